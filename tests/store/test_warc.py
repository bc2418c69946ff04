"""WARC records are judged by others: warcio, FastWARC, cdxj-indexer and gzip read every file written here."""

import hashlib
import io
import subprocess
import sys
import zlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import brotli
import fastwarc.warc as fastwarc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.checker import Checker

from newsscraper.items import Exchange
from newsscraper.store import warc

WHEN = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
BODY = "<p>افتتح الوزير صباح اليوم جسراً جديداً على النهر.</p>".encode()


def exchange(response: bytes, **more) -> Exchange:
    values = {
        "url": "http://annahr.example/news/7",
        "request": b"GET /news/7 HTTP/1.1\r\nHost: annahr.example\r\n\r\n",
        "started_at": WHEN,
        "warc_record_id": "<urn:uuid:1f0f8a52-7c1e-4f4e-9d58-0a3a4b5c6d7e>",
        "ip": "192.0.2.7",
    }
    return Exchange(response=response, **{**values, **more})


def chunked(body: bytes) -> bytes:
    return b"%x;note=1\r\n%s\r\n0\r\nX-Trailer: yes\r\n\r\n" % (len(body), body)


RESPONSES = {
    "plain": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + BODY,
    "latin-1 headers": b"HTTP/1.1 200 D\xe9j\xe0 vu\r\nX-\xe9t\xe9: caf\xe9 \xff\r\n\r\n" + BODY,
    "repeated headers": b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nSET-COOKIE: a=1\r\n\r\n" + BODY,
    "folded headers": b"HTTP/1.1 200 OK\r\nX-Long: one\r\n two\r\n\tthree\r\n\r\n" + BODY,
    "line without colon": b"HTTP/1.1 200 OK\r\nthis is no header\r\nA: b\r\n\r\n" + BODY,
    "no headers": b"HTTP/1.1 200 OK\r\n\r\n" + BODY,
    "no reason": b"HTTP/1.1 200\r\nA: b\r\n\r\n" + BODY,
    "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(BODY),
    "chunked and cut": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(BODY)[:-30],
    "chunked and broken": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + BODY,
    "brotli": b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + brotli.compress(BODY),
    "chunked brotli": b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n"
    + chunked(brotli.compress(BODY)),
    "empty body": b"HTTP/1.1 204 No Content\r\nDate: Tue, 24 Nov 2026 01:02:03 GMT\r\n\r\n",
    "length zero": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "wrong length": b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + BODY,
    "http/1.0": b"HTTP/1.0 200 OK\r\nServer: old\r\n\r\n" + BODY,
    "cut in the headers": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "cut after the status line": b"HTTP/1.1 200 OK\r\n",
    "blank lines in the body": b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n\r\n\r\nWARC/1.1\r\n\r\n\n\n" + BODY,
    "not http": b"\x00\x01\x02SSH-2.0\r\n",
}


@pytest.fixture(params=RESPONSES, ids=lambda name: name.replace(" ", "-"))
def response(request) -> bytes:
    return RESPONSES[request.param]


@pytest.fixture
def warc_file(response, tmp_path) -> Path:
    """A file with a warcinfo, a request and the response under test."""
    made = exchange(response)
    path = tmp_path / "annahr-2026-11-24-0001.warc.gz"
    path.write_bytes(
        warc.warcinfo_member(path.name, date=WHEN, info=[("software", "newsscraper")])
        + warc.response_member(made)
        + warc.request_member(made)
    )
    return path


def test_warcio_reads_the_exact_bytes_back(warc_file, response):
    with warc_file.open("rb") as stream:
        records = [(r.rec_type, r.raw_stream.read()) for r in ArchiveIterator(stream, no_record_parse=True)]
    assert [kind for kind, _ in records] == ["warcinfo", "response", "request"]
    assert records[1][1] == response
    assert records[2][1] == exchange(response).request


def test_warcio_check_finds_no_fault(warc_file, capsys, monkeypatch):
    # warcio 1.8.1 cannot construct the Decompressor of brotli 1.2; without it, it reads such bodies as they are
    monkeypatch.delitem(BufferedReader.DECOMPRESSORS, "br")

    class Arguments:
        inputs = (str(warc_file),)
        verbose = True

    checker = Checker(Arguments)
    checker.process_all()
    assert checker.exit_value == 0
    assert "digest pass" in capsys.readouterr().out


def test_fastwarc_verifies_block_and_payload(warc_file, response):
    blocks = fastwarc.ArchiveIterator(str(warc_file), parse_http=False)
    assert [record.verify_block_digest() for record in blocks] == [True, True, True]
    parsed = fastwarc.ArchiveIterator(str(warc_file), record_types=fastwarc.response)
    assert [record.verify_payload_digest() for record in parsed] == [True]


