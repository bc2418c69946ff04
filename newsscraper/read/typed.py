"""The tables in the libraries that researchers use, each imported only when asked for.

Types come from `newsscraper.read.columns`, never from the data: numbers stay numbers, days days, instants instants in
UTC, lists lists, whatever the first rows are.
"""

import importlib
import io
import tempfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from newsscraper.errors import UsageError
from newsscraper.read.columns import Column, columns

if TYPE_CHECKING:
    import datasets
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_BLOCK = 16_000_000
"""Bytes of lines that are handed to a library at once."""
_SQL = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "truth": "BOOLEAN", "day": "DATE"}
_SQL |= {"instant": "TIMESTAMPTZ", "wall": "TIMESTAMP"}


def library(name: str, extra: str) -> Any:
    """Import a library, or raise a `UsageError` that says how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise UsageError(
            f"this needs {name}, which is not installed: install it, or newsscraper-archive[{extra}]"
        ) from None


# ── DuckDB ───────────────────────────────────────────────────────────────────────────────────────


def sql_type(column: Column) -> str:
    """Return the type of a column in DuckDB's SQL."""
    parts = ", ".join(f'"{part.name}" {sql_type(part)}' for part in column.parts)
    one = f"STRUCT({parts})" if column.kind == "struct" else _SQL[column.kind]
    return f"{one}[]" if column.many else one


def as_duckdb(rows: Callable[[str], Iterator[bytes]]) -> "duckdb.DuckDBPyConnection":
    """Return a connection in memory that holds the four tables.

    Instants are shown in UTC. Memory beyond DuckDB's limit goes to its temporary files.
    """
    library("pytz", "duckdb")
    connection: duckdb.DuckDBPyConnection = library("duckdb", "duckdb").connect()
    connection.execute("SET TimeZone = 'UTC'")
    for table in ("articles", "versions", "listings", "coverage"):
        load(connection, table, columns(table), rows(table))
    return connection


def load(connection: Any, table: str, shape: tuple[Column, ...], lines: Iterator[bytes]) -> None:
    """Make a table of lines of JSON in an open DuckDB connection; the lines pass through a temporary file."""
    types = ", ".join(f"'{column.name}': '{sql_type(column)}'" for column in shape)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.writelines(lines)
        file.flush()
        connection.execute(
            f"CREATE TABLE {table} AS SELECT * FROM read_json(?, columns = {{{types}}}, "
            "format = 'newline_delimited', maximum_object_size = 268435456)",
            [file.name],
        )


# ── Arrow ────────────────────────────────────────────────────────────────────────────────────────


def arrow_type(pa: Any, column: Column) -> Any:
    """Return the type of a column in Arrow."""
    kinds = {"text": pa.string, "integer": pa.int64, "number": pa.float64, "truth": pa.bool_, "day": pa.date32}
    if column.kind == "struct":
        one = pa.struct([pa.field(part.name, arrow_type(pa, part)) for part in column.parts])
    elif column.kind in kinds:
        one = kinds[column.kind]()
    else:
        one = pa.timestamp("us", tz="UTC" if column.kind == "instant" else None)
    return pa.list_(one) if column.many else one


def as_arrow(table: str, lines: Iterator[bytes]) -> "pa.Table":
    """Return a table as an Arrow table."""
    pa, reader = library("pyarrow", "readers"), library("pyarrow.json", "readers")
    schema = pa.schema([pa.field(column.name, arrow_type(pa, column)) for column in columns(table)])
    options = reader.ParseOptions(explicit_schema=_as_read(pa, schema), unexpected_field_behavior="ignore")
    reading = reader.ReadOptions(block_size=1 << 28)
    read = (reader.read_json(io.BytesIO(block), reading, options) for block in blocks(lines))
    found = [one.select(schema.names).cast(schema) for one in read]
    return pa.concat_tables(found).combine_chunks() if found else schema.empty_table()


def _as_read(pa: Any, schema: Any) -> Any:
    """Return a schema in which days are text: Arrow's reader of JSON takes days for numbers."""
    return pa.schema([pa.field(f.name, pa.string()) if f.type == pa.date32() else f for f in schema])


def as_pandas(table: str, lines: Iterator[bytes]) -> "pd.DataFrame":
    """Return a table as a pandas frame of Arrow types: numbers with gaps stay whole numbers."""
    pandas = library("pandas", "readers")
    found: pd.DataFrame = as_arrow(table, lines).to_pandas(types_mapper=pandas.ArrowDtype)
    return found


def as_hf(table: str, lines: Iterator[bytes]) -> "datasets.Dataset":
    """Return a table as a Hugging Face dataset."""
    found: datasets.Dataset = library("datasets", "readers").Dataset(as_arrow(table, lines))
    return found


# ── Polars ───────────────────────────────────────────────────────────────────────────────────────


def polars_type(pl: Any, column: Column) -> Any:
    """Return the type of a column in Polars."""
    kinds = {"text": pl.String, "integer": pl.Int64, "number": pl.Float64, "truth": pl.Boolean, "day": pl.Date}
    if column.kind == "struct":
        one = pl.Struct({part.name: polars_type(pl, part) for part in column.parts})
    elif column.kind in kinds:
        one = kinds[column.kind]
    else:
        one = pl.Datetime("us", "UTC" if column.kind == "instant" else None)
    return pl.List(one) if column.many else one


def as_polars(table: str, lines: Iterator[bytes]) -> "pl.DataFrame":
    """Return a table as a Polars frame."""
    polars = library("polars", "readers")
    schema = {column.name: polars_type(polars, column) for column in columns(table)}
    found = [polars.read_ndjson(io.BytesIO(block), schema=schema) for block in blocks(lines)]
    joined: pl.DataFrame = polars.concat(found) if found else polars.DataFrame(schema=schema)
    return joined


def blocks(lines: Iterator[bytes], most: int = _BLOCK) -> Iterator[bytes]:
    """Yield lines joined into blocks."""
    block: list[bytes] = []
    length = 0
    for line in lines:
        block.append(line)
        length += len(line)
        if length >= most:
            yield b"".join(block)
            block, length = [], 0
    if block:
        yield b"".join(block)


__all__ = ["as_arrow", "as_duckdb", "as_hf", "as_pandas", "as_polars", "blocks", "library", "load", "sql_type"]
