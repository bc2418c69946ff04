"""Every gzip member of a WARC file: unpacked, its checksum, lengths and digests compared. Goes on behind a damage."""

import base64
import hashlib
import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.store.paths import SourcePaths
from newsscraper.store.verify_report import Counts, Damage, Harm, damage
from newsscraper.store.warc import split_http
from newsscraper.store.warcread import MAX_RECORD, StoredRecord, parse_record

_PIECE = 256 * 1024
_START = b"\x1f\x8b\x08"
_ALGORITHMS = {"sha256": hashlib.sha256, "sha1": hashlib.sha1, "md5": hashlib.md5}


@dataclass(frozen=True, slots=True)
class Member:
    """A stretch of a file: a whole gzip member, or bytes that are none."""

    offset: int
    length: int
    content: bytes | None
    """What it unpacks to; None when it is damaged."""
    fault: str = ""


def check(of: SourcePaths, name: str, path: Path, end: int, expected: int | None, counts: Counts) -> Iterator[Damage]:
    """Yield what is wrong inside the first `end` bytes of a WARC file; `expected`: the records that were sealed."""
    found = 0
    for member in members(path, end):
        counts.members += 1
        found += 1
        if member.content is None:
            yield damage(of, name, Harm.MEMBER, member.fault, member.offset)
            continue
        try:
            record = parse_record(member.content, offset=member.offset, length=member.length)
        except ArchiveDamage as error:
            yield damage(of, name, Harm.RECORD, str(error), member.offset)
            continue
        for field in wrong_digests(record):
            yield damage(of, name, Harm.DIGEST, f"{field} of {record.record_id} does not fit its bytes", member.offset)
    if expected is not None and found != expected:
        yield damage(of, name, Harm.COUNT, f"holds {found} records, {expected} were sealed")


def members(path: Path, end: int) -> Iterator[Member]:
    """Yield the gzip members in the first `end` bytes of a file; damaged stretches end where a good member begins."""
    if not end:
        return
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), end, access=mmap.ACCESS_READ) as data:
        at = 0
        while at < end:
            member = _member(data, at)
            if member.content is None:
                after = _next_good(data, at + 1)
                member = Member(at, after - at, None, member.fault)
            yield member
            at += member.length


def wrong_digests(record: StoredRecord) -> list[str]:
    """Return the names of the digest fields that do not fit the record's bytes; unknown algorithms are passed over."""
    named = [("WARC-Block-Digest", record.block)]
    if record.is_http and record.kind in ("response", "request"):
        named.append(("WARC-Payload-Digest", split_http(record.block)[1]))
    return [name for name, data in named if not _fits(record.field(name), data)]


def _fits(label: str | None, data: bytes) -> bool:
    algorithm, _, value = (label or "").partition(":")
    make = _ALGORITHMS.get(algorithm.lower().replace("-", ""))
    if make is None:
        return True
    digest = make(data)
    return value.lower() == digest.hexdigest() or value.upper() == base64.b32encode(digest.digest()).decode()


def _member(data: mmap.mmap, at: int) -> Member:
    inflater = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size, place = 0, at
    try:
        while not inflater.eof and place < len(data) and size <= MAX_RECORD:
            piece = data[place : place + _PIECE]
            place += len(piece)
            parts.append(inflater.decompress(piece, MAX_RECORD))
            size += len(parts[-1])
    except zlib.error as error:
        return Member(at, 0, None, f"the gzip member does not unpack: {error}")
    if size > MAX_RECORD:
        return Member(at, 0, None, f"the gzip member unpacks to more than {MAX_RECORD:,} bytes")
    if not inflater.eof:
        return Member(at, 0, None, "the gzip member is cut at the end of the file")
    return Member(at, place - len(inflater.unused_data) - at, b"".join(parts))


def _next_good(data: mmap.mmap, at: int) -> int:
    """Return where the next gzip member that unpacks to a WARC record begins, or the end."""
    while (at := data.find(_START, at)) >= 0:
        member = _member(data, at)
        if member.content is not None and member.content.startswith(b"WARC/"):
            return at
        at += 1
    return len(data)
