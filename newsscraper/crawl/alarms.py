"""Rot: each figure of a source against its own past, and the life of an alarm: it opens, reminds weekly, closes.

Pure. What is usual is the median of the days before, what is unusual lies further off than three robust deviations
(1.4826 × the median absolute deviation) and than a floor that keeps steady sources from crying over trifles. A day is
compared with days of its weekday once there are two of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from statistics import median

from newsscraper.crawl.counts import COVERED
from newsscraper.crawl.history import Figures, Past, together
from newsscraper.crawl.report import EMPTY, ERROR, OK, Event

ARTICLES, PAGES, LISTS = 6, 10, 3
"""How much must be seen before it is judged; the newest runs that show so much are judged together."""
DAYS = 3
FORTNIGHT = 14
"""Days of the past without which nothing is judged."""
WEEK = timedelta(days=7)
REMIND = WEEK
EMPTY_RUNS = 2
"""Suspiciously empty runs in a row that make an alarm."""
_ALIKE = 2
_OFTEN = 0.6
_STATED_AS = {"date_published": "published", "published_at": "published"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a figure says: bad, or good. One that cannot be judged has none."""

    figure: str
    field: str = ""
    bad: bool
    what: str = ""
    since: datetime | None = None
    example: str | None = None
    sources: tuple[str, ...] = ()


# ── what is usual ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Usual:
    """The middle of past values and how far they scatter."""

    middle: float
    spread: float


def usual(values: Sequence[float]) -> Usual:
    """Return the robust middle and deviation of at least one value."""
    middle = median(values)
    return Usual(middle, 1.4826 * median(abs(value - middle) for value in values))


def _alike(days: dict[date, float], day: date) -> list[float]:
    """Return the values of the same weekday when there are enough of them, else all."""
    same = [value for when, value in days.items() if when.weekday() == day.weekday()]
    return same if len(same) >= _ALIKE else list(days.values())


def _past(past: Past, before: date, value: Callable[[Figures], float | None]) -> dict[date, float]:
    found = {day: value(one) for day, one in past.days.items() if day < before}
    return {day: number for day, number in found.items() if number is not None}


def _window(past: Past, amount: Callable[[Figures], int], enough: int) -> list[Figures]:
    """Return the newest runs that together show enough, none when all of them do not."""
    found: list[Figures] = []
    for run in reversed(past.recent):
        found.append(run)
        if sum(map(amount, found)) >= enough:
            return found[::-1]
    return []


