"""What happens in a run, as it happens: the closed vocabulary of `newsscraper crawl --json`, one object a line.

Each object has the key `event`; a release may add keys, and events, but takes none away.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec

from newsscraper.crawl.report import Event as AlarmEvent
from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.items import Committed, Visit


class RunStarted(msgspec.Struct, frozen=True, tag_field="event", tag="run-started", kw_only=True):
    """The run has a name, and its sources are known."""

    run: str
    at: datetime
    sources: tuple[str, ...]


class SourceStarted(msgspec.Struct, frozen=True, tag_field="event", tag="source-started", kw_only=True):
    """A source was opened for writing."""

    source: str
    name: str


class PageVisited(msgspec.Struct, frozen=True, tag_field="event", tag="page", kw_only=True):
    """An address was visited, and what came of it is on the disk."""

    source: str
    url: str
    kind: str
    """article, section, feed or sitemap."""
    outcome: str
    verdict: str
    """new, changed, unchanged …: what the archive made of it."""
    status: int | None = None
    bytes: int = 0
    error: str | None = None
    id: str | None = None
    version: int | None = None


class SourceEnded(msgspec.Struct, frozen=True, tag_field="event", tag="source-ended", kw_only=True):
    """Nothing more is fetched of a source in this run."""

    source: str
    report: SourceReport


class Alarm(msgspec.Struct, frozen=True, tag_field="event", tag="alarm", kw_only=True):
    """An alarm opened, is still open after a week more, or closed."""

    alarm: AlarmEvent


class RunEnded(msgspec.Struct, frozen=True, tag_field="event", tag="run-ended", kw_only=True):
    """The last line. Encoded, it holds the keys of the run's report, and `exit_code`, which the command ends with."""

    report: RunReport
    exit_code: int


Event = RunStarted | SourceStarted | PageVisited | SourceEnded | Alarm | RunEnded
Tell = Callable[[Event], None]
"""Hears of an event."""
VOCABULARY = tuple(
    str(kind.__struct_config__.tag) for kind in (RunStarted, SourceStarted, PageVisited, SourceEnded, Alarm, RunEnded)
)


def of_visit(source: str, visit: Visit, committed: Committed) -> PageVisited:
    """Return the event of a committed visit."""
    record, page = committed.record, visit.page
    return PageVisited(
        source=source,
        url=visit.entry.fetch_url if visit.entry.fetch_url and "://" in visit.entry.fetch_url[:8] else visit.entry.url,
        kind=visit.entry.kind.value,
        outcome=visit.outcome.value,
        verdict=committed.verdict.value,
        status=page.status if page else None,
        bytes=sum(len(hop.response) for hop in page.exchanges) if page else 0,
        error=visit.error,
        id=record.id if record else None,
        version=record.version if record else None,
    )


def line(event: Event) -> bytes:
    """Return an event as one line of JSON."""
    if isinstance(event, RunEnded):
        told = {"event": "run-ended", **msgspec.to_builtins(event.report), "exit_code": event.exit_code}
        return msgspec.json.encode(told) + b"\n"
    return msgspec.json.encode(event) + b"\n"
