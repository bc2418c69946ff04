"""Which parts of a list page are furniture: menus, footers, paging, most-read boxes, boxes beside the list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from newsscraper.extract import listing_words as words
from newsscraper.extract.phrases import folded
from newsscraper.extract.xmltree import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

CHROME_TAGS = frozenset({"nav", "footer", "form", "select", "noscript", "template", "dialog", "script", "style"})
CHROME_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar", "dialog", "tablist"})
_CHROME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menus?|megamenu|topmenu|mainmenu|submenu|dropdown|breadcrumbs?|crumbs|"
    r"pagination|paging|pager|pagenavi|footer|copyrights?|share|sharing|social|addthis|tagcloud|languages?|lang|login|"
    r"cookies?|newsletter|subscribe|sponsored|adsbygoogle|comments|ticker|marquee|offcanvas|off-canvas|topbar)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_READ_CLASS = re.compile(
    r"(?:^|[\s_-])(?:most-?_?(?:read|popular|viewed|shared|visited|commented)|popular(?:-?_?(?:posts?|news))?|"
    r"trending|mostread|mostviewed|top-?read)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sidebar|side-?bar|sidebars|aside|side-?col(?:umn)?|side)(?:$|[\s_-])", re.IGNORECASE
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LABELS = frozenset(
    {
        *_HEADINGS,
        "div",
        "span",
        "p",
        "b",
        "strong",
        "td",
        "th",
        "font",
        "a",
        "li",
        "dt",
        "button",
        "legend",
        "label",
        "em",
    }
)
_CONTENT_TAGS = frozenset({"article", "section", "li", "main"})
_ROOTS = frozenset({"html", "body", "main"})
MAX_MEMBERS = 400
"""Elements under one heading; thousands of headings in one parent would take quadratic time without it."""
MAX_CLIMB = 7
"""Levels between a heading and the box it heads: deeper ones are the page."""


@dataclass(slots=True)
class Regions:
    """Elements of a page with what they are part of; children inherit."""

    chrome: set["_Element"] = field(default_factory=set)
    """Menus, footers, paging, forms."""
    ranked: set["_Element"] = field(default_factory=set)
    """Most-read lists, and blocks of links that are no news."""
    beside: set["_Element"] = field(default_factory=set)
    """Sidebars, and boxes such as آخر الأخبار."""


def regions(root: "_Element", anchors: "set[_Element]") -> Regions:
    """Sort a page's elements into regions. `anchors` are the elements that could be links to articles."""
    order = list(root.iter(etree.Element))
    counts = _counts(order, anchors)
    total = len(anchors)
    found = Regions()
    marked = _headed(order, counts, anchors)
    for element in order:
        parent = element.getparent()
        large = counts.get(element, 0) * 2 > total or element.tag in _ROOTS
        kind = marked.get(element)
        _put(found.chrome, element, parent, not large and _is_chrome(element))
        _put(found.ranked, element, parent, (kind == "ranked" or _is_ranked(element)) and not large)
        _put(found.beside, element, parent, (kind == "beside" or _is_beside(element)) and not large)
    return found


def _put(members: set["_Element"], element: "_Element", parent: "_Element | None", is_member: bool) -> None:
    """Add an element that is a member itself or lies in one."""
    if is_member or (parent is not None and parent in members):
        members.add(element)


def _counts(order: list["_Element"], anchors: set["_Element"]) -> dict["_Element", int]:
    """Count the possible article links in and below each element that has any."""
    counts: dict[_Element, int] = {}
    for element in reversed(order):
        own = counts.get(element, 0) + (element in anchors)
        if own:
            counts[element] = own
            parent = element.getparent()
            if parent is not None:
                counts[parent] = counts.get(parent, 0) + own
    return counts


def _names(element: "_Element") -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:500]


def _is_chrome(element: "_Element") -> bool:
    tag = element.tag
    if tag in CHROME_TAGS:
        return not (tag == "footer" and _inside_content(element))
    if tag == "header":
        return not _inside_content(element)
    if (element.get("role") or "").lower() in CHROME_ROLES:
        return True
    names = _names(element)
    return bool(names.strip() and tag not in ("a", "li", "article", *_HEADINGS) and _CHROME_CLASS.search(names))


