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

_BUFFER = 1 << 20
_TRIES = 10


def lines_by_file(
    folder: Path, kind: str, takes: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the names of the sealed files of a kind that `takes` lets through, each with its lines, day by day."""
    gone = stored.replaced(folder)
    for day in stored.sealed_days(folder, kind):
        with ExitStack() as stack:
            for name, stream in _opened(folder, kind, day, gone, takes, stack):
                yield name, _lines(stream, name)


def lines(folder: Path, kind: str) -> Iterator[bytes]:
    """Yield the lines of all sealed files of a kind."""
    for _, found in lines_by_file(folder, kind):
        yield from found


def _opened(
    folder: Path, kind: str, day: str, gone: frozenset[str], takes: Callable[[str], bool], stack: ExitStack
) -> list[tuple[str, BinaryIO]]:
    for attempt in range(_TRIES):
        names = [name for name in stored.sealed_on(folder, kind, day, gone) if takes(name)]
        opened: list[tuple[str, BinaryIO]] = []
        with ExitStack() as these, contextlib.suppress(FileNotFoundError):
            for name in names:
                opened.append((name, these.enter_context((folder / name).open("rb", buffering=_BUFFER))))
            stack.push(these.pop_all())
            return opened
        gone = stored.replaced(folder) if attempt else gone
    raise ArchiveDamage(f"{folder / kind / day}: its files come and go; run: newsscraper archive verify")


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    return frames.text_lines(stream) if name.endswith(".zst") else iter(stream)
