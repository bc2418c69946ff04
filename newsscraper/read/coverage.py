"""On which days a source was looked at: silence of a newspaper is not an outage of the crawl.

Made of the runs' reports and of the sealed files; a day between a source's first and last one that neither names is a
row of its own, with `covered` false.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from newsscraper.read.selection import EVERYTHING, Selection
from newsscraper.store import manifest, paths, runs

_MOST_DAYS = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One source on one day (UTC, of fetch)."""

    source: str
    """The publisher's slug."""
    day: date
    """The day of the fetch, UTC."""
    covered: bool
    """Whether anything was fetched; false is a gap in the archive, not in the newspaper."""
    gap: str | None = None
    """Why nothing was fetched: `no-run` (nobody looked) or `no-answer` (the site did not answer); null when covered."""
    runs: int = 0
    """Runs that began on this day and knew the source."""
    lists_read: int = 0
    """Section pages, feeds and sitemaps that answered."""
    articles: int = 0
    """Versions stored."""
    failures: int = 0
    """Addresses that gave no article for a reason of the site, the network or ours."""


class _Told(msgspec.Struct):
    source: str
    failed: int = 0
    outcomes: dict[str, int] = {}


class _Report(msgspec.Struct):
    started_at: str
    sources: list[_Told] = []


def coverage(root: Path, slugs: list[str], wanted: Selection = EVERYTHING) -> Iterator[Coverage]:
    """Yield the days of each source, from its first to its last one, with gaps; of `wanted`, capture times count."""
    told = _reports(root, wanted.as_of)
    for slug in slugs:
        days = _with_files(root, slug, told.get(slug, {}), wanted.as_of)
        if not days or (max(days) - min(days)).days > _MOST_DAYS:
            continue
        for n in range((max(days) - min(days)).days + 1):
            day = min(days) + timedelta(days=n)
            if _is_within(day, wanted):
                yield _judged(days.get(day, Coverage(source=slug, day=day, covered=False)))


def _is_within(day: date, wanted: Selection) -> bool:
    first, last = wanted.seen_since, wanted.seen_until
    return (first is None or first.date() <= day) and (last is None or day <= last.date())


def _judged(row: Coverage) -> Coverage:
    return row if row.covered else replace(row, gap="no-answer" if row.runs else "no-run")


def _reports(root: Path, as_of: datetime | None) -> dict[str, dict[date, Coverage]]:
    found: dict[str, dict[date, Coverage]] = {}
    decoder = msgspec.json.Decoder(_Report)
    for kept in runs.oldest_first(root):
        try:
            report = decoder.decode(kept.document)
            began = datetime.fromisoformat(report.started_at)
        except (msgspec.DecodeError, ValueError):
            continue  # a report that is being written, or of a newer release: the files still tell the day
        began = began if began.tzinfo else began.replace(tzinfo=UTC)
        if as_of is not None and began > as_of:
            continue
        day = began.astimezone(UTC).date()
        for one in report.sources:
            days = found.setdefault(one.source, {})
            days[day] = _joined(days.get(day, Coverage(source=one.source, day=day, covered=False)), one)
    return found


def _joined(row: Coverage, told: _Told) -> Coverage:
    return replace(
        row,
        covered=row.covered or sum(told.outcomes.values()) > told.failed,
        runs=row.runs + 1,
        lists_read=row.lists_read + told.outcomes.get("listing", 0),
        failures=row.failures + told.failed,
    )


def _with_files(root: Path, slug: str, days: dict[date, Coverage], as_of: datetime | None) -> dict[date, Coverage]:
    found = dict(days)
    for name, file in manifest.described(paths.SourcePaths.of(root, slug), as_of=as_of).items():
        if file.kind not in {"articles", "listings"}:
            continue
        day = date.fromisoformat(name.split("/")[1])
        row = found.get(day, Coverage(source=slug, day=day, covered=True))
        more = file.records if file.kind == "articles" else 0
        found[day] = replace(row, covered=True, articles=row.articles + more)
    return found
