"""Sealing: an open file gets its final name, a line in the manifest, and is never written again.

Order: write out `seen` → rename WARC, then seen, listings and layers, then articles → fsync the folders → manifest line
→ SQLite marks them sealed. A kill in between is completed at the next start (`newsscraper.store.recover`): a renamed
file is whole, because it was committed before.
"""

import sqlite3
from datetime import datetime

from newsscraper.store import manifest, seen
from newsscraper.store.files import Files
from newsscraper.store.parts import Part, Parts
from newsscraper.store.paths import SourcePaths

_ROWS = 2000
"""Rows of `seen` that become lines in one transaction."""


def _turn(part: Part) -> tuple[int, str]:
    first = {"warc": 0, "articles": 2}
    return first.get(part.kind, 1), part.name


class Sealer:
    """Seals parts of one source; belongs to the writer's thread."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection, parts: Parts, files: Files, run_id: str) -> None:
        self._paths = paths
        self._db = db
        self._parts = parts
        self._files = files
        self._run_id = run_id

    def past_days(self, now: datetime, today: str) -> None:
        """Seal everything of the days before today, after their `seen` is written out."""
        for day in seen.past_days(self._db, today):
            self._write_seen(day)
        self.parts([part for part in self._parts.open() if part.day < today], now)

    def _write_seen(self, day: str) -> None:
        self._parts.ensure([("seen", day)])
        while rows := list(seen.lines(self._db, self._paths.slug, day, _ROWS)):
            for _, line in rows:
                self._parts.stage("seen", day, line)
            self._parts.write()
            self._db.execute("BEGIN IMMEDIATE")
            seen.forget(self._db, day, [ref for ref, _ in rows])
            self._parts.note()
            self._files.commit(self._db)
            self._parts.accept()

    def parts(self, parts: list[Part], now: datetime) -> None:
        """Seal open parts as one set; those without a byte vanish."""
        self._drop([part for part in parts if not part.committed])
        whole = sorted((part for part in parts if part.committed), key=_turn)
        if not whole:
            return
        described = [self._rename(part) for part in whole]
        for folder in {self._paths.sealed(part.name).parent for part in whole}:
            self._files.sync_folder(folder)
        month = manifest.append(self._paths, self._files, described, now=now, run_id=self._run_id)
        self.mark(month, [part.name for part in whole])
        for part in whole:
            self._parts.forget(part)

    def _rename(self, part: Part) -> manifest.SealedFile:
        opened, sealed = self._paths.open(part.name), self._paths.sealed(part.name)
        if opened.exists():
            self._files.rename(opened, sealed)
        return manifest.describe(sealed, part.name, part.kind, part.records)

    def _drop(self, empty: list[Part]) -> None:
        if not empty:
            return
        for path in (self._paths.open(part.name) for part in empty):
            if path.exists():
                self._files.unlink(path)
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("DELETE FROM parts WHERE name = ?", [(part.name,) for part in empty])
        self._files.commit(self._db)
        for part in empty:
            self._parts.forget(part)

    def mark(self, month: str, names: list[str]) -> None:
        """Mark parts as sealed, and their manifest line as true."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("UPDATE parts SET sealed = 1 WHERE name = ?", [(name,) for name in names])
        manifest.note_length(self._db, self._paths, month)
        self._files.commit(self._db)
