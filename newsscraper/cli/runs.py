"""What the runs did: a table of the last ones, or one run whole."""

from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from newsscraper.cli import _options
from newsscraper.cli._group import Group
from newsscraper.errors import ArchiveDamage, UsageError
from newsscraper.store import home, paths, runs
from newsscraper.store.runs import Kept

T = TypeVar("T")


class Line(msgspec.Struct):
    """What the table shows of a source in a run."""

    source: str
    pages: int = 0
    new: int = 0
    changed: int = 0
    failed: int = 0


class Told(msgspec.Struct):
    """What the table shows of a run."""

    run: str
    started_at: datetime
    ended_at: datetime
    exit_code: int = 0
    kind: str = "crawl"
    sources: tuple[Line, ...] = ()
    alarms: tuple[msgspec.Raw, ...] = ()

    def figures(self) -> tuple[int, ...]:
        """Return pages, new, changed and failed of all sources together."""
        return tuple(sum(getattr(one, name) for one in self.sources) for name in ("pages", "new", "changed", "failed"))


@click.group(cls=Group, invoke_without_command=True)
@_options.archive
@click.option("--last", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="The last N runs.")
@click.option("--source", metavar="SLUG", help="Only runs that crawled this source.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_context
def command(ctx: click.Context, root: Path, last: int, source: str | None, as_json: bool) -> None:
    """List the last runs, the newest first."""
    ctx.obj = root
    if ctx.invoked_subcommand is not None:
        return
    home.read_archive(root)
    found = _last(root, last, source)
    if source is not None and not found:
        click.echo(f"newsscraper: no run knows a source {source!r}; those of the archive: {_held(root)}", err=True)
    if as_json:
        click.echo(msgspec.json.encode([_summary(told) for told in found]).decode())
        return
    click.echo(f"{'run':25} {'minutes':>7} {'sources':>7} {'pages':>6} {'new':>5} {'changed':>7} {'failed':>6}  exit")
    for told in found:
        pages, new, changed, failed = told.figures()
        minutes = (told.ended_at - told.started_at).total_seconds() / 60
        alarms = f"  {len(told.alarms)} alarm(s)" if told.alarms else ""
        kind = f"  {told.kind}" if told.kind != "crawl" else ""
        click.echo(
            f"{told.run:25} {minutes:7.1f} {len(told.sources):7} {pages:6} {new:5} {changed:7} {failed:6}  "
            f"{told.exit_code:4}{kind}{alarms}"
        )


def _last(root: Path, last: int, source: str | None) -> list[Told]:
    found: list[Told] = []
    for kept in runs.newest_first(root):
        told = _read(kept, Told)
        if source is None or any(line.source == source for line in told.sources):
            found.append(told)
        if len(found) >= last:
            break
    return found


def _held(root: Path) -> str:
    return ", ".join(paths.sources(root)) or "none"


def _summary(told: Told) -> dict[str, object]:
    pages, new, changed, failed = told.figures()
    return {
        "run": told.run,
        "started_at": told.started_at,
        "ended_at": told.ended_at,
        "exit_code": told.exit_code,
        "kind": told.kind,
        "sources": [line.source for line in told.sources],
        "pages": pages,
        "new": new,
        "changed": changed,
        "failed": failed,
        "alarms": len(told.alarms),
    }


@command.command()
@click.argument("run", default="last")
@_options.archive_of_group
@click.option("--json", "as_json", is_flag=True, help="The report as it is kept.")
def show(root: Path, run: str, as_json: bool) -> None:
    """Show one run whole: RUN is its name, the beginning of it, or `last`."""
    home.read_archive(root)
    kept = _one(root, run)
    if as_json:
        click.echo(msgspec.json.format(kept.document, indent=2))
        return
    from rich.console import Console

    from newsscraper.crawl import display
    from newsscraper.crawl.report import RunReport

    told = _read(kept, RunReport)
    console = Console()
    console.print(
        f"{told.run}: {told.started_at:%Y-%m-%d %H:%M:%S} to {told.ended_at:%H:%M:%S} UTC, exit {told.exit_code}",
        highlight=False,
    )
    display.show(told, console)
    for line in display.failures(told):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_context
def alarms(ctx: click.Context, as_json: bool) -> None:
    """List the alarms that are open, the oldest first."""
    root: Path = ctx.obj
    home.read_archive(root)

    from newsscraper.crawl import watch
    from newsscraper.crawl.alarms import sentence

    found = sorted(watch.load(root).open, key=lambda alarm: (alarm.since, alarm.source))
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    if not found:
        click.echo("newsscraper: no alarm is open", err=True)
    for alarm in found:
        click.echo(sentence(alarm))


def _one(root: Path, name: str) -> Kept:
    if name == "last":
        found = [*islice(runs.newest_first(root), 1)]
    else:
        found = runs.beginning_with(root, name)
        found = [kept for kept in found if kept.name == name] or found
    if not found:
        raise UsageError(f"no run is called {name!r}; see: newsscraper runs")
    if len(found) > 1:
        some = ", ".join(kept.name for kept in found[-3:])
        raise UsageError(f"{len(found)} runs begin with {name!r}, the last ones {some}: type more of the name")
    return found[0]


def _read(kept: Kept, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(kept.document, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ArchiveDamage(f"{kept.path} cannot be read: {error}; restore it from a backup or delete it") from error
