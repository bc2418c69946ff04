# ruff: noqa: E501
"""Any bytes give a result, never a traceback, within a bound of time and memory."""

import gzip
import json
import random
import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscraper import extract
from newsscraper.items import Article, Listing, Outcome

NOW = datetime(2026, 6, 1, tzinfo=UTC)
URL = "https://www.annahda.example/post/4512/x"
PAGES = Path(__file__).parent / "pages"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "ar"
SECONDS = 8.0
"""CPU seconds that a page of up to 10 MB may take; a usual one takes 0.02."""
SHORT = 150_000
"""Bytes of a hostile page in the quick run; the whole is read by the slow one."""
MEGABYTES = 1_500
"""Peak memory of the whole run."""

P = "<p>قالت البلدية في بيان إنها أنجزت المرحلة الأولى من المشروع وإن العمل يستمر.</p>"


def everything(body: bytes, *, url: str = URL, seconds: float = SECONDS) -> Article:
    """Run every reader over the same bytes and hold each to the bound."""
    readers = (
        lambda: extract.article(body, url=url, fetched_at=NOW),
        lambda: extract.listing(body, url=url, fetched_at=NOW),
        lambda: extract.feed(body, url=url),
        lambda: extract.sitemap(body, url=url),
    )
    results = []
    for reader in readers:
        started = time.process_time()
        results.append(reader())
        assert time.process_time() - started < seconds
    article, *lists = results
    assert isinstance(article, Article)
    assert isinstance(article.outcome, Outcome)
    assert all(isinstance(found, Listing) for found in lists)
    return article


