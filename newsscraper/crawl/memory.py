"""What a long run gives back while it goes on: timers that were called off, closed sources, pages of the allocator.

None of it is held on purpose. Twisted's reactor on asyncio looks for timers that were called off only when one of them
would have been due: with two a page (a limit for the answer, one for the idle connection) and 30 seconds, they are a
kilobyte a page. The engine of a closed source is rings of objects, which only the garbage collector takes apart, and it
looks rarely (`newsscraper.spiders.run`). And glibc keeps what was freed for the arena of the thread that took it; each
source has a thread.
"""

import asyncio
import ctypes
import gc
import sys
from collections.abc import Callable
from functools import cache

TICK = 1.0
"""Seconds between two looks of the reactor at the timers that were called off."""
SOURCES = 8
"""Sources that close between two collections: one costs some 30 ms of a run."""


def wake(call_later: Callable[[float, Callable[[], None]], object]) -> None:
    """Let a reactor look through its timers once a second. `call_later`: its `callLater`."""
    call_later(TICK, lambda: wake(call_later))


class Tidying:
    """Gives memory back as sources close. Belongs to the event loop."""

    def __init__(self) -> None:
        self._closed = 0

    async def closed(self) -> None:
        """Count a source that was closed; after some of them their memory goes back to the system."""
        self._closed += 1
        if self._closed % SOURCES == 0:
            gc.collect()
            await asyncio.to_thread(trim)


def trim() -> None:
    """Give freed memory back to the system, where the C library is one that keeps it (glibc)."""
    release = _malloc_trim()
    if release is not None:
        release(0)


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library, such as musl
        return None
