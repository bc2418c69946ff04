"""Texts without the marks of sentences: verses, songs, lists of names, line-ups, tables of times and prices.

A line of a poem looks like an entry of a menu. What tells them apart is that many stand together right under the
headline, are no links, and are nearly all that their box holds. Asked only where running text is short.
"""

import re

from newsscraper.extract import hints
from newsscraper.extract.authors import is_byline
from newsscraper.extract.body import DECAY, Body
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold, is_credit, label_of, opens_comments
from newsscraper.extract.paragraphs import CODE
from newsscraper.extract.parts import Part
from newsscraper.extract.worth import NEVER
from newsscraper.text.dates import is_date_line

MUCH = 800
"""Characters of running text that no poem on the same page can outweigh."""
LEAST = 4
"""Different lines, and `LEAST_WORDS` of them all: a day, an author and a counter under a headline are fewer."""
LEAST_WORDS = 12
SHORT = 80
"""Characters of what is a line although it may end like a sentence."""
DIFFERENT = 6
"""Different words: `العدد 16901`, `العدد 16902` … are a list of issues."""
LONGEST = 160
"""Characters of a line."""
REACH = 40
"""Blocks from the headline to the first line."""
_SHARE = 0.7
"""Of the text of their box that lines are: a list of links with a day under each holds less."""
_OUTWEIGHS = 2.5
"""How many times longer than running text in a box of its own."""
_AGAINST = (hints.NOISE & ~hints.META) | hints.HIDDEN
_WORD = re.compile(r"\w+")


def read(flow: Flow, found: Body, parts: list[Part], titles: set[str]) -> Body:
    """Return the lines under the headline as the body where they outweigh the running text found, else that text."""
    prose = sum(len(block.text) for block in found.blocks if not _is_short(block))
    head = _headline(flow, titles) if prose < MUCH else None
    if head is None:
        return found
    taken = {index for part in parts for index in range(part.block, part.last)}
    end = next((b.index for b in flow.blocks[head + 1 :] if opens_comments(b.text)), len(flow.blocks))
    possible = [b for b in flow.blocks[head + 1 : end] if b.index not in taken and _is_possible(b, titles)]
    node = _gathered(flow, possible)
    kept = _without_head([block for block in possible if _is_inside(flow, node, block)])
    if not _is_text(flow, kept, node, head):
        return found
    apart = [b for b in found.blocks if not _is_short(b) and not _is_beside(flow, b, kept)]
    weight = sum(len(block.text) for block in kept if _is_short(block))
    if any(head < block.index < kept[0].index for block in apart) or weight <= prose:
        return found
    if weight <= _OUTWEIGHS * sum(len(block.text) for block in apart):
        return found
    return Body(tuple(kept), node, kept[0].index, kept[-1].index + 1, lined=True)


def _headline(flow: Flow, titles: set[str]) -> int | None:
    """Return the block of the headline: one that is stated, in a heading if there is one, else the only `h1`."""
    same = [
        block for block in flow.blocks if len(block.text) < 400 and fold(block.text) in titles and block.density < 0.5
    ]
    shown = next((block for block in same if block.heading), same[-1] if same else None)
    if shown is not None:
        return shown.index
    mains = [block.index for block in flow.blocks if block.heading == 1]
    return mains[0] if len(mains) == 1 else None


def _is_possible(block: Block, titles: set[str]) -> bool:
    """Say whether a block can be a line or a paragraph of such a text."""
    if block.zone & _AGAINST or block.density > 0.3 or not _WORD.search(block.text):
        return False
    if len(block.text) > LONGEST:
        return block.raw > 0
    if CODE.match(block.text):
        return False
    return label_of(block.text) is None and not is_credit(block.text) and fold(block.text) not in titles


def _gathered(flow: Flow, possible: list[Block]) -> int:
    """Return the node in which the lines are gathered most closely; -1 for none."""
    score: dict[int, float] = {}
    for block in possible:
        gain, at = float(min(len(block.text), LONGEST)), block.node
        while at >= 0 and gain >= 1:
            score[at] = score.get(at, 0.0) + gain
            gain *= DECAY
            at = flow.nodes[at].parent
    return max(score, key=lambda at: (score[at], at), default=-1)


def _is_inside(flow: Flow, node: int, block: Block) -> bool:
    return node >= 0 and flow.nodes[node].first <= block.index < flow.nodes[node].last


def _is_short(block: Block) -> bool:
    """Say whether a block is a line, whatever marks it has."""
    return len(block.text) <= SHORT or not block.raw


def _is_beside(flow: Flow, block: Block, kept: list[Block]) -> bool:
    """Say whether a paragraph shares the box around it, or around its own element, with one of the lines."""
    for node in flow.up(block.node)[:2]:
        if any(_is_short(line) and _is_inside(flow, node, line) for line in kept):
            return True
    return False


def _without_head(lines: list[Block]) -> list[Block]:
    """Drop the day and the author before the first line, and headings behind the last."""
    first = next((at for at, block in enumerate(lines) if not _is_of_head(block)), 0)
    kept = lines[first:]
    while kept and (kept[-1].heading or _is_of_head(kept[-1])):
        kept.pop()
    return kept


def _is_of_head(block: Block) -> bool:
    return len(block.text) < 90 and (is_date_line(block.text) or (not block.raw and is_byline(block.text)))


def _is_text(flow: Flow, kept: list[Block], node: int, head: int) -> bool:
    """Say whether lines are enough to be a text, begin near the headline, and are most of what their box holds."""
    if len({block.text for block in kept if _is_short(block)}) < LEAST or kept[0].index > head + REACH:
        return False
    words = [word for block in kept for word in _WORD.findall(block.text)]
    if len(words) < LEAST_WORDS or len({word for word in words if word.isalpha()}) < DIFFERENT:
        return False
    around = flow.blocks[max(head + 1, flow.nodes[node].first) : kept[-1].index + 1]
    total = sum(len(block.text) for block in around if not block.zone & NEVER)
    return sum(len(block.text) for block in kept) >= _SHARE * total
