"""The reports of runs: one file a run, and after a week one file a day, so that years of them stay few and small.

::

    runs/<run>.json             the report of a run
    runs/<day>.jsonl.zst        the reports of the runs that began on a day (UTC), one a line, the oldest first

Nothing is thrown away: a report says which alarms opened and closed. A day is packed 7 days after its end; a late
report of such a day is packed with the others. A kill in between leaves a report in both places, and it counts once.
A file that is no report is left where it is.
"""

import os
import re
import secrets
from collections import deque
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, islice
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveDamage, ArchiveLocked
from newsscraper.store import frames, paths
from newsscraper.store.files import Files
from newsscraper.store.lock import SourceLock

APART = timedelta(days=7)
"""How long after the end of its day a report is a file of its own."""
DAYS_AT_ONCE = 2
"""Days that one call packs at most: a folder of years is packed by many runs, and none takes long for it."""
_STEM = re.compile(r"(\d{4})(\d{2})(\d{2})T\d{6}Z\b")


@dataclass(frozen=True, slots=True)
class Kept:
    """One report."""

    name: str
    """The run's id."""
    document: bytes
    """JSON, as it was written or in one line."""
    path: Path
    """The file that holds it."""


class _Named(msgspec.Struct):
    run: str


_named = msgspec.json.Decoder(_Named)


def new_run_id(now: datetime) -> str:
    """Return the name of a run: its start to a 4096th of a second, so that names sort as runs do, and three by chance.

    Names of earlier releases have four characters by chance behind the second.
    """
    return f"{now:%Y%m%dT%H%M%SZ}-{now.microsecond * 4096 // 1_000_000:03x}{secrets.token_hex(2)[:3]}"


def put(root: Path, run_id: str, document: bytes) -> Path:
    """Write a report, whole or not at all; raises OSError."""
    place = paths.run_report(root, run_id)
    Files().replace(place, document)
    return place


def newest(root: Path) -> str:
    """Return the name of the newest report, or the beginning of it; empty when there is none."""
    return max([*_names(root)[-1:], *(_compact(day) for day in _days(root)[-1:])], default="")


def oldest_first(root: Path, after: str = "", known: Container[str] = ()) -> Iterator[Kept]:
    """Yield the reports whose names sort behind `after` and are not `known`.

    A packed day that is damaged is passed over from there on: `archive verify` reports it.
    """
    apart = {name for name in _names(root) if name > after and name not in known}
    for day in _days(root):
        if _compact(day) >= after[:8]:
            with suppress(ArchiveDamage):
                yield from (one for one in _packed(root, day) if _wanted(one.name, after, known, apart))
    yield from _apart(root, sorted(apart))


def newest_first(root: Path) -> Iterator[Kept]:
    """Yield all reports, each read when it is its turn; raises `ArchiveDamage`."""
    apart = _names(root)
    yield from _apart(root, reversed(apart))
    for day in reversed(_days(root)):
        yield from (one for one in reversed([*_packed(root, day)]) if one.name not in apart)


def beginning_with(root: Path, start: str) -> list[Kept]:
    """Return the reports whose names begin so, the oldest first; raises `ArchiveDamage`."""
    apart = {name for name in _names(root) if name.startswith(start)}
    days = [day for day in _days(root) if _compact(day).startswith(start[:8])]
    packed = (one for day in days for one in _packed(root, day))
    return [
        *(one for one in packed if one.name.startswith(start) and one.name not in apart),
        *_apart(root, sorted(apart)),
    ]


def files(root: Path) -> list[Path]:
    """Return every file that holds reports."""
    return [*(_place(root, day) for day in _days(root)), *(paths.run_report(root, name) for name in _names(root))]


def rewrite(path: Path, documents: Iterable[bytes]) -> None:
    """Put other documents into a file of reports, for a withdrawal; raises OSError."""
    if path.suffix == ".zst":
        _pack(path, documents)
        return
    (document,) = documents
    Files().replace(path, msgspec.json.format(document, indent=2) + b"\n")


def documents(path: Path) -> list[bytes]:
    """Return the documents of a file of reports; raises `ArchiveDamage`, FileNotFoundError."""
    return [*frames.lines(path)] if path.suffix == ".zst" else [path.read_bytes()]


