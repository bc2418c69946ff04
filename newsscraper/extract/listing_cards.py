"""Links of a list page → one card per article: headline, date, summary and what else speaks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from newsscraper.extract import listing_words as words
from newsscraper.extract.page import Document
from newsscraper.extract.phrases import folded
from newsscraper.text.forms import display_text
from newsscraper.text.urls import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(
    {"p", "div", "span", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "font", "figcaption"}
)
_SKIPPED = frozenset({"script", "style", "noscript", "svg", "template"})
_TITLE_CLASS = re.compile(r"(?:title|headline|heading|entry-name|caption-text)", re.IGNORECASE)
_SIDE_CLASS = re.compile(
    r"(?:categor|(?:^|[\s_-])(?:cat|section|badge|label|tag|kicker|meta|author|time|date)(?:$|[\s_-]))", re.IGNORECASE
)
_LOCATION = re.compile(
    r"""(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|window\.open\s*\()\s*["']([^"']{1,2000})["']""",
    re.IGNORECASE,
)
_DATA_KEYS = ("data-href", "data-url", "data-link", "data-permalink", "data-article-url")
MAX_LEVELS = 8
"""Levels between a link and the card it stands in."""
MAX_AFTER = 6
"""Elements behind a card that are read with it."""
MAX_TITLE = 400
"""Characters of a headline; a longer text is a whole card."""


@dataclass(eq=False, slots=True)
class Card:
    """All that a page shows of one article."""

    key: str
    url: str
    anchors: list["_Element"] = field(default_factory=list)
    title: str = ""
    in_heading: bool = False
    has_image: bool = False
    box: "_Element | None" = None
    """The largest element around the links that holds no other article's."""
    after: "list[_Element]" = field(default_factory=list)
    """The siblings behind it that belong to it."""


def hrefs(document: Document) -> "Iterator[tuple[_Element, str]]":
    """Yield each element that leads somewhere with its absolute address, in page order.

    Besides `<a href>`: `data-href` and the like, and `onclick="location.href='…'"`.
    """
    base = document.base
    for element in document.tree.iter(etree.Element):
        href = _href(element)
        if href and (address := absolute(base, href)):
            yield element, address


def _href(element: "_Element") -> str | None:
    """Return the raw address of an element."""
    if element.tag in ("a", "area"):
        href = (element.get("href") or "").strip()
        if href and not href.startswith("#") and href[:11].lower() != "javascript:":
            return href
    if not element.attrib or element.tag in ("link", "form", "button", "img", "script", "iframe", "source", "meta"):
        return None
    for key in _DATA_KEYS:
        value = (element.get(key) or "").strip()
        if value.startswith(("/", "http")) or (value and element.tag == "a"):
            return value
    code = element.get("onclick") or (element.get("href") or "" if element.tag == "a" else "")
    found = _LOCATION.search(code[:3_000]) if code else None
    return found[1] if found else None


def cards(anchors: "list[tuple[_Element, str, str]]") -> list[Card]:
    """Join the links (element, key, address) of each article, in the order of their first one."""
    found: dict[str, Card] = {}
    for element, key, address in anchors:
        card = found.setdefault(key, Card(key, address))
        card.anchors.append(element)
        card.url = min(card.url, address, key=_additions)
    owners = _owners(anchors)
    for card in found.values():
        _fill(card, owners)
    return list(found.values())


def _additions(address: str) -> tuple[bool, int]:
    """Say what an address has behind its path: of several to one article the barest is its own (`?utm_source=home`)."""
    return "#" in address, len(address.partition("?")[2])


def _owners(anchors: "list[tuple[_Element, str, str]]") -> "dict[_Element, str | None]":
    """Map each element around links to the one article it belongs to, or None when to several."""
    owners: dict[_Element, str | None] = {}
    for element, key, _ in anchors:
        node: _Element | None = element
        while node is not None:
            if node in owners and owners[node] != key:
                if owners[node] is None:
                    break
                owners[node] = None
            else:
                owners.setdefault(node, key)
            node = node.getparent()
    return owners


def _fill(card: Card, owners: "dict[_Element, str | None]") -> None:
    """Find the card's box, headline and picture."""
    boxes = [_box(anchor, card.key, owners) for anchor in card.anchors]
    best = max(boxes, key=_text_length)
    card.box = best
    card.after = _after(best, card.key, owners)
    card.has_image = any(next(box.iter("img", "picture", "amp-img", "video"), None) is not None for box in boxes)
    candidates = [c for a in card.anchors for c in _anchor_titles(a)]
    candidates += [c for box in boxes for c in _box_titles(box)]
    card.title, card.in_heading = _best_title(candidates)


def _box(anchor: "_Element", key: str, owners: "dict[_Element, str | None]") -> "_Element":
    """Climb from a link to the largest element that holds links to this article only."""
    box = anchor
    for _ in range(MAX_LEVELS):
        parent = box.getparent()
        if parent is None or parent.tag in ("body", "html", "main") or owners.get(parent) != key:
            break
        box = parent
    return box


def _text_length(element: "_Element") -> int:
    return len(visible(element))


def visible(element: "_Element") -> str:
    """Return the text of an element as a reader sees it: no scripts, no words for screen readers, spaces folded."""
    parts: list[str] = []
    _collect(element, parts)
    return " ".join(display_text("".join(parts)).split())


def _collect(top: "_Element", parts: list[str]) -> None:
    """Gather the seen text below an element, without recursion: hostile pages nest deeply."""
    walker = etree.iterwalk(top, events=("start", "end"))
    hidden = 0
    for event, element in walker:
        if event == "start":
            hidden += _is_hidden(element)
            if not hidden:
                parts.append(" " if element.tag in _BLOCKS or element.tag == "br" else "")
                parts.append(element.text or "")
        else:
            hidden -= _is_hidden(element)
            if element is not top and not hidden:
                parts.append(element.tail or "")


def _is_hidden(element: "_Element") -> bool:
    if element.tag in _SKIPPED:
        return True
    names = element.get("class")
    return bool(names and words.HIDDEN_CLASS.search(names))


# ── headlines ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    rank: int
    """3 in a heading, 2 text of a link, 1 an attribute."""


def _anchor_titles(anchor: "_Element") -> Iterator[_Title]:
    """Yield what a link says: the heading in or around it, its text, then its attributes."""
    heading = next((e for e in anchor.iter(etree.Element) if e.tag in HEADINGS), None)
    if heading is None:
        heading = next((e for e in anchor.iter(etree.Element) if e is not anchor and _named(e, _TITLE_CLASS)), None)
    around = _heading_around(anchor)
    if heading is not None:
        yield _Title(_unbadged(heading), 3)
    elif around is not None:
        yield _Title(_unbadged(anchor), 3)
    else:
        yield _Title(_main_text(anchor), 2)
    for name in ("title", "aria-label", "data-title"):
        yield _Title(" ".join(display_text(anchor.get(name) or "").split()), 1)
    for image in anchor.iter("img"):
        yield _Title(" ".join(display_text(image.get("alt") or "").split()), 1)


def _unbadged(element: "_Element") -> str:
    """Return the text of a headline without the mark in an element of its own before it, such as مباشر or عاجل."""
    text = visible(element)
    for child in element.iterdescendants(etree.Element):
        mark = (child.text or "").strip()
        if mark and len(mark) < 15 and text.startswith(mark) and words.BADGE.fullmatch(folded(mark)):
            return text[len(mark) :].lstrip(" :|-–") or text
        if mark:
            break
    return text


def _heading_around(anchor: "_Element") -> "_Element | None":
    """Return the heading, or the element with a title's class, that a link stands in."""
    node = anchor.getparent()
    for _ in range(3):
        if node is None:
            return None
        if node.tag in HEADINGS or (node.tag in _BLOCKS and _named(node, _TITLE_CLASS)):
            return node
        node = node.getparent()
    return None


def _named(element: "_Element", pattern: re.Pattern[str]) -> bool:
    names = element.get("class")
    return bool(names and pattern.search(names))


def _main_text(anchor: "_Element") -> str:
    """Return the text of a link; of one that wraps a whole card the first part that reads like a headline."""
    parts = [e for e in anchor.iterdescendants(etree.Element) if e.tag in _BLOCKS and (e.text or "").strip()]
    whole = _unbadged(anchor)
    if len(parts) < 2 or (anchor.text or "").strip():
        return whole
    texts = [visible(p) for p in parts if not _named(p, _SIDE_CLASS)]
    return next((t for t in texts if len(t.split()) >= 3), whole)


def _box_titles(box: "_Element") -> Iterator[_Title]:
    """Yield the headings of a card whose links are on the picture or on "read more"."""
    for element in box.iter(etree.Element):
        if element.tag in HEADINGS or (element.tag in _BLOCKS and _named(element, _TITLE_CLASS)):
            yield _Title(visible(element), 3)
            return


def _best_title(candidates: list[_Title]) -> tuple[str, bool]:
    """Choose the headline; an attribute that stops at a quotation mark loses to the text it is a prefix of."""
    usable = [_Title(_clean(c.text), c.rank) for c in candidates]
    usable = [c for c in usable if c.text and not is_label(c.text)]
    if not usable:
        return "", False
    best = max(usable, key=lambda c: (c.rank if len(c.text) <= MAX_TITLE else 0, min(len(c.text.split()), 4)))
    best = _whole(best, usable)
    return best.text[:MAX_TITLE], any(c.rank == 3 and c.text == best.text for c in usable)


def _whole(cut: _Title, usable: list[_Title]) -> _Title:
    """Return the headline that one with an ellipsis is the beginning of: `<a title="whole">begin…</a>`."""
    start = cut.text.rstrip(" .…")
    if start == cut.text or not cut.text.endswith(("..", "…")):
        return cut
    return next((c for c in usable if len(c.text) > len(start) and _goes_on(c.text, start)), cut)


def _goes_on(text: str, start: str) -> bool:
    """Say whether a headline has this start and is not cut itself; an ellipsis may be as long as what it stands for."""
    return text.startswith(start) and not text.endswith(("..", "…"))


def _clean(text: str) -> str:
    """Drop the words that are spoken and not seen."""
    return words.SPOKEN_SUFFIX.sub("", words.SPOKEN_PREFIX.sub("", text)).strip()


def is_label(text: str) -> bool:
    """Say whether a text is "read more", a count or a sign rather than a headline."""
    if words.COUNTS.fullmatch(text.lower()):
        return True
    return len(text) < 40 and bool(words.READ_MORE.fullmatch(folded(text)))


# ── what stands beside the headline ──────────────────────────────────────────────────────────────


def _after(box: "_Element", key: str, owners: "dict[_Element, str | None]") -> "list[_Element]":
    """Return the siblings after a card that belong to it, where several articles share one parent.

    `<h3>…</h3><p>…</p><time>…` in a row: all up to the next article's first element.
    """
    found: list[_Element] = []
    before = box.getprevious()
    label = before.tag if before is not None else None
    for sibling in box.itersiblings(etree.Element):
        if owners.get(sibling, key) != key or len(found) >= MAX_AFTER:
            break
        if sibling.tag in HEADINGS and sibling.tag == label:
            break  # the label of the next row: `<h3>20 أبريل</h3><ul>…</ul><h3>19 أبريل</h3>`
        found.append(sibling)
    return found
