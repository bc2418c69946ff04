"""Date strings of a page with what they say, and what one of them proves in the light of the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from newsscraper.text import zones
from newsscraper.text.dates import DateValue

_RANK = (
    "layout",
    "jsonld",
    "meta",
    "microdata",
    "itemprop",
    "script",
    "time",
    "text",
    "feed",
    "sitemap",
    "listing",
    "url",
)
_MACHINE = ("layout", "jsonld", "meta", "microdata", "itemprop", "script", "time", "feed", "sitemap")
VISIBLE = ("layout", "time", "text")
_ISO = re.compile(r"\s*\d{4}-\d\d-\d\dT")
"""Kinds of places that readers see."""
_UTC = ("UTC", "+00:00")
_CLOSE = timedelta(minutes=5)
"""Clocks of servers differ by so much."""


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
    masthead: bool = False
    """True when it stands where sites print what day it is today: see `masthead`."""
    first: bool = False
    """True when its label says that this is the first publication, of several: نشر أول مرة, originally published."""


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate and what it says."""

    candidate: Candidate
    value: DateValue

    @property
    def kind(self) -> str:
        """The first word of the method."""
        return _kind(self.candidate.method)

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Labelled first publications, chrome behind everything, then the order of the sources."""
        return (
            not self.candidate.first,
            self.candidate.chrome,
            _RANK.index(self.kind) if self.kind in _RANK else _RANK.index("text"),
        )


@lru_cache(maxsize=256)
def _kind(method: str) -> str:
    return re.split(r"[:\s]", method, maxsplit=1)[0]


def padded(told: Told, tz: str | None = None) -> bool:
    """Say whether a machine-readable value is a day with zeros for a time, in its own zone or in `tz`."""
    value = told.value
    if value.local is None or value.precision == "hour" or told.kind not in _MACHINE:
        return False
    if value.local.time() == time(0) and not re.search(r"[ء-ي]", told.candidate.raw):
        return True
    return bool(
        tz and value.at and value.precision == "second" and value.at.astimezone(zones.zone(tz)).time() == time(0)
    )


def honest(told: Told, others: Sequence[Told], tz: str | None, fetched_at: datetime) -> DateValue:
    """Return what a value proves in the light of the others: without padded times, false zones and slipped days."""
    value = told.value
    clocks = [t.value for t in others if t is not told and t.kind in VISIBLE and not _ISO.match(t.candidate.raw)]
    days = {t.value.date for t in others if t.kind in ("url", "text", "time") and t is not told}
    if value.local is not None and padded(told, tz) and not any(same_clock(value, c) for c in clocks):
        return _day_only(value, days)
    if is_utc(value) and value.local is not None:
        if _false_utc(value, clocks) or _ahead(value, tz, fetched_at):
            return local(value, tz)
        if tz is None:
            return _slipped(value, days)
    return value


def is_utc(value: DateValue) -> bool:
    """Say whether the page itself calls a time UTC."""
    return value.tz_source == "page" and value.tz in _UTC


def _false_utc(value: DateValue, clocks: Sequence[DateValue]) -> bool:
    """Say whether the page shows readers the clock of a UTC time without a zone, and nowhere as UTC."""
    shown = [c for c in clocks if same_clock(value, c)]
    return bool(shown) and all(c.tz_source != "page" for c in shown)


def _ahead(value: DateValue, tz: str | None, fetched_at: datetime) -> bool:
    """Say whether a UTC time lies after the fetch and would not do so as a time of the publisher's zone."""
    if value.at is None or value.at <= fetched_at + _CLOSE or tz is None:
        return False
    meant = local(value, tz).at
    return meant is not None and meant <= fetched_at + _CLOSE


def same_clock(one: DateValue, other: DateValue) -> bool:
    """Say whether two values show the same minute on the clock; seconds may be rounded up."""
    if one.local is None or other.local is None:
        return False
    return abs(one.local.replace(second=0) - other.local.replace(second=0)) <= timedelta(minutes=1)


def local(value: DateValue, tz: str | None) -> DateValue:
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


def zoned(value: DateValue, others: Sequence[Told]) -> DateValue:
    """Return a time without a zone with the offset that the page itself states for another time of the same day.

    The two come from one newsroom's system, and no clock is changed in between but on two nights a year. UTC is not
    taken over: systems write it beside times that are local. Times that disagree on the offset prove none.
    """
    if value.local is None or value.at is not None or value.precision == "hour":
        return value
    stated = {
        t.value.tz
        for t in others
        if t.value.local is not None and t.value.tz_source == "page" and t.value.local.date() == value.local.date()
    }
    tz = stated.pop() if len(stated) == 1 else None
    if tz is None or tz in _UTC:
        return value
    return replace(value, at=zones.instant(value.local, tz), tz=tz, tz_source="page")


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
