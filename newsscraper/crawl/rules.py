"""What a site asks of robots: its robots.txt and its tdmrep.json, each fetched once a day, kept for all processes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from newsscraper.crawl.answers import WITHOUT_ANSWER
from newsscraper.crawl.gate import HostResting
from newsscraper.crawl.hosts import Clock, Hosts, KeptFile
from newsscraper.crawl.robots import FRESH, MAX_BYTES, STALE, Robots, judge, origin
from newsscraper.errors import NewsscraperError
from newsscraper.extract.reservations import site_rule

_CANNOT_BE_HAD: tuple[type[Exception], ...] = (*WITHOUT_ANSWER, DownloadCancelledError, IgnoreRequest, NewsscraperError)
ROBOTS, TDMREP = "/robots.txt", "/.well-known/tdmrep.json"

Download = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one origin."""

    robots: Robots
    tdmrep: bytes = b""
    """The file as it was fetched; empty when there is none."""

    def tdm_reservation(self, url: str) -> int | None:
        """Return what the site's tdmrep.json says of an address."""
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return site_rule(self.tdmrep, path) if self.tdmrep else None


class SiteRules:
    """Gives the rules of each origin; of several that ask at once, one fetches."""

    def __init__(
        self,
        hosts: Callable[[], Hosts],
        download: Download,
        clock: Clock,
        note: Callable[[str, Response], None],
    ) -> None:
        """`hosts`: where they are kept; `note`: hears of each file that was fetched, to archive it."""
        self._hosts = hosts
        self._download = download
        self._clock = clock
        self._note = note
        self._known: dict[str, Rules] = {}
        self._reading: dict[str, asyncio.Lock] = {}

    def known(self, url: str) -> Rules | None:
        """Return the rules that this run has read already."""
        return self._known.get(origin(url))

    async def of(self, url: str) -> Rules:
        """Return the rules for an address; raises what the download raised when there is no answer at all."""
        place = origin(url)
        async with self._reading.setdefault(place, asyncio.Lock()):
            if place not in self._known:
                self._known[place] = await self._read(place)
            return self._known[place]

    async def _read(self, place: str) -> Rules:
        robots = self._kept_robots(place, FRESH) or await self._fetched_robots(place)
        if robots.closed:
            return Rules(robots)
        self._known[place] = Rules(robots)  # the pause that robots.txt asks for holds for tdmrep.json as well
        try:
            return Rules(robots, await self._tdmrep(place))
        finally:
            del self._known[place]

    async def _ask(self, url: str) -> Response:
        return await self._download(Request(url, meta={"rules": True}, dont_filter=True))

    def _is_younger(self, kept: KeptFile | None, age: float) -> bool:
        return kept is not None and 0 <= self._clock().timestamp() - kept.fetched_at < age

    # ── robots.txt ───────────────────────────────────────────────────────────────────────────────

    def _kept_robots(self, place: str, age: float) -> Robots | None:
        kept = self._hosts().robots(place)
        return judge(kept.status, kept.body) if kept is not None and self._is_younger(kept, age) else None

    async def _fetched_robots(self, place: str) -> Robots:
        """Fetch a robots.txt; one that cannot be had closes the host, unless an older one is there."""
        response = await self._ask(place + ROBOTS)
        found = judge(response.status, response.body)
        if found.closed:
            return self._kept_robots(place, STALE) or found
        body = response.body[:MAX_BYTES] if response.status < 300 else b""
        self._hosts().keep_robots(place, response.status, body)
        self._note(place + ROBOTS, response)
        return found

    # ── tdmrep.json ──────────────────────────────────────────────────────────────────────────────

    async def _tdmrep(self, place: str) -> bytes:
        """Return a site's tdmrep.json, empty when it has none.

        While it cannot be had, an older one holds, and without one the headers and metas of the pages alone; it is
        asked for again after a day.
        """
        kept = self._hosts().tdmrep(place)
        if kept is not None and self._is_younger(kept, FRESH):
            return kept.body
        response = await self._answer(place + TDMREP)
        if response is None or response.status == 429 or response.status >= 500:
            older = kept.body if kept is not None else b""
            self._hosts().keep_tdmrep(place, response.status if response else 0, older)
            return older
        body = response.body[:MAX_BYTES] if response.status == 200 else b""
        self._hosts().keep_tdmrep(place, response.status, body)
        if body:
            self._note(place + TDMREP, response)
        return body

    async def _answer(self, url: str) -> Response | None:
        try:
            return await self._ask(url)
        except HostResting:
            raise
        except _CANNOT_BE_HAD:
            return None
