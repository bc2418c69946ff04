"""Crawl three fictional outlets in two editions: a real archive in seconds, without the internet."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsscraper.crawl.report import RunReport

NEXT = """
The outlets are fictional: neither they nor anything in their news exists.

The archive is in {archive}: plain JSONL in <source>/articles/, the bytes as sent in <source>/warc/.

Next:
  newsscraper init                     choose real sources
  newsscraper sources add URL          add one that is not there yet
  newsscraper schedule print systemd   crawl them on a schedule
"""


@click.command()
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("newsscraper-demo"),
    show_default=True,
    help="Where to put it; a folder of an earlier demo starts afresh.",
)
def command(folder: Path) -> int:
    """Crawl three fictional outlets in two editions: a real archive in seconds, without the internet.

    A small server on this machine plays the outlets; the crawl is the ordinary one. Between the editions lies a day:
    articles change, appear and are removed.
    """
    from newsscraper.demo.folder import ARCHIVE, prepare
    from newsscraper.demo.run import run

    if prepare(folder):
        click.echo(f"{folder} was made by an earlier demo: it starts afresh.", err=True)
    reports = run(folder)
    _show(reports)
    click.echo(NEXT.format(archive=folder / ARCHIVE))
    return max(report.exit_code for report in reports)


def _show(reports: "list[RunReport]") -> None:
    """Print what happened, edition by edition."""
    from rich.console import Console

    from newsscraper.crawl import display

    console = Console()
    for number, report in enumerate(reports, 1):
        console.print(
            f"\nEdition {number}, as of {report.started_at:%Y-%m-%d %H:%M} UTC", style="bold", highlight=False
        )
        display.show(report, console)
