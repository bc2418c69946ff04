"""What is known of a site: the shapes of the facts in a publisher's file, offered by items too."""

from dataclasses import dataclass, field
from datetime import date


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
class Api:
    """How a site's own service gives lists and stories as JSON; the `json:` sources of the layouts read their fields.

    Paths and templates are those of `newsscraper.extract.json_path`.
    """

    lists: tuple[str, ...] = ()
    """Addresses of its lists."""
    items: tuple[str, ...] = ()
    """Paths of the stories in a list; the first that yields counts."""
    story: str = ""
    """Path of the story in an answer that holds one; empty is the whole answer."""
    page: str = ""
    """Template of the address that readers know a story by: its `{path}` are values of the story."""
    fetch: str = ""
    """Template of the address that gives a story as JSON; empty where its page is fetched."""
    next: dict[str, int | str] = field(default_factory=dict)
    """What a list's next page asks for: parameter → number to add to it, or path of its value in the answer."""
    post: str = ""
    """Where the next page is asked for by POST, its parameters as JSON; empty is a GET of the list's own address."""
    headers: dict[str, str] = field(default_factory=dict)
    """What the service wants to be told with every request."""


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
    api: Api | None = None
    """The site's JSON service; None where pages are all there is."""
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
