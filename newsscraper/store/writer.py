"""The one writer of a source: leases addresses, takes visits, answers when they are durable."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Condition, Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from newsscraper import __version__
from newsscraper.errors import ArchiveNotWritable
from newsscraper.items import Committed, FrontierEntry, Visit
from newsscraper.store import frontier, recover
from newsscraper.store.captures import Captures
from newsscraper.store.commit import Committer
from newsscraper.store.compare import Comparer, Reextract
from newsscraper.store.files import Files
from newsscraper.store.home import not_writable, prepare
from newsscraper.store.lock import SourceLock
from newsscraper.store.parts import Parts
from newsscraper.store.paths import SourcePaths, day_of
from newsscraper.store.seal import Sealer
from newsscraper.store.stage import Stage
from newsscraper.store.state import connect

T = TypeVar("T")

Clock = Callable[[], datetime]
"""Returns the present as an aware UTC datetime."""

BATCH = 64
"""Visits that are committed together at most."""
BATCH_BYTES = 32_000_000
"""Bytes of pages that are committed together at most."""
LINGER = 0.02
"""Seconds that a batch waits for one more visit; as long as they come, it waits for a second in all."""
LEASE = timedelta(minutes=10)
"""After so long a lease that came to nothing may be given to another."""


def open_writer(
    root: Path,
    slug: str,
    *,
    run_id: str,
    clock: Clock,
    wait: float = 0.0,
    reextract: Reextract | None = None,
    files: Files | None = None,
) -> "SourceWriter":
    """Take the source's lock, recover what an interrupted run left, seal past days, and return the writer.

    Makes the archive and the source when they are not there. `wait`: seconds to wait for another writer; `reextract`:
    how the present extractor reads an archived page; `files`: the file layer, for tests. Raises `ArchiveLocked` (exit
    75), `ArchiveFormat` (a newer release made it), `ArchiveDamage` (the state is lost), `ArchiveNotWritable`,
    `UsageError` (a slug that cannot be a folder). Look at `writer.damage` afterwards: what recovery found broken.
    """
    paths, files = SourcePaths.of(root, slug), files or Files()
    info = prepare(paths, files)
    lock = SourceLock(paths.lock, wait=wait)
    try:
        db = connect(paths.state)
        try:
            damage = recover.recover(paths, db, files, clock())
            return SourceWriter(paths, db, files, lock, damage, info.warc, run_id, clock, reextract)
        except BaseException:
            db.close()
            raise
    except (OSError, sqlite3.Error) as error:
        lock.free()
        raise not_writable(paths.folder, error) from error
    except BaseException:
        lock.free()
        raise


@dataclass(slots=True)
class _Task:
    """A visit to commit, or a call to make in the writer's thread."""

    future: Future[Any]
    visit: Visit | None = None
    call: Callable[[], object] | None = None
    is_awaited: bool = True
    """Whether anybody still wants the answer: a visit whose future was cancelled is committed all the same."""


