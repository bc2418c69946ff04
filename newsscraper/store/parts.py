"""The files of a source that grow: what is staged for them, what is committed, and the way back."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from newsscraper.store import stored
from newsscraper.store.files import Files, size
from newsscraper.store.paths import SourcePaths

LIMITS = {"warc": 1_000_000_000}
"""Bytes at which a part of this kind is sealed; all others at 128 MB."""
_LIMIT = 128_000_000


@dataclass(slots=True)
class Part:
    """An open file: its first `committed` bytes are true; `staged` wait for the next commit."""

    name: str
    kind: str
    day: str
    n: int
    committed: int = 0
    records: int = 0
    staged: list[bytes] = field(default_factory=list)
    length: int = 0
    """Bytes in `staged`."""
    added: int = 0
    """Records in `staged`."""

    @property
    def full(self) -> bool:
        """Whether it has reached the size at which it is sealed."""
        return self.committed >= LIMITS.get(self.kind, _LIMIT)


Mark = dict[str, tuple[int, int, int]]


class Parts:
    """The open files of one source. Staged bytes become true by `write`, `note` and a COMMIT, in this order."""

    def __init__(self, paths: SourcePaths, connection: sqlite3.Connection, files: Files) -> None:
        self._paths = paths
        self._db = connection
        self._files = files
        self._open = {(part.kind, part.day): part for part in open_parts(connection)}

    def ensure(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Give each (kind, day) an open part; its name is committed before its file exists, so none is orphaned."""
        missing = [key for key in wanted if key not in self._open]
        if not missing:
            return
        self._db.execute("BEGIN IMMEDIATE")
        made = [self._allocate(kind, day) for kind, day in missing]
        self._files.commit(self._db)
        self._open.update({(part.kind, part.day): part for part in made})

    def _allocate(self, kind: str, day: str) -> Part:
        query = "SELECT coalesce(max(n), 0) FROM parts WHERE kind = ? AND day = ?"
        n = self._db.execute(query, (kind, day)).fetchone()[0] + 1
        while self._taken(name := self._paths.part_name(kind, day, n)):
            n += 1
        self._db.execute("INSERT INTO parts (name, kind, day, n) VALUES (?, ?, ?, ?)", (name, kind, day, n))
        return Part(name, kind, day, n)

    def _taken(self, name: str) -> bool:
        return self._paths.sealed(name).exists() or self._paths.open(name).exists()

    def of(self, kind: str, day: str) -> Part:
        """Return the open part of a kind and day, which `ensure` made."""
        return self._open[kind, day]

    def stage(self, kind: str, day: str, data: bytes, *, records: int = 1) -> tuple[str, int]:
        """Add bytes to the next commit; return the part's final name and the offset the bytes will have."""
        part = self._open[kind, day]
        offset = part.committed + part.length
        part.staged.append(data)
        part.length += len(data)
        part.added += records
        return part.name, offset

    @property
    def folder(self) -> Path:
        """The source's folder."""
        return self._paths.folder

    def read(self, name: str, offset: int, length: int) -> bytes:
        """Return bytes of a part, whether committed or staged; raises `ArchiveDamage` when they are not there."""
        for part in self._open.values():
            if part.name == name and offset >= part.committed:
                start = offset - part.committed
                return b"".join(part.staged)[start : start + length]
        return stored.read_line(self.folder, name, offset, length)

    def mark(self) -> Mark:
        """Return a point to come back to when a single visit fails."""
        return {part.name: (len(part.staged), part.length, part.added) for part in self._open.values()}

    def reset(self, mark: Mark) -> None:
        """Forget what was staged since the mark."""
        for part in self._open.values():
            count, part.length, part.added = mark.get(part.name, (0, 0, 0))
            del part.staged[count:]

    def write(self) -> None:
        """Append what is staged, and bring it to the disk: WARC first, so that no line points to nothing."""
        dirty = sorted((part for part in self._open.values() if part.staged), key=lambda part: part.kind != "warc")
        descriptors: list[int] = []
        try:
            for part in dirty:
                path = self._paths.open(part.name)
                if size(path) < part.committed:
                    raise OSError(f"{path} was cut or removed while it was written")
                descriptors.append(self._files.open(path))
                self._files.write(descriptors[-1], b"".join(part.staged), part.committed)
            for fd in descriptors:
                self._files.sync(fd)
        finally:
            for fd in descriptors:
                self._files.close(fd)

    def note(self) -> None:
        """Put the lengths that staging leads to into the open transaction."""
        for part in self._open.values():
            if part.staged:
                self._db.execute(
                    "UPDATE parts SET committed = committed + ?, records = records + ? WHERE name = ?",
                    (part.length, part.added, part.name),
                )

    def accept(self) -> None:
        """Take over the lengths after the COMMIT."""
        for part in self._open.values():
            part.committed += part.length
            part.records += part.added
        self.reset({})

    def roll_back(self) -> None:
        """Forget what is staged and cut every file to its committed length, as the state says it now."""
        self.reset({})
        self._open = {(part.kind, part.day): part for part in open_parts(self._db)}
        for part in self._open.values():
            path = self._paths.open(part.name)
            if size(path) > part.committed:
                self._files.cut(path, part.committed)

    def open(self) -> list[Part]:
        """Return the open parts."""
        return list(self._open.values())

    def forget(self, part: Part) -> None:
        """Take a sealed part out."""
        self._open.pop((part.kind, part.day), None)


def open_parts(connection: sqlite3.Connection) -> list[Part]:
    """Return the parts that are not sealed, as committed."""
    rows = connection.execute("SELECT name, kind, day, n, committed, records FROM parts WHERE sealed = 0 ORDER BY name")
    return [Part(*row) for row in rows]
