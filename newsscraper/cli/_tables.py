"""Rows as JSON Lines, CSV or Parquet: to standard output or to a file."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.cli import _csv
from newsscraper.cli._plan import Plan, rows
from newsscraper.read import Archive, parquet
from newsscraper.read.export import Tally


def stream(archive: Archive, plan: Plan, tally: Tally) -> int:
    """Write rows to standard output and return how many."""
    if plan.kind == "csv":
        return _csv.write(plan.names, _cells(archive, plan, tally), excel=plan.excel)
    return _written(sys.stdout.buffer, lines(archive, plan, tally))


def file(archive: Archive, plan: Plan, out: Path, tally: Tally) -> int:
    """Write rows to a file, in the format that its plan says (`hf`: Parquet), and return how many are there."""
    if plan.kind in ("parquet", "hf"):
        return to_parquet(lines(archive, plan, tally), plan, out)
    if plan.kind == "csv":
        with out.open("w", encoding="utf-8", newline="") as table:
            return _csv.write(plan.names, _cells(archive, plan, tally), table, excel=plan.excel)
    with out.open("wb") as stream:
        return _written(stream, lines(archive, plan, tally))


def to_parquet(found: Iterator[bytes], plan: Plan, out: Path, partition: tuple[str, ...] = ()) -> int:
    """Write lines to a Parquet file, or to a folder of partitions, and return how many rows can be read back."""
    with tempfile.TemporaryDirectory(dir=out.parent) as folder, parquet.Spool(Path(folder) / "rows.jsonl") as spool:
        spool.take(found)
        return parquet.write(spool, plan.shape, out, partition=partition)


def lines(archive: Archive, plan: Plan, tally: Tally) -> Iterator[bytes]:
    """Yield the rows of an export as lines of JSON, counted."""
    return (row.line for row in rows(archive, plan, tally))


def _written(file: Any, found: Iterator[bytes]) -> int:
    count = 0
    for count, line in enumerate(found, 1):  # noqa: B007
        file.write(line)
    return count


def _cells(archive: Archive, plan: Plan, tally: Tally) -> Iterator[list[object]]:
    return (_flat(line, plan.names) for line in lines(archive, plan, tally))


def _flat(line: bytes, names: list[str]) -> list[object]:
    """Return a row for a table of plain cells: lists and objects as JSON, null as an empty cell."""
    row = msgspec.json.decode(line)
    return [_plain(row.get(name)) for name in names]


def _plain(value: Any) -> object:
    if isinstance(value, (list, dict)):
        return msgspec.json.encode(value).decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value
