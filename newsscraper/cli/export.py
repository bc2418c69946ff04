"""Write records for others: JSON Lines, CSV, Parquet, a data set, WACZ, an index of captures, networks."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from newsscraper.cli import _exporting, _graph, _options, _plan, _printing
from newsscraper.cli._plan import CAPTURES, FORMATS, Plan
from newsscraper.cli._selecting import selecting
from newsscraper.errors import ArchiveError, UsageError
from newsscraper.read import Archive, Selection, export, graph, graph_files, open_archive, parquet, told
from newsscraper.read.columns import TABLES
from newsscraper.read.export import Tally
from newsscraper.read.told import Network

_GUARDED = ("hf", "wacz")
"""Formats in which texts travel far: they hold none without a basis."""


@click.command()
@click.argument("kind", metavar="FORMAT", type=click.Choice([*FORMATS, "graph"]), required=False)
@_options.archive
@selecting
@click.option("--out", type=click.Path(path_type=Path), help="The file or folder to write.  [default: stdout]")
@click.option("--table", type=click.Choice(TABLES), help="What a row is.  [default: articles]")
@click.option("--profile", type=click.Choice(export.PROFILES), help="How much of the texts.  [default: metadata]")
@click.option(
    "--rights", metavar="BASIS", help="On which basis texts may be given away; hf and wacz need one for them."
)
@click.option("--query", metavar="QUERY", help="Only articles that a search finds.")
@click.option("--excel", is_flag=True, help="CSV with a byte order mark, as Excel needs it.")
@click.option("--partition", metavar="NAME,…", help=f"Parquet in a folder each: {', '.join(parquet.PARTITIONS)}.")
@click.option("--split", type=click.Choice(["time", "cluster", "none"]), help="Splits of hf.  [default: time]")
@click.option("--creator", metavar="NAME", help="Who makes the data set, for its card.  [default: your contact]")
@click.option("--kind", "network", type=click.Choice(graph.KINDS), help="Of graph: links or tags.  [default: related]")
@click.option(
    "--least", type=click.IntRange(1), metavar="N", help="Of graph tags: only pairs of so many articles.  [default: 1]"
)
@click.option("--to", "form", type=click.Choice(graph_files.FORMATS), help="Of graph: its format.  [default: graphml]")
@click.option(
    "--from", "before", type=click.Path(path_type=Path, exists=True), help="Repeat the export of a query.json."
)
@click.option("--dry-run", is_flag=True, help="Count what would be written.")
def command(
    kind: str | None,
    root: Path,
    wanted: Selection,
    out: Path | None,
    before: Path | None,
    dry_run: bool,
    **asked: Any,
) -> None:
    """Write articles in a FORMAT, with a query.json that can repeat it.

    \b
    jsonl, csv     to standard output, or to --out
    parquet        one file, or with --partition a folder
    hf             a folder for the Hugging Face hub; no two splits share a text
    wacz           the captures for replay
    cdxj           an index of the captures where they lie in the archive
    graph          a network: which articles link to which, or which tags stand
                   together

    An --out without an ending is a folder: the data with a card, a dictionary, descriptions for machines, a citation
    and checksums. The profile decides how much of the texts is given away: metadata no more than headlines, snippets
    the first words, full everything. Withdrawn articles are never exported.
    """
    archive = open_archive(root)
    then = told.read(before) if before else None
    if kind != "graph" and (asked["network"] or asked["least"] or asked["form"]):
        raise UsageError("--kind, --least and --to are of a network: write export graph")
    plan = _again(then, kind, asked) if then else _planned(kind, wanted, asked)
    _export(archive, plan, out, then, dry_run=dry_run)


def _export(archive: Archive, plan: Plan, out: Path | None, then: told.Told | None, *, dry_run: bool) -> None:
    tally = Tally()
    is_counted = dry_run or (then is not None and out is None)
    if is_counted:
        done = _plan.Done(_counted(archive, plan, tally))
    elif plan.network is not None:
        done = _graph.write(archive, plan, out, tally)
    else:
        done = _exporting.write(archive, plan, out, tally)
    said = "would export" if is_counted else "exported"
    if done.written != tally.count and not done.left_out:
        raise ArchiveError(f"{out} holds {done.written} of {tally.count} rows: it is not complete; write it again")
    _printing.note(
        f"{said} {done.written:,} of {tally.count:,} {plan.table}" + (done.left_out and f": {done.left_out}")
    )
    if then is not None:
        _compare(archive, plan, then, tally)


def _counted(archive: Archive, plan: Plan, tally: Tally) -> int:
    """Return how many rows an export has, which pass and are forgotten."""
    if plan.network is None:
        return sum(1 for _ in _plan.rows(archive, plan, tally))
    _graph.built(archive, plan, tally)
    return tally.count


def _planned(kind: str | None, wanted: Selection, asked: dict[str, Any]) -> Plan:
    if kind is None:
        raise UsageError(f"say a format: {', '.join(FORMATS)} or graph; or --from query.json")
    now = datetime.now(UTC).replace(microsecond=0)
    if kind == "graph":
        return _planned_network(wanted, asked, now)
    table, rights = asked["table"] or "articles", asked["rights"]
    profile = asked["profile"] or ("full" if rights and kind in _GUARDED else "metadata")
    if kind in _GUARDED and profile != "metadata" and not (rights or "").strip():
        raise UsageError(f"{kind} gives texts away only on a basis: say which with --rights, or leave --profile out")
    if kind in CAPTURES and table not in ("articles", "versions"):
        raise UsageError(f"{kind} holds captures of articles: --table can be articles or versions, not {table}")
    if (asked["partition"] and kind != "parquet") or (asked["split"] and kind != "hf"):
        raise UsageError("--partition is of parquet, --split of hf")
    names = [name.strip() for name in (asked["partition"] or "").split(",") if name.strip()]
    split = (asked["split"] or "time") if kind == "hf" and table in ("articles", "versions") else "none"
    return Plan(
        kind=kind,
        table=table,
        profile=profile,
        rights=rights if profile != "metadata" else None,
        split=None if split == "none" else split,
        partition=parquet.check_partition(names, export.exported_columns(table, profile)),
        query=asked["query"],
        wanted=wanted if wanted.as_of is not None else replace(wanted, as_of=now),
        excel=asked["excel"],
        creator=asked["creator"] or _options.contact() or "the operator of this archive",
        made_at=now,
    )


def _planned_network(wanted: Selection, asked: dict[str, Any], now: datetime) -> Plan:
    of_tables = ("table", "profile", "rights", "partition", "split")
    if wrong := [name for name in of_tables if asked[name]]:
        raise UsageError(f"--{wrong[0]} is of tables, not of a network: leave it out")
    return Plan(
        kind="graph",
        table=_graph.TABLE,
        profile="metadata",
        rights=None,
        split=None,
        partition=(),
        network=Network(kind=asked["network"] or "related", least=asked["least"] or 1, form=asked["form"] or "graphml"),
        query=asked["query"],
        wanted=wanted if wanted.as_of is not None else replace(wanted, as_of=now),
        excel=asked["excel"],
        creator="",
        made_at=now,
    )


def _again(then: told.Told, kind: str | None, asked: dict[str, Any]) -> Plan:
    """Return the plan of a former export."""
    if (kind or then.format) != then.format and "graph" in (kind, then.format):
        raise UsageError(f"that export was {then.format}, not {kind}: a network is no table")
    return Plan(
        kind=kind or then.format,
        table=then.table,
        profile=then.profile,
        rights=then.rights,
        split=then.split,
        partition=then.partition,
        network=then.network,
        query=then.query,
        wanted=msgspec.convert(then.limits, Selection),
        excel=asked["excel"],
        creator=asked["creator"] or _options.contact() or "the operator of this archive",
        made_at=datetime.now(UTC).replace(microsecond=0),
    )


def _compare(archive: Archive, plan: Plan, then: told.Told, tally: Tally) -> None:
    """Say whether a repeated export is the same; exit 1 with each difference when it is not."""
    now = _plan.remembered(archive, plan, tally)
    for sentence in told.surroundings(then, now):
        _printing.note(sentence)
    if then.sha256 == now.sha256:
        _printing.note(f"the same {tally.count:,} rows as then: {then.sha256}")
        return
    for sentence in told.differences(archive, then.rows, now.rows):
        _printing.note(sentence)
    raise ArchiveError(f"{then.count:,} rows then, {tally.count:,} now: the rows are not the same")
