"""The one writer of a source: leases addresses, takes visits, answers when they are durable."""

import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from newsscraper import __version__
from newsscraper.errors import ArchiveDamage, ArchiveNotWritable
from newsscraper.items import Committed, FrontierEntry, Visit
from newsscraper.store import again, frontier, recover, seen, withdrawals
from newsscraper.store.again import Told
from newsscraper.store.captures import Captures
from newsscraper.store.commit import Answer, Committer
from newsscraper.store.compact import Compactor
from newsscraper.store.compare import Comparer, Reextract
from newsscraper.store.files import Files
from newsscraper.store.home import not_writable, prepare
from newsscraper.store.leases import Leases
from newsscraper.store.lock import SourceLock
from newsscraper.store.mask import Sought
from newsscraper.store.parts import Parts
from newsscraper.store.paths import SourcePaths, day_of
from newsscraper.store.seal import Sealer
from newsscraper.store.stage import Stage
from newsscraper.store.state import connect, connect_beside
from newsscraper.store.traces import Place
from newsscraper.store.withdraw import Withdrawer
from newsscraper.store.withdrawals import Withdrawal, Withdrawn
from newsscraper.store.worker import BATCH, LINGER, Worker

T = TypeVar("T")
Clock = Callable[[], datetime]
"""Returns the present as an aware UTC datetime."""


def open_writer(
    root: Path,
    slug: str,
    *,
    run_id: str,
    clock: Clock,
    wait: float = 0.0,
    reextract: Reextract | None = None,
    files: Files | None = None,
    linger: float = LINGER,
) -> "SourceWriter":
    """Take the source's lock, recover what an interrupted run left, seal past days, and return the writer.

    Makes the archive and the source when they are not there. `wait`: seconds to wait for another writer; `reextract`:
    how the present extractor reads an archived page; `files`: the file layer, for tests; `linger`: seconds that a batch
    waits for one more visit, for whoever calls `hurry`. Raises `ArchiveLocked` (exit 75), `ArchiveFormat` (a newer
    release made it), `ArchiveDamage` (the state is lost), `ArchiveNotWritable`, `UsageError` (a slug that cannot be a
    folder). Look at `writer.damage` afterwards: what recovery found broken.
    """
    paths, files = SourcePaths.of(root, slug), files or Files()
    info = prepare(paths, files)
    lock = SourceLock(paths.lock, wait=wait)
    try:
        db = connect(paths.state)
        try:
            damage = recover.recover(paths, db, files, clock())
            return SourceWriter(paths, db, files, lock, damage, info.warc, run_id, clock, reextract, linger)
        except BaseException:
            db.close()
            raise
    except (OSError, sqlite3.Error) as error:
        lock.free()
        raise not_writable(paths.folder, error) from error
    except BaseException:
        lock.free()
        raise


