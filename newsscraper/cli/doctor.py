"""Look at sources live: what each layer sees of three articles, and what to mend."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import click
import msgspec

from newsscraper import config, publishers
from newsscraper.cli import _options
from newsscraper.cli.crawl import chosen
from newsscraper.items import Publisher
from newsscraper.publishers import verified
from newsscraper.publishers.checkup import Checked, Field, Seen

if TYPE_CHECKING:
    from newsscraper.crawl.doctor import Diagnosis
    from newsscraper.crawl.options import Options

_WIDTH = 30


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@_options.archive
@_options.own_publishers
@_options.asking
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(sources: tuple[str, ...], root: Path, own: Path, asking: _options.Asking, as_json: bool) -> int:
    """Fetch a list and three articles of each SOURCE (or the configured ones), and say what to mend.

    The result is kept in verified.json beside your publishers' files; `newsscraper sources` shows it.
    """
    settings = config.load(environ=os.environ)
    wanted, broken = chosen(sources, everything=False, own=own, settings=settings)
    for error in broken.values():
        click.echo(f"newsscraper: {error}", err=True)

    from newsscraper.crawl.options import Options
    from newsscraper.spiders.run import in_reactor

    options = Options(archive=root, **asking.values(settings))
    found = in_reactor(lambda: _look(wanted, options))
    day = datetime.now(UTC).date().isoformat()
    verified.note(own, {one.source: verified.Verified(day, one.ok, one.what) for one in found})
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
    else:
        for one in found:
            for line in lines(one, publishers.paths(own=own)[one.source]):
                click.echo(line)
    return 0 if all(one.ok for one in found) and not broken else 1


async def _look(wanted: list[Publisher], options: "Options") -> "list[Diagnosis]":
    from newsscraper.crawl.doctor import diagnose
    from newsscraper.crawl.fetch import fetching

    found = []
    for publisher in wanted:
        async with fetching(options, publisher) as fetch:
            found.append(await diagnose(publisher, fetch))
    return found


def lines(found: "Diagnosis", path: Path) -> Iterator[str]:
    """Yield a diagnosis for a person: lists, the table of each article, advice."""
    yield f"{found.source}: {'well' if found.ok else 'ill'}: {unquote(found.what)}"
    for one in found.lists:
        yield f"  {one.kind:8} {one.links:3} links  {unquote(one.url)}"
    for article in found.articles:
        yield ""
        yield from _table(article)
    if found.reserved:
        yield f"  {found.reserved} of them ask not to be archived: only metadata is kept without a permission"
    yield from (f"  not fetched: {unquote(text)}" for text in found.failed)
    if found.advice:
        yield f"\nWhat to change in {path}:"
    for advice in found.advice:
        yield f"  {advice.field}: {advice.sentence}"
        if advice.line:
            yield f"      {advice.line}"
    if found.rungs:
        yield "\nWhat to try next, the easiest first:"
        yield from (f"  - {rung}" for rung in found.rungs)


def _table(article: Checked) -> Iterator[str]:
    yield f"  {article.outcome}  {unquote(article.url)}"
    for field in article.fields:
        seen = list(_layers(field))
        yield f"    {field.name}" if seen else f"    {field.name:11} not seen by any layer"
        yield from (f"      {line}" for line in seen)


def _layers(field: Field) -> Iterator[str]:
    for name in ("layout", "platform", "stated", "generic"):
        seen: Seen | None = getattr(field, name)
        if seen is not None:
            yield f"{name:9} {seen.source:{_WIDTH}} {' '.join(seen.text.split())[:80]}"
        elif name == "layout" and field.sources:
            yield f"{name:9} {', '.join(field.sources):{_WIDTH}} -"
