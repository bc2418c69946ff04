"""Instants as a person or a table writes them."""

import re
from datetime import UTC, datetime, timedelta

from newsscraper.errors import BadInput, UsageError
from newsscraper.read.selection import instant

_SPAN = re.compile(r"(\d{1,6})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def read(text: str) -> datetime | None:
    """Return an ISO 8601 instant as UTC in whole seconds, one without a zone taken for UTC; None when it is none."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


def told(option: str, text: str) -> datetime:
    """Return the instant that an option gives; raises `BadInput` with the option's name."""
    value = read(text)
    if value is None:
        raise BadInput(f"{option} {text!r} is no instant; write it as 2026-01-31T08:00:00Z")
    return value


def ago(text: str, now: datetime, *, end: bool = False) -> datetime:
    """Return the instant of a span before now (`90m`, `24h`, `7d`, `2w`), or of an instant or a day as written.

    Of a day its first second, or with `end` its last. Raises `UsageError`.
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        try:
            return instant(text, end=end) or now
        except UsageError:
            raise UsageError(f"{text!r} is no time: write 24h, 7d, 2026-03-14 or 2026-03-14T09:00:00Z") from None
    try:
        return now - timedelta(**{_UNITS[match[2]]: int(match[1])})
    except OverflowError:
        raise UsageError(f"{text!r} is longer than there is a calendar") from None
