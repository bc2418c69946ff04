"""Visits without what was withdrawn: no link to it, no word of it, no capture that shows it."""

import hashlib
from dataclasses import replace

from newsscraper.items import Link, Record, Visit
from newsscraper.store import articles, blank, redact
from newsscraper.store.mask import Sought
from newsscraper.store.withdrawals import Withdrawn


def is_withdrawn(visit: Visit, known: Withdrawn) -> bool:
    """Say whether a visit is one of an article that was withdrawn."""
    return known.covers(visit.record.id if visit.record else None, articles.addresses(visit, visit.record))


def without(visit: Visit, known: Withdrawn) -> Visit:
    """Return a visit that says and shows nothing of what was withdrawn."""
    return _without_sight(_without_links(visit, known), known)


def _without_links(visit: Visit, known: Withdrawn) -> Visit:
    """Return a visit without links to what was withdrawn; a list that shows it is not kept as a capture."""
    visit = replace(visit, discovered=tuple(entry for entry in visit.discovered if not known.has(entry.url)))
    if visit.record is not None:
        visit = replace(visit, record=blank.without(visit.record, known))
    if visit.listing is None or not any(known.has(link.url) for link in visit.listing.links):
        return visit
    links = tuple(Link(url="") if known.has(link.url) else link for link in visit.listing.links)
    page = replace(visit.page, exchanges=()) if visit.page else None
    return replace(visit, page=page, listing=replace(visit.listing, links=links))


def _without_sight(visit: Visit, known: Withdrawn) -> Visit:
    """Return a visit whose page shows nothing of what was withdrawn, or loses its capture."""
    page, record = visit.page, visit.record
    if page is None or not page.exchanges or (record is not None and _says(record, known)):
        return visit
    shown = redact.page(page, Sought(known))
    if shown is page:
        return visit
    if shown is None:
        bare = None if record is None else blank.without_proof(record)
        return replace(visit, page=replace(page, exchanges=()), record=bare)
    now = None if record is None else replace(record, html_sha256=hashlib.sha256(shown.body).hexdigest())
    return replace(visit, page=shown, record=now)


def _says(record: Record, known: Withdrawn) -> bool:
    return any(map(known.says, (record.title, record.subtitle, record.description)))
