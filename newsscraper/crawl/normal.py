"""The one form of a record: clean text, no empty items, nothing twice."""

from dataclasses import replace
from typing import Any, TypeVar

from newsscraper.items import Record
from newsscraper.text.forms import display_text

T = TypeVar("T")

_TEXTS = ("title", "subtitle", "description", "byline_raw", "dateline", "section")
_LISTS = ("authors", "section_path", "tags")


def normalised(record: Record) -> Record:
    """Return a record whose texts are display text and whose lists hold no empty or repeated item."""
    texts: dict[str, Any] = {name: _text(getattr(record, name)) for name in _TEXTS}
    lists: dict[str, Any] = {
        name: _unique(tuple(display_text(text) for text in getattr(record, name))) for name in _LISTS
    }
    paragraphs = (display_text(paragraph) for paragraph in record.body.split("\n\n"))
    body = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return replace(record, body=body, related=_unique(record.related), links=_unique(record.links), **texts, **lists)


def _text(text: str | None) -> str | None:
    return (display_text(text) or None) if text else None


def _unique(found: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(item for item in dict.fromkeys(found) if item)
