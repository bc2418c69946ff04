"""The language of queries: parsed to a small tree, errors with their place; the tree as SQLite FTS5 understands it.

::

    ماء زراعة            both words, in any of their written forms: والماء, بالماء, ماءٍ
    "وزارة المياه"        a phrase; the article and what is written with it do not matter
    مزارع*               words that begin so
    ماء OR نهر            either; AND binds closer, parentheses group
    ماء NOT بحر           the first without the second; also -بحر
    NEAR(ماء سد, 5)       both with at most five words between them
    title:ماء tag:زراعة section:اقتصاد       in one field only
    source:alahed since:2026-01-01 until:2026-03-31     limits of the whole query

A word finds itself with any of the proclitics و ف ب ك ل ال and what they join to: by construction nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import NoReturn

from newsscraper.errors import UsageError
from newsscraper.read.selection import day
from newsscraper.text.forms import search_key, stem_key

FIELDS = {"title": "title", "tag": "tags", "section": "section", "body": "body"}
"""What may stand before a colon → the column of the index."""
LIMITS = ("source", "since", "until")
_TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<near>NEAR\s*\()
    |(?P<field>[A-Za-z]+:(?=\S))|(?P<phrase>["“”«][^"“”«»]*["“”»])|(?P<quote>["“”«])|(?P<minus>-(?=[^\s\d)]))
    |(?P<word>[^\s()"“”«]+)""",
    re.VERBOSE,
)
_JOINERS = ("", "و", "ف")
_SINGLE = ("", "ب", "ل", "ك")
_WITH_ARTICLE = ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك")
_ARABIC = re.compile(r"[ء-ي]+")
_MOST_CHARS = 2_000
_MOST_DEPTH = 30
NEAR = 10
"""Words between, when NEAR says no number."""


class QueryError(UsageError):
    """A query that cannot be understood; `at` is the offset of the place."""

    def __init__(self, message: str, query: str, at: int) -> None:
        super().__init__(f"{message}\n  {query}\n  {' ' * at}^ character {at + 1}")
        self.at = at


@dataclass(frozen=True, slots=True)
class Word:
    """A word, with all its forms; with `prefix`, every word that begins with it."""

    text: str
    column: str | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other."""

    text: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Words close to each other, in any order."""

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be found, and nothing of `without`."""

    parts: tuple["Node", ...]
    without: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any_:
    """One part is enough."""

    parts: tuple["Node", ...]


Node = Word | Phrase | Near | All | Any_


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, understood."""

    text: str
    node: Node | None
    """None when only limits are given: everything within them."""
    sources: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    at: int


