"""A story that a site's service gives as JSON → a document that the rules for pages read.

The story's text is HTML inside a string, so that inserts, pictures and links in it are those of a page. Its headline
and text are set into a page of their own; `json:` sources read every other field from the story itself.
"""

import re
from dataclasses import replace
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from newsscraper.extract import json_path
from newsscraper.extract.markup import encoded, parse_html
from newsscraper.extract.page import Document
from newsscraper.items import Api, Layout, Publisher
from newsscraper.text.encoding import decode
from newsscraper.text.urls import absolute, wellformed

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "json:"
"""How a source begins that looks into JSON."""

KNOWN = Layout(
    fields={
        "title": ("json:title.rendered", "json:headline"),
        "published": ("json:date", "json:datePublished"),
        "modified": ("json:modified", "json:dateModified"),
        "body": ("json:content.rendered", "json:articleBody"),
        "authors": ("json:_embedded.author[].name", "json:author.name", "json:author[].name"),
        "section": ("json:_embedded.wp:term[][taxonomy=category].name", "json:articleSection"),
        "tags": ("json:_embedded.wp:term[][taxonomy=post_tag].name", "json:keywords"),
    }
)
"""The two forms that say themselves what they are: a post of WordPress's REST API, and schema.org's `NewsArticle`."""

PAGE = Api(items=("[]",), page="{link}")
"""The list and the address of WordPress's REST API."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z][^<>]{0,2000}?&gt;")
_LINES = re.compile(r"\s*[\r\n]+\s*")


def document(
    body: bytes, *, url: str, content_type: str | None, publisher: Publisher | None, layout: Layout | None
) -> Document | None:
    """Return the story of a JSON body as a document; None where there is no headline or no text.

    Its `url` is the address of the story's page, which the publisher's facts make from the story.
    """
    story = story_of(json_path.load(body, content_type), publisher)
    title = next(iter(found(story, layout, "title")), None)
    text = next(iter(found(story, layout, "body")), None)
    if title is None or text is None:
        return None
    html = _page(title, markup(text))
    return Document(
        url=wellformed(page_of(story, publisher, url) or url),
        decoded=replace(decode(body, content_type), text=html),
        tree=parse_html(encoded(html))[0],
        utf8=encoded(html),
        story=story,
    )


def is_list(body: bytes, content_type: str | None, publisher: Publisher | None) -> bool:
    """Say whether a JSON body is a list of stories by the publisher's facts."""
    answer = json_path.load(body, content_type)
    return any(json_path.values(answer, path) for path in (publisher.api or PAGE).items) if publisher else False


def story_of(answer: Any, publisher: Publisher | None) -> Any:
    """Return the story in an answer: where the publisher's facts say it is, else the answer itself."""
    path = publisher.api.story if publisher and publisher.api else ""
    return next(iter(json_path.values(answer, path)), None)


def layout_of(layout: Layout | None) -> Layout:
    """Return the layout to read JSON with: the publisher's when it says anything about JSON, else the known forms."""
    if layout and any(source.startswith(KIND) for tried in layout.fields.values() for source in tried):
        return layout
    return KNOWN


def found(story: Any, layout: Layout | None, name: str) -> list[str]:
    """Return what the first `json:` source of a field that yields finds in a story."""
    for source in layout_of(layout).fields.get(name, ()):
        if source.startswith(KIND) and (texts := json_path.texts(story, source.removeprefix(KIND).split(";")[0])):
            return texts
    return []


def page_of(story: Any, publisher: Publisher | None, base: str) -> str | None:
    """Return the address of a story's page, or None when it cannot be told."""
    template = publisher.api.page if publisher and publisher.api else PAGE.page
    filled = json_path.fill(template, story) if template else None
    return absolute(base, filled) if filled else None


def markup(text: str) -> str:
    """Return a text of JSON as markup: as it is, unescaped where it was escaped twice, else its lines as paragraphs."""
    if not _TAG.search(text) and _ESCAPED_TAG.search(text):
        text = unescape(text)
    if _TAG.search(text):
        return text
    lines = (line for line in _LINES.split(unescape(text)) if line)
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def tree_of(text: str) -> "_Element":
    """Return a text of JSON as a tree."""
    return parse_html(encoded(f"<html><body><div>{markup(text)}</div></body></html>"))[0]


def _page(title: str, text: str) -> str:
    heading = escape(" ".join(_TAG.sub("", markup(title)).split()), quote=True) if _TAG.search(title) else escape(title)
    return (
        '<html><head><meta property="og:type" content="article"></head><body><article>'
        f'<h1>{heading}</h1>\n<div class="article-body">{text}</div></article></body></html>'
    )
