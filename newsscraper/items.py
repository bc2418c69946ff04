"""The shapes that pass between the stages: frozen dataclasses, a docstring under each field.

::

    Publisher, Layout          what is known of a site (facts)
    Exchange → Page            bytes as on the wire → one response, decoded
    Link, Listing              what a section page, a feed or a sitemap shows
    Article                    what extraction found in one page
    Record                     one version of an article: a line of JSONL (`newsscraper/article@1`)
    FrontierEntry, Visit       an address to fetch → one fetched address and what came of it

The closed vocabularies, a publisher's facts and the record have files of their own and are offered here with the rest.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from newsscraper.publisher import Api, Layout, Publisher, Section
from newsscraper.record import SCHEMA, Embed, Image, InlineLink, Methods, Record, Related
from newsscraper.vocabulary import (
    LISTS,
    RECORDED,
    RESERVED_SLUGS,
    Change,
    FoundVia,
    Kind,
    Notice,
    Outcome,
    Verdict,
    is_slug,
)

__all__ = [
    "LISTS",
    "RECORDED",
    "RESERVED_SLUGS",
    "SCHEMA",
    "Api",
    "Article",
    "Change",
    "Committed",
    "Embed",
    "Exchange",
    "FoundVia",
    "FrontierEntry",
    "Image",
    "InlineLink",
    "Kind",
    "Layout",
    "Link",
    "Listing",
    "Members",
    "Methods",
    "NextPage",
    "Notice",
    "Outcome",
    "Page",
    "Publisher",
    "Record",
    "Related",
    "Section",
    "Verdict",
    "Visit",
    "is_slug",
]


# ── capture ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its response exactly as they crossed the wire."""

    url: str
    """The address asked for."""
    request: bytes
    """Request line, headers and body as sent."""
    response: bytes
    """Status line, headers and body as received, chunk framing included."""
    started_at: datetime
    """When the request was sent: the `WARC-Date`."""
    warc_record_id: str
    """`<urn:uuid:…>` of the response record, given at capture."""
    ip: str | None = None
    """The peer's address; None behind a proxy."""
    truncated: str | None = None
    """`length`, `time`, `disconnect` or `unspecified` when the response was cut (WARC-Truncated)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One response: what extraction reads and what the archive proves."""

    url: str
    """The address that answered, after redirects."""
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    """As received: names and repeats kept, in order."""
    body: bytes
    """After transfer- and content-decoding."""
    fetched_at: datetime
    """UTC, whole seconds; equals the `WARC-Date` of its response record."""
    exchanges: tuple[Exchange, ...] = ()
    """Every hop in order; the last one is this page's own. Empty for a file."""
    tdm_reservation: int | None = None
    """What the site's `/.well-known/tdmrep.json` says of the address; None when it says nothing, or was not asked."""

    def header_lines(self, name: str) -> tuple[str, ...]:
        """Return every header of this name as text (Latin-1), in order."""
        wanted = name.lower().encode("latin-1")
        return tuple(value.decode("latin-1").strip() for key, value in self.headers if key.lower() == wanted)

    def header(self, name: str) -> str | None:
        """Return the last header of this name as text (Latin-1), or None."""
        wanted = name.lower().encode("latin-1")
        for key, value in reversed(self.headers):
            if key.lower() == wanted:
                return value.decode("latin-1").strip()
        return None


