"""Whole pages that go through extraction and the writer, as in a crawl: what made-up records would hide shows here."""

import gzip
import itertools
import uuid
from dataclasses import replace
from datetime import timedelta

from made_visits import NOON

from newsscraper.cli._again import draft
from newsscraper.items import Exchange, FoundVia, FrontierEntry, Outcome, Publisher, Visit
from newsscraper.store import open_writer, wire

FIRST = (
    "افتتحت بلدية المدينة صباح اليوم مكتبة عامة جديدة في الحي القديم، بحضور عدد كبير من الأهالي والطلاب، بعد "
    "سنوات من العمل على ترميم المبنى الذي كان في ما مضى خانا للتجار."
)
SECOND = (
    "وقال رئيس البلدية في كلمة ألقاها بالمناسبة إن المكتبة تضم أربعين ألف كتاب، وإن أبوابها تبقى مفتوحة حتى العاشرة "
    "مساء في كل أيام الأسبوع، وإن الدخول إليها مجاني للجميع."
)


def paper(slug):
    """The facts of a newspaper: only its addresses are known, the generic rules read its pages."""
    return Publisher(
        slug=slug,
        name=f"صحيفة {slug}",
        name_en=slug,
        country="LB",
        timezone="Asia/Beirut",
        domains=(f"{slug}.dar.example",),
        article_urls={"news": r"/news/(?P<id>\d+)"},
    )


def html(title, *paragraphs, related=(), day="2026-03-14T09:00:00+02:00", author="ليلى حداد", extra="", canonical=None):
    """A page as newspapers write them; `related`: (address, headline) pairs."""
    links = "".join(f'<li><a href="{url}">{text}</a></li>' for url, text in related)
    block = f'<div class="related"><h3>اقرأ أيضا</h3><ul>{links}</ul></div>' if related else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    own = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>{own}'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{day}"><meta name="author" content="{author}"></head>'
        f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>{title}</h1>"
        f'<time datetime="{day}">{day[:10]}</time>{text}</article>{block}{extra}</body></html>'
    )


def got(url, text, *, at=NOON, status="200 OK", packed=False, chunked=False, hops=(), truncated=None):
    """A page as it crossed the wire."""
    body = text.encode()
    fields = [b"Content-Type: text/html; charset=utf-8"]
    if packed:
        body = gzip.compress(body, 6)
        fields.append(b"Content-Encoding: gzip")
    if chunked:
        pieces = [body[n : n + 700] for n in range(0, len(body), 700)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
        fields.append(b"Transfer-Encoding: chunked")
    head = b"HTTP/1.1 " + status.encode() + b"\r\n" + b"\r\n".join(fields) + b"\r\n\r\n"
    answer = Exchange(
        url=url,
        request=f"GET {url} HTTP/1.1\r\n\r\n".encode(),
        response=head + body,
        started_at=at,
        warc_record_id=f"<urn:uuid:{uuid.uuid4()}>",
        truncated=truncated,
    )
    before = tuple(_hop(a, b, at) for a, b in itertools.pairwise((*hops, url)))
    return wire.page_of(answer, earlier=before)


def _hop(url, target, at):
    moved = b"HTTP/1.1 301 Moved Permanently\r\nLocation: " + target.encode() + b"\r\n\r\n"
    return Exchange(
        url=url, request=b"GET / HTTP/1.1\r\n\r\n", response=moved, started_at=at,
        warc_record_id=f"<urn:uuid:{uuid.uuid4()}>",
    )  # fmt: skip


def visit(slug, url, text, *, at=NOON, asked=None, **wire_options):
    """A visit that extraction has read; what it finds to be no article brings no record."""
    page = got(url, text, at=at, **wire_options)
    record = draft(page, paper(slug), found_on=None, found_via=FoundVia.SECTION, run_id="run-1")
    return Visit(
        entry=FrontierEntry(url=asked or url),
        outcome=Outcome.ARTICLE if record is not None else Outcome.NOT_ARTICLE,
        fetched_at=at,
        page=page,
        record=record,
        next_check_at=at + timedelta(hours=2),
    )


def reread(record, page):
    """How the present rules read an archived page: what the crawl, `verify` and `reextract` are given."""
    return draft(page, paper(record.source), found_on=record.found_on, found_via=record.found_via, run_id="run-1")


def missing(slug, url, status, *, at):
    page = replace(got(url, "", at=at), status=int(status.split()[0]))
    return Visit(entry=FrontierEntry(url=url), outcome=Outcome.GONE, fetched_at=at, page=page)


def store(root, slug, clock, **options):
    return open_writer(root, slug, run_id="run-1", clock=clock, reextract=reread, **options)


def submit(writer, made):
    return writer.submit(made).result(timeout=20)
