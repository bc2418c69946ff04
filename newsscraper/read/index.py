"""The index of the texts: `search.sqlite`, derived from the sealed files, updated file by file, rebuilt when in doubt.

::

    meta     name, value                            versions of the layout and of the search key; what a source sealed
    files    source, name, size, mtime              the sealed files that are in it
    docs     n, source, id, version, part, offset, length, first_day, last_day, fetched_at, live
    words    title, body, tags, section             folded words                ┐ FTS5 without content:
             title_stems … section_stems            without the article         │ row = docs.n
             facts                                  words for source, days, tags… ┘

Every version is in it; only the newest of an article is `live`. Between two paragraphs, and between two tags, stands
`BREAK`, which no phrase passes. A file that a compaction replaced is forgotten and its versions get
their new place; a file whose size or time changed (a withdrawal) makes the whole index again, so that no word stays.
"""

import contextlib
import hashlib
import math
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveNotWritable, TemporaryError
from newsscraper.read.fts import day_words, section_word, source_word, tag_word
from newsscraper.read.newest import lines_of
from newsscraper.read.selection import Line, known_days
from newsscraper.store import paths, stored
from newsscraper.text.forms import SEARCH_KEY_VERSION, search_key, stem_of

LAYOUT = 2
"""The version of the tables."""
BREAK = "qqbreakqq"
"""A word that nobody writes, where one text ends and the next begins."""
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
  title, body, tags, section, title_stems, body_stems, tag_stems, section_stems, facts,
  content='', tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(6.0, 1.0, 3.0, 1.0, 6.0, 1.0, 3.0, 1.0, 0.0)');
INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);
"""
AT_CLOSE = 8_000_000
"""Bytes of new files that a crawl takes in at its close: about a thousand articles, in about a second."""
_AT_ONCE = 4_000
"""Lines in a transaction: other processes that read wait for its end."""
_ADD_DOC = "INSERT INTO docs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = "title, body, tags, section, title_stems, body_stems, tag_stems, section_stems, facts"
_ADD_WORDS = f"INSERT INTO words (rowid, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_KEPT_STAMP = "SELECT value FROM meta WHERE name = 'sealed ' || ?"
_KEPT_FOLDERS = "SELECT value FROM meta WHERE name = 'folders ' || ?"

Tell = Callable[[str], None]
Look = Callable[[sqlite3.Connection, Path], list[str]]
"""Returns the sources whose files are compared with the index."""


class Texts(Line):
    """The keys of a line that are searched, and those that choose it."""

    subtitle: str | None = None
    description: str | None = None
    body: str = ""


_texts = msgspec.json.Decoder(Texts)


@dataclass(frozen=True, slots=True)
class _File:
    source: str
    name: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class _Compared:
    """What the sealed files of a source are beside those that the index holds."""

    slug: str
    stamp: str
    folders: str
    new: list[_File]
    gone: list[tuple[str, str]]
    is_changed: bool
    """A file that was taken in is another one now."""


def _all(db: sqlite3.Connection, root: Path) -> list[str]:
    """Return every source, those too that are only in the index any more."""
    held = db.execute("SELECT DISTINCT source FROM files")
    return sorted({*paths.sources(root), *(slug for (slug,) in held)})


def open_index(
    root: Path, tell: Tell, *, fresh: bool = False, look: Look | None = None, most: float = math.inf
) -> sqlite3.Connection:
    """Return the index, brought up to the archive; `tell` gets a word about what had to be done.

    In an archive that cannot be written, the index is kept in the user's cache folder. `fresh`: made again from
    nothing, for a damage that only a query met; `look`: the sources whose files are compared with the index, by default
    those that were touched; `most`: bytes of new files beyond which they are left to a later call. Raises
    `TemporaryError` while another process writes it, and `ArchiveNotWritable`.
    """
    path = _place(root, tell)
    try:
        db = _connect(path, tell, fresh=fresh)
    except sqlite3.OperationalError as error:
        raise _refused(path, error) from error
    try:
        _update(db, root, tell, look or _touched, most)
    except sqlite3.OperationalError as error:
        db.close()
        raise _refused(path, error) from error
    except sqlite3.DatabaseError:
        db.close()
        if fresh:
            raise
        return open_index(root, tell, fresh=True, look=look, most=most)
    except BaseException:
        db.close()
        raise
    return db


def update_index(root: Path) -> str | None:
    """Bring the index up to the archive, as a crawl does at its close; return a sentence when that cannot be.

    What many thousand articles bring is left to the next search: a run must end, and its alarms must be told.
    """
    try:
        open_index(root, lambda _: None, look=_sealed_since, most=AT_CLOSE).close()
    except (TemporaryError, ArchiveNotWritable) as error:
        return f"the search index was not updated, the next search does it: {error}"
    return None


def _refused(path: Path, error: sqlite3.OperationalError) -> TemporaryError | ArchiveNotWritable:
    if "locked" in str(error) or "busy" in str(error):
        return TemporaryError(f"{path} is being written by another process: try again in a minute")
    return ArchiveNotWritable(f"{path} cannot be used: {error}; free space, or give it to the user who searches")


def _place(root: Path, tell: Tell) -> Path:
    path = paths.search_index(root)
    if os.access(root, os.W_OK) and (not path.exists() or os.access(path, os.W_OK)):
        return path
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsscraper"
    kept = folder / f"{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]}.search.sqlite"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveNotWritable(
            f"{root} is read-only, and so is the place of its index: {error}; set XDG_CACHE_HOME to a folder of yours"
        ) from error
    tell(f"the archive is read-only: its index is kept in {kept}")
    return kept


def _connect(path: Path, tell: Tell, *, fresh: bool) -> sqlite3.Connection:
    """Open the file, making it anew, with a word, when it is no database or of another version."""
    existed = path.exists()
    if fresh:
        path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None, timeout=60.0, check_same_thread=False)
    try:
        db.execute("PRAGMA cache_size=-32000")
        db.execute("PRAGMA journal_mode=DELETE")
        is_ours = _prepare(db)
    except sqlite3.OperationalError:
        db.close()
        raise
    except sqlite3.DatabaseError:
        is_ours = False
    if is_ours:
        if fresh and existed:
            tell("the search index is damaged: it is made again")
        return db
    db.close()
    if fresh:
        raise sqlite3.DatabaseError(f"{path} cannot be made")
    path.unlink(missing_ok=True)
    tell("the search index is damaged, or of another release: it is made again")
    return _connect(path, tell, fresh=True)


def _prepare(db: sqlite3.Connection) -> bool:
    """Make the tables of an empty database; say whether they are those of this release."""
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables:
        db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} INSERT INTO meta VALUES ('version', '{_STAMP}'); COMMIT;")
    try:
        return bool(db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone() == (_STAMP,))
    except sqlite3.OperationalError:  # another program's tables
        return False


def _sealed_since(db: sqlite3.Connection, root: Path) -> list[str]:
    """Return the sources that sealed something since they were last taken in; to walk all takes long after years.

    Each seal, compaction and withdrawal is a line in a manifest, so that these files tell it all.
    """
    return [slug for slug in _all(db, root) if (_stamp(root, slug),) != db.execute(_KEPT_STAMP, (slug,)).fetchone()]


def _stamp(root: Path, slug: str) -> str:
    """Return what changes whenever a source seals anything."""
    files = sorted(paths.SourcePaths.of(root, slug).manifests.glob("*.jsonl"))
    return " ".join(f"{path.name} {told.st_size} {told.st_mtime_ns}" for path in files for told in [path.stat()])


def _touched(db: sqlite3.Connection, root: Path) -> list[str]:
    """Return the sources that sealed something, or of which a day's folder or a plain file was changed by others.

    Files of past years are not looked at one by one: whatever comes or goes changes its folder.
    """
    sealed = {*_sealed_since(db, root)}
    return [slug for slug in _all(db, root) if slug in sealed or _is_touched(db, root, slug)]


def _is_touched(db: sqlite3.Connection, root: Path, slug: str) -> bool:
    if (_folders(root, slug),) != db.execute(_KEPT_FOLDERS, (slug,)).fetchone():
        return True
    folder = paths.SourcePaths.of(root, slug).folder
    query = "SELECT name, size, mtime FROM files WHERE source = ? AND name LIKE '%.jsonl'"
    with contextlib.suppress(FileNotFoundError):
        told = ((row, (folder / row[0]).stat()) for row in db.execute(query, (slug,)).fetchall())
        return any(row[1:] != (now.st_size, now.st_mtime_ns) for row, now in told)
    return True


def _folders(root: Path, slug: str) -> str:
    """Return what changes whenever a file of a day comes, goes or takes another one's place."""
    days = stored.day_folders(paths.SourcePaths.of(root, slug).folder, "articles")
    told = " ".join(f"{day.name} {day.stat().st_mtime_ns}" for day in days)
    return hashlib.sha256(told.encode()).hexdigest()


def _update(db: sqlite3.Connection, root: Path, tell: Tell, look: Look, most: float) -> None:
    found = [_compared(db, root, slug) for slug in look(db, root)]
    if any(one.is_changed for one in found):
        tell("a sealed file was changed: the search index is made again")
        _empty(db)
        found = [_compared(db, root, slug) for slug in paths.sources(root)]
    new = [file for one in found for file in one.new]
    if sum(file.size for file in new) > most:
        return
    if new:
        tell(f"indexing {len(new):,} new file{'s' * (len(new) > 1)} …")
    for file in new:
        _take(db, root, file)
    _forget(db, [key for one in found for key in one.gone])
    with _transaction(db):
        db.executemany("INSERT OR REPLACE INTO meta VALUES ('sealed ' || ?, ?)", [(o.slug, o.stamp) for o in found])
        db.executemany("INSERT OR REPLACE INTO meta VALUES ('folders ' || ?, ?)", [(o.slug, o.folders) for o in found])


