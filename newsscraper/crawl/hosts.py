"""Politeness that holds across processes and runs: the table of hosts in `hosts.sqlite`.

A row says until when a host is left alone and who asked for that. Whoever wants to send a request claims the host
first: while the claim is held, and for the pause after it, every other process waits. A claim whose process died
becomes the pause that was usual; where nobody can tell, it ends by itself.
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

Clock = Callable[[], datetime]
"""Returns the present as an aware UTC datetime."""

HOLD = 120.0
"""Seconds after which a claim counts as abandoned: longer than any request may take."""

_TABLES = """
CREATE TABLE IF NOT EXISTS hosts (
  host TEXT PRIMARY KEY, set_at REAL NOT NULL, next_at REAL NOT NULL, holder TEXT NOT NULL,
  claimed INTEGER NOT NULL DEFAULT 0, pause REAL NOT NULL DEFAULT 1, failures INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (
  origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tdmrep (
  origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
"""
_UPSERT = """
INSERT INTO hosts (host, set_at, next_at, holder, claimed, pause) VALUES (?1, ?2, ?3, ?4, ?5, coalesce(?6, 1))
ON CONFLICT (host) DO UPDATE SET set_at = ?2, next_at = ?3, holder = ?4, claimed = ?5, pause = coalesce(?6, pause)
"""
_CLAIM = """
INSERT INTO hosts (host, set_at, next_at, holder, claimed, pause) VALUES (?1, ?2, ?3, ?4, 1, 1)
ON CONFLICT (host) DO UPDATE SET set_at = ?2, next_at = ?3, holder = ?4, claimed = 1
  WHERE holder = ?4 OR (NOT claimed AND min(next_at - ?2, next_at - set_at) <= 0)
RETURNING failures
"""
"""Takes a host that is this process's, or that nobody has any more: in one statement, as each request needs it."""
_NOBODY = "nobody"
_TRIES, _BETWEEN = 200, 0.05
"""How often, and how many seconds apart, a table that another process is making is asked for: ten seconds."""
_PATIENCE = 10_000
"""Milliseconds for which a statement waits for another process."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The robots.txt or tdmrep.json of an origin as it was fetched."""

    fetched_at: float
    """Seconds since 1970."""
    status: int
    body: bytes


def _make(db: sqlite3.Connection) -> None:
    """Set the journal and make the tables; SQLite waits for another process in some changes to WAL only, so we do."""
    db.execute("PRAGMA busy_timeout = 0")
    for rest in reversed(range(_TRIES)):
        try:
            db.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or not rest:
                raise
            time.sleep(_BETWEEN)
    db.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    db.execute("PRAGMA synchronous = NORMAL")
    db.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")


class Hosts:
    """The open table. `path` None keeps everything in memory: for tools that write no archive."""

    def __init__(self, path: Path | None, *, clock: Clock, holder: str) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._holder = holder
        self._failures: dict[str, int] = {}
        """Host → the failures in a row that were counted when it was claimed: nobody else counts until it rests."""
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
        _make(self._db)

    def close(self) -> None:
        """Close the table."""
        self._db.close()

    def claim(self, host: str) -> float:
        """Take the host for one request; return 0.0, or the seconds to wait before asking again.

        What this very process wrote is not waited for: it measures its own pauses itself, by a clock nobody sets.
        """
        now = self._now()
        if taken := self._db.execute(_CLAIM, (host, now, now + HOLD, self._holder)).fetchall():
            self._failures[host] = taken[0][0]
            return 0.0
        return self._claim_of_others(host, now)

    def _claim_of_others(self, host: str, now: float) -> float:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            wait = self._others(host, now)
            if wait <= 0:
                self._write(host, now, now + HOLD, claimed=True)
        finally:
            self._db.execute("COMMIT")
        return max(0.0, wait)

    def rest(self, host: str, seconds: float) -> None:
        """End a claim: nobody asks this host anything for so long."""
        now = self._now()
        self._write(host, now, now + seconds, pause=seconds)

    def failed(self, host: str) -> int:
        """Count a failure of the host and return how many came in a row."""
        query = "UPDATE hosts SET failures = failures + 1 WHERE host = ? RETURNING failures"
        rows = self._db.execute(query, (host,)).fetchall()
        self._failures.pop(host, None)
        return int(rows[0][0]) if rows else 1

    def answered(self, host: str) -> None:
        """Note that the host works: failures before this no longer count."""
        if self._failures.get(host) != 0:
            self._db.execute("UPDATE hosts SET failures = 0 WHERE host = ? AND failures", (host,))

    def robots(self, origin: str) -> KeptFile | None:
        """Return the kept robots.txt of an origin (`https://host`)."""
        row = self._db.execute("SELECT fetched_at, status, body FROM robots WHERE origin = ?", (origin,)).fetchone()
        return None if row is None else KeptFile(*row)

    def tdmrep(self, origin: str) -> KeptFile | None:
        """Return the kept tdmrep.json of an origin (`https://host`)."""
        row = self._db.execute("SELECT fetched_at, status, body FROM tdmrep WHERE origin = ?", (origin,)).fetchone()
        return None if row is None else KeptFile(*row)

    def keep_robots(self, origin: str, status: int, body: bytes) -> None:
        """Keep a robots.txt that was fetched now."""
        self._db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, self._now(), status, body))

    def keep_tdmrep(self, origin: str, status: int, body: bytes) -> None:
        """Keep a tdmrep.json that was fetched now."""
        self._db.execute("INSERT OR REPLACE INTO tdmrep VALUES (?, ?, ?, ?)", (origin, self._now(), status, body))

    def _now(self) -> float:
        return self._clock().timestamp()

    def _others(self, host: str, now: float) -> float:
        """Return the seconds for which another process keeps the host."""
        query = "SELECT set_at, next_at, holder, claimed, pause FROM hosts WHERE host = ?"
        row = self._db.execute(query, (host,)).fetchone()
        if row is None or row[2] == self._holder:
            return 0.0
        set_at, next_at, holder, claimed, pause = row
        if claimed and is_dead(holder):
            self._write(host, now, now + pause, holder=_NOBODY)
            return float(pause)
        return remaining(now, set_at, next_at)

    def _write(
        self,
        host: str,
        now: float,
        until: float,
        *,
        claimed: bool = False,
        pause: float | None = None,
        holder: str | None = None,
    ) -> None:
        self._db.execute(_UPSERT, (host, now, until, holder or self._holder, claimed, pause))


def new_holder() -> str:
    """Return a name for this process: its number, and what tells it from others that had the number."""
    return f"{os.getpid()}-{secrets.token_hex(8)}"


def is_dead(holder: str) -> bool:
    """Say whether the process of this name has ended; False when that cannot be known."""
    number = holder.partition("-")[0]
    if os.name != "posix" or not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def remaining(now: float, set_at: float, next_at: float) -> float:
    """Return the seconds left of a pause; a clock that was set back lengthens none beyond what was asked."""
    return min(next_at - now, next_at - set_at)
