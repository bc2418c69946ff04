"""What a site reserves, from end to end: tdmrep.json, headers, metas, and the permission that alone overrides them."""

import gzip
import json

from news_site import Answer

TDMREP = "/.well-known/tdmrep.json"


def lines(desk):
    found = [
        json.loads(line)
        for path in sorted((desk.archive / "almahfal" / "articles").rglob("*.jsonl"))
        for line in path.read_bytes().splitlines()
    ]
    return {line["url"].rpartition("/")[2]: line for line in found}


def captured(desk):
    """Return all bytes of the source's WARC files."""
    return b"".join(gzip.decompress(path.read_bytes()) for path in (desk.archive / "almahfal" / "warc").rglob("*.gz*"))


def reserving(site):
    rules = [{"location": "/article/1", "tdm-reservation": 1}, {"location": "/article/12", "tdm-reservation": "0"}]
    site.rules[TDMREP] = lambda asked: Answer(body=json.dumps(rules).encode())


def test_what_tdmrep_json_reserves_leaves_metadata_only_and_is_asked_once_a_day(desk, site):
    reserving(site)
    desk.crawl()
    found = lines(desk)
    assert {number for number, line in found.items() if not line["body"]} == {"1", "10", "11"}
    assert [found[n]["tdm_reservation"] for n in ("1", "12", "2")] == [1, 0, None]
    assert "reserved" in found["1"]["warnings"]
    assert found["1"]["title"]
    assert (found["1"]["warc_file"], found["1"]["permission"]) == (None, None)
    kept = captured(desk)
    assert "وهذا هو التقرير 2.".encode() in kept
    assert "وهذا هو التقرير 1.".encode() not in kept
    assert TDMREP.encode() in kept
    desk.crawl()
    asked = [one.path for one in site.log]
    assert asked[:3] == ["/robots.txt", TDMREP, "/news"]
    assert asked.count(TDMREP) == 1


def test_a_permission_keeps_the_text_and_stands_in_every_record(desk, site):
    reserving(site)
    (desk.folder / "newsscraper.toml").write_text(
        '[source.almahfal]\npermission = "رئيس التحرير، 2026-11-02، رسالة"\n', encoding="utf-8"
    )
    desk.crawl()
    found = lines(desk)
    assert all(line["body"] for line in found.values())
    assert {line["permission"] for line in found.values()} == {"رئيس التحرير، 2026-11-02، رسالة"}
    assert found["1"]["tdm_reservation"] == 1


def test_who_looks_at_a_site_is_told_what_it_reserves(desk, site):
    site.rules[TDMREP] = lambda asked: Answer(body=b'[{"location": "/", "tdm-reservation": 1}]')
    ask = ["--proxy", site.proxy, "--delay", "0"]
    assert "3 of them ask not to be archived" in desk.run("-m", "newsscraper", "doctor", "almahfal", *ask).stdout
    site.rules["/"] = site.rules["/news"] = lambda asked: site.section(1)
    added = desk.run(
        "-m", "newsscraper", "sources", "add", "http://almahfal.test/", "--yes", "--force", "--slug", "again", *ask
    )
    assert "only metadata is kept" in added.stdout


def test_a_tdmrep_that_cannot_be_had_stops_nothing_and_is_not_asked_for_again_at_once(desk, site):
    site.rules[TDMREP] = lambda asked: Answer(500, b"oops")
    desk.crawl()
    desk.crawl()
    assert len(lines(desk)) == 12
    assert [one.path for one in site.log].count(TDMREP) == 1


def test_an_article_that_is_reserved_later_keeps_its_versions_and_gets_none_without_text(desk, site):
    desk.crawl()
    answer = site.article(3, site.log[-1])

    def reserved(asked):
        return Answer(200, answer.body + b"<!-- again -->", {**answer.headers, "ETag": '"x"', "TDM-Reservation": "1"})

    site.rules["/article/3"] = reserved
    ask = ["--proxy", site.proxy, "--delay", "0", "--json"]
    done = desk.run("-m", "newsscraper", "fetch", "http://almahfal.test/article/3", *ask)
    (told,) = json.loads(done.stdout.splitlines()[-1])["sources"]
    assert (told["changed"], told["unchanged"]) == (0, 1)
    assert lines(desk)["3"]["body"]
    assert b"again" not in captured(desk)
