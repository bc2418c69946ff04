"""The dateline: place and agency before the first sentence, as printed: `القاهرة (رويترز) - قال …`.

The beginning of a paragraph is cut at dashes, brackets, colons and slashes. Its first pieces are the dateline as long
as each is a place, an agency or a day, and what stands behind the last one closes a dateline. Names of places are
looked up: by its form `أحمد - قال` is nothing else than `بيروت - قال`. A place that is not known is believed where an
agency follows it. No dateline is better than a wrong one.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from newsscraper.extract import places
from newsscraper.extract.labels import fold
from newsscraper.text import date_words

REACH = 120
"""Characters of the longest dateline: place, two calendars, agency."""
_LEAST = 3
"""Words of the sentence behind a dateline."""
_MAX_PIECES = 9
_LONGEST = 64
"""Characters of the longest piece: a place with a day in two calendars."""
_CUT = re.compile(
    r"\s*(?:[-–—−/\\|،,:()\[\]«»\"“”]|(?<=\s)ـ+(?=\s)|\.(?=\s|$))(?:[-–—−/\\|،,:()\[\]«»\"“”\s]|ـ(?=[\sـ])|\.(?=\s|$))*"
)
_OPENING = re.compile(r"[\s(/]*")
_DASH = re.compile(r"[-–—−]|(?<!\w)ـ+(?!\w)")
_SPACED_DASH = re.compile(r"\s(?:[-–—−]|ـ+)|(?:[-–—−]|ـ+)\s|--|[-–—−]$")
_QUOTED = re.compile(r"[«\"“]")
_UNQUOTED = re.compile(r"[»\"”]")
_WORD = re.compile(r"\w+")
_CLOSING = re.compile(r"[-–—−/\\|:)\]»\"”.]|ـ")
"""What closes a dateline behind an agency; a comma or an opening bracket do not."""
_SENTENCES = """
قال قالت وقال وقالت أعلن أعلنت وأعلن أفاد أفادت ذكر ذكرت نقلت نقل أكد أكدت كشف كشفت كتب كتبت بحسب وفق وفقا حسب نقلا مصدر
من عن في على إلى هذا هذه ذلك هو هي لا ما لم لن إن أن كان كانت بعد قبل خلال منذ عبر عاجل مباشر بقلم تقرير المصدر صورة
by source via photo image video in at on from the a an updated published read written posted
"""
"""Words with which sentences and labels begin: what begins so is no place."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two cuts."""

    start: int
    end: int
    key: str
    """Folded, without its day."""
    dated: bool
    """It names a month."""
    numbered: bool
    before: str
    """The cut before it."""
    after: str
    """The cut behind it; empty at the end of the paragraph."""
    kind: str = ""
    """P city, C country, U a place that is not known, R a reporter before an agency, A agency, D day."""


def of(paragraph: str, names: Set[str] = frozenset()) -> str | None:
    """Return the dateline with which a paragraph begins, None when it has none; `names` are the site's own, folded."""
    found = _span(paragraph, names)
    return paragraph[found[0] : found[1]] if found else None


def is_line(text: str, names: Set[str] = frozenset()) -> bool:
    """Say whether a line is a dateline and nothing else: `واشنطن: «الشرق الأوسط»` in a paragraph of its own."""
    found = _span(text, names) if len(text) <= REACH else None
    return found is not None and _WORD.search(text, found[1]) is None


def is_place(text: str) -> bool:
    """Say whether a text is the name of a known place, with its country or without: `بيروت`, `بيروت، لبنان`."""
    parts = [part for part in _CUT.split(text) if part.strip()]
    return bool(parts) and all(_kind_of_place(fold(part)) for part in parts)


