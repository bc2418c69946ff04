"""Which blocks of the node that holds the text are its paragraphs: not inserts, labels, captions, shares, cards."""

import re

from newsscraper.extract import dateline_told, hints
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import CREDIT_LABEL, Label, fold, is_credit, label_of, opens_insert
from newsscraper.extract.parts import Part
from newsscraper.extract.worth import AGAINST, END_MARK, NEVER
from newsscraper.text.dates import is_date_line

_WORD = re.compile(r"\w")
_YEAR = re.compile(r"\d{4}")
CODE = re.compile(r"[A-Za-z0-9+/]{12,}={1,2}$|\d{1,3}\s?(?:/|من)\s?\d{1,3}$|(?:\d{1,2}:\d\d(?::\d\d)?[\s/]{0,3}){2,3}$")
"""No words: a code, the number of a slide (`1/3`), the times of a player (`0:00 0:02:41`)."""
_BYLINE = re.compile(
    r"\W*(?:كتبت?|بقلم|تحرير|إعداد|اعداد|تصوير|ترجمة|حاور(?:ته|ها|ه|تها)|صورة|photo|by)\b", re.IGNORECASE
)
"""What begins a line about who wrote or photographed, and no lead."""
_FULL_DAY = re.compile(r"\d{1,2}[\s/-]\w+[\s/-]\d{4}")
"""In a line before the text: where and when it was written, and no lead (SPA)."""
_LEAD_WORDS = 6
LONG = 80
"""Characters of a paragraph that nobody writes twice."""
MAX_WHOLE = 40_000
"""Characters of a block that is looked through for the others, and `MAX_COPIED` their number: the two multiply."""
MAX_COPIED = 400
_MOST = 0.34
"""Share of the text that hints may cut out of its own node; what would cut out more is not believed."""


def of_node(flow: Flow, node: int, parts: list[Part], titles: set[str]) -> list[Block]:
    """Return the paragraphs of one node, in order."""
    taken = _taken(flow, node, parts)
    blocks = [block for block in flow.inside(node) if block.index not in taken]
    zones = _inner_zones(flow, node)
    against = _believed(flow, node, zones)
    kept = [
        block
        for at, block in enumerate(blocks)
        if not _in_zone(block, zones.get(block.node, 0), against) and _is_paragraph(flow, blocks, at, titles)
    ]
    return _trim(flow, _once(kept))


def _taken(flow: Flow, container: int, parts: list[Part]) -> set[int]:
    """Return the blocks that belong to labelled parts; a box headed by a label belongs to it whole.

    `<section><h2>يستحق الانتباه</h2><p>…</p></section>` between two paragraphs is a promotion (BBC).
    """
    total = _raw(flow, container)
    taken: set[int] = set()
    for part in parts:
        taken.update(range(part.block, part.last))
        if part.label not in (Label.RELATED, Label.OTHER):
            continue
        for index in flow.up(flow.blocks[part.block].node):
            node = flow.nodes[index]
            headed = part.block - node.first <= 1
            if index == container or not headed or _raw(flow, index) > 0.2 * total:
                break
            taken.update(range(node.first, node.last))
    return taken


def _raw(flow: Flow, node: int) -> float:
    return sum([block.raw for block in flow.inside(node)])


def _believed(flow: Flow, container: int, zones: dict[int, int]) -> int:
    """Return the hints that count inside a container: not those that would cut out a third of its running text."""
    shares: dict[int, float] = {}
    for block in flow.inside(container):
        if block.raw:
            zone = zones.get(block.node, 0)
            shares[zone] = shares.get(zone, 0.0) + block.raw
    most = _MOST * (sum(shares.values()) or 1.0)
    against = hints.CARD | hints.READERS
    for bit in _BITS:
        if sum([share for zone, share in shares.items() if zone & bit]) < most:
            against |= bit
    return against


_BITS = tuple(1 << shift for shift in range(20) if (hints.NOISE | hints.HIDDEN) >> shift & 1)


def _inner_zones(flow: Flow, container: int) -> dict[int, int]:
    """Return the hints of the nodes inside a container, each with those of the nodes between; not the container's own.

    What the container itself is called no longer matters: it was chosen for its text. Of several `<article>` inside it
    each is another story's teaser.
    """
    nodes, zones = flow.nodes, {container: 0}
    end = next((at for at in range(container + 1, len(nodes)) if nodes[at].parent < container), len(nodes))
    inner = nodes[container + 1 : end]
    teaser = hints.LISTS if [node.tag for node in inner].count("article") > 1 else 0
    for at, node in enumerate(inner, container + 1):
        zones[at] = zones[node.parent] | node.hints
        if teaser and node.tag == "article":
            zones[at] |= teaser
    return zones


def _in_zone(block: Block, zone: int, against: int) -> bool:
    """Say whether a block stands under a hint that speaks against it; a lead may be called `summary meta`."""
    return bool(zone & against) and not (zone & hints.LEAD and block.raw >= 25 and not zone & NEVER)


