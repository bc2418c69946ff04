"""Feeds → links: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, as broken as they come."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsscraper.extract import xmltree
from newsscraper.extract.stamps import Stamp, stamp
from newsscraper.extract.xmltree import name_of, plain, text_of
from newsscraper.items import Link, Listing, NextPage, Publisher
from newsscraper.text.encoding import decode
from newsscraper.text.urls import absolute, unescape_link

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_LINKS = 5_000
"""Items of one feed that are read; the largest real one seen has some hundreds."""
MAX_DESCRIPTION = 2_000
"""Characters of a summary that are kept."""

_ITEMS = frozenset({"item", "entry"})
_DATES = ("pubdate", "published", "issued", "date", "created", "datepublished")
"""Names of a publication date, best first: RSS, Atom 1.0 and 0.3, Dublin Core. `updated` is a modification."""
_SUMMARIES = ("description", "summary", "abstract", "encoded", "content")
_TAGS = frozenset({"category", "subject"})
_KEYWORDS = frozenset({"keywords"})
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}", re.IGNORECASE)


def feed(
    body: bytes,
    *,
    url: str,
    content_type: str | None = None,
    publisher: Publisher | None = None,
    fetched_at: datetime | None = None,
) -> Listing:
    """Return the items of a feed in its order, one per address. Any bytes give a listing.

    A publisher gives the zone of dates that state none, `fetched_at` the day to which relative ones refer.
    """
    root = None if _is_json(body) else xmltree.parse(body, content_type)
    if root is None:
        return _json_feed(body, url, publisher, fetched_at)
    items = (element for element in root.iter() if name_of(element) in _ITEMS)
    links = _unique(_link(item, url, publisher, fetched_at) for item in items)
    return Listing(url=url, kind="feed", links=links, next_page=_next_page(root, url))


def _is_json(body: bytes) -> bool:
    """Say whether a body begins as JSON: the texts in it may hold elements, which would make it an XML file."""
    return body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def _unique(links: "Iterator[Link | None]") -> tuple[Link, ...]:
    """Keep the first link of each address."""
    found: dict[str, Link] = {}
    for link in links:
        if link is not None:
            found.setdefault(link.url, link)
            if len(found) >= MAX_LINKS:
                break
    return tuple(found.values())


def _link(item: "_Element", url: str, publisher: Publisher | None, now: datetime | None) -> Link | None:
    """Read one item; None when it has no address."""
    address = _address(item, url)
    if not address:
        return None
    values: dict[str, str] = {}
    for child in item:
        if name_of(child) and xmltree.prefix_of(child) not in ("media", "itunes", "georss"):
            values.setdefault(name_of(child), text_of(child).strip())
    raw = next((values[name] for name in _DATES if values.get(name)), "")
    when = stamp(raw, publisher=publisher, now=now) if raw else Stamp()
    summary = next((values[name] for name in _SUMMARIES if values.get(name)), "")
    return Link(
        url=address,
        title=plain(values.get("title", "")),
        published_raw=raw or None,
        date_published=when.day,
        published_at=when.instant,
        description=plain(summary, MAX_DESCRIPTION) or None,
        tags=_tags(item),
    )


def _address(item: "_Element", url: str) -> str | None:
    """Return the address of an item's page, from the first of its sources that holds one."""
    for candidate in _addresses(item):
        if found := _as_address(candidate, url):
            return found
    return None


def _addresses(item: "_Element") -> Iterator[str]:
    """Yield what may be the address: the link itself, not the one of a counting service, then the identifier."""
    links = [child for child in item if name_of(child) == "link"]
    yield from (text_of(child) for child in item if name_of(child) == "origlink")
    for wanted in ("alternate", ""):
        yield from (c.get("href") or "" for c in links if c.get("href") and (c.get("rel") or "") == wanted)
    for child in links:
        inner = next((e.get("href") for e in child.iterdescendants() if e.get("href")), None)
        yield inner or text_of(child).strip() or ("" if child.get("href") else (child.tail or ""))
    for child in item:
        if name_of(child) in ("guid", "id") and (child.get("isPermaLink") or "").lower() != "false":
            yield text_of(child)
    yield next((str(value) for key, value in item.items() if str(key).endswith("about")), "")


def _as_address(text: str, url: str) -> str | None:
    """Read an address out of a link's text, which may hold an escaped `<a href="…">` (Asharq Al-Awsat)."""
    text = unescape_link(text) if "<" in text or "&lt;" in text else text.strip().replace("&amp;", "&")
    if not text or any(c.isspace() for c in text):
        found = _ADDRESS.search(text)
        text = found[0] if found else ""
    if not text or text.startswith(("tag:", "urn:", "#")) or ("/" not in text and "?" not in text):
        return None
    return absolute(url, text)


def _tags(item: "_Element") -> tuple[str, ...]:
    """Return the categories in order, each once; keyword lists are split."""
    found: list[str] = []
    for child in item:
        name = name_of(child)
        if name in _TAGS:
            found.append(plain(text_of(child).strip() or child.get("label") or child.get("term") or ""))
        elif name in _KEYWORDS:
            found.extend(xmltree.keywords(text_of(child)))
    return tuple(dict.fromkeys(tag for tag in found if tag))


def _next_page(root: "_Element", url: str) -> NextPage | None:
    """Return the next page of a paged feed (RFC 5005), which stands in the channel and not in an item."""
    for element in root.iter():
        if name_of(element) == "link" and (element.get("rel") or "").lower() == "next":
            address = absolute(url, element.get("href") or "")
            if address and address != url:
                return NextPage(url=address)
    return None


def _json_feed(body: bytes, url: str, publisher: Publisher | None, now: datetime | None) -> Listing:
    """Read a JSON Feed (jsonfeed.org) or an array of WordPress posts; anything else gives an empty listing."""
    try:
        value = json.loads(decode(xmltree.unpacked(body), "application/json").text)
    except (ValueError, RecursionError):
        return Listing(url=url, kind="feed")
    items = value.get("items") if isinstance(value, dict) else value
    posts = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    links = _unique(_json_link(item, url, publisher, now) for item in posts)
    further = value.get("next_url") if isinstance(value, dict) else None
    address = absolute(url, further) if isinstance(further, str) else None
    return Listing(url=url, kind="feed", links=links, next_page=NextPage(url=address) if address else None)


def _json_link(item: dict[str, Any], url: str, publisher: Publisher | None, now: datetime | None) -> Link | None:
    """Read one item of a JSON Feed, or one post of WordPress (`link`, `{"rendered": …}`, `date_gmt`)."""
    address = _as_address(_text(item, "url") or _text(item, "link"), url)
    if not address:
        return None
    raw = _text(item, "date_published") or (f"{gmt}Z" if (gmt := _text(item, "date_gmt")) else _text(item, "date"))
    when = stamp(raw, publisher=publisher, now=now) if raw else Stamp()
    tags = item.get("tags")
    return Link(
        url=address,
        title=plain(_text(item, "title")),
        published_raw=raw or None,
        date_published=when.day,
        published_at=when.instant,
        description=plain(_text(item, "summary") or _text(item, "excerpt") or _text(item, "content_text")) or None,
        tags=tuple(t for t in tags if isinstance(t, str)) if isinstance(tags, list) else (),
    )


def _text(item: dict[str, Any], key: str) -> str:
    """Return a value that is a string, or the `rendered` string in it, else an empty one."""
    value = item.get(key)
    if isinstance(value, dict):
        value = value.get("rendered")
    return value.strip() if isinstance(value, str) else ""
