"""Pages of other archives, and rows of tables, become visits like those of a crawl: same versions, same proof.

Files are streamed. How far a source has come in a file is written in the same transaction as its records, so that an
import that was killed goes on where it was and takes nothing twice.
"""

import hashlib
import re
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from newsscraper.errors import BadInput, BodyTooLarge, UsageError
from newsscraper.items import Committed, FoundVia, FrontierEntry, Origin, Outcome, Page, Record, Verdict, Visit
from newsscraper.store import foreign, foreign_wacz, paths, warc, warcread, wire
from newsscraper.store.foreign import Tell
from newsscraper.store.paths import SourcePaths
from newsscraper.store.state import connect_to_read, get_meta
from newsscraper.store.validate import PATTERNS
from newsscraper.store.warcread import StoredRecord
from newsscraper.store.writer import Clock, SourceWriter, open_writer
from newsscraper.text.encoding import decode as decode_text
from newsscraper.text.language import language_of, may_be_arabic
from newsscraper.text.urls import canonical, host

MOST_OPEN = 64
"""Sources that are open at once."""
MOST_WAITING = 256
"""Visits of a source that wait for their commit."""
MOST_BYTES = 10_000_000
"""Bytes of a page that are read, as in a crawl."""

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the first web page nothing was captured."""
_DAY = timedelta(days=1)

ReadPage = Callable[[Page], Record | None]
"""Returns the draft of an article, None for a page that is none."""
ReadRow = Callable[[dict[str, object]], Record]
"""Returns the draft of a row; raises `BadInput`."""


class Row(Protocol):
    """A row of a table and its place."""

    @property
    def line(self) -> int:
        """Return its number, counted from 1."""

    @property
    def offset(self) -> int:
        """Return its first byte, unpacked."""

    def values(self) -> dict[str, object]:
        """Return what it holds; raises `BadInput`."""


_ARABIC = re.compile(r"[ء-ي]|\\u06[2-4][0-9A-Fa-f]")
"""An Arabic letter, also as JSON may escape it."""
_LEAST_LETTERS = 200
_RECORD_ID, _URL = re.compile(PATTERNS["warc_record_id"]), re.compile(PATTERNS["url"])


@dataclass(slots=True)
class Imported:
    """What an import did."""

    verdicts: Counter[str] = field(default_factory=Counter)
    """Committed pages by verdict: new, changed, unchanged …"""
    passed: Counter[str] = field(default_factory=Counter)
    """Records that were passed over, by reason."""
    damage: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)


class Importer:
    """Takes files into an archive; use it as a context manager, which closes the sources."""

    def __init__(
        self,
        root: Path,
        *,
        run_id: str,
        clock: Clock,
        source_of: Callable[[str], str],
        wait: float = 0.0,
    ) -> None:
        self.told = Imported()
        self._root = root
        self._run_id = run_id
        self._clock = clock
        self._source_of = source_of
        self._wait = wait
        self._open: OrderedDict[str, SourceWriter] = OrderedDict()
        self._waiting: dict[str, list[Future[Committed]]] = {}
        self._done: dict[tuple[str, str], int] = {}

    # ── WARC and WACZ ────────────────────────────────────────────────────────────────────────────

    def warc(self, file: Path, read: ReadPage, *, name: str | None = None) -> None:
        """Take in a WARC file: its Arabic articles, past every damage, which is told.

        `name`: of a file that is a copy.
        """
        shown, digest = name or str(file), _digest(file)

        def tell(sentence: str) -> None:
            self.told.damage.append(f"{shown}: {sentence}")

        for number, record in enumerate(foreign.records(file, max_block=MOST_BYTES, tell=tell), 1):
            origin = Origin(
                file=name or file.name,
                sha256=digest,
                number=number,
                offset=record.offset,
                record_id=record.record_id,
            )
            self._record(record, origin, read)

    def wacz(self, file: Path, read: ReadPage, *, name: str | None = None) -> None:
        """Take in the WARC files of a WACZ, however deep in it they lie; `name`: of a file that is a copy."""
        for inner, copy in foreign_wacz.warcs(file, self.told.damage.append, name=name):
            self.warc(copy, read, name=inner)

    def _record(self, record: StoredRecord, origin: Origin, read: ReadPage) -> None:
        if record.kind == "warcinfo":
            return
        slug, why = self._slug(record.target_uri or ""), _unwanted(record, self._clock())
        if slug is None or why or self._is_done(slug, origin):
            self.told.passed[why or ("no source" if slug is None else "imported before")] += 1
            return
        page, why = _page(record, origin)
        if page is not None and not may_be_arabic(page.body):
            self.told.passed["not Arabic"] += 1
            return
        draft = read(page) if page is not None else None
        if page is None or draft is None:
            self.told.passed[why or "no article"] += 1
            return
        if not (language_of(f"{draft.title or ''}\n{draft.body}") or "").startswith("ar"):
            self.told.passed["not Arabic"] += 1
            return
        self._submit(slug, page.url, replace(draft, capture_origin="warc"), origin, page)

    # ── tables ───────────────────────────────────────────────────────────────────────────────────

    def rows(
        self, file: Path, rows: Callable[[Tell], Iterable[Row]], read: ReadRow, *, name: str | None = None
    ) -> None:
        """Take in the rows of a table. One that cannot be read is told with its line.

        `name`: of a file that is a copy. Raises `BadInput` for a file that is no table.
        """
        shown, digest = name or str(file), _digest(file)
        for row in self._named(shown, rows):
            try:
                draft = read(row.values())
                slug = self._slug(draft.url)
                origin = Origin(file=name or file.name, sha256=digest, number=row.line, offset=row.offset)
                if slug is None or self._is_done(slug, origin):
                    self.told.passed["no source" if slug is None else "imported before"] += 1
                    continue
                self._submit(slug, draft.url, draft, origin, None)
            except BadInput as error:
                self.told.damage.append(f"{shown}, line {row.line:,}: {error}")

    def _named(self, shown: str, rows: Callable[[Tell], Iterable[Row]]) -> Iterator[Row]:
        """Yield rows; what is told of them, or raised, gets the name of the file."""
        try:
            yield from rows(lambda sentence: self.told.damage.append(f"{shown}: {sentence}"))
        except BadInput as error:
            raise BadInput(f"{shown}: {error}") from error

    # ── sources ──────────────────────────────────────────────────────────────────────────────────

    def _slug(self, url: str) -> str | None:
        """Return the source of an address; None for what is no address of the web."""
        try:
            return paths.check_slug(self._source_of(url)) if host(url) else None
        except UsageError:
            return None

    def _is_done(self, slug: str, origin: Origin) -> bool:
        key = slug, origin.sha256
        if key not in self._done:
            db = connect_to_read(SourcePaths.of(self._root, slug).state)
            if db is None:
                self._done[key] = 0
            else:
                with closing(db):
                    self._done[key] = int(get_meta(db, f"imported {origin.sha256}") or 0)
        return origin.number <= self._done[key]

    def _submit(self, slug: str, url: str, draft: Record, origin: Origin, page: Page | None) -> None:
        writer = self._writer(slug)
        visit = Visit(
            entry=FrontierEntry(url=canonical(url), found_via=FoundVia.IMPORT),
            outcome=Outcome.ARTICLE,
            fetched_at=draft.fetched_at or self._clock(),
            page=page,
            record=replace(draft, found_via=FoundVia.IMPORT),
            origin=origin,
        )
        waiting = self._waiting.setdefault(slug, [])
        waiting.append(writer.submit(visit))
        if len(waiting) >= MOST_WAITING:
            self._settle(slug)

    def _writer(self, slug: str) -> SourceWriter:
        if slug not in self._open:
            while len(self._open) >= MOST_OPEN:
                self._close(next(iter(self._open)))
            self._open[slug] = open_writer(self._root, slug, run_id=self._run_id, clock=self._clock, wait=self._wait)
            self.told.sources.add(slug)
        self._open.move_to_end(slug)
        return self._open[slug]

    def _settle(self, slug: str) -> None:
        """Wait for what was submitted; a record that the store refuses is told, a disk that refuses ends the import."""
        for future in self._waiting.pop(slug, []):
            try:
                verdict = future.result().verdict
                if verdict is Verdict.NONE:
                    self.told.passed["withdrawn"] += 1
                else:
                    self.told.verdicts[verdict.value] += 1
            except BadInput as error:
                self.told.damage.append(str(error))

    def _close(self, slug: str) -> None:
        writer = self._open.pop(slug)
        try:
            self._settle(slug)
        finally:
            writer.close()
        self.told.damage += writer.damage

    def __enter__(self) -> "Importer":
        return self

    def __exit__(self, *_: object) -> None:
        for slug in list(self._open):
            self._close(slug)


def _unwanted(record: StoredRecord, now: datetime) -> str | None:
    """Return why a record cannot be the capture of a page; None when it may be one."""
    if record.kind != "response":
        return f"no response: {record.kind or 'without a type'}"
    if record.field("WARC-Segment-Number") is not None:
        return "in segments"
    if not EARLIEST <= record.date <= now + _DAY:
        return "impossible date"
    return None if record.is_http else "no HTTP"


def _page(record: StoredRecord, origin: Origin) -> tuple[Page | None, str]:
    """Return the page of a stored response, or why it is passed over: what costs least is asked first."""
    exchange = warcread.exchange(record)
    if exchange.truncated:
        return None, "cut off"
    if not _URL.fullmatch(exchange.url):
        exchange = replace(exchange, url=canonical(exchange.url))
    if not _RECORD_ID.fullmatch(exchange.warc_record_id):
        of = exchange.warc_record_id or f"{origin.sha256} {origin.number}"
        exchange = replace(exchange, warc_record_id=warc.derived_id(of, "import"))
    if record.size > len(record.block):
        return None, "too large"
    try:
        page = wire.page_of(exchange, max_body=MOST_BYTES)
    except BodyTooLarge:
        return None, "too large"
    kind = page.header("content-type") or ""
    if page.status != 200:
        return None, "other status"
    if kind and not any(text in kind.lower() for text in ("html", "json")):
        return None, "no HTML"
    text = decode_text(page.body, kind).text
    if sum(1 for _ in zip(_ARABIC.finditer(text), range(_LEAST_LETTERS), strict=False)) < _LEAST_LETTERS:
        return None, "not Arabic"
    return page, ""


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from error