# ── what pages show ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to an article, as a section page, feed or sitemap shows it."""

    url: str
    title: str = ""
    published_raw: str | None = None
    date_published: date | None = None
    published_at: datetime | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    fetch_url: str | None = None
    """Where the article is read when not at its own address: the site's JSON service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """The request that brings the next page of a listing."""

    url: str
    method: str = "GET"
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The article links of one list, in its order, and where the list goes on."""

    url: str
    kind: str
    """section, home, feed, sitemap or sitemap_index."""
    links: tuple[Link, ...] = ()
    next_page: NextPage | None = None
    sitemaps: tuple[str, ...] = ()
    """Further sitemaps, when this is an index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What extraction found in one page. Names and meanings are those of `Record`."""

    outcome: Outcome
    url: str
    canonical_url: str | None = None
    title: str | None = None
    subtitle: str | None = None
    description: str | None = None
    body: str = ""
    byline_raw: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    section: str | None = None
    section_path: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    links: tuple[InlineLink, ...] = ()
    images: tuple[Image, ...] = ()
    embeds: tuple[Embed, ...] = ()
    language: str | None = None
    published_raw: str | None = None
    date_published: date | None = None
    published_edtf: str | None = None
    published_local: datetime | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    published_tz: str | None = None
    published_tz_source: str | None = None
    published_calendar: str | None = None
    modified_raw: str | None = None
    date_modified: date | None = None
    modified_at: datetime | None = None
    modified_precision: str | None = None
    charset: str | None = None
    charset_declared: str | None = None
    noarchive: bool = False
    """A robots meta or an X-Robots-Tag that speaks to us forbids archiving, or did so for a time that has come."""
    tdm_reservation: int | None = None
    """1 or 0 from the `tdm-reservation` meta or header; None when neither states it."""
    layout: str | None = None
    """Which layout was used: `<slug>-<8 hex digits of its facts>`; None when the generic rules worked alone."""
    methods: Methods = field(default_factory=Methods)
    warnings: tuple[Notice, ...] = ()

    @property
    def paragraphs(self) -> list[str]:
        """The body as a list of paragraphs."""
        return self.body.split("\n\n") if self.body else []


# ── between the crawl and the store ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierEntry:
    """An address to fetch: one row of the frontier of a source."""

    url: str
    """The canonical address: the frontier's key."""
    kind: Kind = Kind.ARTICLE
    priority: int = 0
    """Higher is fetched first."""
    due_at: datetime | None = None
    """Not before this instant; None is at once."""
    found_on: str | None = None
    found_via: FoundVia = FoundVia.SECTION
    depth: int = 0
    """Pages of paging already followed to get here."""
    attempts: int = 0
    """Failed tries so far."""
    etag: str | None = None
    """For a conditional request."""
    last_modified: str | None = None
    """For a conditional request."""
    known_id: str | None = None
    """The article's id when this is a re-check."""
    fetch_url: str | None = None
    """The address to ask for when it is not the key (raw slug, load-more request)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an imported page or row comes from: kept beside it, and how an import knows where to go on."""

    file: str
    """Name of the file, without its folders."""
    sha256: str
    """Of the whole file."""
    number: int
    """The record or line in it, counted from 1: an import goes on behind the last one that was committed."""
    offset: int
    """First byte of the record or line in it; of records that were packed as one piece, of the piece."""
    record_id: str | None = None
    """The `WARC-Record-ID` there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The WARC members of one exchange, made before they are needed, where there was time."""

    response: bytes
    request: bytes | None = None
    """None when no request is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One fetched address and everything that came of it: the unit of commit."""

    entry: FrontierEntry
    outcome: Outcome
    fetched_at: datetime
    page: Page | None = None
    """The response; None when there was none."""
    members: Members | None = None
    """Of the page's own exchange; None leaves it to the store to make them."""
    record: Record | None = None
    """The draft of an article: identity, version and proof are filled in by the store."""
    listing: Listing | None = None
    """What a list showed."""
    discovered: tuple[FrontierEntry, ...] = ()
    """Addresses to add to the frontier; known ones are ignored."""
    next_check_at: datetime | None = None
    """When to fetch this address again; None is never."""
    next_priority: int | None = None
    """The priority of that fetch; None keeps the entry's (a re-check should come after what is new)."""
    changed_check_at: datetime | None = None
    """When to fetch it again if the store finds a further version in it; None is `next_check_at`."""
    changed_priority: int | None = None
    """The priority of that fetch; None is `next_priority`."""
    error: str | None = None
    """One line on what failed."""
    origin: Origin | None = None
    """Of an import: where it was taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """The answer of the store to a visit, once it is durable."""

    verdict: Verdict
    record: Record | None = None
    """The complete record, when a line was written."""
