"""One spider class per publisher, for `scrapy list`, `crawl`, `shell` and `parse`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsscraper import publishers
from newsscraper.errors import NewsscraperError
from newsscraper.items import Publisher
from newsscraper.spiders.section import SectionSpider
from newsscraper.text.urls import belongs


class NoSpider(UsageError, KeyError):
    """No spider has this name: a sentence for whoever typed it, and the KeyError that Scrapy expects."""

    def __str__(self) -> str:
        return f"{self.args[0]}"


class PublisherSpiders:
    """Scrapy's spider loader over the publishers' files; each is read when it is asked for."""

    def __init__(self, own: Path) -> None:
        self._own = own

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Use the operator's folder of publishers that the settings name."""
        return cls(Path(settings.get("NEWS_PUBLISHERS") or publishers.OWN))

    def load(self, spider_name: str) -> type[Spider]:
        """Return the spider class of a publisher; KeyError with a sentence for one that is unknown or wrong."""
        try:
            return spider_class(publishers.get(spider_name, own=self._own))
        except NewsscraperError as error:
            raise NoSpider(f"Spider not found: {spider_name}: {error}") from error

    def list(self) -> list[str]:
        """Return the slugs of all publishers, sorted."""
        return sorted(publishers.paths(own=self._own))

    def find_by_request(self, request: Request) -> Sequence[str]:
        """Return the slugs of the publishers that own the address of a request."""
        if not urlsplit(request.url).hostname:
            return []
        return [p.slug for p in publishers.readable(own=self._own)[0] if belongs(request.url, p.domains)]


def spider_class(publisher: Publisher) -> type[SectionSpider]:
    """Return the spider class of a publisher: `AlahedSpider` for `alahed`."""
    words = "".join(c if c.isalnum() else " " for c in publisher.slug).title().replace(" ", "")
    facts = {
        "name": publisher.slug,
        "publisher": publisher,
        "__module__": __name__,
        "__doc__": f"Crawls {publisher.name_en}.",
    }
    return type(f"{words}Spider", (SectionSpider,), facts)
