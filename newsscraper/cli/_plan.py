"""What an export is asked to be, and what its query.json remembers of it."""

import importlib.metadata
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from newsscraper.read import Archive, Selection, export, told
from newsscraper.read.columns import Column
from newsscraper.read.export import Row, Tally

FORMATS = ("jsonl", "csv", "parquet", "hf", "wacz", "cdxj")
CAPTURES = ("wacz", "cdxj")
"""Formats that hold or name captures, and no rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What shall be exported."""

    kind: str
    table: str
    profile: str
    rights: str | None
    split: str | None
    partition: tuple[str, ...]
    network: told.Network | None = None
    query: str | None
    wanted: Selection
    excel: bool
    creator: str
    made_at: datetime

    @property
    def shape(self) -> tuple[Column, ...]:
        """The columns of the rows."""
        return export.exported_columns(self.table, self.profile)

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.shape]

    def is_folder(self, out: Path) -> bool:
        """Say whether a folder is written: for the hub, in partitions, or where the name has no ending."""
        if self.kind in (*CAPTURES, "graph"):
            return False
        return self.kind == "hf" or bool(self.partition) or out.is_dir() or not out.suffix


@dataclass(slots=True)
class Done:
    """What was written."""

    written: int = 0
    left_out: str = ""
    """Why rows of the selection could not be written; empty when all were."""


def rows(archive: Archive, plan: Plan, tally: Tally) -> Iterator[Row]:
    """Yield the rows of an export, counted."""
    return tally.through(export.rows(archive, plan.table, plan.wanted, profile=plan.profile, query=plan.query))


def software() -> str:
    """Return the version of this program."""
    return importlib.metadata.version("newsscraper-archive")


def remembered(archive: Archive, plan: Plan, tally: Tally) -> told.Told:
    """Return what `query.json` holds of an export."""
    return told.Told(
        command=sys.argv[1:],
        format=plan.kind,
        table=plan.table,
        profile=plan.profile,
        rights=plan.rights,
        split=plan.split,
        partition=plan.partition,
        network=plan.network,
        query=plan.query,
        limits=msgspec.to_builtins(plan.wanted),
        heads=told.heads(archive.root, list(plan.wanted.sources or archive.sources())),
        software=software(),
        tzdata=importlib.metadata.version("tzdata"),
        count=tally.count,
        sha256=tally.sha256(),
        rows=sorted(tally.versions),
    )


def pretty(before: told.Told) -> bytes:
    """Return the bytes of a `query.json`."""
    return msgspec.json.format(msgspec.json.encode(before), indent=2) + b"\n"
