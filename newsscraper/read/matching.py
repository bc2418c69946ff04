"""A selection narrowed by a query, as a stream of records in the order of the archive."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsscraper.errors import UsageError
from newsscraper.items import Record
from newsscraper.read.query import Query, parse
from newsscraper.read.search import Search
from newsscraper.read.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from newsscraper.read.archive import Archive

Tell = Callable[[str], None]


def silent(_: str) -> None:
    """Tell nobody."""


def matching(
    archive: "Archive", wanted: Selection = EVERYTHING, query: str | None = None, tell: Tell = silent
) -> Iterator[Record]:
    """Yield the newest versions within a selection that a query finds, all of them without a query.

    Limits inside the query (`source:`, `since:`, `until:`) narrow the selection. `tell` gets what the search index has
    to say. Raises `UsageError` for words asked of the past: the index knows the newest versions only.
    """
    if query is None:
        return archive.records(wanted)
    parsed = parse(query)
    ids = found(archive, parsed, wanted, tell)
    records = archive.records(narrowed(wanted, parsed))
    return records if ids is None else (record for record in records if record.id in ids)


def found(archive: "Archive", query: Query, wanted: Selection, tell: Tell = silent) -> set[str] | None:
    """Return the articles that the words of a query find; None when it holds limits only, and no index is needed."""
    if query.node is None:
        return None
    if wanted.as_of is not None:
        raise UsageError("words find newest versions only: leave --as-of or the words out")
    with Search(archive.root, tell) as search:
        return search.ids(query)


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
