"""Sealed files, read while others write: a day is opened as a whole, so that a compaction in between changes nothing.

An open file stays readable when its name is gone. When a name goes between the listing of its day and its opening, the
day is listed again: the compacted file that took its place holds the same lines.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from newsscraper.errors import ArchiveDamage
from newsscraper.store import frames, stored
from newsscraper.store.stored import Replaced

_BUFFER = 1 << 20
_TRIES = 10


def lines_by_file(
    folder: Path,
    kind: str,
    takes: Callable[[str], bool] = lambda _: True,
    days: Callable[[str], bool] = lambda _: True,
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the names of the sealed files of a kind that `takes` lets through, each with its lines, day by day.

    `days`: which days are wanted.
    """
    gone = Replaced(folder)
    for day in filter(days, stored.sealed_days(folder, kind)):
        with ExitStack() as stack:
            for name, stream in _opened(folder, kind, day, gone, takes, stack):
                yield name, _lines(stream, name)


def lines(folder: Path, kind: str) -> Iterator[bytes]:
    """Yield the lines of all sealed files of a kind."""
    for _, found in lines_by_file(folder, kind):
        yield from found


def _opened(
    folder: Path, kind: str, day: str, gone: Replaced, takes: Callable[[str], bool], stack: ExitStack
) -> list[tuple[str, BinaryIO]]:
    for _ in range(_TRIES):
        found = [f"{kind}/{day}/{entry.name}" for entry in stored.sealed_on(folder, kind, day, gone)]
        names = [name for name in found if takes(name)]
        opened: list[tuple[str, BinaryIO]] = []
        with ExitStack() as these, contextlib.suppress(FileNotFoundError):
            for name in names:
                opened.append((name, these.enter_context((folder / name).open("rb", buffering=_BUFFER))))
            stack.push(these.pop_all())
            return opened
        gone = Replaced(folder)
    raise ArchiveDamage(f"{folder / kind / day}: its files come and go; run: newsscraper archive verify")


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    return frames.text_lines(stream) if name.endswith(".zst") else iter(stream)
