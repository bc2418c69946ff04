"""The words with which Arabic news pages label their parts: one vocabulary for every rule.

Labels are compared folded (`fold`), because the same site writes `اقرأ أيضا`, `إقرأ أيضاً` and `اقرا ايضا`.
"""

import re
from enum import Enum
from functools import lru_cache

from newsscraper.extract import label_words as words

_MARKS = dict.fromkeys([*range(0x064B, 0x0660), 0x0640, 0x0670, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF])
_LETTERS = str.maketrans("أإآٱىیېکةۀھہؤئ", "ااااييي" + "كهههه" + "ءء")
_FOLDS = {**_MARKS, **_LETTERS}
_RARE = re.compile(rf"[{''.join(map(chr, _MARKS))}ٱیېکۀھہ]")
"""What only a table folds: marks, invisible characters, letters of other languages."""
_ASCII_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_WORDS = re.compile(r"[^\W_]+")


CREDIT = r"(?:ال)?(?:مصدر|مصادر)"
MAY_CREDIT = "مص"
"""Stands in every credit: a quick first look."""
CREDIT_LABEL = re.compile(rf"\W{{0,3}}{CREDIT}\s?[:：]?\W{{0,2}}")
"""`المصدر:` in an element of its own; the name follows in the next one."""
CREDIT_LINE = re.compile(rf"\W{{0,3}}{CREDIT}\s?(?:[:：|/]|[-–—])\s?(?P<name>[^.؟!:]{{2,60}}?)\W{{0,2}}")
"""`المصدر: وكالات`: it says whose the text is and is none of it."""


class Label(Enum):
    """What a label announces."""

    RELATED = "related"
    """Links that the publisher marks as related to this article."""
    OTHER = "other"
    """Links or boxes that belong to the site, not to the article: most read, latest, comments."""
    TAGS = "tags"
    TOPICS = "topics"
    """`مواضيع ذات صلة`: tags when short, related articles when headlines."""
    SECTION = "section"
    NOISE = "noise"
    """A line of the page's furniture: share, print, permanent link, copyright, counters."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Fold a short text so that spellings of the same label are equal: marks, hamza, yeh, teh marbuta, punctuation."""
    text = text[:600]
    if text.isascii():
        return " ".join(text.translate(_ASCII_SIGNS).lower().split())
    return " ".join(_WORDS.findall(_folded_letters(text).lower()))


def _folded_letters(text: str) -> str:
    """Fold letters: the seven that nearly every line has one by one, which is twice as quick as a table."""
    if _RARE.search(text):
        return text.translate(_FOLDS)
    text = text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ى", "ي").replace("ة", "ه")
    return text.replace("ؤ", "ء").replace("ئ", "ء")


_COMPILED = tuple(
    (label, re.compile(pattern.translate(_LETTERS)))
    for label, pattern in (
        (Label.SECTION, words.SECTION),
        (Label.TAGS, words.TAGS),
        (Label.TOPICS, words.TOPICS),
        (Label.RELATED, words.RELATED),
        (Label.OTHER, words.OTHER),
        (Label.NOISE, words.NOISE),
    )
)
_INSERT = re.compile(
    rf"^\s*[\[(«\"*•\-–—>]*\s*(?:{words.READ} (?:ايضا|كذلك|المزيد)|للمزيد|قد يهمك(?: ايضا)?|مواضيع متعلقه"
    rf"|اخبار متعلقه|{words.THINGS} (?:{words.TIES})"
    r"|read (?:more|also)|see also|also read|related|watch|more)\b".translate(_LETTERS)
)


@lru_cache(maxsize=8192)
def label_of(text: str) -> Label | None:
    """Return what a short line announces when it is nothing but a label, else None."""
    if len(text) > 400:
        return None
    folded = fold(text)
    for label, pattern in _COMPILED:
        if pattern.match(folded):  # each alternative is anchored at the start
            return label
    return None


_COMMENTS = re.compile(words.COMMENTS.translate(_LETTERS))


def opens_comments(text: str) -> bool:
    """Say whether a short line is what stands over the words of readers: `التعليقات (12)`."""
    return len(text) < 160 and bool(_COMMENTS.match(fold(text)))


def opens_insert(text: str) -> bool:
    """Say whether a line begins with `اقرأ أيضا` or its like, so that a link in it is an insert: `اقرأ أيضا: …`."""
    return bool(_INSERT.match(fold(text[:60])))


def is_credit(text: str) -> bool:
    """Say whether a line is the credit of a text, with its name or without: `المصدر: وكالات`."""
    return len(text) < 90 and MAY_CREDIT in text and bool(CREDIT_LINE.fullmatch(text) or CREDIT_LABEL.fullmatch(text))
