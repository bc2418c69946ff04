"""The life of an alarm: it opens once, reminds weekly, and closes with a line. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsscraper.crawl.judging import Judgement
from newsscraper.crawl.report import Event

REMIND = timedelta(days=7)
"""The time between two reminders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An alarm that is open."""

    source: str
    figure: str
    field: str = ""
    since: datetime
    opened_at: datetime
    reminded_at: datetime
    what: str
    example: str | None = None
    sources: tuple[str, ...] = ()


def follow(
    source: str, judgements: Iterable[Judgement], opened: Iterable[Open], now: datetime
) -> tuple[list[Open], list[Event]]:
    """Return the alarms of a source that are open from now on, and what happened to them."""
    left = {(alarm.figure, alarm.field): alarm for alarm in opened}
    events: list[Event] = []
    for found in judgements:
        key = (found.figure, found.field)
        alarm = left.get(key)
        if not found.bad:
            if alarm is not None:
                events.append(_event("closed", left.pop(key), f"well again since {now:%Y-%m-%d %H:%M} UTC: "))
        elif alarm is None:
            left[key] = _opened(source, found, now)
            events.append(_event("opened", left[key]))
        elif now - alarm.reminded_at >= REMIND:
            left[key] = replace(alarm, reminded_at=now, what=found.what, example=found.example or alarm.example)
            events.append(_event("reminded", left[key], "still: "))
    return list(left.values()), events


def _opened(source: str, found: Judgement, now: datetime) -> Open:
    return Open(
        source=source, figure=found.figure, field=found.field, since=found.since or now, opened_at=now, reminded_at=now,
        what=found.what, example=found.example, sources=found.sources,
    )  # fmt: skip


def _event(kind: str, alarm: Open, before: str = "") -> Event:
    return Event(
        kind=kind, source=alarm.source, figure=alarm.figure, field=alarm.field, since=alarm.since,
        line=before + sentence(alarm), example=alarm.example, sources=alarm.sources,
    )  # fmt: skip


def sentence(alarm: Open) -> str:
    """Return an alarm in one line: source, what, since when, the sources that fail, an example."""
    parts = [f"{alarm.source}: {alarm.what}, since {alarm.since:%Y-%m-%d %H:%M} UTC"]
    if alarm.sources:
        parts.append(f"no longer matches: {', '.join(alarm.sources)}")
    if alarm.example:
        parts.append(f"see {alarm.example}")
    return "; ".join(parts)
