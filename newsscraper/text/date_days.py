"""The days in a text of signs (see `date_words`): in words and in numbers, of both calendars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsscraper.text.hijri import to_gregorian

_GAP = r"[\s,./_([-]{0,4}"
_SEP = r"\s?[/.\\_-]\s?"
_TWIN = r"[\s/()\[\]|\\,.-]{1,3}([GH]\d\d)[)\]]?"
_MONTH = rf"([GH]\d\d)(?:{_TWIN}(?:{_TWIN})?)?"
_CLOCK = r"(?:@ ?Z?[\d:+-]*;? ?(?:x )?)?"
_WORDED = (
    re.compile(
        rf"(?<![\d.A-Z])(?P<d>\d{{1,2}}){_GAP}(?:QT )?{_MONTH}{_GAP}(?:QY )?{_CLOCK}(?P<y>\d{{4}})(?!\d)",
    ),
    re.compile(rf"(?<!\d ){_MONTH}{_GAP}(?P<d>\d{{1,2}})(?!\d)[\s,./_-]{{1,4}}{_CLOCK}(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})(?:E |[\s,./_-]){{1,4}}{_MONTH}{_GAP}(?P<d>\d{{1,2}})(?!\d)"),
    re.compile(
        rf"^(?:B ?:? )?(?:W[a-g],? )?(?P<y>(?:19|20)\d\d)(?: |\s?, ?)(?P<d>\d{{1,2}}) {_MONTH}(?=[ ,|-]{{0,3}}@|$)"
    ),
)
"""Day month year, month day year, year month day; the month in up to three names. Mosaïque FM prints year day month."""
_DMY = re.compile(rf"(?<!\d)(?<!\d[/.])(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}})(?!\d|[./]\d)")
_YMD = re.compile(r"(?<!\d)(?<!\d[/.\\_-])(\d{4})\s?([/.\\_-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"\d\s?[/.\\_-]\s?\d")
_SPACED = re.compile(r"\D*(?:(\d{1,2}) (\d{1,2}) (\d{4})|(\d{4}) (\d\d) (\d\d))\D*")
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d\d)(?![\d/.-])")
_SHORT_WORDED = re.compile(r"(?:^|[\s,(])(\d{1,2})(?:([/-])(G\d\d)\2|\s(G\d\d)\s)(\d\d)(?=$|\s?@|\s?\))")
_WEEKDAY = re.compile(r"\bW([a-g])\b")
_INTERVAL = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-")
_RANGE = re.compile(r"(?<!\d)\d{1,2}\s?(?:[-/+]|TO)\s?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A day and where it stands."""

    day: date
    calendar: str
    """gregorian or hijri."""
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A day as written; `sure` is false for one that only looks so: the end of a range, two months that differ."""

    year: int
    month: int
    day: int
    calendar: str
    span: tuple[int, int]
    sure: bool = True


def only_day(text: str, *, day_first: bool, this_year: int) -> Found | None:
    """Return the only day of a text, Gregorian before Hijri; None when it tells none, an impossible one, or two.

    `day_first` decides 6/5/2024; a year of two digits is one of this century and not after `this_year`.
    """
    hits = [] if _INTERVAL.search(text) else list(_days(text, day_first, this_year))
    for calendar in ("gregorian", "hijri"):
        mine = [hit for hit in hits if hit.calendar == calendar]
        if mine:
            first = mine[0]
            same = all((h.year, h.month, h.day, h.sure) == (first.year, first.month, first.day, True) for h in mine)
            day = _date(first) if same else None
            return Found(day, calendar, first.span) if day else None
    return None


def _date(hit: _Hit) -> date | None:
    if hit.calendar == "hijri":
        return to_gregorian(hit.year, hit.month, hit.day)
    try:
        return date(hit.year, hit.month, hit.day)
    except ValueError:
        return None


def _days(text: str, day_first: bool, this_year: int) -> Iterator[_Hit]:
    worded = "G" in text or "H" in text
    if worded:
        yield from _in_words(text)
    if _NUMBERS.search(text):
        found = list(_in_numbers(text, day_first))
        yield from found
        if not found and (short := _SHORT.search(text)) and 2000 + int(short[4]) <= this_year:
            yield _ordered(2000 + int(short[4]), int(short[1]), int(short[3]), short.span(), day_first, text)
    elif not worded and (spaced := _SPACED.fullmatch(text)):
        first, second, year, early, month, day = spaced.groups()
        if early:
            yield _Hit(int(early), int(month), int(day), _calendar(int(early)), spaced.span())
        else:
            yield _ordered(int(year), int(first), int(second), spaced.span(), day_first, text)


def _in_words(text: str) -> Iterator[_Hit]:
    for pattern in _WORDED:
        hits = list(pattern.finditer(text))
        for hit in hits:
            yield _worded(hit, text)
        if hits:
            return
    if short := _SHORT_WORDED.search(text):
        name = short[3] or short[4]
        yield _Hit(2000 + int(short[5]), int(name[1:]), int(short[1]), "gregorian", short.span())


def _worded(hit: re.Match[str], text: str) -> _Hit:
    names = {m for m in hit.groups() if m and m[0] in "GH"}
    name = names.pop()
    calendar = "gregorian" if name[0] == "G" else "hijri"
    sure = not names and _RANGE.search(text[max(0, hit.start() - 8) : hit.start()]) is None
    return _Hit(int(hit["y"]), int(name[1:]), int(hit["d"]), calendar, hit.span(), sure)


def _in_numbers(text: str, day_first: bool) -> Iterator[_Hit]:
    hits = list(_YMD.finditer(text))
    for hit in hits:
        yield _Hit(int(hit[1]), int(hit[3]), int(hit[4]), _calendar(int(hit[1])), hit.span())
    for hit in _DMY.finditer(text):
        if not any(h.start() < hit.end() and hit.start() < h.end() for h in hits):
            yield _ordered(int(hit[3]), int(hit[1]), int(hit[2]), hit.span(), day_first, text)


def _ordered(year: int, first: int, second: int, span: tuple[int, int], day_first: bool, text: str) -> _Hit:
    """Return a day whose numbers are in the publisher's order, or in the only one that the text allows.

    "ثلاثاء, 05/12/2026" is no fifth of December, which is a Saturday: Drupal prints American order beside Arabic names.
    """
    calendar = _calendar(year)
    usual, other = ((second, first), (first, second)) if day_first else ((first, second), (second, first))
    if calendar == "gregorian" and other[0] <= 12 and (usual[0] > 12 or _weekday_prefers(text, year, usual, other)):
        usual = other
    return _Hit(year, *usual, calendar, span)


def _weekday_prefers(text: str, year: int, usual: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether the only weekday that a text names is that of the other (month, day) and not of the usual one."""
    named = set(_WEEKDAY.findall(text))
    if not year or len(named) != 1 or usual == other or max(*usual, *other) > 12:
        return False
    wanted = ord(named.pop()) - 96
    return date(year, *usual).isoweekday() != wanted == date(year, *other).isoweekday()


def _calendar(year: int) -> str:
    return "hijri" if 1300 <= year <= 1500 else "gregorian"