def test_cdxj_indexer_gives_one_line_with_the_place_of_the_response(warc_file, response):
    made = subprocess.run(
        [sys.executable, "-m", "cdxj_indexer.main", str(warc_file)], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    if not response.startswith(b"HTTP/"):
        return
    (line,) = made.stdout.splitlines()
    first = len(warc.warcinfo_member(warc_file.name, date=WHEN, info=[("software", "newsscraper")]))
    assert f'"offset": "{first}"' in line
    assert f'"length": "{len(warc.response_member(exchange(response)))}"' in line


def test_gzip_accepts_the_file(warc_file):
    assert subprocess.run(["gzip", "-t", str(warc_file)], check=False).returncode == 0


def test_a_record_is_one_gzip_member(response):
    member = warc.response_member(exchange(response))
    inflater = zlib.decompressobj(wbits=31)
    assert inflater.decompress(member).startswith(b"WARC/1.1\r\nWARC-Type: response\r\n")
    assert inflater.eof
    assert inflater.unused_data == b""


def fields(member: bytes) -> dict[str, str]:
    head = zlib.decompress(member, 31).split(b"\r\n\r\n", 1)[0].decode()
    return dict(line.split(": ", 1) for line in head.split("\r\n")[1:])


def test_fields_of_a_response():
    found = fields(warc.response_member(exchange(RESPONSES["chunked"], truncated="disconnect")))
    assert found["WARC-Date"] == "2026-11-24T01:02:03Z"
    assert found["WARC-IP-Address"] == "192.0.2.7"
    assert found["WARC-Truncated"] == "disconnect"
    assert found["WARC-Payload-Digest"] == "sha256:" + hashlib.sha256(chunked(BODY)).hexdigest()
    assert found["WARC-Block-Digest"] == "sha256:" + hashlib.sha256(RESPONSES["chunked"]).hexdigest()


def test_fields_that_are_unknown_are_left_out():
    found = fields(warc.response_member(exchange(RESPONSES["plain"], ip=None)))
    assert "WARC-IP-Address" not in found
    assert "WARC-Truncated" not in found


def test_the_request_names_its_response_and_has_an_id_of_its_own():
    made = exchange(RESPONSES["plain"])
    found = fields(warc.request_member(made))
    assert found["WARC-Concurrent-To"] == made.warc_record_id
    assert found["WARC-Record-ID"] not in ("", made.warc_record_id)
    assert fields(warc.request_member(made)) == found


def test_a_date_in_another_zone_is_written_in_utc_and_whole_seconds():
    beirut = datetime(2026, 11, 24, 3, 2, 3, 999999, tzinfo=timezone(timedelta(hours=2)))
    assert fields(warc.response_member(exchange(b"HTTP/1.1 200 OK\r\n\r\n", started_at=beirut)))["WARC-Date"] == (
        "2026-11-24T01:02:03Z"
    )


def test_a_date_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        warc.response_member(exchange(b"HTTP/1.1 200 OK\r\n\r\n", started_at=datetime(2026, 11, 24)))


def test_an_exchange_without_a_response_is_refused():
    with pytest.raises(ValueError, match="no byte"):
        warc.response_member(exchange(b""))


def test_an_unknown_truncation_is_refused():
    with pytest.raises(ValueError, match="WARC-Truncated"):
        warc.response_member(exchange(RESPONSES["plain"], truncated="tired"))


@pytest.mark.parametrize(
    "url", ["http://a.example/x\r\nWARC-Type: warcinfo", "http://a.example/\x00 y", "http://é/خبر"]
)
def test_an_address_cannot_break_a_header_line(url):
    member = warc.response_member(exchange(RESPONSES["plain"], url=url))
    (record,) = list(ArchiveIterator(io.BytesIO(member)))
    assert record.rec_type == "response"
    assert "\n" not in record.rec_headers.get_header("WARC-Target-URI")


def test_a_revisit_points_to_the_payload_and_keeps_the_headers(tmp_path):
    first = exchange(RESPONSES["plain"])
    digest = fields(warc.response_member(first))["WARC-Payload-Digest"]
    second = exchange(b"HTTP/1.1 200 OK\r\nX-Second: yes\r\n\r\n" + BODY, warc_record_id="<urn:uuid:2>")
    member = warc.revisit_member(
        second, refers_to_id="<urn:uuid:1>", refers_to_uri=first.url, refers_to_date=WHEN, payload_digest=digest
    )
    found = fields(member)
    assert found["WARC-Profile"] == warc.IDENTICAL_PAYLOAD
    assert found["WARC-Refers-To"] == "<urn:uuid:1>"
    assert found["WARC-Payload-Digest"] == digest
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc.response_member(first) + member)
    assert subprocess.run([sys.executable, "-m", "warcio.cli", "check", str(path)], check=False).returncode == 0
    (again,) = fastwarc.ArchiveIterator(str(path), record_types=fastwarc.revisit)
    assert again.http_headers["X-Second"] == "yes"


def test_a_304_is_a_revisit_of_the_other_profile():
    made = exchange(b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n")
    member = warc.revisit_member(
        made, refers_to_id="<urn:uuid:1>", refers_to_uri=made.url, refers_to_date=WHEN, payload_digest=None
    )
    assert fields(member)["WARC-Profile"] == warc.NOT_MODIFIED


def test_metadata_and_warcinfo_are_read_by_both_libraries():
    data = warc.warcinfo_member("a.warc.gz", date=WHEN) + warc.metadata_member(
        b"origin: b.warc.gz\r\n", record_id="<urn:uuid:3>", date=WHEN, refers_to="<urn:uuid:1>"
    )
    assert [record.rec_type for record in ArchiveIterator(io.BytesIO(data))] == ["warcinfo", "metadata"]
    kinds = [record.record_type for record in fastwarc.ArchiveIterator(io.BytesIO(data), verify_digests=True)]
    assert kinds == [fastwarc.warcinfo, fastwarc.metadata]


def test_without_isal_the_records_are_the_same(monkeypatch, response):
    fast = warc.response_member(exchange(response))
    monkeypatch.setattr(warc, "_igzip", None)
    assert zlib.decompress(warc.response_member(exchange(response)), 31) == zlib.decompress(fast, 31)


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_come_back(block):
    member = warc.response_member(exchange(block))
    record = next(fastwarc.ArchiveIterator(io.BytesIO(member), parse_http=False))
    assert record.verify_block_digest()
    assert record.reader.read() == block
    head, payload = warc.split_http(block)
    assert head + payload == block