def _compared(db: sqlite3.Connection, root: Path, slug: str) -> _Compared:
    stamp, folders = _stamp(root, slug), _folders(root, slug)  # before the files: what comes from now on is another
    now = {file.name: file for file in _sealed(root, slug)}
    query = "SELECT source, name, size, mtime FROM files WHERE source = ?"
    known = {row[1]: _File(*row) for row in db.execute(query, (slug,))}
    return _Compared(
        slug,
        stamp,
        folders,
        new=[file for name, file in now.items() if name not in known],
        gone=[(slug, name) for name in known if name not in now],
        is_changed=any(name in now and now[name] != file for name, file in known.items()),
    )


def _forget(db: sqlite3.Connection, gone: list[tuple[str, str]]) -> None:
    """Forget files that are no longer there, and what was found in nothing else."""
    if not gone:
        return
    with _transaction(db):
        db.execute("CREATE TEMP TABLE IF NOT EXISTS gone (source TEXT, name TEXT, PRIMARY KEY (source, name))")
        db.executemany("INSERT OR IGNORE INTO temp.gone VALUES (?, ?)", gone)
        db.execute("DELETE FROM files WHERE (source, name) IN temp.gone")
        db.execute("DELETE FROM docs WHERE (source, part) IN temp.gone")
        db.execute("DELETE FROM temp.gone")


def _empty(db: sqlite3.Connection) -> None:
    with _transaction(db):
        db.execute("PRAGMA secure_delete=ON")
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        db.execute("DELETE FROM docs")
        db.execute("DELETE FROM files")
        db.execute("DELETE FROM meta WHERE name LIKE 'sealed %' OR name LIKE 'folders %'")
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


def _sealed(root: Path, slug: str) -> Iterator[_File]:
    folder = paths.SourcePaths.of(root, slug).folder
    for name in stored.sealed_files(folder, "articles"):
        with contextlib.suppress(FileNotFoundError):  # compacted at this moment: the next update finds it
            told = (folder / name).stat()
            yield _File(slug, name, told.st_size, told.st_mtime_ns)


def _take(db: sqlite3.Connection, root: Path, file: _File) -> None:
    """Take in one file, some lines in a transaction, so that others can read meanwhile.

    A kill in between leaves a file that is taken in again; one that a compaction has just replaced is left to the next
    update.
    """
    path = paths.SourcePaths.of(root, file.source).folder / file.name
    offset = 0
    with contextlib.suppress(FileNotFoundError):
        lines = lines_of(path)
        while some := [*islice(lines, _AT_ONCE)]:
            with _transaction(db):
                for line in some:
                    _take_line(db, file, line, offset)
                    offset += len(line)
        with _transaction(db):
            row = (file.source, file.name, file.size, file.mtime)
            db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)


def _take_line(db: sqlite3.Connection, file: _File, line: bytes, offset: int) -> None:
    try:
        texts = _texts.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return  # damage, which `archive verify` reports; all else is found
    place = (file.name, offset, len(line))
    moved = db.execute(
        "UPDATE docs SET part = ?, offset = ?, length = ? WHERE id = ? AND version = ?",
        (*place, texts.id, texts.version),
    )
    if moved.rowcount or texts.status != "usable":
        return
    newer = db.execute("SELECT 1 FROM docs WHERE id = ? AND version > ?", (texts.id, texts.version)).fetchone()
    if not newer:
        db.execute("UPDATE docs SET live = 0 WHERE id = ?", (texts.id,))
    at = int(texts.fetched_at.timestamp()) if texts.fetched_at else None
    row = db.execute(_ADD_DOC, (file.source, texts.id, texts.version, *place, *known_days(texts), at, not newer))
    db.execute(_ADD_WORDS, (row.lastrowid, *keys(texts, file.source)))


def keys(texts: Texts, source: str) -> tuple[str, ...]:
    """Return the nine columns of a version: folded words, the same without the article, and the facts."""
    folded = (
        _joined((texts.title, texts.subtitle)),
        _joined((texts.description, texts.body)),
        _joined(texts.tags),
        _joined(dict.fromkeys((*texts.section_path, texts.section))),
    )
    facts = [source_word(source), *day_words(*known_days(texts)), *map(tag_word, map(search_key, texts.tags))]
    facts += [section_word(search_key(name)) for name in {*texts.section_path, texts.section or ""}]
    return (*folded, *map(stem_of, folded), " ".join(facts))


def _joined(texts: Iterable[str | None]) -> str:
    """Return the search key of several texts, or of one with paragraphs, with a break between any two."""
    return search_key(f" {BREAK} ".join(filter(None, texts)).replace("\n\n", f" {BREAK} "))
