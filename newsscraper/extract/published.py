"""What a page says about its dates, in several places → one publication and one modification.

Use: collect every date string of a page as a `Candidate` (machine-readable ones, visible ones, the address through
`url_date`, what the feed or the list said) and ask `resolve`. It never mixes publication with modification, keeps what
it cannot prove as a day only, and says in `warnings` where the sources disagree.

Rules, each from a real site or an accident that repeats:

- Structured data before the visible line, before feed, list and address; a source that knows the time of day wins over
  one of the same day that does not.
- A time in UTC whose clock is what readers see is local time with a false `Z` (Youm7): the zone is the publisher's.
- A time in UTC after the fetch that would lie before it in the publisher's zone is local time too.
- Of several dates in the same markup, the one whose day the address or another place names.
- A visible clock that differs (LBCI: one hour) leaves the machine-readable time in place and is reported.
- Midnight to the second in a machine-readable value, in its own zone or the publisher's, is a padded day unless the
  visible line shows it too: the day only, never an instant. If the address tells the day beside it, the zone slipped.
- The "today" of a masthead, a footer or a clock is no date of the article, and where the page has no other it has none:
  the day of the fetch, there or in an Arab zone, in a place where sites print it.
- A visible line with the day of the fetch anywhere gives way to any other day that nothing else contradicts.
- A time without a zone has the offset that the page states with another time of the same day, unless that is UTC.
- A line that says when the story was *first* published comes before every other one.
- A visible line that says only "آخر تحديث" is a modification (CNN Arabic rewrites it at every edit).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from newsscraper.extract.date_told import VISIBLE, Candidate, Told, honest, is_utc, local, padded, same_clock, zoned
from newsscraper.extract.url_day import url_date
from newsscraper.items import Notice
from newsscraper.text import zones
from newsscraper.text.dates import DateValue, parse_date

__all__ = ["Candidate", "Resolved", "decide", "resolve", "tell", "url_date"]

_PAGE = ("layout", "jsonld", "meta", "microdata", "itemprop", "time", "text", "url")
_UPDATED = re.compile(r"تحديث|محد[\u064b-\u0652]*ث|تعديل|\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"نُ?شر|\bpublished\b", re.IGNORECASE)
_CLOSE = timedelta(minutes=2)
_EASTERNMOST = timezone(timedelta(hours=4))
"""Of the Arab zones: there the day begins four hours before that of UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The dates of a page."""

    published: DateValue | None = None
    published_method: str | None = None
    modified: DateValue | None = None
    modified_method: str | None = None
    warnings: tuple[Notice, ...] = ()


def resolve(
    candidates: Iterable[Candidate], *, url: str, fetched_at: datetime, tz: str | None, day_first: bool = True
) -> Resolved:
    """Return the publication and the modification that the candidates prove together.

    `fetched_at` is aware; `tz` is the publisher's IANA zone or None. Candidates in the order of the page; unreadable
    ones are passed over. The address is read here: it need not be among the candidates.
    """
    return decide(tell(candidates, url=url, fetched_at=fetched_at, tz=tz, day_first=day_first), fetched_at, tz)


def tell(
    candidates: Iterable[Candidate], *, url: str, fetched_at: datetime, tz: str | None, day_first: bool = True
) -> list[Told]:
    """Return the candidates that say a day with what they say; each string is read once."""
    given = list(candidates)
    if (day := url_date(url)) and not any(c.method == "url" for c in given):
        given.append(Candidate(raw=day, method="url"))
    raws = dict.fromkeys(c.raw for c in given)
    values = {raw: parse_date(raw, now=fetched_at, tz=tz, day_first=day_first) for raw in raws}
    return [Told(c, value) for c in given if (value := values[c.raw]) is not None]


def decide(told: Sequence[Told], fetched_at: datetime, tz: str | None) -> Resolved:
    """Return what dates that were read prove together: see `resolve`."""
    today = _today(fetched_at, tz)
    published, modified = _roles([t for t in told if not _is_clock(t, today)])
    published = _without_today(published, today)
    best = _best(published)
    if best is None:
        changed = _best(modified)
        return Resolved(
            modified=honest(changed, modified, tz, fetched_at) if changed else None,
            modified_method=changed.candidate.method if changed else None,
            warnings=(Notice.DATE_MISSING,),
        )
    value = zoned(honest(best, published, tz, fetched_at), told)
    warnings = _conflicts(value, best, published, tz)
    return _with_modified(value, best, modified, tz, warnings, published, fetched_at)


def _roles(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Divide into publication and modification; a visible line that tells only of an update is the latter."""
    modified = [t for t in told if t.candidate.role == "modified"]
    others = [t for t in told if t.candidate.role != "modified"]
    sure = [t for t in others if t.candidate.first or not (t.kind in VISIBLE and _UPDATED.search(t.candidate.raw))]
    earliest = min((t.value.date for t in sure), default=None)
    updates = [t for t in others if t not in sure and _is_update(t, earliest)]
    return [t for t in others if t not in updates], [*modified, *updates]


