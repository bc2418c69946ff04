"""How text of any direction is printed: Arabic last on its line, isolated on a terminal, never padded behind."""

import os
import sys
from collections.abc import Sequence
from typing import Any

import click
import msgspec

from newsscraper.items import Record
from newsscraper.text.marks import FSI, LRI, PDI, RLI

BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def isolated(text: str) -> str:
    """Return a text wrapped in FSI…PDI on a terminal, so that it cannot disturb its line (UAX #9); else as it is."""
    return f"{FSI}{text}{PDI}" if sys.stdout.isatty() else text


def directed(text: str) -> str:
    """Return a text in an isolate of its letters' direction on a terminal: right to left if any letter is; else as is.

    For lines that begin with a sign, or a Latin name within an Arabic sentence, which an isolate of the first letter's
    direction would turn around.
    """
    if not sys.stdout.isatty():
        return text
    return f"{RLI if is_right_to_left(text) else LRI}{text}{PDI}"


def is_right_to_left(text: str) -> bool:
    """Say whether a text holds letters of a right-to-left script."""
    return any("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in text)


def marked(text: str, hits: Sequence[tuple[int, int]]) -> str:
    """Return a text with its hits in bold on a terminal that shows colours, isolated on any; else as it is."""
    return isolated(emphasised(text, hits))


def emphasised(text: str, hits: Sequence[tuple[int, int]]) -> str:
    """Return a text with its hits in bold on a terminal that shows colours; else as it is."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    for start, end in reversed(hits):
        text = f"{text[:start]}{BOLD}{text[start:end]}{PLAIN}{text[end:]}"
    return text


def day_of(record: Record) -> str:
    """Return the publication as a fixed width of ten characters."""
    return f"{record.date_published or record.published_edtf or '-'!s:10}"


def lines(records: Any) -> None:
    """Write each value as one line of JSON."""
    for value in records:
        sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


def document(value: Any) -> None:
    """Write a value as one document of JSON."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def note(text: str) -> None:
    """Say something to the person, on stderr."""
    click.echo(text, err=True)
