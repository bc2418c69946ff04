"""Which version of an article is the newest, now or at an instant: asked of the state, or without one of the files."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import msgspec

from newsscraper.read.selection import Line
from newsscraper.store import frames, paths, stored
from newsscraper.store.frontier import instant
from newsscraper.store.state import connect_to_read

_ALWAYS = 1 << 62
_BUFFER = 1 << 20
_OLD = """
SELECT a.id, v.version FROM versions v JOIN articles a ON a.n = v.article
WHERE v.part BETWEEN ?1 AND ?2 AND v.version < (
  SELECT max(w.version) FROM versions w JOIN parts p ON p.name = w.part AND p.sealed = 1
  WHERE w.article = v.article AND w.fetched_at <= ?3)
"""
_FACTS = """
SELECT a.id, a.n, a.gone_at,
  (SELECT count(*) FROM versions w JOIN parts p ON p.name = w.part AND p.sealed = 1
   WHERE w.article = a.n AND w.fetched_at <= ?3),
  (SELECT count(DISTINCT w.title) FROM versions w JOIN parts p ON p.name = w.part AND p.sealed = 1
   WHERE w.article = a.n AND w.fetched_at <= ?3)
FROM versions v JOIN articles a ON a.n = v.article WHERE v.part BETWEEN ?1 AND ?2 GROUP BY a.n
"""
_SEEN = """
SELECT article, max(fetched_at) FROM urls
WHERE article IS NOT NULL AND fetched_at <= ? AND outcome IN ('article', 'not_modified') GROUP BY article
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the archive knows of an article as a whole, for the row of its latest version."""

    n_versions: int
    """How many versions the archive holds."""
    last_seen_at: datetime | None
    """When its page was last found there; None when the state is missing."""
    gone_at: datetime | None
    """When its publisher removed it; null while it is there."""
    title_changed: bool
    """Whether two of its versions have different headlines."""


class Newest:
    """Which versions of a file are not the newest of their article, and what is known of its articles.

    All answers are of one moment: what is sealed later is not taken.
    """

    def takes(self, name: str) -> bool:
        """Say whether a file belongs to that moment."""
        raise NotImplementedError

    def superseded(self, name: str) -> frozenset[tuple[str | None, int | None]]:
        """Return the versions of a file that have a newer one, as (id, version)."""
        raise NotImplementedError

    def facts(self, name: str) -> dict[str, Facts]:
        """Return what is known of the articles in a file."""
        raise NotImplementedError


def newest_of(root: Path, slug: str, as_of: datetime | None, days: Callable[[str], bool] = lambda _: True) -> Newest:
    """Return who knows the newest versions of a source: its state, or its files when the state is missing.

    `days`: the days of which files will be asked for.
    """
    places = paths.SourcePaths.of(root, slug)
    db = connect_to_read(places.state)
    if db is None:
        return _ByFiles(places.folder, as_of, frozenset(stored.sealed_files(places.folder, "articles")))
    return _ByState(db, as_of, frozenset(stored.sealed_files(places.folder, "articles", days)))


class _ByState(Newest):
    """The state at one moment: a transaction holds it, and a crawl goes on beside it."""

    def __init__(self, db: sqlite3.Connection, as_of: datetime | None, there: frozenset[str]) -> None:
        self._db = db
        self._limit = _ALWAYS if as_of is None else int(as_of.timestamp())
        db.execute("BEGIN")
        self._sealed = dict(db.execute("SELECT name, sealed FROM parts WHERE kind = 'articles'").fetchall())
        self._strangers = there - self._sealed.keys()
        """Files that the state has lost or never knew: they are read all the same."""

    def takes(self, name: str) -> bool:
        return bool(self._sealed.get(name)) or name in self._strangers or name.endswith(".zst")

    def superseded(self, name: str) -> frozenset[tuple[str | None, int | None]]:
        return frozenset(self._db.execute(_OLD, (*self._span(name), self._limit)).fetchall())

    def facts(self, name: str) -> dict[str, Facts]:
        rows = self._db.execute(_FACTS, (*self._span(name), self._limit)).fetchall()
        return {row[0]: self._facts(*row[1:]) for row in rows}

    def _span(self, name: str) -> tuple[str, str]:
        """Return the first and last name of the parts whose lines a file holds: of a day that was compacted, all."""
        day = name.rpartition("/")[0]
        return (name, name) if name in self._sealed else (f"{day}/", f"{day}/\U0010ffff")

    @cached_property
    def _seen(self) -> dict[int, int]:
        return dict(self._db.execute(_SEEN, (self._limit,)))

    def _facts(self, article: int, gone: int | None, versions: int, titles: int) -> Facts:
        return Facts(
            n_versions=versions,
            last_seen_at=instant(self._seen.get(article)),
            gone_at=None if gone is None or gone > self._limit else instant(gone),
            title_changed=titles > 1,
        )

    def __del__(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.close()


class _ByFiles(Newest):
    """Without a state (a source copied alone): one pass over the files before, remembering articles that changed."""

    def __init__(self, folder: Path, as_of: datetime | None, there: frozenset[str]) -> None:
        self._folder = folder
        self._as_of = as_of
        self._there = there
        self._newest: dict[str, int] = {}
        self._titles: dict[str, set[str | None]] = {}
        for name in sorted(there):
            for key in self._keys(name):
                self._titles.setdefault(key.id, set()).add(key.title)
                if key.version > self._newest.get(key.id, 1):
                    self._newest[key.id] = key.version

    def takes(self, name: str) -> bool:
        return name in self._there or name.endswith(".zst")

    def _keys(self, name: str) -> Iterator[Line]:
        decoder = msgspec.json.Decoder(Line)
        for line in lines_of(self._folder / name):
            key = decoder.decode(line)
            if self._as_of is None or (key.fetched_at is not None and key.fetched_at <= self._as_of):
                yield key

    def superseded(self, name: str) -> frozenset[tuple[str | None, int | None]]:
        found = ((key.id, key.version) for key in self._keys(name))
        return frozenset(key for key in found if key[1] < self._newest.get(key[0], 1))

    def facts(self, name: str) -> dict[str, Facts]:
        return {key.id: self._facts(key.id) for key in self._keys(name)}

    def _facts(self, article: str) -> Facts:
        return Facts(
            n_versions=self._newest.get(article, 1),
            last_seen_at=None,
            gone_at=None,
            title_changed=len(self._titles.get(article, ())) > 1,
        )


def lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of a plain or compacted file."""
    if path.suffix == ".zst":
        yield from frames.lines(path)
        return
    with path.open("rb", buffering=_BUFFER) as plain:
        yield from plain
