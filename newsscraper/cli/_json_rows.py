"""Rows of JSON lines as others write them: plain, gzip or zstd, with a byte order mark or CRLF, each with its place."""

import gzip
import io
import json
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import msgspec
import zstandard

from newsscraper.errors import ArchiveDamage, BadInput
from newsscraper.store import frames

MOST = 64_000_000
"""Bytes that a line may have."""
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_GZIP, _ZSTD = b"\x1f\x8b", zstandard.FRAME_HEADER
_BROKEN = (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError)

Tell = Callable[[str], None]
"""Takes a sentence about what cannot be read."""


@dataclass(frozen=True, slots=True)
class JsonRow:
    """One line and its place."""

    line: int
    """Counted from 1."""
    offset: int
    """Its first byte, unpacked."""
    data: bytes

    def values(self) -> dict[str, object]:
        """Return the object that the line holds; raises `BadInput` for anything else."""
        try:
            found = _decoded(self.data)
        except (ValueError, RecursionError) as error:
            raise BadInput(f"no JSON object: {error}") from error
        if not isinstance(found, dict):
            raise BadInput(f"no JSON object but {type(found).__name__}")
        return found


def _decoded(data: bytes) -> object:
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        if b"NaN" in data or b"Infinity" in data:  # Python writes these, though JSON has no such numbers
            return json.loads(data)
        raise


def json_rows(file: Path, tell: Tell) -> Iterator[JsonRow]:
    """Yield the lines of a file that are not blank; `tell` gets a sentence for what cannot be read.

    Raises `BadInput` for a file that holds no lines of JSON.
    """
    with file.open("rb") as packed:
        magic = packed.read(4)
        if magic == _ZSTD and _is_cut(packed):
            tell("it is cut: rows are missing at its end")
        packed.seek(0)
        with _unpacked(packed, magic) as stream:
            yield from _lines(stream, tell)


def _unpacked(packed: BinaryIO, magic: bytes) -> BinaryIO:
    if magic.startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=packed))
    if magic == _ZSTD:
        reader = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True, closefd=False)
        return io.BufferedReader(cast(io.RawIOBase, reader), 1 << 20)
    return packed


def _is_cut(packed: BinaryIO) -> bool:
    """Say whether the last zstd frame is cut, of which its reader says nothing."""
    end, at = packed.seek(0, os.SEEK_END), 0
    try:
        while at < end:
            at = frames.frame_end(packed, at)
    except ArchiveDamage:
        return True
    return False


def _lines(stream: BinaryIO, tell: Tell) -> Iterator[JsonRow]:
    at = number = blank = 0
    try:
        while line := stream.readline(MOST + 1):
            number += 1
            data = _first(line) if number == 1 else line
            length = len(line)
            if length > MOST:
                length += _rest(stream)
                tell(f"line {number:,}: longer than {MOST:,} bytes, passed over")
            elif data.strip():
                yield JsonRow(number, at, data)
            else:
                blank += length
            at += length
    except _BROKEN as error:
        tell(f"after line {number:,}: it cannot be unpacked: {error}")
    if at == blank:
        tell("it holds no row")


def _first(line: bytes) -> bytes:
    """Return the first line without a byte order mark; raises `BadInput` when no lines of JSON begin so."""
    if line.startswith(_UTF_16):
        raise BadInput("it is UTF-16; make it UTF-8 with: iconv -f UTF-16 -t UTF-8")
    data = line.removeprefix(_BOM)
    if data.lstrip().startswith(b"["):
        raise BadInput("it is a JSON list; write one object a line with: jq -c '.[]'")
    return data


def _rest(stream: BinaryIO) -> int:
    """Pass over the rest of a line; return its bytes."""
    passed = 0
    while piece := stream.readline(1 << 20):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed
