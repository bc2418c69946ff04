"""The section of an article: breadcrumb, structured data, a label, the link above the headline."""

import re
from collections.abc import Iterator

from newsscraper.extract import hints
from newsscraper.extract.flow import Flow
from newsscraper.extract.labels import Label, fold
from newsscraper.extract.page import Document
from newsscraper.extract.parts import AUTHOR_PAGE, Part, is_home, leads_somewhere

_HOME = {
    fold(word)
    for word in (
        "الرئيسية",
        "الصفحة الرئيسية",
        "رئيسية",
        "home",
        "homepage",
        "main",
        "الرئيسة",
        "الأخبار الرئيسية",
        "accueil",
    )
}
_DAY = re.compile(r"\d{1,2}.{1,12}\d{4}|\d{4}-\d")
"""A linked day behind `نشر في` is no section."""
_WORD = re.compile(r"\w+")
_CALL = re.compile(r"شاهد|اقرأ|إقرأ|استمع|المزيد|.*\d")
"""How a link to a gallery or a player begins: `شاهد المعرض (7 صور)`."""
_MANY = 2
"""Links behind a section's label: a section and one in it; more are topics."""
_ARROWS = "»«>›<‹/\\|←→-–—"
_CATEGORY = re.compile(
    r"(?:^|[\s_-])(?:cat|category|kategori|section|sect|rubric|rubrique|type)(?:$|[\s_-])", re.IGNORECASE
)


def read(
    doc: Document, flow: Flow, parts: list[Part], title: str | None, head: int, start: int
) -> tuple[tuple[str, ...], str | None]:
    """Return the sections from the outermost to the innermost, and the source that gave them.

    `head` is the index of the block that shows the headline, `start` that of the first paragraph.
    """
    for method, found in _sources(doc, flow, parts, head, start):
        path = clean(found, title)
        if path:
            return path, method
    return (), None


def _sources(doc: Document, flow: Flow, parts: list[Part], head: int, start: int) -> Iterator[tuple[str, list[str]]]:
    yield "generic:breadcrumb", _crumbs(flow)
    yield "generic:path", _path(flow, doc.url, head)
    yield "jsonld:BreadcrumbList", _stated_crumbs(doc)
    yield "generic:rel-category", _categories(flow, head, start)
    yield "generic:label", _labelled(parts)
    yield "jsonld:articleSection", _stated_section(doc)
    yield (
        "meta:article:section",
        [v for name in ("article:section", "section", "cxenseparse:recs:category") for v in doc.meta.get(name, ())][:1],
    )
    yield "generic:beside-title", _around(flow, doc.url, head, start)
    yield "generic:class", _called(flow, head, start)


def _crumbs(flow: Flow) -> list[str]:
    found: list[str] = []
    for block in flow.blocks:
        if block.zone & hints.CRUMB and not block.zone & hints.COMMENTS:
            found.extend(a.text for a in block.anchors) if block.anchors else None
    return found[:8]


def _path(flow: Flow, url: str, head: int) -> list[str]:
    """Return the links of a line above the headline that begins with the front page: `الرئيسية » صحة » …`."""
    for block in flow.blocks[max(0, head - 4) : head]:
        if 2 <= len(block.anchors) <= 4 and block.density < 1.0 and is_home(block.anchors[0].href, url):
            rest = block.text.replace(block.anchors[0].text, "", 1).lstrip()
            return [anchor.text for anchor in block.anchors[1:]] if rest[:1] in _ARROWS else []
    return []


def _stated_crumbs(doc: Document) -> list[str]:
    for node in doc.jsonld:
        items = node.get("itemListElement")
        if node.get("@type") == "BreadcrumbList" and isinstance(items, list):
            names = [_name(item) for item in items[:12]]
            return [name for name in names if name]
    return []


