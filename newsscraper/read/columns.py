"""The columns of the tables and their types, read off the dataclasses: no reader has to guess from the first rows.

What libraries infer goes wrong on news: a list that is empty for the first thousands of rows, a key that is null in all
of them, a day among instants. Every typed reader is given these types instead.
"""

import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache

from newsscraper.items import Record
from newsscraper.read.coverage import Coverage
from newsscraper.read.listed import Listed
from newsscraper.read.newest import Facts
from newsscraper.store.schema import docstrings

TABLES = ("articles", "versions", "listings", "coverage")
"""The names of the tables."""
_SHAPES: dict[str, tuple[type, ...]] = {
    "articles": (Record, Facts),
    "versions": (Record,),
    "listings": (Listed,),
    "coverage": (Coverage,),
}
_SIMPLE = {str: "text", int: "integer", bool: "truth", float: "number", date: "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column."""

    name: str
    kind: str
    """text, integer, number, truth, day, instant, wall (a time of day without a zone), or struct."""
    many: bool = False
    """A list of that kind."""
    parts: tuple["Column", ...] = ()
    """The columns of a struct."""


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table (`articles`, `versions`, `listings` or `coverage`), in order."""
    return tuple(column for shape in _SHAPES[table] for column in _of(shape))


@cache
def described(table: str) -> dict[str, str]:
    """Return the meaning of each column of a table: the docstring of its field."""
    return {name: text for shape in _SHAPES[table] for name, text in docstrings(shape).items()}


def _of(shape: type) -> tuple[Column, ...]:
    hints = typing.get_type_hints(shape)
    return tuple(_column(field.name, hints[field.name]) for field in fields(shape))


def _column(name: str, hint: object) -> Column:
    if isinstance(hint, types.UnionType):
        return _column(name, next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
    if typing.get_origin(hint) is tuple:
        one = _column(name, typing.get_args(hint)[0])
        return Column(name=name, kind=one.kind, many=True, parts=one.parts)
    if hint is datetime:
        return Column(name=name, kind="wall" if name == "published_local" else "instant")
    if is_dataclass(hint):
        return Column(name=name, kind="struct", parts=_of(typing.cast(type, hint)))
    return Column(name=name, kind=_SIMPLE.get(typing.cast(type, hint), "text"))
