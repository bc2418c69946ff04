"""Withdrawal in place: a gzip member gives way to a tombstone of the same length, so that all other offsets hold.

The tombstone is a `metadata` record without address or text of what it replaces. Its gzip header carries a comment
(FCOMMENT, RFC 1952 §2.3.1) of as many spaces as are needed; readers skip it.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from newsscraper.store.files import Files
from newsscraper.store.padded import gzip_of_length
from newsscraper.store.warc import derived_id, record_bytes, warc_date
from newsscraper.store.warcread import StoredRecord

_MARK: Final = b"withdrawn: "


def tombstone_member(length: int, *, refers_to: str, date: datetime, reason: str) -> bytes:
    """Return a gzip member of exactly `length` bytes that says when and why a record was withdrawn.

    `refers_to`: the record id of what was there. `reason`: a word, never text of a person. The shorter the member, the
    less it says; ValueError when not even the barest one fits, which no member with an address and digests can cause.
    """
    own_id = derived_id(refers_to, "withdrawn")
    lines = _MARK + warc_date(date).encode() + b"\r\n"
    named = (("WARC-Refers-To", refers_to), ("Content-Type", "application/warc-fields"))
    for record in (
        record_bytes("metadata", own_id, date, named, lines + b"reason: " + reason.encode() + b"\r\n"),
        _bare(own_id, date, named, lines),
        _bare(own_id, date, named[1:], lines),
        _bare(own_id, date, (), _MARK),
    ):
        member = gzip_of_length(record, length)
        if member is not None:
            return member
    raise ValueError(f"{length} bytes are too few for a tombstone")


def bury(path: Path, offset: int, length: int, *, record_id: str, date: datetime, reason: str, files: Files) -> None:
    """Write a tombstone over the member at this place, durably.

    A kill in between leaves a member that does not unpack: bury it again. The file's digest changes, so a manifest
    line must supersede the one that sealed it. Raises OSError, and ValueError when the place is beyond the file's end.
    """
    if offset < 0 or path.stat().st_size < offset + length:
        raise ValueError(f"{path} has no {length} bytes at {offset}: nothing was withdrawn")
    member = tombstone_member(length, refers_to=record_id, date=date, reason=reason)
    fd = files.open(path)
    try:
        files.write(fd, member, offset)
        files.sync(fd)
    finally:
        files.close(fd)


def is_tombstone(stored: StoredRecord) -> bool:
    """Say whether a record stands where another one was withdrawn."""
    return stored.kind == "metadata" and stored.block.startswith(_MARK)


def _bare(own_id: str, date: datetime, named: tuple[tuple[str, str], ...], block: bytes) -> bytes:
    """Return the record without a digest: 64 random digits do not compress."""
    fields = (
        ("WARC-Type", "metadata"),
        ("WARC-Record-ID", own_id),
        ("WARC-Date", warc_date(date)),
        *named,
        ("Content-Length", str(len(block))),
    )
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"
