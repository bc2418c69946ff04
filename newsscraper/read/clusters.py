"""Copies of one text: exact and near duplicates as clusters, with who had it first and how long the others took.

Texts are looked up by a sample of their four-word runs and joined when runs confirm it, in the order of publication:
each text joins the earlier one that it shares most with, so that nothing depends on the order of files. Numerals are
asked too, for yesterday's exchange rates are today's but for the figures. No copy is ever left out of the archive for
being one. Time grows with the number of articles: a text is compared with a dozen others at most.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsscraper.items import Record
from newsscraper.read.archive import Archive
from newsscraper.read.selection import EVERYTHING, Selection
from newsscraper.read.shingles import Shingles, containment
from newsscraper.read.spool import Spool, Told

LEAST = 0.5
"""The share of the shorter text that must stand in the other one."""
_LEAST_RUNS = 10
"""Shared runs below which only the same text is a copy: news alerts of a dozen words look alike."""
_NEARLY_ALL = 0.8
"""The share of the longer text that must be shared where stock phrases are all that is."""
_LEAST_NUMERALS = 4
"""Numerals from which they are asked."""
_COARSE = ("second", "minute", "hour", "day", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article of a cluster: a row of the derived table `clusters`."""

    cluster: str
    """The id of the article that had the text first, of those in the archive."""
    rank: int
    """1 for that one, then 2, 3, … in the order of publication."""
    kind: str
    """first, exact (word by word, however spelled) or near."""
    id: str
    version: int
    source: str
    published: str | None
    """The instant, else the day, month or year that is known."""
    lag: int | None
    """Seconds behind the first; null when the two dates cannot be compared."""
    lag_precision: str | None
    """second, minute, hour or day: how exact the lag is."""
    copy_of: str | None
    """The id of the earlier article that it shares most with; null for the first."""
    containment: float | None
    """The share of the shorter of these two texts that stands in the other."""
    title: str | None
    url: str


@dataclass(frozen=True, slots=True)
class _Match:
    """The earlier text that a text is a copy of."""

    other: int
    share: float


def clusters(
    archive: Archive, wanted: Selection = EVERYTHING, *, least: float = LEAST, within: int | None = None
) -> Iterator[Copy]:
    """Yield the articles that share a text with another one, cluster by cluster, the largest first.

    `least`: the share of the shorter text that must stand in the other one, 0 to 1. `within`: only texts published at
    most so many days apart are joined. The newest version of each article is read.
    """
    yield from clustered(archive.records(wanted), least=least, within=within)


def clustered(records: Iterable[Record], *, least: float = LEAST, within: int | None = None) -> Iterator[Copy]:
    """Yield the clusters among records, as `clusters` does."""
    with tempfile.TemporaryFile() as file:
        spool = Spool(file, records)
        span = None if within is None else within * 86_400
        found = list(_matches(spool, least, span))
        for group in _groups(found):
            first = spool.told(group[0])
            for rank, n in enumerate(group, 1):
                yield _copy(spool, n, found[n], group[0], first, rank)


def _groups(found: "list[_Match | None]") -> list[list[int]]:
    """Return the clusters of two and more, the largest first, each in the order of publication."""
    members: dict[int, list[int]] = {}
    roots: list[int] = []
    for n, match in enumerate(found):
        roots.append(n if match is None else roots[match.other])
        members.setdefault(roots[n], []).append(n)
    return sorted((group for group in members.values() if len(group) > 1), key=lambda group: (-len(group), group))


def cluster_of(archive: Archive, wanted: Selection = EVERYTHING, **limits: float) -> dict[str, str]:
    """Return article → cluster for the articles that have copies; the others stand alone. Arguments as `clusters`."""
    return {copy.id: copy.cluster for copy in clusters(archive, wanted, **limits)}  # type: ignore[arg-type]


# ── matching ─────────────────────────────────────────────────────────────────────────────────────


def _matches(spool: Spool, least: float, span: int | None) -> Iterator[_Match | None]:
    """Yield for each text the earlier one that it is a copy of; `span`: seconds that may lie between them."""
    same: dict[bytes, int] = {}
    for n, earlier in enumerate(spool.candidates()):
        text = spool.texts[n]
        oldest = -float("inf") if span is None else text.by - span
        twin = same.setdefault(text.digest, n)
        if twin != n and spool.texts[twin].by >= oldest:
            yield _Match(twin, 1.0)
            continue
        same[text.digest] = n
        yield _best(spool, n, [other for other in earlier if spool.texts[other].by >= oldest], least)


def _best(spool: Spool, n: int, near: list[int], least: float) -> _Match | None:
    if not near:
        return None
    mine, found = spool.shingles(n), list[_Match]()
    for other in near:
        theirs = spool.shingles(other)
        share = containment(mine.runs, theirs.runs)
        if share >= least and _is_news(spool, mine, theirs) and _same_figures(mine, theirs):
            found.append(_Match(other, round(share, 4)))
    return max(found, key=lambda match: (match.share, -match.other), default=None)


def _is_news(spool: Spool, one: Shingles, two: Shingles) -> bool:
    """Say whether what two texts share is more than a few words, and more than the stock phrases of a source.

    Stock phrases count only where the two are nearly the same text: else every short item that ends in them would be a
    copy of every other.
    """
    shared = {*one.runs}.intersection(two.runs)
    looked_up = shared.intersection(one.sampled()).intersection(two.sampled())
    if len(looked_up & spool.stock) * 2 > len(looked_up):
        return len(shared) >= _NEARLY_ALL * max(len(one.runs), len(two.runs))
    return len(shared) >= _LEAST_RUNS


def _same_figures(one: Shingles, two: Shingles) -> bool:
    """Say whether two texts tell the same numerals, as far as they tell any: bulletins differ in nothing else."""
    if min(len(one.numerals), len(two.numerals)) < _LEAST_NUMERALS:
        return True
    return containment(one.numerals, two.numerals) >= 0.5


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────


def _copy(spool: Spool, n: int, match: _Match | None, first: int, before: Told, rank: int) -> Copy:
    text, told = spool.texts[n], spool.told(n)
    other = None if match is None else spool.texts[match.other]
    lag, precision = _lag(before, told)
    return Copy(
        cluster=spool.texts[first].id,
        rank=rank,
        kind="first" if other is None else "exact" if other.digest == text.digest else "near",
        id=text.id,
        version=told.version,
        source=text.source,
        published=_published(told),
        lag=lag,
        lag_precision=precision,
        copy_of=None if other is None else other.id,
        containment=None if match is None else match.share,
        title=told.title,
        url=told.url,
    )


def _published(told: Told) -> str | None:
    if told.published_at is not None:
        return f"{told.published_at:%Y-%m-%dT%H:%M:%SZ}"
    return told.day.isoformat() if told.day else told.known


def _lag(first: Told, text: Told) -> tuple[int | None, str | None]:
    """Return how long a text came behind the first one, and how exact that is; nothing when it cannot be told."""
    if first.published_at is not None and text.published_at is not None:
        precision = max(first.precision, text.precision, key=_COARSE.index)
        return int((text.published_at - first.published_at).total_seconds()), precision
    if first.day is None or text.day is None or text.day < first.day:
        return None, None
    return (text.day - first.day).days * 86_400, "day"
