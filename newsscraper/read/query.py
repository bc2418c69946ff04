"""The language of queries: parsed to a small tree, errors with their place.

::

    ماء زراعة            both words, in any of their written forms: والماء, بالماء, ماءٍ
    "وزارة المياه"        a phrase; the article and what is written with it do not matter
    مزارع*               words that begin so
    ماء OR نهر            either; AND binds closer, parentheses group
    ماء NOT بحر           the first without the second; also -بحر
    NEAR(ماء سد, 5)       both with at most five words between them
    title:ماء tag:زراعة section:اقتصاد       in one field only; title:(ماء OR نهر) too
    source:alahed since:2026-01-01 until:2026-03-31     limits of the whole query

A word finds itself with any of the proclitics و ف ب ك ل ال and what they join to: by construction nothing else
(`newsscraper.read.spellings`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from newsscraper.errors import UsageError
from newsscraper.read.selection import check_order, day
from newsscraper.read.tree import All, Any_, Near, Node, Phrase, Query, Word, leaves, with_limits
from newsscraper.text.forms import search_key
from newsscraper.text.marks import RLM

__all__ = ["All", "Any_", "Near", "Node", "Phrase", "Query", "QueryError", "Word", "leaves", "parse", "with_limits"]

FIELDS = {"title": "title", "tag": "tags", "section": "section", "body": "body"}
"""What may stand before a colon → the column of the index."""
LIMITS = ("source", "since", "until")
_TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<near>NEAR\s*\()
    |(?P<field>(?i:title|tag|section|body|source|since|until):|[A-Za-z]+:(?=\S))|(?P<phrase>["“”«][^"“”«»]*["“”»])|(?P<quote>["“”«])|(?P<minus>-(?=[^\s\d)]))
    |(?P<word>[^\s()"“”«]+)""",
    re.VERBOSE,
)
_MOST_CHARS = 2_000
_MOST_DEPTH = 30
NEAR = 10
"""Words between, when NEAR says no number."""


class QueryError(UsageError):
    """A query that cannot be understood; `at` is the offset of the place."""

    def __init__(self, message: str, query: str, at: int) -> None:
        super().__init__(f"{message}\n{pointed(query, at)}")
        self.at = at


def pointed(query: str, at: int) -> str:
    """Return a query with a caret below a place, the place's number and the text that stands there.

    Below Arabic the caret's line begins with RLM as the query's does, so that a terminal that sets lines from the right
    sets both so; what has no width (vowel signs) moves no caret. Where such a terminal turns the words of a mixed line
    around, the text that is repeated tells the place.
    """
    query = query.replace("\n", " ").replace("\t", " ")
    begin = RLM if _is_rtl(query) else ""
    here = query[at:].split(" ")[0]
    cells = sum(map(_cells, query[:at]))
    told = f"character {at + 1}" + (f": {here}" if here else ", its end")
    return f"  {begin}{query}\n  {begin}{' ' * cells}^\n  {told}"


def _is_rtl(text: str) -> bool:
    """Say whether the first strong character of a text is one that is written from the right (UAX #9, P2)."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


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
    column: str | None = None
    """The field whose group is being read."""
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
        return self._term(token, self.column)

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
        return Near(tuple(text.strip(",،") for text in texts), distance, self.column)

    def _field(self, token: _Token) -> Node | None:
        name = token.text[:-1].lower()
        if name not in FIELDS and name not in LIMITS:
            self.fail(f"{name}: is no field; there are {', '.join((*FIELDS, *LIMITS))}", token.at)
        value = self.take()
        if name in FIELDS and value.kind in ("open", "near"):
            return self._within(FIELDS[name], value)
        if value.kind not in ("word", "phrase"):
            self.fail(f"{name}: needs a word or a phrase behind it", value.at)
        if name in FIELDS:
            return self._term(value, FIELDS[name])
        if self.depth:
            self.fail(f"{name}: limits the whole query and cannot stand in parentheses", token.at)
        self._limit(name, value)
        return None

    def _within(self, column: str, token: _Token) -> Node | None:
        """Return a group or a NEAR of which every word stands in one field."""
        outer, self.column = self.column, column
        node = self._group(token) if token.kind == "open" else self._near(token)
        self.column = outer
        return node

    def _limit(self, name: str, value: _Token) -> None:
        text = value.text.strip('"“”«»')
        if name == "source":
            self.sources.extend(text.split(","))
            return
        try:
            self.days[name] = day(text, end=name == "until") or ""
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
    check_order(parser.days.get("since"), parser.days.get("until"))
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
