"""One run over any number of sources in one process: one Scrapy crawler each, one gate for all, one report."""

import asyncio
import contextlib
import gc
import logging
import os
import signal
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from scrapy.crawler import Crawler
from scrapy.settings import Settings
from scrapy.utils.reactor import install_reactor, is_reactor_installed

from newsscraper.crawl import events, memory, report, watch
from newsscraper.crawl.agenda import Limits
from newsscraper.crawl.gate import Gate
from newsscraper.crawl.hosts import Hosts, new_holder
from newsscraper.crawl.options import Options, Progress, check_delay, quiet, settings_of
from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.crawl.session import Session
from newsscraper.crawl.workers import Workers
from newsscraper.errors import NewsscraperError
from newsscraper.items import Committed, Publisher, Visit
from newsscraper.spiders.loader import spider_class
from newsscraper.store import home, paths
from newsscraper.store.runs import new_run_id

T = TypeVar("T")

log = logging.getLogger(__name__)

SOURCES_AT_ONCE = 32
"""Sources that are open at a time."""
_RARELY = (100_000, 50, 100)
REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"


def in_reactor(work: Callable[[], Awaitable[T]]) -> T:
    """Return what an asynchronous function returns, run in Twisted's reactor, which a process can start only once.

    Whoever crawls twice in a process, as the demo does, awaits `crawl` twice in one function.
    """
    if not is_reactor_installed():
        install_reactor(REACTOR)
    from twisted.internet import reactor

    gc.freeze()  # what was imported stays: to look through it again and again costs a sixth of a run
    gc.set_threshold(*_RARELY)
    loop = asyncio.get_event_loop()
    result: list[asyncio.Task[T]] = []
    running: object = reactor

    async def main() -> T:
        try:
            return await work()
        finally:
            loop.call_soon(running.stop)  # type: ignore[attr-defined]

    memory.wake(running.callLater)  # type: ignore[attr-defined]
    running.callWhenRunning(lambda: result.append(loop.create_task(main())))  # type: ignore[attr-defined]
    running.run(installSignalHandlers=False)  # type: ignore[attr-defined]
    return result[0].result()


async def crawl(publishers: Sequence[Publisher], options: Options) -> RunReport:
    """Crawl sources side by side and return the report, which is then also in `runs/<run>.json`.

    Raises `UsageError` for a delay that would be impolite, `ArchiveFormat` and `ArchiveNotWritable` before anything is
    requested; whatever happens at a single source is told in its part of the report.
    """
    check_delay(publishers, options.delay)
    quiet(options.log_level)
    began = options.clock()
    started = began.replace(microsecond=0)
    hosts = _open_hosts(options)
    workers = Workers(publishers, options.workers)
    progress = Progress(len(publishers))
    crawling = _Run(options, options.gate(hosts), workers, new_run_id(began), progress, settings_of(options))
    options.watch(crawling.progress)
    names = (*(publisher.slug for publisher in publishers), *options.broken)
    options.tell(events.RunStarted(run=crawling.run_id, at=started, sources=names))
    workers.begin()
    try:
        with crawling.signals():
            sources = await asyncio.gather(*(crawling.source(publisher) for publisher in publishers))
    finally:
        await workers.close()
        hosts.close()
    ended = max(started, options.clock().replace(microsecond=0))
    told = RunReport(
        run=crawling.run_id,
        started_at=started,
        ended_at=ended,
        sources=(*sources, *(report.broken_report(slug, error) for slug, error in options.broken.items())),
        interrupted=crawling.interrupted,
        kind="crawl" if options.only is None else "fetch",
    )
    if paths.archive_json(options.archive).exists():
        return _write(options.archive, told)
    return told


def _write(root: Path, told: RunReport) -> RunReport:
    try:
        told = watch.look(root, told)
        report.write(root, told)
    except OSError as error:
        raise home.not_writable(root, error) from error
    return told


