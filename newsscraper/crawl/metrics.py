"""The figures of a run as a Prometheus text file, for the node exporter's textfile collector.

Format: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections.abc import Iterator
from pathlib import Path

from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.store.files import Files

_GAUGES = {
    "pages": "Addresses visited in the last run",
    "bytes": "Bytes received in the last run",
    "new": "New articles in the last run",
    "changed": "Changed articles in the last run",
    "unchanged": "Articles found unchanged in the last run",
    "gone": "Articles gone in the last run",
    "failed": "Failed addresses in the last run",
    "seconds": "Duration of the last run",
    "exit_code": "Exit code of the last run",
}


def text(report: RunReport) -> str:
    """Return the exposition of a report, one gauge per figure and source."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: RunReport) -> Iterator[str]:
    for name, meaning in _GAUGES.items():
        yield f"# HELP newsscraper_{name} {meaning}."
        yield f"# TYPE newsscraper_{name} gauge"
        for source in report.sources:
            yield f'newsscraper_{name}{{source="{source.source}"}} {getattr(source, name)}'
    yield "# HELP newsscraper_missing Articles of the last run that lack a field."
    yield "# TYPE newsscraper_missing gauge"
    for source in report.sources:
        yield from _missing(source)
    yield "# HELP newsscraper_last_run_timestamp_seconds End of the last run."
    yield "# TYPE newsscraper_last_run_timestamp_seconds gauge"
    yield f"newsscraper_last_run_timestamp_seconds {int(report.ended_at.timestamp())}"


def _missing(source: SourceReport) -> Iterator[str]:
    for field, n in source.missing.items():
        yield f'newsscraper_missing{{source="{source.source}",field="{field}"}} {n}'


def write(path: Path, report: RunReport) -> None:
    """Write the file, whole or not at all: the collector may read at any moment. Raises OSError."""
    Files().replace(path, text(report).encode())
