"""The page as a flow of text blocks, on which all generic rules work: see `walk`, which reads it.

A block is what a reader sees as one run of text: a paragraph, a line between two `<br>`, a table cell, a menu entry.
A node is a block-level element; the blocks inside it are a slice of the flow. Hints of classes and ids, headings,
links and pictures are noted on the way, so that no rule needs to look at the tree again.

These are structs, not dataclasses: a page has thousands of them, a struct is made in a third of the time, and without
cycles the garbage collector need not follow them.
"""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from lxml.etree import _Element


class Anchor(msgspec.Struct, gc=False, eq=False):
    """A link as it stands in a block."""

    text: str
    element: "_Element"
    block: int

    @property
    def href(self) -> str:
        """The address as written."""
        return (self.element.get("href") or "").strip()


class Node(msgspec.Struct, gc=False, eq=False):
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


class Block(msgspec.Struct, gc=False, eq=False):
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
    anchors: list[Anchor] = []
    zone: int = 0
    """The hints of all nodes around it; `worth.mark` takes back those that cannot be true."""
    good: float = 0.0
    """How much running text it holds, less when its zone speaks against it: see `worth`."""
    raw: float = 0.0
    """The same, whatever its zone."""


class Picture(msgspec.Struct, gc=False, eq=False):
    """An `<img>`, frame or `<time>`, and the number of blocks before it."""

    element: "_Element"
    node: int
    at: int


class Flow(msgspec.Struct, eq=False):
    """The blocks, nodes, links, pictures and embeds of a page, in its order."""

    blocks: list[Block] = []
    nodes: list[Node] = []
    pictures: list[Picture] = []
    embeds: list[Picture] = []
    times: list[Picture] = []
    """The `<time>` elements."""
    without: "frozenset[_Element]" = frozenset()
    """The elements that were passed over."""

    def up(self, node: int, most: int = 100_000) -> list[int]:
        """Return a node and the nodes around it, innermost first, `most` of them."""
        path: list[int] = []
        nodes = self.nodes
        while node >= 0 and len(path) < most:
            path.append(node)
            node = nodes[node].parent
        return path

    def rezone(self) -> None:
        """Work out all zones again, after hints of nodes were taken back."""
        nodes = self.nodes
        for node in nodes:
            node.zone = node.hints | nodes[node.parent].zone if node.parent >= 0 else node.hints
        for block in self.blocks:
            block.zone = nodes[block.node].zone if block.node >= 0 else 0

    def inside(self, node: int) -> list[Block]:
        """Return the blocks of a node."""
        return self.blocks[self.nodes[node].first : self.nodes[node].last]
