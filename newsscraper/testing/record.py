"""Save a page as a fixture: its bytes, and how they were obtained."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import msgspec

from newsscraper.errors import UsageError
from newsscraper.items import Page

KEPT_HEADERS = ("Content-Type", "Content-Language", "Last-Modified", "X-Robots-Tag")
"""The headers that extraction may read; all others are left out."""


def slug(page: Page) -> str:
    """Return a folder's name for a page: the day of its capture and the telling end of its address."""
    tail = re.findall(r"[a-z0-9]{2,}", unquote(page.url).lower().split("://")[-1].split("#")[0])[-2:]
    return "-".join([f"{page.fetched_at:%Y-%m-%d}", *tail])[:60]


def save(page: Page, folder: Path, *, origin: str, why: str) -> Path:
    """Write `response.html` and `response.json`; raises `UsageError` rather than write over a fixture."""
    if folder.exists():
        raise UsageError(f"{folder} exists already; remove it, or give another --name")
    folder.mkdir(parents=True)
    (folder / "response.html").write_bytes(page.body)
    headers = {name: value for name in KEPT_HEADERS if (value := page.header(name))}
    about = {
        "url": page.url,
        "status": page.status,
        "headers": headers,
        "captured_at": _instant(page.fetched_at),
        "origin": origin,
        "why": why,
    }
    (folder / "response.json").write_bytes(msgspec.json.format(msgspec.json.encode(about), indent=2) + b"\n")
    return folder


def _instant(value: datetime) -> str:
    return f"{value:%Y-%m-%dT%H:%M:%SZ}"
