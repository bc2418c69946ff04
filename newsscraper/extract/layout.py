"""A publisher's layout on one page: the fields that its facts find, and which source found each."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from newsscraper.errors import LayoutMismatch
from newsscraper.extract import sources
from newsscraper.extract.flow import Flow
from newsscraper.extract.page import Document
from newsscraper.items import Layout, Publisher

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Found:
    """What a layout found for one field."""

    values: tuple[sources.Found, ...]
    source: str
    """The source as written in the facts."""

    @property
    def texts(self) -> list[str]:
        """The values as texts."""
        return [text for text, _ in self.values]


@dataclass(frozen=True, slots=True)
class LayoutReading:
    """The fields of a layout on one page."""

    name: str
    fields: dict[str, Found] = field(default_factory=dict)
    mismatch: str | None = None
    """Why the page does not fit the layout: publisher, field and sources tried; None when it does."""


def choose(publisher: Publisher, day: date) -> Layout | None:
    """Return the layout that was in use on a day: the one that ended first on or after it, else the present one.

    The platform's layouts follow the publisher's own, so of several without an end the first counts.
    """
    ended = [layout for layout in publisher.layouts if layout.until is not None and layout.until >= day]
    if ended:
        return min(ended, key=lambda layout: layout.until or day)
    return next((layout for layout in publisher.layouts if layout.until is None), None)


def name_of(publisher: Publisher, layout: Layout) -> str:
    """Return `<slug>-<8 hex digits>`: another name whenever the facts of the layout change."""
    facts = repr((layout.until, sorted(layout.fields.items()), layout.drop))
    return f"{publisher.slug}-{hashlib.sha256(facts.encode()).hexdigest()[:8]}"


def read(publisher: Publisher, layout: Layout, doc: Document, page: Flow) -> LayoutReading:
    """Return what a layout finds; a field without a source that yields is left to the generic rules.

    A field with a source marked `required` or `at most n` that is not kept makes a mismatch, which is told, not raised:
    the generic rules may still read the page.
    """
    found: dict[str, Found] = {}
    mismatch: str | None = None
    for name in layout.fields:
        try:
            value = _field(publisher, name, layout.fields[name], doc, page)
        except LayoutMismatch as error:
            mismatch = mismatch or str(error)
            continue
        if value is not None:
            found[name] = value
    return LayoutReading(name_of(publisher, layout), found, mismatch)


def _field(publisher: Publisher, name: str, tried: tuple[str, ...], doc: Document, page: Flow) -> Found | None:
    """Return the first source that yields; raises `LayoutMismatch`."""
    parsed = [sources.parse(text) for text in tried]
    for source in parsed:
        values = sources.find(source, doc, page)
        if source.at_most is not None and len(values) > source.at_most:
            raise LayoutMismatch(
                f"{publisher.slug}: {source.text!r} for {name} found {len(values)} values, more than {source.at_most};"
                " the site has changed its markup, mend its file"
            )
        if values:
            return Found(tuple(values), source.text)
    if any(source.required for source in parsed):
        raise LayoutMismatch(
            f"{publisher.slug}: no source of {name} yields ({', '.join(tried)}); the site has changed its markup,"
            " mend its file"
        )
    return None


def dropped(layout: Layout | None, doc: Document) -> "frozenset[_Element]":
    """Return the elements that a layout cuts out before any text is read."""
    return frozenset(
        one for text in (layout.drop if layout else ()) for one in sources.elements(sources.parse(text), doc)
    )
