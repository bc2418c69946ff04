"""`archive rebuild`: the state of a source made again from its files alone.

Sealed parts, articles, versions, aliases, URL state, validators and withdrawals equal those of the state that was lost;
what waited in the frontier is found again in the lists. Open parts keep their whole records. The new state takes the
place of the old one in a single step at the end.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Record
from newsscraper.store import frames, home, manifest, recover, seen, state, warcread
from newsscraper.store.articles import Place
from newsscraper.store.files import Files, size
from newsscraper.store.lock import SourceLock
from newsscraper.store.manifest import ManifestLine
from newsscraper.store.paths import OPEN, SourcePaths
from newsscraper.store.records import decode
from newsscraper.store.relearn import Relearner

KINDS = ("warc", "articles", "layers", "seen", "listings")
"""In this order: WARC first, so that lines whose proof is lost are known; lists last, when their rows are there."""

_PART = re.compile(r"(?P<kind>[^/]+(?:/[^/]+)?)/(?P<day>\d{4}-\d\d-\d\d)/[^/]*?-(?P<n>\d{4,})\.(?:jsonl|warc\.gz)")
_PACKED = re.compile(r"(?P<kind>[^/]+(?:/[^/]+)?)/(?P<day>\d{4}-\d\d-\d\d)/[^/]+\.jsonl\.zst")


@dataclass(slots=True)
class Rebuilt:
    """What a rebuild found."""

    articles: int = 0
    versions: int = 0
    parts: int = 0
    pending: int = 0
    """Addresses that are due or will be."""
    damage: list[str] = field(default_factory=list)
    """One sentence for each thing that could not be read."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    kind: str
    day: str
    n: int
    sealed: bool
    length: int
    records: int


def rebuild(root: Path, slug: str, *, now: datetime, wait: float = 0.0, files: Files | None = None) -> Rebuilt:
    """Make the state of a source again; returns what was found.

    Raises `ArchiveLocked` when the source is being written, `ArchiveFormat`, `ArchiveNotWritable`.
    """
    paths, files = SourcePaths.of(root, slug), files or Files()
    home.prepare(paths, files)
    lock = SourceLock(paths.lock, wait=wait)
    draft = paths.state.with_name("state.sqlite.tmp")
    try:
        _remove(draft)
        with closing(state.connect(draft)) as db:
            told = _fill(db, paths, files, now)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("PRAGMA journal_mode=DELETE")
        _remove(paths.state)
        draft.rename(paths.state)
        files.sync_folder(paths.folder)
    except (OSError, sqlite3.Error) as error:
        raise home.not_writable(paths.folder, error) from error
    finally:
        lock.free()
    return told


