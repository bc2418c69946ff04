"""What newspapers changed after they had published it: one row a version, headline changes first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from newsscraper.items import Change, Record
from newsscraper.read.archive import Archive
from newsscraper.read.selection import EVERYTHING, Line, Selection
from newsscraper.store.records import decode
from newsscraper.text.forms import cosmetic_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One version that is not an article's first."""

    source: str
    id: str | None
    version: int | None
    fetched_at: datetime | None
    change: Change | None
    headline: bool
    """Whether words of the headline changed."""
    reverts: bool
    """Whether an older content came back."""
    title_before: str | None
    title: str | None
    url: str


def edits(archive: Archive, wanted: Selection = EVERYTHING) -> Iterator[Edit]:
    """Yield the edits among the wanted versions, in the order of their capture, source by source."""
    keys = {(key.id, key.version - 1) for key, _ in archive.lines(wanted, latest=False) if _is_edit(key)}
    everything = Selection(sources=wanted.sources, layer=wanted.layer)
    found = archive.lines(everything, latest=False) if keys else ()
    titles = {(key.id, key.version): key.title for key, _ in found if (key.id, key.version) in keys}
    for key, line in archive.lines(wanted, latest=False) if keys else ():
        if _is_edit(key):
            yield _edit(decode(line), titles.get((key.id, key.version - 1)))


def _is_edit(key: Line) -> bool:
    return key.version > 1 and key.status == "usable"


def by_weight(edit: Edit) -> tuple[bool, bool, str]:
    """Return the key that sorts headline changes first, cosmetic ones last, and the newest first with `reverse`."""
    at = f"{edit.fetched_at:%Y-%m-%dT%H:%M:%S}" if edit.fetched_at else ""
    return edit.headline, edit.change is not Change.COSMETIC, at


def _edit(record: Record, old: str | None) -> Edit:
    return Edit(
        source=record.source,
        id=record.id,
        version=record.version,
        fetched_at=record.fetched_at,
        change=record.change,
        headline=cosmetic_form(old or "") != cosmetic_form(record.title or ""),
        reverts=record.reverts_to is not None,
        title_before=old,
        title=record.title,
        url=record.url,
    )
