"""A stratified sample: so many articles of each stratum, the same ones whenever the same archive is asked.

An article's place in the draw is a hash of the seed and its id: nothing depends on the order of files, and an article
that comes in later takes the place of one other of its stratum at most, while the allocation stays.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from newsscraper.errors import UsageError
from newsscraper.items import Record
from newsscraper.read.archive import Archive
from newsscraper.read.clusters import clustered
from newsscraper.read.selection import EVERYTHING, Line, Selection, known_days
from newsscraper.store.records import decode

BY = ("source", "section", "language", "year", "month", "day")
"""What strata may be made of."""
ALLOCATIONS = ("equal", "proportional")
_DATES = {"year": 4, "month": 7, "day": 10}
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """What a stratum had, and what it gave."""

    stratum: tuple[str, ...]
    """One value for each of the `by`; `unknown` where the article does not tell."""
    had: int
    gave: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An article of a sample."""

    stratum: tuple[str, ...]
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was drawn."""

    by: tuple[str, ...]
    drawn: tuple[Drawn, ...]
    """In the order of the draw, which mixes the strata."""
    strata: tuple[Stratum, ...]
    copies: int
    """Articles that took no part because another one of their cluster did."""


def sample(
    archive: Archive,
    wanted: Selection = EVERYTHING,
    ids: Collection[str] | None = None,
    *,
    n: int,
    by: Collection[str] = ("source",),
    seed: int = 0,
    one_per_cluster: bool = False,
    allocate: str = "equal",
) -> Sample:
    """Return a sample of `n` articles of a selection, or of those of its `ids`.

    `allocate` equal: the same number of each stratum, and what small ones cannot give is shared among the others;
    proportional: in proportion to what each has. `one_per_cluster`: of copies of one text, one takes part, drawn like
    everything else. Raises `UsageError` for what strata cannot be made of.
    """
    keys = _checked(by, allocate)
    rest = _rivals(archive, wanted, ids, seed) if one_per_cluster else frozenset()
    places: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    had: Counter[tuple[str, ...]] = Counter()
    for key, line in archive.lines(wanted):
        if key.id not in rest and (ids is None or key.id in ids):
            name = _stratum(key, line, keys)
            had[name] += 1
            _keep(places.setdefault(name, []), (-place(seed, key.id), key.id), n)
    gave = _equal(had, n) if allocate == "equal" else _proportional(had, n)
    chosen = {
        name: (stratum, -at)
        for stratum, held in places.items()
        for at, name in heapq.nlargest(gave[stratum], held)
    }  # fmt: skip
    found = sorted(((chosen[key.id][1], key.id, line) for key, line in archive.lines(wanted) if key.id in chosen))
    return Sample(
        by=keys,
        drawn=tuple(Drawn(stratum=chosen[name][0], record=decode(line)) for _, name, line in found),
        strata=tuple(Stratum(stratum=name, had=had[name], gave=gave[name]) for name in sorted(had)),
        copies=len(rest),
    )


def _checked(by: Collection[str], allocate: str) -> tuple[str, ...]:
    for name in by:
        if name not in BY:
            raise UsageError(f"{name!r} makes no strata: there are {', '.join(BY)}")
    if allocate not in ALLOCATIONS:
        raise UsageError(f"{allocate!r} is no allocation: there are {', '.join(ALLOCATIONS)}")
    return tuple(by)


def place(seed: int, article: str) -> int:
    """Return the place of an article in the draw of a seed: the smallest are taken first."""
    return int.from_bytes(sha256(f"{seed}\n{article}".encode()).digest()[:8])


def _keep(held: list[tuple[int, str]], candidate: tuple[int, str], most: int) -> None:
    """Keep the `most` candidates with the smallest places, which are the largest numbers below zero."""
    if len(held) < most:
        heapq.heappush(held, candidate)
    else:
        heapq.heappushpop(held, candidate)


def _rivals(archive: Archive, wanted: Selection, ids: Collection[str] | None, seed: int) -> frozenset[str]:
    """Return the articles that take no part: of each cluster, all but the one whose place is the smallest."""
    records = (record for record in archive.records(wanted) if ids is None or record.id in ids)
    groups: dict[str, list[str]] = {}
    for copy in clustered(records):
        groups.setdefault(copy.cluster, []).append(copy.id)
    return frozenset(
        name for group in groups.values() for name in sorted(group, key=lambda one: (place(seed, one), one))[1:]
    )


# ── strata ───────────────────────────────────────────────────────────────────────────────────────


class _Language(msgspec.Struct):
    language: str | None = None


_language = msgspec.json.Decoder(_Language)


def _stratum(key: Line, line: bytes, by: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_value(key, line, name) for name in by)


def _value(key: Line, line: bytes, name: str) -> str:
    if name == "source":
        return key.source
    if name == "section":
        return key.section or UNKNOWN
    if name == "language":
        return _language.decode(line).language or UNKNOWN
    first, last = known_days(key)
    length = _DATES[name]
    return first[:length] if first and last and first[:length] == last[:length] else UNKNOWN


def _equal(had: Counter[tuple[str, ...]], n: int) -> dict[tuple[str, ...], int]:
    """Share out evenly, the smallest strata first, so that what they cannot give goes to the larger ones."""
    gave: dict[tuple[str, ...], int] = {}
    left = n
    for done, name in enumerate(sorted(had, key=lambda name: (had[name], name))):
        gave[name] = min(had[name], left // (len(had) - done))
        left -= gave[name]
    return gave


def _proportional(had: Counter[tuple[str, ...]], n: int) -> dict[tuple[str, ...], int]:
    """Share out in proportion; what rounding leaves goes to the largest remainders."""
    total = had.total()
    if n >= total:
        return dict(had)
    gave = {name: n * count // total for name, count in had.items()}
    left = n - sum(gave.values())
    for name in sorted(had, key=lambda name: (-(n * had[name] % total), name))[:left]:
        gave[name] += 1
    return gave


# ── imports of annotation tools ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An article for annotation; its keys are the columns of the CSV and the fields of the tools."""

    text: str
    """Headline, blank line, body."""
    article: str | None
    version_id: str | None
    source: str
    published: str | None
    section: str | None
    stratum: str
    url: str


def rows(told: Sample) -> Iterator[Row]:
    """Yield the articles of a sample for annotation."""
    for one in told.drawn:
        record = one.record
        yield Row(
            text="\n\n".join(filter(None, (record.title, record.body))),
            article=record.id,
            version_id=record.version_id,
            source=record.source,
            published=str(record.date_published) if record.date_published else record.published_edtf,
            section=record.section,
            stratum=" / ".join(one.stratum),
            url=record.canonical_url or record.url,
        )


def label_studio(told: Sample) -> bytes:
    """Return a sample as Label Studio imports it: a JSON list of tasks whose `data` holds `$text` and what it is of."""
    return msgspec.json.format(msgspec.json.encode([{"data": row} for row in rows(told)]), indent=1) + b"\n"


def doccano(told: Sample) -> Iterator[bytes]:
    """Yield a sample as doccano imports it: JSONL with `text`, an empty `label`, and the rest as metadata."""
    for row in rows(told):
        fields = msgspec.to_builtins(row)
        yield msgspec.json.encode({"text": fields.pop("text"), "label": [], **fields}) + b"\n"
