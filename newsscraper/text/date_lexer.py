"""A date string → signs: folded letters, ASCII digits, one sign per known word (see `date_words`)."""

import re
import unicodedata

from newsscraper.text import zones
from newsscraper.text.date_numbers import spell_out
from newsscraper.text.date_words import COMPOUND, signs
from newsscraper.text.marks import TATWEEL

MAX_LENGTH = 300
"""Characters that are looked at: no date line is longer."""
_WORDS = signs()
_TOKEN = re.compile(r"Z[+\d:-]+;|[A-Z]+|\d+|[^\W\d_]+|.", re.DOTALL)
_LONE_TATWEEL = re.compile(rf"(?<!\S){TATWEEL}+(?!\S)")
_COMPOUND = re.compile(
    r"(KN|TN|RB|JM|DH)[\s_-]{0,3}(?:F(\d)|([12])(?!\d))"
    r"|([KT]B)(?:([12])(?!\d)|(?<=\d[ /-]..)[ .]{1,2}([12])(?=[ ,/-]{1,2}\d{4}(?!\d)))"
)
"""A month name of two words; the letter of `29 ك 1 2025` may stand apart between a day and a year only."""
_HEADS = re.compile(r"[KTR][BN]|JM|DH")
_DOTTED = re.compile(r"(?<![^\W\d_])([apصم])\.\s?m?\.?(?![^\W\d_])")
_PARTS = re.compile(r"R ZUHR|AFTER (?:MID )?(?:LAYL|ZUHR)|MID LAYL")
_PART = {"R ZUHR": "A", "AFTER ZUHR": "P", "AFTER MID LAYL": "A", "MID LAYL": "L"}
_SHORT_UNIT = re.compile(r"(?<!\w)(منذ \d{1,3}) ?([ثدسي])(?!\w)")
_UNITS = {"ث": "ثانيه", "د": "دقيقه", "س": "ساعه", "ي": "يوم"}
"""Units as apps shorten them, read behind `منذ` and a number only: elsewhere a letter is a title or a mark."""
_DURATION = re.compile(r"(?:\d{1,3} )?[QI][SIODKTY]")
_MEND = (
    (r"^(\d{4}):(\d\d):(\d\d)(?= )", r"\1-\2-\3"),
    (r"^(\d{4})(\d\d)(\d\d)(?: |t(?=\d\d:))(?=\d)", r"\1-\2-\3 "),
    (r"^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(?:[.,]\d+)?(?=$|z|[+-])", r"\1-\2-\3 \4:\5:\6"),
    (r"(?<=\dt\d\d)\.(\d\d)\.(\d\d)", r":\1:\2"),
    (r"(?<=t\d\d:\d\d:\d\d) (\d\d:?\d\d)$", r"+\1"),
    (r"z(?=[+-]\d\d:?\d\d$)", ""),
    (r"(:\d\d:\d\d(?:[.,]\d+)?)-(\d):(\d\d)$", r"\1-0\2:\3"),
    (r"(:\d\d:\d\d(?:[.,]\d+)?)-(\d\d)$", r"\1-\2:00"),
    (r"(?<=:\d\d) est$", "-05:00"),
)
"""Machine-readable strings that programs broke → a form that the grammar reads: colons of EXIF, ISO without dashes,
dots for colons, a `+` that an address decoded to a space, two zones, offsets without zeros.
"""
_GLUED = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d?:\d\d)")


class _Fold(dict[int, str]):
    """What stands for a character: computed once for each that occurs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if kind == "Nd":
            sign = str(unicodedata.decimal(char))
        elif kind in ("Mn", "Me", "Cf", "Cn", "Co", "Cs"):
            sign = ""
        elif kind[0] == "Z" or char in "\t\n\v\f\r\x85\x1c\x1d\x1e\x1f":
            sign = " "
        elif kind == "Cc":
            sign = ""
        else:
            sign = "-" if kind == "Pd" else char
        if len(self) < 4000:
            self[code] = sign
        return sign


_FOLD = _Fold(
    {ord(a): b for a, b in zip("أإآٱىةؤئیکےھہە،؛٫٬−∕⁄⁃؍∶", "اااايهوييكيههه,;.,-//-/:", strict=True)}
    | {ord(TATWEEL): ""}
)


def fold(raw: str) -> str:
    """Return a date string in the letters of the vocabulary: no marks, one space, ASCII digits, lower case."""
    text = raw[:MAX_LENGTH]
    if "&" in text:
        from html import unescape  # its table of entities costs more than all other imports here

        text = unescape(unescape(text))
    if not text.isascii():
        if TATWEEL in text:
            text = _LONE_TATWEEL.sub("-", text)
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.translate(_FOLD).lower().split())


def lex(folded: str) -> str:
    """Return a folded string as signs: known words by `date_words`, others as `x`, digits and punctuation kept."""
    folded = folded.replace("قبل امس", "اول امس")
    if "منذ" in folded:
        folded = _SHORT_UNIT.sub(lambda m: f"{m[1]} {_UNITS[m[2]]}", folded)
    text = _GLUED.sub(r"\1 \2", zones.mark(_DOTTED.sub(_undot, folded)))
    out = "".join([_WORDS.get(t) or _sign(t) for t in _TOKEN.findall(text)])
    if _HEADS.search(out):
        out = _COMPOUND.sub(_month, out)
    out = " ".join(out.split())
    if "LAYL" in out or "ZUHR" in out:
        out = _PARTS.sub(lambda m: _PART.get(m[0], "A"), out)
    if folded.startswith("من ") and _DURATION.fullmatch(out):
        return f"R {out}"
    return spell_out(out)


def mend(folded: str) -> str:
    """Return a folded machine-readable string with its accidents repaired; any other one as it is."""
    for pattern, by in _MEND:
        folded = re.sub(pattern, by, folded)  # compiled at first use: the import is to stay short
    return folded


def _sign(token: str) -> str:
    """Return the sign of a token that the table does not hold; a word may carry و or ل."""
    if not token.isalpha() or token.isupper():
        return token
    if token in _WORDS:
        return ""
    if token[0] in "ول" and len(token) > 3:
        return _WORDS.get(token[1:], "x")
    return "x"


def _undot(found: re.Match[str]) -> str:
    return {"a": "am", "p": "pm"}.get(found[1], found[1])


def _month(found: re.Match[str]) -> str:
    return COMPOUND.get((found[1] or found[4]) + (found[2] or found[3] or found[5] or found[6]), "x")