def _name(item: object) -> str:
    """Return the name of a breadcrumb, which stands in the list item or in the thing it points to."""
    if isinstance(item, dict):
        inner = item.get("item")
        name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
        return name if isinstance(name, str) else ""
    return ""


def _categories(flow: Flow, head: int, start: int) -> list[str]:
    """Return the first link around the headline that says it is a category: WordPress has `rel="category tag"`."""
    for block in flow.blocks[max(0, head - 6) : start + 1]:
        for anchor in block.anchors:
            if "category" in (anchor.element.get("rel") or ""):
                return [anchor.text]
    return []


def _labelled(parts: list[Part]) -> list[str]:
    for part in parts:
        if part.label is Label.SECTION:
            if len(part.anchors) > _MANY:
                continue  # `تصنيفات` over a row of topics
            if part.anchors:
                return [part.anchors[0].text]
            if part.text and len(_WORD.findall(part.text)) <= 5:
                return [part.text]
    return []


def _stated_section(doc: Document) -> list[str]:
    for node in doc.jsonld:
        value = node.get("articleSection")
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            return [value.split(",")[0].split("،")[0]]
    return []


def _around(flow: Flow, url: str, head: int, start: int) -> list[str]:
    """Return the one short link that stands right above the headline, or between it and the text.

    A name of the menu is a section even inside the author's line (LBCI).
    """
    near = [*reversed(flow.blocks[max(0, head - 4) : head]), *flow.blocks[head + 1 : min(start, head + 8)]]
    menu = {
        fold(b.text) for b in flow.blocks if b.density > 0.9 and len(b.text) < 40 and not head - 5 < b.index < start
    }
    away = hints.SHARE | hints.NAV | hints.LISTS | hints.COMMENTS | hints.HIDDEN | hints.TAGS
    for block in near:
        alone = block.density > 0.9 and len(block.anchors) == 1 and len(_WORD.findall(block.text)) <= 4
        above = hints.TAGS if block.index < head else 0  # one tag alone above the headline is its section
        if (
            not alone
            or block.zone & away & ~above
            or not leads_somewhere(block.anchors[0])
            or _in_menu(flow, block.index)
        ):
            continue
        if is_home(block.anchors[0].href, url) or _CALL.match(block.text) or AUTHOR_PAGE.search(block.anchors[0].href):
            continue
        if fold(block.text) in menu or not block.zone & (hints.AUTHOR | hints.DATE):
            return [block.text]
    return []


def _called(flow: Flow, head: int, start: int) -> list[str]:
    """Return the few words beside the headline that are no link, in an element called category."""
    for block in [*reversed(flow.blocks[max(0, head - 4) : head]), *flow.blocks[head + 1 : min(start, head + 8)]]:
        called = _CATEGORY.search(flow.nodes[block.node].name) if block.node >= 0 else None
        if called and not block.anchors and len(_WORD.findall(block.text)) <= 4 and not _CALL.search(block.text):
            return [block.text]
    return []


def _in_menu(flow: Flow, index: int) -> bool:
    """Say whether a link stands in a row of blocks that are links too: in one node, or in nodes of one parent."""
    beside = flow.blocks[max(0, index - 1) : index] + flow.blocks[index + 1 : index + 2]
    row = flow.nodes[flow.blocks[index].node].parent
    return any(
        block.density > 0.9 and not block.heading and row in (block.node, flow.nodes[block.node].parent)
        for block in beside
    )


def clean(found: list[str], title: str | None) -> tuple[str, ...]:
    """Leave out the home page, the article itself, and repeats."""
    path: dict[str, str] = {}
    for name in found:
        name = " ".join(name.split()).strip(" :«»|/>‹›-")
        key = fold(name)
        if (
            key
            and key not in _HOME
            and len(name) <= 60
            and not _DAY.search(name)
            and key != fold(title or "")
            and not (title and fold(title).startswith(key) and len(key) > 25)
        ):
            path.setdefault(key, name)
    return tuple(path.values())
