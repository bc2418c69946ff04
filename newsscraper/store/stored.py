"""Reading back what is stored: the line of a version, the page that proves it, the sealed files of a source."""

import contextlib
import os
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
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
_PART_NAME = re.compile(r".+-\d{4,}\.jsonl|\d{4}-\d\d-\d\d\.\d+\.jsonl\.zst")
"""As `SourcePaths.part_name` and `compacted_name` make them."""
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


class Replaced:
    """The files of a source that were replaced by others; the manifests are read once it is asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def names(self) -> frozenset[str]:
        """The names below the source's folder."""
        return replaced(self._folder)


def sealed_files(folder: Path, kind: str, takes: Callable[[str], bool] = lambda _: True) -> Iterator[str]:
    """Yield the names of the sealed files of a kind, oldest day first, without what was replaced.

    They end in `.jsonl` or, compacted, in `.jsonl.zst`. `takes`: which days are wanted.
    """
    gone = Replaced(folder)
    for day in filter(takes, sealed_days(folder, kind)):
        for entry in sealed_on(folder, kind, day, gone):
            yield f"{kind}/{day}/{entry.name}"


def layer_kinds(folder: Path) -> list[str]:
    """Return the kinds of the parts that hold re-extractions: `layers/<extractor>`."""
    return sorted(f"layers/{path.name}" for path in folder.glob("layers/*") if path.is_dir())


def sealed_days(folder: Path, kind: str) -> list[str]:
    """Return the days of which there are files of a kind, the oldest first."""
    return [entry.name for entry in day_folders(folder, kind)]


def day_folders(folder: Path, kind: str) -> list[os.DirEntry[str]]:
    """Return the folders of the days of which there are files of a kind, the oldest first."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder / kind) as found:
        return sorted((entry for entry in found if entry.is_dir()), key=lambda entry: entry.name)
    return []


def sealed_on(folder: Path, kind: str, day: str, gone: Replaced) -> list[os.DirEntry[str]]:
    """Return the sealed files of a day by name, without what was replaced and what is no part; none of a day that is
    not there.

    Compacting exchanges whole folders, so only a copy that was made meanwhile holds both what was replaced and what
    took its place: the manifests are asked for a day that has plain and compacted files alone.
    """
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder / kind / day) as found:
        files = sorted((one for one in found if _PART_NAME.fullmatch(one.name)), key=lambda entry: entry.name)
        if len({file.name.endswith(".zst") for file in files}) == 2:
            files = [file for file in files if f"{kind}/{day}/{file.name}" not in gone.names]
        return files
    return []
