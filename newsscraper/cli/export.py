"""Write records to a file for others: JSON Lines, CSV or Parquet, repeatable to the byte; or networks."""

import importlib.metadata
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from newsscraper.cli import _csv, _graph, _options, _printing
from newsscraper.cli._selecting import selecting
from newsscraper.errors import ArchiveError, BadInput, UsageError
from newsscraper.read import Archive, Selection, export, graph, graph_files, open_archive
from newsscraper.read.columns import TABLES
from newsscraper.read.export import Tally, Told
from newsscraper.read.matching import matching


@click.command()
@click.argument("kind", metavar="FORMAT", type=click.Choice(["jsonl", "csv", "parquet", "graph"]), required=False)
@_options.archive
@selecting
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.  [default: stdout]")
@click.option("--table", type=click.Choice(TABLES), default="articles", help="What a row is.  [default: articles]")
@click.option("--profile", type=click.Choice(export.PROFILES), default="metadata", help="How much of the texts.")
@click.option("--query", help="Only articles that a search finds.")
@click.option("--excel", is_flag=True, help="CSV with a byte order mark, as Excel needs it.")
@click.option("--kind", "network", type=click.Choice(graph.KINDS), help="Of graph: links or tags.  [default: related]")
@click.option("--to", "form", type=click.Choice(graph_files.FORMATS), help="Of graph: its format.  [default: graphml]")
@click.option("--from", "told", type=click.Path(path_type=Path, exists=True), help="Repeat the export of a query.json.")
@click.option("--dry-run", is_flag=True, help="Count what would be written.")
def command(
    kind: str | None,
    root: Path,
    wanted: Selection,
    out: Path | None,
    table: str,
    profile: str,
    query: str | None,
    excel: bool,
    network: str | None,
    form: str | None,
    told: Path | None,
    dry_run: bool,
) -> None:
    """Write articles to a file as jsonl, csv or parquet, with a query.json beside it that can repeat it.

    graph writes a network instead: which articles link to which as related, or which tags stand together.

    The profile decides how much of the texts is given away: metadata (the default) no more than headlines, snippets
    the first words, full everything. Withdrawn articles are never exported.
    """
    archive = open_archive(root)
    if kind == "graph":
        found = matching(archive, wanted, query, _printing.note)
        made = graph.made(network or "related", archive, wanted, found)
        _graph.write(made, form or "graphml", out, excel=excel)
        return
    if network or form:
        raise UsageError("--kind and --to are of a network: write export graph")
    before = _told(told) if told else None
    if before is not None:
        kind, table, profile, query = before.format, before.table, before.profile, before.query
        wanted = msgspec.convert(before.limits, Selection)
    elif kind is None:
        raise UsageError("say a format: jsonl, csv or parquet; or --from query.json")
    if query is not None and wanted.as_of is not None and before is None:
        raise UsageError("a query finds newest versions only: leave --as-of or --query out")
    if wanted.as_of is None and query is None:
        wanted = replace(wanted, as_of=datetime.now(UTC).replace(microsecond=0))
    tally = Tally()
    lines = tally.through(export.rows(archive, table, wanted, profile=profile, query=query))
    written = sum(1 for _ in lines) if dry_run else _write(str(kind), lines, table, profile, out, excel=excel)
    if written != tally.count:
        raise ArchiveError(f"{out} holds {written} of {tally.count} rows: the export is not complete; write it again")
    _printing.note(f"{'would export' if dry_run else 'exported'} {written:,} of {tally.count:,} {table}")
    if out is not None and not dry_run:
        _remember(archive, tally, out, str(kind), table, profile, query, wanted)
    if before is not None:
        _compare(archive, before, tally)


def _told(path: Path) -> Told:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Told)
    except msgspec.DecodeError as error:
        raise BadInput(f"{path} is no query.json of an export: {error}") from error


def _write(kind: str, lines: Iterator[bytes], table: str, profile: str, out: Path | None, *, excel: bool) -> int:
    """Write the rows and return how many were written; a file appears under its name only when it is whole."""
    shape = export.exported_columns(table, profile)
    if out is None:
        if kind == "parquet":
            raise UsageError("a Parquet file needs a name: give --out")
        return _stream(kind, lines, [column.name for column in shape], excel=excel)
    part = out.with_name(out.name + ".part")
    try:
        if kind == "parquet":
            with tempfile.TemporaryDirectory(dir=out.parent) as folder:
                count = export.to_parquet(lines, shape, part, Path(folder) / "rows.jsonl")
        else:
            count = _file(kind, lines, [column.name for column in shape], part, excel=excel)
        part.replace(out)
    except OSError as error:
        raise ArchiveError(f"{out} cannot be written: {error}; give another --out") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _stream(kind: str, lines: Iterator[bytes], names: list[str], *, excel: bool) -> int:
    if kind == "csv":
        return _csv.write(names, (export.flat(line, names) for line in lines), excel=excel)
    count = 0
    for count, line in enumerate(lines, 1):  # noqa: B007
        sys.stdout.buffer.write(line)
    return count


def _file(kind: str, lines: Iterator[bytes], names: list[str], path: Path, *, excel: bool) -> int:
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as table:
            return _csv.write(names, (export.flat(line, names) for line in lines), table, excel=excel)
    count = 0
    with path.open("wb") as file:
        for count, line in enumerate(lines, 1):  # noqa: B007
            file.write(line)
    return count


def _remember(
    archive: Archive, tally: Tally, out: Path, kind: str, table: str, profile: str, query: str | None, wanted: Selection
) -> None:
    limits: dict[str, Any] = msgspec.to_builtins(wanted)
    told = Told(
        command=sys.argv[1:],
        format=kind,
        table=table,
        profile=profile,
        query=query,
        limits=limits,
        heads=export.heads(archive.root, list(wanted.sources or archive.sources())),
        software=importlib.metadata.version("newsscraper-archive"),
        tzdata=importlib.metadata.version("tzdata"),
        count=tally.count,
        sha256=tally.sha256(),
        rows=sorted(tally.versions),
    )
    beside = out.with_name(out.name + ".query.json")
    beside.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    _printing.note(f"{beside} repeats it: newsscraper export --from {beside}")


def _compare(archive: Archive, before: Told, tally: Tally) -> None:
    """Say whether a repeated export is the same; exit 1 with each difference when it is not."""
    if before.sha256 == tally.sha256():
        _printing.note(f"the same {tally.count:,} rows as then: {before.sha256}")
        return
    for sentence in export.differences(archive, before.rows, tally.versions):
        _printing.note(sentence)
    raise ArchiveError(f"{before.count:,} rows then, {tally.count:,} now: the rows are not the same")
