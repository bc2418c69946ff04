"""One walk over the tree, in the order of the page, that reads its flow: text, links, pictures, and hints of names."""

from typing import TYPE_CHECKING

from lxml import etree

from newsscraper.extract import hints
from newsscraper.extract.flow import Anchor, Block, Flow, Node, Picture

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BLOCKS = 60_000
"""Blocks that are read of one page; the longest real ones have some thousands."""

_SKIP, _BREAK, _IMAGE, _EMBED, _LINK, _BOLD, _BLOCK, _HEADING = range(1, 9)
_KINDS = {
    **dict.fromkeys(
        ("script", "style", "noscript", "template", "svg", "head", "select", "option", "datalist", "canvas",
         "map", "object", "applet", "math", "audio", "textarea", "input", "title", "link", "meta"),
        _SKIP,
    ),
    "br": _BREAK, "hr": _BREAK, "img": _IMAGE, "amp-img": _IMAGE,
    **dict.fromkeys(("iframe", "embed", "video", "amp-iframe"), _EMBED),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl",
         "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "form", "fieldset", "legend",
         "blockquote", "figure", "figcaption", "pre", "address", "center", "details", "summary", "body", "html",
         "hgroup", "label", "button", "dialog"),
        _BLOCK,
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HEADING),
    "a": _LINK, "b": _BOLD, "strong": _BOLD,
}  # fmt: skip
_TAG_HINTS = {
    "nav": hints.NAV, "footer": hints.NAV, "aside": hints.LISTS, "figcaption": hints.CAPTION, "caption": hints.CAPTION,
    "time": hints.DATE, "address": hints.META,
    "button": hints.NAV, "dialog": hints.NAV, "form": hints.NAV, "label": hints.NAV, "fieldset": hints.NAV,
}  # fmt: skip
_NAMING = frozenset(("id", "itemprop", "role"))
_INLINE_NODES = hints.CAPTION | hints.DATE | hints.AUTHOR | hints.SHARE | hints.TAGS | hints.RELATED | hints.ADS
"""An inline element (`<span class="date">`) with one of these hints is read as a block of its own."""


def _said(attributes: list[tuple[str, str]]) -> tuple[str, int]:
    """Return the class attribute of an element, and the hints of all its attributes."""
    classes, bits = "", 0
    for name, value in attributes:
        if name == "class":
            classes = value
            bits |= hints.of_name(value)
        elif name in _NAMING:
            bits |= hints.of_name(value)
        elif name == "style":
            bits |= hints.of_style(value)
        elif name == "hidden":
            bits |= hints.HIDDEN
    return classes, bits


