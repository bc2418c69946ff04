"""What the files of a source say of it, as rows of a new state: one line or record at a time, in any order of versions.

The files hold everything but three things: which captures a mass change held back (their articles are fetched again),
the text of the last error of an address, and, after a kill, what the day saw since the last close.
"""

import hashlib
import sqlite3
from datetime import datetime

import msgspec

from newsscraper.errors import BodyTooLarge
from newsscraper.items import RECORDED, Outcome, Record
from newsscraper.store import articles, frontier, listings, versions, warcread
from newsscraper.store.articles import Place
from newsscraper.store.contents import Contents, contents
from newsscraper.store.frontier import stamp
from newsscraper.store.paths import day_of
from newsscraper.store.seen import SeenLine
from newsscraper.store.warcread import StoredRecord
from newsscraper.text.urls import absolute, canonical, identity

NEW_PRIORITY = 500
"""Of an address that a list showed and that was never fetched: what the crawl gives to new ones."""

_ANSWERED = RECORDED | {Outcome.NOT_MODIFIED}
"""Outcomes of an article that is there, whatever was before."""

_SCRATCH = """
CREATE TEMP TABLE kept (address TEXT PRIMARY KEY, payload BLOB, day TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE named (at INTEGER NOT NULL, address TEXT NOT NULL, article INTEGER NOT NULL, own INTEGER NOT NULL);
CREATE TEMP TABLE given (
  article INTEGER PRIMARY KEY, url TEXT, found_on TEXT, via TEXT, etag TEXT, modified TEXT, status INTEGER, at INTEGER
);
CREATE TEMP TABLE shown (url TEXT PRIMARY KEY, fetch_url TEXT, found_on TEXT, via TEXT, at INTEGER) WITHOUT ROWID;
"""
_URL = """
INSERT INTO urls (url, kind, priority, due_at, found_on, found_via, depth, attempts, etag, last_modified, outcome,
  status, fetched_at, article) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, priority = excluded.priority, due_at = excluded.due_at,
  attempts = excluded.attempts, etag = excluded.etag, last_modified = excluded.last_modified,
  outcome = excluded.outcome, status = excluded.status, fetched_at = excluded.fetched_at,
  article = coalesce(excluded.article, article)
WHERE excluded.fetched_at >= coalesce(urls.fetched_at, 0)
"""
_UNSEEN = """
INSERT OR IGNORE INTO urls (url, kind, priority, due_at, found_on, found_via, depth, attempts, etag, last_modified,
  outcome, status, fetched_at, article)
SELECT url, 'article', 0, ?, found_on, via, 0, 0, etag, modified, 'article', status, at, article FROM given
WHERE article IN (SELECT n FROM articles WHERE address IS NULL)
"""
_FOUND = """
UPDATE urls SET (found_on, found_via) = (SELECT found_on, via FROM given WHERE given.article = urls.article)
WHERE article IN (SELECT article FROM given)
"""
_SHOWN = """
INSERT OR IGNORE INTO urls (url, kind, priority, due_at, found_on, found_via, depth, attempts)
SELECT url, 'article', ?, at, found_on, via, 0, 0 FROM shown
"""
_FETCH = """
UPDATE urls SET fetch_url = (SELECT fetch_url FROM shown WHERE shown.url = urls.url)
WHERE kind = 'article' AND url IN (SELECT url FROM shown)
"""


class _Item(msgspec.Struct):
    url: str
    title: str


class _Listing(msgspec.Struct):
    """What is needed of a `ListingLine`."""

    listing: str
    kind: str
    fetched_at: datetime
    items: tuple[_Item, ...]


_seen = msgspec.json.Decoder(SeenLine)
_listing = msgspec.json.Decoder(_Listing)


