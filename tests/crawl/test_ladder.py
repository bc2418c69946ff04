"""The ladder of re-checks and the pauses after failures: pure functions of entry, outcome and time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsscraper.crawl import asking, ladder
from newsscraper.items import FrontierEntry, Kind, NextPage, Outcome

NOW = datetime(2026, 3, 14, 12, 0, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def climb_all(late=timedelta(0)):
    """Follow an unchanging article up the ladder; return its age at each re-check."""
    due, priority = ladder.next_visit(FrontierEntry(url="u"), Outcome.ARTICLE, NOW)
    ages, now = [], NOW
    while due is not None:
        now = due + late
        ages.append(now - NOW)
        entry = FrontierEntry(url="u", known_id="art_x", priority=priority, due_at=due)
        due, priority = ladder.next_visit(entry, Outcome.NOT_MODIFIED, now)
    return ages


def test_seventeen_rechecks_lead_over_a_year():
    ages = climb_all()
    assert len(ages) == 17
    hours = [age / HOUR for age in ages]
    assert hours[:8] == [2, 4, 6, 12, 18, 24, 48, 72]
    assert [age.days for age in ages[8:]] == [7, 11, 15, 45, 75, 105, 195, 285, 375]


def test_only_the_first_page_of_a_list_is_a_daily_one():
    list_of = FrontierEntry(url="u", kind=Kind.SECTION, priority=1000)
    assert ladder.next_visit(list_of, Outcome.LISTING, NOW)[1] == ladder.LIST_PRIORITY[Kind.SECTION]
    assert ladder.next_visit(replace(list_of, depth=1), Outcome.LISTING, NOW) == (None, None)


def test_an_article_that_no_version_is_kept_of_begins_the_ladder():
    entry = FrontierEntry(url="u", priority=ladder.RECHECK_PRIORITY - 3, due_at=NOW)
    assert ladder.next_visit(entry, Outcome.ARTICLE, NOW)[0] == NOW + 2 * HOUR


def test_a_machine_that_slept_does_not_make_up_for_checks_that_no_longer_matter():
    due, priority = ladder.next_visit(FrontierEntry(url="u"), Outcome.ARTICLE, NOW)
    entry = FrontierEntry(url="u", known_id="art_x", priority=priority, due_at=due)
    again, _ = ladder.next_visit(entry, Outcome.NOT_MODIFIED, due + 7 * DAY)
    assert again - (due + 7 * DAY) == 4 * DAY


def test_fresh_articles_are_checked_before_old_ones_and_both_after_new_ones():
    _, first = ladder.next_visit(FrontierEntry(url="u"), Outcome.ARTICLE, NOW)
    entry = FrontierEntry(url="u", known_id="art_x", priority=first, due_at=NOW)
    _, second = ladder.next_visit(entry, Outcome.NOT_MODIFIED, NOW)
    assert ladder.NEW_PRIORITY > first > second > ladder.RETRY_PRIORITY > ladder.BACKFILL_PRIORITY


def test_failures_are_tried_again_with_growing_pauses_and_given_up():
    pauses = []
    for attempts in range(9):
        entry = FrontierEntry(url="u", attempts=attempts, priority=ladder.NEW_PRIORITY)
        due, _ = ladder.next_visit(entry, Outcome.TIMEOUT, NOW)
        pauses.append(due and due - NOW)
    assert pauses[0] == timedelta(0)
    assert pauses[1:7] == sorted(pauses[1:7])
    assert pauses[7:] == [None, None]


@pytest.mark.parametrize("kind", [Kind.SECTION, Kind.FEED, Kind.SITEMAP])
def test_lists_are_never_given_up(kind):
    entry = FrontierEntry(url="u", kind=kind, attempts=50)
    assert ladder.next_visit(entry, Outcome.UNREACHABLE, NOW)[0] == NOW + 7 * DAY


def test_retry_after_is_the_least_pause():
    entry = FrontierEntry(url="u", priority=ladder.NEW_PRIORITY)
    assert ladder.next_visit(entry, Outcome.RETRY_LATER, NOW, wait=4000)[0] == NOW + timedelta(seconds=4000)


def test_what_is_missing_is_asked_for_again_when_a_404_becomes_final():
    entry = FrontierEntry(url="u", known_id="art_x", priority=ladder.RECHECK_PRIORITY)
    pauses = []
    while True:
        due, priority = ladder.next_visit(entry, Outcome.GONE, NOW)
        if due is None:
            break
        pauses.append(due - NOW)
        entry = FrontierEntry(url="u", known_id="art_x", priority=priority)
    assert pauses == [6 * HOUR, 30 * DAY, 90 * DAY]


def test_an_unknown_page_that_stays_missing_is_not_asked_for_for_months():
    entry = FrontierEntry(url="u", priority=ladder.RETRY_PRIORITY)
    assert ladder.next_visit(entry, Outcome.GONE, NOW) == (None, None)


def test_a_page_of_the_way_back_in_time_becomes_no_daily_list():
    entry = FrontierEntry(url="u", kind=Kind.SECTION, priority=ladder.BACKFILL_PRIORITY)
    assert ladder.next_visit(entry, Outcome.LISTING, NOW) == (None, None)


def test_who_blocks_us_is_not_asked_again_in_the_same_run():
    entry = FrontierEntry(url="u", priority=ladder.NEW_PRIORITY)
    assert ladder.next_visit(entry, Outcome.BLOCKED, NOW)[0] > NOW
    assert ladder.next_visit(entry, Outcome.TIMEOUT, NOW)[0] == NOW


def test_rechecks_get_half_of_the_time():
    assert ladder.recheck_budget(10, 60.0) == 1
    assert ladder.recheck_budget(900, 1.0) == 450
    assert ladder.recheck_budget(900, 10.0) == 45
    assert ladder.recheck_budget(900, 0.0) is None


def test_a_load_more_request_survives_the_frontier():
    page = NextPage(url="http://a.test/more", method="POST", body="page=2", headers=(("X-Requested-With", "x"),))
    key, fetch_url = asking.ask(page)
    assert asking.request_of(FrontierEntry(url=key, fetch_url=fetch_url)) == page
    assert key != asking.ask(NextPage(url="http://a.test/more", method="POST", body="page=3"))[0]
    plain, fetch_url = asking.ask(NextPage(url="http://a.test/news?page=2"))
    assert (plain, fetch_url) == ("http://a.test/news?page=2", None)
