"""`newsscraper doctor`: what each layer sees, what to mend, and where to go when nothing can be seen."""

import json

import pytest
from newsdesk import FACTS, Answer, desk, site  # noqa: F401

from newsscraper import publishers

LAYOUT = """
[[layouts]]
title = ["css:h1.gone", "css:h2.gone"]
body = ["paragraphs:.old-body"]
published = ["css:.no-date"]
"""


def doctor(desk, *arguments, check=0):  # noqa: F811
    return desk.run(
        "-m", "newsscraper", "doctor", *arguments, "--proxy", desk.site.proxy, "--delay", "0", check=check
    )  # fmt: skip


def diagnosis(desk, check=0):  # noqa: F811
    (found,) = json.loads(doctor(desk, "almahfal", "--json", check=check).stdout)
    return found


def test_a_healthy_source_is_said_to_be_well_and_sources_shows_when(desk, site):  # noqa: F811
    found = diagnosis(desk)
    assert found["ok"]
    assert [one["links"] for one in found["lists"]] == [5]
    assert len(found["articles"]) == 3
    title = next(field for field in found["articles"][0]["fields"] if field["name"] == "title")
    assert title["generic"]["text"].startswith("البلدية تعيد فتح")
    kept = json.loads((desk.folder / "publishers" / "verified.json").read_text())
    assert kept["almahfal"]["ok"] is True
    listed = desk.run("-m", "newsscraper", "sources").stdout
    (line,) = [line for line in listed.splitlines() if line.startswith("almahfal ")]
    assert f"ok  {kept['almahfal']['date']}" in line
    rows = json.loads(desk.run("-m", "newsscraper", "sources", "list", "--json").stdout)
    assert next(row for row in rows if row["slug"] == "almahfal")["verified"]["ok"] is True
    assert len(site.pages()) == 4


def test_a_layout_that_no_longer_matches_is_repaired_by_the_line_it_proposes(desk, site):  # noqa: F811
    desk.publisher("almahfal", FACTS + LAYOUT)
    found = diagnosis(desk, check=1)
    lines = {advice["field"]: advice["line"] for advice in found["advice"]}
    assert lines["title"] == 'title = ["css:h1", "css:h1.gone", "css:h2.gone"]'
    assert lines["body"] == 'body = ["paragraphs:div.body", "paragraphs:.old-body"]'
    assert not json.loads((desk.folder / "publishers" / "verified.json").read_text())["almahfal"]["ok"]
    shown = doctor(desk, "almahfal", check=1).stdout
    assert "css:h1.gone, css:h2.gone no longer matches; css:h1 would" in shown
    mended = "\n".join(line for line in lines.values() if line)
    desk.publisher("almahfal", f"{FACTS}\n[[layouts]]\n{mended}\n")
    again = diagnosis(desk)
    assert again["ok"], again["what"]
    title = next(field for field in again["articles"][0]["fields"] if field["name"] == "title")
    assert title["layout"]["source"] == "css:h1"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(403, b"<html><head><title>Just a moment...</title></head><body>Checking</body></html>"), "browser"),
        (Answer(body=b"<html><body><div id='root'></div><script src='/a.js'></script></body></html>"), "wp-json"),
        (Answer(500, b"oops"), "500"),
    ],
)
def test_a_list_that_shows_nothing_gets_the_next_rung(desk, site, answer, words):  # noqa: F811
    site.rules["/news"] = lambda asked: answer
    done = doctor(desk, "almahfal", check=1)
    assert "almahfal: ill" in done.stdout
    assert words in done.stdout
    assert "feed" in done.stdout


def test_articles_that_cannot_be_fetched_are_named(desk, site):  # noqa: F811
    site.gone |= set(range(1, 13))
    done = doctor(desk, "almahfal", check=1)
    assert "not fetched: http://almahfal.test/article/12: status 410" in done.stdout
    assert "0 of 5 articles could be read" in done.stdout


def test_no_source_is_a_usage_error_and_nothing_is_archived(desk, site):  # noqa: F811
    assert "newsscraper" in doctor(desk, check=2).stderr
    doctor(desk, "almahfal")
    assert not desk.archive.exists()


def test_a_file_that_cannot_be_read_is_named(desk, site):  # noqa: F811
    (desk.folder / "publishers" / "verified.json").write_text("{")
    assert "verified.json" in desk.run("-m", "newsscraper", "sources", check=2).stderr


def test_sources_say_what_was_never_tried_and_which_file_speaks(desk):  # noqa: F811
    listed = desk.run("-m", "newsscraper", "sources")
    assert listed.stdout.splitlines()[0].startswith("almahfal")
    assert " never " in listed.stdout.splitlines()[0]
    assert "0 of them tried live" in listed.stderr
    shown = desk.run("-m", "newsscraper", "sources", "show", "almahfal").stdout
    assert shown.startswith("# publishers/almahfal.toml\n# verified: never; try: newsscraper doctor almahfal\n")
    told = json.loads(desk.run("-m", "newsscraper", "sources", "show", "lbci", "--json").stdout)
    assert (told["verified"], told["confidence"]) == (None, "high")
    assert "two letters" in desk.run("-m", "newsscraper", "sources", "list", "--country", "ZZ", check=2).stderr


def test_an_own_file_that_names_a_host_more_exactly_or_as_well_comes_first(tmp_path):
    facts = 'name = "x"\nname_en = "x"\ncountry = "LB"\ndomains = ["{}"]\n'
    (tmp_path / "zz.toml").write_text(facts.format("lbcgroup.tv"), encoding="utf-8")
    (tmp_path / "yy.toml").write_text(facts.format("sport.youm7.com"), encoding="utf-8")
    found = {host: publishers.of_host(host, own=tmp_path).slug for host in ("www.lbcgroup.tv", "sport.youm7.com")}
    assert found == {"www.lbcgroup.tv": "zz", "sport.youm7.com": "yy"}
    assert publishers.of_host("www.youm7.com", own=tmp_path).slug == "youm7"
    assert publishers.of_host("nothing.example", own=tmp_path) is None
