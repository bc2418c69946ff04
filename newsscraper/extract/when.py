"""When an article was published and modified: collects what the page states and asks `published.resolve`.

Statements are machine-readable (JSON-LD, meta, `<time>`), visible (near the headline or behind the text), those of the
publisher's layout, or the day in the address.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from lxml import etree

from newsscraper.extract import embedded, hints
from newsscraper.extract.date_told import Told
from newsscraper.extract.generic import Reading
from newsscraper.extract.hints import of_name
from newsscraper.extract.layout import LayoutReading
from newsscraper.extract.parts import RELATED_PARTS
from newsscraper.extract.published import Candidate, Resolved, decide, tell
from newsscraper.extract.when_shown import LONG, UPDATE, visible, without_year
from newsscraper.items import Notice, Publisher
from newsscraper.text.dates import DateValue, parse_without_year

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "published_time", "published_date", "dc.date.issued",
    "dcterms.issued",
    "dc.date", "dcterms.created",
    "dcterms.date",
    "parsely-pub-date", "sailthru.date", "article_date_original",
    "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime", "datecreated", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified")
_HOLDERS = {
    (b"itemprop",): "//*[@itemprop='datePublished' or @itemprop='dateCreated' or @itemprop='dateModified']"
    "[not(self::meta)]",
    (b"<abbr",): "//abbr[@title]",
    (b"data-date", b"data-time", b"data-published"): "//span[@data-date or @data-time or @data-datetime"
    " or @data-timestamp or @data-published]",
}
"""Signs of which one stands in a page with such an element: to look through the tree costs a third of parsing it."""
_DATE_KEYS = (
    "content", "datetime", "title", "data-date", "data-datetime", "data-published", "data-time", "data-timestamp",
)  # fmt: skip
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?|1\d{9}(?:\d{3})?$")
_VISIBLE = ("text", "time")


def read(
    page: Reading, *, now: datetime, publisher: Publisher | None, laid: LayoutReading | None = None
) -> tuple[dict[str, Any], list[Notice]]:
    """Return the date fields of an `Article` with `published_from` and `modified_from`, and the warnings."""
    tz = (publisher.timezone or None) if publisher else None
    day_first = publisher is None or publisher.date_order != "mdy"
    given = [*_laid(laid), *_machine(page), *_times(page)]
    if not any(c.role == "published" for c in given):
        given += _marked(page)
    given += visible(page)
    told = tell(given, url=page.doc.url, fetched_at=now, tz=tz, day_first=day_first)
    if not any(t.candidate.role == "published" for t in told):
        held = [
            Candidate(raw=raw, method="script", role=role) for role, raw in embedded.dates(page.doc, page.title.text)
        ]
        told += tell(held, url=page.doc.url, fetched_at=now, tz=tz, day_first=day_first)
        told += [] if held else list(_without_year(page, now, tz))
    found = decide(told, now, tz)
    if Notice.DATE_CONFLICT in found.warnings and not (found.published_method or "").startswith(("layout", *_VISIBLE)):
        seen = [t for t in told if t.candidate.role == "modified" or t.candidate.method in (*_VISIBLE, "url")]
        shown = decide(seen, now, tz)
        if _is_earlier(shown.published, found.published) and shown.published_method in _VISIBLE:
            found = replace(shown, warnings=tuple(dict.fromkeys((*shown.warnings, Notice.DATE_CONFLICT))))
    return {**_published_fields(found), **_modified_fields(found)}, list(found.warnings)


def _without_year(page: Reading, now: datetime, tz: str | None) -> Iterator[Told]:
    """Yield the days beside the headline that leave out their year, where the page tells no other."""
    for raw in without_year(page):
        if value := parse_without_year(raw, now=now, tz=tz):
            yield Told(Candidate(raw=raw, method="text"), value)


def _is_earlier(shown: DateValue | None, stated: DateValue | None) -> bool:
    """Say whether the visible date is days before the one in the head: systems write a new date there when they publish
    a story again.
    """
    return (
        shown is not None
        and stated is not None
        and shown.precision not in ("month", "year")
        and "~" not in shown.edtf
        and (stated.date - shown.date).days >= 1
    )


def _laid(laid: LayoutReading | None) -> Iterator[Candidate]:
    """Yield the dates that the publisher's layout finds."""
    for role in ("published", "modified"):
        if laid is not None and role in laid.fields:
            for text in laid.fields[role].texts[:3]:
                yield Candidate(raw=text, method=f"layout {laid.fields[role].source}", role=role)


