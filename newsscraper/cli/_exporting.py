"""Writing an export: to standard output, to a file with its query.json beside it, or to a folder."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsscraper.cli import _captures, _folders, _printing, _tables
from newsscraper.cli._plan import Done, Plan, pretty, remembered
from newsscraper.errors import ArchiveError, UsageError
from newsscraper.read import Archive
from newsscraper.read.export import Tally


def write(archive: Archive, plan: Plan, out: Path | None, tally: Tally) -> Done:
    """Write an export; a file or folder appears under its name only when it is whole."""
    if out is None:
        return _stream(archive, plan, tally)
    try:
        with _whole(out, is_folder=plan.is_folder(out)) as part:
            done = _written(archive, plan, part, tally)
        if not plan.is_folder(out):
            beside = out.with_name(out.name + ".query.json")
            beside.write_bytes(pretty(remembered(archive, plan, tally)))
    except OSError as error:
        raise ArchiveError(f"{out} cannot be written: {error}; give another --out") from error
    told = out / "query.json" if out.is_dir() else beside
    _printing.note(f"{told} repeats it: newsscraper export --from {told}")
    return done


def _written(archive: Archive, plan: Plan, part: Path, tally: Tally) -> Done:
    if part.is_dir():
        return Done(_folders.write(archive, plan, part, tally))
    if plan.kind == "wacz":
        return _captures.wacz(archive, plan, part, tally)
    if plan.kind == "cdxj":
        return _captures.cdxj(archive, plan, part, tally)
    return Done(_tables.file(archive, plan, part, tally))


def _stream(archive: Archive, plan: Plan, tally: Tally) -> Done:
    if plan.kind == "cdxj":
        return _captures.cdxj(archive, plan, None, tally)
    if plan.kind not in ("jsonl", "csv"):
        raise UsageError(f"{plan.kind} cannot be written to standard output: give --out")
    return Done(_tables.stream(archive, plan, tally))


@contextmanager
def _whole(out: Path, *, is_folder: bool) -> Iterator[Path]:
    """Give a place that takes the name of `out` when all went well, and is gone when it did not."""
    if is_folder and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out} exists and is not empty: give another --out, or remove it")
    part = out.with_name(out.name + ".part")
    _remove(part)
    if is_folder:
        part.mkdir(parents=True)
    try:
        yield part
        part.replace(out)
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)
