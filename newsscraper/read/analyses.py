"""What can be asked of an archive as a whole: the analyses of the command line as methods, under the same names.

Each imports its part of the package when called. `limits` are everywhere the arguments of `Archive.articles`: source,
section, tag, since, until, seen_since, seen_until, as_of.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from newsscraper.read.selection import selection

if TYPE_CHECKING:
    from newsscraper.read.archive import Archive
    from newsscraper.read.clusters import Copy


class Analyses:
    """The analyses of an archive; `Archive` has them."""

    def clusters(
        self, query: str | None = None, *, least: float = 0.5, within: int | None = None, **limits: Any
    ) -> "Iterator[Copy]":
        """Yield the articles that share a text with another one, cluster by cluster, the largest first.

        `least`: the share of the shorter text that must stand in the other one, 0 to 1. `within`: only texts published
        at most so many days apart are joined.
        """
        from newsscraper.read.clusters import clustered
        from newsscraper.read.matching import matching

        return clustered(matching(_archive(self), selection(**limits), query), least=least, within=within)


def _archive(analyses: Analyses) -> "Archive":
    return cast("Archive", analyses)