def _machine(page: Reading) -> Iterator[Candidate]:
    """Yield the dates of JSON-LD and meta elements."""
    for role, key, names in (("published", "datePublished", _PUBLISHED), ("modified", "dateModified", _MODIFIED)):
        for node in page.doc.jsonld:
            if isinstance(raw := node.get(key), str):
                yield Candidate(raw=raw, method=f"jsonld:{key}", role=role)
        for name in names:
            for raw in page.doc.meta.get(name, ())[:1]:
                yield Candidate(raw=raw, method=f"meta:{name}", role=role)


def _times(page: Reading) -> Iterator[Candidate]:
    """Yield the `datetime` of `<time>` elements near the headline."""
    listed = [part for part in page.parts if part.label in RELATED_PARTS]
    for time in page.flow.times[:50]:
        raw = (time.element.get("datetime") or "").strip()
        near = page.head - 6 <= time.at <= page.body.start + 8 or page.body.end <= time.at <= page.body.end + 3
        around = page.flow.blocks[max(0, time.at - 1) : time.at + 1]
        updated = any(UPDATE.search(block.text) for block in around if len(block.text) < LONG)
        away = any(block.zone & (hints.RELATED | hints.LISTS | hints.COMMENTS) & ~hints.DATE for block in around[-1:])
        away = away or any(part.block <= time.at <= part.last for part in listed)
        if raw and near and not away:
            role = "modified" if updated else "published"
            yield Candidate(raw=raw, method="time", role=role, masthead=page.is_masthead(time.at))


def _marked(page: Reading) -> Iterator[Candidate]:
    """Yield the dates that elements hold in an attribute: `itemprop=datePublished`, `<abbr title>`, `data-date`."""
    sought = [path for signs, path in _HOLDERS.items() if any(sign in page.doc.utf8 for sign in signs)]
    found = _looked_for(" | ".join(sought))(page.doc.tree) if sought else ()
    for element in found[:60] if isinstance(found, list) else ():
        if not isinstance(element, etree._Element):
            continue
        prop = element.get("itemprop") or ""
        raw = next((v for key in _DATE_KEYS if _ISO_DAY.match(v := (element.get(key) or "").strip())), "")
        if raw and not _beside(element):
            role = "modified" if prop == "dateModified" else "published"
            clock = not prop and _is_of_site(element)
            yield Candidate(raw=raw, method="microdata" if prop else "time", role=role, masthead=clock)


@cache
def _looked_for(path: str) -> etree.XPath:
    return etree.XPath(path)


def _beside(element: etree._Element) -> bool:
    """Say whether an element stands in a list of other articles, a menu or a comment, by the names around it."""
    away = hints.RELATED | hints.LISTS | hints.COMMENTS | hints.NAV
    return any(_named(up) & away for up in element.iterancestors())


def _is_of_site(element: etree._Element) -> bool:
    """Say whether an element is a clock or stands in the head of the site, by the names around it."""
    around = [element, *itertools.takewhile(lambda up: up.tag not in ("article", "main"), element.iterancestors())]
    return any(_named(up) & (hints.CLOCK | hints.HEAD) for up in around)


def _named(element: etree._Element) -> int:
    """Return the hints of an element's class and id."""
    return of_name(f"{element.get('class') or ''} {element.get('id') or ''}")


def _published_fields(found: Resolved) -> dict[str, Any]:
    value = found.published
    if value is None:
        return {"published_from": None}
    return {
        "published_raw": value.raw,
        "date_published": value.date if value.precision not in ("month", "year") else None,
        "published_edtf": value.edtf,
        "published_local": value.local,
        "published_at": value.at,
        "published_precision": value.precision,
        "published_tz": value.tz,
        "published_tz_source": value.tz_source,
        "published_calendar": value.calendar,
        "published_from": _method(found.published_method),
    }


def _modified_fields(found: Resolved) -> dict[str, Any]:
    value = found.modified
    if value is None:
        return {"modified_from": None}
    return {
        "modified_raw": value.raw,
        "date_modified": value.date if value.precision not in ("month", "year") else None,
        "modified_at": value.at,
        "modified_precision": value.precision,
        "modified_from": _method(found.modified_method),
    }


def _method(method: str | None) -> str | None:
    """Return the name of a source for `methods`: visible lines and elements are found by generic rules."""
    return f"generic:{method}" if method in (*_VISIBLE, "url") else method
