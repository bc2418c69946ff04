"""Look after an archive: count, verify, repair, rebuild, compact, withdraw, back up."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from newsscraper.cli import _options
from newsscraper.cli._group import Group
from newsscraper.errors import ArchiveLocked, NewsscraperError, UnknownSource
from newsscraper.store import home, manifest, open_writer, paths
from newsscraper.store.paths import SourcePaths
from newsscraper.store.withdrawals import REASONS
from newsscraper.store.writer import SourceWriter

wait = click.option("--wait", type=click.FloatRange(0), default=0.0, metavar="SECONDS", help="Wait for another writer.")
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
of_source = click.option("--source", metavar="SLUG", help="Only this source.")


@click.group(cls=Group)
def command() -> None:
    """Look after an archive."""


def now() -> datetime:
    """Return the present, UTC."""
    return datetime.now(UTC)


def new_run_id() -> str:
    """Return the name under which a command writes: its start, and four characters against two in one second."""
    return f"{now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def chosen(root: Path, source: str | None) -> list[str]:
    """Return the sources that a command is for; raises `ArchiveFormat`, `UnknownSource` for one that is not there."""
    home.read_archive(root)
    held = paths.sources(root)
    if source is not None and source not in held:
        raise UnknownSource(f"{root} holds no source {source!r}; it holds: {', '.join(held) or 'none'}")
    return [source] if source else held


def each(root: Path, source: str | None, seconds: float, work: Callable[[SourceWriter], list[str]]) -> int:
    """Do something with every source under its lock, and print what it returns; the exit code is the gravest one."""
    codes = {0}
    for slug in chosen(root, source):
        try:
            with open_writer(root, slug, run_id=new_run_id(), clock=now, wait=seconds) as writer:
                for line in work(writer):
                    click.echo(f"{slug}  {line}")
        except NewsscraperError as error:
            click.echo(f"newsscraper: {error}", err=True)
            codes.add(error.exit_code)
            continue
        for sentence in writer.damage:
            click.echo(f"newsscraper: {sentence}", err=True)
            codes.add(1)
    return 1 if 1 in codes else max(codes)


def show_json(found: Any) -> None:
    """Print one JSON document."""
    click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())


def size(count: int) -> str:
    """Return bytes as a person reads them: `3.2 GB`."""
    value = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} TB"


# ── looking ──────────────────────────────────────────────────────────────────────────────────────


@command.command()
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
    click.echo(
        f"{'source':24} {'articles':>9} {'versions':>9} {'waiting':>8} {'held':>5} {'size':>9} {'a day':>9}  days"
    )
    for one in told.sources:
        numbers = [one.articles, one.versions, one.waiting, one.held]
        shown = ["?" if number is None else f"{number:,}" for number in numbers]
        days = f"{one.first_day} to {one.last_day}" if one.first_day else "-"
        click.echo(
            f"{one.source:24} {shown[0]:>9} {shown[1]:>9} {shown[2]:>8} {shown[3]:>5} "
            f"{size(sum(one.bytes.values())):>9} {size(one.bytes_a_day):>9}  {days}"
        )
    click.echo(f"{size(told.bytes)} in all, {told.bytes_a_day / 1e9:.3f} GB a day, {size(told.free)} free")
    click.echo(f"the disk is full on {told.full_on}" if told.full_on else "the disk will not be full within a century")


@command.command()
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


@command.command()
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


# ── mending ──────────────────────────────────────────────────────────────────────────────────────


@command.command()
@_options.archive
@click.argument("source", required=False)
@wait
@as_json
def rebuild(root: Path, source: str | None, wait: float, as_json: bool) -> int:
    """Make the state of SOURCE (or of all) again from its files."""
    from newsscraper.store.rebuild import rebuild as make

    found = {slug: make(root, slug, now=now(), wait=wait) for slug in chosen(root, source)}
    if as_json:
        show_json(found)
    for slug, told in found.items():
        if not as_json:
            click.echo(
                f"{slug}  {told.articles:,} articles, {told.versions:,} versions, {told.parts:,} files, "
                f"{told.pending:,} addresses to fetch"
            )
        for sentence in told.damage:
            click.echo(f"newsscraper: {sentence}", err=True)
    return 1 if any(told.damage for told in found.values()) else 0


@command.command()
@_options.archive
@of_source
@wait
@as_json
def repair(root: Path, source: str | None, wait: float, as_json: bool) -> int:
    """Make a damaged archive usable: damaged bytes are kept aside, what they held is fetched again."""
    from newsscraper.store.repair import repair as mend

    run = new_run_id()
    found = {slug: mend(root, slug, run_id=run, clock=now, wait=wait) for slug in chosen(root, source)}
    if as_json:
        show_json(found)
    for slug, told in found.items():
        if not as_json:
            click.echo(
                f"{slug}  {'state rebuilt, ' if told.rebuilt else ''}{len(told.cut)} files cut, "
                f"{len(told.quarantined)} quarantined, {told.requeued:,} articles to fetch again"
            )
        for sentence in [*told.cut, *told.left]:
            click.echo(f"newsscraper: {sentence}", err=True)
    return 1 if any(told.left for told in found.values()) else 0


@command.command()
@_options.archive
@of_source
@wait
def compact(root: Path, source: str | None, wait: float) -> int:
    """Compress days that ended 48 hours ago into one file each."""
    return each(root, source, wait, lambda writer: writer.compact())


@command.command()
@_options.archive
@of_source
@wait
def seal(root: Path, source: str | None, wait: float) -> int:
    """Seal what is open, that of today too, so that it can be moved and read."""
    return each(root, source, wait, lambda writer: writer.seal())


@command.command()
@_options.archive
@of_source
@wait
def release(root: Path, source: str | None, wait: float) -> int:
    """Make versions of the captures that a mass change held back: you have looked, it is the paper's doing."""
    return each(root, source, wait, lambda writer: [f"{writer.release_held()} articles released"])


@command.command()
@_options.archive
def upgrade(root: Path) -> None:
    """Bring the archive to the format of this release; sealed files are never rewritten for it."""
    info = home.read_archive(root)
    held = paths.sources(root)
    for slug in held:
        home.check_source(SourcePaths.of(root, slug))
    what = f"{root} and its {len(held)} source(s) have format {info.format}"
    click.echo(f"{what}, which is the newest one: there is nothing to do")


@command.command()
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


@command.command()
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
    return ArchiveLocked.exit_code if told.waiting else 0
