"""Crawl sources into the archive: what is new, what changed, what is gone."""

import dataclasses
import difflib
import os
import sys
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsscraper import config, publishers
from newsscraper.cli import _options
from newsscraper.errors import FactsError, NewsscraperError, UnknownSource, UsageError
from newsscraper.items import Publisher

if TYPE_CHECKING:
    from newsscraper.crawl.events import Event, Tell
    from newsscraper.crawl.report import RunReport


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@click.option("--all", "everything", is_flag=True, help="Every publisher that is known.")
@_options.archive
@_options.own_publishers
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Do not look for articles published before this day.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N article pages a source.")
@click.option("--time-limit", type=click.FloatRange(1), metavar="SECONDS", help="Begin nothing new after this time.")
@_options.asking
@click.option("--wait", type=click.FloatRange(0), default=0.0, metavar="SECONDS", help="Wait for another writer.")
@click.option("--metrics", type=click.Path(path_type=Path, dir_okay=False), help="Write a Prometheus text file.")
@click.option("--json", "as_json", is_flag=True, help="What happens, one JSON object a line; the last is the report.")
def command(
    sources: tuple[str, ...],
    everything: bool,
    root: Path,
    own: Path,
    since: datetime | None,
    limit: int | None,
    time_limit: float | None,
    asking: _options.Asking,
    wait: float,
    metrics: Path | None,
    as_json: bool,
) -> int:
    """Crawl SOURCEs (or the configured ones) into the archive."""
    settings = config.load(environ=os.environ)
    wanted, broken = chosen(sources, everything=everything, own=own, settings=settings)

    from newsscraper.crawl.options import Options

    options = Options(
        archive=root,
        broken=broken,
        since=since.date() if since else None,
        limit=limit,
        time_limit=time_limit,
        wait=wait,
        workers=settings.crawl.workers,
        **asking.values(settings),
    )
    return crawled(wanted, options, metrics, settings, as_json=as_json)


def chosen(
    sources: tuple[str, ...], *, everything: bool, own: Path, settings: config.Config
) -> tuple[list[Publisher], dict[str, NewsscraperError]]:
    """Return the publishers to crawl, with the operator's permissions, and those that cannot be: of wrong files.

    Without names the configured ones. Raises `UsageError` when there are none either, `UnknownSource` for a name that
    was typed and no file has, and the first error when nothing is left to crawl.
    """
    known = publishers.paths(own=own)
    _warn(settings, known)
    names = sorted(known) if everything else list(dict.fromkeys(sources or settings.sources))
    if not names:
        raise UsageError(
            "no source named: try `newsscraper crawl alahed`, `newsscraper crawl --all`, or `newsscraper init` "
            "to choose the sources that `newsscraper crawl` shall crawl"
        )
    found: list[Publisher] = []
    broken: dict[str, NewsscraperError] = {}
    for name in names:
        try:
            found.append(permitted(publishers.get(name, own=own), settings))
        except (FactsError, UnknownSource) as error:
            if isinstance(error, UnknownSource) and sources:
                raise
            broken[name] = error
    if broken and not found:
        raise next(iter(broken.values()))
    return found, broken


def _warn(settings: config.Config, known: Collection[str]) -> None:
    """Name settings of sources that nobody knows: a permission under a misspelt name would be worth nothing."""
    for slug in settings.source:
        if slug not in known and not slug.startswith("host."):
            near = difflib.get_close_matches(slug, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "see: newsscraper sources"
            click.echo(f"newsscraper: {config.FILE}: [source.{slug}] is about no source; {hint}", err=True)


def permitted(publisher: Publisher, settings: config.Config) -> Publisher:
    """Return a publisher with the permission that the operator's configuration states."""
    own = settings.source.get(publisher.slug)
    return dataclasses.replace(publisher, permission=own.permission) if own and own.permission else publisher


def _ignored(event: "Event") -> None:
    """Say nothing."""


def crawled(
    wanted: list[Publisher],
    options: object,
    metrics_file: Path | None,
    settings: config.Config,
    *,
    as_json: bool,
    hear: "Tell" = _ignored,
) -> int:
    """Crawl, show what is worth showing, tell who wants to know, and return the exit code.

    `hear` gets what happens where it is not printed as JSON.
    """
    from rich.console import Console

    from newsscraper.crawl import display, events, notify, progress, report
    from newsscraper.crawl.options import Options
    from newsscraper.read import index
    from newsscraper.spiders.run import crawl, in_reactor
    from newsscraper.store import house

    assert isinstance(options, Options)
    console = Console(stderr=True)
    tell = _printed if as_json else hear
    if not options.contact:
        click.echo("newsscraper: no contact address is set: webmasters cannot reach you; use --contact", err=True)

    async def work() -> report.RunReport:
        told_to = dataclasses.replace(options, tell=tell)
        if as_json and sys.stdout.isatty():  # the lines themselves show how it goes
            return await crawl(wanted, told_to)
        async with progress.watching(told_to, console) as watched:
            return await crawl(wanted, watched)

    told = in_reactor(work)
    problems = [*house.tidy(options.archive, run_id=told.run, clock=options.clock), *_measured(metrics_file, told)]
    late = index.update_index(options.archive) if told.exit_code != report.INTERRUPTED else None
    for sentence in (*problems, late) if late else problems:
        click.echo(f"newsscraper: {sentence}", err=True)
    if console.is_terminal or display.is_worth_telling(told):
        display.show(told, console)
    for sentence in notify.send(settings.notify, told):
        click.echo(f"newsscraper: {sentence}", err=True)
    code = 1 if problems and told.exit_code != report.INTERRUPTED else told.exit_code
    for alarm in told.alarms:
        tell(events.Alarm(alarm=alarm))
    tell(events.RunEnded(report=told, exit_code=code))
    return code


def _measured(path: Path | None, told: "RunReport") -> list[str]:
    """Write the file of figures, and return a sentence when it cannot be: alarms must be told all the same."""
    from newsscraper.crawl import metrics

    try:
        if path is not None:
            metrics.write(path, told)
    except OSError as error:
        return [f"{path} cannot be written: {error.strerror}; give another --metrics"]
    return []


def _printed(event: "Event") -> None:
    """Print an event as one line of JSON."""
    from newsscraper.crawl import events

    try:
        click.echo(events.line(event), nl=False)
    except BrokenPipeError:  # the reader has gone; the crawl goes on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
