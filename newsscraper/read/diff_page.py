"""A difference as HTML: the words of a passage marked, and a page of its own for two versions."""

import html
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsscraper.read.diff import Changed, Difference, Kind, Passage, Piece

TAGS = {Kind.REMOVED: "del", Kind.ADDED: "ins", Kind.COSMETIC: "mark"}
FIELDS = {
    "title": "العنوان",
    "subtitle": "العنوان الفرعي",
    "description": "الملخص",
    "body": "النص",
    "date_published": "تاريخ النشر",
    "authors": "الكتّاب",
    "section_path": "القسم",
    "tags": "الوسوم",
}
"""The names of fields on pages."""
STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --dim: #5d5d5d; --line: #dcdcdc; --paper: #fff; --link: #124e8c;
  --gone: #fbdada; --new: #d7f2dd; --mark: #f3efc9 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e3; --dim: #a5a29c; --line: #3a3a3a; --paper: #16181a;
  --link: #8ab8f0; --gone: #5b2326; --new: #1e4a2b; --mark: #4d4720 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 48rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.06rem/1.85 "Noto Naskh Arabic", "Amiri", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", serif;
  overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.5; margin: 0 } .facts { color: var(--dim); font-size: .84rem }
del { background: var(--gone); text-decoration: line-through } mark { background: var(--mark); color: inherit }
ins { background: var(--new); text-decoration: underline; text-decoration-thickness: 1px }
del, ins, mark { border-radius: 2px; padding: 0 .1em; -webkit-box-decoration-break: clone; box-decoration-break: clone }
@media print { body { max-width: none; font-size: 10.5pt; padding: 0 } a { color: inherit } }
"""
"""The look of pages with differences: light, dark, on paper; changes are told by line and by colour."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def head(title: str, style: str = "") -> str:
    """Return the beginning of a page that reads right to left, loads nothing and runs nothing."""
    return (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><meta name="referrer" content="no-referrer">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{STYLE}{style}</style></head>\n<body>\n"
    )


def page(told: Difference) -> str:
    """Return the page of a difference, unchanged passages included."""
    parts = "\n".join(f"<{_level(p)}>{marked(p.pieces)}</{_level(p)}>" for p in told.passages)
    rows = "\n".join(map(changed, told.changed))
    facts = f"{told.id} · {told.before} ({told.before_at}) → {told.after} ({told.after_at})"
    begin = f'{head(told.title or "")}<p class="facts" dir="ltr">{html.escape(facts)}</p>'
    return f"{begin}\n{parts}\n{rows}\n</body>\n</html>\n"


def _level(passage: Passage) -> str:
    return "h1" if passage.field == "title" else "p"


def marked(pieces: Iterable[Piece]) -> str:
    """Return the words of a passage with what changed marked."""
    return "".join(_apart(pieces))


def _apart(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield pieces, a space between words that only a change brings together: Arabic letters join across elements."""
    found = [*pieces]
    if found:
        yield _element(found[0])
    for before, piece in pairwise(found):
        touching = not before.text[-1:].isspace() and not piece.text[:1].isspace()
        yield (" " if touching else "") + _element(piece)


def _element(piece: Piece) -> str:
    text = html.escape(piece.text)
    if piece.kind is Kind.SAME:
        return text
    was = f' title="{html.escape(piece.was)}"' if piece.was else ""
    return f"<{TAGS[piece.kind]}{was}>{text}</{TAGS[piece.kind]}>"


def changed(change: Changed) -> str:
    """Return a field that is no running text, before and after."""
    name = FIELDS.get(change.field, change.field)
    return (
        f'<p><span class="facts">{html.escape(name)}: </span><del><bdi>{_value(change.before)}</bdi></del> '
        f"<ins><bdi>{_value(change.after)}</bdi></ins></p>"
    )


def _value(value: str | list[str] | None) -> str:
    return html.escape("، ".join(value) if isinstance(value, list) else value or "") or "—"