def _remove(path: Path) -> None:
    """Remove a database with its log: a log beside another database would be taken for its own."""
    for ending in ("-wal", "-shm", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _fill(db: sqlite3.Connection, paths: SourcePaths, files: Files, now: datetime) -> Rebuilt:
    told, learner = Rebuilt(), Relearner(db, now)
    lines = _manifest_lines(paths, files, told)
    db.execute("BEGIN IMMEDIATE")
    parts = [*_sealed(paths, lines, told), *_unsealed(paths, lines)]
    _miss_manifests(paths, lines, parts, told)
    for part in sorted(parts, key=_turn):
        _insert(db, _read(db, paths, part, learner, told))
    for snapshot in seen.snapshots(paths):
        for line in snapshot.read_bytes().splitlines():
            learner.seen(line, again=True)
    learner.finish()
    for month in manifest.months(paths):
        manifest.note_length(db, paths, month)
    state.set_meta(db, "used", "yes")
    files.commit(db)
    told.parts = len(parts)
    told.articles, told.versions, told.pending = (
        int(db.execute(query).fetchone()[0])
        for query in (
            "SELECT count(*) FROM articles",
            "SELECT count(*) FROM versions",
            "SELECT count(*) FROM urls WHERE due_at IS NOT NULL",
        )
    )
    return told


# ── which parts there are ────────────────────────────────────────────────────────────────────────


def _manifest_lines(paths: SourcePaths, files: Files, told: Rebuilt) -> list[ManifestLine]:
    """Return every line of the manifests; a torn last one is cut off, as recovery does."""
    found: list[ManifestLine] = []
    for month in manifest.months(paths):
        path = paths.manifest(month)
        data = path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            files.cut(path, whole)
        lines = manifest.lines_after(paths, month, 0)
        if lines is None:
            told.damage.append(f"{path} cannot be read whole; its files are taken as they lie; run: archive verify")
        found += lines or []
    return found


def _sealed(paths: SourcePaths, lines: list[ManifestLine], told: Rebuilt) -> Iterator[_Part]:
    """Yield the sealed parts; numbers count on from every name that was ever given on a day."""
    last: dict[tuple[str, str], int] = {}
    found: dict[str, _Part] = {}
    for line in lines:
        for name in line.replaces:
            found.pop(name, None)
        for file in line.files:
            match = _PART.fullmatch(file.path) or _PACKED.fullmatch(file.path)
            if match is None:
                continue
            key = match["kind"], match["day"]
            n = int(match.groupdict().get("n") or last.get(key, 0) + 1)
            last[key] = max(n, last.get(key, 0))
            found[file.path] = _Part(file.path, *key, n, True, file.bytes, file.records)
    for part in found.values():
        if not paths.sealed(part.name).is_file():
            told.damage.append(f"{paths.sealed(part.name)} is missing; run: newsscraper archive verify")
    yield from found.values()


def _unsealed(paths: SourcePaths, lines: list[ManifestLine]) -> Iterator[_Part]:
    """Yield open parts, and those that were renamed when a seal was interrupted; strangers are passed over."""
    known = {file.path for line in lines for file in line.files}
    for kind in KINDS:
        for path in sorted(paths.folder.glob(f"{kind}/**/{paths.slug}-*")):
            name = path.relative_to(paths.folder).as_posix().removesuffix(OPEN)
            match = _PART.fullmatch(name)
            if match is not None and name not in known and path.is_file():
                yield _Part(name, match["kind"], match["day"], int(match["n"]), False, size(path), 0)


def _miss_manifests(paths: SourcePaths, lines: list[ManifestLine], parts: list[_Part], told: Rebuilt) -> None:
    """Say that sealed files are there and no log names any: an interrupted seal leaves no more than one day's."""
    days = {part.day for part in parts if not part.sealed and paths.sealed(part.name).is_file()}
    if not lines and len(days) > 1:
        told.damage.append(
            f"{paths.manifests}: no log names the {len(parts)} files of {len(days)} days: they are taken as they lie, "
            "and nothing proves them any more; restore the logs from a backup, if there is one, and rebuild again"
        )


def _turn(part: _Part) -> tuple[int, str, int]:
    return KINDS.index(part.kind.partition("/")[0]), part.day, part.n


def _insert(db: sqlite3.Connection, part: _Part) -> None:
    row = (part.name, part.kind, part.day, part.n, int(part.sealed), part.length, part.records)
    db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)", row)


# ── what they hold ───────────────────────────────────────────────────────────────────────────────


def _read(db: sqlite3.Connection, paths: SourcePaths, part: _Part, learner: Relearner, told: Rebuilt) -> _Part:
    """Read a part into the state; return it as it is committed: an open one ends behind its last good record."""
    path = paths.sealed(part.name) if paths.sealed(part.name).is_file() else paths.open(part.name)
    if not path.is_file():
        return part
    length, count = 0, 0
    try:
        for reached in _taken(db, path, part, learner):
            length, count = reached
    except (ArchiveDamage, ValueError) as error:
        if part.sealed:
            told.damage.append(f"{path}: {error}")
    if part.sealed:
        return part
    return _Part(part.name, part.kind, part.day, part.n, False, length, count)


def _taken(db: sqlite3.Connection, path: Path, part: _Part, learner: Relearner) -> Iterator[tuple[int, int]]:
    """Take in the records of a part; yield the bytes and the records up to each."""
    if part.kind == "warc":
        end = size(path) if part.sealed else recover.whole_members(path)
        for count, record in enumerate(warcread.records(path), 1):
            if record.offset + record.length > end:
                return
            learner.capture(record, part.name)
            yield record.offset + record.length, count
        return
    at = 0
    for count, line in enumerate(_lines(path), 1):
        if not line.endswith(b"\n") or not _take(db, part, line, at, learner):
            return
        at += len(line)
        yield at, count


def _take(db: sqlite3.Connection, part: _Part, line: bytes, at: int, learner: Relearner) -> bool:
    """Take in a line; False when it is the end of an open part: its proof never reached the disk."""
    kind = part.kind.partition("/")[0]
    if kind == "seen":
        learner.seen(line)
    elif kind == "listings":
        learner.listing(line)
    else:
        record = decode(line)
        if kind == "layers":
            learner.layer(record)
        elif not part.sealed and not _has_proof(db, record):
            return False
        else:
            learner.version(record, Place(part.name, at, len(line)))
    return True


def _has_proof(db: sqlite3.Connection, record: Record) -> bool:
    if record.warc_file is None or record.warc_offset is None:
        return True
    row = db.execute("SELECT committed FROM parts WHERE name = ?", (record.warc_file,)).fetchone()
    return row is not None and record.warc_offset + (record.warc_length or 0) <= row[0]


def _lines(path: Path) -> Iterator[bytes]:
    if path.suffix == ".zst":
        yield from frames.lines(path)
        return
    with path.open("rb") as stream:
        yield from stream
