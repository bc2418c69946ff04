"""Compare two selections: the words that tell them apart, their share, the headlines of the same story."""

from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting
from newsscraper.read import Selection, open_archive
from newsscraper.read.clusters import Copy
from newsscraper.read.compare import LEAST_LIKELIHOOD, Comparison, Keyword, Side, compare


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@_options.archive
@selecting
@click.option("--stems", is_flag=True, help="Count words without the article and what is written with it.")
@click.option(
    "--most", type=click.IntRange(1, 10_000), metavar="N", default=20, help="Keywords of each side.  [default: 20]"
)
@click.option(
    "--least",
    type=click.FloatRange(0),
    metavar="X",
    default=LEAST_LIKELIHOOD,
    help="Their log-likelihood.  [default: 15.13]",
)
@click.option("--stories", is_flag=True, help="As rows, the headlines of the same stories, not the keywords.")
@printing
def command(
    a: str, b: str, root: Path, wanted: Selection, stems: bool, most: int, least: float, stories: bool, output: Output
) -> None:
    """Compare the articles that the queries A and B find; limits alone are queries too.

    \b
    newsscraper compare source:alahed source:almanar --since 2026-01-01
    newsscraper compare 'سد source:annil' 'سد source:almanara'
    newsscraper compare 'since:2026-01-01 until:2026-01-31' 'since:2026-02-01'

    A keyword is told by its log-likelihood (above 15.13, p < 0.0001) and by its log ratio: 1 is twice as often. Words
    are counted whatever their spelling, and shown as they are usually written.
    """
    told = compare(open_archive(root), a, b, wanted, _printing.note, stems=stems, most=most, least=least)
    if output.form == "json":
        _printing.document(told)
    elif stories and output.form != "text":
        output.rows((copy for story in told.stories for copy in (*story.a, *story.b)), Copy)
    elif not output.rows(told.keywords, Keyword):
        _print(told)


def _print(told: Comparison) -> None:
    for name, side in (("A", told.a), ("B", told.b)):
        click.echo(f"{name}  {side.articles:,} articles ({_share(side)}), {side.words:,} words  {side.query}")
        for word in told.keywords:
            if word.side == name.lower():
                rates = f"{word.a_per_million:10,.1f}  {word.b_per_million:10,.1f}"
                head = f"  {word.log_likelihood:10,.2f}  {word.log_ratio:+6.2f}  {rates}"
                click.echo(f"{head}  {_printing.isolated(word.word)}")
        click.echo()
    for story in told.stories:
        for name, copies in (("A", story.a), ("B", story.b)):
            for copy in copies:
                head = f"{name}  {copy.published or '-':20}  {copy.source}  {copy.id}"
                click.echo(f"{head}  {_printing.isolated(copy.title or '')}")
        click.echo()
    _printing.note("columns: log-likelihood, log ratio, per million words in A and in B")
    _printing.note(
        f"{len(told.stories):,} stories on both sides" + (f"; {told.both:,} articles in both" if told.both else "")
    )


def _share(side: Side) -> str:
    return "-" if side.share is None else f"{side.share:.1%}"
