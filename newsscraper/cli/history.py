"""List the versions of an article: when each was fetched and how it differs."""

import sys
from pathlib import Path

import click

from newsscraper.cli import _options
from newsscraper.cli._lookup import versions_of
from newsscraper.store import records


@click.command()
@click.argument("article", metavar="ID|URL")
@_options.archive
@_options.jsonl
def command(article: str, root: Path, as_jsonl: bool) -> None:
    """List the versions of an article, oldest first."""
    for record in versions_of(root, article):
        if as_jsonl:
            sys.stdout.buffer.write(records.encode(record))
            continue
        fetched = f"{record.fetched_at:%Y-%m-%dT%H:%M:%SZ}" if record.fetched_at else "-"
        change = "reverts" if record.reverts_to else record.change or "first"
        click.echo(f"{record.version}  {fetched}  {change:8}  {record.version_id}  {record.title}")
