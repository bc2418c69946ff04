"""List what came in last: the newest versions by the time of their capture."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting
from newsscraper.items import Record
from newsscraper.read import Selection, open_archive
from newsscraper.read.latest import captured_last


@dataclass(frozen=True, slots=True)
class Flat:
    """An article as a row of a table."""

    fetched_at: datetime | None
    source: str
    id: str | None
    version: int | None
    date_published: date | None
    published_edtf: str | None
    section: str | None
    title: str | None
    url: str


def _flat(record: Record) -> Flat:
    return Flat(*(getattr(record, field.name) for field in fields(Flat)))


@click.command()
@_options.archive
@selecting
@click.option(
    "--limit", type=click.IntRange(1, 100_000), metavar="N", default=20, help="Articles to list.  [default: 20]"
)
@printing
def command(root: Path, wanted: Selection, limit: int, output: Output) -> None:
    """List the articles that were captured last, newest first.

    As JSON, whole records; a table has the columns that tell which article it is.
    """
    found = captured_last(open_archive(root), wanted, limit)
    is_table = output.form in ("csv", "excel")
    if not output.rows(map(_flat, found) if is_table else found, Flat):
        for record in found:
            head = f"{record.fetched_at:%Y-%m-%d %H:%M}  {record.source}  {record.id}"
            click.echo(f"{head}  {_printing.isolated(record.title or '')}")
        if not found:
            _printing.note("no articles")
