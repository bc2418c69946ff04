"""The crawl of one source: its writer, the addresses on their way, the visits that wait, the counts."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from scrapy.settings import BaseSettings

from newsscraper.crawl import backfill, ladder
from newsscraper.crawl.capture import utc_now
from newsscraper.crawl.content import Task
from newsscraper.crawl.counts import Counts
from newsscraper.crawl.gate import PATIENCE, Gate
from newsscraper.crawl.hosts import Clock, Hosts, new_holder
from newsscraper.crawl.reading import Reader, seeds
from newsscraper.crawl.trail import FRUITLESS, MAX_BACKLOG, MAX_SECONDS, Trail
from newsscraper.crawl.workers import Workers
from newsscraper.errors import ArchiveError, NewsscraperError
from newsscraper.extract.article import article as read_article
from newsscraper.items import Committed, FoundVia, FrontierEntry, Kind, Outcome, Page, Publisher, Record, Verdict, Visit
from newsscraper.store import open_writer, paths, records
from newsscraper.store.worker import LONGEST
from newsscraper.text.urls import absolute, canonical

log = logging.getLogger(__name__)

USUAL_PERIOD = 900.0
"""Seconds of a run that says no time limit: the share of re-checks is measured against it."""
WIDTH, WIDE = 8, 64
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


def open_gate(settings: BaseSettings, *, archive: bool = False) -> Gate:
    """Return a gate over the archive's `hosts.sqlite`; in memory while there is no archive, unless one is wanted."""
    root = Path(settings["NEWS_ARCHIVE"])
    place = paths.hosts(root) if archive or paths.archive_json(root).exists() else None
    return Gate(Hosts(place, clock=settings.get("NEWS_CLOCK") or utc_now, holder=new_holder()))


