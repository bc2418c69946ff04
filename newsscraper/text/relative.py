"""Times told from now: منذ ساعتين، أول أمس، الأربعاء الماضي."""

import re
from datetime import datetime, timedelta

from newsscraper.text.clock import Clock
from newsscraper.text.date_numbers import FRACTIONS

_FURNITURE = re.compile(r"(?:\b(?:F5 U|[BU])\b|Z[+\d:-]+;|[\s.,:;|()\[\]•·*!-])+")
_PIECES = re.compile(r"\s?[|•·]\s?|\s[/-]\s")
_GLUE = re.compile(r"(?<=\bR)(?=\d)|(?<=\d)(?=[QI][A-Z]\b)")
_TEEN = re.compile(r"(?:(\d)|Wg|Wa) 10 (?=[QI])")
_TENS = re.compile(r"(?:(\d)|Wa|ONE) ([2-9])0 (?=[QI])")
_UNIT = r"(?P<unit>[QI][SIODKTY])"
_COUNT = r"(?:(?P<count>\d{1,4}|½|¼|⅓|ONE) )?"
_MORE = r"(?: ONE)?(?: \+ ?(?P<part>[½¼⅓])(?: C)?| \+? ?(?P<more>\d{1,4} )?(?P<second>[QI][SIODKTY]))?"
_AGO = re.compile(
    rf"R (?:C )?(?:2 (?=2 ))?{_COUNT}{_UNIT}{_MORE}(?: NOW)?|"
    rf"{_COUNT.replace('count', 'n')}{_UNIT.replace('unit', 'u')} R"
)
_DAY = re.compile(
    r"(?:(?:C )*@ )?(?:[APNL] )?(?:QD )?(?:(?P<week>W[a-g]) )?(?:(?P<two>F1 YD|YD F1)|(?P<one>YD)|(?P<none>TD))"
    r"(?: (?P<week2>W[a-g]))?(?: [APNL])?(?: (?:C )*@)?"
)
_LAST = re.compile(r"(?:QD )?W([a-g]) LW(?: (?:C )*@)?")
_PAST = re.compile(r"Q([KTY]) LW")
_FEW = re.compile(r"R (?:FEW|(?:FEW )?I[SI]|LESS Q[SIO])|NOW|FEW I[SI] R|FEW R")
_STEP = {
    "S": timedelta(seconds=1),
    "I": timedelta(minutes=1),
    "O": timedelta(hours=1),
    "D": timedelta(days=1),
    "K": timedelta(weeks=1),
}
_PRECISION = {"S": "second", "I": "minute", "O": "hour", "D": "day", "K": "day", "T": "month", "Y": "year"}


def read(text: str, clocks: list[Clock], now: datetime) -> tuple[datetime, str, bool] | None:
    """Return the wall time, its precision, and whether it is approximate; None unless the whole text is such a form.

    `text` is of signs with `@` for clocks; `now` is the wall time of the reader, naive. Parts below the precision are
    those of `now` and mean nothing. Only whole texts are read, or one of the pieces that a line is divided into
    ("سياسة | منذ ساعتين"): "قبل 3 أيام من الانتخابات" is no date, nor is the name of a paper in "فلسطين | اليوم".
    """
    whole = _read(text, clocks, now)
    if whole is not None:
        return whole
    pieces = [p for p in _PIECES.split(text) if re.search(r"\bR\b|YD|@", p)]
    found = [f for p in pieces if (f := _read(p, clocks, now)) is not None]
    return found[0] if len(found) == 1 else None


def _read(text: str, clocks: list[Clock], now: datetime) -> tuple[datetime, str, bool] | None:
    plain = _GLUE.sub(" ", _FURNITURE.sub(" ", text).strip())
    plain = _TENS.sub(_tens, _TEEN.sub(_teen, plain))
    try:
        return _ago(plain, now) or _day(plain, clocks, now) or _few(plain, now)
    except OverflowError:
        return None


def _teen(found: re.Match[str]) -> str:
    return f"{10 + (int(found[1]) if found[1] else 1 if found[0][1] == 'g' else 2)} "


def _tens(found: re.Match[str]) -> str:
    return f"{int(found[2]) * 10 + (int(found[1]) if found[1] else 2 if found[0][0] == 'W' else 1)} "


def _ago(plain: str, now: datetime) -> tuple[datetime, str, bool] | None:
    found = _AGO.fullmatch(plain)
    if found is None:
        return None
    unit, count = found["unit"] or found["u"], found["count"] or found["n"]
    if unit[0] == "I" and count is None:
        return None
    kind = unit[1]
    broken = FRACTIONS.get(count or "", 0) + FRACTIONS.get(found["part"] or "", 0)
    number = 0 if count in FRACTIONS else 1 if count in (None, "ONE") else int(count)
    if broken:
        return (now - _STEP["O"] * number - _STEP["I"] * broken, "minute", False) if kind == "O" else None
    if kind in "TY":
        return None if found["second"] else _months(now, number * (12 if kind == "Y" else 1), kind)
    moment = now - _STEP[kind] * number
    if found["second"]:
        if found["second"][1] not in _STEP:
            return None
        moment -= _STEP[found["second"][1]] * int(found["more"] or 1)
        kind = found["second"][1]
    return moment, _PRECISION[kind], unit[1] == "K"


def _months(now: datetime, months: int, kind: str) -> tuple[datetime, str, bool] | None:
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return (datetime(year, month + 1, 1), _PRECISION[kind], True) if year > 0 else None


def _day(plain: str, clocks: list[Clock], now: datetime) -> tuple[datetime, str, bool] | None:
    found = _DAY.fullmatch(plain)
    if past := _PAST.fullmatch(plain):
        return (now - _STEP["K"], "day", True) if past[1] == "K" else _months(now, 12 if past[1] == "Y" else 1, past[1])
    if found is not None:
        day = now - timedelta(days=2 if found["two"] else 1 if found["one"] else 0)
        named = found["week"] or found["week2"]
        if named and ord(named[1]) - 96 != day.isoweekday():
            return None
    else:
        last = _LAST.fullmatch(plain)
        if last is None:
            return None
        day = now - timedelta(days=(now.isoweekday() - (ord(last[1]) - 96) - 1) % 7 + 1)
    if len(clocks) != 1:
        return day, "day", False
    return datetime.combine(day.date(), clocks[0].time), clocks[0].precision, False


def _few(plain: str, now: datetime) -> tuple[datetime, str, bool] | None:
    return (now, "day", False) if _FEW.fullmatch(plain) else None
