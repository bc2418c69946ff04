"""Describe a site from saved pages: its file, and fixtures that may be published."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from newsscraper import publishers
from newsscraper.cli import _survey
from newsscraper.cli._options import own_publishers
from newsscraper.errors import BadInput, UsageError
from newsscraper.extract.page import Document
from newsscraper.items import Page, Publisher
from newsscraper.publishers import checkup
from newsscraper.testing import accept, fixture, newcomer, record

SHOWN = 70
"""Characters of a value that are shown."""


@click.command()
@click.argument("source")
@click.argument("pages", nargs=-1, required=True, metavar="FILE[=URL]...")
@click.option("--name", help="The name in its own language.  [default: as its pages say]")
@click.option("--country", metavar="CC", help="Its country, such as LB; brings the zone.")
@click.option("--timezone", metavar="ZONE", help="The zone of its times, such as Asia/Beirut.")
@click.option("--fixtures", "root", type=click.Path(path_type=Path, file_okay=False), default=Path("fixtures"))
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), default=Path("pages"), show_default=True)
@own_publishers
def command(
    source: str,
    pages: tuple[str, ...],
    name: str | None,
    country: str | None,
    timezone: str | None,
    root: Path,
    keep: Path,
    own: Path,
) -> None:
    """Write the file of SOURCE from saved pages: a section, three articles, and one that is neither.

    Each page's address stands behind it (FILE=URL), in a response.json beside it, or in the page itself. Prints what
    each layer sees of every field. The fixtures have other words; the true pages are kept in --keep, out of git.
    For a live site: newsscraper sources add URL.
    """
    saved = newcomer.sort([_page(one) for one in pages])
    facts = _survey.amended(newcomer.facts(source, saved), {"name": name, "country": country, "timezone": timezone})
    _survey.check_free(facts, own, force=False)
    if (root / source).exists():
        raise UsageError(f"{root / source} exists already: remove it, or choose another slug")
    path = _survey.write(facts, own, f"{datetime.now(UTC):%Y-%m-%d}")
    publisher = publishers.load(path)
    click.echo(f"wrote {path}")
    for line in _seen(publisher, saved):
        click.echo(line)
    _keep(pages, keep / source)
    for one in newcomer.chosen(saved):
        click.echo(f"wrote {_fixture(one, publisher, root)}")
    click.echo(f"next: newsscraper fixture check {source}")


def _page(argument: str) -> Page:
    """Read a saved page and find its address."""
    if re.match(r"https?://", argument):
        raise UsageError(f"{argument} is no file; for a live site: newsscraper sources add {argument}")
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
    document = Document.parse(body, url="http://unknown.invalid/")
    links = (e.get("href") or "" for e in document.tree.iter("link") if e.get("rel") == "canonical")
    stated: list[str] = [*links, *document.meta.get("og:url", ())]
    for url in stated:
        if re.match(r"https?://[^/]+/", url):
            return url
    raise BadInput(f"{path} does not say its address: name it as {path}=https://…")


def _seen(publisher: Publisher, saved: list[newcomer.Saved]) -> Iterator[str]:
    """Yield what each layer sees of every field of the articles; Arabic stands last on its line."""
    for one in saved:
        yield f"\n{one.kind}  {one.page.url}"
        if one.kind != "article":
            continue
        for field in checkup.check(one.page, publisher, one.page.fetched_at.date()).fields:
            for layer in ("layout", "platform", "stated", "generic"):
                seen = getattr(field, layer)
                if seen is not None:
                    yield f"  {field.name:10} {layer:9} {seen.source:34} {seen.text[:SHOWN]}"


def _keep(arguments: tuple[str, ...], folder: Path) -> None:
    """Copy the true pages to a folder that git does not see."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    for number, argument in enumerate(arguments, 1):
        file = Path(argument.partition("=http")[0])
        shutil.copyfile(file, folder / f"{number}-{file.name}")


def _fixture(one: newcomer.Saved, publisher: Publisher, root: Path) -> Path:
    """Write a page as a fixture with other words, and what comes out of it."""
    page = newcomer.publishable(one.page)
    name = f"{record.slug(page)[:50]}-{one.kind}"
    folder = record.save(page, root / publisher.slug / name, origin="recorded", why=f"{one.kind} page, words replaced")
    kind, found = accept.expectation(folder, publisher)
    accept.write(folder, kind, found)
    return folder
