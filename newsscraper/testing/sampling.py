"""Pages of a site that nobody described yet: a section, three articles and one that is neither, with its facts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from newsscraper.crawl.fetch import Fetch, Fetched
from newsscraper.crawl.survey import preferred, reason, survey
from newsscraper.errors import NewsscraperError, Offline
from newsscraper.extract.page import Document
from newsscraper.items import Outcome, Page, Publisher
from newsscraper.testing import newcomer
from newsscraper.testing.newcomer import Saved
from newsscraper.text.urls import absolute, belongs, canonical

ARTICLES = newcomer.MOST["article"]
MOST_NEGATIVES = 3
"""Pages that are tried until one is neither article nor section."""
MISSING = "/no-such-page-404"
"""An address that no site has: what it answers with is a negative page too."""

_ODD = re.compile(r"about|contact|privacy|terms|policy|advert|subscri|اتصل|من نحن|سياسة الخصوصية|شروط", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was fetched of a site."""

    facts: Publisher
    saved: tuple[Saved, ...]
    """The pages that become fixtures, best first, each with its kind."""
    troubles: tuple[str, ...] = ()
    """What could not be had, one sentence each."""


@dataclass(slots=True)
class _Seen:
    """Fetches each address once, and keeps its page."""

    fetch: Fetch
    pages: dict[str, Fetched] = field(default_factory=dict)

    async def __call__(self, url: str) -> Fetched:
        key = canonical(url)
        if key not in self.pages:
            self.pages[key] = await self.fetch(url)
        return self.pages[key]

    async def page(self, url: str) -> Page | None:
        """Return the page of an address, whatever its status; None when there is none."""
        fetched = await self(url)
        return fetched.page if fetched.outcome is None else None

    def sorted(self) -> list[Saved]:
        """Return every page that answered well, with its kind."""
        fine = (one.page for one in self.pages.values() if one.page and one.page.status == 200 and one.outcome is None)
        return newcomer.sort([page for page in fine if not page.url.endswith("/robots.txt")])


async def sample(urls: Sequence[str], fetch: Fetch) -> Sample:
    """Look at the site of some addresses: its home, sections or articles. Raises `NewsscraperError` when none helps."""
    seen = _Seen(fetch)
    given = await _given(urls, seen)
    lists = [one.page.url for one in given if one.kind == "section"]
    home = urljoin(given[0].page.url, "/")
    found = await survey(lists[0] if lists else home, seen)
    saved = await _articles(given, seen, found.facts, [link.url for link in preferred(found.links, found.facts)])
    saved += _section(given, seen, found.facts, home)
    saved += await _negative(given, seen, home)
    return Sample(facts=found.facts, saved=tuple(saved), troubles=found.troubles)


async def _given(urls: Sequence[str], seen: _Seen) -> list[Saved]:
    """Return the pages of the addresses that were named; raises for one that cannot be had or is on another site."""
    pages: list[Page] = []
    for url in urls:
        fetched = await seen(url)
        if fetched.outcome in (Outcome.UNREACHABLE, Outcome.TIMEOUT):
            raise Offline(f"{url} did not answer: {fetched.error}; check the address and try again")
        if fetched.page is None or fetched.outcome is not None or fetched.page.status != 200:
            raise NewsscraperError(f"{url} could not be read: {reason(fetched)}; try another address of the site")
        pages.append(fetched.page)
    host = (urlsplit(pages[0].url).hostname or "").removeprefix("www.")
    for page in pages:
        if not belongs(page.url, (host,)):
            raise NewsscraperError(f"{page.url} is not on {host}: name addresses of one site")
    return newcomer.sort(pages)


async def _articles(given: list[Saved], seen: _Seen, facts: Publisher, links: Sequence[str]) -> list[Saved]:
    """Return three articles: those that were named, then those that the survey read, then others of its lists."""
    found = [one for one in given if one.kind == "article"]
    found += [one for one in seen.sorted() if one.kind == "article" and one.page.url not in _urls(found)]
    for url in links[: 3 * ARTICLES]:
        if len(found) >= ARTICLES:
            break
        page = await seen.page(url)
        if page and page.status == 200 and page.url not in _urls(found):
            found += [one for one in newcomer.sort([page]) if one.kind == "article"]
    return found[:ARTICLES]


def _section(given: list[Saved], seen: _Seen, facts: Publisher, home: str) -> list[Saved]:
    """Return a section page: one that was named, else one of the facts', else the home page."""
    named = [one for one in given if one.kind == "section" and canonical(one.page.url) != canonical(home)]
    wanted = [canonical(section.url) for section in facts.sections if canonical(section.url) != canonical(home)]
    lists = {canonical(one.page.url): Saved(one.page, "section") for one in seen.sorted() if one.kind != "article"}
    known = [lists[url] for url in (*wanted, canonical(home)) if url in lists]
    return [*named, *known][:1]


async def _negative(given: list[Saved], seen: _Seen, home: str) -> list[Saved]:
    """Return a page that is neither: one that was named, else "about us" and the like, else a wrong address's."""
    named = [one for one in given if one.kind == "other"]
    if named:
        return named[:1]
    page = await seen.page(home)
    for url in [*(_odd(page) if page else [])[: MOST_NEGATIVES - 1], urljoin(home, MISSING)]:
        found = await seen.page(url)
        if found is not None and (found.body.strip() and newcomer.sort([found])[0].kind == "other"):
            return [Saved(found, "other")]
    return []


def _odd(home: Page) -> list[str]:
    """Return the addresses of a page's links that lead to what no story is."""
    document = Document.parse(home.body, url=home.url, content_type=home.header("content-type"))
    host = (urlsplit(home.url).hostname or "").removeprefix("www.")
    found = (
        absolute(document.base, link.get("href") or "")
        for link in document.tree.iter("a")
        if _ODD.search(f"{link.get('href') or ''} {' '.join(str(text) for text in link.itertext())}")
    )
    return list(dict.fromkeys(url for url in found if url and belongs(url, (host,))))


def _urls(saved: Sequence[Saved]) -> set[str]:
    return {one.page.url for one in saved}


def lacking(found: Sample) -> list[str]:
    """Return in words what no page was found for."""
    kinds = [one.kind for one in found.saved]
    words = {"article": "articles", "section": "a section", "other": "a page that is neither"}
    return [words[kind] for kind, most in newcomer.MOST.items() if kinds.count(kind) < most]
