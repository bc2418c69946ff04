"""Read an archive: records, tables, history, differences, search, concordance, exports.

Only sealed files are read, so a running crawl never disturbs and is never disturbed.

Where to look::

    archive, selection, newest       records as a stream; which are wanted; which version is the newest
    columns, typed                   types of the tables; DuckDB, Arrow, Polars, pandas, Hugging Face
    listed, coverage                 what lists showed; on which days anybody looked
    diff, edits                      what changed between two versions, and across the archive
    query, index, hits, search       the language of queries; the index; where hits stand in the text; pages of hits
    concordance, timeline            a word in its context; volume over time
    export                           profiles, digests, and how a repeated export differs
"""

from newsscraper.read.archive import Archive, open_archive
from newsscraper.read.diff import Difference
from newsscraper.read.selection import Selection, selection

__all__ = ["Archive", "Difference", "Selection", "open_archive", "selection"]
