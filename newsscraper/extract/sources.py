"""Where to look for a field: small sources written as strings, such as `css:h1.title` or `jsonld:headline`.

==================  ==============================================================================================
`css:QUERY`         text of each element; `::text` and `::attr(name)` as in Scrapy
`xpath:QUERY`       text of each element, or each string that the query gives
`meta:NAME`         content of `<meta>` with this name, property or itemprop
`jsonld:PATH`       a value of JSON-LD, such as `headline` or `author.name`
`json:PATH`         a value of a body that is JSON, such as `data.title` (see `json_path`); markup in it is read
`microdata:NAME`    content, datetime or text of the elements with this itemprop
`label:TEXT`        what follows this label: the rest of its line, else the links or the text behind it
`links:QUERY`       the links in the elements of a CSS query
`paragraphs:QUERY`  the paragraphs in the elements of a CSS query, cleaned as the generic rules do
`url:PATTERN`       the first group of a regular expression over the page's address
==================  ==============================================================================================

Behind a semicolon a source can say what it expects: `css:h1.title; required`, `links:.tags a; at most 12`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lxml import etree

from newsscraper.errors import FactsError
from newsscraper.extract import body, json_path, json_story, parts, walk, worth
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsscraper.extract.flow import Flow

_SOURCE = re.compile(r"\s*([a-z]+)\s*:\s*(.*?)\s*((?:;\s*(?:required|at most \d+)\s*)*)$", re.DOTALL)
_AT_MOST = re.compile(r"at most (\d+)")
_NEWS_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle")

Found = tuple[str, "_Element | None"]
"""A text, and the link element it stands in when it is one."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place to look, checked and ready."""

    text: str
    """As written in the facts."""
    kind: str
    query: str
    required: bool = False
    """The page must have it: nothing found is a `LayoutMismatch`."""
    at_most: int | None = None
    """More than so many values is a `LayoutMismatch`: the query has come to match something else."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Source:
    """Return the source that a string describes; raises `FactsError` with a sentence when it describes none."""
    matched = _SOURCE.fullmatch(text)
    if matched is None or matched[1] not in _READERS:
        raise FactsError(f"{text!r} says not where to look: write one of {', '.join(f'{kind}:…' for kind in _READERS)}")
    kind, query, expects = matched.groups()
    if not query:
        raise FactsError(f"{text!r} names the kind of source, but nothing behind the colon")
    if kind in ("css", "links", "paragraphs"):
        _css(query)
    elif kind == "xpath":
        _xpath(query)
    elif kind == "url":
        _pattern(query)
    elif kind == "json":
        json_path.steps(query)
    limit = _AT_MOST.search(expects)
    return Source(text, kind, query, "required" in expects, int(limit[1]) if limit else None)


def find(source: Source, doc: Document, page: "Flow") -> list[Found]:
    """Return what a source finds in a page, in page order; texts are as printed, white space collapsed."""
    found = _READERS[source.kind](source.query, doc, page)
    return [(text, link) for raw, link in found if (text := " ".join(raw.split()))]


def elements(source: Source, doc: Document) -> list["_Element"]:
    """Return the elements that a `css`, `links`, `paragraphs` or `xpath` source matches."""
    query = _xpath(source.query) if source.kind == "xpath" else _css(source.query)
    found = query(doc.tree)
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []


@lru_cache(maxsize=1024)
def _css(query: str) -> etree.XPath:
    """Compile a CSS query with Scrapy's two additions."""
    from cssselect import SelectorError  # slow to import: only layouts need them
    from parsel import css2xpath

    try:
        return etree.XPath(css2xpath(query), smart_strings=False)
    except (SelectorError, etree.XPathError) as error:
        raise FactsError(f"{query!r} is no CSS query: {error}") from error


@lru_cache(maxsize=1024)
def _xpath(query: str) -> etree.XPath:
    try:
        return etree.XPath(query, smart_strings=False)
    except etree.XPathSyntaxError as error:
        raise FactsError(f"{query!r} is no XPath query: {error}") from error


