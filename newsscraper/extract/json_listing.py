"""A list that a site's service gives as JSON → the links of its stories, and the request that goes on."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from newsscraper.extract import json_path, json_story
from newsscraper.extract.feeds import feed
from newsscraper.extract.stamps import Stamp, stamp
from newsscraper.extract.xmltree import plain
from newsscraper.items import Api, Layout, Link, Listing, NextPage, Publisher
from newsscraper.text.urls import absolute

_PLUS = re.compile(r"(.+?)\s*\+\s*(\d{1,4})")
"""A path and what is added to the number there."""


def listing(
    body: bytes,
    *,
    url: str,
    content_type: str | None,
    publisher: Publisher | None,
    layout: Layout | None,
    fetched_at: datetime | None,
) -> Listing | None:
    """Return the list of a JSON body by the publisher's `[api]`, else as a JSON Feed or WordPress posts.

    None when the body is no JSON. A list without stories is an empty listing.
    """
    answer = json_path.load(body, content_type)
    if answer is None:
        return None
    if publisher is None or publisher.api is None:
        return feed(body, url=url, content_type=content_type, publisher=publisher, fetched_at=fetched_at)
    items = next((items for path in publisher.api.items if (items := json_path.values(answer, path))), [])
    links: dict[str, Link] = {}
    for link in _links(items, url, publisher, layout, fetched_at):
        links.setdefault(link.url, link)
    further = next_page(answer, url, publisher.api) if links else None
    return Listing(url=url, kind="section", links=tuple(links.values()), next_page=further)


def _links(
    items: list[Any], url: str, publisher: Publisher, layout: Layout | None, now: datetime | None
) -> Iterator[Link]:
    api = publisher.api
    for item in items:
        page = json_story.page_of(item, publisher, url)
        if page is None or api is None:
            continue
        raw = next(iter(json_story.found(item, layout, "published")), None)
        when = stamp(raw, publisher=publisher, now=now) if raw else Stamp()
        asked = json_path.fill(api.fetch, item) if api.fetch else None
        yield Link(
            url=page,
            title=plain(next(iter(json_story.found(item, layout, "title")), "")),
            published_raw=raw,
            date_published=when.day,
            published_at=when.instant,
            description=plain(next(iter(json_story.found(item, layout, "description")), "")) or None,
            tags=tuple(dict.fromkeys(plain(tag) for tag in json_story.found(item, layout, "tags"))),
            fetch_url=absolute(url, asked) if asked else None,
        )


def next_page(answer: Any, url: str, api: Api) -> NextPage | None:
    """Return the request of the page behind this one, or None when the facts name none or the answer ends the list."""
    if not api.next:
        return None
    further: dict[str, Any] = {}
    for name, rule in api.next.items():
        value = _counted(url, name, rule) if isinstance(rule, int) else _told(answer, rule)
        if value is None:
            return None
        further[name] = value
    if api.post:
        body = json.dumps(further, ensure_ascii=False)
        headers = (("Content-Type", "application/json"), *api.headers.items())
        return NextPage(url=api.post, method="POST", body=body, headers=headers)
    return NextPage(url=_with(url, further), headers=tuple(api.headers.items()))


def _told(answer: Any, rule: str) -> Any:
    """Return a value of the answer; `path + 1` adds to a number."""
    plus = _PLUS.fullmatch(rule)
    found = json_path.first(answer, plus[1] if plus else rule)
    if found is None or plus is None:
        return found
    return int(found) + int(plus[2]) if found.isdecimal() else None


def _counted(url: str, name: str, step: int) -> int | None:
    """Return what a number of the address becomes; one that is not there counts pages from 1, or places from 0."""
    given = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    outer, dot, inner = name.partition(".")
    value: Any = given.get(outer)
    if dot:
        value = json_path.first(_loaded(value), inner)
    if value is None or value == "":
        return (1 if step == 1 else 0) + step
    return int(value) + step if str(value).isdecimal() else None


def _loaded(text: str | None) -> Any:
    try:
        return json.loads(text or "")
    except ValueError:
        return None


def _with(url: str, further: dict[str, Any]) -> str:
    """Return an address with other values in its query; `variables.offset` stands in the JSON of `variables`."""
    parts = urlsplit(url)
    given: dict[str, str] = dict(parse_qsl(parts.query, keep_blank_values=True))
    for name, value in further.items():
        outer, dot, inner = name.partition(".")
        if dot:
            held = _loaded(given.get(outer)) or {}
            given[outer] = json.dumps({**held, inner: value}, ensure_ascii=False, separators=(",", ":"))
        else:
            given[name] = str(value)
    return urlunsplit(parts._replace(query=urlencode(given, quote_via=quote)))
