"""A source's past, as its runs told it: the figures that a run is compared with.

Every report (`store.runs`) is read once: its figures are added to the day's, and what came last is kept run by run. The
result lives beside the open alarms (`store.paths.alarms`); deleted, it is made again from the reports.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import msgspec

from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.items import Outcome

DAYS = 70
"""Days of the past that count: ten of each weekday."""
RECENT_ARTICLES = 60
"""Articles after which older runs are no longer kept one by one."""
RECENT_DAYS = 14
LAST_RUNS = 12
"""Runs that are kept one by one, whatever they did."""
_READ_AGAIN = timedelta(days=3)
"""A run that began before another may end after it: its report is looked for so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one run, or all the runs of a day, did at a source."""

    at: datetime
    """The end of the (last) run."""
    runs: int = 1
    pages: int = 0
    bytes: int = 0
    failed: int = 0
    new: int = 0
    articles: int = 0
    """Article pages that were read."""
    lists: int = 0
    """List pages that were read."""
    links: int = 0
    """Links that they showed."""
    missing: dict[str, int] = field(default_factory=dict)
    """Field → articles that lack it."""
    lacking: dict[str, str] = field(default_factory=dict)
    """Field → one of them."""
    laid: dict[str, dict[str, int]] = field(default_factory=dict)
    """Field → source of the layout → articles."""
    disagreeing: int = 0
    newest: datetime | None = None
    exit_code: int = 0
    error: str | None = None
    failure: str | None = None
    """One failed address and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The past of a source."""

    days: dict[date, Figures] = field(default_factory=dict)
    """Day of the run's end (UTC) → all of its runs together."""
    recent: tuple[Figures, ...] = ()
    """The last runs, the oldest first."""


def figures(report: SourceReport, at: datetime) -> Figures:
    """Return the figures of one source in one run."""
    failure = next(iter(report.failures), None)
    return Figures(
        at=at,
        pages=report.pages,
        bytes=report.bytes,
        failed=report.failed,
        new=report.new,
        articles=report.articles,
        lists=report.outcomes.get(Outcome.LISTING.value, 0),
        links=report.links,
        missing=report.missing,
        lacking=report.lacking,
        laid=report.laid,
        disagreeing=report.disagreeing,
        newest=report.newest,
        exit_code=report.exit_code,
        error=report.error,
        failure=f"{failure.url} ({failure.outcome}: {failure.error})" if failure else None,
    )


def together(some: Iterable[Figures]) -> Figures:
    """Return the sum of figures; names, examples and errors are those of the last that has any. At least one."""
    found = sorted(some, key=lambda one: one.at)
    last = found[-1]
    laid: dict[str, Counter[str]] = {}
    for name, sources in ((name, sources) for one in found for name, sources in one.laid.items()):
        laid.setdefault(name, Counter()).update(sources)
    missing: Counter[str] = Counter()
    for one in found:
        missing.update(one.missing)
    return replace(
        last,
        **{name: sum(getattr(one, name) for one in found) for name in _SUMS},
        missing=dict(missing),
        lacking={name: url for one in found for name, url in one.lacking.items()},
        laid={name: dict(sources) for name, sources in laid.items()},
        newest=max((one.newest for one in found if one.newest), default=None),
        failure=next((one.failure for one in reversed(found) if one.failure), None),
    )


_SUMS = ("runs", "pages", "bytes", "failed", "new", "articles", "lists", "links", "disagreeing")


def added(past: Past, one: Figures) -> Past:
    """Return a past with one more run."""
    day = one.at.date()
    days = {**past.days, day: together([past.days[day], one]) if day in past.days else one}
    oldest = max(days) - timedelta(days=DAYS)
    kept = {when: what for when, what in sorted(days.items()) if when >= oldest}
    return Past(days=kept, recent=_recent(sorted((*past.recent, one), key=lambda run: run.at)))


def _recent(runs: list[Figures]) -> tuple[Figures, ...]:
    """Return the last runs, and of those before them the ones that read articles, until they show enough of these."""
    oldest = runs[-1].at - timedelta(days=RECENT_DAYS)
    kept: list[Figures] = []
    articles = 0
    for n, run in enumerate(reversed(runs)):
        if run.at < oldest or (articles >= RECENT_ARTICLES and n >= LAST_RUNS):
            break
        if n < LAST_RUNS or run.articles:
            kept.append(run)
            articles += run.articles
    return tuple(reversed(kept))


# ── the reports ──────────────────────────────────────────────────────────────────────────────────


class _Told(msgspec.Struct):
    """The part of a run's report that is compared."""

    run: str
    ended_at: datetime
    sources: tuple[SourceReport, ...] = ()
    kind: str = "crawl"


_decoder = msgspec.json.Decoder(_Told)


def horizon(known: Collection[str], newest: str = "") -> str:
    """Return what sorts before every run that is still to be read. `known`: names of runs that were; `newest`: of all.

    The name of a run begins with the instant at which it began, so that names sort as runs do. What lies long before a
    run that was read was read as well; where none was, only the days that count are read, however old the archive is.
    """
    if not known and not newest:
        return ""
    first = _began(max(known)) - _READ_AGAIN if known else _began(newest) - timedelta(days=DAYS)
    return f"{first:%Y%m%dT%H%M%SZ}"


def forgotten(known: Collection[str]) -> list[str]:
    """Return the names of read runs that must still be remembered."""
    after = horizon(known)
    return sorted(name for name in known if name > after)


def _began(run: str) -> datetime:
    try:
        return datetime.strptime(run[:16], "%Y%m%dT%H%M%SZ")
    except ValueError:
        return datetime(1970, 1, 5)


def read(document: bytes) -> dict[str, Figures]:
    """Return the figures of each source in a report, none of a run that was no scheduled crawl or of broken bytes."""
    try:
        told = _decoder.decode(document)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}
    return _by_source(told.sources, told.ended_at) if told.kind == "crawl" else {}


def of_run(report: RunReport) -> dict[str, Figures]:
    """Return the figures of each source in a run that has just ended."""
    return _by_source(report.sources, report.ended_at) if report.kind == "crawl" else {}


def _by_source(sources: Iterable[SourceReport], at: datetime) -> dict[str, Figures]:
    return {source.source: figures(source, at) for source in sources}
