"""One writer per source: an operating-system lock that dies with its process."""

import errno
import sys
from pathlib import Path
from threading import Event
from typing import BinaryIO

from newsscraper.errors import ArchiveLocked, ArchiveNotWritable

_PAUSE = 0.1
"""Seconds between two tries while waiting."""


class SourceLock:
    """The lock of a source, taken when made. Raises `ArchiveLocked` after `wait` seconds."""

    def __init__(self, path: Path, *, wait: float = 0.0) -> None:
        if sys.platform == "win32":
            raise ArchiveNotWritable("an archive is written on Linux and macOS only; on Windows it can be read")
        self._file = _opened(path)
        tries = 1 + int(max(0.0, wait) / _PAUSE)
        for n in range(tries):
            if n:
                Event().wait(_PAUSE)
            if self._try():
                return
        self._file.close()
        raise ArchiveLocked(
            f"{path.parent.name}: another process is writing {path.parent}; wait for it to end, or use --wait SECONDS"
        )

    def _try(self) -> bool:
        import fcntl  # not on Windows, where archives are only read

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def free(self) -> None:
        """Let another writer in. Idempotent."""
        self._file.close()


def _opened(path: Path) -> BinaryIO:
    """Open the file of a lock, making it when missing; in a folder that cannot be written it is locked as it is."""
    try:
        return path.open("ab")
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS) or not path.exists():
            raise
        return path.open("rb")
