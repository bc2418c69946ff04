"""Responses as they crossed the wire → status, headers and body, whatever their bytes."""

import gzip
import time
import zlib
from datetime import UTC, datetime

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper.errors import BodyTooLarge
from newsscraper.items import Exchange
from newsscraper.store.wire import decoded_body, final_response, page_of, parse_response

BODY = "<p>أقلعت أولى الرحلات من المطار الجديد مساء أمس.</p>".encode() * 40


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


def coded(name: str) -> tuple[tuple[bytes, bytes], ...]:
    return ((b"content-encoding", name.encode()),)


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("body", [BODY, b"", b"x", bytes(2_000_000)], ids=["text", "empty", "byte", "zeros"])
def test_every_coding_is_undone(name, body):
    assert decoded_body(coded(name), PACKERS[name](body)) == body


def test_deflate_without_zlibs_wrapper():
    assert decoded_body(coded("deflate"), raw_deflate(BODY)) == BODY


def test_codings_are_undone_from_the_last():
    twice = brotli.compress(gzip.compress(BODY))
    assert decoded_body(coded("gzip, br"), twice) == BODY
    assert decoded_body(((b"Content-Encoding", b"gzip"), (b"CONTENT-ENCODING", b"BR")), twice) == BODY


def test_gzip_of_several_members_and_with_a_tail():
    assert decoded_body(coded("gzip"), gzip.compress(BODY) + gzip.compress(b"end")) == BODY + b"end"
    assert decoded_body(coded("gzip"), gzip.compress(BODY) + b"\x00\x00tail") == BODY


@pytest.mark.parametrize("name", PACKERS)
def test_a_cut_body_gives_what_there_is(name):
    noisy = BODY + bytes(range(256)) * 4
    packed = PACKERS[name](noisy)
    for part in range(0, len(packed), 7):
        found = decoded_body(coded(name), packed[:part])
        assert noisy.startswith(found) or found == packed[:part]


@pytest.mark.parametrize("name", PACKERS)
def test_a_body_that_is_not_packed_is_left_alone(name):
    assert decoded_body(coded(name), BODY) == BODY


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_refused(name):
    with pytest.raises(BodyTooLarge, match="1,000,000"):
        decoded_body(coded(name), PACKERS[name](bytes(50_000_000)), max_body=1_000_000)


def test_thousands_of_codings_cost_nothing():
    began = time.process_time()
    assert decoded_body(coded(", ".join(["br", "gzip"] * 20_000)), BODY * 200) == BODY * 200
    assert time.process_time() - began < 2


def test_an_unknown_coding_is_left_alone():
    assert decoded_body(coded("compress"), b"x") == b"x"
    assert decoded_body(coded("identity"), b"x") == b"x"


CHUNKED = ((b"Transfer-Encoding", b"Chunked"),)


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        (b"5\r\nhello\r\n0\r\n\r\n", b"hello"),
        (b"5;a=b\r\nhello\r\n6 \r\n world\r\n0\r\nT: x\r\n\r\n", b"hello world"),
        (b"00005\r\nhello\r\n000\r\n\r\n", b"hello"),
        (b"A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n", b"01234567890123456789"),
        (b"5\nhello\n0\n\n", b"hello"),
        (b"5\r\nhello\r\n5\r\nwor", b"hellowor"),
        (b"5\r\nhello\r\nzz\r\nworld", b"hello"),
        (b"0\r\n\r\n", b""),
        (b"", b""),
        (b"<p>joined by others</p>", b"<p>joined by others</p>"),
        (b"ffffffffffffffff\r\nhello", b"hello"),
    ],
)
def test_chunks_are_joined(sent, body):
    assert decoded_body(CHUNKED, sent) == body


def test_status_and_headers():
    status, headers, body = parse_response(
        b"HTTP/1.1 200\r\nA:b\r\nbroken line\r\nX-Fold:  one \r\n\t two\r\n three\r\nEmpty:\r\nA: \xe9\r\n\r\nrest"
    )
    assert status == 200
    assert headers == ((b"A", b"b"), (b"X-Fold", b"one two three"), (b"Empty", b""), (b"A", b"\xe9"))
    assert body == b"rest"


@pytest.mark.parametrize(
    "bad", [b"", b"\r\n\r\n", b"HTTP/1.1", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 2000 x\r\n\r\n", b"\xff"]
)
def test_no_status_is_zero(bad):
    assert parse_response(bad)[0] == 0


def test_interim_responses_are_passed_over():
    final = b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
    assert final_response(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 x\r\nLink: y\r\n\r\n" + final) == final
    assert final_response(b"HTTP/1.1 100 Continue\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br"]), st.booleans())
def test_no_bytes_raise(body, coding, chunked):
    headers = b"Content-Encoding: " + coding.encode() + (b"\r\nTransfer-Encoding: chunked" if chunked else b"")
    for response in (body, b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n\r\n" + body):
        made = Exchange(
            url="http://a.example/",
            request=b"",
            response=response,
            started_at=datetime(2026, 1, 1, tzinfo=UTC),
            warc_record_id="<urn:uuid:1>",
        )
        assert page_of(made).exchanges == (made,)
