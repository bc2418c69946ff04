"""Saved pages of a site nobody described yet → its facts, and which pages should become its fixtures. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from newsscraper import extract, platforms
from newsscraper.errors import BadInput
from newsscraper.extract.page import Document
from newsscraper.items import Notice, Outcome, Page, Publisher, Section
from newsscraper.publishers import propose, stand_in
from newsscraper.testing.scramble import scramble, scramble_url
from newsscraper.text.urls import host

MOST = {"article": 3, "section": 1, "other": 1}
"""How many pages of a kind become fixtures."""
_WORDPRESS = re.compile(rb"""/wp-content/|<meta[^<>]{0,200}generator[^<>]{0,200}WordPress""", re.IGNORECASE)
MANY = 5
"""Stories that make a page without a date a section."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved page and what it is: article, section or other."""

    page: Page
    kind: str


def sort(pages: Sequence[Page]) -> list[Saved]:
    """Say of each page what it is, by the generic rules alone."""
    return [Saved(page, _kind(page)) for page in pages]


def _kind(page: Page) -> str:
    name = host(page.url).removeprefix("www.")
    found = extract.article(
        page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=stand_in(name)
    )
    if found.outcome is Outcome.LISTING or (found.date_published is None and _lists(page)):
        return "section"
    return "article" if found.outcome is Outcome.ARTICLE else "other"


def _lists(page: Page) -> bool:
    """Say whether a page without a date of its own shows many stories: a section that teases them with their text."""
    return len(extract.links(page.body, url=page.url)) >= MANY


def facts(slug: str, saved: Sequence[Saved]) -> Publisher:
    """Propose the facts that the pages show; raises `BadInput` when no article is among them."""
    articles = [one.page for one in saved if one.kind == "article"]
    lists = [one.page for one in saved if one.kind == "section"]
    if not articles:
        raise BadInput("none of these pages reads as an article; save one with its text, and name it too")
    first = (lists or articles)[0]
    document = Document.parse(first.body, url=first.url, content_type=first.header("content-type"))
    listed = [link.url for page in lists for link in extract.links(page.body, url=page.url)]
    found = propose.publisher(document, [*(page.url for page in articles), *listed])
    known = {section.url: section for section in found.sections}
    sections = tuple(known.get(page.url, Section(url=page.url)) for page in lists) or (
        Section(url=urljoin(first.url, "/")),
    )
    found = replace(found, slug=slug, sections=sections, evidence="pages saved by hand")
    return with_family(found, [one for one in saved if one.kind == "article"])


def described(found: Publisher, saved: Sequence[Saved]) -> Publisher:
    """Return the facts of a site that was looked at, with the section that becomes a fixture among its sections."""
    urls = {section.url for section in found.sections}
    further = [Section(url=one.page.url) for one in saved if one.kind == "section" and one.page.url not in urls]
    found = replace(found, sections=(*found.sections, *further), evidence="its own pages, read by newsscraper new")
    return with_family(found, [one for one in saved if one.kind == "article"])


def with_family(found: Publisher, articles: Sequence[Saved]) -> Publisher:
    """Return facts that name the family of sites whose rules these articles follow, when one says so itself.

    WordPress names itself; its rules count only where they read the same as the generic ones.
    """
    if not articles or not all(_WORDPRESS.search(one.page.body) for one in articles):
        return found
    tried = replace(found, platform="wordpress", layouts=platforms.layouts("wordpress"))
    return tried if all(_agrees(one.page, tried) for one in articles) else found


def _agrees(page: Page, tried: Publisher) -> bool:
    read = extract.article(page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=tried)
    return read.outcome is Outcome.ARTICLE and Notice.LAYOUT_DISAGREES not in read.warnings


def chosen(saved: Sequence[Saved]) -> list[Saved]:
    """Return the pages that become fixtures: three articles, a section and a negative."""
    return [one for kind, most in MOST.items() for one in [s for s in saved if s.kind == kind][:most]]


def publishable(page: Page) -> Page:
    """Return the page with other words, in its text and in its address."""
    kind = page.header("content-type")
    return replace(page, url=scramble_url(page.url, page.body, kind), body=scramble(page.body, kind))
