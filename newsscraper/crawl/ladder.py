"""When an address is fetched again: the ladder of re-checks, the pauses after failures, the share of re-checks.

The rung of an article stands in its frontier priority: fresh articles are checked before old ones, and both after
what is new. A rung is a number of re-checks since the last change; 17 in all lead over a year.
"""

from datetime import datetime, timedelta
from itertools import accumulate

from newsscraper.items import RECORDED, FrontierEntry, Kind, Outcome

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PAUSES = (
    *[2 * HOUR] * 3,  # until 6 hours after the change
    *[6 * HOUR] * 3,  # until a day
    *[DAY] * 2,  # until 3 days
    *[4 * DAY] * 3,  # until 14 days
    *[30 * DAY] * 3,  # until 90 days
    *[90 * DAY] * 3,  # until a year
)
"""The pause before each re-check."""
AGES = tuple(accumulate(PAUSES))
"""The age since the last change at which each re-check is due."""

LIST_PRIORITY = {Kind.SECTION: 1000, Kind.FEED: 900, Kind.SITEMAP: 800}
LIST_FLOOR = 600
"""The daily crawl's lists stand above, but for those that failed."""
ASKED_PRIORITY = 2000
"""Of an address that a person named."""
NEW_PRIORITY = 500
RECHECK_PRIORITY = 100
"""The priority of rung 0; rung n has n less."""
RETRY_PRIORITY = 10
BACKFILL_PRIORITY = -1

RETRIES = (timedelta(0), HOUR / 4, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY)
"""The pause after each failed try: the first retry is at the end of the same run; after the last one we give up."""

_AGAIN = {
    Outcome.ROBOTS: 7 * DAY,
    Outcome.SOFT_404: 7 * DAY,
    Outcome.PAYWALLED: 7 * DAY,
    Outcome.OFFSITE: 30 * DAY,
}
_ON_THE_LADDER = RECORDED | {Outcome.NOT_MODIFIED}
_TRIED_AGAIN = frozenset(
    {
        Outcome.BLOCKED,
        Outcome.CRASHED,
        Outcome.HTTP_ERROR,
        Outcome.LAYOUT_MISMATCH,
        Outcome.RETRY_LATER,
        Outcome.TIMEOUT,
        Outcome.TRUNCATED,
        Outcome.UNREACHABLE,
    }
)
_NOT_AT_ONCE = frozenset({Outcome.BLOCKED, Outcome.LAYOUT_MISMATCH, Outcome.CRASHED})


Next = tuple[datetime | None, int | None]
"""When to fetch again (None: never) and with which priority (None: as before)."""


def next_visit(entry: FrontierEntry, outcome: Outcome, now: datetime, *, wait: float | None = None) -> Next:
    """Return when an address is due after a visit. `wait`: seconds that the host asked for (Retry-After)."""
    if outcome in _TRIED_AGAIN:
        return retry(entry, outcome, now, wait)
    if entry.kind is not Kind.ARTICLE:
        is_daily = entry.depth == 0 and entry.priority > BACKFILL_PRIORITY
        return None, LIST_PRIORITY[entry.kind] if is_daily else None
    if outcome is Outcome.GONE:
        return missing(entry, now)
    if outcome in _ON_THE_LADDER:
        return climb(entry, now)
    pause = _AGAIN.get(outcome) if entry.priority > RETRY_PRIORITY or entry.known_id else None
    return (now + pause, RETRY_PRIORITY) if pause else (None, None)


def climb(entry: FrontierEntry, now: datetime) -> Next:
    """Return the next rung for an article that was read: the first one after its present age.

    One that was found on the way back in time is old: it gets the last rung only.
    """
    if entry.priority <= BACKFILL_PRIORITY:
        return now + PAUSES[-1], RECHECK_PRIORITY - len(PAUSES) + 1
    rung = rung_of(entry.priority)
    if rung is None or entry.known_id is None:
        return now + PAUSES[0], RECHECK_PRIORITY
    late = max(timedelta(0), now - entry.due_at) if entry.due_at else timedelta(0)
    age = AGES[rung] + late
    above = next((n for n in range(rung + 1, len(AGES)) if AGES[n] > age), None)
    return (now + PAUSES[above], RECHECK_PRIORITY - above) if above is not None else (None, None)


def rung_of(priority: int) -> int | None:
    """Return the rung that a priority stands for, None when it stands for something else."""
    rung = RECHECK_PRIORITY - priority
    return rung if 0 <= rung < len(PAUSES) else None


def retry(entry: FrontierEntry, outcome: Outcome, now: datetime, wait: float | None) -> Next:
    """Return when a failed address is tried again; lists are never given up, their section would be lost."""
    tries = entry.attempts + (1 if outcome in _NOT_AT_ONCE else 0)
    if tries >= len(RETRIES):
        return (now + 7 * DAY, None) if entry.kind is not Kind.ARTICLE or entry.known_id else (None, None)
    pause = max(RETRIES[tries], timedelta(seconds=wait or 0.0))
    return now + pause, None if entry.kind is not Kind.ARTICLE or entry.known_id else RETRY_PRIORITY


def missing(entry: FrontierEntry, now: datetime) -> Next:
    """Return when a page that is not there is asked for again: it may come back, or never have been gone.

    After 6 hours, which is what makes a 404 final; a known article also 30 and 90 days later.
    """
    if entry.priority > RETRY_PRIORITY:
        return now + 6 * HOUR, RETRY_PRIORITY
    pause = {RETRY_PRIORITY: 30 * DAY, RETRY_PRIORITY - 1: 90 * DAY}.get(entry.priority)
    return (now + pause, entry.priority - 1) if pause and entry.known_id else (None, None)


def recheck_budget(seconds: float, delay: float) -> int | None:
    """Return how many re-checks fit into half of a run's time at one host; None is any number."""
    return None if delay <= 0 else max(1, int(seconds / (2 * delay)))