def _span(text: str, names: Set[str]) -> tuple[int, int] | None:
    """Return the place of the dateline in a paragraph: from its first letter to the cut behind it, brackets closed."""
    known = list(_known(_pieces(text), names))
    for count in range(len(known), 0, -1):
        if _is_whole(known[:count], text):
            last = known[count - 1]
            closed = re.match(r"\s*[)\]»\"”/]", last.after) if re.search(r"[(\[«\"“/]", last.before) else None
            start = known[0].start - (known[0].before.endswith("(") and closed is not None and count == 1)
            return start, last.end + (closed.end() if closed else 0)
    return None


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut the beginning of a paragraph, piece by piece."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    before = text[:start]
    for count, cut in enumerate(_CUT.finditer(text, start, REACH + 20), start=1):
        if cut.start() - start > _LONGEST:
            return
        yield _piece(text, start, cut.start(), before, cut[0])
        start, before = cut.end(), cut[0]
        if count == _MAX_PIECES:
            return
    if before and start < len(text) <= REACH:
        yield _piece(text, start, len(text), before, "")


def _piece(text: str, start: int, end: int, before: str, after: str) -> _Piece:
    words = fold(text[start:end]).split()
    numbered = any(word.isdecimal() and len(word) <= 4 for word in words)
    dated = any(word in _day_words()[1] for word in words) and (numbered or len(words) < 3)
    if numbered or (words and all(word in _day_words()[0] for word in words)):
        words = [word for word in words if not word.isdecimal() and word not in _day_words()[0]]
    return _Piece(start, end, " ".join(words), dated, numbered, before, after)


@lru_cache(maxsize=1)
def _day_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of dates, and those of them that name a month; folded."""
    months = {fold(word) for words in (*date_words.GREGORIAN, *date_words.HIJRI) for word in words.split()}
    months |= {fold(word) for word in date_words.HEADS if len(word) > 1}
    others = (*date_words.ORDINALS, *date_words.ERA, "في", "م", "هـ", "الموافق", "يوم")
    days = {fold(word) for words in (*date_words.WEEKDAYS, " ".join(others)) for word in words.split()}
    return frozenset(days | months), frozenset(months)


@lru_cache(maxsize=1)
def _no_places() -> frozenset[str]:
    return frozenset(fold(word) for word in _SENTENCES.split())


def _known(pieces: Iterator[_Piece], names: Set[str]) -> Iterator[_Piece]:
    """Yield the first pieces with their kinds, up to one that is part of no dateline."""
    placed, before, piece = False, None, next(pieces, None)
    while piece is not None:
        kind = _kind(piece, placed, names)
        if not kind and not _may_be_name(piece):
            return
        following = next(pieces, None)
        kind = kind or _kind_by_company(before, piece, following, placed, names)
        if not kind or (kind == "D" and before is None):
            return
        placed = placed or kind in "PCU"
        yield replace(piece, kind=kind)
        before, piece = piece, following


def _kind_by_company(
    before: _Piece | None, piece: _Piece, following: _Piece | None, placed: bool, names: Set[str]
) -> str:
    """Return what a name is that is in no list: by what stands before and behind it."""
    if before is not None and before.dated and _is_enclosed(piece):
        return "A"  # السنديان في 19 نيسان /ونا/
    if following is not None and _is_agency(following, piece, names):
        return "R" if placed else "" if before else "U"
    return "U" if before is None and piece.key.split()[0] in places.folded(_PREFIXES) else ""


_PREFIXES = " ; ".join(places.PREFIXES)


def _is_agency(piece: _Piece, before: _Piece, names: Set[str]) -> bool:
    """Say whether what follows a name makes it a place: an agency, or behind a day what is enclosed like one."""
    return _kind(piece, True, names) == "A" or (before.dated and _is_enclosed(piece))


def _is_enclosed(piece: _Piece) -> bool:
    """Say whether one or two words stand in brackets or between slashes."""
    opened, closed = piece.before.rstrip()[-1:], piece.after.lstrip()[:1]
    return f"{opened}{closed}" in ("()", "//") and len(piece.key.split()) <= 2 and _may_be_name(piece)


def _kind(piece: _Piece, placed: bool, names: Set[str]) -> str:
    """Return what a piece is; an agency whose name is another word is one only behind a place."""
    key = piece.key
    if not key:
        return "D" if piece.dated or piece.numbered else ""
    if key in places.folded(places.AGENCIES):
        return "A"
    if placed and (key in places.folded(places.SHORT_AGENCIES) or key in names or _is_house(key) or _is_paper(piece)):
        return "A"
    place, _, agency = key.rpartition(" ")
    if piece.dated and agency in places.folded(places.SHORT_AGENCIES) and _kind_of_place(place):
        return "A"  # الرياض 05 ذو القعدة 1447 هـ واس
    return _kind_of_place(key)


def _kind_of_place(key: str) -> str:
    """Return P or C for a known place, or several joined by `و`."""
    cities, countries = places.folded(places.CITIES), places.folded(places.COUNTRIES)
    if key in cities:
        return "P"
    if key in countries:
        return "C"
    first, _, second = key.partition(" و")
    return "P" if first in cities and second in cities else ""


def _is_house(key: str) -> bool:
    """Say whether words name an office or an agency by their form: `مكتب الخليج`, `قدس نيوز`."""
    words = key.split()
    houses, endings = places.folded(" ; ".join(places.HOUSES)), places.folded(" ; ".join(places.HOUSE_ENDINGS))
    return 1 < len(words) <= 4 and (words[0] in houses or (len(words) <= 3 and words[-1] in endings))


def _is_paper(piece: _Piece) -> bool:
    """Say whether a piece is a paper's name in quotation marks: `واشنطن: «الشرق الأوسط»`; a quotation goes on."""
    if not (_QUOTED.search(piece.before) and _UNQUOTED.search(piece.after)) or not _may_be_name(piece):
        return False
    behind = piece.after.strip(' »"”')
    return not behind or behind[0] in ":-–—−."


