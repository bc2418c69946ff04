"""A batch of visits becomes durable: files first, then one SQLite transaction, and the way back when either fails."""

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from newsscraper.errors import ArchiveNotWritable
from newsscraper.items import Committed, Record, Visit
from newsscraper.store.files import Files
from newsscraper.store.home import not_writable
from newsscraper.store.parts import Parts
from newsscraper.store.paths import SourcePaths, day_of, layer_kind
from newsscraper.store.seal import Sealer
from newsscraper.store.stage import Stage
from newsscraper.store.state import connect_to_read, get_meta, set_meta

T = TypeVar("T")
Step = Callable[[], Committed]

LOW_WATER = 64_000_000
"""Bytes of disk that are left free: below it nothing is committed any more, so that a run can still seal and close."""
_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError)
"""Errors of SQLite that speak of a value, not of the disk."""


@dataclass(slots=True)
class Answer:
    """What became of one visit of a batch."""

    committed: Committed | None = None
    error: Exception | None = None


class Committer:
    """Commits batches. After one failure of the disk it refuses everything: only a new start knows what is true."""

    def __init__(
        self, paths: SourcePaths, db: sqlite3.Connection, parts: Parts, stage: Stage, files: Files, today: str
    ) -> None:
        self._paths = paths
        self._db = db
        self._parts = parts
        self._stage = stage
        self._files = files
        self._today = today
        self._serial = int(get_meta(db, "commits") or 0)
        self.broken: ArchiveNotWritable | None = None

    def batch(self, visits: Sequence[Visit]) -> list[Answer]:
        """Commit visits in order and return an answer for each: all that could be staged are durable, or none.

        A visit that cannot be staged (an invalid record) fails alone.
        """
        wanted = {key for visit in visits for key in self._stage.kinds(visit)}
        return self._try(wanted, [partial(self._stage.visit, visit) for visit in visits])

    def release(self, now: datetime) -> int:
        """Make versions of the captures that a mass change held back; return how many. Raises `ArchiveNotWritable`."""
        held = self._stage.held()
        for first in range(0, len(held), 64):
            articles = held[first : first + 64]
            steps = [partial(self._stage.release, article, now) for article in articles]
            for answer in self._try({("articles", day_of(now))}, steps):
                if answer.error is not None:
                    raise answer.error
        return len(held)

    def layers(self, records: Sequence[Record], now: datetime) -> list[Answer]:
        """Commit re-extractions of stored versions as layer lines."""
        wanted = {(layer_kind(record.extractor or ""), day_of(now)) for record in records}
        return self._try(wanted, [partial(self._stage.layer, record, now) for record in records])

    def _try(self, wanted: set[tuple[str, str]], steps: Sequence[Step]) -> list[Answer]:
        if self.broken is not None:
            return [Answer(error=self.broken) for _ in steps]
        try:
            if self._files.free(self._paths.folder) < LOW_WATER:
                full = ArchiveNotWritable(
                    f"{self._paths.folder}: less than {LOW_WATER // 1_000_000} MB of disk are free, so writing stops "
                    "while there is room to close; nothing that was committed is lost; free space and run again"
                )
                return [Answer(error=full) for _ in steps]
            return self._commit(wanted, steps)
        except (OSError, sqlite3.Error) as error:
            self.broken = not_writable(self._paths.folder, error)
            return [Answer(error=self.broken) for _ in steps]

    def rows(self, change: Callable[[], T]) -> T:
        """Change rows of the state in a transaction of its own; raises `ArchiveNotWritable`."""
        self.check()
        try:
            self._db.execute("BEGIN IMMEDIATE")
            result = change()
            self._files.commit(self._db)
        except (OSError, sqlite3.Error) as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self.broken = not_writable(self._paths.folder, error)
            raise self.broken from error
        return result

    def alone(self, work: Callable[[], T]) -> T:
        """Do something else to files and rows; when the disk refuses, this source writes nothing more."""
        self.check()
        try:
            return work()
        except (OSError, sqlite3.Error) as error:
            self.broken = not_writable(self._paths.folder, error)
            raise self.broken from error

    def check(self) -> None:
        """Raise what the disk refused earlier, if it did."""
        if self.broken is not None:
            raise self.broken

    def keep_house(self, sealer: Sealer, now: datetime) -> None:
        """Seal what is full, and what belongs to a day that is over."""
        if self.broken is not None:
            return
        try:
            if full := [part for part in self._parts.open() if part.full]:
                sealer.parts(full, now)
            if day_of(now) > self._today:
                self._today = day_of(now)
                sealer.past_days(now, self._today)
        except (OSError, sqlite3.Error) as error:
            self.broken = not_writable(self._paths.folder, error)

    def _commit(self, wanted: set[tuple[str, str]], steps: Sequence[Step]) -> list[Answer]:
        try:
            self._parts.ensure(sorted(wanted))
            self._db.execute("BEGIN IMMEDIATE")
            answers = [self._one(step) for step in steps]
            self._parts.write()
            self._parts.note()
            self._serial += 1
            set_meta(self._db, "commits", str(self._serial))
        except BaseException:
            self._roll_back()
            raise
        self._end()
        return answers

    def _roll_back(self) -> None:
        """Take the transaction back and cut the files to what is committed; after that the source waits for a start."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._parts.roll_back()

    def _end(self) -> None:
        """COMMIT; when that fails, ask the state what is true before anything is cut: it may have been done."""
        try:
            self._files.commit(self._db)
        except (OSError, sqlite3.Error) as error:
            if not self._is_committed():
                self._roll_back()
                raise
            self.broken = not_writable(self._paths.folder, error)
        self._parts.accept()

    def _is_committed(self) -> bool:
        """Ask the state through a fresh connection, which sees only what is durable."""
        fresh = connect_to_read(self._paths.state)
        if fresh is None:
            return False
        with contextlib.closing(fresh):
            return get_meta(fresh, "commits") == str(self._serial)

    def _one(self, step: Step) -> Answer:
        mark = self._parts.mark()
        self._db.execute("SAVEPOINT step")
        try:
            answer = Answer(committed=step())
        except Exception as error:
            if isinstance(error, (OSError, sqlite3.Error)) and not isinstance(error, _OURS):
                raise
            self._db.execute("ROLLBACK TO step")
            self._parts.reset(mark)
            answer = Answer(error=error)  # one bad visit must not stop a batch
        self._db.execute("RELEASE step")
        return answer
