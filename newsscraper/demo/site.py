"""What the pages of the three outlets have in common: answers, templates, lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote
from zoneinfo import ZoneInfo

from newsscraper.demo.clock import instant
from newsscraper.demo.stories import Story, stories

TEMPLATES = Path(__file__).parent / "templates"
HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host says to one path in one edition."""

    body: bytes = b""
    content_type: str = HTML
    status: int = 200
    location: str | None = None
    etag: str | None = None
    modified: datetime | None = None
    gzip: bool = False
    """Packed when the client accepts gzip."""
    chunked: bool = False
    fails_once: bool = False
    """The first request of an edition is answered with 500."""


Pages = dict[str, Answer]
"""Path and query, percent-decoded → answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of articles."""

    path: str
    title: str
    date: str
    excerpt: str = ""


def fill(template: str, **values: object) -> str:
    """Return a template with its names filled; texts are escaped by the caller, markup is not."""
    return _template(template).substitute(values).strip()


@cache
def _template(name: str) -> Template:
    return Template((TEMPLATES / f"{name}.html").read_text(encoding="utf-8"))


def join(template: str, entries: Iterable[Entry], between: str = "\n") -> str:
    """Fill a template once for each entry of a list."""
    return between.join(
        fill(
            template,
            href=escape(e.path),
            image=image(e.path),
            title=escape(e.title),
            date=escape(e.date),
            excerpt=escape(e.excerpt),
        )
        for e in entries
    )


def image(path: str) -> str:
    """Return the address of the picture that stands beside a story."""
    return f"/media/{sha256(path.encode()).hexdigest()[:10]}.jpg"


def leaves(entries: Sequence[Entry], size: int) -> list[Sequence[Entry]]:
    """Cut a list into its pages."""
    return [entries[start : start + size] for start in range(0, len(entries), size)]


def excerpt(story: Story) -> str:
    """Return the first words of a story, cut as a list or a description shows them."""
    words = story.paragraphs[0].split()
    return " ".join(words[:22]) + ("…" if len(words) > 22 else "")


def views(story: Story, edition: int) -> int:
    """Return what the view counter of a page shows: it grows from edition to edition."""
    return int(story.id) * 37 % 8999 + 213 * edition


def wall_time(edition: int, zone: str) -> datetime:
    """Return the outlet's wall time at the instant of an edition."""
    return instant(edition).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def etag(story: Story) -> str:
    """Return a weak validator over what a story says, not over the counters around it."""
    return f'W/"{story.id}-{sha256(repr(story).encode()).hexdigest()[:12]}"'


def last_modified(story: Story, edition: int) -> datetime:
    """Return when a page last changed: an hour before the edition in which its story did."""
    first = stories(story.outlet, 1).get(story.id)
    changed = 1 if story == first else edition
    return instant(changed).replace(hour=8).astimezone(UTC)


def quoted(path: str) -> str:
    """Return a path as it stands on the wire."""
    return quote(path, safe="/?&=:-._~")
