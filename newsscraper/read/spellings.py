"""The written forms under which a query's word may stand in the index: its proclitics, joined or not."""

import re
from collections.abc import Collection, Sequence
from itertools import product

from newsscraper.text.forms import search_key, stem_key, stem_of

JOINERS = ("", "و", "ف")
"""What may stand before every form: nothing, and, so."""
_SINGLE = ("", "ب", "ل", "ك")
_WITH_ARTICLE = ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك")
_ARABIC = re.compile(r"[ء-ي]+")
_TYPED_WITH_HAMZA = re.compile(r"[أإآ]")
_SHORT_BEHIND_TWO = re.compile(r"[وف]?(?:بال|كال|لل)\w{2}|[وف]ال\w{2}")
_HAMZA_BEFORE_WAW = re.compile("[ؤئء](?=و)")
_FOR_ONE_WITH_LAM = re.compile(r"[وف]?ل(ل\w{2,})")
_LAMS_AT_MOST = 3
_IMPERFECT = re.compile(r"[يتن]\w{2,}[^\Wه]")


def forms(word: str) -> tuple[str, ...]:
    """Return the search keys under which a word may stand: with every proclitic, with and without its own article.

    - A word without an article has 24 forms: و, ف or nothing before ال, بال, كال, لل, ب, ل, ك or nothing.
    - Typed with an article it has those of the word without it, and its own, for العاب may be ألعاب as well.
      A typed أ is no article, and of بالون too little would remain.
    - What may be a verb (يكتب, تقول) also has the س of the future.
    - ل before الله is لله.
    - Before و the hamza is written on و, on ي or alone: مسؤول, مسئول.
    - One letter alone stands for itself: with proclitics و would be لو.
    """
    key = search_key(word)
    if not _ARABIC.fullmatch(key) or len(key) == 1:
        return (key,)
    bases = dict.fromkeys(
        base for one in _seats(word) for base in (_without_article(one, search_key(one)), search_key(one))
    )
    found = [joiner + clitic + base for base in bases for joiner in JOINERS for clitic in _WITH_ARTICLE]
    if key.startswith("الل"):
        found += [joiner + "ل" + key[2:] for joiner in JOINERS]
    if _IMPERFECT.fullmatch(key) and not word.endswith("ة"):
        found += [joiner + "س" + key for joiner in JOINERS]
    return tuple(dict.fromkeys(found))


def _seats(word: str) -> list[str]:
    """Return a word with its hamza on each seat that it may have before و."""
    return [_HAMZA_BEFORE_WAW.sub(seat, word) for seat in "ؤئء"] if _HAMZA_BEFORE_WAW.search(word) else [word]


def _without_article(word: str, key: str) -> str:
    if _TYPED_WITH_HAMZA.match(word) or _SHORT_BEHIND_TWO.fullmatch(key):
        return key
    return stem_of(key)


def phrase_forms(phrase: str) -> tuple[str, ...]:
    """Return the stems of a phrase, its first word with every single-letter proclitic."""
    stem = stem_key(phrase)
    if not _ARABIC.fullmatch(stem.split(" ")[0]):
        return (stem,)
    return tuple(joiner + single + stem for joiner in JOINERS for single in _SINGLE)


def lam_choices(words: Sequence[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return what some stems of a phrase may have become in the index, with the words that were written there.

    ل before اللجنة is للجنة, two lams for three: the index takes لل off and keeps جنه. Each choice is the stems of the
    phrase, and the keys (للجنه) that must stand in the text, for جنه is that of الجنة too.
    """
    with_lam = [n for n, word in enumerate(words) if _FOR_ONE_WITH_LAM.fullmatch(f"ل{word}")][:_LAMS_AT_MOST]
    choices = (chosen for chosen in product((False, True), repeat=len(with_lam)) if any(chosen))
    found = []
    for chosen in choices:
        cut = {n for n, is_cut in zip(with_lam, chosen, strict=True) if is_cut}
        stems = tuple(word[1:] if n in cut else word for n, word in enumerate(words))
        found.append((stems, tuple(f"ل{words[n]}" for n in sorted(cut))))
    return found


def stem_beside(key: str, stem: str, words: Collection[str]) -> str:
    """Return the stem of a text's word as a phrase with the stems `words` means it: of للجنه that is لجنه, if asked."""
    found = _FOR_ONE_WITH_LAM.fullmatch(key)
    return found[1] if found and found[1] in words else stem


def near_forms(word: str, among: int) -> tuple[str, ...]:
    """Return the stems under which a word of NEAR may stand, the bare one first; the more words, the fewer forms."""
    stem = stem_key(word)
    prefixes = {2: ("", "و", "ف", "ب", "ل", "ك", "وب", "ول"), 3: ("", "و", "ب", "ل")}.get(among, ("",))
    return tuple(prefix + stem for prefix in prefixes) if _ARABIC.fullmatch(stem) else (stem,)


def near_choices(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the choices of forms that NEAR asks for, at most 64: of three words, two at most have a prefix."""
    several = [near_forms(word, len(words)) for word in words]
    choices = product(*several)
    return [
        one
        for one in choices
        if len(words) < 3 or any(form == bare[0] for form, bare in zip(one, several, strict=True))
    ]
