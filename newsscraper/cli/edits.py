"""List what newspapers changed after publishing it, headline changes first."""

import heapq
from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting
from newsscraper.read import Selection, open_archive
from newsscraper.read.edits import Edit, by_weight, edits


@click.command()
@_options.archive
@selecting
@click.option("--limit", type=click.IntRange(1), metavar="N", default=50, help="Edits to list.  [default: 50]")
@printing
def command(root: Path, wanted: Selection, limit: int, output: Output) -> None:
    """List the versions that are not an article's first: headline changes first, cosmetic ones last."""
    found = heapq.nlargest(limit, edits(open_archive(root), wanted), key=by_weight)
    if output.rows(found, Edit):
        return
    for edit in found:
        kind = "headline" if edit.headline else "reverts" if edit.reverts else edit.change or "-"
        at = f"{edit.fetched_at:%Y-%m-%d %H:%M}" if edit.fetched_at else "-"
        head = f"{at}  {kind:8}  {edit.source}  {edit.id}  {edit.version}"
        if edit.headline and edit.title_before:
            click.echo(f"{head}\n  -  {_printing.isolated(edit.title_before)}")
            click.echo(f"  +  {_printing.isolated(edit.title or '')}")
        else:
            click.echo(f"{head}  {_printing.isolated(edit.title or '')}")
