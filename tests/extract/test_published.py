"""One answer from what several places of a page say."""

from datetime import UTC, date, datetime

import pytest

from newsscraper.extract.published import Candidate, Resolved, resolve, url_date
from newsscraper.items import Notice

FETCHED = datetime(2025, 7, 9, 12, tzinfo=UTC)


def ask(*pairs: tuple[str, str], url: str = "https://paper.example/a", tz: str | None = None) -> Resolved:
    """`method` ends in `!` for modified, in `^` for the page's chrome."""
    given = [
        Candidate(raw=raw, method=m.rstrip("!^"), role="modified" if "!" in m else "published", chrome="^" in m)
        for raw, m in pairs
    ]
    return resolve(given, url=url, fetched_at=FETCHED, tz=tz)


def test_a_z_on_the_clock_that_readers_see_is_local_time() -> None:
    got = ask(
        ("2025-07-07T09:23:13Z", "meta:article:published_time"),
        ("2025-07-07T09:40:00Z", "meta:article:modified_time!"),
        ("الإثنين، 7 تموز 2025 09:23 ص", "text"),
        tz="Africa/Cairo",
    )
    assert got.published
    assert got.modified
    assert got.published.at == datetime(2025, 7, 7, 6, 23, 13, tzinfo=UTC)
    assert got.modified.at == datetime(2025, 7, 7, 6, 40, tzinfo=UTC)
    assert got.warnings == (Notice.TZ_ASSUMED,)


def test_a_visible_clock_that_rounds_the_seconds_up_is_the_same_clock() -> None:
    got = ask(("2025-07-07T09:23:59Z", "meta:p"), ("7 تموز 2025 09:24 ص", "text"), tz="Africa/Cairo")
    assert got.published
    assert got.published.at == datetime(2025, 7, 7, 6, 23, 59, tzinfo=UTC)