class SourceWriter(Leases):
    """The open source: use it as a context manager. All methods may be called from any thread."""

    damage: list[str]
    """What recovery found broken, one sentence each; empty when all is well. The caller exits 1 when it is not."""

    def __init__(
        self,
        paths: SourcePaths,
        db: sqlite3.Connection,
        files: Files,
        lock: SourceLock,
        damage: list[str],
        policy: str,
        run_id: str,
        clock: Clock,
        reextract: Reextract | None,
        linger: float,
    ) -> None:
        self.damage = damage
        self._paths = paths
        self._files = files
        self._db = db
        self._lock = lock
        self._parts = Parts(paths, db, files)
        self._sealer = Sealer(paths, db, self._parts, files, run_id)
        self._compactor = Compactor(paths, db, files, run_id)
        self._compactor.finish(clock())
        self._withdrawer = Withdrawer(paths, db, files, run_id)
        self._withdrawer.finish(clock())
        withdrawn = Withdrawn.of(withdrawals.of_archive(paths))
        about = (("software", f"newsscraper/{__version__}"), ("source", paths.slug), ("run", run_id))
        captures = Captures(db, self._parts, paths.folder, about)
        comparer = Comparer(db, self._parts, reextract)
        stage = Stage(db, self._parts, captures, comparer, source=paths.slug, policy=policy, withdrawn=withdrawn)
        self._committer = Committer(paths, db, self._parts, stage, files, day_of(clock()))
        self._sealer.parts(recover.half_sealed(paths, self._parts.open()), clock())
        self._sealer.past_days(clock(), day_of(clock()))
        super().__init__(connect_beside(paths.state), withdrawn, clock)
        self._closed = False
        self._worker = Worker(f"store-{paths.slug}", self, linger)

    # ── visits ───────────────────────────────────────────────────────────────────────────────────

    def add(self, entries: Iterable[FrontierEntry], *, again: bool = False) -> int:
        """Put addresses into the frontier and return how many were new; known ones are ignored.

        Durable on return (blocks for a commit): links found on pages travel in `Visit.discovered` instead.
        Lists (section, feed, sitemap) that are known and not scheduled become due again; with `again` every known
        address does.
        """
        wanted = [entry for entry in entries if not self._withdrawn.has(entry.url)]
        now = frontier.stamp(self._clock())

        def insert() -> int:
            return sum(frontier.insert(self._db, entry, now, again=again) for entry in wanted)

        return self._worker.call(lambda: self._committer.rows(insert))

    def submit(self, visit: Visit) -> Future[Committed]:
        """Queue a visit for the next batch; the future answers when it is durable, or raises.

        The entry's lease ends with the commit; a visit that fails keeps it, so that the address is not fetched again
        at once. `visit.record` is a draft (`records.draft`); the `Committed.record` is the stored line. An invalid
        record fails its own future only; a disk error fails the whole batch with `ArchiveNotWritable`, and every
        later `submit` too.
        """
        return self._worker.submit(visit)

    def hurry(self) -> None:
        """Commit what was submitted so far without waiting for more: what comes next depends on it."""
        self._worker.hurry()

    def release_held(self) -> int:
        """Make versions of the captures that a mass change held back, and return how many articles that were.

        For `archive release`: a person has looked, and it is the newspaper's doing.
        """
        return self._worker.call(lambda: self._committer.release(self._clock()))

    def withdraw(self, ids: Iterable[str], *, reason: str, dry_run: bool = False) -> list[Place]:
        """Take articles out of every file of the source, for ever; return the places where they were.

        `reason`: a word of `withdrawals.REASONS`. `dry_run`: only look. Unknown ids are passed over.
        """
        wanted = self.withdrawals(ids, reason=reason)
        return self.take_out(wanted, self.sought(wanted), dry_run=dry_run)

    def withdrawals(self, ids: Iterable[str], *, reason: str) -> list[Withdrawal]:
        """Return what withdrawing these articles of the source would mean; unknown ids are passed over."""
        now, made = self._clock(), self._withdrawer.of_article
        found = self._alone(lambda: [made(article, now=now, reason=reason) for article in ids])
        return [one for one in found if one is not None]

    def sought(self, wanted: list[Withdrawal]) -> Sought:
        """Return what to look for, in this source and in others: to be asked while the articles can be read."""
        return self._alone(lambda: self._withdrawer.sought(wanted))

    def take_out(self, wanted: list[Withdrawal], sought: Sought, *, dry_run: bool = False) -> list[Place]:
        """Take articles, of this source or of others, out of every file of this one; return the places."""
        return self._alone(lambda: self._take_out(wanted, sought, dry_run=dry_run))

    def reextract(self, read: Reextract, *, since: date | None = None, until: date | None = None) -> Told:
        """Read the stored pages again; what differs, and is in no layer of that extractor yet, becomes a layer line."""
        told, known = Told(), again.layered(self._paths.folder)
        found = again.read_again(self._paths.folder, read, told, since=since, until=until)
        fresh = (record for record in found if (record.version_id, record.extractor) not in known)
        while batch := list(islice(fresh, BATCH)):
            for answer in self._worker.call(partial(self._committer.layers, batch, self._clock())):
                if answer.error is not None:
                    raise answer.error
        return told

    def compact(self) -> list[str]:
        """Compact the days that ended 48 hours ago, and return the names of the new parts; for `archive compact`.

        Raises `ArchiveNotWritable` where the file system cannot exchange two folders, `ArchiveDamage`.
        """
        return self._alone(lambda: self._compactor.all_due(self._clock()))

    def mend(self, work: Callable[[sqlite3.Connection, Files], None]) -> None:
        """Let a repair work on state and files, in the writer's thread, between two commits."""
        self._alone(lambda: work(self._db, self._files))

    def seal(self) -> list[str]:
        """Seal every open part, those of today too, and return their names; for `archive seal`."""
        return self._alone(self._seal_all)

    def flush(self) -> None:
        """Commit what was submitted so far and return when it is durable."""
        self._worker.call(self._committer.check)

    def close(self) -> None:
        """Commit, seal the articles of this run, free the lock. Idempotent. Raises what the disk refused."""
        self._worker.close()
        if self._closed:
            return
        self._closed = True
        try:
            self._committer.check()
            self._seal()
        finally:
            self.shut()
            self._db.close()
            self._lock.free()

    def _seal(self) -> None:
        try:
            now = self._clock()
            self._sealer.past_days(now, day_of(now))
            ending = [part for part in self._parts.open() if part.kind not in ("warc", "listings", "seen")]
            self._sealer.parts([*ending, *(part for part in self._parts.open() if not part.committed)], now)
            seen.write_snapshots(self._db, self._paths, self._files)
            self._compact(now)
        except (OSError, sqlite3.Error) as error:
            raise not_writable(self._paths.folder, error) from error

    def _alone(self, work: Callable[[], T]) -> T:
        """Do something else in the writer's thread, between two commits."""
        return self._worker.call(lambda: self._committer.alone(work))

    def _seal_all(self) -> list[str]:
        parts = [part for part in self._parts.open() if part.committed]
        self._sealer.parts(parts, self._clock())
        return [part.name for part in parts]

    def _take_out(self, wanted: list[Withdrawal], sought: Sought, *, dry_run: bool) -> list[Place]:
        now = self._clock()
        if dry_run or not wanted:
            return self._withdrawer.places(wanted, sought, now) if wanted else []
        self._seal_all()
        found = self._withdrawer.withdraw(wanted, sought, now)
        self._withdrawn.add(Withdrawn.of(wanted))
        return found

    def _compact(self, now: datetime) -> None:
        """Compact what is due; a file system that cannot keeps its plain parts, which readers read as well."""
        try:
            self._compactor.all_due(now)
        except ArchiveDamage as error:
            self.damage.append(str(error))
        except ArchiveNotWritable:
            return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ── in the writer's thread ───────────────────────────────────────────────────────────────────

    def commit(self, visits: list[Visit]) -> list[Answer]:
        """Commit a batch, end its leases, and seal what is due; for the worker only."""
        answers = self._committer.batch(visits)
        done = (visit.entry.url for visit, answer in zip(visits, answers, strict=True) if answer.error is None)
        self.ended(done)  # the others stay leased: fetched again at once they would fail again
        self._committer.keep_house(self._sealer, self._clock())
        return answers

    def fail(self, error: ArchiveNotWritable) -> None:
        """Refuse everything from now on; for the worker only."""
        self._committer.broken = error
