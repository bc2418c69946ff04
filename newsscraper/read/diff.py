"""What changed between two versions of an article: word by word, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from newsscraper.items import Record
from newsscraper.text.forms import comparison_form, cosmetic_form

_TOKENS = re.compile(r"\s+|[^\s]+")
_LISTS = ("authors", "section_path", "tags")
_LONG = 2_000
"""Tokens beyond which frequent words no longer anchor the comparison: its time stays near linear."""


class Kind(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    COSMETIC = "cosmetic"
    """Stands as in `text` where it was `was`: only punctuation, marks or spacing differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text and what happened to it."""

    kind: Kind
    text: str
    was: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One field, or one paragraph of the body, as pieces in reading order."""

    field: str
    """title, subtitle, description or body."""
    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed in it."""
        return all(piece.kind is Kind.SAME for piece in self.pieces)

    @property
    def is_cosmetic(self) -> bool:
        """Whether only punctuation, marks or spacing changed."""
        return not self.is_same and all(piece.kind in (Kind.SAME, Kind.COSMETIC) for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A field that is no running text, before and after."""

    field: str
    before: str | list[str] | None
    after: str | list[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What lies between two versions."""

    id: str | None
    before: int | None
    after: int | None
    before_at: str | None
    after_at: str | None
    title: str | None
    passages: tuple[Passage, ...]
    """Every passage of both versions in the order of the newer one, unchanged ones included."""
    changed: tuple[Changed, ...]
    words_added: int
    words_removed: int
    is_cosmetic: bool
    """Whether all that changed is cosmetic."""


def difference(old: Record, new: Record) -> Difference:
    """Return what changed from one version to another."""
    passages = tuple(_passages(old, new))
    changed = tuple(_changed(old, new))
    pieces = [piece for passage in passages for piece in passage.pieces]
    touched = [passage for passage in passages if not passage.is_same]
    return Difference(
        id=new.id,
        before=old.version,
        after=new.version,
        before_at=_stamp(old),
        after_at=_stamp(new),
        title=new.title,
        passages=passages,
        changed=changed,
        words_added=sum(len(piece.text.split()) for piece in pieces if piece.kind is Kind.ADDED),
        words_removed=sum(len(piece.text.split()) for piece in pieces if piece.kind is Kind.REMOVED),
        is_cosmetic=not changed and bool(touched) and all(passage.is_cosmetic for passage in touched),
    )


def _stamp(record: Record) -> str | None:
    return f"{record.fetched_at:%Y-%m-%dT%H:%M:%SZ}" if record.fetched_at else None


def _passages(old: Record, new: Record) -> Iterator[Passage]:
    for field in ("title", "subtitle", "description"):
        before, after = getattr(old, field) or "", getattr(new, field) or ""
        if before or after:
            yield Passage(field=field, pieces=words(before, after))
    for before, after in _pairs(_paragraphs(old), _paragraphs(new)):
        yield Passage(field="body", pieces=words(before, after))


def _paragraphs(record: Record) -> list[str]:
    return record.body.split("\n\n") if record.body else []


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Pair paragraphs: equal ones first, then, between them, those that share most; the others stand alone."""
    matcher = SequenceMatcher(None, [*map(comparison_form, old)], [*map(comparison_form, new)], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _closest(old[a:b], new[c:d])


def _closest(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Pair changed paragraphs in order where a third of their words is shared."""
    rest = old
    for after in new:
        at = next((n for n, before in enumerate(rest[:8]) if _share(before, after) >= 1 / 3), None)
        if at is None:
            yield "", after
            continue
        for before in rest[:at]:
            yield before, ""
        yield rest[at], after
        rest = rest[at + 1 :]
    for before in rest:
        yield before, ""


def _share(a: str, b: str) -> float:
    one, two = {*map(cosmetic_form, a.split())}, {*map(cosmetic_form, b.split())}
    return len(one & two) / (max(len(one), len(two)) or 1)


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Return how one text became another, in pieces of whole words."""
    if old == new:
        return (Piece(kind=Kind.SAME, text=new),) if new else ()
    one, two = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, one, two, autojunk=len(one) + len(two) > _LONG)
    found: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(kind=Kind.SAME, text="".join(two[c:d])))
        else:
            found.extend(_replaced("".join(one[a:b]), "".join(two[c:d])))
    return tuple(found)


def _replaced(was: str, now: str) -> list[Piece]:
    if cosmetic_form(was) == cosmetic_form(now):
        return [Piece(kind=Kind.COSMETIC, text=now, was=was)]
    gone = [Piece(kind=Kind.REMOVED, text=was)] if was else []
    return gone + ([Piece(kind=Kind.ADDED, text=now)] if now else [])


def _changed(old: Record, new: Record) -> Iterator[Changed]:
    before, after = _day(old), _day(new)
    if before != after:
        yield Changed(field="date_published", before=before, after=after)
    for field in _LISTS:
        one, two = _names(getattr(old, field)), _names(getattr(new, field))
        if one != two:
            yield Changed(field=field, before=one, after=two)


def _names(values: Sequence[str]) -> list[str]:
    return list(values)


def _day(record: Record) -> str | None:
    return record.date_published.isoformat() if record.date_published else record.published_edtf
