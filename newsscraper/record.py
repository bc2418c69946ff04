"""The record `newsscraper/article@1`: one version of an article, one line of JSONL.

The docstrings below its fields are the data dictionary and the JSON Schema: keep them exact.
"""

from dataclasses import dataclass
from datetime import date, datetime

from newsscraper.vocabulary import Change, FoundVia, Notice

SCHEMA = "newsscraper/article@1"
"""The schema of a `Record`, constant in every line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A link that the publisher marks as related to the article."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineLink:
    """A link inside the body."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the article."""

    url: str
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """Something of another site shown inside the article."""

    kind: str
    """video, audio, post, document, map or other."""
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Methods:
    """Which source gave each field, such as `layout css:h1.title`, `jsonld:headline` or `generic:density`."""

    title: str | None = None
    subtitle: str | None = None
    description: str | None = None
    body: str | None = None
    authors: str | None = None
    dateline: str | None = None
    section: str | None = None
    tags: str | None = None
    related: str | None = None
    images: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One version of an article: one line of JSONL, `newsscraper/article@1`. Every key is always present."""

    schema: str = SCHEMA
    """Always `newsscraper/article@1`."""
    id: str | None = None
    """The article, for ever: `art_` and 26 characters of base32 over source, URL pattern name and the site's own id."""
    version: int | None = None
    """1, 2, … without gaps: the nth distinct content of this article."""
    version_id: str | None = None
    """`ver_` and 26 characters of base32 over id, version and content."""
    previous_version_id: str | None = None
    """The `version_id` of version - 1; null for the first."""
    reverts_to: str | None = None
    """The `version_id` of the older version whose content came back, else null."""
    change: Change | None = None
    """Against the version before: `text`, `cosmetic` or `metadata`; null for the first."""
    comparison: str | None = None
    """Name of the scheme under which contents are compared."""
    status: str = "usable"
    """`usable` or `withdrawn`."""

    source: str
    """The publisher's slug, for ever."""
    source_name: str | None = None
    """The publisher's name in its own language."""
    url: str
    """The address that answered, after redirects."""
    canonical_url: str | None = None
    """The address that the article is known by: tracking parameters, decorative slugs and fragments removed."""
    found_on: str | None = None
    """The page, feed or sitemap that led here."""
    found_via: FoundVia | None = None
    """The kind of that place: section, feed, sitemap, home, import or address."""

    title: str | None = None
    """The headline as the publisher wrote it."""
    subtitle: str | None = None
    """The line below the headline."""
    description: str | None = None
    """The page's own summary; never generated."""
    body: str = ""
    """Paragraphs joined by a blank line (`\\n\\n`). NFC, nothing folded."""
    byline_raw: str | None = None
    """The author line as printed."""
    authors: tuple[str, ...] = ()
    """Names of people and agencies, in order."""
    dateline: str | None = None
    """Place and agency before the first sentence, as printed."""
    section: str | None = None
    """The outermost section."""
    section_path: tuple[str, ...] = ()
    """The sections from the outermost to the innermost."""
    tags: tuple[str, ...] = ()
    """The publisher's tags as printed, each once, in order."""
    related: tuple[Related, ...] = ()
    """Links that the publisher marks as related."""
    links: tuple[InlineLink, ...] = ()
    """Links inside the body."""
    images: tuple[Image, ...] = ()
    """Pictures of the article: addresses and captions."""
    embeds: tuple[Embed, ...] = ()
    """Things of other sites shown inside the article."""
    language: str | None = None
    """BCP 47; dialects of Arabic are `ar`."""

    published_raw: str | None = None
    """The date as printed, character by character."""
    date_published: date | None = None
    """The publisher's calendar day; null when only a month or a year is known."""
    published_edtf: str | None = None
    """The same honesty as EDTF (ISO 8601-2): `2021-06-05`, `2021-06`, `2021~`."""
    published_local: datetime | None = None
    """Wall time as printed, without a zone; null without a time of day."""
    published_at: datetime | None = None
    """The instant, `YYYY-MM-DDTHH:MM:SSZ`; null without a time of day or without a zone."""
    published_precision: str | None = None
    """second, minute, hour, day, month or year: what the page really says."""
    published_tz: str | None = None
    """The zone used: an IANA name or an offset such as `+03:00`."""
    published_tz_source: str | None = None
    """Where the zone comes from: page, publisher or none."""
    published_calendar: str | None = None
    """gregorian or hijri: the calendar in which the date is printed."""
    modified_raw: str | None = None
    """The modification date as printed."""
    date_modified: date | None = None
    """The publisher's calendar day of the modification."""
    modified_at: datetime | None = None
    """The instant of the modification; null without a time of day or without a zone."""
    modified_precision: str | None = None
    """As `published_precision`."""

    capture_origin: str = "live"
    """live, warc, file or table: where the bytes come from."""
    first_seen_at: datetime | None = None
    """When this archive first fetched the article."""
    fetched_at: datetime | None = None
    """When this version was fetched; equals the `WARC-Date` of its response."""
    http_status: int | None = None
    """The status code of the response."""
    content_type: str | None = None
    """The Content-Type header as sent."""
    charset: str | None = None
    """The encoding used to read the page."""
    charset_declared: str | None = None
    """The encoding the page claimed."""
    etag: str | None = None
    """The ETag header as sent."""
    last_modified: str | None = None
    """The Last-Modified header as sent."""
    x_robots_tag: str | None = None
    """The X-Robots-Tag header as sent; several are joined by commas."""
    tdm_reservation: int | None = None
    """1 or 0 from the page's meta, the TDM-Reservation header or the site's tdmrep.json; null when not stated."""
    permission: str | None = None
    """Who allowed the archive to keep reserved texts, when and on which basis; null when nothing was asked."""

    content_sha256: str | None = None
    """SHA-256 of the content under the scheme in `comparison`; recipe and test vectors in the dictionary."""
    html_sha256: str | None = None
    """SHA-256 of the body after transfer- and content-decoding."""
    warc_file: str | None = None
    """Path of the WARC file below the source's folder."""
    warc_offset: int | None = None
    """First byte of the response record's gzip member."""
    warc_length: int | None = None
    """Bytes of that member."""
    warc_record_id: str | None = None
    """The `WARC-Record-ID` of the response."""

    run_id: str | None = None
    """The run that made this line."""
    extractor: str | None = None
    """Software, layout and tzdata versions that made this line."""
    methods: Methods = Methods()
    """For each field the source that gave it."""
    warnings: tuple[Notice, ...] = ()
    """What a careful reader should know."""

    withdrawn_at: datetime | None = None
    """When the article was withdrawn."""
    withdrawn_reason: str | None = None
    """Why: a word of a closed list, never a person's text."""
