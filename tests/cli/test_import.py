"""`newsscraper import` takes in what others captured: once, with its proof and its origin."""

import gzip
import hashlib
import io
import json
import subprocess
import sys
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscraper.read import open_archive
from newsscraper.store import warcread
from newsscraper.store.verify import verify

ARABIC = "افتتحت البلدية صباح اليوم سوقا جديدة للخضار في وسط المدينة بحضور عدد كبير من التجار والأهالي. " * 4
TWO = f"{ARABIC}\n\n{ARABIC}"
ENGLISH = "The mayor opened a new market in the centre of the town this morning, and many people came to see it. " * 4
PAGE = """<html><head><meta charset="utf-8"><title>{0}</title><meta property="og:type" content="article"></head><body>
<article><h1>{0}</h1><time datetime="2024-02-03T10:00:00+02:00"></time><p>{1}</p><p>{1}</p></article></body></html>"""


def run(root, *args, code=0):
    command = [sys.executable, "-m", "newsscraper", "import", *args, "--archive", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def told(root, *args, code=0):
    return json.loads(run(root, *args, "--json", code=code).stdout)


def add(writer, url, html, *, status="200 OK", kind="text/html; charset=utf-8", date="2024-02-04T08:30:00Z"):
    headers = StatusAndHeaders(status, [("Content-Type", kind), ("X-Odd", "é")], protocol="HTTP/1.1")
    made = writer.create_warc_record(
        url, "response", payload=io.BytesIO(html.encode()), http_headers=headers, warc_headers_dict={"WARC-Date": date}
    )
    writer.write_record(made)


@pytest.fixture
def foreign(tmp_path):
    """A WARC file as others write it: many hosts, languages, kinds of answer."""
    path = tmp_path / "CC-NEWS-20240204.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "other"}))
        for n in range(4):
            add(writer, f"https://suq.example/news/{n}", PAGE.format(f"سوق جديدة رقم {n}", ARABIC))
        add(writer, "https://www.ahali.example/a/1", PAGE.format("خبر الأهالي", ARABIC))
        add(writer, "https://town.example/market", PAGE.format("A new market", ENGLISH))
        add(writer, "https://suq.example/gone", PAGE.format("لا شيء", ARABIC), status="404 Not Found")
        add(writer, "https://suq.example/logo.png", "png", kind="image/png")
        add(writer, "dns:suq.example", "x")
    return path


def test_arabic_articles_come_in_by_their_hosts(tmp_path, foreign):
    root = tmp_path / "archive"
    found = told(root, "warc", str(foreign))
    assert found["verdicts"] == {"new": 5}
    assert found["sources"] == ["host.ahali.example", "host.suq.example"]
    assert found["passed"] == {"not Arabic": 1, "other status": 1, "no HTML": 1, "no source": 1}
    records = list(open_archive(root).articles(source="host.suq.example"))
    assert [r.title for r in records] == [f"سوق جديدة رقم {n}" for n in range(4)]
    assert {(r.capture_origin, r.found_via, r.fetched_at.isoformat()) for r in records} == {
        ("warc", "import", "2024-02-04T08:30:00+00:00")
    }
    assert verify(root, level="deep").ok


def test_records_keep_id_date_and_bytes_and_say_where_they_come_from(tmp_path, foreign):
    root = tmp_path / "archive"
    run(root, "warc", str(foreign))
    theirs = {r.target_uri: r for r in warcread.responses(foreign)}
    (warc,) = root.glob("host.suq.example/warc/2024-02-04/*.warc.gz")
    ours = list(warcread.records(warc))
    for record in (r for r in ours if r.kind == "response"):
        origin = theirs[record.target_uri]
        assert (record.record_id, record.date, record.block) == (origin.record_id, origin.date, origin.block)
        about = next(r for r in ours if r.kind == "metadata" and r.field("WARC-Refers-To") == record.record_id)
        assert f"origin-offset: {origin.offset}\r\n".encode() in about.block
        assert hashlib.sha256(foreign.read_bytes()).hexdigest().encode() in about.block
    assert not [r for r in ours if r.kind == "request"]


def test_a_second_import_takes_nothing_twice(tmp_path, foreign):
    root = tmp_path / "archive"
    run(root, "warc", str(foreign))
    again = told(root, "warc", str(foreign))
    assert again["verdicts"] == {}
    assert again["passed"]["imported before"] >= 5
    assert len(list(open_archive(root).articles(latest=False))) == 5


def test_a_cut_file_is_taken_up_to_the_cut_and_goes_on_when_it_is_whole(tmp_path, foreign):
    root, cut = tmp_path / "archive", tmp_path / "cut.warc.gz"
    whole = foreign.read_bytes()
    third = list(warcread.responses(foreign))[2]
    cut.write_bytes(whole[: third.offset + 100])
    done = run(root, "warc", str(cut), code=1)
    assert "cut.warc.gz" in done.stderr
    assert len(list(open_archive(root).articles())) == 2
    cut.write_bytes(whole)
    run(root, "warc", str(cut))
    assert len(list(open_archive(root).articles(latest=False))) == 5
    assert verify(root, level="deep").ok


def test_a_wacz_is_a_zip_of_warc_files(tmp_path, foreign):
    root, wacz = tmp_path / "archive", tmp_path / "crawl.wacz"
    with zipfile.ZipFile(wacz, "w") as packed:
        packed.write(foreign, "archive/data.warc.gz")
        packed.writestr("datapackage.json", "{}")
    assert told(root, "wacz", str(wacz))["verdicts"] == {"new": 5}
    no_wacz = tmp_path / "no.wacz"
    no_wacz.write_bytes(b"PK no")
    assert "is no WACZ" in run(root, "wacz", str(no_wacz), code=2).stderr


def test_an_uncompressed_warc_is_read_as_well(tmp_path, foreign):
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(foreign.read_bytes()))
    assert told(tmp_path / "archive", "warc", str(plain))["verdicts"] == {"new": 5}


