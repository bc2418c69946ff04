"""Look at a site that nobody knows yet: sections, feeds, sitemaps, articles, and the facts that follow from them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urljoin

from newsscraper.crawl.fetch import Fetch, Fetched
from newsscraper.errors import NewsscraperError, Offline
from newsscraper.extract import article, feed, listing, sitemap
from newsscraper.extract.page import Document
from newsscraper.items import Article, Link, Listing, Outcome, Page, Publisher
from newsscraper.publishers import propose
from newsscraper.text.urls import belongs, canonical, matched

MOST_SECTIONS, MOST_FEEDS, MOST_SITEMAPS = 8, 3, 3
"""Pages of each kind that are looked at: a survey takes less than a minute at one request a second."""
ARTICLES = 3
FEW_LINKS = 3
"""Links below which a page counts as no list."""
GUESSES = ("feed", "rss")
"""Where a feed may be that no page announces."""
RUNGS = (
    "a full-text feed or a news sitemap of the site, named in its publisher's file as `feeds` or `sitemaps`",
    "its AMP pages, or /wp-json/wp/v2/posts where it is made with WordPress",
    "a browser: put a download handler of your own into DOWNLOAD_HANDLERS of your Scrapy settings",
)
"""What to try for a site that refuses robots or shows nothing without scripts, the easiest first."""

_SITEMAP_LINE = re.compile(rb"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was seen of a site."""

    facts: Publisher
    """What it seems to be."""
    links: tuple[Link, ...] = ()
    """Article links of its pages, each once."""
    articles: tuple[Article, ...] = ()
    """Some of these, extracted."""
    troubles: tuple[str, ...] = ()
    """What could not be had, one sentence each."""


@dataclass(slots=True)
class _Looking:
    fetch: Fetch
    troubles: list[str] = field(default_factory=list)

    async def page(self, url: str, *, told: bool = True) -> Page | None:
        """Return a page that answered well, else None and a trouble."""
        fetched = await self.fetch(url)
        if fetched.page is not None and fetched.outcome is None and fetched.page.status == 200:
            return fetched.page
        if told:
            self.troubles.append(f"{url}: {reason(fetched)}")
        return None

    async def listing(self, url: str, facts: Publisher) -> Listing | None:
        page = await self.page(url)
        return _list(page, facts) if page else None


def reason(fetched: Fetched) -> str:
    """Return why a page is none, in a few words."""
    if fetched.page is not None and fetched.outcome is None:
        return f"status {fetched.page.status}"
    return f"{fetched.outcome}: {fetched.error}"


async def survey(url: str, fetch: Fetch) -> Survey:
    """Look at the site that an address belongs to. Raises `NewsscraperError` when its first page shows no articles."""
    looking = _Looking(fetch)
    home = await _home(url, fetch)
    document = Document.parse(home.body, url=home.url, content_type=home.header("content-type"))
    first = listing(home.body, url=home.url)
    facts = propose.publisher(document, [link.url for link in first.links])
    if not facts.timezone:
        facts = _placed(facts, document)
    facts, links = await _sections(looking, facts, home.url, list(first.links))
    if not links:
        raise NewsscraperError(f"{home.url} shows no links to articles without scripts; try {'; or '.join(RUNGS)}")
    facts = replace(facts, article_urls=_patterns(links))
    facts = replace(facts, feeds=await _feeds(looking, facts), sitemaps=await _sitemaps(looking, facts, home.url))
    articles = await _articles(looking, facts, links)
    return Survey(facts=facts, links=tuple(links), articles=tuple(articles), troubles=tuple(looking.troubles))


async def _home(url: str, fetch: Fetch) -> Page:
    fetched = await fetch(url)
    page = fetched.page
    if page is None and fetched.outcome in (Outcome.UNREACHABLE, Outcome.TIMEOUT):
        raise Offline(f"{url} did not answer: {fetched.error}; check the address and try again")
    if page is None or fetched.outcome is not None:
        raise NewsscraperError(f"{url} could not be read: {reason(fetched)}")
    kind = article(page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers).outcome
    if page.status != 200 or kind is Outcome.BLOCKED:
        what = "refuses robots" if kind is Outcome.BLOCKED else f"answers with status {page.status}"
        raise NewsscraperError(f"{url} {what}; try {'; or '.join(RUNGS)}")
    return page


