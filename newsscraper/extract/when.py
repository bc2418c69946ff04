"""When an article was published and modified: every statement of the page, reconciled.

A statement is machine-readable (JSON-LD, meta, `<time>`), visible (near the headline or behind the text) or the day in
the address. The best one is kept, the others check it: a `Z` behind a local time, a midnight that slips into the day
before, a header's "today", a date of last update that is no date of publication.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from newsscraper.extract import hints
from newsscraper.extract.flow import Block
from newsscraper.extract.generic import Reading
from newsscraper.items import Notice, Publisher
from newsscraper.text.dates import DateValue, parse_date

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
    "publish_date", "publish-date", "published_time", "published_date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "article_date_original", "article.published",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "datecreated", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified")
_UPDATE = re.compile(
    r"(?:آخر|اخر|تاريخ)\s*(?:ال)?(?:تحديث|تعديل)|تم\s*(?:ال)?(?:تحديث|تعديل)\w*|محد[ّ]?ثة?|حُ?د[ّ]?ث(?:ت)?\s+في|(?:last\s+)?(?:updated|modified)",
    re.IGNORECASE,
)
_URL_DAY = (
    re.compile(r"/((?:19|20)\d\d)/(?:[a-z_]+/)?(\d{1,2})/(\d{1,2})(?:/|$)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[-/_]|\d{6,12}[-/_])"),
)
_DIGIT = re.compile(r"[\d٠-٩۰-۹]|منذ|قبل|اليوم|أمس|\bago\b|yesterday", re.IGNORECASE)
_LONG = 160
"""A visible date is a line of its own; longer blocks are text that speaks of dates."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One date as the page states it."""

    value: DateValue
    source: str
    raw: str
    visible: bool = False


def read(page: Reading, *, now: datetime, publisher: Publisher | None) -> tuple[dict[str, Any], list[Notice]]:
    """Return the date fields of an `Article`, with `methods` of `published` and `modified`, and the warnings."""
    clock = _Clock(now, publisher)
    published = [*_machine(page, clock, "datePublished", _PUBLISHED), *_times(page, clock)]
    visible, updates = _visible(page, clock)
    notices: list[Notice] = []
    best = _reconciled(published, visible, clock.day_of(page.doc.url), clock, notices)
    modified = next(iter([*_machine(page, clock, "dateModified", _MODIFIED), *updates]), None)
    if best is None:
        notices.append(Notice.DATE_MISSING)
    elif modified is not None and modified.value.date < best.value.date:
        notices.append(Notice.MODIFIED_BEFORE_PUBLISHED)
        modified = None
    if best is not None and best.value.tz_source == "publisher":
        notices.append(Notice.TZ_ASSUMED)
    return {**_published_fields(best), **_modified_fields(modified)}, notices


@dataclass(frozen=True, slots=True)
class _Clock:
    """What is needed to read a date string."""

    now: datetime
    publisher: Publisher | None

    @property
    def tz(self) -> str | None:
        return (self.publisher.timezone or None) if self.publisher else None

    def parse(self, raw: str) -> DateValue | None:
        day_first = self.publisher is None or self.publisher.date_order != "mdy"
        return parse_date(raw, now=self.now, tz=self.tz, day_first=day_first)

    def day_of(self, url: str) -> date | None:
        """Return the day that an address holds: `/2013/8/3/`, `/2013/middle_east/8/3/`, `2020-04-24`, `/20240101-`."""
        for pattern in _URL_DAY:
            for found in pattern.finditer(unquote(url)):
                try:
                    day = date(int(found[1]), int(found[2]), int(found[3]))
                except ValueError:
                    continue
                if 1990 <= day.year and day <= self.now.date():
                    return day
        return None


def _machine(page: Reading, clock: _Clock, key: str, names: tuple[str, ...]) -> Iterator[Statement]:
    """Yield the dates of JSON-LD and meta elements."""
    for node in page.doc.jsonld:
        raw = node.get(key)
        if isinstance(raw, str) and (value := clock.parse(raw)):
            yield Statement(value, f"jsonld:{key}", raw)
    for name in names:
        for raw in page.doc.meta.get(name, ())[:1]:
            if value := clock.parse(raw):
                yield Statement(value, f"meta:{name}", raw)


def _times(page: Reading, clock: _Clock) -> Iterator[Statement]:
    """Yield the `datetime` of `<time>` elements near the headline; one that speaks of an update is none."""
    for time in page.flow.times:
        raw = (time.element.get("datetime") or "").strip()
        near = page.head - 6 <= time.at <= page.body.start + 2 or page.body.end <= time.at <= page.body.end + 3
        around = " ".join(
            block.text for block in page.flow.blocks[max(0, time.at - 1) : time.at + 1] if len(block.text) < _LONG
        )
        if raw and near and not _UPDATE.search(around) and (value := clock.parse(raw)):
            yield Statement(value, "tag:time", raw)