def test_rows_have_no_proof_and_say_so(tmp_path):
    root, table = tmp_path / "archive", tmp_path / "rows.jsonl"
    rows = [
        {
            "link": f"https://suq.example/n/{n}",
            "headline": f"خبر {n}",
            "text": f"{ARABIC}\n\n{ARABIC}",
            "day": "3 شباط 2024",
        }
        for n in range(3)
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    table.write_text("\n".join([*lines, "{torn", '{"link": "https://suq.example/n/9"}']) + "\n", encoding="utf-8")
    maps = ["--map", "link=url", "--map", "headline=title", "--map", "text=body", "--map", "day=published"]
    done = run(root, "jsonl", str(table), *maps, code=1)
    assert done.stderr.count("rows.jsonl, line ") == 2
    records = list(open_archive(root).articles())
    assert [(r.title, r.date_published.isoformat(), r.warc_file) for r in records] == [
        (f"خبر {n}", "2024-02-03", None) for n in range(3)
    ]
    assert all("no-proof" in r.warnings and r.capture_origin == "table" for r in records)
    assert records[0].body.count("\n\n") == 1
    run(root, "jsonl", str(table), *maps, code=1)
    assert len(list(open_archive(root).articles(latest=False))) == 3
    assert verify(root, level="deep").ok


def test_a_wrong_map_is_a_usage_error(tmp_path):
    table = tmp_path / "rows.jsonl"
    table.write_text("{}\n", encoding="utf-8")
    assert "THEIRS=OURS" in run(tmp_path / "a", "jsonl", str(table), "--map", "text", code=2).stderr


@pytest.mark.parametrize("escaped", [True, False])
def test_a_story_of_a_json_service_comes_in_as_its_page(tmp_path, escaped):
    path = tmp_path / "CC-NEWS-20260204.warc.gz"
    story = {"uuid": "N2465190", "title": "سوق جديدة", "published_at": 1770000000, "content": f"<p>{ARABIC}</p>"}
    with path.open("wb") as stream:
        add(
            WARCWriter(stream, gzip=True),
            "https://portalapi.spa.gov.sa/api/v1/news/N2465190",
            json.dumps({"data": story}, ensure_ascii=escaped),
            kind="application/json",
        )
    root = tmp_path / "archive"
    assert told(root, "warc", str(path))["sources"] == ["spa"]
    (record,) = open_archive(root).articles(source="spa")
    assert (record.title, record.canonical_url) == ("سوق جديدة", "https://www.spa.gov.sa/N2465190")
    assert verify(root, level="deep").ok
