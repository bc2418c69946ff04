"""Search: the newest versions that hold what a query says, ranked or by day, with their hits in the original text."""

import heapq
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsscraper.errors import ArchiveDamage, UnknownSource, UsageError
from newsscraper.items import Record
from newsscraper.read.fts import fts, limited, section_word, source_word, tag_word, within
from newsscraper.read.hits import Snippet, find, holds, snippet, texts
from newsscraper.read.index import BREAK, Tell, open_index
from newsscraper.read.query import Query, leaves, with_limits
from newsscraper.read.selection import EVERYTHING, Selection
from newsscraper.store import home, paths, stored
from newsscraper.store.records import decode

CAP = 10_000
"""Hits beyond which none are counted."""
_EXACT_CAP = 2_000
"""Candidates that an exact search reads, each from its file."""
_BY_DAY = "d.first_day DESC, d.fetched_at DESC, d.n DESC"
_NEWEST_THEN = """
d.fetched_at <= ? AND NOT EXISTS (
  SELECT 1 FROM docs e WHERE e.id = d.id AND e.version > d.version AND e.fetched_at <= ?)
"""


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
        home.read_archive(root)
        self.root = root
        self._tell = tell
        self._db = open_index(root, tell)

    def __enter__(self) -> "Search":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._db.close()

    def page(
        self,
        query: Query,
        *,
        limit: int = 10,
        offset: int = 0,
        by: str = "rank",
        exact: bool = False,
        wanted: Selection = EVERYTHING,
    ) -> Page:
        """Return a page of what a query finds, `by` rank or date (newest first).

        Of more than `CAP` hits, the best of those `CAP` that were captured last are shown: ranking all of them would
        take too long. `exact`: only what is typed, letter by letter; the articles that hold it in another spelling are
        read and left. `wanted`: only what a selection takes as well. Raises `UnknownSource`.
        """
        if exact:
            return self._exact_page(query, limit=limit, offset=offset, by=by, wanted=wanted)
        count, found = self._first(query, wanted, by, limit + offset)
        hits = tuple(hit(self._read(*self._place(n)), query) for n in found[offset:])
        return Page(hits=hits, count=min(count, CAP), capped=count > CAP)

    def count(self, query: Query, *, wanted: Selection = EVERYTHING) -> int:
        """Return how many articles a query finds, `CAP + 1` for more than `CAP`."""
        return len(self._captured_last(query, wanted, "d.n"))

    def ids(self, query: Query, *, exact: bool = False, wanted: Selection = EVERYTHING) -> set[str]:
        """Return the ids of all articles that a query finds; no record is read, unless it is `exact`."""
        if exact and query.node is not None:
            return {record.id for record in self.records(query, exact=True, wanted=wanted) if record.id}
        sql, values = self._where(query, wanted=wanted)
        return {str(row[0]) for row in self._ask(f"SELECT d.id {sql}", values)}

    def records(
        self, query: Query, *, by: str = "date", exact: bool = False, wanted: Selection = EVERYTHING
    ) -> Iterator[Record]:
        """Yield every record that a query finds, as a stream."""
        for row in self._rows(query, by=by, expand=not exact, wanted=wanted):
            record = self._read(*row)
            if not exact or query.node is None or holds(record, query.node):
                yield record

    def frequencies(self, words: list[str]) -> tuple[dict[str, int], int]:
        """Return how often words (search keys) stand in headlines and bodies, and how many words stand there at all."""
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, col)")
        one = "SELECT coalesce(sum(cnt), 0) FROM vocabulary WHERE term = ? AND col IN ('title', 'body')"
        found = {word: int(self._db.execute(one, (word,)).fetchone()[0]) for word in words}
        total = "SELECT coalesce(sum(cnt), 0) FROM vocabulary WHERE col IN ('title', 'body') AND term != ?"
        return found, int(self._db.execute(total, (BREAK,)).fetchone()[0])

    # ── parts ────────────────────────────────────────────────────────────────────────────────────

    def _ask(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Return rows of the index; one that turns out to be damaged is made again."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._db.close()
            self._db = open_index(self.root, self._tell, fresh=True)
            return self._db.execute(sql, values).fetchall()

    def _first(self, query: Query, wanted: Selection, by: str, most: int) -> tuple[int, list[int]]:
        """Return how many hits there are, at most `CAP + 1`, and the first ones: one pass over the index for both."""
        if by == "rank" and query.node is not None:
            found = self._captured_last(query, wanted, "d.n, words.rank")
            best = heapq.nsmallest(most, found[:CAP], key=lambda row: (row[1], -row[0]))
            return len(found), [row[0] for row in best]
        found = self._captured_last(query, wanted, "d.n, coalesce(d.first_day, ''), coalesce(d.fetched_at, 0)")
        if len(found) <= CAP:
            newest = heapq.nlargest(most, found, key=lambda row: (row[1], row[2], row[0]))
            return len(found), [row[0] for row in newest]
        return len(found), [row[0] for row in self._rows(query, by="date", limit=most, wanted=wanted)]

    def _captured_last(self, query: Query, wanted: Selection, columns: str) -> list[tuple[Any, ...]]:
        """Return columns of the hits, the one captured last first, at most `CAP + 1`."""
        sql, values = self._where(query, wanted=wanted)
        order = "" if query.node is None else "ORDER BY words.rowid DESC"
        return self._ask(f"SELECT {columns} {sql} {order} LIMIT {CAP + 1}", values)

    def _place(self, n: int) -> tuple[int, str, str, int, int]:
        ((source, part, offset, length),) = self._ask("SELECT source, part, offset, length FROM docs WHERE n = ?", (n,))
        return n, source, part, offset, length

    def _rows(
        self,
        query: Query,
        *,
        by: str,
        limit: int = -1,
        offset: int = 0,
        expand: bool = True,
        wanted: Selection = EVERYTHING,
    ) -> list[tuple[int, str, str, int, int]]:
        sql, values = self._where(query, expand=expand, wanted=wanted)
        order = "words.rank" if by == "rank" and query.node is not None else _BY_DAY
        sql = f"SELECT d.n, d.source, d.part, d.offset, d.length {sql} ORDER BY {order} LIMIT ? OFFSET ?"
        return self._ask(sql, (*values, limit, offset))

    def _where(
        self, query: Query, *, expand: bool = True, wanted: Selection = EVERYTHING
    ) -> tuple[str, tuple[object, ...]]:
        """Return the FROM and WHERE of a query, with its values."""
        query = _joined(query, wanted)
        self._check_sources(query)
        table, terms, values = "FROM docs d", list[str](), list[object]()
        if query.node is not None:
            table = "FROM words CROSS JOIN docs d ON d.n = words.rowid"
            terms.append("words MATCH ?")
            values.append(limited(fts(query.node, expand=expand), self._limits(query, wanted)))
        elif limits := self._limits(query, wanted):
            terms.append("d.n IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(limited("", limits).removeprefix(" AND "))
        _limit_captures(wanted, terms, values)
        return f"{table} WHERE {' AND '.join(terms)}", tuple(values)

    def _limits(self, query: Query, wanted: Selection) -> list[list[str]]:
        """Return for each limit the words of the index of which one must be there."""
        is_of_sources = query.sources or wanted.sources is not None
        limits = [[source_word(slug) for slug in query.sources]] if is_of_sources else []
        limits += [[section_word(wanted.section)]] if wanted.section is not None else []
        limits += [[tag_word(wanted.tag)]] if wanted.tag is not None else []
        return limits if query.since is None and query.until is None else [*limits, self._days(query)]

    def _days(self, query: Query) -> list[str]:
        """Return the words of the index that cover the days of a query."""
        known = self._ask("SELECT min(first_day), max(last_day) FROM docs", ())[0]
        if known[0] is None:
            return []
        first = max(filter(None, (query.since, f"{str(known[0])[:4]}-01-01")))
        last = min(filter(None, (query.until, f"{str(known[1])[:4]}-12-31")))
        return within(date.fromisoformat(first), date.fromisoformat(last))

    def _check_sources(self, query: Query) -> None:
        held = paths.sources(self.root) if query.sources else []
        for slug in query.sources:
            if slug not in held:
                raise UnknownSource(f"{self.root} holds no source {slug!r}; it holds: {', '.join(held) or 'none'}")

    def _read(self, n: int, source: str, part: str, offset: int, length: int) -> Record:
        """Return a record from its place, and from its new one when a compaction has moved it since."""
        folder = paths.SourcePaths.of(self.root, source).folder
        try:
            return decode(stored.read_line(folder, part, offset, length))
        except (ArchiveDamage, FileNotFoundError):
            self._db.close()
            self._db = open_index(self.root, self._tell)
            moved = self._ask("SELECT part, offset, length FROM docs WHERE n = ?", (n,))
            if not moved or moved[0] == (part, offset, length):
                raise
            return decode(stored.read_line(folder, *moved[0]))

    def _exact_page(self, query: Query, *, limit: int, offset: int, by: str, wanted: Selection) -> Page:
        rows = self._rows(query, by=by, expand=False, wanted=wanted)
        read = (self._read(*row) for row in rows[:_EXACT_CAP])
        found = [record for record in read if query.node is None or holds(record, query.node)]
        hits = tuple(hit(record, query, exact=True) for record in found[offset : offset + limit])
        return Page(hits=hits, count=len(found), capped=len(rows) > _EXACT_CAP)


def _joined(query: Query, wanted: Selection) -> Query:
    """Return a query with the sources and days of a selection added to its own limits."""
    if wanted.layer != "original":
        raise UsageError("the search index holds what was extracted when it was fetched: leave the layer out")
    joined = with_limits(query, sources=wanted.sources or (), since=wanted.since, until=wanted.until)
    if query.sources and wanted.sources and not joined.sources:
        raise UsageError(f"source:{','.join(query.sources)} is none of the sources chosen: {', '.join(wanted.sources)}")
    return joined


def _limit_captures(wanted: Selection, terms: list[str], values: list[object]) -> None:
    """Add that a version is the newest, now or at an instant, and the limits of its capture."""
    terms.append("d.live" if wanted.as_of is None else _NEWEST_THEN)
    values += [int(wanted.as_of.timestamp())] * 2 if wanted.as_of is not None else []
    for at, term in ((wanted.seen_since, "d.fetched_at >= ?"), (wanted.seen_until, "d.fetched_at <= ?")):
        if at is not None:
            terms.append(term)
            values.append(int(at.timestamp()))


def hit(record: Record, query: Query, *, exact: bool = False) -> Hit:
    """Return what is shown of a record: its headline and the first of its texts that holds a hit."""
    title = record.title or ""
    whole = Snippet(text=title, hits=tuple(find(title, query.node, "title", exact=exact)))
    for column, text in _shown(record) if any(leaves(query.node)) else ():
        found = find(text, query.node, column, exact=exact)
        if found:
            return Hit(record=record, title=whole, snippet=snippet(text, found))
    return Hit(record=record, title=whole, snippet=snippet(record.body.split("\n\n")[0], []))


def _shown(record: Record) -> list[tuple[str, str]]:
    """Return the texts of a record but its headline, the paragraphs first: a summary repeats them."""
    return sorted(texts(record)[1:], key=lambda one: (one[0] != "body", one[1] == record.description))
