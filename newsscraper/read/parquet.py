"""Parquet through DuckDB: one file, or a folder of partitions; typed by the columns, in bounded memory."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsscraper.errors import UsageError
from newsscraper.read.columns import Column
from newsscraper.read.typed import library, sql_type

PARTITIONS = {
    "source": "source",
    "year": "coalesce(strftime(date_published, '%Y'), 'unknown')",
    "month": "coalesce(strftime(date_published, '%Y-%m'), 'unknown')",
    "section": "coalesce(section, 'unknown')",
    "language": "coalesce(language, 'unknown')",
}
"""What a folder may be parted by → its value, by the publication's day."""
_LEAST_OBJECT = 1 << 24
_ROWS = 8_192
"""Rows in a group: a group is kept in memory until it is written."""


class Spool:
    """Lines on disk on their way to DuckDB, with what it must be told of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self.longest = 0
        self._file = path.open("wb", buffering=1 << 20)

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def take(self, lines: Iterable[bytes]) -> None:
        """Append lines."""
        for line in lines:
            self._file.write(line)
            self.count += 1
            self.longest = max(self.longest, len(line))

    def flush(self) -> None:
        """Let others read all that was appended."""
        self._file.flush()


def write(spool: Spool, shape: tuple[Column, ...], out: Path, *, partition: tuple[str, ...] = ()) -> int:
    """Write spooled rows to a file, or with `partition` to a folder, zstd; return how many can be read back."""
    connection = library("duckdb", "duckdb").connect()
    spool.flush()
    try:
        for setting in ("TimeZone = 'UTC'", "memory_limit = '300MB'", "threads = 2", "preserve_insertion_order = true"):
            connection.execute(f"SET {setting}")
        connection.execute(f"SET temp_directory = {_quoted(spool.path.parent / 'duckdb')}")
        connection.execute(_copy(spool, shape, out, partition))
        readable = f"{out}/**/*.parquet" if partition else str(out)
        found = connection.execute(f"SELECT count(*) FROM read_parquet({_quoted(readable)})").fetchone()
    finally:
        connection.close()
    return int(found[0])


def _copy(spool: Spool, shape: tuple[Column, ...], out: Path, partition: tuple[str, ...]) -> str:
    types = ", ".join(f"'{column.name}': '{sql_type(column)}'" for column in shape)
    most = max(_LEAST_OBJECT, spool.longest + 1)
    source = f"read_json({_quoted(spool.path)}, columns = {{{types}}}, format = 'newline_delimited'"
    source += f", maximum_object_size = {most})"
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS}"
    more = [f"{PARTITIONS[name]} AS {name}" for name in partition if name not in {column.name for column in shape}]
    if partition:
        options += f", PARTITION_BY ({', '.join(partition)}), WRITE_PARTITION_COLUMNS true"
    return f"COPY (SELECT {', '.join(['*', *more])} FROM {source}) TO {_quoted(out)} ({options})"


def check_partition(names: Iterable[str], shape: tuple[Column, ...]) -> tuple[str, ...]:
    """Return the names by which a folder shall be parted; raises `UsageError` for one that cannot be."""
    held: dict[str, Any] = {column.name: column for column in shape}
    for name in names:
        if name not in PARTITIONS or not ({name, "date_published"} & held.keys()):
            raise UsageError(f"{name!r} parts no folder of this table: there are {', '.join(PARTITIONS)}")
    return tuple(names)


def _quoted(path: Path | str) -> str:
    return "'" + str(path).replace("'", "''") + "'"
