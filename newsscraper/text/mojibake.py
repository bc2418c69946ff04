"""Repair of text that was read in the wrong encoding and saved so ("ط§ظ„ط¹ط§ظ„ظ…" for "العالم").

A repair is kept only when it raises the share of Arabic function words or turns signs that make no words into Arabic
beyond doubt, so that clean text in any language stays as it is: French with its "Ç" gains nothing by being misread.
"""

import re
from dataclasses import dataclass

from newsscraper.text.marks import HARAKAT_CLASS, TATWEEL
from newsscraper.text.plausibility import arabic_plausibility

_C1 = "".join(map(chr, range(0x80, 0xA0)))
_HIGH = bytes(range(0x80, 0x100)).decode("windows-1252", "replace")
_LATIN = {ord(char): 0x80 + i for i, char in enumerate(_HIGH) if char != "\ufffd"} | {ord(c): ord(c) for c in _C1}
"""Code point → byte, for windows-1252 and for Latin-1's controls at once: pages mix the two."""

_RUN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(f"[{HARAKAT_CLASS}{TATWEEL}]+")
_ARABIC_WORD = re.compile("[ء-ي]{2,}")
_STUCK = re.compile("[A-Za-z][ء-ي]|[ء-ي][A-Za-z]")
_CLEAR_GAIN = 1.0
"""Nats a character (`arabic_plausibility`) that no clean text gains by being misread."""
_LETTERS = 6
"""Arabic letters without which a repair by letters alone is chance."""
_SAMPLE = 3_000
"""Characters that decide: enough for a verdict, little enough for a page of a megabyte."""

_WORDS = (
    "في من على إلى الى عن مع أن ان إن لا ما هذا هذه ذلك تلك التي الذي الذين كان كانت قد لم لن ثم أو او "
    "بين بعد قبل حتى كل غير عند منذ خلال حول دون أي اي إذا اذا هو هي هم كما لكن أما بل حيث أكثر اكثر أول "
    "اول يوم قال وقال وأضاف اضاف أكد وأكد به بها له لها فيه فيها منه منها عليه عليها إليه إليها أنه انه "
    "أنها انها وهو وهي وفي ومن وعلى ولا وما وقد وكان وكانت أيضا أيضاً نحو عبر ضد تحت فوق أمام امام هناك "
    "هنا ليس ليست سوف لدى وأن وإن عام سنة "
)
FUNCTION_WORDS = frozenset(_WORDS.split())
"""Words that any Arabic text of a few lines holds; none of one letter, which misread Latin gives by accident."""


@dataclass(frozen=True, slots=True)
class _Accident:
    """One way to misread: what the text was taken for, what it was, and the signs of its commonest letters."""

    taken_for: str
    was: str
    signs: str


_ACCIDENTS = (
    _Accident("windows-1252", "utf-8", "ØÙ"),
    _Accident("windows-1256", "utf-8", "§„¨±ˆٹ"),
    _Accident("windows-1252", "windows-1256", "Çíæã"),
    _Accident("windows-1252", "iso-8859-6", "Çêèä"),
    _Accident("windows-1256", "iso-8859-6", "êè"),
)
_SIGNS = "".join(sorted({*"".join(accident.signs for accident in _ACCIDENTS)}))


def repair(text: str) -> str:
    """Return the text as it was meant, or unchanged when no repair makes it better Arabic.

    Each run of non-ASCII characters is taken back to bytes and read again; runs that cannot be are left as they are.
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    suspects = [accident for accident in _ACCIDENTS if any(sign in text for sign in accident.signs)]
    sample = text if len(text) <= _SAMPLE else _sample(text)
    before, share = arabic_plausibility(sample), arabic_share(sample)
    best, chosen = before, None
    for accident in suspects:
        candidate = _reread(sample, accident)
        value = arabic_plausibility(candidate)
        if value > best and _is_repair(candidate, share, value, before):
            best, chosen = value, accident
    return _reread(text, chosen) if chosen else text


def _is_repair(candidate: str, share: float, value: float, before: float) -> bool:
    """Tell a repair from an accident: more function words or, in a short title without any, letters that fit at last.

    Arabic letters stuck to Latin ones are Spanish or Turkish misread, never Arabic.
    """
    words = _ARABIC_WORD.findall(candidate)
    if len(_STUCK.findall(candidate)) * 10 > len(words):
        return False
    if arabic_share(candidate) > share + 0.02:
        return True
    return before < 0 and value > max(0.3, before + _CLEAR_GAIN) and sum(map(len, words)) >= _LETTERS


def arabic_share(text: str) -> float:
    """Return the share (0 to 1) of the non-Latin words that are Arabic function words or bear the article."""
    words = [word for word in _WORD.findall(_MARKS.sub("", text)) if not word.isascii()]
    if not words:
        return 0.0
    known = sum(1 for word in words if word in FUNCTION_WORDS or (word.startswith("ال") and len(word) > 3))
    return known / len(words)


def _sample(text: str) -> str:
    """Take the lines around the middle non-ASCII run: the head of a page is markup.

    Of each 64th of the text the first run counts: to find all of a page would take longer than to parse it.
    """
    step = len(text) // 64 + 1
    pieces = ((at, text[at : at + step]) for at in range(0, len(text), step))
    runs = [at + found.start() for at, piece in pieces if not piece.isascii() and (found := _RUN.search(piece))]
    middle = runs[len(runs) // 2]
    return text[max(0, middle - _SAMPLE // 2) : middle + _SAMPLE // 2]


def _reread(text: str, accident: _Accident) -> str:
    return _RUN.sub(lambda match: _reread_run(match[0], accident), text)


def _reread_run(run: str, accident: _Accident) -> str:
    try:
        if accident.taken_for == "windows-1252":
            return bytes(_LATIN[ord(char)] for char in run).decode(accident.was)
        return run.encode(accident.taken_for).decode(accident.was)
    except (KeyError, UnicodeError):
        return run
