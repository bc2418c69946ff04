"""What one run fetches of one source, in which order, and when it has had enough."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsscraper.crawl import backfill, ladder
from newsscraper.crawl.counts import Counts
from newsscraper.crawl.gate import PATIENCE, Gate
from newsscraper.crawl.hosts import Clock
from newsscraper.crawl.trail import MAX_SECONDS, Trail
from newsscraper.items import FoundVia, FrontierEntry, Kind
from newsscraper.store.frontier import LOWEST
from newsscraper.store.writer import SourceWriter
from newsscraper.text.urls import absolute, canonical

USUAL_PERIOD = 900.0
"""Seconds of a run that says no time limit: the share of re-checks is measured against it."""
WIDTH, WIDE = 8, 32
"""Addresses on their way at a time: of a polite crawl, and of one without delay."""
GRACE = 10.0
"""Seconds beyond a run's time for which what is on its way waits for its host."""
MAX_ASIDE = 256
"""After so many addresses whose hosts rest, the rest of the frontier is not tried either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where a run ends before its work does."""

    since: date | None = None
    """Articles published before are not looked for."""
    articles: int | None = None
    """Article pages to fetch at most."""
    seconds: float | None = None
    """Seconds after which nothing new is begun."""

    @property
    def period(self) -> float:
        """Seconds that a run has, as far as one can tell."""
        return self.seconds or USUAL_PERIOD


@dataclass(frozen=True, slots=True)
class Trails:
    """What the run was shown: by the lists of every day, and by those on the way back in time."""

    daily: Trail
    back: Trail

    def begin(self, entry: FrontierEntry) -> None:
        """Note a list whose reading begins."""
        (self.back if backfill.is_spare(entry) else self.daily).lists.add(entry.url)


