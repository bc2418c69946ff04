"""Made-up pages, records and visits for the tests of the store."""

import hashlib
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from newsscraper.items import (
    Exchange,
    FoundVia,
    FrontierEntry,
    Kind,
    Link,
    Listing,
    Methods,
    Outcome,
    Page,
    Record,
    Related,
    Visit,
)
from newsscraper.store import frames, open_writer
from newsscraper.store.identity import article_id

NOON = datetime(2026, 3, 14, 12, 0, 0, tzinfo=UTC)
SITE = "https://akhbar.example"


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = NOON):
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


def exchange(url, body=b"", *, status=200, at=NOON, headers=(), truncated=None):
    lines = [b"HTTP/1.1 %d OK" % status, b"Content-Length: %d" % len(body)]
    lines += [b"%s: %s" % header for header in headers]
    return Exchange(
        url=url,
        request=b"GET / HTTP/1.1\r\nHost: akhbar.example\r\n\r\n",
        response=b"\r\n".join(lines) + b"\r\n\r\n" + body,
        started_at=at,
        warc_record_id=f"<urn:uuid:{uuid.uuid4()}>",
        truncated=truncated,
    )


def page(url, body=b"", *, status=200, at=NOON, headers=(), hops=(), truncated=None):
    before = tuple(exchange(hop, status=301, at=at, headers=[(b"Location", url.encode())]) for hop in hops)
    last = exchange(url, body, status=status, at=at, headers=headers, truncated=truncated)
    return Page(url=url, status=status, headers=tuple(headers), body=body, fetched_at=at, exchanges=(*before, last))


def entry(n, **changes):
    return replace(FrontierEntry(url=f"{SITE}/post/{n}", found_on=f"{SITE}/", found_via=FoundVia.SECTION), **changes)


def record(n, got, **changes):
    base = Record(
        id=article_id("akhbar", "post", str(n)),
        source="akhbar",
        source_name="أخبار",
        url=got.url,
        canonical_url=f"{SITE}/post/{n}",
        found_on=f"{SITE}/",
        found_via=FoundVia.SECTION,
        title=f"افتتاح المكتبة العامة رقم {n}",
        body=f"افتتح رئيس البلدية صباح اليوم المكتبة العامة رقم {n}.\n\nوقال إنها تضم عشرين ألف كتاب.",
        authors=("ليلى حداد",),
        section="محليات",
        section_path=("محليات",),
        tags=("مكتبات", "ثقافة"),
        related=(Related(title="خبر آخر", url=f"{SITE}/post/1"),),
        language="ar",
        published_raw="14/3/2026",
        date_published=date(2026, 3, 14),
        published_edtf="2026-03-14",
        published_precision="day",
        published_tz_source="none",
        published_calendar="gregorian",
        fetched_at=got.fetched_at,
        http_status=got.status,
        content_type="text/html; charset=utf-8",
        html_sha256=hashlib.sha256(got.body).hexdigest(),
        warc_record_id=got.exchanges[-1].warc_record_id if got.exchanges else None,
        run_id="run-1",
        extractor="newsscraper 0.1.0; layout generic; tzdata 2026.1",
        methods=Methods(title="generic:h1", body="generic:density"),
    )
    return replace(base, **changes)


def visit(n, *, at=NOON, html=None, hops=(), url=None, outcome=Outcome.ARTICLE, fields=(), **changes):
    """A visit to article n; `fields` change its record."""
    address = url or f"{SITE}/post/{n}"
    got = page(address, (html or f"<html>{n}</html>").encode(), at=at, hops=hops)
    made = Visit(entry=entry(n), outcome=outcome, fetched_at=at, page=got, record=record(n, got, **dict(fields)))
    return replace(made, **changes)


def failure(n, outcome, *, status=None, at=NOON, **changes):
    got = page(f"{SITE}/post/{n}", b"", status=status, at=at) if status else None
    return replace(Visit(entry=entry(n), outcome=outcome, fetched_at=at, page=got), **changes)


def listing_visit(numbers, *, at=NOON, **changes):
    url = f"{SITE}/"
    links = tuple(Link(url=f"{SITE}/post/{n}", title=f"عنوان {n}", date_published=date(2026, 3, 14)) for n in numbers)
    found = tuple(entry(n, priority=10) for n in numbers)
    made = Visit(
        entry=FrontierEntry(url=url, kind=Kind.SECTION, priority=20),
        outcome=Outcome.LISTING,
        fetched_at=at,
        page=page(url, b"<html>list</html>", at=at),
        listing=Listing(url=url, kind="section", links=links),
        discovered=found,
        next_check_at=at + timedelta(minutes=15),
    )
    return replace(made, **changes)


def writer(root: Path, clock=None, **options):
    return open_writer(root, "akhbar", run_id="run-1", clock=clock or FakeClock(), **options)


def lines(root: Path, kind: str = "articles") -> list[bytes]:
    """Every line of a kind, sealed or compacted, without its line feed."""
    found = sorted((root / "akhbar").glob(f"{kind}/*/*.jsonl*"))
    return [line.rstrip(b"\n") for path in found if path.suffix != ".open" for line in _texts(path)]


def _texts(path: Path) -> list[bytes]:
    return list(frames.lines(path)) if path.suffix == ".zst" else path.read_bytes().splitlines()
