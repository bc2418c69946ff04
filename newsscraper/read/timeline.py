"""Volume over time: how many articles were published, absolute and as a share, beside the days on which anybody looked.

A period in which nothing was fetched is no silence of the newspaper: it is marked, and its share is unknown. Articles
without a day of publication are counted in a bucket of their own.
"""

from calendar import isleap, monthrange
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from newsscraper.errors import UsageError
from newsscraper.read.archive import Archive
from newsscraper.read.coverage import Coverage
from newsscraper.read.matching import Tell, ids_of, silent
from newsscraper.read.selection import EVERYTHING, Line, Selection
from newsscraper.text.forms import search_key

PERIODS = ("day", "week", "month", "year")
GROUPS = ("source", "section", "tag", "query", "total")
_MOST = 20_000
"""Periods in a timeline: a single article of the year 1 must not make a million rows."""

Ids = Collection[str | None]
_Place = tuple[str, date | None]
"""A source, or "" for all of them, and the first day of a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One series in one period."""

    series: str
    period: str | None
    """The period as ISO 8601 writes it: `2026-03-14`, `2026-W11`, `2026-03`, `2026`; null for undated articles."""
    start: date | None
    """The first day of the period; null for articles without a day."""
    count: int
    of: int
    """All articles in the period, whatever the query: of the same source, when a series is one."""
    share: float | None
    """`count / of`; null where nothing was published or nobody looked."""
    days: int
    covered: int
    """Days of the period on which the source, or at least one of the sources, was fetched."""


def timeline(
    archive: Archive,
    wanted: Selection = EVERYTHING,
    *,
    per: str = "day",
    by: str = "source",
    ids: Ids | None = None,
    queries: Mapping[str, Ids | None] | None = None,
    most: int = 12,
) -> list[Bucket]:
    """Return the buckets of each series in the order of time, the undated one last; the `most` largest series.

    `ids`: only these articles are counted, the others are what they are a share of. `queries`, by query: what each of
    them finds, None for everything; each is a series, one that finds nothing too. Between `since` and `until`, where
    they are given, periods without an article are buckets as well. Raises `UsageError` for a span of too many periods.
    """
    counts: Counter[tuple[str, date | None]] = Counter()
    totals: Counter[_Place] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for line, _ in archive.lines(wanted):
        start = None if line.date_published is None else first_day(line.date_published, per)
        totals[line.source if by == "source" else "", start] += 1
        if ids is None or line.id in ids:
            for name, shown in _series(line, by, queries or {}).items():
                counts[name, start] += 1
                spellings.setdefault(name, Counter())[shown] += 1
    starts = [*_starts([start for _, start in counts if start], per, wanted), None]
    covered = _covered(archive, wanted, per, each=by == "source")
    names = [*(queries or {})] if by == "query" else _largest(counts, most)
    labels = {name: _usual(spellings.get(name) or Counter([name])) for name in names}
    return [
        _bucket(labels[name], start, counts[name, start], name if by == "source" else "", totals, covered, per)
        for name in names
        for start in starts
        if start is not None or counts[name, None]
    ]


def of_queries(
    archive: Archive,
    queries: Sequence[str],
    wanted: Selection = EVERYTHING,
    tell: Tell = silent,
    *,
    per: str = "day",
    by: str = "source",
    most: int = 12,
) -> list[Bucket]:
    """Return the timeline of what queries find: each a series, or `by` something else, of one query at most.

    Raises `UsageError` when there are too many or none.
    """
    if by == "query":
        if not queries:
            raise UsageError("by query, each query is a series: give one or more")
        found = {query: ids_of(archive, query, wanted, tell) for query in queries}
        return timeline(archive, wanted, per=per, by=by, queries=found)
    if len(queries) > 1:
        raise UsageError("more queries than one are series of their own: say by query, or join them with AND or OR")
    ids = ids_of(archive, queries[0], wanted, tell) if queries else None
    return timeline(archive, wanted, per=per, by=by, ids=ids, most=most)


def _series(line: Line, by: str, queries: Mapping[str, Ids | None]) -> dict[str, str]:
    """Return the series that an article counts in, each with its name as this article writes it.

    Spellings of a tag or a section that a search takes for one are one series.
    """
    if by == "source":
        return {line.source: line.source}
    if by == "section":
        return {_key(line.section or "—"): line.section or "—"}
    if by == "query":
        return {query: query for query, ids in queries.items() if ids is None or line.id in ids}
    return {_key(tag): tag for tag in line.tags} if by == "tag" else {"total": "total"}


@lru_cache(maxsize=50_000)
def _key(name: str) -> str:
    return search_key(name) or name


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name))


def _largest(counts: Counter[tuple[str, date | None]], most: int) -> list[str]:
    sizes: Counter[str] = Counter()
    for (name, _), count in counts.items():
        sizes[name] += count
    return sorted(sizes, key=lambda name: (-sizes[name], name))[:most]


def _bucket(
    name: str,
    start: date | None,
    count: int,
    place: str,
    totals: Counter[_Place],
    covered: Counter[_Place],
    per: str,
) -> Bucket:
    of = totals[place, start]
    days = 0 if start is None else _length(start, per)
    seen = 0 if start is None else covered[place, start]
    share = round(count / of, 4) if of and (start is None or seen) else None
    period = None if start is None else name_of(start, per)
    return Bucket(series=name, period=period, start=start, count=count, of=of, share=share, days=days, covered=seen)


def first_day(day: date, per: str) -> date:
    """Return the first day of the period that a day lies in; weeks begin on Monday (ISO 8601)."""
    if per == "year":
        return day.replace(month=1, day=1)
    if per == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if per == "week" else day


def name_of(start: date, per: str) -> str:
    """Return a period that begins on a day as ISO 8601 writes it: a week by the year that most of its days lie in."""
    if per == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    return start.isoformat()[: {"day": 10, "month": 7, "year": 4}[per]]


def _length(start: date, per: str) -> int:
    """Return how many days a period has that begins on a day."""
    if per == "year":
        return 365 + isleap(start.year)
    if per == "month":
        return monthrange(start.year, start.month)[1]
    return 7 if per == "week" else 1


def _starts(found: list[date], per: str, wanted: Selection) -> Iterator[date]:
    limits = [first_day(date.fromisoformat(day), per) for day in (wanted.since, wanted.until) if day]
    if not found and len(limits) < 2:
        return
    at, last, count = min(found + limits), max(found + limits), 1
    yield at
    while at < last:
        count += 1
        if count > _MOST:
            raise UsageError(
                f"from {min(found + limits)} to {last} is too long for one {per} each: give --since or --per year"
            )
        at += timedelta(days=_length(at, per))
        yield at


def _covered(archive: Archive, wanted: Selection, per: str, *, each: bool) -> Counter[_Place]:
    """Count the covered days of each period: of each source by itself, or of all together."""
    rows = (msgspec.json.decode(line, type=Coverage) for line in archive.table("coverage", wanted))
    days = {(row.source if each else "", row.day) for row in rows if row.covered}
    return Counter((place, first_day(day, per)) for place, day in days)
