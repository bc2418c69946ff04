"""Sitemaps → links: urlset, index, Google News sitemaps with all their fields, plain text lists, packed or not.

The formats: https://www.sitemaps.org/protocol.html and the news extension
(`publication_date`, `title`, `language`, `keywords`).
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from newsscraper.extract import xmltree
from newsscraper.extract.stamps import Stamp, stamp
from newsscraper.items import Link, Listing, Publisher
from newsscraper.text.encoding import decode
from newsscraper.text.urls import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_LINKS = 50_000
"""Addresses of one file that are read: the limit of the protocol."""

_ADDRESS_LINE = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)


def sitemap(
    body: bytes,
    *,
    url: str,
    content_type: str | None = None,
    publisher: Publisher | None = None,
    fetched_at: datetime | None = None,
) -> Listing:
    """Return the addresses of a sitemap, or the further sitemaps of an index. Any bytes give a listing.

    `kind` is `sitemap` or `sitemap_index`. Only `news:publication_date` becomes a publication date: `lastmod` is a
    modification. A publisher gives the zone of dates that state none.
    """
    root = xmltree.parse(body, content_type)
    if root is None:
        return Listing(url=url, kind="sitemap", links=tuple(_text_links(body, content_type)))
    further = tuple(dict.fromkeys(_further(root, url)))
    links = tuple(_links(root, url, publisher, fetched_at))
    kind = "sitemap_index" if further and not links else "sitemap"
    return Listing(url=url, kind=kind, links=links, sitemaps=further)


def _further(root: "_Element", url: str) -> Iterator[str]:
    """Yield the addresses of the sitemaps that an index names."""
    for element in root.iter("{*}sitemap", "sitemap"):
        loc = _child(element, "loc")
        if loc and (address := absolute(url, loc)) and address != url:
            yield address


def _links(root: "_Element", url: str, publisher: Publisher | None, now: datetime | None) -> Iterator[Link]:
    """Yield one link for each `<url>`, the first of an address only."""
    seen: set[str] = set()
    for element in root.iter("{*}url", "url"):
        loc = _child(element, "loc")
        address = absolute(url, loc) if loc else None
        if not address or address in seen:
            continue
        if len(seen) >= MAX_LINKS:
            return
        seen.add(address)
        yield _link(element, address, publisher, now)


def _link(element: "_Element", address: str, publisher: Publisher | None, now: datetime | None) -> Link:
    """Read the news extension of one `<url>`, wherever in it the site put the fields."""
    news = {xmltree.name_of(e): xmltree.text_of(e) for e in element.iterdescendants() if _is_news(e)}
    raw = news.get("publication_date", "").strip()
    when = stamp(raw, publisher=publisher, now=now) if raw else Stamp()
    return Link(
        url=address,
        title=xmltree.plain(news.get("title", "")),
        published_raw=raw or None,
        date_published=when.day,
        published_at=when.instant,
        tags=tuple(dict.fromkeys(xmltree.keywords(news.get("keywords", "")))),
    )


def _is_news(element: "_Element") -> bool:
    """Tell `news:title` from `image:title` and `video:publication_date`."""
    namespace = element.tag if isinstance(element.tag, str) else ""
    return "news" in namespace.rpartition("}")[0].lower() or xmltree.prefix_of(element) in ("news", "n")


def _child(element: "_Element", name: str) -> str:
    """Return the text of the first child of this local name."""
    for child in element:
        if xmltree.name_of(child) == name:
            return xmltree.text_of(child).strip()
    return ""


def _text_links(body: bytes, content_type: str | None) -> Iterator[Link]:
    """Yield the addresses of a text sitemap: one a line."""
    lines = decode(xmltree.unpacked(body), content_type).text.splitlines()[:MAX_LINKS]
    for line in dict.fromkeys(line.strip() for line in lines):
        if _ADDRESS_LINE.fullmatch(line):
            yield Link(url=line)
