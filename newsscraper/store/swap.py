"""Exchange two folders in one step, so that a reader finds the one or the other and never both or neither."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def exchange(first: Path, second: Path) -> None:
    """Let two folders change places atomically: `renameat2(RENAME_EXCHANGE)`, on macOS `renamex_np(RENAME_SWAP)`.

    Raises `OSError` on a file system that cannot.
    """
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(first), os.fsencode(second)
    if sys.platform == "darwin":
        failed = library.renamex_np(*names, _RENAME_SWAP)
    else:
        failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, f"{os.strerror(number)}: {first} and {second} cannot be exchanged")