def _visible(page: Reading, clock: _Clock) -> tuple[list[Statement], list[Statement]]:
    """Return the visible dates of publication and of update, those nearest to the headline first."""
    published: list[Statement] = []
    updates: list[Statement] = []
    for block in _near(page):
        if len(block.text) > _LONG or not _DIGIT.search(block.text):
            continue
        update = _UPDATE.search(block.text)
        before = block.text[: update.start()] if update else block.text
        value = clock.parse(before) if before.strip() else None
        if value is not None and not (
            update and value.local is None and clock.parse(block.text[update.end() :]) is None
        ):
            published.append(Statement(value, "generic:visible", before.strip(" ،|-(") if update else block.text, True))
        if update and (later := clock.parse(block.text[update.end() :]) or clock.parse(block.text)):
            updates.append(Statement(later, "generic:visible", block.text, True))
    return published, updates


def _near(page: Reading) -> Iterator[Block]:
    """Yield the blocks where a date of the article may stand: below the headline, above it, behind the text.

    Short lines a little below the first paragraph count too: a lead may stand above the date.
    """
    blocks, head, start, end = page.flow.blocks, page.head, page.body.start, page.body.end
    text = {block.index for block in page.body.blocks}
    away = hints.RELATED | hints.LISTS | hints.COMMENTS | hints.HIDDEN
    below = [*blocks[head + 1 : start + 1], *(b for b in blocks[start + 1 : start + 9] if len(b.text) < 60)]
    for block in [*below, *reversed(blocks[max(0, head - 5) : head + 1]), *blocks[end : end + 4]]:
        if block.index in text or (block.zone & hints.NAV and block.index < head):
            continue
        if not block.zone & away or (block.zone & hints.DATE and not block.zone & (hints.COMMENTS | hints.HIDDEN)):
            yield block


def _reconciled(
    machine: list[Statement], visible: list[Statement], url_day: date | None, clock: _Clock, notices: list[Notice]
) -> Statement | None:
    """Return the best statement of publication, corrected by the others."""
    days = {s.value.date for s in visible} | ({url_day} if url_day else set())
    if not machine:
        if visible:
            best = max(
                visible,
                key=lambda s: (url_day is None or abs((s.value.date - url_day).days) <= 1, s.value.local is not None),
            )
            if url_day and abs((best.value.date - url_day).days) > 1:
                notices.append(Notice.DATE_CONFLICT)
            return best
        value = clock.parse(url_day.isoformat()) if url_day else None
        return Statement(value, "url", url_day.isoformat()) if value and url_day else None
    best = next((s for s in machine if s.value.local is not None), machine[0])
    shown = next((s for s in visible if abs((s.value.date - best.value.date).days) <= 1), None)
    if shown is not None:
        best = _local(best, shown, clock)
    if not days or best.value.date in days:
        return best
    if clock.tz is None and best.value.tz_source == "page":
        near = [day for day in days if abs((day - best.value.date).days) == 1]
        if near:
            return replace(best, value=replace(best.value, date=near[0], edtf=near[0].isoformat()))
    notices.append(Notice.DATE_CONFLICT)
    return _earlier(best, visible) or best


def _earlier(best: Statement, visible: list[Statement]) -> Statement | None:
    """Return the visible date when it is the earlier one: systems write a new date into the head at each re-publication."""
    first = next((s for s in visible if s.value.precision not in ("month", "year") and "~" not in s.value.edtf), None)
    return first if first is not None and first.value.date < best.value.date else None


def _local(best: Statement, shown: Statement, clock: _Clock) -> Statement:
    """Correct a machine-readable date by the visible one: a false `Z`, a midnight that stands for no time.

    Youm7 writes Cairo time with a `Z`: the visible clock shows the same hour and names no zone.
    """
    one, other = best.value, shown.value
    if one.local is None or other.local is None:
        if one.local is None and other.local is not None and one.date == other.date:
            return shown
        midnight = one.local is not None and one.local.strftime("%H%M%S") == "000000"
        return shown if midnight and other.date == one.date else best
    utc = one.at is not None and one.at.replace(tzinfo=None)
    stated = other.tz_source == "page"
    if utc and not stated and one.tz_source == "page" and _same_minute(utc, other.local) and _is_utc(best.raw):
        wall = utc
        at = wall.replace(tzinfo=ZoneInfo(clock.tz)).astimezone(one.at.tzinfo) if clock.tz and one.at else None
        source = "publisher" if clock.tz else "none"
        value = replace(
            one, date=wall.date(), edtf=wall.date().isoformat(), local=wall, at=at, tz=clock.tz, tz_source=source
        )
        return replace(best, value=value)
    return best


def _same_minute(one: datetime, other: datetime) -> bool:
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)


def _is_utc(raw: str) -> bool:
    return raw.strip().upper().endswith(("Z", "+00:00", "+0000"))


def _published_fields(best: Statement | None) -> dict[str, Any]:
    if best is None:
        return {"published_from": None}
    value = best.value
    known = value.precision not in ("month", "year")
    return {
        "published_raw": best.raw,
        "date_published": value.date if known else None,
        "published_edtf": value.edtf,
        "published_local": value.local,
        "published_at": value.at,
        "published_precision": value.precision,
        "published_tz": value.tz,
        "published_tz_source": value.tz_source,
        "published_calendar": value.calendar,
        "published_from": best.source,
    }


def _modified_fields(modified: Statement | None) -> dict[str, Any]:
    if modified is None:
        return {"modified_from": None}
    value = modified.value
    return {
        "modified_raw": modified.raw,
        "date_modified": value.date if value.precision not in ("month", "year") else None,
        "modified_at": value.at,
        "modified_precision": value.precision,
        "modified_from": modified.source,
    }
