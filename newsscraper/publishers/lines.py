"""Where in a publisher's file a fact stands: TOML's parser keeps no lines, and an error has to name one."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsscraper.errors import FactsError

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")


@dataclass(frozen=True)
class Source:
    """A publisher's file and its text."""

    path: Path
    text: str

    def error(self, sentence: str, *, key: str = "", value: str = "", table: str = "", number: int = 0) -> FactsError:
        """Make the error that names file and line: of a value, else of a key, in the nth table of this name.

        What cannot be found gives the line of its table, and the first line without one.
        """
        return FactsError(f"{self.path}:{self.line(key=key, value=value, table=table, number=number)}: {sentence}")

    def line(self, *, key: str = "", value: str = "", table: str = "", number: int = 0) -> int:
        """Return the line of a fact, counted from 1."""
        lines = self.text.splitlines()
        start, end = self._table(lines, table, number)
        named = (n for n in range(start, end) if key and _names(lines[n], key))
        header = (n for n, line in enumerate(lines) if (found := _HEADER.match(line)) and found[2] == key)
        at = next(named, None) if table else next(named, next(header, None))
        if value:
            wanted = (value, value.replace("\\", "\\\\"))
            from_here = range(at if at is not None else start, end)
            at = next((n for n in from_here if any(one in lines[n] for one in wanted)), at)
        return (start if at is None and table else at or 0) + 1

    def _table(self, lines: list[str], table: str, number: int) -> tuple[int, int]:
        """Return the first line of a table and the line behind it; the whole file where it has no header of its own."""
        headers = [(n, found[2]) for n, line in enumerate(lines) if (found := _HEADER.match(line))]
        own = [n for n, name in headers if name == table]
        if not table or number >= len(own):
            return 0, len(lines)
        behind = next((n for n, _ in headers if n > own[number]), len(lines))
        return own[number], behind


def _names(line: str, key: str) -> bool:
    """Say whether a line gives a key: at its start, or in an inline table."""
    return re.search(rf"(?:^|[{{,\s])[\"']?{re.escape(key)}[\"']?\s*=", line.split("#")[0]) is not None


def near(word: str, known: Iterable[str]) -> str:
    """Return `, did you mean …?` for a word that is nearly a known one, else nothing."""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f", did you mean {found[0]!r}?" if found else ""
