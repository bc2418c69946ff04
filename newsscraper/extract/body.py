"""The text of the article: which node holds it, and which of its blocks are paragraphs.

Works on order, labels, and the density of text and links; names of classes only tip the balance. Steps:

1. `worth.mark` gives each block its zone (hints of the nodes around it) and its worth as running text.
2. `find` takes the node in which the running text is gathered most closely, and widens it to neighbours of its kind.
3. `paragraphs.of_node` drops what is no paragraph: inserts, labels, captions, shares, what stands after the end.
"""

from dataclasses import dataclass, replace

from newsscraper.extract import hints, paragraphs
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold, label_of
from newsscraper.extract.parts import Part
from newsscraper.extract.worth import AGAINST, NEVER, headlines
from newsscraper.text.dates import is_date_line

DECAY = 0.88
"""Worth of a paragraph for a node one level further out. Text in two equal halves, each in its own `<div>`, must
count more for the node around both (0.88 of all) than for one of them (half)."""
_MOST = 0.7
"""Share of the page's text that the element with the headline must hold to be all that is looked at."""


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
    lined: bool = False
    """It consists of lines without the marks of sentences: see `lines`."""

    @property
    def text(self) -> str:
        """Paragraphs joined by a blank line."""
        return "\n\n".join(block.text for block in self.blocks)


def find(flow: Flow) -> int:
    """Return the node in which the running text is gathered most closely, or -1."""
    nodes = flow.nodes
    score: dict[int, float] = {}
    for block in flow.blocks:
        gain, at = block.good, block.node if block.good > 0 else -1
        while at >= 0:
            score[at] = score.get(at, 0.0) + gain
            gain *= DECAY
            at = nodes[at].parent if gain >= 1 else -1
    if not score:
        return -1
    for at in score:
        node = nodes[at]
        if node.hints & hints.BODY:
            score[at] *= 1.25
        if node.tag in ("article", "main"):
            score[at] *= 1.1
    return max(score, key=lambda at: (score[at], at))


def read(flow: Flow, parts: list[Part], titles: set[str]) -> Body:
    """Return the article's body; `mark` must have run.

    `titles` are the folded headlines that the page states: a block that repeats one is no paragraph.
    """
    node = _narrow(flow, find(flow), titles)
    if node < 0:
        return Body((), -1, len(flow.blocks), len(flow.blocks))
    found = within(flow, _widen(flow, node), parts, titles)
    leads = _leads(flow, found, parts, titles)
    return Body((*leads, *found.blocks), found.node, leads[0].index, found.end) if leads else found


def _narrow(flow: Flow, node: int, titles: set[str]) -> int:
    """Return the child of the whole page that holds the headline and most of the text, if there is one.

    A notice on cookies before a short story and a survey behind it gather at the page itself.
    """
    heads = headlines(flow, titles) if node >= 0 and flow.nodes[node].tag in ("body", "html") else []
    while heads and flow.nodes[node].tag in ("body", "html"):
        enough = _MOST * sum([block.good for block in flow.inside(node)])
        for at in range(node + 1, len(flow.nodes)):
            inner = flow.nodes[at]
            headed = inner.parent == node and any(inner.first <= head < inner.last for head in heads)
            if headed and sum([block.good for block in flow.inside(at)]) > enough:
                break
        else:
            return node
        node = at
    return node


def within(flow: Flow, node: int, parts: list[Part], titles: set[str]) -> Body:
    """Return the paragraphs of one node."""
    kept = paragraphs.of_node(flow, node, parts, titles)
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
    return replace(found, blocks=kept, start=kept[0].index) if kept else found


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
    heads = [head for head in headlines(flow, titles) if head < found.start]
    if not heads or found.start - heads[-1] > 40:
        return []
    taken = {index for part in parts for index in range(part.block, part.last)}
    known = {block.text for block in found.blocks}
    between = flow.blocks[heads[-1] + 1 : min(found.start, flow.nodes[found.node].first)]
    return [
        block
        for block in between
        if (block.good >= 60 or (block.raw >= 60 and _is_teaser(flow, block)))
        and block.density < 0.3
        and block.index not in taken
        and block.text not in known
        and label_of(block.text) is None
        and fold(block.text) not in titles
    ]


def _is_teaser(flow: Flow, block: Block) -> bool:
    """Say whether only its own class speaks against a lead without links: `<p class="teaser-text">`."""
    node = flow.nodes[block.node]
    around = flow.nodes[node.parent].zone if node.parent >= 0 else 0
    return not block.anchors and not around & AGAINST and not node.hints & (NEVER | hints.HIDDEN)


def _widen(flow: Flow, node: int) -> int:
    """Climb while the node around holds more running text, in which links do not prevail.

    Long reads have one `<div>` a chapter, page builders one for each paragraph.
    """
    best = node
    mine = sum([block.good for block in flow.inside(node)])
    for outer in flow.up(node, 10)[1:]:
        if flow.nodes[outer].tag in ("body", "html"):
            break
        around, inner = flow.nodes[outer], flow.nodes[best]
        extra = flow.blocks[around.first : inner.first] + flow.blocks[inner.last : around.last]
        text = sum([block.good for block in extra])
        links = sum([block.link_chars for block in extra if not block.zone & NEVER])
        if text > 0.12 * mine and links < 0.7 * text:
            best, mine = outer, mine + text
    return best
