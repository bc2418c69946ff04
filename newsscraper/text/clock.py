"""Times of day in a text of signs (see `date_words`)."""

import re
from dataclasses import dataclass
from datetime import time

from newsscraper.text import zones

_MARK = r"(?:\s?([APNLM])(?![A-Z\d]))?"
_ZONE = (
    r"(?:\s?\(?(?:(\+)(\d{1,2}):?(\d\d)?(?!\d)(?:\s?Z0;)?|(?:(?<=\d)|\s(?=-\d{4}))(-)(\d\d):?(\d\d)(?![\d/.-]))"
    r"|\s?[(,|-]{0,2}\s?Z([+\d:-]+);)?"
)
_CLOCK = re.compile(
    r"(?<![\d:.FGH])(\d{1,2})\s?(?::|HH)\s?(\d\d)(?:(?::|\s:\s)(\d\d)(?:[.,]\d{1,9})?)?(?![\d:])" + _MARK + _ZONE
)
_HOUR = re.compile(r"(?:C[\s:]{0,2}(\d{1,2})\s?([APNLM])?|(?<![\d/.:-])(\d{1,2})\s?([AP]))(?![\w/:.-])" + _ZONE)
_DOTTED = re.compile(r"(?:C[\s:]{0,2}|@\s?[,|-]?\s?)(\d{1,2})\.(\d\d)()(?![\d.])" + _MARK + _ZONE)
_COMMA = re.compile(r"(?<=C)([\s:]{0,2}\d{1,2}),(?=\d\d(?!\d))")
"""The comma of `الساعة 15,30`."""
_BEFORE = re.compile(r"(?:Z([+\d:-]+);[\s:)]{0,3})?(?:([AP]|^M)\s?)?$")
"""What stands before a clock: its zone, its mark; the letter م only at the start, for behind a year it is the era."""
_LEADS = re.compile(r"\s?\d{1,2}:\d\d(?![\d:+-])(?!\s?[APNLM]?\s?[(,|-]{0,2}\s?Z)")
"""A time behind a zone that stands before it, not behind the earlier time: `KSA 14:30 - GMT 11:30`."""
_LONE_ZONE = re.compile(r"Z([+\d:-]+);")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed, 24 hours."""

    time: time
    precision: str
    """second, minute or hour."""
    zone: str | None = None
    """As `zones.name_of` returns it."""


def take(text: str) -> tuple[list[Clock], str]:
    """Return the times of a text, and the text with `@` in place of each, so that no digit is read twice."""
    if "C" in text:
        text = _COMMA.sub(r"\1:", text)
    if ":" not in text and "HH" not in text:
        return _hours(text) if ("C" in text or "A" in text or "P" in text) else ([], text)
    clocks: list[Clock] = []
    rest: list[str] = []
    end = 0
    for found in _CLOCK.finditer(text):
        before = text[end : found.start()]
        clock = _clock(found, before)
        if clock is not None:
            clocks.append(clock)
        rest += (before, " @ ")
        end = found.end()
    rest.append(text[end:])
    joined = " ".join("".join(rest).split())
    return _one_zone(clocks, joined), joined


def take_dotted(text: str) -> list[Clock]:
    """Return the time that is told with a dot behind a date (`@` stands for it) or the word for hour."""
    found = _DOTTED.search(text)
    clock = _clock(found, "") if found else None
    return [clock] if clock else []


def _hours(text: str) -> tuple[list[Clock], str]:
    """Read a full hour: `C 3 P`, `3 A`; without a mark only when it can be but one hour of the day."""
    found = _HOUR.search(text)
    if found is None:
        return [], text
    rest = f"{text[: found.start()]} @ {text[found.end() :]}"
    number, sign = int(found[1] or found[3]), found[2] or found[4]
    if sign is None and number < 13:
        return [], rest
    hour = of_day(number, sign, 0)
    if hour is None:
        return [], rest
    return _one_zone([Clock(time(hour), "hour", _zone(found, 5))], rest), rest


def of_day(hour: int, sign: str | None, minute: int) -> int | None:
    """Return the hour 0-23 of a clock with its mark (A P N L M); None when the two contradict each other or the day.

    A clock that counts past 12 stands as it is, whatever word is behind it: sites print `22:28 مساء`.
    """
    if hour > 23 or minute > 59:
        return None
    if sign is None or hour > 12:
        return hour
    if hour == 0:
        return 0 if sign in "AL" else None
    if sign in "PM":
        return hour % 12 + 12
    if sign == "N":
        return hour if hour > 9 else hour + 12 if hour < 5 else None
    if sign == "L":
        return hour % 12 if hour == 12 or hour < 6 else hour + 12
    return hour % 12


def _clock(found: re.Match[str], before: str) -> Clock | None:
    number, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    ahead = _BEFORE.search(before[-24:])
    sign = found[4] or (ahead[2] if ahead else None)
    hour = of_day(number, sign, minute)
    if hour is None or second > 60:
        return None
    span = found[8] is not None and found[3] is None and ":" in found[0][-4:]  # 10:00-11:30 is no offset
    zone = None if span or (found[11] and _LEADS.match(found.string, found.end())) else _zone(found, 5)
    if zone is None and ahead and ahead[1]:
        zone = zones.name_of(ahead[1])
    return Clock(time(hour, minute, min(second, 59)), "second" if found[3] else "minute", zone)


def _zone(found: re.Match[str], at: int) -> str | None:
    """Return the zone that stands behind a clock: groups from `at` on are +, hh, mm, -, hh, mm, sign."""
    plus, hours, minutes, minus, west, rest, sign = found.groups()[at - 1 : at + 6]
    if plus:
        return zones.name_of(f"+{int(hours):02}:{minutes or '00'}")
    if minus:
        return zones.name_of(f"-{west}:{rest}")
    return zones.name_of(sign) if sign else None


def _one_zone(clocks: list[Clock], rest: str) -> list[Clock]:
    """Give the only time of a text the only zone of it, wherever that stands."""
    if len(clocks) != 1 or clocks[0].zone is not None or "Z" not in rest:
        return clocks
    found = _LONE_ZONE.findall(rest)
    return [Clock(clocks[0].time, clocks[0].precision, zones.name_of(found[0]))] if len(found) == 1 else clocks


def best(clocks: list[Clock]) -> Clock | None:
    """Return the first time with a zone, else the first."""
    return next((c for c in clocks if c.zone), clocks[0] if clocks else None)
