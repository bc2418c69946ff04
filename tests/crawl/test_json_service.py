"""A paper whose pages are empty shells over a JSON service: crawled, checked again, and read again from the archive."""

import json

import pytest
from news_site import PARAGRAPHS, TOPICS, Answer, title

FACTS = """
name = "الورق"
name_en = "Al-Waraq"
country = "LB"
timezone = "Asia/Beirut"
domains = ["waraq.test"]

[api]
lists = ["http://api.waraq.test/latest?desk=1"]
items = ["view.items[]", "items[]"]
story = "data"
page = "http://www.waraq.test/n/{code}-{slug}"
fetch = "http://api.waraq.test/story?code={code}"
post = "http://api.waraq.test/more"
next = { cursor = "view.cursor|cursor", number = "view.number|number + 1", size = 5 }
headers = { X-Site = "waraq" }

[article_urls]
story = '(?:waraq\\\\.test/n/|/story\\\\?code=)(?P<id>[a-z]\\\\d+)'

[[layouts]]
title = ["json:title"]
published = ["json:at"]
body = ["json:text"]
"""


def item(n):
    return {"code": f"k{n}", "slug": f"خبر-{n}", "title": title(n), "at": f"2026-03-{n:02d}T09:30:00"}


def answered(value, status=200):
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), {"Content-Type": "application/json"})


def story(n, extra=""):
    texts = [text.format(topic=TOPICS[n % len(TOPICS)]) for text in PARAGRAPHS]
    text = "".join(f"<p>{one}</p>" for one in [*texts, f"هذا هو التقرير {n} من تقارير الجريدة. {extra}"])
    return answered({"data": item(n) | {"text": text}})


@pytest.fixture
def waraq(desk, site):
    """Seven stories in a list and five, by POST, behind it; one that the service does not have."""
    desk.publisher("waraq", FACTS)
    first = {"view": {"items": [item(n) for n in range(12, 5, -1)], "cursor": "c1", "number": 1}}
    pages = iter([{"items": [item(n) for n in range(5, 0, -1)], "cursor": "c2", "number": 2}])
    site.rules["/latest?desk=1"] = lambda asked: answered(first)
    site.rules["/more"] = lambda asked: answered(next(pages, {"items": []}))
    for n in range(1, 13):
        site.rules[f"/story?code=k{n}"] = lambda asked, n=n: story(n)
    site.rules["/story?code=k3"] = lambda asked: Answer(204)
    return desk


def reported(desk):
    """Crawl, and return what the last line of the events says of the sources."""
    return json.loads(desk.crawl("waraq", "--json", check=None).stdout.splitlines()[-1])["sources"]


def lines(desk):
    found = sorted((desk.archive / "waraq" / "articles").rglob("*.jsonl"))
    return [json.loads(line) for path in found for line in path.read_text(encoding="utf-8").splitlines()]


def test_lists_and_stories_of_a_service_are_archived_as_articles_of_their_pages(waraq, site):
    (told,) = reported(waraq)
    assert told["new"] == 11
    found = {line["canonical_url"]: line for line in lines(waraq)}
    assert len(found) == 11
    one = found["http://www.waraq.test/n/k7-%D8%AE%D8%A8%D8%B1-7"]
    assert (one["url"], one["title"]) == ("http://api.waraq.test/story?code=k7", title(7))
    assert (one["published_at"], one["published_tz_source"]) == ("2026-03-07T07:30:00Z", "publisher")
    assert one["methods"]["body"] == "layout json:text"
    assert one["found_on"] == "http://api.waraq.test/latest?desk=1"
    asked = [one for one in site.log if one.path.startswith(("/latest", "/more", "/story"))]
    assert {one.headers.get("x-site") for one in asked} == {"waraq"}
    assert "/n/" not in "".join(site.paths())

    site.log.clear()
    (again,) = reported(waraq)
    assert again["new"] == 0
    assert not [path for path in site.paths() if path.startswith("/story")]


def test_the_archive_proves_a_story_and_reads_it_again(waraq, site):
    waraq.crawl("waraq", check=None)
    assert waraq.run("-m", "newsscraper", "archive", "verify", "--deep").returncode == 0
    path = waraq.folder / "publishers" / "waraq.toml"
    path.write_text(FACTS.replace('["json:at"]', '["json:at"]\nsubtitle = ["json:code"]'), encoding="utf-8")
    told = waraq.run("-m", "newsscraper", "reextract", "--source", "waraq", "--dry-run").stdout
    assert "subtitle" in told
    assert "11" in told


def test_the_tools_that_look_at_a_source_see_its_service(waraq, site):
    done = waraq.run(
        "-m", "newsscraper", "doctor", "waraq", "--proxy", site.proxy, "--delay", "0", check=None
    )  # fmt: skip
    assert "waraq: well" in done.stdout, done.stdout + done.stderr
    assert "json:text" in done.stdout
