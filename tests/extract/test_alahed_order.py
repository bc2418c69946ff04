"""One order of parts, many markups: the rules rest on order, labels and density, not on names of classes."""

from datetime import UTC, date, datetime

import alahed_pages as pages
import pytest

from newsscraper.extract.article import article
from newsscraper.items import Article, Notice, Outcome

FETCHED = datetime(2021, 6, 5, 18, 0, tzinfo=UTC)
BASE = "https://www.alahednews.com.lb/"


def read(name: str) -> Article:
    return article(pages.render(pages.MARKUPS[name]).encode(), url=pages.URL, fetched_at=FETCHED)


@pytest.fixture(params=sorted(pages.MARKUPS))
def found(request: pytest.FixtureRequest) -> Article:
    return read(request.param)


def test_it_is_an_article(found: Article):
    assert found.outcome is Outcome.ARTICLE


def test_the_title_is_whole_although_the_page_cuts_it_at_its_first_quote(found: Article):
    assert found.title == pages.TITLE


def test_the_body_is_exactly_the_eleven_paragraphs(found: Article):
    assert found.paragraphs == list(pages.PARAGRAPHS)


def test_two_touching_tag_links_are_two_tags(found: Article):
    assert found.tags == pages.TAGS


def test_the_section_is_found(found: Article):
    assert found.section == pages.SECTION


def test_only_the_links_below_the_related_heading_are_related(found: Article):
    wanted = [(title, BASE + href) for title, href in pages.RELATED]
    given = [(link.title, link.url) for link in found.related]
    assert [one for one in given if "38002" not in one[1]] == wanted


def test_the_day_is_known_and_no_hour_is_invented(found: Article):
    assert found.date_published == date(2021, 6, 5)
    assert found.published_precision == "day"
    assert found.published_at is None


def test_an_insert_between_paragraphs_is_related_and_not_text():
    found = read("insert")
    assert "حكاية مرفأ" not in found.body
    assert [link.url for link in found.related if "38002" in link.url] == [BASE + "article.php?id=38002&cid=113"]


def test_windows_1256_bytes_under_a_utf8_declaration_are_read():
    html = pages.render(pages.MARKUPS["p"]).replace("<head>", '<head><meta charset="utf-8">')
    found = article(
        html.encode("windows-1256"),
        url=pages.URL,
        fetched_at=FETCHED,
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    assert (found.title, found.paragraphs) == (pages.TITLE, list(pages.PARAGRAPHS))
    assert found.charset == "windows-1256"


def test_a_cut_title_is_told():
    assert Notice.TITLE_CUT in read("attribute").warnings
