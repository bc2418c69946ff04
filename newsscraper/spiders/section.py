"""The section spider: leases addresses from the frontier, requests them, and turns every response into a visit."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CloseSpider,
)
from scrapy.http import Response
from twisted.python.failure import Failure

from newsscraper.crawl import asking
from newsscraper.crawl.agenda import Limits
from newsscraper.crawl.capture import page_from, page_of_request, utc_now
from newsscraper.crawl.failures import outcome_of, sentence
from newsscraper.crawl.gate import HostResting
from newsscraper.crawl.reading import Reader
from newsscraper.crawl.session import Session, open_gate
from newsscraper.crawl.worker_process import WorkerDied
from newsscraper.errors import BodyTooLarge, NewsscraperError, UsageError
from newsscraper.items import FrontierEntry, Kind, Outcome, Page, Publisher, Record
from newsscraper.store.runs import new_run_id
from newsscraper.text.urls import canonical

log = logging.getLogger(__name__)


class SectionSpider(Spider):
    """Crawls one publisher. Arguments: `since` (YYYY-MM-DD), `limit` (article pages).

    Without a session (`scrapy parse`, `scrapy shell`) nothing is written, and lists yield requests for their links.
    """

    publisher: ClassVar[Publisher]
    session: Session | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider and listen for what goes wrong."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._on_error, signal=signals.spider_error)
        crawler.signals.connect(spider._on_item_error, signal=signals.item_error)
        crawler.signals.connect(spider._on_closed, signal=signals.spider_closed)
        return spider

    def __init__(self, *, session: Session | None = None, since: str = "", limit: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.session = session
        self._own_session = session is None
        self._ending: set[asyncio.Future[None]] = set()
        self._limits = Limits(since=day(since), articles=int(limit) if limit else None)

    async def start(self) -> AsyncIterator[Any]:
        """Request what the frontier holds until nothing is due."""
        session = self.session or await self._open()
        async for entry in session.entries():
            yield self.request(entry)

    async def _open(self) -> Session:
        settings = self.crawler.settings
        gate = open_gate(settings, archive=True)
        clock = settings.get("NEWS_CLOCK") or utc_now
        try:
            self.session = await asyncio.to_thread(
                Session, Path(settings["NEWS_ARCHIVE"]), self.publisher, gate,
                run_id=new_run_id(clock()), clock=clock, limits=self._limits,
                delay=settings.getfloat("NEWS_DELAY", self.publisher.delay),
            )  # fmt: skip
        except NewsscraperError as error:
            log.error("%s", error)
            raise CloseSpider("archive_not_open") from error
        return self.session

    def request(self, entry: FrontierEntry) -> Request:
        """Return the request of a frontier entry, conditional when it was fetched before."""
        asked = asking.request_of(entry)
        headers = dict(asked.headers)
        if entry.known_id or entry.kind is not Kind.ARTICLE:
            headers |= {"If-None-Match": entry.etag} if entry.etag else {}
            headers |= {"If-Modified-Since": entry.last_modified} if entry.last_modified else {}
        return Request(
            asked.url, method=asked.method, body=asked.body, headers=headers, meta={"entry": entry},
            callback=self.parse, errback=self.failed, dont_filter=True,
        )  # fmt: skip

    # ── responses ────────────────────────────────────────────────────────────────────────────────

    async def parse(self, response: Response, **kwargs: Any) -> AsyncIterator[Record | Request]:
        """Turn a response into a visit; an article goes on as its record, through the pipelines."""
        try:
            page = page_from(response)
        except BodyTooLarge as error:
            await self._fail(response.meta.get("entry"), Outcome.TOO_LARGE, str(error))
            return
        entry = response.meta.get("entry")
        if entry is None or self.session is None:
            for result in self._looked_at(page, entry or entry_of(page, self.publisher)):
                yield result
            return
        try:
            visit = await self.session.visit(page, entry, response.meta.get("refused"))
        except WorkerDied as error:
            await self._fail(entry, Outcome.CRASHED, str(error))
            return
        if visit.record is None:
            await self.session.submit(visit)
            return
        self.session.open(visit)
        yield visit.record

    def _looked_at(self, page: Page, entry: FrontierEntry) -> list[Record | Request]:
        """Return what a page holds, for the tools that only look: its record, or requests for its links."""
        visit = Reader(publisher=self.publisher, run_id="look").visit(page, entry)
        if visit.outcome is Outcome.LISTING and entry.kind is Kind.ARTICLE:
            visit = Reader(publisher=self.publisher, run_id="look").visit(page, as_list(entry))
        log.info("%s is %s%s", page.url, visit.outcome, f": {visit.error}" if visit.error else "")
        found: list[Record | Request] = [visit.record] if visit.record is not None else []
        return [*found, *(self.request(entry) for entry in visit.discovered)]

    # ── failures ─────────────────────────────────────────────────────────────────────────────────

    async def failed(self, failure: Failure) -> None:
        """End a request that brought no response."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error: BaseException = failure.value  # type: ignore[assignment]
        entry = request.meta.get("entry")
        if self.session is None or entry is None:
            log.error("%s: %s", request.url, error)
            return
        if isinstance(error, HostResting):
            self.session.set_aside(entry)
            return
        try:
            page, outcome = page_of_request(request), outcome_of(error)
        except BodyTooLarge as too_large:
            page, outcome, error = None, Outcome.TOO_LARGE, too_large
        if outcome in (Outcome.ROBOTS, Outcome.NOT_ALLOWED):
            page = None
        await self._fail(entry, outcome, sentence(error), page)

    async def _fail(self, entry: FrontierEntry | None, outcome: Outcome, error: str, page: Page | None = None) -> None:
        if self.session is not None and entry is not None:
            await self.session.submit(self.session.failure(entry, outcome, error, page))

    def _on_error(self, failure: Failure, response: Any, spider: Spider) -> None:
        """A callback raised: the address is a failure, the run goes on, the exit code will say so."""
        if self.session is None:
            return
        self.session.counts.crashed += 1
        entry = response.meta.get("entry") if isinstance(response, Response) else None
        if entry is not None and self.session.failed is None:
            text = f"{type(failure.value).__name__}: {failure.value}"
            self._ending.add(asyncio.ensure_future(self._fail(entry, Outcome.CRASHED, text)))

    async def _on_item_error(self, item: Any, response: Any, spider: Spider, failure: Failure) -> None:
        """A pipeline raised: as `_on_error`, unless the disk refused, which ends the session."""
        if self.session is None or self.session.failed is not None or not isinstance(item, Record):
            return
        self.session.counts.crashed += 1
        await self._fail(response.meta.get("entry"), Outcome.CRASHED, f"{failure.value}")

    async def _on_closed(self, spider: Spider) -> None:
        """Close the archive that a bare `scrapy crawl` opened; whoever gave a session closes it himself."""
        if self.session is not None and self._own_session:
            await self.session.close()
            for text in filter(None, (self.session.failed, *self.session.damage)):
                log.error("%s", text)


def day(text: str) -> date | None:
    """Return a day written YYYY-MM-DD, None for nothing; raises `UsageError`."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no day such as 2024-01-31") from None


def entry_of(page: Page, publisher: Publisher) -> FrontierEntry:
    """Return an entry for a page that somebody asked for by hand: a list of the publisher's, or an article."""
    key = canonical(page.url)
    lists = (
        *((section.url, Kind.SECTION) for section in publisher.sections),
        *((url, Kind.SECTION) for url in (publisher.api.lists if publisher.api else ())),
        *((url, Kind.FEED) for url in publisher.feeds),
        *((url, Kind.SITEMAP) for url in publisher.sitemaps),
    )
    kind = next((kind for url, kind in lists if canonical(url) == key), Kind.ARTICLE)
    return FrontierEntry(url=key, kind=kind)


def as_list(entry: FrontierEntry) -> FrontierEntry:
    """Return the entry of the same address as a section page."""
    return FrontierEntry(url=entry.url, kind=Kind.SECTION)
