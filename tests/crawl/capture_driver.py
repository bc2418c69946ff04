"""A crawl in a process of its own for `test_capture.py`: one JSON command a line on stdin, one answer a line on stdout.

Command: `{"url": …, "meta": {…}, "method": …, "body": …, "headers": {…}}`. The reactor cannot be restarted, so one
process serves all the tests.
"""

import asyncio
import base64
import json
import os
import sys
from dataclasses import asdict
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from newsscraper.crawl.capture import page_of_request
from newsscraper.errors import BodyTooLarge
from newsscraper.items import Exchange

HANDLER = "newsscraper.crawl.capture.CaptureHandler"


def packed(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"b64": base64.b64encode(value).decode()}
    return value.isoformat()


def shown(request: scrapy.Request, error: str | None, response: scrapy.http.Response | None) -> dict[str, Any]:
    exchange: Exchange | None = request.meta.get("exchange")
    try:
        page = page_of_request(request)
    except BodyTooLarge as refusal:
        page, error = None, f"BodyTooLarge: {refusal}"
    return {
        "error": error,
        "exchange": asdict(exchange) if exchange else None,
        "exchanges": [asdict(each) for each in request.meta.get("exchanges", ())],
        "page": asdict(page) if page else None,
        "response_body": response.body if response else None,
        "response_url": response.url if response else None,
    }


class DriverSpider(scrapy.Spider):
    name = "driver"

    async def start(self):
        while line := await asyncio.to_thread(sys.stdin.readline):
            command = json.loads(line)
            yield scrapy.Request(
                command["url"],
                method=command.get("method", "GET"),
                body=command.get("body", ""),
                headers=command.get("headers"),
                meta={"handle_httpstatus_all": not command.get("follow"), **command.get("meta", {})},
                callback=self.answered,
                errback=self.failed,
                dont_filter=True,
            )

    async def answered(self, response):
        answer(shown(response.request, None, response))

    async def failed(self, failure):
        answer(shown(failure.request, f"{type(failure.value).__name__}: {failure.value}", None))


def answer(data: dict[str, Any]) -> None:
    print(json.dumps(data, default=packed), flush=True)


def main() -> None:
    process = AsyncCrawlerProcess(
        {
            "DOWNLOAD_HANDLERS": {"http": HANDLER, "https": HANDLER},
            "DOWNLOADER_MIDDLEWARES": {
                "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
                "newsscraper.crawl.unpack.Unpack": 590,
            },
            "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
            "LOG_LEVEL": "CRITICAL",
            "RETRY_ENABLED": os.environ.get("RETRY") == "1",
            "RETRY_TIMES": 1,
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
            "COOKIES_ENABLED": False,
            "ROBOTSTXT_OBEY": False,
            "DOWNLOAD_MAXSIZE": 200_000,
            "DOWNLOAD_TIMEOUT": 10,
            "USER_AGENT": "newsscraper-test (+mailto:test@annahr.example)",
            **json.loads(os.environ.get("SETTINGS", "{}")),
        }
    )
    process.crawl(DriverSpider)
    process.start()


if __name__ == "__main__":
    main()