HOSTILE = {
    "empty": b"",
    "null bytes": b"\0" * 100_000,
    "null bytes inside": f"<html><body>{P}\0\0{P}</body></html>".encode().replace(b"p>", b"p\0>"),
    "deep divs": b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
    "10 MB of divs": b"<div>" * 2_000_000,
    "unclosed inline": b"<font><b><i>" * 100_000,
    "deep tables": b"<table><tr><td>" * 30_000,
    "deep lists": b"<ul><li><a href='/news/12345'>" * 30_000,
    "one line": (P * 20_000).encode(),
    "inline script": b"<html><script>" + b"var a='x';" * 500_000 + f"</script><h1>x</h1>{P}".encode(),
    "unclosed script": b"<html><h1>x</h1><script>" + b"a" * 3_000_000,
    "unclosed comment": f"<html>{P}<!-- ".encode() + b"x<p>" * 500_000,
    "unclosed title": b"<title>" + b"x " * 1_000_000,
    "many attributes": b"<div " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</div>",
    "long attribute": b"<a href='/news/1" + b"2" * 3_000_000 + b"'>x</a>",
    "long class": b"<div class='" + b"nav-" * 500_000 + b"'><a href=/news/12345>x</a></div>",
    "many links": b"".join(b"<a href='/news/%d/x'>one two three four five</a>" % n for n in range(40_000)),
    "many numbers": b"".join(b"<a href='?page=%d'>%d</a>" % (n, n) for n in range(20_000)),
    "many headings": b"<h3>x</h3><a href=/news/12345>one two three four</a>" * 20_000,
    "many most-read": "<h3>الأكثر قراءة</h3><a href=/news/12345>عنوان من أربع كلمات</a>".encode() * 10_000,
    "many metas": b"<meta name=keywords content='a,b,c'>" * 50_000,
    "many json-ld": b"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>" * 10_000,
    "deep json-ld": b"<script type='application/ld+json'>" + b'{"@graph":[' * 50_000 + b"</script>",
    "long json-ld": b'<script type="application/ld+json">{"a":"' + b'\\"' * 1_000_000 + b"</script>",
    "entities": b"&nbsp;&amp;&#0;&#x110000;&unknown;" * 50_000,
    "numeric dates": b"<p>1/1/2020 2020-01-01 11111111111111111111</p>" * 20_000,
    "digits": b"1" * 3_000_000,
    "spaces": b"<p>" + b" " * 5_000_000 + b"</p>",
    "arabic spaces": "ال ".encode() * 500_000,
    "one arabic word": b"<p>" + "ا".encode() * 2_000_000 + b"</p>",
    "tatweel": "<h1>اـ</h1>".encode() + "ـ".encode() * 1_000_000,
    "harakat": b"<p>" + "اَ".encode() + "َُِّ".encode() * 2_000 + b"</p>",
    "commas": b"<meta name=keywords content='" + "،".encode() * 500_000 + b"'>",
    "brackets": b"[" * 1_000_000,
    "braces": b'{"a":' * 200_000,
    "less-than": b"<" * 3_000_000,
    "greater-than": b"<p" + b">" * 3_000_000,
    "ampersands": b"<rss>" + b"&" * 2_000_000,
    "quotes": b"<a href=\"" + b"'\"" * 1_000_000,
    "doctypes": b"<!DOCTYPE x [" + b"<!ENTITY a 'b'>" * 50_000,
    "cdata": b"<rss><![CDATA[" * 50_000,
    "unclosed item": b"<rss><channel>" + b"<item><title>x<link>/post/1" * 30_000,
    "deep xml": b"<a>" * 100_000,
    "json": b'{"items": [' + b"1," * 100_000 + b"1]}",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4_000,
    "pdf": b"%PDF-1.7\n" + bytes(range(256)) * 4_000,
    "packed": gzip.compress(b"<urlset>" + b"<url><loc>https://a.example/1</loc></url>" * 100_000, mtime=0),
    "utf-16": f"<html><h1>x</h1>{P}".encode("utf-16"),
    "utf-7": b"+ADw-script+AD4-",
    "bad utf-8": b"\xff\xfe\xfd\xc0\x80" * 100_000,
    "surrogates": b"<p>\xed\xa0\x80\xed\xb0\x80</p>" * 10_000,
    "post-back": b"<form>" + b"<input type=hidden name=a value=b>" * 20_000 + b"<a href=\"javascript:__doPostBack('a','b')\">2</a>",
    "frames": b"<iframe src='x'>" * 100_000,
    "nested forms": b"<form><select><option>" * 30_000,
    "svg": b"<svg><math><template>" * 30_000,
    "breaks": b"<br>" * 500_000,
    "many inserts": "<p>اقرأ أيضا: <a href=/news/1>عنوان من أربع كلمات</a></p><p>قال إن العمل مستمر، وإن الجميع بخير.</p>".encode() * 8_000,
    "many labels": "<div>الأكثر قراءة</div><p>نص</p>".encode() * 40_000,
    "many cards": b"".join(b"<div><h3><a href=/n/%d>one two three four five</a></h3><p>some text, of a teaser, that ends.</p></div>" % n for n in range(10_000)),
    "many rows": b"".join(b"<h3><a href=/n/%d>one two three four five</a></h3><p>some text, of a teaser, that ends.</p>" % n for n in range(10_000)),
    "many dates in attributes": b"<div class=a><abbr title='2026-04-18'>x</abbr>" * 20_000,
    "state in a script": b'<script>x={"a":[' + b'{"title":"t","body":"' + b"x" * 80 + b'"},' * 20_000 + b"{}]}</script>",
    "state nested deeply": b'<script>x={"a":' + b"[" * 200_000 + b"</script>",
    "text in JSON-LD as markup": b'<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + b"<div><p>" * 100_000 + b'"}</script>',
    "base": b"<base href='javascript:alert(1)'><base href='http://['><a href='/news/12345'>one two three four</a>",
    "bad addresses": b"".join(b"<a href='http://[%d/'>x</a><a href='//'>y</a>" % n for n in range(500)),
}  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_read_in_bounded_time(body):
    everything(body[:SHORT], seconds=4)


@pytest.mark.slow
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_megabytes_are_read_in_bounded_time(body):
    everything(body)


def test_ten_megabytes_of_divs_are_read_in_bounded_time():
    started = time.process_time()
    extract.article(HOSTILE["10 MB of divs"], url=URL, fetched_at=NOW)
    assert time.process_time() - started < SECONDS


def test_memory_stays_bounded():
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 < MEGABYTES


def test_billion_laughs_are_not_expanded():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 15))
    for root in ("rss", "html", "urlset"):
        text = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a0 "laugh">{levels}]><{root}><p>&a14;</p></{root}>'
        assert "laughlaugh" not in everything(text.encode()).body


