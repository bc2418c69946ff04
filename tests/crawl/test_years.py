"""After years: 80 sources, 35,000 reports, long histories; a run and what an operator asks stay quick and small.

Processor time and memory, against the same commands on the same archive before it grew old.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import old_archive
import pytest

from newsscraper.crawl import watch
from newsscraper.store import paths, runs

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
crawl = pytest.importorskip("crawl")

SOURCES, ARTICLES, REPORTS = 80, 2, 35_000
QUESTIONS = (
    ("runs",),
    ("runs", "show"),
    ("runs", "--source", "paper-001"),
    ("archive", "stats"),
    ("sources", "list"),
    ("doctor", "paper-001", "--delay", "0"),
)


@dataclass(frozen=True)
class Cost:
    cpu: float
    """Seconds of processor time."""
    memory: int
    """Peak of resident memory, MB."""
    out: str


@dataclass(frozen=True)
class Press:
    folder: Path
    proxy: str
    slugs: list[str]

    def run(self, *words: str) -> Cost:
        """Run a command in a process of its own, through another that tells its peak of memory."""
        asks = words[0] in ("crawl", "doctor")
        command = [*words, *(["--proxy", self.proxy, "--contact", "https://city.test/"] if asks else [])]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-c", PEAK, *command],
            cwd=self.folder, capture_output=True, text=True, timeout=300, check=False,
            env={k: v for k, v in os.environ.items() if "proxy" not in k.lower() and not k.startswith("NEWSSCRAPER")},
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.returncode == 0, (words[:2], done.stderr[-2000:])
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Cost(spent, int(done.stderr.splitlines()[-1]) // 1024, done.stdout)

    def crawl(self) -> Cost:
        return self.run("crawl", *self.slugs, "--delay", "0")

    def answers(self) -> dict[tuple[str, ...], Cost]:
        return {words: self.run(*words) for words in QUESTIONS}


PEAK = """
import atexit, resource, sys
atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))
sys.argv[0] = "newsscraper"
from newsscraper.cli import main
main()
"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory) -> Iterator[tuple[Press, Cost, dict[tuple[str, ...], Cost], Cost]]:
    """Give the press with an archive that has grown old, and what run and questions cost before, and the run now."""
    folder = tmp_path_factory.mktemp("years")
    with crawl.serving(SOURCES, ARTICLES) as proxy:
        press = Press(folder, proxy, crawl.publishers(folder, SOURCES))
        press.crawl()
        young, answers = press.crawl(), press.answers()
        age = old_archive.Age(runs=REPORTS, days=40, articles=1_000, hosts=3_000)
        old_archive.grow(folder / "archive", press.slugs, age, datetime.now(UTC))
        yield press, young, answers, press.crawl()


def test_a_run_after_years_costs_little_more_than_one_of_a_young_archive(measured):
    _, young, _, old = measured
    assert old.cpu < 1.5 * young.cpu + 1.5
    assert old.memory < young.memory + 80


def test_what_an_operator_asks_is_answered_as_quickly_as_before(measured):
    press, _, before, _ = measured
    for words, cost in press.answers().items():
        assert cost.cpu < 2 * before[words].cpu + 0.4, words
        assert cost.memory < before[words].memory + 60, words
        assert cost.out


def test_old_reports_are_packed_by_and_by_and_none_is_lost(measured):
    press, *_ = measured
    archive = press.folder / "archive"
    packed = sorted(paths.runs(archive).glob("*.jsonl.zst"))
    assert len(packed) == runs.DAYS_AT_ONCE
    assert len(runs.files(archive)) < REPORTS
    first = datetime.now(UTC) - timedelta(minutes=15 * REPORTS)
    assert packed[0].name == f"{first:%Y-%m-%d}.jsonl.zst"
    lines = [kept for path in packed for kept in runs.documents(path)]
    assert 96 < len(lines) <= 192
    assert len(lines) + len(list(paths.runs(archive).glob("*.json"))) == REPORTS + 3
    assert sum(path.stat().st_size for path in packed) < sum(map(len, lines)) / 10


def test_the_past_of_all_sources_is_kept_within_bounds(measured):
    press, *_ = measured
    assert paths.alarms(press.folder / "archive").stat().st_size < 12_000_000
    kept = watch.load(press.folder / "archive")
    assert len(kept.past) == SOURCES
    assert [alarm.source for alarm in kept.open] == ["elsewhere"], "one of a source that is not crawled stays open"
