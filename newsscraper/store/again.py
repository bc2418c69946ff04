"""Stored pages read again with the present extractor: what would change, and layer lines for what does.

A re-extraction is never a version: its line goes to `layers/<extractor>/<day>/` with the identity and proof of the
version that it reads again.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveDamage, BadInput, BodyTooLarge
from newsscraper.items import Record
from newsscraper.store import frames, stored, versions
from newsscraper.store.compare import KEPT, Reextract
from newsscraper.store.contents import contents
from newsscraper.store.records import decode

FIELDS = (
    *("title", "subtitle", "description", "body", "byline_raw", "authors", "dateline", "section", "section_path"),
    *("tags", "related", "links", "images", "embeds", "language", "date_published", "published_at"),
    *("published_precision", "date_modified", "modified_at"),
)
"""What is compared."""
DIFFS = 5
"""Differences that are shown in full."""
_WIDTH = 160


@dataclass(slots=True)
class FieldCount:
    """How many records would differ in one field."""

    change: int = 0
    gain: int = 0
    """Nothing was found, now something is."""
    lose: int = 0
    """Something was found, now nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """One difference, from where it begins."""

    version_id: str
    url: str
    field: str
    before: str
    after: str


@dataclass(slots=True)
class Told:
    """The result of reading again."""

    looked: int = 0
    same: int = 0
    differing: int = 0
    unread: int = 0
    """Pages in which the present extractor finds no article."""
    without_bytes: int = 0
    """Records that point to no bytes, or to damaged ones."""
    fields: dict[str, FieldCount] = field(default_factory=dict)
    diffs: list[Diff] = field(default_factory=list)

    def count(self, old: Record, new: Record) -> bool:
        """Count the differences of two readings; return whether there are any."""
        found = [name for name in FIELDS if getattr(old, name) != getattr(new, name)]
        for name in found:
            before, after = getattr(old, name), getattr(new, name)
            counted = self.fields.setdefault(name, FieldCount())
            kind = "gain" if not before else "lose" if not after else "change"
            setattr(counted, kind, getattr(counted, kind) + 1)
            self._show(name, old, before, after)
        self.differing += bool(found)
        self.same += not found
        return bool(found)

    def _show(self, name: str, old: Record, before: object, after: object) -> None:
        """Keep a difference to be shown: one of each field first, then further ones of any."""
        shown = Counter(diff.field for diff in self.diffs)
        if len(self.diffs) == DIFFS:
            usual, count = shown.most_common(1)[0]
            if name in shown or count == 1:
                return
            self.diffs.remove(next(diff for diff in reversed(self.diffs) if diff.field == usual))
        self.diffs.append(_diff(old, name, before, after))


def read_again(
    folder: Path,
    reextract: Reextract,
    told: Told,
    *,
    since: date | None = None,
    until: date | None = None,
    sample: int | None = None,
) -> Iterator[Record]:
    """Yield the records that the present extractor reads differently, ready to be layer lines, and count into `told`.

    `since`, `until`: publication days, inclusive. `sample`: only so many records, spread evenly by chance (the same
    ones each time).
    """
    lines = _lines(folder)
    chosen = _sampled(lines, sample) if sample is not None else lines
    for line in chosen:
        old = decode(line)
        if old.status != "usable" or not _is_within(old, since, until):
            continue
        told.looked += 1
        new = _read(folder, old, reextract, told)
        if new is not None and told.count(old, new):
            yield new


class _Layered(msgspec.Struct):
    version_id: str
    extractor: str | None


def layered(folder: Path) -> set[tuple[str | None, str | None]]:
    """Return the (version id, extractor) of every layer line."""
    found: set[tuple[str | None, str | None]] = set()
    for kind in sorted(path.name for path in folder.glob("layers/*")):
        for line in _lines(folder, f"layers/{kind}"):
            told = msgspec.json.decode(line, type=_Layered)
            found.add((told.version_id, told.extractor))
    return found


def _read(folder: Path, old: Record, reextract: Reextract, told: Told) -> Record | None:
    try:
        page = stored.read_page(folder, old)
    except (ArchiveDamage, BodyTooLarge):
        page = None
    if page is None:
        told.without_bytes += 1
        return None
    again = reextract(old, page)
    if again is None:
        told.unread += 1
        return None
    settled = versions.settle(again, versions.publication(old)) if (old.version or 1) > 1 else again
    kept = replace(settled, **{name: getattr(old, name) for name in KEPT})
    return replace(kept, content_sha256=contents(kept).content.hex())


def _lines(folder: Path, kind: str = "articles") -> Iterator[bytes]:
    for name in stored.sealed_files(folder, kind):
        if name.endswith(".zst"):
            yield from frames.lines(folder / name)
            continue
        with (folder / name).open("rb") as stream:
            yield from stream


def _sampled(lines: Iterator[bytes], count: int) -> list[bytes]:
    """Return so many of the lines, each with the same chance (reservoir sampling, algorithm R)."""
    if count < 1:
        raise BadInput(f"a sample of {count} records is none")
    dice = random.Random(0)
    kept = list(islice(lines, count))
    for seen, line in enumerate(lines, count):
        place = dice.randint(0, seen)
        if place < count:
            kept[place] = line
    return kept


def _is_within(record: Record, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    day = record.date_published
    return day is not None and (since is None or since <= day) and (until is None or day <= until)


def _diff(old: Record, name: str, before: object, after: object) -> Diff:
    texts = _text(before), _text(after)
    pairs = enumerate(zip(*texts, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(map(len, texts)))
    start = max(0, at - 20)
    shown = [text[start : start + _WIDTH] for text in texts]
    return Diff(version_id=old.version_id or "", url=old.url, field=name, before=shown[0], after=shown[1])


def _text(value: object) -> str:
    if value is None:
        return ""
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
