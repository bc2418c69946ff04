"""Show what changed between two versions of an article, word by word."""

import os
import re
import sys
from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._lookup import versions_of
from newsscraper.errors import UsageError
from newsscraper.read import open_archive
from newsscraper.read.diff import Difference, Kind, Piece
from newsscraper.read.diff_page import page
from newsscraper.text.marks import FSI, PDI

_RANGE = re.compile(r"(\d{1,9})(?:\.\.(\d{1,9}))?")
_SIGNS = {Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}"), Kind.COSMETIC: ("{~", "~}")}
_COLOURS = {Kind.REMOVED: "\x1b[31;9m", Kind.ADDED: "\x1b[32m", Kind.COSMETIC: "\x1b[2m"}


@click.command()
@click.argument("article", metavar="ID|URL")
@click.argument("versions", metavar="[A..B]", required=False)
@_options.archive
@click.option("--all", "whole", is_flag=True, help="The passages that did not change as well.")
@click.option("--html", "as_html", is_flag=True, help="A page of HTML.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(article: str, versions: str | None, root: Path, whole: bool, as_html: bool, as_json: bool) -> None:
    """Show what changed from version A to version B; without them, what the last edit changed.

    Removed words stand in [-…-], added ones in {+…+}, cosmetic changes in {~…~}.
    """
    archive = open_archive(root)
    name = versions_of(root, article)[-1].id or article
    told = archive.diff(name, *_numbers(versions))
    if as_json:
        _printing.document(told)
    elif as_html:
        sys.stdout.buffer.write(page(told).encode())
    else:
        _print(told, whole=whole)


def _numbers(versions: str | None) -> tuple[int | None, int | None]:
    """Return the versions that `A..B` or `A` names, at most 9 digits each; raises `UsageError`."""
    if versions is None:
        return None, None
    match = _RANGE.fullmatch(versions)
    if match is None:
        raise UsageError(f"{versions!r} names no versions: write 1..2")
    return int(match[1]), int(match[2]) if match[2] else None


def _print(told: Difference, *, whole: bool) -> None:
    click.echo(f"--- version {told.before}  {told.before_at}")
    click.echo(f"+++ version {told.after}  {told.after_at}")
    cosmetic = "  cosmetic" if told.is_cosmetic else ""
    click.echo(f"{told.words_added} words added, {told.words_removed} removed{cosmetic}")
    for passage in told.passages:
        if whole or not passage.is_same:
            click.echo(f"\n@ {passage.field}{' (cosmetic)' if passage.is_cosmetic else ''}")
            click.echo(_printing.directed("".join(map(_shown, passage.pieces))))
    for change in told.changed:
        click.echo(f"\n@ {change.field}")
        for sign, value in (("-", change.before), ("+", change.after)):
            text = "، ".join(value) if isinstance(value, list) else value or ""
            click.echo(f"{sign}  {_printing.isolated(text)}")


def _shown(piece: Piece) -> str:
    """Return a piece for a terminal: signs stand outside of the isolates, so that no bracket is mirrored away."""
    if piece.kind is Kind.SAME:
        return piece.text
    first, last = _SIGNS[piece.kind]
    if not sys.stdout.isatty():
        return f"{first}{piece.text}{last}"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour, end = ("", "") if plain else (_COLOURS[piece.kind], _printing.PLAIN)
    return f"{colour}{first}{FSI}{piece.text}{PDI}{last}{end}"
