"""What a date string means, with no more certainty than it has."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """The meaning of a date string."""

    date: date
    """The calendar day; the first day of the period when only a month or a year is known."""
    local: datetime | None = None
    """Wall time as printed, naive; None without a time of day."""
    at: datetime | None = None
    """The instant, aware, UTC; None without a time of day or without a zone."""
    precision: str = "day"
    """second, minute, hour, day, month or year."""
    tz: str | None = None
    """IANA name or offset `+hh:mm` of the zone in which `local` is told."""
    tz_source: str = "none"
    """page, publisher or none."""
    calendar: str = "gregorian"
    """gregorian or hijri: the calendar in which the day was written."""
    edtf: str
    """The day as Extended Date/Time Format: `2024-06-13`, `2024-06`, `2023~`."""
    raw: str
    """The string that was read, unchanged."""
