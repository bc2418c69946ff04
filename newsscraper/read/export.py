"""Rows for others: what a profile lets out, and the digest of what was let out.

==========  ==============================================================================================
metadata    no texts but the headline: what may be published, and found again by address and digest
snippets    besides, the first 200 characters of description and body
full        every key
==========  ==============================================================================================

Withdrawn articles are in none of them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

import msgspec

from newsscraper.errors import UsageError
from newsscraper.read.archive import Archive
from newsscraper.read.columns import Column, columns
from newsscraper.read.matching import ids_of
from newsscraper.read.newest import Facts
from newsscraper.read.selection import Selection

PROFILES = ("metadata", "snippets", "full")
SNIPPET = 200
"""Characters of a text in the profile `snippets`."""
_TEXTS = frozenset({"subtitle", "description", "body", "links", "images", "embeds", "related"})
_CUT = frozenset({"description", "body"})
_NOW = frozenset(field.name for field in fields(Facts))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an export."""

    fixed: bytes
    """Its columns as JSON, without those that tell of the whole article and change with every crawl: the digest's."""
    facts: bytes = b""
    """Those columns, as JSON."""
    id: str | None = None
    version_id: str | None = None

    @property
    def line(self) -> bytes:
        """The row as one line of JSON."""
        joined = self.fixed[:-1] + b"," + self.facts[1:] if self.facts else self.fixed
        return joined + b"\n"


def exported_columns(table: str, profile: str) -> tuple[Column, ...]:
    """Return the columns of an export; raises `UsageError` for an unknown profile."""
    if profile not in PROFILES:
        raise UsageError(f"{profile!r} is no profile: there are {', '.join(PROFILES)}")
    hidden = _TEXTS - (_CUT if profile == "snippets" else set())
    return tuple(one for one in columns(table) if profile == "full" or one.name not in hidden)


def rows(
    archive: Archive, table: str, wanted: Selection, *, profile: str = "metadata", query: str | None = None
) -> Iterator[Row]:
    """Yield the rows of an export, in the order of the archive. `query` keeps the articles that a search finds.

    Of the table `listings`, a query keeps the places of those articles; in `coverage` there are none.
    """
    if query is not None and table == "coverage":
        raise UsageError("the table coverage has no articles that a query could find: leave --query out")
    ids = None if query is None else ids_of(archive, query, wanted)
    shape = exported_columns(table, profile)
    for row in _rows(archive, table, wanted):
        if ids is None or row.id in ids:
            yield row if profile == "full" else replace(row, fixed=_shown(row.fixed, shape, profile))


class _Place(msgspec.Struct):
    id: str | None = None


def _rows(archive: Archive, table: str, wanted: Selection) -> Iterator[Row]:
    if table == "articles":
        for key, line, facts in archive.rows_and_facts(wanted):
            yield Row(line.rstrip(), msgspec.json.encode(facts), key.id, key.version_id)
    elif table == "versions":
        for key, line in archive.lines(wanted, latest=False):
            if key.status == "usable":
                yield Row(line.rstrip(), b"", key.id, key.version_id)
    else:
        for line in archive.table(table, wanted):
            yield Row(line.rstrip(), b"", msgspec.json.decode(line, type=_Place).id)


@cache
def _shape(names: tuple[str, ...]) -> msgspec.json.Decoder[Any]:
    """Return a decoder that passes over every other key, and leaves the values as they are written."""
    return msgspec.json.Decoder(msgspec.defstruct("Shown", [(name, msgspec.Raw) for name in names]))


def _shown(line: bytes, shape: tuple[Column, ...], profile: str) -> bytes:
    names = tuple(column.name for column in shape if column.name not in _NOW)
    row = _shape(names).decode(line)
    for name in _CUT.intersection(names):
        setattr(row, name, _cut(getattr(row, name)))
    return msgspec.json.encode(row)


def _cut(raw: msgspec.Raw) -> msgspec.Raw:
    text = msgspec.json.decode(raw, type=str | None)
    if not text or len(text) <= SNIPPET:
        return raw
    return msgspec.Raw(msgspec.json.encode((text[:SNIPPET].rpartition(" ")[0] or text[:SNIPPET]) + " …"))


class Tally:
    """Counts rows and takes their digest while they pass."""

    def __init__(self) -> None:
        self.count = 0
        self.versions: list[str] = []
        self._digests: list[bytes] = []

    def through(self, found: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows unchanged."""
        for row in found:
            self.count += 1
            if row.version_id is not None:
                self.versions.append(row.version_id)
            self._digests.append(hashlib.sha256(row.fixed).digest())
            yield row

    def sha256(self) -> str:
        """Return the digest of all rows, whatever their order: SHA-256 over their sorted digests (hex, one a line)."""
        whole = hashlib.sha256()
        for one in sorted(self._digests):
            whole.update(one.hex().encode() + b"\n")
        return whole.hexdigest()
