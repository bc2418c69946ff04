"""Show what changed between two versions of an article, word by word."""

import html
import os
import re
import sys
from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._lookup import versions_of
from newsscraper.errors import UsageError
from newsscraper.items import Record
from newsscraper.read.diff import Difference, Kind, Passage, Piece, difference
from newsscraper.text.marks import FSI, PDI

_RANGE = re.compile(r"(\d+)(?:\.\.(\d+))?")
_SIGNS = {Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}"), Kind.COSMETIC: ("{~", "~}")}
_COLOURS = {Kind.REMOVED: "\x1b[31;9m", Kind.ADDED: "\x1b[32m", Kind.COSMETIC: "\x1b[2m"}
_TAGS = {Kind.REMOVED: "del", Kind.ADDED: "ins", Kind.COSMETIC: "mark"}


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
    found = versions_of(root, article)
    old, new = _chosen(article, found, versions)
    told = difference(old, new)
    if as_json:
        _printing.document(told)
    elif as_html:
        sys.stdout.buffer.write(_page(told).encode())
    else:
        _print(told, whole=whole)


def _chosen(article: str, found: list[Record], versions: str | None) -> tuple[Record, Record]:
    if versions is None:
        if len(found) < 2:
            raise UsageError(f"{article} has one version only: nothing changed")
        return found[-2], found[-1]
    match = _RANGE.fullmatch(versions)
    if match is None:
        raise UsageError(f"{versions!r} names no versions: write 1..2")
    a = int(match[1])
    by_number = {record.version: record for record in found}
    b = int(match[2] or found[-1].version or 1)
    for number in (a, b):
        if number not in by_number:
            raise UsageError(f"{article} has versions 1 to {found[-1].version}, not {number}")
    return by_number[a], by_number[b]


def _print(told: Difference, *, whole: bool) -> None:
    click.echo(f"--- version {told.before}  {told.before_at}")
    click.echo(f"+++ version {told.after}  {told.after_at}")
    cosmetic = "  cosmetic" if told.is_cosmetic else ""
    click.echo(f"{told.words_added} words added, {told.words_removed} removed{cosmetic}")
    for passage in told.passages:
        if whole or not passage.is_same:
            click.echo(f"\n@ {passage.field}{' (cosmetic)' if passage.is_cosmetic else ''}")
            click.echo("".join(map(_shown, passage.pieces)))
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


# ── HTML ─────────────────────────────────────────────────────────────────────────────────────────

_STYLE = """
body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem; font: 1.15rem/1.9 "Noto Naskh Arabic", "Amiri", serif }
ins { background: #d7f5dd; text-decoration: none } del { background: #fbdada } mark { background: #f3efc9 }
h1 { font-size: 1.4rem } .facts { color: #555; font: .85rem/1.4 sans-serif }
"""


def _page(told: Difference) -> str:
    title = html.escape(told.title or "")
    parts = "\n".join(f"<{_level(p)}>{''.join(map(_element, p.pieces))}</{_level(p)}>" for p in told.passages)
    rows = "\n".join(
        f'<p class="facts" dir="ltr">{c.field}: <del><bdi>{_value(c.before)}</bdi></del> '
        f"<ins><bdi>{_value(c.after)}</bdi></ins></p>"
        for c in told.changed
    )
    facts = f"{told.id} · {told.before} ({told.before_at}) → {told.after} ({told.after_at})"
    return (
        f'<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
        f'<style>{_STYLE}</style></head><body>\n<p class="facts" dir="ltr">{html.escape(facts)}</p>\n'
        f"{parts}\n{rows}\n</body></html>\n"
    )


def _level(passage: Passage) -> str:
    return "h1" if passage.field == "title" else "p"


def _element(piece: Piece) -> str:
    text = html.escape(piece.text)
    if piece.kind is Kind.SAME:
        return text
    was = f' title="{html.escape(piece.was)}"' if piece.was else ""
    return f"<{_TAGS[piece.kind]}{was}>{text}</{_TAGS[piece.kind]}>"


def _value(value: str | list[str] | None) -> str:
    return html.escape("، ".join(value) if isinstance(value, list) else value or "")
