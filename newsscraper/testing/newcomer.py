"""Saved pages of a site nobody described yet → its facts, and which pages should become its fixtures. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from newsscraper import extract
from newsscraper.errors import BadInput
from newsscraper.extract.page import Document
from newsscraper.items import Outcome, Page, Publisher, Section
from newsscraper.publishers import propose, stand_in
from newsscraper.testing.scramble import scramble, scramble_url
from newsscraper.text.urls import host

MOST = {"article": 3, "section": 1, "other": 1}
"""How many pages of a kind become fixtures."""
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
    return replace(found, slug=slug, sections=sections, evidence="pages saved by hand")


def chosen(saved: Sequence[Saved]) -> list[Saved]:
    """Return the pages that become fixtures: three articles, a section and a negative."""
    return [one for kind, most in MOST.items() for one in [s for s in saved if s.kind == kind][:most]]


def publishable(page: Page) -> Page:
    """Return the page with other words, in its text and in its address."""
    body = scramble(page.body, page.header("content-type"))
    return replace(page, url=scramble_url(page.url, page.body), body=body)
