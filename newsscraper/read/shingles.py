"""Texts as sets of numbers: one for each run of four words of the search key, so that copies can be found and measured.

Spelling, vowel signs, digits of either kind and punctuation do not count: the search key has folded them.
"""

from array import array
from collections.abc import Collection
from dataclasses import dataclass
from zlib import crc32

RUN = 4
"""Words in a run (a shingle): shorter ones are shared by chance, longer ones break with every edit."""
SAMPLE = 8
"""One run in so many is looked up; which ones is decided by the run itself, so that copies share theirs."""
_SMALL = 48
"""Runs up to which a text is looked up by all of them: a sample of so few may miss."""
_MIX = 0x9E3779B97F4A7C15
_SIZE = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of a text as sorted 32-bit numbers, and its numerals in the same way."""

    runs: "array[int]"
    numerals: "array[int]"

    def sampled(self) -> list[int]:
        """Return the runs by which copies of the text are looked up."""
        return self.runs.tolist() if len(self.runs) <= _SMALL else [run for run in self.runs if run % SAMPLE == 0]


def shingles(key: str) -> Shingles:
    """Return the runs of a text, given by its search key; a text of fewer than four words has none."""
    words = key.split()
    hashes = [crc32(word.encode()) for word in words]
    runs = {
        (((a ^ (b << 5)) ^ ((c << 11) ^ (d << 17))) * _MIX & _SIZE) >> 32
        for a, b, c, d in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    }
    numerals = {value for word, value in zip(words, hashes, strict=True) if word.isdecimal()}
    return Shingles(array("I", sorted(runs)), array("I", sorted(numerals)))


def containment(one: Collection[int], two: Collection[int]) -> float:
    """Return the share of the smaller set that stands in the other one; 0 when either is empty."""
    small, large = sorted((one, two), key=len)
    return len({*small}.intersection(large)) / len(small) if small else 0.0
