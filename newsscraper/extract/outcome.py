"""What a page turned out to be: one named outcome for any bytes.

The order matters: a challenge page is no article whatever its text, and a page that says "not found" is none either;
a live blog or a paywalled story is an article of a kind; only what is left can be one.
"""

import json
import re
from urllib.parse import urlsplit

from newsscraper.extract import outcome_kind as kind
from newsscraper.extract import outcome_words as words
from newsscraper.extract.flow import Flow
from newsscraper.extract.outcome_signs import is_challenge
from newsscraper.extract.page import Document
from newsscraper.items import Outcome, Publisher

FEW_WORDS = 20
"""A text of fewer words is an article only where the page says so itself: a flash has ten."""
A_FLASH = 6
"""Words of the shortest news under a headline of its own."""
SHORT_BODY = 80
"""A text of fewer words can stand on a page that is about something else: a refusal, a missing page."""
A_NOTICE = 50
"""Words of the longest notice that a page is missing which names it in its text alone."""
TEASER = 200
"""A locked page with fewer words shows only the beginning of its story."""
LONG_PARAGRAPH = 30
"""Words that no headline and few teasers have."""
PROSE = 120
"""Words in such paragraphs that make a story."""
LONG_BODY = 500
"""A text of more words is no collection of headlines."""
SURE_LANGUAGE = 15
"""Words below which a language is not told reliably."""

_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b", b"OggS", b"ID3", b"BM",
    b"\x00\x00\x00\x18ftyp", b"\x00\x00\x00\x20ftyp", b"\x1aE\xdf\xa3", b"Rar!", b"7z\xbc\xaf",
    b"wOFF", b"wOF2", b"\x00\x00\x01\x00",
)  # fmt: skip
"""First bytes of images, PDF, archives, sound, films and fonts."""
_OTHER_TYPES = re.compile(
    r"(?:image|audio|video|font)/|application/(?:pdf|zip|octet-stream|msword|vnd\.)", re.IGNORECASE
)
_FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|urlset|sitemapindex|RDF)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|table|meta|title|article|span|a|h1|br|font|center)\b", re.IGNORECASE
)
_CAPTCHA_JSON = re.compile(rb"captcha-delivery\.com|perimeterx|\"appId\"\s*:\s*\"PX", re.IGNORECASE)


def judge_bytes(body: bytes, content_type: str | None = None) -> Outcome | None:
    """Judge a body that is no HTML page; None when it may be one.

    Empty, image, PDF, archive, sound, film, JSON and bare text are `NOT_ARTICLE`; a feed or sitemap is a `LISTING`; the
    JSON that some firewalls answer with is `BLOCKED`.
    """
    start = body[:4_096].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not start:
        return Outcome.NOT_ARTICLE if not body[4_096:].strip(b" \t\r\n\0") else None
    if start.startswith(_MAGIC) and not start.startswith((b"BM<", b"ID3<")):
        return Outcome.NOT_ARTICLE
    if start[:1] in b"{[" and _is_json(body, content_type):
        return Outcome.BLOCKED if _CAPTCHA_JSON.search(body[:20_000]) else Outcome.NOT_ARTICLE
    root = _FEED_ROOT.search(start[:1_500])
    if root and not _MARKUP.search(start[: root.start()]):  # behind its root a feed has elements such as <title>
        return Outcome.LISTING
    if _OTHER_TYPES.match(content_type or "") and not _MARKUP.search(start):
        return Outcome.NOT_ARTICLE
    return None if b"<" in body else Outcome.NOT_ARTICLE


