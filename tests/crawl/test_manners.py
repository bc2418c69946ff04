"""Politeness without a network: hosts across processes, the gate, robots.txt, Retry-After, back-off."""

import asyncio
import itertools
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import Response

from newsscraper.crawl.gate import Gate, HostResting, back_off, retry_after
from newsscraper.crawl.hosts import HOLD, Hosts, new_holder
from newsscraper.crawl.manners import delay_of, user_agent
from newsscraper.crawl.robots import host_key, judge, origin
from newsscraper.crawl.rules import SiteRules

NOON = datetime(2026, 3, 14, 12, 0, 0, tzinfo=UTC)
HOST = "almahfal.test"


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = NOON

    def clock(self) -> datetime:
        return self.now

    def tick(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@pytest.fixture
def time():
    return Time()


def hosts(tmp_path, time, holder):
    return Hosts(tmp_path / "hosts.sqlite", clock=time.clock, holder=holder)


# ── across processes ─────────────────────────────────────────────────────────────────────────────


def test_the_files_with_the_rules_may_be_asked_for_whatever_the_rules_say():
    closed = judge(503, b"")
    assert not closed.allows(f"http://{HOST}/a")
    assert closed.allows(f"http://{HOST}/robots.txt")
    assert closed.allows(f"http://{HOST}/.well-known/tdmrep.json")


def test_another_process_waits_while_a_host_is_claimed_and_for_the_pause_after(tmp_path, time):
    one, other = hosts(tmp_path, time, "one"), hosts(tmp_path, time, "other")
    assert one.claim(HOST) == 0
    assert other.claim(HOST) == pytest.approx(HOLD)
    one.rest(HOST, 2.5)
    assert other.claim(HOST) == pytest.approx(2.5)
    time.now += timedelta(seconds=2.5)
    assert other.claim(HOST) == 0
    assert one.claim(HOST) > 0


@pytest.fixture
def locked(tmp_path):
    """The file of the hosts, which another process is making and has locked."""
    with closing(sqlite3.connect(tmp_path / "hosts.sqlite", isolation_level=None)) as other:
        other.execute("CREATE TABLE made (n)")
        other.execute("BEGIN EXCLUSIVE")
        yield other


def test_who_comes_while_another_process_makes_the_file_waits_for_it(tmp_path, time, locked, monkeypatch):
    waited = []

    def sleep(seconds):
        waited.append(seconds)
        if len(waited) == 3:
            locked.execute("COMMIT")

    monkeypatch.setattr("newsscraper.crawl.hosts.time.sleep", sleep)
    assert hosts(tmp_path, time, "one").claim(HOST) == 0
    assert waited == [0.05] * 3


def test_a_file_that_stays_locked_is_not_waited_for_without_end(tmp_path, time, locked, monkeypatch):
    waited = []
    monkeypatch.setattr("newsscraper.crawl.hosts.time.sleep", waited.append)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        hosts(tmp_path, time, "one")
    assert sum(waited) == pytest.approx(10, abs=0.1)


def test_pauses_survive_the_process(tmp_path, time):
    one = hosts(tmp_path, time, "one")
    one.claim(HOST)
    one.rest(HOST, 600)
    one.close()
    assert hosts(tmp_path, time, "next").claim(HOST) == pytest.approx(600)


def test_a_claim_of_a_dead_process_ends_by_itself(tmp_path, time):
    hosts(tmp_path, time, "killed").claim(HOST)
    time.now += timedelta(seconds=HOLD)
    assert hosts(tmp_path, time, "next").claim(HOST) == 0


def test_a_claim_of_a_process_that_is_known_to_be_dead_becomes_the_usual_pause(tmp_path, time):
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    one = hosts(tmp_path, time, f"{process.pid}-x")
    one.claim(HOST)
    one.rest(HOST, 3)
    time.now += timedelta(seconds=5)
    one.claim(HOST)
    assert hosts(tmp_path, time, new_holder()).claim(HOST) == pytest.approx(3)


def test_a_clock_set_back_makes_nobody_wait_longer_than_was_asked(tmp_path, time):
    one = hosts(tmp_path, time, "one")
    one.claim(HOST)
    one.rest(HOST, 5)
    time.now -= timedelta(days=30)
    assert hosts(tmp_path, time, "next").claim(HOST) == pytest.approx(5)


def test_failures_are_counted_across_runs_and_forgotten_when_the_host_answers(tmp_path, time):
    one = hosts(tmp_path, time, "one")
    one.claim(HOST)
    assert [one.failed(HOST), hosts(tmp_path, time, "next").failed(HOST)] == [1, 2]
    one.answered(HOST)
    assert one.failed(HOST) == 1


# ── the gate ─────────────────────────────────────────────────────────────────────────────────────


def gate_of(time, **more):
    memory = Hosts(None, clock=time.clock, holder="me")
    return Gate(memory, sleep=time.sleep, tick=time.tick, **more)


def test_requests_to_a_host_go_one_at_a_time_with_a_pause_from_the_end_of_the_last(time):
    gate = gate_of(time)
    spans = []

    async def request(seconds):
        await gate.enter(HOST)
        began = time.now
        await time.sleep(seconds)
        spans.append((began, time.now))
        gate.leave(HOST, 1.0)

    async def main():
        await asyncio.gather(*(request(seconds) for seconds in (3, 0.5, 2)))

    asyncio.run(main())
    gaps = [(later[0] - earlier[1]).total_seconds() for earlier, later in itertools.pairwise(spans)]
    assert len(gaps) == 2
    assert all(1.0 <= gap < 1.01 for gap in gaps)


def test_a_host_that_rests_longer_than_our_patience_is_left_alone(time):
    gate = gate_of(time, patience=10)

    async def main():
        await gate.enter(HOST)
        gate.leave(HOST, 11)
        with pytest.raises(HostResting, match="11 s"):
            await gate.enter(HOST)
        await gate.enter("other.test")

    asyncio.run(main())


def test_a_pause_that_is_the_hosts_rule_is_waited_for_unless_the_time_of_the_run_is_over(time):
    gate = gate_of(time, patience=120)

    async def main():
        await gate.enter(HOST)
        gate.leave(HOST, 300, usual=300)
        with pytest.raises(HostResting):
            await gate.enter(HOST, 299)
        began = time.now
        await gate.enter(HOST, 400)
        assert time.now - began >= timedelta(seconds=300)
        gate.leave(HOST, 900, usual=300)
        with pytest.raises(HostResting):
            await gate.enter(HOST)

    asyncio.run(main())


def test_nobody_waits_once_the_run_is_stopped(time):
    gate = gate_of(time)

    async def main():
        await gate.enter(HOST)
        gate.leave(HOST, 5)
        gate.stop()
        with pytest.raises(HostResting):
            await gate.enter(HOST)

    asyncio.run(main())


def test_back_off_doubles_from_the_third_failure_on_and_never_passes_18_hours():
    assert [back_off(n, chance=lambda: 0) for n in (1, 2, 3, 4, 5)] == [0, 0, 300, 600, 1200]
    assert back_off(10_000, chance=lambda: 1) == 64_800
    assert back_off(3, chance=lambda: 1) == 450


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("120", None, 120),
        (" 3 ", None, 3),
        ("0", None, 0),
        ("Sat, 14 Mar 2026 12:00:30 GMT", None, 30),
        ("Sat, 14 Mar 2026 12:00:30 GMT", "Sat, 14 Mar 2026 11:59:30 GMT", 60),
        ("Sat, 14 Mar 2026 11:00:00 GMT", None, 0),
        ("99999999999999999999", None, 7 * 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None, 7 * 86_400),
        ("soon", None, None),
        ("-5", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_retry_after_is_read_in_both_forms(value, date, seconds):
    assert retry_after(value, date=date, now=NOON) == seconds


# ── robots.txt ───────────────────────────────────────────────────────────────────────────────────

RULES = b"""\xef\xbb\xbfUser-agent: *
Disallow: /

User-agent: newsscraper
Disallow: /search
Allow: /search/about$
Disallow: /*.pdf$
Crawl-delay: 2.5
Request-rate: 1/4
"""


def test_our_group_with_its_wildcards_and_delays_is_obeyed():
    robots = judge(200, RULES)
    allowed = {path: robots.allows(f"http://{HOST}{path}") for path in ("/", "/search?q=1", "/search/about", "/a.pdf")}
    assert allowed == {"/": True, "/search?q=1": False, "/search/about": True, "/a.pdf": False}
    assert robots.delay == 4.0


def allowed(rules, *paths):
    body = rules if isinstance(rules, bytes) else rules.encode()
    return [judge(200, body).allows(f"http://{HOST}{path}") for path in paths]


@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\rDisallow: /x\r",
        b"User-agent: *\r\nDisallow: /x\r\n",
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /x\n",
        "User-agent: *\nDisallow: /x\n".encode("utf-16"),
        "# ملف\nUser-agent: *\nDisallow: /x\n".encode("cp1256"),
        b"user-AGENT : * # everybody\ndisALLOW: /x # closed\n",
        b"User-agent: a\n\nUser-agent: newsscraper\nDisallow: /x",
        b"User-agent: newsscraper/1.0\nDisallow: /x\n",
        b"User-agent: NewsScraper\nDisallow: /x\nUser-agent: *\nDisallow: /",
        b"User-agent: newsscraper\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n\nUser-agent: newsscraper\nDisallow: /z",
        b"User-agent: *\nSitemap: http://almahfal.test/s.xml\nDisallow: /x\n",
        b"\x00User-agent: *\nDisallow: /x\x00\n",
    ],
)
def test_however_a_robots_txt_is_written_it_is_read(body):
    assert allowed(body, "/x", "/y") == [False, True]