def _began(
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


# ── the figures ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges one source. `opened`: figure and field → since when its alarm is open: later days are no measure."""

    past: Past
    now: datetime
    opened: dict[tuple[str, str], datetime]

    def all(self) -> Iterator[Judgement]:
        yield from filter(None, (self.run(), self.lists(), self.volume(), self.failures(), self.age()))
        yield from self.fields()
        agreement = self.agreement()
        if agreement is not None:
            yield agreement

    def _before(self, figure: str, name: str, window: Sequence[Figures]) -> date:
        since = self.opened.get((figure, name))
        start = window[0].at.date() if window else self.now.date()
        return min(start, since.date()) if since else start

    def _drop(
        self, figure: str, name: str, window: list[Figures], value: Callable[[Figures], float | None], floor: float
    ) -> tuple[bool, float, float, datetime] | None:
        """Compare a share with the past: (bad, usual, present, since), None when there is too little of either."""
        present = value(together(window)) if window else None
        days = _past(self.past, self._before(figure, name, window), value)
        if present is None or len(days) < DAYS:
            return None
        normal = usual(_alike(days, window[-1].at.date()))
        depth = max(floor, 3 * normal.spread) * (0.6 if (figure, name) in self.opened else 1.0)

        def is_bad(number: float) -> bool:
            return normal.middle - number > depth

        return is_bad(present), normal.middle, present, _began(self.past.recent, value, is_bad)

    def fields(self) -> Iterator[Judgement]:
        """Judge how many articles have each field, and whether the layout's sources still match."""
        window = _window(self.past, lambda one: one.articles, ARTICLES)
        now = together(window) if window else None
        for name in COVERED if now else ():
            assert now is not None
            found = self._drop("fields", name, window, lambda one, name=name: _share(one, name), 0.25)  # type: ignore[misc]
            lost = self._lost(name, window, now)
            if found is None:
                continue
            bad, was, share, since = found
            if not bad and lost:
                yield self._replaced(name, now, lost, window)
                continue
            if ("layout", name) in self.opened:
                yield Judgement(figure="layout", field=name, bad=False)
            what = f"{name} in {share:.0%} of the last {now.articles} articles, usually in {was:.0%}"
            yield Judgement(
                figure="fields", field=name, bad=bad, what=what, since=since,
                example=now.lacking.get(name), sources=lost,
            )  # fmt: skip

    def _lost(self, name: str, window: list[Figures], now: Figures) -> tuple[str, ...]:
        """Return the layout's sources that gave a field to most articles before, and to none now."""
        stated = _STATED_AS.get(name, name)
        before = min(self._before("fields", name, window), self._before("layout", name, window))
        days = [one for day, one in self.past.days.items() if day < before and one.articles]
        if len(days) < DAYS or now.laid.get(stated):
            return ()
        whole = together(days)
        return tuple(sorted(s for s, n in whole.laid.get(stated, {}).items() if n >= _OFTEN * whole.articles))

    def _replaced(self, name: str, now: Figures, lost: tuple[str, ...], window: list[Figures]) -> Judgement:
        stated = _STATED_AS.get(name, name)
        since = _began(
            self.past.recent,
            lambda one: float(stated in one.laid) if one.articles else None,
            lambda number: number == 0.0,
        )
        what = f"the layout gives {name} to none of the last {now.articles} articles; other rules stand in for it"
        return Judgement(
            figure="layout", field=name, bad=True, what=what, since=since,
            example=next(iter(window[-1].lacking.values()), None), sources=lost,
        )  # fmt: skip

    def agreement(self) -> Judgement | None:
        """Judge how often layout and generic rules say the same."""
        window = _window(self.past, lambda one: one.articles, ARTICLES)

        def share(one: Figures) -> float | None:
            return 1 - one.disagreeing / one.articles if one.articles and one.laid else None

        found = self._drop("agreement", "", window, share, 0.3)
        if found is None:
            return None
        bad, was, present, since = found
        what = f"layout and generic rules agree on {present:.0%} of the last articles, usually on {was:.0%}"
        return Judgement(figure="agreement", bad=bad, what=what, since=since)

    def lists(self) -> Judgement | None:
        """Judge how many links a list shows."""
        window = _window(self.past, lambda one: one.lists, LISTS)

        def links(one: Figures) -> float | None:
            return one.links / one.lists if one.lists else None

        days = _past(self.past, self._before("lists", "", window), links)
        if not window or len(days) < DAYS:
            return None
        normal = usual(_alike(days, window[-1].at.date()))
        limit = min(0.5 * normal.middle, normal.middle - 3 * normal.spread)
        present = links(together(window)) or 0.0
        what = f"its lists show {present:.0f} links each, usually {normal.middle:.0f}"
        since = _began(self.past.recent, links, lambda number: number < limit)
        return Judgement(figure="lists", bad=normal.middle >= 4 and present < limit, what=what, since=since)

    def failures(self) -> Judgement | None:
        """Judge which share of its addresses fails."""
        window = _window(self.past, lambda one: one.pages, PAGES)
        found = self._drop("failures", "", window, lambda one: 1 - one.failed / one.pages if one.pages else None, 0.3)
        if found is None:
            return None
        bad, was, present, since = found
        what = f"{1 - present:.0%} of its addresses fail, usually {1 - was:.0%}"
        return Judgement(figure="failures", bad=bad, what=what, since=since, example=together(window).failure)

    def volume(self) -> Judgement | None:
        """Judge how many new articles the last whole day brought, when it was crawled as often as usual."""
        yesterday = self.now.date() - timedelta(days=1)
        day = self.past.days.get(yesterday)
        since = self.opened.get(("volume", ""))
        before = min(yesterday, since.date()) if since else yesterday
        days = {when: one for when, one in self.past.days.items() if when < before}
        if day is None or len(days) < FORTNIGHT or day.runs < 0.5 * median(one.runs for one in days.values()):
            return None
        normal = usual(_alike({when: float(one.new) for when, one in days.items()}, yesterday))
        limit = min(0.25 * normal.middle, normal.middle - 3 * normal.spread)
        what = f"{day.new} new articles on {yesterday}, usually {normal.middle:.0f}"
        start = datetime.combine(yesterday, datetime.min.time(), self.now.tzinfo)
        return Judgement(figure="volume", bad=normal.middle >= 4 and day.new < limit, what=what, since=start)

    def age(self) -> Judgement | None:
        """Judge how old the newest article is."""
        known = sorted((day, one.newest) for day, one in self.past.days.items() if one.newest)
        if len(known) < 2 * DAYS:
            return None
        newest = max(at for _, at in known)
        gaps = [(known[n][1] - known[n - 1][1]).total_seconds() for n in range(1, len(known))]
        limit = max(36 * 3600.0, 3 * max(gaps))
        age = (self.now - newest).total_seconds()
        what = f"its newest article is {age / 3600:.0f} hours old, usually under {max(limit / 3, 86400) / 3600:.0f}"
        return Judgement(figure="age", bad=age > limit, what=what, since=newest)

    def run(self) -> Judgement | None:
        """Judge whether the source could be crawled at all."""
        codes = [one.exit_code for one in self.past.recent]
        last = self.past.recent[-1]
        if codes[-1] == OK:
            return Judgement(figure="run", bad=False)
        empty = codes[-EMPTY_RUNS:] == [EMPTY] * EMPTY_RUNS
        if codes[-1] != ERROR and not empty:
            return None
        what = last.error or (
            "no list and no article could be read" if empty else "the crawl met a defect: see the log"
        )
        since = _began(self.past.recent, lambda one: float(one.exit_code), lambda code: code == codes[-1])
        return Judgement(figure="run", bad=True, what=what, since=since, example=last.failure)


def _share(one: Figures, name: str) -> float | None:
    return 1 - one.missing.get(name, 0) / one.articles if one.articles >= 2 else None


def judge(past: Past, now: datetime, opened: Iterable[Open] = ()) -> list[Judgement]:
    """Judge a source whose last run is in its past. `opened`: its open alarms."""
    if not past.recent:
        return []
    since = {(alarm.figure, alarm.field): alarm.since for alarm in opened}
    return list(_Judge(past, now, since).all())


# ── the life of an alarm ─────────────────────────────────────────────────────────────────────────


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
