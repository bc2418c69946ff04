"""Plot how much was published over time, beside the days on which anybody looked."""

from pathlib import Path

import click
import msgspec

from newsscraper.cli import _csv, _options, _printing
from newsscraper.cli._selecting import selecting
from newsscraper.errors import ArchiveError
from newsscraper.read import Selection, open_archive, timeline
from newsscraper.read.query import parse
from newsscraper.read.search import Search

_COLUMNS = ("series", "start", "count", "of", "share", "days", "covered")


@click.command()
@click.argument("query", nargs=-1)
@_options.archive
@selecting
@click.option("--by", type=click.Choice(timeline.GROUPS), default="source", help="What a series is.  [default: source]")
@click.option("--per", type=click.Choice(timeline.PERIODS), default="day", help="The period.  [default: day]")
@click.option("--share", is_flag=True, help="Plot shares of all that was published, not counts.")
@click.option("--most", type=click.IntRange(1, 1_000), default=12, help="The largest series.  [default: 12]")
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help="Write the plot to a file as SVG.")
@click.option("--csv", "as_csv", is_flag=True, help="The figures as CSV.")
@click.option("--excel", is_flag=True, help="With a byte order mark, as Excel needs it.")
@_options.jsonl
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON document.")
def command(
    query: tuple[str, ...],
    root: Path,
    wanted: Selection,
    by: str,
    per: str,
    share: bool,
    most: int,
    svg: Path | None,
    as_csv: bool,
    excel: bool,
    as_jsonl: bool,
    as_json: bool,
) -> None:
    """Count articles by their day of publication, all of them or those that QUERY finds.

    A period in which the archive fetched nothing is marked: that is no silence of the newspaper.
    """
    ids = _found(root, " ".join(query)) if query else None
    found = timeline.timeline(open_archive(root), wanted, period=per, by=by, ids=ids, most=most)
    if svg is not None:
        _save(svg, timeline.svg(found, shares=share))
    if as_json:
        _printing.document(found)
    elif as_jsonl:
        _printing.lines(found)
    elif as_csv or excel:
        rows = (msgspec.to_builtins(bucket) for bucket in found)
        _csv.write(_COLUMNS, (["" if row[n] is None else row[n] for n in _COLUMNS] for row in rows), excel=excel)
    elif svg is None:
        for line in timeline.text_plot(found, shares=share):
            click.echo(line if line.startswith("  ") else _printing.isolated(line))


def _found(root: Path, query: str) -> set[str | None]:
    with Search(root, _printing.note) as search:
        return {record.id for record in search.records(parse(query))}


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error}; give another name") from error
