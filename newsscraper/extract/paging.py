"""Where a list goes on: the request for its next page, whatever kind of paging it has.

rel=next; التالي and its like; numbered pages; offsets (`/BUSI/25`, `?start=20`); load-more buttons with their request;
ASP.NET postbacks. A next page never leads back: where addresses count, the count must grow.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from newsscraper.extract import paging_words as words
from newsscraper.extract.page import Document
from newsscraper.extract.paging_ajax import more_request, postback
from newsscraper.extract.paging_number import count_of, leads_on, number_of_text
from newsscraper.extract.phrases import folded
from newsscraper.extract.xmltree import text_of
from newsscraper.items import NextPage
from newsscraper.text.urls import absolute, belongs

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ANCHORS = 1_500
"""Links of one page that are looked at."""
MAX_LEVELS = 4
"""Levels between a page number and the row it stands in."""

_CURRENT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:current|active|selected|currentpage|on|disabled current)(?:$|[\s_-])", re.IGNORECASE
)


def next_page(document: Document) -> NextPage | None:
    """Return the request for the next page of a list; None on its last page or where nothing says so."""
    anchors = _anchors(document)
    kinds: tuple[Callable[[Document, list[_Element]], NextPage | None], ...] = (
        _by_rel, _by_words, _by_number, _by_button,
    )  # fmt: skip
    for kind in kinds:
        found = kind(document, anchors)
        if found is not None:
            return found
    return None


def _anchors(document: Document) -> list["_Element"]:
    """Return the links of a page, the last `MAX_ANCHORS`: paging stands below the list."""
    return list(document.tree.iter("a"))[-MAX_ANCHORS:]


def _get(document: Document, href: str | None) -> NextPage | None:
    """Return a GET for an address that stays on the site and leads on."""
    address = absolute(document.base, href) if href and not href.startswith("#") else None
    host = re.sub(r"^https?://(?:www\.|m\.)?([^/:]+).*", r"\1", document.url, flags=re.DOTALL)
    if not address or not belongs(address, (host,)) or not leads_on(document.url, address):
        return None
    return NextPage(url=address)


def _by_rel(document: Document, anchors: list["_Element"]) -> NextPage | None:
    """Follow `rel=next` of the head, then of a link."""
    for element in (*document.tree.iter("link"), *anchors):
        if "next" in (element.get("rel") or "").lower().split():
            found = _get(document, element.get("href"))
            if found is not None:
                return found
    return None


def _by_words(document: Document, anchors: list["_Element"]) -> NextPage | None:
    """Follow التالي, الصفحة التالية, older posts; an arrow only where the count grows, by the least."""
    for element in anchors:
        if _says_next(element) and (found := _get(document, element.get("href")) or postback(document, element)):
            return found
    here = count_of(document.url)
    arrows = [found for a in anchors if words.ARROW.fullmatch(_text(a)) and (found := _get(document, a.get("href")))]
    counted = [(count, found.url, found) for found in arrows if (count := count_of(found.url)) is not None]
    growing = [item for item in counted if here is None or item[0] > here]
    return min(growing)[2] if growing else None


def _says_next(element: "_Element") -> bool:
    """Say whether a link's text, label or class is "next"."""
    for text in (_text(element), element.get("aria-label") or "", element.get("title") or ""):
        if 2 < len(text) < 40 and words.NEXT.fullmatch(folded(text)):
            return True
    parent = element.getparent()
    names = f"{element.get('class') or ''} {parent.get('class') or '' if parent is not None else ''}"
    return bool(words.NEXT_CLASS.search(names)) and not words.NOT_NEXT_CLASS.search(names) and len(_text(element)) < 25


def _text(element: "_Element") -> str:
    return " ".join(text_of(element).split())[:80]


# ── numbered pages ───────────────────────────────────────────────────────────────────────────────


def _by_number(document: Document, anchors: list["_Element"]) -> NextPage | None:
    """Follow the number after that of the current page."""
    numbered = [(number, a) for a in anchors if (number := number_of_text(_text(a))) is not None]
    if not numbered:
        return None
    current = _current(document, [a for _, a in numbered])
    for number, element in numbered:
        if number == current + 1 and _in_row(element, numbered):
            found = _get(document, element.get("href")) or postback(document, element)
            if found is not None:
                return found
    return None


def _in_row(element: "_Element", numbered: list[tuple[int, "_Element"]]) -> bool:
    """Tell a page number from the number of a comment: it stands in a pager, or beside another number."""
    row = element
    for _ in range(MAX_LEVELS):
        parent = row.getparent()
        if parent is None:
            return False
        row = parent
        if words.PAGER_CLASS.search(f"{row.get('class') or ''} {row.get('id') or ''}"):
            return True
        if any(other is not element and row in other.iterancestors() for _, other in numbered) or _marks(row, []):
            return True
    return False


def _current(document: Document, numbered: list["_Element"]) -> int:
    """Return the number of the page shown: the one that is marked, else what its address says, else 1."""
    row: _Element | None = numbered[0]
    for _ in range(MAX_LEVELS):
        row = row.getparent() if row is not None else None
        if row is None:
            break
        marked = _marks(row, numbered)
        if marked:
            return marked[0]
    counted = count_of(document.url)
    return counted if counted and counted < 10_000 else 1


def _marks(row: "_Element", numbered: list["_Element"]) -> list[int]:
    """Return the numbers in a row of pages that are no link or are marked as current."""
    found: list[int] = []
    for element in _first(row.iterdescendants(etree.Element)):
        number = number_of_text(_text(element)) if len(element) < 3 else None
        if number is None:
            continue
        is_link = element.tag == "a" and bool(element.get("href")) and element.get("href") != "#"
        marked = bool(_CURRENT_CLASS.search(element.get("class") or "")) or element.get("aria-current") is not None
        bare = not is_link and next(element.iter("a"), None) is None and next(element.iterancestors("a"), None) is None
        if marked or bare:
            found.append(number)
    return found


def _first(elements: Iterator["_Element"], limit: int = 200) -> Iterator["_Element"]:
    """Yield the first elements: a row of page numbers is short."""
    for count, element in enumerate(elements):
        if count >= limit:
            return
        yield element


def _by_button(document: Document, anchors: list["_Element"]) -> NextPage | None:
    """Follow a load-more button."""
    for element in document.tree.iter("a", "button", "div", "span", "input", "form", "section", "ul"):
        found = more_request(document, element)
        if found is not None:
            return found
    return None
