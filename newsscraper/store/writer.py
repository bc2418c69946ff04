"""The one writer of a source: leases addresses, takes visits, answers when they are durable."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from newsscraper.items import Committed, FrontierEntry, Page, Record, Visit

Clock = Callable[[], datetime]
"""Returns the present as an aware UTC datetime."""
Reextract = Callable[[Record, Page], Record | None]
"""Runs the present extractor over an archived page: (the stored record, its page) → a draft, None if it cannot."""


def open_writer(
    root: Path,
    slug: str,
    *,
    run_id: str,
    clock: Clock,
    wait: float = 0.0,
    reextract: Reextract | None = None,
) -> "SourceWriter":
    """Take the source's lock, recover what an interrupted run left, seal past days, and return the writer.

    Makes the archive and the source when they are not there. `wait`: seconds to wait for another writer.
    Raises `ArchiveLocked` (exit 75), `ArchiveFormat` (a newer release made it), `ArchiveNotWritable`, `UsageError`
    (a slug that cannot be a folder). Look at `writer.damage` afterwards: what recovery found broken, in sentences.
    """
    raise NotImplementedError


class SourceWriter:
    """The open source: use it as a context manager. All methods may be called from any thread."""

    damage: list[str]
    """What recovery found broken, one sentence each; empty when all is well. The caller exits 1 when it is not."""

    def lease(self, limit: int) -> list[FrontierEntry]:
        """Return up to `limit` due entries, highest priority first, then longest due; each is leased until it ends.

        Costs O(limit), whatever the size of the frontier, and writes nothing: leases live in this process only.
        A lease ends by `submit`, by `release`, or after ten minutes. Validators and `known_id` are filled in.
        """
        raise NotImplementedError

    def add(self, entries: Iterable[FrontierEntry]) -> int:
        """Put addresses into the frontier and return how many were new; known ones are ignored.

        Durable on return (blocks for a commit): links found on pages travel in `Visit.discovered` instead.
        Entries of lists (section, feed, sitemap) that are known and not scheduled become due again.
        """
        raise NotImplementedError

    def knows(self, url: str) -> bool:
        """Say whether this address is in the frontier, was fetched, or is an alias of an article."""
        raise NotImplementedError

    def submit(self, visit: Visit) -> Future[Committed]:
        """Queue a visit for the next batch; the future answers when it is durable, or raises.

        The entry's lease ends with the commit. `visit.record` is a draft (`records.draft`); the `Committed.record`
        is the stored line. An invalid record fails its own future only; a disk error fails the whole batch with
        `ArchiveNotWritable`, and every later `submit` too.
        """
        raise NotImplementedError

    def release(self, url: str) -> None:
        """Give a lease back without a visit: the address is due again at once."""
        raise NotImplementedError

    def flush(self) -> None:
        """Commit what was submitted so far and return when it is durable."""
        raise NotImplementedError

    def close(self) -> None:
        """Commit, seal the JSONL parts, free the lock. Idempotent."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
