"""Tables as CSV that a spreadsheet opens without harm."""

import csv
import re
import sys
from collections.abc import Iterable, Sequence
from typing import IO

from newsscraper.text.marks import BOM

_FORMULA = re.compile(r"\s*[=+\-@\t\r|]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def cell(value: object) -> object:
    """Return a value as it may stand in a cell: text that a spreadsheet would run as a formula gets a leading `'`."""
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return "'" + value
    return value


def write(
    columns: Sequence[str], rows: Iterable[Sequence[object]], stream: IO[str] | None = None, *, excel: bool
) -> int:
    """Write a table, with a BOM for Excel when asked, and return the number of rows; lines end as RFC 4180 says."""
    out = stream or sys.stdout
    if stream is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    if excel:
        out.write(BOM)
    writer = csv.writer(out)
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([cell(value) for value in row])
        count += 1
    return count