def damaged(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each packed day that cannot be read to its end, and a sentence."""
    for day in _days(root):
        try:
            deque(_packed(root, day), maxlen=0)
        except ArchiveDamage as error:
            yield _place(root, day), str(error)


def doubled(root: Path) -> list[Path]:
    """Return the files of single reports that a packed day holds too, as in a backup that brings what is new."""
    apart = _names(root)
    found = [name for day in _days(root) for name in _in_both(root, day, [n for n in apart if _day(n) == day])]
    return [paths.run_report(root, name) for name in found]


def _in_both(root: Path, day: str, names: list[str]) -> set[str]:
    return {one.name for one in _packed(root, day)} & set(names) if names else set()


@contextmanager
def still(root: Path) -> Iterator[None]:
    """Let no other process pack reports meanwhile; raises `ArchiveLocked` after a minute."""
    if not paths.runs(root).is_dir():
        yield
        return
    lock = SourceLock(paths.runs(root) / "lock", wait=60.0)
    try:
        yield
    finally:
        lock.free()


# ── packing ──────────────────────────────────────────────────────────────────────────────────────


def pack(root: Path, now: datetime) -> None:
    """Pack the oldest days that are due, one file a day; raises OSError.

    Another process that packs is left to it; a packed file that is damaged is left as it is, and so are its reports.
    """
    last = (now - APART).date().isoformat()
    due = sorted(name for name in _names(root) if (_day(name) or last) < last)
    if not due:
        return
    with suppress(ArchiveLocked):
        lock = SourceLock(paths.runs(root) / "lock")
        try:
            days = groupby(due, key=_day)
            packed = (day for day, names in days if day and _pack_day(root, day, names))
            deque(islice(packed, DAYS_AT_ONCE), maxlen=0)
        finally:
            lock.free()


def _pack_day(root: Path, day: str, names: Iterable[str]) -> bool:
    """Pack the reports of a day that are files of their own; return whether there was anything to pack."""
    apart = [one for one in _apart(root, names) if _is_report(one)]
    if not apart:
        return False
    try:
        _put_together(root, day, apart)
    except ArchiveDamage:
        return False
    return True


def _put_together(root: Path, day: str, apart: list[Kept]) -> None:
    by_name = {one.name: one.document for one in (*_packed(root, day), *apart)}
    lines = (msgspec.json.format(by_name[name], indent=-1) + b"\n" for name in sorted(by_name))
    _pack(_place(root, day), lines)
    for one in apart:
        Files().unlink(one.path)


def _pack(path: Path, documents: Iterable[bytes]) -> None:
    Files().replace(path, b"".join(frames.pack(documents)))


def _is_report(one: Kept) -> bool:
    """Say whether a file is what its name says: only then can it be found again among the lines."""
    return _name_in(one.document) == one.name


# ── where they are ───────────────────────────────────────────────────────────────────────────────


def _names(root: Path) -> list[str]:
    """Return the names of the reports that are files of their own, the oldest first."""
    return sorted(name.removesuffix(".json") for name in _listed(root) if name.endswith(".json"))


def _days(root: Path) -> list[str]:
    return sorted(name.removesuffix(".jsonl.zst") for name in _listed(root) if name.endswith(".jsonl.zst"))


def _listed(root: Path) -> list[str]:
    with suppress(FileNotFoundError), os.scandir(paths.runs(root)) as found:
        return [entry.name for entry in found]
    return []


def _place(root: Path, day: str) -> Path:
    return paths.runs(root) / f"{day}.jsonl.zst"


def _day(name: str) -> str | None:
    found = _STEM.match(name)
    return "-".join(found.groups()) if found else None


def _compact(day: str) -> str:
    return day.replace("-", "")


def _wanted(name: str, after: str, known: Container[str], apart: Container[str]) -> bool:
    return name > after and name not in known and name not in apart


def _apart(root: Path, names: Iterable[str]) -> Iterator[Kept]:
    """Yield reports that are files of their own; one that was packed just now is read from there."""
    for name in names:
        path = paths.run_report(root, name)
        try:
            yield Kept(name, path.read_bytes(), path)
        except FileNotFoundError:
            day = _day(name)
            yield from (one for one in _packed(root, day) if one.name == name) if day else ()


def _packed(root: Path, day: str) -> Iterator[Kept]:
    path = _place(root, day)
    try:
        for line in frames.lines(path):
            yield Kept(_name_in(line), line, path)
    except FileNotFoundError:
        return
    except ArchiveDamage as error:
        raise ArchiveDamage(f"{path} is damaged ({error}); restore it from a backup or delete it") from error


def _name_in(document: bytes) -> str:
    try:
        return _named.decode(document).run
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
