"""What is wrong with an article, field by field, by the expectations of its case."""

import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from arabic_web import cms, dates, handmade, heads, inserts, kinds, later, newsrooms, sourced, today, verses, wordpress
from arabic_web.lists import ListCase
from arabic_web.stories import NOW, Case
from newsscraper.extract import article, listing
from newsscraper.items import Article

MODULES = (wordpress, cms, handmade, kinds, later)


def cases() -> dict[str, Case]:
    """Return all pages by name."""
    found = {f"{m.__name__.rpartition('.')[2]}-{page.__name__}": page() for m in MODULES for page in m.PAGES}
    for module in (inserts, dates, today, heads, newsrooms, sourced, verses):
        found.update((f"{module.__name__.rpartition('.')[2]}-{name}", case) for name, case in module.cases())
    return found


def is_held_out(name: str) -> bool:
    """Say whether a page was not looked at while the rules were tuned: every third, by its name."""
    return zlib.crc32(name.encode()) % 3 == 0


def read(case: Case) -> Article:
    return article(case.html, url=case.url, fetched_at=case.fetched_at)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def faults(case: Case, found: Article) -> Iterator[str]:
    """Yield a sentence for each field that is not as expected."""
    plain: dict[str, Any] = {
        "title": _flat(found.title),
        "subtitle": found.subtitle,
        "dateline": found.dateline,
        "byline": found.byline_raw,
        "warnings": [notice.value for notice in found.warnings],
        "day": str(found.date_published) if found.date_published else None,
        "modified": str(found.date_modified) if found.date_modified else None,
        "tags": list(found.tags),
        "related": [unquote(link.url) for link in found.related],
        "authors": list(found.authors),
        "section": found.section,
        "outcome": found.outcome.value,
        "language": found.language,
    }
    for name, wanted in case.expect.items():
        if name in plain and plain[name] != wanted:
            yield f"{name}: {plain[name]!r} instead of {wanted!r}"
    if "instant" in case.expect and found.published_at != _instant(case.expect["instant"]):
        yield f"instant: {found.published_at} instead of {case.expect['instant']}"
    wanted = case.expect.get("body")
    if wanted is not None and list(found.paragraphs) != wanted:
        paragraphs = list(found.paragraphs)
        more = [p for p in paragraphs if p not in wanted]
        less = [p for p in wanted if p not in paragraphs]
        yield f"body: too much {more!r}, missing {less!r}" if more or less else "body: another order"
    yield from (f"noise: {text!r}" for text in case.expect.get("noise", ()) if text in found.body)
    yield from (f"lost: {text!r}" for text in case.expect.get("keep", ()) if text not in found.body)


def list_faults(case: ListCase) -> Iterator[str]:
    """Yield what is wrong with the links, headlines, days and next page of a list, and with the outcome of its page."""
    found = listing(case.html, url=case.url, fetched_at=NOW)
    host = "/".join(case.url.split("/")[:3])
    given = {unquote(link.url).removeprefix(host): link for link in found.links}
    wanted = {path: (title, day) for path, title, day in case.links if path}
    titles = {link.title for link in found.links}
    if wanted:
        yield from (f"missing: {path}" for path in wanted if path not in given)
        yield from (f"too much: {path} {given[path].title}" for path in given if path not in wanted)
    else:
        yield from (f"missing: {title}" for _, title, _ in case.links if title not in titles)
    for path, (title, day) in wanted.items():
        if path in given and _flat(given[path].title) != title:
            yield f"title: {given[path].title!r} instead of {title!r}"
        if path in given and day and str(given[path].date_published) != day:
            yield f"day: {given[path].date_published} instead of {day}"
    after = found.next_page
    if case.next_url is not ... and (after.url if after else None) != case.next_url:
        yield f"next: {after and after.url} instead of {case.next_url}"
    if case.next_body and case.next_body not in (after.body if after else ""):
        yield f"next: {after and after.body!r} lacks {case.next_body}"
    outcome = read(Case(case.html, case.url, {})).outcome.value
    if outcome != "listing":
        yield f"outcome: {outcome}"
