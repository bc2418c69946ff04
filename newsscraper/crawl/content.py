"""What one response says: an article as its record, a list as its links. Pure, so that any process may find out."""

from dataclasses import dataclass, replace

from newsscraper.crawl.normal import normalised
from newsscraper.extract import reservations
from newsscraper.extract.article import article as read_article
from newsscraper.extract.feeds import feed
from newsscraper.extract.listing import listing
from newsscraper.extract.sitemaps import sitemap
from newsscraper.items import (
    RECORDED,
    Article,
    FrontierEntry,
    Kind,
    Listing,
    Members,
    Notice,
    Outcome,
    Page,
    Publisher,
    Record,
)
from newsscraper.store import records

NO_CONTENT = 204
"""The status by which some JSON services (WAM) say that there is no such story."""

_MAYBE_CHALLENGE = frozenset({401, 403, 429, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a response says, whatever the crawl knows beside it."""

    outcome: Outcome
    error: str | None = None
    """One line on what is wrong with it."""
    record: Record | None = None
    """The draft of an article, in its one form."""
    is_reserved: bool = False
    """The page asks not to be archived: the record holds no text, and its bytes are not kept."""
    listing: Listing | None = None
    """What a list showed."""
    members: Members | None = None
    """Its WARC members, where they were made ahead."""


@dataclass(frozen=True, slots=True)
class Task:
    """A response to read, as it is given to whoever reads it."""

    page: Page
    entry: FrontierEntry
    source: str
    """The publisher's slug."""
    run_id: str


def content_of(page: Page, entry: FrontierEntry, publisher: Publisher, *, run_id: str) -> Content:
    """Return what a response says. Never raises for bad bytes."""
    return kept(_said(page, entry, publisher, run_id), page, publisher)


def _said(page: Page, entry: FrontierEntry, publisher: Publisher, run_id: str) -> Content:
    if page.status == 304:
        return Content(outcome=Outcome.NOT_MODIFIED)
    if not 200 <= page.status < 300 or page.status == NO_CONTENT:
        return _error(page, publisher)
    if page.exchanges and page.exchanges[-1].truncated:
        return Content(outcome=Outcome.TRUNCATED, error=f"cut: {page.exchanges[-1].truncated}")
    if entry.kind is Kind.ARTICLE:
        return _article(page, entry, publisher, run_id)
    return _list(page, entry, publisher)


def is_whole(page: Page) -> bool:
    """Say whether there is anything to read in a response: to find that out takes no time."""
    return 200 <= page.status < 300 and not (page.exchanges and page.exchanges[-1].truncated)


def _error(page: Page, publisher: Publisher) -> Content:
    error = f"status {page.status}"
    if page.status in (NO_CONTENT, 404, 410):
        return Content(outcome=Outcome.GONE, error=error)
    if page.status in _MAYBE_CHALLENGE and _extract(page, publisher).outcome is Outcome.BLOCKED:
        return Content(outcome=Outcome.BLOCKED, error=error)
    return Content(outcome=Outcome.RETRY_LATER if page.status in (429, 503) else Outcome.HTTP_ERROR, error=error)


def _extract(page: Page, publisher: Publisher) -> Article:
    return read_article(page.body, url=page.url, fetched_at=page.fetched_at, headers=page.headers, publisher=publisher)


# ── articles ─────────────────────────────────────────────────────────────────────────────────────


def _article(page: Page, entry: FrontierEntry, publisher: Publisher, run_id: str) -> Content:
    found = _extract(page, publisher)
    if found.outcome not in RECORDED:
        return Content(outcome=found.outcome, error=_why(found))
    return Content(
        outcome=found.outcome, record=normalised(records.draft(found, page, publisher, entry=entry, run_id=run_id))
    )


def _why(found: Article) -> str | None:
    if found.outcome is not Outcome.LAYOUT_MISMATCH:
        return None
    missing = [name for name in ("title", "body") if not getattr(found, name)]
    return f"no source yields {' and '.join(missing) or 'a required field'}"


# ── lists ────────────────────────────────────────────────────────────────────────────────────────


def _list(page: Page, entry: FrontierEntry, publisher: Publisher) -> Content:
    shown = _listing(page, entry, publisher)
    if shown.links or shown.sitemaps or entry.depth:  # a further page without links is the end of its list
        return Content(outcome=Outcome.LISTING, listing=shown)
    outcome = _extract(page, publisher).outcome
    if outcome not in (Outcome.BLOCKED, Outcome.SOFT_404):
        outcome = Outcome.LAYOUT_MISMATCH
    return Content(outcome=outcome, error=f"no article links on this {entry.kind}")


def _listing(page: Page, entry: FrontierEntry, publisher: Publisher) -> Listing:
    kind, at = page.header("content-type"), page.fetched_at
    if entry.kind is Kind.FEED:
        return feed(page.body, url=page.url, content_type=kind, publisher=publisher, fetched_at=at)
    if entry.kind is Kind.SITEMAP:
        return sitemap(page.body, url=page.url, content_type=kind, publisher=publisher, fetched_at=at)
    headers = {"content-type": kind} if kind else None
    return listing(page.body, url=page.url, publisher=publisher, headers=headers, fetched_at=at)


# ── what the publisher reserves ──────────────────────────────────────────────────────────────────


def kept(content: Content, page: Page, publisher: Publisher) -> Content:
    """Return a content without the text of a page that reserves it, unless there is a permission."""
    if not page.body or publisher.permission or not is_reserved(page):
        return content
    return replace(content, is_reserved=True, record=metadata_only(content.record) if content.record else None)


def is_reserved(page: Page) -> bool:
    """Say whether a page asks not to be archived: `noarchive` (robots meta or X-Robots-Tag) or a TDM reservation."""
    said = reservations.metas(page.body)
    own = [text for name in (*reservations.EVERYBODY, reservations.AGENT) for text in said.get(name, ())]
    if reservations.forbids_archiving(page.header_lines("x-robots-tag"), own, page.fetched_at):
        return True
    stated = reservations.stated(*said.get("tdm-reservation", ()), *page.header_lines("tdm-reservation"))
    return (page.tdm_reservation if stated is None else stated) == 1


def metadata_only(record: Record) -> Record:
    """Return a record without any of the text: that the article exists, its title, days, section and tags."""
    return replace(
        record,
        body="",
        subtitle=None,
        description=None,
        dateline=None,
        links=(),
        images=(),
        embeds=(),
        warnings=(*record.warnings, Notice.RESERVED),
    )
