"""Facts proposed from a site's own pages."""

import re

import pytest

from newsscraper import publishers
from newsscraper.extract.page import Document
from newsscraper.publishers import propose

HOME = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>الرئيسية - صحيفة الميناء</title><meta property="og:site_name" content="صحيفة الميناء">
<link rel="alternate" type="application/rss+xml" href="/feed">
<link rel="alternate" type="application/rss+xml" href="/comments/feed">
</head><body><nav><a href="/">الرئيسية</a><a href="/politics">سياسة</a><a href="/economy">اقتصاد</a>
<a href="/contact">اتصل بنا</a><a href="https://other.example/x">شريك</a>
<a href="/story/4411/x">خبر في القائمة</a></nav>
</body></html>"""


@pytest.mark.parametrize(
    ("urls", "other"),
    [
        ("https://a.lb/story/{id}/slug-{id}x", "https://a.lb/politics"),
        ("https://www.a.lb/news/{id}", "https://a.lb/news/latest"),
        ("https://a.lb/news/{id}-%D8%AE%D8%A8%D8%B1", "https://a.lb/tag/x"),
        ("https://a.lb/sport/a-b-c-{id}.html", "https://a.lb/sport.html"),
        ("https://a.lb/2024/05/01/{id}/x", "https://a.lb/2024/05"),
        ("https://a.lb/article.php?id={id}&cid=3", "https://a.lb/article.php?cid=3"),
        ("https://a.lb/News/{id}.aspx", "https://a.lb/News/Default.aspx"),
    ],
)
def test_a_pattern_finds_the_id_and_refuses_other_pages(urls, other):
    ids = [70123 + 7 * n for n in range(8)]
    found = propose.pattern([urls.format(id=i) for i in ids])
    assert found is not None
    matches = [re.match(found.regex, urls.format(id=i)) for i in (*ids, 99)]
    assert [m and m["id"] for m in matches[:-1]] == [str(i) for i in ids]
    assert not re.match(found.regex, other)


@pytest.mark.parametrize("port", ["", ":8080"])
def test_a_pattern_finds_the_addresses_it_was_made_from(port):
    urls = [f"http://127.0.0.1{port}/n/{number}" for number in (4001, 4002, 4003)]
    found = propose.pattern(urls)
    assert [re.match(found.regex, url)["id"] for url in urls] == ["4001", "4002", "4003"]
    assert found.regex.count("d+") == (2 if port else 1)


def test_addresses_without_ids_propose_nothing():
    assert propose.pattern([f"https://a.lb/{word}" for word in ("ahlan", "salam", "marhaba", "layla")]) is None


def test_the_home_page_gives_name_sections_feeds_and_zone():
    home = Document.parse(HOME.encode(), url="https://www.almina.com.lb/")
    facts = propose.publisher(home, [f"https://www.almina.com.lb/story/{n}/x" for n in range(4400, 4410)])
    assert (facts.slug, facts.name, facts.country, facts.timezone) == ("almina", "صحيفة الميناء", "LB", "Asia/Beirut")
    assert [s.name for s in facts.sections] == ["", "سياسة", "اقتصاد"]
    assert facts.feeds == ("https://www.almina.com.lb/feed",)
    assert list(facts.article_urls) == ["story"]


PAGED = """
<html lang=ar><head><title>الميناء</title></head><body>
<nav><a href="/politics">سياسة</a><a href="/sport">رياضة</a></nav>
<main><nav><a href="/all?page=2">٢</a><a href="/all?page=3">3</a><a href="/all?page=2">التالي »</a>
<a href="/all?page=9">المزيد</a><a rel="next" href="/all?page=2">أقدم الأخبار هنا</a></nav></main></body></html>
"""


def test_the_paging_below_a_list_is_no_section():
    home = Document.parse(PAGED.encode(), url="https://www.almina.com.lb/all")
    assert [section.name for section in propose.sections(home)] == ["سياسة", "رياضة"]


def test_what_is_rendered_loads_again(tmp_path):
    home = Document.parse(HOME.encode(), url="https://www.almina.com.lb/")
    facts = propose.publisher(home, [f"https://www.almina.com.lb/story/{n}/x" for n in range(4400, 4410)])
    path = tmp_path / f"{facts.slug}.toml"
    path.write_text(propose.render(facts, "2026-01-02"), encoding="utf-8")
    again = publishers.load(path)
    assert (again.name, again.sections, again.article_urls) == (facts.name, facts.sections, facts.article_urls)
    assert again.evidence_date == "2026-01-02"


def test_a_hostile_name_cannot_break_the_file(tmp_path):
    page = HOME.replace('content="صحيفة الميناء"', 'content="x&quot;&#10;country = &quot;ZZ\\"')
    home = Document.parse(page.encode(), url="https://almina.com.lb/")
    path = tmp_path / "almina.toml"
    path.write_text(propose.render(propose.publisher(home, []), "2026-01-02"), encoding="utf-8")
    assert publishers.load(path).country == "LB"
