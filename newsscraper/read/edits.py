"""What newspapers changed after they had published it: one row a version, headline changes first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from newsscraper.items import Change, Record
from newsscraper.read.archive import Archive
from newsscraper.read.selection import EVERYTHING, Selection
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
    for record in archive.records(wanted, latest=False):
        if record.version and record.version > 1 and record.status == "usable":
            yield _edit(archive, record)


def by_weight(edit: Edit) -> tuple[bool, bool, str]:
    """Return the key that sorts headline changes first, cosmetic ones last, and the newest first with `reverse`."""
    at = f"{edit.fetched_at:%Y-%m-%dT%H:%M:%S}" if edit.fetched_at else ""
    return edit.headline, edit.change is not Change.COSMETIC, at


def _edit(archive: Archive, record: Record) -> Edit:
    versions = archive.history(record.id or "", record.source)
    before = next((one for one in versions if one.version == (record.version or 0) - 1), None)
    old = before.title if before else None
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
