"""A folder that others can use without asking: what describes the files of an export beside the data.

========================  ===================================================================================
`README.md`               the card: what it is, how it was made, what may be done with it, how to load it
`DICTIONARY.md`           every column: its type and meaning
`croissant.json`          for machine learning tools: https://docs.mlcommons.org/croissant/
`datapackage.json`        for tables: https://datapackage.org/ (Frictionless)
`CITATION.cff`            how to cite it: https://citation-file-format.github.io/
`SHA256SUMS`              the digest of each file, for `sha256sum -c`
========================  ===================================================================================
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsscraper.read.columns import Column, described

_MEDIA = {"jsonl": "application/jsonlines", "csv": "text/csv", "parquet": "application/x-parquet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file with rows."""

    path: str
    """Below the folder of the data set, with `/`."""
    split: str | None
    """train, validation or test; null when there are no splits."""
    bytes: int
    sha256: str

    @property
    def form(self) -> str:
        """jsonl, csv or parquet."""
        return self.path.rpartition(".")[2]

    @property
    def media(self) -> str:
        """Its media type."""
        return _MEDIA[self.form]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """An export as a data set."""

    table: str
    profile: str
    rights: str | None
    """The basis on which texts are given away; None for metadata."""
    creator: str
    sources: tuple[str, ...]
    query: str | None
    as_of: datetime | None
    made_at: datetime
    software: str
    columns: tuple[Column, ...]
    rows: int
    sha256: str
    """The digest of the rows, as `query.json` has it."""
    splits: dict[str, int]
    """Rows of each split; empty without."""
    files: tuple[DataFile, ...]

    @property
    def name(self) -> str:
        """A name without spaces."""
        return f"newsscraper-{self.table}-{self.made_at:%Y%m%dt%H%M%Sz}"

    @property
    def title(self) -> str:
        """A line for a person."""
        shown = ", ".join(self.sources[:5]) + (f" and {len(self.sources) - 5} more" if len(self.sources) > 5 else "")
        found = f" that hold “{self.query}”" if self.query else ""
        return f"Arabic news: {self.table} of {shown or 'no source'}{found}"

    @property
    def description(self) -> str:
        """A paragraph for a person."""
        told = {
            "metadata": "Headlines, dates, sections, tags, addresses and digests; no texts.",
            "snippets": "Metadata and the first words of each text.",
            "full": "Metadata and texts.",
        }
        then = f", as it was at {self.as_of:%Y-%m-%dT%H:%M:%SZ}" if self.as_of else ""
        return f"{self.rows:,} rows from an archive of newspapers{then}. {told[self.profile]}"

    @property
    def terms(self) -> str:
        """What may be done with it."""
        if self.rights is None:
            return "Facts about articles. The articles themselves are their publishers' and are not in this data set."
        return f"The texts are their publishers'. They are given away on this basis: {self.rights}"


def data_file(folder: Path, path: Path, split: str | None = None) -> DataFile:
    """Return the description of a file below a folder; reads it whole."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return DataFile(path=path.relative_to(folder).as_posix(), split=split, bytes=path.stat().st_size, sha256=digest)


def checksums(folder: Path) -> str:
    """Return the lines of `SHA256SUMS` for every other file of a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    return "".join(f"{data_file(folder, path).sha256}  {path.relative_to(folder).as_posix()}\n" for path in found)


def dictionary(data: Dataset) -> str:
    """Return the data dictionary: every column with its type and meaning."""
    texts = described(data.table)
    rows = (f"| `{one.name}` | {type_name(one)} | {_cell(texts.get(one.name, ''))} |" for one in data.columns)
    return f"# Columns of `{data.table}`\n\n| column | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


def type_name(column: Column) -> str:
    """Return a column's type as a person reads it."""
    names = {"truth": "true or false", "instant": "instant (UTC)", "wall": "time of day without a zone", "text": "text"}
    one = ", ".join(part.name for part in column.parts) if column.parts else names.get(column.kind, column.kind)
    one = f"object ({one})" if column.parts else one
    return f"list of {one}" if column.many else one


def citation(data: Dataset) -> str:
    """Return the content of `CITATION.cff`."""
    told = {
        "cff-version": "1.2.0",
        "message": "If you use this data set, please cite it as below.",
        "type": "dataset",
        "title": data.title,
        "abstract": data.description,
        "version": f"{data.made_at:%Y-%m-%d}",
        "date-released": f"{data.made_at:%Y-%m-%d}",
    }
    lines = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in told.items()]
    lines += ["authors:", f"  - name: {json.dumps(data.creator, ensure_ascii=False)}"]
    lines += ["identifiers:", "  - type: other", f'    value: "sha256:{data.sha256}"']
    lines += ['    description: "SHA-256 of the sorted digests of the rows, as in query.json"']
    return "\n".join(lines) + "\n"