class _Reader:
    """Collects blocks during the walk."""

    __slots__ = ("anchors", "blocks", "bold", "bold_chars", "flow", "heading", "link", "link_chars", "link_from",
                 "node", "nodes", "parts", "seen")  # fmt: skip

    def __init__(self, without: "frozenset[_Element]") -> None:
        self.flow = Flow(without=without)
        self.blocks = self.flow.blocks
        self.nodes = self.flow.nodes
        self.parts: list[str] = []
        self.node = -1
        self.seen = 0
        """Pictures, frames and times so far."""
        self.heading = 0
        self.bold = 0
        self.link: _Element | None = None
        self.link_from = 0
        self.anchors: list[Anchor] = []
        self.link_chars = 0
        self.bold_chars = 0

    def walk(self, root: "_Element", without: "frozenset[_Element]") -> None:
        """Read a tree: one loop over the beginnings and ends of its elements.

        What every element needs stands in the loop itself: methods for it would cost a fifth of the walk.
        """
        kind_of, of_name, parts, nodes, blocks = _KINDS.get, hints.of_name, self.parts, self.nodes, self.blocks
        kinds: list[int] = []
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                tag = element.tag
                kind = kind_of(tag, 0)
                if kind == _SKIP or (without and element in without):
                    kinds.append(_SKIP)
                    events.skip_subtree()
                    continue
                if not kind:
                    names = element.get("class") or element.get("itemprop")
                    if names is not None and of_name(names) & _INLINE_NODES and not _is_place(element, names):
                        kind = _BLOCK
                kinds.append(kind)
                if kind >= _BLOCK:
                    if parts:
                        self.flush()
                    attributes = element.items()
                    classes, bits = _said(attributes) if attributes else ("", 0)
                    if tag in _TAG_HINTS and not (tag == "footer" and self.is_in("article")):
                        bits |= _TAG_HINTS[tag]
                    around = self.node
                    zone = bits | nodes[around].zone if around >= 0 else bits
                    self.node = len(nodes)
                    nodes.append(Node(tag, classes, around, bits, zone, len(blocks), self.seen))
                    if kind == _HEADING:
                        self.heading = int(tag[1])
                elif kind == _LINK:
                    if self.link is not None:
                        self.close_link()
                    self.link, self.link_from = element, len(parts)
                elif kind:
                    self.start(element, kind)
                if tag == "time":
                    self.note(element, self.flow.times)
                text = element.text
            else:
                kind = kinds.pop()
                if kind >= _BLOCK:
                    if parts:
                        self.flush()
                    node = nodes[self.node]
                    if node.first == len(blocks) and node.last == self.seen:
                        nodes.pop()  # it holds nothing
                    else:
                        node.last = len(blocks)
                    self.node = node.parent
                    if kind == _HEADING:
                        self.heading = 0
                elif kind == _LINK:
                    self.close_link()
                    self.link = None
                elif kind == _BOLD:
                    self.bold -= 1
                text = element.tail if kinds else None
            if text and (parts or not text.isspace()):
                parts.append(text)
                if self.bold:
                    self.bold_chars += len(text) - text.count(" ")
        if parts:
            self.flush()

    def is_in(self, tag: str) -> bool:
        """Say whether a node of this tag is open."""
        at = self.node
        while at > 0 and self.nodes[at].tag != tag:
            at = self.nodes[at].parent
        return at >= 0 and self.nodes[at].tag == tag

    def start(self, element: "_Element", kind: int) -> None:
        """Begin an element that is neither node nor link."""
        if kind == _BOLD:
            self.bold += 1
        elif kind != _BREAK:
            self.note(element, self.flow.pictures if kind == _IMAGE else self.flow.embeds)
        elif self.heading:
            self.parts.append(" ")
        elif self.parts:
            self.flush()

    def note(self, element: "_Element", among: list[Picture]) -> None:
        """Note an element with its place."""
        among.append(Picture(element, self.node, len(self.blocks)))
        self.seen += 1

    def close_link(self) -> None:
        """Note the link that ends here, or is cut by the end of a block."""
        at = len(self.parts)
        if self.link is not None and at > self.link_from:
            text = " ".join("".join(self.parts[self.link_from :]).split())
            if text:
                self.anchors.append(Anchor(text, self.link, len(self.blocks)))
                self.link_chars += len(text)
        self.link_from = at

    def flush(self) -> None:
        """End the block."""
        if self.link is not None:
            self.close_link()
        text = " ".join("".join(self.parts).split())
        blocks, at, links = self.blocks, self.node, self.link_chars
        if text and len(blocks) < MAX_BLOCKS:
            bold = self.bold_chars > 0 and self.bold_chars > 0.9 * (len(text) - text.count(" "))
            zone = self.nodes[at].zone if at >= 0 else 0
            density = min(1.0, links / len(text)) if links else 0.0
            blocks.append(Block(len(blocks), text, at, self.heading, links, density, bold, self.anchors, zone))
        self.parts.clear()
        self.anchors = []
        self.link_from = self.link_chars = self.bold_chars = 0


def _is_place(element: "_Element", names: str) -> bool:
    """Say whether an inline element is the place before the first sentence, which stays in its paragraph:
    `<span class="dateline">بيروت</span> - قال`. Others call the day so.
    """
    return "dateline" in names.lower() and not any(c.isdecimal() for text in element.itertext() for c in str(text))


def read(root: "_Element", without: "frozenset[_Element]" = frozenset()) -> Flow:
    """Walk over the tree once, without recursion, and return its flow; elements of `without` are passed over."""
    reader = _Reader(without)
    reader.walk(root, without)
    return reader.flow
