"""Rot is noticed the same day, told once, reminded weekly, and closed with a line."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from newsscraper.crawl import judging, usual, watch
from newsscraper.crawl.history import Figures, Past, added
from newsscraper.crawl.report import Failure, RunReport, SourceReport
from newsscraper.items import Outcome

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)  # a Monday
H1 = "css:h1.headline"


def run_at(
    at,
    *,
    articles=10,
    missing=None,
    laid=10,
    links=20,
    failed=0,
    new=None,
    exit_code=0,
    newest=None,
    pages=None,
    **more,
):
    missing = missing or {}
    report = SourceReport(
        source="almahfal",
        name="المحفل",
        exit_code=exit_code,
        pages=articles + 1 if pages is None else pages,
        articles=articles,
        new=articles if new is None else new,
        links=links,
        failed=failed,
        outcomes={"listing": 1, "article": articles},
        missing=missing,
        lacking={name: f"http://almahfal.test/article/{name}" for name in missing},
        laid={"title": {H1: laid}} if laid else {},
        newest=newest or at - timedelta(hours=1),
        failures=(Failure(url="http://almahfal.test/x", outcome=Outcome.TIMEOUT, error="slow"),) if failed else (),
        **more,
    )
    return RunReport(run=f"{at:%Y%m%dT%H%M%SZ}-0000", started_at=at, ended_at=at, sources=(report,))


def lived(days=21, per_day=(6, 18), **more):
    """A watch over a quiet past, and the instant after it."""
    found = watch.Watch()
    for day in range(days):
        for hour in per_day:
            found, events = watch.judged(found, run_at(START + timedelta(days=day, hours=hour), **more))
            assert not events
    return found, START + timedelta(days=days)


def after(found, at, **more):
    return watch.judged(found, run_at(at, **more))


def test_a_field_that_vanishes_is_told_by_the_next_run_with_field_time_example_and_sources():
    found, now = lived()
    found, (event,) = after(found, now, missing={"title": 10}, laid=0)
    assert (event.kind, event.figure, event.field, event.source) == ("opened", "fields", "title", "almahfal")
    assert event.since == now
    assert event.sources == (H1,)
    assert event.example == "http://almahfal.test/article/title"
    assert "title in 0%" in event.line
    assert "usually in 100%" in event.line
    assert H1 in event.line


def test_an_alarm_opens_once_reminds_weekly_and_closes_with_a_line():
    found, now = lived()
    told = []
    for day in range(16):
        for hour in (6, 12, 18):
            found, events = after(found, now + timedelta(days=day, hours=hour), missing={"tags": 10})
            told += [(event.kind, day) for event in events]
    assert told == [("opened", 0), ("reminded", 7), ("reminded", 14)]
    assert [alarm.field for alarm in found.open] == ["tags"]
    found, (event,) = after(found, now + timedelta(days=16))
    assert event.kind == "closed"
    assert "tags" in event.line
    assert not found.open


def test_a_field_that_was_always_rare_is_no_alarm():
    found, now = lived(missing={"authors": 9})
    _, events = after(found, now, missing={"authors": 10})
    assert not events


def test_a_rare_field_that_vanishes_is_told_once_enough_articles_lack_it():
    found, now = lived(missing={"related": 5})
    told = []
    for hour in range(1, 9):
        found, events = after(found, now + timedelta(hours=hour), articles=6, missing={"related": 6}, new=10)
        told += [(event.field, hour) for event in events]
    assert told == [("related", 4)]


def test_a_thousand_quiet_days_raise_no_alarm():
    chance = Random(7)
    found = watch.Watch()
    told = []
    for run in range(1000):
        at = START + timedelta(hours=6 * run)
        lacking = {
            name: sum(chance.random() < rare for _ in range(8))
            for name, rare in (("tags", 0.1), ("authors", 0.5), ("related", 0.02), ("images", 0.3))
        }
        failed = sum(chance.random() < 0.05 for _ in range(9))
        found, events = after(found, at, articles=8, missing=lacking, failed=failed, links=chance.randint(15, 25))
        told += events
    assert not told


def test_chance_is_the_binomial_tail():
    assert usual.chance(6, 0, 0.1) == 1.0
    assert usual.chance(6, 6, 0.5) == pytest.approx(0.5**6)
    assert usual.chance(5000, 2500, 0.001) < 1e-300


def test_a_layout_that_other_rules_stand_in_for_is_told_all_the_same():
    found, now = lived()
    _, (event,) = after(found, now, laid=0)
    assert (event.figure, event.field, event.sources) == ("layout", "title", (H1,))


def test_layout_and_generic_rules_that_part_are_told():
    found, now = lived()
    _, (event,) = after(found, now, disagreeing=9)
    assert event.figure == "agreement"


def test_a_list_that_shows_a_few_links_only_is_told():
    found, now = lived()
    kinds = []
    for hour in (1, 2, 3):
        found, events = after(found, now + timedelta(hours=hour), links=3)
        kinds += [event.figure for event in events]
    assert kinds == ["lists"]


def test_addresses_that_fail_are_told_with_one_of_them():
    found, now = lived()
    _, (event,) = after(found, now, failed=9)
    assert event.figure == "failures"
    assert event.example == "http://almahfal.test/x (timeout: slow)"


def test_a_quiet_weekend_is_usual_where_every_weekend_is_quiet():
    found = watch.Watch()
    for day in range(35):
        at = START + timedelta(days=day, hours=6)
        found, events = after(found, at, articles=1 if at.weekday() >= 5 else 20)
        assert not events, (day, events)
    found, events = after(found, START + timedelta(days=35, hours=6), articles=20)
    assert not events
    found, _ = after(found, START + timedelta(days=36, hours=6), articles=1)  # a Tuesday
    _, events = after(found, START + timedelta(days=37, hours=6), articles=20)
    assert [event.figure for event in events] == ["volume"]


def test_a_laptop_that_slept_for_a_week_raises_no_volume_alarm():
    found, now = lived()
    _, events = after(found, now + timedelta(days=7))
    assert not events


def test_a_paper_that_publishes_nothing_new_is_told():
    found, now = lived()
    newest = now - timedelta(hours=7)
    told = []
    for hour in range(0, 120, 6):
        found, events = after(found, now + timedelta(hours=hour), articles=0, laid=0, newest=newest)
        told += [event.figure for event in events if event.kind == "opened"]
    assert "age" in told
    assert len(told) == len(set(told))


def test_one_empty_run_is_patience_two_are_an_alarm_and_a_good_one_closes_it():
    found, now = lived()
    found, events = after(found, now, articles=0, laid=0, exit_code=4)
    assert not events
    found, (event,) = after(found, now + timedelta(hours=1), articles=0, laid=0, exit_code=4)
    assert (event.figure, event.since) == ("run", now)
    _, (event,) = after(found, now + timedelta(hours=2))
    assert event.kind == "closed"


@pytest.mark.parametrize("before", [0, 75])
def test_runs_that_asked_for_nothing_because_they_must_wait_are_no_empty_ones(before):
    found, now = lived()
    waiting = {"articles": 0, "laid": 0, "pages": 0, "exit_code": 4}
    found, events = after(found, now, articles=0, laid=0, exit_code=before)
    for minutes in (5, 10, 14):
        assert not events
        found, events = after(found, now + timedelta(minutes=minutes), **waiting)
    found, events = after(found, now + timedelta(minutes=15), articles=0, laid=0, exit_code=4)
    assert not events
    _, (event,) = after(found, now + timedelta(minutes=30), **waiting)
    assert (event.kind, event.figure) == ("opened", "run")


def test_a_new_source_is_not_judged_before_it_has_a_past():
    found = watch.Watch()
    for hour in range(24):
        found, events = after(found, START + timedelta(hours=hour), missing={"tags": hour % 10})
        assert not events


def test_only_an_alarm_that_opens_is_an_exit_code():
    found, now = lived()
    bad = run_at(now, missing={"title": 10}, laid=0)
    found, events = watch.judged(found, bad)
    told = RunReport(run="r", started_at=now, ended_at=now, sources=bad.sources, alarms=tuple(events))
    assert told.exit_code == 3
    _, (closed,) = after(found, now + timedelta(hours=1))
    assert RunReport(run="r", started_at=now, ended_at=now, sources=bad.sources, alarms=(closed,)).exit_code == 0


def test_other_sources_alarms_are_left_alone():
    found, now = lived()
    found, _ = after(found, now, missing={"title": 10}, laid=0)
    other = RunReport(
        run=f"{now:%Y%m%dT%H%M%SZ}-1111", started_at=now, ended_at=now, sources=(SourceReport(source="b", name="ب"),)
    )
    found, events = watch.judged(found, other)
    assert not events
    assert [alarm.source for alarm in found.open] == ["almahfal"]


def test_usual_is_robust_against_one_wild_day():
    assert usual.usual([10, 11, 9, 10, 500]).middle == 10
    assert usual.usual([10, 11, 9, 10, 500]).spread < 2


def test_a_past_without_runs_is_not_judged():
    assert judging.judge(Past(), START, {}) == []
    assert added(Past(), Figures(at=START)).recent == (Figures(at=START),)


def test_figures_that_contradict_themselves_do_no_harm():
    found = watch.Watch()
    for day in range(20):
        found, _ = after(
            found,
            START + timedelta(days=day),
            articles=day % 3,
            missing={"tags": 99},
            failed=500,
            disagreeing=77,
            links=0,
        )
    assert {alarm.source for alarm in found.open} <= {"almahfal"}
