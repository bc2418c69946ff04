"""Any Arabic site in two minutes without code: `sources add` on five that differ, then `crawl`."""

import json
import os
import subprocess
import sys

import news_site
import pytest
from five_papers import COUNT, PAPERS, SECTIONS, answer
from newsdesk import Desk

from newsscraper import publishers


@pytest.fixture
def press():
    site = news_site.Site()
    site.answer = answer
    with news_site.serving(site) as found:
        yield found


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.host)
def test_a_site_is_added_by_its_address_alone_and_can_be_crawled(paper, press, tmp_path):
    desk = Desk(tmp_path, press)
    ask = ["--proxy", press.proxy, "--delay", "0"]
    shown = desk.run("-m", "newsscraper", "sources", "add", paper.url, "--yes", "--country", "JO", *ask).stdout
    slug = paper.host.removeprefix("www.").partition(".")[0]
    facts = publishers.get(slug, own=tmp_path / "publishers")
    assert (facts.name, facts.timezone) == (paper.name, "Asia/Amman")
    assert {section.name for section in facts.sections} >= set(SECTIONS.values())
    assert len(facts.sections) == paper.sections
    assert facts.feeds == ((paper.feed,) if paper.feed else ())
    assert facts.sitemaps == ((paper.sitemap,) if paper.sitemap else ())
    assert bool(facts.article_urls) is paper.has_ids
    assert sum(line.startswith("  بلدية الساحل") for line in shown.splitlines()) == 10
    assert shown.count("\narticle  ") == 3
    assert shown.count("  published ") == 3
    told = json.loads(desk.run("-m", "newsscraper", "crawl", slug, "--json", *ask).stdout.splitlines()[-1])
    (source,) = told["sources"]
    assert (source["exit_code"], source["failed"]) == (0, 0), source["failures"]
    assert source["new"] >= 3 * COUNT - 2
    assert not {"title", "body", "date_published"} & source["missing"].keys()


def test_it_asks_for_the_country_that_no_page_says(press, tmp_path):
    desk = Desk(tmp_path, press)
    command = [sys.executable, "-m", "newsscraper", "sources", "add", PAPERS[0].url, "--proxy", press.proxy]
    done = subprocess.run(
        [*command, "--delay", "0"], cwd=tmp_path, env={**os.environ, **desk.environment()},
        input="y\nnowhere\nlb\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert publishers.get("almina", own=tmp_path / "publishers").timezone == "Asia/Beirut"
