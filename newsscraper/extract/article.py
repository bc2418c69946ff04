"""One page → one `Article`: every field from its best source, with the name of that source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsscraper.extract import embedded, json_story, outcome, reservations, when
from newsscraper.extract import layout as layouts
from newsscraper.extract.generic import Reading
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document
from newsscraper.extract.title import is_cut, is_headed
from newsscraper.items import Article, Image, Layout, Methods, Notice, Outcome, Publisher
from newsscraper.text.encoding import Reason
from newsscraper.text.ending import looks_cut
from newsscraper.text.forms import display_text
from newsscraper.text.language import language_of
from newsscraper.text.urls import absolute, canonical

Headers = Mapping[str, str] | Mapping[bytes, bytes] | Iterable[tuple[bytes | str, bytes | str]] | None

_NOBODY = Publisher(slug="json", name="", name_en="", country="XX")
"""Whose layout reads JSON that says itself what it is."""
_SHORT = 30
"""Words below which `body-short` is said."""


def article(
    html: bytes, *, url: str, fetched_at: datetime, headers: Headers = None, publisher: Publisher | None = None
) -> Article:
    """Extract an article from the bytes of a page.

    `url` is the address that answered, `fetched_at` an aware datetime: the "now" of relative dates and of the choice of
    a layout. `headers` are those of the response, a mapping or pairs of str or bytes; `Content-Type`, `X-Robots-Tag`
    and `TDM-Reservation` are read. Any bytes give an `Article`, never an exception; `outcome` says when it is none.
    """
    lines = header_lines(headers)
    content_type = lines["content-type"][-1] if "content-type" in lines else None
    chosen = layouts.choose(publisher, fetched_at.date()) if publisher else None
    other = outcome.judge_bytes(html, content_type)
    told = (
        json_story.document(html, url=url, content_type=content_type, publisher=publisher, layout=chosen)
        if other is Outcome.NOT_ARTICLE
        else None
    )
    if other is not None and told is None:
        is_list = other is Outcome.NOT_ARTICLE and json_story.is_list(html, content_type, publisher)
        return Article(outcome=Outcome.LISTING if is_list else other, url=url)
    doc = told or Document.parse(html, url=url, content_type=content_type)
    layout = chosen if told is None else json_story.layout_of(chosen)
    found, page, mismatch = _read(doc, fetched_at, publisher, layout)
    verdict = outcome.judge(
        doc,
        page.flow,
        title=found.title,
        body=found.body,
        language=found.language,
        publisher=publisher,
        headed=is_headed(doc, page.flow, page.title, dated=found.date_published is not None, lined=page.body.lined),
    )
    if mismatch is not None and verdict is Outcome.ARTICLE:
        verdict = Outcome.LAYOUT_MISMATCH
    metas = [text for name in (*reservations.EVERYBODY, reservations.AGENT) for text in doc.meta.get(name, ())]
    tdm = [*doc.meta.get("tdm-reservation", ()), *lines.get("tdm-reservation", ())]
    return replace(
        found,
        url=url,
        outcome=verdict,
        warnings=(*found.warnings, Notice.TRUNCATED) if told is None and looks_cut(html) else found.warnings,
        noarchive=reservations.forbids_archiving(lines.get("x-robots-tag", ()), metas, fetched_at),
        tdm_reservation=reservations.stated(*tdm),
    )


def header_lines(headers: Headers) -> dict[str, list[str]]:
    """Return headers as lower-case name → its values, in order."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers or ()
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        values = value if isinstance(value, (list, tuple)) else (value,)
        found.setdefault(_text(name).strip().lower(), []).extend(_text(one).strip() for one in values)
    return found


