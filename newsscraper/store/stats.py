"""What an archive holds, how fast it grows, and on which day its disk is full."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from newsscraper.store import paths
from newsscraper.store.files import Files
from newsscraper.store.frontier import stamp
from newsscraper.store.paths import SourcePaths
from newsscraper.store.state import connect_to_read

KINDS = ("articles", "warc", "seen", "listings", "layers")
WINDOW = 28
"""Days that tell how fast a source grows: four whole weeks, for papers write less on some weekdays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStats:
    """One source."""

    source: str
    articles: int | None
    """None when the state is lost: run `archive rebuild`."""
    versions: int | None
    gone: int | None
    volatile: int | None
    held: int | None
    """Articles of which a mass change holds a version back."""
    waiting: int | None
    """Addresses that are due now."""
    first_day: str | None
    """Of fetch, UTC."""
    last_day: str | None
    bytes: dict[str, int]
    """By kind of file, and `state`."""
    bytes_a_day: int
    """Mean of the last 28 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStats:
    """A whole archive."""

    sources: tuple[SourceStats, ...]
    bytes: int
    bytes_a_day: int
    free: int
    """Bytes that the disk still takes."""
    full_on: date | None
    """The day on which the disk is full at this rate; None when nothing grows, or not within a century."""


def stats(root: Path, *, now: datetime, source: str | None = None, files: Files | None = None) -> ArchiveStats:
    """Count an archive, or one source of it. Reads only, and takes no lock."""
    slugs = [paths.check_slug(source)] if source else paths.sources(root)
    found = tuple(_source(SourcePaths.of(root, slug), now) for slug in slugs)
    free, rate = (files or Files()).free(root), sum(one.bytes_a_day for one in found)
    total = sum(sum(one.bytes.values()) for one in found)
    return ArchiveStats(sources=found, bytes=total, bytes_a_day=rate, free=free, full_on=_full_on(now, free, rate))


def _full_on(now: datetime, free: int, rate: int) -> date | None:
    days = free // rate if rate else None
    return None if days is None or days > 36_525 else now.date() + timedelta(days=days)


def _source(of: SourcePaths, now: datetime) -> SourceStats:
    sizes = {kind: _by_day(of, kind) for kind in KINDS}
    days = sorted({day for kind in sizes.values() for day in kind})
    counted = _counts(of, stamp(now))
    totals = {kind: sum(by_day.values()) for kind, by_day in sizes.items()}
    totals["state"] = sum(path.stat().st_size for path in of.folder.glob("state.sqlite*"))
    return SourceStats(
        source=of.slug,
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        bytes=totals,
        bytes_a_day=_rate(sizes, days, now.date()),
        **counted,
    )


def _by_day(of: SourcePaths, kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for path in of.sealed(kind).rglob("*"):
        if path.is_file():
            found[path.parent.name] = found.get(path.parent.name, 0) + path.stat().st_size
    return found


def _rate(sizes: dict[str, dict[str, int]], days: list[str], today: date) -> int:
    """Return the mean of the last whole days; of today alone for an archive that began today."""
    since = (today - timedelta(days=WINDOW)).isoformat()
    recent = [day for day in days if since <= day < today.isoformat()] or days[-1:]
    if not recent:
        return 0
    first = date.fromisoformat(recent[0])
    span = max(1, (today - first).days if recent[0] < today.isoformat() else 1)
    return sum(by_day.get(day, 0) for by_day in sizes.values() for day in recent) // min(span, WINDOW)


_COUNTS = {
    "articles": "SELECT count(*) FROM articles",
    "versions": "SELECT count(*) FROM versions",
    "gone": "SELECT count(*) FROM articles WHERE gone_at IS NOT NULL",
    "volatile": "SELECT count(*) FROM articles WHERE volatile",
    "held": "SELECT count(*) FROM held",
}


def _counts(of: SourcePaths, now: int) -> dict[str, int | None]:
    try:
        db = connect_to_read(of.state)
        if db is not None:
            with closing(db):
                found: dict[str, int | None] = {
                    name: int(db.execute(query).fetchone()[0]) for name, query in _COUNTS.items()
                }
                due = db.execute("SELECT count(*) FROM urls WHERE due_at <= ?", (now,)).fetchone()
                return found | {"waiting": int(due[0])}
    except sqlite3.Error:
        pass  # what cannot be read is not counted: `verify` says what is wrong with it
    return dict.fromkeys([*_COUNTS, "waiting"], None)
