"""Lines without what was withdrawn: what is taken out gives way to spaces, so that every line keeps its place.

A version of the article itself keeps its identity, its chain and its instants, and has `status: withdrawn`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from newsscraper.items import Notice, Record
from newsscraper.store.records import decode, encode
from newsscraper.store.withdrawals import Withdrawal, Withdrawn

NOWHERE = "https://withdrawn.invalid/"
"""Stands for an address: RFC 2606 keeps `.invalid` free for ever."""

_KEPT = (
    *("id", "version", "version_id", "previous_version_id", "reverts_to", "change", "comparison", "source"),
    *("source_name", "capture_origin", "first_seen_at", "fetched_at", "content_sha256", "run_id", "extractor"),
)


@dataclass(frozen=True, slots=True)
class _Proofs:
    """What became of captures, by their record ids."""

    redacted: dict[str, str]
    """→ the `html_sha256` of the page as it is now."""
    buried: frozenset[str]

    @classmethod
    def of(cls, withdrawals: Iterable[Withdrawal]) -> "_Proofs":
        known = list(withdrawals)
        return cls(
            {one.record_id: one.html_sha256 for each in known for one in each.redacted},
            frozenset(one.record_id for each in known for one in each.captures),
        )

    def settle(self, record: Record) -> Record:
        """Return another article's record with the proof that it still has."""
        proof = record.warc_record_id or ""
        if (now := self.redacted.get(proof)) is not None and now != record.html_sha256:
            return replace(record, html_sha256=now)
        return without_proof(record) if proof in self.buried and record.warc_file is not None else record


def without_proof(record: Record) -> Record:
    """Return a record that points to no bytes, and says so."""
    nothing = dict.fromkeys(("warc_file", "warc_offset", "warc_length", "warc_record_id"))
    return replace(record, **nothing, warnings=tuple(dict.fromkeys((*record.warnings, Notice.NO_PROOF))))  # type: ignore[arg-type]


Blank = Callable[[bytes], bytes | None]
"""A line → the line without what was withdrawn; None when it holds nothing of it."""


def blanker(kind: str, withdrawals: dict[str, Withdrawal]) -> Blank:
    """Return how lines of a kind of part are blanked; `withdrawals` by article id."""
    known = Withdrawn.of(withdrawals.values())
    if kind == "listings":
        return lambda line: _padded(line, _listing(line, known))
    if kind == "seen":
        return lambda line: _padded(line, _seen(line, known))
    proofs = _Proofs.of(withdrawals.values())
    return lambda line: _padded(line, _record(line, withdrawals, known, proofs))


def stub(record: Record, withdrawal: Withdrawal) -> Record:
    """Return what is left of a version: who it was and when, not what it said."""
    return Record(
        **{name: getattr(record, name) for name in _KEPT},
        url=NOWHERE,
        status="withdrawn",
        withdrawn_at=withdrawal.withdrawn_at,
        withdrawn_reason=withdrawal.reason,
    )


def without(record: Record, known: Withdrawn) -> Record:
    """Return another article's record without links to what was withdrawn."""
    related = tuple(item for item in record.related if not known.has(item.url) and not known.says(item.title))
    links = tuple(item for item in record.links if not known.has(item.url) and not known.says(item.text))
    if len(related) == len(record.related) and len(links) == len(record.links) and not known.has(record.found_on):
        return record
    found_on = None if known.has(record.found_on) else record.found_on
    return replace(record, related=related, links=links, found_on=found_on)


def _padded(line: bytes, new: bytes | None) -> bytes | None:
    if new is None:
        return None
    body = new.rstrip(b"\n")
    return body + b" " * (len(line) - 1 - len(body)) + b"\n"


def _record(line: bytes, withdrawals: dict[str, Withdrawal], known: Withdrawn, proofs: _Proofs) -> bytes | None:
    record = decode(line)
    withdrawal = withdrawals.get(record.id or "")
    if withdrawal is not None:
        return encode(stub(record, withdrawal)) if record.status == "usable" else None
    other = proofs.settle(without(record, known))
    return None if other is record else encode(other)


def _listing(line: bytes, known: Withdrawn) -> bytes | None:
    told: dict[str, Any] = msgspec.json.decode(line)
    found = [item for item in told["items"] if item["id"] in known.ids or known.has(item["url"])]
    for item in found:
        item |= {"id": None, "url": "", "title": "", "date": None}
    return msgspec.json.encode(told) + b"\n" if found else None


def _seen(line: bytes, known: Withdrawn) -> bytes | None:
    told: dict[str, Any] = msgspec.json.decode(line)
    if told["id"] not in known.ids and not known.has(told["url"]):
        return None
    told |= {"id": None, "version": None, "url": "", "etag": None, "last_modified": None, "events": []}
    return msgspec.json.encode(told) + b"\n"