class SourceWriter:
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
    ) -> None:
        self.damage = damage
        self._db = db
        self._lock = lock
        self._clock = clock
        self._parts = Parts(paths, db, files)
        self._sealer = Sealer(paths, db, self._parts, files, run_id)
        about = (("software", f"newsscraper/{__version__}"), ("source", paths.slug), ("run", run_id))
        captures = Captures(db, self._parts, paths.folder, about)
        comparer = Comparer(db, self._parts, reextract)
        stage = Stage(db, self._parts, captures, comparer, source=paths.slug, policy=policy)
        self._committer = Committer(paths, db, self._parts, stage, files, day_of(clock()))
        self._sealer.parts(recover.half_sealed(paths, self._parts.open()), clock())
        self._sealer.past_days(clock(), day_of(clock()))
        self._reader = connect(paths.state)
        self._reading = Lock()
        self._leases: dict[str, datetime] = {}
        self._queue: deque[_Task] = deque()
        self._changed = Condition()
        self._closing = self._closed = False
        self._thread = Thread(target=self._work, name=f"store-{paths.slug}", daemon=True)
        self._thread.start()

    # ── the frontier ─────────────────────────────────────────────────────────────────────────────

    def lease(self, limit: int) -> list[FrontierEntry]:
        """Return up to `limit` due entries, highest priority first, then longest due; each is leased until it ends.

        Costs O(limit), whatever the size of the frontier, and writes nothing: leases live in this process only.
        A lease ends by `submit`, by `release`, or after ten minutes. Validators and `known_id` are filled in.
        """
        now = self._clock()
        with self._reading:
            for url in [url for url, until in self._leases.items() if until <= now]:
                del self._leases[url]
            found = frontier.due(self._reader, frontier.stamp(now), limit, self._leases, len(self._leases))
            self._leases.update((entry.url, now + LEASE) for entry in found)
        return found

    def add(self, entries: Iterable[FrontierEntry], *, again: bool = False) -> int:
        """Put addresses into the frontier and return how many were new; known ones are ignored.

        Durable on return (blocks for a commit): links found on pages travel in `Visit.discovered` instead.
        Lists (section, feed, sitemap) that are known and not scheduled become due again; with `again` every known
        address does.
        """
        wanted, now = list(entries), frontier.stamp(self._clock())

        def insert() -> int:
            return sum(frontier.insert(self._db, entry, now, again=again) for entry in wanted)

        return self._in_thread(lambda: self._committer.rows(insert))

    def knows(self, url: str) -> bool:
        """Say whether this address is in the frontier, was fetched, or is an alias of an article."""
        with self._reading:
            return frontier.knows(self._reader, url)

    def was_fetched(self, url: str) -> bool:
        """Say whether this address was ever fetched, or is an alias of an article."""
        with self._reading:
            return frontier.was_fetched(self._reader, url)

    def release(self, url: str) -> None:
        """Give a lease back without a visit: the address is due again at once."""
        with self._reading:
            self._leases.pop(url, None)

    # ── visits ───────────────────────────────────────────────────────────────────────────────────

    def submit(self, visit: Visit) -> Future[Committed]:
        """Queue a visit for the next batch; the future answers when it is durable, or raises.

        The entry's lease ends with the commit; a visit that fails keeps it, so that the address is not fetched again
        at once. `visit.record` is a draft (`records.draft`); the `Committed.record` is the stored line. An invalid
        record fails its own future only; a disk error fails the whole batch with `ArchiveNotWritable`, and every
        later `submit` too.
        """
        future: Future[Committed] = Future()
        with self._changed:
            if self._closing:
                raise ArchiveNotWritable("the writer is closed: open another one")
            self._queue.append(_Task(future, visit=visit))
            self._changed.notify_all()
        return future

    def release_held(self) -> int:
        """Make versions of the captures that a mass change held back, and return how many articles that were.

        For `archive release`: a person has looked, and it is the newspaper's doing.
        """
        return self._in_thread(lambda: self._committer.release(self._clock()))

    def flush(self) -> None:
        """Commit what was submitted so far and return when it is durable."""
        self._in_thread(self._committer.check)

    def close(self) -> None:
        """Commit, seal the articles of this run, free the lock. Idempotent. Raises what the disk refused."""
        with self._changed:
            if self._closed:
                return
            self._closing = self._closed = True
            self._changed.notify_all()
        self._thread.join()
        try:
            self._committer.check()
            self._seal()
        finally:
            self._reader.close()
            self._db.close()
            self._lock.free()

    def _seal(self) -> None:
        try:
            now = self._clock()
            self._sealer.past_days(now, day_of(now))
            ending = [part for part in self._parts.open() if part.kind not in ("warc", "listings", "seen")]
            self._sealer.parts([*ending, *(part for part in self._parts.open() if not part.committed)], now)
        except (OSError, sqlite3.Error) as error:
            raise not_writable(Path("the archive"), error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ── the writer's thread ──────────────────────────────────────────────────────────────────────

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closing)
                if not self._queue:
                    return
                self._gather()
                tasks = self._take()
            try:
                self._handle(tasks)
            except BaseException as error:
                self._give_up(tasks, error)  # a defect of ours: nobody may wait for this thread for ever
                raise

    def _take(self) -> list[_Task]:
        """Take a batch off the queue: at most 64 tasks, and at most 32 MB of pages beside the first."""
        tasks, weight = [self._queue.popleft()], 0
        while self._queue and len(tasks) < BATCH:
            visit = self._queue[0].visit
            weight += len(visit.page.body) if visit is not None and visit.page is not None else 0
            if weight > BATCH_BYTES:
                break
            tasks.append(self._queue.popleft())
        for task in tasks:
            task.is_awaited = task.future.set_running_or_notify_cancel()
        return tasks

    def _give_up(self, tasks: list[_Task], error: BaseException) -> None:
        with self._changed:
            self._closing = True
            waiting = [*tasks, *self._queue]
            self._queue.clear()
        for task in waiting:
            if not task.future.done():
                task.future.set_exception(ArchiveNotWritable(f"the writer stopped on a defect: {error!r}"))

    def _gather(self) -> None:
        """Wait until a batch is full, a second is over, or nobody comes any more."""
        for _ in range(round(1 / LINGER)):
            here = len(self._queue)
            self._changed.wait_for(self._is_ready, timeout=LINGER)
            if self._is_ready() or len(self._queue) == here:
                return

    def _is_ready(self) -> bool:
        return self._closing or len(self._queue) >= BATCH or any(task.call for task in self._queue)

    def _handle(self, tasks: list[_Task]) -> None:
        """Commit runs of visits together, and make calls where they stand between them."""
        visits: list[_Task] = []
        for task in tasks:
            if task.visit is not None:
                visits.append(task)
                continue
            self._commit(visits)
            visits = []
            self._call(task)
        self._commit(visits)

    def _commit(self, tasks: list[_Task]) -> None:
        if not tasks:
            return
        visits = [task.visit for task in tasks if task.visit is not None]
        answers = self._committer.batch(visits)
        with self._reading:
            for visit, answer in zip(visits, answers, strict=True):
                if answer.error is None:  # else it stays leased: fetched again at once it would fail again
                    self._leases.pop(visit.entry.url, None)
        for task, answer in zip(tasks, answers, strict=True):
            if not task.is_awaited:
                continue
            if answer.error is not None:
                task.future.set_exception(answer.error)
            else:
                task.future.set_result(answer.committed)
        self._committer.keep_house(self._sealer, self._clock())

    def _call(self, task: _Task) -> None:
        assert task.call is not None
        try:
            task.future.set_result(task.call())
        except Exception as error:  # noqa: BLE001 - handed to the caller's thread by its future
            task.future.set_exception(error)

    def _in_thread(self, call: Callable[[], T]) -> T:
        """Run a call in the writer's thread, after everything submitted before it."""
        future: Future[Any] = Future()
        with self._changed:
            if self._closing:
                raise ArchiveNotWritable("the writer is closed: open another one")
            self._queue.append(_Task(future, call=call))
            self._changed.notify_all()
        result: T = future.result()
        return result
