"""The date of a card: where it stands and how it is told from other numbers."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree

from newsscraper.extract.listing_cards import HEADINGS, Card, visible
from newsscraper.extract.stamps import Stamp, stamp
from newsscraper.items import Publisher
from newsscraper.text.dates import is_date_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|published|publish|pubdate|posted|ago|day|tarikh|entry-date|timeago|moment)"
    r"(?:$|[\s_-])|date$|time$",
    re.IGNORECASE,
)
_DURATION = re.compile(r"P(?:\d|T\d)|\d{1,2}:\d{2}(?::\d{2})?$", re.IGNORECASE)
_D = "0-9٠-٩۰-۹"
_CLOCK = rf"[{_D}]{{1,2}}:[{_D}]{{2}}(?::[{_D}]{{2}})?(?:\s?(?:ص|م|AM|PM|صباحا|مساء))?"
_NUMERIC = re.compile(
    rf"(?<![{_D}/.-])(?:[{_D}]{{1,2}}[/.-][{_D}]{{1,2}}[/.-][{_D}]{{4}}|[{_D}]{{4}}[/.-][{_D}]{{1,2}}[/.-][{_D}]{{1,2}})"
    rf"(?:[T ،,|-]{{1,4}}{_CLOCK})?(?![{_D}/])"
)
_WORDED = re.compile(
    rf"(?<![{_D}])[{_D}]{{1,2}}\s*[-،]?\s*[^\W\d_]{{3,12}}(?:\s+[^\W\d_]{{4,6}})?(?:\s*[/-]\s*[^\W\d_]{{3,10}})?"
    rf"\s*[-،,]?\s*[{_D}]{{4}}(?![{_D}])(?:\s*[-،,|]?\s*{_CLOCK})?"
)
_RELATIVE = re.compile(
    rf"(?:منذ|قبل)\s+(?:[{_D}]{{1,3}}\s+)?(?:ثوان|ثاني|دقيق|دقائق|ساع|يوم|أيام|ايام|أسبوع|اسبوع|أسابيع|شهر|أشهر|سن)\w*"
    rf"|\b(?:أمس|اليوم)\s*[،,]?\s*{_CLOCK}"
)
_PAIR = re.compile(rf"(?:[^\W\d_]+\W{{1,3}})?([{_D}]{{1,2}})[/.-]([{_D}]{{1,2}})[/.-][{_D}]{{4}}")
MAX_TEXT = 90
"""Characters of an element that can be a date line and nothing else."""
OPENING = 30
"""Characters at the start of a longer text that can be its day."""
MAX_ROWS_OUT = 3
"""Levels between a card and the list whose heading may be its day."""
MAX_ELEMENTS = 400
"""Elements of one card that are looked at."""


def dates_of(found: list[Card], *, publisher: Publisher | None, now: datetime | None) -> list[tuple[str | None, Stamp]]:
    """Return the date of each card; numbers are read month first where one of them can be read in no other way.

    Drupal prints `04/20/2026` beside Arabic names: then `04/12/2026` in the same list is the twelfth of April.
    """
    dates = [date_of(card, publisher=publisher, now=now) for card in found]
    pairs = [hit.groups() for raw, _ in dates if raw and (hit := _PAIR.match(raw))]
    if any(int(day) > 12 for _, day in pairs) and all(int(month) <= 12 for month, _ in pairs):
        return [date_of(card, publisher=publisher, now=now, day_first=False) for card in found]
    return dates


def date_of(
    card: Card, *, publisher: Publisher | None, now: datetime | None, day_first: bool = True
) -> tuple[str | None, Stamp]:
    """Return the date that a card shows, as printed and as read; (None, empty) when it shows none."""
    for raw in dict.fromkeys(_candidates(card)):
        when = stamp(raw, publisher=publisher, now=now, day_first=day_first)
        if when.day is not None:
            return raw, when
        if now is None and _RELATIVE.fullmatch(raw):
            return raw, Stamp()
    return None, Stamp()


def _candidates(card: Card) -> Iterator[str]:
    """Yield what may be the date: machine-readable times, elements that are called date, then texts of that form."""
    places = [] if card.box is None else [card.box, *card.after]
    elements = [e for place in places for e in _some(place)]
    for element in elements:
        value = (element.get("datetime") or "").strip() if element.tag == "time" else ""
        if value and not _DURATION.match(value):
            yield value
    for element in elements:
        if element.tag == "time" or _DATE_CLASS.search(element.get("class") or ""):
            text = visible(element)
            if text and len(text) <= MAX_TEXT and not _DURATION.fullmatch(text):
                yield text
    for element in elements:
        for piece in (element.text, element.tail):
            if piece and len(piece) < MAX_TEXT:
                yield from _found(piece)
            elif piece:  # a teaser may begin with its day: `1/4/2026 - قالت مصادر…`
                yield from _found(piece.lstrip()[:OPENING])
    if card.box is not None and card.box.tail:
        yield from _found(card.box.tail[:MAX_TEXT])
    heading = _heading_before(card)
    if heading is not None and len(text := visible(heading)) <= MAX_TEXT and is_date_line(text):
        yield text


def _some(place: "_Element") -> Iterator["_Element"]:
    """Yield the first elements of a card."""
    for count, element in enumerate(place.iter(etree.Element)):
        if count >= MAX_ELEMENTS:
            return
        yield element


def _found(text: str) -> Iterator[str]:
    """Yield the parts of a short text that have a date's form."""
    for pattern in (_NUMERIC, _WORDED, _RELATIVE):
        found = pattern.search(text)
        if found:
            yield " ".join(found[0].split())


def _heading_before(card: Card) -> "_Element | None":
    """Return the heading right before a card or before the list it is a row of: archives print each day once."""
    node = card.box
    for _ in range(MAX_ROWS_OUT):
        if node is None or node.tag in ("body", "main"):
            return None
        before = node.getprevious()
        while before is not None and before.tag == node.tag:
            before = before.getprevious()
        if before is not None:
            return before if before.tag in HEADINGS else None
        node = node.getparent()
    return None
