"""The thin layer under the store: every write, sync, rename and COMMIT passes here, where tests make each fail."""

import os
import secrets
import sqlite3
import sys
from pathlib import Path

from newsscraper.store import swap

_MODE = 0o644


class Files:
    """The operations that change a disk. Every method may raise `OSError` (or `sqlite3.Error` for `commit`)."""

    def open(self, path: Path) -> int:
        """Open a file for writing, making it and its folders when missing; a new name is durable on return."""
        if not path.exists():
            self.make_folder(path.parent)
            fd = os.open(path, os.O_WRONLY | os.O_CREAT, _MODE)
            self.sync_folder(path.parent)
            return fd
        return os.open(path, os.O_WRONLY)

    def write(self, fd: int, data: bytes, at: int) -> None:
        """Write all of `data` from byte `at` on; short writes are continued."""
        view = memoryview(data)
        while view:
            done = os.pwrite(fd, view, at)
            view, at = view[done:], at + done

    def sync(self, fd: int) -> None:
        """Bring the bytes of a file to the disk itself (F_FULLFSYNC on macOS, whose fsync does not)."""
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        else:
            os.fdatasync(fd)

    def close(self, fd: int) -> None:
        """Close a descriptor."""
        os.close(fd)

    def cut(self, path: Path, size: int) -> None:
        """Shorten a file to `size` bytes and sync it; never lengthens (that would pad it with NULs)."""
        if path.stat().st_size <= size:
            return
        os.truncate(path, size)
        fd = os.open(path, os.O_WRONLY)
        try:
            self.sync(fd)
        finally:
            os.close(fd)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its other name; refuses to replace one that exists."""
        if new.exists():
            raise FileExistsError(f"{new} exists already; it was not replaced")
        old.rename(new)

    def put(self, draft: Path, path: Path) -> None:
        """Let a finished draft take the place of a file."""
        draft.replace(path)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name."""
        os.link(old, new)

    def exchange(self, first: Path, second: Path) -> None:
        """Let two folders change places in one step."""
        swap.exchange(first, second)

    def remove_folder(self, path: Path) -> None:
        """Remove a folder and the files in it; one that is not there is no error, and a link to one is left alone."""
        if not path.is_dir() or path.is_symlink():
            return
        for found in path.iterdir():
            self.unlink(found)
        path.rmdir()

    def sync_folder(self, path: Path) -> None:
        """Make the names in a folder durable."""
        fd = os.open(path, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def make_folder(self, path: Path) -> None:
        """Make a folder and its parents, durable from the first existing one down."""
        if path.is_dir():
            return
        self.make_folder(path.parent)
        path.mkdir(exist_ok=True)
        self.sync_folder(path.parent)

    def replace(self, path: Path, data: bytes) -> None:
        """Write a whole file so that a reader sees the old or the new one, never a part."""
        self.make_folder(path.parent)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")  # two processes may write it at once
        try:
            self._write_whole(draft, data)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        self.sync_folder(path.parent)

    def _write_whole(self, path: Path, data: bytes) -> None:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
        try:
            self.write(fd, data, 0)
            self.sync(fd)
        finally:
            os.close(fd)

    def free(self, folder: Path) -> int:
        """Return how many bytes may still be written to the disk that holds a folder."""
        found = os.statvfs(folder)
        return found.f_bavail * found.f_frsize

    def commit(self, connection: sqlite3.Connection) -> None:
        """End the transaction of a state database durably."""
        connection.execute("COMMIT")


def size(path: Path) -> int:
    """Return the length of a file in bytes, 0 when there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
