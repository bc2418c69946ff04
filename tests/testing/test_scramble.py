"""Scrambled pages: other words, the same page to the rules of extraction."""

import json
import re
import unicodedata
from contextlib import suppress
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper import publishers
from newsscraper.cli.fixture import command
from newsscraper.errors import BadInput
from newsscraper.testing import fixture as fixtures
from newsscraper.testing import words
from newsscraper.testing.scramble import scramble, scramble_url
from newsscraper.testing.words import Words, bare
from newsscraper.text.date_lexer import fold as date_fold
from newsscraper.text.date_words import signs
from newsscraper.text.encoding import decode

FIXTURES = Path(__file__).parents[2] / "fixtures"
WORDS = Words(b"one page")

PAGE = """<html lang="ar"><head><title>وزير الزراعة يزور السهل - صحيفة</title><!-- كتبه أحمد -->
<meta property="og:title" content="وزير الزراعة يزور السهل"><meta name="viewport" content="width=device-width">
<script>var user = "سر";</script><style>.a{}</style>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "وزير الزراعة يزور السهل",
"datePublished": "2026-05-01T10:00:00+03:00", "url": "https://a.example/7/وزير-الزراعة"}</script></head>
<body><h1 onclick="go('x')" class="top">وزير الزراعة يزور السهل</h1><p data-key="k">زار الوزير سامي الخوري البلدة يوم
الجمعة 1 أيار 2026، وكتب إلى sami@gov.example ورقمه 0096170123456.</p><h3>مقالات ذات صلة</h3>
<a href="/9/%D9%82%D9%85%D8%AD?t=AbC123dEf456GhI789jKl012MnO">القمح</a><a href="mailto:x@y.example">راسلنا</a>
<img alt="قال "الوالي" كلامه"></body></html>"""


@cache
def scrambled():
    return scramble(PAGE.encode()).decode()


@pytest.fixture(scope="module")
def articles():
    found = [fixtures.load(folder) for folder in fixtures.find(FIXTURES)]
    return [f for f in found if f.kind == "article"]


def test_title_meta_and_jsonld_still_agree():
    headline = re.search(r"<h1[^>]*>(.*?)</h1>", scrambled())[1]
    assert f'content="{headline}"' in scrambled()
    assert f"<title>{headline} - " in scrambled()
    stated = json.loads(re.search(r'ld\+json">(.*?)</script>', scrambled(), re.DOTALL)[1])
    assert stated["headline"] == headline
    assert stated["@type"] == "NewsArticle"


@pytest.mark.parametrize(
    "secret",
    ["سامي", "الخوري", "الزراعة", "أحمد", "سر", "sami@", "70123456", "AbC123", "x@y", "قمح", "الوالي", "كلامه"],
)
def test_what_may_not_be_published_is_gone(secret):
    assert secret in PAGE or secret == "قمح"
    assert secret not in scrambled()


@pytest.mark.parametrize(
    "kept",
    [
        "مقالات ذات صلة",
        "الجمعة 1 أيار 2026",
        "2026-05-01T10:00:00+03:00",
        'class="top"',
        "width=device-width",
        "https://a.example/7/",
    ],
)
def test_structure_dates_and_labels_stay(kept):
    assert kept in scrambled()


def test_an_encoded_slug_stays_encoded():
    assert re.search(r'href="/9/(?:%D[89]%[0-9A-F]{2}){3}\?', scrambled())


def test_the_same_bytes_give_the_same_page_and_another_page_other_words():
    assert scramble(PAGE.encode()).decode() == scrambled()
    assert Words(b"another page").word("الزراعة") != Words(b"one page").word("الزراعة")


def test_the_encoding_of_the_server_is_kept():
    page = PAGE.replace("<head>", '<head><meta charset="windows-1256">').encode("windows-1256")
    assert "مقالات ذات صلة".encode("windows-1256") in scramble(page, "text/html; charset=windows-1256")


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئ\u064b\u0651\u0640", min_size=1, max_size=30))
@settings(max_examples=200)
def test_a_word_keeps_its_length_and_script(word):
    assert len(WORDS.word(word)) == len(word)


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_bytes_are_scrambled_or_refused(html):
    with suppress(BadInput):
        assert isinstance(scramble(html), bytes)


def test_scrambled_fixtures_give_the_same_dates_and_as_much_of_everything(articles):
    def shape(found):
        counts = {name: len(found.get(name) or ()) for name in ("tags", "related", "authors", "section_path")}
        dates = {name: found.get(name) for name in ("date_published", "published_at", "published_raw")}
        return counts | dates | {"body": [len(p.split()) for p in found["body"]], "title": len(found["title"].split())}

    alike = 0
    for f in articles:
        html = scramble(f.html, (f.response.headers or {}).get("Content-Type"))
        alike += shape(fixtures.actual(replace(f, html=html), publishers.get(f.source))) == shape(f.expected)
    assert alike >= 0.95 * len(articles)


