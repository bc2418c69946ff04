"""Changing an archive: sealing, compressing, repairing, copying and taking out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from newsscraper.cli import _options
from newsscraper.cli._archive import (
    Told,
    as_json,
    chosen,
    each,
    new_run_id,
    now,
    of_source,
    show_json,
    size,
    wait,
    writing,
)
from newsscraper.errors import UsageError
from newsscraper.store import home, paths
from newsscraper.store.paths import SourcePaths
from newsscraper.store.withdrawals import REASONS

if TYPE_CHECKING:
    from newsscraper.store.writer import SourceWriter


@click.command()
@_options.archive
@click.argument("name", required=False, metavar="[SOURCE]")
@of_source
@wait
@as_json
def rebuild(root: Path, name: str | None, source: str | None, wait: float, as_json: bool) -> int:
    """Make the state of SOURCE (or of all) again from its files."""
    from newsscraper.store.rebuild import rebuild as make

    if name and source and name != source:
        raise UsageError(f"{name} and --source {source} are two sources: name one, or none for all")

    def one(slug: str) -> Told:
        told = make(root, slug, now=now(), wait=wait)
        line = (
            f"{told.articles:,} articles, {told.versions:,} versions, {told.parts:,} files, "
            f"{told.pending:,} addresses to fetch"
        )
        return Told(msgspec.to_builtins(told), (line,), tuple(told.damage))

    return each(root, name or source, one, as_json=as_json)


@click.command()
@_options.archive
@of_source
@wait
@as_json
def repair(root: Path, source: str | None, wait: float, as_json: bool) -> int:
    """Make a damaged archive usable: damaged bytes are kept aside, what they held is fetched again."""
    from newsscraper.store.repair import repair as mend

    def one(slug: str) -> Told:
        told = mend(root, slug, run_id=new_run_id(), clock=now, wait=wait)
        line = (
            f"{'state rebuilt, ' if told.rebuilt else ''}{len(told.cut)} files cut, "
            f"{len(told.quarantined)} quarantined, {told.requeued:,} articles to fetch again"
        )
        for sentence in told.cut:
            click.echo(f"newsscraper: {sentence}", err=True)
        return Told(msgspec.to_builtins(told), (line,), tuple(told.left))

    return each(root, source, one, as_json=as_json)


@click.command()
@_options.archive
@of_source
@wait
@as_json
def compact(root: Path, source: str | None, wait: float, as_json: bool) -> int:
    """Compress days that ended 48 hours ago into one file each."""

    def one(writer: "SourceWriter") -> Told:
        made = writer.compact()
        return Told({"compacted": made}, tuple(made))

    return each(root, source, writing(root, wait, one), as_json=as_json)


@click.command()
@_options.archive
@of_source
@wait
@as_json
def seal(root: Path, source: str | None, wait: float, as_json: bool) -> int:
    """Seal what is open, that of today too, so that it can be moved and read."""

    def one(writer: "SourceWriter") -> Told:
        made = writer.seal()
        return Told({"sealed": made}, tuple(made))

    return each(root, source, writing(root, wait, one), as_json=as_json)


@click.command()
@_options.archive
@of_source
@wait
@as_json
def release(root: Path, source: str | None, wait: float, as_json: bool) -> int:
    """Make versions of the captures that a mass change held back: you have looked, it is the paper's doing."""

    def one(writer: "SourceWriter") -> Told:
        count = writer.release_held()
        return Told({"released": count}, (f"{count:,} articles released",))

    return each(root, source, writing(root, wait, one), as_json=as_json)


@click.command()
@_options.archive
@as_json
def upgrade(root: Path, as_json: bool) -> None:
    """Bring the archive to the format of this release; sealed files are never rewritten for it."""
    info = home.read_archive(root)
    held = paths.sources(root)
    for slug in held:
        home.check_source(SourcePaths.of(root, slug))
    if as_json:
        show_json({"format": info.format, "sources": held, "upgraded": []})
        return
    what = f"{root} and its {len(held)} source(s) have format {info.format}"
    click.echo(f"{what}, which is the newest one: there is nothing to do")


@click.command()
@_options.archive
@click.argument("target", metavar="DEST", type=click.Path(path_type=Path, file_okay=False))
@of_source
@wait
@as_json
def backup(root: Path, target: Path, source: str | None, wait: float, as_json: bool) -> None:
    """Copy the archive into DEST, consistently, while other sources are crawled; again brings what is new."""
    from newsscraper.store.backup import backup as copy

    chosen(root, source)
    told = copy(root, target, wait=wait, source=source)
    if as_json:
        show_json(told)
        return
    click.echo(
        f"{told.sources} source(s): {told.files} file(s) copied, {size(told.bytes)}; "
        f"{told.unchanged} were there, {told.removed} removed"
    )


@click.command()
@_options.archive
@click.option("--id", "ids", multiple=True, metavar="ID", help="An article (art_…).")
@click.option("--url", "urls", multiple=True, metavar="URL", help="An article, by any address it was seen at.")
@click.option("--query", metavar="WORDS", help="Every article that holds all of these words.")
@click.option("--from", "file", type=click.Path(path_type=Path, dir_okay=False), help="Ids and addresses, one a line.")
@click.option("--reason", required=True, type=click.Choice(REASONS), help="Who or what asks for it.")
@click.option("--dry-run", is_flag=True, help="Only list the places that hold it.")
@wait
@as_json
def withdraw(
    root: Path,
    ids: tuple[str, ...],
    urls: tuple[str, ...],
    query: str | None,
    file: Path | None,
    reason: str,
    dry_run: bool,
    wait: float,
    as_json: bool,
) -> int:
    """Take articles out of every file, for ever: no check, import, rebuild or reextract brings them back.

    Links to them and their headlines go from other articles and other sources too. Called again, it looks again.
    """
    from newsscraper.cli import _withdraw
    from newsscraper.store import recall

    home.read_archive(root)
    wanted = _withdraw.wanted(root, _withdraw.Asked(ids, urls, query, file))
    told = recall.withdraw(root, wanted, reason=reason, run_id=new_run_id(), clock=now, wait=wait, dry_run=dry_run)
    if as_json:
        show_json(told)
    else:
        for source, places in told.places.items():
            if source or places:
                _withdraw.show(source, places)
    for sentence in told.waiting:
        click.echo(f"newsscraper: {sentence}", err=True)
    return told.exit_code
