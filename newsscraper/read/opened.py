"""An archive open for reading, with the analyses of the command line as methods, under the same names.

Each imports its part of the package when called. `limits` are everywhere the arguments of `Archive.articles`: source,
collection, section, tag, since, until, seen_since, seen_until, as_of, layer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsscraper.read import typed
from newsscraper.read.archive import Archive
from newsscraper.read.selection import instant
from newsscraper.store import home

if TYPE_CHECKING:
    import datasets
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from newsscraper.items import Record
    from newsscraper.read.clusters import Copy
    from newsscraper.read.compare import Comparison
    from newsscraper.read.concordance import Collocate, Line
    from newsscraper.read.digest import Digest
    from newsscraper.read.edits import Edit
    from newsscraper.read.graph import Graph
    from newsscraper.read.sample import Sample
    from newsscraper.read.selection import Instant
    from newsscraper.read.timeline import Bucket


def open_archive(path: Path | str, *, collections: Mapping[str, Iterable[str]] | None = None) -> "OpenArchive":
    """Return the archive of a folder, for reading; raises `ArchiveFormat` when it is none or of a newer release.

    `collections`: names for several sources, which `collection=` then takes everywhere;
    `newsscraper.publishers.collections` gives those of the publishers' countries.
    """
    root = Path(path)
    home.read_archive(root)
    return OpenArchive(root, collections or {})


class OpenArchive(Archive):
    """An archive of which everything can be asked: its records, and what they say together."""

    def clusters(
        self, query: str | None = None, *, least: float = 0.5, within: int | None = None, **limits: Any
    ) -> "Iterator[Copy]":
        """Yield the articles that share a text with another one, cluster by cluster, the largest first.

        `least`: the share of the shorter text that must stand in the other one, 0 to 1. `within`: only texts published
        at most so many days apart are joined.
        """
        from newsscraper.read.clusters import clustered
        from newsscraper.read.matching import matching

        return clustered(matching(self, self.selection(**limits), query), least=least, within=within)

    def graph(self, kind: str = "related", query: str | None = None, *, least: int = 1, **limits: Any) -> "Graph":
        """Return a network: `related` (which articles link to which as related) or `tags` (which stand together).

        `least`: of tags, only pairs of at least so many articles. `newsscraper.read.graph_files.text` writes it as
        GraphML or GEXF. Raises `UsageError` for another kind.
        """
        from newsscraper.read import graph
        from newsscraper.read.matching import matching

        wanted = self.selection(**limits)
        return graph.made(kind, self, wanted, matching(self, wanted, query), least=least)

    def timeline(
        self, *queries: str, per: str = "day", by: str = "source", most: int = 12, **limits: Any
    ) -> "list[Bucket]":
        """Return how much was published in each period, per day, week or month.

        `by` source, section, tag, total, or query, when each of the queries is a series. Otherwise one query at most
        chooses what is counted; its share is of all that the limits leave. `newsscraper.read.plot.svg` draws it.
        """
        from newsscraper.read.timeline import of_queries

        return of_queries(self, queries, self.selection(**limits), per=per, by=by, most=most)

    def edits(self, **limits: Any) -> "list[Edit]":
        """Return what newspapers changed after publishing it: headline changes first, cosmetic ones last."""
        from newsscraper.read.edits import by_weight, edits

        return sorted(edits(self, self.selection(**limits)), key=by_weight, reverse=True)

    def latest(self, limit: int = 20, **limits: Any) -> "list[Record]":
        """Return the versions that were captured last, newest first."""
        from newsscraper.read.latest import captured_last

        return captured_last(self, self.selection(**limits), limit)

    def digest(self, since: "Instant", until: "Instant" = None, query: str | None = None, **limits: Any) -> "Digest":
        """Return what came in, was edited and was removed between two instants of capture, both included.

        `query`: only articles whose newest version it finds. `limits` are source, section and tag.
        `newsscraper.read.digest_page.page` writes it as HTML.
        """
        from newsscraper.read.digest import digest
        from newsscraper.read.matching import ids_of

        wanted = self.selection(**limits)
        ids = None if query is None else ids_of(self, query, wanted)
        first, last = instant(since) or datetime.min.replace(tzinfo=UTC), instant(until, end=True)
        return digest(self, first, last or datetime.max.replace(tzinfo=UTC), wanted, ids)

    def compare(self, a: str, b: str, *, stems: bool = False, most: int = 50, **limits: Any) -> "Comparison":
        """Return two queries beside each other: keywords, shares, the headlines of the same stories.

        Limits alone are queries too: `source:alahed since:2026-01-01`. `stems`: words are counted without the article.
        """
        from newsscraper.read.compare import compare

        return compare(self, a, b, self.selection(**limits), stems=stems, most=most)

    def sample(
        self,
        n: int,
        query: str | None = None,
        *,
        by: Sequence[str] = ("source",),
        seed: int = 0,
        one_per_cluster: bool = False,
        allocate: str = "equal",
        **limits: Any,
    ) -> "Sample":
        """Return a stratified sample, the same whenever the same archive is asked, and what each stratum had and gave.

        `by`: source, section, language, year, month, day. `one_per_cluster`: of copies of one text, one takes part.
        `allocate`: equal or proportional.
        """
        from newsscraper.read.matching import ids_of
        from newsscraper.read.sample import sample

        wanted = self.selection(**limits)
        ids = None if query is None else ids_of(self, query, wanted)
        return sample(self, wanted, ids, n=n, by=by, seed=seed, one_per_cluster=one_per_cluster, allocate=allocate)

    def kwic(
        self,
        query: str,
        *,
        width: int = 8,
        sort: str = "date",
        limit: int | None = 1_000,
        exact: bool = False,
        **limits: Any,
    ) -> "list[Line]":
        """Return the hits of a query with up to `width` words before and after each.

        `sort`: date, the newest first, or `before:1` to `before:3`, `after:1` to `after:3`: by so many words next to
        the hit. `limit`: lines at most, of the newest articles; None for all.
        """
        from newsscraper.read.concordance import concordance, in_order
        from newsscraper.read.search import Search

        with Search(self.root) as search:
            found = concordance(search, query, self.selection(**limits), width=width, exact=exact)
            return in_order(islice(found, limit), sort)

    def collocates(
        self, query: str, *, width: int = 8, exact: bool = False, least: int = 2, **limits: Any
    ) -> "list[Collocate]":
        """Return the words that stand near the hits of a query more often than elsewhere, the most telling first."""
        from newsscraper.read.concordance import collocates, concordance
        from newsscraper.read.search import Search

        with Search(self.root) as search:
            found = concordance(search, query, self.selection(**limits), width=width, exact=exact)
            return collocates(search, found, least=least)

    # ── tables of other libraries ────────────────────────────────────────────────────────────────

    def as_duckdb(self, **limits: Any) -> "duckdb.DuckDBPyConnection":
        """Return a DuckDB connection in memory with the tables `articles`, `versions`, `listings` and `coverage`.

        Here and below, `limits` are the arguments of `articles`: source, collection, section, tag, since, until,
        seen_since, seen_until, as_of, layer.
        """
        wanted = self.selection(**limits)
        return typed.as_duckdb(lambda name: self.table(name, wanted))

    def as_arrow(self, table: str = "articles", **limits: Any) -> "pa.Table":
        """Return a table as an Arrow table."""
        return typed.as_arrow(table, self.table(table, self.selection(**limits)))

    def as_polars(self, table: str = "articles", **limits: Any) -> "pl.DataFrame":
        """Return a table as a Polars frame."""
        return typed.as_polars(table, self.table(table, self.selection(**limits)))

    def as_pandas(self, table: str = "articles", **limits: Any) -> "pd.DataFrame":
        """Return a table as a pandas frame with Arrow types."""
        return typed.as_pandas(table, self.table(table, self.selection(**limits)))

    def as_hf(self, table: str = "articles", **limits: Any) -> "datasets.Dataset":
        """Return a table as a Hugging Face dataset."""
        return typed.as_hf(table, self.table(table, self.selection(**limits)))
