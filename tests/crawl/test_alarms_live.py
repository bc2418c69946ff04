"""A site changes its markup under the real crawl: the run that meets it ends with exit code 3 and says what to mend."""

import json
import subprocess
import sys

from news_site import Answer

DRIVER = """
import sys
from datetime import UTC, datetime, timedelta
from newsscraper import publishers
from newsscraper.crawl import report
from newsscraper.crawl.options import Options
from newsscraper.spiders.run import crawl, in_reactor

async def days():
    for day in range(7):
        now = datetime(2026, 4, 6 + day, 9, 0, 0, tzinfo=UTC)
        told = await crawl([publishers.get("almahfal")],
                           Options(proxy=sys.argv[1], delay=0, clock=lambda now=now: now))
        print(report.encode(told).decode().replace("\\n", ""), flush=True)
        sys.stdin.readline()

in_reactor(days)
"""
LAYOUT = """
[[layouts]]
title = ["css:h1"]
published = ["css:time::attr(datetime)"]
"""


def test_a_redesign_is_told_by_the_run_that_meets_it_once_and_closes_when_mended(desk, site):
    facts = (desk.folder / "publishers" / "almahfal.toml").read_text(encoding="utf-8")
    desk.publisher("almahfal", facts + LAYOUT)
    site.articles = dict.fromkeys(range(101, 109), "")
    usual = site.article

    def redesigned(n, asked):
        answer = usual(n, asked)
        body = answer.body.replace(b"<time", b"<span").replace(b"</time>", b"</span>").replace(b"h1>", b"h2>")
        return Answer(answer.status, body, answer.headers)

    told = []
    with subprocess.Popen(
        [sys.executable, "-c", DRIVER, site.proxy],
        cwd=desk.folder, env=desk.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        for day in range(7):
            told.append(json.loads(process.stdout.readline()))
            site.articles |= dict.fromkeys(range(200 + 10 * day, 208 + 10 * day), "")
            if day == 3:
                site.article = redesigned
            if day == 5:
                site.article = usual
            process.stdin.write("\n")
            process.stdin.flush()
    events = [[(event["kind"], event["figure"], event["field"]) for event in run["alarms"]] for run in told]
    assert events[:4] == [[], [], [], []]
    assert ("opened", "fields", "date_published") in events[4]
    assert told[4]["exit_code"] == 3
    (lost,) = [event for event in told[4]["alarms"] if event["field"] == "date_published"]
    assert lost["sources"] == ["css:time::attr(datetime)"]
    assert lost["example"].startswith("http://almahfal.test/article/23")
    assert lost["since"] == told[4]["ended_at"]
    assert events[5] == []
    assert told[5]["exit_code"] == 0
    assert ("closed", "fields", "date_published") in events[6]
    assert all(kind == "closed" for kind, _, _ in events[6])