def _is_paragraph(flow: Flow, blocks: list[Block], at: int, titles: set[str]) -> bool:
    """Say whether a block is a paragraph, a subhead or a list item of the article."""
    block = blocks[at]
    if label_of(block.text) is not None or (len(block.text) < 300 and fold(block.text) in titles):
        return False
    if _is_of_credit(blocks, at) or (block.heading and _heads_noise(flow, blocks, at)):
        return False
    if block.anchors and (opens_insert(block.text) or block.density > 0.75):
        return len(block.text) > 200 and block.density < 0.5
    if block.raw >= 25:
        return True
    if at and blocks[at - 1].density > 0.9 and is_date_line(block.text):
        return False  # the day of a card between the paragraphs
    if block.heading or _is_subhead(block):
        return block.heading != 1 and _stands_over_text(blocks, at)
    return bool(_WORD.search(block.text)) and block.density < 0.5 and not _is_stamp(block)


def _is_of_credit(blocks: list[Block], at: int) -> bool:
    """Say whether a line is a credit, or the name behind the label of one."""
    text = blocks[at].text
    return is_credit(text) or (at > 0 and len(text) <= 60 and bool(CREDIT_LABEL.fullmatch(blocks[at - 1].text)))


def _stands_over_text(blocks: list[Block], at: int) -> bool:
    """Say whether running text comes soon behind a heading; boxes of furniture between the two do not count."""
    own = blocks[at].zone
    following = [b for b in blocks[at + 1 : at + 10] if not b.zone & AGAINST & ~own]
    return any(b.raw for b in following[:3])


def _is_stamp(block: Block) -> bool:
    """Say whether a line is a day without a word of its own, or a code: `15/04/2026 14:31:07` (Petra), `aXA6IDE3Mi4=`.

    A bold day is a subhead: chronologies have them.
    """
    text = block.text
    if block.bold or len(text) > 60:
        return False
    return bool(CODE.match(text)) or (_YEAR.search(text) is not None and is_date_line(text))


def _heads_noise(flow: Flow, blocks: list[Block], at: int) -> bool:
    """Say whether a heading stands over a line of furniture: `نشرة الاقتصاد` over `… يصلك إلى بريدك`.

    They are of one box; a subhead of the story may stand right above a box of another make.
    """
    line = blocks[at + 1] if at + 1 < len(blocks) else None
    if line is None or len(line.text) < 25 or label_of(line.text) is not Label.NOISE:
        return False  # `إعلان` under a subhead says nothing about it
    node = blocks[at].node
    beside = flow.nodes[node].parent in (flow.nodes[line.node].parent, line.node)
    while node >= 0 and flow.nodes[node].first == blocks[at].index and flow.nodes[node].last <= line.index:
        node = flow.nodes[node].parent
    return beside or (node >= 0 and flow.nodes[node].first == blocks[at].index)


def _is_subhead(block: Block) -> bool:
    """Say whether a line is bold like a subhead; with a sentence's mark it is text: a question in an interview."""
    return block.bold and len(block.text) < 120 and not END_MARK.search(block.text)


def _once(kept: list[Block]) -> list[Block]:
    """Drop the second copy of a long paragraph and of subheads beside it: one is for print or for small screens."""
    whole = _whole(kept)
    blocks = [block for block in kept if block is not whole]
    first: dict[str, int] = {}
    again = [first.setdefault(block.text, at) < at for at, block in enumerate(blocks)]
    if not any(again):
        return blocks
    copies = [repeated and len(block.text) > LONG for repeated, block in zip(again, blocks, strict=True)]
    return [
        block
        for at, block in enumerate(blocks)
        if not copies[at] and not (again[at] and any(copies[max(0, at - 1) : at + 2]))
    ]


def _whole(kept: list[Block]) -> Block | None:
    """Return the block that holds the others once more: Sputnik has a hidden `articleBody` of one line."""
    longest = max(kept, key=lambda block: len(block.text), default=None)
    if longest is None or not 300 <= len(longest.text) <= MAX_WHOLE or len(kept) > MAX_COPIED:
        return None
    inside = sum(len(b.text) for b in kept if b is not longest and len(b.text) > 40 and b.text in longest.text)
    return longest if inside > 0.7 * len(longest.text) else None


def _opens(flow: Flow, kept: list[Block], first: int) -> bool:
    """Say whether the block before the first paragraph belongs to the text as well.

    It is its dateline, the first of several subheads of one kind, or a `<p>` beside the first: a lead of few words,
    without a full stop, and not a picture's words.
    """
    block, nodes = kept[first - 1], flow.nodes
    if dateline_told.is_line(block.text):
        return True
    box = nodes[kept[first].node].parent
    if nodes[block.node].parent != box or nodes[block.node].tag != (f"h{block.heading}" if block.heading else "p"):
        return False
    if block.heading:
        return any(b.heading == block.heading and nodes[b.node].parent == box for b in kept[first:])
    if (
        block.anchors
        or len(block.text.split()) < _LEAD_WORDS
        or _BYLINE.match(block.text)
        or _FULL_DAY.search(block.text)
    ):
        return False
    return not any(p.at == block.index and box in (p.node, nodes[p.node].parent) for p in flow.pictures)


def _trim(flow: Flow, kept: list[Block]) -> list[Block]:
    """Drop what stands before the first paragraph, but for what opens it, and headings behind the last: what is left of
    cut parts.
    """
    first = next((at for at, block in enumerate(kept) if block.raw >= 40), 0)
    while first and _opens(flow, kept, first):
        first -= 1
    kept = kept[first:]
    while kept and (kept[-1].heading or (not kept[-1].raw and kept[-1].bold and len(kept) > 1)):
        kept.pop()
    return kept
