"""What every record must fulfil before it becomes a line: shapes, closed vocabularies, and no invented time."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from newsscraper.errors import BadInput
from newsscraper.items import SCHEMA, Record

PATTERNS: dict[str, str] = {
    "schema": re.escape(SCHEMA),
    "id": r"art_[a-z2-7]{26}",
    "version_id": r"ver_[a-z2-7]{26}",
    "previous_version_id": r"ver_[a-z2-7]{26}",
    "reverts_to": r"ver_[a-z2-7]{26}",
    "source": r"[a-z0-9][a-z0-9_.-]{0,40}",
    "url": r"https?://\S+",
    "canonical_url": r"https?://\S+",
    "published_edtf": r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2}(T[0-9:]+(Z|[+-][0-9:]+)?)?)?)?[~?%]?",
    "content_sha256": r"[0-9a-f]{64}",
    "html_sha256": r"[0-9a-f]{64}",
    "warc_file": r"warc/\d{4}-\d{2}-\d{2}/[a-z0-9_.-]+\.warc\.gz",
    "warc_record_id": r"<urn:uuid:[0-9a-f-]{36}>",
}
"""Regular expressions that the whole of a field matches when it is not null; also in the JSON Schema."""

PRECISIONS = ("second", "minute", "hour", "day", "month", "year")
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "status": ("usable", "withdrawn"),
    "published_precision": PRECISIONS,
    "modified_precision": PRECISIONS,
    "published_tz_source": ("page", "publisher", "none"),
    "published_calendar": ("gregorian", "hijri"),
    "capture_origin": ("live", "warc", "file", "table"),
}
"""The closed vocabularies of fields that are plain strings; also in the JSON Schema."""

MINIMA = {"version": 1, "http_status": 100, "tdm_reservation": 0, "warc_offset": 0, "warc_length": 1}
"""The smallest value of the numbers; also in the JSON Schema."""

COMPLETE = ("id", "version", "version_id", "comparison", "content_sha256", "first_seen_at", "fetched_at")
"""What only the store fills in: never null in a line."""

_COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
_INSTANTS = ("published_at", "modified_at", "first_seen_at", "fetched_at", "withdrawn_at")
_FINE = frozenset(("second", "minute", "hour"))


def validate(record: Record, *, complete: bool = False) -> None:
    """Raise `BadInput` with one sentence that names every field that is wrong.

    `complete`: also demand what only the store can give (id, version, content), so that no draft becomes a line.
    """
    problems = [*_shapes(record), *_dates(record), *_lists(record)]
    if complete:
        problems += _missing(record)
    if problems:
        raise BadInput(f"record of {record.url}: " + "; ".join(problems))


def _shapes(record: Record) -> Iterator[str]:
    for name, pattern in _COMPILED.items():
        value = getattr(record, name)
        if value is not None and not pattern.fullmatch(value):
            yield f"{name}: {value[:80]!r} does not match {pattern.pattern}"
    for name, words in VOCABULARIES.items():
        value = getattr(record, name)
        if value is not None and value not in words:
            yield f"{name}: {value!r} is none of {', '.join(words)}"
    for name, least in MINIMA.items():
        value = getattr(record, name)
        if value is not None and value < least:
            yield f"{name}: {value} is below {least}"


def _dates(record: Record) -> Iterator[str]:
    for name in _INSTANTS:
        value = getattr(record, name)
        if value is not None and not _is_instant(value):
            yield f"{name}: {value!r} is no UTC instant in whole seconds"
    if record.published_local is not None and record.published_local.tzinfo is not None:
        yield "published_local: a wall time has no zone"
    yield from _honesty("published", record.published_precision, record.published_at, record.date_published)
    yield from _honesty("modified", record.modified_precision, record.modified_at, record.date_modified)
    if record.published_local is not None and record.published_precision not in _FINE:
        yield f"published_local: a time of day at precision {record.published_precision} is invented"
    if record.published_at is not None and record.published_tz is None:
        yield "published_at: an instant without published_tz is invented"


def _honesty(name: str, precision: str | None, at: datetime | None, day: object) -> Iterator[str]:
    if at is not None and precision not in _FINE:
        yield f"{name}_at: an instant at precision {precision} is invented"
    if day is not None and precision in ("month", "year"):
        yield f"date_{name}: a day at precision {precision} is invented"
    if day is not None and precision is None:
        yield f"{name}_precision: missing beside date_{name}"


def _lists(record: Record) -> Iterator[str]:
    for name in ("authors", "section_path", "tags"):
        if any(not item.strip() for item in getattr(record, name)):
            yield f"{name}: an empty item"
    if record.body and "\x00" in record.body:
        yield "body: holds NUL"


def _missing(record: Record) -> Iterator[str]:
    for name in COMPLETE:
        if getattr(record, name) is None:
            yield f"{name}: missing"
    if record.version is not None and (record.version > 1) != (record.previous_version_id is not None):
        yield "previous_version_id: must be there from version 2 on, and only then"


def _is_instant(value: datetime) -> bool:
    return value.tzinfo is not None and value.utcoffset() == UTC.utcoffset(None) and value.microsecond == 0
