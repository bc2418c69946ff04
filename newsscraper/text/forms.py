"""The forms of a text: what is stored, what is compared, and what is searched.

========================  =================================================================================
`display_text`            stored and shown: what the newspaper wrote, without technical dirt
`comparison_form`         hashed: decides whether two captures say the same
`cosmetic_form`           hashed: decides whether only punctuation or marks differ
`search_key`, `stem_key`  derived and versioned (`newsscraper.text.keys`); never stored in place of the text
========================  =================================================================================

All are pure, idempotent and never raise. Standards: UAX #15 (NFC, NFKD), UAX #9 (direction), UAX #53 (order of marks).
"""

import html
import re
import unicodedata
from functools import cache

from newsscraper.text.direction import strip_idle_controls
from newsscraper.text.keys import SEARCH_KEY_VERSION, search_key, spans, stem_key, stem_of
from newsscraper.text.marks import (
    BIDI,
    INVISIBLE_CLASS,
    ODD_SPACE_CLASS,
    REPLACEMENT,
    SPACE_CLASS,
    TATWEEL,
    ZERO_WIDTH,
)
from newsscraper.text.mojibake import repair

__all__ = [
    "SEARCH_KEY_VERSION",
    "comparison_form",
    "cosmetic_form",
    "display_text",
    "search_key",
    "spans",
    "stem_key",
    "stem_of",
]

_LETTER_FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdf9\ufe80-\ufefc"
_SURROGATE = "\ud800-\udfff"
_SPACES = re.compile(rf"[{ODD_SPACE_CLASS}][{SPACE_CLASS}]*| [{SPACE_CLASS}]+")
_INVISIBLE = re.compile(rf"[{INVISIBLE_CLASS}]+")
_PRESENTATION = re.compile(rf"[{_LETTER_FORMS}]")
_SURROGATES = re.compile(rf"[{_SURROGATE}]")
_BIDI = re.compile(rf"[{BIDI}]")
_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CROWD = re.compile(r"[^\w\s\x00-\x7f]{31,}")
"""Long enough to hold too many marks on one letter; no combining mark is a word character."""
_USUAL_LETTERS = r" !-%'-~ء-غف-ي٠-٩،؛؟٪«»“”‘’…–—"
_USUAL = re.compile(rf"[{_USUAL_LETTERS}]*+(?:[ً-ْ][{_USUAL_LETTERS}]++)*+[ً-ْ]?")
"""A text without `&` in which nothing can need cleaning but spaces: plain letters, at most one vowel sign on each."""
_MAX_MARKS = 30
"""Combining marks on one letter that are read: the stream-safe format of UAX #15 allows no more, no writing has them,
and to sort a run of them takes time that grows with its square."""
_ROUNDS = 16
"""Entities nested deeper than this are an attack, not a text."""

_UNSEEN = re.compile(rf"[{SPACE_CLASS}{INVISIBLE_CLASS}{BIDI}{ZERO_WIDTH}{TATWEEL}]+")
_IN_NUMBER = r"(?<=\d)[.,٫٬:/-](?=\d)"
_MARKS = re.compile(rf"(?!{_IN_NUMBER}|[%٪‰°$€£¥+<=>])(?:[^\w]|_)")


def display_text(s: str) -> str:
    """Return one paragraph as it is stored: what the newspaper wrote, in NFC, without technical dirt.

    - Runs of white space of any kind, line ends included, become one space, and none stays at the ends. A caller with
      several paragraphs cleans each by itself and joins them with a blank line.
    - Control characters, BOM, zero-width space, word joiner, soft hyphen and non-characters go; ZWNJ and ZWJ stay.
    - Direction marks go where they change nothing, see `newsscraper.text.direction`.
    - Entities that were encoded twice are decoded (the "&quot;" and "&amp;nbsp;" that LBCI and Al-Ahed show).
    - Presentation forms that stand for letters become those letters; ﷺ and ﷼ stay.
    - Text that was read in the wrong encoding is repaired, see `newsscraper.text.mojibake`.
    - Unpaired surrogates, which no file can hold, become U+FFFD.
    - Of more than 30 combining marks on one letter the others go (UAX #15, stream-safe text).

    Digits, vowel signs, tatweel, quotes, Persian letters and hamza stay as written.
    """
    if _USUAL.fullmatch(s) and "  " not in s and s == s.strip(" "):
        return s
    for _ in range(_ROUNDS):
        cleaned = _clean(_unescaped(repair(s)))
        if cleaned == s:
            return s
        s = cleaned
    return display_text(s.replace("&", ""))


def comparison_form(s: str) -> str:
    """Return what two captures are compared by: NFC without white space, controls, zero-width characters and tatweel.

    Vowel signs, punctuation and every letter count.
    """
    return _nfc(_UNSEEN.sub("", s))


def cosmetic_form(s: str) -> str:
    """Return the comparison form without punctuation, symbols and vowel signs.

    What carries a value stays: percent, currency, comparison signs and the separators inside a number, so that "3.5" to
    "35" is a change of the text.
    """
    return _MARKS.sub("", comparison_form(s))


def _unescaped(s: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(html.unescape(_single(match[0]))), s) if "&" in s else s


def _single(entity: str) -> str:
    """`&amp;amp;quot;` → `&quot;`: the name alone decides."""
    return "&" + entity.rsplit("amp;", 1)[-1].removeprefix("&") if entity.count("amp;") > 1 else entity


def _clean(s: str) -> str:
    if not s.isprintable():  # the quickest test for odd spaces, controls and all that is invisible
        s = s if _encodable(s) else _SURROGATES.sub(REPLACEMENT, s)
        s = _SPACES.sub(" ", _INVISIBLE.sub("", s))
        s = strip_idle_controls(s) if _BIDI.search(s) else s
    elif "  " in s:
        s = _SPACES.sub(" ", s)
    s = _PRESENTATION.sub(_letters_of, s)
    return _nfc(s.strip(" "))


def _nfc(s: str) -> str:
    """Return the NFC of a text, in time that grows with its length alone."""
    return unicodedata.normalize("NFC", _CROWD.sub(_thinned, s))


def _thinned(run: re.Match[str]) -> str:
    """Drop the combining marks of a run behind the first 30."""
    kept, marks = [], 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MAX_MARKS:
            kept.append(char)
    return "".join(kept)


def _letters_of(match: re.Match[str]) -> str:
    return _letters(match[0])


def _encodable(s: str) -> bool:
    try:
        s.encode()
    except UnicodeEncodeError:
        return False
    return True


@cache
def _letters(form: str) -> str:
    """Return the letters that a presentation form stands for, or the form itself when it stands for more."""
    plain = unicodedata.normalize("NFKC", form)
    return plain if all(unicodedata.category(char) == "Lo" for char in plain) else form
