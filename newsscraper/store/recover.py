"""Start-up: bring the files back to what the state says was committed, and say what is broken.

========================  =====================================================================================
a file is longer          bytes of a batch that never committed: cut off
a file is shorter         damage: its whole records stay, rows that point past them go, those addresses are due
a file is missing         as shorter, with no record left
renamed, not sealed       a seal was interrupted: completed
manifest line torn        cut off, and written again
a repair was interrupted  completed (`newsscraper.store.salvage`)
a draft is left           removed: what it should have replaced is whole
========================  =====================================================================================

Never is a file lengthened. Runs under the source's lock.
"""

import sqlite3
import zlib
from datetime import datetime
from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.store import frontier, manifest, seen
from newsscraper.store.files import Files, size
from newsscraper.store.parts import Part, open_parts
from newsscraper.store.paths import SourcePaths
from newsscraper.store.salvage import Salvager
from newsscraper.store.state import get_meta, set_meta

_CHUNK = 1 << 20


def recover(paths: SourcePaths, db: sqlite3.Connection, files: Files, now: datetime) -> list[str]:
    """Recover one source and return one sentence for each damage found."""
    _refuse_lost_state(paths, db)
    shorter = _finish_manifest(paths, db, files)
    Salvager(paths, db, files, "").finish(now)
    for draft in paths.drafts(seen.days_with_snapshots(db, paths)):
        files.unlink(draft)
    damage = shorter
    for part in open_parts(db):
        if part.committed and not paths.open(part.name).exists() and paths.sealed(part.name).exists():
            damage += _renamed(paths, part)
            continue
        damage += _part(paths, db, files, part, frontier.stamp(now))
    return damage


def _renamed(paths: SourcePaths, part: Part) -> list[str]:
    """Look at a file that an interrupted seal renamed: it is sealed again as it is, but must be whole."""
    path = paths.sealed(part.name)
    if size(path) == part.committed:
        return []
    return [f"{path}: {part.committed} bytes were committed, {size(path)} are there; it was sealed as it is"]


def half_sealed(paths: SourcePaths, parts: list[Part]) -> list[Part]:
    """Return the open parts that already have their final name."""
    return [part for part in parts if part.committed and not paths.open(part.name).exists()]


def _refuse_lost_state(paths: SourcePaths, db: sqlite3.Connection) -> None:
    """Refuse a state that was made just now beside the files of an older one; foreign files alone do no harm."""
    if get_meta(db, "used") is not None:
        return
    (parts,) = db.execute("SELECT count(*) FROM parts").fetchone()
    if not parts and (any(paths.folder.glob("articles/*/*")) or any(paths.folder.glob("warc/*/*"))):
        raise ArchiveDamage(
            f"{paths.state} is empty while {paths.folder} holds files: run: newsscraper archive rebuild {paths.slug}"
        )
    set_meta(db, "used", "yes")


# ── the manifest ─────────────────────────────────────────────────────────────────────────────────


def _finish_manifest(paths: SourcePaths, db: sqlite3.Connection, files: Files) -> list[str]:
    """Take over manifest lines that were written but not marked; cut a torn one. Say when there are less than noted."""
    damage = []
    for month in manifest.months(paths)[-1:]:
        true, length = manifest.committed_length(db, month), size(paths.manifest(month))
        if length <= true:
            if length < true:
                damage.append(f"{paths.manifest(month)}: lines were taken off its end; run: newsscraper archive verify")
            continue
        lines = manifest.lines_after(paths, month, true)
        if lines is None:
            files.cut(paths.manifest(month), true)
            continue
        db.execute("BEGIN IMMEDIATE")
        for line in lines:
            db.executemany(
                "UPDATE parts SET sealed = 1, committed = ?, records = ? WHERE name = ?",
                [(file.bytes, file.records, file.path) for file in line.files],
            )
        manifest.note_length(db, paths, month)
        files.commit(db)
    return damage


# ── open parts ───────────────────────────────────────────────────────────────────────────────────


