"""What is due in an archive whatever is crawled: what a killed command left open and days that are over are sealed,
days are compacted 48 hours later, and reports of runs are packed after a week.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from newsscraper.errors import ArchiveError, ArchiveLocked
from newsscraper.store import paths, runs
from newsscraper.store.compact import AFTER
from newsscraper.store.home import not_writable
from newsscraper.store.paths import SourcePaths, day_of
from newsscraper.store.state import connect_to_read
from newsscraper.store.writer import Clock, open_writer

_DUE = """
SELECT EXISTS (SELECT 1 FROM parts WHERE sealed = 0 AND committed > 0 AND (day < ? OR kind = 'articles'))
  OR EXISTS (SELECT 1 FROM seen WHERE day < ?)
  OR EXISTS (SELECT 1 FROM parts WHERE sealed = 1 AND day < ? AND name LIKE '%.jsonl'
    AND (kind = 'articles' OR kind LIKE 'layers/%'))
"""


def tidy(root: Path, *, run_id: str, clock: Clock) -> list[str]:
    """Seal, compact and pack what is due and nobody writes; return one sentence for each that could not be.

    Cheap when nothing is due: one query a source. To be called by every command that writes an archive.
    """
    problems = []
    for slug in paths.sources(root):
        if not is_due(SourcePaths.of(root, slug), clock()):
            continue
        try:
            with open_writer(root, slug, run_id=run_id, clock=clock) as source:
                pass
            problems += source.damage
        except ArchiveLocked:
            continue  # whoever writes it will do it
        except ArchiveError as error:
            problems.append(f"{slug}: {error}")
    try:
        runs.pack(root, clock())
    except OSError as error:
        problems.append(f"{not_writable(paths.runs(root), error)}")
    return problems


def is_due(of: SourcePaths, now: datetime) -> bool:
    """Say whether a source has something to seal or to compact, or something that a kill left half done."""
    if any(of.compacting("articles", "x").parent.glob("*")):
        return True
    try:
        db = connect_to_read(of.state)
        if db is None:
            return False
        with closing(db):
            today = day_of(now)
            return bool(db.execute(_DUE, (today, today, day_of(now - AFTER))).fetchone()[0])
    except sqlite3.Error:
        return False
