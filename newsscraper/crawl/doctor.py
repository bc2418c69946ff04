"""Look at a source live: one list, three articles, what each layer sees, what to change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsscraper.crawl import asking
from newsscraper.crawl.content import is_reserved
from newsscraper.crawl.fetch import Fetch, Fetched
from newsscraper.crawl.reading import Reader, seeds
from newsscraper.crawl.survey import ARTICLES, RUNGS, preferred, reason
from newsscraper.items import FrontierEntry, Kind, Link, Outcome, Page, Publisher, Visit
from newsscraper.publishers import checkup
from newsscraper.publishers.checkup import Advice, Checked

MOST_LISTS = 3
"""Lists that are tried until one shows articles."""
_REFUSED = frozenset({401, 403, 429, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSeen:
    """One list of the source."""

    url: str
    kind: Kind
    links: int = 0
    error: str = ""
    """Why it shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found, and what to do."""

    source: str
    ok: bool
    what: str
    """One line."""
    lists: tuple[ListSeen, ...] = ()
    articles: tuple[Checked, ...] = ()
    advice: tuple[Advice, ...] = ()
    rungs: tuple[str, ...] = ()
    """What to try next when robots are refused or scripts are needed."""
    failed: tuple[str, ...] = ()
    """Articles that could not be fetched, and why."""
    reserved: int = 0
    """Articles that ask not to be archived, and for which there is no permission."""


async def diagnose(publisher: Publisher, fetch: Fetch) -> Diagnosis:
    """Return how a source fares; never raises for what the site does."""
    lists, links, refused = await _lists(publisher, fetch)
    if not links:
        what = lists[0].error if lists else "its file names no section, feed or sitemap"
        return Diagnosis(
            source=publisher.slug, ok=False, what=what, lists=tuple(lists), rungs=RUNGS if lists or refused else ()
        )
    pages, failed = await _articles(publisher, links, fetch)
    checked = tuple(checkup.check(page, publisher, page.fetched_at.date()) for page in pages)
    reserved = 0 if publisher.permission else sum(map(is_reserved, pages))
    return replace(_judged(publisher, lists, checked, failed), reserved=reserved)


def _judged(
    publisher: Publisher, lists: Sequence[ListSeen], checked: tuple[Checked, ...], failed: Sequence[str]
) -> Diagnosis:
    found = checkup.advice(checked)
    read = sum(one.outcome is Outcome.ARTICLE for one in checked)
    blocked = any(one.outcome is Outcome.BLOCKED for one in checked) or (not checked and bool(failed))
    wrong = [f"{one.field}: {one.sentence}" for one in found]
    if read < len(checked) or not checked:
        wrong.insert(0, f"{read} of {len(checked) + len(failed)} articles could be read")
    return Diagnosis(
        source=publisher.slug,
        ok=not wrong,
        what="; ".join(wrong) or f"{lists[-1].links} links, {read} articles read",
        lists=tuple(lists),
        articles=checked,
        advice=tuple(found),
        rungs=RUNGS if blocked else (),
        failed=tuple(failed),
    )


async def _lists(publisher: Publisher, fetch: Fetch) -> tuple[list[ListSeen], list[Link], bool]:
    """Fetch lists until one shows articles: what each showed, the links, and whether one was refused."""
    seen: list[ListSeen] = []
    refused = False
    for entry in seeds(publisher)[:MOST_LISTS]:
        fetched = await fetch(entry.fetch_url or entry.url)
        visit = _visit(publisher, entry, fetched)
        shown = visit.listing.links if visit and visit.listing else ()
        error = "" if shown else _why(visit, fetched)
        refused = refused or bool(fetched.page and fetched.page.status in _REFUSED)
        seen.append(ListSeen(url=fetched.url, kind=entry.kind, links=len(shown), error=error))
        if shown:
            return seen, list(shown), refused
    return seen, [], refused


def _visit(publisher: Publisher, entry: FrontierEntry, fetched: Fetched) -> Visit | None:
    if fetched.page is None or fetched.outcome is not None:
        return None
    return Reader(publisher=publisher, run_id="doctor").visit(fetched.page, entry)


def _why(visit: Visit | None, fetched: Fetched) -> str:
    if visit is None:
        return f"{fetched.url}: {reason(fetched)}"
    return f"{fetched.url}: {visit.outcome}" + (f": {visit.error}" if visit.error else "")


async def _articles(publisher: Publisher, links: Sequence[Link], fetch: Fetch) -> tuple[list[Page], list[str]]:
    pages: list[Page] = []
    failed: list[str] = []
    for link in preferred(links, publisher)[: 2 * ARTICLES]:
        fetched = await fetch(asking.of_service(link.fetch_url, publisher) if link.fetch_url else link.url)
        if fetched.page is not None and fetched.outcome is None and fetched.page.status == 200:
            pages.append(fetched.page)
        else:
            failed.append(f"{fetched.url}: {reason(fetched)}")
        if len(pages) == ARTICLES:
            break
    return pages, failed
