"""What makes two captures of an article the same content: hashes under the named scheme `c1`.

Recipe, over UTF-8; `form` is `newsscraper.text.forms.comparison_form`, a missing value counts as empty::

    text      = SHA-256( form(title) US form(subtitle) US form(body) )
    metadata  = SHA-256( day US authors US form(section) US tags US form(description) )
    content   = SHA-256( "c1" LF hex(text) LF hex(metadata) LF )

US is U+001F and stands in no form; `day` is `date_published` as YYYY-MM-DD, else `published_edtf`; authors are the
forms of the names in order, tags those of the tags sorted, both joined by U+001E. `content` is `content_sha256`.

Related links, inline links, images, embeds, bylines and everything about capture are outside:
they change of themselves.
"""

import hashlib
from dataclasses import dataclass

from newsscraper.items import Record
from newsscraper.text.forms import comparison_form, cosmetic_form

SCHEME = "c1"
"""Name of the scheme; another recipe gets another name, so that an upgrade never looks like an edit."""

_UNIT = "\x1f"
_ITEM = "\x1e"


@dataclass(slots=True)
class Contents:
    """The digests (32 bytes each) that two versions are compared by."""

    content: bytes
    """Of text and metadata together."""
    text: bytes
    """Of title, subtitle and body."""
    metadata: bytes
    """Of day, authors, section, tags and description."""
    title: bytes
    """Of the title alone: tells whether an address leads to the same story."""
    joined: str | None = None
    """The forms that `text` is made of; None for what comes from the state."""


def cosmetic(joined: str) -> str:
    """Return the joined forms without punctuation and marks: equal for two texts that differ only there."""
    return _UNIT.join(cosmetic_form(part) for part in joined.split(_UNIT))


def contents(record: Record) -> Contents:
    """Return the digests of a record's content; its publication must be settled before (it is part of them)."""
    title, subtitle, body = form(record.title), form(record.subtitle), form(record.body)
    joined = _UNIT.join((title, subtitle, body))
    text, metadata = _digest(joined), _digest(_metadata(record))
    content = _digest(f"{SCHEME}\n{text.hex()}\n{metadata.hex()}\n")
    return Contents(content=content, text=text, metadata=metadata, title=_digest(title), joined=joined)


def content_sha256(record: Record) -> str:
    """Return what `content_sha256` of a record must be."""
    return contents(record).content.hex()


def holds(record: Record) -> bool:
    """Say whether a stored record has the content that its `content_sha256` names; another scheme cannot be told."""
    return record.comparison != SCHEME or content_sha256(record) == record.content_sha256


def _metadata(record: Record) -> str:
    day = record.date_published.isoformat() if record.date_published else record.published_edtf or ""
    authors = _ITEM.join(form(name) for name in record.authors)
    tags = _ITEM.join(sorted(form(tag) for tag in record.tags))
    section, description = form(record.section), form(record.description)
    return _UNIT.join((day, authors, section, tags, description))


def form(text: str | None) -> str:
    """Return the comparison form of a text without its white space, empty for none."""
    # Splitting takes out white space ten times faster than a pattern does.
    return comparison_form("".join(text.split())) if text else ""


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
