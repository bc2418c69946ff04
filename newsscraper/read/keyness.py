"""How telling a difference of two frequencies is, and how large: log-likelihood and log ratio."""

import math


def log_likelihood(a: int, b: int, total_a: int, total_b: int) -> float:
    """Return Dunning's G² (1993) of a word that stands `a` times in `total_a` words and `b` times in `total_b`.

    Negative where it is rarer in the first than in the second. Above 10.83 with p < 0.001, above 15.13 with p < 0.0001.
    """
    total = total_a + total_b
    if not total or not a + b:
        return 0.0
    expected_a, expected_b = total_a * (a + b) / total, total_b * (a + b) / total
    g = 2 * (_part(a, expected_a) + _part(b, expected_b))
    return g if a >= expected_a else -g


def _part(observed: int, expected: float) -> float:
    return observed * math.log(observed / expected) if observed and expected else 0.0


def log_ratio(a: int, b: int, total_a: int, total_b: int) -> float:
    """Return the binary logarithm of the ratio of two relative frequencies (Hardie 2014): 1 is twice as often.

    A word that is missing on one side counts as half an occurrence there.
    """
    if not total_a or not total_b or not a + b:
        return 0.0
    return math.log2(((a or 0.5) / total_a) / ((b or 0.5) / total_b))
