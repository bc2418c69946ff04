"""Write a network to a file or to standard output."""

import sys
from collections.abc import Iterable
from pathlib import Path

from newsscraper.cli import _csv, _printing
from newsscraper.errors import ArchiveError, UsageError
from newsscraper.read import graph_files
from newsscraper.read.graph import Graph


def write(graph: Graph, form: str, out: Path | None, *, excel: bool) -> None:
    """Write a network in a format of `graph_files.FORMATS`; CSV is two tables, whose names are made of `out`."""
    try:
        if form == "csv":
            _tables(graph, out, excel=excel)
        elif out is None:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            sys.stdout.writelines(graph_files.text(graph, form))
        else:
            _file(out, graph_files.text(graph, form))
    except OSError as error:
        if out is None or isinstance(error, BrokenPipeError):
            raise
        raise ArchiveError(f"{out} cannot be written: {error}; give another --out") from error
    _printing.note(f"{len(graph.nodes):,} nodes, {len(graph.edges):,} edges")


def _file(out: Path, pieces: Iterable[str]) -> None:
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _tables(graph: Graph, out: Path | None, *, excel: bool) -> None:
    if out is None:
        raise UsageError("a network as CSV is two tables: give --out network.csv")
    for name, columns, rows in (
        ("nodes", graph_files.NODE_COLUMNS, graph_files.node_rows(graph)),
        ("edges", graph_files.EDGE_COLUMNS, graph_files.edge_rows(graph)),
    ):
        path = out.with_name(f"{out.stem}.{name}.csv")
        with path.open("w", encoding="utf-8", newline="") as table:
            _csv.write(columns, rows, table, excel=excel)
        _printing.note(f"{path}: {name}")
