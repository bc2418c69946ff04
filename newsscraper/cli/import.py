"""Take in pages and tables of others: WARC, WACZ, JSONL."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
import msgspec

from newsscraper import publishers
from newsscraper.cli import _options, _rows
from newsscraper.cli._again import draft
from newsscraper.cli.archive import new_run_id, now, show_json, wait
from newsscraper.items import FoundVia, Page, Publisher, Record
from newsscraper.store import house
from newsscraper.store.imports import Imported, Importer, ReadPage
from newsscraper.text.urls import host

FILES = click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document.")


@click.group()
def command() -> None:
    """Take in pages and tables of others, each with where it came from.

    An import that was interrupted goes on where it was when it is called again.
    """


class Known:
    """The publishers, by host and by slug: files are read once."""

    def __init__(self, own: Path, source: str | None) -> None:
        self._given = publishers.get(source, own=own) if source else None
        self._all = publishers.all(own=own)

    @lru_cache(maxsize=4096)  # noqa: B019  (lives as long as the command)
    def of(self, url: str) -> Publisher:
        """Return the publisher of an address's host, or a stand-in `host.<name>`."""
        if self._given is not None:
            return self._given
        name = host(url).removeprefix("www.")
        return publishers.owner(name, self._all) or publishers.stand_in(name)


def _importer(root: Path, known: Known, run_id: str, seconds: float) -> Importer:
    return Importer(root, run_id=run_id, clock=now, wait=seconds, source_of=lambda url: known.of(url).slug)


def _captures(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command what one that takes in captures needs."""
    options = (
        FILES,
        _options.archive,
        _options.own_publishers,
        click.option("--source", metavar="SLUG", help="The source of all pages.  [default: by their hosts]"),
        wait,
        as_json,
    )
    for option in reversed(options):
        function = option(function)
    return function


@command.command("warc")
@_captures
def warc_(files: tuple[Path, ...], **options: Any) -> int:
    """Take in the Arabic articles of WARC files (.warc, .warc.gz, .warc.zst), ours or others'."""
    return _take_in(files, Importer.warc, **options)


@command.command()
@_captures
def wacz(files: tuple[Path, ...], **options: Any) -> int:
    """Take in the Arabic articles of WACZ files."""
    return _take_in(files, Importer.wacz, **options)


def _take_in(
    files: tuple[Path, ...],
    take: Callable[[Importer, Path, ReadPage], None],
    *,
    root: Path,
    own: Path,
    source: str | None,
    wait: float,
    as_json: bool,
) -> int:
    known, run_id = Known(own, source), new_run_id()

    def read(page: Page) -> Record | None:
        return draft(page, known.of(page.url), found_on=None, found_via=FoundVia.IMPORT, run_id=run_id)

    with _importer(root, known, run_id, wait) as importer:
        for file in files:
            take(importer, file, read)
    return _close(root, run_id, importer.told, as_json=as_json)


@command.command()
@FILES
@_options.archive
@_options.own_publishers
@click.option("--map", "pairs", multiple=True, metavar="OURS=THEIRS", help="Which of their keys gives a field of ours.")
@click.option("--source", metavar="SLUG", help="The source of all rows.  [default: by their addresses]")
@wait
@as_json
def jsonl(
    files: tuple[Path, ...],
    root: Path,
    own: Path,
    pairs: tuple[str, ...],
    source: str | None,
    wait: float,
    as_json: bool,
) -> int:
    """Take in rows of JSON lines. No bytes prove them: their proof is null, and each is marked `no-proof`."""
    known, run_id = Known(own, source), new_run_id()
    fields, fetched_at = _rows.mapping(pairs), datetime.now(UTC).replace(microsecond=0)
    with _importer(root, known, run_id, wait) as importer:
        for file in files:
            importer.rows(
                file,
                _json_lines(file, importer.told),
                lambda row: _rows.record(row, fields, known.of, fetched_at=fetched_at, run_id=run_id),
            )
    return _close(root, run_id, importer.told, as_json=as_json)


def _json_lines(file: Path, told: Imported) -> Iterator[tuple[int, dict[str, object]]]:
    at = 0
    with file.open("rb") as stream:
        for line in stream:
            try:
                row = msgspec.json.decode(line, type=dict[str, object]) if line.strip() else None
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                told.damage.append(f"{file} at byte {at}: no JSON object: {error}")
                row = None
            if row is not None:
                yield at, row
            at += len(line)


def _close(root: Path, run_id: str, told: Imported, *, as_json: bool) -> int:
    """Seal what an earlier import was killed over, and tell: what it took in already opens no source again."""
    told.damage += house.tidy(root, run_id=run_id, clock=now)
    return _tell(told, as_json=as_json)


def _tell(told: Imported, *, as_json: bool) -> int:
    for sentence in told.damage:
        click.echo(f"newsscraper: {sentence}", err=True)
    if as_json:
        show_json({"verdicts": told.verdicts, "passed": told.passed, "sources": sorted(told.sources)})
    else:
        for word, count in sorted(told.verdicts.items()):
            click.echo(f"{count:9,}  {word}")
        for word, count in sorted(told.passed.items()):
            click.echo(f"{count:9,}  passed over: {word}")
    return 1 if told.damage else 0
