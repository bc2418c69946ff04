"""WACZ 1.1.1: captures, their index and their list of pages in one ZIP file, written as a stream.

::

    archive/data.warc.gz     the responses as they were stored, byte by byte; in `metadata` a record of digests for each
    indexes/index.cdx.gz     CDXJ in gzip members of 3,000 lines
    indexes/index.idx        the first line and the place of each member
    pages/pages.jsonl        one line for each article: address, time of capture, headline
    datapackage.json         size and SHA-256 of each of these; datapackage-digest.json: the SHA-256 of that

Specification: https://specs.webrecorder.net/wacz/1.1.1/
"""

import gzip
import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

import msgspec

from newsscraper.items import Record
from newsscraper.read import cdx
from newsscraper.store import paths, warc
from newsscraper.store.members import read_member

VERSION = "1.1.1"
_LINES = 3_000
_DATA = "data.warc.gz"


@dataclass(slots=True)
class Written:
    """What a WACZ file holds."""

    pages: int = 0
    without_bytes: int = 0
    """Articles that were imported from a table: nothing of them can be replayed."""


@dataclass(slots=True)
class _Zip:
    """A ZIP file being written, with what its data package says of each entry."""

    file: zipfile.ZipFile
    made_at: datetime
    resources: list[dict[str, Any]] = field(default_factory=list)

    def add(self, path: str, pieces: Iterable[bytes], *, stored: bool = True) -> None:
        """Write an entry piece by piece; WARC and index stay as they are, so that they can be read by their offsets."""
        info = zipfile.ZipInfo(path, self.made_at.timetuple()[:6])
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        digest, size = hashlib.sha256(), 0
        with self.file.open(info, "w", force_zip64=True) as entry:
            for piece in pieces:
                entry.write(piece)
                digest.update(piece)
                size += len(piece)
        told = {"name": path.rpartition("/")[2], "path": path, "hash": f"sha256:{digest.hexdigest()}", "bytes": size}
        self.resources.append(told)


@dataclass(slots=True)
class _Data:
    """The WARC file of a WACZ file on its way, with its index and its list of pages."""

    root: Path
    full: bool
    index: IO[str]
    pages: IO[bytes]
    told: Written = field(default_factory=Written)
    at: int = 0
    known: set[str] = field(default_factory=set)
    """Responses that are in it: two versions may come from one."""

    def members(self, first: bytes, records: Iterable[Record]) -> Iterator[bytes]:
        """Yield the members of the WARC file."""
        self.at = len(first)
        yield first
        self.pages.write(b'{"format":"json-pages-1.0","id":"pages","title":"All pages"}\n')
        for record in records:
            if record.warc_record_id is None or record.warc_file is None:
                self.told.without_bytes += 1
                continue
            self.told.pages += 1
            self.pages.write(msgspec.json.encode(_page(record)) + b"\n")
            if record.warc_record_id not in self.known:
                self.known.add(record.warc_record_id)
                member = self._copied(record) if self.full else _digests(record)
                self.at += len(member)
                yield member

    def _copied(self, record: Record) -> bytes:
        member, head = read_member(paths.SourcePaths.of(self.root, record.source).folder, record)
        self.index.write(cdx.line(record, head, file=_DATA, offset=self.at, length=len(member)))
        return member


def write(
    root: Path, records: Iterable[Record], out: Path, *, full: bool, made_at: datetime, about: dict[str, str]
) -> Written:
    """Write the captures of records to a WACZ file.

    Without `full` no byte of a page is in it: the WARC file holds the digests by which others know the same pages.
    `about`: title, description, software and the like, for the data package. Raises `ArchiveDamage` for a capture that
    is not whole.
    """
    with tempfile.TemporaryDirectory(dir=out.parent) as folder, zipfile.ZipFile(out, "w") as file:
        zipped = _Zip(file, made_at)
        lines, pages = Path(folder) / "lines", Path(folder) / "pages"
        with lines.open("w", encoding="utf-8") as index, pages.open("wb") as listed:
            data = _Data(root, full, index, listed)
            first = warc.warcinfo_member(_DATA, date=made_at, info=[("software", about["software"])])
            zipped.add(f"archive/{_DATA}", data.members(first, records))
        places: list[str] = []
        with lines.open(encoding="utf-8") as index:
            zipped.add("indexes/index.cdx.gz", _blocks(cdx.in_order(index), places))
        zipped.add("indexes/index.idx", (line.encode() for line in places), stored=False)
        with pages.open("rb") as listed:
            zipped.add("pages/pages.jsonl", listed, stored=False)
        _describe(zipped, about)
    return data.told


def _digests(record: Record) -> bytes:
    """Return a record that says what was captured without a byte of it."""
    lines = {"version-id": record.version_id, "content-sha256": record.content_sha256}
    lines |= {"html-sha256": record.html_sha256, "warc-record-id": record.warc_record_id}
    assert record.fetched_at is not None
    return warc.metadata_member(
        "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value).encode(),
        record_id=warc.derived_id(record.version_id or "", "digests"),
        date=record.fetched_at,
        target_uri=record.url,
        refers_to=record.warc_record_id,
    )


def _page(record: Record) -> dict[str, object]:
    ts = f"{record.fetched_at:%Y-%m-%dT%H:%M:%SZ}" if record.fetched_at else None
    return {"id": record.version_id, "url": record.url, "ts": ts, "title": record.title or record.url}


def _blocks(lines: Iterator[str], places: list[str]) -> Iterator[bytes]:
    """Yield lines in gzip members, and append the place of each to `places` (ZipNum)."""
    meta = {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    places.append(f"!meta 0 {msgspec.json.encode(meta).decode()}\n")
    at = 0
    while some := [*islice(lines, _LINES)]:
        member = gzip.compress("".join(some).encode(), 6, mtime=0)
        digest = f"sha256:{hashlib.sha256(member).hexdigest()}"
        told = {"offset": at, "length": len(member), "digest": digest, "filename": "index.cdx.gz"}
        places.append(f"{some[0].partition(' {')[0]} {msgspec.json.encode(told).decode()}\n")
        at += len(member)
        yield member


def _describe(zipped: _Zip, about: dict[str, str]) -> None:
    created = f"{zipped.made_at:%Y-%m-%dT%H:%M:%SZ}"
    package = {"profile": "data-package", "resources": [*zipped.resources], "created": created}
    text = msgspec.json.format(msgspec.json.encode(package | {"wacz_version": VERSION} | about), indent=2)
    zipped.add("datapackage.json", [text], stored=False)
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(text).hexdigest()}"}
    zipped.add("datapackage-digest.json", [msgspec.json.encode(digest)], stored=False)
