"""Print the latest version of an article, or one of its versions."""

import sys
from pathlib import Path

import click
import msgspec

from newsscraper.cli import _options
from newsscraper.cli._lookup import versions_of
from newsscraper.errors import UsageError
from newsscraper.store import records


@click.command()
@click.argument("article", metavar="ID|URL")
@_options.archive
@click.option("--version", type=int, metavar="N", help="The version to show.  [default: the latest]")
@click.option("--json", "as_json", is_flag=True, help="The record as it is stored, on one line.")
def command(article: str, root: Path, version: int | None, as_json: bool) -> None:
    """Print the latest version of an article: its record without the keys that are empty."""
    versions = versions_of(root, article)
    wanted = version or versions[-1].version
    record = next((r for r in versions if r.version == wanted), None)
    if record is None:
        raise UsageError(f"{article} has versions 1 to {versions[-1].version}, not {wanted}")
    if as_json:
        sys.stdout.buffer.write(records.encode(record))
        return
    values = {k: v for k, v in msgspec.to_builtins(record).items() if v not in (None, (), [], "")}
    text = msgspec.json.format(msgspec.json.encode(values), indent=2)
    sys.stdout.buffer.write(text + b"\n")
