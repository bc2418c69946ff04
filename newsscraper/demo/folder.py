"""The folder that the demo writes: its own, never somebody's archive."""

import shutil
from pathlib import Path

from newsscraper.errors import ArchiveNotWritable, UsageError

MARK = "MADE-BY-NEWSSCRAPER-DEMO.txt"
ARCHIVE = "archive"
TEXT = """\
This folder was made by `newsscraper demo` and is emptied when the demo runs again: keep nothing here.
The outlets in it are fictional. The archive is in the folder `archive`.
"""


def prepare(folder: Path) -> bool:
    """Make the demo's folder, or empty it when an earlier demo made it; returns whether it was there.

    Raises `UsageError` for a folder that holds anything else, `ArchiveNotWritable` when nothing can be made there.
    """
    there = (folder / MARK).is_file()
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} is no folder of its own; give the demo another with --dir")
    if not there and folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} was not made by the demo and is not empty; give the demo another with --dir")
    try:
        if there:
            shutil.rmtree(folder / ARCHIVE, ignore_errors=not (folder / ARCHIVE).exists())
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).write_text(TEXT, encoding="utf-8")
    except OSError as error:
        raise ArchiveNotWritable(f"{folder} cannot be written: {error.strerror}; choose another with --dir") from error
    return there
