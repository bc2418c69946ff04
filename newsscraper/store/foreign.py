"""WARC files of other people, however they were written, packed, joined, cut or damaged: what can be read is read.

`warcread` reads our own files and stops at the first damage; here a sentence is told of each damage, and reading goes
on behind it. Names of fields in any case, lines that end in LF alone, dates without signs, many records in one member
and zstd dictionaries (IIPC's proposal: a skippable frame at the head) are no damage.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from newsscraper.errors import ArchiveDamage
from newsscraper.store import warcread
from newsscraper.store.foreign_members import members
from newsscraper.store.foreign_text import Text
from newsscraper.store.warcread import StoredRecord

Tell = Callable[[str], None]
"""Takes a sentence about what cannot be read."""

_BEGIN = b"WARC/"
_VERSION = re.compile(rb"WARC/\d\.\d{1,3}\r?\n")
"""The first line of a record, wherever it stands: what was cut need not have ended with its line."""
_MOST_HEAD = 1 << 18
"""Bytes that the named fields of a record may have."""
_LZ4 = b"\x04\x22\x4d\x18"
_OTHERS = {
    b"\x1f\x8b": "it is packed twice: unpack it once with gunzip",
    b"BZh": "it is packed with bzip2: unpack it with bunzip2",
    b"\xfd7zXZ": "it is packed with xz: unpack it with unxz",
    b"PK\x03\x04": "it is a ZIP file: if it is a WACZ, run: newsscraper import wacz",
    b"filedesc:": "it is an ARC file, which is older than WARC: convert it with warcio recompress",
}


def records(path: Path, *, max_block: int, tell: Tell) -> Iterator[StoredRecord]:
    """Yield the records of a WARC file (plain, gzip, zstd or lz4) in order, past every damage, which is told.

    Blocks above `max_block` bytes are not read: see `StoredRecord.size`. The `length` of a record is 0.
    """
    is_empty = True
    with path.open("rb") as stream:
        packed = _of_fastwarc(path, max_block, tell) if stream.read(4) == _LZ4 else _in(stream, max_block, tell)
        for record in packed:
            is_empty = False
            yield record
    if is_empty:
        tell("it holds no WARC record that can be read" if path.stat().st_size else "it is empty")


def _of_fastwarc(path: Path, max_block: int, tell: Tell) -> Iterator[StoredRecord]:
    try:
        yield from warcread.records(path, max_block=max_block)
    except ArchiveDamage as error:
        tell(str(error).removeprefix(f"{path}: "))


def _in(stream: BinaryIO, max_block: int, tell: Tell) -> Iterator[StoredRecord]:
    for text in members(stream, tell):
        begin = text.peek(16)
        hint = next((why for magic, why in _OTHERS.items() if begin.startswith(magic)), None)
        if hint is not None:
            tell(f"it is no WARC file; {hint}")
            return
        yield from _records(text, max_block, tell)


def _records(text: Text, max_block: int, tell: Tell) -> Iterator[StoredRecord]:
    """Yield the records of one member, or of a plain file; what is broken of it is told by whoever unpacks it."""
    while not text.at_end():
        at = text.place
        if not text.starts_with(_BEGIN):
            passed = text.skip_to(_VERSION)
            if not text.damage:
                tell(f"at byte {at:,}: no record begins here; {passed:,} bytes are passed over")
            continue
        try:
            record = _record(text, at, max_block)
        except ArchiveDamage as error:
            if not text.starts_with(_BEGIN):
                text.skip_to(_VERSION)
            if not text.damage:
                tell(f"the record at byte {at:,} is left out: {error}")
            continue
        if not text.damage:
            yield record


def _record(text: Text, at: int, max_block: int) -> StoredRecord:
    """Read one record up to where the next one begins; raises `ArchiveDamage` when its parts do not add up."""
    fields = _fields(text)
    size = warcread.declared(fields)
    kept = size <= max_block
    block = text.read(size) if kept else b""
    there = len(block) if kept else text.skip(size)
    if there < size:
        text.give_back(block)
        raise ArchiveDamage(f"{there:,} of its {size:,} bytes are there")
    is_whole = text.starts_with(b"\r\n\r\n")
    text.skip_blank()
    if not is_whole and not text.at_end() and not text.starts_with(_BEGIN):
        text.give_back(block)
        raise ArchiveDamage(f"its Content-Length {size:,} is not its length")
    return warcread.stored_record(_dated(fields), block, size, at, 0)


def _fields(text: Text) -> warcread.Fields:
    """Read the named fields; a line that begins with a space goes on with the one before."""
    text.line(_MOST_HEAD)  # the version
    found: list[tuple[str, str]] = []
    left = _MOST_HEAD
    while line := text.line(left):
        left -= len(line)
        if not line.strip(b"\r\n"):
            return tuple(found)
        name, _, value = _readable(line).partition(":")
        if line[:1] in b" \t" and found:
            found[-1] = found[-1][0], f"{found[-1][1]} {name.strip()}"
        else:
            found.append((name.strip(), value.strip()))
    raise ArchiveDamage("its named fields do not end")


def _readable(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _dated(fields: warcread.Fields) -> warcread.Fields:
    """Return the fields with a date of fourteen digits, as CDX files write it, in the form of WARC."""
    return tuple((name, _date(value) if name.lower() == "warc-date" else value) for name, value in fields)


def _date(value: str) -> str:
    if len(value) == 14 and value.isascii() and value.isdigit():
        with suppress(ValueError):
            return datetime.strptime(value, "%Y%m%d%H%M%S").replace(tzinfo=UTC).isoformat()
    return value
