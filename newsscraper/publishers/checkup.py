"""What each layer sees of a page, field by field, and what to change in a publisher's file. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from newsscraper import platforms
from newsscraper.extract import article, json_story, layout, sources
from newsscraper.extract.generic import Reading
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document
from newsscraper.items import Article, Layout, Outcome, Page, Publisher
from newsscraper.text.forms import display_text

if TYPE_CHECKING:
    from lxml.etree import _Element

FIELDS = ("title", "published", "body", "authors", "section", "tags", "related", "images")
"""What is looked at; title and body must be there."""
REQUIRED = ("title", "published", "body")
STATED = {
    "title": ("jsonld:headline", "meta:og:title", "microdata:headline"),
    "published": ("jsonld:datePublished", "meta:article:published_time", "microdata:datePublished"),
    "body": ("jsonld:articleBody", "microdata:articleBody"),
    "authors": ("jsonld:author.name", "meta:article:author", "meta:author"),
    "section": ("jsonld:articleSection", "meta:article:section"),
    "tags": ("jsonld:keywords", "meta:article:tag", "meta:keywords"),
    "related": (),
    "images": ("jsonld:image.url", "jsonld:image", "meta:og:image"),
}
"""Where a page's structured data states each field."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one layer sees of one field."""

    source: str
    """Which source yields it, as it would stand in a publisher's file, or the name of a generic rule."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of one page, layer by layer; None where a layer sees nothing."""

    name: str
    layout: Seen | None = None
    platform: Seen | None = None
    stated: Seen | None = None
    generic: Seen | None = None
    sources: tuple[str, ...] = ()
    """What the layout says of this field."""
    where: str | None = None
    """A source that would find what the lower layers see, when there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One page, looked at."""

    url: str
    outcome: Outcome
    fields: tuple[Field, ...]


def check(page: Page, publisher: Publisher, day: date) -> Checked:
    """Return what each layer sees of an article page; `day` chooses the layout."""
    document = _document(page, publisher, day)
    family = platforms.layouts(publisher.platform) if publisher.platform else ()
    own = publisher.layouts[: len(publisher.layouts) - len(family)]
    bare = _extracted(page, replace(publisher, layouts=(), platform=None))
    chosen = layout.choose(replace(publisher, layouts=own), day)
    reading = Reading(document, layout.dropped(chosen, document))
    laid = _laid(publisher, chosen, document, reading)
    shared = _laid(publisher, layout.choose(replace(publisher, layouts=family), day), document, reading)
    fields = (
        Field(
            name=name,
            layout=laid.get(name),
            platform=shared.get(name),
            stated=_stated(name, document, reading),
            generic=_generic(name, bare),
            sources=chosen.fields.get(name, ()) if chosen else (),
            where=where(name, bare, document),
        )
        for name in FIELDS
    )
    return Checked(url=page.url, outcome=_extracted(page, publisher).outcome, fields=tuple(fields))


def _document(page: Page, publisher: Publisher, day: date) -> Document:
    kind, chosen = page.header("content-type"), layout.choose(publisher, day)
    told = json_story.document(page.body, url=page.url, content_type=kind, publisher=publisher, layout=chosen)
    return told or Document.parse(page.body, url=page.url, content_type=kind)


def _extracted(page: Page, publisher: Publisher) -> Article:
    return article(page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=publisher)


def _laid(publisher: Publisher, chosen: Layout | None, document: Document, reading: Reading) -> dict[str, Seen]:
    if chosen is None:
        return {}
    found = layout.read(publisher, chosen, document, reading.flow)
    return {name: Seen(value.source, display_text(" ".join(value.texts))) for name, value in found.fields.items()}


def _stated(name: str, document: Document, reading: Reading) -> Seen | None:
    for text in STATED[name]:
        values = sources.find(sources.parse(text), document, reading.flow)
        if values:
            return Seen(text, display_text(" ".join(value for value, _ in values)))
    return None


def _generic(name: str, bare: Article) -> Seen | None:
    text = as_text(bare, name)
    return Seen(getattr(bare.methods, name) or "generic", text) if text else None


