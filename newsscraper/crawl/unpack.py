"""Downloader middleware in place of Scrapy's HttpCompressionMiddleware, with the archive's own decoder.

Scrapy's raises on a body that is not in the coding that its header names, and a readable page is lost; here what does
not decode is taken as it is, as `page_from` takes it. Asks for gzip and deflate only: the archive keeps bodies as they
were sent, and every tool ever made for WARC reads these two.
"""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from newsscraper.store.wire import MAX_BODY, decoded_body

_HEADER = b"Content-Encoding"


class Unpack:
    """Unpacks the bodies of responses; raises `BodyTooLarge` beyond DOWNLOAD_MAXSIZE (meta `download_maxsize`)."""

    def __init__(self, max_body: int = MAX_BODY) -> None:
        self._max_body = max_body

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the limit from DOWNLOAD_MAXSIZE; without one there is still `MAX_BODY`."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE") or MAX_BODY)

    def process_request(self, request: Request) -> None:
        """Say which codings are welcome."""
        request.headers.setdefault("Accept-Encoding", "gzip, deflate")

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response with its body unpacked and without the header that says it is not."""
        codings = response.headers.getlist(_HEADER)
        if request.method == "HEAD" or not codings:
            return response
        limit = request.meta.get("download_maxsize") or self._max_body
        body = decoded_body(((_HEADER, b",".join(codings)),), response.body, max_body=limit)
        headers = response.headers.copy()
        del headers[_HEADER]
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        return response.replace(cls=kind, headers=headers, body=body)
