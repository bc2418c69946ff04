"""Print the records of saved pages: HTML files, folders of them, WARC files."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import click

from newsscraper import extract, publishers
from newsscraper.cli import _instants, _saved
from newsscraper.cli._options import own_publishers
from newsscraper.errors import BadInput, NewsscraperError
from newsscraper.items import RECORDED, FoundVia, FrontierEntry, Outcome, Page, Publisher, Record
from newsscraper.store import contents, identity, records
from newsscraper.testing import fixture

HTML = frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx", ""})
WARC = (".warc", ".warc.gz", ".warc.zst")
_STANDARD_INPUT = Path("-")
_NOWHERE = "file:///dev/stdin"


@dataclass(frozen=True)
class Given:
    """What the person said about the pages."""

    source: str | None
    url: str | None
    fetched_at: datetime | None
    own: Path


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, allow_dash=True))
@click.option("--source", metavar="SLUG", help="The publisher whose facts apply.  [default: by the address]")
@click.option("--url", metavar="URL", help="The address of the page, for a single file.")
@click.option("--fetched-at", metavar="INSTANT", help="When it was fetched, such as 2026-01-31T08:00:00Z.")
@own_publishers
def command(paths: tuple[Path, ...], source: str | None, url: str | None, fetched_at: str | None, own: Path) -> int:
    """Print the records of saved pages, one JSON object a line, as a crawl would have stored them.

    A folder is searched for HTML and WARC files; - is standard input. A `response.json` beside a page
    supplies its address, headers and time; else the address is the one that the page states, and relative dates count
    from the file's own time.
    """
    given = Given(source, url, _instants.told("--fetched-at", fetched_at) if fetched_at is not None else None, own)
    if source:
        publishers.get(source, own=own)
    outcomes: Counter[str] = Counter()
    for path in paths:
        for place, made in _records(path, given):
            outcomes[_show(place, made)] += 1
    for word, count in sorted(outcomes.items()):
        if word != Outcome.ARTICLE:
            click.echo(f"newsscraper: {count} page(s) gave no record: {word}", err=True)
    return 1 if outcomes["unreadable"] else 0 if outcomes[Outcome.ARTICLE] else 4


Made = Record | Outcome | NewsscraperError
"""What became of a page: its record, the outcome of a page that is no article, or what was wrong with the file."""


def _show(place: str, made: Made) -> str:
    """Print a record on stdout, anything else on stderr, and return the word to count it by."""
    if isinstance(made, Record):
        sys.stdout.buffer.write(records.encode(made))
        return Outcome.ARTICLE
    click.echo(f"newsscraper: {place}: {made}", err=True)
    return str(made) if isinstance(made, Outcome) else "unreadable"


def _records(path: Path, given: Given) -> Iterator[tuple[str, Made]]:
    files = _files(path)
    if not files:
        yield str(path), BadInput("no HTML or WARC file below it")
    for file in files:
        try:
            if file.name.endswith(WARC):
                yield from _from_warc(file, given)
            else:
                yield str(file), _record(_page(file, given), given, "file")
        except NewsscraperError as error:
            yield str(file), error


def _files(path: Path) -> list[Path]:
    """Return the file itself, or the pages and WARC files below a folder, sorted."""
    if not path.is_dir():
        return [path]
    found = (p for p in path.rglob("*") if p.is_file())
    return sorted(p for p in found if (p.suffix.lower() in HTML and p.suffix) or p.name.endswith(WARC))


def _page(file: Path, given: Given) -> Page:
    """Read a saved page and what is known of it; raises `BadInput`."""
    if file == _STANDARD_INPUT:
        return _piped(given)
    try:
        body = file.read_bytes()
        written = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}; check the path and its permissions") from error
    if not body.strip():
        raise BadInput("empty file; nothing to extract")
    known = fixture.read_response(file.parent) if (file.parent / "response.json").is_file() else None
    headers = (known.headers if known else None) or {}
    return Page(
        url=given.url or (known.url if known else _saved.address(body) or file.absolute().as_uri()),
        status=known.status if known else 200,
        headers=tuple((k.encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()),
        body=body,
        fetched_at=given.fetched_at or (known.captured_at if known else written),
    )


def _piped(given: Given) -> Page:
    """Read a page from standard input; without `--url` its address is the one that it states."""
    body = sys.stdin.buffer.read()
    if not body.strip():
        raise BadInput("nothing came on standard input; nothing to extract")
    now = datetime.now(UTC).replace(microsecond=0)
    return Page(
        url=given.url or _saved.address(body) or _NOWHERE,
        status=200,
        headers=(),
        body=body,
        fetched_at=given.fetched_at or now,
    )


def _record(page: Page, given: Given, origin: str) -> Record | Outcome:
    """Return the record of a page as a first version, or the outcome of a page that is no article."""
    publisher = _publisher(page.url, given)
    article = extract.article(
        page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=publisher
    )
    if article.outcome not in RECORDED:
        return article.outcome
    entry = FrontierEntry(url=page.url, found_via=FoundVia.ADDRESS)
    return _alone(records.draft(article, page, publisher, entry=entry, run_id="extract"), origin)


def _alone(draft: Record, origin: str) -> Record:
    """Complete a record that stands outside an archive: version 1, no proof, no run."""
    digest = contents.content_sha256(draft)
    return replace(
        draft,
        version=1,
        version_id=identity.version_id(draft.id or "", 1, digest),
        comparison=contents.SCHEME,
        content_sha256=digest,
        capture_origin=origin,
        run_id=None,
    )


def _publisher(url: str, given: Given) -> Publisher:
    """Return the publisher that was named, the one whose domain this is, or a stand-in without facts."""
    if given.source:
        return _by_slug(given.source, given.own)
    host = (urlsplit(url).hostname or "file").removeprefix("www.")
    return _by_host(host, given.own)


@lru_cache(maxsize=64)
def _by_slug(slug: str, own: Path) -> Publisher:
    return publishers.get(slug, own=own)


@lru_cache(maxsize=1024)
def _by_host(host: str, own: Path) -> Publisher:
    return publishers.of_host(host, own=own) or publishers.stand_in(host)


def _from_warc(file: Path, given: Given) -> Iterator[tuple[str, Made]]:
    """Yield what each HTML response of a WARC file gives."""
    from newsscraper.store import warcread

    for stored in warcread.responses(file):
        page = warcread.page(stored)
        yield f"{file}:{stored.offset}", _record(page, given, "warc")
