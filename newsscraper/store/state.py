"""The SQLite state of a source: its schema, and how it is opened.

::

    articles   one row per article           urls       frontier and URL state: one row per address
    versions   one row per version           aliases    every address an article was seen at
    parts      files and committed lengths   payloads   bodies in WARC, for revisit records
    seen       today's checks, one row a day held       versions held back by a mass change
    days       re-checks and changes per day meta       schema version and flags

Instants are seconds since 1970 UTC. Everything but `due_at`, `held`, today's `seen` and what is told of cut
pages can be rebuilt from the files.
The state is the commit point: what is not in it did not happen.
"""

import sqlite3
import sys
from pathlib import Path

from newsscraper.errors import ArchiveDamage, ArchiveFormat
from newsscraper.store.files import size

VERSION = 1
"""`PRAGMA user_version` of this schema."""

_SCHEMA = """
CREATE TABLE articles (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT, latest INTEGER NOT NULL, first_seen INTEGER NOT NULL,
  published TEXT NOT NULL, missing_since INTEGER, gone_at INTEGER, volatile INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE versions (
  article INTEGER NOT NULL, version INTEGER NOT NULL, id TEXT NOT NULL, content BLOB NOT NULL, text BLOB NOT NULL,
  metadata BLOB NOT NULL, title BLOB NOT NULL, extractor TEXT, fetched_at INTEGER NOT NULL,
  part TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
  warc_file TEXT, warc_offset INTEGER, warc_length INTEGER,
  PRIMARY KEY (article, version)
) WITHOUT ROWID;
CREATE INDEX versions_by_part ON versions (part, offset);
CREATE INDEX versions_by_warc ON versions (warc_file, warc_offset) WHERE warc_file IS NOT NULL;
CREATE TABLE aliases (address TEXT PRIMARY KEY, article INTEGER NOT NULL, own INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE urls (
  url TEXT PRIMARY KEY, kind TEXT NOT NULL, priority INTEGER NOT NULL, due_at INTEGER, found_on TEXT, found_via TEXT,
  depth INTEGER NOT NULL, attempts INTEGER NOT NULL, fetch_url TEXT, etag TEXT, last_modified TEXT,
  outcome TEXT, status INTEGER, fetched_at INTEGER, error TEXT, payload BLOB, kept_on TEXT, listing BLOB,
  article INTEGER
) WITHOUT ROWID;
CREATE INDEX pending ON urls (priority, due_at) WHERE due_at IS NOT NULL;
CREATE TABLE payloads (
  sha BLOB PRIMARY KEY, url TEXT NOT NULL, date INTEGER NOT NULL, record_id TEXT NOT NULL,
  warc_file TEXT NOT NULL, warc_offset INTEGER NOT NULL, warc_length INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE parts (
  name TEXT PRIMARY KEY, kind TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL, sealed INTEGER NOT NULL DEFAULT 0,
  committed INTEGER NOT NULL DEFAULT 0, records INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX open_parts ON parts (kind, day) WHERE sealed = 0;
CREATE INDEX parts_by_day ON parts (kind, day, n);
CREATE TABLE seen (
  day TEXT NOT NULL, ref TEXT NOT NULL, article INTEGER, url TEXT NOT NULL, checks INTEGER NOT NULL,
  first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, outcome TEXT NOT NULL, status INTEGER,
  events TEXT NOT NULL DEFAULT '[]', PRIMARY KEY (day, ref)
) WITHOUT ROWID;
CREATE TABLE held (article INTEGER PRIMARY KEY, record BLOB NOT NULL, since INTEGER NOT NULL);
CREATE TABLE days (day TEXT PRIMARY KEY, checked INTEGER NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the state of a source for its writer, making it when missing.

    WAL and `synchronous=FULL`; the page cache is half a megabyte, so that many sources fit into one process.
    Transactions are begun and ended by hand. Raises `ArchiveFormat` for a newer schema, `ArchiveDamage` when it is no
    database.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30.0)
    try:
        _configure(connection)
        _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
            raise  # the disk is full, read-only or busy: the state itself is well
        raise ArchiveDamage(f"{path} cannot be used: {error}; run: newsscraper archive rebuild") from error
    return connection


def connect_beside(path: Path) -> sqlite3.Connection:
    """Open a state that its writer holds open, for questions that must not see what is not committed."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30.0)
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA cache_size=-512")
    return connection


def _configure(connection: sqlite3.Connection) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-512"):
        connection.execute(f"PRAGMA {pragma}")
    if sys.platform == "darwin":  # whose fsync alone does not reach the disk
        connection.execute("PRAGMA fullfsync=ON")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        connection.close()
        raise ArchiveFormat(f"{path} was made by a newer release (schema {version}): install a newer newsscraper")
    if version == 0:
        connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")


def connect_to_read(path: Path) -> sqlite3.Connection | None:
    """Open a state for reading, also in a folder that cannot be written; None when there is none.

    A WAL database in a read-only folder opens only as immutable, which passes over what its log still holds: then, and
    when it is no database at all, there is none that tells the truth.
    """
    if not path.exists():
        return None
    log = path.with_name(path.name + "-wal")
    has_more = size(log) > 0  # a writer that ends now takes it away
    for query in ("mode=ro",) if has_more else ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{query}", uri=True, check_same_thread=False)
        try:
            connection.execute("PRAGMA cache_size=-1024")
            connection.execute("SELECT count(*) FROM meta").fetchone()
        except sqlite3.DatabaseError:
            connection.close()
        else:
            return connection
    return None


def get_meta(connection: sqlite3.Connection, name: str) -> str | None:
    """Return a value that belongs to the source as a whole."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Set a value that belongs to the source as a whole."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
