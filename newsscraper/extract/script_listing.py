"""Lists whose links exist only in the data of a script, or in a JSON-LD `ItemList`: a page drawn by the browser.

Asked only where the markup shows no list. A story is an object with a headline and an address; stories come in arrays,
or as the values of a normalised cache (Apollo). The largest group is the page's own; a front page has several.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newsscraper.extract import listing_shape as shape
from newsscraper.extract import script_data
from newsscraper.extract.embedded import plain as headline_of
from newsscraper.extract.page import Document
from newsscraper.extract.stamps import Stamp, stamp
from newsscraper.extract.xmltree import plain
from newsscraper.items import Link, Publisher
from newsscraper.text.urls import absolute, belongs, canonical, identity, matched

LEAST = 3
"""Stories of a group."""
_WORDS = 3
"""Words of a headline; names of sections and people have fewer."""
_TITLES = ("headline", "title", "name", "heading", "mainTitle", "main_title", "shortTitle")
_ADDRESSES = (
    "url", "link", "href", "permalink", "canonicalUrl", "canonical_url", "webUrl", "web_url", "articleUrl", "fullUrl",
    "full_url", "shareUrl", "share_url", "pageUrl", "postUrl", "newsUrl", "uri", "path", "@id", "slug",
)  # fmt: skip
_INNER = ("url", "path", "full", "relative", "@id", "href")
"""Where an address is an object."""
_DATES = (
    "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date",
    "publicationDate", "publishTime", "publish_time", "pubDate", "pub_date", "first_publish_date", "display_date",
    "date", "createdAt", "created_at", "published", "timestamp",
)  # fmt: skip
_WRAPPED = ("item", "node", "article", "post", "attributes", "fields", "data")
"""Where the story is a member: ListItem, edges of GraphQL, Strapi, Contentful."""
_FURNITURE = re.compile(
    r"menu|nav|footer|header|most|popular|trend|related|recommend|tags?$|categor|section(?:s|List)?$|author|writer|"
    r"widget|side|ticker|breaking|banner|ads?$|social|breadcrumb|config|translat|i18n|locale",
    re.IGNORECASE,
)
"""Names of arrays that are no list of the page."""


def links(doc: Document, publisher: Publisher | None, now: datetime | None, *, home: bool) -> tuple[Link, ...]:
    """Return the article links of a page's data, in their order, each once."""
    groups = [told for group in _groups(doc) if len(told := _links(group, doc, publisher, now)) >= LEAST]
    if not groups:
        return ()
    chosen = groups if home else [max(groups, key=len)]
    found: dict[str, Link] = {}
    for link in (link for group in chosen for link in group):
        found.setdefault(identity(link.url), link)
    return tuple(found.values())


def _groups(doc: Document) -> Iterator[list[dict[str, Any]]]:
    """Yield the arrays of objects in the page's data, those of JSON-LD first."""
    for node in doc.jsonld:
        yield from _arrays(node)
    yield doc.jsonld
    for data in script_data.values(doc):
        yield from _arrays(data)


def _arrays(data: Any) -> Iterator[list[dict[str, Any]]]:
    """Yield each array of objects, and the values of each object that is a cache of them."""
    waiting: list[Any] = [data]
    seen = 0
    while waiting and seen < script_data.MAX_VALUES:
        one = waiting.pop()
        seen += 1
        inner = one if isinstance(one, list) else list(one.values()) if isinstance(one, dict) else []
        stories = [value for value in inner if isinstance(value, dict)]
        if len(stories) >= LEAST:
            yield stories
        if isinstance(one, dict):
            inner = [value for key, value in one.items() if not _FURNITURE.search(key)]
        waiting.extend(value for value in reversed(inner) if isinstance(value, (dict, list)))


def _links(
    stories: list[dict[str, Any]], doc: Document, publisher: Publisher | None, now: datetime | None
) -> list[Link]:
    found = (_link(_unwrapped(story), doc, publisher, now) for story in stories)
    return [link for link in found if link is not None]


def _unwrapped(story: dict[str, Any]) -> dict[str, Any]:
    """Return the story of a wrapper, with what the wrapper itself says."""
    for key in _WRAPPED:
        inner = story.get(key)
        if isinstance(inner, dict) and not any(name in story for name in _TITLES[:2]):
            return {**story, **inner}
    return story


def _link(story: dict[str, Any], doc: Document, publisher: Publisher | None, now: datetime | None) -> Link | None:
    """Return the link of a story; None for an object that is none."""
    title = plain(next((text for key in _TITLES if (text := headline_of(story.get(key)))), ""))
    url = _address(story, doc, publisher) if len(title.split()) >= _WORDS else None
    if url is None:
        return None
    raw = next((str(value) for key in _DATES if isinstance(value := story.get(key), (str, int)) and value), None)
    when = stamp(raw, publisher=publisher, now=now) if raw else Stamp()
    return Link(
        url=url,
        title=title,
        published_raw=raw if when.day else None,
        date_published=when.day,
        published_at=when.instant,
    )


def _address(story: dict[str, Any], doc: Document, publisher: Publisher | None) -> str | None:
    """Return the address of a story: one of an article on this site."""
    for key in _ADDRESSES:
        value = story.get(key)
        if isinstance(value, dict):
            value = next((value[inner] for inner in _INNER if isinstance(value.get(inner), str)), None)
        if not isinstance(value, str) or not value.startswith(("/", "http")):
            continue
        url = absolute(doc.base, value.strip())
        if url and _is_article(url, doc, publisher):
            return url
    return None


def _is_article(url: str, doc: Document, publisher: Publisher | None) -> bool:
    host = doc.url.split("/")[2].removeprefix("www.").removeprefix("m.") if doc.url.count("/") > 1 else ""
    if not belongs(url, publisher.domains if publisher and publisher.domains else (host,)):
        return False
    if publisher and publisher.article_urls:
        patterns = [re.compile(pattern) for pattern in publisher.article_urls.values()]
        return any(matched(pattern, address) for pattern in patterns for address in (canonical(url), url))
    return identity(url) != identity(doc.url) and shape.score(url) > shape.NEVER
