"""Every line of the JSONL parts: whole, in shape, in an unbroken chain of versions, and proven by its bytes in WARC."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import zstandard

from newsscraper.errors import ArchiveDamage, BadInput, BodyTooLarge
from newsscraper.items import Page, Record
from newsscraper.store import contents, warcread, withdrawals
from newsscraper.store.blank import without
from newsscraper.store.identity import version_id
from newsscraper.store.paths import SourcePaths
from newsscraper.store.records import decode
from newsscraper.store.tombstone import is_tombstone
from newsscraper.store.validate import validate
from newsscraper.store.verify_report import Counts, Damage, Harm, damage
from newsscraper.store.warcread import MAX_RECORD, StoredRecord
from newsscraper.store.withdrawals import Withdrawal, Withdrawn

Reextract = Callable[[Record, Page], Record | None]
"""Reads an archived page with the present extractor: (stored record, its page) → a draft, None if it cannot."""

_SAME = (
    *("title", "subtitle", "description", "body", "byline_raw", "authors", "dateline", "section", "section_path"),
    *("tags", "related", "links", "images", "embeds", "language"),
)
"""Fields that the same extractor must find again; what the store settles from the history is not among them."""

_PIECE = 1 << 20
_GAPS = """
SELECT id, version, file, place, claim, lag(name) OVER one, lag(version) OVER one
FROM chain WINDOW one AS (PARTITION BY id ORDER BY version)
"""


_FORGOTTEN = """
SELECT id, name FROM known EXCEPT SELECT id, name FROM chain
"""


class Lines:
    """The lines of one source; `chains` is asked when all have been read."""

    def __init__(
        self, of: SourcePaths, counts: Counts, reextract: Reextract | None, known: Iterable[tuple[str, int, str]] = ()
    ) -> None:
        self._of = of
        self.counts = counts
        self._reextract = reextract
        self._withdrawn = Withdrawn.of(_withdrawals(of))
        # SQLite keeps this in a temporary file once it is large: memory stays bounded for millions of versions.
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("CREATE TABLE chain (id, version INTEGER, name, claim, file, place INTEGER)")
        self._db.execute("CREATE TABLE known (id, version INTEGER, name)")
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO known VALUES (?, ?, ?)", known)

    def check(self, name: str, path: Path, end: int, expected: int | None) -> Iterator[Damage]:
        """Yield what is wrong with the lines in the first `end` bytes of a part."""
        found = at = 0
        try:
            for line in _lines(path, end):
                found += 1
                self.counts.lines += 1
                yield from self._line(name, at, line)
                at += len(line)
        except ArchiveDamage as error:
            yield damage(self._of, name, Harm.MEMBER, str(error), at)
        if expected is not None and found != expected:
            yield damage(self._of, name, Harm.COUNT, f"holds {found} lines, {expected} were sealed")

    def chains(self) -> Iterator[Damage]:
        """Yield the versions that are missing, doubled, or do not follow on the one before."""
        for article, version, file, place, claim, before, number in self._db.execute(_GAPS):
            if version == number:
                yield damage(self._of, file, Harm.VERSION, f"version {version} of {article} is there twice", place)
            elif version != (number or 0) + 1:
                what = f"version {version} of {article} comes after version {number or 0}: one is missing"
                yield damage(self._of, file, Harm.VERSION, what, place)
            elif claim != before:
                what = f"version {version} of {article} names {claim} as the one before, which is {before}"
                yield damage(self._of, file, Harm.VERSION, what, place)
        yield from self._forgotten()
        self._db.close()

    def _forgotten(self) -> Iterator[Damage]:
        """Say that the state knows versions which no file holds."""
        lost = self._db.execute(_FORGOTTEN).fetchall()
        if lost:
            what = f"knows {len(lost)} version(s) that no file holds, such as {lost[0][1]} of {lost[0][0]}"
            yield damage(self._of, "state.sqlite", Harm.VERSION, what)

    # ── one line ─────────────────────────────────────────────────────────────────────────────────

    def _line(self, name: str, at: int, line: bytes) -> Iterator[Damage]:
        if not line.endswith(b"\n"):
            yield damage(self._of, name, Harm.RECORD, "the line is cut", at)
            return
        if not name.startswith(("articles/", "layers/")):
            yield from self._json(name, at, line)
            return
        try:
            record = decode(line)
            validate(record, complete=True)
        except (ArchiveDamage, BadInput) as error:
            yield damage(self._of, name, Harm.RECORD, str(error), at)
            return
        if name.startswith("articles/"):
            yield from self._record(name, at, record)

    def _json(self, name: str, at: int, line: bytes) -> Iterator[Damage]:
        try:
            msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield damage(self._of, name, Harm.RECORD, f"no JSON: {error}", at)

    def _record(self, name: str, at: int, record: Record) -> Iterator[Damage]:
        row = (record.id, record.version, record.version_id, record.previous_version_id, name, at)
        self._db.execute("INSERT INTO chain VALUES (?, ?, ?, ?, ?, ?)", row)
        if record.status == "withdrawn":
            return
        yield from self._content(name, at, record)
        try:
            page = self._proof(record)
        except (ArchiveDamage, BodyTooLarge, OSError) as error:
            yield damage(self._of, name, Harm.POINTER, f"{record.version_id}: {error}", at)
            return
        if page is not None and self._reextract is not None:
            yield from self._again(name, at, record, page, self._reextract)

    def _content(self, name: str, at: int, record: Record) -> Iterator[Damage]:
        if not contents.holds(record):
            yield damage(self._of, name, Harm.DIGEST, f"content_sha256 of {record.version_id} is another", at)
        if record.version_id != version_id(record.id or "", record.version or 0, record.content_sha256 or ""):
            yield damage(self._of, name, Harm.VERSION, f"{record.version_id} is not the name of this content", at)

    def _proof(self, record: Record) -> Page | None:
        """Return the page that a record points to, None when it points nowhere; raises `ArchiveDamage`."""
        if record.warc_file is None or record.warc_offset is None or record.warc_length is None:
            return None
        self.counts.pointers += 1
        stored = self._read(record.warc_file, record.warc_offset, record.warc_length)
        if is_tombstone(stored):
            raise ArchiveDamage(
                f"its bytes at {stored.offset} of {record.warc_file} were withdrawn, the record was not"
            )
        if stored.record_id != record.warc_record_id or stored.kind != "response":
            raise ArchiveDamage(f"{record.warc_file} has {stored.kind} {stored.record_id} at {stored.offset}")
        page = warcread.page(stored, max_body=MAX_RECORD)
        if hashlib.sha256(page.body).hexdigest() != record.html_sha256:
            raise ArchiveDamage(f"html_sha256 is not that of the body at {stored.offset} of {record.warc_file}")
        return page

    def _read(self, name: str, offset: int, length: int) -> StoredRecord:
        for path in (self._of.sealed(name), self._of.open(name)):
            if path.is_file():
                return warcread.read_member(path, offset, length)
        raise ArchiveDamage(f"{name} is not there")

    def _again(self, name: str, at: int, record: Record, page: Page, reextract: Reextract) -> Iterator[Damage]:
        again = reextract(record, page)
        if again is None or again.extractor != record.extractor:
            return
        self.counts.reextracted += 1
        again = without(again, self._withdrawn)
        differing = [field for field in _SAME if getattr(again, field) != getattr(record, field)]
        if differing:
            what = f"{record.version_id}: the same extractor finds another {', '.join(differing)} in its bytes"
            yield damage(self._of, name, Harm.EXTRACTION, what, at)


def _withdrawals(of: SourcePaths) -> list[Withdrawal]:
    try:
        return withdrawals.of_archive(of)
    except ArchiveDamage:
        return []  # told where files are looked at as a whole


def _lines(path: Path, end: int) -> Iterator[bytes]:
    """Yield the lines of a plain or compacted part; raises `ArchiveDamage` where a frame does not unpack."""
    if path.name.endswith(".zst"):
        for text in _texts(path):
            yield from text.splitlines(keepends=True)
        return
    with path.open("rb") as stream:
        left = end
        for line in stream:
            yield line[:left]
            left -= len(line)
            if left <= 0:
                return


def _texts(path: Path) -> Iterator[bytes]:
    """Yield the text of each zstd frame; a cut frame, which zstandard's reader takes for the end, is damage."""
    with path.open("rb") as stream:
        rest = stream.read(_PIECE)
        while rest:
            inflater = zstandard.ZstdDecompressor().decompressobj()
            parts: list[bytes] = []
            try:
                while rest and not inflater.eof:
                    parts.append(inflater.decompress(rest))
                    rest = inflater.unused_data if inflater.eof else stream.read(_PIECE)
            except zstandard.ZstdError as error:
                raise ArchiveDamage(f"a zstd frame does not unpack: {error}") from error
            if not inflater.eof:
                raise ArchiveDamage("the last zstd frame is cut")
            yield b"".join(parts)
            rest = rest or stream.read(_PIECE)
