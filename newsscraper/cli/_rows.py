"""Rows of other people's tables → drafts of records, by a mapping of names."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from newsscraper.cli import _instants
from newsscraper.errors import BadInput, UsageError
from newsscraper.items import Notice, Publisher, Record
from newsscraper.store import records
from newsscraper.text.dates import parse_date
from newsscraper.text.forms import display_text
from newsscraper.text.language import language_of
from newsscraper.text.urls import canonical

TEXTS = ("title", "subtitle", "description", "byline_raw", "section")
LISTS = ("authors", "tags")
FIELDS = frozenset({"url", "body", "published", "fetched_at", *TEXTS, *LISTS})
"""Our names in `--map`; a key of the row with the very name needs none."""


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """Return our name → theirs; raises `UsageError` for a pair that is none."""
    found = {name: name for name in FIELDS}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or ours not in FIELDS or not theirs:
            raise UsageError(f"--map {pair!r}: write OURS=THEIRS with OURS one of {', '.join(sorted(FIELDS))}")
        found[ours] = theirs
    return found


def record(
    row: dict[str, object],
    fields: dict[str, str],
    publisher_of: Callable[[str], Publisher],
    *,
    fetched_at: datetime,
    run_id: str,
) -> Record:
    """Return the draft of a row; raises `BadInput` when it has no address or no text.

    `fetched_at`: the time of the import, for rows that tell none.
    """
    url = canonical(_text(row, fields["url"]))
    if not url.startswith(("http://", "https://")):
        raise BadInput(f"no address under {fields['url']!r}; name its key with --map url=…")
    texts = {name: _text(row, fields[name]) or None for name in TEXTS}
    body = "\n\n".join(_list(row, fields["body"], apart="\n"))
    if not texts["title"] and not body:
        raise BadInput(
            f"neither title nor body; name their keys with --map, such as --map body={next(iter(row), 'text')}"
        )
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
        fetched_at=_instants.read(_text(row, fields["fetched_at"])) or fetched_at,
        run_id=run_id,
        extractor=records.extractor(None),
        warnings=(Notice.NO_PROOF,),
    )
    return _dated(made, _text(row, fields["published"]), publisher)


def _dated(made: Record, raw: str, publisher: Publisher) -> Record:
    value = None
    if raw and made.fetched_at is not None:
        value = parse_date(
            raw, now=made.fetched_at, tz=publisher.timezone or None, day_first=publisher.date_order == "dmy"
        )
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


def _text(row: dict[str, object], key: str) -> str:
    value = row.get(key)
    return display_text(value).strip() if isinstance(value, str) else ""


def _list(row: dict[str, object], key: str, *, apart: str | None = None) -> tuple[str, ...]:
    """Return the texts under a key, a string or a list of strings; `apart` separates those of a string."""
    value = row.get(key)
    items = (value.split(apart) if apart else [value]) if isinstance(value, str) else value
    shown = (display_text(item).strip() for item in items if isinstance(item, str)) if isinstance(items, list) else ()
    found = [item for item in shown if item]
    return tuple(found if apart else dict.fromkeys(found))