class Relearner:
    """Fills an empty state. The caller begins and ends the transaction."""

    def __init__(self, db: sqlite3.Connection, now: datetime) -> None:
        self._db = db
        self._now = stamp(now)
        db.executescript(_SCRATCH)

    # ── articles ─────────────────────────────────────────────────────────────────────────────────

    def version(self, record: Record, place: Place) -> None:
        """Take in a line of `articles`; what was withdrawn leaves no row."""
        if record.status != "usable" or record.id is None or record.version is None:
            return
        article = articles.by_id(self._db, record.id)
        first = record.first_seen_at or record.fetched_at
        when = stamp(first) if first else self._now
        n = article.n if article else articles.insert_article(self._db, record.id, when, versions.publication(record))
        latest = article.latest if article else 0
        articles.insert_version(self._db, n, record, contents(record), place)
        if record.version > latest:
            articles.set_publication(self._db, n, versions.publication(record))
        else:
            self._db.execute("UPDATE articles SET latest = ? WHERE n = ?", (latest, n))
        self._from_record(n, record)

    def _from_record(self, n: int, record: Record) -> None:
        at = stamp(record.fetched_at) if record.fetched_at else self._now
        for url in dict.fromkeys((record.canonical_url, record.url)):
            if url:
                self._name(at, url, n, own=True)
        via = record.found_via.value if record.found_via else "section"
        row = (n, canonical(record.url), record.found_on, via, record.etag, record.last_modified, record.http_status)
        self._db.execute("INSERT OR REPLACE INTO given VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, at))

    def layer(self, record: Record) -> None:
        """Take in a line of `layers`: the latest version is compared by what another extractor found in its bytes."""
        article = articles.by_id(self._db, record.id or "")
        if article is not None and article.latest == record.version:
            known: Contents = contents(record)
            articles.set_baseline(self._db, article.n, article.latest, known, record.extractor)

    # ── checks ───────────────────────────────────────────────────────────────────────────────────

    def seen(self, line: bytes, *, again: bool = False) -> None:
        """Take in a line of `seen`; `again`: it is a row of a day that is not sealed."""
        told = _seen.decode(line)
        if not told.url:  # withdrawn
            return
        article = articles.by_id(self._db, told.id) if told.id else None
        n = article.n if article else None
        at = stamp(told.last_at)
        due = stamp(told.next_check_at) if told.next_check_at else None
        row = (told.url, told.kind, told.priority, due, None, "section", told.attempts, told.etag, told.last_modified)
        outcome = told.outcome if told.outcome != "not_modified" or n is None else "article"
        self._db.execute(_URL, (*row, outcome, told.http_status, at, n))
        if n is not None:
            self._checked(n, told, at)
        if again:
            self._put_back(n, told)

    def _checked(self, n: int, told: SeenLine, at: int) -> None:
        if told.outcome in RECORDED:
            self._name(at, told.url, n, own=True)
            self._move(n, told.url)
        for event in told.events:
            self._event(n, told, event)
        if told.outcome in _ANSWERED:
            self._db.execute(
                "UPDATE articles SET gone_at = NULL, missing_since = NULL WHERE n = ? AND "
                "coalesce(gone_at, missing_since, ?) <= ?",
                (n, at, at),
            )

    def _move(self, n: int, url: str) -> None:
        """Let an article be checked at another address; the one before rests."""
        (old,) = self._db.execute("SELECT address FROM articles WHERE n = ?", (n,)).fetchone()
        if old is not None and old != url:
            frontier.unschedule(self._db, old)
        self._db.execute("UPDATE articles SET address = ? WHERE n = ?", (url, n))

    def _event(self, n: int, told: SeenLine, event: dict[str, object]) -> None:
        name, at = event.get("event"), stamp(datetime.fromisoformat(str(event["at"])))
        if name == "missing":
            self._db.execute("UPDATE articles SET missing_since = ? WHERE n = ?", (at, n))
        elif name == "gone":
            self._db.execute("UPDATE articles SET gone_at = ? WHERE n = ?", (at, n))
        elif name == "address":
            self._name(at, str(event["url"]), n, own=bool(event.get("own")))
        elif name == "redirected":
            self._name(at, str(event["to"]), n, own=False)
        elif name == "moved":
            row = (event["url"], "article", told.priority, None, None, "section", 0, told.etag, told.last_modified)
            self._db.execute(_URL, (*row, Outcome.REDIRECTED.value, told.http_status, at, n))
        elif name == "held":
            self._db.execute("UPDATE urls SET due_at = ? WHERE url = ?", (self._now, told.url))

    def _put_back(self, n: int | None, told: SeenLine) -> None:
        """Make a row of a snapshot a row again."""
        ref = told.url if n is None else f"#{n}"
        spans = (told.checks, stamp(told.first_at), stamp(told.last_at))
        row = (told.day, ref, n, told.url, *spans, told.outcome, told.http_status)
        events = msgspec.json.encode(told.events).decode()
        self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, events))

    def _name(self, at: int, url: str, n: int, *, own: bool) -> None:
        self._db.execute("INSERT INTO named VALUES (?, ?, ?, ?)", (at, identity(url), n, int(own)))

    # ── lists ────────────────────────────────────────────────────────────────────────────────────

    def listing(self, line: bytes) -> None:
        """Take in a line of `listings`: what the list shows now, and addresses that may never have been fetched."""
        told = _listing.decode(line)
        at = stamp(told.fetched_at)
        shown = listings.digest_of((item.url, item.title) for item in told.items)
        self._db.execute(
            "UPDATE urls SET listing = ? WHERE url IN (?, ?)", (shown, told.listing, canonical(told.listing))
        )
        via = told.kind if told.kind in ("feed", "sitemap", "home") else "section"
        for item in told.items:
            if not item.url:  # withdrawn
                continue
            key = canonical(item.url)
            row = (key, item.url if item.url != key else None, told.listing, via, at)
            self._db.execute("INSERT OR IGNORE INTO shown VALUES (?, ?, ?, ?, ?)", row)

    # ── captures ─────────────────────────────────────────────────────────────────────────────────

    def capture(self, record: StoredRecord, name: str) -> None:
        """Take in a record of a WARC file: bodies that later captures may refer to, and what was kept of an address."""
        if record.kind not in ("response", "revisit") or not record.target_uri or not record.is_http:
            return
        payload = self._payload(record) if record.kind == "response" else self._referred(record)
        if payload is None:
            return
        at = stamp(record.date)
        self._db.execute(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (identity(record.target_uri), payload, day_of(record.date))
        )
        if record.kind == "response":
            place = (record.target_uri, at, record.record_id, name, record.offset, record.length)
            row = (self._hop(record) or payload, *place)
            self._db.execute("INSERT OR IGNORE INTO payloads VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _payload(self, record: StoredRecord) -> bytes | None:
        try:
            return hashlib.sha256(warcread.page(record).body).digest()[:16]
        except BodyTooLarge:
            return None

    def _referred(self, record: StoredRecord) -> bytes | None:
        row = self._db.execute(
            "SELECT sha FROM payloads WHERE record_id = ?", (record.field("WARC-Refers-To"),)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def _hop(self, record: StoredRecord) -> bytes | None:
        """Return the key under which a redirect is remembered."""
        if record.block[9:10] != b"3":
            return None
        page = warcread.page(record)
        target = absolute(record.target_uri or "", page.header("location") or "")
        return hashlib.sha256(f"hop\n{record.target_uri}\n{target}".encode()).digest()[:16] if target else None

    # ── the end ──────────────────────────────────────────────────────────────────────────────────

    def finish(self) -> None:
        """Settle what needs all files: aliases by age, what waits in the frontier, volatile articles, kept captures."""
        query = "SELECT address, article, max(own) OVER (PARTITION BY address, article) FROM named ORDER BY at, rowid"
        self._db.execute(f"INSERT OR IGNORE INTO aliases {query}")
        self._db.execute(_UNSEEN, (self._now,))
        self._db.execute(
            "UPDATE articles SET address = (SELECT url FROM given WHERE article = n) WHERE address IS NULL"
        )
        self._db.execute(_FOUND)
        self._db.execute(_SHOWN, (NEW_PRIORITY,))
        self._db.execute(_FETCH)
        self._rest_known()
        for n, latest in self._db.execute("SELECT n, latest FROM articles WHERE latest >= ?", (versions.VOLATILE,)):
            history = articles.history(self._db, n)
            volatile = versions.is_volatile(history[:-1], history[-1].fetched_at)
            self._db.execute("UPDATE articles SET volatile = ? WHERE n = ? AND latest = ?", (int(volatile), n, latest))

    def _rest_known(self) -> None:
        """Join addresses with their articles and captures; an alias that was shown is no new article."""
        for (url,) in self._db.execute("SELECT url FROM urls").fetchall():
            key = identity(url)
            kept = self._db.execute("SELECT payload, day FROM kept WHERE address = ?", (key,)).fetchone()
            if kept is not None:
                self._db.execute("UPDATE urls SET payload = ?, kept_on = ? WHERE url = ?", (*kept, url))
            known = self._db.execute("SELECT 1 FROM aliases WHERE address = ?", (key,)).fetchone()
            if known is not None:
                self._db.execute("DELETE FROM urls WHERE url = ? AND fetched_at IS NULL", (url,))
