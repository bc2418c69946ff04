"""This end of the worker process: tasks go out and contents come back, in order, over one socket."""

import asyncio
import logging
import pickle
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from newsscraper.crawl.content import Content, Task
from newsscraper.crawl.worker_main import HEAD, READY
from newsscraper.errors import NewsscraperError
from newsscraper.items import Publisher

log = logging.getLogger(__name__)

ROOM, ROOM_BYTES = 64, 16_000_000
"""Pages, and bytes of pages, that wait for the worker at most: enough that it is never idle."""
_PATIENCE = 10.0
"""Seconds that a worker has to end by itself."""


class WorkerDied(NewsscraperError):
    """The worker process ended before it answered."""

    def __init__(self, *, was_reading: bool) -> None:
        super().__init__("the worker process died over this page")
        self.was_reading = was_reading
        """Whether this page was the one it was at."""


class ReadingFailed(NewsscraperError):
    """Reading a page met a defect of ours in the worker; the message is its trace."""


@dataclass(slots=True)
class _Sent:
    answer: "asyncio.Future[Content]"
    weight: int


class WorkerProcess:
    """One worker process. Belongs to the event loop."""

    def __init__(
        self, process: subprocess.Popen[bytes], source: asyncio.StreamReader, sink: asyncio.StreamWriter
    ) -> None:
        self.is_alive = True
        self._is_ready = False
        self.pid = process.pid
        self._process = process
        self._source = source
        self._sink = sink
        self._waiting: deque[_Sent] = deque()
        self._weight = 0
        self._closing = False
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, publishers: Mapping[str, Publisher]) -> Self:
        """Start a worker for pages of these publishers; raises OSError."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                command = [sys.executable, "-m", "newsscraper.crawl.worker_main", str(theirs.fileno())]
                process = await asyncio.to_thread(
                    subprocess.Popen, command, pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                )  # fmt: skip
            source, sink = await asyncio.open_connection(sock=ours, limit=1 << 20)
        except BaseException:
            ours.close()
            raise
        worker = cls(process, source, sink)
        worker._send(dict(publishers))
        return worker

    def has_room(self, task: Task) -> bool:
        """Say whether a page may wait here."""
        return len(self._waiting) < ROOM and self._weight + _weight(task) <= ROOM_BYTES

    async def content(self, task: Task) -> Content:
        """Return what a page says; raises `WorkerDied`, `ReadingFailed`."""
        if not self.is_alive:
            raise WorkerDied(was_reading=False)
        sent = _Sent(asyncio.get_running_loop().create_future(), _weight(task))
        self._waiting.append(sent)
        self._weight += sent.weight
        self._send(task)
        return await sent.answer

    async def close(self) -> None:
        """Let the worker end, and make it end when it does not."""
        self._closing = True
        self._sink.close()
        await asyncio.to_thread(self._reap)
        await self._listening

    def _send(self, message: object) -> None:
        data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
        self._sink.write(len(data).to_bytes(HEAD, "big") + data)

    async def _listen(self) -> None:
        try:
            while True:
                size = int.from_bytes(await self._source.readexactly(HEAD), "big")
                self._answered(pickle.loads(await self._source.readexactly(size)))
        except (OSError, asyncio.IncompleteReadError):
            await self._died()

    def _answered(self, said: Content | str | bytes) -> None:
        if isinstance(said, bytes):
            self._is_ready = said == READY
            return
        sent = self._waiting.popleft()
        self._weight -= sent.weight
        if sent.answer.done():
            return  # whoever asked was cancelled
        if isinstance(said, str):
            sent.answer.set_exception(ReadingFailed(said))
        else:
            sent.answer.set_result(said)

    async def _died(self) -> None:
        """Tell whoever waits; the first of them had the page that the worker was at, if it had begun to read."""
        self.is_alive = False
        self._sink.close()
        if not self._closing:
            code = await asyncio.to_thread(self._reap)
            log.warning("the worker process ended (%s): its pages are read again", _ending(code))
        for n, sent in enumerate(self._waiting):
            if not sent.answer.done():
                sent.answer.set_exception(WorkerDied(was_reading=self._is_ready and n == 0))
        self._waiting.clear()

    def _reap(self) -> int:
        try:
            return self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


def _weight(task: Task) -> int:
    return len(task.page.body) + sum(len(hop.response) for hop in task.page.exchanges)


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
