"""The page as a flow of text blocks: one walk over the tree, on which all generic rules work.

A block is what a reader sees as one run of text: a paragraph, a line between two `<br>`, a table cell, a menu entry.
A node is a block-level element; the blocks inside it are a slice of the flow. Hints of classes and ids, headings,
links and pictures are noted on the way, so that no rule needs to look at the tree again.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsscraper.extract import hints

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BLOCKS = 60_000
"""Blocks that are read of one page; the longest real ones have some thousands."""

_SKIP, _BREAK, _IMAGE, _EMBED, _BLOCK, _LINK, _HEADING = range(1, 8)
_KINDS = {
    **dict.fromkeys(
        ("script", "style", "noscript", "template", "svg", "head", "select", "option", "datalist", "canvas", "map",
         "object", "applet", "math", "audio", "textarea", "input", "title", "link", "meta"),
        _SKIP,
    ),
    "br": _BREAK, "hr": _BREAK, "img": _IMAGE, "amp-img": _IMAGE,
    **dict.fromkeys(("iframe", "embed", "video", "amp-iframe"), _EMBED),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl", "dt", "dd",
         "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "form", "fieldset", "legend", "blockquote",
         "figure", "figcaption", "pre", "address", "center", "details", "summary", "body", "html", "hgroup", "label", "button",
         "dialog"),
        _BLOCK,
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HEADING),
    "a": _LINK,
}  # fmt: skip
_TAG_HINTS = {
    "nav": hints.NAV, "footer": hints.NAV, "aside": hints.LISTS, "figcaption": hints.CAPTION, "caption": hints.CAPTION,
    "time": hints.DATE, "address": hints.META,
    "button": hints.NAV, "dialog": hints.NAV, "form": hints.NAV, "label": hints.NAV, "fieldset": hints.NAV,
}  # fmt: skip
_INLINE_NODES = hints.CAPTION | hints.DATE | hints.AUTHOR | hints.SHARE | hints.TAGS | hints.RELATED | hints.ADS
"""An inline element (`<span class="date">`) with one of these hints is read as a block of its own."""


@dataclass(slots=True)
class Anchor:
    """A link as it stands in a block."""

    text: str
    element: "_Element"
    block: int

    @property
    def href(self) -> str:
        """The address as written."""
        return (self.element.get("href") or "").strip()


@dataclass(slots=True)
class Node:
    """A block-level element; its blocks are `flow.blocks[first:last]`."""

    element: "_Element"
    tag: str
    parent: int
    hints: int
    """What its own tag, class, id, role and itemprop say."""
    first: int
    last: int = 0


@dataclass(slots=True)
class Block:
    """One run of text."""

    index: int
    text: str
    node: int
    """The innermost node around it."""
    heading: int
    """1 to 6 inside a heading, else 0."""
    link_chars: int = 0
    bold: bool = False
    """All of its text is bold."""
    anchors: list[Anchor] = field(default_factory=list)
    zone: int = 0
    """The hints of all nodes around it, without those that were taken back."""
    good: float = 0.0
    """How much running text it holds, less when its zone speaks against it: see `body`."""
    raw: float = 0.0
    """The same, whatever its zone."""

    @property
    def density(self) -> float:
        """The share of its characters that are links."""
        return min(1.0, self.link_chars / len(self.text)) if self.text else 0.0


@dataclass(slots=True)
class Picture:
    """An `<img>`, and the number of blocks before it."""

    element: "_Element"
    node: int
    at: int


@dataclass(slots=True)
class Flow:
    """The blocks, nodes, links, pictures and embeds of a page, in its order."""

    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    embeds: list[Picture] = field(default_factory=list)

    def up(self, node: int) -> list[int]:
        """Return a node and the nodes around it, innermost first."""
        path = []
        while node >= 0:
            path.append(node)
            node = self.nodes[node].parent
        return path

    def inside(self, node: int) -> list[Block]:
        """Return the blocks of a node."""
        return self.blocks[self.nodes[node].first : self.nodes[node].last]


class _Reader:
    """Collects blocks during the walk."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.parts: list[str] = []
        self.node = -1
        self.heading = 0
        self.bold = 0
        self.link: _Element | None = None
        self.link_from = 0
        self.anchors: list[Anchor] = []
        self.link_chars = 0
        self.bold_chars = 0

    def add(self, text: str | None) -> None:
        """Take in a run of characters."""
        if text:
            self.parts.append(text)
            if self.bold:
                self.bold_chars += len(text.strip())

    def close_link(self) -> None:
        """Note the link that ends here, or is cut by the end of a block."""
        if self.link is None:
            return
        text = " ".join("".join(self.parts[self.link_from :]).split())
        if text:
            self.anchors.append(Anchor(text, self.link, len(self.flow.blocks)))
            self.link_chars += len(text)
        self.link_from = len(self.parts)

    def flush(self) -> None:
        """End the block."""
        if not self.parts:
            return
        if self.link is not None:
            self.close_link()
        text = " ".join("".join(self.parts).split())
        if text and len(self.flow.blocks) < MAX_BLOCKS:
            bold = self.bold_chars > 0.9 * (len(text) - text.count(" "))
            self.flow.blocks.append(
                Block(len(self.flow.blocks), text, self.node, self.heading, self.link_chars, bold, self.anchors)
            )
            self.anchors = []
        self.parts = []
        self.link_from = self.link_chars = self.bold_chars = 0
        if self.anchors:
            self.anchors = []


