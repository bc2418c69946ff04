"""Figures of a run: what they mean as exit code, as metrics, and on a terminal."""

from datetime import UTC, datetime

import pytest
from rich.console import Console

from newsscraper.crawl import display, metrics, report
from newsscraper.crawl.counts import Counts
from newsscraper.crawl.options import check_delay
from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.errors import UsageError
from newsscraper.items import Committed, FrontierEntry, Kind, Outcome, Publisher, Verdict, Visit

NOW = datetime(2026, 3, 14, 12, 0, 0, tzinfo=UTC)
PAPER = Publisher(slug="almahfal", name="المحفل", name_en="Al-Mahfal", country="LB", domains=("almahfal.test",))


def counts(*outcomes, articles=0, read=0, **more):
    found = Counts(articles=articles, read=read, **more)
    for n, outcome in enumerate(outcomes):
        visit = Visit(entry=FrontierEntry(url=f"http://almahfal.test/{n}"), outcome=outcome, fetched_at=NOW)
        found.note(visit, Committed(verdict=Verdict.NONE), PAPER)
    return found


@pytest.mark.parametrize(
    ("found", "failed", "code"),
    [
        (counts(Outcome.LISTING, Outcome.ARTICLE, articles=1, read=1), False, 0),
        (counts(Outcome.LISTING), False, 0),
        (counts(Outcome.NOT_MODIFIED), False, 0),
        (counts(Outcome.LISTING, Outcome.ARTICLE, Outcome.TIMEOUT, articles=2, read=1), False, 0),
        (counts(Outcome.LISTING, Outcome.CRASHED), False, 1),
        (counts(Outcome.LISTING, crashed=1), False, 1),
        (counts(Outcome.LISTING, Outcome.ARTICLE, read=1), True, 1),
        (counts(Outcome.ROBOTS, Outcome.ROBOTS), False, 4),
        (counts(Outcome.LAYOUT_MISMATCH), False, 4),
        (counts(Outcome.BLOCKED, Outcome.HTTP_ERROR), False, 4),
        (counts(Outcome.LISTING, Outcome.BLOCKED, Outcome.BLOCKED, articles=2), False, 4),
        (counts(), False, 4),
        (counts(Outcome.UNREACHABLE, Outcome.TIMEOUT), False, 75),
        (counts(aside=3), False, 0),
    ],
)
def test_figures_are_told_honestly(found, failed, code):
    assert report.exit_code(found, failed=failed) == code


def run_of(*codes, interrupted=False):
    sources = tuple(SourceReport(source=f"s{n}", name="اسم", exit_code=code) for n, code in enumerate(codes))
    return RunReport(run="r", started_at=NOW, ended_at=NOW, sources=sources, interrupted=interrupted)


def test_the_gravest_source_decides():
    assert run_of(0, 4, 75, 1).exit_code == 1
    assert run_of(0, 4, 75).exit_code == 75
    assert run_of(0, 3, 4).exit_code == 4
    assert run_of(0, 0).exit_code == 0
    assert run_of(0, 2).exit_code == 1
    assert run_of(0, interrupted=True).exit_code == 130
    assert run_of(1, interrupted=True).exit_code == 130


def test_what_a_second_try_mended_is_no_failure():
    found = counts(Outcome.HTTP_ERROR)
    entry = FrontierEntry(url="http://almahfal.test/0")
    mended = Visit(entry=entry, outcome=Outcome.ARTICLE, fetched_at=NOW)
    found.note(mended, Committed(verdict=Verdict.NEW), PAPER)
    assert (found.failed, found.failures) == (0, {})


def test_metrics_are_a_prometheus_text_file(tmp_path):
    told = run_of(0, 4)
    metrics.write(tmp_path / "crawl.prom", told)
    lines = (tmp_path / "crawl.prom").read_text().splitlines()
    assert 'newsscraper_exit_code{source="s1"} 4' in lines
    assert all(line.startswith(("# HELP ", "# TYPE ", "newsscraper_")) for line in lines)
    assert len(list(tmp_path.iterdir())) == 1


def test_the_table_ends_with_the_arabic_name_and_names_the_missing_fields():
    console = Console(width=120, record=True, file=None, force_terminal=False)
    source = SourceReport(source="almahfal", name="المحفل", new=3, articles=4, missing={"tags": 1}, error="lock held")
    with console.capture() as caught:
        display.show(RunReport(run="r", started_at=NOW, ended_at=NOW, sources=(source,)), console)
    row = next(line for line in caught.get().splitlines() if line.startswith("almahfal "))
    assert row.rstrip().endswith("المحفل")
    assert "almahfal: without tags 25%" in caught.get()
    assert "almahfal: lock held" in caught.get()


def test_no_line_says_a_name_or_an_address_twice():
    url = "http://almahfal.test/x"
    failure = report.Failure(url=url, outcome=Outcome.ROBOTS, error=f"robots.txt does not allow {url}")
    source = SourceReport(
        source="almahfal",
        name="المحفل",
        error="almahfal: another process writes",
        failed=1,
        failures=(failure,),
        aside=1,
    )
    found = display.notes(RunReport(run="r", started_at=NOW, ended_at=NOW, sources=(source,)))
    assert found == [
        "almahfal: another process writes",
        f"almahfal: 1 robots: {url} (robots.txt does not allow it)",
        "almahfal: 1 address left to a later run: the host rests, or the time was up",
    ]


@pytest.mark.parametrize("domain", ["news.com", "127.0.0.1.news.com", "localhost.net"])
def test_a_delay_under_a_second_is_refused_for_a_real_host(domain):
    paper = Publisher(slug="x", name="x", name_en="x", country="XX", domains=(domain,))
    with pytest.raises(UsageError, match="one second"):
        check_delay([PAPER, paper], 0.0)
    check_delay([paper], 1.0)
    check_delay([paper], None)


def test_lists_count_their_links():
    found = counts()
    visit = Visit(entry=FrontierEntry(url="u", kind=Kind.SECTION), outcome=Outcome.LISTING, fetched_at=NOW)
    found.note(visit, Committed(verdict=Verdict.NONE), PAPER)
    assert (found.pages, found.links) == (1, 0)
