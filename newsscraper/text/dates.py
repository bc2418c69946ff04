"""Date strings of Arabic newsrooms → what they say, and nothing more.

`fold` and `lex` (date_lexer) turn a string into signs, one for each known word; `clock` takes the times out, so that no
digit is read twice; the patterns below find days in what is left; `relative` reads what is told from now. A string that
says no day, or says two, gives None.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from newsscraper.text import relative, zones
from newsscraper.text.clock import Clock, best, take, take_dotted
from newsscraper.text.date_lexer import fold, lex
from newsscraper.text.date_value import DateValue
from newsscraper.text.hijri import to_gregorian

__all__ = ["DateValue", "parse_date"]

FIRST_YEAR = 1990
"""No Arabic newspaper was on the web before; earlier years are zeros of databases."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_EPOCH = re.compile(r"(?:/?date\()?(\d{10}|\d{13})(?:[+-]\d{4})?(?:\)/?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\s?(\d\d)(\d\d)(\d\d)?)?(Z0;)?")
_GAP = r"[\s,./_-]{0,4}"
_SEP = r"\s?[/.\\_-]\s?"
_MONTH = r"([GH]\d\d)(?:[\s/(-]{1,3}([GH]\d\d)\)?)?"
_DAYS = (
    re.compile(
        rf"(?<![\d.GH])(?P<d>\d{{1,2}}){_GAP}(?:QT )?{_MONTH}{_GAP}(?:QY )?"
        r"(?:@ ?Z?[\d:+-]*;? ?)?(?P<y>\d{4})(?!\d)"
    ),
    re.compile(rf"(?<!\d ){_MONTH}{_GAP}(?P<d>\d{{1,2}})(?!\d)[\s,./_-]{{1,4}}(?:@ ?)?(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})(?:E |[\s,./_-]){{1,4}}{_MONTH}{_GAP}(?P<d>\d{{1,2}})(?!\d)"),
)
_DMY = re.compile(rf"(?<!\d)(?<!\d[/.])(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}})(?!\d)")
_YMD = re.compile(rf"(?<!\d)(?<!\d[/.])(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})(?![\d])")
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d\d)(?![\d/.-])")
_SPACED = re.compile(r"\D*(\d{1,2}) (\d{1,2}) (\d{4})\D*")
_RFC822 = re.compile(r"(?:W[a-g],? )?\d{1,2} G\d\d \d{4} @")
_RANGE = re.compile(r"(?<!\d)\d{1,2}\s?[-/]\s?$")
_PIECE = re.compile(r"(?=(?<!\w)(?:F2 U|[BU])(?!\w))")
_FURNITURE = re.compile(r"\b(?:F2 U|[BUD]|W[a-g]|Q[TY])\b|[\s,:;|()]+")
_WHOLE_MONTH = re.compile(r"(?:G(\d\d)(?:\W*G(\d\d))?\W*(\d{4})|(\d{4})-(\d\d)|(\d{1,2})/(\d{4}))(?: ?[MD])?")


def parse_date(raw: str, *, now: datetime, tz: str | None = None, day_first: bool = True) -> DateValue | None:
    """Return what a date string says, or None when it says no day, month or year between 1990 and tomorrow.

    `now` is aware: the instant at which the page was fetched; relative forms count back from it. `tz` is the
    publisher's IANA zone, used for times without one; `day_first=False` reads 6/5/2024 as June 5. A string for
    programs that tells its time in UTC gives the publisher's calendar day when `tz` is known. Any text is accepted;
    only its first 300 characters are looked at.
    Raises KeyError for an unknown `tz`.
    """
    found = _ISO.fullmatch(raw)
    usual = found is not None and found[1] > "1900"
    value = _iso(found, raw, tz) if found and usual else _Reading(raw, now, tz, day_first).value()
    return value if value is not None and _plausible(value, now) else None


def _plausible(value: DateValue, now: datetime) -> bool:
    limit = now + timedelta(days=1)
    if value.at is not None:
        return value.date.year >= FIRST_YEAR and value.at <= limit
    ahead = limit.astimezone(zones.zone(value.tz)) if value.tz else limit
    return value.date.year >= FIRST_YEAR and value.date <= ahead.date()


