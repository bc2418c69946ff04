"""Withdrawal: an article leaves every file of its source, and nothing brings it back.

::

    1  withdrawals/<id>.json               from here on nothing of it is written any more
    2  WARC                                members of its addresses, and list pages that show its headline: tombstones
    3  articles, layers, listings, seen    lines blanked, each in its place; links to it in other records taken out
    4  state.sqlite                        rows deleted and overwritten
    5  manifests                           a line that supersedes those of the changed files
    6  withdrawals/<id>.json               complete

A kill in between is completed by the next writer, step by step again. What stays is told: pages of other articles that
show its headline are their proof.
"""

import hashlib
import html
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from newsscraper.errors import BodyTooLarge
from newsscraper.items import Record
from newsscraper.store import articles, frames, manifest, seen, stored, tombstone, warcread, withdrawals
from newsscraper.store.blank import Blank, blanker
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths
from newsscraper.store.warcread import StoredRecord
from newsscraper.store.withdrawals import Capture, Withdrawal, Withdrawn, address_digest
from newsscraper.text.encoding import decode as decode_text
from newsscraper.text.urls import identity

_KINDS = ("articles", "layers", "listings", "seen")
_LEAST_TITLE = 8
"""Characters of a headline that tell it from words of any page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place that holds something of a withdrawn article."""

    file: str
    offset: int
    """Byte of the file; in a compacted part a byte of its text."""
    what: str
    """`capture`, `list page`, `line`, or `page of another article`, which stays."""
    stays: bool = False