def test_no_address_in_a_page_is_fetched(monkeypatch):
    def refuse(*args: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    head = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>'
    everything(f"{head}<html><link rel=stylesheet href='http://127.0.0.1:9/'><p>&e;</p></html>".encode())
    everything(f"{head}<rss><channel><item><link>&e;</link></item></channel></rss>".encode())


# ── mutated pages ────────────────────────────────────────────────────────────────────────────────

SPLICES = (
    b"<", b">", b"<div>", b"</div>", b"</body>", b"<!--", b"-->", b"<script>", b"</p>", b"<table>", b"\0", b"\xff",
    b"&", b"\"", b"<form>", b"<title>", b"<br>", b"]]>", b"<svg>", b"\xe2\x80\x8f",
)  # fmt: skip


def mutated(page: bytes, dice: random.Random) -> bytes:
    """Return a page cut, spliced, repeated or shuffled somewhere."""
    for _ in range(dice.randint(1, 6)):
        at, end = sorted((dice.randrange(len(page) + 1), dice.randrange(len(page) + 1)))
        end = min(end, at + 5_000)
        kind = dice.randrange(5)
        if kind == 0:
            page = page[:at] + page[end:]
        elif kind == 1:
            page = page[:at] + dice.choice(SPLICES) * dice.choice([1, 1, 50]) + page[at:]
        elif kind == 2:
            page = page[:at] + page[at:end] * 3 + page[end:]
        elif kind == 3:
            page = page[:at] + bytes(dice.randrange(256) for _ in range(20)) + page[at:]
        else:
            page = page[: max(at, 50)]
    return page


def sources() -> Iterator[tuple[str, bytes]]:
    """Yield our own pages, and the real ones that are beside the checkout."""
    for path in sorted(PAGES.glob("*.html")):
        yield path.stem, path.read_bytes()
    for path in sorted(CORPUS.rglob("*.html.gz")) if CORPUS.is_dir() else ():
        yield path.name, gzip.decompress(path.read_bytes())


def mutate(rounds: int) -> None:
    dice = random.Random(20260601)
    for name, page in sources():
        for number in range(rounds):
            body = mutated(page, dice)
            try:
                everything(body, seconds=3)
            except Exception as error:
                raise AssertionError(f"{name}, mutation {number}: {error!r}") from error


def test_mutated_pages_never_raise():
    mutate(3)


@pytest.mark.slow
def test_mutated_pages_never_raise_in_the_long_run():
    mutate(100)


FRAGMENTS = st.sampled_from(
    [
        "<html>", "<body>", "<h1>", "</h1>", "<p>", "</p>", "<div class='x'>", "</div>", "<a href='/news/12345'>", "</a>", "<ul>", "<li>", "<time>",
        "<meta property='article:published_time' content='", "'>", "<script type='application/ld+json'>", '{"@type":"NewsArticle","datePublished":"',
        '"}', "</script>", "<title>", "</title>", "<table><tr><td>", "<br>", "<font>", "<form>", "<item>", "<link>", "<rss>", "<url><loc>", "<!--", "-->",
        "<![CDATA[", "]]>", "5 يونيو 2021", "منذ ساعتين", "اقرأ أيضا", "الأكثر قراءة", "التالي", "كتب فلان", "،", "العنوان الكامل للخبر", "٢٠٢١/٠٦/٠٥",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=40))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_heap_of_markup_gives_a_result(parts):
    everything("".join(parts).encode("utf-8", "surrogatepass"), seconds=2)


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_result(body):
    everything(body, seconds=2)


ADDRESSES = st.one_of(
    st.sampled_from(
        ["", "x", "https://[::1/x", "https://[zz]/", "https://a.example:ab/", "mailto:a@b", "//[", "http://"]
    ),
    st.text(max_size=20).map("https://".__add__),
)
LINKED = """<html lang="ar"><base href="{0}"><link rel="canonical" href="{0}"><link rel="next" href="{0}">
<h1>افتتاح الجسر الجديد في المدينة</h1><p>قالت البلدية إن العمل انتهى.</p><img src="{0}"><h3>اقرأ أيضا</h3><ul>
<li><a href="{0}">تفاصيل خطة الجسور في المدينة</a><li><a href="/a/2">موعد افتتاح النفق الجديد</a></ul></html>"""


@given(ADDRESSES, ADDRESSES)
@settings(max_examples=80, deadline=None)
def test_any_address_of_a_page_and_in_it_gives_a_result(url, href):
    """Archives of others hold addresses that cannot be taken apart."""
    everything(LINKED.format(href).encode("utf-8", "surrogatepass"), url=url, seconds=2)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=9),
        lambda s: (
            st.lists(s)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "@graph",
                        "headline",
                        "datePublished",
                        "author",
                        "name",
                        "keywords",
                        "image",
                        "url",
                        "isAccessibleForFree",
                        "itemListElement",
                    ]
                ),
                s,
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_structured_data_gives_a_result(value):
    block = json.dumps(value).replace("</", "<\\/")
    everything(f'<html><script type="application/ld+json">{block}</script><h1>عنوان</h1>{P}</html>'.encode(), seconds=2)
