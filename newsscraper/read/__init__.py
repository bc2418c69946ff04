"""Read an archive: records, tables, history, differences, search, concordance, analyses, exports.

Only sealed files are read, so a running crawl never disturbs and is never disturbed.

Where to look::

    archive, stream, selection       one article and tables; records as a stream; which are wanted
    newest                           which version of an article is the newest
    columns, typed                   types of the tables; DuckDB, Arrow, Polars, pandas, Hugging Face
    listed, coverage                 what lists showed; on which days anybody looked
    diff, edits                      what changed between two versions, and across the archive
    sealed, layers                   files read while others write; re-extractions in place of what was stored
    query, tree, spellings, fts      the language of queries; what is understood; written forms; in the words of FTS5
    index, hits, search              the index; where hits stand in the text; pages of hits
    concordance, timeline            a word in its context and what it keeps near; volume over time
    clusters, graph, digest          copies of a text; networks; what a stretch of time brought
    compare, sample, latest          two selections beside each other; so many articles of each stratum; what came last
    opened, matching                 all of these as methods of an archive; a selection narrowed by a query
    shingles, spool, keyness, surfaces      what copies are found by; how telling a word is; words as written
    plot, png, diff_page, digest_page, graph_files      pictures, pages and files of them
    export, told, splits             profiles and digests; what repeats an export; sides that share no copies
    parquet, wacz, cdx               files of rows; captures for replay and their index
    dataset, card, descriptors       what a folder of data says of itself, to people and to machines
"""

from newsscraper.read.archive import Archive
from newsscraper.read.diff import Difference
from newsscraper.read.opened import OpenArchive, open_archive
from newsscraper.read.selection import Selection, selection

__all__ = ["Archive", "Difference", "OpenArchive", "Selection", "open_archive", "selection"]
