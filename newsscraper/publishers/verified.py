"""When each source was last looked at by `doctor`, and how it fared: `verified.json` beside the publishers' files."""

import json
from pathlib import Path

import msgspec

from newsscraper.errors import FactsError

FILE = "verified.json"


class Verified(msgspec.Struct, frozen=True):
    """The last look at a source."""

    date: str
    """YYYY-MM-DD."""
    ok: bool
    what: str = ""
    """One line: what was wrong, or how many articles were read."""


def load(*folders: Path) -> dict[str, Verified]:
    """Return the last look at each source; later folders win. Raises `FactsError`."""
    found: dict[str, Verified] = {}
    for path in (folder / FILE for folder in folders):
        if path.is_file():
            try:
                found |= msgspec.json.decode(path.read_bytes(), type=dict[str, Verified])
            except (OSError, msgspec.MsgspecError) as error:
                raise FactsError(f"{path}:1: cannot be read: {error}; delete it, doctor makes it again") from error
    return found


def note(folder: Path, results: dict[str, Verified]) -> Path:
    """Add results to the file of a folder and return the file."""
    path = folder / FILE
    folder.mkdir(parents=True, exist_ok=True)
    whole = dict(sorted((load(folder) | results).items()))
    text = json.dumps(msgspec.to_builtins(whole), ensure_ascii=False, indent=1)
    draft = path.with_suffix(".tmp")
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(path)
    return path