class Session:
    """The open crawl of one source. Belongs to the event loop."""

    def __init__(
        self,
        root: Path,
        publisher: Publisher,
        gate: Gate,
        *,
        run_id: str,
        clock: Clock = utc_now,
        limits: Limits | None = None,
        delay: float = 1.0,
        wait: float = 0.0,
        only: Sequence[str] | None = None,
        told: Callable[[Visit, Committed, str], None] = lambda visit, committed, source: None,
        workers: Workers | None = None,
    ) -> None:
        """Open the source for writing; blocks while another process holds it, raises what `open_writer` raises.

        `only`: the addresses to fetch, and nothing else. `told` hears of each visit that was committed.
        `workers`: who reads the pages; None is the event loop.
        """
        self.publisher = publisher
        self.gate = gate
        self.run_id = run_id
        self.limits = limits or Limits()
        self.counts = Counts()
        self.failed: NewsscraperError | None = None
        """What ended the session before its work was done."""
        self._told = told
        self._workers = workers or Workers([publisher])
        self._clock = clock
        self._only = None if only is None else {entry.url: entry for entry in map(addressed, only)}
        self._writer = open_writer(
            root, publisher.slug, run_id=run_id, clock=clock, wait=wait, reextract=self._reextract, linger=LONGEST
        )
        self.damage: list[str] = list(self._writer.damage)
        self.trail = Trail(key=partial(records.proposed_id, publisher), is_archived=self._writer.has_article)
        self._reader = Reader(
            publisher=publisher,
            run_id=run_id,
            since=self.limits.since,
            is_old=self._is_old,
            trail=self.trail,
            back=Trail(key=self.trail.key, is_archived=self.trail.is_archived),
        )
        self._spare_until = self._ahead((self.limits.seconds or USUAL_PERIOD) * backfill.SPARE)
        self._width = WIDTH if delay > 0 else WIDE
        self._budget = ladder.recheck_budget(self.limits.seconds or USUAL_PERIOD, delay)
        self._on_the_way: dict[str, FrontierEntry] = {}
        self._aside: set[str] = set()
        self._visited: set[str] = set()
        self._waiting: dict[str, Visit] = {}
        self._committing = 0
        self._soon: list[datetime] = []
        self._changed = asyncio.Event()
        self._stopped = False
        self._ends_at: datetime | None = None

    # ── what to fetch ────────────────────────────────────────────────────────────────────────────

    async def entries(self) -> AsyncIterator[FrontierEntry]:
        """Yield addresses to fetch until nothing is due; each must be ended by a visit or by `set_aside`."""
        await asyncio.to_thread(self._begin_with)
        deadline = self._ends_at = self._deadline()
        while not self._is_over(deadline):
            self._changed.clear()
            found = self._lease()
            for entry in found:
                if self._is_over(deadline):
                    break
                self._begin(entry)
                yield entry
            if not found and not self._on_the_way and not await self._wait_for_retries(deadline):
                break
            if (not found or self._is_full()) and self._on_the_way:
                await self._changed.wait()
        while self._on_the_way:
            self._changed.clear()
            await self._changed.wait()

    def _begin_with(self) -> None:
        if self._only is None:
            self._writer.add(seeds(self.publisher))
            self.trail.is_swamped = self._writer.backlog(ladder.NEW_PRIORITY) >= MAX_BACKLOG
        else:
            self._writer.add(self._only.values(), again=True)

    def _begin(self, entry: FrontierEntry) -> None:
        self._on_the_way[entry.url] = entry
        if entry.kind is not Kind.ARTICLE:
            (self._reader.back if backfill.is_spare(entry) else self.trail).lists.add(entry.url)
            return
        self.counts.articles += 1
        self._visited.add(entry.url)
        if entry.known_id is not None and self._budget is not None:
            self._budget -= 1

    def _lease(self) -> list[FrontierEntry]:
        """Return what may begin now.

        Articles wait until every list was read: only so is a page of known articles a reason to stop, also after a
        kill in the middle of the first crawl.
        """
        free = self._width - len(self._on_the_way)
        if free <= 0:
            return []
        leased = self._writer.lease(free + len(self._aside))
        for entry in leased:
            if entry.url in self._on_the_way:  # committed and due again, but its end has not reached this loop yet
                self._writer.release(entry.url)
        found = [entry for entry in leased if self._is_free(entry)]
        lists = [entry for entry in found if _comes_first(entry)]
        if lists or any(map(_comes_first, self._on_the_way.values())):
            chosen = lists[:free]
        else:
            chosen = [entry for entry in found if self._is_affordable(entry)][:free]
        began = {entry.url for entry in chosen}
        for entry in found:
            if entry.url not in began:
                self._writer.release(entry.url)
        return chosen

    def _is_free(self, entry: FrontierEntry) -> bool:
        is_wanted = self._only is None or entry.url in self._only
        return is_wanted and entry.url not in self._on_the_way and entry.url not in self._aside

    def _is_affordable(self, entry: FrontierEntry) -> bool:
        if backfill.is_spare(entry):
            return self._clock() < self._spare_until
        return entry.known_id is None or self._budget is None or self._budget > 0

    def waiting(self) -> int:
        """Return how many addresses this run may still come to: what is on its way, what is due, no older pages."""
        due = self._writer.waiting(ladder.RETRY_PRIORITY)
        return max(due, len(self._on_the_way))

    def _is_full(self) -> bool:
        return len(self._on_the_way) >= self._width

    def _is_over(self, deadline: datetime) -> bool:
        limit = self.limits.articles
        return (
            self._stopped
            or self.failed is not None
            or (limit is not None and self.counts.articles >= limit)
            or self._clock() >= deadline
        )

    def _deadline(self) -> datetime:
        seconds = self.limits.seconds
        return self._ahead(MAX_SECONDS if seconds is None else seconds)

    def seconds_left(self) -> float:
        """Return how long what is on its way may still wait for its host: a little beyond the time of the run."""
        if self._ends_at is None:
            return PATIENCE
        return max(0.0, (self._ends_at - self._clock()).total_seconds()) + GRACE

    def _ahead(self, seconds: float) -> datetime:
        return self._clock() + timedelta(seconds=seconds)

    async def _wait_for_retries(self, deadline: datetime) -> bool:
        """Sleep until the first retry that this run may still make; return whether there is one."""
        now = self._clock()
        soon = sorted(at for at in self._soon if now < at <= now + timedelta(seconds=PATIENCE))
        self._soon.clear()
        if not soon or soon[0] >= deadline:
            return False
        while self._clock() < soon[0] and not self._stopped:
            before = self._clock()
            await self.gate.sleep(min(1.0, (soon[0] - before).total_seconds()))
            if self._clock() == before:
                return False  # a clock that stands still: nothing will ever come due
        return True

    def _is_old(self, url: str) -> bool:
        known = self._writer.was_fetched(url) or self._writer.has_article(self.trail.key(url))
        return url not in self._visited and known

    # ── what came of it ──────────────────────────────────────────────────────────────────────────

    def stop(self) -> None:
        """Begin nothing new; what is on its way is finished."""
        self._stopped = True
        self._changed.set()

    def set_aside(self, entry: FrontierEntry) -> None:
        """Leave an address to a later run: its host rests."""
        self._aside.add(entry.url)
        self.counts.aside += 1
        if len(self._aside) >= MAX_ASIDE:
            self._stopped = True
        self._end(entry)

    async def visit(self, page: Page, entry: FrontierEntry, refused: tuple[Outcome, str] | None = None) -> Visit:
        """Return the visit of a response. `refused`: why its redirect was not followed."""
        if refused is not None:
            return self._reader.visit(page, entry, refused)
        content = await self._workers.content(Task(page, entry, self.publisher.slug, self.run_id))
        return self._reader.visit(page, entry, content=content)

    def open(self, visit: Visit) -> None:
        """Keep a visit until its record has passed the pipelines."""
        assert visit.record is not None
        self._waiting[key_of(visit.record)] = visit

    def is_open(self, key: str) -> bool:
        """Say whether a visit waits for the record of this key (`key_of`)."""
        return key in self._waiting

    def is_own(self, record: Record) -> bool:
        """Say whether a record is the very one of an open visit, which no pipeline has changed."""
        visit = self._waiting.get(key_of(record))
        return visit is not None and visit.record is record

    async def complete(self, record: Record) -> Committed:
        """Submit the open visit of a record that passed the pipelines."""
        visit = self._waiting.pop(key_of(record))
        return await self.submit(replace(visit, record=record))

    def close_open(self, record: Record, error: str, outcome: Outcome) -> Visit:
        """Return the open visit of a record that a pipeline refused, as a failure."""
        visit = self._waiting.pop(key_of(record))
        due, priority = ladder.next_visit(visit.entry, outcome, visit.fetched_at)
        return replace(visit, record=None, outcome=outcome, error=error, next_check_at=due, next_priority=priority)

    async def submit(self, visit: Visit) -> Committed:
        """Return when a visit is durable.

        A disk that refuses ends the session: `failed` says why, and what is still on its way is fetched another time.
        """
        try:
            committed = await self._durable(visit)
            self.counts.note(visit, committed, self.publisher)
            self._told(visit, committed, self.publisher.slug)
            self._follow(visit)
            if visit.next_check_at is not None and visit.record is None:
                self._soon.append(visit.next_check_at)
        except ArchiveError as error:
            self.failed = self.failed or error
            return Committed(verdict=Verdict.NONE)
        finally:
            self._end(visit.entry)
        return committed

    async def _durable(self, visit: Visit) -> Committed:
        """Return when a visit is committed; when half of what is on its way waits for that, it is time to."""
        self._committing += 1
        try:
            answer = asyncio.wrap_future(self._writer.submit(visit))
            if 2 * self._committing >= len(self._on_the_way):
                self._writer.hurry()
            return await answer
        finally:
            self._committing -= 1

    def _follow(self, visit: Visit) -> None:
        """Give up for this run where everything comes to nothing, unless a person named the addresses."""
        self.trail.note(visit)
        if self.trail.is_lost and self._only is None and not self._stopped:
            self.counts.cut = f"{FRUITLESS} addresses in a row came to nothing: the others are left to a later run"
            self._stopped = True

    def failure(self, entry: FrontierEntry, outcome: Outcome, error: str, page: Page | None = None) -> Visit:
        """Return the visit of an address that gave no response, or only a part of one."""
        now = page.fetched_at if page else self._clock().replace(microsecond=0)
        due, priority = ladder.next_visit(entry, outcome, now)
        return Visit(
            entry=entry, outcome=outcome, fetched_at=now, page=page, error=error,
            next_check_at=due, next_priority=priority,
        )  # fmt: skip

    def note_robots(self, url: str, page: Page) -> None:
        """Archive a robots.txt that was fetched; the store keeps it when it changed."""
        visit = Visit(entry=FrontierEntry(url=url), outcome=Outcome.NOT_ARTICLE, fetched_at=page.fetched_at, page=page)
        try:
            self._writer.submit(visit)
        except ArchiveError as error:
            self.failed = self.failed or error

    def _end(self, entry: FrontierEntry) -> None:
        self._on_the_way.pop(entry.url, None)
        self._changed.set()

    async def close(self) -> None:
        """Commit, seal and free the source."""
        try:
            await asyncio.to_thread(self._writer.close)
        except ArchiveError as error:
            self.failed = self.failed or error

    def _reextract(self, record: Record, page: Page) -> Record | None:
        """Read an archived page with the present extractor: is it the paper that changed, or we?"""
        found = read_article(
            page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=self.publisher
        )
        if found.outcome is not Outcome.ARTICLE:
            return None
        entry = FrontierEntry(url=record.url, found_on=record.found_on, found_via=record.found_via or FoundVia.SECTION)
        return records.draft(found, page, self.publisher, entry=entry, run_id=self.run_id)


def _comes_first(entry: FrontierEntry) -> bool:
    """Say whether articles wait for an entry: it is a list of the daily crawl."""
    return entry.kind is not Kind.ARTICLE and not backfill.is_spare(entry)


def addressed(url: str) -> FrontierEntry:
    """Return the entry of an address that a person named: before everything else."""
    key, asked = canonical(url), absolute(url, url) or url  # without a user's name and password
    return FrontierEntry(
        url=key, priority=ladder.ASKED_PRIORITY, found_via=FoundVia.ADDRESS, fetch_url=asked if asked != key else None
    )


def key_of(record: Record) -> str:
    """Return what ties a record in the pipelines to its visit."""
    return record.warc_record_id or record.url
