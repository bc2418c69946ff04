"""The past of a source is read from the reports once, and again when the file that remembers it is lost."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper.crawl import history, report, watch
from newsscraper.crawl.history import Figures, Past, added, together
from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.store import paths, runs

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def told(at, n=5, kind="crawl"):
    source = SourceReport(source="almahfal", name="المحفل", articles=n, new=n, missing={"tags": 1})
    return RunReport(
        run=f"{at:%Y%m%dT%H%M%SZ}-{n:04x}",
        started_at=at,
        ended_at=at + timedelta(minutes=1),
        sources=(source,),
        kind=kind,
    )


def test_reports_become_days(tmp_path):
    for hours in (0, 6, 30):
        report.write(tmp_path, told(START + timedelta(hours=hours)))
    past = watch.caught_up(tmp_path, watch.Watch()).past["almahfal"]
    assert [(day.isoformat(), one.runs, one.articles) for day, one in past.days.items()] == [
        ("2026-03-02", 2, 10),
        ("2026-03-03", 1, 5),
    ]
    assert past.days[START.date()].missing == {"tags": 2}


def test_a_lost_or_broken_file_is_made_again_from_the_reports(tmp_path):
    for day in range(5):
        one = told(START + timedelta(days=day))
        report.write(tmp_path, watch.look(tmp_path, one))
    kept = watch.load(tmp_path)
    for text in (None, b"{", b""):
        paths.alarms(tmp_path).unlink(missing_ok=True)
        if text is not None:
            paths.alarms(tmp_path).write_bytes(text)
        again = watch.caught_up(tmp_path, watch.load(tmp_path))
        assert again.past == kept.past


def test_a_report_is_read_once_also_when_it_comes_late(tmp_path):
    late, early = told(START), told(START + timedelta(hours=1))
    report.write(tmp_path, early)
    found = watch.caught_up(tmp_path, watch.Watch())
    report.write(tmp_path, late)
    for _ in range(2):
        found = watch.caught_up(tmp_path, found)
    assert found.past["almahfal"].days[START.date()].runs == 2


def test_single_addresses_and_broken_reports_say_nothing(tmp_path):
    report.write(tmp_path, told(START, kind="fetch"))
    paths.run_report(tmp_path, "20260302T070000Z-dead").write_bytes(b'{"run": 3')
    assert watch.caught_up(tmp_path, watch.Watch()).past == {}


def test_names_of_long_read_runs_are_forgotten_and_not_read_again(tmp_path):
    names = [told(START + timedelta(days=day)).run for day in range(10)]
    kept = history.forgotten(names)
    assert kept == names[-4:]
    for name in names:
        runs.put(tmp_path, name, b"{}")
    assert [*runs.oldest_first(tmp_path, history.horizon(kept), kept)] == []


@settings(max_examples=30)
@given(st.lists(st.integers(0, 2000), min_size=1, max_size=60))
def test_years_of_runs_stay_small_and_sums_are_right(hours):
    past = Past()
    for n in hours:
        past = added(past, Figures(at=START + timedelta(hours=n), articles=3, new=1))
    newest = max(hours)
    assert len(past.days) <= history.DAYS + 1
    assert len(past.recent) <= max(history.LAST_RUNS, history.RECENT_ARTICLES // 3)
    latest = (START + timedelta(hours=newest)).date()
    expected = [n for n in hours if (START + timedelta(hours=n)).date() == latest]
    assert past.days[latest].runs == len(expected)


def test_together_keeps_the_last_example():
    first = Figures(at=START, articles=2, lacking={"tags": "a"}, laid={"title": {"x": 2}})
    last = Figures(at=START + timedelta(hours=1), articles=3, lacking={"tags": "b"}, laid={"title": {"x": 1, "y": 2}})
    both = together([last, first])
    assert (both.articles, both.lacking, both.laid) == (5, {"tags": "b"}, {"title": {"x": 3, "y": 2}})
    assert both.at == last.at


def test_what_some_runs_did_not_see_is_taken_from_those_that_did():
    first = Figures(at=START, newest=START, failure="timeout")
    last = Figures(at=START + timedelta(hours=1))
    assert together([last, first]).newest == START
    assert together([last, first]).failure == "timeout"
    assert together([last]).newest is None