def _hints_of(element: "_Element", tag: str) -> int:
    """Return the hints on an element itself."""
    bits = _TAG_HINTS.get(tag, 0)
    for name, value in element.items():
        if name in ("class", "id", "role", "itemprop"):
            bits |= hints.of_name(value)
        elif name == "style":
            bits |= hints.of_style(value)
        elif name == "hidden":
            bits |= hints.HIDDEN
    return bits


def read(root: "_Element", without: "frozenset[_Element]" = frozenset()) -> Flow:
    """Walk over the tree once, without recursion, and return its flow; elements of `without` are passed over."""
    reader = _Reader()
    flow = reader.flow
    stack: list[tuple[_Element, int, int]] = []
    element: _Element | None = root
    while element is not None:
        tag = element.tag
        kind = _KINDS.get(tag, 0) if isinstance(tag, str) else _SKIP
        if without and element in without:
            kind = _SKIP
        if kind == _SKIP or kind in (_BREAK, _IMAGE, _EMBED):
            _leaf(reader, element, kind)
        else:
            undo = _enter(reader, element, tag, kind)
            first = next(iter(element), None)
            if first is not None:
                stack.append((element, kind, undo))
                element = first
                continue
            _leave(reader, kind, undo)
        while element is not None:
            if element is root:
                element = None
                break
            reader.add(element.tail)
            following = element.getnext()
            if following is not None:
                element = following
                break
            element, kind, undo = stack.pop()
            _leave(reader, kind, undo)
    reader.flush()
    for node in flow.nodes:
        if not node.last:
            node.last = len(flow.blocks)
    return flow


def _leaf(reader: _Reader, element: "_Element", kind: int) -> None:
    """Take in an element that holds no text of the page."""
    if kind == _BREAK:
        if reader.heading:
            reader.parts.append(" ")
        else:
            reader.flush()
    elif kind == _IMAGE:
        reader.flow.pictures.append(Picture(element, reader.node, len(reader.flow.blocks)))
    elif kind == _EMBED:
        reader.flow.embeds.append(Picture(element, reader.node, len(reader.flow.blocks)))


def _enter(reader: _Reader, element: "_Element", tag: str, kind: int) -> int:
    """Open an element; the answer says what to undo when it closes."""
    undo = 0
    if kind in (_BLOCK, _HEADING):
        reader.flush()
        _open_node(reader, element, tag, _hints_of(element, tag))
        if kind == _HEADING:
            reader.heading = int(tag[1])
    elif kind == _LINK:
        reader.close_link()
        reader.link, reader.link_from, undo = element, len(reader.parts), 2
    elif tag in ("b", "strong"):
        reader.bold += 1
        undo = 4
    elif element.attrib and (bits := _hints_of(element, tag)) & _INLINE_NODES:
        reader.flush()
        _open_node(reader, element, tag, bits)
        undo = 1
    reader.add(element.text)
    return undo


def _open_node(reader: _Reader, element: "_Element", tag: str, bits: int) -> None:
    reader.flow.nodes.append(Node(element, tag, reader.node, bits, len(reader.flow.blocks)))
    reader.node = len(reader.flow.nodes) - 1


def _leave(reader: _Reader, kind: int, undo: int) -> None:
    """Close an element."""
    if kind in (_BLOCK, _HEADING) or undo == 1:
        reader.flush()
        node = reader.flow.nodes[reader.node]
        node.last = len(reader.flow.blocks)
        reader.node = node.parent
        if kind == _HEADING:
            reader.heading = 0
    elif undo == 2:
        reader.close_link()
        reader.link = None
    elif undo == 4:
        reader.bold -= 1
