"""Single pages, one after another, for the commands that look at a site before it is crawled: nothing is archived.

The requests go through the same handler, robots.txt, gate and guard as a crawl's.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newsscraper.crawl import asking
from newsscraper.crawl.capture import page_from
from newsscraper.crawl.failures import outcome_of, sentence
from newsscraper.crawl.gate import HostResting
from newsscraper.crawl.options import Options, quiet, settings_of
from newsscraper.errors import BodyTooLarge
from newsscraper.items import Outcome, Page, Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of one address."""

    url: str
    page: Page | None = None
    """The response, whatever its status; None when there was none."""
    outcome: Outcome | None = None
    """Why there is none, or why a redirect was not followed."""
    error: str = ""


Fetch = Callable[[str], Awaitable[Fetched]]
"""Fetches one address, or request as `asking` writes it, politely; never raises for what a site does."""
_Asked = tuple[str, "asyncio.Future[Fetched]"]


class Errand(Spider):
    """Requests what is put into its queue, until that is None."""

    name = "errand"

    def __init__(self, *, queue: "asyncio.Queue[_Asked | None]", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._queue = queue
        self._asked: list[Request] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider and listen for defects: whoever waits for an answer must get one."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._on_error, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Request one address after another."""
        while (asked := await self._queue.get()) is not None:
            told, answer = asking.read(asked[0]), asked[1]
            request = Request(
                told.url, method=told.method, body=told.body, headers=dict(told.headers), meta={"answer": answer},
                callback=self.parse, errback=self.failed, dont_filter=True,
            )  # fmt: skip
            self._asked = [one for one in self._asked if not one.meta["answer"].done()] + [request]
            yield request

    def parse(self, response: Response, **kwargs: Any) -> None:
        """Answer with a page."""
        asked = response.request
        assert asked is not None
        outcome, error = response.meta.get("refused") or (None, "")
        try:
            page = page_from(response)
        except BodyTooLarge as too_large:
            _answer(asked, Fetched(url=response.url, outcome=Outcome.TOO_LARGE, error=str(too_large)))
            return
        _answer(asked, Fetched(url=response.url, page=page, outcome=outcome, error=error))

    def failed(self, failure: Failure) -> None:
        """Answer with why there is no page."""
        error: BaseException = failure.value  # type: ignore[assignment]
        outcome = Outcome.RETRY_LATER if isinstance(error, HostResting) else outcome_of(error)
        request: Request = failure.request  # type: ignore[attr-defined]
        _answer(request, Fetched(url=request.url, outcome=outcome, error=sentence(error)))

    def _on_error(self, failure: Failure, response: Any, spider: Spider) -> None:
        for request in self._asked:
            _answer(request, Fetched(url=request.url, outcome=Outcome.CRASHED, error=f"a defect: {failure.value!r}"))


def _answer(request: Request, fetched: Fetched) -> None:
    answer: asyncio.Future[Fetched] = request.meta["answer"]
    if not answer.done():
        answer.set_result(fetched)


@contextlib.asynccontextmanager
async def fetching(options: Options, publisher: Publisher | None = None) -> AsyncIterator[Fetch]:
    """Give a function that fetches single pages while the body goes on; to be used in `spiders.run.in_reactor`.

    `publisher`: whose pause between requests and whose domains hold; None is one second, and redirects to anywhere.
    """
    quiet(options.log_level)
    queue: asyncio.Queue[_Asked | None] = asyncio.Queue()
    errand = type("Errand", (Errand,), {"publisher": publisher})
    settings = settings_of(options)
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    running: asyncio.Future[Any] = asyncio.ensure_future(Crawler(errand, settings).crawl_async(queue=queue))

    async def fetch(url: str) -> Fetched:
        answer: asyncio.Future[Fetched] = asyncio.get_running_loop().create_future()
        await queue.put((url, answer))
        both: set[asyncio.Future[Any]] = {answer, running}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            return Fetched(url=url, outcome=Outcome.CRASHED, error="the fetcher ended early: see the log")
        return answer.result()

    try:
        yield fetch
    finally:
        await queue.put(None)
        await running
