"""Whole files against the chained manifests and the committed lengths."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from newsscraper.store import stored
from newsscraper.store.files import size
from newsscraper.store.manifest import ManifestLine, SealedFile, months
from newsscraper.store.paths import OPEN, SourcePaths
from newsscraper.store.verify_report import Counts, Damage, Harm, damage

_KINDS = ("articles", "listings", "seen", "layers", "warc")
_MISSING_LINE = "the file that the manifest names is not there"


@dataclass(slots=True)
class Ledger:
    """What the manifests of a source say."""

    files: dict[str, SealedFile] = field(default_factory=dict)
    """Path → what was last said of it, without what was replaced."""
    replaced: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    """The digest of every line."""
    damages: list[Damage] = field(default_factory=list)


# ── the chain ────────────────────────────────────────────────────────────────────────────────────


def read_ledger(of: SourcePaths) -> Ledger:
    """Read all manifests of a source, each line checked against the one before."""
    ledger = Ledger()
    previous: str | None = None
    for month in months(of):
        name = f"manifests/{month}.jsonl"
        at = 0
        for line in of.manifest(month).read_bytes().splitlines(keepends=True):
            _take(of, ledger, name, at, line, previous)
            previous = hashlib.sha256(line).hexdigest()
            ledger.heads.add(previous)
            at += len(line)
    return ledger


def _take(of: SourcePaths, ledger: Ledger, name: str, at: int, line: bytes, previous: str | None) -> None:
    try:
        said = msgspec.json.decode(line, type=ManifestLine)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        ledger.damages.append(damage(of, name, Harm.CHAIN, f"not a manifest line: {error}", at))
        return
    if said.previous != previous:
        ledger.damages.append(damage(of, name, Harm.CHAIN, "does not follow on the line before: one was changed", at))
    if said.source != of.slug:
        what = f"belongs to the source {said.source}: this folder is a copy of it under another name"
        ledger.damages.append(damage(of, name, Harm.CHAIN, what, at))
    elif msgspec.json.encode(said) + b"\n" != line:
        ledger.damages.append(damage(of, name, Harm.CHAIN, "was not written so", at))
    for path in said.replaces:
        ledger.files.pop(path, None)
        ledger.replaced.add(path)
    for file in said.files:
        ledger.files[file.path] = file
        ledger.replaced.discard(file.path)


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def check(
    of: SourcePaths, ledger: Ledger, committed: dict[str, tuple[int, int]], counts: Counts, *, digests: bool
) -> Iterator[Damage]:
    """Yield what is wrong with files as a whole; `digests`: read them and compare their SHA-256."""
    for name, said in ledger.files.items():
        yield from _sealed(of, name, said, counts, digests=digests)
    yield from _unlisted(of, ledger, committed)
    for name, (length, _) in committed.items():
        yield from _open(of, name, length)


def _unlisted(of: SourcePaths, ledger: Ledger, committed: dict[str, tuple[int, int]]) -> Iterator[Damage]:
    """Yield strangers. A file that the state calls open is none: it is being sealed, or will be at the next start."""
    known = ledger.files.keys() | ledger.replaced | committed.keys()
    strange = [name for name in _on_disk(of) if name not in known]
    now = read_ledger(of) if strange else ledger
    for name in strange:
        if name not in now.files and name not in now.replaced and not _is_taking_over(of, name):
            yield damage(of, name, Harm.UNLISTED, "is sealed, but no manifest names it")


def _open(of: SourcePaths, name: str, length: int) -> Iterator[Damage]:
    there = size(of.open(name)) or size(of.sealed(name))  # in this order: a seal renames the one to the other
    if there < length:
        path = of.open(name) if of.open(name).exists() else of.sealed(name)
        shown = path.relative_to(of.folder).as_posix()
        yield damage(of, shown, Harm.SIZE, f"has {there} bytes, {length} were committed", there)


def _sealed(of: SourcePaths, name: str, said: SealedFile, counts: Counts, *, digests: bool) -> Iterator[Damage]:
    path = place(of, name)
    if path is None:
        # A compaction that ran meanwhile has written a new line about it.
        if name in read_ledger(of).files:
            yield damage(of, name, Harm.MISSING, _MISSING_LINE)
        return
    counts.files += 1
    length = path.stat().st_size
    counts.bytes += length
    if length != said.bytes:
        yield damage(of, name, Harm.SIZE, f"has {length} bytes, {said.bytes} were sealed", min(length, said.bytes))
    elif digests:
        try:
            found = _sha256(path)
        except OSError as error:  # a disk that fails, or permissions: the other files are still looked at
            yield damage(of, name, Harm.UNREADABLE, f"cannot be read: {error.strerror}")
            return
        if found != said.sha256:
            yield damage(of, name, Harm.DIGEST, "its SHA-256 is not the sealed one: bytes were changed")


def _is_taking_over(of: SourcePaths, name: str) -> bool:
    """Say whether a compacted part takes the place of others just now, or was killed at it: no manifest tells yet."""
    return name.endswith(".zst") and stored.aside(of.folder, name).parent.is_dir()


def place(of: SourcePaths, name: str) -> Path | None:
    """Return where a sealed file is, None when it is not there: also one that a compaction has just put aside."""
    path = inside(of, name)
    if path is None:
        return None
    return next((found for found in (path, stored.aside(of.folder, name)) if found.is_file()), None)


def inside(of: SourcePaths, name: str) -> Path | None:
    """Return the path of a named file, None for a name that leads out of the source's folder."""
    if name.startswith("/") or ".." in name.split("/") or "\x00" in name or "\\" in name:
        return None
    return of.sealed(name)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _on_disk(of: SourcePaths) -> Iterator[str]:
    for kind in _KINDS:
        for path in sorted(of.sealed(kind).rglob("*")):
            if path.is_file() and not path.name.endswith((OPEN, ".tmp")):
                yield path.relative_to(of.folder).as_posix()


Readable = tuple[str, Path, int, int | None]
"""Name, path, bytes that count, and records that should be there."""


def readable(of: SourcePaths, ledger: Ledger, committed: dict[str, tuple[int, int]]) -> Iterator[Readable]:
    """Yield name, path, end and record count of every sealed file and of the committed part of every open one."""
    for name, said in ledger.files.items():
        path = place(of, name)
        if path is not None:
            yield name, path, size(path), said.records
    for name, (length, records) in committed.items():
        for path in (of.open(name), of.sealed(name)):  # in this order: a seal renames the one to the other
            if (there := size(path)) and length:  # of what is written just now nothing is committed yet
                yield name, path, min(length, there), records
                break
