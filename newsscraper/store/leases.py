"""The frontier of an open source as its process sees it: who may fetch what, and what is known already."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from threading import Lock

from newsscraper.items import FrontierEntry
from newsscraper.store import frontier
from newsscraper.store.withdrawals import Withdrawn

LEASE = timedelta(minutes=10)
"""After so long a lease that came to nothing may be given to another."""


class Leases:
    """Leases, and questions about addresses. All methods may be called from any thread."""

    def __init__(self, reader: sqlite3.Connection, withdrawn: Withdrawn, clock: Callable[[], datetime]) -> None:
        """`reader`: a connection beside the writer's, for what is committed; closed by `shut`."""
        self._reader = reader
        self._withdrawn = withdrawn
        self._clock = clock
        self._reading = Lock()
        self._leases: dict[str, datetime] = {}

    def lease(self, limit: int, floor: int = frontier.LOWEST) -> list[FrontierEntry]:
        """Return up to `limit` due entries, highest priority first, then longest due; each is leased until it ends.

        `floor`: the lowest priority that is asked for.

        Costs O(limit), whatever the size of the frontier, and writes nothing: leases live in this process only.
        A lease ends by `submit`, by `release`, or after ten minutes. Validators and `known_id` are filled in.
        """
        now = self._clock()
        with self._reading:
            for url in [url for url, until in self._leases.items() if until <= now]:
                del self._leases[url]
            found = frontier.due(self._reader, frontier.stamp(now), limit, self._leases, floor)
            self._leases.update((entry.url, now + LEASE) for entry in found)
        return found

    def knows(self, url: str) -> bool:
        """Say whether this address is in the frontier, was fetched, is an alias of an article, or was withdrawn."""
        if self._withdrawn.has(url):
            return True
        with self._reading:
            return frontier.knows(self._reader, url)

    def was_fetched(self, url: str) -> bool:
        """Say whether this address was ever fetched, is an alias of an article, or was withdrawn."""
        if self._withdrawn.has(url):
            return True
        with self._reading:
            return frontier.was_fetched(self._reader, url)

    def has_article(self, article: str) -> bool:
        """Say whether the archive has an article of this id that answered when it was last asked for."""
        with self._reading:
            return frontier.has_article(self._reader, article)

    def backlog(self, priority: int) -> int:
        """Return how many addresses of this priority wait to be fetched."""
        with self._reading:
            return frontier.backlog(self._reader, priority)

    def waiting(self, floor: int) -> int:
        """Return how many addresses of this priority and above are due now; counts up to 10,000."""
        with self._reading:
            return frontier.waiting(self._reader, frontier.stamp(self._clock()), floor)

    def release(self, url: str) -> None:
        """Give a lease back without a visit: the address is due again at once."""
        with self._reading:
            self._leases.pop(url, None)

    def ended(self, urls: Iterable[str]) -> None:
        """End leases whose visits are committed."""
        with self._reading:
            for url in urls:
                self._leases.pop(url, None)

    def shut(self) -> None:
        """Ask nothing more."""
        self._reader.close()
