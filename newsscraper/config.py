"""The operator's configuration: `newsscraper.toml`, then the environment, each value with its origin.

::

    # newsscraper.toml
    archive = "archive"            # where everything is kept
    publishers = "publishers"      # your own publishers' files, found before the bundled ones
    contact = "archive@example.org"
    sources = ["alahed", "almanar"]

    [collections]                  # names for --collection, beside country:LB
    gulf = ["spa", "wam", "qna"]

    [source.alahed]
    permission = "editor, 2026-11-02, letter"

    [crawl]
    workers = "auto"               # a process that reads pages beside the crawl: 0, 1, or once there is enough to read

    [notify]                       # who learns of an alarm, in any of three ways
    mail = ["desk@example.org"]
    smtp = "smtp://user@mail.example.org:587"     # the password is in NEWSSCRAPER_SMTP_PASSWORD
    webhook = "https://example.org/hook"          # gets one POST of JSON
    command = ["/usr/local/bin/page-me"]          # gets the same JSON on standard input

A flag of a command beats the environment (`NEWSSCRAPER_ARCHIVE`, `NEWSSCRAPER_CONTACT`, …), the environment beats
the file, and the file beats the defaults.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from newsscraper.errors import FactsError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FILE = Path("newsscraper.toml")


@dataclass(frozen=True, kw_only=True)
class SourceConfig:
    """What the operator says of one source: `[source.<slug>]`."""

    permission: str | None = None
    """Who allowed what, when and on which basis: keeps texts that are marked `noarchive` or reserved."""


Workers = Literal[0, 1, "auto"]
"""0: none; 1: one from the first page on; auto: one once reading pages takes much of the time, with a second core."""


@dataclass(frozen=True, kw_only=True)
class CrawlConfig:
    """How to crawl: `[crawl]`."""

    workers: Workers = "auto"
    """Processes that read pages beside the crawl."""


@dataclass(frozen=True, kw_only=True)
class Notify:
    """Who learns of an alarm: `[notify]`."""

    mail: tuple[str, ...] = ()
    """Addresses that get a mail."""
    mail_from: str = ""
    """The sender; the first of the addresses when empty."""
    smtp: str = "smtp://localhost:25"
    """The mail server: `smtp://user@host:587` (STARTTLS) or `smtps://user@host:465`."""
    webhook: str = ""
    """An address that gets one POST of JSON."""
    command: tuple[str, ...] = ()
    """A program and its arguments; it gets the same JSON on standard input."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Every setting with its default."""

    archive: str = "archive"
    """The folder of the archive."""
    publishers: str = "publishers"
    """The folder of the operator's own publishers' files."""
    contact: str = ""
    """An address or a page for webmasters, sent in the User-Agent."""
    sources: tuple[str, ...] = ()
    """The sources that `newsscraper crawl` without arguments crawls."""
    collections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names for several sources, for `--collection`."""
    source: dict[str, SourceConfig] = field(default_factory=dict)
    """Settings of single sources."""
    crawl: CrawlConfig = CrawlConfig()
    """How to crawl."""
    notify: Notify = Notify()
    """Who learns of an alarm."""


@dataclass(frozen=True)
class Setting:
    """One value of the configuration and where it comes from."""

    name: str
    value: object
    origin: str
    """`default`, the file's path, or the name of the environment variable."""


def load(path: Path = FILE, environ: Mapping[str, str] | None = None) -> Config:
    """Return the configuration of a folder; raises `FactsError` with file, line and sentence."""
    config = _from_file(path) if path.is_file() else Config()
    return replace(config, **_from_environment(environ or {}))


def settings(path: Path = FILE, environ: Mapping[str, str] | None = None) -> list[Setting]:
    """Return every setting with its value and its origin; those in tables as `notify.smtp`."""
    told = dict(_leaves(_table(path))) if path.is_file() else {}
    environ = environ or {}

    def origin(name: str) -> str:
        variable = _variable(name)
        is_told = any(key == name or key.startswith(f"{name}.") for key in told)
        return variable if environ.get(variable) else str(path) if is_told else "default"

    return [Setting(name, value, origin(name)) for name, value in _leaves(asdict(load(path, environ)))]


def _leaves(table: dict[str, Any], inside: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values of a table and of those in it, `notify.smtp`; an empty table is a value."""
    for key, value in table.items():
        name = f"{inside}{key}"
        if isinstance(value, dict) and value:
            yield from _leaves(value, f"{name}.")
        else:
            yield name, value


def _variable(name: str) -> str:
    return f"NEWSSCRAPER_{name.upper()}"


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that the environment holds; `NEWSSCRAPER_SOURCES` is a list with commas."""
    found: dict[str, Any] = {}
    for name in ("archive", "publishers", "contact"):
        if value := environ.get(_variable(name)):
            found[name] = value
    if names := environ.get(_variable("sources")):
        found["sources"] = tuple(name.strip() for name in names.split(",") if name.strip())
    return found


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FactsError(f"{path}: cannot be read as TOML: {error}; mend that line") from error


def _from_file(path: Path) -> Config:
    table = _table(path)
    _check_keys(path, table, Config)
    _check_keys(path, table.get("notify", {}), Notify, "notify")
    for slug, own in _tables(table.get("source")):
        _check_keys(path, own, SourceConfig, f"source.{slug}")
    try:
        return msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        *outer, key = re.sub(r"\[.*?\]", "", str(error).rpartition("$.")[2].strip("`")).split(".") or [""]
        place = f"{path}:{_line(path, key, '.'.join(outer))}"
        raise FactsError(f"{place}: {'.'.join((*outer, key))} {_wanted(str(error))}") from error


_KINDS = {"str": "a text in quotes", "int": "a number", "array": 'a list such as ["…"]', "object": "a table"}


def _wanted(error: str) -> str:
    """Return in words what kind of value was expected, from the sentence of the converter."""
    found = re.match(r"Expected `(\w+)[^`]*`, got `(\w+)`", error)
    if found is None:
        return error
    wanted, got = (_KINDS.get(name, name) for name in found.groups())
    return f"must be {wanted}, not {got}"


def _tables(found: object) -> Iterator[tuple[str, object]]:
    if isinstance(found, dict):
        yield from found.items()


def _check_keys(path: Path, table: object, shape: "type[DataclassInstance]", inside: str = "") -> None:
    """Raise `FactsError` for a key that means nothing; one that is nearly right is answered with the right one."""
    known = [field.name for field in fields(shape)]
    for key in table if isinstance(table, dict) else ():
        if key in known:
            continue
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        place = f" in [{inside}]" if inside else ""
        raise FactsError(f"{path}:{_line(path, key, inside)}: unknown setting {key!r}{place}; {hint}")


def _line(path: Path, key: str, inside: str = "") -> int:
    """Return the line of a key; `inside`: the table that holds it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next((n for n, line in enumerate(lines) if inside and line.replace('"', "").startswith(f"[{inside}]")), 0)
    key_of = re.compile(rf"""^\s*(?:\[+)?["']?{re.escape(key)}["']?\s*[=\].]""")
    found = [n for n, line in enumerate(lines, 1) if n > start and key_of.match(line)]
    loose = [n for n, line in enumerate(lines, 1) if n > start and key and key in line.partition("#")[0]]
    return next(iter([*found, *loose]), start + 1)
