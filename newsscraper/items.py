"""The shapes that pass between the stages: frozen dataclasses, a docstring under each field.

::

    Publisher, Layout          what is known of a site (facts)
    Exchange → Page            bytes as on the wire → one response, decoded
    Link, Listing              what a section page, a feed or a sitemap shows
    Article                    what extraction found in one page
    Record                     one version of an article: a line of JSONL (`newsscraper/article@1`)
    FrontierEntry, Visit       an address to fetch → one fetched address and what came of it

The docstrings of `Record` are the data dictionary and the JSON Schema: keep them exact.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

SCHEMA = "newsscraper/article@1"
"""The schema of a `Record`, constant in every line."""


class Outcome(StrEnum):
    """What a fetched address turned out to be: a closed vocabulary, used by extraction, crawl and reports."""

    ARTICLE = "article"
    """An article page: title and body were found."""
    LISTING = "listing"
    """A page of links to articles: home, section, tag, search; a feed; a sitemap."""
    NOT_ARTICLE = "not_article"
    """A page of another kind: about, contact, form, image, PDF, empty."""
    BLOCKED = "blocked"
    """A challenge or refusal of a firewall, whatever its status code says."""
    SOFT_404 = "soft_404"
    """Status 200, text "not found"."""
    PAYWALLED = "paywalled"
    """Only a teaser is shown."""
    LIVE_BLOG = "live_blog"
    """A page that grows by timed entries."""
    MEDIA_ONLY = "media_only"
    """A video, gallery or podcast without text of its own."""
    OTHER_LANGUAGE = "other_language"
    """Readable, and not in the publisher's language."""
    LAYOUT_MISMATCH = "layout_mismatch"
    """A required field that no source yields."""
    NOT_MODIFIED = "not_modified"
    """Status 304."""
    GONE = "gone"
    """Status 410 or 404."""
    REDIRECTED = "redirected"
    """A redirect hop that leads to another address of the same publisher."""
    OFFSITE = "offsite"
    """A redirect that leaves the publisher's domains."""
    ROBOTS = "robots"
    """Disallowed by robots.txt."""
    NOT_ALLOWED = "not_allowed"
    """The address or its target is loopback, private or link-local, or not http(s)."""
    HTTP_ERROR = "http_error"
    """Another status of 400 or above."""
    RETRY_LATER = "retry_later"
    """Status 429 or 503: the host asked to wait."""
    TOO_LARGE = "too_large"
    """The body is over the size limit, as sent or unpacked."""
    TRUNCATED = "truncated"
    """The body ended before its length."""
    TIMEOUT = "timeout"
    """No complete answer within the time limit."""
    UNREACHABLE = "unreachable"
    """DNS, connection or TLS failed."""
    CRASHED = "crashed"
    """A defect of ours: the traceback is in the log."""


class Change(StrEnum):
    """How a version differs from the one before it."""

    TEXT = "text"
    """Words of title, subtitle or body changed."""
    COSMETIC = "cosmetic"
    """Only punctuation or marks of title, subtitle or body moved."""
    METADATA = "metadata"
    """Only day, authors, section, tags or description changed."""


class FoundVia(StrEnum):
    """The kind of place where an address was found."""

    SECTION = "section"
    FEED = "feed"
    SITEMAP = "sitemap"
    HOME = "home"
    IMPORT = "import"
    ADDRESS = "address"


class Notice(StrEnum):
    """The closed vocabulary of `Record.warnings`."""

    DATE_CONFLICT = "date-conflict"
    """Two trustworthy sources of the publication date are a day or more apart; the better one was kept."""
    DATE_CHANGED = "date-changed"
    """The page now states another publication day than its first version did."""
    DATE_MISSING = "date-missing"
    """No publication date was found."""
    TIME_CONFLICT = "time-conflict"
    """Machine-readable and visible time of day disagree; see `methods.published`."""
    TZ_ASSUMED = "tz-assumed"
    """The page states no zone: the publisher's was used."""
    MODIFIED_BEFORE_PUBLISHED = "modified-before-published"
    """The stated modification is older than the publication and was dropped."""
    TITLE_CUT = "title-cut"
    """A title candidate was a cut prefix of another and was not used."""
    BODY_SHORT = "body-short"
    """The body has fewer than 30 words."""
    LAYOUT_DISAGREES = "layout-disagrees"
    """The publisher's layout and the generic rules give different titles, days or bodies."""
    CHARSET_LIED = "charset-lied"
    """The declared encoding was wrong; see `charset` and `charset_declared`."""
    ENCODING_REPAIRED = "encoding-repaired"
    """The text had been encoded twice and was repaired."""
    TRUNCATED = "truncated"
    """The body of the response was cut."""
    NO_PROOF = "no-proof"
    """Imported from a table: no bytes prove the text."""
    RESERVED = "reserved"
    """The page asks not to be archived (`noarchive`, or a text and data mining reservation): its text is not kept."""
    RESCUED = "rescued"
    """The markup was broken so that a second parser was needed."""