def _iso(found: re.Match[str], raw: str, tz: str | None) -> DateValue | None:
    """Read a well-formed ISO 8601 string, the usual case of machine-readable dates."""
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return build(day, None, raw=raw, tz=tz)
        clock = datetime(1, 1, 1, int(found[4]), int(found[5]), int(found[6] or 0)).time()
    except ValueError:
        return None
    zone = "UTC" if found[7] == "Z" else zones.name_of(found[7]) if found[7] else None
    return build(day, Clock(clock, "second" if found[6] else "minute", zone), raw=raw, tz=tz, machine=True)


def build(
    day: date,
    clock: Clock | None,
    *,
    raw: str,
    tz: str | None,
    calendar: str = "gregorian",
    machine: bool = False,
) -> DateValue:
    """Return the value of a day and its time of day; the instant where a zone is known.

    `machine` says that the string is for programs: then a day told in UTC becomes the day of the publisher.
    """
    if clock is None:
        return DateValue(date=day, edtf=day.isoformat(), raw=raw, calendar=calendar)
    local = datetime.combine(day, clock.time)
    zone = clock.zone or tz
    at = zones.instant(local, zone) if zone else None
    if machine and at is not None and tz and clock.zone in ("UTC", "+00:00"):
        day = at.astimezone(zones.zone(tz)).date()
    return DateValue(
        date=day,
        local=local,
        at=at,
        precision=clock.precision,
        tz=zone,
        tz_source="page" if clock.zone else "publisher" if tz else "none",
        calendar=calendar,
        edtf=day.isoformat(),
        raw=raw,
    )


