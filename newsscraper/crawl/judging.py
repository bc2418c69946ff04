"""Rot: each figure of a source against its own past. Pure.

Unusual lies further off than three robust deviations (`newsscraper.crawl.usual`) and than a floor that keeps steady
sources from crying over trifles; a share must also be unlikely by chance, since six articles without a tag are nothing
where every second one has none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from operator import attrgetter
from statistics import median

from newsscraper.crawl.counts import COVERED
from newsscraper.crawl.history import Figures, Past, together
from newsscraper.crawl.report import EMPTY, ERROR, OK
from newsscraper.crawl.usual import alike, began, chance, newest_runs, usual, values_before

ARTICLES, PAGES, LISTS = 6, 10, 3
"""How much must be seen before it is judged; the newest runs that show so much are judged together."""
UNLIKELY = 1e-4
"""How unlikely a drop must be, by chance alone: nine fields of eighty sources are looked at a hundred times a day."""
DAYS, FORTNIGHT = 3, 14
"""Days of the past without which nothing is judged, and without which no day's volume is."""
EMPTY_RUNS = 2
"""Suspiciously empty runs in a row that make an alarm."""
_OFTEN = 0.6
_READ = (attrgetter("articles"), ARTICLES)
_STATED_AS = {"date_published": "published", "published_at": "published"}


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


Pair = tuple[int, int]
"""How many are well, of how many."""
Share = Callable[[Figures], Pair | None]
Amount = tuple[Callable[[Figures], int], int]
"""What is counted, and how much of it is enough."""


def _part(pair: Pair | None) -> float | None:
    return pair[0] / pair[1] if pair else None


def _has(name: str, one: Figures) -> Pair | None:
    return (max(0, one.articles - one.missing.get(name, 0)), one.articles) if one.articles else None


def _agrees(one: Figures) -> Pair | None:
    return (max(0, one.articles - one.disagreeing), one.articles) if one.articles and one.laid else None


def _answers(one: Figures) -> Pair | None:
    return (max(0, one.pages - one.failed), one.pages) if one.pages else None