@lru_cache(maxsize=1024)
def _pattern(query: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(query)
    except re.error as error:
        raise FactsError(f"{query!r} is no regular expression: {error}") from error
    if not pattern.groups:
        raise FactsError(f"{query!r} needs a group around the part that is the value")
    return pattern


def text_of(element: "_Element", without: "frozenset[_Element]" = frozenset()) -> str:
    """Return the visible text of an element but for those `without`; `<br>` and the ends of blocks are spaces."""
    return " ".join(block.text for block in walk.read(element, without).blocks)


def _values(query: etree.XPath, doc: Document, page: "Flow") -> list[Found]:
    """Run a query; elements give their text, strings themselves."""
    try:
        found: Any = query(doc.tree)
    except etree.XPathError:
        return []
    if not isinstance(found, list):
        found = [found if isinstance(found, str) else str(found)]
    return [
        (text_of(one, page.without), one if one.tag == "a" else None)
        if isinstance(one, etree._Element)
        else (str(one), None)
        for one in found
    ]


def _read_css(query: str, doc: Document, page: "Flow") -> list[Found]:
    return _values(_css(query), doc, page)


def _read_xpath(query: str, doc: Document, page: "Flow") -> list[Found]:
    return _values(_xpath(query), doc, page)


def _read_meta(query: str, doc: Document, page: "Flow") -> list[Found]:
    return [(value, None) for value in doc.meta.get(query.lower(), ())]


def _read_microdata(query: str, doc: Document, page: "Flow") -> list[Found]:
    found: list[Found] = []
    for element in doc.tree.iter(etree.Element):
        if query in (element.get("itemprop") or "").split():
            stated = element.get("content") or element.get("datetime")
            found.append((stated or text_of(element), None))
    return found


def _read_jsonld(query: str, doc: Document, page: "Flow") -> list[Found]:
    """Follow a dotted path; nodes that are articles come before all others."""
    nodes = sorted(doc.jsonld, key=lambda node: not _is_news(node))
    for node in nodes:
        values = list(_follow(node, query.split(".")))
        if values:
            return [(unescape(value), None) for value in values]
    return []


def _is_news(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(kind in _NEWS_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _follow(value: Any, path: list[str]) -> Iterable[str]:
    """Yield the strings and numbers at the end of a path, through lists."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        one, depth = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = [(each, depth) for each in one[:200]]
        elif depth == len(path):
            if isinstance(one, (str, int, float)):
                yield str(one)
        elif isinstance(one, dict):
            waiting.insert(0, (one.get(path[depth]), depth + 1))


def _read_label(query: str, doc: Document, page: "Flow") -> list[Found]:
    """Return what stands behind a label: in its own block, else in the next one with text."""
    wanted = fold(query)
    for block in page.blocks:
        if not fold(block.text[: 2 * len(query) + 20]).startswith(wanted):
            continue
        behind: list[Found] = [(a.text, a.element) for a in block.anchors if fold(a.text) != wanted]
        if behind:
            return behind
        rest = block.text.partition(":")[2].strip() if ":" in block.text else _behind(block.text, wanted)
        if rest:
            return [(rest, None)]
        for other in page.blocks[block.index + 1 : block.index + 2]:
            linked: list[Found] = [(a.text, a.element) for a in other.anchors]
            return linked or [(other.text, None)]
    return []


def _behind(text: str, wanted: str) -> str:
    """Return the text after the words of a folded label."""
    for found in re.finditer(r"\S+", text):
        if fold(text[: found.end()]) == wanted:
            return text[found.end() :].strip()
    return ""


def _read_links(query: str, doc: Document, page: "Flow") -> list[Found]:
    found: dict[_Element, str] = {}
    for element in elements(Source("", "links", query), doc):
        for link in [element] if element.tag == "a" else element.iter("a"):
            found.setdefault(link, text_of(link))
    return [(text, link) for link, text in found.items()]


def _read_paragraphs(query: str, doc: Document, page: "Flow") -> list[Found]:
    return [
        found
        for element in elements(Source("", "paragraphs", query), doc)
        for found in _paragraphs(element, page.without)
    ]


def _paragraphs(element: "_Element", without: "frozenset[_Element]" = frozenset()) -> list[Found]:
    inner = walk.read(element, without)
    worth.mark(inner, set())
    return [(block.text, None) for block in body.within(inner, 0, parts.read(inner), set()).blocks]


def _read_json(query: str, doc: Document, page: "Flow") -> list[Found]:
    """Return the values at a path; one with markup, or of several lines, gives its paragraphs."""
    found: list[Found] = []
    for text in json_path.texts(doc.story, query):
        plain = "<" not in text and "&" not in text and "\n" not in text.strip()
        found.extend([(text, None)] if plain else _paragraphs(json_story.tree_of(text)))
    return found


def _read_url(query: str, doc: Document, page: "Flow") -> list[Found]:
    found = _pattern(query).search(unquote(doc.url))
    return [(found[1], None)] if found and found[1] else []


_READERS: dict[str, Callable[[str, Document, "Flow"], list[Found]]] = {
    "css": _read_css,
    "xpath": _read_xpath,
    "meta": _read_meta,
    "jsonld": _read_jsonld,
    "json": _read_json,
    "microdata": _read_microdata,
    "label": _read_label,
    "links": _read_links,
    "paragraphs": _read_paragraphs,
    "url": _read_url,
}
KINDS = frozenset(_READERS)
"""What a source may begin with."""
