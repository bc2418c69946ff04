"""The crawl of one source: its writer, the addresses on their way, the visits that wait, the counts."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from scrapy.settings import BaseSettings

from newsscraper.crawl import ladder
from newsscraper.crawl.agenda import Agenda, Limits, Trails
from newsscraper.crawl.capture import utc_now
from newsscraper.crawl.content import Task
from newsscraper.crawl.counts import Counts
from newsscraper.crawl.gate import Gate
from newsscraper.crawl.hosts import Clock, Hosts, new_holder
from newsscraper.crawl.reading import Reader, seeds
from newsscraper.crawl.trail import FRUITLESS, Trail
from newsscraper.crawl.workers import Workers
from newsscraper.errors import ArchiveError, NewsscraperError
from newsscraper.extract.article import article as read_article
from newsscraper.items import Committed, FoundVia, FrontierEntry, Outcome, Page, Publisher, Record, Verdict, Visit
from newsscraper.store import open_writer, paths, records
from newsscraper.store.worker import LONGEST

log = logging.getLogger(__name__)


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
        self._writer = open_writer(
            root, publisher.slug, run_id=run_id, clock=clock, wait=wait, reextract=self._reextract, linger=LONGEST
        )
        self.damage: list[str] = list(self._writer.damage)
        trails = self._trails()
        self.trail = trails.daily
        self._agenda = Agenda(
            self._writer, gate, trails, self.counts, clock=clock, limits=self.limits, delay=delay, only=only
        )
        self._reader = Reader(
            publisher=publisher,
            run_id=run_id,
            since=self.limits.since,
            is_old=self._is_old,
            trail=trails.daily,
            back=trails.back,
        )
        self._waiting: dict[str, Visit] = {}
        self._committing = 0

    def _trails(self) -> Trails:
        key, is_archived = partial(records.proposed_id, self.publisher), self._writer.has_article
        return Trails(Trail(key=key, is_archived=is_archived), Trail(key=key, is_archived=is_archived))

    def _is_old(self, url: str) -> bool:
        known = self._writer.was_fetched(url) or self._writer.has_article(self.trail.key(url))
        return url not in self._agenda.visited and known

    # ── what to fetch ────────────────────────────────────────────────────────────────────────────

    def entries(self) -> AsyncIterator[FrontierEntry]:
        """Yield addresses to fetch until nothing is due; each must be ended by a visit or by `set_aside`."""
        return self._agenda.entries(seeds(self.publisher))

    def waiting(self) -> int:
        """Return how many addresses this run may still come to."""
        return self._agenda.waiting()

    def seconds_left(self) -> float:
        """Return how long what is on its way may still wait for its host."""
        return self._agenda.seconds_left()

    def stop(self) -> None:
        """Begin nothing new; what is on its way is finished."""
        self._agenda.stop()

    def set_aside(self, entry: FrontierEntry) -> None:
        """Leave an address to a later run: its host rests."""
        self._agenda.set_aside(entry)

    # ── what came of it ──────────────────────────────────────────────────────────────────────────

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
                self._agenda.come_back(visit.next_check_at)
        except ArchiveError as error:
            self._fail(error)
            return Committed(verdict=Verdict.NONE)
        finally:
            self._agenda.end(visit.entry)
        return committed

    def _fail(self, error: ArchiveError) -> None:
        self.failed = self.failed or error
        self._agenda.stop()

    async def _durable(self, visit: Visit) -> Committed:
        """Return when a visit is committed; when half of what is on its way waits for that, it is time to."""
        self._committing += 1
        try:
            answer = asyncio.wrap_future(self._writer.submit(visit))
            if 2 * self._committing >= len(self._agenda.on_the_way):
                self._writer.hurry()
            return await answer
        finally:
            self._committing -= 1

    def _follow(self, visit: Visit) -> None:
        """Give up for this run where everything comes to nothing, unless a person named the addresses."""
        self.trail.note(visit)
        if self.trail.is_lost and self._agenda.only is None and not self._agenda.is_stopped:
            self.counts.cut = f"{FRUITLESS} addresses in a row came to nothing: the others are left to a later run"
            self._agenda.stop()

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
            self._fail(error)

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


def key_of(record: Record) -> str:
    """Return what ties a record in the pipelines to its visit."""
    return record.warc_record_id or record.url
