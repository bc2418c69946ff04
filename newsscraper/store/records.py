"""Records: joined from extraction and capture (`draft`), checked (`validate`), and the one way to a JSON line."""

import hashlib
import importlib.metadata
import re
from dataclasses import fields
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Article, FrontierEntry, Page, Publisher, Record
from newsscraper.store.identity import article_id, version_id
from newsscraper.store.validate import validate
from newsscraper.text.urls import belongs, canonical, identity, matched

__all__ = ["article_id", "decode", "draft", "encode", "validate", "version_id"]

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)
_SHARED = tuple(
    {field.name for field in fields(Record)} & {field.name for field in fields(Article)} - {"canonical_url", "url"}
)


def encode(record: Record) -> bytes:
    """Return the line of a record: UTF-8, keys in the order of the fields, one line feed at the end.

    Instants are `YYYY-MM-DDTHH:MM:SSZ`, days `YYYY-MM-DD`, wall times without a zone; nothing is `\\u`-escaped.
    """
    return _encoder.encode(record) + b"\n"


def decode(line: bytes) -> Record:
    """Return the record of a line; raises `ArchiveDamage` with the place for a line that is none."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArchiveDamage(f"not a record: {error}: {line[:60]!r}…") from error


def draft(article: Article, page: Page, publisher: Publisher, *, entry: FrontierEntry, run_id: str) -> Record:
    """Join what extraction found and what was captured into a record without version and proof.

    `id` is only a proposal: the store looks the addresses up first, so that a known article keeps the one it has.
    """
    address = canonical_address(article, page, publisher)
    found = {name: getattr(article, name) for name in _SHARED}
    if found["tdm_reservation"] is None:
        found["tdm_reservation"] = page.tdm_reservation
    return Record(
        **found,
        id=proposed_id(publisher, address, page.url),
        source=publisher.slug,
        source_name=publisher.name,
        url=page.url,
        canonical_url=address,
        found_on=entry.found_on,
        found_via=entry.found_via,
        fetched_at=page.fetched_at,
        http_status=page.status,
        content_type=page.header("content-type"),
        etag=page.header("etag"),
        last_modified=page.header("last-modified"),
        x_robots_tag=", ".join(page.header_lines("x-robots-tag")) or None,
        permission=publisher.permission,
        html_sha256=hashlib.sha256(page.body).hexdigest(),
        warc_record_id=page.exchanges[-1].warc_record_id if page.exchanges else None,
        run_id=run_id,
        extractor=extractor(article.layout),
    )


def canonical_address(article: Article, page: Page, publisher: Publisher) -> str:
    """Return the address that the article is known by.

    The page's own claim counts only inside the publisher's domains and never when it names the front page: sites
    with one `rel=canonical` for all pages exist, and would make one article of everything.
    """
    claim = article.canonical_url
    if claim and belongs(claim, publisher.domains) and urlsplit(claim).path.strip("/"):
        return canonical(claim)
    return canonical(page.url)


def proposed_id(publisher: Publisher, *addresses: str) -> str:
    """Return the id by the first URL pattern that matches one of the addresses, else by the first address itself."""
    for address in addresses:
        for name, pattern in publisher.article_urls.items():
            if match := matched(_compiled(pattern), address):
                return article_id(publisher.slug, name, match["id"])
    return article_id(publisher.slug, None, identity(addresses[0]))


@lru_cache(maxsize=256)
def extractor(layout: str | None) -> str:
    """Return the versions that decide what extraction finds: software, layout and time zones."""
    software = importlib.metadata.version("newsscraper-archive")
    zones = importlib.metadata.version("tzdata")
    return f"newsscraper {software}; layout {layout or 'generic'}; tzdata {zones}"


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
