"""The stored response of a record as it lies in its WARC file: copied as it is, or its head alone."""

import zlib
from dataclasses import dataclass
from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Record
from newsscraper.store.paths import OPEN
from newsscraper.store.stored import read_bytes
from newsscraper.store.warcread import parse_record, unpack_member

_HEAD_READ = 1 << 13
_HEAD_UNPACKED = 1 << 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is said of a response before its body begins."""

    target_uri: str
    record_id: str
    payload_digest: str | None
    """`sha256:…`, over the body as stored."""
    status: int | None
    mime: str
    """The media type, without parameters; empty when none is sent."""


def is_sealed(folder: Path, record: Record) -> bool:
    """Say whether the file of a record's response has its final name already."""
    return (folder / (record.warc_file or OPEN)).is_file()


def read_member(folder: Path, record: Record) -> tuple[bytes, Head]:
    """Return the gzip member of a record's response, and its head; raises `ArchiveDamage` for any other."""
    data = _bytes(folder, record, record.warc_length or 0)
    try:
        stored = parse_record(unpack_member(data), offset=record.warc_offset or 0, length=len(data))
    except ArchiveDamage as error:
        raise ArchiveDamage(f"{_place(folder, record)}: {error}; run: newsscraper archive verify") from error
    head = _head({name.lower(): value for name, value in stored.fields}, stored.block)
    _check(folder, record, head)
    return data, head


def read_head(folder: Path, record: Record) -> Head:
    """Return the head of a record's response; no more of it is read. Raises `ArchiveDamage` when it is another's."""
    data = _bytes(folder, record, min(record.warc_length or 0, _HEAD_READ))
    try:
        text = zlib.decompressobj(wbits=31).decompress(data, _HEAD_UNPACKED)
    except zlib.error as error:
        raise ArchiveDamage(f"{_place(folder, record)}: {error}; run: newsscraper archive verify") from error
    lines, _, block = text.partition(b"\r\n\r\n")
    named = (line.partition(":") for line in lines.decode("utf-8", "replace").split("\r\n")[1:])
    head = _head({name.lower(): value.strip() for name, _, value in named}, block)
    _check(folder, record, head)
    return head


def _bytes(folder: Path, record: Record, length: int) -> bytes:
    data = None
    if record.warc_file is not None and record.warc_offset is not None:
        data = read_bytes(folder, record.warc_file, record.warc_offset, length)
    if not data:
        raise ArchiveDamage(f"{_place(folder, record)} is missing; run: newsscraper archive verify")
    return data


def _head(fields: dict[str, str], block: bytes) -> Head:
    first, *lines = block.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = {name.lower().strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    status = first.partition(" ")[2].partition(" ")[0]
    uri = fields.get("warc-target-uri", "")
    return Head(
        target_uri=uri.removeprefix("<").removesuffix(">"),
        record_id=fields.get("warc-record-id", ""),
        payload_digest=fields.get("warc-payload-digest"),
        status=int(status) if status.isascii() and status.isdigit() else None,
        mime=headers.get("content-type", "").partition(";")[0].strip(),
    )


def _check(folder: Path, record: Record, head: Head) -> None:
    if head.record_id != record.warc_record_id:
        raise ArchiveDamage(f"{_place(folder, record)} is {head.record_id or 'none'}, not {record.warc_record_id}")


def _place(folder: Path, record: Record) -> str:
    return f"{folder / (record.warc_file or '-')}: the record at {record.warc_offset}"
