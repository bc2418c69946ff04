"""When a capture is a new version of its article: rules only, no disk.

==========================================  ==============================================================
text differs under the comparison scheme    a version, `change: text`
only punctuation or marks moved             a version, `change: cosmetic`
only metadata differs                       a version, `change: metadata`
nothing differs                             no version: seen
equal to an older version                   a version with `reverts_to`
truncated, blocked, soft 404, paywalled     no version, whatever the text
lacks the end that the stored page has      no version, until it stays so for days (`newsscraper.store.cut`)
==========================================  ==============================================================
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from newsscraper.items import RECORDED, Change, Notice, Record, Visit
from newsscraper.store.contents import Contents, cosmetic

VOLATILE = 5
"""So many versions within 24 hours make an article volatile: it is checked once a day."""
HOLD_LEAST = 10
"""A mass change has at least so many changed articles in a day …"""
HOLD_SHARE = 0.30
"""… and more than this share of those re-checked, and three times the share that is usual for the source."""
GONE_AFTER = 6 * 3600
"""Seconds between two 404 answers that make an article gone."""

_FINENESS = {"year": 0, "month": 1, "day": 2, "hour": 3, "minute": 4, "second": 5}
_WHOLE_DATE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_AGO = re.compile(r"منذ|قبل|\bago\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A stored version, as far as comparing needs it."""

    version: int
    id: str
    """Its `version_id`."""
    contents: Contents
    extractor: str | None
    fetched_at: int


def may_be_version(visit: Visit) -> bool:
    """Say whether a visit's record may become a version at all: only of a whole page that is an article."""
    if visit.record is None or visit.outcome not in RECORDED:
        return False
    return not (visit.page is not None and visit.page.exchanges and visit.page.exchanges[-1].truncated)


def change(new: Contents, old: Contents) -> Change | None:
    """Return how a content differs from another, None when it does not.

    Without the words of both (`Contents.joined`) a cosmetic change counts as one of the text.
    """
    if new.text == old.text:
        return None if new.metadata == old.metadata else Change.METADATA
    if new.joined is None or old.joined is None:
        return Change.TEXT
    return Change.COSMETIC if cosmetic(new.joined) == cosmetic(old.joined) else Change.TEXT


def reverts_to(new: Contents, history: Sequence[Known]) -> str | None:
    """Return the `version_id` of the newest version before the latest that had this very content."""
    return next((known.id for known in reversed(history[:-1]) if known.contents.content == new.content), None)


def is_volatile(history: Sequence[Known], now: int) -> bool:
    """Say whether a version made now would be one of too many within 24 hours."""
    return sum(now - known.fetched_at < 86_400 for known in history) + 1 >= VOLATILE


def is_mass_change(checked: int, changed: int, usual: float) -> bool:
    """Say whether so many changed articles of those re-checked today cannot be the newspaper's doing."""
    return changed >= HOLD_LEAST and changed > checked * max(HOLD_SHARE, 3 * usual)


# ── publication ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a record says of when its article was published."""

    published_raw: str | None = None
    date_published: date | None = None
    published_edtf: str | None = None
    published_local: datetime | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    published_tz: str | None = None
    published_tz_source: str | None = None
    published_calendar: str | None = None


def publication(record: Record) -> Publication:
    """Return the publication that a record states."""
    return Publication(**{name: getattr(record, name) for name in Publication.__dataclass_fields__})


def settle(record: Record, first: Publication) -> Record:
    """Return the record with the publication it keeps: that of its first version, unless the page now knows better.

    Better is: absolute, and finer for the same day; or absolute and of another day, which is noted as
    `date-changed`. Relative dates ("منذ ساعتين") are read against the time of fetch and would drift.
    """
    now = publication(record)
    if first.published_precision is None or now == first:
        return record
    inherited = replace(record, **{name: getattr(first, name) for name in Publication.__dataclass_fields__})
    if now.published_precision is None or not is_absolute(now.published_raw):
        return inherited
    if _contradicts(now, first):
        return replace(record, warnings=tuple(dict.fromkeys((*record.warnings, Notice.DATE_CHANGED))))
    finer = _FINENESS[now.published_precision] > _FINENESS[first.published_precision]
    return record if finer else inherited


def is_absolute(raw: str | None) -> bool:
    """Say whether a printed date states its own day: it has a year, and is no "so long ago"."""
    return raw is not None and _WHOLE_DATE.search(raw) is not None and _AGO.search(raw) is None


def _contradicts(now: Publication, first: Publication) -> bool:
    if now.date_published and first.date_published:
        return now.date_published != first.date_published
    told, kept = (now.published_edtf or "").rstrip("~?%"), (first.published_edtf or "").rstrip("~?%")
    short = min(len(told), len(kept), 7)
    return told[:short] != kept[:short]


def changing_span(old: Record, new: Record) -> str:
    """Return the stretch of the new text that differs from the old one, at most 200 characters: what keeps changing."""
    before, after = (f"{record.title or ''}\n{record.body}" for record in (old, new))
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(map(len, (before, after)))
    )
    end = len(after)
    for a, b in zip(reversed(before[start:]), reversed(after[start:]), strict=False):
        if a != b:
            break
        end -= 1
    return after[start:end][:200]
