"""A withdrawal over a whole archive: the articles' own sources, the sources beside them, reports, what is derived.

The sources beside come first: as long as the articles can be read, what to look for is known word by word. A command
that was killed is called again; what was withdrawn already is then looked for by its digests.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.errors import ArchiveError, ArchiveLocked
from newsscraper.items import RESERVED_SLUGS
from newsscraper.store import paths, runs, withdrawals
from newsscraper.store.forget import URL
from newsscraper.store.mask import Sought
from newsscraper.store.paths import SourcePaths
from newsscraper.store.traces import Place
from newsscraper.store.withdrawals import Withdrawal, Withdrawn
from newsscraper.store.writer import Clock, SourceWriter, open_writer

STRANGER = "file of others"
"""A file below the archive's folder that is none of its own holds something of it: it stays, and is named."""
REPORT = "report"
"""A run's report, or the open alarms, name an address of it: taken out."""


@dataclass(slots=True)
class Recalled:
    """What a withdrawal did."""

    places: dict[str, list[Place]] = field(default_factory=dict)
    """By source; those of no source under an empty name."""
    waiting: list[str] = field(default_factory=list)
    """One sentence for each source that could not be looked through, most often because another process writes it."""
    exit_code: int = 0
    """1 when one of them cannot be written, 75 when each was only being written."""


def withdraw(
    root: Path,
    wanted: dict[str, list[str]],
    *,
    reason: str,
    run_id: str,
    clock: Clock,
    wait: float = 0.0,
    dry_run: bool = False,
) -> Recalled:
    """Take articles (ids by source) out of an archive, for ever; `dry_run`: only look.

    Raises `ArchiveLocked` when a source of the articles is being written, `ArchiveNotWritable`, `ArchiveDamage`.
    """

    def opened(slug: str) -> SourceWriter:
        return open_writer(root, slug, run_id=run_id, clock=clock, wait=wait)

    told, made = Recalled(), {}
    sought = Sought(Withdrawn())
    for slug, ids in wanted.items():
        with opened(slug) as writer:
            fresh = writer.withdrawals(ids, reason=reason)
            made[slug] = [*fresh, *_earlier(SourcePaths.of(root, slug), ids, fresh)]
            sought = _joined(sought, writer.sought(fresh), made[slug])
    for slug in paths.sources(root):
        others = [one for own, each in made.items() if own != slug for one in each]
        if others:
            _beside(slug, opened, others, sought, told, dry_run=dry_run)
    for slug, each in made.items():
        with opened(slug) as writer:
            own = Sought(Withdrawn.of(each), sought.texts, sought.addresses)
            told.places[slug] = _gone([*told.places.get(slug, ()), *writer.take_out(each, own, dry_run=dry_run)])
    with runs.still(root):
        told.places[""] = [*_reports(root, sought, dry_run=dry_run), *_strangers(root, sought)]
    if not dry_run:
        _remove_derived(root)
    return told


def _gone(places: list[Place]) -> list[Place]:
    """Return places without those that stayed for the sake of an article that goes itself."""
    going = {(place.file, place.offset) for place in places if not place.stays}
    return [place for place in places if not place.stays or (place.file, place.offset) not in going]


def _earlier(of: SourcePaths, ids: list[str], fresh: list[Withdrawal]) -> list[Withdrawal]:
    """Return withdrawals of the same articles that were made before: they may not have reached every source."""
    known = {one.id for one in fresh}
    found = (one for one in withdrawals.read(of) if one.id in ids and one.id not in known)
    return [replace(one, captures=(), redacted=(), complete=False) for one in found]


def _joined(so_far: Sought, more: Sought, made: list[Withdrawal]) -> Sought:
    known = Withdrawn.of(made)
    known.add(so_far.known)
    return Sought(known, so_far.texts | more.texts, so_far.addresses | more.addresses)


def _beside(
    slug: str,
    opened: Callable[[str], SourceWriter],
    others: list[Withdrawal],
    sought: Sought,
    told: Recalled,
    *,
    dry_run: bool,
) -> None:
    """Take out what a source shows of other sources' articles."""
    try:
        with opened(slug) as writer:
            there = Sought(Withdrawn.of(others), sought.texts, sought.addresses)
            found = writer.take_out(others, there, dry_run=True)
            if found and not dry_run:
                found = writer.take_out(others, there)
    except (ArchiveError, ArchiveLocked) as error:
        told.waiting.append(f"{error}; what {slug} shows of these articles is still there: run the command again")
        told.exit_code = error.exit_code if told.exit_code != 1 else 1
        return
    if found:
        told.places[slug] = found


# ── what belongs to no source ────────────────────────────────────────────────────────────────────


def _strangers(root: Path, sought: Sought) -> Iterator[Place]:
    """Yield plain files of others below the archive that hold an id, an address or a headline of it: they stay.

    Such as an export that somebody put there; what is packed is not looked into.
    """
    held = {*paths.sources(root), *RESERVED_SLUGS}
    others = [path for path in sorted(root.iterdir()) if path.name not in held and path.stem not in held]
    for path in (file for other in others for file in ([other] if other.is_file() else sorted(other.rglob("*")))):
        if path.is_file() and _holds(path, sought):
            yield Place(file=path.relative_to(root).as_posix(), offset=0, what=STRANGER, stays=True)


def _holds(path: Path, sought: Sought) -> bool:
    words = [*sought.known.ids, *sought.addresses]
    with path.open(encoding="utf-8", errors="replace") as lines:
        return any(any(word in line for word in words) or sought.is_said_in(line) for line in lines)


def _reports(root: Path, sought: Sought, *, dry_run: bool) -> Iterator[Place]:
    """Take addresses and headlines out of the reports of runs and out of the alarms."""
    for path in [*runs.files(root), paths.alarms(root)]:
        if not path.is_file():
            continue
        old = runs.documents(path)
        new = [_cleaned(document, sought) for document in old]
        if new != old:
            if not dry_run:
                runs.rewrite(path, new)
            yield Place(file=path.relative_to(root).as_posix(), offset=0, what=REPORT)


def _cleaned(document: bytes, sought: Sought) -> bytes:
    """Return a report without the addresses and headlines that are sought, the very same bytes when it has none."""
    try:
        old = msgspec.json.decode(document)
    except msgspec.DecodeError:
        return document  # no report of ours
    new = _without(old, sought)
    return document if new == old else msgspec.json.encode(new) + b"\n"


def _without(value: Any, sought: Sought) -> Any:
    if isinstance(value, dict):
        return {_without(name, sought): _without(inner, sought) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, sought) for inner in value]
    if not isinstance(value, str):
        return value
    if sought.is_said_in(value):
        return ""
    return URL.sub(lambda found: "" if sought.known.has(found[0].rstrip(").,:;")) else found[0], value)


def _remove_derived(root: Path) -> None:
    """Remove what is made again from the files, without what they do not hold any more."""
    for path in paths.derived(root):
        path.unlink(missing_ok=True)
