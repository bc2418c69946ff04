"""What a person reads after a run, on stderr: a table, and one line for each thing that he must know."""

import re

from rich.console import Console
from rich.table import Table

from newsscraper.crawl import watch
from newsscraper.crawl.report import EMPTY, Failure, RunReport, SourceReport

_NOTHING_DUE = "nothing is due, for what failed in the runs before is tried again after a pause of 15 minutes and more"


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
        said = (text.removeprefix(f"{source.source}: ") for text in (source.error, *source.damage) if text)
        found += [f"{source.source}: {text}" for text in said]
        reasons: dict[str, list[str]] = {}
        for failure in source.failures:
            reasons.setdefault(f"{failure.outcome}", []).append(_told(failure))
        found += [f"{source.source}: {len(urls)} {reason}: {urls[0]}" for reason, urls in reasons.items()]
        if source.aside:
            left = "1 address" if source.aside == 1 else f"{source.aside} addresses"
            found.append(f"{source.source}: {left} left to a later run: the host rests, or the time was up")
        if source.exit_code == EMPTY and report.kind == "crawl":
            what = "no list and no article could be read" if source.pages else _NOTHING_DUE
            found.append(f"{source.source}: suspiciously empty: {what}")
    return found


def _told(failure: Failure) -> str:
    """Return address and reason of a failure; a reason that names the address too says `it`."""
    reason = re.sub(rf"(?<!\S){re.escape(failure.url)}(?=[),;:.]?(?:\s|$))", "it", failure.error)
    return f"{failure.url} ({reason})"


def failures(report: RunReport) -> list[str]:
    """Return a line for each failed address that a report names and the notes do not: they name the first of a kind."""
    found = []
    for source in report.sources:
        told: set[str] = set()
        for failure in source.failures:
            if failure.outcome in told:
                found.append(f"{source.source}: {failure.outcome}: {_told(failure)}")
            told.add(failure.outcome)
        if source.failed > len(source.failures):
            found.append(f"{source.source}: {source.failed - len(source.failures)} more failed and are not named")
    return found


def is_worth_telling(report: RunReport) -> bool:
    """Say whether a run nobody watches must be told: under a timer a good run prints nothing.

    Of single addresses somebody named each one: that one failed is told whatever became of the others.
    """
    has_failed = report.kind == "fetch" and any(source.failed for source in report.sources)
    return bool(report.exit_code or report.alarms or has_failed)


def show(report: RunReport, console: Console) -> None:
    """Print the table and the notes."""
    console.print(table(report))
    absent = [f"{source.source}: without {fields}" for source in report.sources if (fields := missing(source))]
    for line in (*absent, *notes(report)):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
