"""The frontier and the state of every address, in the table `urls`: one row, whether it waits or rests."""

import sqlite3
from collections.abc import Container, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from newsscraper.items import LISTS, FoundVia, FrontierEntry, Kind, Notice, Outcome, Visit
from newsscraper.text.urls import canonical, identity

FAILED = frozenset(
    {
        Outcome.BLOCKED,
        Outcome.CRASHED,
        Outcome.HTTP_ERROR,
        Outcome.LAYOUT_MISMATCH,
        Outcome.RETRY_LATER,
        Outcome.TIMEOUT,
        Outcome.TOO_LARGE,
        Outcome.TRUNCATED,
        Outcome.UNREACHABLE,
    }
)
"""Outcomes that count as a failed try; any other sets `attempts` back to 0."""

_COLUMNS = "url, kind, priority, due_at, found_on, found_via, depth, attempts, etag, last_modified, fetch_url"
_DUE = """
WITH RECURSIVE steps (priority) AS (
  SELECT (SELECT max(priority) FROM urls INDEXED BY pending WHERE due_at IS NOT NULL)
  UNION ALL
  SELECT (SELECT max(priority) FROM urls INDEXED BY pending WHERE due_at IS NOT NULL AND priority < steps.priority)
  FROM steps WHERE steps.priority IS NOT NULL
)
SELECT url FROM steps CROSS JOIN urls INDEXED BY pending
WHERE steps.priority >= ? AND due_at IS NOT NULL AND urls.priority = steps.priority AND due_at <= ?
"""
"""What is due, from the highest priority down, each found by one step in the index, and there in the index's own order:
nothing is sorted, so whoever has enough stops reading."""
_WHOLE = f"SELECT {_COLUMNS}, (SELECT id FROM articles WHERE n = urls.article) FROM urls WHERE url IN "
_AT_ONCE = 500
"""Addresses that one query names at most."""
_COUNT_DUE = f"SELECT count(*) FROM ({_DUE} LIMIT ?)"
_INSERT = f"INSERT OR IGNORE INTO urls ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
LOWEST = -(1 << 62)
"""A priority below all others."""
MOST_COUNTED = 10_000
"""Due addresses beyond which nobody counts on."""


def stamp(instant: datetime) -> int:
    """Return an aware instant as whole seconds since 1970."""
    return int(instant.timestamp())


