"""Describe a site from live addresses or saved pages: its file, and fixtures that may be published."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import click

from newsscraper import config, extract, publishers
from newsscraper.cli import _options, _saved, _survey
from newsscraper.cli._options import own_publishers
from newsscraper.errors import BadInput, UsageError
from newsscraper.items import Page, Publisher
from newsscraper.publishers import checkup
from newsscraper.testing import accept, fixture, newcomer, record
from newsscraper.testing.newcomer import Saved

if TYPE_CHECKING:
    from newsscraper.testing.sampling import Sample

SHOWN = 70
"""Characters of a value that are shown."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Places:
    """The folders that the command writes into."""

    own: Path
    fixtures: Path
    keep: Path


@click.command()
@click.argument("source")
@click.argument("pages", nargs=-1, required=True, metavar="URL...|FILE[=URL]...")
@click.option("--name", help="The name in its own language.  [default: as its pages say]")
@click.option("--country", metavar="CC", help="Its country, such as LB; brings the zone.")
@click.option("--timezone", metavar="ZONE", help="The zone of its times, such as Asia/Beirut.")
@click.option("--fixtures", type=click.Path(path_type=Path, file_okay=False), default=Path("fixtures"))
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), default=Path("pages"), show_default=True)
@own_publishers
@_options.archive
@_options.asking
def command(
    source: str,
    pages: tuple[str, ...],
    name: str | None,
    country: str | None,
    timezone: str | None,
    fixtures: Path,
    keep: Path,
    own: Path,
    root: Path,
    asking: _options.Asking,
) -> None:
    """Write the file of SOURCE, and fixtures of a section, three articles, and a page that is neither.

    From live addresses (home, a section, an article): one is enough, the rest is found by some twenty polite requests.
    From saved pages: each one's address stands behind it (FILE=URL), in a response.json beside it, or in the page.

    Prints what each layer sees of every field. The fixtures have other words; the true pages are kept in --keep, out of
    git.
    """
    places = Places(own, fixtures, keep / source)
    told = {"slug": source, "name": name, "country": country, "timezone": timezone}
    _survey.amended(publishers.stand_in("nowhere"), told)
    if (fixtures / source).exists():
        raise UsageError(f"{fixtures / source} exists already: remove it, or choose another slug")
    if not any(_ADDRESS.match(one) for one in pages):
        saved = newcomer.sort([_page(one) for one in pages])
        _write(_survey.amended(newcomer.facts(source, saved), told), saved, places)
        return
    if not all(_ADDRESS.match(one) for one in pages):
        raise UsageError("name addresses or files, not both")
    sample = _sampled(pages, root, asking)
    _write(_survey.amended(newcomer.described(sample.facts, sample.saved), told), sample.saved, places)
    _tell_lacking(sample)


def _sampled(urls: Sequence[str], archive: Path, asking: _options.Asking) -> "Sample":
    """Fetch pages of a site, as politely as a crawl does and with its guards."""
    settings = config.load(environ=os.environ)

    from newsscraper.crawl.fetch import fetching
    from newsscraper.crawl.options import Options
    from newsscraper.spiders.run import in_reactor
    from newsscraper.testing.sampling import Sample, sample

    async def look() -> Sample:
        async with fetching(Options(archive=archive, **asking.values(settings))) as fetch:
            return await sample(urls, fetch)

    return in_reactor(look)


def _write(facts: Publisher, saved: Sequence[Saved], places: Places) -> None:
    """Write the publisher's file, the true pages and the fixtures, and say what each layer sees."""
    _survey.check_free(facts, places.own, force=False)
    path = _survey.write(facts, places.own, f"{datetime.now(UTC):%Y-%m-%d}")
    publisher = publishers.load(path)
    click.echo(f"wrote {path}")
    for line in _seen(publisher, saved):
        click.echo(line)
    _keep(saved, places.keep)
    for one in newcomer.chosen(saved):
        click.echo(f"wrote {_fixture(one, publisher, places.fixtures)}")
    click.echo(f"next: newsscraper fixture check {facts.slug}")


def _tell_lacking(sample: "Sample") -> None:
    from newsscraper.testing.sampling import lacking

    for trouble in sample.troubles:
        click.echo(f"newsscraper: {unquote(trouble)}", err=True)
    for what in lacking(sample):
        click.echo(
            f"newsscraper: {what} not found: save one by hand and add it with newsscraper fixture record", err=True
        )


def _page(argument: str) -> Page:
    """Read a saved page and find its address."""
    file, equals, url = argument.partition("=http")
    path = Path(file)
    try:
        body, changed = path.read_bytes(), path.stat().st_mtime
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    fetched, headers = datetime.fromtimestamp(int(changed), UTC), ()
    if (path.parent / "response.json").is_file() and not equals:
        told = fixture.read_response(path.parent)
        return Page(url=told.url, status=told.status, headers=headers, body=body, fetched_at=told.captured_at)
    address = f"http{url}" if equals else _address(body, path)
    return Page(url=address, status=200, headers=headers, body=body, fetched_at=fetched)


def _address(body: bytes, path: Path) -> str:
    """Return the address that a page states of itself; raises `BadInput` when it states none."""
    if url := _saved.address(body):
        return url
    raise BadInput(f"{path} does not say its address: name it as {path}=https://…")


def _seen(publisher: Publisher, saved: Sequence[Saved]) -> Iterator[str]:
    """Yield what each layer sees of every field of the articles; Arabic stands last on its line."""
    for one in saved:
        yield f"\n{one.kind}  {unquote(one.page.url)}"
        if one.kind == "section":
            yield listed(publisher, one.page)
        if one.kind != "article":
            continue
        for field in checkup.check(one.page, publisher, one.page.fetched_at.date()).fields:
            for layer in ("layout", "platform", "stated", "generic"):
                seen = getattr(field, layer)
                if seen is not None:
                    yield f"  {field.name:10} {layer:9} {seen.source:34} {seen.text[:SHOWN]}"


def listed(publisher: Publisher, page: Page) -> str:
    """Return what the publisher's file finds on a section page, in one line."""
    links = extract.links(page.body, url=page.url, publisher=publisher)
    if not links:
        return "  no article links: a crawl would find nothing here; look at article_urls in the file"
    return f"  {len(links)} article links, such as {links[0].title or unquote(links[0].url)}"[:SHOWN]


def _keep(saved: Sequence[Saved], folder: Path) -> None:
    """Write the true pages to a folder that git does not see, and their addresses beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    names = []
    for number, one in enumerate(saved, 1):
        path = folder / f"{number}-{one.kind}.html"
        path.write_bytes(one.page.body)
        names.append(f"{path}={one.page.url}\n")
    (folder / "pages.txt").write_text("".join(names), encoding="utf-8")


def _fixture(one: Saved, publisher: Publisher, root: Path) -> Path:
    """Write a page as a fixture with other words, and what comes out of it."""
    page = newcomer.publishable(one.page)
    name = f"{record.slug(page)[:50]}-{one.kind}"
    folder = record.save(page, root / publisher.slug / name, origin="recorded", why=f"{one.kind} page, words replaced")
    kind, found = accept.expectation(folder, publisher, "links" if one.kind == "section" else None)
    accept.write(folder, kind, found)
    return folder
