"""Where in a source's WARC files a withdrawn article is, and what can be done about each place."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsscraper.errors import ArchiveDamage, BodyTooLarge
from newsscraper.items import Page, Record
from newsscraper.store import mask, redact, stored, tombstone, warcread, wire
from newsscraper.store.files import size
from newsscraper.store.mask import Sought
from newsscraper.store.paths import OPEN, SourcePaths
from newsscraper.store.verify_warc import Member, members
from newsscraper.store.warc import split_http
from newsscraper.store.warcread import StoredRecord
from newsscraper.text.urls import identity

CAPTURE = "capture"
"""Of one of its addresses: gives way to a tombstone."""
LIST_PAGE = "list page"
"""Shows it among others: gives way to a tombstone, for what stands around a headline there is its teaser."""
SHOWN = "shown on a page"
"""Another article's page links to it or shows its headline: spaces stand there now."""
UNPROVED = "page without proof"
"""Another article's page shows it and cannot be changed in its place: a tombstone, and that article loses its proof."""
QUOTED = "page of another article"
"""Its headline is part of what another article itself says: this stays."""
DAMAGED = "damaged bytes"
"""Nobody can read what is there, nor can any program: this stays, unless a version of the article points to it."""
LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place that holds something of a withdrawn article."""

    file: str
    offset: int
    """Byte of the file; in a compacted part a byte of its text."""
    what: str
    """A word of this file's: `capture`, `list page`, `shown on a page`, `page without proof`, `line`, …"""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """A WARC member that holds something."""

    place: Place
    record: StoredRecord
    member: bytes | None = None
    """What takes its place; None for a tombstone, or for what stays."""
    html_sha256: str = ""
    """Of the page in `member`."""


class Tracer:
    """Looks through the captures of one source."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection) -> None:
        self._paths = paths
        self._db = db

    def traces(self, sought: Sought, when: datetime) -> Iterator[Trace]:
        """Yield every member that holds something."""
        lists = {identity(url) for (url,) in self._db.execute("SELECT url FROM urls WHERE kind != 'article'")}
        for path in sorted(self._paths.folder.glob("warc/*/*.warc.gz*")):
            name = path.relative_to(self._paths.folder).as_posix()
            for record in _records(path):
                if isinstance(record, Member):
                    yield from self._damaged(name, record, sought, when)
                elif record.target_uri and not tombstone.is_tombstone(record):
                    found = self._trace(name, record, sought, when, is_list=identity(record.target_uri) in lists)
                    if found is not None:
                        yield found

    def _damaged(self, name: str, member: Member, sought: Sought, when: datetime) -> Iterator[Trace]:
        """Yield the captures of its versions that lie in a damaged stretch: they go unread."""
        query = "SELECT part, offset, length FROM versions WHERE warc_file = ? AND warc_offset >= ? AND warc_offset < ?"
        rows = self._db.execute(query, (name.removesuffix(OPEN), member.offset, member.offset + member.length))
        there = [stored.decode(stored.read_line(self._paths.folder, *row)) for row in rows.fetchall()]
        mine = [version for version in there if version.id in sought.known.ids]
        for version in mine:
            record = _unread(version.warc_record_id or "", version.warc_offset or 0, version.warc_length or 0, when)
            yield Trace(_place(name, record, CAPTURE), record)
        if not mine or len(mine) < len(there):
            record = _unread("", member.offset, member.length, when)
            yield Trace(_place(name, record, DAMAGED, stays=True), record)

    def _trace(self, name: str, record: StoredRecord, sought: Sought, when: datetime, *, is_list: bool) -> Trace | None:
        if sought.known.has(record.target_uri):
            return Trace(_place(name, record, CAPTURE), record)
        page = _page(record)
        if page is None or not _shows(page, sought):
            return None
        versions = self._versions(name.removesuffix(OPEN), record.offset)
        if any(version.id in sought.known.ids for version in versions):
            return Trace(_place(name, record, CAPTURE), record)
        if is_list:
            return Trace(_place(name, record, LIST_PAGE), record)
        if any(sought.is_said_in(v.title, v.subtitle, v.description, v.body) for v in versions):
            return Trace(_place(name, record, QUOTED, stays=True), record)
        return _redacted(name, record, sought, when)

    def _versions(self, name: str, offset: int) -> list[Record]:
        """Return the versions that were made from a capture."""
        query = "SELECT part, offset, length FROM versions WHERE warc_file = ? AND warc_offset = ?"
        rows = self._db.execute(query, (name, offset)).fetchall()
        return [stored.decode(stored.read_line(self._paths.folder, *row)) for row in rows]


def _records(path: Path) -> Iterator[StoredRecord | Member]:
    """Yield the records of a file; of a damaged one, what lies behind the damage as well, and what cannot be read."""
    at = 0
    try:
        for record in warcread.records(path):
            yield record
            at = record.offset + record.length
    except ArchiveDamage:
        for member in members(path, size(path)):
            if member.offset >= at:
                yield _parsed(member)


def _parsed(member: Member) -> StoredRecord | Member:
    if member.content is None:
        return member
    try:
        return warcread.parse_record(member.content, offset=member.offset, length=member.length)
    except ArchiveDamage:
        return member


def _unread(record_id: str, offset: int, length: int, when: datetime) -> StoredRecord:
    return StoredRecord(
        kind="", record_id=record_id, date=when, target_uri=None, fields=(), block=b"", size=0,
        offset=offset, length=length,
    )  # fmt: skip


def _place(name: str, record: StoredRecord, what: str, *, stays: bool = False) -> Place:
    return Place(file=name, offset=record.offset, what=what, stays=stays)


def _page(record: StoredRecord) -> Page | None:
    if record.kind != "response" or not record.is_http:
        return None
    try:
        return warcread.page(record)
    except BodyTooLarge:
        return None


def _shows(page: Page, sought: Sought) -> bool:
    return mask.masked(page.body, url=page.url, content_type=page.header("content-type"), sought=sought) != page.body


def _redacted(name: str, record: StoredRecord, sought: Sought, when: datetime) -> Trace:
    message = redact.response(record.block, url=record.target_uri or "", sought=sought)
    member = None if message is None else redact.member(record, message, when=when)
    if member is None or message is None:
        return Trace(_place(name, record, UNPROVED), record)
    body = wire.decoded_body(wire.parse_response(message)[1], split_http(message)[1])
    return Trace(_place(name, record, SHOWN), record, member, hashlib.sha256(body).hexdigest())
