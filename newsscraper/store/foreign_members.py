"""What a packed file holds, member by member (gzip) or frame by frame (zstd): broken ones as far as they go.

Members are unpacked a piece at a time, so that none fills the memory. Behind a broken one the next is searched whose
text begins as a WARC record does.
"""

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO, Final, cast

import zstandard

from newsscraper.errors import ArchiveDamage
from newsscraper.store import frames, warcread
from newsscraper.store.foreign_text import Text

_PIECE: Final = 1 << 18
_GZIP: Final = b"\x1f\x8b\x08"
_BEGIN: Final = b"WARC/"
_DICTIONARY: Final = b"\x5d\x2a\x4d\x18"
"""Begins the skippable frame that holds the dictionary of a file."""


def members(stream: BinaryIO, tell: Callable[[str], None]) -> Iterator[Text]:
    """Yield the text of each member of a file in order, or that of a plain file as one; each is to be read to its end.

    What lies between members and is none is told.
    """
    stream.seek(0)
    head = stream.read(4)
    if head.startswith(_GZIP):
        yield from _packed(stream, _GzipMembers(stream), tell)
    elif _is_zstd(head):
        yield from _packed(stream, _ZstdFrames(stream), tell)
    elif head:
        yield Text(0, _plain(stream), moves=True)


def _plain(stream: BinaryIO) -> Iterator[bytes]:
    at = 0
    while True:
        stream.seek(at)
        piece = stream.read(_PIECE)
        if not piece:
            return
        at += len(piece)
        yield piece


def _packed(stream: BinaryIO, packed: "_GzipMembers | _ZstdFrames", tell: Callable[[str], None]) -> Iterator[Text]:
    at, end = 0, stream.seek(0, os.SEEK_END)
    while at < end:
        if (passed := packed.past(at)) > at:
            at = passed
            continue
        text = Text(at, packed.pieces(at))
        if not packed.begins(at):
            text.damage = "no record begins here"
        else:
            yield text
        if text.damage:
            after = packed.search(at + 1, end)
            tell(f"at byte {at:,}: {text.damage}; {after - at:,} bytes are passed over")
        at = after if text.damage else packed.end


class _GzipMembers:
    """The members of a gzip file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.end = 0
        """Where the member that was read to its end ended."""

    def past(self, at: int) -> int:
        """Return the place behind what may stand between members: nothing here."""
        return at

    def begins(self, at: int) -> bool:
        """Say whether a member begins at a place."""
        return _peek(self._stream, at, 3) == _GZIP

    def pieces(self, at: int) -> Iterator[bytes]:
        """Yield the text of the member at a place; raises `ArchiveDamage` where it is broken."""
        inflater, place = warcread.inflating(wbits=31), at
        while not inflater.eof:
            data = inflater.unconsumed_tail
            if not data:
                data = _peek(self._stream, place, _PIECE)
                place += len(data)
                if not data:
                    raise ArchiveDamage("its gzip member is cut")
            try:
                piece = inflater.decompress(data, _PIECE)
            except warcread.INFLATE_ERRORS as error:
                raise ArchiveDamage(f"its gzip member is damaged: {error}") from error
            yield piece
        self.end = place - len(inflater.unused_data)

    def search(self, at: int, end: int) -> int:
        """Return where the next member begins that holds a record, or the end of the file."""
        return _search(self._stream, at, end, _GZIP, self._holds_record)

    def _holds_record(self, at: int) -> bool:
        with suppress(zlib.error):
            return zlib.decompressobj(wbits=31).decompress(_peek(self._stream, at, 4096), 64).startswith(_BEGIN)
        return False


class _ZstdFrames:
    """The frames of a zstd file, with the dictionary that one before them may hold."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._dictionary: zstandard.ZstdCompressionDict | None = None
        self.end = 0
        """Where the frame that was read to its end ended."""

    def past(self, at: int) -> int:
        """Return the place behind a skippable frame (RFC 8878 §3.1.2), having taken the dictionary that it holds."""
        head = _peek(self._stream, at, 8)
        if not _is_skippable(head):
            return at
        length = int.from_bytes(head[4:8], "little")
        if head.startswith(_DICTIONARY):
            self._take_dictionary(_peek(self._stream, at + 8, min(length, frames.FRAME_BYTES)))
        return at + 8 + length

    def _take_dictionary(self, data: bytes) -> None:
        with suppress(zstandard.ZstdError):
            if data.startswith(zstandard.FRAME_HEADER):
                data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
            self._dictionary = zstandard.ZstdCompressionDict(data)

    def begins(self, at: int) -> bool:
        """Say whether a frame begins at a place."""
        return _peek(self._stream, at, 4) == zstandard.FRAME_HEADER

    def pieces(self, at: int) -> Iterator[bytes]:
        """Yield the text of the frame at a place; raises `ArchiveDamage` where it is broken."""
        end = frames.frame_end(self._stream, at)
        reader = self._decompressor().stream_reader(cast(BinaryIO, _Slice(self._stream, at, end)), read_size=_PIECE)
        try:
            while piece := reader.read(_PIECE):
                yield piece
        except zstandard.ZstdError as error:
            raise ArchiveDamage(f"its zstd frame is damaged: {error}") from error
        self.end = end

    def _decompressor(self) -> zstandard.ZstdDecompressor:
        return (
            zstandard.ZstdDecompressor(dict_data=self._dictionary) if self._dictionary else zstandard.ZstdDecompressor()
        )

    def search(self, at: int, end: int) -> int:
        """Return where the next frame begins that holds a record, or the end of the file."""
        return _search(self._stream, at, end, zstandard.FRAME_HEADER, self._holds_record)

    def _holds_record(self, at: int) -> bool:
        with suppress(zstandard.ZstdError):
            reader = self._decompressor().stream_reader(_peek(self._stream, at, 1 << 17))
            return reader.read(64).startswith(_BEGIN)
        return False


class _Slice:
    """The bytes of a file between two places, for a reader that reads ahead."""

    def __init__(self, stream: BinaryIO, at: int, end: int) -> None:
        self._stream = stream
        self._at = at
        self._end = end

    def read(self, count: int) -> bytes:
        """Return the next bytes, none at the end."""
        data = _peek(self._stream, self._at, min(count, self._end - self._at))
        self._at += len(data)
        return data


def _is_zstd(head: bytes) -> bool:
    return head.startswith(zstandard.FRAME_HEADER) or _is_skippable(head)


def _is_skippable(head: bytes) -> bool:
    return head[1:4] == _DICTIONARY[1:] and head[0] & 0xF0 == 0x50


def _peek(stream: BinaryIO, at: int, count: int) -> bytes:
    stream.seek(at)
    return stream.read(count)


def _search(stream: BinaryIO, at: int, end: int, magic: bytes, holds: Callable[[int], bool]) -> int:
    """Return the next place with these bytes at which `holds` is true, or the end."""
    while at < end:
        data = _peek(stream, at, _PIECE)
        found = data.find(magic)
        if found < 0:
            at += max(1, len(data) - len(magic) + 1)
        elif holds(at + found):
            return at + found
        else:
            at += found + 1
    return end
