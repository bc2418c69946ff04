"""Draw a stratified sample, for reading closely or for annotation: the same one whenever it is asked for."""

import io
import sys
from dataclasses import fields
from pathlib import Path
from typing import IO

import click
import msgspec

from newsscraper.cli import _csv, _options, _printing
from newsscraper.cli._output import cell
from newsscraper.cli._selecting import selecting
from newsscraper.errors import ArchiveError, UsageError
from newsscraper.read import Selection, open_archive
from newsscraper.read.matching import ids_of
from newsscraper.read.sample import ALLOCATIONS, BY, Row, Sample, doccano, label_studio, rows, sample

_FORMATS = ("csv", "label-studio", "doccano")


@click.command()
@_options.archive
@selecting
@_options.query
@click.option(
    "--n", "number", type=click.IntRange(1, 100_000), metavar="N", default=100, help="Articles to draw.  [default: 100]"
)
@click.option("--by", default="source", help=f"Strata, with commas between: {', '.join(BY)}.  [default: source]")
@click.option("--seed", type=int, metavar="N", default=0, help="Another number draws others.  [default: 0]")
@click.option("--one-per-cluster", is_flag=True, help="Of copies of one text, one takes part.")
@click.option("--allocate", type=click.Choice(ALLOCATIONS), default="equal", help="Between strata.  [default: equal]")
@click.option("--to", "form", type=click.Choice(_FORMATS), default="csv", help="The format.  [default: csv]")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.  [default: stdout]")
@click.option("--excel", is_flag=True, help="CSV with a byte order mark, as Excel needs it.")
@_options.jsonl
@click.option("--json", "as_json", is_flag=True, help="One JSON document: strata and whole records.")
def command(
    root: Path,
    wanted: Selection,
    query: str | None,
    number: int,
    by: str,
    seed: int,
    one_per_cluster: bool,
    allocate: str,
    form: str,
    out: Path | None,
    excel: bool,
    as_jsonl: bool,
    as_json: bool,
) -> None:
    """Draw articles of each stratum: with the same seed the same ones, whatever the order of the files.

    What each stratum had and gave is said on stderr. --jsonl prints whole records.
    """
    archive = open_archive(root)
    told = sample(
        archive,
        wanted,
        None if query is None else ids_of(archive, query, wanted, _printing.note),
        n=number,
        by=[name.strip() for name in by.split(",") if name.strip()],
        seed=seed,
        one_per_cluster=one_per_cluster,
        allocate=allocate,
    )
    form = "json" if as_json else "jsonl" if as_jsonl else form
    if out is None:
        _write(told, form, sys.stdout.buffer, excel=excel)
    else:
        _save(told, form, out, excel=excel)
    _report(told)


def _save(told: Sample, form: str, out: Path, *, excel: bool) -> None:
    try:
        with out.open("wb") as file:
            _write(told, form, file, excel=excel)
    except OSError as error:
        raise ArchiveError(f"{out} cannot be written: {error}; give another --out") from error


def _write(told: Sample, form: str, file: IO[bytes], *, excel: bool) -> None:
    if form == "csv":
        _table(told, file, excel=excel)
    elif excel:
        raise UsageError("--excel is of CSV")
    elif form == "json":
        file.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    elif form == "jsonl":
        file.writelines(msgspec.json.encode(one.record) + b"\n" for one in told.drawn)
    elif form == "label-studio":
        file.write(label_studio(told))
    else:
        file.writelines(doccano(told))


def _table(told: Sample, file: IO[bytes], *, excel: bool) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table = ([cell(value) for value in msgspec.to_builtins(row).values()] for row in rows(told))
    try:
        _csv.write([field.name for field in fields(Row)], table, text, excel=excel)
    finally:
        text.detach()


def _report(told: Sample) -> None:
    """Say on stderr what each stratum had and gave."""
    _printing.note(f"{'had':>9}  {'gave':>7}  {' / '.join(told.by)}")
    for stratum in told.strata:
        _printing.note(f"{stratum.had:9,}  {stratum.gave:7,}  {' / '.join(stratum.stratum)}")
    had, gave = sum(one.had for one in told.strata), len(told.drawn)
    copies = f"; {told.copies:,} copies took no part" if told.copies else ""
    _printing.note(f"{had:9,}  {gave:7,}  in all{copies}")
