"""Every path below an archive folder is made here: a name that leaves the folder cannot be made."""

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from newsscraper.errors import UsageError
from newsscraper.items import RESERVED_SLUGS, is_slug

OPEN = ".open"
"""Ends the name of a file that may still grow."""

SOURCE_FILE = "source.json"
"""The file that makes a folder a source."""
_UNSAFE = re.compile(r"[^a-z0-9_.-]+")


def check_slug(slug: str) -> str:
    """Return a slug that can be a folder of the archive; raises `UsageError` for any other."""
    if slug in RESERVED_SLUGS:
        raise UsageError(f"{slug!r} cannot name a source: the archive uses this name itself; choose another")
    if not is_slug(slug):
        raise UsageError(
            f"{slug!r} cannot name a source: use 1 to 41 of a-z 0-9 _ . - that begin with a letter or digit"
        )
    return slug


def day_of(instant: datetime) -> str:
    """Return the day of an aware UTC instant as its folder is named: `2026-11-23`."""
    return instant.date().isoformat()


def layer_kind(extractor: str) -> str:
    """Return the kind of the parts that hold one extractor's re-extractions: `layers/<readable>-<digest>`."""
    readable = _UNSAFE.sub("-", extractor.lower()).strip("-.")[:40]
    return f"layers/{readable}-{hashlib.sha256(extractor.encode()).hexdigest()[:8]}"


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted; none when there is no folder."""
    try:
        with os.scandir(folder) as found:
            return sorted(entry.name for entry in found)
    except (FileNotFoundError, NotADirectoryError):
        return []


def archive_json(root: Path) -> Path:
    """Return the file that makes a folder an archive."""
    return root / "archive.json"


def hosts(root: Path) -> Path:
    """Return the file that keeps politeness across processes and runs."""
    return root / "hosts.sqlite"


def search_index(root: Path) -> Path:
    """Return the index of the texts; derived, made again when it is missing or old."""
    return root / "search.sqlite"


def derived(root: Path) -> list[Path]:
    """Return the files below an archive that hold texts and are made again from the others."""
    index = search_index(root)
    return [index.with_name(index.name + ending) for ending in ("", "-wal", "-shm", "-journal")]


def runs(root: Path) -> Path:
    """Return the folder of the runs' reports; `store.runs` says what lies in it."""
    return root / "runs"


def run_report(root: Path, run_id: str) -> Path:
    """Return the file of a run's report, while it is a file of its own."""
    return runs(root) / f"{run_id}.json"


def alarms(root: Path) -> Path:
    """Return the file of the open alarms and of the past that runs are compared with; made again from the reports."""
    return root / "alarms.json"


def alarms_lock(root: Path) -> Path:
    """Return the file whose lock is held while alarms are judged."""
    return root / "alarms.lock"


@dataclass(frozen=True)
class SourcePaths:
    """The places of one source; names of parts are relative to its folder, with `/`."""

    root: Path
    slug: str

    @classmethod
    def of(cls, root: Path, slug: str) -> "SourcePaths":
        """Return the places of a source; raises `UsageError` for a slug that cannot be a folder."""
        return cls(Path(root), check_slug(slug))

    @cached_property
    def folder(self) -> Path:
        """The source's own folder."""
        return self.root / self.slug

    @cached_property
    def source_json(self) -> Path:
        """The file that makes the folder a source."""
        return self.folder / SOURCE_FILE

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.folder / "lock"

    @cached_property
    def state(self) -> Path:
        """The SQLite state."""
        return self.folder / "state.sqlite"

    @cached_property
    def manifests(self) -> Path:
        """The folder of the chained logs of sealed sets."""
        return self.folder / "manifests"

    def manifest(self, month: str) -> Path:
        """Return the log of one month (`2026-11`)."""
        return self.manifests / f"{month}.jsonl"

    def part_name(self, kind: str, day: str, n: int) -> str:
        """Return the final name of a part: `articles/2026-11-23/alahed-2026-11-23-0001.jsonl`."""
        ending = "warc.gz" if kind == "warc" else "jsonl"
        return f"{kind}/{day}/{self.slug}-{day}-{n:04d}.{ending}"

    def compacted_name(self, kind: str, day: str, generation: int) -> str:
        """Return the name of a compacted part: `articles/2026-11-23/2026-11-23.1.jsonl.zst`."""
        return f"{kind}/{day}/{day}.{generation}.jsonl.zst"

    def seen_snapshot(self, day: str) -> Path:
        """Return the file with the rows of `seen` that no part holds yet; it ends in `.open`, so no glob meets it."""
        return self.folder / "seen" / day / f"{self.slug}-{day}-now.jsonl{OPEN}"

    def drafts(self, days: Iterable[str]) -> list[Path]:
        """Return the drafts of whole files (`Files.replace`) that are there: under the lock, those of a killed process.

        Not those of `source.json`, which is made before the lock is held. `days`: those that may have a snapshot of
        `seen`; to look into every day's folder would cost more with every day.
        """
        here, seen = names_in(self.folder), self.folder / "seen"
        found = [self.folder / name for name in here if name.endswith(".tmp")]
        for place in (seen / day for day in days):
            found += [place / name for name in names_in(place) if name.endswith(".tmp")]
        for deep in (name for name in ("withdrawals", "quarantine") if name in here):
            found += (self.folder / deep).rglob("*.tmp")
        return sorted(path for path in found if not path.name.startswith(self.source_json.name))

    @cached_property
    def withdrawals(self) -> Path:
        """The folder with one file for each article that was withdrawn."""
        return self.folder / "withdrawals"

    def withdrawal(self, article: str) -> Path:
        """Return the file that says that an article was withdrawn."""
        return self.withdrawals / f"{article}.json"

    def redaction(self, name: str, offset: int) -> Path:
        """Return where the bytes wait that will take the place of a WARC member."""
        return self.folder / "withdrawals" / "redacted" / f"{name.rpartition('/')[2]}-{offset}"

    def quarantine(self, name: str, n: int) -> Path:
        """Return where the damaged bytes of a part are kept: the nth time that it was repaired."""
        return self.folder / "quarantine" / (f"{name}.{n}" if n else name)

    def compacting(self, kind: str, day: str) -> Path:
        """Return the folder in which a day's compacted part is made; no reader's glob meets it.

        `compacting/<day>` for articles, `compacting/<extractor>/<day>` for layers.
        """
        return self.drafts_of_days / kind.partition("/")[2] / day

    @cached_property
    def drafts_of_days(self) -> Path:
        """The folder in which all compacted parts are made."""
        return self.folder / "compacting"

    def sealed(self, name: str) -> Path:
        """Return where a part lies once sealed."""
        return self.folder / name

    def open(self, name: str) -> Path:
        """Return where a part lies while it may grow."""
        return self.folder / (name + OPEN)


def nameless(root: Path) -> list[str]:
    """Return the folders of an archive that hold manifests or a state, and lost the file that makes them a source."""
    held = {path.parent.name for name in ("manifests", "state.sqlite") for path in root.glob(f"*/{name}")}
    return sorted(held - set(sources(root)))


def sources(root: Path) -> list[str]:
    """Return the slugs of the sources in an archive, sorted."""
    try:
        with os.scandir(root) as found:  # not joined path by path: every source of a run asks for all of them
            return sorted(entry.name for entry in found if entry.is_dir() and _is_source(entry.path))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_source(folder: str) -> bool:
    return Path(folder, SOURCE_FILE).exists()
