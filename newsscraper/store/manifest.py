"""The chained log of sealed files: each line holds the SHA-256 of the line before, so its head fixes the whole past.

A line (`newsscraper/manifest@1`) has the keys of `ManifestLine`. `previous` is the SHA-256 of the bytes of the line
before, its line feed included; the first line of a month refers to the last one of the month before, and the first of
all holds null.
"""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveDamage
from newsscraper.store.files import Files, size
from newsscraper.store.paths import SourcePaths, names_in
from newsscraper.store.state import get_meta, set_meta

MANIFEST_SCHEMA = "newsscraper/manifest@1"
_TAIL = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """One file of a sealed set."""

    path: str
    """Below the source's folder, with `/`."""
    kind: str
    bytes: int
    sha256: str
    records: int
    """Lines, or members of a WARC file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestLine:
    """One sealed set."""

    schema: str = MANIFEST_SCHEMA
    source: str
    sealed_at: datetime
    run_id: str
    files: tuple[SealedFile, ...]
    replaces: tuple[str, ...] = ()
    """Paths of files that these replace, as after a compaction or a withdrawal."""
    previous: str | None


def describe(path: Path, name: str, kind: str, records: int) -> SealedFile:
    """Return what a manifest says of a file; reads it whole."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return SealedFile(path=name, kind=kind, bytes=size(path), sha256=digest, records=records)


def months(paths: SourcePaths) -> list[str]:
    """Return the months that have a log, oldest first."""
    return [name.removesuffix(".jsonl") for name in names_in(paths.manifests) if name.endswith(".jsonl")]


def committed_length(db: sqlite3.Connection, month: str) -> int:
    """Return the bytes of a month's log that are true."""
    return int(get_meta(db, f"manifest {month}") or 0)


def note_length(db: sqlite3.Connection, paths: SourcePaths, month: str) -> None:
    """Put the present length of a month's log into the open transaction."""
    set_meta(db, f"manifest {month}", str(size(paths.manifest(month))))


def head(paths: SourcePaths) -> str | None:
    """Return the SHA-256 of the newest line: it fixes every line, and so every sealed file, before it."""
    for month in reversed(months(paths)):
        line = _last_line(paths.manifest(month))
        if line:
            return hashlib.sha256(line).hexdigest()
    return None


def append(
    paths: SourcePaths,
    files: Files,
    sealed: list[SealedFile],
    *,
    now: datetime,
    run_id: str,
    replaces: tuple[str, ...] = (),
) -> str:
    """Append one line, durably, and return the month of its log (a clock set back never opens an older log)."""
    month = max([now.strftime("%Y-%m"), *months(paths)[-1:]])
    line = ManifestLine(
        source=paths.slug,
        sealed_at=now.replace(microsecond=0),
        run_id=run_id,
        files=tuple(sealed),
        replaces=replaces,
        previous=head(paths),
    )
    path = paths.manifest(month)
    fd = files.open(path)
    try:
        files.write(fd, msgspec.json.encode(line) + b"\n", size(path))
        files.sync(fd)
    finally:
        files.close(fd)
    return month


def described(paths: SourcePaths, *, since: str = "", as_of: datetime | None = None) -> dict[str, SealedFile]:
    """Return what was last said of each sealed file in the logs of a month and later ones, without what was replaced.

    `as_of`: only what was sealed until then. Raises `ArchiveDamage` for a log that cannot be read.
    """
    found: dict[str, SealedFile] = {}
    for month in months(paths):
        if month < since:
            continue
        lines = lines_after(paths, month, 0)
        if lines is None:
            raise ArchiveDamage(f"{paths.manifest(month)} cannot be read; run: newsscraper archive verify")
        for line in lines:
            if as_of is not None and line.sealed_at > as_of:
                continue
            for name in line.replaces:
                found.pop(name, None)
            found.update((file.path, file) for file in line.files)
    return found


def lines_after(paths: SourcePaths, month: str, offset: int) -> list[ManifestLine] | None:
    """Return the whole lines of a log behind a byte; None when the last one is torn."""
    with paths.manifest(month).open("rb") as stream:
        stream.seek(offset)
        tail = stream.read()
    try:
        found = [msgspec.json.decode(line, type=ManifestLine) for line in tail.splitlines()]
    except msgspec.DecodeError:
        return None
    return found if tail.endswith(b"\n") else None


def _last_line(path: Path) -> bytes:
    with path.open("rb") as stream:
        length = stream.seek(0, 2)
        step = _TAIL
        while True:
            stream.seek(max(0, length - step))
            tail = stream.read()
            found = tail.splitlines(keepends=True)
            if len(found) > 1 or step >= length:
                return found[-1] if found else b""
            step *= 2
