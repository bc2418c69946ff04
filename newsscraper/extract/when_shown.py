"""The dates that readers see: lines near the headline and behind the text, with their labels."""

import re
from collections.abc import Iterator
from dataclasses import replace

from newsscraper.extract import hints
from newsscraper.extract.flow import Block
from newsscraper.extract.generic import Reading
from newsscraper.extract.parts import RELATED_PARTS, Part
from newsscraper.extract.published import Candidate
from newsscraper.text.dates import is_date_line

UPDATE = re.compile(r"تحديث|محد[\u064b-\u0652]*ث|تعديل|\bعُ?دّ?ِ?لت?\b|\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISH = re.compile(r"\b(?:ال)?نُ?شِ?رت?\b|\bpublished\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:originally|first) (?:published|posted|appeared)\b"
    r"|نُ?شرت?(?: \w+){0,3} (?:ل?أول مرة|للمرة الأولى)|النشر الأول",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20|1[34]|١٩|٢٠|١[٣٤]|۱۹|۲۰|۱[۳۴])\d\d|\d\s?[/.-]\s?\d|\d\s\w{3,9}[.,]?,?\s\d\d\b"
    r"|منذ|قبل|مضت|مضى|اليوم|أمس|امس|\bago\b|yesterday|today",
    re.IGNORECASE,
)
"""What every day has in it that can be read: a quick first look at a line."""
_CLOCK = re.compile(
    r"\W*(?:الساعة|at)?\W*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\W*(?:[صم]|صباحا?ً?|مساءً?|[ap]\.?m\.?)?\W*"
    r"(?:(?:ال)?توقيت .{3,25}|بتوقيت .{3,25}|(?:GMT|UTC)\W{0,2}[\d:]*)?\W*",
    re.IGNORECASE,
)
"""A line that is a time of day and nothing else."""
_ZONE = re.compile(r"\W*(?:(?:ال|ب)توقيت .{3,25}|(?:GMT|UTC)\W{0,2}[\d:]*)\W*", re.IGNORECASE)
LONG = 160
"""A visible date is a line of its own; longer blocks are text that speaks of dates."""
_NO_YEAR = 50
_LABEL = 30
"""Characters: a label of a date has fewer, a headline more."""


def visible(page: Reading) -> Iterator[Candidate]:
    """Yield the visible dates, those nearest to the headline first; an update on the same line comes by itself."""
    for block in _near(page):
        if len(block.text) > LONG or "://" in block.text or not _DATE.search(block.text):
            continue
        yield from _of_line(page, block)


def _of_line(page: Reading, block: Block) -> Iterator[Candidate]:
    """Yield the dates of one line, each with the place where it stands."""
    text, chrome = _with_clock(page.flow.blocks, block), bool(block.zone & hints.NAV)
    if first := _FIRST.search(text):
        yield Candidate(raw=text[first.start() :], method="text", first=True)
        return
    masthead = page.is_masthead(block.index)
    if update := UPDATE.search(text):
        found = _updated(text, update, chrome)
    else:
        role = "modified" if _is_labelled_update(page.flow.blocks, block) else "published"
        found = iter([Candidate(raw=text, method="text", role=role, chrome=chrome)])
    yield from (replace(one, masthead=masthead) for one in found)


def without_year(page: Reading) -> Iterator[str]:
    """Yield the short lines near the headline that may be a day without its year."""
    for block in _near(page):
        if len(block.text) < _NO_YEAR and any(map(str.isdecimal, block.text)) and not UPDATE.search(block.text):
            yield block.text


def _updated(text: str, update: re.Match[str], chrome: bool) -> Iterator[Candidate]:
    """Yield the dates of a line that speaks of an update."""
    publish = _PUBLISH.search(text, update.end())
    if publish and _DATE.search(text[publish.end() :]):  # آخر تحديث: 19/04/2026 - نشر: 18/04/2026
        yield Candidate(raw=text[: publish.start()], method="text", role="modified", chrome=chrome)
        yield Candidate(raw=text[publish.start() :], method="text", chrome=chrome)
    elif not _DATE.search(text[: update.start()]):
        yield Candidate(raw=text, method="text", role="modified", chrome=chrome)
    elif re.search(r"\d", text[update.end() :]) and _has_day(text[update.end() :]):
        yield Candidate(raw=text[: update.start()], method="text", chrome=chrome)
        yield Candidate(raw=text[update.end() :], method="text", role="modified", chrome=chrome)
    else:  # one day and the hour of the update: `28 آب 2013، آخر تحديث 14:00` (CNN Arabic)
        yield Candidate(raw=text, method="text", role="modified", chrome=chrome)


def _with_clock(blocks: list[Block], block: Block) -> str:
    """Return a line with what stands in elements of its own behind it: a time of day, the zone of its time."""
    text = block.text
    for beside in blocks[block.index + 1 : block.index + 3]:
        pattern = _ZONE if ":" in text else _CLOCK
        if len(beside.text) > 40 or not pattern.fullmatch(beside.text):
            break
        text = f"{text} {beside.text}"
    return text


def _is_labelled_update(blocks: list[Block], block: Block) -> bool:
    """Say whether the line before is a label alone that speaks of an update: `آخر تحديث:` in an element of its own."""
    before = blocks[block.index - 1].text if block.index else ""
    return len(before) <= _LABEL and not re.search(r"\d", before) and bool(UPDATE.search(before))


def _has_day(text: str) -> bool:
    return len(re.findall(r"\d+", re.sub(r"\d{1,2}:\d\d(?::\d\d)?", "", text))) >= 2


def _near(page: Reading) -> Iterator[Block]:
    """Yield the blocks where a date of the article may stand: below the headline, above it, behind the text.

    Short lines a little below the first paragraph count too: a lead may stand above the date. Dates of other stories
    do not: those in a box of related links, and those beside a headline that is a link.
    """
    blocks, head, start, end = page.flow.blocks, page.head, page.body.start, page.body.end
    text = {block.index for block in page.body.blocks}
    boxed = _boxed(page.parts, end, len(blocks))
    away = hints.RELATED | hints.LISTS | hints.COMMENTS | hints.HIDDEN
    below = [*blocks[head + 1 : start + 1], *(b for b in blocks[start + 1 : start + 9] if len(b.text) < 60)]
    yield from (block for block in blocks[max(start, end - 2) : end] if _FIRST.search(block.text))
    for block in [*below, *reversed(blocks[max(0, head - 5) : head + 1]), *blocks[end : end + 4]]:
        if block.index in text or block.index in boxed or (block.zone & hints.NAV and block.index < head):
            continue
        if not head < block.index < start and _is_of_card(blocks, block):
            continue
        if not block.zone & away or (block.zone & hints.DATE and not block.zone & (hints.COMMENTS | hints.HIDDEN)):
            yield block


def _boxed(parts: list[Part], end: int, last: int) -> set[int]:
    """Return the blocks under labels of other stories; behind the text all that follows such a label."""
    found: set[int] = set()
    for part in parts:
        if part.label in RELATED_PARTS and part.anchors:
            found.update(range(part.block, last if part.block >= end else part.last + 1))
    return found


def _is_of_card(blocks: list[Block], block: Block) -> bool:
    """Say whether a line holds a link that is a headline, or stands right beside one: a card of another story."""
    beside = blocks[max(0, block.index - 1) : block.index + 2]
    return any(
        len(b.anchors) == 1
        and len(b.anchors[0].text) > _LABEL
        and (b is block or b.density > 0.9)
        and not is_date_line(b.anchors[0].text)  # the day of an issue leads to its archive
        for b in beside
    )
