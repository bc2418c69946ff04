"""Read a publisher's file: what it may say, and every error with file, line and what to change."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.errors import FactsError, NewsscraperError
from newsscraper.extract.sources import KINDS
from newsscraper.extract.sources import parse as parse_source
from newsscraper.items import Api, Layout, Methods, Publisher, Section
from newsscraper.platforms import api as platform_api
from newsscraper.platforms import layouts as platform_layouts
from newsscraper.publishers.contradictions import check, check_order
from newsscraper.publishers.lines import Source, near

FIELDS = frozenset(Methods.__dataclass_fields__)
"""The fields of an article that a layout may name."""
_AT = re.compile(r"at `\$(?:\.(\w+))?(?:\[(?:(\d+)|\.\.\.)\])?(?:\.(\w+))?")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The keys that a publisher's file may have."""

    name: str
    name_en: str
    country: str
    language: str = "ar"
    timezone: str = ""
    domains: tuple[str, ...] = ()
    date_order: str = "dmy"
    delay: float = 1.0
    platform: str | None = None
    permission: str | None = None
    evidence: str = ""
    evidence_date: str = ""
    confidence: str = ""
    sections: tuple[Section, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article_urls: dict[str, str] = field(default_factory=dict)
    api: Api | None = None
    layouts: tuple[dict[str, Any], ...] = ()


KEYS = frozenset(Facts.__dataclass_fields__)
_TABLES = {"sections": Section, "api": Api}


def load(path: Path) -> Publisher:
    """Return the publisher whose facts this file holds; raises `FactsError`."""
    file = Source(path, _read(path))
    table = _parsed(file)
    _known(file, table.keys(), KEYS)
    for name, shape in _TABLES.items():
        _known_inside(file, name, table.get(name), shape)
    publisher = _publisher(file, _convert(file, table))
    check(file, publisher)
    return publisher


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FactsError(f"{path}:1: cannot be read as UTF-8 text: {error}; save it as UTF-8") from error


def _parsed(file: Source) -> dict[str, Any]:
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        last = max(1, len(file.text.splitlines()))
        line = int(place[1]) if place and place[1] else last
        what = _PLACE.sub("", str(error)).strip()
        raise FactsError(f"{file.path}:{line}: not TOML: {what}; mend that line") from error


def _known(
    file: Source, keys: Iterable[str], allowed: Iterable[str], *, table: str = "", number: int = 0, what: str = "key"
) -> None:
    """Raise `FactsError` for the first key that is none, with the one that was perhaps meant."""
    for key in keys:
        if key not in allowed:
            raise file.error(
                f"unknown {what} {key!r}{near(key, allowed)}; the {what}s are {', '.join(sorted(allowed))}",
                key=key,
                table=table,
                number=number,
            )


def _known_inside(file: Source, name: str, value: object, shape: type) -> None:
    tables = value if isinstance(value, list) else [value]
    for number, table in enumerate(tables):
        if isinstance(table, dict):
            _known(file, table.keys(), {f.name for f in fields(shape)}, table=name, number=number)


def _convert(file: Source, table: dict[str, Any]) -> Facts:
    try:
        return msgspec.convert(table, Facts)
    except msgspec.ValidationError as error:
        found = _AT.search(str(error))
        missing = re.search(r"missing required field `(\w+)`", str(error))
        outer, number, inner = found.groups() if found else (None, None, None)
        if missing and outer is None:
            raise file.error(f"no {missing[1]}: every publisher needs one, such as {missing[1]} = …") from error
        words = _said(str(error))
        where = ".".join(filter(None, (outer, inner)))
        raise file.error(
            f"{where or 'the file'}: {words[0].lower()}{words[1:]}",
            key=inner or outer or "",
            table=outer or "",
            number=int(number or 0),
        ) from error


_TYPES = {"array": "a list", "str": "a text in quotation marks", "int": "a number", "float": "a number"}
_TYPES |= {"object": "a table", "bool": "true or false", "null": "nothing"}


def _said(error: str) -> str:
    """Return what is wrong with a type in the words of somebody who writes TOML."""
    words = re.sub(r" - at `.*", "", error)
    return re.sub(r"`(\w+)(?: \| \w+)*`", lambda found: _TYPES.get(found[1], found[0]), words)


def _publisher(file: Source, facts: Facts) -> Publisher:
    values = {key: getattr(facts, key) for key in KEYS - {"layouts", "api"}}
    own = tuple(_layout(file, number, table) for number, table in enumerate(facts.layouts))
    check_order(file, own)
    family, service = _platform(file, facts.platform)
    return Publisher(slug=file.path.stem, layouts=_joined(own, family), api=_service(facts.api, service), **values)


def _service(own: Api | None, family: Api | None) -> Api | None:
    """Return what a publisher says of its JSON service over what its family says, key by key."""
    if own is None or family is None:
        return own or family
    said = {f.name: value for f in fields(Api) if (value := getattr(own, f.name))}
    return replace(family, **said)


def _joined(own: tuple[Layout, ...], family: tuple[Layout, ...]) -> tuple[Layout, ...]:
    """Return a publisher's layouts, then its family's; its own present one holds both their sources, by field."""
    if not own or not family or own[0].until or family[0].until:
        return own + family
    names = dict.fromkeys((*own[0].fields, *family[0].fields))
    joined = {name: own[0].fields.get(name, ()) + family[0].fields.get(name, ()) for name in names}
    present = Layout(fields=joined, drop=own[0].drop + family[0].drop)
    return (present, *own[1:], *family)


def _platform(file: Source, name: str | None) -> tuple[tuple[Layout, ...], Api | None]:
    try:
        return (platform_layouts(name), platform_api(name)) if name else ((), None)
    except NewsscraperError as error:
        raise file.error(str(error), key="platform") from error


def _layout(file: Source, number: int, table: dict[str, Any]) -> Layout:
    until = table.get("until")
    if until is not None and type(until) is not date:
        raise file.error(
            "until is a day such as 2021-12-31, without quotation marks", key="until", table="layouts", number=number
        )
    _known(file, table.keys(), FIELDS | {"until", "drop"}, table="layouts", number=number, what="field")
    found = {key: _sources(file, number, key, value) for key, value in table.items() if key != "until"}
    return Layout(until=until, drop=found.pop("drop", ()), fields=found)


def _sources(file: Source, number: int, key: str, value: object) -> tuple[str, ...]:
    def error(sentence: str, value: str = "") -> FactsError:
        return file.error(sentence, key=key, value=value, table="layouts", number=number)

    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise error(f'{key} is a list of sources such as ["css:h1.title"]')
    if not value and key != "drop":
        raise error(f"{key} names no source; delete the line, or say where to look")
    for source in value:
        kind = source.partition(":")[0].strip()
        try:
            parse_source(source)
        except FactsError as wrong:
            hint = near(kind, KINDS) if kind not in KINDS else ""
            raise error(f"{wrong}{hint}", source) from wrong
    return tuple(value)
