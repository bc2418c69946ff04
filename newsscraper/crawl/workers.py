"""Who reads the pages of a run: the event loop, or a worker process beside it once there is enough to read.

The event loop reads a page itself while there is no worker and while the worker has its hands full: so nothing piles
up, and no page waits for a process that is not there. When the worker dies (the system takes memory from it first), its
pages are still here and are read here; only the one it was at goes to a new worker, for it may be to blame, and is
given up when that one dies over it too.
"""

import asyncio
import logging
import os
import time
from collections.abc import Iterable

from newsscraper.config import Workers as Wanted
from newsscraper.crawl.content import Content, Task, content_of, is_whole
from newsscraper.crawl.worker_process import WorkerDied, WorkerProcess
from newsscraper.items import Publisher

log = logging.getLogger(__name__)

SMALL = 256 * 1024
"""Bytes of a page that is read on the event loop: handing it to a thread would cost more than the few milliseconds."""
BUSY, WINDOW = 0.25, 1.0
"""A worker pays for its start when reading takes this share of the time, measured over so many seconds of reading."""
LIVES = 3
"""Workers that one run starts at most."""


class Workers:
    """Reads pages, here or in a worker. Belongs to the event loop."""

    def __init__(self, publishers: Iterable[Publisher], wanted: Wanted = 0) -> None:
        self.publishers = {publisher.slug: publisher for publisher in publishers}
        self.started = 0
        """How many workers were started."""
        self._wanted: Wanted = 0 if wanted == "auto" and _cores() < 2 else wanted
        self._worker: WorkerProcess | None = None
        self._starting = asyncio.Lock()
        self._beginning: asyncio.Future[WorkerProcess | None] | None = None
        self._spent = 0.0
        self._since = time.monotonic()

    def begin(self) -> None:
        """Start the worker that is wanted in any case, while the first pages are still on their way."""
        if self._wanted not in ("auto", 0):
            self._beginning = asyncio.ensure_future(self._living())

    async def content(self, task: Task) -> Content:
        """Return what a page says; raises `WorkerDied` for one over which workers die, `ReadingFailed` for a defect."""
        if not is_whole(task.page):
            return await self._here(task)
        worker = await self._free_worker(task)
        if worker is None:
            return await self._here(task)
        try:
            return await self._asked(worker, task)
        except WorkerDied:
            again = await self._living()
            if again is None:
                raise
        return await self._asked(again, task)

    async def close(self) -> None:
        """End the worker. Idempotent."""
        self._wanted = 0
        async with self._starting:
            worker, self._worker = self._worker, None
        if worker is not None:
            await worker.close()

    # ── the worker ───────────────────────────────────────────────────────────────────────────────

    async def _free_worker(self, task: Task) -> WorkerProcess | None:
        """Return a worker that has room for a page; starts it when that has become worth while."""
        if self._starting.locked() or not self._is_worth_while():
            return None
        worker = await self._living()
        return worker if worker is not None and worker.has_room(task) else None

    async def _asked(self, worker: WorkerProcess, task: Task) -> Content:
        """Return what a page says, read here when the worker died over another one; raises `WorkerDied`."""
        try:
            return await worker.content(task)
        except WorkerDied as died:
            if died.was_reading:
                raise
        return await self._here(task)

    async def _living(self) -> WorkerProcess | None:
        """Return the worker, or a new one for one that died; None when there is none to be had."""
        async with self._starting:
            if self._worker is not None and self._worker.is_alive:
                return self._worker
            if self._wanted == 0 or self.started >= LIVES:
                return None
            self.started += 1
            try:
                self._worker = await WorkerProcess.start(self.publishers)
            except (OSError, MemoryError) as error:
                log.warning("no worker process could be started, pages are read without: %s", error or "no memory")
                self._wanted = 0
                return None
            return self._worker

    def _is_worth_while(self) -> bool:
        if self.started or self._wanted != "auto":
            return self._wanted != 0
        if self._spent < WINDOW:
            return False
        spent, passed = self._spent, time.monotonic() - self._since
        self._spent, self._since = 0.0, time.monotonic()
        return spent >= BUSY * passed

    # ── here ─────────────────────────────────────────────────────────────────────────────────────

    async def _here(self, task: Task) -> Content:
        publisher = self.publishers[task.source]
        if len(task.page.body) > SMALL:
            return await asyncio.to_thread(content_of, task.page, task.entry, publisher, run_id=task.run_id)
        began = time.monotonic()
        try:
            return content_of(task.page, task.entry, publisher, run_id=task.run_id)
        finally:
            self._spent += time.monotonic() - began


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
