"""Cards of other articles: a headline that is a link, with a teaser under it, among others of its kind.

A box `آخر الأخبار` below a flash of one sentence holds more running text than the flash; a section page is nothing but
such text. Names of classes do not tell these teasers from paragraphs. What does: each stands in an element of its own,
begins with a link to another page of the site, and has siblings that do the same.
"""

import itertools
import re
from bisect import bisect_left
from urllib.parse import urlsplit

from newsscraper.extract import hints
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold

LEAST = 2
"""Cards in a row: one linked headline with a line of text may be a part of the story."""
LEAST_ROWS = 3
"""Headlines in a row that share a parent with their teasers."""
MAX_TEASER = 900
"""Characters of running text of a card; a whole article among others is none (a blog's front page)."""
MAX_LEVELS = 10
MAX_LINKS = 6
"""Links of a card to its article: picture, headline, more, comments."""

_FOUR_WORDS = re.compile(r"\w(?:\w*+\W++\w){3}")


def mark(flow: Flow, url: str, titles: set[str]) -> bool:
    """Give the nodes of cards the hint `CARD` and say whether there are any; the blocks must have their worth.

    `url` is the page's own address and `titles` its folded headlines: a headline linked to its own page is no card.
    """
    heads = _heads(flow, url, titles)
    if len(heads) < LEAST or not any(_has_teaser(flow, index) for index, _ in heads):
        return False
    shown = [block.index for block in flow.blocks if block.heading and fold(block.text) in titles]
    at = [index for index, _ in heads]
    groups: dict[tuple[int, str], list[int]] = {}
    for number in range(len(heads)):
        node = _card(flow, heads, at, number, shown)
        if node >= 0:
            groups.setdefault((flow.nodes[node].parent, flow.nodes[node].tag), []).append(node)
    for cards in groups.values():
        if len(set(cards)) >= LEAST:
            for node in cards:
                flow.nodes[node].hints |= hints.CARD
    _mark_rows(flow, at)
    return any(node.hints & hints.CARD for node in flow.nodes)


def unmark(flow: Flow) -> bool:
    """Take all hints of cards back; say whether there were any."""
    cards = [node for node in flow.nodes if node.hints & hints.CARD]
    for node in cards:
        node.hints &= ~hints.CARD
    flow.rezone()
    return bool(cards)


def _mark_rows(flow: Flow, heads: list[int]) -> None:
    """Hint what stands between linked headlines that share one parent: `<dt>` and `<dd>`, `<h3>` and `<p>` in turn.

    Only where the row begins with a headline: a story with inserts between its paragraphs begins with a paragraph.
    """
    rows: dict[int, list[int]] = {}
    for head in heads:
        rows.setdefault(flow.nodes[flow.blocks[head].node].parent, []).append(head)
    for parent, row in rows.items():
        if parent < 0 or len(row) < LEAST_ROWS or any(b.raw for b in flow.blocks[flow.nodes[parent].first : row[0]]):
            continue
        gaps = [flow.blocks[one + 1 : other] for one, other in itertools.pairwise(row)]
        if all(1 <= sum(1 for b in gap if b.raw) <= 2 and sum(b.raw for b in gap) <= MAX_TEASER for gap in gaps):
            for number in range(parent + 1, len(flow.nodes)):
                node = flow.nodes[number]
                if node.first >= flow.nodes[parent].last:
                    break
                if node.parent == parent and number != flow.blocks[row[0]].node and node.first >= row[0]:
                    node.hints |= hints.CARD


def _has_teaser(flow: Flow, index: int) -> bool:
    """Say whether running text stands right behind a block."""
    return any(block.raw and block.density < 0.5 for block in flow.blocks[index + 1 : index + 4])


def _heads(flow: Flow, url: str, titles: set[str]) -> list[tuple[int, str]]:
    """Return the blocks that are a linked headline, each with its target; links to the page itself are left out.

    Addresses are compared as written: joining and normalising hundreds of them would cost more than all other rules.
    """
    here = urlsplit(url)
    own = (here.path + (f"?{here.query}" if here.query else "")).rstrip("/")
    site = f"//{here.netloc.removeprefix('www.')}"
    found: list[tuple[int, str]] = []
    for block in flow.blocks:
        if block.density <= 0.85 or not _is_head(block) or fold(block.text) in titles:
            continue
        href = block.anchors[0].href.partition("#")[0].rstrip("/")
        inside = not href.startswith(("http:", "https:", "//")) or site in href.replace("//www.", "//", 1)
        if href and inside and not (own and href.endswith(own)):
            found.append((block.index, href))
    return found


def _is_head(block: Block) -> bool:
    return len(block.text) >= 16 and _FOUR_WORDS.search(block.text) is not None


def _card(flow: Flow, heads: list[tuple[int, str]], at: list[int], number: int, shown: list[int]) -> int:
    """Return the largest node around a linked headline that holds no other and begins with it; -1 for none."""
    index, key = heads[number]
    best = -1
    for node in flow.up(flow.blocks[index].node, MAX_LEVELS):
        first, last = flow.nodes[node].first, flow.nodes[node].last
        inside = heads[bisect_left(at, first) : bisect_left(at, last)]
        if len(inside) > MAX_LINKS or any(other != key for _, other in inside):
            break
        if any(first <= title < last for title in shown[:MAX_LINKS]):
            break
        if any(block.raw for block in flow.blocks[first:index]) and inside[0][0] == index:
            break
        best = node
    if best < 0 or sum(block.raw for block in flow.inside(best)) > MAX_TEASER:
        return -1
    return best
