"""The worker process: the same archive with and without it, and nothing lost when it dies."""

import asyncio
import json
import os
import signal
from datetime import UTC, datetime

import pytest

from newsscraper.crawl import worker_process, workers
from newsscraper.crawl.content import Task, content_of
from newsscraper.crawl.worker_process import WorkerDied
from newsscraper.crawl.workers import Workers
from newsscraper.items import Exchange, FrontierEntry, Outcome, Publisher
from newsscraper.store.wire import page_of

PAPER = Publisher(slug="paper", name="الصحيفة", name_en="The Paper", country="LB", domains=("paper.test",))
OWN_OF_A_RUN = ("fetched_at", "first_seen_at", "run_id", "warc_file", "warc_offset", "warc_length", "warc_record_id")


def task(n: int) -> Task:
    text = "".join(
        f"<p>قال رئيس البلدية إن العمل في المكتبة العامة رقم {n} بدأ قبل شهرين، فقرة {i}.</p>" for i in range(9)
    )
    body = f"<html lang=ar><body><article><h1>خبر رقم {n} عن المكتبة</h1>{text}</article></body></html>".encode()
    exchange = Exchange(
        url=f"http://paper.test/{n}",
        request=b"GET / HTTP/1.1\r\n\r\n",
        response=b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body,
        started_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        warc_record_id=f"<urn:uuid:00000000-0000-4000-8000-{n:012}>",
    )
    return Task(page_of(exchange), FrontierEntry(url=exchange.url), "paper", "r")


def read_here(one: Task):
    return content_of(one.page, one.entry, PAPER, run_id=one.run_id)


async def waiting_for(readers: Workers, count: int):
    """Return the worker once so many pages wait for it."""
    async with asyncio.timeout(30):
        while readers._worker is None or not readers._worker.is_alive or len(readers._worker._waiting) < count:
            await asyncio.sleep(0.01)
    return readers._worker


def test_a_worker_says_what_the_event_loop_says_and_makes_the_members_of_what_is_new():
    async def main():
        readers = Workers([PAPER], 1)
        found = await asyncio.gather(*(readers.content(task(n)) for n in range(40)))
        await readers.close()
        assert readers.started == 1
        return found

    for n, content in enumerate(asyncio.run(main())):
        here = read_here(task(n))
        assert content.record == here.record
        assert content.outcome is Outcome.ARTICLE
        assert content.members is None or content.members.response[:2] == b"\x1f\x8b"


def test_when_a_worker_dies_its_pages_are_read_all_the_same():
    async def main():
        readers = Workers([PAPER], 1)
        await readers.content(task(0))
        os.kill(readers._worker.pid, signal.SIGSTOP)
        asked = [asyncio.ensure_future(readers.content(task(n))) for n in range(1, 9)]
        worker = await waiting_for(readers, 8)
        os.kill(worker.pid, signal.SIGKILL)
        found = await asyncio.gather(*asked)
        assert readers.started == 2, "the page that it was at went to another one"
        await readers.close()
        return found

    assert [content.record for content in asyncio.run(main())] == [read_here(task(n)).record for n in range(1, 9)]


def test_a_page_over_which_two_workers_die_is_given_up_alone():
    async def main():
        readers = Workers([PAPER], 1)
        await readers.content(task(0))
        os.kill(readers._worker.pid, signal.SIGSTOP)
        first, second = (asyncio.ensure_future(readers.content(task(n))) for n in (1, 2))
        worker = await waiting_for(readers, 2)
        os.kill(worker.pid, signal.SIGKILL)
        assert (await second).record == read_here(task(2)).record
        second_worker = await another_than(readers, worker)
        second_worker._is_ready = True
        os.kill(second_worker.pid, signal.SIGKILL)
        with pytest.raises(WorkerDied):
            await first
        await readers.close()

    asyncio.run(main())


async def another_than(readers, worker):
    while readers._worker is worker:
        await asyncio.sleep(0.001)
    return readers._worker


def test_no_page_is_blamed_for_a_worker_that_died_before_it_could_read():
    async def main():
        readers = Workers([PAPER], 1)
        await readers.content(task(0))
        os.kill(readers._worker.pid, signal.SIGSTOP)
        asked = asyncio.ensure_future(readers.content(task(1)))
        worker = await waiting_for(readers, 1)
        os.kill(worker.pid, signal.SIGKILL)
        os.kill((await another_than(readers, worker)).pid, signal.SIGKILL)
        assert (await asked).record == read_here(task(1)).record
        await readers.close()

    asyncio.run(main())


def test_a_worker_is_started_only_when_reading_takes_much_of_the_time(monkeypatch):
    async def read(spent, passed):
        now = [0.0]
        monkeypatch.setattr(workers.time, "monotonic", lambda: now[0])
        monkeypatch.setattr(workers, "_cores", lambda: 2)
        readers = Workers([PAPER], "auto")
        readers._spent, now[0] = spent, passed
        is_worth_while = readers._is_worth_while()
        await readers.close()
        return is_worth_while

    assert not asyncio.run(read(0.9, 1.0)), "a few pages are read sooner than a process starts"
    assert not asyncio.run(read(1.1, 900.0)), "an ordinary polite run"
    assert asyncio.run(read(1.1, 2.0))


def test_a_worker_takes_only_so_much(monkeypatch):
    monkeypatch.setattr(worker_process, "ROOM", 2)

    async def main():
        readers = Workers([PAPER], 1)
        await readers.content(task(0))
        os.kill(readers._worker.pid, signal.SIGSTOP)
        asked = [asyncio.ensure_future(readers.content(task(n))) for n in range(1, 6)]
        worker = await waiting_for(readers, 2)
        here = await asyncio.gather(*asked[2:])
        os.kill(worker.pid, signal.SIGCONT)
        await asyncio.gather(*asked)
        await readers.close()
        return here

    assert [content.members for content in asyncio.run(main())] == [None] * 3


def records(folder):
    lines = [line for path in folder.glob("archive/*/articles/*/*.jsonl") for line in path.read_bytes().splitlines()]
    found = [json.loads(line) for line in lines]
    return sorted(
        ({name: value for name, value in record.items() if name not in OWN_OF_A_RUN} for record in found),
        key=lambda record: record["url"],
    )


def test_the_archive_is_the_same_with_and_without_a_worker(desk):
    found = []
    for wanted in (0, 1):
        archive = desk.folder / f"with-{wanted}"
        archive.mkdir()
        (desk.folder / "newsscraper.toml").write_text(f'archive = "{archive}/archive"\n[crawl]\nworkers = {wanted}\n')
        desk.crawl()
        found.append(records(archive))
        desk.run("-m", "newsscraper", "archive", "verify", "--deep", "--archive", f"{archive}/archive")
    assert found[0] == found[1]
    assert len(found[0]) == 12
