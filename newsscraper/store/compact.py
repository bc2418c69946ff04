"""Compaction: the lines of a closed day move from plain parts into one `.jsonl.zst`, 48 hours after its end.

::

    1  <source>/compacting/<day>/   the new part is written, synced, read back; earlier generations are linked in
                                    (of layers: compacting/<extractor>/<day>/)
    2  the folder changes places with articles/<day>/ in one step: a glob counts every version once at any instant
    3  manifest line with `replaces`
    4  one transaction: the versions point to the new part
    5  <source>/compacting/<day>/, which now holds what was replaced, is removed

A kill before 2 leaves a draft that is thrown away; a kill after 2 is completed at the next start, for `compacting/`
then holds plain parts. Late lines of a compacted day become a further generation. Whatever else lies in the folder of
a day goes along: nothing but what was replaced is removed. A day whose folder is a link to one elsewhere stays plain.
"""

import errno
import hashlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from newsscraper.errors import ArchiveDamage, ArchiveNotWritable
from newsscraper.store import frames, manifest
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths, day_of, names_in

AFTER = timedelta(hours=48)
"""How long after its end a day is compacted: late imports and repairs meet plain files."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Day = tuple[str, str]
"""What is compacted together: kind (`articles`, `layers/<extractor>`) and day."""
LEFT_FREE = 256_000_000
"""Bytes of disk that compacting leaves free, beside the day's own size."""
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV})
"""What a file system answers that cannot exchange two folders."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A sealed plain part that waits for compaction."""

    name: str
    committed: int
    records: int


class Compactor:
    """Compacts the days of one source; runs under the source's lock, while nothing is being written."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection, files: Files, run_id: str) -> None:
        self._paths = paths
        self._db = db
        self._files = files
        self._run_id = run_id

    def due(self, now: datetime) -> list[Day]:
        """Return the days that have plain parts, none open, and ended 48 hours ago."""
        last = day_of(now - AFTER - timedelta(days=1))
        rows = self._db.execute(
            "SELECT kind, day FROM parts WHERE (kind = 'articles' OR kind BETWEEN 'layers/' AND 'layers0') "
            "AND day <= ? GROUP BY kind, day HAVING min(sealed) = 1 AND sum(name LIKE '%.jsonl') > 0 "
            "ORDER BY day, kind",
            (last,),
        )
        return [(row[0], row[1]) for row in rows]

    def all_due(self, now: datetime) -> list[str]:
        """Compact every due day for which there is room; return the names of the new parts."""
        return [self.day(of, now) for of in self.due(now) if self._is_ours(of) and self._has_room(of)]

    def day(self, of: Day, now: datetime) -> str:
        """Compact one day; return the name of the new part.

        Raises `ArchiveDamage` when a plain part is not what was sealed, `ArchiveNotWritable` when the file system
        cannot exchange two folders: nothing is changed then.
        """
        plain = self._plain(of)
        name = self._next_name(of)
        draft, folder = self._paths.compacting(*of), self._paths.sealed(name).parent
        self._files.remove_folder(draft)
        try:
            self._write(draft / Path(name).name, plain)
            self._link_others(folder, draft, {Path(part.name).name for part in plain})
            self._files.sync_folder(draft)
            self._exchange(draft, folder)
        except ArchiveDamage:
            self._files.remove_folder(draft)
            raise
        self._files.sync_folder(draft.parent)
        self._files.sync_folder(folder.parent)
        self._take_over(of, name, plain, now)
        return name

    def finish(self, now: datetime) -> None:
        """Complete or throw away what a kill left."""
        for of, draft in self._drafts():
            plain, name = self._plain(of), self._next_name(of)
            gone = not any(self._paths.sealed(part.name).exists() for part in plain)
            if plain and gone and self._paths.sealed(name).exists():
                self._take_over(of, name, plain, now)
            elif draft.is_dir():
                self._clear(of)

    def _drafts(self) -> Iterator[tuple[Day, Path]]:
        """Yield the folders in which something was made."""
        place = self._paths.drafts_of_days
        for path in (place / name for name in names_in(place)):
            inner = [found for found in sorted(path.glob("*")) if found.is_dir()]
            if not inner or _DAY.fullmatch(path.name):
                yield ("articles", path.name), path
                continue
            yield from (((f"layers/{path.name}", day.name), day) for day in inner)

    # ── the steps ────────────────────────────────────────────────────────────────────────────────

    def _plain(self, of: Day) -> list[Plain]:
        query = (
            "SELECT name, committed, records FROM parts "
            "WHERE kind = ? AND day = ? AND sealed = 1 AND name LIKE '%.jsonl' ORDER BY n"
        )
        return [Plain(*row) for row in self._db.execute(query, of)]

    def _next_name(self, of: Day) -> str:
        (made,) = self._db.execute(
            "SELECT count(*) FROM parts WHERE kind = ? AND day = ? AND name LIKE '%.zst'", of
        ).fetchone()
        return self._paths.compacted_name(*of, made + 1)

    def _write(self, path: Path, plain: list[Plain]) -> None:
        """Write the new part and read it back; raises `ArchiveDamage` when a plain part is not what was sealed."""
        self._files.make_folder(path.parent)
        told, at = hashlib.sha256(), 0
        fd = self._files.open(path)
        try:
            for frame in frames.pack(self._lines(plain, told)):
                self._files.write(fd, frame, at)
                at += len(frame)
            self._files.sync(fd)
        finally:
            self._files.close(fd)
        stored = hashlib.sha256()
        for line in frames.lines(path):
            stored.update(line)
        if stored.digest() != told.digest():
            raise ArchiveDamage(f"{path}: what was written cannot be read back; check the disk")

    def _lines(self, plain: list[Plain], told: "hashlib._Hash") -> Iterator[bytes]:
        sealed = manifest.described(self._paths, since=plain[0].name.split("/")[-2][:7])
        for part in plain:
            own = hashlib.sha256()
            path = self._paths.sealed(part.name)
            if not path.is_file():
                raise ArchiveDamage(f"{path} is missing: its day stays as it is; run: newsscraper archive verify")
            with path.open("rb") as stream:
                for line in stream:
                    told.update(line)
                    own.update(line)
                    yield line
            if part.name not in sealed or sealed[part.name].sha256 != own.hexdigest():
                raise ArchiveDamage(
                    f"{path} is not what was sealed: its day stays as it is; run: newsscraper archive verify"
                )

    def _link_others(self, folder: Path, draft: Path, replaced: set[str]) -> None:
        """Let earlier generations, and strangers, stay in the folder."""
        for path in folder.iterdir():
            if path.is_file() and path.name not in replaced:
                self._files.link(path, draft / path.name)

    def _exchange(self, draft: Path, folder: Path) -> None:
        try:
            self._files.exchange(draft, folder)
        except OSError as error:
            if error.errno not in _CANNOT:
                raise
            self._files.remove_folder(draft)
            raise ArchiveNotWritable(
                f"{folder} stays as it is: this file system cannot exchange two folders; readers read plain parts too"
            ) from error

    def _clear(self, of: Day) -> None:
        """Remove what was replaced, or a draft; what cannot be linked (folders, broken links) goes back to its day."""
        aside = self._paths.compacting(*of)
        folder = self._paths.sealed(self._paths.compacted_name(*of, 1)).parent
        for path in aside.iterdir():
            if not path.is_file() and not (folder / path.name).exists():
                self._files.rename(path, folder / path.name)
        self._files.remove_folder(aside)

    def _is_ours(self, of: Day) -> bool:
        """Say whether the folder of a day lies in the archive, and is no link to another place."""
        return not self._paths.sealed(self._paths.compacted_name(*of, 1)).parent.is_symlink()

    def _has_room(self, of: Day) -> bool:
        needed = sum(part.committed for part in self._plain(of))
        return self._files.free(self._paths.folder) > needed + LEFT_FREE

    def _take_over(self, of: Day, name: str, plain: list[Plain], now: datetime) -> None:
        records = sum(part.records for part in plain)
        described = manifest.describe(self._paths.sealed(name), name, of[0], records)
        self._log(described, tuple(part.name for part in plain), now)
        (n,) = self._db.execute(
            "SELECT max(n) + 1 FROM parts WHERE kind = ? AND day = ?", of
        ).fetchone()  # beyond every name of the day: those that were replaced must never be given again
        self._db.execute("BEGIN IMMEDIATE")
        base = 0
        for part in plain:
            self._db.execute(
                "UPDATE versions SET part = ?, offset = offset + ? WHERE part = ?", (name, base, part.name)
            )
            self._db.execute("DELETE FROM parts WHERE name = ?", (part.name,))
            base += part.committed
        self._db.execute(
            "INSERT INTO parts (name, kind, day, n, sealed, committed, records) VALUES (?, ?, ?, ?, 1, ?, ?)",
            (name, *of, n, described.bytes, records),
        )
        manifest.note_length(self._db, self._paths, manifest.months(self._paths)[-1])
        self._files.commit(self._db)
        self._clear(of)

    def _log(self, described: manifest.SealedFile, replaced: tuple[str, ...], now: datetime) -> None:
        """Write the manifest line, once: a kill may have come right behind it."""
        month = manifest.months(self._paths)[-1]
        lines = manifest.lines_after(self._paths, month, 0) or []
        if not lines or described not in lines[-1].files:
            manifest.append(self._paths, self._files, [described], now=now, run_id=self._run_id, replaces=replaced)
