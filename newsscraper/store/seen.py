"""What was looked at on a day: counted in the state, one line per article (or other address) when the day is sealed.

A line of `seen` (`newsscraper/seen@1`) has the keys of `SeenLine`; events are small objects with `event` and `at`:
`missing` (a first 404), `gone`, `back`, `redirected` (`to`), `address` (`url`: a new alias, or an id
that a URL pattern would give now, `own`: it answered for itself),
`moved` (`url`: asked for, and now checked elsewhere), `volatile` (`text`: what keeps changing), `held`,
`layer` (`extractor`), `truncated` (a page that lacks the end its stored version has).

Until its day is sealed a row lives in the state; each close leaves a snapshot beside the parts
(`SourcePaths.seen_snapshot`), so that the state can be made again from the files.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.items import Visit
from newsscraper.store.files import Files
from newsscraper.store.frontier import instant, stamp
from newsscraper.store.paths import SourcePaths, day_of
from newsscraper.store.state import get_meta, set_meta

SEEN_SCHEMA = "newsscraper/seen@1"

Event = dict[str, Any]
_SNAPSHOTS = "snapshots"
"""Name in `meta` of the days that have a snapshot, with a blank between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """One article, or one other address, on one day."""

    schema: str = SEEN_SCHEMA
    source: str
    day: str
    id: str | None
    """The article; null for any other address."""
    version: int | None
    """Its latest version when the day was sealed."""
    url: str
    """The address that was asked for, the last one."""
    kind: str
    checks: int
    """Fetches on this day."""
    first_at: datetime
    last_at: datetime
    outcome: str
    """Of the last check."""
    http_status: int | None
    etag: str | None
    last_modified: str | None
    attempts: int
    priority: int
    next_check_at: datetime | None
    events: list[Event]


_UPSERT = """
INSERT INTO seen (day, ref, article, url, checks, first_at, last_at, outcome, status, events)
VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
ON CONFLICT (day, ref) DO UPDATE SET checks = checks + 1, url = excluded.url, last_at = excluded.last_at,
  first_at = min(first_at, excluded.first_at), outcome = excluded.outcome, status = excluded.status
"""
_ROWS = """
SELECT s.ref, a.id, a.latest, s.url, coalesce(u.kind, 'article'), s.checks, s.first_at, s.last_at, s.outcome, s.status,
  u.etag, u.last_modified, coalesce(u.attempts, 0), coalesce(u.priority, 0), u.due_at, s.events
FROM seen s LEFT JOIN articles a ON a.n = s.article LEFT JOIN urls u ON u.url = s.url
WHERE s.day = ? ORDER BY s.ref LIMIT ?
"""


def count(db: sqlite3.Connection, visit: Visit, article: int | None, url: str, events: list[Event]) -> None:
    """Count a visit for its day, with what happened."""
    day, at = day_of(visit.fetched_at), stamp(visit.fetched_at)
    ref = url if article is None else f"#{article}"
    status = visit.page.status if visit.page else None
    texts = msgspec.json.encode(events).decode()
    db.execute(_UPSERT, (day, ref, article, url, at, at, visit.outcome.value, status, "[]"))
    if events:
        _append_events(db, day, ref, texts)


def _append_events(db: sqlite3.Connection, day: str, ref: str, events: str) -> None:
    (old,) = db.execute("SELECT events FROM seen WHERE day = ? AND ref = ?", (day, ref)).fetchone()
    joined = events if old == "[]" else old[:-1] + "," + events[1:]
    db.execute("UPDATE seen SET events = ? WHERE day = ? AND ref = ?", (joined, day, ref))


def past_days(db: sqlite3.Connection, today: str) -> list[str]:
    """Return the days before today that are not written out, oldest first."""
    rows = db.execute("SELECT DISTINCT day FROM seen WHERE day < ? ORDER BY day", (today,))
    return [row[0] for row in rows]


def lines(db: sqlite3.Connection, source: str, day: str, limit: int) -> Iterator[tuple[str, bytes]]:
    """Yield the first `limit` rows of a day as (ref, line); all of them when it is negative."""
    for row in db.execute(_ROWS, (day, limit)).fetchall():
        line = SeenLine(
            source=source,
            day=day,
            id=row[1],
            version=row[2],
            url=row[3],
            kind=row[4],
            checks=row[5],
            first_at=instant(row[6]) or datetime.max,
            last_at=instant(row[7]) or datetime.max,
            outcome=row[8],
            http_status=row[9],
            etag=row[10],
            last_modified=row[11],
            attempts=row[12],
            priority=row[13],
            next_check_at=instant(row[14]),
            events=msgspec.json.decode(row[15]),
        )
        yield row[0], msgspec.json.encode(line) + b"\n"


def write_snapshots(db: sqlite3.Connection, paths: SourcePaths, files: Files) -> None:
    """Write the rows of each day that is not sealed into its snapshot; remove those of days that are.

    The state knows which days have one, written down before a file is made and after one is removed: to look into the
    folder of every day would cost more with every day that passes.
    """
    days = [row[0] for row in db.execute("SELECT DISTINCT day FROM seen ORDER BY day")]
    there = days_with_snapshots(db, paths)
    if not there.issuperset(days):
        set_meta(db, _SNAPSHOTS, " ".join(sorted(there.union(days))))
    for day in days:
        text = b"".join(line for _, line in lines(db, paths.slug, day, -1))
        files.replace(paths.seen_snapshot(day), text)
    over = [paths.seen_snapshot(day) for day in sorted(there.difference(days))]
    for path in over:
        if path.exists():
            files.unlink(path)
    if over:
        set_meta(db, _SNAPSHOTS, " ".join(days))


def days_with_snapshots(db: sqlite3.Connection, paths: SourcePaths) -> set[str]:
    """Return the days that may have a snapshot; a state that does not know looks into the folders."""
    known = get_meta(db, _SNAPSHOTS)
    return {path.parent.name for path in snapshots(paths)} if known is None else set(known.split())


def snapshots(paths: SourcePaths) -> list[Path]:
    """Return the snapshots that are there, oldest day first."""
    return sorted(paths.folder.glob(f"seen/*/{paths.seen_snapshot('*').name}"))


def forget(db: sqlite3.Connection, day: str, refs: list[str]) -> None:
    """Take out rows that have become lines."""
    db.executemany("DELETE FROM seen WHERE day = ? AND ref = ?", [(day, ref) for ref in refs])
