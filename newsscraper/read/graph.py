"""Networks: which articles name which as related, and which tags stand together.

An address is looked up in every spelling (`newsscraper.text.urls.identity`). What a newspaper links to and the archive
does not hold is a node too, and says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from newsscraper.errors import UsageError
from newsscraper.items import Record
from newsscraper.read.addresses import addresses, located
from newsscraper.read.archive import Archive
from newsscraper.read.selection import Selection
from newsscraper.text.forms import search_key
from newsscraper.text.urls import identity

KINDS = ("related", "tags")
"""The networks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An article, an address that the archive does not hold, or a tag."""

    id: str
    """The article's id, else the identity of the address, else the search key of the tag."""
    label: str
    """Headline, words of the link, or the usual spelling of the tag."""
    kind: str
    """selected (an article that was asked for), archived (another one of the archive), unknown (an address that the
    archive does not hold), or tag."""
    source: str | None = None
    date: str | None = None
    """Day of publication, or the month or year that is known."""
    url: str | None = None
    articles: int = 1
    """Of a tag, how many articles have it; of an article 1, of an unknown address 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A link from one article to another, or two tags of one article."""

    source: str
    target: str
    weight: int
    """How many links, or how many articles have both tags."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A network, nodes and edges sorted."""

    kind: str
    directed: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def made(kind: str, archive: Archive, wanted: Selection, records: Iterable[Record], *, least: int = 1) -> Graph:
    """Return the network of a kind among the records of a selection; raises `UsageError` for another kind."""
    if kind == "related":
        return related(archive, records, wanted.as_of)
    if kind == "tags":
        return tags(records, least=least)
    raise UsageError(f"{kind!r} is no network: there are {', '.join(KINDS)}")


# ── related links ────────────────────────────────────────────────────────────────────────────────


def related(archive: Archive, records: Iterable[Record], as_of: datetime | None = None) -> Graph:
    """Return the network of related links among records: directed, from the article that shows the link."""
    held = addresses(archive, as_of)
    nodes: dict[str, Node] = {}
    weights: Counter[tuple[str, str]] = Counter()
    labels: dict[str, Counter[tuple[str, str]]] = {}
    for record in records:
        name = record.id or ""
        nodes[name] = _article(record)
        for link in record.related:
            key = identity(link.url)
            target = held.get(key, key)
            if target != name:
                weights[name, target] += 1
                labels.setdefault(target, Counter())[link.title, link.url] += 1
    missing = {target for _, target in weights if target not in nodes}
    nodes |= _others(archive, missing, as_of)
    for target in missing - nodes.keys():
        nodes[target] = _unknown(target, labels[target])
    return _graph("related", directed=True, nodes=nodes, weights=weights)


def _article(record: Record) -> Node:
    return Node(
        id=record.id or "",
        label=record.title or "",
        kind="selected",
        source=record.source,
        date=str(record.date_published) if record.date_published else record.published_edtf,
        url=record.canonical_url or record.url,
    )


def _others(archive: Archive, wanted: set[str], as_of: datetime | None) -> dict[str, Node]:
    """Return the articles of the archive that are only linked to."""
    found: dict[str, Node] = {}
    for key, line in archive.lines(Selection(as_of=as_of)) if wanted else ():
        if key.id in wanted:
            told = located.decode(line)
            found[key.id] = Node(
                id=key.id,
                label=told.title or "",
                kind="archived",
                source=told.source,
                date=told.date_published or told.published_edtf,
                url=told.canonical_url or told.url,
            )
    return found


def _unknown(name: str, labels: Counter[tuple[str, str]]) -> Node:
    (label, _), _ = min(labels.items(), key=lambda item: (-item[1], item[0]))
    return Node(id=name, label=label, kind="unknown", url=min(url for _, url in labels), articles=0)


# ── tags ─────────────────────────────────────────────────────────────────────────────────────────


def tags(records: Iterable[Record], *, least: int = 1) -> Graph:
    """Return the network of tags that stand together in articles; `least`: only pairs of at least so many articles.

    Spellings that a search takes for one are one tag, shown as most articles write it.
    """
    numbers: dict[str, int] = {}
    spellings: dict[str, Counter[str]] = {}
    pairs: Counter[int] = Counter()
    for record in records:
        for key, spelling in _keys(record):
            numbers.setdefault(key, len(numbers))
            spellings.setdefault(key, Counter())[spelling] += 1
        pairs.update(_pairs(sorted(numbers[key] for key, _ in _keys(record))))
    names = list(numbers)
    weights = Counter({
        tuple(sorted((names[pair >> 32], names[pair & 0xFFFFFFFF]))): n for pair, n in pairs.items() if n >= least
    })  # fmt: skip
    kept = {name for pair in weights for name in pair} if least > 1 else {*names}
    nodes = {name: _tag(name, spellings[name]) for name in kept}
    return _graph("tags", directed=False, nodes=nodes, weights=weights)  # type: ignore[arg-type]


def _keys(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the tags of a record, each search key once."""
    found = {key: tag for tag in reversed(record.tags) if (key := search_key(tag))}
    yield from found.items()


def _pairs(numbers: list[int]) -> Iterator[int]:
    return (one << 32 | two for one, two in combinations(numbers, 2))


def _tag(key: str, spellings: Counter[str]) -> Node:
    label, _ = min(spellings.items(), key=lambda item: (-item[1], item[0]))
    return Node(id=key, label=label, kind="tag", articles=spellings.total())


def _graph(kind: str, *, directed: bool, nodes: dict[str, Node], weights: Counter[tuple[str, str]]) -> Graph:
    edges = (Edge(source=a, target=b, weight=n) for (a, b), n in sorted(weights.items()))
    return Graph(kind=kind, directed=directed, nodes=tuple(nodes[name] for name in sorted(nodes)), edges=tuple(edges))


def titled(node: Node) -> Node:
    """Return a node that has a label in any case: programs that draw networks show nothing else."""
    return node if node.label else replace(node, label=node.url or node.id)
