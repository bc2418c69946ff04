"""`archive repair`: make a damaged source usable again, without losing a byte of what is damaged.

=============================  ====================================================================================
the state is lost or broken    made again from the files (`newsscraper.store.rebuild`)
an open file is torn           cut to its committed length, as at every start
a sealed part of lines         its bytes go to `quarantine/`; under its name stay the lines that are whole
a version lost its bytes       the article is fetched again, and its page kept whole
=============================  ====================================================================================

Sealed WARC files stay as they are: all other places in them still hold.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec
import zstandard

from newsscraper.errors import ArchiveDamage, BadInput
from newsscraper.store import frames, frontier, manifest, state, verify_warc
from newsscraper.store.files import Files, size
from newsscraper.store.frontier import stamp
from newsscraper.store.manifest import SealedFile
from newsscraper.store.paths import SourcePaths
from newsscraper.store.rebuild import rebuild
from newsscraper.store.records import decode
from newsscraper.store.validate import validate
from newsscraper.store.verify import Damage, Harm, verify
from newsscraper.store.writer import Clock, open_writer


@dataclass(slots=True)
class Repaired:
    """What a repair did."""

    rebuilt: bool = False
    cut: list[str] = field(default_factory=list)
    """One sentence for each open file that was torn."""
    quarantined: list[str] = field(default_factory=list)
    """Names of the sealed files whose damaged bytes are kept in `quarantine/`."""
    requeued: int = 0
    """Articles that are fetched again."""
    left: list[str] = field(default_factory=list)
    """What `verify` still finds."""


def repair(root: Path, slug: str, *, run_id: str, clock: Clock, wait: float = 0.0) -> Repaired:
    """Repair one source; raises `ArchiveLocked`, `ArchiveFormat`, `ArchiveNotWritable`."""
    paths, told = SourcePaths.of(root, slug), Repaired()
    if not _is_sound(paths):
        rebuild(root, slug, now=clock(), wait=wait)
        told.rebuilt = True
    with open_writer(root, slug, run_id=run_id, clock=clock, wait=wait) as writer:
        told.cut = list(writer.damage)
        damages = verify(root, level="deep", source=slug).damages
        writer.mend(lambda db, files: _Mender(paths, db, files, run_id, told).mend(damages, clock()))
    told.left = [damage.sentence for damage in verify(root, level="deep", source=slug).damages]
    return told


def _is_sound(paths: SourcePaths) -> bool:
    if not paths.state.exists():
        return False
    try:
        with closing(state.connect(paths.state)) as db:
            (parts,) = db.execute("SELECT count(*) FROM parts").fetchone()
            return db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok" and (parts or not manifest.months(paths))
    except (ArchiveDamage, sqlite3.Error):
        return False


class _Mender:
    """Runs in the writer's thread."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection, files: Files, run_id: str, told: Repaired) -> None:
        self._paths = paths
        self._db = db
        self._files = files
        self._run_id = run_id
        self._told = told

    def mend(self, damages: tuple[Damage, ...], now: datetime) -> None:
        """Do what can be done about damages."""
        sealed = manifest.described(self._paths)
        lost = self._without_proof(damages)
        for name in sorted({damage.file for damage in damages} & sealed.keys()):
            own = [damage for damage in damages if damage.file == name]
            if sealed[name].kind == "warc":
                lost |= self._unproven(name)
            elif self._paths.sealed(name).is_file() and any(damage.harm is not Harm.POINTER for damage in own):
                lost |= self._salvage(sealed[name], now)
            elif not self._paths.sealed(name).is_file():
                lost |= self._articles("SELECT article FROM versions WHERE part = ?", name)
        self._db.execute("BEGIN IMMEDIATE")
        for article in lost:
            (address,) = self._db.execute("SELECT address FROM articles WHERE n = ?", (article,)).fetchone()
            if address is not None:
                frontier.requeue(self._db, address, stamp(now))
                self._told.requeued += 1
        self._files.commit(self._db)

    def _articles(self, query: str, *values: object) -> set[int]:
        return {row[0] for row in self._db.execute(query, values)}

    def _without_proof(self, damages: tuple[Damage, ...]) -> set[int]:
        query = "SELECT article FROM versions WHERE part = ? AND offset = ?"
        found: set[int] = set()
        for damage in damages:
            if damage.harm is Harm.POINTER and damage.offset is not None:
                found |= self._articles(query, damage.file, damage.offset)
        return found

    def _unproven(self, name: str) -> set[int]:
        """Forget the damaged members of a WARC file as bodies to refer to; return the articles they proved."""
        path = self._paths.sealed(name)
        good = {m.offset for m in verify_warc.members(path, size(path)) if m.content} if path.is_file() else set()
        for table, column in (("payloads", "sha"), ("versions", "article")):
            rows = self._db.execute(
                f"SELECT {column}, warc_offset FROM {table} WHERE warc_file = ?", (name,)
            ).fetchall()
            bad = [key for key, offset in rows if offset not in good]
            if table == "versions":
                return set(bad)
            self._db.executemany("DELETE FROM payloads WHERE sha = ?", [(key,) for key in bad])
        return set()

    def _salvage(self, said: SealedFile, now: datetime) -> set[int]:
        """Keep the whole lines of a part under its name, and its damaged bytes aside; return the articles it lost."""
        path = self._paths.sealed(said.path)
        kept = [line for line in _lines(path) if _is_good(said.kind, line)]
        self._put_aside(said.path)
        pieces = list(frames.pack(kept)) if path.suffix == ".zst" else kept
        draft = self._paths.compacting("articles", "draft") / path.name  # where no reader's glob meets it
        self._files.replace(draft, b"".join(pieces))
        self._files.put(draft, path)
        self._files.sync_folder(path.parent)
        self._files.remove_folder(draft.parent)
        new = manifest.describe(path, said.path, said.kind, len(kept))
        month = manifest.append(self._paths, self._files, [new], now=now, run_id=self._run_id, replaces=(said.path,))
        lost = self._articles("SELECT article FROM versions WHERE part = ?", said.path)
        self._db.execute("BEGIN IMMEDIATE")
        if said.kind == "articles":
            lost -= self._found_again(said.path, kept)
        self._db.execute(
            "UPDATE parts SET committed = ?, records = ? WHERE name = ?", (new.bytes, new.records, said.path)
        )
        manifest.note_length(self._db, self._paths, month)
        self._files.commit(self._db)
        self._told.quarantined.append(said.path)
        return lost if said.kind == "articles" else set()

    def _found_again(self, name: str, kept: list[bytes]) -> set[int]:
        """Note where the kept lines are now; return their articles."""
        found, at = set(), 0
        for line in kept:
            record = decode(line)
            row = self._db.execute("SELECT n FROM articles WHERE id = ?", (record.id,)).fetchone()
            if row is not None:
                found.add(int(row[0]))
                self._db.execute(
                    "UPDATE versions SET part = ?, offset = ?, length = ? WHERE article = ? AND version = ?",
                    (name, at, len(line), row[0], record.version),
                )
            at += len(line)
        return found

    def _put_aside(self, name: str) -> None:
        """Copy the bytes of a file to `quarantine/`; what lies there is never written over."""
        target, n = self._paths.quarantine(name, 0), 0
        while target.exists():
            n += 1
            target = self._paths.quarantine(name, n)
        self._files.replace(target, self._paths.sealed(name).read_bytes())


def _is_good(kind: str, line: bytes) -> bool:
    try:
        if not line.endswith(b"\n"):
            return False
        if kind == "articles" or kind.startswith("layers"):
            validate(decode(line), complete=True)
        else:
            msgspec.json.decode(line)
    except (ArchiveDamage, BadInput, msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _lines(path: Path) -> Iterator[bytes]:
    """Yield what can be read of a part: of a compacted one every frame that is whole."""
    if path.suffix != ".zst":
        yield from path.read_bytes().splitlines(keepends=True)
        return
    data, at = path.read_bytes(), 0
    while (at := data.find(zstandard.FRAME_HEADER, at)) >= 0:
        inflater = zstandard.ZstdDecompressor().decompressobj()
        try:
            text = inflater.decompress(data[at:])
        except zstandard.ZstdError:
            at += 1
            continue
        if not inflater.eof:
            at += 1
            continue
        yield from text.splitlines(keepends=True)
        at = len(data) - len(inflater.unused_data)
