"""The request behind a frontier entry: mostly a GET of its address; some lists go on by a POST."""

import hashlib

import msgspec

from newsscraper.items import FrontierEntry, NextPage
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


def request_of(entry: FrontierEntry) -> NextPage:
    """Return the request that an entry stands for."""
    asked = entry.fetch_url or entry.url
    if asked.startswith(_MARK):
        return msgspec.json.decode(asked.encode(), type=NextPage)
    return NextPage(url=asked)
