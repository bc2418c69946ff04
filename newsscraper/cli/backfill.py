"""Go back in time: older articles of a source, worked off by its scheduled runs with spare budget."""

from datetime import UTC, datetime
from pathlib import Path

import click

from newsscraper import publishers
from newsscraper.cli import _options
from newsscraper.errors import UsageError


@click.command()
@click.argument("source")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", required=True, help="Back to articles of this day."
)
@_options.archive
@_options.own_publishers
@click.option("--wait", type=click.FloatRange(0), default=60.0, metavar="SECONDS", help="Wait for another writer.")
@click.option("--dry-run", is_flag=True, help="Only estimate.")
@click.option("-y", "--yes", is_flag=True, help="Begin without asking.")
def command(source: str, since: datetime, root: Path, own: Path, wait: float, dry_run: bool, yes: bool) -> int:
    """Estimate what it takes to go back to a day, then let the scheduled runs do it.

    Nothing is fetched now: the lists of SOURCE are put behind everything else, and each run that has time to spare
    goes on with them. Today's news never waits for it.
    """
    publisher = publishers.get(source, own=own)
    now = datetime.now(UTC)
    if since.date() >= now.date():
        raise UsageError(f"--since {since.date()} lies not in the past")

    from newsscraper.crawl import backfill, watch
    from newsscraper.crawl.reading import seeds
    from newsscraper.store import open_writer
    from newsscraper.store.runs import new_run_id

    lists = [backfill.back(entry, since.date()) for entry in seeds(publisher)]
    if not lists:
        raise UsageError(f"{source} has no sections, feeds or sitemaps to go back in; add some to its file")
    past = watch.caught_up(root, watch.load(root)).past.get(source)
    found = backfill.estimate(publisher, past, since.date(), now.date(), publisher.delay)
    guess = "  (a guess: nothing is known of it yet; crawl it for a day first)" if found.is_guess else ""
    click.echo(f"about {found.pages:,} pages over {found.days:,} days{guess}")
    click.echo(f"about {found.hours:,.1f} hours of requests, one every {publisher.delay:g} s and more")
    click.echo(f"about {found.bytes / 1e9:,.2f} GB")
    if dry_run:
        return 0
    if not yes and not click.confirm("Begin?", default=True, err=True):
        return 1
    with open_writer(
        root, source, run_id=new_run_id(now), clock=lambda: datetime.now(UTC), wait=wait
    ) as writer:  # fmt: skip
        added = writer.add(lists)
    click.echo(
        f"{added} of {len(lists)} lists added; the runs of `newsscraper crawl` work them off in their spare time"
    )
    return 0
