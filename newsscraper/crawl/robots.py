"""robots.txt as RFC 9309 reads it: groups, wildcards, Crawl-delay, Request-rate, and what its errors mean."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from protego import Protego

from newsscraper.text.encoding import decode

AGENT = "newsscraper"
"""The product token that groups in a robots.txt may name."""
MAX_BYTES = 512 * 1024
"""What is read of a robots.txt; RFC 9309 §2.5 asks for at least 500 KiB."""
FRESH = 86_400.0
"""Seconds for which a robots.txt holds (RFC 9309 §2.4)."""
STALE = 30 * 86_400.0
"""Seconds for which an older one is obeyed while the present one cannot be had (RFC 9309 §2.3.1.4)."""
LONGEST_DELAY = 600.0
"""Seconds between two requests beyond which a Crawl-delay asks in vain: who wants no robots says Disallow.

With one request in ten minutes a run of a quarter of an hour still reads a list and an article.
"""
_VERSION = re.compile(r"^(\s*user-agent\s*:\s*[a-z_-]+)/[^\s#]*", re.IGNORECASE | re.MULTILINE)
_COMMA = re.compile(r"^(\s*crawl-delay\s*:\s*\d+),(\d)", re.IGNORECASE | re.MULTILINE)
HOPS = 5
"""Redirects that are followed to a robots.txt (RFC 9309 §2.3.1.2)."""


@dataclass(frozen=True)
class Robots:
    """What a robots.txt allows us."""

    rules: Protego | None
    """None when everything is allowed, or nothing."""
    closed: bool = False
    """Nothing is allowed: the server could not say what is."""

    def allows(self, url: str) -> bool:
        """Say whether an address may be fetched."""
        if urlsplit(url).path in ("/robots.txt", "/.well-known/tdmrep.json"):
            return True
        return not self.closed and (self.rules is None or bool(self.rules.can_fetch(url, AGENT)))

    @cached_property
    def delay(self) -> float:
        """Seconds between two requests that it asks for, 0.0 when it does not."""
        if self.rules is None:
            return 0.0
        rate = self.rules.request_rate(AGENT)
        asked = [float(self.rules.crawl_delay(AGENT) or 0.0), rate.seconds / rate.requests if rate else 0.0]
        return min(max(0.0, *asked), LONGEST_DELAY)


def judge(status: int, body: bytes) -> Robots:
    """Return what an answer to a request for robots.txt means.

    2xx: its rules; 4xx: there are none (429 is no such answer: the server is only busy); all else: nothing may be
    fetched (RFC 9309 §2.3.1). Lines that are no rules, such as those of an HTML page, say nothing.
    """
    if 200 <= status < 300:
        return Robots(Protego.parse(_text(body)))
    if 400 <= status < 500 and status != 429:
        return Robots(None)
    return Robots(None, closed=True)


def _text(body: bytes) -> str:
    """Return the lines that count: no line cut in two, a byte order mark dropped, each line ended as we end it.

    Read as UTF-8, and where it is none, as the encoding that it seems to be in. A version behind a robot's name is no
    part of the name (RFC 9309 §2.2.1), and some write a fraction of a second with a comma.
    """
    if len(body) > MAX_BYTES:
        body = body[:MAX_BYTES].rpartition(b"\n")[0]
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(body, "text/plain").text
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return _COMMA.sub(r"\1.\2", _VERSION.sub(r"\1", text))


def origin(url: str) -> str:
    """Return scheme, host and port of an address: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def host_key(url: str) -> str:
    """Return the host, with a port that is not the usual one: what is asked one thing at a time."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    name = (parts.hostname or "").rstrip(".")
    return name if port in (None, 80, 443) else f"{name}:{port}"
