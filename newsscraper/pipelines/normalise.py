"""Bring a record into its one form: clean text, no empty items, nothing twice."""

from typing import Any, Self

from scrapy.crawler import Crawler

from newsscraper.crawl.normal import normalised
from newsscraper.crawl.session import Session
from newsscraper.items import Record


class Normalise:
    """Pipeline; the crawl's own records have their form already, other people's spiders and pipelines may change it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: the session opens later."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Return the record in its one form; any other item as it is."""
        session: Session | None = getattr(self._crawler.spider, "session", None)
        if not isinstance(item, Record) or (session is not None and session.is_own(item)):
            return item
        return normalised(item)
