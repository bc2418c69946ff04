"""CDXJ: the index by which replay software finds a capture, one line each, sorted by address and time.

A line is `<key> <timestamp> <JSON>`. The key is the address in SURT order (host reversed, lower case), canonical as the
Internet Archive's tools make it, so that a look-up in pywb or ReplayWeb.page meets it.
"""

import heapq
import re
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

import msgspec

from newsscraper.items import Record
from newsscraper.store.members import Head

_RUN = 50_000
"""Lines that are sorted in memory at once."""
_WWW = re.compile(r"^www\d*\.")
_SESSIONS = re.compile(r"(?:(?:phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24})(?:&|$)")
_PORTS = {"http": 80, "https": 443}
_KEPT = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""Characters besides letters and digits that stay as they are; `#` and `%` do not."""


def surt(url: str) -> str:
    """Return the key of an address: `http://www.Site.example/A?b&a` → `example,site)/a?a&b`.

    Scheme, `www.`, default port, user, fragment, session ids and a trailing slash go; the arguments are sorted.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in _PORTS or not parts.hostname:
        return url
    host = _WWW.sub("", _ascii(parts.hostname.strip(".")))
    port = _port(parts.netloc)
    shown = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    path = _segments(_escaped(parts.path)).lower().rstrip("/") or "/"
    query = _SESSIONS.sub("", _escaped(parts.query).lower())
    query = "&".join(sorted(query.split("&"), key=lambda one: one.split("=", 1))) if query else ""
    return ",".join(reversed(host.split("."))) + shown + ")" + path + (f"?{query}" if query else "")


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return host


def _port(netloc: str) -> int | None:
    found = re.search(r":(\d+)$", netloc)
    return int(found[1]) if found else None


def _escaped(text: str) -> str:
    """Return a text percent-escaped once, however often it was before."""
    plain = text.encode("utf-8", "surrogateescape")
    while (again := unquote_to_bytes(plain)) != plain:
        plain = again
    return quote_from_bytes(plain, safe=_KEPT)


def _segments(path: str) -> str:
    """Return a path without `.`, `..` and empty segments."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == ".." and kept:
            kept.pop()
        elif segment not in ("", "."):
            kept.append(segment)
    return "/" + "/".join(kept) + ("/" if path.endswith(("/", "/.", "/..")) and kept else "")


def line(record: Record, head: Head, *, file: str, offset: int, length: int) -> str:
    """Return the line of a record's response at a place in a file."""
    told = {"url": head.target_uri}
    told |= {"mime": head.mime} if head.mime else {}
    told |= {"status": str(head.status)} if head.status is not None else {}
    told |= {"digest": head.payload_digest} if head.payload_digest else {}
    told |= {"length": str(length), "offset": str(offset), "filename": file}
    stamp = f"{record.fetched_at:%Y%m%d%H%M%S}"
    return f"{surt(head.target_uri)} {stamp} {msgspec.json.encode(told).decode()}\n"


def in_order(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines sorted, each once; what does not fit into memory is sorted in temporary files."""
    runs = []
    source = iter(lines)
    while run := [*islice(source, _RUN)]:
        file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115  (read below)
        file.writelines(sorted(run))
        file.seek(0)
        runs.append(file)
    before = None
    for found in heapq.merge(*runs):
        if found != before:
            yield found
        before = found
    for file in runs:
        file.close()
