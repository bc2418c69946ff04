"""`crawl --json`: one event a line, of a closed vocabulary that docs/operating.md names."""

import json
import re
import subprocess
import sys
from pathlib import Path

from news_site import Answer

from newsscraper.crawl import events

ROOT = Path(__file__).parents[2]


def told(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_visit_is_told_and_the_last_line_is_the_report(desk, site):
    site.rules["/article/3"] = lambda asked: Answer(500, b"oops")
    found = told(desk.crawl("almahfal", "--json"))
    assert [one["event"] for one in found[:2]] == ["run-started", "source-started"]
    assert [one["event"] for one in found[-2:]] == ["source-ended", "run-ended"]
    assert {one["event"] for one in found} <= set(events.VOCABULARY)
    pages = [one for one in found if one["event"] == "page"]
    articles = {one["url"].rpartition("/")[2]: one for one in pages if one["kind"] == "article"}
    assert articles.keys() == {str(n) for n in range(1, 13)}
    assert (articles["5"]["outcome"], articles["5"]["verdict"], articles["5"]["version"]) == ("article", "new", 1)
    assert articles["5"]["id"].startswith("art_")
    assert articles["5"]["bytes"] > 1000
    assert (articles["3"]["outcome"], articles["3"]["status"]) == ("http_error", 500)
    last = found[-1]
    assert last["run"] == found[0]["run"]
    assert last["sources"][0]["new"] == 11
    assert last["exit_code"] == 0
    assert found[-2]["report"] == last["sources"][0]


def test_a_reader_that_goes_away_does_not_end_the_crawl(desk, site):
    command = [
        sys.executable,
        "-m",
        "newsscraper",
        "crawl",
        "almahfal",
        "--json",
        "--delay",
        "0",
        "--proxy",
        site.proxy,
    ]
    with subprocess.Popen(
        command, cwd=desk.folder, env=desk.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, "")
    (report,) = (desk.archive / "runs").glob("*.json")
    assert json.loads(report.read_text())["sources"][0]["new"] == 12


def test_the_vocabulary_is_documented():
    for page in ("operating.md", "operating.ar.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert set(events.VOCABULARY) <= set(re.findall(r"^\| `([a-z-]+)` \|", text, re.M)), page
