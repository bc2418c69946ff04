"""Weeks of runs by an injected clock: real engine and server, then a year with a fake fetcher."""

import asyncio
import itertools
import json
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from changing_papers import START, Clock, Paper, archived, files_of_a_day
from news_site import Asked

from newsscraper.crawl.gate import Gate
from newsscraper.crawl.hosts import Hosts
from newsscraper.crawl.session import Session
from newsscraper.items import Exchange, Page, Publisher, Section
from newsscraper.store.wire import page_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture
def folder():
    """A folder in memory where the system has one: thousands of runs would mostly wait for the disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as place:
        yield Path(place)


def weeks(folder, runs, papers, mishap="none", timeout=100):
    """Run the driver and return for each paper what came of it."""
    environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
    environment["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT, HERE)))
    command = [sys.executable, str(HERE / "weeks_driver.py"), str(runs), str(papers), mishap]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def agrees(told):
    """Check the archive of a paper against its history, and how it was asked."""
    doubtful = set(told["uncertain"])
    assert {n: v for n, v in told["found"].items() if n not in doubtful} == {
        n: v for n, v in told["wanted"].items() if n not in doubtful
    }
    assert told["gaps"] >= 1.0
    assert told["after_503"] is None or told["after_503"] >= 30.0
    assert told["files"] <= 10


def test_a_day_of_runs_every_quarter_of_an_hour_is_archived_right(folder):
    for told in weeks(folder, 64, 3).values():
        agrees(told)
        assert told["longest_without_section"] <= 1000


@pytest.mark.parametrize(("mishap", "longest"), [("sleep", 7 * 86_400 + 1000), ("back", 1000)])
def test_a_machine_that_slept_a_week_or_whose_clock_was_set_back_goes_on(folder, mishap, longest):
    for told in weeks(folder, 30, 2, mishap).values():
        if mishap == "back":
            assert told.pop("gaps") >= -7200
            told["gaps"] = 1.0
        agrees(told)
        assert told["longest_without_section"] <= longest


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_weeks_of_runs_every_quarter_of_an_hour_are_archived_right(folder):
    for told in weeks(folder, 14 * 96, 2, timeout=880).values():
        agrees(told)
        assert told["longest_without_section"] <= 1000


# ── a year without a network ─────────────────────────────────────────────────────────────────────

PAPER = Publisher(
    slug="paper",
    name="المحفل",
    name_en="Al-Mahfal",
    country="LB",
    timezone="Asia/Beirut",
    domains=("paper.test",),
    sections=(Section(url="http://paper.test/news"),),
    article_urls={"story": r"/article/(?P<id>\d+)"},
)


def fetched(paper, entry, clock, number):
    """Return the page that a paper answers with, as if it had come over a wire."""
    headers = {"if-none-match": entry.etag} if entry.etag else {}
    path = entry.url.removeprefix("http://paper.test")
    answer = paper.answer(Asked("paper.test", path, headers, 0.0))
    lines = {"Content-Length": str(len(answer.body)), **answer.headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    exchange = Exchange(
        url=entry.url,
        request=f"GET {path} HTTP/1.1\r\nHost: paper.test\r\n\r\n".encode(),
        response=f"HTTP/1.1 {answer.status} X\r\n{head}\r\n".encode() + answer.body,
        started_at=clock().replace(microsecond=0),
        warc_record_id=f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
    )
    page = page_of(exchange)
    assert isinstance(page, Page)
    return page


async def visited(session, page, entry):
    return await session.submit(await session.visit(page, entry))


async def year(root, paper, clock, days, runs_a_day):
    """Crawl so many days through session, frontier, ladder, gate and store."""
    number = 0
    hosts = Hosts(root / "hosts.sqlite", clock=clock, holder="1-year")
    for run in range(days * runs_a_day):
        clock.now = max(clock.now, START + timedelta(days=2) + run * timedelta(days=1) / runs_a_day)
        gate = Gate(hosts, sleep=clock.sleep, tick=clock.tick)
        session = Session(root, PAPER, gate, run_id=f"run-{run}", clock=clock)
        committing = []
        async for entry in session.entries():
            number += 1
            await gate.enter("paper.test")
            page = fetched(paper, entry, clock, number)
            gate.leave("paper.test", 1.0)
            committing.append(asyncio.ensure_future(visited(session, page, entry)))
        await asyncio.gather(*committing)
        await session.close()
        assert session.failed is None
        assert not session.damage
    hosts.close()


def live(root, days, runs_a_day):
    clock = Clock(START + timedelta(days=2))
    paper = Paper(slug="paper", every=timedelta(hours=12), clock=clock)
    asyncio.run(year(root, paper, clock, days, runs_a_day))
    doubtful = set(paper.uncertain())
    wanted = {n: v for n, v in paper.versions().items() if n not in doubtful}
    assert {n: v for n, v in archived(root, "paper").items() if n not in doubtful} == wanted
    assert len(wanted) + len(doubtful) >= 2 * days - 10
    assert min(gap for gap, _ in paper.gaps()) >= 1.0
    assert files_of_a_day(root, "paper", clock() - timedelta(days=4)) <= 10
    return paper


def longest_without_section(paper):
    times = [at for at, path, _ in paper.asked if path == "/news"]
    return max(later - earlier for earlier, later in itertools.pairwise(times))


def test_a_month_through_frontier_ladder_gate_and_store(folder):
    paper = live(folder, 30, 12)
    assert longest_without_section(paper) <= 7300


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_year_of_quarters_of_an_hour_through_frontier_ladder_gate_and_store(folder):
    """35,040 runs."""
    paper = live(folder, 365, 96)
    assert longest_without_section(paper) <= 1000
    asked = [path for _, path, _ in paper.asked]
    first = next(path for path in asked if path.startswith("/article/") and asked.count(path) > 15)
    assert asked.count(first) <= 1 + 17 + 4, "one capture, seventeen re-checks and as many as an edit adds"
