"""The text of the article: which node holds it, and which of its blocks are paragraphs.

Works on order, labels, and the density of text and links; names of classes only tip the balance. Steps:

1. `mark` gives each block its zone (hints of the nodes around it) and its worth as running text.
2. `find` takes the node in which the running text is gathered most closely, and widens it to neighbours of its kind.
3. `paragraphs` drops what is no paragraph: inserts, labels, captions, shares, what stands after the end.
"""

import re
from dataclasses import dataclass

from newsscraper.extract import hints, readers, teasers
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import Label, fold, label_of, opens_insert
from newsscraper.extract.parts import Part
from newsscraper.text.dates import is_date_line

SENTENCE = re.compile(r"[.!?؟。…۔:؛][\"'»”’)\]]*(?:\s|$)|،|, ")
_END_MARK = re.compile(r"[.!?؟…۔:؛\"”»'’)\]]\W*$")
_SOURCE = re.compile(r"\W{0,3}(?:ال)?مصدر\s?:\s?[^.؟!]{1,60}")
"""A credit: `المصدر: وكالات`. It says whose the text is and is none of it."""
_WORD = re.compile(r"\w+")

_LEAST = 25
"""Characters of running text."""
DECAY = 0.88
"""Worth of a paragraph for a node one level further out. Text in two equal halves, each in its own `<div>`, must
count more for the node around both (0.88 of all) than for one of them (half)."""
MAX_WHOLE = 40_000
"""Characters of a block that is looked through for the others, and `MAX_COPIED` their number: the two multiply."""
MAX_COPIED = 400
_TAKEN_BACK = 0.4
"""Hints on a node that holds more than this share of the page's running text are not believed."""


@dataclass(frozen=True, slots=True)
class Body:
    """The article's text and where it stands in the flow."""

    blocks: tuple[Block, ...]
    """The paragraphs, in order."""
    node: int
    """The node they were taken from; -1 when there is none."""
    start: int
    """Index of the first block of the region; blocks before it are head."""
    end: int
    """Index after the last paragraph."""

    @property
    def text(self) -> str:
        """Paragraphs joined by a blank line."""
        return "\n\n".join(block.text for block in self.blocks)


def worth(block: Block) -> float:
    """Return how much running text a block holds, in characters that are no links.

    A menu entry, a headline or a caption has no sentence marks; a paragraph has one for about 60 characters.
    """
    length = len(block.text)
    if length < _LEAST or block.heading:
        return 0.0
    marks = SENTENCE.search(block.text) is not None
    if length < 80 and not (marks and _END_MARK.search(block.text)):
        return 0.0
    if length < 160 and is_date_line(block.text):
        return 0.0
    plain = length - 1.4 * block.link_chars
    return max(0.0, plain) * (1.0 if marks else 0.3)


def mark(flow: Flow, titles: set[str], url: str = "") -> None:
    """Give each block its worth and its zone; take back hints that cannot be true of their node.

    With the page's `url`, cards of other articles are looked for as well.
    """
    sums = [0.0]
    total = 0.0
    for block in flow.blocks:
        if len(block.text) >= _LEAST:
            block.good = block.raw = worth(block)
            total += block.good
        sums.append(total)
    carded = bool(url) and teasers.mark(flow, url, titles)
    heads = _headlines(flow, titles)
    doubted = [node for node in flow.nodes if node.hints & _AGAINST]
    untrue = [
        node
        for node in doubted
        if _unbelievable(
            node.hints,
            (sums[node.last] - sums[node.first]) / (total or 1.0),
            not heads or any(node.first <= head < node.last for head in heads),
        )
    ]
    for node in untrue:
        node.hints &= ~_AGAINST
    answered = readers.mark(flow)
    if untrue or carded or answered:
        flow.rezone()
    for block in flow.blocks:
        if block.good and block.zone & _AGAINST:
            block.good *= 0.0 if block.zone & _NEVER else 0.15


_AGAINST = hints.NOISE | hints.HIDDEN
_NEVER = hints.NAV | hints.COMMENTS | hints.RELATED | hints.CAPTION | hints.CARD | hints.READERS


def _headlines(flow: Flow, titles: set[str]) -> list[int]:
    """Return the blocks that show the headline: those equal to a stated one, else every `h1`."""
    exact = [block.index for block in flow.blocks if block.heading and fold(block.text) in titles]
    return exact or [block.index for block in flow.blocks if block.heading == 1]


def _unbelievable(own: int, share: float, around_headline: bool) -> bool:
    """Say whether a node's hints cannot be true: it holds the headline and the text, or most of all text.

    `<body class="single has-sidebar ads-on">`, `<button>` never closed; but a window with the rules for comments can be
    longer than the article (Sputnik).
    """
    if around_headline:
        return share > _TAKEN_BACK
    if own & hints.BODY:
        return share > _TAKEN_BACK and not own & hints.COMMENTS
    return share > 0.7 and not own & (hints.COMMENTS | hints.NAV)


