"""Records come back from every kind of file; broken ones are a sentence after all that is whole."""

import gzip
import io
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscraper.errors import ArchiveDamage, BodyTooLarge
from newsscraper.items import Exchange
from newsscraper.store import warc, warcread
from newsscraper.store.wire import page_of

WHEN = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)


def exchange(number: int, response: bytes = b"") -> Exchange:
    return Exchange(
        url=f"http://annahr.example/news/{number}",
        request=b"GET / HTTP/1.1\r\n\r\n",
        response=response or b"HTTP/1.1 200 OK\r\n\r\n" + "خبر ".encode() * number,
        started_at=WHEN,
        warc_record_id=f"<urn:uuid:{number}>",
        ip="192.0.2.1",
    )


MEMBERS = [warc.response_member(exchange(number)) for number in range(1, 6)]
PLAIN = [zlib.decompress(member, 31) for member in MEMBERS]
FRAMES = [zstandard.compress(record) for record in PLAIN]
EMPTY = gzip.compress(b"", mtime=0)


def placed(parts: list[bytes]) -> list[tuple[int, int]]:
    ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts))]
    return [(end - len(part), len(part)) for end, part in zip(ends, parts, strict=True)]


def read(path: Path, data: bytes, **options) -> tuple[list[warcread.StoredRecord], str | None]:
    path.write_bytes(data)
    found = []
    try:
        for record in warcread.records(path, **options):
            found.append(record)
    except ArchiveDamage as damage:
        return found, str(damage)
    return found, None


@pytest.mark.parametrize("parts", [MEMBERS, PLAIN, FRAMES], ids=["gz", "plain", "zst"])
def test_each_record_has_its_place(tmp_path, parts):
    found, damage = read(tmp_path / "a", b"".join(parts))
    assert damage is None
    assert [(record.offset, record.length) for record in found] == placed(parts)
    assert [warcread.exchange(record).response for record in found] == [exchange(n).response for n in range(1, 6)]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_a_file_compressed_as_one_piece_is_read(tmp_path, pack):
    found, damage = read(tmp_path / "a", pack(b"".join(PLAIN)))
    assert damage is None
    assert [record.record_id for record in found] == [f"<urn:uuid:{n}>" for n in range(1, 6)]


def test_members_without_content_hide_nothing(tmp_path):
    data = EMPTY + MEMBERS[0] + EMPTY * 2 + MEMBERS[1] + EMPTY
    found, damage = read(tmp_path / "a", data)
    assert damage is None
    assert [data[r.offset : r.offset + r.length] for r in found] == MEMBERS[:2]


def test_files_of_others_are_read(tmp_path):
    path = tmp_path / "other.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version="1.0")
        for number in range(3):
            headers = StatusAndHeaders("200 OK", [("Content-Encoding", "gzip"), ("X-A", "b")], protocol="HTTP/1.1")
            body = io.BytesIO(b"not packed at all" if number else gzip.compress(b"packed"))
            writer.write_record(writer.create_warc_record(f"http://x/{number}", "response", body, http_headers=headers))
        writer.write_record(
            writer.create_warc_record("dns:x", "response", io.BytesIO(b"x"), warc_content_type="text/dns")
        )
    found = list(warcread.responses(path))
    assert [warcread.page(record).body for record in found] == [b"packed", b"not packed at all", b"not packed at all"]
    assert [record.target_uri for record in found] == ["http://x/0", "http://x/1", "http://x/2"]


@pytest.mark.parametrize("cut", [1, 4, 8, 9, 40, len(MEMBERS[4]) - 1])
def test_a_cut_tail_is_told_after_what_is_whole(tmp_path, cut):
    found, damage = read(tmp_path / "a", b"".join(MEMBERS)[:-cut])
    assert damage is not None
    assert [record.record_id for record in found][:4] == [f"<urn:uuid:{n}>" for n in range(1, 5)]


@pytest.mark.parametrize("at", [20, 100, -6])
def test_a_flipped_bit_is_told_after_what_is_whole(tmp_path, at):
    broken = bytearray(MEMBERS[2])
    broken[at] ^= 16
    found, damage = read(tmp_path / "a", b"".join([*MEMBERS[:2], bytes(broken), *MEMBERS[3:]]))
    assert damage is not None
    assert [record.record_id for record in found][:2] == ["<urn:uuid:1>", "<urn:uuid:2>"]


@pytest.mark.parametrize("data", [b"hello", b"\r\n\r\n", b"\x1f\x8b", bytes(4096), b"WARC/1.1\r\n\r\n", EMPTY + b"x"])
def test_what_is_no_warc_is_a_sentence(tmp_path, data):
    assert read(tmp_path / "a", data) != ([], None)


def test_an_empty_file_has_no_records(tmp_path):
    assert read(tmp_path / "a", b"") == ([], None)


def test_large_blocks_are_skipped_and_seen(tmp_path):
    found, damage = read(tmp_path / "a", b"".join(MEMBERS), max_block=30)
    assert damage is None
    assert [record.block == b"" for record in found] == [len(exchange(n).response) > 30 for n in range(1, 6)]
    assert [record.size for record in found] == [len(exchange(n).response) for n in range(1, 6)]


def test_one_record_by_its_place(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(MEMBERS))
    for number, (offset, length) in enumerate(placed(MEMBERS), 1):
        stored = warcread.read_member(path, offset, length)
        assert warcread.page(stored) == page_of(warcread.exchange(stored))
        assert warcread.exchange(stored).response == exchange(number).response
        assert (stored.offset, stored.length, stored.kind) == (offset, length, "response")
        assert stored.date == WHEN


@pytest.mark.parametrize(("shift", "grow"), [(1, 0), (0, -1), (0, 1), (-1, 0), (10**6, 0)])
def test_a_wrong_place_is_a_sentence(tmp_path, shift, grow):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(MEMBERS))
    offset, length = placed(MEMBERS)[1]
    with pytest.raises(ArchiveDamage, match=r"a\.warc\.gz"):
        warcread.read_member(path, offset + shift, length + grow)


def test_a_member_that_unpacks_without_end_is_refused():
    with pytest.raises(ArchiveDamage, match="more than"):
        warcread.unpack_member(gzip.compress(bytes(1_000_000)), limit=10_000)


def test_a_bomb_in_the_archive_is_refused(tmp_path):
    path = tmp_path / "a.warc.gz"
    bomb = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(60_000_000))
    path.write_bytes(warc.response_member(exchange(1, bomb)))
    (stored,) = warcread.responses(path)
    with pytest.raises(BodyTooLarge):
        warcread.page(stored)
