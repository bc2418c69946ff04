"""`newsscraper fixture`: record, check, accept."""

import io
import json
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