def find(flow: Flow) -> int:
    """Return the node in which the running text is gathered most closely, or -1."""
    score: dict[int, float] = {}
    for block in flow.blocks:
        if block.good <= 0:
            continue
        gain = block.good
        for node in flow.up(block.node):
            score[node] = score.get(node, 0.0) + gain
            gain *= DECAY
            if gain < 1:
                break
    if not score:
        return -1
    for node in score:
        own = flow.nodes[node].hints
        if own & hints.BODY:
            score[node] *= 1.25
        if flow.nodes[node].tag in ("article", "main"):
            score[node] *= 1.1
    return max(score, key=lambda node: (score[node], node))


def read(flow: Flow, parts: list[Part], titles: set[str]) -> Body:
    """Return the article's body; `mark` must have run.

    `titles` are the folded headlines that the page states: a block that repeats one is no paragraph.
    """
    node = find(flow)
    if node < 0:
        return Body((), -1, len(flow.blocks), len(flow.blocks))
    found = within(flow, _widen(flow, node), parts, titles)
    leads = _leads(flow, found, parts, titles)
    return Body((*leads, *found.blocks), found.node, leads[0].index, found.end) if leads else found


def within(flow: Flow, node: int, parts: list[Part], titles: set[str]) -> Body:
    """Return the paragraphs of one node."""
    taken = _taken(flow, node, parts)
    blocks = [block for block in flow.inside(node) if block.index not in taken]
    zones = _inner_zones(flow, node)
    against = _believed(flow, node, zones)
    kept = [
        block
        for at, block in enumerate(blocks)
        if not _in_zone(block, zones, against) and _is_paragraph(blocks, at, titles)
    ]
    kept = _trim(_once(kept))
    if not kept:
        first = flow.nodes[node].first
        return Body((), node, first, first)
    return Body(tuple(kept), node, kept[0].index, kept[-1].index + 1)


def below(flow: Flow, found: Body, title: str | None, block: int | None) -> Body:
    """Return a body without its headline, and without what stands above it when that is little.

    In a page of bare `<div>`s the headline is a line among lines; above it stand a banner, a date, the headline again.
    """
    if title is None:
        return found
    total = sum(len(b.text) for b in found.blocks)
    above = sum(len(b.text) for b in found.blocks if block is not None and b.index < block)
    least = block if block is not None and above < 0.25 * total else -1
    wanted = fold(title)
    kept = tuple(b for b in found.blocks if b.index >= least and (len(b.text) > 400 or fold(b.text) != wanted))
    if block is not None:
        end = _next_story(flow, block, wanted)
        kept = tuple(b for b in kept if b.index < end) or kept
    return Body(kept, found.node, kept[0].index, found.end) if kept else found


def _next_story(flow: Flow, block: int, title: str) -> int:
    """Return the block at which another story begins: sites print the next one whole behind the first.

    It has a main heading in an `<article>` of its own, or with a day under it; subheads may be main headings, too.
    """
    own = _article_of(flow, block)
    for other in flow.blocks[block + 1 :]:
        if other.heading != 1 or fold(other.text) == title or len(other.text) < 16:
            continue
        apart = own >= 0 and _article_of(flow, other.index) not in (-1, own)
        if apart or any(is_date_line(b.text) for b in flow.blocks[other.index + 1 : other.index + 3]):
            return other.index
    return len(flow.blocks)


def _article_of(flow: Flow, block: int) -> int:
    """Return the innermost `<article>` around a block, -1 for none."""
    return next((node for node in flow.up(flow.blocks[block].node) if flow.nodes[node].tag == "article"), -1)


def _leads(flow: Flow, found: Body, parts: list[Part], titles: set[str]) -> list[Block]:
    """Return paragraphs between the headline and the text's own node: a lead may stand beside the text (Sputnik)."""
    heads = [head for head in _headlines(flow, titles) if head < found.start]
    if not heads or found.start - heads[-1] > 40:
        return []
    taken = {index for part in parts for index in range(part.block, part.last)}
    known = {block.text for block in found.blocks}
    between = flow.blocks[heads[-1] + 1 : min(found.start, flow.nodes[found.node].first)]
    return [
        block
        for block in between
        if block.good >= 60
        and block.density < 0.3
        and block.index not in taken
        and block.text not in known
        and label_of(block.text) is None
        and fold(block.text) not in titles
    ]


def _taken(flow: Flow, container: int, parts: list[Part]) -> set[int]:
    """Return the blocks that belong to labelled parts; a box headed by a label belongs to it whole.

    `<section><h2>يستحق الانتباه</h2><p>…</p></section>` between two paragraphs is a promotion (BBC).
    """
    total = sum(block.raw for block in flow.inside(container))
    taken: set[int] = set()
    for part in parts:
        taken.update(range(part.block, part.last))
        if part.label not in (Label.RELATED, Label.OTHER):
            continue
        for index in flow.up(flow.blocks[part.block].node):
            node = flow.nodes[index]
            headed = part.block - node.first <= 1
            if index == container or not headed or sum(block.raw for block in flow.inside(index)) > 0.2 * total:
                break
            taken.update(range(node.first, node.last))
    return taken


