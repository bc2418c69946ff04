"""Reading archived pages again with the present rules: what `verify --deep`, `reextract` and imports share."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from newsscraper import publishers
from newsscraper.errors import UnknownSource
from newsscraper.extract.article import article
from newsscraper.items import RECORDED, FoundVia, FrontierEntry, Page, Publisher, Record
from newsscraper.store import records

Again = Callable[[Record, Page], Record | None]


def reextractor(own: Path) -> Again:
    """Return the function that reads the page of a stored record with the present rules of its publisher."""

    @lru_cache(maxsize=256)
    def known(slug: str, host: str) -> Publisher:
        try:
            return publishers.get(slug, own=own)
        except UnknownSource:
            return publishers.stand_in(host)

    def again(record: Record, page: Page) -> Record | None:
        publisher = known(record.source, record.source.removeprefix("host."))
        return draft(page, publisher, found_on=record.found_on, found_via=record.found_via, run_id=record.run_id or "")

    return again


def draft(
    page: Page, publisher: Publisher, *, found_on: str | None, found_via: FoundVia | None, run_id: str
) -> Record | None:
    """Return the record of a page as a crawl would have made it; None when the page is no article."""
    found = article(page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=publisher)
    if found.outcome not in RECORDED:
        return None
    entry = FrontierEntry(url=page.url, found_on=found_on, found_via=found_via or FoundVia.SECTION)
    return records.draft(found, page, publisher, entry=entry, run_id=run_id)
