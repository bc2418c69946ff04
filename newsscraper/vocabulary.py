"""The closed vocabularies: what words outcomes, changes, warnings and verdicts may be, a docstring under each.

And what a source may be called, which publishers' files and the archive's folders must agree on.
"""

import re
from enum import StrEnum

RESERVED_SLUGS = frozenset({"alarms", "archive", "hosts", "runs", "sample", "search", "state"})
"""Names that the archive keeps for itself: no source may be called so."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9_.-]{0,40}")
_TAKEN_ENDINGS = (".json", ".jsonl", ".sqlite", ".toml", ".tmp", ".open", ".lock", ".")


def is_slug(text: str) -> bool:
    """Say whether a source may be called so: it names its folder, its publisher's file and its records for ever.

    1 to 41 of a-z 0-9 _ . - that begin with a letter or digit; not `..`, no ending and no name that the archive uses.
    """
    has_shape = _SLUG.fullmatch(text) is not None and ".." not in text
    return has_shape and not text.endswith(_TAKEN_ENDINGS) and text not in RESERVED_SLUGS


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


RECORDED = frozenset({Outcome.ARTICLE, Outcome.LIVE_BLOG, Outcome.MEDIA_ONLY, Outcome.OTHER_LANGUAGE})
"""Outcomes of pages that become records: versions of articles."""


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
    SUBTITLE_CONFLICT = "subtitle-conflict"
    """The page states another subtitle than it shows; the one shown was kept."""
    DATELINE_CONFLICT = "dateline-conflict"
    """The page states another dateline than its text begins with; that of the text was kept."""
    BODY_SHORT = "body-short"
    """The body has fewer than 30 words."""
    LAYOUT_DISAGREES = "layout-disagrees"
    """The publisher's layout and the generic rules give different titles, days or bodies."""
    CHARSET_LIED = "charset-lied"
    """The declared encoding was wrong; see `charset` and `charset_declared`."""
    ENCODING_REPAIRED = "encoding-repaired"
    """The text had been encoded twice and was repaired."""
    TRUNCATED = "truncated"
    """The page looks cut: it lacks its end and stops in the middle of its markup, or with much of it open."""
    NO_PROOF = "no-proof"
    """No bytes prove the text: imported from a table, or the capture showed something that was withdrawn."""
    RESERVED = "reserved"
    """The page asks not to be archived (`noarchive`, or a text and data mining reservation): its text is not kept."""
    RESCUED = "rescued"
    """The markup was broken so that a second parser was needed."""


class Kind(StrEnum):
    """What an address in the frontier is expected to be."""

    SECTION = "section"
    FEED = "feed"
    SITEMAP = "sitemap"
    ARTICLE = "article"


LISTS = frozenset({Kind.SECTION, Kind.FEED, Kind.SITEMAP})
"""Kinds of addresses that lead to articles and are asked again and again."""


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
    TRUNCATED = "truncated"
    """The page lacks the end that the stored one has: no version, unless it stays so for days."""
    NONE = "none"
    """Not an article: a list, a failure, a redirect."""
