"""What a long run must give back while it goes on."""

import asyncio
import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from newsscraper.crawl import memory

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
crawl = pytest.importorskip("crawl")

SOURCES = 12
DRIVER = """
import gc, sys
from newsscraper import publishers
from newsscraper.crawl import events, memory
from newsscraper.crawl.options import Options
from newsscraper.crawl.session import Session
from newsscraper.spiders import run

run.SOURCES_AT_ONCE, memory.SOURCES = 2, 1
alive = []

def tell(event):
    if isinstance(event, events.SourceEnded):
        alive.append(sum(isinstance(found, Session) for found in gc.get_objects()))

wanted = [publishers.get(slug) for slug in sys.argv[2:]]
run.in_reactor(lambda: run.crawl(wanted, Options(proxy=sys.argv[1], delay=0, contact="https://city.test/", tell=tell)))
print(max(alive), len(alive))
"""


def test_sources_that_are_closed_are_let_go(tmp_path):
    """Sessions remember every address that they came to: those of closed sources would fill the memory."""
    with crawl.serving(SOURCES, 2) as proxy:
        slugs = crawl.publishers(tmp_path, SOURCES)
        done = subprocess.run(
            [sys.executable, "-c", DRIVER, proxy, *slugs],
            cwd=tmp_path, capture_output=True, text=True, timeout=100, check=False,
            env={name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    most, ended = map(int, done.stdout.split())
    assert ended == SOURCES
    assert most <= 5, "two that are open, and what closed since the last look"


def test_timers_that_were_called_off_are_let_go_long_before_they_would_be_due(monkeypatch):
    reactor_module = pytest.importorskip("twisted.internet.asyncioreactor")
    monkeypatch.setattr(memory, "TICK", 0.01)
    loop = asyncio.new_event_loop()
    reactor = reactor_module.AsyncioSelectorReactor(loop)
    timers = [reactor.callLater(3600, print) for _ in range(200)]
    known = [weakref.ref(timer) for timer in timers]
    for timer in timers:
        timer.cancel()
    del timer, timers
    memory.wake(reactor.callLater)
    reactor.callLater(0.2, reactor.crash)
    reactor.run(installSignalHandlers=False)
    gc.collect()
    assert not any(one() for one in known)
    loop.close()


def test_only_some_sources_pay_for_a_collection(monkeypatch):
    looks = []
    monkeypatch.setattr(memory, "trim", lambda: looks.append(1))
    tidying = memory.Tidying()

    async def close():
        for _ in range(3 * memory.SOURCES - 1):
            await tidying.closed()

    asyncio.run(close())
    assert len(looks) == 2


def test_memory_is_given_back_where_the_system_can():
    memory.trim()
    memory.trim()
