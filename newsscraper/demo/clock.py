"""The time of the demo: one instant an edition, a day apart."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

FIRST = datetime(2026, 3, 14, 9, 0, 0, tzinfo=UTC)
"""The first edition: a Saturday in the last third of Ramadan 1447."""

EDITIONS = (1, 2)


def instant(edition: int) -> datetime:
    """Return the instant (UTC) at which an edition is crawled."""
    return FIRST + timedelta(days=edition - 1)


def clock(edition: int) -> Callable[[], datetime]:
    """Return a clock that stands at the instant of an edition."""
    now = instant(edition)
    return lambda: now
