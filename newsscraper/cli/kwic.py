"""Show a word in its context, or the words it keeps."""

import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from newsscraper.cli import _aligned, _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting
from newsscraper.read import Selection, concordance
from newsscraper.read.concordance import Collocate, Line
from newsscraper.read.search import Search

_LINES = 1_000
_PIPED = 140
"""Columns where there is no terminal."""


@click.command()
@click.argument("query", nargs=-1, required=True)
@_options.archive
@selecting
@click.option("--width", type=click.IntRange(1, 40), metavar="N", default=8, help="Words on either side.  [default: 8]")
@click.option(
    "--sort", type=click.Choice(concordance.SORTS), default="date", help="By date, or by the words next to it."
)
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="Lines at most.  [default: 1000; of collocates, all]"
)
@click.option("--exact", is_flag=True, help="Only what is typed, letter by letter.")
@click.option("--collocates", is_flag=True, help="The words that stand near it, by log-likelihood.")
@printing
def command(
    query: tuple[str, ...],
    root: Path,
    wanted: Selection,
    width: int,
    sort: str,
    limit: int | None,
    exact: bool,
    collocates: bool,
    output: Output,
) -> None:
    """Show each hit of QUERY with the words before and after it.

    Before and after are those of reading, whatever the direction of the script. Sorted by before:2, lines stand
    together whose two words before the hit are the same.
    """
    with Search(root, _printing.note) as search:
        found = concordance.concordance(search, " ".join(query), wanted, width=width, exact=exact)
        if collocates:
            _collocates(concordance.collocates(search, islice(found, limit)), output)
            return
        shown = _sorted(found, sort, limit or _LINES)
    if not output.rows(shown, Line):
        _print(shown)


def _sorted(found: Iterator[Line], sort: str, limit: int) -> list[Line]:
    shown = [*islice(found, limit)]
    if next(found, None) is not None:
        _printing.note(f"the newest {limit:,} lines; there are more: give another --limit")
    return concordance.in_order(shown, sort)


def _collocates(near: list[Collocate], output: Output) -> None:
    if output.rows(near, Collocate):
        return
    for one in near:
        head = f"{one.log_likelihood:12,.2f}  {one.near:7,}  {one.before:7,}  {one.after:7,}  {one.overall:9,}"
        click.echo(f"{head}  {_printing.isolated(one.word)}")
    _printing.note("columns: log-likelihood, near, before, after, overall")


def _print(found: list[Line]) -> None:
    columns = shutil.get_terminal_size((_PIPED, 24)).columns if sys.stdout.isatty() else _PIPED
    for text in _aligned.aligned(found, columns):
        click.echo(text)
    _printing.note(f"{len(found):,} lines")
