"""What is whole of a damaged sealed part stays under its name, what is not is fetched again: for `archive repair`.

::

    1  quarantine/<name>          the damaged bytes, as they are
    2  state.sqlite               a note that the part is being replaced, with the SHA-256 of what replaces it
    3  <name>                     the whole lines
    4  manifest                   a line that supersedes
    5  state.sqlite               where the lines are now; the versions that are lost go, their articles are due

A kill before 3 leaves the damage as it was; one behind it is completed by the next start (`finish`).
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import zstandard

from newsscraper.errors import ArchiveDamage, BadInput
from newsscraper.store import contents, frames, frontier, manifest
from newsscraper.store.files import Files
from newsscraper.store.frontier import stamp
from newsscraper.store.manifest import SealedFile
from newsscraper.store.paths import SourcePaths
from newsscraper.store.records import decode
from newsscraper.store.state import set_meta
from newsscraper.store.validate import validate

_NOTE = "salvage "


class Salvager:
    """Replaces damaged parts of one source; runs under its lock, between two commits."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection, files: Files, run_id: str) -> None:
        self._paths = paths
        self._db = db
        self._files = files
        self._run_id = run_id

    def salvage(self, said: SealedFile, now: datetime) -> set[int]:
        """Keep the whole lines of a part under its name, and its damaged bytes aside; return the articles it lost."""
        path = self._paths.sealed(said.path)
        kept = [line for line in lines(path) if is_good(said.kind, line)]
        data = b"".join(frames.pack(kept) if path.suffix == ".zst" else kept)
        self._put_aside(said.path)
        draft = self._paths.compacting("articles", "draft") / path.name  # where no reader's glob meets it
        self._files.replace(draft, data)
        self._note(said.path, f"{hashlib.sha256(data).hexdigest()} {said.kind} {self._run_id}")
        self._files.put(draft, path)
        self._files.sync_folder(path.parent)
        self._files.remove_folder(draft.parent)
        return self.finish(now)

    def finish(self, now: datetime) -> set[int]:
        """Complete what was begun, of this process or of a killed one; return the articles that are lost."""
        rows = self._db.execute("SELECT name, value FROM meta WHERE name LIKE ?", (f"{_NOTE}%",)).fetchall()
        lost: set[int] = set()
        for name, value in rows:
            digest, kind, run_id = value.split(" ", 2)
            lost |= self._complete(name.removeprefix(_NOTE), kind, digest, run_id, now)
        return lost

    def lose(self, name: str, now: datetime) -> set[int]:
        """Drop the versions of a part that is not there any more; return their articles."""
        self._db.execute("BEGIN IMMEDIATE")
        lost = set(self._db.execute("SELECT article, version FROM versions WHERE part = ?", (name,)))
        for article, version in lost:
            self._forget(article, version, stamp(now))
        self._files.commit(self._db)
        return {article for article, _ in lost}

    def _complete(self, name: str, kind: str, digest: str, run_id: str, now: datetime) -> set[int]:
        path, lost = self._paths.sealed(name), set[int]()
        new = manifest.describe(path, name, kind, sum(1 for _ in lines(path))) if path.is_file() else None
        self._db.execute("BEGIN IMMEDIATE")
        if new is not None and new.sha256 == digest:
            if manifest.described(self._paths).get(name) != new:
                manifest.append(self._paths, self._files, [new], now=now, run_id=run_id, replaces=(name,))
            values = (new.bytes, new.records, name)
            self._db.execute("UPDATE parts SET committed = ?, records = ? WHERE name = ?", values)
            manifest.note_length(self._db, self._paths, manifest.months(self._paths)[-1])
            lost = self._relocate(name, stamp(now)) if kind == "articles" else lost
        self._db.execute("DELETE FROM meta WHERE name = ?", (_NOTE + name,))
        self._files.commit(self._db)
        return lost

    def _note(self, name: str, value: str) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        set_meta(self._db, _NOTE + name, value)
        self._files.commit(self._db)

    def _relocate(self, name: str, now: int) -> set[int]:
        """Note where the lines of a part are now; drop the versions that are not there, and return their articles."""
        gone = set(self._db.execute("SELECT article, version FROM versions WHERE part = ?", (name,)))
        at = 0
        for line in lines(self._paths.sealed(name)):
            record = decode(line)
            row = self._db.execute("SELECT n FROM articles WHERE id = ?", (record.id,)).fetchone()
            if row is not None:
                gone.discard((row[0], record.version))
                self._db.execute(
                    "UPDATE versions SET offset = ?, length = ? WHERE article = ? AND version = ? AND part = ?",
                    (at, len(line), row[0], record.version, name),
                )
            at += len(line)
        for article, version in gone:
            self._forget(article, version, now)
        return {article for article, _ in gone}

    def _forget(self, article: int, version: int, now: int) -> None:
        """Drop a lost version: if it was the latest, the next fetch writes it again."""
        self._db.execute("DELETE FROM versions WHERE article = ? AND version = ?", (article, version))
        (latest,) = self._db.execute(
            "SELECT coalesce(max(version), 0) FROM versions WHERE article = ?", (article,)
        ).fetchone()
        self._db.execute("UPDATE articles SET latest = ? WHERE n = ?", (latest, article))
        (address,) = self._db.execute("SELECT address FROM articles WHERE n = ?", (article,)).fetchone()
        if address is not None:
            frontier.requeue(self._db, address, now)

    def _put_aside(self, name: str) -> None:
        """Copy the bytes of a file to `quarantine/`; what lies there is never written over."""
        target, n = self._paths.quarantine(name, 0), 0
        while target.exists():
            n += 1
            target = self._paths.quarantine(name, n)
        self._files.replace(target, self._paths.sealed(name).read_bytes())


def is_good(kind: str, line: bytes) -> bool:
    """Say whether a line is whole and, of an article, has the content that it names."""
    try:
        if not line.endswith(b"\n"):
            return False
        if kind == "articles" or kind.startswith("layers"):
            record = decode(line)
            validate(record, complete=True)
            return record.status == "withdrawn" or contents.holds(record)
        msgspec.json.decode(line)
    except (ArchiveDamage, BadInput, msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def lines(path: Path) -> Iterator[bytes]:
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
