"""Month names with one wrong letter, and those that only Libya had."""

import re
from functools import cache

from newsscraper.text.date_words import GREGORIAN, HIJRI

_WORD = re.compile(
    r"(?<!\d)\d{1,2}[\s/.-]{1,3}(?:(?:من|شهر) ){0,2}(اي النار|[ء-ي]{4,12})[\s/,.-]{1,3}"
    r"(?:(?:من|عام|سنه) ){0,2}(?:19|20|14)\d\d(?!\d)"
)
_LIBYAN = {
    "اي النار": 0, "النوار": 1, "الربيع": 2, "الطير": 3, "الماء": 4, "الصيف": 5, "ناصر": 6, "هانيبال": 7,
    "الفاتح": 8, "التمور": 9, "الحرث": 10, "الكانون": 11,
}  # fmt: skip
"""Months of 1986 to 2011; ordinary words, so only between a day and a year."""

_NAMES = tuple(names.split()[0] for names in (*GREGORIAN, *HIJRI) if names)


def corrected(folded: str) -> str | None:
    """Return a folded date with the word between its day and its year replaced by the month that it must be.

    A word of one letter more, less or other than the names of exactly one month; None when there is no such word.
    """
    found = _WORD.search(folded)
    if found is None:
        return None
    word = found[1]
    months = {_LIBYAN[word]} if word in _LIBYAN else {m for name, m in _names() if _close(word, name)}
    if len(months) != 1:
        return None
    return f"{folded[: found.start(1)]}{_NAMES[months.pop()]}{folded[found.end(1) :]}"


@cache
def _names() -> tuple[tuple[str, int], ...]:
    """Return the names that are long enough to be known with a fault, each with its number in `_NAMES`."""
    groups = [names for names in (*GREGORIAN, *HIJRI) if names]
    return tuple((name, at) for at, names in enumerate(groups) for name in names.split() if len(name) > 4)


def _close(word: str, name: str) -> bool:
    """Say whether one letter was added, dropped, changed, or swapped with its neighbour."""
    if abs(len(word) - len(name)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    a, b = word[start:], name[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
