"""One response → one `Visit`: what it is, what it says, what it leads to, when to come back. No Scrapy, no network."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from newsscraper.crawl import asking, backfill, ladder
from newsscraper.crawl.gate import retry_after
from newsscraper.crawl.trail import Trail, is_maze
from newsscraper.extract import reservations
from newsscraper.extract.article import article as read_article
from newsscraper.extract.feeds import feed
from newsscraper.extract.listing import is_home, listing
from newsscraper.extract.sitemaps import sitemap
from newsscraper.items import (
    Article,
    FoundVia,
    FrontierEntry,
    Kind,
    Link,
    Listing,
    Notice,
    Outcome,
    Page,
    Publisher,
    Record,
    Visit,
)
from newsscraper.store import records
from newsscraper.text.urls import belongs, canonical

MAX_DEPTH = 100
"""Pages of one list that are followed without `since`; ten times as many with it."""

MAX_INDEXES = 5
"""Sitemap indexes that lead to one another."""

NO_CONTENT = 204
"""The status by which some JSON services (WAM) say that there is no such story."""

_WITH_RECORD = frozenset({Outcome.ARTICLE, Outcome.LIVE_BLOG, Outcome.MEDIA_ONLY, Outcome.OTHER_LANGUAGE})
_MAYBE_CHALLENGE = frozenset({401, 403, 429, 503})
_VIA = {Kind.FEED: FoundVia.FEED, Kind.SITEMAP: FoundVia.SITEMAP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reading a page depends on beside the page."""

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

    def visit(self, page: Page, entry: FrontierEntry, refused: tuple[Outcome, str] | None = None) -> Visit:
        """Return the visit of a response. `refused`: why its redirect was not followed. Never raises for bad bytes."""
        goal = backfill.goal_of(entry)
        if goal is not None and goal != self.goal:
            return replace(self, goal=goal, since=goal, trail=self.back).visit(page, entry, refused)
        return self._kept(self._read(page, entry, refused))

    def _read(self, page: Page, entry: FrontierEntry, refused: tuple[Outcome, str] | None) -> Visit:
        if refused is not None:
            return self._ended(page, entry, *refused)
        if page.status == 304:
            return self._ended(page, entry, Outcome.NOT_MODIFIED)
        if not 200 <= page.status < 300 or page.status == NO_CONTENT:
            return self._error(page, entry)
        if page.exchanges and page.exchanges[-1].truncated:
            return self._ended(page, entry, Outcome.TRUNCATED, f"cut: {page.exchanges[-1].truncated}")
        return self._article(page, entry) if entry.kind is Kind.ARTICLE else self._list(page, entry)

    def _ended(
        self, page: Page, entry: FrontierEntry, outcome: Outcome, error: str | None = None, wait: float | None = None
    ) -> Visit:
        due, priority = ladder.next_visit(entry, outcome, page.fetched_at, wait=wait)
        return Visit(
            entry=entry,
            outcome=outcome,
            fetched_at=page.fetched_at,
            page=page,
            error=error,
            next_check_at=due,
            next_priority=priority,
        )

    def _error(self, page: Page, entry: FrontierEntry) -> Visit:
        error = f"status {page.status}"
        if page.status in (NO_CONTENT, 404, 410):
            return self._ended(page, entry, Outcome.GONE, error)
        if page.status in _MAYBE_CHALLENGE and self._extract(page).outcome is Outcome.BLOCKED:
            return self._ended(page, entry, Outcome.BLOCKED, error)
        if page.status in (429, 503):
            wait = retry_after(page.header("retry-after"), date=page.header("date"), now=page.fetched_at)
            return self._ended(page, entry, Outcome.RETRY_LATER, error, wait)
        return self._ended(page, entry, Outcome.HTTP_ERROR, error)

    def _kept(self, visit: Visit) -> Visit:
        """Return a visit without the bytes and the text of a page that reserves them, unless there is a permission."""
        page = visit.page
        if page is None or not page.body or self.publisher.permission or not is_reserved(page):
            return visit
        record = metadata_only(visit.record) if visit.record else None
        return replace(visit, page=replace(page, exchanges=(), body=b""), record=record)

    # ── articles ─────────────────────────────────────────────────────────────────────────────────

    def _extract(self, page: Page) -> Article:
        return read_article(
            page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=self.publisher
        )

    def _article(self, page: Page, entry: FrontierEntry) -> Visit:
        found = self._extract(page)
        visit = self._ended(page, entry, found.outcome, _why(found))
        if found.outcome not in _WITH_RECORD:
            return visit
        return replace(
            visit,
            record=records.draft(found, page, self.publisher, entry=entry, run_id=self.run_id),
            changed_check_at=page.fetched_at + ladder.PAUSES[0],
            changed_priority=ladder.RECHECK_PRIORITY,
        )

    # ── lists ────────────────────────────────────────────────────────────────────────────────────

    def _list(self, page: Page, entry: FrontierEntry) -> Visit:
        shown = self._listing(page, entry)
        if not shown.links and not shown.sitemaps:
            return self._empty(page, entry, shown)
        links = [link for link in shown.links if self._is_wanted(link)]
        goes_on = self.trail.shows_new(entry.url, (link.url for link in links))
        via = _VIA.get(entry.kind, FoundVia.HOME if is_home(page.url) else FoundVia.SECTION)
        found = [self._found(link, page, via) for link in links if not self.trail.is_other_name(link.url)]
        return replace(
            self._ended(page, entry, Outcome.LISTING),
            listing=shown,
            discovered=(*found, *self._sitemaps(shown, entry), *self._next(shown, entry, links if goes_on else [])),
        )

    def _listing(self, page: Page, entry: FrontierEntry) -> Listing:
        kind = page.header("content-type")
        publisher, at = self.publisher, page.fetched_at
        if entry.kind is Kind.FEED:
            return feed(page.body, url=page.url, content_type=kind, publisher=publisher, fetched_at=at)
        if entry.kind is Kind.SITEMAP:
            return sitemap(page.body, url=page.url, content_type=kind, publisher=publisher, fetched_at=at)
        headers = {"content-type": kind} if kind else None
        return listing(page.body, url=page.url, publisher=publisher, headers=headers, fetched_at=at)

    def _empty(self, page: Page, entry: FrontierEntry, shown: Listing) -> Visit:
        """A list without links: the end of paging, or a site that changed its markup, or a challenge."""
        if entry.depth:
            return replace(self._ended(page, entry, Outcome.LISTING), listing=shown)
        outcome = self._extract(page).outcome
        if outcome not in (Outcome.BLOCKED, Outcome.SOFT_404):
            outcome = Outcome.LAYOUT_MISMATCH
        return self._ended(page, entry, outcome, f"no article links on this {entry.kind}")

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


def _why(found: Article) -> str | None:
    if found.outcome is not Outcome.LAYOUT_MISMATCH:
        return None
    missing = [name for name in ("title", "body") if not getattr(found, name)]
    return f"no source yields {' and '.join(missing) or 'a required field'}"


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


# ── what the publisher reserves ──────────────────────────────────────────────────────────────────


def is_reserved(page: Page) -> bool:
    """Say whether a page asks not to be archived: `noarchive` (robots meta or X-Robots-Tag) or a TDM reservation."""
    said = reservations.metas(page.body)
    own = [text for name in (*reservations.EVERYBODY, reservations.AGENT) for text in said.get(name, ())]
    if reservations.forbids_archiving(page.header_lines("x-robots-tag"), own, page.fetched_at):
        return True
    stated = reservations.stated(*said.get("tdm-reservation", ()), *page.header_lines("tdm-reservation"))
    return (page.tdm_reservation if stated is None else stated) == 1


def metadata_only(record: Record) -> Record:
    """Return a record without any of the text: that the article exists, its title, days, section and tags."""
    return replace(
        record,
        body="",
        subtitle=None,
        description=None,
        dateline=None,
        links=(),
        images=(),
        embeds=(),
        warnings=(*record.warnings, Notice.RESERVED),
    )
