"""Whether the bytes on disk are those that were committed: what `archive verify` does.

=====  ==========================================================================================================
quick  the manifest chain holds; every sealed file is there with its size; no open file is shorter than committed
full   and its SHA-256 is the sealed one
deep   and every gzip member, zstd frame and line is whole, every digest right, every version has its predecessor,
       every record points to the very bytes it was made from and, given an extractor, is found in them again
=====  ==========================================================================================================

Reads only, takes no lock and changes nothing. `Report.damages` is empty when all is well.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from threading import Event

from newsscraper.errors import ArchiveDamage, ArchiveFormat, ArchiveNotWritable
from newsscraper.store import (
    home,
    manifest,
    paths,
    runs,
    verify_files,
    verify_lines,
    verify_state,
    verify_warc,
    withdrawals,
)
from newsscraper.store.files import size
from newsscraper.store.verify_files import Readable
from newsscraper.store.verify_lines import Reextract
from newsscraper.store.verify_report import Counts, Damage, Harm, Report, damage

__all__ = ["Damage", "Harm", "Level", "Reextract", "Report", "verify"]


_HALF_WITHDRAWN = (
    "a withdrawal is under way, or was interrupted: files differ from their manifests until it is complete; if no "
    "command runs, run: newsscraper archive seal"
)


_TRIES = 5
_PAUSE = 0.1
"""Seconds between two looks at a source that others write."""


class Level(StrEnum):
    """How closely to look."""

    QUICK = "quick"
    FULL = "full"
    DEEP = "deep"


def verify(
    root: Path,
    *,
    level: Level | str = Level.FULL,
    source: str | None = None,
    heads: Iterable[str] = (),
    reextract: Reextract | None = None,
) -> Report:
    """Return what is damaged in an archive, or in one source of it.

    `heads`: published manifest heads (`archive head`); each must still be the digest of a line, which proves that
    nothing before it was changed, not even together with the manifests. `reextract`: for level deep.
    Raises `ArchiveFormat` when the folder is no archive, `UsageError` for a source that cannot be one.
    """
    try:
        return _verified(root, Level(level), source, set(heads), reextract)
    except sqlite3.Error as error:
        raise ArchiveNotWritable(
            f"a temporary database cannot be written: {error}; free space where TMPDIR points, then verify again"
        ) from error


def _verified(root: Path, level: Level, source: str | None, wanted: set[str], reextract: Reextract | None) -> Report:
    home.read_archive(root)
    slugs = [paths.check_slug(source)] if source else paths.sources(root)
    counts = Counts()
    damages: list[Damage] = []
    for slug in slugs:
        found, seen = _source(paths.SourcePaths.of(root, slug), level, counts, reextract)
        damages += found
        wanted -= seen
    damages += [_unknown_head(head) for head in sorted(wanted)]
    damages += [_nameless(slug) for slug in paths.nameless(root) if source in (None, slug)]
    if source is None and level is not Level.QUICK:
        damages += [_report(path, sentence, root) for path, sentence in runs.damaged(root)]
    return Report(level=level.value, sources=tuple(slugs), damages=tuple(damages), counts=counts)


def _source(
    of: paths.SourcePaths, level: Level, total: Counts, reextract: Reextract | None
) -> tuple[list[Damage], set[str]]:
    """Return the damages of one source, and the digests of all lines of its manifests.

    One that was sealed, compacted or withdrawn from meanwhile is looked at again: what seemed damaged may have moved.
    """
    damages: list[Damage] = []
    heads: set[str] = set()
    for left in reversed(range(_TRIES)):
        before, counts = _moment(of), Counts()
        try:
            damages, heads = _look(of, level, counts, reextract)
        except FileNotFoundError:
            if not left:
                raise
            Event().wait(_PAUSE)
            continue
        if not damages or _moment(of) == before:
            break
        Event().wait(_PAUSE)
    total.add(counts)
    return damages, heads


def _moment(of: paths.SourcePaths) -> tuple[object, ...]:
    """Return what changes whenever sealed files do."""
    aside = of.compacting("articles", "x").parent
    return *((month, size(of.manifest(month))) for month in manifest.months(of)), *sorted(aside.glob("*"))


def _look(
    of: paths.SourcePaths, level: Level, counts: Counts, reextract: Reextract | None
) -> tuple[list[Damage], set[str]]:
    damages: list[Damage] = []
    told = verify_state.Stated()
    try:
        # Before the manifests: what is sealed in between is then known to both.
        told = verify_state.read(of, thorough=level is Level.DEEP)
    except ArchiveDamage as error:
        what = f"{error}; run: newsscraper archive rebuild"
        damages.append(damage(of, "state.sqlite", Harm.STATE, what))
    ledger = verify_files.read_ledger(of)
    damages += [*ledger.damages, *verify_state.check(of, told, ledger)]
    try:
        home.check_source(of)
    except (ArchiveFormat, OSError) as error:
        damages.append(damage(of, "source.json", Harm.STATE, str(error)))
    try:
        if not withdrawals.are_complete(of):
            damages.append(damage(of, "withdrawals", Harm.STATE, _HALF_WITHDRAWN))
    except ArchiveDamage as error:
        damages.append(damage(of, "withdrawals", Harm.STATE, str(error)))
    damages += verify_files.check(of, ledger, told.open, counts, digests=level is not Level.QUICK)
    if level is Level.DEEP:
        lines = verify_lines.Lines(of, counts, reextract, told.versions)
        damages += _inside(of, verify_files.readable(of, ledger, told.open), lines)
    return damages, ledger.heads


def _inside(of: paths.SourcePaths, files: Iterable[Readable], lines: verify_lines.Lines) -> Iterator[Damage]:
    for name, path, end, records in files:
        try:
            if name.startswith("warc/"):
                yield from verify_warc.check(of, name, path, end, records, lines.counts)
            else:
                yield from lines.check(name, path, end, records)
        except FileNotFoundError:
            raise  # it was there: others move it at this moment
        except OSError:
            continue  # told where the file is looked at as a whole
    yield from lines.chains()


def _nameless(slug: str) -> Damage:
    what = f"{slug}/source.json: is not there, so nothing reads this folder; restore it from a backup"
    return Damage(source=slug, file="source.json", harm=Harm.MISSING, sentence=what)


def _report(path: Path, sentence: str, root: Path) -> Damage:
    return Damage(source="", file=path.relative_to(root).as_posix(), harm=Harm.MEMBER, sentence=sentence)


def _unknown_head(head: str) -> Damage:
    return Damage(
        source="",
        file="",
        harm=Harm.CHAIN,
        sentence=f"no manifest has a line with the published head {head}: the past before it was changed",
    )
