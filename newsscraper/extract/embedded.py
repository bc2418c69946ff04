"""The text of an article that the page holds as data and draws by script: JSON-LD, `__NEXT_DATA__` and their like.

Read only where the markup shows next to no text. A page's own markup is what readers see, so it always goes first.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsscraper.extract import body, parts, script_data, walk, worth
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document

FEW_WORDS = 20
"""Words of a shown text below which the page's data are read."""

_TITLES = ("headline", "title", "name", "heading", "headlines")
_BODIES = (
    "articleBody", "body", "content", "bodyText", "body_text", "fullText", "full_text", "text", "story", "details",
    "html", "contentHtml", "content_html", "articleContent", "rendered", "content_elements", "blocks", "paragraphs",
)  # fmt: skip
_DATES = {
    "published": (
        "datePublished", "publishDate", "publishedAt", "published_at", "publish_date", "publishedDate",
        "published_date",
        "publicationDate", "publishTime", "pubDate", "first_publish_date", "display_date", "date", "createdAt",
        "created_at", "createdDate",
    ),
    "modified": ("dateModified", "updatedAt", "updated_at", "modifiedDate", "last_updated_date", "modified"),
}  # fmt: skip
_PIECES = ("content", "text", "html", "value", "data", "body", "paragraph")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|li|blockquote|span)\b", re.IGNORECASE)
_LINES = re.compile(r"[ \t]*(?:\r?\n|\r)\s*")


def paragraphs(doc: Document, title: str | None) -> tuple[list[str], str | None]:
    """Return the paragraphs that the page's data hold and their source, the longest text first asked of JSON-LD."""
    stated = [value for node in doc.jsonld if isinstance(value := node.get("articleBody"), str) and value.strip()]
    if stated and (found := _texts(max(stated, key=len))):
        return found, "jsonld:articleBody"
    candidates = [pair for data in script_data.values(doc) for pair in _candidates(data, fold(title or ""))]
    if not candidates:
        return [], None
    raw = max(candidates, key=lambda pair: (pair[0], len(pair[1])))[1]
    found = _texts(raw)
    return found, "script:body" if found else None


def dates(doc: Document, title: str | None) -> Iterator[tuple[str, str]]:
    """Yield (role, string) of the dates that the object of this headline holds beside it in the page's data."""
    wanted = fold(title or "")
    for one in (one for data in script_data.values(doc) for one in script_data.objects(data)) if wanted else ():
        if any(fold(text) == wanted for key in _TITLES if (text := plain(one.get(key)))):
            for role, keys in _DATES.items():
                stated = next((value for key in keys if isinstance(value := one.get(key), str)), None)
                if stated:
                    yield role, stated


def _candidates(data: Any, title: str) -> Iterator[tuple[bool, str]]:
    """Yield the texts of objects that have a headline and a text; the first value says whether it is the page's own."""
    for one in script_data.objects(data):
        headline = next((text for key in _TITLES if (text := plain(one.get(key)))), "")
        text = next((text for key in _BODIES if len(text := _joined(one.get(key))) >= 60), "")
        if text and headline:
            yield bool(title) and fold(headline) == title, text


def plain(value: Any) -> str:
    """Return a headline: a string, or the `basic` or `rendered` string of an object (Arc, WordPress)."""
    if isinstance(value, dict):
        value = value.get("basic") or value.get("rendered")
    return value if isinstance(value, str) else ""


def _joined(value: Any) -> str:
    """Return a text: a string, the `rendered` string of an object, or the pieces of a list, one a paragraph."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return plain(value)
    if isinstance(value, list):
        return "\n".join(piece for one in value[:2_000] if (piece := _piece(one)))
    return ""


def _piece(value: Any) -> str:
    for _ in range(3):
        if not isinstance(value, dict):
            break
        value = next((value[key] for key in _PIECES if value.get(key)), "")
    return value if isinstance(value, str) else ""


def _texts(raw: str) -> list[str]:
    """Return the paragraphs of a text, which may be markup: cleaned as those of a page are."""
    if not _MARKUP.search(raw):
        return [line for line in _LINES.split(raw.strip()) if line]
    root = etree.fromstring(
        _LINES.sub("<br>", raw).encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", no_network=True)
    )
    if root is None:
        return []
    page = walk.read(root)
    worth.mark(page, set())
    return [block.text for block in body.within(page, 0, parts.read(page), set()).blocks] if page.nodes else []