class _Reading:
    """One string on its way to a value."""

    def __init__(self, raw: str, now: datetime, tz: str | None, day_first: bool) -> None:
        self.raw, self.now, self.tz, self.day_first = raw, now, tz, day_first
        self.text = lex(fold(raw))

    def value(self) -> DateValue | None:
        """Try the forms in the order of their strictness."""
        if not self.text or (self.text.isalpha() and self.text.islower()):
            return None
        if self.text[0] in "/1d" and (found := _EPOCH.fullmatch(fold(self.raw).replace(" ", ""))):
            return self._epoch(found[1])
        if self.text[:8].isdigit() and (found := _COMPACT.fullmatch(self.text)):
            return self._compact(found)
        clocks, rest = take(self.text)
        return self._absolute(clocks, rest) or self._relative(clocks, rest) or self._month(rest)

    def _epoch(self, digits: str) -> DateValue | None:
        moment = datetime.fromtimestamp(int(digits[:10]), UTC)
        clock = Clock(moment.time(), "second", "UTC")
        return build(moment.date(), clock, raw=self.raw, tz=self.tz, machine=True)

    def _compact(self, found: re.Match[str]) -> DateValue | None:
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            if found[4] is None:
                return build(day, None, raw=self.raw, tz=self.tz)
            time = datetime(1, 1, 1, int(found[4]), int(found[5]), int(found[6] or 0)).time()
        except ValueError:
            return None
        clock = Clock(time, "second" if found[6] else "minute", "UTC" if found[7] else None)
        return build(day, clock, raw=self.raw, tz=self.tz, machine=True)

    def _absolute(self, clocks: list[Clock], rest: str) -> DateValue | None:
        """Read the day of a text, from the piece that tells of the publication if several tell a day."""
        found, text = self._chosen(rest)
        if found is None:
            return None
        day, calendar, span = found
        if text is not rest and text.count("@") < rest.count("@") and "@" in text:
            before = rest[: rest.find(text)].count("@")
            clocks = clocks[before : before + text.count("@")] if len(clocks) == rest.count("@") else []
        if not clocks and "." in text:
            clocks = take_dotted(f"{text[: span[0]]}@{text[span[1] :]}")
        machine = self.raw.isascii() and (rest.startswith(f"{day.year}-") or bool(_RFC822.match(rest)))
        return build(day, best(clocks), raw=self.raw, tz=self.tz, calendar=calendar, machine=machine)

    def _chosen(self, rest: str) -> tuple[tuple[date, str, tuple[int, int]] | None, str]:
        """Return the day of a text and the piece it stands in: published before unlabelled before updated."""
        if "B" not in rest and "U" not in rest:
            return self._only(rest), rest
        pieces = [p for p in _PIECE.split(rest) if p]
        told = [(p, found) for p in pieces if (found := self._only(p)) is not None]
        if len(told) < 2:
            found = self._only(rest)
            return found, rest
        for wanted in ("B", ""):
            for piece, found in told:
                if piece.startswith("B") if wanted else not piece.startswith(("U", "F2 U")):
                    return found, piece
        return told[0][1], told[0][0]

    def _only(self, text: str) -> tuple[date, str, tuple[int, int]] | None:
        """Return the only day of a text, Gregorian before Hijri; None when it tells none, or two."""
        found = list(self._days(text))
        for calendar in ("gregorian", "hijri"):
            days = [(day, kind, span) for day, kind, span in found if kind == calendar]
            if days:
                return days[0] if all(d[0] == days[0][0] for d in days) and days[0][0] else None  # type: ignore[return-value]
        return None

    def _days(self, text: str) -> Iterator[tuple[date | None, str, tuple[int, int]]]:
        """Yield every day of a text; one that cannot be (31 February) as None."""
        if "G" in text or "H" in text:
            for pattern in _DAYS:
                hits = list(pattern.finditer(text))
                for hit in hits:
                    yield self._worded(hit, text)
                if hits:
                    break
        hits = list(_YMD.finditer(text))
        for hit in hits:
            yield self._numeric(int(hit[1]), int(hit[2]), int(hit[3]), hit.span())
        for hit in _DMY.finditer(text):
            if not any(h.start() < hit.end() and hit.start() < h.end() for h in hits):
                yield self._day_first(hit)
        if not hits and (spaced := _SPACED.fullmatch(text)):
            yield self._day_first(spaced)
        elif short := _SHORT.search(text):
            year = 2000 + int(short[4])
            if year <= self.now.year:
                day, month = self._order(int(short[1]), int(short[3]))
                yield self._numeric(year, month, day, short.span())

    def _worded(self, hit: re.Match[str], text: str) -> tuple[date | None, str, tuple[int, int]]:
        months = {m for m in hit.groups() if m and m[0] in "GH"}
        name = months.pop()
        kind = "gregorian" if name[0] == "G" else "hijri"
        if months or _RANGE.search(text[max(0, hit.start() - 8) : hit.start()]):
            return None, kind, hit.span()
        return _day(int(hit["y"]), int(name[1:]), int(hit["d"]), kind), kind, hit.span()

    def _day_first(self, hit: re.Match[str]) -> tuple[date | None, str, tuple[int, int]]:
        day, month = self._order(int(hit[1]), int(hit[2]))
        return self._numeric(int(hit[3]), month, day, hit.span())

    def _order(self, first: int, second: int) -> tuple[int, int]:
        """Return (day, month) of two numbers: the publisher's order unless only the other one is possible."""
        if self.day_first:
            return (second, first) if second > 12 >= first else (first, second)
        return (first, second) if first > 12 >= second else (second, first)

    def _numeric(
        self, year: int, month: int, day: int, span: tuple[int, int]
    ) -> tuple[date | None, str, tuple[int, int]]:
        kind = "hijri" if 1300 <= year <= 1500 else "gregorian"
        return _day(year, month, day, kind), kind, span

    def _relative(self, clocks: list[Clock], rest: str) -> DateValue | None:
        if not re.search(r"R|TD|YD|LW|NOW", rest):
            return None
        wall = self.now.astimezone(zones.zone(self.tz) if self.tz else UTC).replace(tzinfo=None, microsecond=0)
        found = relative.read(rest, clocks, wall)
        if found is None:
            return None
        moment, precision, rough = found
        day, mark = moment.date(), "~" if rough else ""
        if precision in ("day", "month", "year"):
            edtf = day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]] + mark
            first = day.replace(month=1, day=1) if precision == "year" else day
            return DateValue(date=first, precision=precision, edtf=edtf, raw=self.raw)
        time = moment.time() if precision == "second" else moment.time().replace(second=0)
        zone = clocks[0].zone if clocks else None
        return build(day, Clock(time, precision, zone), raw=self.raw, tz=self.tz)

    def _month(self, rest: str) -> DateValue | None:
        """Read a text that is a month and its year and nothing else."""
        plain = _FURNITURE.sub(" ", rest).strip()
        found = _WHOLE_MONTH.fullmatch(plain)
        if found is None or (found[2] and found[1] != found[2]):
            return None
        year, month = int(found[3] or found[4] or found[7]), int(found[1] or found[5] or found[6])
        if not (1 <= month <= 12 and year >= FIRST_YEAR):
            return None
        return DateValue(date=date(year, month, 1), precision="month", edtf=f"{year}-{month:02}", raw=self.raw)


def _day(year: int, month: int, day: int, kind: str) -> date | None:
    if kind == "hijri":
        return to_gregorian(year, month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None