@dataclass(frozen=True, slots=True)
class _Drop:
    """A share beside what is usual."""

    bad: bool
    was: float
    present: float
    since: datetime
    window: list[Figures]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges one source. `opened`: figure and field → since when its alarm is open: later days are no measure."""

    past: Past
    now: datetime
    opened: Mapping[tuple[str, str], datetime]

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

    def _drop(self, figure: str, name: str, amount: Amount, share: Share, floor: float) -> _Drop | None:
        """Compare a share with the past, in the newest runs that show enough; None when there is too little of either.

        When the fewest that are judged say nothing, more are: a rare field that vanished shows in many articles only.
        """
        found: _Drop | None = None
        for enough in (amount[1], 4 * amount[1]):
            window = newest_runs(self.past, amount[0], enough)
            found = (self._drop_in(figure, name, window, share, floor) if window else None) or found
            if found is None or found.bad or (figure, name) in self.opened:
                break
        return found

    def _drop_in(self, figure: str, name: str, window: list[Figures], share: Share, floor: float) -> _Drop | None:
        now = share(together(window))
        days = values_before(self.past, self._before(figure, name, window), lambda one: _part(share(one)))
        if now is None or len(days) < DAYS:
            return None
        normal = usual(alike(days, window[-1].at.date()))
        is_open = (figure, name) in self.opened
        depth = max(floor, 3 * normal.spread) * (0.6 if is_open else 1.0)
        pairs = [pair for day in days if (pair := share(self.past.days[day])) is not None]
        rare = (sum(n - good for good, n in pairs) + 1) / (sum(n for _, n in pairs) + 2)
        likely = not is_open and chance(now[1], now[1] - now[0], rare) > UNLIKELY

        def is_bad(number: float) -> bool:
            return normal.middle - number > depth

        present = now[0] / now[1]
        since = began(self.past.recent, lambda one: _part(share(one)), is_bad)
        return _Drop(is_bad(present) and not likely, normal.middle, present, since, window)

    def fields(self) -> Iterator[Judgement]:
        """Judge how many articles have each field, and whether the layout's sources still match."""
        window = newest_runs(self.past, lambda one: one.articles, ARTICLES)
        now = together(window) if window else None
        for name in COVERED if now else ():
            assert now is not None
            found = self._drop("fields", name, _READ, partial(_has, name), 0.25)
            lost = self._lost(name, window, now)
            if found is None:
                continue
            if not found.bad and lost:
                yield self._replaced(name, now, lost, window)
                continue
            if ("layout", name) in self.opened:
                yield Judgement(figure="layout", field=name, bad=False)
            whole = together(found.window)
            share, was = f"{found.present:.0%}", f"{found.was:.0%}"
            yield Judgement(
                figure="fields", field=name, bad=found.bad, since=found.since,
                what=f"{name} in {share} of the last {whole.articles} articles, usually in {was}",
                example=whole.lacking.get(name), sources=lost,
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
        since = began(
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
        found = self._drop("agreement", "", _READ, _agrees, 0.3)
        if found is None:
            return None
        present, was = f"{found.present:.0%}", f"{found.was:.0%}"
        what = f"layout and generic rules agree on {present} of the last articles, usually on {was}"
        return Judgement(figure="agreement", bad=found.bad, what=what, since=found.since)

    def lists(self) -> Judgement | None:
        """Judge how many links a list shows."""
        window = newest_runs(self.past, lambda one: one.lists, LISTS)

        def links(one: Figures) -> float | None:
            return one.links / one.lists if one.lists else None

        days = values_before(self.past, self._before("lists", "", window), links)
        if not window or len(days) < DAYS:
            return None
        normal = usual(alike(days, window[-1].at.date()))
        limit = min(0.5 * normal.middle, normal.middle - 3 * normal.spread)
        present = links(together(window)) or 0.0
        what = f"its lists show {present:.0f} links each, usually {normal.middle:.0f}"
        since = began(self.past.recent, links, lambda number: number < limit)
        return Judgement(figure="lists", bad=normal.middle >= 4 and present < limit, what=what, since=since)

    def failures(self) -> Judgement | None:
        """Judge which share of its addresses fails."""
        found = self._drop("failures", "", (lambda one: one.pages, PAGES), _answers, 0.3)
        if found is None:
            return None
        what = f"{1 - found.present:.0%} of its addresses fail, usually {1 - found.was:.0%}"
        return Judgement(
            figure="failures", bad=found.bad, what=what, since=found.since, example=together(found.window).failure
        )

    def volume(self) -> Judgement | None:
        """Judge how many new articles the last whole day brought, when it was crawled as often as usual."""
        yesterday = self.now.date() - timedelta(days=1)
        day = self.past.days.get(yesterday)
        since = self.opened.get(("volume", ""))
        before = min(yesterday, since.date()) if since else yesterday
        days = {when: one for when, one in self.past.days.items() if when < before}
        if day is None or len(days) < FORTNIGHT or day.runs < 0.5 * median(one.runs for one in days.values()):
            return None
        normal = usual(alike({when: float(one.new) for when, one in days.items()}, yesterday))
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
        asked = _telling(self.past.recent)
        if not asked:
            return None
        codes, last = [one.exit_code for one in asked], asked[-1]
        if codes[-1] == OK:
            return Judgement(figure="run", bad=False)
        empty = codes[-EMPTY_RUNS:] == [EMPTY] * EMPTY_RUNS
        if codes[-1] != ERROR and not empty:
            return None
        what = last.error or (
            "no list and no article could be read" if empty else "the crawl met a defect: see the log"
        )
        since = began(asked, lambda one: float(one.exit_code), lambda code: code == codes[-1])
        return Judgement(figure="run", bad=True, what=what, since=since, example=last.failure)


def _telling(recent: Sequence[Figures]) -> list[Figures]:
    """Return the runs that say something of their source: not those that asked for nothing.

    A host rests, or what failed waits for its time. Only after a run that found nothing does it go on finding nothing.
    """
    found: list[Figures] = []
    for one in recent:
        goes_on = bool(found) and one.exit_code == EMPTY == found[-1].exit_code
        if one.pages or one.exit_code not in (OK, EMPTY) or goes_on:
            found.append(one)
    return found


def judge(past: Past, now: datetime, opened: Mapping[tuple[str, str], datetime]) -> list[Judgement]:
    """Judge a source whose last run is in its past.

    `opened`: figure and field of its open alarms → since when: what came after is no measure of what is usual.
    """
    return list(_Judge(past, now, opened).all()) if past.recent else []
