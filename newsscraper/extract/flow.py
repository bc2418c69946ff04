"""The page as a flow of text blocks: one walk over the tree, on which all generic rules work.

A block is what a reader sees as one run of text: a paragraph, a line between two `<br>`, a table cell, a menu entry.
A node is a block-level element; the blocks inside it are a slice of the flow. Hints of classes and ids, headings,
links and pictures are noted on the way, so that no rule needs to look at the tree again.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from newsscraper.extract import hints

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMING = frozenset(("id", "itemprop", "role"))
MAX_BLOCKS = 60_000
"""Blocks that are read of one page; the longest real ones have some thousands."""

_SKIP, _BREAK, _IMAGE, _EMBED, _LINK, _BOLD, _BLOCK, _HEADING = range(1, 9)
_KINDS = {
    **dict.fromkeys(
        ("script", "style", "noscript", "template", "svg", "head", "select", "option", "datalist", "canvas",
         "map",          "object", "applet", "math", "audio", "textarea", "input", "title", "link", "meta"),
        _SKIP,
    ),
    "br": _BREAK, "hr": _BREAK, "img": _IMAGE, "amp-img": _IMAGE,
    **dict.fromkeys(("iframe", "embed", "video", "amp-iframe"), _EMBED),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl",
         "dt", "dd", "table", "tbody",
         "thead", "tfoot", "tr", "td", "th", "caption", "form", "fieldset", "legend", "blockquote",
         "figure", "figcaption", "pre", "address", "center", "details", "summary", "body", "html", "hgroup",
         "label", "button", "dialog"),
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

    tag: str
    name: str
    """Its class attribute."""
    parent: int
    hints: int
    """What its own tag, class, id, role and itemprop say."""
    zone: int
    """The hints of this node and of all around it."""
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
    density: float = 0.0
    """The share of its characters that are links."""
    bold: bool = False
    """All of its text is bold."""
    anchors: list[Anchor] = field(default_factory=list)
    zone: int = 0
    """The hints of all nodes around it; `body.mark` takes back those that cannot be true."""
    good: float = 0.0
    """How much running text it holds, less when its zone speaks against it: see `body`."""
    raw: float = 0.0
    """The same, whatever its zone."""


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
    times: list[Picture] = field(default_factory=list)
    """The `<time>` elements."""
    without: "frozenset[_Element]" = frozenset()
    """The elements that were passed over."""

    def up(self, node: int) -> list[int]:
        """Return a node and the nodes around it, innermost first."""
        path = []
        while node >= 0:
            path.append(node)
            node = self.nodes[node].parent
        return path

    def rezone(self) -> None:
        """Work out all zones again, after hints of nodes were taken back."""
        for node in self.nodes:
            node.zone = node.hints | (self.nodes[node.parent].zone if node.parent >= 0 else 0)
        for block in self.blocks:
            block.zone = self.nodes[block.node].zone if block.node >= 0 else 0

    def inside(self, node: int) -> list[Block]:
        """Return the blocks of a node."""
        return self.blocks[self.nodes[node].first : self.nodes[node].last]


class _Reader:
    """Collects blocks during the walk."""

    __slots__ = ("anchors", "blocks", "bold", "bold_chars", "flow", "heading", "link", "link_chars", "link_from",
                 "node", "nodes", "parts", "seen")  # fmt: skip

    def __init__(self) -> None:
        self.flow = Flow()
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

    def start(self, element: "_Element", kind: int) -> None:
        """Open an element that is no node."""
        if kind == _LINK:
            if self.link is not None:
                self.close_link()
            self.link, self.link_from = element, len(self.parts)
        elif kind == _BOLD:
            self.bold += 1
        elif kind == _BREAK:
            if self.heading:
                self.parts.append(" ")
            elif self.parts:
                self.flush()
        elif kind == _IMAGE:
            self.flow.pictures.append(Picture(element, self.node, len(self.flow.blocks)))
            self.seen += 1
        elif kind == _EMBED:
            self.flow.embeds.append(Picture(element, self.node, len(self.flow.blocks)))
            self.seen += 1

    def walk(self, root: "_Element", without: "frozenset[_Element]") -> None:
        """Read a tree. One loop, because a call for each of its thousands of elements would double its time."""
        kind_of, tag_hints, of_name, of_style = _KINDS.get, _TAG_HINTS.get, hints.of_name, hints.of_style
        nodes, blocks, parts = self.nodes, self.blocks, self.parts
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
                    if names is not None and of_name(names) & _INLINE_NODES:
                        kind = _BLOCK
                kinds.append(kind)
                if kind >= _BLOCK:
                    if parts:
                        self.flush()
                    at = self.node
                    bits, classes = tag_hints(tag, 0), ""
                    if tag == "footer" and self._is_in("article"):
                        bits = 0  # the end of a story (WordPress: entry-footer) holds its tags and author, no menus
                    for name, value in element.items():
                        if name == "class":
                            classes = value
                            bits |= of_name(value)
                        elif name in _NAMING:
                            bits |= of_name(value)
                        elif name == "style":
                            bits |= of_style(value)
                        elif name == "hidden":
                            bits |= hints.HIDDEN
                    zone = bits | nodes[at].zone if at >= 0 else bits
                    self.node = len(nodes)
                    nodes.append(Node(tag, classes, at, bits, zone, len(blocks), self.seen))
                    if kind == _HEADING:
                        self.heading = int(tag[1])
                elif kind:
                    self.start(element, kind)
                if tag == "time":
                    self.flow.times.append(Picture(element, self.node, len(blocks)))
                    self.seen += 1
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
                elif kind >= _LINK:
                    self.end(kind)
                text = element.tail if kinds else None
            if text and (parts or not text.isspace()):
                parts.append(text)
                if self.bold:
                    self.bold_chars += len(text) - text.count(" ")
        if parts:
            self.flush()

    def _is_in(self, tag: str) -> bool:
        """Say whether a node of this tag is open."""
        at = self.node
        while at > 0 and self.nodes[at].tag != tag:
            at = self.nodes[at].parent
        return at >= 0 and self.nodes[at].tag == tag

    def end(self, kind: int) -> None:
        """Close an element that is no node."""
        if kind == _LINK:
            self.close_link()
            self.link = None
        elif kind == _BOLD:
            self.bold -= 1


def read(root: "_Element", without: "frozenset[_Element]" = frozenset()) -> Flow:
    """Walk over the tree once, without recursion, and return its flow; elements of `without` are passed over."""
    reader = _Reader()
    reader.flow.without = without
    reader.walk(root, without)
    return reader.flow
