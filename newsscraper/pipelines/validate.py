"""Refuse what is no article: a record without title or body, or with a value that the schema forbids."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsscraper.crawl.session import Session, key_of
from newsscraper.errors import BadInput
from newsscraper.items import Notice, Outcome, Record
from newsscraper.store import records


class Validate:
    """Pipeline; the visit of a refused record becomes a layout mismatch, which the run report names."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: the session opens later."""
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        """Return a valid record as it is; raises `DropItem` for another."""
        if not isinstance(item, Record):
            return item
        problem = problem_of(item)
        if problem is None:
            return item
        session: Session | None = getattr(self._crawler.spider, "session", None)
        if session is not None and session.is_open(key_of(item)):
            await session.submit(session.close_open(item, problem, Outcome.LAYOUT_MISMATCH))
        raise DropItem(problem, log_level="INFO")


def problem_of(record: Record) -> str | None:
    """Return one sentence on what is wrong with a record, None when nothing is."""
    if not record.title:
        return "no source yields a title"
    if not record.body and not (Notice.RESERVED in record.warnings or record.images or record.embeds):
        return "no source yields a body"
    try:
        records.validate(record)
    except BadInput as error:
        return str(error)
    return None