def _placed(facts: Publisher, home: Document) -> Publisher:
    """Return facts with the country that the page's language tag names, and its zone."""
    tags = [*home.meta.get("og:locale", ()), home.tree.get("lang") or ""]
    for tag in tags:
        country = tag.replace("_", "-").partition("-")[2].lower()
        if country in propose.ZONES:
            return replace(facts, country=country.upper(), timezone=propose.ZONES[country])
    return facts


def _list(page: Page, facts: Publisher) -> Listing:
    kind = page.header("content-type")
    headers = {"content-type": kind} if kind else None
    bare = replace(facts, article_urls={})
    return listing(page.body, url=page.url, publisher=bare, headers=headers, fetched_at=page.fetched_at)


async def _sections(looking: _Looking, facts: Publisher, home: str, links: list[Link]) -> tuple[Publisher, list[Link]]:
    """Keep the sections that list articles; return them with all links, each once."""
    kept = [section for section in facts.sections if canonical(section.url) == canonical(home)] if links else []
    for section in facts.sections[: MOST_SECTIONS + 1]:
        if canonical(section.url) == canonical(home):
            continue
        found = await looking.listing(section.url, facts)
        if found is not None and len(found.links) >= FEW_LINKS:
            kept.append(section)
            links = [*links, *found.links]
        elif found is not None:
            looking.troubles.append(f"{section.url}: shows no list of articles; left out")
    return replace(facts, sections=tuple(kept)), _own(links, facts)


def _own(links: Iterable[Link], facts: Publisher) -> list[Link]:
    found = {canonical(link.url): link for link in reversed(list(links)) if belongs(link.url, facts.domains)}
    return list(reversed(found.values()))


def _patterns(links: Sequence[Link]) -> dict[str, str]:
    found = propose.pattern([link.url for link in links])
    return {found.name: found.regex} if found else {}


async def _feeds(looking: _Looking, facts: Publisher) -> tuple[str, ...]:
    announced = facts.feeds[:MOST_FEEDS]
    home = f"https://{facts.domains[0]}/" if not facts.sections else facts.sections[0].url
    kept: list[str] = []
    for url in announced or [urljoin(home, f"/{name}") for name in GUESSES]:
        page = await looking.page(url, told=bool(announced))
        if page and feed(page.body, url=page.url, content_type=page.header("content-type")).links:
            kept.append(page.url)
            if not announced:
                break
    return tuple(kept)


async def _sitemaps(looking: _Looking, facts: Publisher, home: str) -> tuple[str, ...]:
    """Return the sitemaps that robots.txt names: the news sitemaps when there are any."""
    robots = await looking.page(urljoin(home, "/robots.txt"), told=False)
    named = [text.decode("utf-8", "replace") for text in _SITEMAP_LINE.findall(robots.body)] if robots else []
    own = [url for url in dict.fromkeys(named) if belongs(url, facts.domains)]
    own.sort(key=lambda url: "news" not in url.lower())
    kept: list[str] = []
    for url in own[:MOST_SITEMAPS]:
        page = await looking.page(url)
        found = sitemap(page.body, url=page.url, content_type=page.header("content-type")) if page else None
        if found and (found.links or found.sitemaps):
            kept.append(url)
    return tuple(kept)


async def _articles(looking: _Looking, facts: Publisher, links: Sequence[Link]) -> list[Article]:
    found: list[Article] = []
    for link in preferred(links, facts)[: 2 * ARTICLES]:
        page = await looking.page(link.url)
        if page is not None:
            one = extracted(page, facts, page.fetched_at)
            found.append(one if one.tdm_reservation is not None else replace(one, tdm_reservation=page.tdm_reservation))
        if sum(one.outcome is Outcome.ARTICLE for one in found) >= ARTICLES:
            break
    return [one for one in found if one.outcome is Outcome.ARTICLE] or found


def extracted(page: Page, facts: Publisher, now: datetime) -> Article:
    """Return what extraction finds in a page under some facts."""
    return article(page.body, url=page.url, fetched_at=now, headers=page.headers, publisher=facts)


def preferred(links: Sequence[Link], facts: Publisher) -> list[Link]:
    """Return links, those that match the proposed pattern first."""
    patterns = [re.compile(regex) for regex in facts.article_urls.values()]
    return sorted(links, key=lambda link: not any(matched(pattern, canonical(link.url)) for pattern in patterns))
