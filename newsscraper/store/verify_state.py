"""What the state says of files and versions: it is made from the files, and yet it knows what was taken off their end.

The last line of a manifest has no successor that fixes it. Who takes it away, with the file it names, leaves a chain
that holds; the state still knows of both, unless it was taken back as well: then only a published head tells.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from newsscraper.errors import ArchiveDamage
from newsscraper.store.files import size
from newsscraper.store.paths import SourcePaths
from newsscraper.store.state import connect_to_read
from newsscraper.store.verify_files import Ledger
from newsscraper.store.verify_report import Damage, Harm, damage

_VERSIONS = "SELECT a.id, v.version, v.id FROM versions v JOIN articles a ON a.n = v.article"

Named = tuple[str, int, str]
"""Id of an article, number and name of a version."""


@dataclass(slots=True)
class Stated:
    """What the state of a source says."""

    open: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Final name → (committed bytes, records) of the parts that may still grow."""
    sealed: set[str] = field(default_factory=set)
    manifests: dict[str, int] = field(default_factory=dict)
    """Month → the length of its log."""
    versions: list[Named] = field(default_factory=list)
    """Only when read thoroughly."""


def read(of: SourcePaths, *, thorough: bool) -> Stated:
    """Return what the state says, nothing when there is none; raises `ArchiveDamage` for a broken one.

    `thorough`: read every page of the database, and every version.
    """
    try:
        db = connect_to_read(of.state)
        if db is None:
            if of.state.exists():
                raise ArchiveDamage("the state cannot be opened")
            return Stated()
        with closing(db):
            return _read(db, thorough=thorough)
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise ArchiveDamage(f"the state cannot be read: {error}") from error


def _read(db: sqlite3.Connection, *, thorough: bool) -> Stated:
    if thorough:
        _sound(db)
    told = Stated()
    db.execute("BEGIN")  # one moment of all tables
    for name, committed, records, sealed in db.execute("SELECT name, committed, records, sealed FROM parts"):
        if sealed:
            told.sealed.add(name)
        else:
            told.open[name] = committed, records
    for name, value in db.execute("SELECT name, value FROM meta WHERE name LIKE 'manifest %'"):
        told.manifests[name.partition(" ")[2]] = int(value)
    if thorough:
        told.versions = db.execute(_VERSIONS).fetchall()
    return told


def _sound(db: sqlite3.Connection) -> None:
    (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise ArchiveDamage(f"the state is damaged: {verdict}")


def check(of: SourcePaths, told: Stated, ledger: Ledger) -> Iterator[Damage]:
    """Yield what the state knows and the manifests do not: lines, and files, that were taken away."""
    for month, length in sorted(told.manifests.items()):
        there = size(of.manifest(month))
        if there < length:
            what = f"has {there} bytes, the state knows {length}: lines were taken off its end"
            yield damage(of, f"manifests/{month}.jsonl", Harm.CHAIN, what, there)
    for name in sorted(told.sealed - ledger.files.keys() - ledger.replaced):
        if not of.sealed(name).exists():
            yield damage(of, name, Harm.MISSING, "the state knows it as sealed, and no manifest names it any more")
