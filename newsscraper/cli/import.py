"""Take in pages and tables of others: WARC, WACZ, JSONL."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from newsscraper import publishers
from newsscraper.cli import _options, _rows
from newsscraper.cli._again import draft
from newsscraper.cli._archive import new_run_id, now, show_json, wait
from newsscraper.cli._group import Group
from newsscraper.cli._json_rows import json_rows
from newsscraper.cli._mapping import Mapping
from newsscraper.errors import BadInput
from newsscraper.items import FoundVia, Page, Publisher, Record
from newsscraper.store import house
from newsscraper.store.imports import Imported, Importer
from newsscraper.text.urls import host

FILES = click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
)
_MOST_SHOWN = 20
"""Sentences about damage that are printed; `--json` has them all."""
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document.")


@click.group(cls=Group)
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
    take: Callable[..., None],
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
            with _readable(file, importer.told, alone=len(files) == 1) as (path, name):
                take(importer, path, read, name=name)
    return _close(root, run_id, importer.told, as_json=as_json)


@contextmanager
def _readable(file: Path, told: Imported, *, alone: bool) -> Iterator[tuple[Path, str | None]]:
    """Give a file that can be read twice, and its name if it is a copy: a pipe is copied first.

    A file that is no such thing is told, so that the others are taken all the same; one that was given `alone` raises.
    """
    try:
        if file.is_file():
            yield file, None
            return
        name = "stdin" if str(file) == "-" else str(file)
        with TemporaryDirectory(prefix="newsscraper-") as folder, click.open_file(str(file), "rb") as pipe:
            copy = Path(folder) / "copy"
            with copy.open("wb") as target:
                shutil.copyfileobj(pipe, target)
            yield copy, name
    except BadInput as error:
        if alone:
            raise
        told.damage.append(str(error))


@command.command()
@FILES
@_options.archive
@_options.own_publishers
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="THEIRS=OURS",
    help="Which of their keys gives a field of ours; a.b for b in a.",
)
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
    """Take in rows of JSON lines (.jsonl, .jsonl.gz, .jsonl.zst, - for stdin).

    No bytes prove them: their proof is null, and each is marked `no-proof`.
    Fields: title, body, url, published … as in the archive, or by --map, such as --map text=body --map link=url
    --map author.name=authors.
    """
    known, run_id = Known(own, source), new_run_id()
    mapping, fetched_at = Mapping(pairs), datetime.now(UTC).replace(microsecond=0)
    with _importer(root, known, run_id, wait) as importer:
        for file in files:
            with _readable(file, importer.told, alone=len(files) == 1) as (path, name):
                importer.rows(
                    path,
                    partial(json_rows, path),
                    lambda row: _rows.record(row, mapping, known.of, fetched_at=fetched_at, run_id=run_id),
                    name=name,
                )
        importer.told.damage += mapping.unmet()
    return _close(root, run_id, importer.told, as_json=as_json)


def _close(root: Path, run_id: str, told: Imported, *, as_json: bool) -> int:
    """Seal what an earlier import was killed over, and tell: what it took in already opens no source again."""
    told.damage += house.tidy(root, run_id=run_id, clock=now)
    return _tell(told, as_json=as_json)


def _tell(told: Imported, *, as_json: bool) -> int:
    for sentence in told.damage[:_MOST_SHOWN]:
        click.echo(f"newsscraper: {sentence}", err=True)
    if (more := len(told.damage) - _MOST_SHOWN) > 0:
        click.echo(f"newsscraper: and {more:,} more such lines; all of them with --json", err=True)
    if as_json:
        show_json(
            {
                "verdicts": told.verdicts,
                "passed": told.passed,
                "sources": sorted(told.sources),
                "damage": told.damage,
            }
        )
    else:
        for word, count in sorted(told.verdicts.items()):
            click.echo(f"{count:9,}  {word}")
        for word, count in sorted(told.passed.items()):
            click.echo(f"{count:9,}  passed over: {word}")
    return 1 if told.damage else 0
