"""Reading back what is stored: the line of a version, the page that proves it, the sealed files of a source."""

import contextlib
import os
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Exchange, Page, Record
from newsscraper.store import frames
from newsscraper.store.paths import OPEN
from newsscraper.store.records import decode
from newsscraper.store.wire import page_of

__all__ = ["decode", "read_bytes", "read_line", "read_page", "replaced", "sealed_files"]

_MOST = 1 << 28
"""Bytes that one WARC record may unpack to."""
_FIELD = re.compile(rb"^([^:\r\n]+):[ \t]*([^\r\n]*)", re.MULTILINE)


def read_bytes(folder: Path, name: str, offset: int, length: int) -> bytes | None:
    """Return bytes of a sealed or open part, None when they are not there.

    While a day is compacted, its plain parts lie in `compacting/` for a moment; a part that is sealed just now has its
    final name when the open one is gone.
    """
    for path in (folder / name, folder / (name + OPEN), aside(folder, name), folder / name):
        try:
            with path.open("rb") as stream:
                stream.seek(offset)
                data = stream.read(length)
        except FileNotFoundError:
            continue
        return data if len(data) == length else None
    return None


def aside(folder: Path, name: str) -> Path:
    """Return where a plain part lies between the exchange of its folder and the state that knows of it."""
    return folder / "compacting" / name.partition("/")[2]


def read_line(folder: Path, part: str, offset: int, length: int) -> bytes:
    """Return the bytes of a line in a sealed, compacted or open part; raises `ArchiveDamage` if they are not there."""
    if part.endswith(".zst"):
        return frames.read(folder / part, offset, length)
    data = read_bytes(folder, part, offset, length)
    if data is None:
        raise ArchiveDamage(f"{folder / part}: {length} bytes at {offset} are missing; run: newsscraper archive verify")
    return data


def read_page(folder: Path, record: Record) -> Page | None:
    """Return the page that a record was made from, None when it points to no bytes.

    Raises `ArchiveDamage` when the bytes are not there, or are not the record's.
    """
    if record.warc_file is None or record.warc_offset is None or record.warc_length is None:
        return None
    place = f"{folder / record.warc_file}: the record at {record.warc_offset}"
    data = read_bytes(folder, record.warc_file, record.warc_offset, record.warc_length)
    if data is None:
        raise ArchiveDamage(f"{place} is missing; run: newsscraper archive verify")
    try:
        whole = zlib.decompressobj(wbits=31).decompress(data, _MOST)
    except zlib.error as error:
        raise ArchiveDamage(f"{place} does not unpack: {error}; run: newsscraper archive verify") from error
    head, _, rest = whole.partition(b"\r\n\r\n")
    fields = {name.decode("latin-1").lower(): value.decode() for name, value in _FIELD.findall(head)}
    if fields.get("warc-record-id") != record.warc_record_id or fields.get("warc-type") != "response":
        raise ArchiveDamage(f"{place} is {fields.get('warc-record-id')}, not {record.warc_record_id}")
    return page_of(_exchange(fields, rest))


def _exchange(fields: dict[str, str], rest: bytes) -> Exchange:
    return Exchange(
        url=fields["warc-target-uri"],
        request=b"",
        response=rest[: int(fields["content-length"])],
        started_at=datetime.strptime(fields["warc-date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC),
        warc_record_id=fields["warc-record-id"],
        ip=fields.get("warc-ip-address"),
        truncated=fields.get("warc-truncated"),
    )


# ── sealed files ─────────────────────────────────────────────────────────────────────────────────


class _Named(msgspec.Struct):
    path: str


class _Line(msgspec.Struct):
    files: tuple[_Named, ...] = ()
    replaces: tuple[str, ...] = ()


def replaced(folder: Path) -> frozenset[str]:
    """Return the names of files that a manifest says were replaced by others; a withdrawal replaces under one name."""
    lines = msgspec.json.Decoder(_Line)
    found: set[str] = set()
    for path in sorted(folder.glob("manifests/*.jsonl")):
        for line in path.read_bytes().splitlines():
            if b'"replaces":[]' not in line and line.endswith(b"}"):
                told = lines.decode(line)
                found.update(told.replaces)
                found.difference_update(file.path for file in told.files)
    return frozenset(found)


def sealed_files(folder: Path, kind: str) -> Iterator[str]:
    """Yield the names of the sealed files of a kind, oldest day first, without what was replaced.

    They end in `.jsonl` or, compacted, in `.jsonl.zst`.
    """
    gone = replaced(folder)
    for day in sealed_days(folder, kind):
        yield from sealed_on(folder, kind, day, gone)


def layer_kinds(folder: Path) -> list[str]:
    """Return the kinds of the parts that hold re-extractions: `layers/<extractor>`."""
    return sorted(f"layers/{path.name}" for path in folder.glob("layers/*") if path.is_dir())


def sealed_days(folder: Path, kind: str) -> list[str]:
    """Return the days of which there are files of a kind, the oldest first."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder / kind) as found:
        return sorted(entry.name for entry in found if entry.is_dir())
    return []


def sealed_on(folder: Path, kind: str, day: str, gone: frozenset[str]) -> Iterator[str]:
    """Yield the names of the sealed files of a day, without what was replaced."""
    names: list[str] = []
    with contextlib.suppress(FileNotFoundError), os.scandir(folder / kind / day) as found:
        names = sorted(entry.name for entry in found if entry.name.endswith((".jsonl", ".jsonl.zst")))
    yield from (name for name in (f"{kind}/{day}/{name}" for name in names) if name not in gone)
