"""Looking at an archive: what it holds, whether it is whole, and the line that fixes its past."""

import re
from datetime import date
from pathlib import Path

import click

from newsscraper.cli import _options
from newsscraper.cli._archive import as_json, chosen, now, of_source, show_json, size
from newsscraper.errors import UsageError
from newsscraper.store import manifest
from newsscraper.store.paths import SourcePaths


@click.command()
@_options.archive
@of_source
@as_json
def stats(root: Path, source: str | None, as_json: bool) -> None:
    """Count articles, versions and bytes; say how fast it grows and when the disk is full."""
    from newsscraper.store.stats import stats as count

    chosen(root, source)
    told = count(root, now=now(), source=source)
    if as_json:
        show_json(told)
        return
    wide = max([len(one.source) for one in told.sources], default=6)
    click.echo(
        f"{'source':{wide}} {'articles':>9} {'versions':>9} {'waiting':>8} {'held':>5} {'size':>9} {'a day':>9}  days"
    )
    for one in told.sources:
        numbers = [one.articles, one.versions, one.waiting, one.held]
        shown = ["?" if number is None else f"{number:,}" for number in numbers]
        days = f"{one.first_day} to {one.last_day}" if one.first_day else "-"
        click.echo(
            f"{one.source:{wide}} {shown[0]:>9} {shown[1]:>9} {shown[2]:>8} {shown[3]:>5} "
            f"{size(sum(one.bytes.values())):>9} {size(one.bytes_a_day):>9}  {days}"
        )
    click.echo(f"{size(told.bytes)} in all, {size(told.bytes_a_day)} a day, {size(told.free)} free")
    if told.beside:
        click.echo(f"{size(told.beside)} of these are the search index, reports of runs and the like")
    click.echo(when_full(told.free, told.full_on))


def when_full(free: int, full_on: date | None) -> str:
    """Return the sentence on the day on which writing stops."""
    from newsscraper.store.commit import LOW_WATER

    if free <= LOW_WATER:
        return f"the disk is full: nothing is written until more than {size(LOW_WATER)} are free"
    return f"the disk is full on {full_on}" if full_on else "the disk will not be full within a century"


@click.command()
@_options.archive
@_options.own_publishers
@of_source
@click.option("--quick", "level", flag_value="quick", help="Only sizes and the manifests' chain.")
@click.option("--full", "level", flag_value="full", default=True, help="And the SHA-256 of every file.  [default]")
@click.option("--deep", "level", flag_value="deep", help="And every record, digest and pointer; and extract again.")
@click.option("--since-head", "heads", multiple=True, metavar="SHA256", help="A head published by `archive head`.")
@as_json
def verify(root: Path, own: Path, source: str | None, level: str, heads: tuple[str, ...], as_json: bool) -> int:
    """Compare the bytes on disk with what was committed; exit 1 on any damage."""
    from newsscraper.cli._again import reextractor
    from newsscraper.store.verify import verify as look

    chosen(root, source)
    for digest in heads:
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            raise UsageError(
                f"--since-head {digest!r} is no SHA-256: give one of the lines of newsscraper archive head"
            )
    again = reextractor(own) if level == "deep" else None
    told = look(root, level=level, source=source, heads=heads, reextract=again)
    if as_json:
        show_json(told)
    else:
        for damage in told.damages:
            click.echo(damage.sentence)
        counts = told.counts
        found = f"{len(told.damages):,} places are damaged" if told.damages else "no damage"
        summary = f"{found}: {counts.files:,} files, {size(counts.bytes)}"
        inside = f"; {counts.lines:,} lines, {counts.members:,} WARC records, {counts.pointers:,} proofs"
        click.echo(f"newsscraper: {summary}{inside if level == 'deep' else ''}", err=True)
    return 0 if told.ok else 1


@click.command()
@_options.archive
@of_source
@as_json
def head(root: Path, source: str | None, as_json: bool) -> None:
    """Print the head of each source's manifests: whoever publishes it fixes everything before it."""
    found = {slug: manifest.head(SourcePaths.of(root, slug)) for slug in chosen(root, source)}
    if as_json:
        show_json(found)
        return
    for slug, digest in found.items():
        click.echo(f"{digest or '-':64}  {slug}")


@click.command()
@click.option("--duckdb", is_flag=True, help="A query for DuckDB with the type of every column.")
def schema(duckdb: bool) -> None:
    """Print the JSON Schema of a line, or with --duckdb a query that reads every sealed file with its types.

    In the query ARCHIVE stands for the folder. What guesses types from the first rows loses values in lists and keys
    that are empty there.
    """
    from newsscraper.read.columns import columns
    from newsscraper.read.typed import sql_type
    from newsscraper.store.schema import json_schema

    if not duckdb:
        show_json(json_schema())
        return
    types = ",\n".join(f"    '{column.name}': '{sql_type(column)}'" for column in columns("versions"))
    click.echo(f"SELECT * FROM read_json('ARCHIVE/*/articles/*/*.jsonl*', format = 'nd', columns = {{\n{types}\n}});")
