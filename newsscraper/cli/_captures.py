"""The captures behind records: a WACZ file of them, or an index of where they lie in the archive."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsscraper.cli import _printing
from newsscraper.cli._plan import Done, Plan, rows, software
from newsscraper.read import Archive, cdx
from newsscraper.read import wacz as wacz_file
from newsscraper.read.export import Tally
from newsscraper.store import members, paths
from newsscraper.store.records import decode


def wacz(archive: Archive, plan: Plan, out: Path, tally: Tally) -> Done:
    """Write a WACZ file; with the profile `full` the pages are in it."""
    about = {
        "software": f"newsscraper {software()}",
        "title": f"Captures of {', '.join(plan.wanted.sources or archive.sources())}",
        "description": f"Pages as they were sent. Basis: {plan.rights}"
        if plan.rights
        else "Addresses and digests only.",
    }
    found = (decode(row.fixed) for row in rows(archive, plan, tally))
    made = wacz_file.write(archive.root, found, out, full=plan.profile == "full", made_at=plan.made_at, about=about)
    return Done(made.pages, _without(made.without_bytes))


def cdxj(archive: Archive, plan: Plan, out: Path | None, tally: Tally) -> Done:
    """Write the CDXJ lines of captures in the files of the archive, by their names below its folder."""
    seen: Counter[str] = Counter()
    lines = (line.encode() for line in cdx.in_order(_lines(archive, plan, tally, seen)))
    if out is None:
        sys.stdout.buffer.writelines(lines)
    else:
        with out.open("wb") as file:
            file.writelines(lines)
    if seen["open"]:
        _printing.note(
            f"{seen['open']:,} of these captures lie in files that are still open (.open): replay finds them under "
            "these names after midnight UTC, or after: newsscraper archive seal"
        )
    return Done(seen["written"], _without(seen["none"]))


def _lines(archive: Archive, plan: Plan, tally: Tally, seen: Counter[str]) -> Iterator[str]:
    for row in rows(archive, plan, tally):
        record = decode(row.fixed)
        if record.warc_file is None:
            seen["none"] += 1
            continue
        folder = paths.SourcePaths.of(archive.root, record.source).folder
        seen["open"] += not members.is_sealed(folder, record)
        seen["written"] += 1
        place = {"offset": record.warc_offset or 0, "length": record.warc_length or 0}
        name = f"{record.source}/{record.warc_file}"
        yield cdx.line(record, members.read_head(folder, record), file=name, **place)


def _without(count: int) -> str:
    return f"{count:,} have no bytes, for they were imported from a table" if count else ""
