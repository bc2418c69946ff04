"""What one response says → one `Visit`: what it leads to and when to come back. No Scrapy, no network."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from newsscraper.crawl import asking, backfill, ladder
from newsscraper.crawl.content import Content, content_of, kept
from newsscraper.crawl.gate import retry_after
from newsscraper.crawl.trail import Trail, is_maze
from newsscraper.extract.listing import is_home
from newsscraper.items import FoundVia, FrontierEntry, Kind, Link, Listing, Outcome, Page, Publisher, Visit
from newsscraper.text.urls import belongs, canonical

MAX_DEPTH = 100
"""Pages of one list that are followed without `since`; ten times as many with it."""

MAX_INDEXES = 5
"""Sitemap indexes that lead to one another."""

_VIA = {Kind.FEED: FoundVia.FEED, Kind.SITEMAP: FoundVia.SITEMAP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What a visit depends on beside the page: the publisher, and what the run knows already."""

    publisher: Publisher
    run_id: str
    since: date | None = None
    """Articles published before are not looked for."""
    is_old: Callable[[str], bool] = lambda url: False
    """Says whether an address was fetched in an earlier run."""
    trail: Trail = field(default_factory=Trail)
    """What the run was shown so far: where to stop following."""
    back: Trail = field(default_factory=Trail)
    """The same for its lists on the way back in time."""
    goal: date | None = None
    """The day to which a page is a step back; None for a page of the daily crawl."""

    def visit(
        self,
        page: Page,
        entry: FrontierEntry,
        refused: tuple[Outcome, str] | None = None,
        content: Content | None = None,
    ) -> Visit:
        """Return the visit of a response. Never raises for bad bytes.

        `refused`: why its redirect was not followed; `content`: what it says, where that is known already.
        """
        goal = backfill.goal_of(entry)
        if goal is not None and goal != self.goal:
            reader = replace(self, goal=goal, since=goal, trail=self.back)
            return reader.visit(page, entry, refused, content)
        if refused is not None:
            content = kept(Content(outcome=refused[0], error=refused[1]), page, self.publisher)
        return self._visit(page, entry, content or content_of(page, entry, self.publisher, run_id=self.run_id))

    def _visit(self, page: Page, entry: FrontierEntry, content: Content) -> Visit:
        wait = None
        if content.outcome is Outcome.RETRY_LATER:
            wait = retry_after(page.header("retry-after"), date=page.header("date"), now=page.fetched_at)
        due, priority = ladder.next_visit(entry, content.outcome, page.fetched_at, wait=wait)
        visit = Visit(
            entry=entry,
            outcome=content.outcome,
            fetched_at=page.fetched_at,
            page=replace(page, exchanges=(), body=b"") if content.is_reserved else page,
            error=content.error,
            record=content.record,
            members=content.members,
            listing=content.listing,
            next_check_at=due,
            next_priority=priority,
        )
        if content.record is not None:
            at = page.fetched_at + ladder.PAUSES[0]
            return replace(visit, changed_check_at=at, changed_priority=ladder.RECHECK_PRIORITY)
        return replace(visit, discovered=self._discovered(page, entry, content.listing)) if content.listing else visit

    # ── lists ────────────────────────────────────────────────────────────────────────────────────

    def _discovered(self, page: Page, entry: FrontierEntry, shown: Listing) -> tuple[FrontierEntry, ...]:
        if not shown.links and not shown.sitemaps:
            return ()
        links = [link for link in shown.links if self._is_wanted(link)]
        goes_on = self.trail.shows_new(entry.url, (link.url for link in links))
        via = _VIA.get(entry.kind, FoundVia.HOME if is_home(page.url) else FoundVia.SECTION)
        found = [self._found(link, page, via) for link in links if not self.trail.is_other_name(link.url)]
        return (*found, *self._sitemaps(shown, entry), *self._next(shown, entry, links if goes_on else []))

    def _is_wanted(self, link: Link) -> bool:
        if self.publisher.domains and not belongs(link.url, self.publisher.domains):
            return False
        return not is_maze(link.url) and not self._is_before_since(link)

    def _is_before_since(self, link: Link) -> bool:
        return bool(self.since and link.date_published and link.date_published < self.since)

    def _sitemaps(self, shown: Listing, entry: FrontierEntry) -> Iterable[FrontierEntry]:
        """Yield the sitemaps of an index; an index of indexes ends somewhere."""
        for url in shown.sitemaps if entry.depth < MAX_INDEXES else ():
            found = FrontierEntry(url=canonical(url), kind=Kind.SITEMAP, found_via=FoundVia.SITEMAP, fetch_url=url)
            yield from self._following(found, shown, entry)

    def _next(self, shown: Listing, entry: FrontierEntry, wanted: list[Link]) -> Iterable[FrontierEntry]:
        """Yield the next page of a list while it shows anything new; on the way back, while it shows anything."""
        deepest = MAX_DEPTH * (10 if self.since else 1)
        is_known = not wanted if self.goal else all(self.is_old(link.url) for link in wanted)
        if shown.next_page is None or entry.depth >= deepest or is_known:
            return
        if self.publisher.domains and not belongs(shown.next_page.url, self.publisher.domains):
            return
        key, fetch_url = asking.ask(shown.next_page)
        found = FrontierEntry(url=key, kind=entry.kind, found_via=entry.found_via, fetch_url=fetch_url)
        yield from self._following(found, shown, entry)

    def _following(self, found: FrontierEntry, shown: Listing, entry: FrontierEntry) -> Iterable[FrontierEntry]:
        """Yield where a list goes on, unless the trail says that it leads nowhere."""
        found = replace(
            found,
            priority=ladder.LIST_PRIORITY[found.kind] - 1,
            found_on=shown.url,
            depth=entry.depth + 1,
            fetch_url=found.fetch_url if found.fetch_url != found.url else None,
        )
        found = backfill.back(found, self.goal) if self.goal else found
        if self.trail.follow(entry.url, found.url):
            yield found

    def _found(self, link: Link, page: Page, via: FoundVia) -> FrontierEntry:
        key = canonical(link.url)
        asked = asking.of_service(link.fetch_url, self.publisher) if link.fetch_url else link.url
        return FrontierEntry(
            url=key,
            priority=ladder.BACKFILL_PRIORITY if self.goal else ladder.NEW_PRIORITY,
            found_on=page.url,
            found_via=via,
            fetch_url=asked if asked != key else None,
        )


def seeds(publisher: Publisher) -> list[FrontierEntry]:
    """Return the lists of a publisher as frontier entries; one that is named twice counts once."""
    sections = [(section.url, Kind.SECTION) for section in publisher.sections]
    lists = [(url, Kind.SECTION) for url in (publisher.api.lists if publisher.api else ())]
    feeds = [(url, Kind.FEED) for url in publisher.feeds]
    sitemaps = [(url, Kind.SITEMAP) for url in publisher.sitemaps]
    found: dict[str, FrontierEntry] = {}
    for url, kind in (*sections, *lists, *feeds, *sitemaps):
        key = canonical(url)
        asked = asking.of_service(url, publisher) if (url, kind) in lists else url
        entry = FrontierEntry(
            url=key, kind=kind, priority=ladder.LIST_PRIORITY[kind], fetch_url=asked if asked != key else None,
            found_via=_VIA.get(kind, FoundVia.HOME if is_home(url) else FoundVia.SECTION),
        )  # fmt: skip
        found.setdefault(key, entry)
    return list(found.values())
