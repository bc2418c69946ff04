"""Find articles by their words, in any of their written forms."""

import difflib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting
from newsscraper.read import Selection
from newsscraper.read.query import parse
from newsscraper.read.search import Hit, Page, Search


def _words(context: click.Context, _: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    """Let `-نحاس` be a word of the query that is denied; what looks like an option and is none stays an error."""
    options = [name for param in context.command.params for name in param.opts]
    for word in words:
        if word.startswith("-") and word.split()[0].isascii():
            raise click.NoSuchOption(word, possibilities=difflib.get_close_matches(word, options), ctx=context)
    return words


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, callback=_words)
@_options.archive
@selecting
@click.option(
    "--by", type=click.Choice(["rank", "date"]), default="rank", help="Best or newest first.  [default: rank]"
)
@click.option("--limit", type=click.IntRange(1, 1_000), metavar="N", default=10, help="Hits to show.  [default: 10]")
@click.option("--offset", type=click.IntRange(0), metavar="N", default=0, help="Hits to pass over.")
@click.option("--exact", is_flag=True, help="Only what is typed, letter by letter.")
@click.option("--count", "only_count", is_flag=True, help="Print only how many there are.")
@printing
def command(
    query: tuple[str, ...],
    root: Path,
    wanted: Selection,
    by: str,
    limit: int,
    offset: int,
    exact: bool,
    only_count: bool,
    output: Output,
) -> None:
    """Find the articles whose newest version holds the words of QUERY.

    \b
    newsscraper search 'ماء زراعة'              both, in any form: والماء, بالماء
    newsscraper search '"وزارة المياه" OR نهر'   a phrase, or a word
    newsscraper search 'title:سد -بحر'          in the headline, and without
    newsscraper search 'NEAR(ماء سد, 5)  مزارع*  tag:زراعة  section:اقتصاد'
    newsscraper search 'ماء source:alahed since:2026-01-01'
    """
    understood = parse(" ".join(query))
    with Search(root, _printing.note) as search:
        page = search.page(understood, limit=limit, offset=offset, by=by, exact=exact, wanted=wanted)
    if only_count:
        click.echo(f"{page.count}{'+' * page.capped}")
    elif output.form == "json":
        _printing.document(_told(page))
    elif output.form == "jsonl":
        _printing.lines(map(_row, page.hits))
    elif not output.rows(map(_flat, page.hits), Flat):
        _print(page, offset)


@dataclass(frozen=True, slots=True)
class Flat:
    """A hit as a row of a table."""

    id: str | None
    version: int | None
    source: str
    url: str
    date_published: date | None
    published_edtf: str | None
    title: str
    snippet: str


def _flat(hit: Hit) -> Flat:
    row = _row(hit)
    return Flat(**row | {"title": hit.title.text, "snippet": hit.snippet.text})


def _told(page: Page) -> dict[str, Any]:
    return {"count": page.count, "capped": page.capped, "hits": [*map(_row, page.hits)]}


def _row(hit: Hit) -> dict[str, Any]:
    record = hit.record
    return {
        "id": record.id,
        "version": record.version,
        "source": record.source,
        "url": record.url,
        "date_published": record.date_published,
        "published_edtf": record.published_edtf,
        "title": hit.title,
        "snippet": hit.snippet,
    }


def _print(page: Page, offset: int) -> None:
    for hit in page.hits:
        record = hit.record
        click.echo(f"{_printing.day_of(record)}  {record.source}  {record.id}")
        click.echo(_printing.marked(hit.title.text, hit.title.hits))
        if hit.snippet.text:
            click.echo(_printing.marked(hit.snippet.text, hit.snippet.hits))
        click.echo()
    first = offset + 1 if page.hits else offset
    _printing.note(f"{first} to {offset + len(page.hits)} of {page.counted}" if page.hits else f"{page.counted} found")
