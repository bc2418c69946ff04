"""What the section pages, feeds and sitemaps showed: one line for each list that changed, in its own order."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from newsscraper.items import Link, Listing
from newsscraper.store.articles import article_at

LISTING_SCHEMA = "newsscraper/listing@1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One place in a list."""

    rank: int
    """1, 2, … from the top."""
    id: str | None
    """The article, when the archive knew it at that moment; else join by `url` later."""
    url: str
    title: str
    date: date | datetime | None
    """What the list itself says: an instant if it has one, else a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingLine:
    """One list at one moment (`newsscraper/listing@1`)."""

    schema: str = LISTING_SCHEMA
    source: str
    listing: str
    """The address of the list."""
    kind: str
    fetched_at: datetime
    items: tuple[ListedItem, ...]


def digest(listing: Listing) -> bytes:
    """Return 16 bytes that change when the list shows other articles, titles or another order."""
    return digest_of((link.url, link.title) for link in listing.links)


def digest_of(shown: Iterable[tuple[str, str]]) -> bytes:
    """Return the digest of a list of addresses and titles."""
    text = "\n".join(f"{url}\t{title}" for url, title in shown)
    return hashlib.sha256(text.encode()).digest()[:16]


def line(db: sqlite3.Connection, source: str, listing: Listing, fetched_at: datetime) -> bytes:
    """Return the line of a list."""
    items = tuple(_item(db, rank, link) for rank, link in enumerate(listing.links, 1))
    shown = ListingLine(
        source=source, listing=listing.url, kind=listing.kind, fetched_at=fetched_at.replace(microsecond=0), items=items
    )
    return msgspec.json.encode(shown) + b"\n"


def _item(db: sqlite3.Connection, rank: int, link: Link) -> ListedItem:
    article = article_at(db, link.url)
    when = link.published_at.replace(microsecond=0) if link.published_at else link.date_published
    return ListedItem(rank=rank, id=article.id if article else None, url=link.url, title=link.title, date=when)
