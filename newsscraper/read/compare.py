"""Two selections beside each other: the words that tell them apart, their share of the output, one story's headlines.

Words are those of the search key, so that spelling does not count; the usual surface form is what is shown.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsscraper.items import Record
from newsscraper.read.archive import Archive
from newsscraper.read.clusters import Copy, clustered
from newsscraper.read.keyness import log_likelihood, log_ratio
from newsscraper.read.matching import Tell, ids_of, matching, silent
from newsscraper.read.selection import EVERYTHING, Selection
from newsscraper.read.surfaces import SURFACE, Keys

LEAST_LIKELIHOOD = 15.13
"""Keywords below it may be chance: p < 0.0001."""
LEAST_ARTICLES = 3
"""Articles that must have a keyword: a name repeated in one story is no trait of a newspaper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word that one side uses more often than the other."""

    word: str
    """The usual surface form."""
    key: str
    """The search key, or with stems the key without the article."""
    side: str
    """a or b: where it is the more frequent."""
    log_likelihood: float
    """How telling: Dunning's G², above 15.13 with p < 0.0001."""
    log_ratio: float
    """How large: the binary logarithm of the ratio of the frequencies; 1 is twice as often in a, -1 in b."""
    a: int
    b: int
    a_per_million: float
    b_per_million: float
    a_articles: int
    b_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two selections."""

    query: str
    articles: int
    words: int
    share: float | None
    """Of all articles within the limits that both sides share."""
    sources: dict[str, int]
    """Source → articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headlines:
    """One story as both sides had it: by copies of its text."""

    cluster: str
    a: tuple[Copy, ...]
    b: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two selections beside each other."""

    a: Side
    b: Side
    both: int
    """Articles that are in both; they count on both sides."""
    keywords: tuple[Keyword, ...]
    """Those of a, then those of b, the most telling first."""
    stories: tuple[Headlines, ...]


def compare(
    archive: Archive,
    a: str,
    b: str,
    wanted: Selection = EVERYTHING,
    tell: Tell = silent,
    *,
    stems: bool = False,
    most: int = 50,
    least: float = LEAST_LIKELIHOOD,
) -> Comparison:
    """Return two queries compared, both within a selection.

    A query may be limits only: `source:alahed since:2026-01-01`. `stems`: words are counted without the article and
    what is written with it. `most`: keywords of each side. `least`: their log-likelihood.
    """
    ids = [ids_of(archive, query, wanted, tell) for query in (a, b)]
    total = sum(1 for _ in archive.lines(wanted))
    counts = [_counted(archive, query, wanted, tell, stems=stems) for query in (a, b)]
    sides = [_side(query, one, total) for query, one in zip((a, b), counts, strict=True)]
    return Comparison(
        a=sides[0],
        b=sides[1],
        both=len(ids[0] & ids[1]),
        keywords=tuple(_keywords(counts[0], counts[1], most, least)),
        stories=tuple(_stories(archive, wanted, *ids)),
    )


# ── words ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Count:
    """The words of one side, counted by surface form: each form is folded once, however often it stands there."""

    articles: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    total: int = 0
    having: Counter[str] = field(default_factory=Counter)
    surfaces: dict[str, str] = field(default_factory=dict)
    """Key → its most frequent form."""


def _counted(archive: Archive, query: str, wanted: Selection, tell: Tell, *, stems: bool) -> _Count:
    count, surfaces = _Count(), Counter[str]()
    keys = Keys(stems=stems)
    for record in matching(archive, wanted, query, tell):
        found = Counter(SURFACE.findall(f"{record.title or ''}\n{record.body}"))
        surfaces.update(found)
        count.articles += 1
        count.sources[record.source] += 1
        count.having.update({key for surface in found for key in keys[surface]})
    for surface, n in sorted(surfaces.items(), key=lambda item: (-item[1], item[0])):
        for key in keys[surface]:
            count.words[key] += n
            count.surfaces.setdefault(key, surface)
    count.total = count.words.total()
    return count


def _side(query: str, count: _Count, total: int) -> Side:
    return Side(
        query=query,
        articles=count.articles,
        words=count.total,
        share=round(count.articles / total, 4) if total else None,
        sources=dict(count.sources.most_common()),
    )


def _keywords(a: _Count, b: _Count, most: int, least: float) -> Iterator[Keyword]:
    for side, one, two in (("a", a, b), ("b", b, a)):
        scored = ((log_likelihood(n, two.words[key], one.total, two.total), key) for key, n in one.words.items())
        telling = ((g, key) for g, key in scored if g >= least and one.having[key] >= LEAST_ARTICLES)
        for g, key in heapq.nsmallest(most, telling, key=lambda found: (-found[0], found[1])):
            yield _keyword(side, g, key, one.surfaces[key], a, b)


def _keyword(side: str, g: float, key: str, surface: str, a: _Count, b: _Count) -> Keyword:
    one, two = a.words[key], b.words[key]
    return Keyword(
        word=surface,
        key=key,
        side=side,
        log_likelihood=round(g, 2),
        log_ratio=round(log_ratio(one, two, a.total, b.total), 2),
        a=one,
        b=two,
        a_per_million=_per_million(one, a.total),
        b_per_million=_per_million(two, b.total),
        a_articles=a.having[key],
        b_articles=b.having[key],
    )


def _per_million(count: int, total: int) -> float:
    return round(count * 1e6 / total, 1) if total else 0.0


# ── stories ──────────────────────────────────────────────────────────────────────────────────────


def _stories(archive: Archive, wanted: Selection, a: set[str], b: set[str]) -> Iterator[Headlines]:
    """Yield the clusters of copies of which both sides have some, the largest first."""
    either: Iterable[Record] = (record for record in archive.records(wanted) if record.id in a or record.id in b)
    groups: dict[str, list[Copy]] = {}
    for copy in clustered(either):
        groups.setdefault(copy.cluster, []).append(copy)
    for cluster, copies in groups.items():
        one = tuple(copy for copy in copies if copy.id in a)
        two = tuple(copy for copy in copies if copy.id in b and copy.id not in a)
        if one and two:
            yield Headlines(cluster=cluster, a=one, b=two)