# ── facts ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section page of a publisher."""

    url: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One design of a site: for each field its sources in order, as strings such as `css:h1.title`."""

    until: date | None = None
    """The last day on which the site had this design; None for the present one."""
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Field name → sources in order; the first that yields something wins."""
    drop: tuple[str, ...] = ()
    """Sources whose elements are cut out before the body is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """What is known of a publisher: the facts of one `publishers/<slug>.toml`."""

    slug: str
    """`[a-z0-9][a-z0-9_.-]{0,40}`, for ever."""
    name: str
    """The name in its own language."""
    name_en: str
    country: str
    """ISO 3166-1 alpha-2, or `XX` for an international service."""
    language: str = "ar"
    """BCP 47."""
    timezone: str = ""
    """IANA zone of times that state none; empty when unknown."""
    domains: tuple[str, ...] = ()
    """Host names without `www.`; their subdomains count as theirs."""
    sections: tuple[Section, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article_urls: dict[str, str] = field(default_factory=dict)
    """Name of the pattern → regular expression over the canonical address, with `(?P<id>…)`."""
    date_order: str = "dmy"
    """`dmy` or `mdy`: how an all-numeric date is read."""
    delay: float = 1.0
    """Seconds between two requests to a host of this publisher; at least 1."""
    platform: str | None = None
    """Name of the family of sites whose rules apply (`newsscraper.platforms`)."""
    layouts: tuple[Layout, ...] = ()
    """Newest first; the platform's layouts follow the publisher's own."""
    permission: str | None = None
    """Who allowed what, when and on which basis: the only override of `noarchive` and TDM reservations."""
    evidence: str = ""
    """Where the facts come from."""
    evidence_date: str = ""
    confidence: str = ""
    """high, medium or low."""


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
    """A robots meta says `noarchive`."""
    layout: str | None = None
    """Which layout was used: `<slug>-<8 hex digits of its facts>`; None when the generic rules worked alone."""
    methods: Methods = Methods()
    warnings: tuple[Notice, ...] = ()

    @property
    def paragraphs(self) -> list[str]:
        """The body as a list of paragraphs."""
        return self.body.split("\n\n") if self.body else []


# ── the record ───────────────────────────────────────────────────────────────────────────────────


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
    """The line below or above the headline."""
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
    """The X-Robots-Tag header as sent."""
    tdm_reservation: int | None = None
    """1 or 0 from the TDM-Reservation header or meta; null when not stated."""
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


# ── between the crawl and the store ──────────────────────────────────────────────────────────────


class Kind(StrEnum):
    """What an address in the frontier is expected to be."""

    SECTION = "section"
    FEED = "feed"
    SITEMAP = "sitemap"
    ARTICLE = "article"


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
class Visit:
    """One fetched address and everything that came of it: the unit of commit."""

    entry: FrontierEntry
    outcome: Outcome
    fetched_at: datetime
    page: Page | None = None
    """The response; None when there was none."""
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


class Verdict(StrEnum):
    """What committing a visit meant for the article."""

    NEW = "new"
    """First version."""
    CHANGED = "changed"
    """A further version."""
    UNCHANGED = "unchanged"
    """The content is that of the latest version."""
    GONE = "gone"
    """The article was removed by its publisher."""
    BACK = "back"
    """The article answers again, unchanged."""
    HELD = "held"
    """Captured, the version is held back until `archive release` (mass change)."""
    LAYER = "layer"
    """Only the extractor differs: a layer line."""
    NONE = "none"
    """Not an article: a list, a failure, a redirect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """The answer of the store to a visit, once it is durable."""

    verdict: Verdict
    record: Record | None = None
    """The complete record, when a line was written."""
