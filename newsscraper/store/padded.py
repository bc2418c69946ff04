"""gzip members of a wished length: what is left over is a comment of spaces, which readers skip (RFC 1952 §2.3.1)."""

import zlib
from typing import Final

_FCOMMENT: Final = 0x10
_FRAME: Final = 10 + 8
"""Bytes of a gzip header without options, and of the trailer."""


def gzip_of_length(data: bytes, length: int) -> bytes | None:
    """Return `data` as one gzip member of exactly `length` bytes, None when they are too few."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(data) + packer.flush()
    padding = length - len(body) - _FRAME
    return None if padding < 0 else _header(padding) + body + _trailer(data)


def _header(padding: int) -> bytes:
    comment = b" " * (padding - 1) + b"\x00" if padding else b""
    return bytes((0x1F, 0x8B, 8, _FCOMMENT if padding else 0, 0, 0, 0, 0, 2, 255)) + comment


def _trailer(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
