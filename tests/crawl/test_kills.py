"""`kill -9` over the true crawl, at any instant, again and again: what was committed is there once and is not fetched
again, what was not is fetched again, and the archive is whole."""

import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import news_site
import pytest
from news_site import Answer, Asked, Site, article_html, html, title

from newsscraper.read import open_archive

HERE = Path(__file__).parent
DRIVER = HERE / "kill_driver.py"
ALARM = 3
"""The paper's newest article is old by a clock that runs ahead: an alarm of age is right."""
HOURS = 7
"""How far the clock is ahead of the run before: articles come due again, days end and are sealed and compacted."""


@dataclass
class Moving(Site):
    """A paper that publishes and edits between the runs; knows which content it served when."""

    edits: dict[int, int] = field(default_factory=dict)
    """Article → how often it was edited."""
    served: list[tuple[int, str, int]] = field(default_factory=list)
    """Run, SHA-256 of the page, article: of each whole answer."""
    run: int = 0

    def goes_on(self, dice: random.Random) -> None:
        self.run += 1
        newest = max(self.articles, default=0)
        self.articles |= dict.fromkeys(range(newest + 1, newest + (120 if self.run == 1 else 12)), "")
        for n in dice.sample(sorted(self.articles), 2):
            self.edits[n] = self.edits.get(n, 0) + 1
            self.articles[n] = f"وصححت البلدية الرقم للمرة {self.edits[n]} بعد شكوى السكان."

    def page(self, n: int) -> bytes:
        return html(article_html(n, self.articles[n]), title(n)).body

    def article(self, n: int, asked: Asked) -> Answer:
        if n not in self.articles:
            return Answer(404, b"none")
        body = self.page(n)
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(304, headers={"ETag": etag})
        self.served.append((self.run, hashlib.sha256(body).hexdigest(), n))
        return Answer(200, body, {"Content-Type": "text/html; charset=utf-8", "ETag": etag})


class Child:
    """One run: its events as they come."""

    def __init__(self, driver: subprocess.Popen, hours: float) -> None:
        self.events: list[dict] = []
        self.ended = threading.Event()
        driver.stdin.write(f"{hours}\n")
        driver.stdin.flush()
        self.pid = json.loads(driver.stdout.readline())["pid"]
        self._reader = threading.Thread(target=self._read, args=(driver.stdout,), daemon=True)
        self._reader.start()

    def _read(self, lines) -> None:
        for line in lines:
            try:
                told = json.loads(line)
            except ValueError:  # killed in the middle of a line: the parent's own follows on the same one
                told = json.loads(line[line.rindex('{"event": "exit"') :])
            self.events.append(told)
            if told["event"] == "exit":
                break
        self.ended.set()

    def kill(self, dice: random.Random, usual: float) -> bool:
        """Kill at a random instant: anywhere, after some pages, while it closes or tidies; say whether it was alive."""
        moment = dice.choice(("any", "pages", "close", "tidy"))
        if moment == "any":
            self.ended.wait(dice.uniform(0, usual))
        else:
            wanted = dice.randrange(1, 30) if moment == "pages" else 1
            self._wait(lambda: self.reached(moment) >= wanted)
            time.sleep(dice.uniform(0, 0.003 if moment == "tidy" else 0.03))
        with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
            if not self.ended.is_set():
                os.kill(self.pid, signal.SIGKILL)
        return self.code() == -signal.SIGKILL

    def reached(self, moment: str) -> int:
        return len(self.of("page")) if moment == "pages" else sum(one["phase"] == moment for one in self.of("phase"))

    def _wait(self, is_there) -> None:
        until = time.monotonic() + 60
        while not is_there() and not self.ended.is_set() and time.monotonic() < until:
            time.sleep(0.001)

    def code(self) -> int:
        assert self.ended.wait(60), "the run does not end"
        self._reader.join()
        return self.events[-1]["code"]

    def of(self, kind: str) -> list[dict]:
        return [one for one in tuple(self.events) if one["event"] == kind]

    def committed(self) -> list[tuple[str, int, str]]:
        return [
            (one["id"], one["version"], one["url"].rpartition("/")[2])
            for one in self.of("page")
            if one["verdict"] in ("new", "changed")
        ]


@dataclass
class Outcome:
    """What the loop saw."""

    site: Moving
    kills: int
    phases: Counter
    """Where the kills hit."""
    committed: set[tuple[str, int, str]]
    """Versions that were said to be on the disk: id, version, number of the article."""
    lost: dict[int, Counter]
    """Run → article → how often it was served and not said to be committed."""


