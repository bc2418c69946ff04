"""Scrapy's HTTP/1.1 download handler with a tee on the connection: the exact bytes sent and received.

For each request, also one that failed, redirected or was cut::

    request.meta["exchange"]    the `items.Exchange` of the last attempt; None when no connection came about
    request.meta["exchanges"]   every redirect hop in order, the last one included; retries replace, hops add up

Settings: `NEWS_ALLOW_HOSTS` (names or addresses, with or without port, that may be private), `NEWS_BODY_TIMEOUT`
(seconds a whole body may take after its headers; DOWNLOAD_TIMEOUT is for what comes before, and for all when this is 0;
meta `body_timeout`), `NEWS_CLOCK` (a function that returns an aware UTC datetime), and Scrapy's own DOWNLOAD_MAXSIZE.

Scrapy offers no door for this: the handler, its agent and the protocol are private parts of Scrapy 2.19 and Twisted
26. `tests/crawl/test_capture_parts.py` says which of them changed. The tee itself is in `newsscraper.crawl.tee`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _ScrapyAgent
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.web.client import Agent, HTTPConnectionPool

from newsscraper.crawl.guard import AllowAddress, GuardedReactor, check_host, is_public
from newsscraper.crawl.tee import Tap, TapPool, TeeFactory
from newsscraper.items import Exchange, Page
from newsscraper.store.wire import MAX_BODY, page_of

Clock = Callable[[], datetime]
"""Returns the present as an aware UTC datetime."""


class CaptureHandler(HTTP11DownloadHandler):
    """For `DOWNLOAD_HANDLERS`, http and https: downloads as Scrapy does and keeps what crossed the wire.

    Raises what Scrapy's handler raises, and `NotAllowedAddress`.
    """

    allow_address: AllowAddress = staticmethod(is_public)
    """The policy at connect, for hosts that `NEWS_ALLOW_HOSTS` does not name."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = TeeFactory
        self._allowed_hosts: list[str] = crawler.settings.getlist("NEWS_ALLOW_HOSTS")
        self._body_timeout = crawler.settings.getfloat("NEWS_BODY_TIMEOUT")
        self._clock: Clock = crawler.settings.get("NEWS_CLOCK") or utc_now

    async def download_request(self, request: Request) -> Response:
        """Download a request; its exchange is in `request.meta` afterwards, whatever came of it."""
        request.meta["exchange"] = None
        named = check_host(request.url, self._allowed_hosts, self.allow_address)
        maxsize = request.meta.get("download_maxsize", self._default_maxsize)
        tap = Tap(clock=self._clock, maxsize=maxsize, proxied=bool(request.meta.get("proxy")))
        agent = self._agent(request, tap, None if named else self.allow_address)
        try:
            with wrap_twisted_exceptions():
                return await maybe_deferred_to_future(agent.download_request(request))
        except (DownloadTimeoutError, DownloadCancelledError, DownloadFailedError) as error:
            told = _named_error(error, tap, request)
            raise told from (error.__cause__ if told is error else error)
        finally:
            _note(request, tap.exchange(request.url))

    def _agent(self, request: Request, tap: Tap, allow: AllowAddress | None) -> "_TeeAgent":
        return _TeeAgent(
            allow=allow,
            body_timeout=request.meta.get("body_timeout", self._body_timeout),
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=cast(HTTPConnectionPool, TapPool(self._pool, tap)),
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )


class _TeeAgent(_ScrapyAgent):
    """Scrapy's agent for one request, whose connections are guarded, teed and limited in time."""

    def __init__(self, *, allow: AllowAddress | None, body_timeout: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._allow = allow
        self._body_timeout = body_timeout
        self._limit: float | None = None

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        agent = super()._get_agent(request, timeout)
        if self._allow is not None and not request.meta.get("proxy"):
            factory = agent._endpointFactory
            factory._reactor = GuardedReactor(factory._reactor, self._allow, request.url)
        return agent

    def _cb_bodyready(self, txresponse: Any, request: Request) -> Any:
        """The headers are there: from now on the time of the body runs."""
        if self._body_timeout:
            self._limit = self._body_timeout
            timer: Any = self._timeout_cl
            timer.reset(self._limit)
        return super()._cb_bodyready(txresponse, request)

    def _cb_timeout(self, result: Any, request: Request, url: str, timeout: float) -> Any:
        return super()._cb_timeout(result, request, url, self._limit or timeout)


def utc_now() -> datetime:
    """Return the present."""
    return datetime.now(UTC)


def page_from(response: Response, *, max_body: int = MAX_BODY) -> Page:
    """Return the page of a Scrapy response that `CaptureHandler` downloaded, read from the bytes on the wire.

    Scrapy's own headers and body are not used: re-extraction from WARC must see the same. Raises `BodyTooLarge` when
    the body unpacks to more than `max_body` bytes, ValueError when this handler did not download the response.
    """
    page = page_of_request(cast(Request, response.request), max_body=max_body)
    if page is None:
        raise ValueError(f"{response.url} was not downloaded by CaptureHandler: there are no bytes of it")
    return page


def page_of_request(request: Request, *, max_body: int = MAX_BODY) -> Page | None:
    """Return the page of a request, also when Scrapy reports a failure: of a cut body, what came of it.

    For an errback: `failure.request`. None when not even a status line came. Raises `BodyTooLarge`.
    """
    exchange: Exchange | None = request.meta.get("exchange")
    if exchange is None or not exchange.response:
        return None
    page = page_of(exchange, earlier=request.meta["exchanges"][:-1], max_body=max_body)
    return replace(page, tdm_reservation=request.meta.get("tdm_reservation")) if page.status else None


def _note(request: Request, exchange: Exchange | None) -> None:
    """Keep one exchange for each redirect hop; a retry of the same hop takes the place of the attempt before."""
    request.meta["exchange"] = exchange
    hops = tuple(request.meta.get("exchanges", ()))[: request.meta.get("redirect_times", 0)]
    request.meta["exchanges"] = hops if exchange is None else (*hops, exchange)


def _named_error(error: Exception, tap: Tap, request: Request) -> Exception:
    """Make the error and the tap agree on why the download ended, and return the error of that reason."""
    if isinstance(error, DownloadTimeoutError):
        tap.cut("time")
    elif isinstance(error, DownloadCancelledError):
        tap.cut("length")
    if tap.reason == "length" and not isinstance(error, DownloadCancelledError):
        return DownloadCancelledError(f"The answer of {request.url} is over the size limit.")
    return error