def _open_hosts(options: Options) -> Hosts:
    root = options.archive
    if paths.archive_json(root).exists():
        home.read_archive(root)
    try:
        return Hosts(paths.hosts(root), clock=options.clock, holder=new_holder())
    except (OSError, sqlite3.Error) as error:
        raise home.not_writable(root, error) from error


@dataclass(slots=True)
class _Run:
    """What the sources of a run share."""

    options: Options
    gate: Gate
    workers: Workers
    run_id: str
    progress: Progress
    settings: Settings
    interrupted: bool = False
    _sessions: dict[str, Session] = field(default_factory=dict)
    _tidying: memory.Tidying = field(default_factory=memory.Tidying)
    _making: asyncio.Lock = field(default_factory=asyncio.Lock)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(SOURCES_AT_ONCE))

    async def source(self, publisher: Publisher) -> SourceReport:
        """Crawl one source and return its report; never raises `NewsscraperError`."""
        async with self._places:
            if self.interrupted:
                told = SourceReport(source=publisher.slug, name=publisher.name, error="not begun: interrupted")
            else:
                told = await self._source(publisher)
        self.progress.running.pop(publisher.slug, None)
        self.progress.done[publisher.slug] = told
        self.options.tell(events.SourceEnded(source=publisher.slug, report=told))
        await self._tidying.closed()
        return told

    async def _source(self, publisher: Publisher) -> SourceReport:
        try:
            session = await self._opened(publisher)
        except NewsscraperError as error:
            return report.refused_report(publisher, error)
        self._sessions[publisher.slug] = session
        self.progress.running[publisher.slug] = session.counts
        self.progress.waiting[publisher.slug] = session.waiting
        self.progress.names[publisher.slug] = publisher.name
        self.options.tell(events.SourceStarted(source=publisher.slug, name=publisher.name))
        if self.interrupted:
            session.stop()
        began = time.monotonic()
        crawler = Crawler(spider_class(publisher), self.settings)
        try:
            await crawler.crawl_async(session=session)
        finally:
            self.progress.waiting.pop(publisher.slug, None)  # a closed state counts nothing any more
            await session.close()
            self._sessions.pop(publisher.slug, None)  # it remembers every address that it came to
        reason = crawler.stats.get_value("finish_reason")
        return report.source_report(
            publisher,
            session.counts,
            seconds=time.monotonic() - began,
            failed=session.failed,
            damage=session.damage,
            finished=reason == "finished",
        )

    async def _opened(self, publisher: Publisher) -> Session:
        """Open a source; the first one alone, for it makes the archive."""
        async with self._making:
            if not paths.archive_json(self.options.archive).exists():
                return await asyncio.to_thread(self._open, publisher)
        return await asyncio.to_thread(self._open, publisher)

    def _open(self, publisher: Publisher) -> Session:
        options = self.options
        return Session(
            options.archive,
            publisher,
            self.gate,
            run_id=self.run_id,
            clock=options.clock,
            limits=Limits(since=options.since, articles=options.limit, seconds=options.time_limit),
            delay=publisher.delay if options.delay is None else options.delay,
            wait=options.wait,
            only=None if options.only is None else options.only.get(publisher.slug, ()),
            told=self._told,
            workers=self.workers,
        )

    def _told(self, visit: Visit, committed: Committed, source: str) -> None:
        self.options.tell(events.of_visit(source, visit, committed))

    # ── interruption ─────────────────────────────────────────────────────────────────────────────

    @contextlib.contextmanager
    def signals(self) -> Iterator[None]:
        """Let a first SIGINT or SIGTERM end the run cleanly, and a second one at once."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._interrupt)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

    def _interrupt(self) -> None:
        if self.interrupted:
            os._exit(report.INTERRUPTED)  # what is committed is safe: the next run recovers as after a kill
        self.interrupted = True
        log.warning("interrupted: finishing what is on its way; once more ends at once")
        self.gate.stop()
        for session in self._sessions.values():
            session.stop()
