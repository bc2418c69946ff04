"""List the versions of an article: when each was fetched and how it differs."""

import sys
from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._lookup import versions_of
from newsscraper.store import records


@click.command()
@click.argument("article", metavar="ID|URL")
@_options.archive
@_options.jsonl
@click.option("--json", "as_json", is_flag=True, help="One JSON document: a list of records.")
def command(article: str, root: Path, as_jsonl: bool, as_json: bool) -> None:
    """List the versions of an article, oldest first."""
    if as_json:
        _printing.document(versions_of(root, article))
        return
    for record in versions_of(root, article):
        if as_jsonl:
            sys.stdout.buffer.write(records.encode(record))
            continue
        fetched = f"{record.fetched_at:%Y-%m-%dT%H:%M:%SZ}" if record.fetched_at else "-"
        change = "reverts" if record.reverts_to else record.change or "first"
        click.echo(
            f"{record.version}  {fetched}  {change:8}  {record.version_id}  {_printing.isolated(record.title or '')}"
        )