class Withdrawer:
    """Takes articles out of one source; runs under its lock, when all parts are sealed."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection, files: Files, run_id: str) -> None:
        self._paths = paths
        self._db = db
        self._files = files
        self._run_id = run_id

    def of_article(self, article: str, *, now: datetime, reason: str) -> Withdrawal | None:
        """Return the withdrawal of an article with all its addresses; None when the source has no such article."""
        row = articles.by_id(self._db, article)
        if row is None:
            return None
        known = self._db.execute("SELECT address FROM aliases WHERE article = ? ORDER BY address", (row.n,))
        addresses = [address for (address,) in known] + ([identity(row.address)] if row.address else [])
        return Withdrawal(
            source=self._paths.slug,
            id=article,
            withdrawn_at=now.replace(microsecond=0),
            reason=reason,
            addresses=tuple(sorted({address_digest(address) for address in addresses})),
        )

    def places(self, wanted: Iterable[Withdrawal]) -> list[Place]:
        """Return every place that holds something of these articles; changes nothing."""
        by_id = {one.id: one for one in wanted}
        found = [place for place, _ in self._captures(by_id)]
        for kind, name in self._parts():
            blank, at = blanker(kind, by_id), 0
            for line in self._lines(name):
                if blank(line) is not None:
                    found.append(Place(file=name, offset=at, what="line"))
                at += len(line)
        return found

    def withdraw(self, wanted: Iterable[Withdrawal], now: datetime) -> list[Place]:
        """Take these articles out; return the places where they were, and those that stay."""
        by_id = {one.id: one for one in wanted}
        found = list(self._captures(by_id))
        members = tuple(
            Capture(file=place.file, offset=place.offset, length=record.length, record_id=record.record_id)
            for place, record in found
            if not place.stays
        )
        first = next(iter(by_id))
        by_id[first] = replace(by_id[first], captures=members)
        for one in by_id.values():
            withdrawals.write(self._paths, self._files, one)
        return [*(place for place, _ in found), *self._take_out(by_id, now)]

    def finish(self, now: datetime) -> bool:
        """Complete what a kill left half done; return whether there was anything."""
        left = {one.id: one for one in withdrawals.read(self._paths) if not one.complete}
        if left:
            self._take_out(left, now)
        return bool(left)

    def _take_out(self, by_id: dict[str, Withdrawal], now: datetime) -> list[Place]:
        """Do everything but looking for captures: from here on each step may be done again."""
        self._bury(by_id.values())
        self._clear_quarantine(by_id)
        found = [place for kind, name in self._parts() for place in self._rewrite(name, blanker(kind, by_id))]
        self._files.remove_folder(self._paths.compacting("draft"))
        self._forget(by_id)
        self._supersede(self._differing(), now)
        for one in by_id.values():
            withdrawals.write(self._paths, self._files, replace(one, complete=True))
        return found

    # ── captures ─────────────────────────────────────────────────────────────────────────────────

    def _captures(self, by_id: dict[str, Withdrawal]) -> Iterator[tuple[Place, StoredRecord]]:
        known, titles = Withdrawn.of(by_id.values()), self._titles(by_id)
        lists = {identity(url) for (url,) in self._db.execute("SELECT url FROM urls WHERE kind != 'article'")}
        for path in sorted(self._paths.folder.glob("warc/*/*.warc.gz*")):
            name = path.relative_to(self._paths.folder).as_posix()
            for record in warcread.records(path):
                if not record.target_uri or tombstone.is_tombstone(record):
                    continue
                if known.has(record.target_uri):
                    yield Place(file=name, offset=record.offset, what="capture"), record
                elif titles and record.kind == "response" and _shows(record, titles):
                    is_list = identity(record.target_uri) in lists
                    what = "list page" if is_list else "page of another article"
                    yield Place(file=name, offset=record.offset, what=what, stays=not is_list), record

    def _titles(self, by_id: dict[str, Withdrawal]) -> set[str]:
        """Return the headlines that the versions had."""
        found = set()
        for article in by_id:
            for record in self._versions(article):
                if record.title and len(record.title) >= _LEAST_TITLE:
                    found.add(" ".join(record.title.split()))
        return found

    def _versions(self, article: str) -> Iterator[Record]:
        rows = self._db.execute(
            "SELECT part, offset, length FROM versions v JOIN articles a ON a.n = v.article WHERE a.id = ?", (article,)
        )
        for place in rows.fetchall():
            yield stored.decode(stored.read_line(self._paths.folder, *place))

    def _bury(self, wanted: Iterable[Withdrawal]) -> None:
        for one in wanted:
            for member in one.captures:
                tombstone.bury(
                    self._paths.sealed(member.file),
                    member.offset,
                    member.length,
                    record_id=member.record_id,
                    date=one.withdrawn_at,
                    reason=one.reason,
                    files=self._files,
                )

    def _clear_quarantine(self, by_id: dict[str, Withdrawal]) -> None:
        """Remove damaged bytes that a repair put aside, unless they are plain lines that do not name these articles."""
        for path in sorted(self._paths.quarantine(".", 0).rglob("*")):
            if path.is_file():
                data = path.read_bytes()
                if ".jsonl.zst" in path.name or any(article.encode() in data for article in by_id):
                    self._files.unlink(path)

    # ── lines ────────────────────────────────────────────────────────────────────────────────────

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Yield kind and name of every sealed file of lines."""
        for kind in _KINDS:
            for path in sorted(self._paths.sealed(kind).rglob("*.jsonl*")):
                if path.is_file() and path.name.endswith((".jsonl", ".jsonl.zst")):
                    yield kind, path.relative_to(self._paths.folder).as_posix()

    def _lines(self, name: str) -> Iterator[bytes]:
        if name.endswith(".zst"):
            yield from frames.lines(self._paths.sealed(name))
            return
        with self._paths.sealed(name).open("rb") as stream:
            yield from stream

    def _rewrite(self, name: str, blank: Blank) -> list[Place]:
        """Write a part again where it holds something; return the places."""
        found, at = [], 0
        for line in self._lines(name):
            if blank(line) is not None:
                found.append(Place(file=name, offset=at, what="line"))
            at += len(line)
        if found:
            new = (blank(line) or line for line in self._lines(name))
            self._write(name, frames.pack(new) if name.endswith(".zst") else new)
        return found

    def _write(self, name: str, pieces: Iterable[bytes]) -> None:
        path = self._paths.sealed(name)
        draft = self._paths.compacting("draft") / path.name  # where no reader's glob meets it
        draft.unlink(missing_ok=True)
        fd, at = self._files.open(draft), 0
        try:
            for piece in pieces:
                self._files.write(fd, piece, at)
                at += len(piece)
            self._files.sync(fd)
        finally:
            self._files.close(fd)
        self._files.put(draft, path)
        self._files.sync_folder(path.parent)

    # ── state and manifests ──────────────────────────────────────────────────────────────────────

    def _forget(self, by_id: dict[str, Withdrawal]) -> None:
        known = Withdrawn.of(by_id.values())
        self._db.execute("PRAGMA secure_delete=ON")
        self._db.execute("BEGIN IMMEDIATE")
        for one in by_id.values():
            for member in one.captures:
                self._db.execute(
                    "DELETE FROM payloads WHERE warc_file = ? AND warc_offset = ?", (member.file, member.offset)
                )
            row = articles.by_id(self._db, one.id)
            if row is not None:
                for table in ("versions", "aliases", "urls", "seen", "held"):
                    self._db.execute(f"DELETE FROM {table} WHERE article = ?", (row.n,))
                self._db.execute("DELETE FROM articles WHERE n = ?", (row.n,))
        for table, column in (("urls", "url"), ("seen", "url"), ("payloads", "url")):
            for (url,) in self._db.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall():
                if known.has(url):
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (url,))
        for (url,) in self._db.execute("SELECT DISTINCT found_on FROM urls WHERE found_on IS NOT NULL").fetchall():
            if known.has(url):
                self._db.execute("UPDATE urls SET found_on = NULL WHERE found_on = ?", (url,))
        self._files.commit(self._db)
        self._db.execute("VACUUM")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        seen.write_snapshots(self._db, self._paths, self._files)

    def _supersede(self, changed: set[str], now: datetime) -> None:
        """Say in a manifest what the changed files are now."""
        told = manifest.described(self._paths)
        new = []
        for name in sorted(changed & told.keys()):
            file = manifest.describe(self._paths.sealed(name), name, told[name].kind, told[name].records)
            if file != told[name]:
                new.append(file)
        if not new:
            return
        names = tuple(file.path for file in new)
        month = manifest.append(self._paths, self._files, new, now=now, run_id=self._run_id, replaces=names)
        self._db.execute("BEGIN IMMEDIATE")
        for file in new:
            self._db.execute("UPDATE parts SET committed = ? WHERE name = ?", (file.bytes, file.path))
        manifest.note_length(self._db, self._paths, month)
        self._files.commit(self._db)

    def _differing(self) -> set[str]:
        """Return the files that are not what the manifests say: those that a killed withdrawal had changed."""
        found = set()
        for name, told in manifest.described(self._paths).items():
            path = self._paths.sealed(name)
            if path.is_file():
                with path.open("rb") as stream:
                    if hashlib.file_digest(stream, "sha256").hexdigest() != told.sha256:
                        found.add(name)
        return found


def _shows(record: StoredRecord, titles: set[str]) -> bool:
    """Say whether a page shows one of these headlines."""
    try:
        page = warcread.page(record)
    except BodyTooLarge:
        return False
    text = " ".join(html.unescape(decode_text(page.body, page.header("content-type")).text).split())
    return any(title in text for title in titles)
