"""Pictures with their captions, and what the article embeds of other sites."""

import re
from typing import TYPE_CHECKING

from newsscraper.extract import hints
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Flow, Picture
from newsscraper.extract.page import Document
from newsscraper.items import Embed, Image, InlineLink
from newsscraper.text.urls import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_IMAGES = 60

_SMALL = re.compile(
    r"(?:^|[/_.-])(?:logo|icon|sprite|avatar|pixel|blank|spacer|placeholder|loading|emoji|1x1)", re.IGNORECASE
)
_CREDIT = re.compile(
    r"^(?:©|صدر الصورة|مصدر الصورة|التعليق على الصورة|photo|image|getty|reuters)\s*[:،,]?\s*", re.IGNORECASE
)
_KINDS = (
    ("video", re.compile(r"youtube|youtu\.be|vimeo|dailymotion|brightcove|jwplay|/video|player", re.IGNORECASE)),
    ("audio", re.compile(r"soundcloud|spotify|podcast|anchor\.fm|audio", re.IGNORECASE)),
    ("post", re.compile(r"twitter|x\.com|facebook|instagram|tiktok|t\.me|telegram", re.IGNORECASE)),
    ("map", re.compile(r"google\.[a-z.]+/maps|openstreetmap", re.IGNORECASE)),
    ("document", re.compile(r"scribd|\.pdf|docs\.google", re.IGNORECASE)),
)
_ADS = re.compile(
    r"doubleclick|googletagmanager|/ads?[/.]|adservice|googlesyndication|recaptcha|facebook\.com/(?:plugins|tr)",
    re.IGNORECASE,
)


def images(doc: Document, flow: Flow, body: Body) -> tuple[Image, ...]:
    """Return the pictures of the article: the stated one first, then those between headline and last paragraph."""
    found: dict[str, str | None] = {}
    for name in ("og:image", "twitter:image", "og:image:url"):
        for value in doc.meta.get(name, ())[:1]:
            url = absolute(doc.base, value)
            if url and not found and not _SMALL.search(url):
                found[url] = None
    for picture in flow.pictures:
        if not body.start - 8 <= picture.at < body.end or _hinted_away(flow, picture):
            continue
        if url := _source(doc, picture.element):
            found.setdefault(url, _caption(flow, picture))
    return tuple(Image(url=url, caption=caption) for url, caption in list(found.items())[:MAX_IMAGES])


def _source(doc: Document, element: "_Element") -> str | None:
    """Return a picture's address; lazy loading keeps it in a data attribute."""
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:") and not _SMALL.search(value):
            return absolute(doc.base, value)
    return None


def _hinted_away(flow: Flow, picture: Picture) -> bool:
    away = hints.NAV | hints.RELATED | hints.LISTS | hints.SHARE | hints.COMMENTS | hints.ADS | hints.AUTHOR
    return any(flow.nodes[node].hints & away for node in flow.up(picture.node, 4))


def _caption(flow: Flow, picture: Picture) -> str | None:
    """Return the caption next to a picture: a block hinted as one, else nothing. Alternative texts are no captions."""
    for block in flow.blocks[picture.at : picture.at + 3]:
        if block.zone & hints.CAPTION:
            return _CREDIT.sub("", block.text) or None
    return None


def embeds(doc: Document, flow: Flow, body: Body) -> tuple[Embed, ...]:
    """Return frames and players between headline and last paragraph, without advertisements."""
    found: dict[str, str] = {}
    for picture in flow.embeds:
        if not body.start - 4 <= picture.at <= body.end:
            continue
        value = picture.element.get("src") or picture.element.get("data-src") or ""
        url = absolute(doc.base, value.strip()) if value.strip() else None
        if url and not _ADS.search(url):
            found.setdefault(url, next((kind for kind, pattern in _KINDS if pattern.search(url)), "other"))
    return tuple(Embed(kind=kind, url=url) for url, kind in list(found.items())[:MAX_IMAGES])


def inline_links(doc: Document, body: Body) -> tuple[InlineLink, ...]:
    """Return the links inside the paragraphs."""
    found: dict[str, str] = {}
    for block in body.blocks:
        for anchor in block.anchors:
            url = absolute(doc.base, anchor.href)
            if url:
                found.setdefault(url, anchor.text)
    return tuple(InlineLink(text=text, url=url) for url, text in list(found.items())[:200])
