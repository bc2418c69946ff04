"""Read and validate a publisher's file: every error names the file, the line and what to change."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from newsscraper.errors import FactsError, NewsscraperError
from newsscraper.extract.sources import parse as parse_source
from newsscraper.items import Layout, Methods, Publisher, Section
from newsscraper.platforms import layouts as platform_layouts

SLUG = re.compile(r"[a-z0-9][a-z0-9_.-]{0,40}")
RESERVED = frozenset({"runs", "sample", "hosts", "search"})
FIELDS = frozenset(Methods.__dataclass_fields__)
"""The fields of an article that a layout may name."""


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
    layouts: tuple[dict[str, Any], ...] = ()


KEYS = frozenset(Facts.__dataclass_fields__)


@dataclass(frozen=True)
class _File:
    """A publisher's file and its text, to say where an error is."""

    path: Path
    text: str

    def error(self, key: str, sentence: str) -> FactsError:
        """Make the error that names file and line of a key or value."""
        lines = self.text.splitlines()
        found = next((n for n, line in enumerate(lines, 1) if key and key in line.split("#")[0]), 1)
        return FactsError(f"{self.path}:{found}: {sentence}")


def load(path: Path) -> Publisher:
    """Return the publisher whose facts this file holds; raises `FactsError`."""
    file = _File(path, _read(path))
    try:
        table = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"{path}: not TOML: {error}; mend that line") from error
    facts = _convert(file, table)
    _check(file, facts)
    return _publisher(file, facts)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FactsError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def _convert(file: _File, table: dict[str, Any]) -> Facts:
    for key in table.keys() - KEYS:
        raise file.error(key, f"unknown key {key!r}; the keys are {', '.join(sorted(KEYS))}")
    try:
        return msgspec.convert(table, Facts)
    except msgspec.ValidationError as error:
        keys = re.findall(r"[`$.](\w+)", str(error))
        raise file.error(keys[-1] if keys else "", f"{error}") from error


def _check(file: _File, facts: Facts) -> None:
    """Raise `FactsError` for facts that are missing or contradict each other."""
    slug = file.path.stem
    if not SLUG.fullmatch(slug) or slug in RESERVED:
        raise file.error("", f"{slug!r} cannot be a slug; use small letters, digits, _ . - and no reserved word")
    if not re.fullmatch(r"[A-Z]{2}", facts.country):
        raise file.error("country", f"country {facts.country!r} is not ISO 3166-1 alpha-2 (XX for international)")
    if facts.date_order not in {"dmy", "mdy"}:
        raise file.error("date_order", f"date_order {facts.date_order!r} is neither dmy nor mdy")
    if facts.delay < 1:
        raise file.error("delay", f"delay {facts.delay} is under one second a request")
    if not facts.domains:
        raise file.error("", "no domains: name at least one host")
    _check_zone(file, facts.timezone)
    _check_addresses(file, facts)
    for name, pattern in facts.article_urls.items():
        _check_pattern(file, name, pattern)


def _check_zone(file: _File, timezone: str) -> None:
    try:
        if timezone:
            ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise file.error("timezone", f"{timezone!r} is no IANA zone such as Asia/Beirut") from error


def _check_addresses(file: _File, facts: Facts) -> None:
    for url in (*(s.url for s in facts.sections), *facts.feeds, *facts.sitemaps):
        if not re.match(r"https?://[^/\s]+", url):
            raise file.error(url, f"{url!r} is no http(s) address")
    for domain in facts.domains:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) or domain.startswith("www."):
            raise file.error(domain, f"{domain!r} is no host name in small letters without www.")


def _check_pattern(file: _File, name: str, pattern: str) -> None:
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        raise file.error(pattern, f"article_urls.{name} is no regular expression: {error}") from error
    if "id" not in groups:
        raise file.error(pattern, f"article_urls.{name} has no group (?P<id>…)")


def _publisher(file: _File, facts: Facts) -> Publisher:
    values = {key: getattr(facts, key) for key in KEYS - {"layouts"}}
    own = tuple(_layout(file, table) for table in facts.layouts)
    dates = [layout.until for layout in own]
    if any(d is None for d in dates[1:]) or [d for d in dates if d] != sorted((d for d in dates if d), reverse=True):
        raise file.error("until", "layouts stand newest first, and each but the first says until when it was used")
    return Publisher(slug=file.path.stem, layouts=_joined(own, _platform(file, facts.platform)), **values)


def _joined(own: tuple[Layout, ...], family: tuple[Layout, ...]) -> tuple[Layout, ...]:
    """Return a publisher's layouts, then its family's; its own present one holds both their sources, by field."""
    if not own or not family or own[0].until or family[0].until:
        return own + family
    names = dict.fromkeys((*own[0].fields, *family[0].fields))
    fields = {name: own[0].fields.get(name, ()) + family[0].fields.get(name, ()) for name in names}
    present = Layout(fields=fields, drop=own[0].drop + family[0].drop)
    return (present, *own[1:], *family)


def _platform(file: _File, name: str | None) -> tuple[Layout, ...]:
    try:
        return platform_layouts(name) if name else ()
    except NewsscraperError as error:
        raise file.error("platform", str(error)) from error


def _layout(file: _File, table: dict[str, Any]) -> Layout:
    until = table.get("until")
    if until is not None and type(until) is not date:
        raise file.error("until", "until is a day such as 2021-12-31, without quotation marks")
    fields = {key: _sources(file, key, value) for key, value in table.items() if key not in {"until", "drop"}}
    for key in fields.keys() - FIELDS:
        raise file.error(key, f"no field of an article is called {key!r}; fields: {', '.join(sorted(FIELDS))}")
    return Layout(until=until, fields=fields, drop=_sources(file, "drop", table.get("drop", [])))


def _sources(file: _File, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise file.error(key, f'{key} is a list of sources such as ["css:h1.title"]')
    for source in value:
        try:
            parse_source(source)
        except FactsError as error:
            raise file.error(source, str(error)) from error
    return tuple(value)
