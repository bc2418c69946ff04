"""An archive: the stream of its records, one article's history, the bytes that prove a record, tables."""

import contextlib
import difflib
from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from newsscraper.errors import ArchiveDamage, ArchiveError, ArchiveLocked, UsageError
from newsscraper.items import Record
from newsscraper.read import sealed
from newsscraper.read.columns import TABLES
from newsscraper.read.coverage import coverage
from newsscraper.read.diff import Difference, difference
from newsscraper.read.listed import listed
from newsscraper.read.selection import EVERYTHING, Selection
from newsscraper.read.stream import Stream
from newsscraper.store import paths, stored, withdrawals
from newsscraper.store.paths import SourcePaths
from newsscraper.store.records import decode
from newsscraper.store.state import connect_to_read
from newsscraper.text.urls import identity

_PLACES = """
SELECT v.part, v.offset, v.length FROM versions v JOIN articles a ON a.n = v.article
JOIN parts p ON p.name = v.part AND p.sealed = 1 WHERE a.id = ? ORDER BY v.version
"""

_TRIES = 3


class Archive(Stream):
    """An archive as it was sealed."""

    def history(self, article: str, source: str | None = None) -> Iterator[Record]:
        """Yield the sealed versions of an article (`art_…`), oldest first; none when the archive has no such id.

        With its `source`, no other one is asked.
        """
        for slug in [source] if source else self.sources():
            found = self._history(slug, article)
            if found:
                yield from found
                return

    def version(self, article: str, version: int | None = None) -> Record:
        """Return one version of an article, the latest by default; raises `UsageError` when there is none."""
        found = list(self.history(article))
        if not found:
            raise self.unknown(article)
        record = next((record for record in reversed(found) if version in (None, record.version)), None)
        if record is None:
            raise UsageError(f"{article} has versions 1 to {found[-1].version}, not {version}")
        return record

    def diff(self, article: str, a: int | None = None, b: int | None = None) -> Difference:
        """Return what changed from version `a` of an article to version `b`, by default its latest.

        Without both, what its last edit changed. Raises `UsageError` for versions it does not have.
        """
        new = self.version(article, b)
        before = (new.version or 1) - 1 if a is None else a
        if not before:
            raise UsageError(f"{article} has one version only: nothing changed")
        return difference(self.version(article, before), new)

    def find(self, url: str) -> str | None:
        """Return the id of the article at an address, under whatever name it is known; None when there is none."""
        wanted = identity(url)
        for slug in self.sources():
            db = connect_to_read(paths.SourcePaths.of(self.root, slug).state)
            if db is None:
                found = (record for record in self.articles(slug) if wanted in map(identity, _addresses(record)))
                row = next(((record.id,) for record in found), None)
            else:
                with contextlib.closing(db):
                    query = "SELECT a.id FROM aliases x JOIN articles a ON a.n = x.article WHERE x.address = ?"
                    row = db.execute(query, (wanted,)).fetchone()
            if row is not None:
                return str(row[0])
        return None

    def unknown(self, article: str) -> UsageError:
        """Return the sentence for an article that is not there, with those that it may have been meant to be."""
        alike = self.near(article) if article.startswith("art_") and len(article) > 9 else []
        next_step = f"did you mean {' or '.join(alike)}?" if alike else "list some with: newsscraper latest"
        return UsageError(f"{self.root} holds no article {article or '``'}; {next_step}")

    def near(self, article: str) -> list[str]:
        """Return ids of articles that look like one: the same beginning or the same end, the likest first."""
        found: list[str] = []
        states = (connect_to_read(paths.SourcePaths.of(self.root, slug).state) for slug in self.sources())
        for db in filter(None, states):
            with contextlib.closing(db):
                alike = (f"{article[:9]}%", f"%{article[-8:]}")
                rows = db.execute("SELECT id FROM articles WHERE id LIKE ? OR id LIKE ? LIMIT 1000", alike)
                found += (row[0] for row in rows)
        return difflib.get_close_matches(article, found, n=3, cutoff=0.5)

    def raw(self, record: Record) -> bytes:
        """Return the page that a record was made from: the body after transfer- and content-decoding.

        Raises `ArchiveDamage` when the bytes are missing or not those of `html_sha256`, `ArchiveError` when the record
        points to none (imported from a table), `ArchiveLocked` while a withdrawal goes through the source.
        """
        try:
            return self._raw(record)
        except ArchiveDamage as error:
            if withdrawals.are_complete(SourcePaths.of(self.root, record.source)):
                raise
            raise ArchiveLocked(
                f"{record.source}: a withdrawal is under way, or was interrupted: ask again when it is complete; if no "
                f"command runs, run: newsscraper archive seal --source {record.source}"
            ) from error

    def _raw(self, record: Record) -> bytes:
        page = stored.read_page(self._folder(record.source), record)
        if page is None:
            raise ArchiveError(f"{record.version_id} points to no bytes: it was imported from a table")
        digest = sha256(page.body).hexdigest()
        of = SourcePaths.of(self.root, record.source)
        if record.html_sha256 not in (None, digest) and not withdrawals.has_changed(of, record, digest):
            raise ArchiveDamage(f"{record.warc_file}: the bytes at {record.warc_offset} are not those of the record")
        return page.body

    # ── tables ───────────────────────────────────────────────────────────────────────────────────

    def table(self, name: str = "articles", wanted: Selection = EVERYTHING) -> Iterator[bytes]:
        """Yield the rows of a table as lines of JSON: `articles`, `versions`, `listings` or `coverage`.

        `articles` has one row each, its newest version with `n_versions`, `last_seen_at`, `gone_at` and
        `title_changed`. Raises `UsageError` for another name.
        """
        if name == "articles":
            return self.rows(wanted)
        if name == "versions":
            return (line for _, line in self.lines(wanted, latest=False))
        if name == "listings":
            shown = (row for slug in self._chosen(wanted) for row in listed(self.root, slug, wanted))
            return (msgspec.json.encode(row) + b"\n" for row in shown)
        if name == "coverage":
            return (msgspec.json.encode(row) + b"\n" for row in coverage(self.root, self._chosen(wanted), wanted))
        raise UsageError(f"{name!r} is no table: there are {', '.join(TABLES)}")

    def _history(self, slug: str, article: str) -> list[Record]:
        folder = self._folder(slug)
        for attempt in range(_TRIES):
            db = connect_to_read(paths.SourcePaths.of(self.root, slug).state)
            if db is None:
                return _sorted(article, sealed.lines(folder, "articles"))
            with contextlib.closing(db):
                places = db.execute(_PLACES, (article,)).fetchall()
            try:
                return [decode(stored.read_line(folder, *place)) for place in places]
            except (ArchiveDamage, FileNotFoundError):  # a compaction moved them between the two
                if attempt == _TRIES - 1:
                    raise
        raise AssertionError


def _addresses(record: Record) -> list[str]:
    return [record.url, *filter(None, [record.canonical_url])]


def _sorted(article: str, lines: Iterable[bytes]) -> list[Record]:
    """Return the records of one article among lines, oldest version first."""
    wanted = article.encode()
    found = (decode(line) for line in lines if wanted in line[:200])
    return sorted((record for record in found if record.id == article), key=lambda record: record.version or 0)
