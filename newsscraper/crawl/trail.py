"""What one run was shown by one source, and where it stops following: endless lists, mazes, other names of a page.

A calendar that leads to last month for ever, relative links that grow with every page and a session's number in every
link all look like news. None of them is refused as such; each is given only so much.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from newsscraper.items import Kind, Outcome, Visit
from newsscraper.text.urls import identity

BARREN = 3
"""Pages of one list in a row that show nothing a run has not seen; the paging ends there."""
MAX_LISTS = 2_000
"""Lists and further pages of lists that one run reads of a source."""
MAX_BACKLOG = 10_000
"""New addresses that wait; while there are so many, only the first page of each list is read."""
FRUITLESS = 100
"""Article addresses in a row that come to nothing; the rest is left to a later run."""
MAX_SECONDS = 6 * 3600.0
"""No run works longer at one source."""
_MAX_URL, _MAX_SEGMENTS, _REPEATS = 2_000, 20, 3
_WITHOUT_REQUEST = frozenset({Outcome.ROBOTS, Outcome.NOT_ALLOWED})


def is_maze(url: str) -> bool:
    """Say whether an address has the shape of a trap: far too long, too deep, or one word of its path thrice.

    Numbers may come again: they are days and ids.
    """
    if len(url) > _MAX_URL:
        return True
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    words = Counter(segment for segment in segments if not segment.isdigit())
    return len(segments) > _MAX_SEGMENTS or any(times >= _REPEATS for times in words.values())


@dataclass(slots=True)
class Trail:
    """The memory of a run. Everything may be called from any thread."""

    key: Callable[[str], str] = identity
    """Gives what an article is known by before it is read."""
    is_archived: Callable[[str], bool] = lambda article: False
    """Says whether the archive has an article of this key that is not missing."""
    is_swamped: bool = False
    """So many addresses wait that no list is read beyond its first page."""
    lists: set[str] = field(default_factory=set)
    """Lists whose reading began."""
    fruitless: int = 0
    """Article addresses in a row that came to nothing."""
    _names: dict[str, str] = field(default_factory=dict)
    _barren: dict[str, int] = field(default_factory=dict)

    def is_other_name(self, url: str) -> bool:
        """Say whether an article is archived, or was shown in this run, under another address."""
        key = self.key(url)
        return identity(self._names.setdefault(key, url)) != identity(url) or self.is_archived(key)

    def shows_new(self, page: str, urls: Iterable[str]) -> bool:
        """Note what a page of a list shows; return whether its paging is worth following.

        `page`: the key of the page. What it leads to inherits its count by `follow`.
        """
        new = {key: url for url in reversed(list(urls)) if (key := self.key(url)) not in self._names}
        self._names.update(new)
        self._barren[page] = 0 if new else self._barren.get(page, 0) + 1
        return self._barren[page] < BARREN

    def measure(self, backlog: int) -> None:
        """Note how many new addresses wait when the run begins."""
        self.is_swamped = backlog >= MAX_BACKLOG

    def follow(self, page: str, following: str) -> bool:
        """Say whether the next page of a list may be read, and if so, remember whose next page it is."""
        if following in self.lists or self.is_swamped or len(self.lists) >= MAX_LISTS or is_maze(following):
            return False
        self._barren[following] = self._barren.get(page, 0)
        return True

    def note(self, visit: Visit) -> None:
        """Count an article address that came to nothing."""
        if visit.entry.kind is not Kind.ARTICLE or visit.outcome in _WITHOUT_REQUEST:
            return
        came = visit.record is not None or visit.outcome is Outcome.NOT_MODIFIED
        self.fruitless = 0 if came else self.fruitless + 1

    @property
    def is_lost(self) -> bool:
        """Whether so much came to nothing that the rest waits for a later run."""
        return self.fruitless >= FRUITLESS
