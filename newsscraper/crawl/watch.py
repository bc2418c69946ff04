"""After each run: read the figures of the past, judge, and keep which alarms are open."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from newsscraper.crawl import alarms, history, judging
from newsscraper.crawl.alarms import Open
from newsscraper.crawl.history import Figures, Past
from newsscraper.crawl.report import Event, RunReport
from newsscraper.errors import ArchiveLocked
from newsscraper.store import paths, runs
from newsscraper.store.files import Files
from newsscraper.store.lock import SourceLock

_PATIENCE = 10.0


@dataclass(frozen=True, kw_only=True)
class Watch:
    """The content of the file: what was read of the past, and the open alarms."""

    known: tuple[str, ...] = ()
    """Names of the last runs that were read."""
    past: dict[str, Past] = field(default_factory=dict)
    open: tuple[Open, ...] = ()


def look(root: Path, report: RunReport) -> RunReport:
    """Return a report with what happened to the alarms of its sources; raises OSError when the disk refuses.

    Nothing is judged while another run judges, or after single addresses were fetched.
    """
    if report.kind != "crawl" or not report.sources:
        return report
    try:
        lock = SourceLock(paths.alarms_lock(root), wait=_PATIENCE)
    except ArchiveLocked:
        return report
    try:
        watch, events = judged(caught_up(root, load(root)), report)
        Files().replace(paths.alarms(root), msgspec.json.encode(watch) + b"\n")
    finally:
        lock.free()
    return replace(report, alarms=tuple(events))


def load(root: Path) -> Watch:
    """Return what the file says; an empty watch when there is none, or none that can be read: the reports remain."""
    try:
        return msgspec.json.decode(paths.alarms(root).read_bytes(), type=Watch)
    except (FileNotFoundError, msgspec.MsgspecError):
        return Watch()


def caught_up(root: Path, watch: Watch) -> Watch:
    """Return a watch that has read every report of the time that counts."""
    past, known = watch.past, set(watch.known)
    for kept in runs.oldest_first(root, history.horizon(known, runs.newest(root)), known):
        past = _with(past, history.read(kept.document))
        known.add(kept.name)
    return replace(watch, past=past, known=tuple(history.forgotten(known)))


def _with(past: dict[str, Past], figures: dict[str, Figures]) -> dict[str, Past]:
    return past | {source: history.added(past.get(source, Past()), one) for source, one in figures.items()}


def judged(watch: Watch, report: RunReport) -> tuple[Watch, list[Event]]:
    """Return the watch after a run, and what happened to the alarms of the run's sources."""
    figures = history.of_run(report)
    past = watch.past if report.run in watch.known else _with(watch.past, figures)
    still: list[Open] = [alarm for alarm in watch.open if alarm.source not in figures]
    events: list[Event] = []
    for source in figures:
        own = [alarm for alarm in watch.open if alarm.source == source]
        since = {(alarm.figure, alarm.field): alarm.since for alarm in own}
        judgements = judging.judge(past[source], report.ended_at, since)
        left, told = alarms.follow(source, judgements, own, report.ended_at)
        still += left
        events += told
    known = tuple(sorted({*watch.known, report.run}))
    return replace(watch, past=past, known=known, open=tuple(still)), events


def lines(events: Iterable[Event]) -> list[str]:
    """Return what an operator reads: one line for each event."""
    return [f"alarm {event.kind}: {event.line}" for event in events]
