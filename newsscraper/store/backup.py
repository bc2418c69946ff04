"""A consistent copy of an archive that is itself an archive; a second copy into the same folder brings what is new.

Each source is copied under its lock: the state by SQLite's own backup, sealed files whole, open files up to their
committed length. Sealed files are copied and not linked: a withdrawal edits them in place.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsscraper.errors import UsageError
from newsscraper.store import home, paths, runs, seen, stored
from newsscraper.store.files import Files
from newsscraper.store.lock import SourceLock
from newsscraper.store.parts import open_parts
from newsscraper.store.paths import OPEN, SourcePaths
from newsscraper.store.state import connect_to_read

_KINDS = ("articles", "warc", "seen", "listings", "layers")


@dataclass(slots=True)
class Copied:
    """What a backup did."""

    sources: int = 0
    files: int = 0
    bytes: int = 0
    unchanged: int = 0
    """Sealed files that were there already."""
    removed: int = 0
    """Files of the copy that others have replaced since."""


def backup(root: Path, target: Path, *, wait: float = 0.0, source: str | None = None) -> Copied:
    """Copy an archive, or one source of it, into a folder; returns what was done.

    Raises `ArchiveFormat` when `root` is no archive, `ArchiveLocked` when a source is being written, `UsageError` for a
    target inside the archive or the other way round, `ArchiveNotWritable`.
    """
    home.read_archive(root)
    here, there = root.resolve(), target.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise UsageError(f"{target} and {root} lie in one another: choose a folder elsewhere, best on another disk")
    told = Copied()
    try:
        target.mkdir(parents=True, exist_ok=True)
        _copy(paths.archive_json(root), paths.archive_json(target), told)
        for slug in [paths.check_slug(source)] if source else paths.sources(root):
            _source(SourcePaths.of(root, slug), SourcePaths.of(target, slug), told, wait)
        with runs.still(root):
            _reports(root, target, told)
    except (OSError, sqlite3.Error) as error:
        raise home.not_writable(target, error) from error
    return told


def _reports(root: Path, target: Path, told: Copied) -> None:
    for path in runs.files(root):
        _copy(path, paths.runs(target) / path.name, told)
    for path in runs.doubled(target):
        path.unlink()
        told.removed += 1


def _source(of: SourcePaths, to: SourcePaths, told: Copied, wait: float) -> None:
    lock = SourceLock(of.lock, wait=wait)
    try:
        to.folder.mkdir(parents=True, exist_ok=True)
        ends = _state(of, to)
        for path in sorted(_sealed(of)):
            _copy(path, to.folder / path.relative_to(of.folder), told)
        for name, end in ends.items():
            if of.open(name).is_file():
                _copy_start(of.open(name), to.open(name), end, told)
        for path in [*of.manifests.glob("*.jsonl"), *of.folder.glob("withdrawals/*.json"), *seen.snapshots(of)]:
            _copy(path, to.folder / path.relative_to(of.folder), told)
        _copy(of.source_json, to.source_json, told)
        _remove_replaced(of, to, told)
    finally:
        lock.free()
    told.sources += 1


def _state(of: SourcePaths, to: SourcePaths) -> dict[str, int]:
    """Copy the state; return the committed lengths of the open parts."""
    if not of.state.exists():
        return {}
    for ending in ("-wal", "-shm", ""):
        to.state.with_name(to.state.name + ending).unlink(missing_ok=True)
    with (
        closing(connect_to_read(of.state) or sqlite3.connect(of.state)) as ours,
        closing(sqlite3.connect(to.state)) as theirs,
    ):
        ours.backup(theirs)
        return {part.name: part.committed for part in open_parts(ours)}


def _sealed(of: SourcePaths) -> list[Path]:
    """Return the files to copy; a stranger that is a link is none of ours, wherever it leads."""
    found = (path for kind in _KINDS for path in of.sealed(kind).rglob("*") if path.is_file())
    named = (f"{of.slug}-", "2")
    return [
        p for p in found if not p.name.endswith((OPEN, ".tmp")) and (p.name.startswith(named) or not p.is_symlink())
    ]


def _copy(path: Path, target: Path, told: Copied) -> None:
    """Copy a file whole, so that its copy is there completely or not at all; one of the same size and time is kept."""
    was = path.stat()
    if target.is_file():
        there = target.stat()
        if (there.st_size, there.st_mtime_ns) == (was.st_size, was.st_mtime_ns):
            told.unchanged += 1
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".tmp")
    shutil.copy2(path, draft)
    _finish(draft, target, told)


def _copy_start(path: Path, target: Path, end: int, told: Copied) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".tmp")
    with path.open("rb") as source, draft.open("wb") as copy:
        while end and (piece := source.read(min(end, 1 << 20))):
            copy.write(piece)
            end -= len(piece)
    _finish(draft, target, told)


def _finish(draft: Path, target: Path, told: Copied) -> None:
    told.files += 1
    told.bytes += draft.stat().st_size
    files = Files()
    fd = os.open(draft, os.O_RDONLY)  # the copy of a file that cannot be written cannot be either
    try:
        files.sync(fd)
    finally:
        files.close(fd)
    draft.chmod(draft.stat().st_mode | 0o200)  # the copy is an archive: a withdrawal must reach it
    draft.replace(target)
    files.sync_folder(target.parent)


def _remove_replaced(of: SourcePaths, to: SourcePaths, told: Copied) -> None:
    """Remove from the copy what a manifest says was replaced, open files that are sealed by now, and old drafts."""
    gone = [to.sealed(name) for name in stored.replaced(to.folder)]
    gone += [path for path in to.folder.rglob(f"*{OPEN}") if not (of.folder / path.relative_to(to.folder)).exists()]
    gone += to.folder.rglob("*.tmp")
    for path in gone:
        if path.is_file():
            path.unlink()
            told.removed += 1
