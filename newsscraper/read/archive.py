"""An archive open for reading: records as a stream, one article's history, the bytes that prove a record."""

import calendar
import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveDamage, ArchiveError, UnknownSource
from newsscraper.items import Record
from newsscraper.store import frames, home, paths, stored
from newsscraper.store.records import decode
from newsscraper.store.state import connect_to_read
from newsscraper.text.urls import identity

_OLD = """
SELECT a.id, v.version FROM versions v JOIN articles a ON a.n = v.article WHERE v.part = ? AND v.version < (
  SELECT max(w.version) FROM versions w JOIN parts p ON p.name = w.part AND p.sealed = 1 WHERE w.article = v.article)
"""


_PLACES = """
SELECT v.part, v.offset, v.length FROM versions v JOIN articles a ON a.n = v.article
JOIN parts p ON p.name = v.part AND p.sealed = 1 WHERE a.id = ? ORDER BY v.version
"""


class _Key(msgspec.Struct):
    """The part of a record that tells versions apart: decoding no more is three times faster."""

    id: str
    version: int


_keys = msgspec.json.Decoder(_Key)


def open_archive(path: Path | str) -> "Archive":
    """Return the archive of a folder, for reading; raises `ArchiveFormat` when it is none or of a newer release."""
    root = Path(path)
    home.read_archive(root)
    return Archive(root)


class Archive:
    """The records of an archive, as they were sealed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def sources(self) -> list[str]:
        """Return the slugs of the sources, sorted."""
        return paths.sources(self.root)

    def articles(
        self,
        source: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        latest: bool = True,
    ) -> Iterator[Record]:
        """Yield records in the order of their fetch, source by source, in bounded memory.

        `since` and `until` are publication days, both inclusive (a `date` or `YYYY-MM-DD`); an article of which only a
        month or a year is known counts when all of it lies between them. `latest`: only the newest version of each.
        Raises `UnknownSource` for a source that the archive does not hold.
        """
        span = (_iso(since) or "", _iso(until) or "9999")
        limited = since is not None or until is not None
        if source is not None and not paths.SourcePaths.of(self.root, source).source_json.exists():
            raise UnknownSource(
                f"{self.root} holds no source {source!r}; it holds: {', '.join(self.sources()) or 'none'}"
            )
        for slug in [source] if source else self.sources():
            for record in self._records(slug, latest=latest):
                if not limited or _is_within(record, *span):
                    yield record

    def history(self, article: str) -> Iterator[Record]:
        """Yield the sealed versions of an article (`art_…`), oldest first; none when the archive has no such id."""
        for slug in self.sources():
            found = self._history(slug, article)
            if found:
                yield from found
                return

    def find(self, url: str) -> str | None:
        """Return the id of the article at an address, under whatever name it is known; None when there is none."""
        for slug in self.sources():
            with contextlib.closing(self._state(slug)) as db:
                query = "SELECT a.id FROM aliases x JOIN articles a ON a.n = x.article WHERE x.address = ?"
                row = db.execute(query, (identity(url),)).fetchone()
            if row is not None:
                return str(row[0])
        return None

    def raw(self, record: Record) -> bytes:
        """Return the page that a record was made from: the body after transfer- and content-decoding.

        Raises `ArchiveDamage` when the bytes are missing or not those of `html_sha256`, `ArchiveError` when the record
        points to none (imported from a table).
        """
        page = stored.read_page(self._folder(record.source), record)
        if page is None:
            raise ArchiveError(f"{record.version_id} points to no bytes: it was imported from a table")
        if record.html_sha256 and sha256(page.body).hexdigest() != record.html_sha256:
            raise ArchiveDamage(f"{record.warc_file}: the bytes at {record.warc_offset} are not those of the record")
        return page.body

    # ── parts ────────────────────────────────────────────────────────────────────────────────────

    def _folder(self, slug: str) -> Path:
        return paths.SourcePaths.of(self.root, slug).folder

    def _state(self, slug: str) -> sqlite3.Connection:
        db = connect_to_read(paths.SourcePaths.of(self.root, slug).state)
        if db is None:
            raise ArchiveError(f"{self._folder(slug)} has lost its state: run: newsscraper archive rebuild {slug}")
        return db

    def _records(self, slug: str, *, latest: bool) -> Iterator[Record]:
        folder = self._folder(slug)
        old = self._superseded(slug) if latest else None
        for name in stored.sealed_files(folder, "articles"):
            skip = old.of(name) if old else frozenset()
            for line in _lines(folder / name):
                record = decode(line)
                if (record.id, record.version) not in skip:
                    yield record

    def _superseded(self, slug: str) -> "_Superseded":
        db = connect_to_read(paths.SourcePaths.of(self.root, slug).state)
        return _ByState(db) if db is not None else _ByFiles(self._folder(slug))

    def _history(self, slug: str, article: str) -> list[Record]:
        folder = self._folder(slug)
        db = connect_to_read(paths.SourcePaths.of(self.root, slug).state)
        if db is None:
            lines = (line for name in stored.sealed_files(folder, "articles") for line in _lines(folder / name))
            return _sorted(article, lines)
        with contextlib.closing(db):
            places = db.execute(_PLACES, (article,)).fetchall()
        return [decode(stored.read_line(folder, *place)) for place in places]


def _sorted(article: str, lines: Iterable[bytes]) -> list[Record]:
    """Return the records of one article among lines, oldest version first."""
    wanted = article.encode()
    found = (decode(line) for line in lines if wanted in line[:200])
    return sorted((record for record in found if record.id == article), key=lambda record: record.version or 0)


class _Superseded:
    """Which versions of a file are not the newest of their article."""

    def of(self, name: str) -> frozenset[tuple[str | None, int | None]]:
        """Return them as (id, version)."""
        raise NotImplementedError


class _ByState(_Superseded):
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, name: str) -> frozenset[tuple[str | None, int | None]]:
        return frozenset(self._db.execute(_OLD, (name,)).fetchall())


class _ByFiles(_Superseded):
    """Without a state (a source copied alone): one pass over the files before, remembering articles that changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._newest: dict[str, int] = {}
        for name in stored.sealed_files(folder, "articles"):
            for key in map(_keys.decode, _lines(folder / name)):
                if key.version > self._newest.get(key.id, 1):
                    self._newest[key.id] = key.version

    def of(self, name: str) -> frozenset[tuple[str | None, int | None]]:
        keys = map(_keys.decode, _lines(self._folder / name))
        return frozenset((key.id, key.version) for key in keys if key.version < self._newest.get(key.id, 1))


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a plain or compacted file."""
    if path.suffix == ".zst":
        yield from frames.lines(path)
        return
    with path.open("rb") as plain:
        yield from plain


def _iso(day: date | str | None) -> str | None:
    if isinstance(day, datetime):
        day = day.date()
    return day.isoformat() if isinstance(day, date) else day


def _is_within(record: Record, since: str, until: str) -> bool:
    """Say whether all of what is known of the day lies in a span: `2021-06` needs its first and its last day in it."""
    if record.date_published is not None:
        return since <= record.date_published.isoformat() <= until
    known = (record.published_edtf or "").rstrip("~?%")
    if len(known) == 4:
        return since <= f"{known}-01-01" and f"{known}-12-31" <= until
    if len(known) != 7:
        return False
    last = calendar.monthrange(int(known[:4]), int(known[5:]))[1]
    return since <= f"{known}-01" and f"{known}-{last}" <= until
