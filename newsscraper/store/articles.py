"""Articles, versions and aliases in the state: which article an address leads to, and what is stored of it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from newsscraper.items import Page, Record, Visit
from newsscraper.store.contents import Contents, contents
from newsscraper.store.versions import Known, Publication
from newsscraper.text.urls import identity


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as the state knows it."""

    n: int
    id: str
    address: str | None
    """The key in `urls` at which it is re-checked."""
    latest: int
    first_seen: int
    published: str
    """Its `Publication` as JSON."""
    missing_since: int | None
    gone_at: int | None
    volatile: int

    @property
    def publication(self) -> Publication:
        """The publication that later versions inherit."""
        return msgspec.json.decode(self.published, type=Publication)


_ARTICLE = "SELECT n, id, address, latest, first_seen, published, missing_since, gone_at, volatile FROM articles "


def by_number(db: sqlite3.Connection, n: int) -> ArticleRow | None:
    """Return the article of a row number."""
    row = db.execute(_ARTICLE + "WHERE n = ?", (n,)).fetchone()
    return None if row is None else ArticleRow(*row)


def by_id(db: sqlite3.Connection, article: str) -> ArticleRow | None:
    """Return the article of an id."""
    row = db.execute(_ARTICLE + "WHERE id = ?", (article,)).fetchone()
    return None if row is None else ArticleRow(*row)


def history(db: sqlite3.Connection, n: int) -> list[Known]:
    """Return the stored versions of an article, oldest first."""
    rows = db.execute(
        "SELECT version, id, content, text, metadata, title, extractor, fetched_at FROM versions "
        "WHERE article = ? ORDER BY version",
        (n,),
    )
    return [Known(row[0], row[1], Contents(*row[2:6]), row[6], row[7]) for row in rows]


# ── addresses ────────────────────────────────────────────────────────────────────────────────────


def resolve(db: sqlite3.Connection, visit: Visit, record: Record) -> ArticleRow | None:
    """Return the article that a draft belongs to, None for a new one.

    In this order: the address that answered; the proposed id; the page's canonical address; the address asked for and
    the hops on the way. A canonical address that contradicts a URL pattern, and an address that never was more than a
    redirect ("/latest"), count only when title or text are those of the article they lead to. The proposed id may be
    one that a URL pattern gave to an article that was known before the pattern was: such an id is among its aliases.
    """
    if (found := _alias(db, record.url)) is not None:
        return by_number(db, found[0])
    if record.id and (article := by_id(db, record.id) or article_at(db, record.id)) is not None:
        return article
    for address in addresses(visit, record):
        found = _alias(db, address)
        if found is not None and (_certain(found, address, record) or _same_story(db, found[0], record)):
            return by_number(db, found[0])
    return None


def _certain(found: tuple[int, int], address: str, record: Record) -> bool:
    return bool(found[1]) and address != record.canonical_url


def _same_story(db: sqlite3.Connection, n: int, record: Record) -> bool:
    content = contents(record)
    return any(known.contents.text == content.text or known.contents.title == content.title for known in history(db, n))


def addresses(visit: Visit, record: Record | None) -> list[str]:
    """Return every address of a visit once: canonical, answering, asked for, hops."""
    page: Page | None = visit.page
    own = [record.canonical_url, record.url] if record else []
    hops = [exchange.url for exchange in page.exchanges] if page else []
    return list(dict.fromkeys(url for url in (*own, visit.entry.url, *hops) if url))


def _alias(db: sqlite3.Connection, url: str) -> tuple[int, int] | None:
    row = db.execute("SELECT article, own FROM aliases WHERE address = ?", (_key(url),)).fetchone()
    return None if row is None else (row[0], row[1])


@lru_cache(maxsize=512)
def _key(url: str) -> str:
    return identity(url)


def article_at(db: sqlite3.Connection, url: str) -> ArticleRow | None:
    """Return the article that an address is known to lead to."""
    found = _alias(db, url)
    return None if found is None else by_number(db, found[0])


def add_aliases(db: sqlite3.Connection, n: int, urls: Iterable[str], own: frozenset[str]) -> list[str]:
    """Remember addresses of an article, and return the new ones; `own` are those that answered for themselves."""
    new = []
    for url in urls:
        known = _alias(db, url)
        if known is None:
            db.execute("INSERT INTO aliases VALUES (?, ?, ?)", (_key(url), n, int(url in own)))
            new.append(url)
        elif url in own and known == (n, 0):
            db.execute("UPDATE aliases SET own = 1 WHERE address = ?", (_key(url),))
    return new


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bytes of a version are."""

    part: str
    offset: int
    length: int


def insert_article(db: sqlite3.Connection, article: str, first_seen: int, published: Publication) -> int:
    """Add an article without versions; return its row number."""
    text = msgspec.json.encode(published).decode()
    row = (article, first_seen, text)
    done = db.execute("INSERT INTO articles (id, latest, first_seen, published) VALUES (?, 0, ?, ?)", row)
    return int(done.lastrowid or 0)


def insert_version(db: sqlite3.Connection, n: int, record: Record, content: Contents, place: Place) -> None:
    """Add a version and make it the latest; the article's publication becomes that of the record."""
    values = (
        n,
        record.version,
        record.version_id,
        content.content,
        content.text,
        content.metadata,
        content.title,
        record.extractor,
        int(record.fetched_at.timestamp()) if record.fetched_at else 0,
        place.part,
        place.offset,
        place.length,
        record.warc_file,
        record.warc_offset,
        record.warc_length,
    )
    db.execute("INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    db.execute("UPDATE articles SET latest = ? WHERE n = ?", (record.version, n))


def set_publication(db: sqlite3.Connection, n: int, published: Publication) -> None:
    """Set what later versions inherit."""
    db.execute("UPDATE articles SET published = ? WHERE n = ?", (msgspec.json.encode(published).decode(), n))


def set_baseline(db: sqlite3.Connection, n: int, version: int, content: Contents, extractor: str | None) -> None:
    """Compare a version from now on by what another extractor finds in its bytes."""
    db.execute(
        "UPDATE versions SET content = ?, text = ?, metadata = ?, title = ?, extractor = ? "
        "WHERE article = ? AND version = ?",
        (content.content, content.text, content.metadata, content.title, extractor, n, version),
    )


def place_of(db: sqlite3.Connection, n: int, version: int) -> Place:
    """Return where the line of a version is that the history of the article names."""
    query = "SELECT part, offset, length FROM versions WHERE article = ? AND version = ?"
    return Place(*db.execute(query, (n, version)).fetchone())
