"""What a page says about its dates, in several places → one publication and one modification.

Use: collect every date string of a page as a `Candidate` (machine-readable ones, visible ones, the address through
`url_date`, what the feed or the list said) and ask `resolve`. It never mixes publication with modification, keeps what
it cannot prove as a day only, and says in `warnings` where the sources disagree.

Rules, each from a real site or an accident that repeats:

- Structured data before the visible line, before feed, list and address; a source that knows the time of day wins over
  one of the same day that does not.
- A time in UTC whose clock is what readers see is local time with a false `Z` (Youm7): the zone is the publisher's.
- A visible clock that differs (LBCI: one hour) leaves the machine-readable time in place and is reported.
- Midnight to the second in a machine-readable value, in its own zone or the publisher's, is a padded day unless the
  visible line shows it too: the day only, never an instant. If the address tells the day beside it, the zone slipped.
- The "today" of a header (visible, on the day of the fetch) gives way to any other day.
- A visible line that says only "آخر تحديث" is a modification (CNN Arabic rewrites it at every edit).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import unquote, urlsplit

from newsscraper.items import Notice
from newsscraper.text import zones
from newsscraper.text.dates import DateValue, parse_date

_RANK = ("layout", "jsonld", "meta", "microdata", "itemprop", "time", "text", "feed", "sitemap", "listing", "url")
_MACHINE = ("layout", "jsonld", "meta", "microdata", "itemprop", "time", "feed", "sitemap")
_PAGE = ("layout", "jsonld", "meta", "microdata", "itemprop", "time", "text", "url")
_VISIBLE = ("layout", "time", "text")
_UPDATED = re.compile(r"تحديث|محدَّ?ث|تعديل|\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"نُ?شر|\bpublished\b", re.IGNORECASE)
_ISO = re.compile(r"\s*\d{4}-\d\d-\d\dT")
_CLOSE = timedelta(minutes=2)
_DAY_IN_URL = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)/[^/\d]+/(\d{1,2})/(\d{1,2})(?=/)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{10})?(?!\d)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One date string of a page."""

    raw: str
    """As found: an ISO string, a visible line, the result of `url_date`."""
    method: str
    """Where: `jsonld:datePublished`, `meta:article:published_time`, `microdata:…`, `time`, `text`, `feed`, `listing`,
    `url`, or `layout …`; what stands before the first `:` or space decides its rank."""
    role: str = "published"
    """published or modified."""
    chrome: bool = False
    """True when it stands in the page's header, footer or side column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The dates of a page."""

    published: DateValue | None = None
    published_method: str | None = None
    modified: DateValue | None = None
    modified_method: str | None = None
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A candidate and what it says."""

    candidate: Candidate
    value: DateValue

    @property
    def kind(self) -> str:
        """The first word of the method."""
        return re.split(r"[:\s]", self.candidate.method, maxsplit=1)[0]

    @property
    def rank(self) -> tuple[bool, int]:
        """Chrome behind everything, then the order of the sources."""
        return self.candidate.chrome, _RANK.index(self.kind) if self.kind in _RANK else _RANK.index("text")


def resolve(
    candidates: Iterable[Candidate], *, url: str, fetched_at: datetime, tz: str | None, day_first: bool = True
) -> Resolved:
    """Return the publication and the modification that the candidates prove together.

    `fetched_at` is aware; `tz` is the publisher's IANA zone or None. Candidates in the order of the page; unreadable
    ones are passed over. The address is read here: it need not be among the candidates.
    """
    given = list(candidates)
    if (day := url_date(url)) and not any(c.method == "url" for c in given):
        given.append(Candidate(raw=day, method="url"))
    told = [_Told(c, v) for c in given if (v := parse_date(c.raw, now=fetched_at, tz=tz, day_first=day_first))]
    today = fetched_at.astimezone(zones.zone(tz) if tz else UTC).date()
    published, modified = _roles(told)
    published = _without_today(published, today)
    best = _best(published)
    if best is None:
        changed = _best(modified)
        return Resolved(
            modified=_honest(changed, modified, tz) if changed else None,
            modified_method=changed.candidate.method if changed else None,
            warnings=(Notice.DATE_MISSING,),
        )
    value = _honest(best, published, tz)
    warnings = _conflicts(value, best, published, tz)
    return _with_modified(value, best, modified, tz, warnings, published)


def url_date(url: str) -> str | None:
    """Return the day that an address holds, as YYYY-MM-DD: /2024/06/05/, 2024-6-5, 20240605, /2013/section/8/3/."""
    path = unquote(urlsplit(url[:2000]).path)
    for pattern in _DAY_IN_URL:
        for found in pattern.finditer(path):
            try:
                day = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
            if day.year >= 1990:
                return day.isoformat()
    return None


def _roles(told: Sequence[_Told]) -> tuple[list[_Told], list[_Told]]:
    """Divide into publication and modification; a visible line that tells only of an update is the latter."""
    modified = [t for t in told if t.candidate.role == "modified"]
    others = [t for t in told if t.candidate.role != "modified"]
    sure = [t for t in others if not (t.kind in _VISIBLE and _UPDATED.search(t.candidate.raw))]
    earliest = min((t.value.date for t in sure), default=None)
    updates = [t for t in others if t not in sure and _is_update(t, earliest)]
    return [t for t in others if t not in updates], [*modified, *updates]


def _is_update(told: _Told, earliest: date | None) -> bool:
    """Say whether a line with an update label tells no publication: it names none, or an earlier day is known."""
    text = told.candidate.raw
    found = _UPDATED.search(text)
    if _PUBLISHED.search(text) or not found:
        return False
    alone = re.search(r"\d", text[: found.start()]) is None
    return alone or (earliest is not None and earliest < told.value.date)


def _without_today(told: list[_Told], today: date) -> list[_Told]:
    """Leave out chrome, and the visible fetch day when nothing confirms it and another day is named."""
    inside = [t for t in told if not t.candidate.chrome]
    confirmed = any(t.kind != "text" and t.value.date == today for t in inside)
    if not confirmed and any(t.value.date != today for t in inside):
        inside = [t for t in inside if t.kind != "text" or t.value.date != today]
    return inside or told


def _best(told: Sequence[_Told]) -> _Told | None:
    """Return the first by rank; of those that agree with its day, the first that knows the time of day."""
    ordered = sorted(told, key=lambda t: t.rank)
    if not ordered:
        return None
    exact = [t for t in ordered if t.value.precision not in ("month", "year")]
    first = (exact or ordered)[0]
    if first.value.local is not None and not _padded(first):
        return first
    finer = [t for t in exact if t.value.date == first.value.date and t.value.local is not None and not _padded(t)]
    return finer[0] if finer else first


def _padded(told: _Told, tz: str | None = None) -> bool:
    """Say whether a machine-readable value is a day with zeros for a time, in its own zone or in `tz`."""
    value = told.value
    if value.local is None or value.precision == "hour" or told.kind not in _MACHINE:
        return False
    if value.local.time() == time(0) and not re.search(r"[ء-ي]", told.candidate.raw):
        return True
    return bool(
        tz and value.at and value.precision == "second" and value.at.astimezone(zones.zone(tz)).time() == time(0)
    )


def _midnight(at: datetime, tz: str) -> bool:
    return at.astimezone(zones.zone(tz)).time() == time(0)


def _honest(told: _Told, others: Sequence[_Told], tz: str | None) -> DateValue:
    """Return what a value proves in the light of the others: without padded times, false zones and slipped days."""
    value = told.value
    clocks = [t.value for t in others if t is not told and t.kind in _VISIBLE and not _ISO.match(t.candidate.raw)]
    days = {t.value.date for t in others if t.kind in ("url", "text", "time") and t is not told}
    if value.local is not None and _padded(told, tz) and not any(_same_clock(value, c) for c in clocks):
        return _day_only(value, days)
    if _is_utc(value) and value.local is not None:
        if _false_utc(value, clocks):
            return _local(value, tz)
        if tz is None:
            return _slipped(value, days)
    return value


def _is_utc(value: DateValue) -> bool:
    return value.tz_source == "page" and value.tz in ("UTC", "+00:00")


def _false_utc(value: DateValue, clocks: Sequence[DateValue]) -> bool:
    """Say whether the page shows readers the clock of a UTC time without a zone, and nowhere as UTC."""
    shown = [c for c in clocks if _same_clock(value, c)]
    return bool(shown) and all(c.tz_source != "page" for c in shown)


def _same_clock(one: DateValue, other: DateValue) -> bool:
    """Say whether two values show the same day and minute on the clock."""
    if one.local is None or other.local is None:
        return False
    return one.local.replace(second=0) == other.local.replace(second=0)


def _local(value: DateValue, tz: str | None) -> DateValue:
    """Return a value whose UTC mark is false: the same clock in the publisher's zone, or in none."""
    assert value.local is not None
    day = value.local.date()
    return replace(
        value,
        date=day,
        edtf=day.isoformat(),
        at=zones.instant(value.local, tz) if tz else None,
        tz=tz,
        tz_source="publisher" if tz else "none",
    )


