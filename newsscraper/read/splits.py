"""Splits of a data set for learning: by time or by chance, and never with copies of one text on two sides."""

import hashlib
from collections import Counter
from collections.abc import Mapping

from newsscraper.read.archive import Archive
from newsscraper.read.clusters import cluster_of
from newsscraper.read.selection import Selection, known_days

SPLITS = ("train", "validation", "test")
_SHARES = (0.8, 0.9)
"""Where validation and test begin."""


def splits(archive: Archive, wanted: Selection, by: str) -> dict[str, str]:
    """Return the split of each article that is not in `train`.

    `by` "time": the oldest 80 % of the days' articles are `train`, the next 10 % `validation`, the newest `test`; no
    day is parted, articles without a day are `train`. `by` "cluster": by the digest of its cluster's name, 80 to 10 to
    10. In both, copies of one text (see `newsscraper.read.clusters`) go where the first of them goes.
    """
    leader = cluster_of(archive, wanted)
    days = {key.id: known_days(key)[1] for key, _ in archive.lines(wanted)}
    alone = _by_time(days, leader) if by == "time" else {name: _by_chance(leader.get(name, name)) for name in days}
    found = {name: alone.get(leader.get(name, name), SPLITS[0]) for name in days}
    return {name: split for name, split in found.items() if split != SPLITS[0]}


def _by_time(days: Mapping[str, str | None], leader: Mapping[str, str]) -> dict[str, str]:
    per_day = Counter(days.get(leader.get(name, name)) for name in days)
    undated = per_day.pop(None, 0)
    total, before = sum(per_day.values()) + undated, undated
    of_day = {}
    for day in sorted(filter(None, per_day)):
        of_day[day] = SPLITS[sum(before >= share * total for share in _SHARES)]
        before += per_day[day]
    return {name: of_day[day] for name, day in days.items() if day is not None and day in of_day}


def _by_chance(name: str) -> str:
    at = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") / 2**64
    return SPLITS[sum(at >= share for share in _SHARES)]
