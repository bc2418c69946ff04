"""What a stretch of time brought: what came in, what was edited and how, what was removed.

The stretch is one of capture. Several edits of an article are one: from what stood before to what stands at the end.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from newsscraper.items import Record
from newsscraper.read.archive import Archive
from newsscraper.read.diff import Changed, Difference, Passage, difference
from newsscraper.read.selection import EVERYTHING, Selection
from newsscraper.store.records import decode

EVENTS = ("edited", "came_in", "removed")
_SUMMARY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article that came in, was edited or was removed."""

    event: str
    """came_in, edited or removed."""
    at: datetime
    """When that was noticed: the fetch of the version, or the removal."""
    source: str
    source_name: str | None
    id: str
    version: int
    url: str
    title: str | None
    section: str | None
    published: str | None
    """The day, or the month or year that is known."""
    summary: str | None = None
    """Of what came in, the page's own description, else the beginning of the text."""
    kind: str | None = None
    """Of an edit, the weightiest of what changed: headline, text, metadata, cosmetic; none when all came back."""
    version_before: int | None = None
    passages: tuple[Passage, ...] = ()
    """Of an edit, the passages that changed."""
    changed: tuple[Changed, ...] = ()
    """Of an edit, the other fields that changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a stretch of time brought."""

    since: datetime
    until: datetime
    entries: tuple[Entry, ...]
    """Edits first, those of headlines before all; then what came in, source by source; then what was removed."""

    def counts(self) -> dict[str, Counter[str]]:
        """Return source → event → how many, sources with most entries first."""
        found: dict[str, Counter[str]] = {}
        for entry in self.entries:
            found.setdefault(entry.source, Counter())[entry.event] += 1
        return dict(sorted(found.items(), key=lambda item: (-item[1].total(), item[0])))


def digest(
    archive: Archive,
    since: datetime,
    until: datetime,
    wanted: Selection = EVERYTHING,
    ids: Collection[str] | None = None,
) -> Digest:
    """Return what came in, was edited and was removed from one instant to another, both included.

    Of `wanted`, the limits of sources, sections and tags count; `ids`: of these articles only. What was withdrawn is in
    no digest.
    """
    limits = replace(wanted, seen_since=since, seen_until=until, as_of=None)
    spans = _captured(archive, limits)
    edited = {(name, first - 1) for name, (first, _) in spans.items() if first > 1}
    before = _earlier(archive, edited, Selection(sources=wanted.sources, layer=wanted.layer))
    entries = [
        _entry(record, before.get((record.id or "", first - 1)), first)
        for record, first in _last(archive, limits, spans)
    ]
    removed = _removed(archive, replace(wanted, seen_since=None, seen_until=None, as_of=None), since, until)
    told = (entry for entry in (*entries, *removed) if ids is None or entry.id in ids)
    return Digest(since=since, until=until, entries=tuple(sorted(told, key=_order)))


def _captured(archive: Archive, limits: Selection) -> dict[str, tuple[int, int]]:
    """Return the first and the last version of each article that was captured."""
    spans: dict[str, tuple[int, int]] = {}
    for key, _ in archive.lines(limits, latest=False):
        if key.status == "usable":
            first, last = spans.get(key.id, (key.version, key.version))
            spans[key.id] = min(first, key.version), max(last, key.version)
    return spans


def _last(archive: Archive, limits: Selection, spans: dict[str, tuple[int, int]]) -> Iterator[tuple[Record, int]]:
    """Yield the last version of each article, with the number of the first; one record at a time is held."""
    for key, line in archive.lines(limits, latest=False):
        first, last = spans.get(key.id, (0, 0))
        if key.version == last and key.status == "usable":
            yield decode(line), first


def _earlier(archive: Archive, keys: Collection[tuple[str, int]], wanted: Selection) -> dict[tuple[str, int], Record]:
    """Return versions by (id, version), read in one pass over the archive."""
    found = archive.lines(wanted, latest=False) if keys else ()
    return {(key.id, key.version): decode(line) for key, line in found if (key.id, key.version) in keys}


def _entry(record: Record, before: Record | None, first: int) -> Entry:
    if first > 1 and before is not None:
        return _edited(record, difference(before, record), first - 1)
    return replace(_plain(record, "came_in" if first == 1 else "edited"), summary=_summary(record))


def _edited(record: Record, told: Difference, before: int) -> Entry:
    passages = tuple(passage for passage in told.passages if not passage.is_same)
    return replace(
        _plain(record, "edited"),
        kind=_kind(passages, told.changed),
        version_before=before,
        passages=passages,
        changed=told.changed,
    )


def _kind(passages: tuple[Passage, ...], changed: tuple[Changed, ...]) -> str:
    if any(passage.field == "title" and not passage.is_cosmetic for passage in passages):
        return "headline"
    if any(not passage.is_cosmetic for passage in passages):
        return "text"
    return "metadata" if changed else "cosmetic" if passages else "none"


def _plain(record: Record, event: str) -> Entry:
    assert record.fetched_at is not None
    return Entry(
        event=event,
        at=record.fetched_at,
        source=record.source,
        source_name=record.source_name,
        id=record.id or "",
        version=record.version or 1,
        url=record.canonical_url or record.url,
        title=record.title,
        section=record.section,
        published=str(record.date_published) if record.date_published else record.published_edtf,
    )


def _summary(record: Record) -> str | None:
    text = record.description or record.body.partition("\n\n")[0]
    return text[:_SUMMARY].rpartition(" ")[0] + " …" if len(text) > _SUMMARY else text or None


def _removed(archive: Archive, wanted: Selection, since: datetime, until: datetime) -> Iterator[Entry]:
    for _, line, facts in archive.rows_and_facts(wanted):
        if facts.gone_at is not None and since <= facts.gone_at <= until:
            yield replace(_plain(decode(line), "removed"), at=facts.gone_at)


_KINDS = ("headline", "text", "metadata", "cosmetic", "none", None)


def _order(entry: Entry) -> tuple[int, int, str, float, str]:
    """Edits by weight, the rest by source; the newest first."""
    source = "" if entry.event == "edited" else entry.source
    return EVENTS.index(entry.event), _KINDS.index(entry.kind), source, -entry.at.timestamp(), entry.id
