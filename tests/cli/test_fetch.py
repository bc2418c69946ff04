"""`newsscraper fetch`: single addresses into the archive, of known publishers and of any host."""

import json

import pytest
from newsdesk import desk, site  # noqa: F401

PAGE = "http://almahfal.test/article/{}"


def fetch(desk, *arguments, check=0):  # noqa: F811
    command = ("-m", "newsscraper", "fetch", *arguments, "--proxy", desk.site.proxy, "--delay", "0", "--json")
    return desk.run(*command, check=check)


def lines(desk, source):  # noqa: F811
    found = sorted((desk.archive / source / "articles").rglob("*.jsonl"))
    return [json.loads(line) for path in found for line in path.read_bytes().splitlines()]


def test_an_address_of_a_known_publisher_goes_into_its_archive_and_nothing_else_is_fetched(desk, site):  # noqa: F811
    (told,) = json.loads(fetch(desk, PAGE.format(3), PAGE.format(4)).stdout.splitlines()[-1])["sources"]
    assert (told["source"], told["new"], told["pages"]) == ("almahfal", 2, 2)
    assert site.pages() == ["/article/3", "/article/4"]
    assert {(line["found_via"], line["found_on"]) for line in lines(desk, "almahfal")} == {("address", None)}


def test_a_host_that_nobody_knows_becomes_a_source_of_its_own(desk, site):  # noqa: F811
    (told,) = json.loads(fetch(desk, "http://www.elsewhere.test/article/7").stdout.splitlines()[-1])["sources"]
    assert (told["source"], told["new"]) == ("host.elsewhere.test", 1)
    (line,) = lines(desk, "host.elsewhere.test")
    assert line["url"] == "http://www.elsewhere.test/article/7"


def test_an_address_that_is_archived_is_fetched_again_and_versioned(desk, site):  # noqa: F811
    fetch(desk, PAGE.format(3))
    site.articles[3] = "وأعلنت البلدية تمديد العمل أسبوعين بسبب العاصفة التي ضربت الساحل."
    (told,) = json.loads(fetch(desk, PAGE.format(3)).stdout.splitlines()[-1])["sources"]
    assert (told["new"], told["changed"]) == (0, 1)
    assert [line["version"] for line in lines(desk, "almahfal")] == [1, 2]


def test_what_waits_in_the_frontier_keeps_waiting(desk, site):  # noqa: F811
    desk.crawl("almahfal", "--limit", "2")
    site.log.clear()
    fetch(desk, PAGE.format(5))
    assert site.pages() == ["/article/5"]
    (told,) = json.loads(desk.crawl("almahfal", "--json").stdout.splitlines()[-1])["sources"]
    assert told["new"] == 9


def test_a_file_of_addresses(desk, site):  # noqa: F811
    (desk.folder / "list.txt").write_text(f"# two\n{PAGE.format(1)}\n\n{PAGE.format(2)}\n{PAGE.format(1)}\n")
    (told,) = json.loads(fetch(desk, "list.txt").stdout.splitlines()[-1])["sources"]
    assert told["new"] == 2
    assert sorted(site.pages()) == ["/article/1", "/article/2"]


def test_robots_and_missing_pages_are_told(desk, site):  # noqa: F811
    done = fetch(desk, "http://almahfal.test/secret/1", check=4)
    assert "robots" in done.stderr
    done = fetch(desk, PAGE.format(999), check=None)
    assert json.loads(done.stdout.splitlines()[-1])["sources"][0]["outcomes"] == {"gone": 1}


@pytest.mark.parametrize("text", ["nonsense", "ftp://a.test/", "http://", "http://[/"])
def test_what_is_no_address_is_one_sentence(desk, site, text):  # noqa: F811
    done = fetch(desk, text, check=2)
    assert "Traceback" not in done.stderr
    assert "address" in done.stderr


def test_a_private_address_is_not_asked(desk, site):  # noqa: F811
    done = desk.run("-m", "newsscraper", "fetch", f"http://127.0.0.1:{site.port}/article/1", check=4)
    assert "not_allowed" in done.stderr
    assert site.pages() == []


def test_a_fetch_is_no_measure_of_a_source(desk, site):  # noqa: F811
    fetch(desk, PAGE.format(1))
    shown = desk.run("-m", "newsscraper", "runs").stdout
    assert "fetch" in shown
    assert not (desk.archive / "alarms.json").exists()


def test_each_address_that_is_no_article_is_named_also_where_nobody_watches(desk, site):  # noqa: F811
    asked = (PAGE.format(1), PAGE.format(999), "http://almahfal.test/news", "http://almahfal.test/secret/1")
    done = desk.run("-m", "newsscraper", "fetch", *asked, "--proxy", site.proxy, "--delay", "0")
    told = done.stderr.splitlines()
    assert f"newsscraper: almahfal: no article but gone: {PAGE.format(999)} (status 404)" in told
    assert "newsscraper: almahfal: no article but listing: http://almahfal.test/news" in told
    (robots,) = (line for line in told if "robots" in line)
    assert robots.count("http://almahfal.test/secret/1") == 1
    assert PAGE.format(1) not in done.stderr
    missing = desk.run("-m", "newsscraper", "fetch", PAGE.format(998), "--proxy", site.proxy, "--delay", "0", check=4)
    assert "suspiciously empty" not in missing.stderr


def test_a_wrong_line_of_a_file_is_named_with_its_number(desk, site):  # noqa: F811
    (desk.folder / "list.txt").write_text(f"\ufeff{PAGE.format(1)}\n\nnonsense\n", encoding="utf-8")
    assert "list.txt, line 3: 'nonsense'" in fetch(desk, "list.txt", check=2).stderr
    (desk.folder / "list.txt").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in fetch(desk, "list.txt", check=2).stderr
    assert "Errno" not in fetch(desk, "nowhere.txt", check=2).stderr
    assert site.pages() == []