@dataclass(slots=True)
class _Parser:
    query: str
    tokens: list[_Token]
    at: int = 0
    depth: int = 0
    sources: list[str] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)

    def fail(self, message: str, at: int | None = None) -> NoReturn:
        place = self.tokens[self.at].at if self.at < len(self.tokens) else len(self.query)
        raise QueryError(message, self.query, place if at is None else at)

    def peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def is_word(self, *words: str) -> bool:
        token = self.peek()
        return token is not None and token.kind == "word" and token.text in words

    def take(self) -> _Token:
        token = self.peek()
        if token is None:
            self.fail("the query ends too early")
        self.at += 1
        return token

    def either(self) -> Node | None:
        """Return what OR joins."""
        parts = [self.every()]
        while self.is_word("OR"):
            at = self.take().at
            if parts[-1] is None:
                self.fail("OR needs a word before it", at)
            parts.append(self.every())
            if parts[-1] is None:
                self.fail("OR needs a word behind it", at)
        found = tuple(part for part in parts if part is not None)
        return Any_(found) if len(found) > 1 else (found[0] if found else None)

    def every(self) -> Node | None:
        """Return what AND, or nothing but a space, joins."""
        parts: list[Node] = []
        without: list[Node] = []
        first = self.at
        while (token := self.peek()) is not None and token.kind != "close" and not self.is_word("OR"):
            if self.is_word("AND"):
                self.take()
                if not parts or self.peek() is None or self.is_word("AND", "OR"):
                    self.fail("AND needs a word on both sides", token.at)
                continue
            denied = self._denied()
            node = self.one()
            if node is None and denied:
                self.fail("a limit cannot be denied", token.at)
            if node is not None:
                (without if denied else parts).append(node)
        if without and not parts:
            self.fail("NOT takes away from what other words find: give one of those too", self.tokens[first].at)
        if len(parts) == 1 and not without:
            return parts[0]
        return All(tuple(parts), tuple(without)) if parts else None

    def _denied(self) -> bool:
        token = self.peek()
        if token is not None and (token.kind == "minus" or self.is_word("NOT")):
            self.take()
            if self.peek() is None or self.is_word("AND", "OR", "NOT"):
                self.fail("NOT needs a word behind it", token.at)
            return True
        return False

    def one(self) -> Node | None:
        """Return a word, phrase, NEAR or group; None for a limit."""
        token = self.take()
        if token.kind == "open":
            return self._group(token)
        if token.kind == "near":
            return self._near(token)
        if token.kind == "field":
            return self._field(token)
        if token.kind in ("close", "quote"):
            self.fail("this closes nothing" if token.kind == "close" else "this quote is never closed", token.at)
        return self._term(token, None)

    def _group(self, token: _Token) -> Node | None:
        self.depth += 1
        if self.depth > _MOST_DEPTH:
            self.fail(f"parentheses are nested deeper than {_MOST_DEPTH}", token.at)
        node = self.either()
        closing = self.peek()
        if closing is None or closing.kind != "close":
            self.fail("this parenthesis is never closed", token.at)
        self.take()
        self.depth -= 1
        if node is None:
            self.fail("nothing stands in these parentheses", token.at)
        return node

    def _near(self, token: _Token) -> Node:
        found: list[_Token] = []
        while (one := self.take()).kind != "close":
            if one.kind != "word" or not search_key(one.text):
                self.fail("only words and, behind a comma, one number stand in NEAR( )", one.at)
            found.append(one)
        texts = [one.text for one in found]
        distance = NEAR
        if len(texts) > 1 and texts[-1].isdecimal() and texts[-2].endswith((",", "،")):
            distance = int(texts.pop()[:4])
        if len(texts) < 2:
            self.fail("NEAR needs two words or more", token.at)
        return Near(tuple(text.strip(",،") for text in texts), distance)

    def _field(self, token: _Token) -> Node | None:
        name = token.text[:-1].lower()
        if name not in FIELDS and name not in LIMITS:
            self.fail(f"{name}: is no field; there are {', '.join((*FIELDS, *LIMITS))}", token.at)
        value = self.take()
        if value.kind not in ("word", "phrase"):
            self.fail(f"{name}: needs a word or a phrase behind it", value.at)
        if name in FIELDS:
            return self._term(value, FIELDS[name])
        if self.depth:
            self.fail(f"{name}: limits the whole query and cannot stand in parentheses", token.at)
        self._limit(name, value)
        return None

    def _limit(self, name: str, value: _Token) -> None:
        text = value.text.strip('"“”«»')
        if name == "source":
            self.sources.extend(text.split(","))
            return
        try:
            self.days[name] = day(text) or ""
        except UsageError as error:
            self.fail(str(error), value.at)

    def _term(self, token: _Token, column: str | None) -> Node:
        if token.kind == "phrase":
            text = token.text[1:-1]
            if not search_key(text):
                self.fail("there is no word in this phrase", token.at)
            return Phrase(text, column) if " " in search_key(text) else Word(text, column)
        prefix = token.text.endswith("*")
        text = token.text.rstrip("*")
        key = search_key(text)
        if not key:
            self.fail("there is no letter or digit in this", token.at)
        if " " in key and not prefix:
            return Phrase(text, column)
        return Word(text, column, prefix)


