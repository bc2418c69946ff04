"""The card of a data set (`README.md`): with the YAML head that the Hugging Face hub reads."""

import json

from newsscraper.read.columns import Column
from newsscraper.read.dataset import Dataset

_HF_TYPES = {"text": "string", "integer": "int64", "number": "float64", "truth": "bool", "day": "date32"}
_HF_TYPES |= {"instant": "timestamp[us, tz=UTC]", "wall": "timestamp[us]"}
_LOAD = {
    "jsonl": """import duckdb

print(duckdb.sql("SELECT count(*) FROM read_json('data/*.jsonl', sample_size = -1)"))""",
    "csv": """import duckdb

print(duckdb.sql("SELECT count(*) FROM read_csv('data/*.csv', all_varchar = true)"))""",
    "parquet": """import duckdb

print(duckdb.sql("SELECT count(*) FROM 'data/**/*.parquet'"))""",
}


def card(data: Dataset, *, repeat: str) -> str:
    """Return the card; `repeat`: the command that made the data set."""
    form = data.files[0].form if data.files else "jsonl"
    splits = "".join(f"| {name} | {count:,} |\n" for name, count in data.splits.items())
    parts = [
        _head(data),
        f"# {data.title}",
        data.description,
        f"## Rights\n\n{data.terms}" + _PERSONAL,
        f"## Columns\n\n{len(data.columns)} columns; `DICTIONARY.md` explains each.",
        f"## Splits\n\n| split | rows |\n|---|---|\n{splits}\n{_SPLITS}" if splits else "",
        f"## To read it\n\n```python\n{_LOAD[form]}\n```",
        f"## To repeat it\n\n```\n{repeat}\n```\n\n{_REPEAT}\n\nDigest of the rows: `sha256:{data.sha256}`",
        f"Made with newsscraper {data.software} on {data.made_at:%Y-%m-%d} by {data.creator}.",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


_PERSONAL = """

News names people. Who is named may ask the archive to withdraw an article: the withdrawal is then repeated by every
later export, and `newsscraper export --from query.json` names what has gone. Do not publish texts that were withdrawn.

Dates are as honest as their pages: a day without a time of day has no instant, `published_raw` is what was printed."""
_SPLITS = "Copies of one text, word for word or nearly so, are on one side: none is in two splits."
_REPEAT = """`query.json` holds what was asked, of which state of the archive, and with which software;
`newsscraper export --from query.json` makes the same rows again, or names each difference."""


# ── for the hub ──────────────────────────────────────────────────────────────────────────────────


def _head(data: Dataset) -> str:
    """Return the YAML head; its values are JSON, which YAML includes."""
    lines = ["---", f"pretty_name: {_json(data.title)}", "language:", "- ar", "license: other"]
    lines += ["license_name: rights-of-the-publishers", f"size_categories: [{_json(_size(data.rows))}]"]
    lines += ["tags:", "- news", "- arabic"]
    if data.files and data.files[0].form == "parquet":
        lines += ["configs:", "- config_name: default", "  data_files:", *_files(data), "dataset_info:", "  features:"]
        lines += [line for column in data.columns for line in _feature(column, "  ")]
    return "\n".join([*lines, "---"])


def _files(data: Dataset) -> list[str]:
    if not data.splits:
        return ["  - split: train", '    path: "data/**/*.parquet"']
    return [line for name in data.splits for line in (f"  - split: {name}", f'    path: "data/{name}-*.parquet"')]


def _feature(column: Column, pad: str) -> list[str]:
    """Return the lines of a feature as `datasets` writes them."""
    name, inner = f"{pad}- name: {column.name}", pad + "  "
    if column.kind != "struct":
        kind = _HF_TYPES[column.kind]
        return [name, f"{inner}list: {kind}" if column.many else f"{inner}dtype: {kind}"]
    parts = [line for part in column.parts for line in _feature(part, inner)]
    return [name, f"{inner}{'list' if column.many else 'struct'}:", *parts]


def _size(rows: int) -> str:
    steps = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
    return next((name for least, name in steps if rows < least), "1M<n<10M")


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