def _part(paths: SourcePaths, db: sqlite3.Connection, files: Files, part: Part, now: int) -> list[str]:
    path = paths.open(part.name)
    length = size(path)
    if length > part.committed:
        files.cut(path, part.committed)
    if length >= part.committed:
        return []
    whole = _whole_lines(path) if part.kind != "warc" else whole_members(path)
    db.execute("BEGIN IMMEDIATE")
    if part.kind == "warc":
        lost, ends = _lose_proof(paths, db, part, whole, now)
    else:
        lost, ends = _drop_rows(db, part, whole, now), {part.name: whole}
    files.commit(db)
    for name, end in ends.items():
        if paths.open(name).exists():
            files.cut(paths.open(name), end)
    return [
        f"{path}: {part.committed} bytes were committed, {length} are there: kept {whole} bytes of whole records, "
        f"{lost} versions are fetched again"
    ]


def _drop_rows(db: sqlite3.Connection, part: Part, whole: int, now: int) -> int:
    """Drop the versions whose lines are gone, with those after them, and make their articles due."""
    lost = db.execute(
        "SELECT article, version FROM versions WHERE part = ? AND offset + length > ?", (part.name, whole)
    ).fetchall()
    for article, version in lost:
        db.execute("DELETE FROM versions WHERE article = ? AND version >= ?", (article, version))
        db.execute("UPDATE articles SET latest = ? WHERE n = ?", (version - 1, article))
        _fetch_again(db, article, now)
    if part.kind == "listings":
        db.execute("UPDATE urls SET listing = NULL WHERE listing IS NOT NULL")
    _set_end(db, part, whole, len(lost))
    return len(lost)


def _set_end(db: sqlite3.Connection, part: Part, whole: int, lost: int) -> None:
    records = max(0, part.records - lost) if whole else 0
    db.execute("UPDATE parts SET committed = ?, records = ? WHERE name = ?", (whole, records, part.name))


def _lose_proof(
    paths: SourcePaths, db: sqlite3.Connection, part: Part, whole: int, now: int
) -> tuple[int, dict[str, int]]:
    """Take back what pointed into the lost end of a WARC file; return how many versions, and where files end now.

    Lines of an open part are cut off from the first one without proof; lines that are sealed stay, with a pointer
    that `verify` reports, and their articles are fetched again.
    """
    db.execute("DELETE FROM payloads WHERE warc_file = ? AND warc_offset + warc_length > ?", (part.name, whole))
    query = "SELECT article, part, offset FROM versions WHERE warc_file = ? AND warc_offset + warc_length > ?"
    lost = db.execute(query, (part.name, whole)).fetchall()
    for article, _, _ in lost:
        _fetch_again(db, article, now)
    ends = {part.name: whole}
    for other in open_parts(db):
        offsets = [offset for _, name, offset in lost if name == other.name]
        if offsets and paths.open(other.name).exists():
            ends[other.name] = min(offsets)
            _drop_rows(db, other, min(offsets), now)
    _set_end(db, part, whole, len(lost))
    return len(lost), ends


def _fetch_again(db: sqlite3.Connection, article: int, now: int) -> None:
    row = db.execute("SELECT address FROM articles WHERE n = ?", (article,)).fetchone()
    if row is not None and row[0] is not None:
        frontier.requeue(db, row[0], now)


def _whole_lines(path: Path) -> int:
    """Return the length of a file up to the end of its last whole line."""
    length = size(path)
    if not length:
        return 0
    with path.open("rb") as stream:
        end = length
        while end > 0:
            start = max(0, end - _CHUNK)
            stream.seek(start)
            found = stream.read(end - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
    return 0


def whole_members(path: Path) -> int:
    """Return the length of a file up to the end of its last whole gzip member."""
    whole = at = 0
    if not path.exists():
        return 0
    unpack = zlib.decompressobj(wbits=31)
    with path.open("rb") as stream:
        while data := stream.read(_CHUNK):
            while data:
                try:
                    unpack.decompress(data)
                except zlib.error:
                    return whole
                rest = unpack.unused_data
                at += len(data) - len(rest)
                if unpack.eof:
                    whole, unpack = at, zlib.decompressobj(wbits=31)
                elif not rest:
                    break
                data = rest
    return whole
