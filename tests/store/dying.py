"""Commands in processes of their own that die, or whose disk refuses, at their nth change of the disk.

Not only what passes through the store's own file layer is counted: every call of the system that changes names or
bytes, and every statement that ends or is a transaction. A process that dies is really killed, so that locks, open
transactions and half-written drafts are what they are after a real kill; what tests do in the same process hides that.
"""

import errno
import os
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass

from newsscraper.cli import main
from newsscraper.store import swap

CHANGES = [
    "pwrite",
    "fdatasync",
    "fsync",
    "truncate",
    "ftruncate",
    "rename",
    "replace",
    "unlink",
    "remove",
    "rmdir",
    "mkdir",
    "link",
    "symlink",
    "utime",
]
"""Functions of `os` that change a disk or bring a change to it."""
WRITES = ("COMMIT", "VACUUM", "INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "PRAGMA WAL_CHECKPOINT", "BEGIN IMM")
"""What a statement outside a transaction, or its end, begins with."""


class Refusing:
    """Lets the nth change and, when the disk is `broken`, every later one fail."""

    def __init__(self, nth, error, *, broken=False):
        self.left, self.error, self.broken = nth, error, broken

    def __call__(self, name, change):
        self.left -= 1
        if self.left == 0 or (self.broken and self.left < 0):
            if name == "sql":
                raise sqlite3.OperationalError(
                    "disk I/O error" if self.error == errno.EIO else "database or disk is full"
                )
            raise OSError(self.error, os.strerror(self.error))
        return change()


class Killing:
    """Kills the process before its nth change, behind it, or in the middle of what it writes."""

    def __init__(self, nth, when):
        self.left, self.when = nth, when

    def __call__(self, name, change, half=None):
        self.left -= 1
        if self.left == 0:
            try:
                if self.when == "behind":
                    change()
                elif self.when == "amid" and half is not None:
                    half()
            finally:
                os.kill(os.getpid(), signal.SIGKILL)
        return change()


class Counting:
    """Only counts."""

    def __init__(self):
        self.count = 0

    def __call__(self, name, change):
        self.count += 1
        return change()


def _watch(step):
    """Let every change of the disk in this process pass through `step`: for a forked process only."""
    for name in CHANGES:
        setattr(os, name, _watched(name, getattr(os, name), step))
    swap.exchange = _watched("exchange", swap.exchange, step)
    shutil.copyfile = _watched("copyfile", shutil.copyfile, step)

    class Watched(sqlite3.Connection):
        def execute(self, sql, *values):
            if (sql.lstrip().upper().startswith("COMMIT") or not self.in_transaction) and _writes(sql):
                return step("sql", lambda: sqlite3.Connection.execute(self, sql, *values))
            return super().execute(sql, *values)

    connect = sqlite3.connect

    def watched(database, *args, **options):  # what has no name is a temporary database
        return connect(database, *args, **({"factory": Watched} if str(database) else {}) | options)

    sqlite3.connect = watched


def _writes(sql):
    return sql.lstrip().upper().startswith(WRITES)


def _watched(name, real, step):
    def call(*args, **options):
        if name == "pwrite" and isinstance(step, Killing):
            fd, data, at = args
            return step(name, lambda: real(fd, data, at), lambda: real(fd, bytes(data)[: len(data) // 2], at))
        return step(name, lambda: real(*args, **options))

    return call


@dataclass
class Ended:
    """How a command ended."""

    code: int | None
    """None: it was killed."""
    said: str
    """On stdout and stderr."""
    changes: int = 0
    """With `Counting`: how often it changed the disk."""


def command(argv, folder, step=None, *, kill_after=None):
    """Run a command of ours in a forked process and return how it ended; `kill_after`: so many seconds."""
    out = folder / "said.txt"
    count = folder / "count.txt"
    process = os.fork()
    if process == 0:
        _child(argv, out, count, step)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)  # one that has ended waits for us, and does not mind
    _, status = os.waitpid(process, 0)
    said = out.read_text(encoding="utf-8") if out.exists() else ""
    code = None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    assert code is not None or os.WTERMSIG(status) == signal.SIGKILL, f"{argv} died of {os.WTERMSIG(status)}: {said}"
    return Ended(code, said, int(count.read_text()) if isinstance(step, Counting) else 0)


def _child(argv, out, count, step):
    code = 70
    try:
        fd = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(fd, 1)
        os.dup2(fd, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        sys.argv = ["newsscraper", *map(str, argv)]
        if step is not None:
            _watch(step)
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - the parent sees it in what was said
        traceback.print_exc()
    finally:
        if isinstance(step, Counting):
            count.write_text(str(step.count))
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)
