"""What is wrong with an article, field by field, by the expectations of its case."""

import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from arabic_web import cms, dates, handmade, inserts, kinds, wordpress
from arabic_web.stories import Case
from newsscraper.extract import article
from newsscraper.items import Article

MODULES = (wordpress, cms, handmade, kinds)


def cases() -> dict[str, Case]:
    """Return all pages by name."""
    found = {f"{m.__name__.rpartition('.')[2]}-{page.__name__}": page() for m in MODULES for page in m.PAGES}
    for module in (inserts, dates):
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
