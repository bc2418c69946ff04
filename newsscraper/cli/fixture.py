"""Save pages as fixtures, check them, accept what comes out of them."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import click

from newsscraper import config, publishers
from newsscraper.cli import _instants, _options, _printing
from newsscraper.cli._group import Group
from newsscraper.cli._options import own_publishers
from newsscraper.errors import BadInput, NewsscraperError, UsageError
from newsscraper.items import Page, Publisher
from newsscraper.store import warcread
from newsscraper.testing import accept as accepting
from newsscraper.testing import fixture as fixtures
from newsscraper.testing import newcomer
from newsscraper.testing import record as recording
from newsscraper.testing import scramble as scrambling
from newsscraper.text.marks import BIDI, NBSP, ZERO_WIDTH
from newsscraper.text.urls import belongs

_INVISIBLE = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f{BIDI}{ZERO_WIDTH}{NBSP}]")

root_option = click.option(
    "--fixtures",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("fixtures"),
    show_default=True,
    help="The folder of the fixtures.",
)


@click.group(cls=Group)
def command() -> None:
    """Save pages as fixtures, check them, accept what comes out of them."""


@command.command()
@click.argument("sources", nargs=-1)
@root_option
@own_publishers
def check(sources: tuple[str, ...], root: Path, own: Path) -> int:
    """Compare every fixture with its expectation; exit 1 when one differs."""
    wrong = 0
    folders = _folders(root, sources)
    for folder in folders:
        try:
            found = fixtures.load(folder)
            actual = fixtures.actual(found, publishers.get(found.source, own=own))
        except NewsscraperError as error:
            click.echo(f"{error}", err=True)
            wrong += 1
            continue
        differing = accepting.changes(folder, found.kind, actual)
        _print(found.name, differing)
        wrong += bool(differing)
    click.echo(f"{len(folders)} fixture(s), {wrong} wrong")
    return 1 if wrong else 0


@command.command()
@click.argument("source")
@root_option
@own_publishers
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--allow-loss", metavar="REASON", help="Why a lost field or a shorter body is right.")
def accept(source: str, root: Path, own: Path, yes: bool, allow_loss: str | None) -> int:
    """Show how each fixture of SOURCE (or the one called SOURCE/NAME) differs, field by field; write what is right.

    A field that had a value and has none, or a body shorter by a fifth, is refused without --allow-loss.
    """
    publisher = publishers.get(source.partition("/")[0], own=own)
    refused = 0
    for folder in _folders(root, (source,)):
        kind, new = accepting.expectation(folder, publisher)
        differing = accepting.changes(folder, kind, new)
        if not differing:
            continue
        _print(f"{publisher.slug}/{folder.name} ({kind})", differing)
        lost = [change.field for change in differing if change.is_loss]
        if lost and not (allow_loss or "").strip():
            click.echo(f'  refused: {", ".join(lost)} lost; if that is right: --allow-loss "reason"', err=True)
            refused += 1
        elif yes or click.confirm("  write it?", err=True):
            if lost:
                click.echo(f"  lost {', '.join(lost)}: {allow_loss}", err=True)
            click.echo(f"  wrote {accepting.write(folder, kind, new)}", err=True)
    return 1 if refused else 0


@command.command()
@click.argument("source")
@click.argument("page", metavar="URL|FILE|WARC:OFFSET")
@click.option("--url", help="The address of the page in a file; a WARC knows it.")
@click.option("--captured-at", metavar="INSTANT", help="When it was fetched.  [default: the file's own time]")
@click.option("--scramble", "scrambled", is_flag=True, help="Replace its words, so that it may be published.")
@click.option("--why", default="", help="One line: what this page shows.")
@click.option("--name", help="The fixture's name.  [default: from day and address]")
@click.option("--origin", type=click.Choice(["recorded", "synthetic", "warc"]), help="[default: recorded, or warc]")
@root_option
@own_publishers
@_options.archive_of_manners
@_options.asking
def record(
    source: str,
    page: str,
    url: str | None,
    captured_at: str | None,
    scrambled: bool,
    why: str,
    name: str | None,
    origin: str | None,
    root: Path,
    own: Path,
    archive: Path,
    asking: _options.Asking,
) -> None:
    """Save a page as a fixture of SOURCE; then: newsscraper fixture accept SOURCE.

    A live address is fetched as politely as a crawl does. A page of the archive is named as newsscraper extract names
    it: its WARC file and the offset of its record.
    """
    publisher = publishers.get(source, own=own)
    stored = _STORED.fullmatch(page)
    if stored:
        found = _from_warc(Path(stored[1]), int(stored[2]))
    elif _LIVE.match(page):
        found = _fetched(page, publisher, archive, asking)
    elif url:
        found = _from_file(Path(page), url, captured_at)
    else:
        raise UsageError(f"say the address of {page} with --url")
    if not belongs(found.url, publisher.domains):
        raise UsageError(f"{found.url} is on none of the domains of {source}: {', '.join(publisher.domains)}")
    found = newcomer.publishable(found) if scrambled else found
    origin = origin or ("warc" if stored else "recorded")
    folder = recording.save(found, root / source / (name or recording.slug(found)), origin=origin, why=why)
    click.echo(f"saved {folder}; next: newsscraper fixture accept {source}")


_STORED = re.compile(r"(.+\.warc(?:\.gz|\.zst)?):(\d+)")
_LIVE = re.compile(r"https?://", re.IGNORECASE)


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to.  [default: stdout]")
def scramble(file: Path, output: Path | None) -> None:
    """Replace the words of a saved page by others of the same shape, so that it may be published.

    Structure, dates, labels and ids stay; names, mails and tokens go. Read the result before you publish it.
    """
    page = scrambling.scramble(_read(file))
    if output is None:
        click.echo(page, nl=False)
    else:
        output.write_bytes(page)


def _fetched(url: str, publisher: Publisher, archive: Path, asking: _options.Asking) -> Page:
    """Fetch one page with the manners and guards of a crawl; raises `BadInput` when there is none."""
    settings = config.load(environ=os.environ)

    from newsscraper.crawl.fetch import Fetched, fetching
    from newsscraper.crawl.options import Options
    from newsscraper.spiders.run import in_reactor

    async def look() -> Fetched:
        async with fetching(Options(archive=archive, **asking.values(settings)), publisher) as fetch:
            return await fetch(url)

    fetched = in_reactor(look)
    if fetched.page is None:
        raise BadInput(f"{url} could not be read: {fetched.outcome}: {fetched.error}")
    return fetched.page


def _from_file(file: Path, url: str, captured_at: str | None) -> Page:
    return Page(url=url, status=200, headers=(), body=_read(file), fetched_at=_captured(file, captured_at))


def _from_warc(file: Path, offset: int) -> Page:
    """Return the response whose record begins at an offset of a WARC file; raises `BadInput`."""
    if not file.is_file():
        raise BadInput(f"{file}: there is no such file")
    found = next((one for one in warcread.responses(file) if one.offset == offset), None)
    if found is None:
        raise BadInput(f"{file}: no response begins at {offset}; see the offsets with: newsscraper extract {file}")
    return warcread.page(found)


def _folders(root: Path, sources: tuple[str, ...]) -> list[Path]:
    """Return the fixtures of some sources, or all; raises `UsageError` when there are none."""
    found = [f for source in sources for f in fixtures.find(root / source)] if sources else fixtures.find(root)
    if not found:
        raise UsageError(
            f"no fixtures in {root} of {', '.join(sources) or 'any source'}; see: newsscraper fixture record"
        )
    return found


def _print(name: str, differing: list[accepting.Change]) -> None:
    """Show what differs, field by field; a value cannot disturb its line, and its invisible characters are named."""
    if differing:
        click.echo(name)
    for change in differing:
        click.echo(f"  {unquote(change.field)}")
        for mark, text in accepting.render(change):
            click.echo(f"    {mark} {_printing.isolated(_INVISIBLE.sub(_named, text))}")


def _named(character: re.Match[str]) -> str:
    return f"<U+{ord(character[0]):04X}>"


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file}: cannot be read: {error.strerror}") from error


def _captured(file: Path, text: str | None) -> datetime:
    if text is None:
        return datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    return _instants.told("--captured-at", text)
