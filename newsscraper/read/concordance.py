"""A word in its context: lines with what stands before and after it, sorted either way, and the words it keeps.

*Before* and *after* are those of reading, whatever the direction of the script.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsscraper.items import Record
from newsscraper.read.hits import find, texts, tokens
from newsscraper.read.query import Node

COLUMNS = ("source", "id", "version", "date", "field", "before", "node", "after")
"""The columns of a concordance as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One hit in its context."""

    source: str
    id: str | None
    version: int | None
    date: str | None
    field: str
    """title or body."""
    before: str
    node: str
    after: str


def lines(record: Record, node: Node, *, width: int = 8, exact: bool = False) -> Iterator[Line]:
    """Yield the hits in a record's headline and body, each with up to `width` words before and after it."""
    for field, text in texts(record):
        found = find(text, node, field, exact=exact) if text and field in ("title", "body") else []
        if not found:
            continue
        words = tokens(text).at
        for start, end in found:
            first = [a for a, b in words if b <= start][-width:]
            last = [b for a, b in words if a >= end][:width]
            yield Line(
                source=record.source,
                id=record.id,
                version=record.version,
                date=str(record.date_published) if record.date_published else record.published_edtf,
                field=field,
                before=text[first[0] : start].strip() if first else "",
                node=text[start:end],
                after=text[end : last[-1]].strip() if last else "",
            )


def sort_key(line: Line, side: str, count: int) -> tuple[tuple[str, ...], str]:
    """Return the key by which lines are sorted: the 1 to 3 words next to the node, on the side `before` or `after`."""
    keys = tokens(line.before if side == "before" else line.after).keys
    near = keys[-count:][::-1] if side == "before" else keys[:count]
    return near, line.node


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocate:
    """A word that stands near the node more often than chance would have it."""

    word: str
    """Its search key."""
    near: int
    """How often it stands near the node."""
    overall: int
    """How often it stands in all texts."""
    log_likelihood: float
    """Dunning's G²: above 10.83 with p < 0.001."""


def near_words(found: Iterable[Line]) -> Counter[str]:
    """Count the words of the contexts."""
    counts: Counter[str] = Counter()
    for line in found:
        counts.update(tokens(line.before).keys)
        counts.update(tokens(line.after).keys)
    return counts


def collocates(near: Counter[str], overall: dict[str, int], total: int, least: int = 2) -> list[Collocate]:
    """Return the words that stand near more often than elsewhere, the most telling first.

    `overall`: how often each of them stands in all texts; `total`: the words of all texts.
    """
    window = near.total()
    found = [
        Collocate(word=word, near=n, overall=overall.get(word, n), log_likelihood=round(g, 2))
        for word, n in near.items()
        if n >= least and (g := _g2(n, max(overall.get(word, n), n), window, max(total, window))) > 0
    ]
    return sorted(found, key=lambda one: (-one.log_likelihood, one.word))


def _g2(near: int, overall: int, window: int, total: int) -> float:
    """Return Dunning's G² (1993) of a word in a window against the rest; negative where it is rarer than expected."""
    rest, elsewhere = total - window, overall - near
    one = window * overall / total
    two = rest * overall / total
    g = 2 * (near * math.log(near / one) + (elsewhere * math.log(elsewhere / two) if elsewhere and two else 0))
    return g if near > one else -g