def instant(seconds: int | None) -> datetime | None:
    """Return the UTC instant of a number of seconds since 1970."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


@dataclass(frozen=True, slots=True)
class UrlState:
    """What is known of an address before a visit."""

    outcome: str | None = None
    fetched_at: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    payload: bytes | None = None
    kept_on: str | None = None
    listing: bytes | None = None
    article: int | None = None


def url_state(db: sqlite3.Connection, url: str) -> UrlState | None:
    """Return the state of an address, None when it was never heard of."""
    query = (
        "SELECT outcome, fetched_at, etag, last_modified, payload, kept_on, listing, article FROM urls WHERE url = ?"
    )
    row = db.execute(query, (url,)).fetchone()
    return None if row is None else UrlState(*row)


def due(db: sqlite3.Connection, now: int, limit: int, leased: Container[str], floor: int) -> list[FrontierEntry]:
    """Return up to `limit` due entries that are not leased, highest priority first, then longest due.

    `floor`: the lowest priority that is asked for. Walks from one priority to the next by the index, so that rows that
    are not due cost nothing, and leased ones little.
    """
    with closing(db.execute(_DUE, (floor, now))) as rows:  # an open one would hold the state of this instant
        found = list(islice((url for (url,) in rows if url not in leased), limit))
    return [entry for urls in _chunks(found) for entry in _entries(db, urls)]


def _chunks(urls: list[str]) -> Iterator[list[str]]:
    for first in range(0, len(urls), _AT_ONCE):
        yield urls[first : first + _AT_ONCE]


def _entries(db: sqlite3.Connection, urls: list[str]) -> list[FrontierEntry]:
    """Return the entries of addresses in their order."""
    rows = {row[0]: row for row in db.execute(_WHOLE + f"({', '.join('?' * len(urls))})", urls)}
    return [_entry(rows[url]) for url in urls if url in rows]


def _entry(row: tuple[object, ...]) -> FrontierEntry:
    url, kind, priority, due_at, found_on, via, depth, attempts, etag, modified, fetch_url, known_id = row
    return FrontierEntry(
        url=url,  # type: ignore[arg-type]
        kind=Kind(kind),  # type: ignore[arg-type]
        priority=priority,  # type: ignore[arg-type]
        due_at=instant(due_at),  # type: ignore[arg-type]
        found_on=found_on,  # type: ignore[arg-type]
        found_via=FoundVia(via),  # type: ignore[arg-type]
        depth=depth,  # type: ignore[arg-type]
        attempts=attempts,  # type: ignore[arg-type]
        etag=etag,  # type: ignore[arg-type]
        last_modified=modified,  # type: ignore[arg-type]
        fetch_url=fetch_url,  # type: ignore[arg-type]
        known_id=known_id,  # type: ignore[arg-type]
    )


def insert(db: sqlite3.Connection, entry: FrontierEntry, now: int, *, again: bool = False) -> bool:
    """Put an address into the frontier; return whether it was new.

    A known one is left alone, unless it is a list that is not scheduled, or `again` asks for it: then it is due.
    """
    at = stamp(entry.due_at) if entry.due_at else now
    if not again and entry.kind not in LISTS and _is_alias(db, entry.url):
        return False
    if db.execute(_INSERT, _row(entry, at)).rowcount:
        return True
    if again or entry.kind in LISTS:
        condition = "" if again else " AND due_at IS NULL"
        db.execute(
            f"UPDATE urls SET due_at = ?, priority = max(priority, ?) WHERE url = ?{condition}",
            (at, entry.priority, entry.url),
        )
    return False


def _row(entry: FrontierEntry, due_at: int | None) -> tuple[object, ...]:
    return (
        entry.url,
        entry.kind.value,
        entry.priority,
        due_at,
        entry.found_on,
        entry.found_via.value,
        entry.depth,
        entry.attempts,
        entry.etag,
        entry.last_modified,
        entry.fetch_url,
    )


def _is_alias(db: sqlite3.Connection, url: str) -> bool:
    return db.execute("SELECT 1 FROM aliases WHERE address = ?", (identity(url),)).fetchone() is not None


def knows(db: sqlite3.Connection, url: str) -> bool:
    """Say whether an address is in the frontier, was fetched, or is an alias of an article."""
    found = db.execute("SELECT 1 FROM urls WHERE url IN (?, ?)", (url, canonical(url))).fetchone()
    return found is not None or _is_alias(db, url)


def was_fetched(db: sqlite3.Connection, url: str) -> bool:
    """Say whether an address was ever fetched, or is an alias of an article."""
    query = "SELECT 1 FROM urls WHERE url IN (?, ?) AND fetched_at IS NOT NULL"
    return db.execute(query, (url, canonical(url))).fetchone() is not None or _is_alias(db, url)


def has_article(db: sqlite3.Connection, article: str) -> bool:
    """Say whether there is an article of this id that is not missing."""
    query = "SELECT 1 FROM articles WHERE id = ? AND gone_at IS NULL AND missing_since IS NULL"
    return db.execute(query, (article,)).fetchone() is not None


def backlog(db: sqlite3.Connection, priority: int) -> int:
    """Return how many addresses of a priority wait."""
    query = "SELECT count(*) FROM urls INDEXED BY pending WHERE due_at IS NOT NULL AND priority = ?"
    return int(db.execute(query, (priority,)).fetchone()[0])


def waiting(db: sqlite3.Connection, now: int, floor: int) -> int:
    """Return how many addresses are due, of this priority and above; counts up to `MOST_COUNTED`."""
    return int(db.execute(_COUNT_DUE, (floor, now, MOST_COUNTED)).fetchone()[0])


@dataclass(frozen=True, slots=True)
class Rest:
    """What is written down about an address after a visit."""

    url: str
    due_at: int | None
    priority: int | None
    outcome: str
    payload: bytes | None = None
    kept_on: str | None = None
    listing: bytes | None = None
    article: int | None = None


_REST = """
UPDATE urls SET due_at = ?, priority = coalesce(?, priority), attempts = ?, etag = ?, last_modified = ?, outcome = ?,
  status = ?, fetched_at = ?, error = ?, payload = coalesce(?, payload), kept_on = coalesce(?, kept_on),
  listing = coalesce(?, listing), article = coalesce(?, article)
WHERE url = ?
"""


def rest(db: sqlite3.Connection, visit: Visit, before: UrlState | None, after: Rest) -> None:
    """Write the state of an address after a visit: from here on it rests until it is due, or for ever."""
    if before is None or after.url != visit.entry.url:
        entry = visit.entry
        if after.url != entry.url:
            entry = replace(entry, url=after.url, fetch_url=None)
        db.execute(_INSERT, _row(entry, None))
    failed = visit.outcome in FAILED
    page = visit.page
    fresh = page is not None and not failed and visit.outcome is not Outcome.NOT_MODIFIED
    etag, modified = (before.etag, before.last_modified) if before else (None, None)
    if page is not None and fresh:
        etag, modified = (None, None) if _looks_cut(visit) else (page.header("etag"), page.header("last-modified"))
    values = (
        after.due_at,
        after.priority,
        visit.entry.attempts + 1 if failed else 0,
        etag,
        modified,
        after.outcome,
        page.status if page else None,
        stamp(visit.fetched_at),
        visit.error,
        after.payload,
        after.kept_on,
        after.listing,
        after.article,
        after.url,
    )
    db.execute(_REST, values)


def _looks_cut(visit: Visit) -> bool:
    """Say whether a page looks cut: with its validators a cache would call the cut page unchanged for ever."""
    return visit.record is not None and Notice.TRUNCATED in visit.record.warnings


def unschedule(db: sqlite3.Connection, url: str) -> None:
    """Let an address rest for ever: the article is checked elsewhere."""
    db.execute("UPDATE urls SET due_at = NULL WHERE url = ?", (url,))


def requeue(db: sqlite3.Connection, url: str, now: int) -> None:
    """Make an address due at once, as if it had never been fetched: its bytes are lost."""
    db.execute(
        "UPDATE urls SET due_at = ?, payload = NULL, etag = NULL, last_modified = NULL, fetched_at = NULL, "
        "outcome = NULL WHERE url = ?",
        (now, url),
    )
