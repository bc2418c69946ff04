"""Withdrawal: an article leaves every file of its source and of those beside it, and nothing brings it back.

::

    1  withdrawals/redacted/…              what will stand in captures of other articles, which show it
    2  withdrawals/<id>.json               from here on nothing of it is written any more
    3  WARC                                its captures and list pages: tombstones; other pages: spaces where it stood
    4  articles, layers, listings, seen    lines blanked, each in its place; links to it in other records taken out
    5  state.sqlite                        rows deleted and overwritten
    6  manifests                           a line that supersedes those of the changed files
    7  withdrawals/<id>.json               complete

A kill before 2 leaves all as it was; one behind it is completed by the next writer, step by step again. What stays is
told: the words of other articles that quote its headline.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from newsscraper.items import Record
from newsscraper.store import articles, manifest, seen, stored, tombstone, withdrawals
from newsscraper.store.contents import contents
from newsscraper.store.files import Files
from newsscraper.store.forget import URL, forget
from newsscraper.store.lines import Lines
from newsscraper.store.mask import Sought
from newsscraper.store.paths import SourcePaths
from newsscraper.store.traces import Place, Trace, Tracer
from newsscraper.store.withdrawals import (
    LEAST_TEXT,
    Capture,
    Redacted,
    Withdrawal,
    Withdrawn,
    address_digest,
    text_digest,
)
from newsscraper.text.urls import identity


class Withdrawer:
    """Takes articles out of one source; runs under its lock, when all parts are sealed."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection, files: Files, run_id: str) -> None:
        self._paths = paths
        self._db = db
        self._files = files
        self._run_id = run_id
        self._lines = Lines(paths, files)

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
            texts=tuple(sorted({text_digest(text) for text in self._texts(article)})),
        )

    def sought(self, wanted: Iterable[Withdrawal]) -> Sought:
        """Return what to look for, in this source and in others: to be asked while the articles can be read."""
        made = list(wanted)
        versions = [version for one in made for version in self._versions(one.id)]
        return Sought(
            Withdrawn.of(made),
            frozenset(text for one in made for text in self._texts(one.id)),
            frozenset(url for version in versions for url in (version.url, version.canonical_url) if url),
        )

    def places(self, wanted: Iterable[Withdrawal], sought: Sought, now: datetime) -> list[Place]:
        """Return every place that holds something of these articles; changes nothing."""
        by_id = {one.id: one for one in wanted}
        found = [trace.place for trace in Tracer(self._paths, self._db).traces(sought, now)]
        found += self._lines.places(by_id)
        return found

    def withdraw(self, wanted: Iterable[Withdrawal], sought: Sought, now: datetime) -> list[Place]:
        """Take these articles out; return the places where they were, and those that stay.

        The articles may be another source's: then this one forgets what it shows of them, and keeps the withdrawals.
        """
        by_id = {one.id: one for one in wanted}
        self._files.remove_folder(self._paths.redaction("x", 0).parent)
        found, captures, redacted = self._prepare(sought, now)
        first = next(iter(by_id))
        damaged = tuple(sorted(self._differing()))
        by_id[first] = replace(by_id[first], captures=tuple(captures), redacted=tuple(redacted), damaged=damaged)
        for one in by_id.values():
            withdrawals.write(self._paths, self._files, one)
        return [*found, *self._take_out(by_id, now)]

    def _prepare(self, sought: Sought, now: datetime) -> tuple[list[Place], list[Capture], list[Redacted]]:
        """Find what WARC holds, and lay ready what takes its place."""
        found: list[Place] = []
        captures: list[Capture] = []
        redacted: list[Redacted] = []
        for trace in Tracer(self._paths, self._db).traces(sought, now):
            place = trace.place
            found.append(place)
            if trace.member is not None:
                self._files.replace(self._paths.redaction(place.file, place.offset), trace.member)
                redacted.append(_redacted(trace))
            elif not place.stays:
                captures.append(_capture(trace))
        return found, captures, redacted

    def finish(self, now: datetime) -> bool:
        """Complete what a kill left half done; return whether there was anything."""
        left = {one.id: one for one in withdrawals.read(self._paths) if not one.complete}
        if left:
            self._take_out(left, now)
        self._files.remove_folder(self._paths.redaction("x", 0).parent)
        return bool(left)

    def _take_out(self, by_id: dict[str, Withdrawal], now: datetime) -> list[Place]:
        """Do everything but looking for captures: from here on each step may be done again."""
        self._bury(by_id.values())
        self._redact(by_id.values())
        self._clear_quarantine(by_id)
        found = self._lines.blank(by_id)
        self._forget(by_id)
        self._supersede(self._differing().difference(*(one.damaged for one in by_id.values())), now)
        for one in by_id.values():
            withdrawals.write(self._paths, self._files, replace(one, complete=True))
        self._files.remove_folder(self._paths.redaction("x", 0).parent)
        return found

    # ── captures ─────────────────────────────────────────────────────────────────────────────────

    def _texts(self, article: str) -> set[str]:
        """Return what other pages show of an article: what is its own, and says something.

        A title that other articles have too, the newspaper's name and a description that is not taken from the body
        stand on every page of some sites.
        """
        found = set()
        for record in self._versions(article):
            body = " ".join(record.body.split())
            for text in (record.title, record.subtitle, record.description):
                said = " ".join((text or "").split())
                is_common = said == record.source_name or (text == record.title and self._is_usual(record))
                is_its_own = text != record.description or said[:40] in body
                if len(said) >= LEAST_TEXT and is_its_own and not is_common:
                    found.add(said)
        return found

    def _is_usual(self, record: Record) -> bool:
        query = "SELECT count(DISTINCT article) FROM versions WHERE title = ?"
        return bool(self._db.execute(query, (contents(record).title,)).fetchone()[0] > 1)

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

    def _redact(self, wanted: Iterable[Withdrawal]) -> None:
        """Let what was laid ready take the place of captures; what is gone is done."""
        for one in (redacted for each in wanted for redacted in each.redacted):
            ready = self._paths.redaction(one.file, one.offset)
            if not ready.exists():
                continue
            fd = self._files.open(self._paths.sealed(one.file))
            try:
                self._files.write(fd, ready.read_bytes(), one.offset)
                self._files.sync(fd)
            finally:
                self._files.close(fd)

    def _clear_quarantine(self, by_id: dict[str, Withdrawal]) -> None:
        """Remove damaged bytes that a repair put aside, unless they are plain lines that do not show these articles."""
        known = Withdrawn.of(by_id.values())
        for path in sorted(self._paths.quarantine(".", 0).rglob("*")):
            if path.is_file():
                data = path.read_bytes()
                urls = URL.findall(data.decode("utf-8", "replace"))
                shows = any(article.encode() in data for article in by_id) or any(map(known.has, urls))
                if ".jsonl.zst" in path.name or shows:
                    self._files.unlink(path)

    # ── state and manifests ──────────────────────────────────────────────────────────────────────

    def _forget(self, by_id: dict[str, Withdrawal]) -> None:
        self._db.execute("PRAGMA secure_delete=ON")
        self._db.execute("BEGIN IMMEDIATE")
        forget(self._db, list(by_id.values()))
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
        """Return the files that are not what the manifests say: damaged ones before, those it changed as well after."""
        found = set()
        for name, told in manifest.described(self._paths).items():
            path = self._paths.sealed(name)
            if path.is_file():
                with path.open("rb") as stream:
                    if hashlib.file_digest(stream, "sha256").hexdigest() != told.sha256:
                        found.add(name)
        return found


def _capture(trace: Trace) -> Capture:
    record = trace.record
    return Capture(file=trace.place.file, offset=record.offset, length=record.length, record_id=record.record_id)


def _redacted(trace: Trace) -> Redacted:
    record = trace.record
    return Redacted(
        file=trace.place.file, offset=record.offset, record_id=record.record_id, html_sha256=trace.html_sha256
    )
