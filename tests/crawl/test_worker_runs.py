"""Whole runs with a worker process: stopped, killed, their worker killed or never started. No orphan is left."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from news_site import Answer

ARTICLES = 24


def children(pid):
    """Return the workers of a process, by /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text().rpartition(")")
            command = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(rest.split()[1]) == pid and b"worker_main" in command:
            found.append(int(name.split()[0]))
    return found


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(true, seconds=20.0):
    """Return what a question gives once that is anything; fail when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.01)
    raise AssertionError("it never came to that")


class Run:
    """A crawl in a process group of its own, as a timer starts it."""

    def __init__(self, desk, site, *start):
        command = [sys.executable, *(start or ("-m", "newsscraper")), "crawl", "almahfal", "--json"]
        self.process = subprocess.Popen(
            [*command, "--delay", "0", "--proxy", site.proxy], cwd=desk.folder, env=desk.environment(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def worker(self):
        return until(lambda: children(self.process.pid))[0]

    def stop(self, number=signal.SIGTERM):
        """Send a signal to the run and its worker, as systemd does."""
        os.killpg(self.process.pid, number)

    def end(self):
        """Return the exit code, the last line of standard output and what was said."""
        out, said = self.process.communicate(timeout=60)
        assert "Traceback" not in said, said
        lines = out.splitlines()
        return self.process.returncode, json.loads(lines[-1]) if lines else None, said


@pytest.fixture
def desk(desk, site):
    """Give a desk whose paper answers slowly enough to be interrupted, and whose runs have a worker."""
    (desk.folder / "newsscraper.toml").write_text("[crawl]\nworkers = 1\n")
    site.articles = dict.fromkeys(range(1, ARTICLES + 1), "")

    def slow(n):
        def rule(asked):
            found = site.article(n, asked)
            return Answer(found.status, found.body, found.headers, wait=0.05)

        return rule

    site.rules |= {f"/article/{n}": slow(n) for n in site.articles}
    return desk


def begun(site, pages):
    """Return once so many articles were asked for."""
    return until(lambda: sum(asked.path.startswith("/article/") for asked in site.log) >= pages)


def articles(desk):
    lines = (line for path in desk.archive.glob("*/articles/*/*.jsonl") for line in path.read_bytes().splitlines())
    return Counter(json.loads(line)["url"].rpartition("/")[2] for line in lines)


def everything_once(desk, site):
    site.rules.clear()
    desk.crawl()
    assert articles(desk) == dict.fromkeys(map(str, site.articles), 1)


def test_a_stop_ends_run_and_worker_and_keeps_what_was_read(desk, site):
    run = Run(desk, site)
    worker = run.worker()
    begun(site, 10)
    run.stop()
    code, report, said = run.end()
    assert code == 130
    assert report["interrupted"]
    assert "interrupted: finishing what is on its way" in said
    assert not is_alive(worker)
    assert sum(articles(desk).values()) >= 10
    everything_once(desk, site)


def test_a_second_stop_ends_at_once_and_leaves_no_orphan(desk, site):
    run = Run(desk, site)
    worker = run.worker()
    begun(site, 10)
    site.rules |= {path: lambda asked: Answer(wait=60.0) for path in site.rules}
    begun(site, 11)
    run.stop()
    time.sleep(0.3)
    run.stop()
    began = time.monotonic()
    code, _, _ = run.end()
    assert code == 130
    assert time.monotonic() - began < 10
    until(lambda: not is_alive(worker))
    everything_once(desk, site)


def test_a_worker_that_the_system_ends_is_replaced_and_the_run_goes_on(desk, site):
    run = Run(desk, site)
    first = run.worker()
    begun(site, 8)
    os.kill(first, signal.SIGKILL)
    second = until(lambda: [pid for pid in children(run.process.pid) if pid != first])[0]
    code, report, said = run.end()
    assert (code, report["sources"][0]["new"], report["sources"][0]["failed"]) == (0, ARTICLES, 0)
    assert "the worker process ended (signal 9): its pages are read again" in said
    assert not is_alive(first)
    assert not is_alive(second)
    everything_once(desk, site)
    desk.run("-m", "newsscraper", "archive", "verify", "--deep")


def test_without_memory_for_any_worker_the_run_reads_alone(desk, site):
    run = Run(desk, site)
    killed = set()
    while run.process.poll() is None:
        for pid in set(children(run.process.pid)) - killed:
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
        time.sleep(0.02)
    code, report, _ = run.end()
    assert 1 <= len(killed) <= 3
    assert (code, report["sources"][0]["new"], report["sources"][0]["failed"]) == (0, ARTICLES, 0)
    everything_once(desk, site)


def test_a_run_that_is_killed_takes_its_worker_along(desk, site):
    run = Run(desk, site)
    worker = run.worker()
    begun(site, 10)
    run.process.kill()
    run.process.communicate()
    until(lambda: not is_alive(worker))
    everything_once(desk, site)


@pytest.mark.parametrize("error", ["OSError(12, 'Cannot allocate memory')", "MemoryError()"])
def test_a_worker_that_cannot_be_started_is_done_without(desk, site, error):
    start = f"""
import subprocess
from newsscraper.crawl import worker_process
class Refusing:
    DEVNULL, TimeoutExpired = subprocess.DEVNULL, subprocess.TimeoutExpired
    def Popen(*arguments, **options):
        raise {error}
worker_process.subprocess = Refusing
from newsscraper.cli import main
main()
"""
    site.rules.clear()
    code, report, said = Run(desk, site, "-c", start).end()
    assert (code, report["sources"][0]["new"]) == (0, ARTICLES)
    assert said.count("no worker process could be started, pages are read without") == 1
    everything_once(desk, site)
