"""What was captured last."""

import heapq
from datetime import UTC, datetime

from newsscraper.items import Record
from newsscraper.read.archive import Archive
from newsscraper.read.selection import Line, Selection
from newsscraper.store.records import decode


def captured_last(archive: Archive, wanted: Selection, limit: int) -> list[Record]:
    """Return the newest versions that were captured last, newest first; only those are decoded in full."""
    lines = heapq.nlargest(limit, archive.lines(wanted), key=lambda found: _captured(found[0]))
    return [decode(line) for _, line in lines]


def _captured(key: Line) -> tuple[datetime, str]:
    return key.fetched_at or datetime.min.replace(tzinfo=UTC), key.version_id or ""
