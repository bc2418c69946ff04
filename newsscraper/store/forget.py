"""What the state of a source forgets when something is withdrawn: rows of the articles, and every mention of them."""

import re
import sqlite3
from collections.abc import Iterable

from newsscraper.store import articles, blank, stored
from newsscraper.store.records import encode
from newsscraper.store.withdrawals import Withdrawal, Withdrawn

URL = re.compile(r"https?://[^\s\"'<>\\]+")
"""An address inside a text."""


def forget(db: sqlite3.Connection, withdrawn: Iterable[Withdrawal]) -> None:
    """Delete what the state knows of these articles. The caller begins and ends the transaction."""
    wanted = list(withdrawn)
    known = Withdrawn.of(wanted)
    for one in wanted:
        _captures(db, one)
        row = articles.by_id(db, one.id)
        if row is not None:
            for table in ("versions", "aliases", "urls", "seen", "held"):
                db.execute(f"DELETE FROM {table} WHERE article = ?", (row.n,))
            db.execute("DELETE FROM articles WHERE n = ?", (row.n,))
    _addresses(db, known)
    _mentions(db, known)
    _held(db, known)


def _captures(db: sqlite3.Connection, one: Withdrawal) -> None:
    """Let nothing refer to what is not there any more; versions of other articles lose a proof that went."""
    for gone in one.captures:
        place = (gone.file, gone.offset)
        db.execute("DELETE FROM payloads WHERE warc_file = ? AND warc_offset = ?", place)
        db.execute(
            "UPDATE versions SET warc_file = NULL, warc_offset = NULL, warc_length = NULL "
            "WHERE warc_file = ? AND warc_offset = ?",
            place,
        )
    for changed in one.redacted:
        place = (changed.file, changed.offset)
        new = bytes.fromhex(changed.html_sha256)[:16]
        for row in db.execute("SELECT sha FROM payloads WHERE warc_file = ? AND warc_offset = ?", place).fetchall():
            db.execute("UPDATE urls SET payload = ? WHERE payload = ?", (new, *row))
        db.execute("DELETE FROM payloads WHERE warc_file = ? AND warc_offset = ?", place)


def _addresses(db: sqlite3.Connection, known: Withdrawn) -> None:
    for table in ("urls", "seen", "payloads"):
        for (url,) in db.execute(f"SELECT DISTINCT url FROM {table}").fetchall():
            if known.has(url):
                db.execute(f"DELETE FROM {table} WHERE url = ?", (url,))


def _mentions(db: sqlite3.Connection, known: Withdrawn) -> None:
    for column in ("found_on", "error"):
        query = f"SELECT DISTINCT {column} FROM urls WHERE {column} IS NOT NULL"
        for (text,) in db.execute(query).fetchall():
            if known.has(text) or any(map(known.has, URL.findall(text))):
                db.execute(f"UPDATE urls SET {column} = NULL WHERE {column} = ?", (text,))


def _held(db: sqlite3.Connection, known: Withdrawn) -> None:
    """Take links to what was withdrawn out of versions that a mass change holds back."""
    for article, line in db.execute("SELECT article, record FROM held").fetchall():
        held = stored.decode(line)
        other = blank.without(held, known)
        if other is not held:
            db.execute("UPDATE held SET record = ? WHERE article = ?", (encode(other), article))
