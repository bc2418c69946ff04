"""A withdrawn member leaves a file that everyone still reads, with every other record where it was."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import fastwarc.warc as fastwarc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Exchange
from newsscraper.store import tombstone, warc, warcread
from newsscraper.store.files import Files

WHEN = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, 0, 0, tzinfo=UTC)
SECRET = "اسم لا يجوز أن يبقى"


def exchange(number: int, body: bytes) -> Exchange:
    return Exchange(
        url=f"http://annahr.example/news/{number}",
        request=b"GET / HTTP/1.1\r\nHost: annahr.example\r\n\r\n",
        response=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body,
        started_at=WHEN,
        warc_record_id=f"<urn:uuid:0000000{number}-0000-4000-8000-000000000000>",
    )


def noise(size: int) -> bytes:
    state, made = 1, bytearray()
    while len(made) < size:
        state = state * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        made += state.to_bytes(8, "little")
    return SECRET.encode() + bytes(made[:size])


@pytest.fixture(params=[0, 300, 80_000, 3_000_000], ids=lambda size: f"{size}-bytes")
def buried(request, tmp_path) -> tuple[Path, list[bytes]]:
    """Five members of which the third, of some size, was withdrawn."""
    members = [warc.response_member(exchange(n, noise(request.param if n == 3 else 500))) for n in range(1, 6)]
    path = tmp_path / "annahr-2026-11-24-0001.warc.gz"
    path.write_bytes(b"".join(members))
    tombstone.bury(
        path,
        len(members[0] + members[1]),
        len(members[2]),
        record_id=exchange(3, b"").warc_record_id,
        date=LATER,
        reason="court-order",
        files=Files(),
    )
    return path, members


def test_the_file_keeps_its_length_and_every_other_byte(buried):
    path, members = buried
    data = path.read_bytes()
    at = len(members[0] + members[1])
    assert len(data) == sum(map(len, members))
    assert data[:at] == members[0] + members[1]
    assert data[at + len(members[2]) :] == members[3] + members[4]


def test_other_records_are_found_at_their_places(buried):
    path, members = buried
    at = 0
    for number, member in enumerate(members, 1):
        stored = warcread.read_member(path, at, len(member))
        at += len(member)
        assert tombstone.is_tombstone(stored) == (number == 3)
        if number != 3:
            assert stored.record_id == exchange(number, b"").warc_record_id


def test_the_tombstone_says_when_and_what_and_not_the_address(buried):
    path, members = buried
    stored = warcread.read_member(path, len(members[0] + members[1]), len(members[2]))
    assert stored.field("WARC-Refers-To") == exchange(3, b"").warc_record_id
    assert stored.block == b"withdrawn: 2026-12-01T09:00:00Z\r\nreason: court-order\r\n"
    assert stored.target_uri is None


def test_nothing_of_the_content_is_left(buried):
    path, members = buried
    data = path.read_bytes()
    at = len(members[0] + members[1])
    old, new = members[2], data[at : at + len(members[2])]
    assert b"news/3" not in new
    assert not any(old[n : n + 24] in new for n in range(30, len(old) - 24, max(1, len(old) // 200)))


def test_the_judges_accept_it(buried):
    path, _ = buried
    with path.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == ["response", "response", "metadata", "response", "response"]
    blocks = fastwarc.ArchiveIterator(str(path), parse_http=False)
    assert [record.verify_block_digest() for record in blocks] == [True] * 5
    for command in (
        [sys.executable, "-m", "warcio.cli", "check", str(path)],
        ["gzip", "-t", str(path)],
    ):
        assert subprocess.run(command, check=False).returncode == 0
    made = subprocess.run(
        [sys.executable, "-m", "cdxj_indexer.main", str(path)], capture_output=True, text=True, check=False
    )
    assert (made.returncode, len(made.stdout.splitlines())) == (0, 4)


def test_it_can_be_buried_again(buried):
    path, members = buried
    before = path.read_bytes()
    place = (len(members[0] + members[1]), len(members[2]))
    again = {"record_id": exchange(3, b"").warc_record_id, "date": LATER, "reason": "court-order", "files": Files()}
    tombstone.bury(path, *place, **again)
    assert path.read_bytes() == before


@settings(max_examples=80, deadline=None)
@given(st.integers(min_value=230, max_value=1200))
def test_every_length_is_met_to_the_byte(length):
    member = tombstone.tombstone_member(length, refers_to="<urn:uuid:1>", date=LATER, reason="other")
    assert len(member) == length
    stored = warcread.parse_record(warcread.unpack_member(member), offset=0, length=length)
    assert tombstone.is_tombstone(stored)


@pytest.mark.parametrize("make", [warc.request_member, warc.response_member])
def test_the_smallest_real_members_can_be_replaced(make):
    smallest = Exchange(
        url="http://a.b/",
        request=b"GET / HTTP/1.1\r\n\r\n",
        response=b"HTTP/1.1 204 \r\n\r\n",
        started_at=WHEN,
        warc_record_id="<urn:uuid:00000001-0000-4000-8000-000000000000>",
    )
    length = len(make(smallest))
    made = tombstone.tombstone_member(length, refers_to=smallest.warc_record_id, date=LATER, reason="other")
    assert len(made) == length


def test_too_few_bytes_are_refused():
    with pytest.raises(ValueError, match="too few"):
        tombstone.tombstone_member(60, refers_to="<urn:uuid:1>", date=LATER, reason="other")


def test_a_place_beyond_the_end_is_refused_and_nothing_written(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match="nothing was withdrawn"):
        tombstone.bury(path, 50, 400, record_id="<urn:uuid:1>", date=LATER, reason="other", files=Files())
    assert path.read_bytes() == b"x" * 100


def test_a_torn_tombstone_is_damage_until_buried_again(tmp_path):
    member = warc.response_member(exchange(1, noise(5000)))
    path = tmp_path / "a.warc.gz"
    half = tombstone.tombstone_member(len(member), refers_to="<urn:uuid:1>", date=LATER, reason="other")
    path.write_bytes(half[:2000] + member[2000:])
    with pytest.raises(ArchiveDamage):
        warcread.read_member(path, 0, len(member))
    tombstone.bury(path, 0, len(member), record_id="<urn:uuid:1>", date=LATER, reason="other", files=Files())
    assert tombstone.is_tombstone(warcread.read_member(path, 0, len(member)))
