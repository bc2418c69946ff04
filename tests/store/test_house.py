"""Whatever is crawled, every source of the archive is sealed and compacted when it is due."""

import os
import signal
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from made_visits import FakeClock, failure, listing_visit, visit

from newsscraper.items import Outcome
from newsscraper.read import open_archive
from newsscraper.store import house, open_writer
from newsscraper.store.lock import SourceLock
from newsscraper.store.paths import SourcePaths
from newsscraper.store.verify import verify


def fill(root, clock, *slugs):
    for slug in slugs:
        with open_writer(root, slug, run_id="run-1", clock=clock) as store:
            store.submit(visit(1, at=clock.now, fields={"source": slug})).result(10)


def open_files(root):
    return sorted(path.parts[-4] for path in root.rglob("*.open") if "-now." not in path.name)


def test_days_that_are_over_are_sealed_in_every_source(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock, "akhbar", "naba")
    assert open_files(tmp_path) == ["akhbar", "naba"]
    assert house.tidy(tmp_path, run_id="run-2", clock=clock) == []
    assert open_files(tmp_path) == ["akhbar", "naba"]
    clock.pass_(days=1)
    assert house.tidy(tmp_path, run_id="run-2", clock=clock) == []
    assert open_files(tmp_path) == []
    clock.pass_(days=3)
    house.tidy(tmp_path, run_id="run-3", clock=clock)
    assert len(list(tmp_path.glob("*/articles/*/*.zst"))) == 2
    assert not house.is_due(SourcePaths.of(tmp_path, "akhbar"), clock.now)


def test_a_source_that_is_written_is_passed_over(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock, "akhbar", "naba")
    clock.pass_(days=1)
    lock = SourceLock(SourcePaths.of(tmp_path, "akhbar").lock)
    assert house.tidy(tmp_path, run_id="run-2", clock=clock) == []
    lock.free()
    assert open_files(tmp_path) == ["akhbar"]


def test_a_source_that_cannot_be_tidied_is_named_and_the_others_are(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock, "akhbar", "naba")
    clock.pass_(days=1)
    part = next(tmp_path.glob("akhbar/warc/*/*.open"))
    part.write_bytes(part.read_bytes()[:-9])
    (sentence,) = house.tidy(tmp_path, run_id="run-2", clock=clock)
    assert "akhbar" in sentence
    assert open_files(tmp_path) == []


RUNS = 96
"""A run every 15 minutes."""


def read_otherwise(record, page):
    return replace(record, subtitle="قرئ مرة أخرى", extractor="another 2")


def quarter_hours(root, clock, days):
    """Runs of a small newspaper: its front page each time, two new articles, a check, an edit, a failure, layers."""
    for n in range(days * RUNS):
        with open_writer(root, "akhbar", run_id="run", clock=clock, linger=0.001) as store:
            visits = [listing_visit(range(2 * n, 2 * n + 9), at=clock.now), visit(2 * n, at=clock.now)]
            visits += [visit(2 * n + 1, at=clock.now), failure(10**6 + n % 50, Outcome.TIMEOUT, at=clock.now)]
            if n % 3 == 0:
                visits.append(visit(max(0, 2 * n - 40), at=clock.now, fields={"title": f"عنوان معدل {n}"}))
            for answer in [store.submit(made) for made in visits]:
                answer.result(20)
            if n < RUNS and n % 32 == 0:
                store.reextract(read_otherwise)
        clock.pass_(minutes=15)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("days", [1, pytest.param(30, marks=pytest.mark.slow)], ids=["day", "month"])
def test_runs_every_quarter_of_an_hour_leave_few_files_a_day(tmp_path, days):
    clock = FakeClock(datetime(2026, 3, 14, tzinfo=UTC))
    quarter_hours(tmp_path, clock, days)
    clock.pass_(days=3)
    house.tidy(tmp_path, run_id="run", clock=clock)
    folders = {path.name for path in (tmp_path / "akhbar").glob("*/2026-*-*")}
    assert len(folders) == days
    found = {day: [p for p in (tmp_path / "akhbar").rglob(f"{day}/*") if p.is_file()] for day in folders}
    assert max(map(len, found.values())) <= 5, "WARC, articles, seen, listings, and layers where there are some"
    assert sum("layers" in path.as_posix() for path in found["2026-03-14"]) == 1
    assert not list((tmp_path / "akhbar").rglob("*.open"))
    archive = open_archive(tmp_path)
    assert len(list(archive.articles())) == 2 * RUNS * days
    assert verify(tmp_path, level="full").ok


def test_what_a_kill_left_open_is_sealed_though_its_source_is_not_written_again(tmp_path):
    clock = FakeClock()
    left = os.fork()
    if not left:
        store = open_writer(tmp_path, "akhbar", run_id="run-1", clock=clock)
        store.submit(visit(1, at=clock.now, fields={"source": "akhbar"})).result(10)
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(left, 0)[1]) == signal.SIGKILL
    assert list(open_archive(tmp_path).articles()) == []
    assert house.tidy(tmp_path, run_id="run-2", clock=clock) == []
    assert [record.source for record in open_archive(tmp_path).articles()] == ["akhbar"]
    assert not house.is_due(SourcePaths.of(tmp_path, "akhbar"), clock.now)