def as_text(found: Article, name: str) -> str:
    """Return a field of an article as one text."""
    if name == "published":
        return " ".join(filter(None, (found.published_edtf, found.published_raw)))
    value = getattr(found, name)
    if isinstance(value, tuple):
        return "، ".join(one if isinstance(one, str) else getattr(one, "title", None) or one.url for one in value)
    return value or ""


# ── where a value stands ─────────────────────────────────────────────────────────────────────────


def where(name: str, bare: Article, document: Document) -> str | None:
    """Return a source for the element in which a page shows what the generic rules found, when it can be named."""
    if name == "title" and bare.title:
        return _query("css", _holding(document, ("h1", "h2", "h3"), fold(bare.title)))
    if name == "body" and len(bare.paragraphs) > 1:
        return _query("paragraphs", _container(document, bare.paragraphs))
    return None


def _holding(document: Document, tags: Iterable[str], wanted: str) -> "_Element | None":
    found = (element for element in document.tree.iter(*tags) if fold(sources.text_of(element)) == wanted)
    return next(found, None)


def _container(document: Document, paragraphs: Sequence[str]) -> "_Element | None":
    """Return the innermost element that holds the first and the last paragraph."""
    ends = [
        next((e for e in document.tree.iter("p", "div", "td") if _starts(e, text)), None)
        for text in (paragraphs[0], paragraphs[-1])
    ]
    if ends[0] is None or ends[1] is None:
        return None
    holders = set(ends[1].iterancestors())
    return next((element for element in ends[0].iterancestors() if element in holders), None)


def _starts(element: "_Element", text: str) -> bool:
    own = display_text(" ".join((element.text or "").split()))
    return bool(own) and text.startswith(own[:60])


def _query(kind: str, element: "_Element | None") -> str | None:
    """Return a source for an element by its id or its first class; None when it has neither."""
    if element is None or not isinstance(element.tag, str):
        return None
    for name, mark in (("id", "#"), ("class", ".")):
        for word in (element.get(name) or "").split():
            if word.isascii() and word.replace("-", "").replace("_", "").isalnum() and not word[0].isdigit():
                return f"{kind}:{element.tag}{mark}{word}"
    return f"css:{element.tag}" if kind == "css" and element.tag == "h1" else None


# ── advice ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do about one field."""

    field: str
    sentence: str
    line: str | None = None
    """The line for the publisher's file, when one would help."""


def advice(pages: Sequence[Checked]) -> list[Advice]:
    """Return what to change, field by field; nothing when every layer does what it should."""
    if not pages:
        return []
    return [found for name in FIELDS for found in _about(name, [_field(page, name) for page in pages])]


def _field(page: Checked, name: str) -> Field:
    return next(field for field in page.fields if field.name == name)


def _about(name: str, fields: Sequence[Field]) -> Iterator[Advice]:
    tried = next((field.sources for field in fields if field.sources), ())
    laid = sum(field.layout is not None for field in fields)
    seen = sum(any((field.layout, field.platform, field.stated, field.generic)) for field in fields)
    if tried and laid == 0 and seen:
        better = _better(fields)
        if better:
            line = f"{name} = [{', '.join(_quoted(text) for text in (better, *tried))}]"
            yield Advice(field=name, sentence=f"{_all(tried)} no longer matches; {better} would", line=line)
        else:
            yield Advice(
                field=name,
                sentence=f"{_all(tried)} no longer matches; the generic rules read it: the line can go",
            )
    elif seen == 0 and (tried or name in REQUIRED):
        what = f"{_all(tried)} finds nothing and" if tried else "the layout does not name it and"
        yield Advice(field=name, sentence=f"{what} no other layer sees it either: look at the page")
    elif name in REQUIRED and seen < len(fields):
        yield Advice(field=name, sentence=f"seen in {seen} of {len(fields)} articles")


def _better(fields: Sequence[Field]) -> str | None:
    """Return the source that finds a field in the most pages: an element before structured data."""
    found = [field.where for field in fields if field.where] or [f.stated.source for f in fields if f.stated]
    return max(found, key=found.count) if found else None


def _all(tried: Sequence[str]) -> str:
    return ", ".join(tried)


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'
