"""A selection narrowed by a query, as a stream of records in the order of the archive."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from newsscraper.items import Record
from newsscraper.read.archive import Archive
from newsscraper.read.query import Query, parse
from newsscraper.read.search import Search
from newsscraper.read.selection import EVERYTHING, Selection

Tell = Callable[[str], None]


def silent(_: str) -> None:
    """Tell nobody."""


def matching(
    archive: Archive, wanted: Selection = EVERYTHING, query: str | None = None, tell: Tell = silent
) -> Iterator[Record]:
    """Yield the newest versions within a selection that a query finds, all of them without a query.

    Limits inside the query (`source:`, `since:`, `until:`) narrow the selection. `tell` gets what the search index has
    to say.
    """
    if query is None:
        return archive.records(wanted)
    parsed = parse(query)
    records = archive.records(narrowed(wanted, parsed))
    if parsed.node is None:  # limits only: no index is needed
        return records
    ids = ids_of(archive, query, wanted, tell)
    return (record for record in records if record.id in ids)


def ids_of(archive: Archive, query: str, wanted: Selection = EVERYTHING, tell: Tell = silent) -> set[str]:
    """Return the articles within a selection that a query finds."""
    with Search(archive.root, tell) as search:
        return search.ids(parse(query), wanted=wanted)


def narrowed(wanted: Selection, query: Query) -> Selection:
    """Return a selection with the limits of a query added to its own."""
    sources = wanted.sources if not query.sources else query.sources
    if wanted.sources is not None and query.sources:
        sources = tuple(slug for slug in wanted.sources if slug in query.sources)
    return replace(
        wanted,
        sources=sources,
        since=max(filter(None, (wanted.since, query.since)), default=None),
        until=min(filter(None, (wanted.until, query.until)), default=None),
    )
