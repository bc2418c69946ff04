"""What was captured last."""

import heapq
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from newsscraper.items import Record
from newsscraper.read.archive import Archive
from newsscraper.read.selection import Line, Selection
from newsscraper.store import paths, stored
from newsscraper.store.records import decode

_SPANS = (2, 14, 90)
"""Days that are looked at before all are: the newest stand in the last ones of years."""


def captured_last(archive: Archive, wanted: Selection, limit: int) -> list[Record]:
    """Return the newest versions that were captured last, newest first; only those are decoded in full."""
    for limited in _ever_longer(archive, wanted):
        lines = heapq.nlargest(limit, archive.lines(limited), key=lambda found: _captured(found[0]))
        if len(lines) == limit or limited is wanted:
            break
    return [decode(line) for _, line in lines]


def _ever_longer(archive: Archive, wanted: Selection) -> list[Selection]:
    """Return selections that reach ever further back from the newest capture, the last one as far as is wanted."""
    ends = [day for slug in wanted.sources or archive.sources() if (day := _last_day(archive, slug))]
    if not ends:
        return [wanted]
    end = datetime.combine(date.fromisoformat(max(ends)), time.min, UTC)
    end = min(limit for limit in (end, wanted.seen_until, wanted.as_of) if limit is not None)
    starts = (end - timedelta(days=span) for span in _SPANS)
    shorter = [start for start in starts if wanted.seen_since is None or wanted.seen_since < start]
    return [*(replace(wanted, seen_since=start) for start in shorter), wanted]


def _last_day(archive: Archive, slug: str) -> str | None:
    days = stored.sealed_days(paths.SourcePaths.of(archive.root, slug).folder, "articles")
    return days[-1] if days else None


def _captured(key: Line) -> tuple[datetime, str]:
    return key.fetched_at or datetime.min.replace(tzinfo=UTC), key.version_id or ""
