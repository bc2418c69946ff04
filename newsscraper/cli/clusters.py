"""List the copies of one text: who had it first, and how long the others took."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting
from newsscraper.read import Selection, open_archive
from newsscraper.read.clusters import LEAST, Copy, clustered
from newsscraper.read.matching import matching


@click.command()
@_options.archive
@selecting
@_options.query
@click.option(
    "--least",
    type=click.FloatRange(0.1, 1),
    metavar="X",
    default=LEAST,
    help="Share of the shorter text.  [default: 0.5]",
)
@click.option("--within", type=click.IntRange(0), metavar="DAYS", help="Only texts published at most so far apart.")
@click.option("--across", is_flag=True, help="Only clusters of more than one source.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Clusters at most, the largest first.")
@printing
def command(
    root: Path,
    wanted: Selection,
    query: str | None,
    least: float,
    within: int | None,
    across: bool,
    limit: int | None,
    output: Output,
) -> None:
    """List articles that share a text: copies of an agency, reprints, word by word or rewritten in part.

    The first of each cluster is the one that was published first, as far as the dates tell; a lag is as exact as the
    two dates are. No copy is left out of the archive for being one.
    """
    found = clustered(matching(open_archive(root), wanted, query, _printing.note), least=least, within=within)
    groups = _chosen(found, across=across, limit=limit)
    if output.rows((copy for group in groups for copy in group), Copy):
        return
    for group in groups:
        _print(group)
    _printing.note(f"{len(groups):,} clusters of {sum(map(len, groups)):,} articles")


def _chosen(found: Iterator[Copy], *, across: bool, limit: int | None) -> list[list[Copy]]:
    groups: dict[str, list[Copy]] = {}
    for copy in found:
        groups.setdefault(copy.cluster, []).append(copy)
    kept = [group for group in groups.values() if not across or len({copy.source for copy in group}) > 1]
    return kept[:limit]


def _print(group: list[Copy]) -> None:
    for copy in group:
        share = "" if copy.containment is None else f"{copy.containment:.0%}"
        head = f"{copy.published or '-':20}  {lag(copy):>9}  {share:>4}  {copy.kind:5}  {copy.source}  {copy.id}"
        click.echo(f"{head}  {_printing.isolated(copy.title or '')}")
    click.echo()


def lag(copy: Copy) -> str:
    """Return a lag as a person reads it: `+3d`, `+2h05`, `+7m`; no more exact than the dates are."""
    if copy.lag is None or copy.rank == 1:
        return "" if copy.rank == 1 else "?"
    if copy.lag_precision == "day":
        return f"+{copy.lag // 86_400}d"
    hours, seconds = divmod(copy.lag, 3600)
    if hours >= 48:
        return f"+{timedelta(seconds=copy.lag).days}d"
    return f"+{hours}h{seconds // 60:02}" if hours else f"+{seconds // 60}m"
