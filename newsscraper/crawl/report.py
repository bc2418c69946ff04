"""What a run did: figures per source, the exit code they mean, and the file `runs/<run>.json`."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec

from newsscraper import __version__
from newsscraper.crawl.counts import COVERED, FAILED, Counts
from newsscraper.errors import NewsscraperError
from newsscraper.items import Outcome, Publisher, Verdict
from newsscraper.store import runs

OK, ERROR, ALARM, EMPTY, TEMPORARY, INTERRUPTED = 0, 1, 3, 4, 75, 130
PRECEDENCE = (INTERRUPTED, ERROR, TEMPORARY, EMPTY, ALARM, OK)
"""Exit codes, the one that is told first."""

MAX_LISTED = 200
"""Failed addresses that a report names; the rest is only counted."""
MANY_DEAD = 5
"""So many pages that are not there, and no other: a site that changed its addresses, not a paper that removed them."""
_NOTHING_THERE = frozenset({Outcome.GONE, Outcome.SOFT_404, Outcome.NOT_ARTICLE, Outcome.OFFSITE})
_NO_ANSWER = frozenset({Outcome.UNREACHABLE, Outcome.TIMEOUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One address that failed."""

    url: str
    outcome: Outcome
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What a run did at one source."""

    source: str
    name: str
    exit_code: int = OK
    error: str | None = None
    """Why the source was not crawled, or not to its end."""
    damage: tuple[str, ...] = ()
    """What recovery found broken in its archive."""
    seconds: float = 0.0
    pages: int = 0
    """Addresses visited."""
    bytes: int = 0
    """Bytes received."""
    links: int = 0
    """Links that its lists showed."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0
    aside: int = 0
    """Addresses left to a later run because their host rests."""
    outcomes: dict[str, int] = field(default_factory=dict)
    """How many visits had which outcome."""
    articles: int = 0
    """Article pages that were read."""
    missing: dict[str, int] = field(default_factory=dict)
    """Field → how many of these articles lack it."""
    lacking: dict[str, str] = field(default_factory=dict)
    """Field → one of these articles."""
    laid: dict[str, dict[str, int]] = field(default_factory=dict)
    """Field → source of the publisher's layout → how many articles it gave the field."""
    disagreeing: int = 0
    """Articles of which layout and generic rules say different things."""
    newest: datetime | None = None
    """The latest publication among them."""
    failures: tuple[Failure, ...] = ()
    """The first failed addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to an alarm."""

    kind: str
    """opened, reminded or closed."""
    source: str
    figure: str
    """What it is about: `fields`, `agreement`, `lists`, `volume`, `failures`, `age`, `run`."""
    field: str = ""
    """The article's field, for `fields`."""
    since: datetime
    """When it began."""
    line: str
    """All of it in one line for a person."""
    example: str | None = None
    """An address that shows it."""
    sources: tuple[str, ...] = ()
    """The layout's sources that no longer match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did: the content of `runs/<run>.json`."""

    run: str
    started_at: datetime
    ended_at: datetime
    sources: tuple[SourceReport, ...]
    interrupted: bool = False
    kind: str = "crawl"
    """crawl, or fetch: single addresses, which say nothing on how a source fares."""
    alarms: tuple[Event, ...] = ()
    """What opened, is still open after a week more, or closed."""
    software: str = f"newsscraper {__version__}"

    @property
    def exit_code(self) -> int:
        """The exit code of the run: the gravest of its sources'."""
        if self.interrupted:
            return INTERRUPTED
        codes = {source.exit_code if source.exit_code in PRECEDENCE else ERROR for source in self.sources}
        codes |= {ALARM for event in self.alarms if event.kind == "opened"}
        return next((code for code in PRECEDENCE if code in codes), OK)


def source_report(
    publisher: Publisher,
    counts: Counts,
    *,
    seconds: float,
    failed: NewsscraperError | None,
    damage: list[str],
    finished: bool,
) -> SourceReport:
    """Return the report of a source that was opened. `finished`: the crawl came to its end by itself."""
    error = str(failed) if failed else counts.cut if finished else "the crawl broke off: see the log"
    gone = counts.verdicts[Verdict.GONE]
    return SourceReport(
        source=publisher.slug,
        name=publisher.name,
        exit_code=exit_code(counts, failed=failed is not None or bool(damage) or not finished),
        error=error,
        damage=tuple(damage),
        seconds=round(seconds, 3),
        pages=counts.pages,
        bytes=counts.bytes,
        links=counts.links,
        new=counts.verdicts[Verdict.NEW],
        changed=counts.verdicts[Verdict.CHANGED],
        unchanged=counts.verdicts[Verdict.UNCHANGED] + counts.verdicts[Verdict.BACK] + counts.verdicts[Verdict.LAYER],
        gone=gone,
        failed=counts.failed,
        aside=counts.aside,
        outcomes={outcome.value: n for outcome, n in counts.outcomes.most_common() if n},
        articles=counts.read,
        missing={name: counts.read - counts.present[name] for name in COVERED if counts.present[name] < counts.read},
        lacking={name: url for name, url in counts.lacking.items() if counts.present[name] < counts.read},
        laid={name: dict(sources) for name, sources in counts.laid.items()},
        disagreeing=counts.disagreeing,
        newest=counts.newest,
        failures=tuple(
            Failure(url=url, outcome=outcome, error=error)
            for url, (outcome, error) in islice(counts.failures.items(), MAX_LISTED)
        ),
    )


def exit_code(counts: Counts, *, failed: bool) -> int:
    """Return what the figures of a source mean: honest also where Scrapy ends with 0."""
    if failed or counts.crashed or counts.outcomes[Outcome.CRASHED]:
        return ERROR
    total = sum(counts.outcomes.values())
    if total == 0:
        return OK if counts.aside else EMPTY  # a host that asked for a rest has it: nothing is wrong
    silent = sum(counts.outcomes[outcome] for outcome in _NO_ANSWER)
    if silent == total:
        return TEMPORARY
    useless = sum(counts.outcomes[outcome] for outcome in FAILED)
    lists = counts.outcomes[Outcome.LISTING] + counts.outcomes[Outcome.NOT_MODIFIED]
    read = counts.read + counts.verdicts[Verdict.UNCHANGED]
    dead = sum(counts.outcomes[outcome] for outcome in _NOTHING_THERE)
    empty = useless + (dead if dead >= MANY_DEAD else 0)
    nothing_read = read == 0 and counts.articles > 0 and empty > 0 and empty >= total - lists
    return EMPTY if useless == total or (lists == 0 and counts.read == 0) or nothing_read else OK


def refused_report(publisher: Publisher, error: NewsscraperError) -> SourceReport:
    """Return the report of a source that could not be opened."""
    return SourceReport(source=publisher.slug, name=publisher.name, exit_code=error.exit_code, error=str(error))


def broken_report(slug: str, error: NewsscraperError) -> SourceReport:
    """Return the report of a source whose file is wrong."""
    return SourceReport(source=slug, name=slug, exit_code=ERROR, error=str(error))


def encode(report: RunReport) -> bytes:
    """Return a report as one JSON document."""
    return msgspec.json.format(
        msgspec.json.encode({**msgspec.to_builtins(report), "exit_code": report.exit_code}), indent=2
    )


def write(root: Path, report: RunReport) -> Path:
    """Write `runs/<run>.json`, whole or not at all; raises OSError."""
    return runs.put(root, report.run, encode(report) + b"\n")
