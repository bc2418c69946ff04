"""Rows for others: what a profile lets out, what makes an export repeatable, and how two exports differ.

==========  ==============================================================================================
metadata    no texts but the headline: what may be published, and found again by address and digest
snippets    besides, the first 200 characters of description and body
full        every key
==========  ==============================================================================================

Withdrawn articles are in none of them.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.errors import UsageError
from newsscraper.items import SCHEMA
from newsscraper.read.archive import Archive
from newsscraper.read.columns import Column, columns
from newsscraper.read.newest import Facts
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.read.selection import Selection
from newsscraper.read.typed import library, sql_type
from newsscraper.store import manifest, paths
from newsscraper.text.forms import SEARCH_KEY_VERSION

PROFILES = ("metadata", "snippets", "full")
SNIPPET = 200
"""Characters of a text in the profile `snippets`."""
QUERY_SCHEMA = "newsscraper/query@1"
_TEXTS = frozenset({"subtitle", "description", "body", "links", "images", "embeds", "related"})
_CUT = frozenset({"description", "body"})
_WITHDRAWN = b'"status":"withdrawn"'
_NOW = frozenset(field.name for field in fields(Facts))
"""Columns that tell of the whole article and change with every crawl: outside of the digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What makes an export repeatable: the content of `query.json`."""

    schema: str = QUERY_SCHEMA
    command: list[str]
    format: str
    table: str
    profile: str
    query: str | None
    limits: dict[str, Any]
    """The arguments of `selection`, `as_of` always given."""
    heads: dict[str, str | None]
    """The manifest heads of the sources when it was made: they fix every sealed file."""
    records: str = SCHEMA
    search_key: int = SEARCH_KEY_VERSION
    software: str
    tzdata: str
    count: int
    sha256: str
    """SHA-256 over the sorted SHA-256 (hex, one a line) of the rows as lines of JSON, without what changes daily."""
    rows: list[str]
    """The `version_id` of each row, sorted; empty for other tables."""


def exported_columns(table: str, profile: str) -> tuple[Column, ...]:
    """Return the columns of an export; raises `UsageError` for an unknown profile."""
    if profile not in PROFILES:
        raise UsageError(f"{profile!r} is no profile: there are {', '.join(PROFILES)}")
    hidden = _TEXTS - (_CUT if profile == "snippets" else set())
    return tuple(one for one in columns(table) if profile == "full" or one.name not in hidden)


def rows(
    archive: Archive, table: str, wanted: Selection, *, profile: str = "metadata", query: str | None = None
) -> Iterator[bytes]:
    """Yield the rows of an export as lines of JSON, in the order of the archive.

    `query` keeps the articles that a search finds; it cannot be joined with `as_of` of the past, for the index knows
    the newest versions only.
    """
    names = [column.name for column in exported_columns(table, profile)]
    ids = None if query is None else _found(archive, query)
    for line in archive.table(table, wanted):
        if _WITHDRAWN in line:
            continue
        if ids is None and (profile == "full" or table in ("listings", "coverage")):
            yield line
            continue
        row = msgspec.json.decode(line)
        if ids is None or row["id"] in ids:
            yield (
                line if profile == "full" else msgspec.json.encode({k: _cut(k, row[k], profile) for k in names}) + b"\n"
            )


def _found(archive: Archive, query: str) -> set[str | None]:
    with Search(archive.root) as search:
        return {record.id for record in search.records(parse(query))}


def _cut(name: str, value: Any, profile: str) -> Any:
    if profile == "snippets" and name in _CUT and value and len(value) > SNIPPET:
        return value[:SNIPPET].rpartition(" ")[0] + " …"
    return value


class Tally:
    """Counts rows and takes their digest while they pass."""

    def __init__(self) -> None:
        self.count = 0
        self.versions: list[str] = []
        self._digests: list[str] = []

    def through(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the lines unchanged."""
        for line in lines:
            row = msgspec.json.decode(line)
            self.count += 1
            if "version_id" in row:
                self.versions.append(row["version_id"])
            fixed = {key: value for key, value in row.items() if key not in _NOW}
            self._digests.append(hashlib.sha256(msgspec.json.encode(fixed)).hexdigest())
            yield line

    def sha256(self) -> str:
        """Return the digest of all rows, whatever their order."""
        return hashlib.sha256("".join(f"{one}\n" for one in sorted(self._digests)).encode()).hexdigest()


def heads(root: Path, slugs: list[str]) -> dict[str, str | None]:
    """Return the manifest head of each source."""
    return {slug: manifest.head(paths.SourcePaths.of(root, slug)) for slug in slugs}


def differences(archive: Archive, old: list[str], new: list[str]) -> list[str]:
    """Return one sentence for each row that two exports do not share."""
    missing, more = sorted({*old} - {*new}), sorted({*new} - {*old})
    withdrawn = {
        key.version_id for key, line in archive.lines(latest=False) if _WITHDRAWN in line
    } if missing else set()  # fmt: skip
    lost = [f"{one}: {'withdrawn since' if one in withdrawn else 'no longer in the archive'}" for one in missing]
    return [*lost, *(f"{one}: not in the archive then" for one in more)]


def to_parquet(lines: Iterator[bytes], shape: tuple[Column, ...], path: Path, spool: Path) -> int:
    """Write rows to a Parquet file (zstd) through DuckDB, and return how many the file holds.

    `spool` is a file that the lines pass through; the caller deletes it.
    """
    connection = library("duckdb", "duckdb").connect()
    with spool.open("wb") as file:
        file.writelines(lines)
    types = ", ".join(f"'{column.name}': '{sql_type(column)}'" for column in shape)
    source = f"read_json(?, columns = {{{types}}}, format = 'newline_delimited', maximum_object_size = 268435456)"
    try:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET preserve_insertion_order = true")
        connection.execute(
            f"COPY (SELECT * FROM {source}) TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)", [str(spool)]
        )
        found = connection.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone()
    finally:
        connection.close()
    return int(found[0])


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def flat(line: bytes, names: list[str]) -> list[object]:
    """Return a row for a table of plain cells: lists and objects as JSON, null as an empty cell."""
    row = msgspec.json.decode(line)
    return [_plain(row.get(name)) for name in names]


def _plain(value: Any) -> object:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "" if value is None else value
