"""Accept what extraction gives as a fixture's expectation: field by field, and never a loss without a word."""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.items import Outcome, Publisher
from newsscraper.testing import fixture as fixtures

SHRUNK = 0.8
"""A body, or a list of links, under this share of its former length counts as a loss."""


@dataclass(frozen=True)
class Change:
    """One field whose value differs from the expectation."""

    field: str
    old: Any
    new: Any

    @property
    def is_loss(self) -> bool:
        """Whether a value went away, or the body or the list of links shrank by a fifth."""
        if self.new is None:
            return True
        if self.field == "body" and isinstance(self.old, list):
            return len("".join(self.new)) < SHRUNK * len("".join(self.old))
        if self.field == "links" and isinstance(self.old, list):
            return len(self.new) < SHRUNK * len(self.old)
        return False


def expectation(folder: Path, publisher: Publisher, kind: str | None = None) -> tuple[str, Any]:
    """Return the kind of a fixture and what extraction gives for it now.

    A kind that was chosen before stays, or the one that is given; else an article page gives `article`, a list of links
    `links`, any other page `outcome`.
    """
    present = next((name for name in fixtures.EXPECTATIONS if (folder / name).is_file()), None)
    html = (folder / "response.html").read_bytes()
    chosen = present.removesuffix(".json") if present else kind
    found = fixtures.Fixture(folder, fixtures.read_response(folder), html, chosen or "article", None)
    if chosen is None:
        outcome = fixtures.extracted(found, publisher).outcome
        chosen = {Outcome.ARTICLE: "article", Outcome.LISTING: "links"}.get(outcome, "outcome")
        found = fixtures.Fixture(folder, found.response, html, chosen, None)
    return found.kind, fixtures.actual(found, publisher)


def changes(folder: Path, kind: str, new: Any) -> list[Change]:
    """Return how a new expectation differs from the stored one."""
    path = folder / f"{kind}.json"
    old: Any = msgspec.json.decode(path.read_bytes()) if path.is_file() else {}
    if kind == "links":
        return _link_changes(old or [], new)
    names = [*new, *(name for name in old if name not in new)]
    return [Change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]


def _link_changes(old: list[Any], new: list[Any]) -> list[Change]:
    """Return how lists of links differ, each link by its address: gone ones, new ones, and what is told otherwise."""
    if [link["url"] for link in old] != [link["url"] for link in new]:
        return [Change("links", old or None, new or None)]
    pairs = list(zip(old, new, strict=True))
    names = dict.fromkeys(name for pair in pairs for link in pair for name in link)
    return [
        Change(f"{one['url']} {name}", one.get(name), other.get(name))
        for one, other in pairs
        for name in names
        if one.get(name) != other.get(name)
    ]


def write(folder: Path, kind: str, new: Any) -> Path:
    """Write an expectation, and return its file."""
    path = folder / f"{kind}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(new), indent=2) + b"\n")
    return path


def render(change: Change) -> list[tuple[str, str]]:
    """Return what shows a change to a person: `-` with each line that was, `+` with each that comes."""
    old, new = _lines(change.old), _lines(change.new)
    found: list[tuple[str, str]] = []
    for same, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if same != "equal":
            found += [*(("-", line) for line in old[a:b]), *(("+", line) for line in new[c:d])]
    return found


def _lines(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list):
        return [item if isinstance(item, str) else msgspec.json.encode(item).decode() for item in value]
    return [str(value)]
