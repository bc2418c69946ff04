"""Which records a reader wants: one frozen description, applied to whole records and to half-decoded lines alike."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import msgspec

from newsscraper.errors import UsageError
from newsscraper.items import Record
from newsscraper.text.forms import search_key

Day = date | str | None
Instant = datetime | date | str | None


class Line(msgspec.Struct):
    """The keys of a line that choose it: decoding no more is several times faster than decoding all."""

    id: str
    version: int
    version_id: str | None = None
    source: str = ""
    status: str = "usable"
    title: str | None = None
    section: str | None = None
    section_path: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    date_published: date | None = None
    published_edtf: str | None = None
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What records must be; made by `selection`. None is no limit."""

    sources: tuple[str, ...] | None = None
    section: str | None = None
    """The search key of a section, anywhere on the path."""
    tag: str | None = None
    """The search key of a tag."""
    since: str | None = None
    """First publication day, `YYYY-MM-DD`."""
    until: str | None = None
    """Last publication day."""
    seen_since: datetime | None = None
    """First instant of the capture."""
    seen_until: datetime | None = None
    """Last instant of the capture."""
    as_of: datetime | None = None
    """The archive is read as it was at this instant."""
    layer: str = "original"
    """original (as extracted when fetched) or latest (by the newest re-extraction)."""

    @property
    def takes_all(self) -> bool:
        """Whether every version of the chosen sources is wanted."""
        return self == Selection(sources=self.sources)

    def takes_day(self, day: str) -> bool:
        """Say whether files of a day may hold what is wanted: their lines were captured on that day, or before."""
        return self.seen_since is None or self.seen_since.date().isoformat() <= day

    def takes(self, record: Record | Line) -> bool:
        """Say whether a version is wanted (its source, and whether it is the newest, are judged elsewhere)."""
        return self._is_in_time(record) and self._is_published_within(record) and self._is_about(record)

    def _is_in_time(self, record: Record | Line) -> bool:
        at = record.fetched_at
        if self.seen_since is None and self.seen_until is None and self.as_of is None:
            return True
        if at is None:
            return False
        before = min(limit for limit in (self.seen_until, self.as_of, _FOREVER) if limit is not None)
        return (self.seen_since is None or self.seen_since <= at) and at <= before

    def _is_published_within(self, record: Record | Line) -> bool:
        if self.since is None and self.until is None:
            return True
        first, last = known_days(record)
        return first is not None and (self.since or "") <= first and (last or "9999") <= (self.until or "9999")

    def _is_about(self, record: Record | Line) -> bool:
        if self.tag is not None and self.tag not in map(search_key, record.tags):
            return False
        path = (*record.section_path, record.section or "")
        return self.section is None or self.section in map(search_key, path)


_FOREVER = datetime.max.replace(tzinfo=UTC)
EVERYTHING = Selection()
"""Every version of every source."""


def selection(
    source: str | Iterable[str] | None = None,
    *,
    section: str | None = None,
    tag: str | None = None,
    since: Day = None,
    until: Day = None,
    seen_since: Instant = None,
    seen_until: Instant = None,
    as_of: Instant = None,
    layer: str = "original",
) -> Selection:
    """Return the description of what is wanted.

    `since` and `until` are publication days, both inclusive: a `date`, `YYYY-MM-DD`, a month or a year. `seen_since`,
    `seen_until` and `as_of` are instants of capture: an aware datetime, `YYYY-MM-DDTHH:MM:SSZ`, or a UTC day, of which
    `seen_until` and `as_of` take the last second. Sections and tags are compared by their search key. `layer`:
    `original`, or `latest` for the newest re-extraction of each version. Raises `UsageError` for what is no day or
    instant, and for a span that ends before it begins.
    """
    if layer not in ("original", "latest"):
        raise UsageError(f"{layer!r} is no layer: there are original and latest")
    first, last = day(since), day(until, end=True)
    check_order(first, last)
    return Selection(
        sources=(source,) if isinstance(source, str) else None if source is None else tuple(source),
        section=None if section is None else search_key(section),
        tag=None if tag is None else search_key(tag),
        since=first,
        until=last,
        seen_since=instant(seen_since),
        seen_until=instant(seen_until, end=True),
        as_of=instant(as_of, end=True),
        layer=layer,
    )


def known_days(record: Record | Line) -> tuple[str | None, str | None]:
    """Return the first and last day that a publication may have been: one day, a month's or a year's; else None."""
    if record.date_published is not None:
        exact = record.date_published.isoformat()
        return exact, exact
    known = (record.published_edtf or "").rstrip("~?%")
    if len(known) == 4:
        return f"{known}-01-01", f"{known}-12-31"
    if len(known) != 7:
        return None, None
    last = calendar.monthrange(int(known[:4]), int(known[5:]))[1]
    return f"{known}-01", f"{known}-{last}"


def day(value: Day, *, end: bool = False) -> str | None:
    """Return a day as `YYYY-MM-DD`; of a year or a month its first day, or with `end` its last.

    Digits of any writing are read. Raises `UsageError`.
    """
    if value is None:
        return None
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    written = search_key(value).replace(" ", "-")
    try:
        if len(written) == 4:
            written += "-12-31" if end else "-01-01"
        elif len(written) == 7:
            last = calendar.monthrange(int(written[:4]), int(written[5:]))[1]
            written += f"-{last}" if end else "-01"
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise UsageError(f"{value!r} is no day: write YYYY-MM-DD, such as 2026-03-14, a month or a year") from None


def check_order(since: str | None, until: str | None) -> None:
    """Raise `UsageError` when the first day comes after the last one."""
    if since is not None and until is not None and since > until:
        raise UsageError(f"nothing is published since {since} and until {until}: the first day comes after the last")


def instant(value: Instant, *, end: bool = False) -> datetime | None:
    """Return an instant in UTC; of a day its first second, or with `end` its last. Raises `UsageError`."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date) or len(value) <= 10:
        first = datetime.fromisoformat(str(day(value, end=end))).replace(tzinfo=UTC)
        return first + timedelta(days=1, seconds=-1) if end else first
    try:
        return instant(datetime.fromisoformat(value))
    except ValueError:
        raise UsageError(f"{value!r} is no instant: write 2026-03-14T09:00:00Z, or a day") from None
