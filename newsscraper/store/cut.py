"""Pages that were cut on their way although their transfer was whole: no versions, until they stay so for days.

A capture is one when it lacks the end that the stored page of its article has, and either shows by its markup that it
stops short, or says nothing but the beginning of what is stored. A newspaper that shortens an article, or a redesign
without `</html>`, looks the same for once: what says the same on `BELIEVED_AFTER` days is believed.
"""

import sqlite3
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Outcome, Page, Record, Visit
from newsscraper.store import stored
from newsscraper.store.contents import Contents, form
from newsscraper.store.paths import day_of
from newsscraper.store.state import get_meta, set_meta
from newsscraper.text.ending import ending

BELIEVED_AFTER = 3
"""Days (UTC) on which a cut page has to say the same until it is believed."""
ERROR = "the page stops short: it lacks the end that its stored version has"
_FIRST_PAUSE = timedelta(minutes=30)
_LONGEST_PAUSE = timedelta(days=1)
_SLACK = 40
"""Characters at the end that may differ: half an entity, half a letter."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a cut page said so far, and on how many days."""

    content: str
    day: str
    days: int


class Cuts:
    """Remembers cut pages, one `meta` row an article, until it is whole again. Belongs to the writer's thread."""

    def __init__(self, db: sqlite3.Connection, folder: Path) -> None:
        self._db = db
        self._folder = folder

    def are_withheld(self, visit: Visit, article: int, new: Contents, record: Record, old: Record) -> bool:
        """Say whether a visit shows a cut page that is not believed yet; counts the day on which it does."""
        if visit.page is None or not is_cut(visit.page, record, old, self._old_page(old)):
            return False
        days = self._count(article, new.content.hex(), day_of(visit.fetched_at))
        return days < BELIEVED_AFTER

    def forget(self, article: int) -> None:
        """Forget what was cut of an article: it is whole again, or was believed."""
        self._db.execute("DELETE FROM meta WHERE name = ?", (_name(article),))

    def _count(self, article: int, content: str, day: str) -> int:
        told = _read(get_meta(self._db, _name(article)))
        if told is None or told.content != content:
            told = Told(content, day, 1)
        elif day > told.day:
            told = Told(content, day, told.days + 1)
        set_meta(self._db, _name(article), f"{told.content} {told.day} {told.days}")
        return told.days

    def _old_page(self, old: Record) -> Page | None:
        try:
            return stored.read_page(self._folder, old)
        except ArchiveDamage:
            return None


def is_cut(page: Page, record: Record, old: Record, old_page: Page | None) -> bool:
    """Say whether a page was cut, beside the stored version of its article and the page that proves it."""
    new = ending(page.body)
    if old_page is None:
        return new.looks_cut and is_beginning(record, old)
    whole = ending(old_page.body)
    return new.is_cut_beside(whole) or (new.is_short_of(whole) and is_beginning(record, old))


def is_beginning(record: Record, old: Record) -> bool:
    """Say whether a record's text is that of another one, or only its beginning."""
    if form(record.title) != form(old.title):
        return False
    text, whole = form(record.body), form(old.body)
    sure = text[: len(text) - min(_SLACK, len(text) // 4)]
    return len(text) <= len(whole) and whole.startswith(sure)


def as_failure(visit: Visit) -> Visit:
    """Return the visit of a cut page as the failed try that it is, due again soon."""
    pause = min(_FIRST_PAUSE * 4 ** min(visit.entry.attempts, 4), _LONGEST_PAUSE)
    return replace(visit, outcome=Outcome.TRUNCATED, error=ERROR, next_check_at=visit.fetched_at + pause)


def _name(article: int) -> str:
    return f"cut {article}"


def _read(text: str | None) -> Told | None:
    if text is None:
        return None
    content, day, days = text.split()
    return Told(content, day, int(days))
