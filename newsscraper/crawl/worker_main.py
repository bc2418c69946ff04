"""The worker process: reads pages until nobody sends any more.

    python -m newsscraper.crawl.worker_main FD      FD: a connected socket

Each message is its length (8 bytes, big-endian) and a pickle: both ends are one program, and nobody else has the
socket. The first is the publishers by slug, answered by `READY`; each further one is a `Task`, answered by its
`Content`, or by the trace of the defect that it met. The process ends with its parent: then the socket does.
"""

import contextlib
import gc
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from newsscraper.crawl.content import Content, Task, content_of
from newsscraper.items import Publisher
from newsscraper.store import warc

HEAD = 8
"""Bytes of the length before a message."""
READY = b"ready"
"""Says that from now on pages are read: a worker that ends before had no page to blame."""
_OOM = Path("/proc/self/oom_score_adj")


def main(fd: int) -> None:
    """Serve one socket to its end."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # these are for the parent, which ends us when it is done
    with contextlib.suppress(OSError):
        _OOM.write_text("1000")  # when memory runs out, it is this process that can be spared
    gc.freeze()
    with socket.socket(fileno=fd) as connection, connection.makefile("rwb") as stream:
        serve(stream)


def serve(stream: Any) -> None:
    """Answer each task of a stream."""
    publishers: Mapping[str, Publisher] = received(stream) or {}
    send(stream, READY)
    while (task := received(stream)) is not None:
        send(stream, answer(task, publishers))


def send(stream: BinaryIO, message: object) -> None:
    """Send one message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(HEAD, "big") + data)
    stream.flush()


def received(stream: BinaryIO) -> Any:
    """Return the next message, None at the end."""
    head = stream.read(HEAD)
    if len(head) < HEAD:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return pickle.loads(data) if len(data) == size else None


def answer(task: Task, publishers: Mapping[str, Publisher]) -> Content | str:
    """Return what a page says, with its WARC members when it will surely be kept; or the trace of a defect."""
    try:
        content = content_of(task.page, task.entry, publishers[task.source], run_id=task.run_id)
        is_new = content.record is not None and not content.is_reserved and task.entry.known_id is None
        if is_new and task.page.exchanges:
            content = replace(content, members=warc.members_of(task.page.exchanges[-1]))
    except Exception:  # noqa: BLE001 - a defect of ours is the parent's to report, with its address
        return traceback.format_exc()
    return content


if __name__ == "__main__":
    main(int(sys.argv[1]))