def test_the_longest_rule_counts_and_of_two_the_one_that_allows():
    assert allowed("User-agent: *\nAllow: /a/b\nDisallow: /a\n", "/a/b", "/a/c") == [True, False]
    assert allowed("User-agent: *\nDisallow: /a/b\nAllow: /a\n", "/a/b", "/a/c") == [False, True]
    assert allowed("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a") == [True]
    by_end = "User-agent: *\nDisallow: /*.php$\nAllow: /x\n"
    assert allowed(by_end, "/a.php", "/a.php?x", "/x.php") == [False, True, False]
    assert allowed("User-agent: *\nDisallow: /*?*print=\n", "/a?print=1", "/a") == [False, True]


@pytest.mark.parametrize("rule", ["/أخبار", "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1"])
def test_arabic_paths_are_the_same_however_they_are_encoded(rule):
    paths = ("/أخبار", "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1", "/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1", "/رياضة")
    assert allowed(f"User-agent: *\nDisallow: {rule}\n", *paths) == [False, False, False, True]
    assert allowed(f"User-agent: *\nDisallow: {rule}\n".encode("cp1256", "ignore"), "/رياضة") == [True]


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        ("Crawl-delay: 0.5", 0.5), ("Crawl-delay: 1,5", 1.5), ("Request-rate: 1/10s", 10.0),
        ("Request-rate: 2/1m", 30.0),
        ("Crawl-delay: soon", 0.0), ("Crawl-delay: -5", 0.0), ("Crawl-delay: 1e9", 600.0), ("Crawl-delay: nan", 0.0),
        ("Request-rate: 0/5", 0.0),
    ],
)  # fmt: skip
def test_a_delay_is_read_also_as_a_fraction_and_has_an_end(line, delay):
    assert judge(200, f"User-agent: *\n{line}\n".encode()).delay == delay


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (410, True), (403, True), (401, True), (429, False), (500, False), (503, False)],
)
def test_errors_mean_what_rfc_9309_says(status, allowed):
    assert judge(status, b"User-agent: *\nDisallow: /").allows(f"http://{HOST}/a") is allowed


