"""`ArticleLoader`: the values of a layout's sources → the fields of an `Article`, cleaned by one processor a field."""

from html import unescape
from typing import Any

from itemloaders import ItemLoader
from itemloaders.processors import Compose, Identity, MapCompose, TakeFirst

from newsscraper.extract import authors, section, tags
from newsscraper.extract.layout import Found, LayoutReading
from newsscraper.extract.page import Document
from newsscraper.extract.related import as_printed
from newsscraper.items import Image, Related
from newsscraper.text.forms import display_text
from newsscraper.text.urls import absolute

_LINKED = ("related",)
_PLAIN = ("title", "subtitle", "description", "body", "authors", "dateline", "section", "tags", "images", "language")


def _clean(text: str) -> str | None:
    return display_text(unescape(text)) or None


def _tags(values: list[str]) -> tuple[str, ...]:
    return tags.clean([part for value in values for part in tags.split([value])], None)


def _names(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for value in values for name in authors.names(value)))


class ArticleLoader(ItemLoader):
    """Turns lists of raw texts into the fields of an article."""

    default_item_class = dict
    default_input_processor = MapCompose(_clean)
    default_output_processor = TakeFirst()
    body_out = Compose("\n\n".join)
    tags_out = Compose(_tags)
    authors_out = Compose(_names)
    section_out = Compose(lambda values: section.clean(values, None))
    related_in = images_in = Identity()
    related_out = images_out = Compose(tuple)


def load(reading: LayoutReading, doc: Document) -> dict[str, Any]:
    """Return the cleaned fields of a layout: `section` as a path, `body` as one text, `related` and `images` as items.

    `published` and `modified` are left out: the date rules read them.
    """
    loader = ArticleLoader()
    for name in _PLAIN:
        if name in reading.fields:
            values = reading.fields[name]
            loader.add_value(name, _images(values, doc) if name == "images" else values.texts)
    for name in _LINKED:
        if name in reading.fields:
            loader.add_value(name, _related(reading.fields[name], doc))
    fields: dict[str, Any] = {name: value for name, value in loader.load_item().items() if value}
    return fields


def _related(found: Found, doc: Document) -> list[Related]:
    links: dict[str, str] = {}
    for text, link in found.values:
        url = as_printed(doc, (link.get("href") or "").strip()) if link is not None else None
        title = display_text(text)
        if url and len(title) > len(links.get(url, "")):
            links[url] = title
    return [Related(title=title, url=url) for url, title in links.items()]


def _images(found: Found, doc: Document) -> list[Image]:
    return [Image(url=url) for text in found.texts if (url := absolute(doc.base, text))]
