"""Downloader middleware that follows redirects of the same publisher; every other one is an outcome of its page."""

from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsscraper.crawl.robots import HOPS
from newsscraper.items import Outcome
from newsscraper.text.urls import absolute, belongs

MAX_HOPS = 8
"""Redirects that are followed for one address."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Redirects:
    """Gives the request for the next hop, or says in `meta["refused"]` why there is none: (outcome, sentence)."""

    def __init__(self, domains: tuple[str, ...] = ()) -> None:
        self._domains = domains

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the domains from the spider's publisher; a spider without one may go anywhere."""
        publisher = getattr(crawler.spidercls, "publisher", None)
        return cls(publisher.domains if publisher else ())

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Return the next hop's request, or the response when it leads nowhere."""
        location = response.headers.get("Location")
        if response.status not in REDIRECTS or not location:
            return response
        place = location.decode("utf-8", "replace").strip()
        try:
            target = urljoin(request.url, place)
            refused = self._refusal(request, target)
        except ValueError:
            target, refused = place, (Outcome.HTTP_ERROR, f"redirects to what is no address: {place[:200]}")
        if refused is not None:
            request.meta["refused"] = refused
            return response
        return self._hop(request, response, absolute(request.url, target) or target)

    def _refusal(self, request: Request, target: str) -> tuple[Outcome, str] | None:
        times = request.meta.get("redirect_times", 0)
        if urlsplit(target).scheme not in ("http", "https") or not urlsplit(target).hostname:
            return Outcome.NOT_ALLOWED, f"redirects to {target[:200]}"
        if request.meta.get("rules"):
            return (Outcome.HTTP_ERROR, "its rules redirect too often") if times >= HOPS else None
        if self._domains and not belongs(target, self._domains):
            return Outcome.OFFSITE, f"redirects to {target[:200]}"
        if times >= MAX_HOPS or target in request.meta.get("hops", ()) or target == request.url:
            return Outcome.HTTP_ERROR, f"redirects without end, at last to {target[:200]}"
        return None

    def _hop(self, request: Request, response: Response, target: str) -> Request:
        keeps_method = response.status in (307, 308) or request.method in ("GET", "HEAD")
        changed: dict[str, Any] = {} if keeps_method else {"method": "GET", "body": b""}
        following: Request = request.replace(url=target, dont_filter=True, **changed)
        following.meta["redirect_times"] = request.meta.get("redirect_times", 0) + 1
        following.meta["hops"] = (*request.meta.get("hops", ()), request.url)
        for name in ("If-None-Match", "If-Modified-Since"):
            following.headers.pop(name, None)
        return following
