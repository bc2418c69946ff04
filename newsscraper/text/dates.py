"""Date strings of Arabic newsrooms → what they say, and nothing more.

`fold` and `lex` (date_lexer) turn a string into signs, one for each known word; `clock` takes the times out, so that no
digit is read twice; the patterns below find days in what is left; `relative` reads what is told from now. A string that
says no day, or says two, gives None.
"""

import re
from datetime import MAXYEAR, UTC, date, datetime, timedelta

from newsscraper.text import relative, zones
from newsscraper.text.clock import Clock, best, take, take_dotted
from newsscraper.text.date_days import Found, only_day
from newsscraper.text.date_lexer import fold, lex, mend
from newsscraper.text.date_typos import corrected
from newsscraper.text.date_value import DateValue

__all__ = ["DateValue", "is_date_line", "parse_date", "parse_without_year"]

FIRST_YEAR = 1990
"""No Arabic newspaper was on the web before; earlier years are zeros of databases."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_EPOCH = re.compile(
    r"(?:@|\\?/?(?:new)?date\()?([1-9]\d{9}(?=\d{3}(?!\d)|\D|$)|1[3-9]\d{8}(?=\d{6}))(?:\d{3}|\d{6})?(?:\.\d{1,9})?(?:[+-]\d{4})?(?:\)\\?/?)?"
)
_WEEK = re.compile(r"(\d{4})-?w(\d\d)-?([1-7])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\s?(\d\d)(\d\d)(\d\d)?)?(Z0;)?")
_RFC822 = re.compile(r"(?:W[a-g],? )?\d{1,2} G\d\d \d{4} @")
_NUMBER = re.compile(r"NR[\s:#\[(.]{0,3}\d+(?!\d)(?!\s?[GH]\d|\s?[/.-]\d)")
_PROSE = re.compile(r"(?:(?:^| )(?:x|TO|C))*$"), re.compile(r"(?: (?:x|TO|C))*")
_PIECE = re.compile(r"(?=(?<![A-Za-z])(?:F5 U|(?<!F5 )[BU])(?!\w))")
_FURNITURE = re.compile(r"\b(?:F5 U|[BUD]|W[a-g]|Q[TY])\b|[\s,:;|()]+")
_DATE_LINE = 160
"""Characters of a line of dates at most: publication and update, each with weekday, both calendars and clock."""
_FOUR_DIGITS = re.compile(r"\d(?:\D*+\d){3}")
_NO_YEAR = re.compile(
    r"(?:B )?(?:[@,|-]? ?W([a-g])[\s,|-]*)?(?:@[\s,|-]*)?(\d{1,2}) ?-? ?(G\d\d)(?: ?[/-] ?\3)?[\s,|-]*@?"
)
"""`15 نيسان 20:08`: the day of a story of this year, or of the last one."""
_YEARS_BACK = 6
_YEAR = re.compile(r"(?<!\d)(?:1[34]|19|20)\d\d(?!\d)")
_WHOLE_MONTH = re.compile(r"(?:G(\d\d)(?:\W*G(\d\d))?\W*(\d{4})|(\d{4})-(\d\d)|(\d\d)/(\d{4}))(?: ?[MD])?")


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


def parse_without_year(raw: str, *, now: datetime, tz: str | None = None) -> DateValue | None:
    """Return what a line says that is a day and month without a year and nothing else, with a clock or without.

    The year is that of the last such day before `now`; where the line names the weekday, of the last one on it. Sites
    leave the year out of stories of the present year only (Al Mayadeen), so use this for what stands beside a headline.
    """
    clocks, rest = take(lex(fold(raw)))
    found = _NO_YEAR.fullmatch(rest)
    if found is None:
        return None
    for year in range(now.year, now.year - (_YEARS_BACK if found[1] else 2), -1):
        try:
            day = date(year, int(found[3][1:]), int(found[2]))
        except ValueError:
            continue
        value = build(day, best(clocks), raw=raw, tz=tz)
        if _plausible(value, now) and (not found[1] or day.weekday() == "abcdefg".index(found[1])):
            return value
    return None


def is_date_line(text: str) -> bool:
    """Say whether a line is dates and clocks with their labels, and at most one word more.

    `تاريخ النشر : 2026-05-12 الساعة: 14:22 - آخر تحديث: 2026-05-13` has marks and length of a sentence and is none.
    """
    if len(text) > _DATE_LINE or not _FOUR_DIGITS.search(text):
        return False
    signs = lex(fold(text))
    return signs.count("x") < 2 and bool(_YEAR.search(signs))


def _plausible(value: DateValue, now: datetime) -> bool:
    limit = now + timedelta(days=1) if now.year < MAXYEAR else now
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
        self.folded = fold(raw)
        if self.folded.isascii():
            self.folded = mend(self.folded)
        self._say(lex(self.folded))

    def _say(self, signs: str) -> None:
        self.text = _NUMBER.sub("x", signs) if "NR" in signs else signs

    def value(self) -> DateValue | None:
        """Try the forms in the order of their strictness."""
        if not self.text or (self.text.isalpha() and self.text.islower()):
            return None
        if self.folded[0] in "/\\@123456789dn" and (found := _EPOCH.fullmatch(self.folded.replace(" ", ""))):
            return self._epoch(found[1])
        if "w" in self.folded and (found := _WEEK.fullmatch(self.folded)):
            return self._week(found)
        if self.text[:8].isdigit() and (found := _COMPACT.fullmatch(self.text)):
            return self._compact(found)
        clocks, rest = take(self.text)
        told = self._absolute(clocks, rest) or self._relative(clocks, rest) or self._month(rest)
        if told is None and "x" in rest and (better := corrected(self.folded)):
            self._say(lex(better))
            return self._absolute(*take(self.text))
        return told

    def _week(self, found: re.Match[str]) -> DateValue | None:
        try:
            return build(date.fromisocalendar(*map(int, found.groups())), None, raw=self.raw, tz=self.tz)
        except ValueError:
            return None

    def _epoch(self, digits: str) -> DateValue | None:
        moment = datetime.fromtimestamp(int(digits), UTC)
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
        day, calendar, span = found.day, found.calendar, found.span
        if text is not rest and text.count("@") < rest.count("@"):
            before = rest[: rest.find(text)].count("@")
            clocks = clocks[before : before + text.count("@")] if len(clocks) == rest.count("@") else []
        if not clocks and _is_prose(text, span):
            return None
        if not clocks and "." in text:
            clocks = take_dotted(f"{text[: span[0]]}@{text[span[1] :]}")
        machine = self.raw.isascii() and (rest.startswith(f"{day.year}-") or bool(_RFC822.match(rest)))
        return build(day, best(clocks), raw=self.raw, tz=self.tz, calendar=calendar, machine=machine)

    def _chosen(self, rest: str) -> tuple[Found | None, str]:
        """Return the day of a text and the piece it stands in: published before unlabelled before updated."""
        pieces = [p for p in _PIECE.split(rest) if p] if "B" in rest or "U" in rest else [rest]
        if len(pieces) < 2:
            return self._only(rest), rest
        told = [(p, found) for p in pieces if (found := self._only(p)) is not None]
        if len(told) < 2:
            return self._only(rest), rest
        for wanted in ("B", ""):
            for piece, found in told:
                if piece.startswith("B") if wanted else not piece.startswith(("U", "F5 U")):
                    return found, piece
        return told[0][1], told[0][0]

    def _only(self, text: str) -> Found | None:
        return only_day(text, day_first=self.day_first, this_year=self.now.year)

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


def _is_prose(text: str, span: tuple[int, int]) -> bool:
    """Say whether a day stands in the middle of a sentence: unknown words on both sides, six or more."""
    before = _PROSE[0].search(text[: span[0]].rstrip())
    after = _PROSE[1].match(text, span[1])
    left, right = len(before[0].split()) if before else 0, len(after[0].split()) if after else 0
    return left > 1 and right > 1 and left + right > 5
