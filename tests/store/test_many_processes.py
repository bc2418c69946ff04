"""Several real processes at once on one archive: writers, readers, and those that look after it."""

import itertools
import os
import sys
import time
import traceback

import pytest
import read_pages
from dying import command
from made_visits import FakeClock
from read_pages import FIRST, SECOND, html, submit

from newsscraper.read import open_archive
from newsscraper.store import open_writer
from newsscraper.store.verify import verify

PAPERS = ("annahar", "aldiyar", "alwatan", "albilad")
DAYS, RUNS, ARTICLES = 4, 3, 4
"""What each writer does: runs a day, articles a run."""


def url(slug, n):
    return f"https://{slug}.dar.example/news/{n}"


def write(root, slug):
    """Some days of a newspaper, days passing while others read: sealing and compacting included."""
    clock = FakeClock()
    for day, run in itertools.product(range(DAYS), range(RUNS)):
        with open_writer(root, slug, run_id="run-1", clock=clock, wait=60) as writer:
            first = (day * RUNS + run) * ARTICLES
            numbers = [*range(first, first + ARTICLES), *([first - 1] if first else [])]
            for n in numbers:
                again = f"صدر بعد ذلك تصحيح في الطبعة رقم {run}." if n < first else FIRST
                page = html(f"خبر المدينة رقم {n}", FIRST, SECOND, again)
                submit(writer, read_pages.visit(slug, url(slug, n), page, at=clock.now))
        clock.pass_(hours=24 if run == RUNS - 1 else 1)
    clock.pass_(days=3)
    open_writer(root, slug, run_id="run-2", clock=clock, wait=60).close()


def read(root, stop):
    """Read again and again: never an error, nothing twice, nothing that was there gone."""
    before = set()
    while not stop.exists():
        archive = open_archive(root)
        found = [(record.id, record.version) for record in archive.articles(latest=False)]
        assert len(set(found)) == len(found), "twice"
        assert before <= set(found), "gone"
        before = set(found)
        latest = list(archive.articles())
        assert len({record.id for record in latest}) == len(latest)
        for record in latest[::7]:
            assert archive.raw(record).startswith(b"<!doctype")
            assert record in list(archive.history(record.id))
            assert archive.find(record.url) == record.id
    assert before


def look_after(root, folder, stop):
    """Verify, compact, back up, search and count, all the while."""
    commands = (
        ["archive", "verify", "--deep"],
        ["archive", "compact", "--wait", "60"],
        ["archive", "backup", folder / "copy", "--wait", "60"],
        ["search", "المدينة", "--limit", "3"],
        ["archive", "stats"],
        ["archive", "verify", "--quick"],
    )
    for words in itertools.cycle(commands):
        if stop.exists():
            return
        ended = command([*words, "--archive", root], folder)
        assert ended.code == 0, f"{words}: {ended.code}: {ended.said}"


def start(work, *values):
    """Do something in a process of its own, which ends with the code that is returned; return its id."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        code = work(*values) or 0
    except BaseException:  # noqa: BLE001 - the parent sees the code, a person the traceback
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(code)


def ended(process):
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def expected(slugs):
    """Every version that the writers made: one of each article, two of the last one of each run but the last."""
    versions = []
    for slug in slugs:
        count = DAYS * RUNS * ARTICLES
        twice = set(range(ARTICLES - 1, count - 1, ARTICLES))
        versions += [(slug, url(slug, n), version) for n in range(count) for version in (1, 2)[: 1 + (n in twice)]]
    return sorted(versions)


def check(root, slugs):
    archive = open_archive(root)
    records = list(archive.articles(latest=False))
    assert sorted((record.source, record.url, record.version) for record in records) == expected(slugs)
    assert all(archive.raw(record) for record in records)
    assert verify(root, level="deep", reextract=read_pages.reread).damages == ()


@pytest.mark.parametrize("count", [2, 4])
def test_writers_beside_readers_and_housekeeping(tmp_path, count):
    root, stop, slugs = tmp_path / "archive", tmp_path / "stop", PAPERS[:count]
    for slug in slugs:
        open_writer(root, slug, run_id="run-0", clock=FakeClock()).close()
    (tmp_path / "beside").mkdir()
    readers = [start(read, root, stop), start(look_after, root, tmp_path / "beside", stop)]
    writers = [start(write, root, slug) for slug in slugs]
    codes = [ended(process) for process in writers]
    stop.touch()
    assert codes == [0] * count
    assert [ended(process) for process in readers] == [0, 0]
    check(root, slugs)
    assert command(["archive", "backup", tmp_path / "copy", "--archive", root], tmp_path).code == 0
    check(tmp_path / "copy", slugs)
    for slug in slugs:
        days = list((root / slug / "articles").iterdir())
        assert [len(list(day.glob("*.jsonl*"))) for day in days] == [1] * DAYS


def hold(root, stop):
    """Keep a source open until told to stop."""
    with open_writer(root, "annahar", run_id="run-1", clock=FakeClock()):
        (root / "held").touch()
        while not stop.exists():
            time.sleep(0.02)


@pytest.fixture
def held(tmp_path):
    """An archive of two sources, one of which a process holds, until `stop` is there."""
    root, stop = tmp_path / "archive", tmp_path / "stop"
    for slug in PAPERS[:2]:
        with open_writer(root, slug, run_id="run-0", clock=FakeClock()) as writer:
            page = html("خبر المدينة", FIRST, SECOND, FIRST)
            submit(writer, read_pages.visit(slug, url(slug, 1), page, at=FakeClock().now))
    process = start(hold, root, stop)
    while not (root / "held").exists():
        time.sleep(0.02)
    yield root, stop
    stop.touch()
    assert ended(process) == 0


WRITING = (
    ("archive", "seal"),
    ("archive", "compact"),
    ("archive", "rebuild"),
    ("archive", "repair"),
    ("archive", "release"),
    ("archive", "backup", "COPY"),
    ("archive", "withdraw", "--url", url("annahar", 1), "--reason", "error"),
    ("archive", "withdraw", "--url", url("aldiyar", 1), "--reason", "error"),
    ("reextract",),
)


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_second_command_on_a_source_says_so_and_ends_with_75(held, tmp_path, words):
    root, stop = held
    argv = [tmp_path / word if word == "COPY" else word for word in words]
    refused = command([*argv, "--archive", root], tmp_path)
    assert refused.code == 75, refused.said
    assert "annahar: another process is writing" in refused.said
    assert "--wait" in refused.said
    waiting = start(lambda: command([*argv, "--wait", "60", "--archive", root], tmp_path).code)
    time.sleep(0.3)
    stop.touch()
    assert ended(waiting) == 0
    assert verify(root, level="deep").damages == ()


@pytest.mark.parametrize(
    "words", [("latest",), ("search", "المدينة"), ("archive", "verify", "--deep"), ("archive", "stats")]
)
def test_who_only_reads_is_not_disturbed(held, tmp_path, words):
    root, _ = held
    said = command([*words, "--archive", root], tmp_path)
    assert said.code == 0, said.said
