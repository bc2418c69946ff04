"""Downloader middleware that makes every request polite: allowed address, robots.txt, one at a time, pauses."""

import ipaddress
import math
from functools import lru_cache
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from newsscraper import __version__
from newsscraper.crawl.capture import page_from, utc_now
from newsscraper.crawl.gate import FAILURES, Gate, back_off, retry_after
from newsscraper.crawl.guard import check_host
from newsscraper.crawl.hosts import Clock
from newsscraper.crawl.robots import AGENT, host_key
from newsscraper.crawl.rules import SiteRules
from newsscraper.crawl.session import Session, open_gate
from newsscraper.errors import BodyTooLarge, NotAllowedAddress

_RESERVED = ("localhost", "example", "test", "invalid")


class RobotsDisallow(IgnoreRequest):
    """robots.txt does not allow the address, or could not be had."""


class Manners:
    """Stands before the downloader: nothing is sent that it did not let through."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        publisher = getattr(crawler.spidercls, "publisher", None)
        self._crawler = crawler
        self._own_gate: Gate | None = None
        self._clock: Clock = settings.get("NEWS_CLOCK") or utc_now
        self._usual: float = publisher.delay if publisher else 1.0
        self._wanted = settings.get("NEWS_DELAY")
        self._proxy: str = settings.get("NEWS_PROXY") or ""
        self._allowed: list[str] = settings.getlist("NEWS_ALLOW_HOSTS")
        self._agent = user_agent(settings.get("NEWS_CONTACT") or "")
        self._rules = SiteRules(lambda: self._gate.hosts, self._download, self._clock, self._note)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: the spider's session opens later."""
        return cls(crawler)

    @property
    def _session(self) -> Session | None:
        return getattr(self._crawler.spider, "session", None)

    @property
    def _gate(self) -> Gate:
        """The gate of the spider's session; for a spider without one (`scrapy shell`) one of its own."""
        if self._session is not None:
            return self._session.gate
        if self._own_gate is None:
            self._own_gate = open_gate(self._crawler.settings)
        return self._own_gate

    async def process_request(self, request: Request) -> None:
        """Return when the request may be sent; raises `NotAllowedAddress`, `RobotsDisallow`, `HostResting`."""
        if not request.url.startswith(("http://", "https://")):
            raise NotAllowedAddress(f"{request.url[:200]} was not requested: only http and https are")
        check_host(request.url, self._allowed)
        request.headers.setdefault("User-Agent", self._agent)
        if self._proxy:
            request.meta.setdefault("proxy", self._proxy)
        request.meta["host"] = host = host_key(request.url)
        if not request.meta.get("rules"):
            rules = await self._rules.of(request.url)
            if not rules.robots.allows(request.url):
                raise RobotsDisallow(f"robots.txt of {host} does not allow {request.url}")
            request.meta["tdm_reservation"] = rules.tdm_reservation(request.url)
        await self._gate.enter(host, self._session.seconds_left() if self._session else math.inf)
        request.meta["inside"] = True

    def process_response(self, request: Request, response: Response) -> Response:
        """Open the gate again after the pause that is due."""
        self._leave(request, response)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Open the gate again after a failure; to hit our own limit of size is none of the host's."""
        self._leave(request, None, is_ours=isinstance(exception, DownloadCancelledError | NotAllowedAddress))

    # ── pauses ───────────────────────────────────────────────────────────────────────────────────

    def _leave(self, request: Request, response: Response | None, *, is_ours: bool = False) -> None:
        if not request.meta.pop("inside", False):
            return
        host = request.meta["host"]
        rules = self._rules.known(request.url)
        asked = 0.0 if is_ours else self._asked(host, response)
        usual = max(delay_of(self._usual, self._wanted, host), rules.robots.delay if rules else 0.0)
        self._gate.leave(host, max(usual, asked), usual=usual)

    def _asked(self, host: str, response: Response | None) -> float:
        """Return the pause that the answer asks for: Retry-After, a back-off of ours, or the longer of both.

        Whoever asks for a second's pause again and again is not well: after three times in a row he is left alone.
        """
        hosts = self._gate.hosts
        if response is not None and response.status in (429, 503):
            header, date = (_header(response, name) for name in ("Retry-After", "Date"))
            asked, failures = retry_after(header, date=date, now=self._clock()), hosts.failed(host)
            return back_off(max(failures, FAILURES)) if asked is None else max(asked, back_off(failures))
        if response is None or response.status >= 500:
            return back_off(hosts.failed(host))
        hosts.answered(host)
        return 0.0

    async def _download(self, request: Request) -> Response:
        return await self._crawler.engine.download_async(request)

    def _note(self, url: str, response: Response) -> None:
        if self._session is None:
            return
        try:
            self._session.note_robots(url, page_from(response))
        except BodyTooLarge:
            return


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def delay_of(usual: float, wanted: Any, host: str) -> float:
    """Return the seconds between two requests to a host: never under one second, but on this machine or in a test."""
    if wanted is None or wanted == "":
        return usual
    seconds = float(wanted)
    return seconds if seconds < 1 and is_reserved_host(urlsplit(f"//{host}").hostname or "") else max(seconds, usual)


@lru_cache(maxsize=1024)
def is_reserved_host(name: str) -> bool:
    """Say whether a host is loopback, or a name that RFC 2606 keeps for examples and tests."""
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name.rpartition(".")[2].lower() in _RESERVED


def user_agent(contact: str) -> str:
    """Return who we say we are: name, version, and where a webmaster can complain."""
    return f"{AGENT}/{__version__} (+{contact})" if contact else f"{AGENT}/{__version__}"
