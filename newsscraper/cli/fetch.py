"""Archive single addresses: of known publishers, or of any host."""

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import click

from newsscraper import config, publishers
from newsscraper.cli import _options
from newsscraper.cli.crawl import crawled, permitted
from newsscraper.errors import BadInput
from newsscraper.items import Publisher


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
    return crawled(wanted, options, None, settings, as_json=as_json)


def urls(arguments: Iterable[str]) -> list[str]:
    """Return the addresses that arguments name, each once; raises `BadInput` for one that is neither URL nor file."""
    found: list[str] = []
    for text in arguments:
        lines = [text] if "://" in text else _lines(text)
        for line in filter(None, map(str.strip, lines)):
            if not line.startswith("#"):
                found.append(_checked(line))
    return list(dict.fromkeys(found))


def _lines(name: str) -> list[str]:
    try:
        with click.open_file(name, encoding="utf-8") as file:
            return list(file)
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{name} is neither an address (http://…) nor a file of addresses: {error}") from error


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise BadInput(f"{url!r} is no http(s) address")
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
