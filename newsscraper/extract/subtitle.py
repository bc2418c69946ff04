"""The subtitle: the line under the headline that readers see as part of it.

Sites name it (`subtitle`, `deck`, `standfirst`, `itemprop=alternativeHeadline`), group it with the headline
(`<hgroup>`) or set it as the next heading; JSON-LD calls it `alternativeHeadline`. The same places hold other things:
the headline once more for search engines, the mark above it, the first subhead of the text, a lead that is the first
paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsscraper.extract import authors, hints
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold, label_of
from newsscraper.extract.page import Document
from newsscraper.text.dates import is_date_line

_SUMMARIES = ("description", "og:description", "twitter:description")
LEAST = 3
"""Words: a mark (`خاص`, `تقرير خاص`) has fewer."""
LONGEST = 350
"""Characters: longer ones are paragraphs."""
REACH = 14
"""Blocks below the headline that are looked at."""
_HEADING_WORDS = 4
_AWAY = (
    hints.NAV | hints.RELATED | hints.TAGS | hints.SHARE | hints.COMMENTS | hints.CAPTION | hints.LISTS | hints.ADS
    | hints.CRUMB | hints.AUTHOR | hints.DATE | hints.PLAYER | hints.CARD | hints.READERS | hints.HIDDEN
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subtitle:
    """The subtitle, where it came from, and the block that shows it."""

    text: str | None = None
    method: str | None = None
    block: int | None = None
    disputed: bool = False
    """The page shows another one than it states."""


def read(doc: Document, flow: Flow, text: Body, head: int | None, titles: set[str]) -> Subtitle:
    """Return the subtitle of a page. `head` is the block of its headline, `titles` are the folded headlines.

    What the page shows comes first: JSON-LD may hold the line of another edition. A line that is shown may be the
    summary as well (newsrooms fill both from one field); one that is only stated and is the summary is no second text.
    """
    refused = set(titles)
    if head is not None:
        refused |= {fold(block.text) for block in flow.blocks[max(0, head - 3) : head + 1]}
    shown = _shown(flow, text, head, refused) if head is not None else None
    stated = _stated(doc, refused | _descriptions(doc) | {fold(block.text) for block in text.blocks[:2]})
    if shown is None:
        return Subtitle(stated[1], stated[0]) if stated else Subtitle()
    method, block = shown
    disputed = stated is not None and fold(stated[1]) != fold(block.text)
    return Subtitle(block.text, method, block.index, disputed)


def without(text: Body, found: Subtitle) -> Body:
    """Return a body without the block of the subtitle, where it was taken for the first paragraph."""
    kept = tuple(block for block in text.blocks if block.index != found.block)
    if len(kept) == len(text.blocks) or not kept:
        return text
    return replace(text, blocks=kept, start=kept[0].index)


def _descriptions(doc: Document) -> set[str]:
    """Return the summaries that the head of the page states, folded."""
    found = [value for name in _SUMMARIES for value in doc.meta.get(name, ())]
    found += [value for node in doc.jsonld if isinstance(value := node.get("description"), str)]
    return {fold(value) for value in found}


def _stated(doc: Document, refused: set[str]) -> tuple[str, str] | None:
    """Return the subtitle that the head of the page states, with its source."""
    nodes = [value for node in doc.jsonld if isinstance(value := node.get("alternativeHeadline"), str)]
    metas = doc.meta.get("alternativeheadline", [])
    for method, values in (("jsonld:alternativeHeadline", nodes), ("meta:alternativeHeadline", metas)):
        for value in values[:3]:
            line = " ".join(value.split())
            if _is_line(line) and not _repeats(line, refused):
                return method, line
    return None


def _shown(flow: Flow, text: Body, head: int, refused: set[str]) -> tuple[str, Block] | None:
    """Return the subtitle that the page shows, with its source."""
    near = [
        block for block in flow.blocks[head + 1 : min(head + REACH, text.start + 1)] if _is_possible(block, refused)
    ]
    opening = text.blocks[0].index if text.blocks else -1
    for block in near:
        own = [flow.nodes[node] for node in _around(flow, block, head)]
        named = any(node.hints & hints.SUBTITLE for node in own) and _is_line(block.text)
        if named and (block.index != opening or len(text.blocks) > 1):
            return "generic:subtitle", block
    for block in near:
        if block.index != opening and _is_grouped(flow, block, head) and _is_line(block.text):
            return "generic:hgroup", block
    for block in _first_heading(near):
        if block.index != opening and not _is_subhead(flow, text, block, head):
            return f"generic:h{block.heading}", block
    return None


def _around(flow: Flow, block: Block, head: int) -> Iterator[int]:
    """Yield the nodes around a block that do not hold the headline."""
    for node in flow.up(block.node):
        if flow.nodes[node].first <= head:
            return
        yield node


def _is_grouped(flow: Flow, block: Block, head: int) -> bool:
    """Say whether a block shares an `<hgroup>` with the headline."""
    return any(flow.nodes[node].tag == "hgroup" and flow.nodes[node].first <= head for node in flow.up(block.node))


def _first_heading(near: list[Block]) -> Iterator[Block]:
    """Yield the heading that stands first below the headline, when it is a sentence."""
    first = next((block for block in near if (block.heading or block.raw) and _is_line(block.text)), None)
    if first is not None and 2 <= first.heading <= 5 and len(first.text.split()) >= _HEADING_WORDS:
        yield first


def _is_subhead(flow: Flow, text: Body, block: Block, head: int) -> bool:
    """Say whether a heading is the first of several in the text; one that shares a box with the headline is none."""
    for node in flow.up(block.node):
        if flow.nodes[node].first <= head:
            if flow.nodes[node].last <= text.start:
                return False
            break
    return any(other.heading == block.heading for other in text.blocks)


def _is_possible(block: Block, refused: set[str]) -> bool:
    """Say whether a block can be a subtitle by its place and its length; what it says is asked of few."""
    if block.zone & _AWAY or block.heading == 1 or block.density > 0.5 or len(block.text) > LONGEST:
        return False
    return not _repeats(block.text, refused)


def _is_line(text: str) -> bool:
    """Say whether a text has the length of a subtitle, and is no label, day or author's line."""
    if len(text) > LONGEST or len(text.split()) < LEAST:
        return False
    return label_of(text) is None and not is_date_line(text) and not authors.is_byline(text)


def _repeats(text: str, refused: set[str]) -> bool:
    """Say whether a text is one of others; of one that is cut with an ellipsis, whether it begins so."""
    folded = fold(text)
    return (
        not folded
        or folded in refused
        or any(other and len(other) > 20 and folded.startswith(other) for other in refused)
    )
