"""Owner of everything on disk under the archive folder; this is the map of the format.

::

    archive/
      archive.json                                       format version, options
      <source>/source.json                               makes the folder a source: it can be moved or dropped alone
      <source>/lock                                      held by the one process that writes the source
      <source>/articles/<day>/<source>-<day>-<n>.jsonl   one line per version: `newsscraper/article@1`
      <source>/listings/<day>/<source>-<day>-<n>.jsonl   one line per list that changed, in its order
      <source>/seen/<day>/<source>-<day>-<n>.jsonl       one line per article (or other address) and day
      <source>/layers/<extractor>/<day>/…jsonl[.zst]     re-extractions: same shape as articles, never a new version
      <source>/warc/<day>/<source>-<day>-<n>.warc.gz     the bytes as on the wire, one gzip member a record
      <source>/manifests/<month>.jsonl                   one line per sealed set, with the SHA-256 of the line before
      <source>/state.sqlite                              frontier, URL state, aliases, committed lengths: rebuildable
      runs/<run>.json, runs/<day>.jsonl.zst              reports of runs: one file each for a week, then one a day

A day is the day of fetch in UTC. A file that may still grow ends in `.open` and only its first committed bytes (the
length in `state.sqlite`) count; a file without it is sealed and never edited. Readers glob `*/articles/*/*.jsonl*`
without `.open`.

What a writer may rely on, step by step::

    visits → bytes of WARC members and JSONL lines → append → fdatasync → one SQLite transaction → Future answers

A kill at any instant leaves at most bytes behind the committed lengths; the next writer cuts them off.

Where to look::

    writer, worker, commit      the API, its thread, a batch and the way back
    stage, compare, versions    what a visit means; which article it is; when it is a version
    frontier, articles, seen    rows of the state (schema in `state`)
    captures, listings          what is kept in WARC; what lists showed
    parts, seal, manifest       files that grow, their sealing, the chained log of sealed files
    recover, stored, members    start-up; reading back; the response of a record, as it lies there
    records, validate, contents, identity, schema    the line, its rules, hashes and names
    runs, house                 reports of runs; what is due whatever is crawled
    paths, files, lock, home    names, the thin file layer, one writer a source, `archive.json`
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsscraper.store.writer import SourceWriter, open_writer

__all__ = ["SourceWriter", "open_writer"]


def __getattr__(name: str) -> Any:
    """Import the writer once it is asked for (PEP 562): commands that read need no more than the files' names."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsscraper.store import writer

    return getattr(writer, name)
