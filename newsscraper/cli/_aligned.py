"""A concordance in columns, for terminals that order right-to-left text and for those that leave it as stored.

Each line is one isolate of one width (UAX #9): blanks, what stands before, the hit, what stands after, blanks. Read
from either side, the hit begins in the same column. The blanks are no-break spaces on a terminal, for a line's
last plain spaces are taken out of the isolate (rule L1).
"""

import sys
from collections.abc import Iterator

from rich.cells import cell_len

from newsscraper.cli import _printing
from newsscraper.read.concordance import Line
from newsscraper.text.marks import NBSP

_LEAST = 60
"""Columns that the texts need beside an id."""


def aligned(found: list[Line], columns: int) -> Iterator[str]:
    """Yield the lines of a concordance in so many columns: day, source, id where there is room, and the text."""
    slug = max((len(line.source) for line in found), default=0)
    heads = [f"{line.date or '-':10}  {line.source:{slug}}  {line.id or ''}" for line in found]
    if any(columns - len(head) - 2 < _LEAST for head in heads):
        heads = [f"{line.date or '-':10}  {line.source:{slug}}" for line in found]
    room = columns - 3 - max(map(len, heads), default=0)
    node = min(max((cell_len(line.node) for line in found), default=0), room // 2)
    side = max(8, (room - node - 2) // 2)
    for head, line in zip(heads, found, strict=True):
        yield f"{head}  {_text(line, node, side)}".rstrip()


def _text(line: Line, node: int, side: int) -> str:
    before = _fitting(line.before.split(), side, from_end=True)
    after = _fitting(line.after.split(), side, from_end=False)
    lead = side - cell_len(before)
    trail = node - cell_len(line.node) + side - cell_len(after)
    start = lead + len(before) + 1
    text = f"{' ' * lead}{before} {line.node} {after}"
    if not sys.stdout.isatty():
        return text
    blank = f"{NBSP * lead}{text[lead:]}{NBSP * max(0, trail)}"
    return _printing.directed(_printing.emphasised(blank, [(start, start + len(line.node))]))


def _fitting(words: list[str], cells: int, *, from_end: bool) -> str:
    """Return as many words next to the hit as fit."""
    kept: list[str] = []
    for word in reversed(words) if from_end else words:
        if cell_len(" ".join([*kept, word])) > cells:
            break
        kept.append(word)
    return " ".join(reversed(kept) if from_end else kept)
