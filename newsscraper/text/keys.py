"""The search key: the text folded so that one spelling finds all. Derived, versioned, never stored as the text.

Folding is done character by character (only runs of spaces look further), so that a hit in the key can be traced back
to the text it came from. Measured on news text, chains of `str.replace` are three times faster than `str.translate`.
"""

import re
import unicodedata
from functools import lru_cache

from newsscraper.text.marks import BIDI, HARAKAT_CLASS, INVISIBLE_CLASS, TATWEEL, VOWEL_SIGNS, ZERO_WIDTH

SEARCH_KEY_VERSION = 1
"""Goes up when a key changes for any text: an index of another version has to be built again."""

_DROP = re.compile(rf"[{HARAKAT_CLASS}{TATWEEL}{BIDI}{ZERO_WIDTH}{INVISIBLE_CLASS}'’‘ʼ]+")
_FOLDS = (
    *((mark, "") for mark in (*VOWEL_SIGNS, TATWEEL, "'")),
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي"),
    *zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True),
    *((sign, " ") for sign in ".,:;!?()[]\"/-_%#،؛؟«»“”…–—"),
)  # fmt: skip
"""What news text is full of. Everything else goes through `_RARE` and `_PUNCTUATION`."""
_PUNCTUATION = re.compile(r"[\x00-\x1f!-/:-@\[-`{-\x7f]")
_RARE = re.compile(r"[^\x00-@\[-\x7fء-ي]")
_RARE_LETTERS = str.maketrans("ٱیېےکڪہھەۃ", "ايييككهههه")
_SPACES = re.compile("  +")
_PROCLITICS = re.compile(
    r"(?<!\S)(?!(?:[وفبكت]?الله|اللهم|والد[هيكا]|الان|التي|الذي|الذين|اللذ\w+|اللت\w+|اللوات\w+|اللائي|بالغ\w|الف|الي|الا|الما|المان\w*)(?!\S))"
    r"(?:[وف]?(?:ال|بال|كال|لل))+(?=\w{2})"
)


def search_key(s: str) -> str:
    """Return the text folded for search: two spellings that an Arabic reader takes for one have one key.

    Case, vowel signs, tatweel, zero-width and direction controls and the accents of Latin letters go; hamza seats
    become their letter (أإآٱ → ا, ؤ → و, ئ → ي), ى → ي, ة → ه, Persian and Urdu ی ک ہ their Arabic letter;
    compatibility forms are taken apart (NFKD); every digit becomes ASCII; apostrophes join, other punctuation
    separates; one space between words.
    """
    return _SPACES.sub(" ", _fold(s)).strip(" ")


def stem_key(s: str) -> str:
    """Return the search key with the article, and what is written with it, taken off each word: وال, بال, لل, ال ….

    At least two letters remain. Single-letter prefixes stay: without a dictionary the و of "وزير" is no conjunction.
    """
    return stem_of(search_key(s))


def stem_of(key: str) -> str:
    """Return the stem key of what is a search key already."""
    return _PROCLITICS.sub("", key)


def spans(display: str, hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Trace hits in `search_key(display)` back: (start, end) offsets in the key → offsets in the text, in order.

    The vowel signs and tatweel after the last letter belong to a hit. Raises IndexError for offsets outside the key.
    """
    origins = _origins(display)
    found = []
    for start, end in hits:
        stop = origins[end - 1] + 1
        while stop < len(display) and not _fold_one(display[stop]):
            stop += 1
        found.append((origins[start], stop))
    return found


def _origins(display: str) -> list[int]:
    """Return, for each character of the key, the offset of the character in the text that it comes from."""
    origins: list[int] = []
    space = -1
    for at, char in enumerate(display):
        for piece in _fold_one(char):
            if piece == " ":
                space = at if space < 0 else space
                continue
            if space >= 0 and origins:
                origins.append(space)
            space = -1
            origins.append(at)
    return origins


def _fold(s: str) -> str:
    """Fold each character; runs of spaces stay."""
    for char, folded in _FOLDS:
        s = s.replace(char, folded)
    return _PUNCTUATION.sub(" ", _RARE.sub(_fold_match, s))


def _fold_match(match: re.Match[str]) -> str:
    return _fold_rare(match[0])


@lru_cache(maxsize=4096)
def _fold_one(char: str) -> str:
    return _fold(char)


@lru_cache(maxsize=4096)
def _fold_rare(char: str) -> str:
    """Fold one character that is neither plain ASCII nor of the Arabic alphabet to letters, digits and spaces."""
    plain = char
    for _ in range(3):
        plain = unicodedata.normalize("NFKD", plain.casefold())
    plain = "".join(_letter_digit_or_space(part) for part in plain.translate(_RARE_LETTERS))
    for letter, folded in _FOLDS:
        plain = plain.replace(letter, folded)
    return plain


def _letter_digit_or_space(char: str) -> str:
    if unicodedata.category(char)[0] == "M" or _DROP.fullmatch(char):
        return ""
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    return char if char.isalnum() else " "
