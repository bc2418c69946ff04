"""Many newspapers at once, as the benchmark serves them: each article archived once, the second run asks little."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
city = pytest.importorskip("city")
crawl = pytest.importorskip("crawl")

SOURCES, ARTICLES = 6, 50
DAY_LATER = """
import sys
import time
from datetime import timedelta
from newsscraper.crawl import capture, options
real = capture.utc_now
options.Options.__dataclass_fields__["clock"].default = later = lambda: real() + timedelta(days=1)
options.Options.__init__.__kwdefaults__["clock"] = later
from newsscraper.cli import main
sys.argv[0] = "newsscraper"
main()
"""


@pytest.fixture
def paper_city(tmp_path):
    with crawl.serving(SOURCES, ARTICLES) as proxy:
        yield tmp_path, proxy, crawl.publishers(tmp_path, SOURCES)


def run(folder, proxy, slugs, *start):
    """Crawl once and return the report."""
    command = [sys.executable, *(start or ("-m", "newsscraper")), "crawl", *slugs, "--delay", "0", "--proxy", proxy]
    environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
    done = subprocess.run(
        [*command, "--json", "--contact", "https://city.test/"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_every_article_is_archived_once_errors_and_edits_included(paper_city):
    folder, proxy, slugs = paper_city
    first = run(folder, proxy, slugs)
    wanted = {(f"http://{slug}.test/article/{n}", 1): 1 for slug in slugs for n in range(1, ARTICLES + 1)}
    assert crawl.archived(folder) == wanted
    assert {source["new"] for source in first["sources"]} == {ARTICLES}
    asked = Counter(crawl.ask(proxy, "/asked"))
    twice = {url for url, times in asked.items() if times > 1}
    assert twice == {f"{slug}.test/article/7" for slug in slugs}, "only the pages that failed once are asked twice"

    crawl.ask(proxy, "/edition/2")
    run(folder, proxy, slugs)
    assert set(crawl.ask(proxy, "/asked")) == {f"{slug}.test/news" for slug in slugs}

    crawl.ask(proxy, "/edition/2")
    later = run(folder, proxy, slugs, "-c", DAY_LATER)
    assert {(source["new"], source["changed"]) for source in later["sources"]} == {(0, ARTICLES // 20)}
    edited = {(f"http://{slug}.test/article/{n}", 2): 1 for slug in slugs for n in range(20, ARTICLES + 1, 20)}
    assert crawl.archived(folder) == wanted | edited


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processor time of another process is read in /proc")
def test_eighty_sources_are_asked_for_the_first_page_after_little_work(tmp_path):
    """A second and a half by the clock of an idle machine; here in processor time, whatever else the machine does."""
    with crawl.serving(80, 1) as proxy:
        command = [sys.executable, "-m", "newsscraper", "crawl", *crawl.publishers(tmp_path, 80), "--delay", "0"]
        environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
        with subprocess.Popen(
            [*command, "--proxy", proxy, "--contact", "https://city.test/"],
            cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            while not crawl.ask(proxy, "/count"):
                assert process.poll() is None
                time.sleep(0.01)
            used = crawl.cpu_of(process.pid)
            process.terminate()
        assert used < 1.5