def _inside_content(element: "_Element") -> bool:
    """Tell the header of a card (`<article><header><h2>`) from that of the page."""
    return any(parent.tag in _CONTENT_TAGS for parent in element.iterancestors())


def _is_ranked(element: "_Element") -> bool:
    names = _names(element)
    return bool(names.strip() and element.tag not in ("a", "body", "html") and _MOST_READ_CLASS.search(names))


def _is_beside(element: "_Element") -> bool:
    if element.tag == "aside" or (element.get("role") or "").lower() == "complementary":
        return True
    names = _names(element)
    return bool(names.strip() and element.tag in ("div", "section", "td", "ul") and _ASIDE_CLASS.search(names))


# ── blocks by their heading ──────────────────────────────────────────────────────────────────────


def _headed(order: list["_Element"], counts: dict["_Element", int], anchors: set["_Element"]) -> dict["_Element", str]:
    """Map the elements under telling headings to `ranked` or `beside`."""
    marked: dict[_Element, str] = {}
    for element in order:
        kind = _heading_kind(element, anchors)
        if kind and marked.get(element) != kind:  # one that is so already lies in a part of its own kind
            members = list(_block(element, counts, anchors))
            if sum(counts.get(member, 0) for member in members) * 2 > len(anchors):
                continue  # the name of the page over its own list: `<h1>الأرشيف</h1>`
            for member in members:
                marked.setdefault(member, kind)
    return marked


def _heading_kind(element: "_Element", anchors: set["_Element"]) -> str | None:
    """Say what an element heads, judged by its own words."""
    if element.tag not in _LABELS or element in anchors:
        return None
    text = element.text
    if element.tag in _HEADINGS and len(element):
        text = text_of(element)
    if not text or len(text) > 400:
        return None
    text = " ".join(text.split())
    if not 2 < len(text) < 40:
        return None
    text = folded(text)
    if words.MOST.fullmatch(text) or words.POPULAR.fullmatch(text) or words.NO_NEWS.fullmatch(text):
        return "ranked"
    if element.tag in _HEADINGS and words.LINKS_OF_THE_HOUSE.fullmatch(text):
        return "ranked"
    return "beside" if words.LATEST.fullmatch(text) else None


def _block(heading: "_Element", counts: dict["_Element", int], anchors: set["_Element"]) -> Iterator["_Element"]:
    """Yield the elements that a heading is over: what follows it in the nearest ancestor that has links after it."""
    child = heading
    for _ in range(MAX_CLIMB):
        parent = child.getparent()
        if parent is None or child.tag in ("body", "main", "nav", "footer"):
            return
        if child.tag == "header" and not _inside_content(child):
            return
        following = list(_until_next_heading(child, heading, counts, anchors))
        if any(counts.get(element) for element in following):
            yield from following
            return
        if counts.get(child):
            return
        child = parent


def _until_next_heading(
    child: "_Element", heading: "_Element", counts: dict["_Element", int], anchors: set["_Element"]
) -> Iterator["_Element"]:
    """Yield the following siblings up to one that begins a part of its own."""
    rank = heading.tag if heading.tag in _HEADINGS else "h6"
    for sibling in islice(child.itersiblings(etree.Element), MAX_MEMBERS):
        if _begins_part(sibling, rank, child, counts, anchors):
            return
        yield sibling


def _begins_part(
    element: "_Element", rank: str, child: "_Element", counts: dict["_Element", int], anchors: set["_Element"]
) -> bool:
    """Say whether an element is, or starts with, a heading that is no link to an article and not a smaller one."""
    if element.tag == child.tag and not counts.get(element) and element.tag in _HEADINGS:
        return True
    first = element if element.tag in _HEADINGS else next(element.iter(*_HEADINGS), None)
    if first is None or (first.tag > rank and rank != "h6"):
        return False
    return not counts.get(first) and not any(parent in anchors for parent in first.iterancestors("a"))