def _is_update(told: Told, earliest: date | None) -> bool:
    """Say whether a line with an update label tells no publication: it names none, or an earlier day is known."""
    text = told.candidate.raw
    if told.candidate.first:
        return False
    found = _UPDATED.search(text)
    if _PUBLISHED.search(text) or not found:
        return False
    alone = re.search(r"\d", text[: found.start()]) is None
    return alone or (earliest is not None and earliest < told.value.date)


def _today(fetched_at: datetime, tz: str | None) -> tuple[date, ...]:
    """Return the day of the fetch; both of them where it depends on which Arab zone the page is from."""
    places = (zones.zone(tz),) if tz else (UTC, _EASTERNMOST)
    return tuple(dict.fromkeys(fetched_at.astimezone(place).date() for place in places))


def _is_clock(told: Told, today: tuple[date, ...]) -> bool:
    """Say whether a date is what day it is today; a Hijri day may be counted differently by one."""
    if not (told.candidate.masthead or told.candidate.chrome):
        return False
    apart = min(abs((told.value.date - day).days) for day in today)
    return apart <= (1 if told.value.calendar == "hijri" else 0)


def _without_today(told: list[Told], today: tuple[date, ...]) -> list[Told]:
    """Leave out chrome, and the visible fetch day when nothing confirms it and another day is named."""
    inside = [t for t in told if not t.candidate.chrome]
    confirmed = any(t.kind != "text" and t.value.date in today for t in inside)
    if not confirmed and any(t.value.date not in today for t in inside):
        inside = [t for t in inside if t.kind != "text" or t.value.date not in today]
    return inside or told


def _best(told: Sequence[Told]) -> Told | None:
    """Return the first by rank; of those that agree with its day, the first that knows the time of day."""
    ordered = sorted(told, key=lambda t: t.rank)
    if not ordered:
        return None
    if ordered[0].candidate.first:
        return ordered[0]
    exact = [t for t in ordered if t.value.precision not in ("month", "year") and not t.value.edtf.endswith("~")]
    first = _confirmed(exact) if exact else ordered[0]
    if first.value.local is not None and not padded(first):
        return first
    finer = [t for t in exact if t.value.date == first.value.date and t.value.local is not None and not padded(t)]
    return finer[0] if finer else first


def _confirmed(told: Sequence[Told]) -> Told:
    """Return the first, or the first of its kind whose day another kind of source names when none names its own.

    Lists of other articles on a page have dates in the same markup.
    """
    first = told[0]
    for one in told:
        if one.kind == first.kind and any(t.kind != one.kind and t.value.date == one.value.date for t in told):
            return one
    return first


def _conflicts(value: DateValue, best: Told, told: Sequence[Told], tz: str | None) -> list[Notice]:
    """Return the warnings about a publication date."""
    found = []
    rest = [t for t in told if t is not best and t.kind in _PAGE and t.value.precision not in ("month", "year")]
    if any(t.value.date != value.date and not _slip(t, value) for t in rest):
        found.append(Notice.DATE_CONFLICT)
    if any(t.value.date == value.date and _other_time(t.value, value, tz) and not padded(t, tz) for t in rest):
        found.append(Notice.TIME_CONFLICT)
    if value.tz_source == "publisher":
        found.append(Notice.TZ_ASSUMED)
    return found


def _slip(told: Told, value: DateValue) -> bool:
    """Say whether another day is only the same instant told in UTC."""
    return bool(told.value.at and value.at and abs(told.value.at - value.at) < _CLOSE)


def _other_time(one: DateValue, other: DateValue, tz: str | None) -> bool:
    """Say whether two values of a day differ by two minutes or more on the clock; a false `Z` is no difference."""
    if one.local is None or other.local is None or same_clock(one, other) or "hour" in (one.precision, other.precision):
        return False
    if one.at is not None and other.at is not None:
        return abs(one.at - other.at) >= _CLOSE
    return (one.tz_source == other.tz_source == "none") and abs(one.local - other.local) >= _CLOSE


def _with_modified(
    value: DateValue,
    best: Told,
    told: Sequence[Told],
    tz: str | None,
    warnings: list[Notice],
    seen: Sequence[Told],
    fetched_at: datetime,
) -> Resolved:
    """Add the modification, unless it is older than the publication."""
    first = _best(told)
    changed = honest(first, [*told, *seen], tz, fetched_at) if first else None
    if (
        changed
        and is_utc(best.value)
        and value.tz_source != "page"
        and value.local
        and changed.local
        and is_utc(changed)
    ):
        changed = local(changed, tz)
    if changed and _before(changed, value):
        warnings, changed = [*warnings, Notice.MODIFIED_BEFORE_PUBLISHED], None
    return Resolved(
        published=value,
        published_method=best.candidate.method,
        modified=changed,
        modified_method=first.candidate.method if changed and first else None,
        warnings=tuple(warnings),
    )


def _before(one: DateValue, other: DateValue) -> bool:
    """Say whether one value is surely earlier than another."""
    if one.at and other.at and {one.precision, other.precision} <= {"second", "minute"}:
        return one.at.replace(second=0) < other.at.replace(second=0)
    if one.precision in ("month", "year"):
        return False
    return one.date < other.date