def test_a_z_that_lies_after_the_fetch_is_local_time() -> None:
    got = ask(("2025-07-09T14:30:00Z", "jsonld:d"), tz="Asia/Riyadh")
    assert got.published
    assert got.published.at == datetime(2025, 7, 9, 11, 30, tzinfo=UTC)
    assert got.warnings == (Notice.TZ_ASSUMED,)
    later = ask(("2025-07-09T16:30:00Z", "jsonld:d"), tz="Asia/Riyadh")
    assert later.published
    assert later.published.at == datetime(2025, 7, 9, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize("method", ["text", "jsonld:datePublished", "time"])
def test_of_two_dates_in_one_markup_the_one_that_another_place_names_is_taken(method: str) -> None:
    got = ask(("2025-06-01", method), ("2025-07-07", method), url="https://paper.example/2025/07/07/a")
    assert _day(got) == date(2025, 7, 7)
    assert Notice.DATE_CONFLICT in got.warnings
    assert _day(ask(("2025-06-01", method), ("2025-07-07", method))) == date(2025, 6, 1)


def test_an_exact_day_comes_before_a_week_ago() -> None:
    assert _day(ask(("منذ أسبوع", "text"), url="https://paper.example/2025/07/01/a")) == date(2025, 7, 1)


def test_a_feed_and_a_list_stand_in_where_the_page_is_silent_and_give_way_where_it_speaks() -> None:
    feed, listing = ("Mon, 07 Jul 2025 10:00:00 +0300", "feed"), ("6 تموز 2025", "listing")
    assert ask(listing, feed).published_method == "feed"
    assert ask(listing, feed, ("5 تموز 2025", "text")).published_method == "text"


def test_without_a_known_zone_a_false_z_leaves_no_instant() -> None:
    got = ask(("2025-07-07T09:23:13Z", "jsonld:datePublished"), ("7 تموز 2025 09:23", "text"))
    assert got.published
    assert (got.published.at, got.published.local) == (None, datetime(2025, 7, 7, 9, 23, 13))


def test_a_z_that_readers_are_told_as_gmt_is_true() -> None:
    got = ask(("2025-07-07T09:23:13Z", "jsonld:d"), ("09:23 GMT 07.07.2025", "text"), tz="Asia/Riyadh")
    assert got.published
    assert got.published.at == datetime(2025, 7, 7, 9, 23, 13, tzinfo=UTC)


def test_a_visible_clock_an_hour_off_is_reported_and_not_believed() -> None:
    got = ask(("2025-01-08T11:42:50+00:00", "jsonld:d"), ("2025-01-08 | 12:42", "text"), tz="Asia/Beirut")
    assert got.published
    assert got.published.at == datetime(2025, 1, 8, 11, 42, 50, tzinfo=UTC)
    assert got.warnings == (Notice.TIME_CONFLICT,)


@pytest.mark.parametrize(
    ("raw", "tz"),
    [("2025-07-07T00:00:00", None), ("2025-07-07T00:00:00Z", "Asia/Riyadh"), ("2025-07-06T21:00:00Z", "Asia/Riyadh"),
     ("2025-07-06T00:00:00Z", None)],
)  # fmt: skip
def test_midnight_is_a_padded_day_and_a_slipped_one_is_that_of_the_address(raw: str, tz: str | None) -> None:
    got = ask((raw, "jsonld:datePublished"), url="https://paper.example/2025/07/07/a", tz=tz)
    assert got.published
    assert (got.published.date, got.published.local, got.published.at) == (date(2025, 7, 7), None, None)
    assert got.published.precision == "day"


def test_a_padded_day_takes_the_time_of_the_visible_line() -> None:
    got = ask(("2025-07-07T00:00:00", "meta:date"), ("7 تموز 2025 10:15 ص", "text"), tz="Asia/Riyadh")
    assert got.published
    assert got.published.at == datetime(2025, 7, 7, 7, 15, tzinfo=UTC)
    assert got.published_method == "text"


def test_a_beirut_story_of_half_past_midnight_keeps_its_beirut_day() -> None:
    got = ask(("2025-07-06T21:30:00Z", "jsonld:d"), ("7 تموز 2025", "text"), tz="Asia/Beirut")
    assert got.published
    assert got.published.date == date(2025, 7, 7)
    assert got.warnings == ()


def test_the_today_of_a_header_gives_way() -> None:
    assert _day(ask(("9 تموز 2025", "text^"), ("5 تموز 2025", "text"))) == date(2025, 7, 5)
    assert _day(ask(("9 تموز 2025", "text"), url="https://paper.example/2025/07/05/a")) == date(2025, 7, 5)
    assert _day(ask(("2025-07-09T10:00:00Z", "jsonld:d"), ("9 تموز 2025", "text"), ("5 تموز 2025", "text"))) == date(
        2025, 7, 9
    )


def _day(got: Resolved) -> date | None:
    return got.published.date if got.published else None


def test_a_line_that_tells_of_an_update_is_no_publication() -> None:
    got = ask(("28 آب 2024، آخر تحديث 14:00", "text"), url="https://paper.example/2024/news/8/3/x.html")
    assert _day(got) == date(2024, 8, 3)
    assert got.modified is not None
    assert got.modified.date == date(2024, 8, 28)
    assert _day(ask(("آخر تحديث: 28 آب 2024", "text"))) is None


def test_a_modification_before_the_publication_is_dropped() -> None:
    got = ask(("2025-07-07T10:00:00+03:00", "jsonld:d"), ("2025-07-06T10:00:00+03:00", "jsonld:m!"))
    assert got.modified is None
    assert Notice.MODIFIED_BEFORE_PUBLISHED in got.warnings


def test_days_that_disagree_are_reported() -> None:
    got = ask(("2025-07-07T10:00:00+03:00", "jsonld:d"), ("3 تموز 2025", "text"))
    assert _day(got) == date(2025, 7, 7)
    assert got.warnings == (Notice.DATE_CONFLICT,)


def test_nothing_readable_is_said() -> None:
    assert ask(("قريبا", "text")).warnings == (Notice.DATE_MISSING,)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2025/07/05/a", "2025-07-05"),
        ("https://x.example/story/2025/7/5/%D8%A3/9", "2025-07-05"),
        ("https://x.example/a-2025-07-05.html", "2025-07-05"),
        ("https://x.example/news/20250705/a", "2025-07-05"),
        ("https://x.example/202507051044893040-a/", "2025-07-05"),
        ("https://x.example/2013/section/8/3/", "2013-08-03"),
        ("https://x.example/2025/13/45/", None),
        ("https://x.example/post/20259999", None),
        ("https://x.example/?d=2025-07-05", None),
    ],
)
def test_the_day_of_an_address(url: str, day: str | None) -> None:
    assert url_date(url) == day
