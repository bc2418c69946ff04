"""What makes an export repeatable: the content of its `query.json`, and how two exports differ."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.errors import BadInput
from newsscraper.items import SCHEMA
from newsscraper.read.archive import Archive
from newsscraper.store import manifest, paths
from newsscraper.text.forms import SEARCH_KEY_VERSION

SCHEMA_OF_QUERY = "newsscraper/query@1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Of an exported network, what it was."""

    kind: str
    """One of `graph.KINDS`."""
    least: int
    form: str
    """One of `graph_files.FORMATS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The content of `query.json`."""

    schema: str = SCHEMA_OF_QUERY
    command: list[str]
    format: str
    table: str
    profile: str
    rights: str | None = None
    """The basis on which texts are given away; null for metadata."""
    split: str | None = None
    partition: tuple[str, ...] = ()
    network: Network | None = None
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
    """SHA-256 over the sorted SHA-256 (hex, one a line) of the rows as JSON, without the columns that change daily."""
    rows: list[str]
    """The `version_id` of each row, of a network those of the selected articles, sorted; empty for other tables."""


def read(path: Path) -> Told:
    """Return the content of a `query.json`; raises `BadInput`."""
    try:
        told = msgspec.json.decode((path / "query.json" if path.is_dir() else path).read_bytes(), type=Told)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(f"{path} is no query.json of an export: {error}") from error
    if told.schema != SCHEMA_OF_QUERY:
        raise BadInput(f"{path} is {told.schema}, this release reads {SCHEMA_OF_QUERY}: use the release that wrote it")
    return told


def heads(root: Path, slugs: list[str]) -> dict[str, str | None]:
    """Return the manifest head of each source."""
    return {slug: manifest.head(paths.SourcePaths.of(root, slug)) for slug in slugs}


def surroundings(before: Told, now: Told) -> list[str]:
    """Return one sentence for each thing, but the rows, that is not as it was: software, time zones, schemas."""
    names = {"software": "newsscraper", "tzdata": "tzdata", "records": "schema", "search_key": "search key"}
    pairs = ((shown, getattr(before, name), getattr(now, name)) for name, shown in names.items())
    return [f"{shown} {then} then, {today} now" for shown, then, today in pairs if then != today]


def differences(archive: Archive, old: list[str], new: list[str]) -> list[str]:
    """Return one sentence for each row that two exports do not share."""
    missing, more = sorted({*old} - {*new}), sorted({*new} - {*old})
    withdrawn = _withdrawn(archive) if missing else {}
    lost = [f"{one}: {withdrawn.get(one, 'no longer in the archive')}" for one in missing]
    return [*lost, *(f"{one}: not in the archive then" for one in more)]


class _Withdrawn(msgspec.Struct):
    status: str
    version_id: str | None = None
    withdrawn_at: str | None = None
    withdrawn_reason: str | None = None


def _withdrawn(archive: Archive) -> dict[str | None, str]:
    decoder = msgspec.json.Decoder(_Withdrawn)
    found = (decoder.decode(line) for key, line in archive.lines(latest=False) if key.status == "withdrawn")
    return {
        one.version_id: f"withdrawn since {(one.withdrawn_at or '')[:10]} ({one.withdrawn_reason})" for one in found
    }
