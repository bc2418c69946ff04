"""Print the bytes that the server sent for an article, decoded from their transfer."""

import sys
from pathlib import Path

import click

from newsscraper.cli import _options
from newsscraper.cli._lookup import versions_of
from newsscraper.errors import UsageError
from newsscraper.read import open_archive


@click.command()
@click.argument("article", metavar="ID|URL")
@_options.archive
@click.option("--version", type=int, metavar="N", help="The version whose page is wanted.  [default: the latest]")
def command(article: str, root: Path, version: int | None) -> None:
    """Print the page behind a version, byte by byte: the body after transfer- and content-decoding."""
    versions = versions_of(root, article)
    record = next((r for r in reversed(versions) if version in (None, r.version)), None)
    if record is None:
        raise UsageError(f"{article} has versions 1 to {versions[-1].version}, not {version}")
    sys.stdout.buffer.write(open_archive(root).raw(record))
