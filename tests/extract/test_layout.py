"""Layouts: sources as strings, chosen by date, checked against the generic rules."""

from datetime import UTC, date, datetime

import pytest

from newsscraper.errors import FactsError
from newsscraper.extract import article as read_article
from newsscraper.extract.layout import choose, name_of
from newsscraper.extract.sources import parse
from newsscraper.items import Article, Layout, Notice, Outcome, Publisher

FIRST = "قالت اللجنة إن الطريق الساحلي سيفتح أمام السيارات مساء الخميس، بعد انتهاء أعمال التزفيت."
SECOND = "وأضافت أن الشاحنات ستبقى على الطريق القديم شهرًا آخر، ريثما تنتهي أعمال الإنارة."
PAGE = f"""<html><body><h2 class=kicker>مواصلات</h2><h1 class=t>فتح الطريق الساحلي مساء الخميس</h1>
<span class=d>05/06/2021</span>
<div class=b><p>{FIRST}</p><p class=promo>حمّلوا تطبيقنا الجديد، فهو مجاني.</p><p>{SECOND}</p></div>
<p>الملف: طرق وجسور</p><div class=r><a href=/n/1>تزفيت الطريق الجبلي يتأخر</a></div></body></html>"""


def publisher(**fields: object) -> Publisher:
    drop = fields.pop("drop", ())
    layout = Layout(fields={k: tuple(v) for k, v in fields.items()}, drop=tuple(drop))  # type: ignore[attr-defined,arg-type]
    return Publisher(
        slug="tariq", name="الطريق", name_en="Tariq", country="LB", timezone="Asia/Beirut", layouts=(layout,)
    )


def read(who: Publisher) -> Article:
    return read_article(
        PAGE.encode(), url="https://tariq.example/n/9", fetched_at=datetime(2021, 6, 6, tzinfo=UTC), publisher=who
    )


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("css:h1[", "CSS"),
        ("xpath://a[", "XPath"),
        ("nowhere:x", "where to look"),
        ("css:", "behind the colon"),
        ("url:x", "group"),
        ("css:h1::foo", "CSS"),
    ],
)
def test_a_wrong_source_is_refused_with_a_sentence(source: str, wrong: str):
    with pytest.raises(FactsError, match=wrong):
        parse(source)


def test_a_source_says_what_it_expects():
    assert (parse("css:h1; required").required, parse("links:.tags a; at most 12").at_most) == (True, 12)


def test_the_layout_that_was_in_use_on_the_day_is_chosen():
    old, older, now = Layout(until=date(2021, 12, 31)), Layout(until=date(2019, 5, 1)), Layout()
    who = Publisher(slug="x", name="x", name_en="x", country="LB", layouts=(now, old, older))
    assert [choose(who, date(year, 1, 1)) for year in (2018, 2020, 2022)] == [older, old, now]


def test_a_design_that_was_given_up_reads_no_later_page():
    old = Layout(until=date(2021, 12, 31))
    who = Publisher(slug="x", name="x", name_en="x", country="LB", layouts=(old,))
    assert choose(who, date(2021, 12, 31)) == old
    assert choose(who, date(2022, 1, 1)) is None


def test_the_name_of_a_layout_changes_with_its_facts():
    who = publisher(title=["css:h1"])
    assert name_of(who, who.layouts[0]) != name_of(who, publisher(title=["css:h2"]).layouts[0])


def test_the_first_source_that_yields_wins():
    found = read(publisher(title=["css:h1.none", "css:h1.t"]))
    assert (found.title, found.methods.title) == ("فتح الطريق الساحلي مساء الخميس", "layout css:h1.t")


def test_fields_of_a_layout():
    found = read(
        publisher(
            body=["paragraphs:div.b"],
            related=["links:.r"],
            section=["label:الملف"],
            published=["css:.d"],
            drop=["css:.promo"],
        )
    )
    assert found.paragraphs == [FIRST, SECOND]
    assert [(link.title, link.url) for link in found.related] == [
        ("تزفيت الطريق الجبلي يتأخر", "https://tariq.example/n/1")
    ]
    assert (found.section, found.date_published) == ("طرق وجسور", date(2021, 6, 5))
    assert found.methods.published == "layout css:.d"


def test_a_required_field_that_no_source_yields_is_a_mismatch():
    assert read(publisher(authors=["css:.author; required"])).outcome is Outcome.LAYOUT_MISMATCH


def test_more_values_than_expected_are_a_mismatch():
    assert read(publisher(body=["css:p; at most 1"])).outcome is Outcome.LAYOUT_MISMATCH


def test_a_title_that_differs_from_the_generic_one_is_told():
    found = read(publisher(title=["css:.kicker"]))
    assert found.title == "مواصلات"
    assert Notice.LAYOUT_DISAGREES in found.warnings


def test_a_day_that_differs_from_the_generic_one_is_told():
    found = read(publisher(published=["xpath:string('2020-01-05')"]))
    assert found.date_published == date(2020, 1, 5)
    assert Notice.LAYOUT_DISAGREES in found.warnings


def test_a_date_that_only_the_layout_finds_is_taken():
    page = PAGE.replace("<span class=d>05/06/2021</span>", "").replace("<h1 ", '<h1 data-day="20210605" ')
    who = publisher(published=["css:h1::attr(data-day)"])
    found = read_article(
        page.encode(), url="https://tariq.example/n/9", fetched_at=datetime(2021, 6, 6, tzinfo=UTC), publisher=who
    )
    assert found.date_published == date(2021, 6, 5)


@pytest.mark.parametrize("source", ["paragraphs:div.b", "css:div.b p"])
def test_what_a_layout_drops_is_in_none_of_its_texts(source: str):
    found = read(publisher(body=[source], drop=["css:.promo"]))
    assert found.body == f"{FIRST}\n\n{SECOND}"
    assert "مجاني" in read(publisher(body=["css:div.b p"])).body


def test_the_author_line_is_that_of_the_layout_where_it_names_the_authors():
    html = PAGE.replace("<span class=d>", "<p class=by>كتبت: سلمى الحاج</p><p>إعداد: عادل السنديان</p><span class=d>")
    found = read_article(
        html.encode(),
        url="https://tariq.example/n/9",
        fetched_at=datetime(2021, 6, 6, tzinfo=UTC),
        publisher=publisher(authors=["css:.by"]),
    )
    assert (found.authors, found.byline_raw) == (("سلمى الحاج",), "كتبت: سلمى الحاج")
