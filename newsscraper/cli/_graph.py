"""Write a network to a file or to standard output, with what repeats it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from newsscraper.cli import _csv, _plan, _printing
from newsscraper.cli._plan import Done, Plan
from newsscraper.errors import ArchiveError, UsageError
from newsscraper.items import Record
from newsscraper.read import Archive, graph, graph_files
from newsscraper.read.export import Row, Tally
from newsscraper.read.graph import Graph
from newsscraper.read.matching import matching

TABLE = "nodes and edges"
"""What is counted of a network."""


def built(archive: Archive, plan: Plan, tally: Tally) -> Graph:
    """Return the network that a plan describes; its nodes and edges are tallied, and the articles that made it."""
    assert plan.network is not None
    found = _versions(matching(archive, plan.wanted, plan.query, _printing.note), tally)
    made = graph.made(plan.network.kind, archive, plan.wanted, found, least=plan.network.least)
    for _ in tally.through(Row(fixed=msgspec.json.encode(one)) for one in (*made.nodes, *made.edges)):
        pass
    return made


def _versions(records: Iterable[Record], tally: Tally) -> Iterator[Record]:
    for record in records:
        if record.version_id is not None:
            tally.versions.append(record.version_id)
        yield record


def write(archive: Archive, plan: Plan, out: Path | None, tally: Tally) -> Done:
    """Write a network in its format; CSV is two tables, whose names are made of `out`."""
    assert plan.network is not None
    if out is None and plan.network.form == "csv":
        raise UsageError("a network as CSV is two tables: give --out network.csv")
    made = built(archive, plan, tally)
    if out is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.writelines(graph_files.text(made, plan.network.form))
    else:
        _save(archive, plan, made, out, tally)
    _printing.note(f"{len(made.nodes):,} nodes, {len(made.edges):,} edges")
    return Done(tally.count)


def _save(archive: Archive, plan: Plan, made: Graph, out: Path, tally: Tally) -> None:
    assert plan.network is not None
    beside = out.with_name(out.name + ".query.json")
    try:
        if plan.network.form == "csv":
            _tables(made, out, excel=plan.excel)
        else:
            _file(out, graph_files.text(made, plan.network.form))
        beside.write_bytes(_plan.pretty(_plan.remembered(archive, plan, tally)))
    except OSError as error:
        raise ArchiveError(f"{out} cannot be written: {error}; give another --out") from error
    _printing.note(f"{beside} repeats it: newsscraper export --from {beside}")


def _file(out: Path, pieces: Iterable[str]) -> None:
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _tables(made: Graph, out: Path, *, excel: bool) -> None:
    for name, columns, rows in (
        ("nodes", graph_files.NODE_COLUMNS, graph_files.node_rows(made)),
        ("edges", graph_files.EDGE_COLUMNS, graph_files.edge_rows(made)),
    ):
        path = out.with_name(f"{out.stem}.{name}.csv")
        with path.open("w", encoding="utf-8", newline="") as table:
            _csv.write(columns, rows, table, excel=excel)
        _printing.note(f"{path}: {name}")
