"""Dates as pages print them: labels and clocks in elements of their own, other stories' dates, zones told elsewhere."""

import json
from datetime import UTC, datetime

import pytest

from newsscraper import extract
from newsscraper.extract.when_shown import _DATE
from newsscraper.items import Notice

FETCHED = datetime(2026, 3, 10, 12, tzinfo=UTC)
SENTENCE = "قالت البلدية في بيان إنها أنجزت المرحلة الأولى من مشروع تأهيل الأرصفة، وإن العمل يستمر حتى نهاية الشهر. "
TEXT = "".join(f"<p>{SENTENCE * 2}</p>" for _ in range(4))


def read(dates: str = "", *, after: str = "", head: str = "", url: str = "https://annahda.example/news/4512"):
    html = f"""<html lang="ar"><head><title>البلدية تنجز تأهيل الأرصفة</title>{head}</head><body>
    <article><h1>البلدية تنجز تأهيل الأرصفة في الحي القديم</h1>{dates}{TEXT}{after}</article></body></html>"""
    return extract.article(html.encode(), url=url, fetched_at=FETCHED)


def schema(**fields: str) -> str:
    node = {"@type": "NewsArticle", "headline": "البلدية تنجز تأهيل الأرصفة في الحي القديم", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize("label", ["آخر تحديث:", "تم التحديث", "تاريخ التعديل", "Last updated on", "Updated"])
def test_a_label_of_an_update_in_an_element_of_its_own_speaks_of_the_line_behind_it(label):
    found = read(f"<div>{label}</div><div>7 آذار 2026</div>")
    assert found.date_published is None
    assert found.date_modified.isoformat() == "2026-03-07"


def test_labels_beside_each_other_each_have_their_own_date():
    found = read(
        "<div>تاريخ النشر</div><div>5 آذار 2026</div><div>آخر تحديث</div><div>7 آذار 2026</div>",
    )
    assert found.date_published.isoformat() == "2026-03-05"
    assert found.date_modified.isoformat() == "2026-03-07"


@pytest.mark.parametrize(
    "line",
    [
        "نُشر هذا المقال أول مرة في 3 شباط 2024",
        "نشر لأول مرة في 3 شباط 2024",
        "This article was originally published on 3 February 2024 and has been regularly updated.",
    ],
)
def test_the_first_publication_comes_before_a_later_one(line):
    for after in (f"<p>{line}</p>", f'<div class="post-date">{line}</div>'):
        found = read("<div>9 آذار 2026</div>", after=after)
        assert found.date_published.isoformat() == "2024-02-03"


def test_a_clock_in_an_element_of_its_own_belongs_to_the_day_before_it():
    found = read("<ul><li>7 آذار 2026</li><li>10:45 م</li></ul>")
    assert found.published_local == datetime(2026, 3, 7, 22, 45)
    assert found.published_at is None
    found = read("<ul><li>7 آذار 2026</li><li>10:45 م</li><li>بتوقيت بيروت</li></ul>")
    assert found.published_at == datetime(2026, 3, 7, 20, 45, tzinfo=UTC)
    assert found.published_tz_source == "page"


def test_a_line_behind_the_day_that_is_no_clock_is_left_alone():
    found = read("<ul><li>7 آذار 2026</li><li>4512 مشاهدة</li></ul>")
    assert found.published_precision == "day"


CARD = '<div class="item"><a href="/news/4498">انطلاق معرض الكتاب بمشاركة مئة دار نشر عربية</a><span>{}</span></div>'


def test_dates_of_other_stories_behind_the_text_make_no_conflict():
    cards = "".join(CARD.format(day) for day in ("2 آذار 2026", "1 آذار 2026"))
    found = read("<div>7 آذار 2026</div>", after=f"<section><h3>مقالات ذات صلة</h3>{cards}</section>")
    assert found.date_published.isoformat() == "2026-03-07"
    assert Notice.DATE_CONFLICT not in found.warnings
    found = read("<div>7 آذار 2026</div>", after=cards)
    assert found.date_published.isoformat() == "2026-03-07"
    assert Notice.DATE_CONFLICT not in found.warnings


def test_a_date_of_the_story_behind_its_text_counts():
    assert read(after="<p>نشر بتاريخ 7 آذار 2026</p>").date_published.isoformat() == "2026-03-07"


def test_a_line_that_is_shown_stands_in_for_a_stated_day_only_when_it_is_earlier():
    """Many systems state the last edit as the publication; none states one before it."""
    stated = schema(datePublished="2026-03-08T10:00:00+02:00")
    earlier = read("<div>نشر في 7 آذار 2026</div>", head=stated)
    assert earlier.date_published.isoformat() == "2026-03-07"
    assert Notice.DATE_CONFLICT in earlier.warnings
    later = read("<div>نشر في 9 آذار 2026</div>", head=stated)
    assert later.date_published.isoformat() == "2026-03-08"
    assert Notice.DATE_CONFLICT in later.warnings


def test_a_time_without_a_zone_has_the_offset_of_another_time_of_its_day():
    found = read(head=schema(datePublished="2026-03-07T22:45:00", dateModified="2026-03-07T23:10:00+02:00"))
    assert found.published_at == datetime(2026, 3, 7, 20, 45, tzinfo=UTC)
    assert (found.published_tz, found.published_tz_source) == ("+02:00", "page")


@pytest.mark.parametrize(
    "modified",
    ["2026-03-07T23:10:00Z", "2026-03-07T23:10:00+00:00", "2026-03-09T09:10:00+02:00", "2026-03-07T23:10:00"],
)
def test_utc_and_other_days_lend_no_zone(modified):
    found = read(head=schema(datePublished="2026-03-07T22:45:00", dateModified=modified))
    assert found.date_published.isoformat() == "2026-03-07"
    assert found.published_at is None
    assert found.published_tz_source == "none"


def test_the_language_of_a_page_is_no_zone():
    found = read("<div>7 آذار 2026 - 10:45 م</div>", head='<meta property="og:locale" content="ar_EG">')
    assert found.published_at is None


def test_structured_data_that_a_framework_put_into_a_meta_is_read():
    node = json.dumps({"@type": "Article", "datePublished": "2026-03-07T09:00:00+03:00"}).replace('"', "&quot;")
    found = read(head=f'<meta name="script:ld+json" content="{node}">')
    assert found.published_at == datetime(2026, 3, 7, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "24 أبريل 2020",
        "٢٤ نيسان ٢٠٢٠",
        "24/4/20",
        "24.4.2020",
        "۱۴ رمضان ۱۴۴۵",
        "منذ ساعتين",
        "قبل يوم",
        "أمس",
        "5 Mar 24",
    ],
)
def test_the_first_look_lets_every_day_through(line):
    assert _DATE.search(line)


@pytest.mark.parametrize("line", ["2min", "0 21", "4512 مشاهدة", 'فيروس "كورونا" (423)', "12:30 م"])
def test_the_first_look_stops_what_cannot_be_a_day(line):
    assert not _DATE.search(line)