def _is_json(body: bytes, content_type: str | None) -> bool:
    """Say whether a body is JSON: by its type, or by reading it."""
    if "json" in (content_type or "").lower():
        return True
    if len(body) > 5_000_000:
        return not _MARKUP.search(body[:4_096])
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def judge(
    document: Document,
    flow: Flow,
    *,
    title: str | None,
    body: str,
    language: str | None,
    publisher: Publisher | None,
    headed: bool = False,
) -> Outcome:
    """Judge an HTML page by its markup and by what extraction found in it.

    `flow` is that of the whole page, `language` the one found in the text (BCP 47, None when unknown). A publisher says
    which language is expected; without one none is. `headed` says that the headline stands over the page as that of an
    article does.
    """
    count = len(body.split())
    page = kind.Evidence(document, flow)
    if is_challenge(document, page, count):
        return Outcome.BLOCKED
    if _is_missing(page, count):
        return Outcome.SOFT_404
    if kind.is_live_blog(page):
        return Outcome.LIVE_BLOG
    media = count < kind.FEW_FOR_MEDIA and kind.is_media(page, title or "")
    if not (headed and (media or count >= A_FLASH)) and _is_listing(document, page, body, count):
        return Outcome.LISTING
    if _is_locked(page, count):
        return Outcome.PAYWALLED
    if media:
        return Outcome.MEDIA_ONLY
    if not _is_article(page, title, count, headed=headed):
        return Outcome.NOT_ARTICLE
    return Outcome.OTHER_LANGUAGE if _is_foreign(language, count, publisher) else Outcome.ARTICLE


def _is_missing(page: "kind.Evidence", count: int) -> bool:
    """Say whether the page tells that there is nothing: in its title or heading, or as all of its short text.

    Most-read lists below the notice make text of their own, so that a title which is nothing but the notice counts
    more than the length, unless the page describes itself as an article.
    """
    if count >= SHORT_BODY and page.is_article:
        return False
    if any(words.MISSING_TITLE.fullmatch(part) for part in page.title_parts):
        return True
    if count >= SHORT_BODY:
        return False
    if any(words.MISSING.search(heading) for heading in page.headings):
        return True
    return not page.is_article and count < A_NOTICE and bool(words.MISSING.search(page.opening))


def _is_listing(document: Document, page: "kind.Evidence", body: str, count: int) -> bool:
    """Say whether the page is a list of links: by its own word, by its address, or by what its text consists of."""
    if (page.is_article and count >= FEW_WORDS) or count >= LONG_BODY or _is_prose(body):
        return False
    parts = urlsplit(document.url)
    if parts.path in ("", "/") and not parts.query:
        return kind.shows_list(page, at_least=3)
    if page.types & kind.LIST_TYPES:
        return kind.shows_list(page, at_least=3)
    return kind.shows_list(page, at_least=5) and kind.is_mostly_links(page, count)


def _is_prose(body: str) -> bool:
    """Say whether enough of a text stands in long paragraphs: a list has headlines and teasers."""
    lengths = (len(paragraph.split()) for paragraph in body.split("\n\n"))
    return sum(length for length in lengths if length >= LONG_PARAGRAPH) >= PROSE


def _is_locked(page: "kind.Evidence", count: int) -> bool:
    """Say whether only a teaser is shown: the page says it is not free, or asks to subscribe, and the text is short."""
    stated = page.word_count
    if page.is_locked and (count < TEASER or (stated is not None and count * 2 < stated)):
        return True
    return count < TEASER and bool(words.LOCKED.search(page.notices))


def _is_article(page: "kind.Evidence", title: str | None, count: int, *, headed: bool) -> bool:
    if not title or not count:
        return False
    if not page.is_article and any(words.HOUSE_TITLE.fullmatch(part) for part in page.title_parts):
        return False
    return page.is_article or count >= FEW_WORDS or (headed and count >= A_FLASH)


def _is_foreign(language: str | None, count: int, publisher: Publisher | None) -> bool:
    """Say whether the text is in another language than the publisher's; dialects and scripts do not count."""
    if publisher is None or not language or count < SURE_LANGUAGE:
        return False
    return language.split("-")[0].lower() != publisher.language.split("-")[0].lower()
