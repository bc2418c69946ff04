"""Crawl sources into the archive: what is new, what changed, what is gone."""

import dataclasses
import os
from datetime import datetime
from pathlib import Path

import click

from newsscraper import config, publishers
from newsscraper.cli import _options
from newsscraper.errors import UsageError
from newsscraper.items import Publisher


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@click.option("--all", "everything", is_flag=True, help="Every publisher that is known.")
@_options.archive
@_options.own_publishers
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Do not look for articles published before this day.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N article pages a source.")
@click.option("--time-limit", type=click.FloatRange(1), metavar="SECONDS", help="Begin nothing new after this time.")
@_options.asking
@click.option("--wait", type=click.FloatRange(0), default=0.0, metavar="SECONDS", help="Wait for another writer.")
@click.option("--metrics", type=click.Path(path_type=Path, dir_okay=False), help="Write a Prometheus text file.")
@click.option("--json", "as_json", is_flag=True, help="The report on stdout, as one JSON document.")
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
    wanted = chosen(sources or settings.sources, everything=everything, own=own, settings=settings)

    from newsscraper.crawl.run import Options

    options = Options(
        archive=root,
        since=since.date() if since else None,
        limit=limit,
        time_limit=time_limit,
        wait=wait,
        **asking.values(settings),
    )
    return crawled(wanted, options, metrics, settings.notify, as_json=as_json)


def chosen(sources: tuple[str, ...], *, everything: bool, own: Path, settings: config.Config) -> list[Publisher]:
    """Return the publishers to crawl, with the operator's permissions; raises `UsageError` when none is named."""
    if not sources and not everything:
        raise UsageError(
            "no source named: try `newsscraper crawl alahed`, `newsscraper crawl --all`, or `newsscraper init` "
            "to choose the sources that `newsscraper crawl` shall crawl"
        )
    names = sorted(publishers.paths(own=own)) if everything else list(dict.fromkeys(sources))
    found = [publishers.get(name, own=own) for name in names]
    return [permitted(publisher, settings) for publisher in found]


def permitted(publisher: Publisher, settings: config.Config) -> Publisher:
    """Return a publisher with the permission that the operator's configuration states."""
    own = settings.source.get(publisher.slug)
    return dataclasses.replace(publisher, permission=own.permission) if own and own.permission else publisher


def crawled(
    wanted: list[Publisher], options: object, metrics_file: Path | None, tell: config.Notify, *, as_json: bool
) -> int:
    """Crawl, show what is worth showing, tell who wants to know, and return the exit code."""
    from rich.console import Console

    from newsscraper.crawl import display, metrics, notify, report
    from newsscraper.crawl.run import Options, crawl, in_reactor
    from newsscraper.store import house

    assert isinstance(options, Options)
    console = Console(stderr=True)
    if not options.contact:
        click.echo("newsscraper: no contact address is set: webmasters cannot reach you; use --contact", err=True)

    async def work() -> report.RunReport:
        async with display.watching(options, console) as watched:
            return await crawl(wanted, watched)

    told = in_reactor(work)
    problems = house.tidy(options.archive, run_id=told.run, clock=options.clock)
    for sentence in problems:
        click.echo(f"newsscraper: {sentence}", err=True)
    if metrics_file is not None:
        metrics.write(metrics_file, told)
    if as_json:
        click.echo(report.encode(told))
    if console.is_terminal or as_json or display.is_worth_telling(told):
        display.show(told, console)
    for sentence in notify.send(tell, told):
        click.echo(f"newsscraper: {sentence}", err=True)
    return 1 if problems and told.exit_code != report.INTERRUPTED else told.exit_code
