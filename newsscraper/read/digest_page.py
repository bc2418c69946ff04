"""A digest as one page of HTML: right to left, nothing loaded, no script; for wide, narrow and dark screens, and paper.

Every text goes through `html.escape`; only http(s) addresses become links.
"""

import html
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby

from newsscraper.read.diff import Kind, Passage, Piece
from newsscraper.read.diff_page import FIELDS, changed, head, marked
from newsscraper.read.digest import Digest, Entry

MOST = 2_000
"""Entries of an event that are shown; how many more there are is said."""
_NEAR = 8
"""Words that are shown before and after a change."""
_EDITS = {
    "headline": "عناوين تغيّرت",
    "text": "نصوص تغيّرت",
    "metadata": "بيانات تغيّرت",
    "cosmetic": "تغييرات في الشكل",
    "none": "تغيّرت ثم عادت كما كانت",
}
_EVENTS = {"came_in": "وصل", "edited": "عُدّل", "removed": "حُذف"}
_STYLE = """
h2 { font-size: 1.25rem; margin: 2.4rem 0 .4rem; border-block-end: 2px solid var(--line) }
h3 { font-size: 1.06rem; margin: 1.4rem 0 .2rem; color: var(--dim) }
a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
table { border-collapse: collapse; margin: 1rem 0; width: 100% } th, td { text-align: start; padding: .2rem .5rem;
  border-block-end: 1px solid var(--line) } td + td, th + th { text-align: end; font-variant-numeric: tabular-nums }
ul { list-style: none; margin: 0; padding: 0 } li { padding: .55rem 0; border-block-end: 1px solid var(--line);
  content-visibility: auto; contain-intrinsic-size: auto 4rem }
p { margin: .2rem 0 } .title { font-weight: 600 }
@media print { li, tr { break-inside: avoid } h2, h3 { break-after: avoid } li { content-visibility: visible } }
"""


def page(told: Digest) -> Iterator[str]:
    """Yield the page, piece by piece."""
    title = f"ما جدّ في الأرشيف: {_day(told.since)} – {_day(told.until)}"
    yield head(title, _STYLE)
    yield f'<h1>ما جدّ في الأرشيف</h1>\n<p class="facts">من {_instant(told.since)} إلى {_instant(told.until)}</p>\n'
    yield from _summary(told)
    for event, entries in groupby(told.entries, key=lambda entry: entry.event):
        yield from _event(event, [*entries])
    yield "</body>\n</html>\n"


def _summary(told: Digest) -> Iterator[str]:
    if not told.entries:
        yield "<p>لا جديد: لم يصل شيء ولم يُعدَّل شيء ولم يُحذف شيء.</p>\n"
        return
    names = {entry.source: entry.source_name or entry.source for entry in told.entries}
    yield '<table><thead><tr><th scope="col">المصدر</th>'
    yield "".join(f'<th scope="col">{name}</th>' for name in _EVENTS.values()) + "</tr></thead><tbody>\n"
    for source, counts in told.counts().items():
        cells = "".join(f"<td>{counts[event]:,}</td>" for event in _EVENTS)
        yield f"<tr><td><bdi>{html.escape(names[source])}</bdi></td>{cells}</tr>\n"
    yield "</tbody></table>\n"


def _event(event: str, entries: list[Entry]) -> Iterator[str]:
    shown = entries[:MOST]
    if event == "edited":
        for kind, some in groupby(shown, key=lambda entry: entry.kind or "text"):
            yield f"<h2>{_EDITS[kind]}</h2>\n"
            yield from _list(map(_edit, some))
    else:
        yield f"<h2>{'وصل جديدا' if event == 'came_in' else 'حُذف من موقعه'}</h2>\n"
        for _, some in groupby(shown, key=lambda entry: entry.source):
            of_source = [*some]
            name = of_source[0].source_name or of_source[0].source
            yield f"<h3><bdi>{html.escape(name)}</bdi> ({len(of_source):,})</h3>\n"
            yield from _list(map(_plain, of_source))
    if len(entries) > MOST:
        yield f"<p>و{len(entries) - MOST:,} غيرها لا تظهر هنا.</p>\n"


def _list(items: Iterable[str]) -> Iterator[str]:
    yield "<ul>\n"
    for item in items:
        yield f"<li>{item}</li>\n"
    yield "</ul>\n"


# ── entries ──────────────────────────────────────────────────────────────────────────────────────


def _plain(entry: Entry) -> str:
    summary = f"<p>{html.escape(entry.summary)}</p>" if entry.summary else ""
    title = _linked(entry, html.escape(entry.title or entry.url))
    return f'<p class="title">{title}</p>{summary}{_facts(entry)}'


def _edit(entry: Entry) -> str:
    headline = next((passage for passage in entry.passages if passage.field == "title"), None)
    words = html.escape(entry.title or entry.url) if headline is None else marked(headline.pieces)
    others = "".join(_passage(passage) for passage in entry.passages if passage.field != "title")
    return f'<p class="title">{_linked(entry, words)}</p>{others}{"".join(map(changed, entry.changed))}{_facts(entry)}'


def _linked(entry: Entry, words: str) -> str:
    if not entry.url.startswith(("http://", "https://")):
        return words
    return f'<a href="{html.escape(entry.url)}" rel="noreferrer">{words}</a>'


def _facts(entry: Entry) -> str:
    told = [html.escape(entry.source_name or entry.source)] if entry.event == "edited" else []
    told += [html.escape(entry.section)] if entry.section else []
    told += [f'<bdi dir="ltr">{html.escape(entry.published)}</bdi>'] if entry.published else []
    told += [f"{_EVENTS[entry.event]} {_instant(entry.at)}", f'<bdi dir="ltr">{html.escape(entry.id)}</bdi>']
    if entry.version_before is not None:
        told.append(f'<bdi dir="ltr">{entry.version_before}..{entry.version}</bdi>')
    return f'<p class="facts">{" · ".join(told)}</p>'


def _passage(passage: Passage) -> str:
    name = "" if passage.field == "body" else f'<span class="facts">{FIELDS[passage.field]}: </span>'
    return f"<p>{name}{marked(near(passage.pieces))}</p>"


def near(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield pieces with the unchanged ones cut to the words next to a change."""
    for n, piece in enumerate(pieces):
        words = piece.text.split(" ")
        if piece.kind is not Kind.SAME or len(words) <= 2 * _NEAR + 2:
            yield piece
            continue
        before = [] if n == 0 else words[:_NEAR]
        after = [] if n == len(pieces) - 1 else words[-_NEAR:]
        yield Piece(kind=Kind.SAME, text=" ".join([*before, "…", *after]))


def _day(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d}"


def _instant(at: datetime) -> str:
    utc = at.astimezone(UTC)
    return f'<time datetime="{utc:%Y-%m-%dT%H:%M:%SZ}"><bdi dir="ltr">{utc:%Y-%m-%d %H:%M} UTC</bdi></time>'
