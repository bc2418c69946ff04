"""The address that a saved page states of itself."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsscraper.extract.page import Document

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]+)\s*-->", re.IGNORECASE)
"""The mark that browsers write into a page when they save it."""
_HEAD = 4_096
"""Bytes in which it stands."""
_ADDRESS = re.compile(r"https?://[^/\s]+/")


def address(body: bytes) -> str | None:
    """Return where a page says that it is from: the browser's mark, `rel=canonical`, `og:url`; None when it does not.

    One that is only a home page gives way to one that is more: templates state it on every page.
    """
    found = [url for url in _stated(body) if _ADDRESS.match(url)]
    return next((url for url in found if urlsplit(url).path.strip("/")), found[0] if found else None)


def _stated(body: bytes) -> Iterator[str]:
    if mark := _SAVED_FROM.search(body[:_HEAD]):
        yield mark[1].decode("latin-1")
    document = Document.parse(body, url="http://unknown.invalid/")
    for link in document.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield (link.get("href") or "").strip()
    yield from (url.strip() for url in document.meta.get("og:url", ()))
