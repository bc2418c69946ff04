"""What a reading command prints: JSON, JSON Lines or CSV of the same rows, else what a person reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Any

import click
import msgspec

from newsscraper.cli import _csv, _options, _printing
from newsscraper.errors import UsageError

_OPTIONS = (
    click.option("--csv", "as_csv", is_flag=True, help="A table as CSV."),
    click.option("--excel", is_flag=True, help="CSV with a byte order mark, as Excel needs it."),
    _options.jsonl,
    click.option("--json", "as_json", is_flag=True, help="One JSON document."),
)


@dataclass(frozen=True, slots=True)
class Output:
    """The form that was asked for."""

    form: str
    """text, csv, excel, jsonl or json."""

    def rows(self, found: Iterable[Any], shape: type) -> bool:
        """Print rows, dataclasses of one shape, unless they were asked for as text; say whether they were printed."""
        if self.form == "json":
            _printing.document([*found])
        elif self.form == "jsonl":
            _printing.lines(found)
        elif self.form in ("csv", "excel"):
            names = [field.name for field in fields(shape)]
            table = ([cell(value) for value in msgspec.to_builtins(row).values()] for row in found)
            _csv.write(names, table, excel=self.form == "excel")
        return self.form != "text"


def cell(value: Any) -> object:
    """Return a value as it stands in a cell: nothing for null, JSON for lists."""
    if isinstance(value, (list, dict)):
        return msgspec.json.encode(value).decode()
    return "" if value is None else value


def printing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --csv, --excel, --jsonl and --json, which it gets as one `output: Output`."""

    @wraps(command)
    def called(*args: Any, as_csv: bool, excel: bool, as_jsonl: bool, as_json: bool, **options: Any) -> Any:
        asked = [
            form
            for form, wanted in (
                ("excel", excel),
                ("csv", as_csv and not excel),
                ("jsonl", as_jsonl),
                ("json", as_json),
            )
            if wanted
        ]
        if len(asked) > 1:
            raise UsageError(f"--{asked[0]} and --{asked[1]} cannot both be printed: choose one")
        return command(*args, output=Output(asked[0] if asked else "text"), **options)

    found: Callable[..., Any] = called
    for option in reversed(_OPTIONS):
        found = option(found)
    return found
