"""What happened in the crawl of one source, counted as it happens."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from newsscraper.items import Committed, Methods, Notice, Outcome, Publisher, Record, Verdict, Visit
from newsscraper.store import cut

FAILED = frozenset(
    {
        Outcome.BLOCKED,
        Outcome.CRASHED,
        Outcome.HTTP_ERROR,
        Outcome.LAYOUT_MISMATCH,
        Outcome.NOT_ALLOWED,
        Outcome.RETRY_LATER,
        Outcome.ROBOTS,
        Outcome.TIMEOUT,
        Outcome.TOO_LARGE,
        Outcome.TRUNCATED,
        Outcome.UNREACHABLE,
    }
)
"""Outcomes that an operator wants to know of; the others are facts about a site."""
COVERED = ("title", "body", "date_published", "published_at", "authors", "section", "tags", "related", "images")
"""Fields whose presence is counted."""
_LAYOUT = "layout "


@dataclass(slots=True)
class Counts:
    """The figures of one source in one run."""

    pages: int = 0
    """Addresses visited, whatever came of it."""
    bytes: int = 0
    """Bytes received for them."""
    articles: int = 0
    """Article addresses begun."""
    aside: int = 0
    """Addresses left to a later run because their host rests."""
    links: int = 0
    """Links on lists."""
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failures: dict[str, tuple[Outcome, str]] = field(default_factory=dict)
    """Address → outcome and one line, of what failed and was not mended by a second try in the same run."""
    read: int = 0
    """Articles extracted."""
    present: Counter[str] = field(default_factory=Counter)
    """Of these, how many have each field."""
    lacking: dict[str, str] = field(default_factory=dict)
    """Field → the first of these articles that lacks it."""
    laid: dict[str, Counter[str]] = field(default_factory=dict)
    """Field → source of the layout → how many articles it gave the field."""
    disagreeing: int = 0
    """Articles of which layout and generic rules say different things."""
    newest: datetime | None = None
    """The latest publication seen."""
    crashed: int = 0
    """Defects of ours."""
    cut: str | None = None
    """Why the run gave up on the rest of the source."""

    def note(self, visit: Visit, committed: Committed, publisher: Publisher) -> None:
        """Count a committed visit."""
        self.pages += 1
        self.verdicts[committed.verdict] += 1
        outcome, error = visit.outcome, visit.error or ""
        if committed.verdict is Verdict.TRUNCATED:  # only the store knows what the page had before
            outcome, error = Outcome.TRUNCATED, cut.ERROR
        self.outcomes[outcome] += 1
        if visit.page is not None:
            self.bytes += sum(len(hop.response) for hop in visit.page.exchanges)
        if visit.listing is not None:
            self.links += len(visit.listing.links)
        if visit.record is not None:
            self._cover(visit.record)
        earlier = self.failures.pop(visit.entry.url, None)
        if earlier is not None:
            self.outcomes[earlier[0]] -= 1
        if outcome in FAILED:
            self.failures[visit.entry.url] = (outcome, error)

    def _cover(self, record: Record) -> None:
        self.read += 1
        self.present.update(name for name in COVERED if getattr(record, name))
        for name in COVERED:
            if not getattr(record, name):
                self.lacking.setdefault(name, record.url)
        for name in Methods.__dataclass_fields__:
            method = getattr(record.methods, name) or ""
            if method.startswith(_LAYOUT):
                self.laid.setdefault(name, Counter())[method.removeprefix(_LAYOUT)] += 1
        self.disagreeing += Notice.LAYOUT_DISAGREES in record.warnings
        at = record.published_at
        if at is not None and (self.newest is None or at > self.newest):
            self.newest = at

    @property
    def failed(self) -> int:
        """How many visits failed."""
        return sum(self.outcomes[outcome] for outcome in FAILED)
