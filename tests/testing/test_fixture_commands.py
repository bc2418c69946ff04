"""`newsscraper fixture`: record, check, accept."""

import io
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscraper.cli import cli
from newsscraper.errors import BadInput
from newsscraper.store import warcread
from newsscraper.testing import fixture as fixtures
from newsscraper.text.marks import BIDI, PDF, RLO, ZWSP

SAVED = Path(__file__).parents[2] / "fixtures" / "alahed" / "2026-01-10-post"
URL = "https://alahednews.news/post/91244/x"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with one accepted fixture, and a way to run commands in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAVED, tmp_path / "fixtures" / "alahed" / "post")
    shutil.copy(SAVED / "response.html", tmp_path / "page.html")
    return lambda line: CliRunner().invoke(cli, shlex.split(line)[1:], standalone_mode=False)


def stored(tmp_path):
    """Write two responses into a WARC file; return the file and the offset of the second."""
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version="1.1")
        for url in ("https://alahednews.news/robots.txt", URL):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            payload = io.BytesIO((SAVED / "response.html").read_bytes())
            record = writer.create_warc_record(
                url,
                "response",
                payload=payload,
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2026-01-10T07:05:00Z"},
            )
            writer.write_record(record)
    return path, list(warcread.responses(path))[1].offset


def test_a_file_becomes_a_fixture_that_waits_for_its_expectation(desk, tmp_path):
    assert desk(f"newsscraper fixture record alahed page.html --url {URL} --name new").exception is None
    folder = tmp_path / "fixtures" / "alahed" / "new"
    assert (folder / "response.html").read_bytes() == (SAVED / "response.html").read_bytes()
    with pytest.raises(BadInput, match="newsscraper fixture accept alahed"):
        fixtures.load(folder)


def test_a_record_of_a_warc_becomes_a_fixture(desk, tmp_path):
    path, offset = stored(tmp_path)
    assert desk(f"newsscraper fixture record alahed {path}:{offset} --name old").exception is None
    told = fixtures.read_response(tmp_path / "fixtures" / "alahed" / "old")
    assert (told.url, told.origin) == (URL, "warc")
    assert f"{told.captured_at:%Y-%m-%dT%H:%M:%SZ}" == "2026-01-10T07:05:00Z"


def test_a_fixture_may_be_recorded_with_other_words(desk, tmp_path):
    line = f"newsscraper fixture record alahed page.html --url {URL} --name other --scramble"
    assert desk(line).exception is None
    page = (tmp_path / "fixtures" / "alahed" / "other" / "response.html").read_text(encoding="utf-8")
    assert "الخوري" not in page
    assert "مشاركة" in page


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("newsscraper fixture record alahed page.html", "--url"),
        (f"newsscraper fixture record alahed page.html --url {URL} --name post", "exists already"),
        (f"newsscraper fixture record nobody page.html --url {URL}", "no publisher"),
        ("newsscraper fixture record alahed none.warc.gz:7", "no such file"),
        ("newsscraper fixture check nobody", "no fixtures"),
        ("newsscraper fixture record alahed page.html --url https://other.example/post/7", "none of the domains"),
    ],
)
def test_what_cannot_be_done_is_said(desk, line, words):
    assert words in str(desk(line).exception)


def test_check_says_the_field_that_differs(desk, tmp_path):
    assert desk("newsscraper fixture check alahed").return_value == 0
    path = tmp_path / "fixtures" / "alahed" / "post" / "article.json"
    expected = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(expected | {"section": "رياضة"}), encoding="utf-8")
    done = desk("newsscraper fixture check alahed")
    assert done.return_value == 1
    assert "section" in done.output


def test_accept_refuses_a_lost_field_without_a_reason(desk, tmp_path):
    path = tmp_path / "fixtures" / "alahed" / "post" / "article.json"
    expected = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(expected | {"subtitle": "سطر كان هنا"}), encoding="utf-8")
    assert desk("newsscraper fixture accept alahed --yes").return_value == 1
    assert "subtitle" in json.loads(path.read_text(encoding="utf-8"))
    assert desk('newsscraper fixture accept alahed --yes --allow-loss "the site dropped it"').return_value == 0
    assert json.loads(path.read_text(encoding="utf-8")) == expected


