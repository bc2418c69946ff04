"""Search: the newest versions that hold what a query says, ranked or by day, with their hits in the original text."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Record
from newsscraper.read.hits import Snippet, find, holds, snippet
from newsscraper.read.index import Tell, open_index
from newsscraper.read.query import Query, fts, leaves
from newsscraper.store import paths, stored
from newsscraper.store.records import decode

CAP = 10_000
"""Hits beyond which none are counted."""
_EXACT_CAP = 2_000
"""Candidates that an exact search reads, each from its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that a query finds."""

    record: Record
    title: Snippet
    snippet: Snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of what a query finds."""

    hits: tuple[Hit, ...]
    count: int
    """All that it finds, at most `CAP`."""
    capped: bool
    """Whether there are more than `count`."""

    @property
    def counted(self) -> str:
        """The count as a person reads it: `10,000+` beyond the cap."""
        return f"{self.count:,}{'+' * self.capped}"


class Search:
    """The index of an archive, open for queries."""

    def __init__(self, root: Path, tell: Tell = lambda _: None) -> None:
        self.root = root
        self._db = open_index(root, tell)

    def __enter__(self) -> "Search":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._db.close()

    def page(self, query: Query, *, limit: int = 10, offset: int = 0, by: str = "rank", exact: bool = False) -> Page:
        """Return a page of what a query finds, `by` rank or date (newest first).

        Of more than `CAP` hits, the best of the newest `CAP` are shown: ranking all of them would take too long.
        `exact`: only what is typed, letter by letter; the articles that hold it in another spelling are read and left.
        """
        if exact:
            return self._exact_page(query, limit=limit, offset=offset, by=by)
        count = self.count(query)
        unlimited = query.node is not None and not (query.sources or query.since or query.until)
        after = self._newest(query) if count > CAP and by == "rank" and unlimited else 0
        rows = self._rows(query, by=by, limit=limit, offset=offset, after=after)
        hits = tuple(hit(self.read(*row), query) for row in rows)
        return Page(hits=hits, count=min(count, CAP), capped=count > CAP)

    def count(self, query: Query) -> int:
        """Return how many articles a query finds, `CAP + 1` for more than `CAP`."""
        sql, values = _where(query)
        with closing(self._db.execute(f"SELECT count(*) FROM (SELECT 1 {sql} LIMIT {CAP + 1})", values)) as found:
            return int(found.fetchone()[0])

    def _newest(self, query: Query) -> int:
        """Return the row behind which the newest `CAP` hits lie: beyond that many, the best of these are shown."""
        assert query.node is not None
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
        row = self._db.execute(sql, (fts(query.node), CAP)).fetchone()
        return int(row[0]) if row else 0

    def records(self, query: Query, *, by: str = "date", exact: bool = False) -> Iterator[Record]:
        """Yield every record that a query finds, as a stream."""
        for row in self._rows(query, by=by, expand=not exact):
            record = self.read(*row)
            if not exact or query.node is None or holds(record, query.node):
                yield record

    def ids(self, query: Query, *, exact: bool = False) -> set[str]:
        """Return the articles that a query finds, without reading them."""
        if exact and query.node is not None:
            return {record.id for record in self.records(query, exact=True) if record.id}
        sql, values = _where(query)
        return {row[0] for row in self._db.execute(f"SELECT d.id {sql}", values)}

    def frequencies(self, words: list[str]) -> tuple[dict[str, int], int]:
        """Return how often words (search keys) stand in headlines and bodies, and how many words stand there at all."""
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, col)")
        one = "SELECT coalesce(sum(cnt), 0) FROM vocabulary WHERE term = ? AND col IN ('title', 'body')"
        found = {word: int(self._db.execute(one, (word,)).fetchone()[0]) for word in words}
        total = "SELECT coalesce(sum(cnt), 0) FROM vocabulary WHERE col IN ('title', 'body')"
        return found, int(self._db.execute(total).fetchone()[0])

    def read(self, source: str, part: str, offset: int, length: int) -> Record:
        """Return a record from its place."""
        return decode(stored.read_line(paths.SourcePaths.of(self.root, source).folder, part, offset, length))

    def _rows(
        self, query: Query, *, by: str, limit: int = -1, offset: int = 0, expand: bool = True, after: int = 0
    ) -> list[tuple[str, str, int, int]]:
        sql, values = _where(query, expand=expand, after=after)
        order = (
            "words.rank" if by == "rank" and query.node is not None else "d.first_day DESC, d.fetched_at DESC, d.n DESC"
        )
        sql = f"SELECT d.source, d.part, d.offset, d.length {sql} ORDER BY {order} LIMIT ? OFFSET ?"
        try:
            return self._db.execute(sql, (*values, limit, offset)).fetchall()
        except sqlite3.DatabaseError as error:
            raise ArchiveDamage(f"{paths.search_index(self.root)}: {error}; delete it, it is made again") from error

    def _exact_page(self, query: Query, *, limit: int, offset: int, by: str) -> Page:
        rows = self._rows(query, by=by, expand=False)
        read = (self.read(*row) for row in rows[:_EXACT_CAP])
        found = [record for record in read if query.node is None or holds(record, query.node)]
        hits = tuple(hit(record, query, exact=True) for record in found[offset : offset + limit])
        return Page(hits=hits, count=len(found), capped=len(rows) > _EXACT_CAP)


def _where(query: Query, *, expand: bool = True, after: int = 0) -> tuple[str, tuple[object, ...]]:
    """Return the FROM and WHERE of a query, with its values."""
    terms, values = ["d.live"], list[object]()
    table = "FROM docs d"
    if query.node is not None:
        table = "FROM words CROSS JOIN docs d ON d.n = words.rowid"
        terms.append("words MATCH ?")
        values.append(fts(query.node, expand=expand))
    if after:
        terms.append("words.rowid > ?")
        values.append(after)
    if query.sources:
        terms.append(f"d.source IN ({', '.join('?' * len(query.sources))})")
        values.extend(query.sources)
    for day, term in ((query.since, "d.first_day >= ?"), (query.until, "d.last_day <= ?")):
        if day is not None:
            terms.append(term)
            values.append(day)
    return f"{table} WHERE {' AND '.join(terms)}", tuple(values)


def hit(record: Record, query: Query, *, exact: bool = False) -> Hit:
    """Return what is shown of a record: its headline and the first paragraph that holds a hit."""
    title = record.title or ""
    in_title = find(title, query.node, "title", exact=exact)
    paragraphs = record.body.split("\n\n")
    for paragraph in paragraphs if any(leaves(query.node)) else ():
        found = find(paragraph, query.node, "body", exact=exact)
        if found:
            return Hit(record=record, title=_whole(title, in_title), snippet=snippet(paragraph, found))
    return Hit(record=record, title=_whole(title, in_title), snippet=snippet(paragraphs[0], []))


def _whole(text: str, found: list[tuple[int, int]]) -> Snippet:
    return Snippet(text=text, hits=tuple(found))
