"""A query as a small tree: words, phrases, NEAR, and what joins them; and the limits of the whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsscraper.read.selection import check_order


@dataclass(frozen=True, slots=True)
class Word:
    """A word, with all its forms; with `prefix`, every word that begins with it."""

    text: str
    column: str | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other."""

    text: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Words close to each other, in any order."""

    words: tuple[str, ...]
    distance: int
    column: str | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be found, and nothing of `without`."""

    parts: tuple["Node", ...]
    without: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any_:
    """One part is enough."""

    parts: tuple["Node", ...]


Node = Word | Phrase | Near | All | Any_


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, understood."""

    text: str
    node: Node | None
    """None when only limits are given: everything within them."""
    sources: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def leaves(node: Node | None) -> Iterator[Word | Phrase | Near]:
    """Yield the words and phrases that a hit may show."""
    if isinstance(node, (All, Any_)):
        for part in node.parts:
            yield from leaves(part)
    elif node is not None:
        yield node


def with_limits(
    query: Query, *, sources: tuple[str, ...] = (), since: str | None = None, until: str | None = None
) -> Query:
    """Return a query with the limits of a command's options added to its own."""
    both = tuple(slug for slug in query.sources if slug in sources) if query.sources and sources else None
    first = max(filter(None, (query.since, since)), default=None)
    last = min(filter(None, (query.until, until)), default=None)
    check_order(first, last)
    return replace(query, sources=both if both is not None else query.sources or sources, since=first, until=last)
