"""Commit the visit of a record to the archive and hand on the line as it is stored."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsscraper.crawl.session import Session, key_of
from newsscraper.items import Record


class Snapshot:
    """Pipeline; the event loop is free while the disk works."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: the session opens later."""
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        """Return the complete record, durable; raises `DropItem` for what is no new version, quietly."""
        session: Session | None = getattr(self._crawler.spider, "session", None)
        if session is None or not isinstance(item, Record) or not session.is_open(key_of(item)):
            return item
        committed = await session.complete(item)
        if committed.record is None:
            raise DropItem(f"{committed.verdict}: {item.url}", log_level="DEBUG")
        return committed.record
