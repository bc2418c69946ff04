"""Which article an address belongs to, under whatever spelling and name it is written."""

import contextlib
from datetime import datetime

import msgspec

from newsscraper.read.archive import Archive
from newsscraper.read.selection import Selection
from newsscraper.store import paths
from newsscraper.store.state import connect_to_read
from newsscraper.text.urls import identity

_ALIASES = "SELECT x.address, a.id FROM aliases x JOIN articles a ON a.n = x.article"


class Located(msgspec.Struct):
    """The keys of a line that say where an article is, and what it is called."""

    id: str
    source: str
    url: str
    canonical_url: str | None = None
    title: str | None = None
    date_published: str | None = None
    published_edtf: str | None = None


located = msgspec.json.Decoder(Located)


def addresses(archive: Archive, as_of: datetime | None = None) -> dict[str, str]:
    """Return the identity of every address that the archive's articles are known by → the article's id.

    Besides the addresses in the records, the aliases that the sources' states know: redirects and older names.
    """
    held: dict[str, str] = {}
    for _, line in archive.lines(Selection(as_of=as_of)):
        told = located.decode(line)
        for url in {told.url, told.canonical_url or told.url}:
            held[identity(url)] = told.id
    articles = {*held.values()}
    for slug in archive.sources():
        db = connect_to_read(paths.SourcePaths.of(archive.root, slug).state)
        if db is None:
            continue
        with contextlib.closing(db):
            for address, article in db.execute(_ALIASES):
                if article in articles:
                    held.setdefault(address, article)
    return held
