"""What an archive holds, how fast it grows, and on which day its disk is full."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from newsscraper.store import paths
from newsscraper.store.commit import LOW_WATER
from newsscraper.store.files import Files, size
from newsscraper.store.frontier import stamp
from newsscraper.store.paths import SourcePaths
from newsscraper.store.state import connect_to_read

Sizes = dict[str, dict[str, int]]
"""Kind of file → day → bytes."""
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
    """Of everything below the folder, or of one source."""
    beside: int
    """Bytes of what belongs to no source: the search index, reports of runs; 0 for one source."""
    bytes_a_day: int
    """Of the sources, and what lies beside them in proportion."""
    free: int
    """Bytes that the disk still takes."""
    full_on: date | None
    """The day on which the disk is full at this rate; None when nothing grows, or not within a century."""


def stats(root: Path, *, now: datetime, source: str | None = None, files: Files | None = None) -> ArchiveStats:
    """Count an archive, or one source of it. Reads only, and takes no lock."""
    slugs = [paths.check_slug(source)] if source else paths.sources(root)
    found = tuple(_source(SourcePaths.of(root, slug), now) for slug in slugs)
    held, rate = sum(sum(one.bytes.values()) for one in found), sum(one.bytes_a_day for one in found)
    beside = 0 if source else _beside(root, slugs)
    rate += rate * beside // held if held else 0
    free = (files or Files()).free(root)
    full_on = _full_on(now, free - LOW_WATER, rate)
    return ArchiveStats(sources=found, bytes=held + beside, beside=beside, bytes_a_day=rate, free=free, full_on=full_on)


def _beside(root: Path, slugs: list[str]) -> int:
    with os.scandir(root) as found:
        others = [entry for entry in found if entry.name not in slugs]
    return sum(_below(entry) for entry in others)


def _below(entry: os.DirEntry[str]) -> int:
    """Return the bytes of a file, or of all files below a folder; reports of runs may be tens of thousands."""
    with suppress(FileNotFoundError):
        if not entry.is_dir(follow_symlinks=False):
            return entry.stat(follow_symlinks=False).st_size
        with os.scandir(entry) as found:
            return sum(map(_below, found))
    return 0


def _full_on(now: datetime, free: int, rate: int) -> date | None:
    """Return the day on which writing stops, which is a little before the disk is full."""
    if free <= 0:
        return now.date()
    days = free // rate if rate else None
    return None if days is None or days > 36_525 else now.date() + timedelta(days=days)


def _source(of: SourcePaths, now: datetime) -> SourceStats:
    sizes, counted = _told(of, stamp(now))
    days = sorted({day for kind in sizes.values() for day in kind})
    totals = {kind: sum(by_day.values()) for kind, by_day in sizes.items()}
    totals["state"] = sum(size(path) for path in of.folder.glob("state.sqlite*"))
    return SourceStats(
        source=of.slug,
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        bytes=totals,
        bytes_a_day=_rate(sizes, days, now.date()),
        **counted,
    )


def _told(of: SourcePaths, now: int) -> tuple[Sizes, dict[str, int | None]]:
    """Return the bytes of each kind and day, and the counts: as the state says, for years are too many files to ask."""
    try:
        db = connect_to_read(of.state)
        if db is not None:
            with closing(db):
                return _committed(db), _counts(db, now)
    except sqlite3.Error:
        pass  # what cannot be read is not counted: `verify` says what is wrong with it
    return {kind: _walked(of.sealed(kind)) for kind in KINDS}, dict.fromkeys([*_COUNTS, "waiting"], None)


def _committed(db: sqlite3.Connection) -> Sizes:
    found: Sizes = {kind: {} for kind in KINDS}
    for kind, day, length in db.execute("SELECT kind, day, sum(committed) FROM parts GROUP BY kind, day"):
        by_day = found.setdefault(kind.partition("/")[0], {})
        by_day[day] = by_day.get(day, 0) + length
    return found


def _walked(folder: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.parent.name] = found.get(path.parent.name, 0) + path.stat().st_size
    return found


def _rate(sizes: Sizes, days: list[str], today: date) -> int:
    """Return the mean of the last whole days, those without anything among them; of today for one that began today.

    What was captured long ago, as by an import of old files, tells nothing of tomorrow.
    """
    since = today - timedelta(days=WINDOW)
    recent = [day for day in days if since.isoformat() <= day < today.isoformat()]
    if not recent:
        recent = [day for day in days if day >= today.isoformat()]
    span = 1 if not recent else (today - max(since, date.fromisoformat(days[0]))).days
    return sum(by_day.get(day, 0) for by_day in sizes.values() for day in recent) // max(1, span)


_COUNTS = {
    "articles": "SELECT count(*) FROM articles",
    "versions": "SELECT count(*) FROM versions",
    "gone": "SELECT count(*) FROM articles WHERE gone_at IS NOT NULL",
    "volatile": "SELECT count(*) FROM articles WHERE volatile",
    "held": "SELECT count(*) FROM held",
}


def _counts(db: sqlite3.Connection, now: int) -> dict[str, int | None]:
    found: dict[str, int | None] = {name: int(db.execute(query).fetchone()[0]) for name, query in _COUNTS.items()}
    (due,) = db.execute("SELECT count(*) FROM urls WHERE due_at <= ?", (now,)).fetchone()
    return found | {"waiting": int(due)}
