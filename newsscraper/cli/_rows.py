"""Rows of other people's tables → drafts of records."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsscraper.cli import _instants
from newsscraper.cli._mapping import TEXTS, Mapping, keys_of, under
from newsscraper.errors import BadInput
from newsscraper.items import Notice, Publisher, Record
from newsscraper.store import records
from newsscraper.text.date_value import DateValue
from newsscraper.text.dates import parse_date
from newsscraper.text.forms import display_text
from newsscraper.text.language import language_of
from newsscraper.text.urls import canonical, host

ReadDate = Callable[[str], DateValue | None]
_LATER = timedelta(days=9)
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


def record(
    row: dict[str, object],
    mapping: Mapping,
    publisher_of: Callable[[str], Publisher],
    *,
    fetched_at: datetime,
    run_id: str,
) -> Record:
    """Return the draft of a row; raises `BadInput` when it has no address or no text.

    `fetched_at`: the time of the import, for rows that tell none.
    """
    mapping.meet(row)
    fields = mapping.fields
    url = canonical(_text(row, fields["url"]))
    if not host(url):
        raise BadInput(f"no address under {fields['url']!r}; {keys_of(row)}; name the right one with --map THEIRS=url")
    texts = {name: _text(row, fields[name]) or None for name in TEXTS}
    body = "\n\n".join(_paragraphs(row, fields["body"]))
    if not texts["title"] and not body:
        raise BadInput(f"neither title nor body; {keys_of(row)}; name the right one with --map THEIRS=body")
    publisher = publisher_of(url)
    made = Record(
        **texts,  # type: ignore[arg-type]
        body=body,
        authors=_list(row, fields["authors"]),
        tags=_list(row, fields["tags"]),
        id=records.proposed_id(publisher, url),
        source=publisher.slug,
        source_name=publisher.name,
        url=url,
        canonical_url=url,
        language=language_of(f"{texts['title'] or ''}\n{body}"),
        capture_origin="table",
        fetched_at=_fetched(_text(row, fields["fetched_at"]), fetched_at),
        run_id=run_id,
        extractor=records.extractor(None),
        warnings=(Notice.NO_PROOF,),
    )
    read = _reader(publisher, made.fetched_at or fetched_at, told=bool(_text(row, fields["fetched_at"])))
    dated = _dated(made, _text(row, fields["published"]), read)
    return _modified(dated, _text(row, fields["modified"]), read)


def _fetched(text: str, now: datetime) -> datetime:
    """Return when a row was fetched, the present if it does not say; raises `BadInput`."""
    if not text:
        return now
    value = _instants.read(text) or _at(parse_date(text, now=now, tz="UTC"))
    if value is None or not _EARLIEST <= value <= now + timedelta(days=1):
        raise BadInput(f"fetched_at {text!r} is no instant between 1990 and now; write it as 2026-01-31T08:00:00Z")
    return value


def _at(value: DateValue | None) -> datetime | None:
    """Return the instant of a date, of a day its beginning."""
    return None if value is None else value.at or datetime(*value.date.timetuple()[:3], tzinfo=UTC)


def _reader(publisher: Publisher, now: datetime, *, told: bool) -> ReadDate:
    """Return how dates of a row are read: `أمس` only where the row tells when it was fetched."""
    zone, day_first = publisher.timezone or None, publisher.date_order == "dmy"

    def read(raw: str) -> DateValue | None:
        value = parse_date(raw, now=now, tz=zone, day_first=day_first)
        if told or value == parse_date(raw, now=now + _LATER, tz=zone, day_first=day_first):
            return value
        return None

    return read


def _modified(made: Record, raw: str, read: ReadDate) -> Record:
    value = read(raw)
    if value is None:
        return replace(made, modified_raw=raw or None)
    return replace(
        made,
        modified_raw=raw,
        date_modified=value.date if value.precision not in ("month", "year") else None,
        modified_at=value.at,
        modified_precision=value.precision,
    )


def _dated(made: Record, raw: str, read: ReadDate) -> Record:
    value = read(raw)
    if value is None:
        return replace(made, published_raw=raw or None, warnings=(*made.warnings, Notice.DATE_MISSING))
    return replace(
        made,
        published_raw=raw,
        date_published=value.date if value.precision not in ("month", "year") else None,
        published_edtf=value.edtf,
        published_local=value.local,
        published_at=value.at,
        published_precision=value.precision,
        published_tz=value.tz,
        published_tz_source=value.tz_source,
        published_calendar=value.calendar,
    )


def _text(row: dict[str, object], path: str) -> str:
    """Return the first text under a key; a number as it is written."""
    return next((shown for value in under(row, path) if (shown := _shown(value))), "")


def _list(row: dict[str, object], path: str) -> tuple[str, ...]:
    """Return the texts under a key, each once."""
    return tuple(dict.fromkeys(shown for value in under(row, path) if (shown := _shown(value))))


def _paragraphs(row: dict[str, object], path: str) -> tuple[str, ...]:
    """Return the lines of the texts under a key that are not blank."""
    lines = (line for value in under(row, path) if isinstance(value, str) for line in value.splitlines())
    return tuple(shown for line in lines if (shown := _shown(line)))


def _shown(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return display_text(value if isinstance(value, str) else str(value)).strip()
