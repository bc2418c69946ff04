"""The index of the texts: `search.sqlite`, derived from the sealed files, updated file by file, rebuilt when in doubt.

::

    meta     name, value                            versions of the layout and of the search key
    files    source, name, size, mtime              the sealed files that are in it
    docs     n, source, id, version, part, offset, length, first_day, last_day, fetched_at, live
    words    title, body, tags, section             folded words                ┐ FTS5 without content:
             title_stems … section_stems            without the article         ┘ row = docs.n

Only the newest version of an article is `live`. A file that a compaction replaced is forgotten and its versions get
their new place; a file whose size or time changed (a withdrawal) makes the whole index again, so that no word stays.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsscraper.items import Record
from newsscraper.read.newest import lines_of
from newsscraper.read.selection import known_days
from newsscraper.store import paths, stored
from newsscraper.store.records import decode
from newsscraper.text.forms import SEARCH_KEY_VERSION, search_key, stem_key

LAYOUT = 1
"""The version of the tables."""
_STAMP = f"{LAYOUT}.{SEARCH_KEY_VERSION}"
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (source TEXT, name TEXT, size INTEGER NOT NULL, mtime INTEGER NOT NULL, PRIMARY KEY (source, name))
  WITHOUT ROWID;
CREATE TABLE docs (
  n INTEGER PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, part TEXT NOT NULL,
  offset INTEGER NOT NULL, length INTEGER NOT NULL, first_day TEXT, last_day TEXT, fetched_at INTEGER,
  live INTEGER NOT NULL
);
CREATE UNIQUE INDEX docs_by_id ON docs (id, version);
CREATE INDEX docs_by_day ON docs (first_day DESC, n DESC) WHERE live;
CREATE VIRTUAL TABLE words USING fts5 (
  title, body, tags, section, title_stems, body_stems, tag_stems, section_stems,
  content='', tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(6.0, 1.0, 3.0, 1.0, 6.0, 1.0, 3.0, 1.0)');
"""
_ADD_DOC = "INSERT INTO docs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
_ADD_WORDS = "INSERT INTO words (rowid, title, body, tags, section, title_stems, body_stems, tag_stems, section_stems)"
_ADD_WORDS += " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _File:
    source: str
    name: str
    size: int
    mtime: int


def open_index(root: Path, tell: Tell, *, environ: dict[str, str] | None = None) -> sqlite3.Connection:
    """Return the index, brought up to the archive; `tell` gets a word about what had to be done.

    In an archive that cannot be written, the index is kept in the user's cache folder.
    """
    path = paths.search_index(root)
    if not os.access(path if path.exists() else root, os.W_OK) or not os.access(root, os.W_OK):
        path = _cached(root, environ if environ is not None else dict(os.environ))
        tell(f"the archive is read-only: its index is kept in {path}")
    db = _connect(path)
    try:
        _update(db, root, tell)
    except BaseException:
        db.close()
        raise
    return db


def _cached(root: Path, environ: dict[str, str]) -> Path:
    """Return the index's place in the user's cache, one for each archive."""
    base = Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = search_key(str(root.resolve())).replace(" ", "-")[-100:]
    folder = base / "newsscraper"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.search.sqlite"


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, making it anew when it is no database or of another version."""
    for fresh in (False, True):
        if fresh:
            path.unlink(missing_ok=True)
        db = sqlite3.connect(path, isolation_level=None, timeout=60.0, check_same_thread=False)
        try:
            db.execute("PRAGMA cache_size=-32000")
            db.execute("PRAGMA journal_mode=DELETE")
            _prepare(db)
        except sqlite3.DatabaseError as error:
            db.close()
            if fresh or (isinstance(error, sqlite3.OperationalError) and "locked" in str(error)):
                raise
        else:
            return db
    raise AssertionError


def _prepare(db: sqlite3.Connection) -> None:
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables:
        db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        db.execute("INSERT INTO meta VALUES ('version', ?)", (_STAMP,))
    elif db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone() != (_STAMP,):
        raise sqlite3.DatabaseError("another version")


def _update(db: sqlite3.Connection, root: Path, tell: Tell) -> None:
    now = {(file.source, file.name): file for file in _sealed(root)}
    known = {(row[0], row[1]): _File(*row) for row in db.execute("SELECT source, name, size, mtime FROM files")}
    if any(key in now and now[key] != file for key, file in known.items()):
        tell("a sealed file was changed: the search index is made again")
        _empty(db)
        known = {}
    new = [file for key, file in now.items() if key not in known]
    gone = [key for key in known if key not in now]
    if not new and not gone:
        return
    if new:
        tell(f"indexing {len(new)} new file{'s' * (len(new) > 1)} …")
    for file in new:
        _take(db, root, file)
    with _transaction(db):
        db.executemany("DELETE FROM files WHERE source = ? AND name = ?", gone)
        db.executemany("DELETE FROM docs WHERE source = ? AND part = ?", gone)


def _empty(db: sqlite3.Connection) -> None:
    with _transaction(db):
        db.execute("PRAGMA secure_delete=ON")
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        db.execute("DELETE FROM docs")
        db.execute("DELETE FROM files")
    db.execute("VACUUM")


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _sealed(root: Path) -> Iterator[_File]:
    for slug in paths.sources(root):
        folder = paths.SourcePaths.of(root, slug).folder
        for name in stored.sealed_files(folder, "articles"):
            with contextlib.suppress(FileNotFoundError):  # compacted at this moment: the next update finds it
                told = (folder / name).stat()
                yield _File(slug, name, told.st_size, told.st_mtime_ns)


def _take(db: sqlite3.Connection, root: Path, file: _File) -> None:
    """Take in one file, in one transaction."""
    path = paths.SourcePaths.of(root, file.source).folder / file.name
    with _transaction(db):
        offset = 0
        for line in lines_of(path):
            _take_line(db, file, line, offset)
            offset += len(line)
        db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (file.source, file.name, file.size, file.mtime))


def _take_line(db: sqlite3.Connection, file: _File, line: bytes, offset: int) -> None:
    record = decode(line)
    place = (file.name, offset, len(line))
    moved = db.execute(
        "UPDATE docs SET part = ?, offset = ?, length = ? WHERE id = ? AND version = ?",
        (*place, record.id, record.version),
    )
    if moved.rowcount or record.status != "usable":
        return
    newer = db.execute("SELECT 1 FROM docs WHERE id = ? AND version > ?", (record.id, record.version)).fetchone()
    if newer:
        return
    db.execute("UPDATE docs SET live = 0 WHERE id = ?", (record.id,))
    at = int(record.fetched_at.timestamp()) if record.fetched_at else None
    days = known_days(record)
    row = db.execute(_ADD_DOC, (file.source, record.id, record.version, *place, *days, at))
    db.execute(_ADD_WORDS, (row.lastrowid, *keys(record)))


def keys(record: Record) -> tuple[str, ...]:
    """Return the eight columns of a record: folded words, then the same without the article."""
    folded = (
        search_key("\n".join(filter(None, (record.title, record.subtitle)))),
        search_key("\n".join(filter(None, (record.description, record.body)))),
        search_key(" | ".join(record.tags)),
        search_key(" | ".join(dict.fromkeys((*record.section_path, record.section or "")))),
    )
    return (*folded, *map(stem_key, folded))