def parse(text: str) -> Query:
    """Return a query, understood; raises `QueryError`, which points at the place."""
    if len(text) > _MOST_CHARS:
        raise QueryError(f"a query has at most {_MOST_CHARS} characters", text[:60] + "…", 60)
    parser = _Parser(text, [*_tokens(text)])
    node = parser.either()
    if parser.peek() is not None:
        parser.fail("this closes nothing")
    if node is None and not parser.sources and not parser.days:
        raise QueryError("the query is empty", text, 0)
    return Query(
        text=text,
        node=node,
        sources=tuple(parser.sources),
        since=parser.days.get("since"),
        until=parser.days.get("until"),
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield _Token(match.lastgroup or "word", match[0], match.start())


# ── forms ────────────────────────────────────────────────────────────────────────────────────────


def forms(word: str) -> tuple[str, ...]:
    """Return the search keys under which a word may stand: with every proclitic, without its own article."""
    key = search_key(word)
    if not _ARABIC.fullmatch(key):
        return (key,)
    bare = stem_key(key)
    return tuple(dict.fromkeys(joiner + clitic + bare for joiner in _JOINERS for clitic in _WITH_ARTICLE))


def phrase_forms(phrase: str) -> tuple[str, ...]:
    """Return the stems of a phrase, its first word with every single-letter proclitic."""
    stem = stem_key(phrase)
    if not _ARABIC.fullmatch(stem.split(" ")[0]):
        return (stem,)
    return tuple(joiner + single + stem for joiner in _JOINERS for single in _SINGLE)


# ── FTS5 ─────────────────────────────────────────────────────────────────────────────────────────


def fts(node: Node, *, expand: bool = True) -> str:
    """Return a tree in the language of FTS5; without `expand`, words stand for themselves alone and NOT is left out."""
    if isinstance(node, All):
        return _fts_all(node, expand=expand)
    if isinstance(node, Any_):
        return "(" + " OR ".join(fts(part, expand=expand) for part in node.parts) + ")"
    if isinstance(node, Near):
        return _fts_near(node, expand=expand)
    if isinstance(node, Phrase):
        return _fts_phrase(node, expand=expand)
    keys = forms(node.text) if expand and not node.prefix else (search_key(node.text),)
    star = " *" if node.prefix else ""
    return _in(node.column, " OR ".join(f'"{key}"{star}' for key in keys))


def _fts_all(node: All, *, expand: bool) -> str:
    found = " AND ".join(fts(part, expand=expand) for part in node.parts)
    if not node.without or not expand:
        return f"({found})"
    return f"(({found}) NOT ({' OR '.join(fts(part) for part in node.without)}))"


def _fts_phrase(node: Phrase, *, expand: bool) -> str:
    if not expand:
        return _in(node.column, f'"{search_key(node.text)}"')
    stems = " OR ".join(f'"{stem}"' for stem in phrase_forms(node.text))
    return f"({{{_STEMMED.get(node.column or '', 'title_stems body_stems')}}} : ({stems}))"


def _fts_near(node: Near, *, expand: bool) -> str:
    """Say NEAR once for each choice of forms: FTS5 has no OR inside NEAR."""
    column = "title_stems body_stems" if expand else "title body"
    choices = [near_forms(word, len(node.words)) if expand else (search_key(word),) for word in node.words]
    said = (" ".join(f'"{word}"' for word in words) for words in product(*choices))
    return f"({{{column}}} : ({' OR '.join(f'NEAR({words}, {node.distance})' for words in said)}))"


def near_forms(word: str, among: int) -> tuple[str, ...]:
    """Return the stems under which a word of NEAR may stand; the more words, the fewer forms, at most 64 choices."""
    stem = stem_key(word)
    prefixes = {2: ("", "و", "ف", "ب", "ل", "ك", "وب", "ول"), 3: ("", "و", "ب", "ل")}.get(among, ("",))
    return tuple(prefix + stem for prefix in prefixes) if _ARABIC.fullmatch(stem) else (stem,)


_STEMMED = {"title": "title_stems", "body": "body_stems", "tags": "tag_stems", "section": "section_stems"}


def _in(column: str | None, terms: str) -> str:
    return f"({{{column or 'title body tags section'}}} : ({terms}))"


def leaves(node: Node | None) -> Iterator[Word | Phrase | Near]:
    """Yield the words and phrases that a hit may show."""
    if isinstance(node, (All, Any_)):
        for part in node.parts:
            yield from leaves(part)
    elif node is not None:
        yield node


def with_limits(
    query: Query, *, sources: tuple[str, ...] = (), since: str | None = None, until: str | None = None
) -> Query:
    """Return a query with the limits of a command's options added to its own."""
    both = tuple(slug for slug in query.sources if slug in sources) if query.sources and sources else None
    return replace(
        query,
        sources=both if both is not None else query.sources or sources,
        since=max(filter(None, (query.since, since)), default=None),
        until=min(filter(None, (query.until, until)), default=None),
    )
