"""HTTP/1.x messages as they crossed the wire → status, headers and decoded body; live crawl and archive read alike.

The crawl builds its pages from the captured bytes with the very functions that read them back from WARC: what
extraction saw live and what re-extraction sees later cannot differ. Nothing here raises for bad bytes, save for a body
that unpacks beyond its cap: other people's archives hold bodies that were cut, unpacked or rejoined while the headers
still say otherwise, and then the bytes are taken as they are.
"""

import io
import re
import zlib
from collections.abc import Iterator
from datetime import UTC
from typing import Final

import brotli  # type: ignore[import-untyped]
import zstandard

from newsscraper.errors import BodyTooLarge
from newsscraper.items import Exchange, Page
from newsscraper.store.warc import split_http

MAX_BODY: Final = 32 * 1024 * 1024
"""Bytes that a body may have once unpacked, unless told otherwise."""

Headers = tuple[tuple[bytes, bytes], ...]

_MOST_CODINGS: Final = 4
"""Content codings that are undone; a header that lists thousands is an attack."""
_PIECE: Final = 256 * 1024
_ZSTD_WINDOW: Final = 8 * 1024 * 1024
"""The largest window that RFC 9659 lets a server ask of a client."""
_ZSTD_MAGIC: Final = b"\x28\xb5\x2f\xfd"
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\n]*)?\r?\n")
_STATUS = re.compile(rb"[^ \n]{1,20} +(\d{3})(?!\d)")
_INTERIM = re.compile(rb"HTTP/\d\.\d 1\d\d(?!\d)")


def page_of(exchange: Exchange, *, earlier: tuple[Exchange, ...] = (), max_body: int = MAX_BODY) -> Page:
    """Return the page that an exchange shows: headers as on the wire, body without chunk framing and content coding.

    `earlier`: the redirect hops before it. Status is 0 when the response has no status line.
    Raises `BodyTooLarge` when the body unpacks to more than `max_body` bytes.
    """
    status, headers, body = parse_response(exchange.response)
    return Page(
        url=exchange.url,
        status=status,
        headers=headers,
        body=decoded_body(headers, body, max_body=max_body),
        fetched_at=exchange.started_at.astimezone(UTC).replace(microsecond=0),
        exchanges=(*earlier, exchange),
    )


def parse_response(response: bytes) -> tuple[int, Headers, bytes]:
    """Return status (0 when there is none), headers and the body as sent; interim responses (1xx) are passed over."""
    head, body = split_http(final_response(response))
    lines = head.split(b"\n")
    found = _STATUS.match(lines[0])
    return int(found[1]) if found else 0, tuple(_headers(lines[1:])), body


def final_response(response: bytes) -> bytes:
    """Return the response without the interim ones (100 Continue, 103 Early Hints) that came before it."""
    while _INTERIM.match(response):
        rest = split_http(response)[1]
        if not rest:
            break
        response = rest
    return response


def decoded_body(headers: Headers, body: bytes, *, max_body: int = MAX_BODY) -> bytes:
    """Return a body without transfer- and content-coding; what does not decode is given as far as it does, or as it is.

    Codings: chunked; gzip, deflate (with or without zlib's wrapper), br, zstd, stacked in any order.
    """
    if b"chunked" in _tokens(headers, b"transfer-encoding"):
        body = _dechunked(body)
    for coding in _tokens(headers, b"content-encoding")[: -_MOST_CODINGS - 1 : -1]:
        unpack = _UNPACKERS.get(coding)
        if unpack is None:
            break
        unpacked = _unpacked(unpack(body), max_body)
        body = body if unpacked is None else unpacked
    if len(body) > max_body:
        raise BodyTooLarge(f"a body of {len(body):,} bytes is over the limit of {max_body:,}")
    return body


def _headers(lines: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Fold continuation lines into one with a space (RFC 9112 §5.2); lines without a colon are no headers."""
    joined: list[bytes] = []
    for line in lines:
        if line[:1] in (b" ", b"\t") and joined:
            joined.append(line.strip())
            continue
        yield from _header(joined)
        joined = [line.strip()]
    yield from _header(joined)


def _header(joined: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    name, colon, value = b" ".join(joined).partition(b":")
    if colon:
        yield name.strip(), value.strip()


def _tokens(headers: Headers, name: bytes) -> list[bytes]:
    values = b",".join(value for key, value in headers if key.lower() == name)
    return [token.strip().lower() for token in values.split(b",") if token.strip()]


def _dechunked(body: bytes) -> bytes:
    """Join the chunks up to the last whole or cut one; a body that does not begin with a chunk is no chunked one."""
    spans, ended = _chunks(body)
    return b"".join(body[start:end] for start, end in spans) if spans or ended else body


def body_spans(headers: Headers, body: bytes) -> list[tuple[int, int]]:
    """Return where the bytes of a body lie, as sent: one stretch, or one a chunk."""
    spans, ended = _chunks(body) if b"chunked" in _tokens(headers, b"transfer-encoding") else ([], False)
    return spans if spans or ended else [(0, len(body))]


def content_codings(headers: Headers) -> list[bytes]:
    """Return the content codings in the order in which they were applied."""
    return _tokens(headers, b"content-encoding")


def _chunks(body: bytes) -> tuple[list[tuple[int, int]], bool]:
    """Return where the data of each chunk lies, and whether the last chunk was met."""
    spans: list[tuple[int, int]] = []
    at = 0
    while found := _CHUNK_SIZE.match(body, at):
        size = int(found[1], 16)
        if size == 0:
            return spans, True
        at = min(found.end() + size, len(body))
        spans.append((found.end(), at))
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return spans, False


def _unpacked(pieces: Iterator[bytes], max_body: int) -> bytes | None:
    """Join what a coding yields; None when it yields not even an empty piece: the body is not in that coding."""
    parts: list[bytes] = []
    size = 0
    for piece in pieces:
        parts.append(piece)
        size += len(piece)
        if size > max_body:
            raise BodyTooLarge(f"a body unpacks to more than {max_body:,} bytes")
    return b"".join(parts) if parts else None


def _gunzip(data: bytes) -> Iterator[bytes]:
    while data[:2] == b"\x1f\x8b":
        yield b""
        inflater = zlib.decompressobj(wbits=31)
        yield from _inflate(inflater, data)
        data = inflater.unused_data


def _deflate(data: bytes) -> Iterator[bytes]:
    wrapped = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    if wrapped:
        yield b""
    yield from _inflate(zlib.decompressobj(wbits=15 if wrapped else -15), data)


def _inflate(inflater: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    try:
        while data and not inflater.eof:
            yield inflater.decompress(data, _PIECE)
            data = inflater.unconsumed_tail
    except zlib.error:
        return


def _unbrotli(data: bytes) -> Iterator[bytes]:
    decompressor = brotli.Decompressor()
    try:
        piece = decompressor.process(data, output_buffer_limit=_PIECE)
        while piece:
            yield piece
            piece = b"" if decompressor.is_finished() else decompressor.process(b"", output_buffer_limit=_PIECE)
    except brotli.error:
        return
    if decompressor.is_finished():
        yield b""


def _unzstd(data: bytes) -> Iterator[bytes]:
    reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).stream_reader(
        io.BytesIO(data), read_across_frames=True
    )
    if data[:4] == _ZSTD_MAGIC:
        yield b""
    try:
        while piece := reader.read(_PIECE):
            yield piece
    except zstandard.ZstdError:
        return


_UNPACKERS: Final = {
    b"gzip": _gunzip,
    b"x-gzip": _gunzip,
    b"deflate": _deflate,
    b"br": _unbrotli,
    b"zstd": _unzstd,
}
