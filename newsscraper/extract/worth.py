"""How much running text each block of a page holds, and which hints on its nodes cannot be true.

Works on the marks of sentences, on links and on dates; what names of classes say counts afterwards and only where it
is believable.
"""

import re
from bisect import bisect_left
from itertools import accumulate

from newsscraper.extract import hints, readers, teasers
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold
from newsscraper.text.dates import is_date_line

SENTENCE = re.compile(r"[.!?؟…۔:؛][\"'»”’)\]]*(?:\s|$)|،|, ")
END_MARK = re.compile(r"[.!?؟…۔:؛\"”»'’)\]]\W*$")
_LEAST = 25
"""Characters of running text."""
_SHORT = 80
"""Characters below which only a whole sentence is running text."""
_LINE = 160
"""Characters of a line of dates at most."""
_LINKED = 1.4
"""What a character of a link takes from the worth of a block: a block of links has none."""
_TAKEN_BACK = 0.4
"""Hints on a node that holds more than this share of the page's running text are not believed."""
AGAINST = hints.NOISE | hints.HIDDEN
NEVER = hints.NAV | hints.COMMENTS | hints.RELATED | hints.CAPTION | hints.CARD | hints.READERS
"""Under one of these a block has no worth at all."""


def of(block: Block) -> float:
    """Return how much running text a block holds, in characters that are no links.

    A menu entry, a headline or a caption has no sentence marks; a paragraph has one for about 60 characters.
    """
    text = block.text
    length = len(text)
    plain = length - _LINKED * block.link_chars
    if length < _LEAST or plain <= 0 or block.heading:
        return 0.0
    marks = SENTENCE.search(text) is not None
    if length < _SHORT and not (marks and END_MARK.search(text)):
        return 0.0
    if length < _LINE and is_date_line(text):
        return 0.0
    return plain if marks else 0.3 * plain


def mark(flow: Flow, titles: set[str], url: str = "") -> None:
    """Give each block its worth and its zone; take back hints that cannot be true of their node.

    With the page's `url`, cards of other articles are looked for as well.
    """
    for block in flow.blocks:
        if len(block.text) >= _LEAST:
            block.good = block.raw = of(block)
    carded = bool(url) and teasers.mark(flow, url, titles)
    untrue = _untrue(flow, titles)
    for at in untrue:
        flow.nodes[at].hints &= ~AGAINST
    answered = readers.mark(flow)
    if untrue or carded or answered:
        flow.rezone()
    for block in flow.blocks:
        if block.good and block.zone & AGAINST:
            block.good *= 0.0 if block.zone & NEVER else 0.15


def headlines(flow: Flow, titles: set[str]) -> list[int]:
    """Return the blocks that show the headline: those equal to a stated one, else every `h1`."""
    headings = [block for block in flow.blocks if block.heading]
    exact = [block.index for block in headings if fold(block.text) in titles]
    return exact or [block.index for block in headings if block.heading == 1]


def _untrue(flow: Flow, titles: set[str]) -> list[int]:
    """Return the nodes whose hints speak against too much of the page's text to be true."""
    sums = [0.0, *accumulate([block.good for block in flow.blocks])]
    enough = _TAKEN_BACK * (sums[-1] or 1.0)
    heavy = [at for at, node in enumerate(flow.nodes)
             if node.hints & AGAINST and sums[node.last] - sums[node.first] > enough]  # fmt: skip
    if not heavy:
        return []
    heads = headlines(flow, titles)
    return [at for at in heavy if _is_unbelievable(flow, at, sums, heads)]


def _is_unbelievable(flow: Flow, at: int, sums: list[float], heads: list[int]) -> bool:
    """Say whether a node's hints cannot be true: it holds the headline and the text, or most of all text.

    `<body class="single has-sidebar ads-on">`, `<button>` never closed; but a window with the rules for comments can be
    longer than the article (Sputnik).
    """
    node = flow.nodes[at]
    first = bisect_left(heads, node.first)
    if not heads or (first < len(heads) and heads[first] < node.last):
        return True
    if node.hints & hints.BODY:
        return not node.hints & hints.COMMENTS
    share = (sums[node.last] - sums[node.first]) / (sums[-1] or 1.0)
    return share > 0.7 and not node.hints & (hints.COMMENTS | hints.NAV)
