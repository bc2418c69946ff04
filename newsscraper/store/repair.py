"""`archive repair`: make a damaged source usable again, without losing a byte of what is damaged.

=============================  ====================================================================================
the state is lost or broken    made again from the files (`newsscraper.store.rebuild`)
an open file is torn           cut to its committed length, as at every start
a sealed part of lines         its bytes go to `quarantine/`; under its name stay the lines that are whole
a sealed part is missing       its articles are fetched again
a version lost its bytes       the article is fetched again, and its page kept whole
=============================  ====================================================================================

Sealed WARC files stay as they are: all other places in them still hold.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.store import frontier, manifest, state, verify_warc
from newsscraper.store.files import Files, size
from newsscraper.store.frontier import stamp
from newsscraper.store.paths import SourcePaths
from newsscraper.store.rebuild import rebuild
from newsscraper.store.salvage import Salvager
from newsscraper.store.verify import Damage, Harm, verify
from newsscraper.store.writer import Clock, open_writer

_OF_BYTES = frozenset({Harm.SIZE, Harm.DIGEST, Harm.MEMBER, Harm.RECORD, Harm.COUNT})
"""Harms of a file's own bytes; the others tell of what it refers to, and its lines are well."""


@dataclass(slots=True)
class Repaired:
    """What a repair did."""

    rebuilt: bool = False
    cut: list[str] = field(default_factory=list)
    """One sentence for each open file that was torn."""
    quarantined: list[str] = field(default_factory=list)
    """Names of the sealed files whose damaged bytes are kept in `quarantine/`."""
    requeued: int = 0
    """Articles that are fetched again."""
    left: list[str] = field(default_factory=list)
    """What `verify` still finds."""


def repair(root: Path, slug: str, *, run_id: str, clock: Clock, wait: float = 0.0) -> Repaired:
    """Repair one source; raises `ArchiveLocked`, `ArchiveFormat`, `ArchiveNotWritable`."""
    paths, told = SourcePaths.of(root, slug), Repaired()
    if not _is_sound(paths):
        rebuild(root, slug, now=clock(), wait=wait)
        told.rebuilt = True
    with open_writer(root, slug, run_id=run_id, clock=clock, wait=wait) as writer:
        told.cut = list(writer.damage)
        damages = verify(root, level="deep", source=slug).damages
        writer.mend(lambda db, files: _Mender(paths, db, files, run_id, told).mend(damages, clock()))
    told.left = [damage.sentence for damage in verify(root, level="deep", source=slug).damages]
    return told


def _is_sound(paths: SourcePaths) -> bool:
    if not paths.state.exists():
        return False
    try:
        with closing(state.connect(paths.state)) as db:
            (parts,) = db.execute("SELECT count(*) FROM parts").fetchone()
            return db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok" and (parts or not manifest.months(paths))
    except (ArchiveDamage, sqlite3.Error):
        return False


class _Mender:
    """Runs in the writer's thread."""

    def __init__(self, paths: SourcePaths, db: sqlite3.Connection, files: Files, run_id: str, told: Repaired) -> None:
        self._paths = paths
        self._db = db
        self._files = files
        self._salvager = Salvager(paths, db, files, run_id)
        self._told = told

    def mend(self, damages: tuple[Damage, ...], now: datetime) -> None:
        """Do what can be done about damages."""
        sealed = manifest.described(self._paths)
        lost = self._without_proof(damages)
        for name in sorted({damage.file for damage in damages} & sealed.keys()):
            own = [damage for damage in damages if damage.file == name]
            if sealed[name].kind == "warc":
                lost |= self._unproven(name)
            elif not self._paths.sealed(name).is_file():
                self._told.requeued += len(self._salvager.lose(name, now))
            elif any(damage.harm in _OF_BYTES for damage in own):
                self._told.requeued += len(self._salvager.salvage(sealed[name], now))
                self._told.quarantined.append(name)
        self._db.execute("BEGIN IMMEDIATE")
        for article in lost:
            (address,) = self._db.execute("SELECT address FROM articles WHERE n = ?", (article,)).fetchone()
            if address is not None:
                frontier.requeue(self._db, address, stamp(now))
                self._told.requeued += 1
        self._files.commit(self._db)

    def _articles(self, query: str, *values: object) -> set[int]:
        return {row[0] for row in self._db.execute(query, values)}

    def _without_proof(self, damages: tuple[Damage, ...]) -> set[int]:
        query = "SELECT article FROM versions WHERE part = ? AND offset = ?"
        found: set[int] = set()
        for damage in damages:
            if damage.harm is Harm.POINTER and damage.offset is not None:
                found |= self._articles(query, damage.file, damage.offset)
        return found

    def _unproven(self, name: str) -> set[int]:
        """Forget the damaged members of a WARC file as bodies to refer to; return the articles they proved."""
        path = self._paths.sealed(name)
        good = {m.offset for m in verify_warc.members(path, size(path)) if m.content} if path.is_file() else set()
        for table, column in (("payloads", "sha"), ("versions", "article")):
            rows = self._db.execute(
                f"SELECT {column}, warc_offset FROM {table} WHERE warc_file = ?", (name,)
            ).fetchall()
            bad = [key for key, offset in rows if offset not in good]
            if table == "versions":
                return set(bad)
            self._db.executemany("DELETE FROM payloads WHERE sha = ?", [(key,) for key in bad])
        return set()
