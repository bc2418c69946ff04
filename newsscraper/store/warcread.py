"""WARC records read back: one by its place, or all of a file, ours or other people's.

Random access reads one gzip member and parses it by hand. Streaming is FastWARC's, for gz, zst and plain files, and
says of each record where it lies. What is broken raises `ArchiveDamage`; finding every damage is `verify`'s task.
"""

import zlib
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast

import fastwarc.warc as fastwarc

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Exchange, Page
from newsscraper.store.warc import TRUNCATIONS
from newsscraper.store.wire import MAX_BODY, page_of

inflating: Callable[..., Any]
INFLATE_ERRORS: tuple[type[Exception], ...]
try:
    from isal import isal_zlib

    inflating, INFLATE_ERRORS = isal_zlib.decompressobj, (cast(type[Exception], isal_zlib.error), zlib.error)
except ImportError:  # a platform without a wheel: half as fast
    inflating, INFLATE_ERRORS = zlib.decompressobj, (zlib.error,)

MAX_RECORD: Final = 256 * 1024 * 1024
"""Bytes that one record may unpack to, unless told otherwise."""

Fields = tuple[tuple[str, str], ...]

_GZIP_MAGIC: Final = b"\x1f\x8b"
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One WARC record and its place."""

    kind: str
    """The `WARC-Type`."""
    record_id: str
    date: datetime
    """The `WARC-Date`, UTC; parts of a second kept."""
    target_uri: str | None
    fields: tuple[tuple[str, str], ...]
    """Every named field as written, in order."""
    block: bytes
    """Empty when the record is larger than asked for: compare with `size`."""
    size: int
    """The block's declared length."""
    offset: int
    """First byte of the record, in the file as it is (compressed)."""
    length: int
    """Bytes up to the next record."""

    def field(self, name: str) -> str | None:
        """Return the first field of this name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    @property
    def is_http(self) -> bool:
        """Whether the block is an HTTP message; it need not be said."""
        kind = self.field("Content-Type")
        return self.block.startswith(b"HTTP/") if kind is None else kind.lower().startswith("application/http")


def read_member(path: Path, offset: int, length: int) -> StoredRecord:
    """Return the record whose gzip member is these bytes of a file; raises `ArchiveDamage` when they are no such."""
    with path.open("rb") as stream:
        stream.seek(offset)
        data = stream.read(length)
    try:
        return parse_record(unpack_member(data), offset=offset, length=length)
    except ArchiveDamage as error:
        raise ArchiveDamage(f"{path}: the record at {offset}: {error}") from error


def unpack_member(data: bytes, *, limit: int = MAX_RECORD) -> bytes:
    """Return what exactly one gzip member holds; its checksum is tested. Raises `ArchiveDamage`."""
    inflater = inflating(wbits=31)
    try:
        unpacked: bytes = inflater.decompress(data, limit)
    except INFLATE_ERRORS as error:
        raise ArchiveDamage(f"no good gzip member: {error}") from error
    if not inflater.eof:
        over = f"unpacks to more than {limit:,} bytes" if inflater.unconsumed_tail else "ends too early"
        raise ArchiveDamage(f"the gzip member {over}")
    if inflater.unused_data:
        raise ArchiveDamage(f"the gzip member ends {len(inflater.unused_data)} bytes before it should")
    return unpacked


def parse_record(record: bytes, *, offset: int, length: int) -> StoredRecord:
    """Return an uncompressed record as its parts; raises `ArchiveDamage` when its parts do not add up."""
    head, blank, rest = record.partition(b"\r\n\r\n")
    version, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")
    if not blank or not version.startswith("WARC/"):
        raise ArchiveDamage("no WARC record begins here")
    fields = tuple((name, value.strip()) for name, _, value in (line.partition(":") for line in lines))
    size = declared(fields)
    if rest[size:] != b"\r\n\r\n":
        raise ArchiveDamage(f"the record's length is not the declared {size}")
    return stored_record(fields, rest[:size], size, offset, length)


def records(path: Path, *, kinds: Container[str] | None = None, max_block: int = MAX_RECORD) -> Iterator[StoredRecord]:
    """Yield the records of a file (`.warc`, `.warc.gz`, `.warc.zst`) in order.

    `kinds`: only these WARC-Types. Blocks above `max_block` bytes are not read: see `StoredRecord.size`. In a file
    that was compressed as one piece, places cannot be looked up again. Raises `ArchiveDamage`, after all that comes
    before the damage, with the place.
    """
    end = path.stat().st_size
    start = 0
    while start < end:
        reached = start
        for record in _one_pass(path, start, kinds, max_block):
            reached = record.offset + record.length
            if kinds is None or record.kind in kinds:
                yield record
        # FastWARC takes a gzip member without content for the end of the file.
        before, start = start, _past_empty_members(path, reached)
        if start == before:
            raise ArchiveDamage(f"{path}: no WARC record begins at byte {start}")


def responses(path: Path, *, max_block: int = MAX_RECORD) -> Iterator[StoredRecord]:
    """Yield the HTTP responses of a file; errors as `records`."""
    return (record for record in records(path, kinds={"response"}, max_block=max_block) if record.is_http)


def exchange(stored: StoredRecord) -> Exchange:
    """Return a stored response as the exchange it was; the request is kept in a record of its own and is empty here."""
    truncated = stored.field("WARC-Truncated")
    return Exchange(
        url=stored.target_uri or "",
        request=b"",
        response=stored.block,
        started_at=stored.date.replace(microsecond=0),
        warc_record_id=stored.record_id,
        ip=stored.field("WARC-IP-Address"),
        truncated=truncated if truncated is None or truncated in TRUNCATIONS else "unspecified",
    )


def page(stored: StoredRecord, *, max_body: int = MAX_BODY) -> Page:
    """Return the page that a stored response shows: for our own captures exactly what the crawl saw live.

    Raises `BodyTooLarge` when the body unpacks to more than `max_body` bytes.
    """
    return page_of(exchange(stored), max_body=max_body)


# ── streaming ────────────────────────────────────────────────────────────────────────────────────


def _one_pass(path: Path, start: int, kinds: Container[str] | None, max_block: int) -> Iterator[StoredRecord]:
    """Yield records from `start` on, each once the place of the next one is known."""
    held: StoredRecord | None = None
    with path.open("rb") as stream:
        stream.seek(start)
        try:
            for record in fastwarc.ArchiveIterator(stream, parse_http=False):
                if held is not None:
                    yield _ending(held, record.stream_pos)
                held = _taken(record, kinds, max_block)
        except OSError as error:
            if held is not None:
                start = _member_end(path, held.offset)[0]
                yield _ending(held, start)
            raise ArchiveDamage(f"{path}: damaged at or after byte {start}: {error}") from error
        except ArchiveDamage as error:
            raise ArchiveDamage(f"{path}: {error}") from error
    if held is not None:
        end, whole = _member_end(path, held.offset)
        yield _ending(held, end)
        if not whole:
            raise ArchiveDamage(f"{path}: the gzip member at {held.offset} is cut at the end of the file")


def _taken(record: Any, kinds: Container[str] | None, max_block: int) -> StoredRecord:
    fields = tuple(record.headers.to_tuples())
    size = declared(fields)
    wanted = kinds is None or str(record.headers.get("WARC-Type")) in kinds
    block = record.reader.read() if wanted and 0 < size <= max_block else b""
    if block and len(block) != size:
        raise ArchiveDamage(f"the record at {record.stream_pos} is cut: {len(block)} of {size} bytes are there")
    return stored_record(fields, block, size, record.stream_pos, 0)


def _ending(record: StoredRecord, end: int) -> StoredRecord:
    values = {name: getattr(record, name) for name in StoredRecord.__slots__}
    return StoredRecord(**{**values, "length": end - record.offset})


def _past_empty_members(path: Path, at: int) -> int:
    """Return where something other than gzip members without content begins: the end of the file, most often."""
    with path.open("rb") as stream:
        while True:
            stream.seek(at)
            head = stream.read(64)
            if not _is_empty_member(head):
                return at
            at = _member_end(path, at)[0]


def _member_end(path: Path, offset: int) -> tuple[int, bool]:
    """Return where the gzip member at an offset ends and whether it is whole; the file's end when it is no gzip."""
    inflater = zlib.decompressobj(wbits=31)
    with path.open("rb") as stream:
        stream.seek(offset)
        piece = stream.read(_PIECE)
        if piece[:2] != _GZIP_MAGIC:
            return path.stat().st_size, True
        try:
            while piece and not inflater.eof:
                inflater.decompress(piece, _PIECE)
                piece = inflater.unconsumed_tail or (b"" if inflater.eof else stream.read(_PIECE))
        except zlib.error:
            return path.stat().st_size, True
        return stream.tell() - len(inflater.unused_data), inflater.eof