def _may_be_name(piece: _Piece) -> bool:
    words = piece.key.split()
    return 1 <= len(words) <= 3 and words[0] not in _no_places() and all(word.isalpha() for word in words)


def _is_whole(known: list[_Piece], text: str) -> bool:
    """Say whether these pieces are a dateline: they hold enough to be one, and it is closed behind them."""
    kinds, last = {piece.kind for piece in known}, known[-1]
    if last.kind in "RU" and not (last.kind == "U" and _is_prefixed(last)):
        return False
    if "U" in kinds and not _is_sure(known[0]) and "A" in kinds:
        return False
    if "A" in kinds:
        if len(known) == 1:
            return _DASH.search(last.after) is not None or (last.dated and not last.after)
        return last.kind != "A" or not last.after or _CLOSING.search(last.after) is not None
    if any(piece.numbered and not piece.dated for piece in known) or not kinds & {"P", "U"}:
        return False
    return _opens_sentence(text[last.end + len(last.after) :]) and _is_closed(last, kinds)


def _is_sure(place: _Piece) -> bool:
    """Say whether an unknown place before an agency is one: a word alone, one that begins like a place, or with a day.

    `أحمد سالم (رويترز)` names a photographer.
    """
    return " " not in place.key or place.dated or _is_prefixed(place)


def _is_prefixed(place: _Piece) -> bool:
    return " " in place.key and place.key.split()[0] in places.folded(_PREFIXES)


def _is_closed(last: _Piece, kinds: set[str]) -> bool:
    """Say whether a place without an agency ends in a dash with a space, or in a colon before no quotation."""
    if _SPACED_DASH.search(last.after) and not re.search(r"[(،,:]", last.after):
        return True
    return "P" in kinds and ":" in last.after and not re.search(r"[(،,«\"“]", last.after)


def _opens_sentence(rest: str) -> bool:
    """Say whether a sentence can follow: some words, no score and no second place; or nothing at all."""
    words = rest[:REACH].split()
    if not words:
        return True
    first = fold(" ".join(words[:2]))
    return (
        len(words) >= _LEAST and not first[:1].isdecimal() and not any(map(_kind_of_place, (first, *first.split()[:1])))
    )
