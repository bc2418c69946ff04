"""Where a query's words stand in a text: found in its search key, traced back to the text as the newspaper wrote it."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsscraper.items import Record
from newsscraper.read.query import All, Any_, Near, Node, Phrase, Word, leaves
from newsscraper.read.spellings import forms, near_forms, phrase_forms, stem_beside
from newsscraper.text.forms import search_key, spans, stem_key, stem_of

_WORD = re.compile(r"\S+")
_SHOWN = re.compile(r"[^\W_](?:[\w\u064b-\u0652\u0640]|['’-](?=\w))*")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: their keys, and where each stands in the text."""

    text: str
    keys: tuple[str, ...]
    at: tuple[Span, ...]

    def stems(self, wanted: Collection[str]) -> tuple[str, ...]:
        """Return the stems of the words, as a phrase of the stems `wanted` means them."""
        return tuple(stem_beside(key, _stem(key), wanted) for key in self.keys)


@lru_cache(maxsize=100_000)
def _stem(key: str) -> str:
    return stem_of(key)


def tokens(text: str) -> Tokens:
    """Return the words of a text, as the index counts them."""
    key = search_key(text)
    places = [match.span() for match in _WORD.finditer(key)]
    return Tokens(text, tuple(key[a:b] for a, b in places), tuple(spans(text, places)))


def as_typed(text: str) -> Tokens:
    """Return the words of a text just as they are written (NFC), for an exact search."""
    found = [(unicodedata.normalize("NFC", match[0]), match.span()) for match in _SHOWN.finditer(text)]
    return Tokens(text, tuple(word for word, _ in found), tuple(span for _, span in found))


def find(text: str, node: Node | None, column: str = "body", *, exact: bool = False) -> list[Span]:
    """Return where the words and phrases of a query stand in the text of a column, in order, without overlap."""
    words = as_typed(text) if exact else tokens(text)
    found = [span for leaf in leaves(node) for span in _of_leaf(words, leaf, column, exact=exact)]
    return merged(found)


def merged(found: list[Span]) -> list[Span]:
    """Return spans in order, those that overlap joined."""
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def holds(record: Record, node: Node) -> bool:
    """Say whether a record holds just what was typed: the judge of an exact search."""
    if isinstance(node, All):
        return all(holds(record, part) for part in node.parts) and not any(holds(record, n) for n in node.without)
    if isinstance(node, Any_):
        return any(holds(record, part) for part in node.parts)
    return any(_of_leaf(as_typed(text), node, name, exact=True) for name, text in texts(record))


def texts(record: Record) -> list[tuple[str, str]]:
    """Return the texts of a record that are searched, each with the column it belongs to."""
    found = [("title", record.title or ""), ("title", record.subtitle or ""), ("body", record.description or "")]
    found += [("body", part) for part in record.body.split("\n\n")]
    found += [("tags", tag) for tag in record.tags]
    return found + [("section", name) for name in dict.fromkeys((*record.section_path, record.section or ""))]


def _of_leaf(words: Tokens, leaf: Word | Phrase | Near, column: str, *, exact: bool) -> list[Span]:
    if leaf.column is not None and leaf.column != column:
        return []
    if isinstance(leaf, Near):
        return _near(words, leaf, exact=exact) if column in ("title", "body") or leaf.column else []
    if isinstance(leaf, Word):
        return _words(words, leaf, exact=exact)
    if exact:
        return _runs(words, words.keys, [as_typed(leaf.text).keys])
    stems = words.stems(stem_key(leaf.text).split(" "))
    return _runs(words, stems, [tuple(form.split(" ")) for form in phrase_forms(leaf.text)])


def _words(words: Tokens, leaf: Word, *, exact: bool) -> list[Span]:
    one = unicodedata.normalize("NFC", leaf.text) if exact else search_key(leaf.text)
    if leaf.prefix:
        return [span for key, span in zip(words.keys, words.at, strict=True) if key.startswith(one)]
    wanted = {one} if exact else {*forms(leaf.text)}
    return [span for key, span in zip(words.keys, words.at, strict=True) if key in wanted]


def _runs(words: Tokens, keys: Sequence[str], wanted: list[tuple[str, ...]]) -> list[Span]:
    by_first: dict[str, tuple[str, ...]] = {form[0]: form for form in wanted if form}
    found = []
    for n, key in enumerate(keys):
        form = by_first.get(key)
        if form is not None and tuple(keys[n : n + len(form)]) == form:
            found.append((words.at[n][0], words.at[n + len(form) - 1][1]))
    return found


def _near(words: Tokens, leaf: Near, *, exact: bool) -> list[Span]:
    keys = words.keys if exact else words.stems([stem_key(word) for word in leaf.words])
    forms_of = [{unicodedata.normalize("NFC", w)} if exact else {*near_forms(w, len(leaf.words))} for w in leaf.words]
    which = {form: n for n, several in enumerate(forms_of) for form in several}
    places = [(at, which[key]) for at, key in enumerate(keys) if key in which][:1_000]
    reach = leaf.distance + len(leaf.words)
    everyone = set(which.values())
    close = [at for at, _ in places if {one for other, one in places if abs(at - other) <= reach} >= everyone]
    return [words.at[at] for at in close]


# ── snippets ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A stretch of text with the hits in it."""

    text: str
    hits: tuple[Span, ...]
    """Offsets in `text`."""


def snippet(text: str, found: list[Span], width: int = 160) -> Snippet:
    """Return a stretch of about `width` characters around the first hits, cut between words."""
    first = found[0][0] if found else 0
    start = _cut(text, max(0, first - width // 3), forwards=True) if first > width // 3 else 0
    end = _cut(text, start + width, forwards=False) if len(text) > start + width else len(text)
    end = max(end, found[0][1] if found else 0)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in found if start <= a and b <= end)
    return Snippet(text=before + text[start:end].rstrip() + after, hits=inside)


def _cut(text: str, at: int, *, forwards: bool) -> int:
    place = text.find(" ", at, at + 40) + 1 if forwards else text.rfind(" ", at - 40, at)
    return place if place > 0 else at
