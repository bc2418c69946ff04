"""What a person sees of a run, on stderr: a bar per source on a terminal, a line now and then elsewhere, a table."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace

from rich.console import Console
from rich.live import Live
from rich.table import Table

from newsscraper.crawl import watch
from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.crawl.run import Options, Progress
from newsscraper.items import Verdict

HEARTBEAT = 300.0
"""Seconds between two lines where there is no terminal: a run of a few minutes says nothing."""
_SHOWN = 12


@contextlib.asynccontextmanager
async def watching(options: Options, console: Console) -> AsyncIterator[Options]:
    """Give options whose run is shown while the body goes on."""
    shown: list[asyncio.Task[None]] = []

    def begin(progress: Progress) -> None:
        work = _bars(progress, console) if console.is_terminal else _heartbeat(progress, console)
        shown.append(asyncio.create_task(work))

    try:
        yield replace(options, watch=begin)
    finally:
        for task in shown:
            task.cancel()
        await asyncio.gather(*shown, return_exceptions=True)


async def _heartbeat(progress: Progress, console: Console) -> None:
    while True:
        await asyncio.sleep(HEARTBEAT)
        console.print(heartbeat(progress), highlight=False, markup=False)


async def _bars(progress: Progress, console: Console) -> None:
    with Live(_live(progress), console=console, transient=True, refresh_per_second=4) as live:
        while True:
            await asyncio.sleep(0.25)
            live.update(_live(progress))


def heartbeat(progress: Progress) -> str:
    """Return one line on where a run stands."""
    now = [f"{slug} {counts.pages} pages, {counts.failed} failed" for slug, counts in progress.running.items()]
    more = f" and {len(now) - 3} more" if len(now) > 3 else ""
    return f"newsscraper: {len(progress.done)}/{progress.total} sources done; " + ("; ".join(now[:3]) or "idle") + more


def _live(progress: Progress) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("source", "pages", "new", "failed"):
        table.add_column(heading, justify="left" if heading == "source" else "right")
    for slug, counts in list(progress.running.items())[:_SHOWN]:
        table.add_row(slug, str(counts.pages), str(counts.verdicts[Verdict.NEW]), str(counts.failed))
    table.caption = f"{len(progress.done)} of {progress.total} sources done"
    return table


def table(report: RunReport) -> Table:
    """Return the table that ends a run: one line per source, its Arabic name last."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    shown.add_column("source")
    for heading in ("pages", "new", "changed", "unchanged", "gone", "failed"):
        shown.add_column(heading, justify="right")
    shown.add_column("name")
    for source in report.sources:
        figures = (source.pages, source.new, source.changed, source.unchanged, source.gone, source.failed)
        shown.add_row(source.source, *map(str, figures), source.name)
    return shown


def missing(source: SourceReport) -> str:
    """Return the fields that articles of a source lack, the most often missing first, as shares."""
    shares = sorted(source.missing.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{name} {100 * n // source.articles}%" for name, n in shares if 100 * n >= source.articles)


def notes(report: RunReport) -> list[str]:
    """Return what an operator must read below the table: one line per source and reason."""
    found = watch.lines(report.alarms)
    for source in report.sources:
        found += [f"{source.source}: {text}" for text in (source.error, *source.damage) if text]
        reasons: dict[str, list[str]] = {}
        for failure in source.failures:
            reasons.setdefault(f"{failure.outcome}", []).append(f"{failure.url} ({failure.error})")
        found += [f"{source.source}: {len(urls)} {reason}: {urls[0]}" for reason, urls in reasons.items()]
        if source.aside:
            found.append(f"{source.source}: {source.aside} addresses left to a later run: their host rests")
        if source.exit_code == 4:
            found.append(f"{source.source}: suspiciously empty: no list and no article could be read")
    return found


def is_worth_telling(report: RunReport) -> bool:
    """Say whether a run nobody watches must be told: under a timer a good run prints nothing."""
    return bool(report.exit_code or report.alarms)


def show(report: RunReport, console: Console) -> None:
    """Print the table and the notes."""
    console.print(table(report))
    absent = [f"{source.source}: without {fields}" for source in report.sources if (fields := missing(source))]
    for line in (*absent, *notes(report)):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