def loop(folder: Path, site: Moving, kills: int, seed: int) -> Outcome:
    """Kill the crawl so many times, letting the paper go on, then let it end by itself."""
    dice = random.Random(seed)
    (folder / "publishers").mkdir()
    (folder / "publishers" / "almahfal.toml").write_text(FACTS, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
    environment["PYTHONPATH"] = str(HERE.parents[1])
    found = Outcome(site, 0, Counter(), set(), {})
    usual, tries = 0.5, 0
    with subprocess.Popen(
        [sys.executable, str(DRIVER), site.proxy], cwd=folder, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as driver:  # fmt: skip
        while True:
            tries += 1
            site.goes_on(dice)
            before, began = len(site.served), time.monotonic()
            child = Child(driver, tries * HOURS)
            was_killed = found.kills < kills and child.kill(dice, usual)
            code = child.code()
            found.committed |= set(child.committed())
            if was_killed:
                found.kills += 1
                found.phases[where(child)] += 1
                served = Counter(n for _, _, n in site.served[before:])
                found.lost[site.run] = served - Counter(int(n) for _, _, n in child.committed())
                continue
            assert code in (0, ALARM), child.events[-3:]
            (report,) = child.of("report")
            assert (report["damage"], report["problems"]) == ([], []), report
            usual = max(0.2, 1.1 * (time.monotonic() - began))
            if found.kills >= kills:
                break
        driver.stdin.close()
    return found


def where(child: Child) -> str:
    phases = [one["phase"] for one in child.of("phase")]
    return phases[-1] if phases else "pages" if child.of("page") else "start"


def check(folder: Path, found: Outcome) -> None:
    """Every article and version once, every pointer right, no gap, nothing lost, nothing fetched twice for nothing."""
    site = found.site
    archive = open_archive(folder / "archive")
    chains = defaultdict(list)
    for record in archive.articles(latest=False):
        chains[int(record.url.rpartition("/")[2])].append(record)
    assert chains.keys() == site.articles.keys()
    served = defaultdict(set)
    for _, digest, n in site.served:
        served[n].add(digest)
    for n, chain in chains.items():
        chain.sort(key=lambda record: record.version)
        assert [record.version for record in chain] == list(range(1, len(chain) + 1))
        assert len({record.id for record in chain}) == 1
        assert all(after.previous_version_id == before.version_id for before, after in pairwise(chain))
        assert all(after.content_sha256 != before.content_sha256 for before, after in pairwise(chain))
        for record in chain:
            raw = archive.raw(record)
            assert hashlib.sha256(raw).hexdigest() == record.html_sha256
            assert record.html_sha256 in served[n]
    archived = {(record.id, record.version, str(n)) for n, chain in chains.items() for record in chain}
    assert found.committed <= archived
    extra = Counter()
    for (n, _), times in Counter((n, digest) for _, digest, n in site.served).items():
        extra[n] += times - 1
    lost = sum(found.lost.values(), Counter())
    assert not extra - lost, "fetched again although it had been committed"


FACTS = """
name = "المحفل"
name_en = "Al-Mahfal"
country = "LB"
timezone = "Asia/Beirut"
domains = ["almahfal.test"]

[[sections]]
url = "http://almahfal.test/news"

[article_urls]
story = '/article/(?P<id>\\d+)'
"""


def killed(kills: int, seed: int) -> Outcome:
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as name, news_site.serving(Moving()) as site:
        folder = Path(name)
        found = loop(folder, site, kills, seed)
        check(folder, found)
        environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
        command = [sys.executable, "-m", "newsscraper", "archive", "verify", "--deep"]
        verified = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert verified.returncode == 0, verified.stdout + verified.stderr
        most = max((sum(lost.values()) for lost in found.lost.values()), default=0)
        print(
            f"{found.kills} kills ({dict(found.phases)}), {len(site.articles)} articles, {len(found.committed)} "
            f"versions, {len(site.served)} pages served, at most {most} served and not committed at a kill"
        )
        assert most <= 64 + 64, "a batch, and what is on its way"
        return found


def test_twenty_kills_at_any_instant_lose_nothing_and_keep_nothing_twice():
    found = killed(20, seed=1)
    assert found.kills == 20
    assert len(found.phases) >= 3, "kills at the start, among the pages, while closing or tidying"


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_hundred_kills():
    assert killed(200, seed=2).kills == 200