def _is_empty_member(head: bytes) -> bool:
    inflater = zlib.decompressobj(wbits=31)
    try:
        return head[:2] == _GZIP_MAGIC and not inflater.decompress(head, 1) and inflater.eof
    except zlib.error:
        return False


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


def declared(fields: Fields) -> int:
    """Return the length that a block is said to have; raises `ArchiveDamage` for what is no number."""
    found = next((value for name, value in fields if name.lower() == "content-length"), "")
    if not (found.isascii() and found.isdigit()):
        raise ArchiveDamage(f"Content-Length {found!r} is no number")
    return int(found)


def stored_record(fields: Fields, block: bytes, size: int, offset: int, length: int) -> StoredRecord:
    """Return a record of its parts; raises `ArchiveDamage` when its date is none."""
    named = {name.lower(): value for name, value in reversed(fields)}
    uri = named.get("warc-target-uri")
    return StoredRecord(
        kind=named.get("warc-type", ""),
        record_id=named.get("warc-record-id", ""),
        date=_date(named.get("warc-date", "")),
        target_uri=uri.removeprefix("<").removesuffix(">") if uri else None,
        fields=fields,
        block=block,
        size=size,
        offset=offset,
        length=length,
    )


def _date(text: str) -> datetime:
    try:
        value = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArchiveDamage(f"WARC-Date {text!r} is no instant") from error
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
