"""A word in its context: lines with what stands before and after it, sorted either way, and the words it keeps.

*Before* and *after* are those of reading, whatever the direction of the script.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsscraper.errors import UsageError
from newsscraper.items import Record
from newsscraper.read.hits import find, tokens
from newsscraper.read.keyness import log_likelihood
from newsscraper.read.query import Node, parse
from newsscraper.read.search import Search
from newsscraper.read.selection import EVERYTHING, Selection
from newsscraper.read.surfaces import SURFACE, Keys

SORTS = ("date", *(f"{side}:{n}" for side in ("before", "after") for n in (1, 2, 3)))
"""By what lines are sorted: the newest first, or by one to three words next to the node."""


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


def concordance(
    search: Search, query: str, wanted: Selection = EVERYTHING, *, width: int = 8, exact: bool = False
) -> Iterator[Line]:
    """Yield each hit of a query with up to `width` words before and after it, the newest article first.

    Raises `UsageError` for a query without a word.
    """
    parsed = parse(query)
    if parsed.node is None:
        raise UsageError("a concordance needs a word: give one besides the limits")
    for record in search.records(parsed, exact=exact, wanted=wanted):
        yield from lines(record, parsed.node, width=width, exact=exact)


def lines(record: Record, node: Node, *, width: int = 8, exact: bool = False) -> Iterator[Line]:
    """Yield the hits in a record's headline and body; its summary repeats the body and is left out."""
    for name, text in _texts(record):
        found = find(text, node, name, exact=exact)
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
                field=name,
                before=text[first[0] : start].strip() if first else "",
                node=text[start:end],
                after=text[end : last[-1]].strip() if last else "",
            )


def _texts(record: Record) -> list[tuple[str, str]]:
    found = [("title", record.title or ""), ("title", record.subtitle or "")]
    return [one for one in (*found, *(("body", part) for part in record.body.split("\n\n"))) if one[1]]


def in_order(found: Iterable[Line], sort: str) -> list[Line]:
    """Return lines sorted in one of the ways of `SORTS`; raises `UsageError` for another."""
    if sort not in SORTS:
        raise UsageError(f"{sort!r} is no order of lines: there are {', '.join(SORTS)}")
    return [*found] if sort == "date" else sorted(found, key=lambda line: _near_words(line, sort))


def _near_words(line: Line, sort: str) -> tuple[tuple[str, ...], str]:
    """Return the words next to the node, from the node outwards."""
    side, _, count = sort.partition(":")
    keys = tokens(line.before if side == "before" else line.after).keys
    near = keys[::-1][: int(count)] if side == "before" else keys[: int(count)]
    return near, line.node


# ── collocates ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocate:
    """A word that stands near the node more often than chance would have it."""

    word: str
    """As it usually stands there."""
    key: str
    """Its search key, under which it is counted."""
    near: int
    """How often it stands near the node."""
    before: int
    after: int
    overall: int
    """How often it stands in all headlines, summaries and bodies of the archive."""
    log_likelihood: float
    """Dunning's G²: above 10.83 with p < 0.001."""


@dataclass(slots=True)
class Near:
    """The words of contexts, counted."""

    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    """Key → its forms."""
    keys: Keys = field(default_factory=Keys)

    def add(self, found: Iterable[Line]) -> None:
        """Count the words of lines."""
        for line in found:
            self._count(self.before, line.before)
            self._count(self.after, line.after)

    def _count(self, side: Counter[str], text: str) -> None:
        for surface in SURFACE.findall(text):
            for key in self.keys[surface]:
                side[key] += 1
                self.forms.setdefault(key, Counter())[surface] += 1


def collocates(search: Search, found: Iterable[Line], *, least: int = 2) -> list[Collocate]:
    """Return the words that stand near more often than elsewhere, the most telling first.

    `least`: how often they must stand near.
    """
    near = Near()
    near.add(found)
    counts = near.before + near.after
    overall, total = search.frequencies([word for word, n in counts.items() if n >= least])
    window = counts.total()
    told = (_collocate(key, near, max(overall[key], counts[key]), window, max(total, window)) for key in overall)
    return sorted((one for one in told if one.log_likelihood > 0), key=lambda one: (-one.log_likelihood, one.key))


def _collocate(key: str, near: Near, overall: int, window: int, total: int) -> Collocate:
    count = near.before[key] + near.after[key]
    form, _ = min(near.forms[key].items(), key=lambda item: (-item[1], item[0]))
    return Collocate(
        word=form,
        key=key,
        near=count,
        before=near.before[key],
        after=near.after[key],
        overall=overall,
        log_likelihood=round(log_likelihood(count, overall - count, window, total - window), 2),
    )
