"""What lists showed, as a table: one row for each place in each list that changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec

from newsscraper.read import sealed
from newsscraper.read.selection import Selection
from newsscraper.store import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One place in a list at one moment."""

    source: str
    """The publisher's slug."""
    listing: str
    """The address of the list."""
    kind: str
    """section, home, tag, feed or sitemap."""
    fetched_at: datetime
    """When the list was fetched."""
    rank: int
    """1, 2, … from the top."""
    id: str | None
    """The article, when the archive knew it at that moment; else join by `url`."""
    url: str
    """The address that the list gives."""
    title: str
    """The headline that the list gives."""
    day: date | None
    """The day that the list itself gives."""
    at: datetime | None
    """The instant that the list itself gives; null when it gives only a day."""


class _Item(msgspec.Struct):
    rank: int
    id: str | None
    url: str
    title: str
    date: str | None


class _Shown(msgspec.Struct):
    source: str
    listing: str
    kind: str
    fetched_at: datetime
    items: tuple[_Item, ...]


_shown = msgspec.json.Decoder(_Shown)


def listed(root: Path, slug: str, wanted: Selection) -> Iterator[Listed]:
    """Yield the places of a source's sealed lists, in the order of their fetch; of `wanted`, capture times count."""
    folder = paths.SourcePaths.of(root, slug).folder
    for line in sealed.lines(folder, "listings"):
        shown = _shown.decode(line)
        if _is_in_time(shown.fetched_at, wanted):
            yield from _places(shown)


def _places(shown: _Shown) -> Iterator[Listed]:
    for item in shown.items:
        yield Listed(
            source=shown.source,
            listing=shown.listing,
            kind=shown.kind,
            fetched_at=shown.fetched_at,
            rank=item.rank,
            id=item.id,
            url=item.url,
            title=item.title,
            day=date.fromisoformat(item.date[:10]) if item.date else None,
            at=datetime.fromisoformat(item.date) if item.date and len(item.date) > 10 else None,
        )


def _is_in_time(at: datetime, wanted: Selection) -> bool:
    limits = [limit for limit in (wanted.seen_until, wanted.as_of) if limit is not None]
    return (wanted.seen_since is None or wanted.seen_since <= at) and all(at <= limit for limit in limits)
