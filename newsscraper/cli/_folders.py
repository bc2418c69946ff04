"""A data set as a folder: the rows below `data/`, and beside them what describes and repeats them."""

import shlex
import tempfile
from contextlib import ExitStack
from pathlib import Path

from newsscraper.cli import _tables
from newsscraper.cli._plan import Plan, pretty, remembered, rows, software
from newsscraper.read import Archive, card, dataset, descriptors, parquet
from newsscraper.read.dataset import DataFile, Dataset
from newsscraper.read.export import Tally
from newsscraper.read.splits import SPLITS, splits

_ONLY = "00000-of-00001.parquet"


def write(archive: Archive, plan: Plan, folder: Path, tally: Tally) -> int:
    """Write a data set into an empty folder and return how many rows it holds."""
    data = folder / "data"
    data.mkdir()
    counts: dict[str, int] = {}
    if plan.split:
        counts = _split(archive, plan, data, tally)
        written = sum(counts.values())
    elif plan.partition:
        lines = _tables.lines(archive, plan, tally)
        written = _tables.to_parquet(lines, plan, data / plan.table, plan.partition)
    else:
        name = f"train-{_ONLY}" if plan.kind == "hf" else f"{plan.table}.{plan.kind}"
        written = _tables.file(archive, plan, data / name, tally)
    _describe(archive, plan, folder, tally, counts)
    return written


def _split(archive: Archive, plan: Plan, data: Path, tally: Tally) -> dict[str, int]:
    """Write a Parquet file for each split that has rows, and return how many each has."""
    which = splits(archive, plan.wanted, str(plan.split))
    with tempfile.TemporaryDirectory(dir=data.parent) as folder, ExitStack() as stack:
        spools = {name: stack.enter_context(parquet.Spool(Path(folder) / name)) for name in SPLITS}
        for row in rows(archive, plan, tally):
            spools[which.get(row.id or "", SPLITS[0])].take([row.line])
        return {
            name: parquet.write(spool, plan.shape, data / f"{name}-{_ONLY}")
            for name, spool in spools.items()
            if spool.count
        }


def _describe(archive: Archive, plan: Plan, folder: Path, tally: Tally, counts: dict[str, int]) -> None:
    before = remembered(archive, plan, tally)
    (folder / "query.json").write_bytes(pretty(before))
    data = Dataset(
        table=plan.table,
        profile=plan.profile,
        rights=plan.rights,
        creator=plan.creator,
        sources=tuple(plan.wanted.sources or archive.sources()),
        query=plan.query,
        as_of=plan.wanted.as_of,
        made_at=plan.made_at,
        software=software(),
        columns=plan.shape,
        rows=tally.count,
        sha256=before.sha256,
        splits=counts,
        files=_files(folder, counts),
    )
    texts = {
        "README.md": card.card(data, repeat=f"newsscraper {shlex.join(before.command)}"),
        "DICTIONARY.md": dataset.dictionary(data),
        "croissant.json": descriptors.pretty(descriptors.croissant(data)),
        "datapackage.json": descriptors.pretty(descriptors.frictionless(data)),
        "CITATION.cff": dataset.citation(data),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "SHA256SUMS").write_text(dataset.checksums(folder), encoding="utf-8")


def _files(folder: Path, counts: dict[str, int]) -> tuple[DataFile, ...]:
    found = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    return tuple(dataset.data_file(folder, path, path.name.partition("-")[0] if counts else None) for path in found)
