"""A text of other people's files, read forwards with bounded memory: one member of a packed file, or a plain file."""

import re
from collections.abc import Iterator
from typing import Final

from newsscraper.errors import ArchiveDamage

_BLANK: Final = b"\r\n"
_MOST_BEGIN: Final = 16


class Text:
    """A text read forwards. It ends where it is broken: `damage` says why."""

    def __init__(self, at: int, pieces: Iterator[bytes], *, moves: bool = False) -> None:
        self.at = at
        """Where the member begins in the file."""
        self.damage = ""
        self._pieces = pieces
        self._moves = moves
        self._held = b""
        self._from = 0
        self._before = 0

    @property
    def place(self) -> int:
        """The byte of the file at which a record that begins here is found: of a packed one, its member's."""
        return self.at + self._before + self._from if self._moves else self.at

    def at_end(self) -> bool:
        """Say whether nothing is left."""
        return not self._has(1)

    def peek(self, count: int) -> bytes:
        """Return the next bytes, fewer at the end, and stay before them."""
        self._has(count)
        return self._held[self._from : self._from + count]

    def starts_with(self, begin: bytes) -> bool:
        """Say whether the next bytes are these."""
        self._has(len(begin))
        return self._held.startswith(begin, self._from)

    def read(self, count: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        self._has(count)
        found = self._held[self._from : self._from + count]
        self._from += len(found)
        return found

    def skip(self, count: int) -> int:
        """Pass over bytes and return how many were there."""
        left = count
        while left and self._has(1):
            step = min(left, len(self._held) - self._from)
            self._from += step
            left -= step
        return count - left

    def skip_blank(self) -> None:
        """Pass over the ends of lines."""
        while self._has(1) and self._held[self._from] in _BLANK:
            self._from += 1

    def line(self, most: int) -> bytes:
        """Return the next line with its end, or its first `most` bytes."""
        looked = 0
        while (end := self._held.find(b"\n", self._from + looked)) < 0:
            looked = len(self._held) - self._from
            if looked >= most or not self._has(looked + 1):
                return self.read(min(looked, most))
        return self.read(min(end + 1 - self._from, most))

    def skip_to(self, begin: re.Pattern[bytes]) -> int:
        """Pass over everything up to where this begins, or to the end; return how many bytes that were.

        It may be up to 16 bytes long.
        """
        passed = 0
        while self._has(_MOST_BEGIN):
            found = begin.search(self._held, self._from)
            step = (found.start() if found else len(self._held) - _MOST_BEGIN + 1) - self._from
            self._from += step
            passed += step
            if found:
                return passed
        found = begin.search(self._held, self._from)
        step = (found.start() if found else len(self._held)) - self._from
        self._from += step
        return passed + step

    def give_back(self, data: bytes) -> None:
        """Let these bytes, read before, be the next ones."""
        self._before -= len(data) - self._from
        self._held = data + self._held[self._from :]
        self._from = 0

    def _has(self, count: int) -> bool:
        """Hold this many bytes, if there are so many; say whether there are."""
        if len(self._held) - self._from >= count:
            return True
        parts, held = [self._held[self._from :]], len(self._held) - self._from
        self._before += self._from
        while held < count and (piece := self._next()):
            parts.append(piece)
            held += len(piece)
        self._held, self._from = b"".join(parts), 0
        return held >= count

    def _next(self) -> bytes:
        try:
            return next(filter(None, self._pieces), b"")
        except ArchiveDamage as error:
            self.damage = str(error)
            self._pieces = iter(())
            return b""
