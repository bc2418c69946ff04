"""A date as a list, feed or sitemap states it → calendar day and instant."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from newsscraper.items import Publisher
from newsscraper.text.dates import parse_date

FAR_OFF = datetime(9000, 1, 1, tzinfo=UTC)
"""Stands for "now" where the caller gives none: whatever is read relative to it lies beyond `LAST_YEAR`."""
LAST_YEAR = 2200
"""A later year was counted back from `FAR_OFF`, or is a typing error."""
MAX_RAW = 200
"""Characters of a date that are read."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a date string says: the publisher's calendar day, and the instant when time and zone are known."""

    day: date | None = None
    instant: datetime | None = None


def stamp(raw: str, *, publisher: Publisher | None, now: datetime | None, day_first: bool = True) -> Stamp:
    """Read a date as the publisher means it; an unreadable one gives an empty stamp, so does a mere month.

    `day_first=False` says that dates beside it have the month first.
    """
    if not raw.strip() or len(raw) > MAX_RAW:
        return Stamp()
    value = parse_date(
        raw,
        now=now or FAR_OFF,
        tz=(publisher.timezone or None) if publisher else None,
        day_first=day_first and (publisher is None or publisher.date_order != "mdy"),
    )
    if value is None or value.date.year > LAST_YEAR or value.precision in ("month", "year"):
        return Stamp()
    return Stamp(value.date, value.at)
