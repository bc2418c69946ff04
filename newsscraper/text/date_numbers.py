"""Ordinals and hours in words → digits: الثاني عشر من آذار، الساعة الثالثة والنصف عصراً."""

import re

_NTH = r"(ONE|F1|F2|O[a-j])(?: (10|20|30))?"
_DAY = re.compile(rf"{_NTH}(?= (?:QT )?[GH]\d\d)")
_HOUR = re.compile(
    rf"C:? (?:{_NTH}|(\d{{1,2}}))"
    r"(?: (EX) ?([½¼⅓])| ?\+ ?([½¼⅓])| (EX )?\+? ?(\d{1,2}) (?:QI|II))?(?: ?([APNLM])(?![A-Z\d]))?"
)
FRACTIONS = {"½": 30, "¼": 15, "⅓": 20}
"""Minutes of an hour."""


def spell_out(signs: str) -> str:
    """Return signs with the days and hours that are told in words as digits.

    An hour in words counts to twelve: without a mark of the half of the day (صباحاً، مساءً) it is left out.
    """
    if "C" in signs:
        signs = _HOUR.sub(_hour, signs)
    return _DAY.sub(lambda m: str(_number(m[1], m[2])), signs) if "O" in signs or "F" in signs else signs


def _number(sign: str, tens: str | None) -> int:
    digit = 1 if sign == "ONE" else int(sign[1]) if sign[0] == "F" else ord(sign[1]) - 96
    return digit + int(tens or 0)


def _hour(found: re.Match[str]) -> str:
    word, tens, digits, less, part, more, minus, count, mark = found.groups()
    if word is None and part is None and more is None and count is None:
        return found[0]
    hour = int(digits) if digits else _number(word, tens)
    if (word and (mark is None or hour > 12)) or hour > 23:
        return "C"
    minutes = int(count) if count else FRACTIONS.get(part or more or "", 0)
    if minutes > 59:
        return "C"
    if less or minus:
        hour, minutes = hour - 1 or 12, 60 - minutes
    clock = f"{hour}:{minutes:02}" if part or more or count else str(hour)
    return f"C {clock} {mark}" if mark else f"C {clock}"