def test_accept_refuses_a_body_shorter_by_a_fifth(desk, tmp_path):
    path = tmp_path / "fixtures" / "alahed" / "post" / "article.json"
    expected = json.loads(path.read_text(encoding="utf-8"))
    longer = [*expected["body"], " ".join(expected["body"])]
    path.write_text(json.dumps(expected | {"body": longer}), encoding="utf-8")
    assert desk("newsscraper fixture accept alahed --yes").return_value == 1
    assert len(json.loads(path.read_text(encoding="utf-8"))["body"]) == len(longer)


def differing(desk, tmp_path, **values):
    """Change the expectation, and return what `fixture check` prints of it."""
    path = tmp_path / "fixtures" / "alahed" / "post" / "article.json"
    expected = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(expected | values), encoding="utf-8")
    return desk("newsscraper fixture check alahed/post").output


def test_a_difference_shows_each_side_on_its_line_and_names_what_cannot_be_seen(desk, tmp_path):
    hidden = f"{RLO}عنوان{PDF} آخر{ZWSP}"
    shown = differing(desk, tmp_path, title=hidden)
    assert "    - <U+202E>عنوان<U+202C> آخر<U+200B>\n" in shown
    assert re.search(r"^    \+ \S", shown, re.MULTILINE)
    assert not re.search(f"[{BIDI}]", shown)


def test_of_a_body_only_the_paragraphs_that_differ_are_shown(desk, tmp_path):
    body = json.loads((SAVED / "article.json").read_text(encoding="utf-8"))["body"]
    shown = differing(desk, tmp_path, body=[*body[:-1], "فقرة أخرى", body[-1]])
    assert shown.count("    - ") == 1
    assert "    + " not in shown


def test_a_list_that_lost_a_fifth_of_its_links_is_refused(desk, tmp_path):
    saved = next(path for path in SAVED.parent.iterdir() if path.name.endswith("-section"))
    shutil.copytree(saved, tmp_path / "fixtures" / "alahed" / "section")
    path = tmp_path / "fixtures" / "alahed" / "section" / "links.json"
    links = json.loads(path.read_text(encoding="utf-8"))
    more = [{"url": f"https://alahednews.news/post/{n}", "title": "خبر"} for n in range(len(links))]
    path.write_text(json.dumps([*links, *more]), encoding="utf-8")
    done = desk("newsscraper fixture accept alahed/section --yes")
    assert (done.return_value, "links lost" in done.output) == (1, True)
    assert desk('newsscraper fixture accept alahed/section --yes --allow-loss " "').return_value == 1
    assert (
        desk('newsscraper fixture accept alahed/section --yes --allow-loss "menus were no stories"').return_value == 0
    )
    assert json.loads(path.read_text(encoding="utf-8")) == links


def test_a_new_fixture_is_accepted_with_all_it_holds(desk, tmp_path):
    desk(f"newsscraper fixture record alahed page.html --url {URL} --name new")
    assert desk("newsscraper fixture accept alahed --yes").return_value == 0
    made = json.loads((tmp_path / "fixtures" / "alahed" / "new" / "article.json").read_text(encoding="utf-8"))
    assert made["body"] == json.loads((SAVED / "article.json").read_text(encoding="utf-8"))["body"]


def test_a_feed_becomes_a_fixture_of_what_it_states(desk, tmp_path):
    feed = """<?xml version="1.0"?><rss version="2.0"><channel><item><title>خبر أول</title>
<link>https://alahednews.news/post/7/x</link><pubDate>Fri, 09 Jan 2026 23:30:00 GMT</pubDate></item></channel></rss>"""
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    desk(
        "newsscraper fixture record alahed feed.xml --url https://www.alahednews.com.lb/rss/ --name feed"
        " --captured-at 2026-01-10T06:00:00Z"
    )
    assert desk("newsscraper fixture accept alahed --yes").return_value == 0
    (link,) = json.loads((tmp_path / "fixtures" / "alahed" / "feed" / "links.json").read_text(encoding="utf-8"))
    assert (link["date_published"], link["published_at"]) == ("2026-01-10", "2026-01-09T23:30:00Z")
