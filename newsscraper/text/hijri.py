"""Hijri days by the Umm al-Qura calendar."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""Years that the published Umm al-Qura tables cover."""


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one; None for a day that does not exist or lies outside the tables."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    from hijridate import Hijri  # most texts have no Hijri date

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)
