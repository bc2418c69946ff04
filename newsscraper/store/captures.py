"""Which exchanges are kept in WARC, and where: each first, each version, each change of outcome, lists once a day."""

import hashlib
import re
import sqlite3
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from newsscraper.items import LISTS, Exchange, Members, Origin, Outcome, Page, Visit
from newsscraper.store import stored, warc
from newsscraper.store.frontier import UrlState, instant, stamp
from newsscraper.store.parts import Parts
from newsscraper.store.paths import day_of

_SILENT = frozenset({Outcome.TIMEOUT, Outcome.UNREACHABLE, Outcome.CRASHED})
_USUAL = frozenset({Outcome.ARTICLE, Outcome.LISTING})
"""After a failure without an answer, these are no news."""
_DIGEST = re.compile(rb"\r\nWARC-Payload-Digest: (\S+)\r\n")


@dataclass(frozen=True, slots=True)
class Pointer:
    """The gzip member that holds a response: what `warc_*` of a record say."""

    file: str
    offset: int
    length: int
    record_id: str


def payload_key(visit: Visit) -> bytes | None:
    """Return the first 16 bytes of the SHA-256 of a visit's body, None without a page."""
    if visit.page is None:
        return None
    if visit.record is not None and visit.record.html_sha256:
        return bytes.fromhex(visit.record.html_sha256)[:16]
    return hashlib.sha256(visit.page.body).digest()[:16]


def is_kept(visit: Visit, before: UrlState | None, payload: bytes | None, *, version: bool, policy: str) -> bool:
    """Say whether a visit's exchanges go into WARC."""
    if visit.page is None or not visit.page.exchanges or not visit.page.exchanges[-1].response:
        return False
    if version or policy == "all" or before is None or before.fetched_at is None:
        return True
    if visit.outcome is Outcome.NOT_MODIFIED:
        return False
    if before.outcome != visit.outcome.value and not (before.outcome in _SILENT and visit.outcome in _USUAL):
        return True
    if visit.entry.kind in LISTS:
        return before.kept_on != day_of(visit.fetched_at)
    watched = policy == "changed" or urlsplit(visit.entry.url).path == "/robots.txt"
    return watched and payload != before.payload


class Captures:
    """Stages WARC members for the next commit."""

    def __init__(self, db: sqlite3.Connection, parts: Parts, folder: Path, about: tuple[tuple[str, str], ...]) -> None:
        self._db = db
        self._parts = parts
        self._folder = folder
        self._about = about

    def keep(
        self,
        page: Page,
        day: str,
        payload: bytes | None,
        *,
        whole: bool,
        members: Members | None = None,
        origin: Origin | None = None,
    ) -> Pointer:
        """Stage every exchange of a page; return where its own response is. `members`: those of its own exchange.

        `whole`: store the body even when the same bytes are stored already, as each version does, so that its proof
        stands alone. Otherwise a body that is there already becomes a revisit.
        """
        self.keep_hops(page, day)
        last = page.exchanges[-1]
        known = None if whole or payload is None else self._known(payload)
        revisit = self._revisit(last, known) if known else None
        made = members or Members(response=revisit or warc.response_member(last), request=_request(last))
        pointer = self._stage(day, revisit or made.response, last)
        if made.request is not None:
            self._stage(day, made.request, last)
        if origin is not None:
            self._stage(day, _origin_member(origin, last), last)
        if revisit is None and payload is not None:
            self._remember(payload, page.url, last, pointer)
        return pointer

    def keep_hops(self, page: Page, day: str) -> None:
        """Stage the redirects on the way to a page that were never seen to lead there."""
        for hop, target in zip(page.exchanges, page.exchanges[1:], strict=False):
            key = hashlib.sha256(f"hop\n{hop.url}\n{target.url}".encode()).digest()[:16]
            if hop.response and self._known(key) is None:
                pointer = self._stage(day, warc.response_member(hop), hop)
                self._stage(day, warc.request_member(hop), hop)
                self._remember(key, hop.url, hop, pointer)

    def _stage(self, day: str, member: bytes, exchange: Exchange) -> Pointer:
        part = self._parts.of("warc", day)
        if not part.committed and not part.length:
            name = Path(part.name).name
            self._parts.stage("warc", day, warc.warcinfo_member(name, date=exchange.started_at, info=self._about))
        name, offset = self._parts.stage("warc", day, member)
        return Pointer(name, offset, len(member), exchange.warc_record_id)

    def _known(self, key: bytes) -> tuple[str, datetime, Pointer] | None:
        query = "SELECT url, date, warc_file, warc_offset, warc_length, record_id FROM payloads WHERE sha = ?"
        row = self._db.execute(query, (key,)).fetchone()
        return None if row is None else (row[0], instant(row[1]) or datetime.max, Pointer(*row[2:]))

    def _remember(self, key: bytes, url: str, exchange: Exchange, at: Pointer) -> None:
        row = (key, url, stamp(exchange.started_at), at.record_id, at.file, at.offset, at.length)
        self._db.execute("INSERT OR IGNORE INTO payloads VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _revisit(self, exchange: Exchange, known: tuple[str, datetime, Pointer]) -> bytes | None:
        """Return a revisit of a stored response; None when that one cannot be read back (or waits for its commit)."""
        url, date, pointer = known
        digest = payload_digest(self._folder, pointer)
        if digest is None:
            return None
        return warc.revisit_member(
            exchange,
            refers_to_id=pointer.record_id,
            refers_to_uri=url,
            refers_to_date=date,
            payload_digest=digest,
        )


def _request(exchange: Exchange) -> bytes | None:
    return warc.request_member(exchange) if exchange.request else None


def _origin_member(origin: Origin, exchange: Exchange) -> bytes:
    """Return the record that says from where another one was copied."""
    lines = [f"origin-file: {origin.file}", f"origin-sha256: {origin.sha256}", f"origin-offset: {origin.offset}"]
    if origin.record_id:
        lines.append(f"origin-record-id: {origin.record_id}")
    return warc.metadata_member(
        "".join(f"{line}\r\n" for line in lines).encode(),
        record_id=warc.derived_id(exchange.warc_record_id, "origin"),
        date=exchange.started_at,
        target_uri=exchange.url,
        refers_to=exchange.warc_record_id,
    )


def payload_digest(folder: Path, pointer: Pointer) -> str | None:
    """Return the `WARC-Payload-Digest` of a stored record, None when it cannot be read."""
    data = stored.read_bytes(folder, pointer.file, pointer.offset, pointer.length)
    if data is None:
        return None
    try:
        head = zlib.decompressobj(wbits=31).decompress(data, 8192)
    except zlib.error:
        return None
    found = _DIGEST.search(head.partition(b"\r\n\r\n")[0] + b"\r\n")
    return found[1].decode("ascii") if found else None
