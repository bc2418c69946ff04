"""Archive single addresses: of known publishers, or of any host."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from newsscraper import config, publishers
from newsscraper.cli import _options
from newsscraper.cli.crawl import crawled, permitted
from newsscraper.errors import BadInput
from newsscraper.items import Outcome, Publisher
from newsscraper.vocabulary import RECORDED

if TYPE_CHECKING:
    from newsscraper.crawl.events import Event

_ON_THE_WAY = (Outcome.NOT_MODIFIED, Outcome.REDIRECTED)
"""Outcomes of an address whose article is archived, or is fetched under another one."""


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL|FILE…")
@_options.archive
@_options.own_publishers
@_options.asking
@click.option("--wait", type=click.FloatRange(0), default=60.0, metavar="SECONDS", help="Wait for another writer.")
@click.option("--json", "as_json", is_flag=True, help="What happens, one JSON object a line; the last is the report.")
def command(
    addresses: tuple[str, ...], root: Path, own: Path, asking: _options.Asking, wait: float, as_json: bool
) -> int:
    """Archive single addresses; FILE holds one a line, - is standard input.

    An address of a known publisher goes into its archive, any other into the source host.NAME. One that is archived
    already is fetched again, and is a new version when it changed.
    """
    settings = config.load(environ=os.environ)
    found = grouped(urls(addresses), own)

    from newsscraper.crawl.options import Options

    options = Options(
        archive=root,
        wait=wait,
        only={publisher.slug: tuple(wanted) for publisher, wanted in found},
        **asking.values(settings),
    )
    wanted = [permitted(publisher, settings) for publisher, _ in found]
    useless: list[str] = []
    code = crawled(wanted, options, None, settings, as_json=as_json, hear=partial(_note_useless, useless))
    for line in useless:
        click.echo(f"newsscraper: {line}", err=True)
    return code


def _note_useless(lines: list[str], event: "Event") -> None:
    """Add a line for an address that answered and is no article; those that failed are told with the run's report."""
    from newsscraper.crawl.counts import FAILED
    from newsscraper.crawl.events import PageVisited

    if isinstance(event, PageVisited) and event.outcome not in {*RECORDED, *FAILED, *_ON_THE_WAY}:
        why = f" ({event.error})" if event.error else ""
        lines.append(f"{event.source}: no article but {event.outcome}: {event.url}{why}")


def urls(arguments: Iterable[str]) -> list[str]:
    """Return the addresses that arguments name, each once; raises `BadInput` for one that is neither URL nor file."""
    found: list[str] = []
    for text in arguments:
        found += [_checked(text)] if "://" in text else _of_file(text)
    return list(dict.fromkeys(found))


def _of_file(name: str) -> list[str]:
    lines = ((n, line.strip()) for n, line in enumerate(_lines(name), 1))
    return [_checked(line, f"{name}, line {n}: ") for n, line in lines if line and not line.startswith("#")]


def _lines(name: str) -> list[str]:
    try:
        with click.open_file(name, encoding="utf-8-sig") as file:
            return list(file)
    except OSError as error:
        raise BadInput(f"{name} is neither an address (http://…) nor a file of addresses: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is no text in UTF-8: a file of addresses holds one a line") from error


def _checked(url: str, where: str = "") -> str:
    """Return an address; raises `BadInput`, which says `where` it stands, for what is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise BadInput(f"{where}{url!r} is no http(s) address")
    return url


def grouped(wanted: Iterable[str], own: Path) -> list[tuple[Publisher, list[str]]]:
    """Return the publishers of addresses with their addresses; a host nobody knows gets a stand-in.

    Raises `FactsError` for such a host while a file is wrong: it may be the one that knows it.
    """
    known, broken = _options.known(own)
    found: dict[str, tuple[Publisher, list[str]]] = {}
    for url in wanted:
        host = (urlsplit(url).hostname or "").lower().rstrip(".")
        publisher = publishers.owner(host, known)
        if publisher is None and broken:
            raise next(iter(broken.values()))
        publisher = publisher or publishers.stand_in(host.removeprefix("www."))
        found.setdefault(publisher.slug, (publisher, []))[1].append(url)
    return list(found.values())
