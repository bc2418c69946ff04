"""Compacted parts: zstd frames of 256 lines each, with checksums, read from any line on without an index.

A place in such a part is a place in its text, before compression: the frames' headers say how much text each holds
(RFC 8878), so that a line is found by walking the headers and unpacking one frame.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import zstandard

from newsscraper.errors import ArchiveDamage

LINES = 256
"""Lines in a frame: 2 % from the size of one stream, and quick to read anywhere."""
FRAME_BYTES = 16_000_000
"""Bytes at which a frame ends earlier: whoever reads a line unpacks its whole frame."""
LEVEL = 3
_MOST = 1 << 30
"""Bytes of text that a frame may claim: a damaged header must not fill the memory."""
_HEADER = 18
"""Bytes of the longest frame header."""
_CHECKSUM = 4
_VERIFY = "newsscraper archive verify"
_MAGIC = zstandard.FRAME_HEADER


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: where it lies in the file, and which stretch of the text it holds."""

    at: int
    length: int
    text_at: int
    text_length: int


def pack(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the frames that hold these lines."""
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, write_content_size=True)
    for group in _groups(lines):
        yield compressor.compress(b"".join(group))


def _groups(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    group: list[bytes] = []
    size = 0
    for line in lines:
        group.append(line)
        size += len(line)
        if len(group) == LINES or size >= FRAME_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def frames(stream: BinaryIO) -> Iterator[Frame]:
    """Yield the frames of a file in order; raises `ArchiveDamage` where the bytes are no frame."""
    at = text_at = 0
    while True:
        stream.seek(at)
        head = stream.read(_HEADER)
        if not head:
            return
        length, text_length = _measure(stream, at, head)
        yield Frame(at, length, text_at, text_length)
        at, text_at = at + length, text_at + text_length


def _measure(stream: BinaryIO, at: int, head: bytes) -> tuple[int, int]:
    """Return the bytes of a frame and of its text, by walking its block headers."""
    if not head.startswith(_MAGIC):
        raise ArchiveDamage(f"byte {at}: no zstd frame; run: newsscraper archive verify")
    try:
        parameters = zstandard.get_frame_parameters(head)
        begin = at + zstandard.frame_header_size(head)
    except zstandard.ZstdError as error:
        raise ArchiveDamage(f"byte {at}: {error}; run: newsscraper archive verify") from error
    if not 0 <= parameters.content_size <= _MOST:
        raise ArchiveDamage(f"byte {at}: the zstd frame claims {parameters.content_size} bytes; run: {_VERIFY}")
    place = _behind_blocks(stream, begin)
    if place is None:
        raise ArchiveDamage(f"byte {at}: the zstd frame is cut; run: {_VERIFY}")
    return place + (_CHECKSUM if parameters.has_checksum else 0) - at, parameters.content_size


def frame_end(stream: BinaryIO, at: int) -> int:
    """Return where any zstd frame ends, also one that does not say how much it holds; raises `ArchiveDamage`."""
    stream.seek(at)
    head = stream.read(_HEADER)
    try:
        parameters = zstandard.get_frame_parameters(head)
        place = _behind_blocks(stream, at + zstandard.frame_header_size(head))
    except zstandard.ZstdError as error:
        raise ArchiveDamage(f"its zstd frame is damaged: {error}") from error
    end = None if place is None else place + (_CHECKSUM if parameters.has_checksum else 0)
    if end is None or end > stream.seek(0, os.SEEK_END):
        raise ArchiveDamage("its zstd frame is cut")
    return end


def _behind_blocks(stream: BinaryIO, place: int) -> int | None:
    """Return the place behind the blocks that begin at a place; None when the last one is not there."""
    last = False
    while not last:
        stream.seek(place)
        found = stream.read(3)
        if len(found) < 3:
            return None
        block = int.from_bytes(found, "little")
        last, kind, size = bool(block & 1), (block >> 1) & 3, block >> 3
        place += 3 + (1 if kind == 1 else size)
    return place


def read(path: Path, offset: int, length: int) -> bytes:
    """Return a stretch of the text of a compacted part; raises `ArchiveDamage` when it is not there."""
    with path.open("rb") as stream:
        for frame in frames(stream):
            if frame.text_at <= offset < frame.text_at + frame.text_length:
                text = unpack(stream, frame)
                return text[offset - frame.text_at : offset - frame.text_at + length]
    raise ArchiveDamage(f"{path}: no text at {offset}; run: newsscraper archive verify")


def unpack(stream: BinaryIO, frame: Frame) -> bytes:
    """Return the text of a frame, its checksum verified; raises `ArchiveDamage`."""
    stream.seek(frame.at)
    try:
        return zstandard.ZstdDecompressor().decompress(stream.read(frame.length))
    except zstandard.ZstdError as error:
        raise ArchiveDamage(f"byte {frame.at}: {error}; run: newsscraper archive verify") from error


def lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a compacted part, a frame at a time."""
    with path.open("rb") as stream:
        yield from text_lines(stream)


def text_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a compacted part that is open."""
    for frame in frames(stream):
        yield from unpack(stream, frame).splitlines(keepends=True)
