"""The request behind a frontier entry: mostly a GET of its address; some lists go on by a POST, some want headers."""

import hashlib

import msgspec

from newsscraper.items import FrontierEntry, NextPage, Publisher
from newsscraper.text.urls import canonical

_MARK = "{"


def ask(page: NextPage) -> tuple[str, str | None]:
    """Return the key and the `fetch_url` of a frontier entry for the next page of a list.

    A plain GET is its own address; any other request is kept as JSON, and its key carries a digest of it.
    """
    if page.method == "GET" and not page.headers and not page.body:
        key = canonical(page.url)
        return key, page.url if page.url != key else None
    text = msgspec.json.encode(page).decode()
    return f"{canonical(page.url)}#{hashlib.sha256(text.encode()).hexdigest()[:16]}", text


def of_service(url: str, publisher: Publisher) -> str:
    """Return the `fetch_url` of an address of the publisher's JSON service: with the headers that it wants."""
    headers = tuple(publisher.api.headers.items()) if publisher.api else ()
    return ask(NextPage(url=url, headers=headers))[1] or url


def request_of(entry: FrontierEntry) -> NextPage:
    """Return the request that an entry stands for."""
    return read(entry.fetch_url or entry.url)


def read(asked: str) -> NextPage:
    """Return the request that a `fetch_url` stands for: an address, or a request as `ask` writes it."""
    if asked.startswith(_MARK):
        return msgspec.json.decode(asked.encode(), type=NextPage)
    return NextPage(url=asked)
