"""One page → one `Article`: every field from its best source, with the name of that source."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from newsscraper.extract import outcome
from newsscraper.extract.generic import Reading
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document
from newsscraper.items import Article, Image, Methods, Notice, Outcome, Publisher
from newsscraper.text.forms import display_text
from newsscraper.text.language import language_of
from newsscraper.text.urls import absolute, canonical

Headers = Mapping[str, str] | Mapping[bytes, bytes] | Iterable[tuple[bytes | str, bytes | str]] | None

_SHORT = 30
"""Words below which `body-short` is said."""


def article(
    html: bytes, *, url: str, fetched_at: datetime, headers: Headers = None, publisher: Publisher | None = None
) -> Article:
    """Extract an article from the bytes of a page.

    `url` is the address that answered, `fetched_at` an aware datetime: the "now" of relative dates and of the choice of
    a layout. `headers` are those of the response, a mapping or pairs of str or bytes; `Content-Type` and `X-Robots-Tag`
    are read. Any bytes give an `Article`, never an exception; `outcome` says when the page is none.
    """
    lines = header_lines(headers)
    content_type = lines.get("content-type")
    other = outcome.judge_bytes(html, content_type)
    if other is not None:
        return Article(outcome=other, url=url)
    doc = Document.parse(html, url=url, content_type=content_type)
    found = _read(doc, fetched_at, publisher)
    verdict = outcome.judge(doc, title=found.title, body=found.body, language=found.language, publisher=publisher)
    robots = ",".join([lines.get("x-robots-tag", ""), *doc.meta.get("robots", ()), *doc.meta.get("archive", ())])
    return replace(found, outcome=verdict, noarchive="noarchive" in robots.lower())


def header_lines(headers: Headers) -> dict[str, str]:
    """Return headers as lower-case name → value; a repeated one is joined by commas, but for Content-Type."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers or ()
    found: dict[str, str] = {}
    for name, value in pairs:
        key = _text(name).strip().lower()
        held = found.get(key)
        found[key] = (
            _text(value).strip() if held is None or key == "content-type" else f"{held}, {_text(value).strip()}"
        )
    return found


def _text(value: object) -> str:
    """Return a header's name or value as text; Scrapy gives lists of bytes."""
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(one) for one in value)
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _read(doc: Document, fetched_at: datetime, publisher: Publisher | None) -> Article:
    """Fill the fields by the generic rules."""
    page = Reading(doc)
    title = display_text(page.title.text) if page.title.text else None
    paragraphs = [text for block in page.body.blocks if (text := display_text(block.text))]
    body = "\n\n".join(paragraphs)
    path, section_from = page.section
    tags, tags_from = page.tags
    names, byline, authors_from = page.authors
    description, description_from = _description(doc, title)
    notices = [Notice.TITLE_CUT] if page.title.cut else []
    return Article(
        outcome=Outcome.ARTICLE,
        url=doc.url,
        canonical_url=canonical_url(doc),
        title=title,
        description=description,
        body=body,
        byline_raw=byline,
        authors=tuple(display_text(name) for name in names),
        section=display_text(path[0]) if path else None,
        section_path=tuple(display_text(name) for name in path),
        tags=tuple(display_text(tag) for tag in tags),
        related=tuple(replace(link, title=display_text(link.title)) for link in page.related),
        links=tuple(replace(link, text=display_text(link.text)) for link in page.links),
        images=tuple(_shown(image) for image in page.images),
        embeds=page.embeds,
        language=language_of(f"{title or ''}\n{body}"),
        charset=doc.decoded.charset,
        charset_declared=doc.decoded.declared,
        methods=Methods(
            title=page.title.method,
            description=description_from,
            body="generic:density" if body else None,
            authors=authors_from,
            section=section_from,
            tags=tags_from,
            related="generic:label" if page.related else None,
            images="generic:body" if page.images else None,
            language="generic:text" if body else None,
        ),
        warnings=tuple(notices + _notices(doc, body)),
    )


def _shown(image: Image) -> Image:
    return replace(image, caption=display_text(image.caption) if image.caption else None)


def _notices(doc: Document, body: str) -> list[Notice]:
    found = []
    if len(body.split()) < _SHORT:
        found.append(Notice.BODY_SHORT)
    if doc.rescued:
        found.append(Notice.RESCUED)
    return found


def canonical_url(doc: Document) -> str:
    """Return the address an article is known by: the page's `rel=canonical` when it is a page of this site, else its own.

    A canonical link to the home page or another site is a mistake of a template and is not believed.
    """
    own = canonical(doc.url)
    for element in doc.tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            url = absolute(doc.url, (element.get("href") or "").strip())
            if url and _plausible(own, canonical(url)):
                return canonical(url)
    return own


def _plausible(own: str, stated: str) -> bool:
    """Say whether a stated canonical address may be believed: same host but for `www.`, and no home page."""
    one, other = own.split("/", 3), stated.split("/", 3)
    if len(other) < 4 or not other[3] or len(one) < 4:
        return False
    return one[2].removeprefix("www.").removeprefix("m.") == other[2].removeprefix("www.").removeprefix("m.")


def _description(doc: Document, title: str | None) -> tuple[str | None, str | None]:
    """Return the page's own summary and its source; one that repeats the title is none."""
    for node in doc.jsonld:
        value = node.get("description")
        if "headline" in node and isinstance(value, str) and (text := display_text(value)):
            return text, "jsonld:description"
    for name in ("og:description", "description", "twitter:description"):
        for value in doc.meta.get(name, ())[:1]:
            text = display_text(value)
            if text and fold(text) != fold(title or ""):
                return text, f"meta:{name}"
    return None, None
