"""What the commands that look after an archive share: options, and how they tell, source by source, what they did."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from newsscraper.errors import NewsscraperError, UnknownSource
from newsscraper.store import home, paths, runs

if TYPE_CHECKING:
    from newsscraper.store.writer import SourceWriter

wait = click.option("--wait", type=click.FloatRange(0), default=0.0, metavar="SECONDS", help="Wait for another writer.")
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
of_source = click.option("--source", metavar="SLUG", help="Only this source.")


@dataclass(frozen=True)
class Told:
    """What was done with one source."""

    values: dict[str, Any]
    """For `--json`, where `damage` is added."""
    lines: tuple[str, ...] = ()
    """For a person, on stdout, behind the name of the source."""
    damage: tuple[str, ...] = ()
    """Sentences about what is broken: exit 1."""


def now() -> datetime:
    """Return the present, UTC."""
    return datetime.now(UTC)


def new_run_id() -> str:
    """Return the name under which a command writes."""
    return runs.new_run_id(now())


def chosen(root: Path, source: str | None) -> list[str]:
    """Return the sources that a command is for; raises `ArchiveFormat`, `UnknownSource` for one that is not there."""
    home.read_archive(root)
    held = paths.sources(root)
    if source is not None and source not in held:
        raise UnknownSource(f"{root} holds no source {source!r}; it holds: {', '.join(held) or 'none'}")
    return [source] if source else held


def each(root: Path, source: str | None, work: Callable[[str], Told], *, as_json: bool) -> int:
    """Do something with every source and tell it, as text or as one JSON document; the exit code is the gravest one.

    The document has a key for each source; that of one that was refused holds `error` alone.
    """
    codes, document = {0}, dict[str, Any]()
    for slug in chosen(root, source):
        try:
            told = work(slug)
        except NewsscraperError as error:
            click.echo(f"newsscraper: {error}", err=True)
            codes.add(error.exit_code)
            document[slug] = {"error": str(error)}
            continue
        document[slug] = {**told.values, "damage": told.damage}
        if not as_json:
            _say(f"{slug}  {line}" for line in told.lines)
        for sentence in told.damage:
            click.echo(f"newsscraper: {sentence}", err=True)
            codes.add(1)
    if as_json:
        show_json(document)
    return 1 if 1 in codes else max(codes)


def _say(lines: Iterable[str]) -> None:
    """Print lines; when their reader has gone, as `| head` does, the work goes on without them."""
    with suppress(BrokenPipeError):
        for line in lines:
            click.echo(line)


def writing(root: Path, seconds: float, work: "Callable[[SourceWriter], Told]") -> Callable[[str], Told]:
    """Return how something is done with a source under its lock; what recovery found broken is told too."""

    from newsscraper.store import open_writer  # looking at an archive needs no writer

    def one(slug: str) -> Told:
        with open_writer(root, slug, run_id=new_run_id(), clock=now, wait=seconds) as writer:
            told = work(writer)
        return replace(told, damage=(*told.damage, *writer.damage))

    return one


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
