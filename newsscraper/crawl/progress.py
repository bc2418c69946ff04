"""A run while it goes on, on stderr: a bar per source on a terminal, a line now and then where there is none."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

from rich.console import Console, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table

from newsscraper.crawl.counts import Counts
from newsscraper.crawl.options import Options, Progress
from newsscraper.items import Verdict
from newsscraper.store.frontier import MOST_COUNTED

FIRST_BEAT, HEARTBEAT = 900.0, 300.0
"""Seconds until the first line where there is no terminal, and between two: a run that ends in time prints nothing."""
_SHOWN = 12
_BAR = 16
_KNOWN = 3
"""Pages after which a rate says something."""


@contextlib.asynccontextmanager
async def watching(options: Options, console: Console) -> AsyncIterator[Options]:
    """Give options whose run is shown while the body goes on."""
    shown: list[asyncio.Task[None]] = []

    def begin(progress: Progress) -> None:
        has_bars = console.is_terminal and not console.is_dumb_terminal
        work = _bars(progress, console) if has_bars else _beats(progress, console)
        shown.append(asyncio.create_task(work))

    try:
        yield replace(options, watch=begin)
    finally:
        for task in shown:
            task.cancel()
        await asyncio.gather(*shown, return_exceptions=True)


async def _beats(progress: Progress, console: Console) -> None:
    await asyncio.sleep(FIRST_BEAT)
    while True:
        console.print(heartbeat(progress), highlight=False, markup=False, soft_wrap=True)
        await asyncio.sleep(HEARTBEAT)


async def _bars(progress: Progress, console: Console) -> None:
    pace = Pace()
    with Live(bars(progress, pace), console=console, transient=True, auto_refresh=False) as live:
        while True:
            await asyncio.sleep(0.5)
            live.update(bars(progress, pace), refresh=True)


def heartbeat(progress: Progress) -> str:
    """Return one line on where a run stands."""
    now = [
        f"{slug} {counts.pages} pages, {counts.failed} failed, {_waiting(progress, slug)} waiting"
        for slug, counts in progress.running.items()
    ]
    more = f" and {len(now) - 3} more" if len(now) > 3 else ""
    return f"newsscraper: {len(progress.done)}/{progress.total} sources done; " + ("; ".join(now[:3]) or "idle") + more


@dataclass(slots=True)
class Pace:
    """How fast each source goes: when it was first seen, by a clock that nobody sets."""

    began: dict[str, float] = field(default_factory=dict)

    def rate(self, slug: str, pages: int, now: float) -> float | None:
        """Return the pages a second of a source, None while that says nothing."""
        seconds = now - self.began.setdefault(slug, now)
        return pages / seconds if pages >= _KNOWN and seconds > 1 else None


def bars(progress: Progress, pace: Pace, now: float | None = None) -> Table:
    """Return the picture of a run: per source a bar, pages of all known, pages a second, time left, new, failed."""
    at = time.monotonic() if now is None else now
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("source", no_wrap=True, max_width=22)
    table.add_column("", width=_BAR)
    for heading in ("pages", "a second", "left", "new", "failed"):
        table.add_column(heading, justify="right", no_wrap=True)
    running = list(progress.running.items())
    for slug, counts in running[:_SHOWN]:
        table.add_row(*_row(slug, counts, _waiting(progress, slug), pace.rate(slug, counts.pages, at)))
    more = f", {len(running) - _SHOWN} more are running" if len(running) > _SHOWN else ""
    table.caption = f"{len(progress.done)} of {progress.total} sources done{more}"
    table.caption_justify = "left"
    return table


def _row(slug: str, counts: Counts, waiting: int, rate: float | None) -> list[RenderableType]:
    known = counts.pages + waiting
    is_endless = waiting >= MOST_COUNTED
    bar = ProgressBar(total=max(known, 1), completed=counts.pages, width=_BAR, pulse=is_endless)
    pages = f"{counts.pages}/{'many' if is_endless else known}"
    left = _span(waiting / rate) if rate and not is_endless else "-"
    speed = f"{rate:.1f}" if rate else "-"
    return [slug, bar, pages, speed, left, str(counts.verdicts[Verdict.NEW]), str(counts.failed)]


def _waiting(progress: Progress, slug: str) -> int:
    count = progress.waiting.get(slug)
    return count() if count else 0


def _span(seconds: float) -> str:
    """Return a length of time as h:mm:ss or m:ss."""
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
