"""Show a word in its context, or the words it keeps."""

from pathlib import Path

import click
import msgspec

from newsscraper.cli import _csv, _options, _printing
from newsscraper.errors import UsageError
from newsscraper.read import concordance
from newsscraper.read.concordance import Collocate, Line
from newsscraper.read.query import Query, parse, with_limits
from newsscraper.read.search import Search

_SORTS = ["date", *(f"{side}:{n}" for side in ("before", "after") for n in (1, 2, 3))]


@click.command()
@click.argument("query", nargs=-1, required=True)
@_options.archive
@click.option("--source", multiple=True, help="Only this source; may be given more than once.")
@click.option("--since", metavar="DAY", help="First publication day.")
@click.option("--until", metavar="DAY", help="Last publication day.")
@click.option("--width", type=click.IntRange(1, 40), default=8, help="Words on either side.  [default: 8]")
@click.option("--sort", type=click.Choice(_SORTS), default="date", help="By date, or by 1 to 3 words before or after.")
@click.option("--limit", type=click.IntRange(1), default=1_000, help="Lines at most.  [default: 1000]")
@click.option("--exact", is_flag=True, help="Only what is typed, letter by letter.")
@click.option("--collocates", is_flag=True, help="The words that stand near it, by log-likelihood.")
@click.option("--csv", "as_csv", is_flag=True, help="A table as CSV.")
@click.option("--excel", is_flag=True, help="With a byte order mark, as Excel needs it.")
@_options.jsonl
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(
    query: tuple[str, ...],
    root: Path,
    source: tuple[str, ...],
    since: str | None,
    until: str | None,
    width: int,
    sort: str,
    limit: int,
    exact: bool,
    collocates: bool,
    as_csv: bool,
    excel: bool,
    as_jsonl: bool,
    as_json: bool,
) -> None:
    """Show each hit of QUERY with the words before and after it."""
    limits = with_limits(parse(" ".join(query)), sources=source, since=since, until=until)
    with Search(root, _printing.note) as search:
        found = _lines(search, limits, width=width, exact=exact, limit=limit)
        if len(found) == limit:
            _printing.note(f"{limit:,} lines, and there may be more: give another --limit")
        near = _collocates(search, found) if collocates else []
    if sort != "date":
        side, _, count = sort.partition(":")
        found.sort(key=lambda line: concordance.sort_key(line, side, int(count)))
    rows: list[Collocate] | list[Line] = near if collocates else found
    if as_json:
        _printing.document(rows)
    elif as_jsonl:
        _printing.lines(rows)
    elif as_csv or excel:
        _table(rows, excel=excel)
    elif collocates:
        for one in near:
            click.echo(f"{one.log_likelihood:12.2f}  {one.near:7}  {one.overall:9}  {_printing.isolated(one.word)}")
    else:
        _print(found)


def _lines(search: Search, query: Query, *, width: int, exact: bool, limit: int) -> list[Line]:
    if query.node is None:
        raise UsageError("a concordance needs a word: give one besides the limits")
    found: list[Line] = []
    for record in search.records(query, exact=exact):
        found.extend(concordance.lines(record, query.node, width=width, exact=exact))
        if len(found) >= limit:
            return found[:limit]
    return found


def _collocates(search: Search, found: list[Line]) -> list[Collocate]:
    near = concordance.near_words(found)
    overall, total = search.frequencies([word for word, n in near.items() if n > 1])
    return concordance.collocates(near, overall, total)


def _table(rows: list[Collocate] | list[Line], *, excel: bool) -> None:
    values = [msgspec.to_builtins(row) for row in rows]
    names = list(values[0]) if values else list(concordance.COLUMNS)
    _csv.write(names, ([value[name] for name in names] for value in values), excel=excel)


def _print(found: list[Line]) -> None:
    for line in found:
        click.echo(f"{line.date or '-'}  {line.source}  {line.id}")
        text = f"{line.before} {line.node} {line.after}".strip()
        start = len(line.before) + 1 if line.before else 0
        click.echo(_printing.marked(text, [(start, start + len(line.node))]))
    _printing.note(f"{len(found):,} lines")