class Agenda:
    """The addresses of one run: leased from the frontier, on their way, set aside. Belongs to the event loop."""

    def __init__(
        self,
        writer: SourceWriter,
        gate: Gate,
        trails: Trails,
        counts: Counts,
        *,
        clock: Clock,
        limits: Limits,
        delay: float,
        only: Sequence[str] | None,
    ) -> None:
        """`only`: the addresses to fetch, and nothing else."""
        self._writer = writer
        self._gate = gate
        self._trails = trails
        self._counts = counts
        self._clock = clock
        self._limits = limits
        self.only: Mapping[str, FrontierEntry] | None = None
        """Key → entry of what alone is fetched."""
        if only is not None:
            self.only = {entry.url: entry for entry in map(addressed, only)}
        self._spare_until = self._ahead(limits.period * backfill.SPARE)
        self._width = WIDTH if delay > 0 else WIDE
        self._budget = ladder.recheck_budget(limits.period, delay)
        self.on_the_way: dict[str, FrontierEntry] = {}
        self.visited: set[str] = set()
        """Keys of the articles that this run has begun."""
        self._aside: set[str] = set()
        self._soon: list[datetime] = []
        self._changed = asyncio.Event()
        self._ends_at: datetime | None = None
        self.is_stopped = False

    async def entries(self, seeds: Collection[FrontierEntry]) -> AsyncIterator[FrontierEntry]:
        """Yield addresses to fetch until nothing is due; each must be ended by `end` or by `set_aside`."""
        await asyncio.to_thread(self._put, seeds)
        deadline = self._ends_at = self._ahead(MAX_SECONDS if self._limits.seconds is None else self._limits.seconds)
        while not self._is_over(deadline):
            self._changed.clear()
            found = self._lease()
            for entry in found:
                if self._is_over(deadline):
                    break
                self._begin(entry)
                yield entry
            if not found and not self.on_the_way and not await self._wait_for_retries(deadline):
                break
            if (not found or self._is_full()) and self.on_the_way:
                await self._changed.wait()
        while self.on_the_way:
            self._changed.clear()
            await self._changed.wait()

    def _put(self, seeds: Collection[FrontierEntry]) -> None:
        if self.only is None:
            self._writer.add(seeds)
            self._trails.daily.measure(self._writer.backlog(ladder.NEW_PRIORITY))
        else:
            self._writer.add(self.only.values(), again=True)

    def _begin(self, entry: FrontierEntry) -> None:
        self.on_the_way[entry.url] = entry
        if entry.kind is not Kind.ARTICLE:
            self._trails.begin(entry)
            return
        self._counts.articles += 1
        self.visited.add(entry.url)
        if entry.known_id is not None and self._budget is not None:
            self._budget -= 1

    # ── leases ───────────────────────────────────────────────────────────────────────────────────

    def _lease(self) -> list[FrontierEntry]:
        """Return what may begin now.

        Articles wait until every list was read: only so is a page of known articles a reason to stop, also after a
        kill in the middle of the first crawl.
        """
        free = self._width - len(self.on_the_way)
        if free <= 0:
            return []
        is_listing = any(map(_comes_first, self.on_the_way.values()))
        leased = self._writer.lease(free + len(self._aside), ladder.LIST_FLOOR if is_listing else LOWEST)
        for entry in leased:
            if entry.url in self.on_the_way:  # committed and due again, but its end has not reached this loop yet
                self._writer.release(entry.url)
        found = [entry for entry in leased if self._is_free(entry)]
        lists = [entry for entry in found if _comes_first(entry)]
        if lists or is_listing:
            chosen = lists[:free]
        else:
            chosen = [entry for entry in found if self._is_affordable(entry)][:free]
        began = {entry.url for entry in chosen}
        for entry in found:
            if entry.url not in began:
                self._writer.release(entry.url)
        return chosen

    def _is_free(self, entry: FrontierEntry) -> bool:
        is_wanted = self.only is None or entry.url in self.only
        return is_wanted and entry.url not in self.on_the_way and entry.url not in self._aside

    def _is_affordable(self, entry: FrontierEntry) -> bool:
        if backfill.is_spare(entry):
            return self._clock() < self._spare_until
        return entry.known_id is None or self._budget is None or self._budget > 0

    def waiting(self) -> int:
        """Return how many addresses this run may still come to: what is on its way, what is due, no older pages."""
        due = self._writer.waiting(ladder.RETRY_PRIORITY)
        return max(due, len(self.on_the_way))

    def _is_full(self) -> bool:
        return len(self.on_the_way) >= self._width

    # ── the end ──────────────────────────────────────────────────────────────────────────────────

    def stop(self) -> None:
        """Begin nothing new; what is on its way is finished."""
        self.is_stopped = True
        self._changed.set()

    def end(self, entry: FrontierEntry) -> None:
        """Note that an address is no longer on its way."""
        self.on_the_way.pop(entry.url, None)
        self._changed.set()

    def set_aside(self, entry: FrontierEntry) -> None:
        """Leave an address to a later run: its host rests."""
        self._aside.add(entry.url)
        self._counts.aside += 1
        if len(self._aside) >= MAX_ASIDE:
            self.is_stopped = True
        self.end(entry)

    def come_back(self, at: datetime) -> None:
        """Note when an address is tried again, perhaps still in this run."""
        self._soon.append(at)

    def seconds_left(self) -> float:
        """Return how long what is on its way may still wait for its host: a little beyond the time of the run."""
        if self._ends_at is None:
            return PATIENCE
        return max(0.0, (self._ends_at - self._clock()).total_seconds()) + GRACE

    def _is_over(self, deadline: datetime) -> bool:
        limit = self._limits.articles
        return self.is_stopped or (limit is not None and self._counts.articles >= limit) or self._clock() >= deadline

    def _ahead(self, seconds: float) -> datetime:
        return self._clock() + timedelta(seconds=seconds)

    async def _wait_for_retries(self, deadline: datetime) -> bool:
        """Sleep until the first retry that this run may still make; return whether there is one."""
        now = self._clock()
        soon = sorted(at for at in self._soon if now < at <= now + timedelta(seconds=PATIENCE))
        self._soon.clear()
        if not soon or soon[0] >= deadline:
            return False
        while self._clock() < soon[0] and not self.is_stopped:
            before = self._clock()
            await self._gate.sleep(min(1.0, (soon[0] - before).total_seconds()))
            if self._clock() == before:
                return False  # a clock that stands still: nothing will ever come due
        return True


def _comes_first(entry: FrontierEntry) -> bool:
    """Say whether articles wait for an entry: it is a list of the daily crawl."""
    return entry.kind is not Kind.ARTICLE and not backfill.is_spare(entry)


def addressed(url: str) -> FrontierEntry:
    """Return the entry of an address that a person named: before everything else."""
    key, asked = canonical(url), absolute(url, url) or url  # without a user's name and password
    return FrontierEntry(
        url=key, priority=ladder.ASKED_PRIORITY, found_via=FoundVia.ADDRESS, fetch_url=asked if asked != key else None
    )
