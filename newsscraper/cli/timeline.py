"""Plot how much was published over time, beside the days on which anybody looked."""

from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting
from newsscraper.errors import ArchiveError
from newsscraper.read import Selection, open_archive, plot, timeline
from newsscraper.read.png import png as draw


@click.command()
@click.argument("query", nargs=-1)
@_options.archive
@selecting
@click.option("--by", type=click.Choice(timeline.GROUPS), default="source", help="What a series is.  [default: source]")
@click.option("--per", type=click.Choice(timeline.PERIODS), default="day", help="The period.  [default: day]")
@click.option("--share", is_flag=True, help="Plot shares of all that was published, not counts.")
@click.option(
    "--most", type=click.IntRange(1, 1_000), metavar="N", default=12, help="The largest series.  [default: 12]"
)
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help="Write the plot to a file as SVG.")
@click.option("--png", type=click.Path(path_type=Path, dir_okay=False), help="Write the plot to a file as PNG.")
@printing
def command(
    query: tuple[str, ...],
    root: Path,
    wanted: Selection,
    by: str,
    per: str,
    share: bool,
    most: int,
    svg: Path | None,
    png: Path | None,
    output: Output,
) -> None:
    """Count articles by their day of publication, all of them or those that QUERY finds.

    With --by query, each QUERY is a series of its own. A period in which the archive fetched nothing is marked: that
    is no silence of the newspaper.
    """
    queries = query if by == "query" else (" ".join(query),) if query else ()
    archive = open_archive(root)
    found = timeline.of_queries(archive, queries, wanted, _printing.note, per=per, by=by, most=most)
    if svg is not None:
        _save(svg, plot.svg(found, shares=share).encode())
    if png is not None:
        _save(png, draw(plot.svg(found, shares=share)))
    if not output.rows(found, timeline.Bucket) and svg is None and png is None:
        for line in plot.text_plot(found, shares=share):
            click.echo(line if line.startswith("  ") else _printing.isolated(line))


def _save(path: Path, picture: bytes) -> None:
    try:
        path.write_bytes(picture)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error}; give another name") from error
