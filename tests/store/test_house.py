"""Whatever is crawled, every source of the archive is sealed and compacted when it is due."""

import os
import signal

from made_visits import FakeClock, visit

from newsscraper.read import open_archive
from newsscraper.store import house, open_writer
from newsscraper.store.lock import SourceLock
from newsscraper.store.paths import SourcePaths


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


def test_a_month_of_runs_leaves_few_files_a_day(tmp_path):
    clock = FakeClock()
    for run in range(60):
        with open_writer(tmp_path, "akhbar", run_id="run", clock=clock) as store:
            store.submit(visit(run, at=clock.now)).result(10)
        clock.pass_(hours=3)
    clock.pass_(days=4)
    house.tidy(tmp_path, run_id="run", clock=clock)
    days = {path.name for path in (tmp_path / "akhbar").glob("*/2026-*")}
    assert len(days) > 6
    for day in days:
        assert len([path for path in (tmp_path / "akhbar").glob(f"*/{day}/*") if path.is_file()]) <= 10


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
