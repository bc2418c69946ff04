"""The gate before each host: one request at a time, and a pause from the end of its response to the next request."""

import asyncio
import math
import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

from newsscraper.crawl.hosts import Hosts
from newsscraper.errors import TemporaryError

PATIENCE = 120.0
"""Seconds that a run waits for a host; one that rests longer is left to a later run."""
FAILURES = 3
"""Failures in a row after which a host is left alone."""
_FIRST_PAUSE, _LONGEST_PAUSE = 300.0, 43_200.0
_LONGEST_RETRY_AFTER = 7 * 86_400.0


class HostResting(TemporaryError):
    """The host asked for a pause, or fails again and again: its addresses are left to a later run."""


class Gate:
    """Lets requests through to their hosts, one at a time. One gate serves all the sources of a process."""

    def __init__(
        self,
        hosts: Hosts,
        *,
        patience: float = PATIENCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self.hosts = hosts
        self._patience = patience
        self.sleep = sleep
        self._tick = tick
        self._turns: dict[str, asyncio.Lock] = {}
        self._ready: dict[str, float] = {}
        self._usual: dict[str, float] = {}
        self._stopping = False

    async def enter(self, host: str, most: float = math.inf) -> None:
        """Return when a request to the host may be sent; every `enter` is ended by one `leave`.

        Raises `HostResting` when that would take longer than the run's patience, or than `most` seconds. A pause that
        is the host's rule and not its complaint is always waited for.
        """
        turn = self._turns.setdefault(host, asyncio.Lock())
        await turn.acquire()
        try:
            while not self._stopping and (wait := self._wait(host)):
                if wait > min(most, max(self._patience, self._usual.get(host, 0.0))):
                    raise HostResting(f"{host} is left alone for another {wait:.0f} s")
                await self.sleep(min(wait, 1.0) if wait > 2 else wait)
            if self._stopping:
                raise HostResting(f"{host} is not asked any more: the run ends")
        except BaseException:
            turn.release()
            raise

    def leave(self, host: str, pause: float, *, usual: float = 0.0) -> None:
        """End a request: its response was read, or failed, just now. `usual`: the pause that is the host's rule."""
        self._ready[host] = self._tick() + pause
        self._usual[host] = usual
        self.hosts.rest(host, pause)
        self._turns[host].release()

    def stop(self) -> None:
        """Let nobody wait any more."""
        self._stopping = True

    def _wait(self, host: str) -> float:
        own = self._ready.get(host, 0.0) - self._tick()
        return own if own > 0 else self.hosts.claim(host)


def back_off(failures: int, chance: Callable[[], float] = random.random) -> float:
    """Return the pause in seconds for a host that failed so many times in a row: 5 minutes, doubling to 12 hours.

    Up to a half is added by chance, so that hosts that fell over together are not asked together.
    """
    if failures < FAILURES:
        return 0.0
    pause: float = min(_FIRST_PAUSE * 2 ** min(failures - FAILURES, 16), _LONGEST_PAUSE)
    return pause * (1 + chance() / 2)


def retry_after(value: str | None, *, date: str | None, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` header asks for, in either form (RFC 9110 §10.2.3); None for neither.

    A date is read against the response's own `Date`, so that a wrong clock here or there does no harm. At most a week.
    """
    if not value:
        return None
    if value.strip().isdigit():
        return min(float(value.strip()[:9]), _LONGEST_RETRY_AFTER)
    until = _date(value)
    if until is None:
        return None
    return min(max(0.0, (until - (_date(date or "") or now)).total_seconds()), _LONGEST_RETRY_AFTER)


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value.strip())
    except (ValueError, IndexError, TypeError):
        return None
    return found if found.tzinfo else None
