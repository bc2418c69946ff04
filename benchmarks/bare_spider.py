"""The measure of `crawl.py`: Scrapy fetching sections, their paging and their articles, and keeping nothing.

Parses each section with Scrapy's own selector, for the links; an article is only fetched.
"""

import sys
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess


class Bare(scrapy.Spider):
    """Follows every card and every next page."""

    name = "bare"
    papers: tuple[str, ...] = ()
    proxy = ""

    async def start(self) -> Any:
        """Begin with the section of each paper."""
        for paper in self.papers:
            yield scrapy.Request(f"http://{paper}.test/news", meta={"proxy": self.proxy})

    def parse(self, response: Any) -> Any:
        """Follow what a section shows."""
        for link in response.css("h3 a::attr(href)").getall():
            yield response.follow(link, self.article, meta={"proxy": self.proxy})
        for link in response.css("a[rel=next]::attr(href)").getall():
            yield response.follow(link, meta={"proxy": self.proxy})

    def article(self, response: Any) -> None:
        """Fetched, and that is all."""


def main() -> None:
    """Crawl."""
    process = CrawlerProcess(
        settings={
            "LOG_LEVEL": "ERROR",
            "CONCURRENT_REQUESTS": 64,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
            "DOWNLOAD_DELAY": 0,
            "COOKIES_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
        }
    )
    process.crawl(Bare, papers=tuple(sys.argv[2:]), proxy=sys.argv[1])
    process.start()


if __name__ == "__main__":
    main()
