"""Volume over time: how many articles were published, absolute and as a share, beside the days on which anybody looked.

A period in which nothing was fetched is no silence of the newspaper: it is marked, and its share is unknown. Articles
without a day of publication are counted in a bucket of their own.
"""

import html
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from newsscraper.errors import UsageError
from newsscraper.read.archive import Archive
from newsscraper.read.coverage import Coverage
from newsscraper.read.selection import EVERYTHING, Line, Selection

PERIODS = ("day", "week", "month")
GROUPS = ("source", "section", "tag", "total")
_MOST = 20_000
"""Periods in a timeline: a single article of the year 1 must not make a million rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One series in one period."""

    series: str
    start: date | None
    """The first day of the period; null for articles without a day."""
    count: int
    of: int
    """All articles of the same sources in the period, whatever the query."""
    share: float | None
    """`count / of`; null where nothing was published or nobody looked."""
    days: int
    covered: int
    """Days of the period on which at least one of the sources was fetched."""


def timeline(
    archive: Archive,
    wanted: Selection = EVERYTHING,
    *,
    period: str = "day",
    by: str = "source",
    ids: Collection[str | None] | None = None,
    most: int = 12,
) -> list[Bucket]:
    """Return the buckets of each series in the order of time, the undated one last; the `most` largest series.

    `ids`: only these articles are counted, the others are what they are a share of.
    """
    counts: Counter[tuple[str, date | None]] = Counter()
    totals: Counter[tuple[str, date | None]] = Counter()
    sizes: Counter[str] = Counter()
    for line, _ in archive.lines(wanted):
        start = None if line.date_published is None else first_day(line.date_published, period)
        totals[line.source if by == "source" else "", start] += 1
        if ids is None or line.id in ids:
            for name in _series(line, by):
                counts[name, start] += 1
                sizes[name] += 1
    covered = _covered(archive, wanted, period)
    starts = [*_starts([start for _, start in counts if start], period), None]
    names = [name for name, _ in sizes.most_common(most)]
    return [
        _bucket(name, start, counts[name, start], totals[name if by == "source" else "", start], covered, period)
        for name in names
        for start in starts
        if start is not None or counts[name, None]
    ]


def _bucket(name: str, start: date | None, count: int, of: int, covered: Counter[date], period: str) -> Bucket:
    days = 0 if start is None else (_next(start, period) - start).days
    seen = 0 if start is None else covered[start]
    share = round(count / of, 4) if of and (start is None or seen) else None
    return Bucket(series=name, start=start, count=count, of=of, share=share, days=days, covered=seen)


def _series(line: Line, by: str) -> tuple[str, ...]:
    if by == "source":
        return (line.source,)
    if by == "section":
        return (line.section or "—",)
    return line.tags if by == "tag" else ("total",)


def first_day(day: date, period: str) -> date:
    """Return the first day of the period that a day lies in; weeks begin on Monday (ISO 8601)."""
    if period == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if period == "week" else day


def _next(start: date, period: str) -> date:
    step = {"day": 1, "week": 7, "month": 32}[period]
    return first_day(start + timedelta(days=step), period)


def _starts(found: list[date], period: str) -> Iterator[date]:
    if not found:
        return
    at, last, count = min(found), max(found), 0
    while at <= last:
        count += 1
        if count > _MOST:
            raise UsageError(
                f"from {min(found)} to {last} is too long for one {period} each: give --since or --by month"
            )
        yield at
        at = _next(at, period)


def _covered(archive: Archive, wanted: Selection, period: str) -> Counter[date]:
    rows = (msgspec.json.decode(line, type=Coverage) for line in archive.table("coverage", wanted))
    days = {row.day for row in rows if row.covered}
    return Counter(first_day(day, period) for day in days)


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────

_WIDE, _HIGH, _LABEL = 900, 90, 24
_STYLE = "text{font:13px sans-serif}.b{fill:#2b6cb0}.n{fill:#666;font-size:11px}"


def text_plot(buckets: list[Bucket], *, shares: bool = False, wide: int = 50) -> Iterator[str]:
    """Yield the lines of a plot for a terminal: dates and bars; the name of a series stands on a line of its own.

    A period in which nobody looked shows `░`.
    """
    largest = max((_height(bucket, shares=shares) for bucket in buckets), default=0) or 1
    series = None
    for bucket in buckets:
        if bucket.series != series:
            series = bucket.series
            yield series
        bar = "█" * round(wide * _height(bucket, shares=shares) / largest)
        gap = "░" if bucket.start is not None and not bucket.covered else ""
        share = "" if bucket.share is None else f"  {bucket.share:.1%}"
        yield f"  {bucket.start or 'undated'!s:10}  {bucket.count:6}{share if shares else ''}  {gap}{bar}".rstrip()


def svg(buckets: list[Bucket], *, shares: bool = False) -> str:
    """Return the plot as SVG, a band for each series; hatched where nobody looked, names set in their own direction."""
    names = list(dict.fromkeys(bucket.series for bucket in buckets))
    high = (_HIGH + _LABEL) * len(names) + 20
    bands = "".join(_band(n, name, [b for b in buckets if b.series == name], shares) for n, name in enumerate(names))
    hatch = (
        '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="2" height="6" fill="#ccc"/></pattern></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{high}" viewBox="0 0 {_WIDE} {high}">'
        f"<style>{_STYLE}</style>{hatch}{bands}</svg>\n"
    )


def _band(n: int, name: str, buckets: list[Bucket], shares: bool) -> str:
    base = (n + 1) * (_HIGH + _LABEL)
    largest = max(_height(bucket, shares=shares) for bucket in buckets) or 1
    dated = [bucket for bucket in buckets if bucket.start is not None]
    step = _WIDE / max(1, len(dated))
    bars = "".join(_bar(bucket, at * step, base, step, largest, shares) for at, bucket in enumerate(dated))
    ends = f"{dated[0].start} … {dated[-1].start}" if dated else ""
    undated = sum(bucket.count for bucket in buckets if bucket.start is None)
    facts = f"{ends} · max {largest:.1%}" if shares else f"{ends} · max {largest:g}"
    return (
        f'<text x="4" y="{base - _HIGH - 6}" style="unicode-bidi:isolate">{html.escape(name)}</text>'
        f'<text class="n" x="{_WIDE - 4}" y="{base - _HIGH - 6}" text-anchor="end">{facts}'
        f"{f' · undated {undated}' if undated else ''}</text>{bars}"
    )


def _bar(bucket: Bucket, x: float, base: int, step: float, largest: float, shares: bool) -> str:
    high = _HIGH * _height(bucket, shares=shares) / largest
    width = max(0.5, step - 1)
    gap = "" if bucket.covered else (
        f'<rect x="{x:.1f}" y="{base - _HIGH}" width="{width:.1f}" height="{_HIGH}" fill="url(#h)"/>'
    )  # fmt: skip
    title = f"<title>{bucket.start}: {bucket.count} / {bucket.of}</title>"
    bar = f'<rect class="b" x="{x:.1f}" y="{base - high:.1f}" width="{width:.1f}" height="{high:.1f}">{title}</rect>'
    return gap + bar


def _height(bucket: Bucket, *, shares: bool) -> float:
    return (bucket.share or 0.0) if shares else float(bucket.count)
