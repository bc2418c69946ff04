"""Make one page of what came in, was edited and was removed: for reading in the morning."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from newsscraper.cli import _instants, _options, _printing
from newsscraper.cli._output import Output, printing
from newsscraper.cli._selecting import selecting_what
from newsscraper.errors import ArchiveError, UsageError
from newsscraper.read import Selection, open_archive
from newsscraper.read.digest import Entry, digest
from newsscraper.read.digest_page import page
from newsscraper.read.matching import ids_of


@click.command()
@_options.archive
@selecting_what
@click.option("--since", metavar="24h|7d|INSTANT", default="24h", help="From then on, by capture.  [default: 24h]")
@click.option("--until", metavar="24h|7d|INSTANT", help="Until then.  [default: now]")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.  [default: stdout]")
@_options.query
@printing
def command(
    root: Path, wanted: Selection, since: str, until: str | None, out: Path | None, query: str | None, output: Output
) -> None:
    """Write one page of HTML, right to left: headlines and texts that were changed, what came in, what was removed.

    The page loads nothing and runs nothing: mail it, print it, keep it.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    first, last = _instants.ago(since, now), now if until is None else _instants.ago(until, now, end=True)
    if last < first:
        raise UsageError(f"the time ends before it begins: --since {since}, --until {until or 'now'}")
    if out is not None and output.form != "text":
        raise UsageError(f"--out takes the page: leave out --{output.form}, or write it with > {out}")
    archive = open_archive(root)
    ids = None if query is None else ids_of(archive, query, wanted, _printing.note)
    told = digest(archive, first, last, wanted, ids)
    if output.form == "json":
        _printing.document(told)
    elif output.rows(told.entries, Entry):
        pass
    elif out is None:
        sys.stdout.buffer.writelines(piece.encode() for piece in page(told))
    else:
        try:
            out.write_text("".join(page(told)), encoding="utf-8")
        except OSError as error:
            raise ArchiveError(f"{out} cannot be written: {error}; give another --out") from error
    counts = {
        event: sum(count[event] for count in told.counts().values()) for event in ("came_in", "edited", "removed")
    }
    _printing.note(f"{counts['came_in']:,} came in, {counts['edited']:,} edited, {counts['removed']:,} removed")