def test_html_or_rubbish_in_place_of_robots_forbids_nothing():
    for body in (b"<!doctype html><html><body>Disallow is a word</body></html>", bytes(range(256)) * 50, b""):
        assert judge(200, body).allows(f"http://{HOST}/a")


def test_of_a_huge_robots_the_beginning_counts():
    body = b"User-agent: *\nDisallow: /secret\n" + b"Disallow: /filler\n" * 300_000
    robots = judge(200, body)
    assert not robots.allows(f"http://{HOST}/secret")
    assert robots.allows(f"http://{HOST}/open")


def test_origin_and_host_key_tell_servers_apart():
    assert origin("https://User@Almahfal.test:8443/a") == "https://almahfal.test:8443"
    assert [host_key(url) for url in ("http://a.test/", "https://a.test:443/", "http://a.test:81/")] == [
        "a.test", "a.test", "a.test:81",
    ]  # fmt: skip


def test_no_setting_makes_us_faster_than_a_request_a_second_at_a_real_host():
    assert delay_of(1.0, 0, "paper.example") == 0
    assert delay_of(1.0, "0.2", "127.0.0.1:80") == 0.2
    assert delay_of(3.0, 0, "news.com") == 3.0
    assert delay_of(1.0, "0.2", "news.com") == 1.0
    assert delay_of(1.0, 0, "127.0.0.1.news.com") == 1.0
    assert delay_of(2.0, None, "news.com") == 2.0
    assert delay_of(2.0, 5, "news.com") == 5.0


def test_the_user_agent_names_the_contact():
    assert user_agent("https://desk.test/bot").endswith("(+https://desk.test/bot)")
    assert "(" not in user_agent("")


def test_a_site_whose_robots_txt_cannot_be_had_is_asked_for_nothing_else(tmp_path, time):
    asked = []

    async def download(request):
        asked.append(request.url)
        return Response(request.url, status=503)

    with closing(hosts(tmp_path, time, "one")) as kept:
        rules = asyncio.run(SiteRules(lambda: kept, download, time.clock, lambda *_: None).of(f"http://{HOST}/a"))
    assert rules.robots.closed
    assert asked == [f"http://{HOST}/robots.txt"]
