"""List what came in last: the newest versions by the time of their capture."""

from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._selecting import selecting
from newsscraper.read import Selection, open_archive
from newsscraper.read.latest import captured_last


@click.command()
@_options.archive
@selecting
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, help="Articles to list.  [default: 20]")
@_options.jsonl
@click.option("--json", "as_json", is_flag=True, help="One JSON document: a list of records.")
def command(root: Path, wanted: Selection, limit: int, as_jsonl: bool, as_json: bool) -> None:
    """List the articles that were captured last, newest first."""
    found = captured_last(open_archive(root), wanted, limit)
    if as_json:
        _printing.document(found)
    elif as_jsonl:
        _printing.lines(found)
    else:
        for record in found:
            head = f"{record.fetched_at:%Y-%m-%d %H:%M}  {record.source}  {record.id}"
            click.echo(f"{head}  {_printing.isolated(record.title or '')}")
        if not found:
            _printing.note("no articles")
