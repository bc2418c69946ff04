"""What is usual for a source, and how far from it a value lies. Pure.

Usual is the median of the days before, of the same weekday once there are two of it; the deviation is 1.4826 × the
median absolute deviation, which a single wild day does not move.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import exp, lgamma, log, log1p
from statistics import median

from newsscraper.crawl.history import Figures, Past

ALIKE = 2
"""Days of one weekday after which a day is compared with these only."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The middle of past values and how far they scatter."""

    middle: float
    spread: float


def usual(values: Sequence[float]) -> Usual:
    """Return the robust middle and deviation of at least one value."""
    middle = median(values)
    return Usual(middle, 1.4826 * median(abs(value - middle) for value in values))


def alike(days: dict[date, float], day: date) -> list[float]:
    """Return the values of the same weekday when there are enough of them, else all."""
    same = [value for when, value in days.items() if when.weekday() == day.weekday()]
    return same if len(same) >= ALIKE else list(days.values())


def values_before(past: Past, before: date, value: Callable[[Figures], float | None]) -> dict[date, float]:
    """Return a value of each day before a day, where it has one."""
    found = {day: value(one) for day, one in past.days.items() if day < before}
    return {day: number for day, number in found.items() if number is not None}


def newest_runs(past: Past, amount: Callable[[Figures], int], enough: int) -> list[Figures]:
    """Return the newest runs that together show enough, none when all of them do not."""
    found: list[Figures] = []
    for run in reversed(past.recent):
        found.append(run)
        if sum(map(amount, found)) >= enough:
            return found[::-1]
    return []


def began(
    recent: Sequence[Figures], value: Callable[[Figures], float | None], is_bad: Callable[[float], bool]
) -> datetime:
    """Return the end of the first run of the unbroken row of bad ones that leads to the present."""
    since = recent[-1].at
    for run in reversed(recent):
        number = value(run)
        if number is None:
            continue
        if not is_bad(number):
            break
        since = run.at
    return since


def chance(n: int, misses: int, rare: float) -> float:
    """Return the probability of so many misses or more among n, when each is a miss with probability `rare`."""
    if misses <= 0:
        return 1.0
    logs = (
        lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(rare) + (n - k) * log1p(-rare)
        for k in range(misses, n + 1)
    )
    return min(1.0, sum(map(exp, logs)))