def _text(value: object) -> str:
    """Return a header's name or value as text."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _read(
    doc: Document, fetched_at: datetime, publisher: Publisher | None, chosen: Layout | None
) -> tuple[Article, Reading, str | None]:
    """Fill the fields: the layout's where it has them, else those of the generic rules.

    The last value says why the page does not fit its layout, when it does not.
    """
    page = Reading(doc, layouts.dropped(chosen, doc))
    found = generic_fields(page)
    methods = dict(found.pop("methods"))
    warnings: list[Notice] = found.pop("warnings")
    plain, plain_notices = when.read(page, now=fetched_at, publisher=publisher)
    laid: layouts.LayoutReading | None = None
    if chosen is not None:
        laid = layouts.read(publisher or _NOBODY, chosen, doc, page.flow)
        warnings += _overlay(found, methods, laid, doc)
    dates, date_notices = plain, plain_notices
    if laid is not None and laid.fields.keys() & {"published", "modified"}:
        dates, date_notices = when.read(page, now=fetched_at, publisher=publisher, laid=laid)
        if None not in (plain.get("date_published"), dates.get("date_published")) and (
            plain["date_published"] != dates["date_published"]
        ):
            warnings.append(Notice.LAYOUT_DISAGREES)
    methods |= {"published": dates.pop("published_from"), "modified": dates.pop("modified_from")}
    warnings += date_notices + _notices(doc, found["body"])
    if "dateline" not in found:
        line = page.dateline(found["body"].split("\n\n"), publisher.name if publisher else None)
        found["dateline"], methods["dateline"] = line.text, line.method
        warnings += [Notice.DATELINE_CONFLICT] if line.disputed else []
    path: tuple[str, ...] = found.pop("section")
    language = found.pop("language", None) or language_of(f"{found['title'] or ''}\n{found['body']}")
    draft = Article(
        outcome=Outcome.ARTICLE,
        url=doc.url,
        canonical_url=canonical_url(doc),
        section=path[0] if path else None,
        section_path=path,
        language=language,
        charset=doc.decoded.charset,
        charset_declared=doc.decoded.declared,
        layout=laid.name if laid else None,
        methods=Methods(**{**methods, "language": methods.get("language") or ("generic:text" if language else None)}),
        warnings=tuple(dict.fromkeys(warnings)),
        **found,
        **dates,
    )
    return draft, page, laid.mismatch if laid else None


def generic_fields(page: Reading) -> dict[str, Any]:
    """Return the fields as the generic rules see them, cleaned for storage, with `methods` and `warnings`."""
    title = display_text(page.title.text) if page.title.text else None
    body, body_from = _body(page, title)
    description, description_from = _description(page.doc, title)
    path, section_from = page.section
    tags, tags_from = page.tags
    names, byline, authors_from = page.authors
    return {
        "title": title,
        "subtitle": display_text(page.subtitle.text) if page.subtitle.text else None,
        "description": description,
        "body": body,
        "byline_raw": display_text(byline) if byline else None,
        "authors": _texts(names),
        "section": _texts(path),
        "tags": _texts(tags),
        "related": tuple(replace(link, title=display_text(link.title)) for link in page.related),
        "links": tuple(replace(link, text=display_text(link.text)) for link in page.links),
        "images": tuple(_shown(image) for image in page.images),
        "embeds": page.embeds,
        "warnings": list(_head_notices(page)),
        "methods": {
            "title": page.title.method,
            "subtitle": page.subtitle.method,
            "description": description_from,
            "body": body_from,
            "authors": authors_from,
            "section": section_from,
            "tags": tags_from,
            "related": "generic:label" if page.related else None,
            "images": "generic:body" if page.images else None,
        },
    }


def _head_notices(page: Reading) -> Iterator[Notice]:
    """Yield what is to be said about the headline and the line under it."""
    if page.title.cut:
        yield Notice.TITLE_CUT
    if page.subtitle.disputed:
        yield Notice.SUBTITLE_CONFLICT


def _body(page: Reading, title: str | None) -> tuple[str, str | None]:
    """Return the text and its source: what the page shows, else what its data hold."""
    shown = "\n\n".join(_texts(block.text for block in page.body.blocks))
    if len(shown.split(None, embedded.FEW_WORDS)) < embedded.FEW_WORDS:
        held, source = embedded.paragraphs(page.doc, title)
        stated = "\n\n".join(_texts(held))
        if len(stated.split()) > len(shown.split()):
            return stated, source
    return shown, "generic:density" if shown else None


def _overlay(
    found: dict[str, Any], methods: dict[str, Any], laid: layouts.LayoutReading, doc: Document
) -> list[Notice]:
    """Put a layout's fields over the generic ones, and say where the two disagree."""
    from newsscraper.extract.loader import load  # itemloaders imports Scrapy when it is installed: 0.4 s

    warnings: list[Notice] = []
    own = load(laid, doc)
    if is_cut(own.get("title", ""), found["title"] or ""):
        warnings.append(Notice.TITLE_CUT)
        del own["title"]
    if _disagree(own, found):
        warnings.append(Notice.LAYOUT_DISAGREES)
    for name, value in own.items():
        found[name] = value
        methods[name] = f"layout {laid.fields[name].source}"
    if "authors" in own:
        found["byline_raw"] = display_text("، ".join(laid.fields["authors"].texts)) or None
    return warnings


def _disagree(own: dict[str, Any], found: dict[str, Any]) -> bool:
    """Say whether layout and generic rules give different titles, or bodies that share less than four words of five."""
    if "title" in own and found["title"] and fold(own["title"]) != fold(found["title"]):
        return True
    one, other = set(own.get("body", "").split()), set(found["body"].split())
    return bool(one and other) and len(one & other) < 0.8 * max(len(one), len(other))


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for value in values if (text := display_text(value)))


def _shown(image: Image) -> Image:
    return replace(image, caption=display_text(image.caption) if image.caption else None)


def _notices(doc: Document, body: str) -> list[Notice]:
    found = []
    if len(body.split(None, _SHORT)) < _SHORT:
        found.append(Notice.BODY_SHORT)
    if doc.decoded.lied:
        found.append(Notice.CHARSET_LIED)
    if doc.decoded.reason == Reason.ENCODED_TWICE:
        found.append(Notice.ENCODING_REPAIRED)
    if doc.rescued:
        found.append(Notice.RESCUED)
    return found


def canonical_url(doc: Document) -> str:
    """Return the address an article is known by: its `rel=canonical` when that is a page of this site, else its own.

    A canonical link to the home page or another site is a mistake of a template and is not believed.
    """
    own = canonical(doc.url)
    for element in doc.head["link"]:
        rel = element.get("rel")
        if rel and "canonical" in rel.lower().split():
            url = absolute(doc.url, (element.get("href") or "").strip())
            stated = canonical(url) if url and url != doc.url else own
            if _plausible(own, stated):
                return stated
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
