"""The words of readers below an article, by the heading over them: `التعليقات (12)`.

Twelve comments hold more running text than the article, and the box around them is often called `cm` or nothing.
"""

from newsscraper.extract import hints
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import opens_comments

LEAST = 2
"""Paragraphs before a line without a heading's tag: a counter `تعليقات 3` stands between lead and text as well."""


def mark(flow: Flow) -> bool:
    """Give the nodes below such a heading the hint `READERS` and say whether there are any.

    The blocks must have their worth: what has no text before it is no end of an article.
    """
    paragraphs = 0
    marked = False
    for block in flow.blocks:
        paragraphs += block.raw >= 60
        if paragraphs and _is_heading(block) and paragraphs >= (1 if block.heading else LEAST):
            for node in _below(flow, block):
                flow.nodes[node].hints |= hints.READERS
                marked = True
    return marked


def _is_heading(block: Block) -> bool:
    return not block.raw and block.density < 0.5 and not block.zone & hints.NAV and opens_comments(block.text)


def _below(flow: Flow, block: Block) -> list[int]:
    """Return the box that begins with a block, else the nodes that follow it in the same box."""
    node = block.node
    while node >= 0 and flow.nodes[node].first == block.index:
        if flow.nodes[node].last > block.index + 1:
            return [node]
        node = flow.nodes[node].parent
    return [
        at
        for at in range(max(node, 0), len(flow.nodes))
        if flow.nodes[at].parent == node and flow.nodes[at].first >= block.index
    ]