LABELS = set(
    re.findall(
        r"\w+",
        """
    جميع الحقوق محفوظة اتصل الرئيسية الأكثر قراءة التالي العودة الوسوم كلمات دلالية مقالات مرتبطة متعلقة أخبار الأخبار
    مواضيع موضوعات الموضوع يهمك أيضا اقرأ إقرأ المزيد رابط دائم مشاركة شارك المقال عاجل عاجلة الإخبارية التغطية للتواصل
    نشرتنا اشتركوا عذرا الصفحة موجودة متوفرة تبحث عنها هيئة
    """,
    )
)
"""The words of labels and notices on the fixtures: what stays of a page beside dates and little words."""


def arabic(text):
    """The Arabic words of four letters and more in a text, its addresses and its entities, without their marks."""
    found = re.findall("[ء-ٰٟ-ۓ]+", unescape(unescape(unquote(text))))
    return {word for word in map(bare, found) if len(word) >= 4}


def test_no_word_of_four_letters_survives_but_labels_and_dates():
    for folder in fixtures.find(FIXTURES)[::4]:
        told, html = fixtures.read_response(folder), (folder / "response.html").read_bytes()
        kind = (told.headers or {}).get("Content-Type")
        made = scramble(html, kind)
        before = arabic(f"{decode(html, kind).text} {told.url}")
        after = arabic(f"{decode(made, kind).text} {scramble_url(told.url, html, kind)}")
        left = {word for word in before & after if word not in LABELS and date_fold(word).strip() not in signs()}
        assert (
            left <= {"التي", "الذي", "الذين", "كانت", "وقال", "خلال", "أمام", "حول", "إعداد", "بقلم", "تقرير"} | LITTLE
        )
        assert made == scramble(html, kind)


LITTLE = {word for word in words._LITTLE if len(word) >= 4}

TRAPS = (Path(__file__).parent / "traps.html").read_text(encoding="utf-8")


def test_names_mails_and_numbers_are_gone_wherever_they_hide():
    made = scramble(TRAPS.encode()).decode()
    plain = unicodedata.normalize("NFKC", unescape(unquote(made))).lower()
    for secret in (
        "سامر",
        "قباني",
        "القباني",
        "samer",
        "kabbani",
        "123",
        "paper.example",
        "council",
        "اجتماع",
        "بلدية",
    ):
        assert secret not in "".join(c for c in plain if not unicodedata.combining(c)), secret
    assert 'datePublished": "2026-05-01T10:00:00+03:00"' in made
    assert "بقلم: " in made
    headline = re.search(r"<h1>(.*?)</h1>", made)[1]
    assert made.count(headline) == 4


def test_what_stands_behind_a_label_is_replaced():
    assert WORDS.text("جميع الحقوق محفوظة لصحيفة المرفأ").startswith("جميع الحقوق محفوظة ")
    assert "المرفأ" not in WORDS.text("جميع الحقوق محفوظة لصحيفة المرفأ")
    assert "القباني" not in WORDS.text("كتب: سامر القباني")


def test_a_feed_keeps_its_addresses_and_loses_its_words():
    feed = """<?xml version="1.0"?><rss><channel><item><title><![CDATA[وزير <b>الزراعة</b> يزور]]></title>
<link>
 https://a.example/7/%D9%82%D9%85%D8%AD?a=1&amp;b=2 </link><description>&lt;p&gt;نص القمح&lt;/p&gt;</description>
<pubDate>Fri, 01 May 2026 10:00:00 +0300</pubDate></item></channel></rss>"""
    made = scramble(feed.encode(), "application/rss+xml").decode()
    assert "https://a.example/7/%D" in made
    assert "?a=1&amp;b=2" in made
    assert "Fri, 01 May 2026 10:00:00 +0300" in made
    assert not arabic(feed) & arabic(made)


def test_the_answer_of_a_service_stays_json_with_its_ids():
    value = {"id": "N77", "title": "وزير الزراعة", "html": "<p>قال الوزير سامر إن القمح كثير</p>", "at": "2026-05-01"}
    made = json.loads(scramble(json.dumps(value).encode(), "application/json"))
    assert (made["id"], made["at"]) == ("N77", "2026-05-01")
    assert made["html"].startswith("<p>قال ")
    assert not arabic(json.dumps(value, ensure_ascii=False)) & arabic(json.dumps(made, ensure_ascii=False))


def test_the_command_writes_a_file(tmp_path):
    (tmp_path / "in.html").write_text(PAGE, encoding="utf-8")
    done = CliRunner().invoke(command, ["scramble", str(tmp_path / "in.html"), "-o", str(tmp_path / "out.html")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out.html").read_text(encoding="utf-8") == scrambled()