def _believed(flow: Flow, container: int, zones: dict[int, int]) -> int:
    """Return the hints that count inside a container: not those that would cut out a third of its running text."""
    total = sum(block.raw for block in flow.inside(container)) or 1.0
    against = 0
    for bit in _BITS:
        share = sum(block.raw for block in flow.inside(container) if zones.get(block.node, 0) & bit)
        if share < 0.34 * total or bit & (hints.CARD | hints.READERS):
            against |= bit
    return against


_BITS = tuple(1 << shift for shift in range(20) if (hints.NOISE | hints.HIDDEN) >> shift & 1)


def _widen(flow: Flow, node: int) -> int:
    """Climb while the node around holds more running text, in which links do not prevail.

    Long reads have one `<div>` a chapter, page builders one for each paragraph.
    """
    best = node
    mine = sum(block.good for block in flow.inside(node))
    for outer in flow.up(node)[1:10]:
        if flow.nodes[outer].tag in ("body", "html"):
            break
        first, last = flow.nodes[best].first, flow.nodes[best].last
        extra = [b for b in flow.inside(outer) if not first <= b.index < last]
        text = sum(block.good for block in extra)
        links = sum(block.link_chars for block in extra if not block.zone & _NEVER)
        if text > 0.12 * mine and links < 0.7 * text:
            best, mine = outer, mine + text
    return best


def _inner_zones(flow: Flow, container: int) -> dict[int, int]:
    """Return the hints of the nodes inside a container, each with those of the nodes between; not the container's own.

    What the container itself is called no longer matters: it was chosen for its text.
    """
    zones = {container: 0}
    teasers = (
        sum(
            1
            for node in flow.nodes[container + 1 :]
            if node.tag == "article" and node.last <= flow.nodes[container].last
        )
        > 1
    )
    for index in range(container + 1, len(flow.nodes)):
        node = flow.nodes[index]
        if node.parent not in zones:
            break
        zones[index] = zones[node.parent] | node.hints
        if teasers and node.tag == "article":
            zones[index] |= hints.LISTS
    return zones


def _in_zone(block: Block, zones: dict[int, int], against: int) -> bool:
    """Say whether a block stands under a hint that speaks against it; a lead may be called `summary meta`."""
    zone = zones.get(block.node, 0)
    return bool(zone & against) and not (zone & hints.LEAD and block.raw >= 25 and not zone & _NEVER)


def _is_paragraph(blocks: list[Block], at: int, titles: set[str]) -> bool:
    """Say whether a block is a paragraph, a subhead or a list item of the article."""
    block = blocks[at]
    if label_of(block.text) is not None or (len(block.text) < 300 and fold(block.text) in titles):
        return False
    if _SOURCE.fullmatch(block.text) or (block.heading and _heads_noise(blocks, at)):
        return False
    if block.anchors and (opens_insert(block.text) or block.density > 0.75):
        return len(block.text) > 200 and block.density < 0.5
    if block.raw >= 25:
        return True
    if at and blocks[at - 1].density > 0.9 and is_date_line(block.text):
        return False  # the day of a card between the paragraphs
    if block.heading or _is_subhead(block):
        return block.heading != 1 and any(b.raw for b in blocks[at + 1 : at + 4])
    return bool(_WORD.search(block.text)) and block.density < 0.5


def _heads_noise(blocks: list[Block], at: int) -> bool:
    """Say whether a heading stands over a line of furniture: `نشرة الاقتصاد` over `… يصلك إلى بريدك`."""
    line = blocks[at + 1].text if at + 1 < len(blocks) else ""
    return len(line) >= 25 and label_of(line) is Label.NOISE  # `إعلان` under a subhead says nothing about it


def _is_subhead(block: Block) -> bool:
    """Say whether a line is bold like a subhead; with a sentence's mark it is text: a question in an interview."""
    return block.bold and len(block.text) < 120 and not _END_MARK.search(block.text)


def _once(kept: list[Block]) -> list[Block]:
    """Drop the second copy of a long paragraph: pages hold one for small screens and one for large."""
    seen: set[str] = set()
    found = []
    whole = _whole(kept)
    for block in kept:
        if block is whole:
            continue
        if len(block.text) > 80 and block.text in seen:
            continue
        seen.add(block.text)
        found.append(block)
    return found


def _whole(kept: list[Block]) -> Block | None:
    """Return the block that holds the others once more: Sputnik has a hidden `articleBody` of one line."""
    longest = max(kept, key=lambda block: len(block.text), default=None)
    if longest is None or not 300 <= len(longest.text) <= MAX_WHOLE or len(kept) > MAX_COPIED:
        return None
    inside = sum(len(b.text) for b in kept if b is not longest and len(b.text) > 40 and b.text in longest.text)
    return longest if inside > 0.7 * len(longest.text) else None


def _trim(kept: list[Block]) -> list[Block]:
    """Drop what stands before the first paragraph and headings behind the last: what is left of cut parts."""
    first = next((at for at, block in enumerate(kept) if block.raw >= 40), 0)
    kept = kept[first:]
    while kept and (kept[-1].heading or (not kept[-1].raw and kept[-1].bold and len(kept) > 1)):
        kept.pop()
    return kept
