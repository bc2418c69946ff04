"""Read the archived pages again with the present rules: what would change, and layers for what does."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from newsscraper import publishers
from newsscraper.cli import _options
from newsscraper.cli._again import reextractor
from newsscraper.cli._archive import chosen, new_run_id, now, show_json, wait
from newsscraper.errors import UsageError
from newsscraper.store import open_writer
from newsscraper.store.again import Told, read_again
from newsscraper.store.paths import SourcePaths

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@_options.archive
@_options.own_publishers
@click.option("--source", metavar="SLUG", help="Only this source.")
@click.option("--since", type=DAY, metavar="DAY", help="Only articles published on this day or later.")
@click.option("--until", type=DAY, metavar="DAY", help="Only articles published on this day or before.")
@click.option("--dry-run", is_flag=True, help="Write nothing: count per field what would change, gain and lose.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Only N records of each source; for --dry-run.")
@wait
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(
    root: Path,
    own: Path,
    source: str | None,
    since: datetime | None,
    until: datetime | None,
    dry_run: bool,
    sample: int | None,
    wait: float,
    as_json: bool,
) -> None:
    """Read archived pages again. What differs becomes a line in layers, never a version."""
    if sample is not None and not dry_run:
        raise UsageError("--sample is for --dry-run: a part of the layers would look like all of them")
    first, last = since.date() if since else None, until.date() if until else None
    again, found = reextractor(own), {}
    sources = chosen(root, source)
    _say_unknown(sources, own)
    for slug in sources:
        if dry_run:
            told = Told()
            folder = SourcePaths.of(root, slug).folder
            for _ in read_again(folder, again, told, since=first, until=last, sample=sample):
                pass
        else:
            with open_writer(root, slug, run_id=new_run_id(), clock=now, wait=wait) as writer:
                told = writer.reextract(again, since=first, until=last)
        found[slug] = told
    if as_json:
        show_json(found)
        return
    for slug, told in found.items():
        _show(slug, told)


def _say_unknown(sources: Iterable[str], own: Path) -> None:
    """Name the sources without a publisher's file: their fields would be lost to the generic rules without a word."""
    for slug in sources:
        if not slug.startswith("host.") and slug not in publishers.paths(own=own):
            click.echo(
                f"newsscraper: {slug}: no publisher's file of this name, so its pages are read by the generic rules "
                f"alone; put {slug}.toml into {own} or name its folder with --publishers",
                err=True,
            )


def _show(slug: str, told: Told) -> None:
    click.echo(
        f"{slug}: {told.looked:,} records: {told.same:,} the same, {told.differing:,} differ, "
        f"{told.unread:,} no article any more, {told.without_bytes:,} without bytes"
    )
    for name, count in sorted(told.fields.items()):
        click.echo(f"  {name:20} change {count.change:6,}  gain {count.gain:6,}  lose {count.lose:6,}")
    for diff in told.diffs:
        click.echo(f"  {diff.version_id}  {diff.field}\n    - {diff.before}\n    + {diff.after}")
