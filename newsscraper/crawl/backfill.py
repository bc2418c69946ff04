"""Older articles, with spare budget: a second walk through a source's lists, behind everything else.

A list to walk back stands in the frontier under its own address with `#backfill=YYYY-MM-DD` behind it, with the lowest
priority. Scheduled runs come to it when nothing else is due and end it when their time is used up; what they did not
do waits for the next run. Pages of known articles are walked through, since they lie between today and then.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from newsscraper.crawl import ladder
from newsscraper.crawl.history import Past, together
from newsscraper.items import FrontierEntry, Publisher

SPARE = 0.8
"""Share of a run's time after which no older page is begun: the run ends before the next one is due."""
ANSWER = 0.5
"""Seconds that an answer takes on average, where nothing is known."""
LISTED = 20
"""Articles that a list page shows on average."""
USUAL_ARTICLES, USUAL_BYTES = 40.0, 80_000.0
"""A day's articles and a page's bytes, where nothing is known."""

_MARK = re.compile(r"#backfill=(\d{4}-\d{2}-\d{2})$")


def marked(url: str, since: date) -> str:
    """Return the frontier key of a list on the way back to a day."""
    return f"{url}#backfill={since.isoformat()}"


def goal_of(entry: FrontierEntry) -> date | None:
    """Return the day to which an entry leads back, None for one of the daily crawl."""
    found = _MARK.search(entry.url)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def back(entry: FrontierEntry, since: date) -> FrontierEntry:
    """Return a list's entry on the way back to a day."""
    return replace(
        entry,
        url=marked(entry.url, since),
        fetch_url=entry.fetch_url or entry.url,
        priority=ladder.BACKFILL_PRIORITY,
    )


def is_spare(entry: FrontierEntry) -> bool:
    """Say whether an entry is worked off with spare budget only."""
    return entry.priority <= ladder.BACKFILL_PRIORITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What it takes to go back to a day."""

    days: int
    pages: int
    hours: float
    """Of requests, at the source's politeness."""
    bytes: int
    """As received, which is what WARC keeps."""
    is_guess: bool
    """Nothing is known yet of the source: crawl it for a day first."""


def estimate(publisher: Publisher, past: Past | None, since: date, today: date, delay: float) -> Estimate:
    """Return what it takes, from what the source's runs so far brought."""
    days = max(1, (today - since).days)
    known = [one for one in past.days.values() if one.pages] if past else []
    usual = _daily(one.new for one in known[1:] or known) if known else USUAL_ARTICLES
    whole = together(known) if known else None
    size = whole.bytes / whole.pages if whole and whole.bytes else USUAL_BYTES
    articles = days * usual
    pages = articles + articles / LISTED + 1
    return Estimate(
        days=days,
        pages=round(pages),
        hours=pages * (max(delay, publisher.delay) + ANSWER) / 3600,
        bytes=round(pages * size),
        is_guess=not known,
    )


def _daily(numbers: Iterable[int]) -> float:
    return max(1.0, float(median(numbers)))
