"""Which articles a person means to withdraw, and what is said of the places that held them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from newsscraper.errors import BadInput, UsageError
from newsscraper.items import Record
from newsscraper.read import open_archive
from newsscraper.read.archive import Archive
from newsscraper.store import paths, withdrawals
from newsscraper.store.paths import SourcePaths
from newsscraper.store.recall import STRANGER
from newsscraper.store.traces import Place
from newsscraper.store.withdrawals import Withdrawn
from newsscraper.text.forms import search_key


@dataclass(frozen=True)
class Asked:
    """How a person named articles."""

    ids: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    query: str | None = None
    """Words that title and body hold, all of them, as a search finds them."""
    file: Path | None = None
    """Ids and addresses, one a line; `#` begins a remark."""


def wanted(root: Path, asked: Asked) -> dict[str, list[str]]:
    """Return the ids by source; raises `UsageError` when nothing was named, or something is not in the archive."""
    names = [*asked.ids, *asked.urls, *(_lines(asked.file) if asked.file else ())]
    if not names and not asked.query:
        raise UsageError("nothing was named: use --id, --url, --query or --from FILE")
    archive = open_archive(root)
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        source, article = _one(archive, name)
        found.setdefault(source, []).append(article)
    for record in _matching(archive, asked.query) if asked.query else ():
        if record.id is not None and record.id not in found.setdefault(record.source, []):
            found[record.source].append(record.id)
    if not found:
        raise UsageError(
            f"{root} holds no article with all the words of --query {asked.query!r}; nothing was withdrawn"
        )
    return found


def _lines(file: Path) -> list[str]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is no text in UTF-8: write it one id or address a line") from error
    return [name for line in lines if (name := line.partition(" #")[0].strip()) and not name.startswith("#")]


def _one(archive: Archive, name: str) -> tuple[str, str]:
    article = name if name.startswith("art_") else archive.find(name)
    record = next(iter(archive.history(article)), None) if article else None
    if record is not None and record.id is not None:
        return record.source, record.id
    return _withdrawn(archive.root, name)


def _withdrawn(root: Path, name: str) -> tuple[str, str]:
    """Return source and id of what was withdrawn before, by id or address: its traces can be looked for again."""
    for slug in paths.sources(root):
        for one in withdrawals.read(SourcePaths.of(root, slug)):
            if one.source == slug and (one.id == name or Withdrawn.of([one]).has(name)):
                return slug, one.id
    raise UsageError(f"{root} holds no article {name}; nothing was withdrawn")


def _matching(archive: Archive, query: str) -> Iterable[Record]:
    words = search_key(query).split()
    if not words:
        raise UsageError(f"--query {query!r} holds no word")
    for record in archive.articles(latest=False):
        text = search_key(f"{record.title or ''} {record.subtitle or ''} {record.body}")
        if record.status == "usable" and all(word in text for word in words):
            yield record


def show(source: str, places: Sequence[Place]) -> None:
    """Print the places of a source (or of none: an empty name), and say what stays."""
    for place in places:
        where = f"{source}/{place.file}:{place.offset}" if source else place.file
        click.echo(f"{where}  {place.what}{', stays' if place.stays else ''}")
    counts = Counter(place.what for place in places)
    told = ", ".join(f"{count} × {what}" for what, count in sorted(counts.items())) or "nothing"
    click.echo(f"newsscraper: {source or 'of no source'}: {told}", err=True)
    if any(place.what == STRANGER for place in places):
        click.echo("newsscraper: files that the archive did not write stay: delete them if they must go", err=True)
    if any(place.stays and place.what != STRANGER for place in places):
        click.echo(
            "newsscraper: articles that say the same headline themselves stay, with their pages: withdraw them too if "
            "they must go",
            err=True,
        )
