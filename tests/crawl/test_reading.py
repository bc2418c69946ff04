"""Responses without a crawl: what a page is, what it leads to, and what is kept of a reserved one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from news_site import Asked, Site, article_html, html, title

from newsscraper.crawl import ladder
from newsscraper.crawl.content import is_reserved
from newsscraper.crawl.reading import Reader, seeds
from newsscraper.crawl.trail import Trail
from newsscraper.items import (
    Exchange,
    FoundVia,
    FrontierEntry,
    Kind,
    Notice,
    Outcome,
    Page,
    Publisher,
    Section,
)

NOW = datetime(2026, 3, 14, 12, 0, 0, tzinfo=UTC)
PAPER = Publisher(
    slug="almahfal",
    name="المحفل",
    name_en="Al-Mahfal",
    country="LB",
    timezone="Asia/Beirut",
    domains=("almahfal.test",),
    sections=(Section(url="http://almahfal.test/news"), Section(url="http://almahfal.test/")),
    feeds=("http://almahfal.test/feed",),
    sitemaps=("http://almahfal.test/sitemap.xml",),
    article_urls={"story": r"/article/(?P<id>\d+)"},
)
READER = Reader(publisher=PAPER, run_id="r")
SITE = Site(articles=dict.fromkeys(range(1, 13), ""))
ARTICLE = FrontierEntry(url="http://almahfal.test/article/3", priority=ladder.NEW_PRIORITY)
SECTION = FrontierEntry(url="http://almahfal.test/news", kind=Kind.SECTION, priority=1000)


def page(body=b"", status=200, url=ARTICLE.url, **headers):
    wire = Exchange(url=url, request=b"", response=b"x", started_at=NOW, warc_record_id=f"<urn:uuid:{'0' * 36}>")
    lines = {"content-type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
    pairs = tuple((k.encode(), v.encode()) for k, v in lines.items())
    return Page(url=url, status=status, headers=pairs, body=body, fetched_at=NOW, exchanges=(wire,))


def story(n=3, head=""):
    return html(article_html(n, "") + "", title(n)).body.replace(b"</head>", head.encode() + b"</head>")


def section(n=1):
    return SITE.section(n).body


def test_an_article_becomes_a_draft_with_its_next_check_and_the_one_after_a_change():
    visit = READER.visit(page(story()), ARTICLE)
    assert visit.outcome is Outcome.ARTICLE
    assert visit.record.title == title(3)
    assert visit.record.id.startswith("art_")
    assert visit.next_check_at - NOW == ladder.PAUSES[0]
    assert (visit.changed_check_at, visit.changed_priority) == (NOW + ladder.PAUSES[0], ladder.RECHECK_PRIORITY)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (304, Outcome.NOT_MODIFIED),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (429, Outcome.RETRY_LATER),
        (503, Outcome.RETRY_LATER),
        (500, Outcome.HTTP_ERROR),
        (403, Outcome.HTTP_ERROR),
    ],
)
def test_a_status_is_an_outcome_without_a_record(status, outcome):
    visit = READER.visit(page(b"", status), ARTICLE)
    assert (visit.outcome, visit.record) == (outcome, None)


def test_a_cut_page_is_truncated_and_tried_again():
    whole = page(story())
    cut = replace(whole, exchanges=(replace(whole.exchanges[0], truncated="disconnect"),))
    visit = READER.visit(cut, ARTICLE)
    assert (visit.outcome, visit.record, visit.next_check_at) == (Outcome.TRUNCATED, None, NOW)


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ('<meta name="robots" content="index, noarchive">', {}),
        ("", {"x_robots_tag": "noarchive"}),
        ("", {"tdm_reservation": "1"}),
        ('<meta name="tdm-reservation" content="1">', {}),
        ("<meta content=1 name=tdm-reservation>", {}),
    ],
)
def test_of_a_reserved_page_only_metadata_is_kept_unless_there_is_a_permission(head, headers):
    visit = READER.visit(page(story(head=head), **headers), ARTICLE)
    assert (visit.record.title, visit.record.body) == (title(3), "")
    assert Notice.RESERVED in visit.record.warnings
    assert (visit.page.exchanges, visit.page.body) == ((), b"")
    permitted = Reader(publisher=replace(PAPER, permission="editor, 2026-01-01, letter"), run_id="r")
    assert permitted.visit(page(story(head=head), **headers), ARTICLE).record.body


def test_tdm_metas_that_reserve_nothing_are_no_reservation():
    assert not is_reserved(page(b'<meta name="tdm-reservation" content="0">'))
    assert not is_reserved(page(b"<p>tdm-reservation content=1</p>"))


def test_what_the_sites_own_file_reserves_is_reserved_unless_the_page_says_otherwise():
    shown = replace(page(story()), tdm_reservation=1)
    visit = READER.visit(shown, ARTICLE)
    assert (visit.record.tdm_reservation, visit.record.body) == (1, "")
    free = replace(page(story(head='<meta name="tdm-reservation" content="0">')), tdm_reservation=1)
    assert (READER.visit(free, ARTICLE).record.tdm_reservation, bool(READER.visit(free, ARTICLE).record.body)) == (
        0,
        True,
    )
    listed = READER.visit(replace(page(section(), url=SECTION.url), tdm_reservation=1), SECTION)
    assert (len(listed.listing.links), listed.page.exchanges) == (5, ())


def test_a_section_gives_its_links_and_its_next_page():
    visit = READER.visit(page(section(), url=SECTION.url), SECTION)
    assert visit.outcome is Outcome.LISTING
    *links, following = visit.discovered
    assert [entry.url.rpartition("/")[2] for entry in links] == ["12", "11", "10", "9", "8"]
    assert {entry.found_via for entry in links} == {FoundVia.SECTION}
    assert (following.url, following.kind, following.depth) == ("http://almahfal.test/news?page=2", Kind.SECTION, 1)
    assert following.priority > links[0].priority


def test_a_section_stops_at_a_page_of_known_articles_and_where_paging_leads_back():
    known = Reader(publisher=PAPER, run_id="r", is_old=lambda url: True)
    assert all(e.kind is Kind.ARTICLE for e in known.visit(page(section(), url=SECTION.url), SECTION).discovered)
    partly = Reader(publisher=PAPER, run_id="r", is_old=lambda url: not url.endswith("/8"))
    assert partly.visit(page(section(), url=SECTION.url), SECTION).discovered[-1].kind is Kind.SECTION
    back = Reader(publisher=PAPER, run_id="r", trail=Trail(lists={"http://almahfal.test/news?page=2"}))
    assert all(e.kind is Kind.ARTICLE for e in back.visit(page(section(), url=SECTION.url), SECTION).discovered)


def test_an_endless_calendar_is_cut():
    deep = replace(SECTION, depth=100)
    assert all(e.kind is Kind.ARTICLE for e in READER.visit(page(section(), url=SECTION.url), deep).discovered)


def test_links_to_other_sites_are_not_followed():
    body = section().replace(b"/article/9", b"http://elsewhere.test/article/9")
    urls = [entry.url for entry in READER.visit(page(body, url=SECTION.url), SECTION).discovered]
    assert not [url for url in urls if "elsewhere" in url]


def test_an_empty_section_is_an_error_and_an_empty_further_page_is_the_end():
    empty = page(html("<main></main>", "محليات").body, url=SECTION.url)
    assert READER.visit(empty, SECTION).outcome is Outcome.LAYOUT_MISMATCH
    assert READER.visit(empty, replace(SECTION, depth=2)).outcome is Outcome.LISTING


def test_a_sitemap_index_leads_to_its_sitemaps_each_once():
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>http://almahfal.test/sitemap-1.xml</loc></sitemap>
      <sitemap><loc>http://almahfal.test/sitemap.xml</loc></sitemap></sitemapindex>"""
    entry = FrontierEntry(url="http://almahfal.test/sitemap.xml", kind=Kind.SITEMAP, priority=800)
    reader = Reader(publisher=PAPER, run_id="r", trail=Trail(lists={entry.url}))
    found = reader.visit(page(body, url=entry.url, content_type="application/xml"), entry).discovered
    assert [(e.url, e.kind) for e in found] == [("http://almahfal.test/sitemap-1.xml", Kind.SITEMAP)]


def test_seeds_are_the_lists_of_the_facts_sections_first():
    kinds = [(entry.kind, entry.found_via) for entry in sorted(seeds(PAPER), key=lambda e: -e.priority)]
    assert kinds == [
        (Kind.SECTION, FoundVia.SECTION),
        (Kind.SECTION, FoundVia.HOME),
        (Kind.FEED, FoundVia.FEED),
        (Kind.SITEMAP, FoundVia.SITEMAP),
    ]


def test_the_site_of_these_tests_answers_conditional_requests():
    first = SITE.article(3, Asked("h", "/", {}, 0.0))
    assert SITE.article(3, Asked("h", "/", {"if-none-match": first.headers["ETag"]}, 0.0)).status == 304
