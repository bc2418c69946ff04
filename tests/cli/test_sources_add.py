"""`newsscraper sources add`: any site in two minutes, without code."""

import subprocess
import sys

import pytest
from newsdesk import desk, site  # noqa: F401
from second_paper import HOME

from newsscraper import publishers
from newsscraper.demo.server import serve


def add(desk, *arguments, check=0, stdin=None, proxy=None):  # noqa: F811
    command = [sys.executable, "-m", "newsscraper", "sources", "add", *arguments]
    done = subprocess.run(
        [*command, "--proxy", proxy or desk.site.proxy, "--delay", "0"],
        cwd=desk.folder, env=desk.environment(), capture_output=True, text=True, timeout=60, input=stdin, check=False,
    )  # fmt: skip
    assert done.returncode == check, (done.stdout, done.stderr)
    return done


@pytest.fixture
def daily(desk, site):  # noqa: F811
    """A paper nobody knows, served beside the one that is known."""
    site.rules |= HOME
    site.articles = dict.fromkeys(range(1001, 1013), "")
    return desk


def test_a_site_is_looked_at_shown_and_written_and_can_be_crawled(daily, site):  # noqa: F811
    done = add(daily, "http://www.alyawm.test/", "--yes", "--country", "LB")
    facts = publishers.get("alyawm", own=daily.folder / "publishers")
    assert facts.name == "اليوم"
    assert facts.timezone == "Asia/Beirut"
    assert facts.domains == ("alyawm.test",)
    assert [section.name for section in facts.sections] == ["", "محليات"]
    assert facts.feeds == ("http://www.alyawm.test/feed.xml",)
    assert list(facts.article_urls) == ["article"]
    assert sum(line.startswith("  البلدية تعيد فتح") for line in done.stdout.splitlines()) == 10
    assert done.stdout.count("article  http://www.alyawm.test/article/") == 3
    assert "generic:" in done.stdout
    assert "jsonld" in done.stdout or "published" in done.stdout
    assert "newsscraper crawl alyawm" in done.stdout
    crawled = daily.run(
        "-m", "newsscraper", "crawl", "alyawm", "--json", "--proxy", site.proxy, "--delay", "0"
    ).stdout  # fmt: skip
    assert '"new":12' in crawled


def test_it_asks_and_writes_nothing_after_no(daily, site):  # noqa: F811
    done = add(daily, "http://www.alyawm.test/", stdin="n\n", check=1)
    assert "Keep it?" in done.stderr
    assert not (daily.folder / "publishers" / "alyawm.toml").exists()
    add(daily, "http://www.alyawm.test/", stdin="y\n")
    assert (daily.folder / "publishers" / "alyawm.toml").exists()
    assert {path.name for path in (daily.folder / "publishers").iterdir()} == {"alyawm.toml", "almahfal.toml"}


def test_a_site_that_is_known_is_said_to_be(daily, site):  # noqa: F811
    site.rules["/"] = HOME["/"]
    done = add(daily, "http://almahfal.test/", "--yes", check=2)
    assert "known already as almahfal" in done.stderr
    add(daily, "http://almahfal.test/", "--yes", "--force", "--slug", "second")


@pytest.mark.parametrize(
    ("rule", "code", "word"),
    [
        ({"status": 403, "body": b"<html><title>Just a moment...</title></html>"}, 1, "feed"),
        ({"status": 500}, 1, "status 500"),
        ({"body": b"<html><body><div id=app></div><script src=/app.js></script></body></html>"}, 1, "wp-json"),
        ({"cut": True, "body": b"x" * 1000}, None, "alyawm.test"),
    ],
)
def test_a_site_that_cannot_be_read_gets_the_next_rung(desk, site, rule, code, word):  # noqa: F811
    from news_site import Answer

    site.rules["/"] = lambda asked: Answer(**rule)
    done = add(desk, "http://www.alyawm.test/", "--yes", check=code) if code else add(desk, "www.alyawm.test", check=75)
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk.folder / "publishers" / "alyawm.toml").exists()


def test_a_wrong_zone_or_slug_writes_nothing(daily, site):  # noqa: F811
    done = add(daily, "http://www.alyawm.test/", "--yes", "--timezone", "Asia/Nowhere", check=2)
    assert "Asia/Nowhere" in done.stderr
    add(daily, "http://www.alyawm.test/", "--yes", "--slug", "No Such", check=2)
    assert [path.name for path in (daily.folder / "publishers").iterdir()] == ["almahfal.toml"]


@pytest.mark.parametrize("host", ["almanara.example", "annil.example", "alatlas.example"])
def test_the_demo_outlets_can_be_added_and_their_patterns_hold_tomorrow(desk, site, host):  # noqa: F811
    with serve() as server:
        add(desk, f"http://{host}/", "--yes", proxy=server.proxy_url)
    facts = publishers.get(host.partition(".")[0], own=desk.folder / "publishers")
    (pattern,) = facts.article_urls.values()
    assert "2026" not in pattern
    assert facts.sections[0].url == f"http://{host}/"
