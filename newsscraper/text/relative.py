"""Times told from now: منذ ساعتين، أول أمس، الأربعاء الماضي."""

import re
from datetime import datetime, timedelta

from newsscraper.text.clock import Clock

_FURNITURE = re.compile(r"\b(?:F2 U|[BU])\b|[\s.,:;|()\[\]•·*!-]+")
_BYLINE = re.compile(r"^[^|•·\d]{0,60}x[^|•·\d]{0,10}[|•·]")
_TEEN = re.compile(r"(?:(\d)|Wg) 10 (?=[QI])")
_TENS = re.compile(r"(\d) ([2-5])0 (?=[QI])")
_UNIT = r"(?P<unit>[QI][SIODKTY])"
_COUNT = r"(?:(?P<count>\d{1,4}|½|¼) )?"
_MORE = r"(?: (?P<part>\+½|\+¼)| \+ ?(?P<more>\d{1,4} )?(?P<second>[QI][SIODKTY]))?"
_AGO = re.compile(rf"R {_COUNT}{_UNIT}{_MORE}|{_COUNT.replace('count', 'n')}{_UNIT.replace('unit', 'u')} R")
_DAY = re.compile(
    r"(?:(?P<week>W[a-g]) )?(?:(?P<two>F1 YD|YD F1|R YD)|(?P<one>YD)|(?P<none>TD))(?: (?P<week2>W[a-g]))?(?P<clock> @)?"
)
_LAST = re.compile(r"(?:QD )?W([a-g]) LW(?: @)?")
_FEW = re.compile(r"R (?:FEW|IS|II)|NOW")
_STEP = {
    "S": timedelta(seconds=1),
    "I": timedelta(minutes=1),
    "O": timedelta(hours=1),
    "D": timedelta(days=1),
    "K": timedelta(weeks=1),
}
_PRECISION = {"S": "second", "I": "minute", "O": "hour", "D": "day", "K": "day", "T": "month", "Y": "year"}
_FRACTION = {"½": 0.5, "¼": 0.25, "+½": 0.5, "+¼": 0.25}


def read(text: str, clocks: list[Clock], now: datetime) -> tuple[datetime, str, bool] | None:
    """Return the wall time, its precision, and whether it is approximate; None unless the whole text is such a form.

    `text` is of signs with `@` for clocks; `now` is the wall time of the reader, naive. Parts below the precision are
    those of `now` and mean nothing. Only whole texts are read: "قبل 3 أيام من الانتخابات" is no date.
    """
    plain = _FURNITURE.sub(" ", _BYLINE.sub("", text)).strip()
    plain = _TENS.sub(r"\2\1 ", _TEEN.sub(lambda m: f"1{m[1] or 1} ", plain))
    try:
        return _ago(plain, now) or _day(plain, clocks, now) or _few(plain, now)
    except OverflowError:
        return None


def _ago(plain: str, now: datetime) -> tuple[datetime, str, bool] | None:
    found = _AGO.fullmatch(plain)
    if found is None:
        return None
    unit, count = found["unit"] or found["u"], found["count"] or found["n"]
    if unit[0] == "I" and count is None:
        return None
    kind = unit[1]
    number = 1.0 if count is None else _FRACTION.get(count) or float(count)
    number += _FRACTION.get(found["part"] or "", 0)
    if kind in "TY":
        return None if number % 1 or found["second"] else _months(now, int(number) * (12 if kind == "Y" else 1), kind)
    if number % 1 and kind in "DKS":
        return None
    moment = now - _STEP[kind] * number
    if found["second"]:
        if found["second"][1] not in _STEP:
            return None
        moment -= _STEP[found["second"][1]] * int(found["more"] or 1)
        kind = found["second"][1]
    elif number % 1:
        kind = "I"
    return moment, _PRECISION[kind], unit[1] == "K"


def _months(now: datetime, months: int, kind: str) -> tuple[datetime, str, bool] | None:
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return (datetime(year, month + 1, 1), _PRECISION[kind], True) if year > 0 else None


def _day(plain: str, clocks: list[Clock], now: datetime) -> tuple[datetime, str, bool] | None:
    found = _DAY.fullmatch(plain)
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
