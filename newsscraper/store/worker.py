"""The writer's own thread: it gathers visits into batches, commits them, and makes calls in between, in order."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Any, Protocol, TypeVar

from newsscraper.errors import ArchiveNotWritable
from newsscraper.items import Committed, Visit
from newsscraper.store.commit import Answer

T = TypeVar("T")

BATCH = 64
"""Visits that are committed together at most."""
BATCH_BYTES = 32_000_000
"""Bytes of pages that are committed together at most, beside the first."""
LINGER = 0.02
"""Seconds that a batch waits for one more visit; as long as they come, it waits for `LONGEST` in all."""
LONGEST = 2.0
"""Seconds after which a batch is committed however few came. A linger as long makes few batches of slow visits."""


@dataclass(slots=True)
class Task:
    """A visit to commit, or a call to make in the writer's thread."""

    future: Future[Any]
    visit: Visit | None = None
    call: Callable[[], object] | None = None
    is_awaited: bool = True
    """Whether anybody still wants the answer: a visit whose future was cancelled is committed all the same."""

    @property
    def weight(self) -> int:
        """Bytes of its page."""
        return len(self.visit.page.body) if self.visit is not None and self.visit.page is not None else 0

    def answer(self, answer: Answer) -> None:
        """Tell whoever waits."""
        if not self.is_awaited:
            return
        if answer.error is not None:
            self.future.set_exception(answer.error)
        else:
            self.future.set_result(answer.committed)


class Owner(Protocol):
    """What the thread works for."""

    def commit(self, visits: list[Visit]) -> list[Answer]:
        """Commit a batch; called in the thread."""

    def fail(self, error: ArchiveNotWritable) -> None:
        """Take note that the thread has ended on a defect."""


class Worker:
    """A thread and its queue."""

    def __init__(self, name: str, owner: Owner, linger: float = LINGER) -> None:
        self._owner = owner
        self._linger = linger
        self._queue: deque[Task] = deque()
        self._changed = Condition()
        self._closing = False
        self._hurried = False
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, visit: Visit) -> Future[Committed]:
        """Queue a visit for the next batch."""
        return self._put(Task(Future(), visit=visit))

    def call(self, call: Callable[[], T]) -> T:
        """Run a call in the thread, after everything submitted before it, and return what it returns."""
        result: T = self._put(Task(Future(), call=call)).result()
        return result

    def hurry(self) -> None:
        """Begin with what is queued: nothing else comes before it is committed."""
        with self._changed:
            self._hurried = bool(self._queue)
            self._changed.notify_all()

    def close(self) -> bool:
        """End the thread after what is queued; return False when it was ended before."""
        with self._changed:
            first, self._closing = not self._closing, True
            self._changed.notify_all()
        self._thread.join()
        return first

    def _put(self, task: Task) -> Future[Any]:
        with self._changed:
            if self._closing:
                raise ArchiveNotWritable("the writer is closed: open another one")
            self._queue.append(task)
            self._hurried |= task.call is not None
            if len(self._queue) == 1 or self._is_ready():  # to wake the thread for each visit costs more than the visit
                self._changed.notify_all()
        return task.future

    # ── in the thread ────────────────────────────────────────────────────────────────────────────

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
                self._give_up(tasks, error)
                raise

    def _gather(self) -> None:
        """Wait until a batch is full, the longest time is over, somebody is in a hurry, or nobody comes any more."""
        for _ in range(round(LONGEST / self._linger)):
            here = len(self._queue)
            self._changed.wait_for(self._is_ready, timeout=self._linger)
            if self._is_ready() or len(self._queue) == here:
                return

    def _is_ready(self) -> bool:
        return self._closing or self._hurried or len(self._queue) >= BATCH

    def _take(self) -> list[Task]:
        tasks, weight = [self._queue.popleft()], 0
        while self._queue and len(tasks) < BATCH:
            weight += self._queue[0].weight
            if weight > BATCH_BYTES:
                break
            tasks.append(self._queue.popleft())
        self._hurried = any(task.call for task in self._queue)
        for task in tasks:
            task.is_awaited = task.future.set_running_or_notify_cancel()
        return tasks

    def _handle(self, tasks: list[Task]) -> None:
        """Commit runs of visits together, and make calls where they stand between them."""
        visits: list[Task] = []
        for task in tasks:
            if task.visit is not None:
                visits.append(task)
                continue
            self._commit(visits)
            visits = []
            self._call(task)
        self._commit(visits)

    def _commit(self, tasks: list[Task]) -> None:
        if tasks:
            answers = self._owner.commit([task.visit for task in tasks if task.visit is not None])
            for task, answer in zip(tasks, answers, strict=True):
                task.answer(answer)

    def _call(self, task: Task) -> None:
        assert task.call is not None
        try:
            task.future.set_result(task.call())
        except Exception as error:  # noqa: BLE001 - handed to the caller's thread by its future
            task.future.set_exception(error)

    def _give_up(self, tasks: list[Task], error: BaseException) -> None:
        """After a defect of ours nobody may wait for this thread for ever."""
        stopped = ArchiveNotWritable(f"the writer stopped on a defect, nothing committed is lost: {error!r}")
        with self._changed:
            self._closing = True
            waiting = [*tasks, *self._queue]
            self._queue.clear()
        self._owner.fail(stopped)
        for task in waiting:
            if not task.future.done():
                task.future.set_exception(stopped)