def _day_only(value: DateValue, days: set[date]) -> DateValue:
    """Return the day of a padded value; the one that address or text name if it is a neighbour: the zone slipped."""
    assert value.local is not None
    printed = value.local.date()
    near = sorted(d for d in days if abs(d - printed) <= timedelta(days=1))
    day = printed if printed in near or not near else near[0]
    if not near and value.date != printed and value.local.time() != time(0):
        day = value.date
    return replace(
        value, date=day, edtf=day.isoformat(), local=None, at=None, precision="day", tz=None, tz_source="none"
    )


def _slipped(value: DateValue, days: set[date]) -> DateValue:
    """Return a UTC time whose next day the page names, evening in UTC being the next day in Arab zones."""
    assert value.local is not None
    following = value.date + timedelta(days=1)
    if value.local.hour >= 20 and value.date not in days and following in days:
        return replace(value, date=following, edtf=following.isoformat())
    return value


def _conflicts(value: DateValue, best: _Told, told: Sequence[_Told], tz: str | None) -> list[Notice]:
    """Return the warnings about a publication date."""
    found = []
    rest = [t for t in told if t is not best and t.kind in _PAGE and t.value.precision not in ("month", "year")]
    if any(t.value.date != value.date and not _slip(t, value) for t in rest):
        found.append(Notice.DATE_CONFLICT)
    if any(t.value.date == value.date and _other_time(t.value, value, tz) and not _padded(t, tz) for t in rest):
        found.append(Notice.TIME_CONFLICT)
    if value.tz_source == "publisher":
        found.append(Notice.TZ_ASSUMED)
    return found


def _slip(told: _Told, value: DateValue) -> bool:
    """Say whether another day is only the same instant told in UTC."""
    return bool(told.value.at and value.at and abs(told.value.at - value.at) < _CLOSE)


def _other_time(one: DateValue, other: DateValue, tz: str | None) -> bool:
    """Say whether two values of a day differ by two minutes or more on the clock; a false `Z` is no difference."""
    if (
        one.local is None
        or other.local is None
        or _same_clock(one, other)
        or "hour" in (one.precision, other.precision)
    ):
        return False
    if one.at is not None and other.at is not None:
        return abs(one.at - other.at) >= _CLOSE
    return (one.tz_source == other.tz_source == "none") and abs(one.local - other.local) >= _CLOSE


def _with_modified(
    value: DateValue, best: _Told, told: Sequence[_Told], tz: str | None, warnings: list[Notice], seen: Sequence[_Told]
) -> Resolved:
    """Add the modification, unless it is older than the publication."""
    first = _best(told)
    changed = _honest(first, [*told, *seen], tz) if first else None
    if (
        changed
        and _is_utc(best.value)
        and value.tz_source != "page"
        and value.local
        and changed.local
        and _is_utc(changed)
    ):
        changed = _local(changed, tz)
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
