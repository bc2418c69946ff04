"""The texts of an archive laid out so that copies meet: in a temporary file, in the order of publication.

A run and the text that has it are one number, so that sorting brings the texts with the same run together. In memory
are only numbers: some 400 bytes an article.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from itertools import groupby, pairwise
from typing import IO

import msgspec

from newsscraper.items import Record
from newsscraper.read.selection import known_days
from newsscraper.read.shingles import Shingles, shingles
from newsscraper.text.forms import search_key

_MOST = 12
"""Earlier texts that a text is compared with, those first that share most of its sample."""
_STOCK = 4
"""Texts of one source from which a run that they share is a stock phrase of it: closing lines, not news."""
_PARTS = 64
"""Parts in which runs and pairs are sorted, so that no more than one of them is a list at a time."""


class Told(msgspec.Struct):
    """What only the rows of a cluster need of an article: it waits in the file."""

    version: int
    title: str | None
    url: str
    published_at: datetime | None
    day: date | None
    known: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Text:
    """What is kept in memory of an article."""

    by: float
    """The latest instant at which it may have been published, as a timestamp."""
    source: str
    id: str
    digest: bytes
    at: int
    """Where it stands in the spool: runs, numerals, then what is told of it."""
    runs: int
    numerals: int
    told: int


class Spool:
    """The texts of records as runs, numbered in the order of publication."""

    def __init__(self, file: IO[bytes], records: Iterable[Record]) -> None:
        self._file = file
        self._sampled = [array("Q") for _ in range(_PARTS)]
        texts = list(self._read(records))
        order = sorted(range(len(texts)), key=lambda n: (texts[n].by, texts[n].source, texts[n].id))
        self.texts = [texts[n] for n in order]
        self._ranks = array("I", bytes(4 * len(texts)))
        for rank, n in enumerate(order):
            self._ranks[n] = rank
        self.stock: set[int] = set()
        """Runs that one source repeats below many of its texts, of those that are looked up; known with the pairs."""

    def _read(self, records: Iterable[Record]) -> Iterator[Text]:
        count = 0
        for record in records:
            key = search_key(record.body)
            found = shingles(key)
            if not found.runs:
                continue
            for run in found.sampled():
                self._sampled[run * _PARTS >> 32].append(run << 32 | count)
            yield self._written(record, key, found)
            count += 1

    def _written(self, record: Record, key: str, found: Shingles) -> Text:
        at, told = self._file.tell(), msgspec.json.encode(_told(record))
        found.runs.tofile(self._file)
        found.numerals.tofile(self._file)
        self._file.write(told)
        digest = sha256(key.encode()).digest()[:16]
        by = latest_instant(record).timestamp()
        source = sys.intern(record.source)
        return Text(by, source, record.id or "", digest, at, len(found.runs), len(found.numerals), len(told))

    def shingles(self, n: int) -> Shingles:
        """Return the runs and numerals of the nth text."""
        text, runs, numerals = self.texts[n], array("I"), array("I")
        self._file.seek(text.at)
        runs.frombytes(self._file.read(4 * text.runs))
        numerals.frombytes(self._file.read(4 * text.numerals))
        return Shingles(runs, numerals)

    def told(self, n: int) -> Told:
        """Return what is told of the nth text."""
        text = self.texts[n]
        self._file.seek(text.at + 4 * (text.runs + text.numerals))
        return msgspec.json.decode(self._file.read(text.told), type=Told)

    def candidates(self) -> Iterator[list[int]]:
        """Yield for each text the earlier ones that share most of its sample."""
        done = 0
        for pairs in self._pairs():
            for n, found in groupby(sorted(pairs), key=lambda pair: pair >> 32):
                yield from ([] for _ in range(n - done))
                shared = Counter(pair & 0xFFFFFFFF for pair in found)
                yield [other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_MOST]]
                done = n + 1
        yield from ([] for _ in range(len(self.texts) - done))

    def _pairs(self) -> list["array[int]"]:
        """Return pairs of texts for each run that they share: of each text with the first and the last one before."""
        pairs = [array("Q") for _ in range(_PARTS)]
        many = max(1, len(self.texts))
        for part in self._sampled:
            ranked = sorted(one >> 32 << 32 | self._ranks[one & 0xFFFFFFFF] for one in part)
            for run, found in groupby(ranked, key=lambda one: one >> 32):
                having = [one & 0xFFFFFFFF for one in found]
                if len(having) >= _STOCK and self._is_stock(having):
                    self.stock.add(run)
                for before, n in pairwise(having):
                    pairs[n * _PARTS // many].append(n << 32 | before)
                    if before != having[0]:
                        pairs[n * _PARTS // many].append(n << 32 | having[0])
        return pairs

    def _is_stock(self, having: list[int]) -> bool:
        return max(Counter(self.texts[n].source for n in having).values()) >= _STOCK


def _told(record: Record) -> Told:
    return Told(
        version=record.version or 1,
        title=record.title,
        url=record.url,
        published_at=record.published_at,
        day=record.date_published,
        known=record.published_edtf,
        precision=record.published_precision or "day",
    )


def latest_instant(record: Record) -> datetime:
    """Return the latest instant at which a record may have been published: its own, else the end of what is known.

    No later than when it was first seen.
    """
    if record.published_at is not None:
        return record.published_at
    seen = record.first_seen_at or record.fetched_at or datetime.max.replace(tzinfo=UTC)
    last = known_days(record)[1]
    if last is None:
        return seen
    end = datetime.combine(date.fromisoformat(last), time(23, 59, 59), UTC)
    return min(seen, end) if seen.date().isoformat() >= last else end
