"""Owner of everything on disk under the archive folder; this is the map of the format.

::

    archive/
      archive.json                                       format version, options
      <source>/source.json                               makes the folder a source: it can be moved or dropped alone
      <source>/lock                                      held by the one process that writes the source
      <source>/articles/<day>/<source>-<day>-<n>.jsonl   one line per version: `newsscraper/article@1`
      <source>/listings/<day>/<source>-<day>-<n>.jsonl   one line per list that changed, in its order
      <source>/seen/<day>/<source>-<day>-<n>.jsonl       one line per article (or other address) and day
      <source>/layers/<extractor>/<day>/…jsonl           re-extractions: same shape as articles, never a new version
      <source>/warc/<day>/<source>-<day>-<n>.warc.gz     the bytes as on the wire, one gzip member a record
      <source>/manifests/<month>.jsonl                   one line per sealed set, with the SHA-256 of the line before
      <source>/state.sqlite                              frontier, URL state, aliases, committed lengths: rebuildable

A day is the day of fetch in UTC. A file that may still grow ends in `.open` and only its first committed bytes (the
length in `state.sqlite`) count; a file without it is sealed and never edited. Readers glob `*/articles/*/*.jsonl*`
without `.open`.

What a writer may rely on, step by step::

    visits → bytes of WARC members and JSONL lines → append → fdatasync → one SQLite transaction → Future answers

A kill at any instant leaves at most bytes behind the committed lengths; the next writer cuts them off. See
`newsscraper.store.writer` for the API, `newsscraper.store.recover` for start-up, `newsscraper.store.seal` for sealing.
"""

from newsscraper.store.writer import SourceWriter, open_writer

__all__ = ["SourceWriter", "open_writer"]
