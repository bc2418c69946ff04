"""A query's tree in the language of SQLite FTS5, with the written forms of its words; its limits as words too."""

import calendar
import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from newsscraper.read.query import All, Any_, Near, Node, Phrase
from newsscraper.read.spellings import JOINERS, forms, lam_choices, near_choices, phrase_forms
from newsscraper.text.forms import search_key, stem_key

_STEMMED = {"title": "title_stems", "body": "body_stems", "tags": "tag_stems", "section": "section_stems"}

_NEVER = ("never",)


def fts(node: Node, *, expand: bool = True) -> str:
    """Return a tree in the language of FTS5; without `expand`, words stand for themselves alone and NOT is left out."""
    if isinstance(node, All):
        return _all(node, expand=expand)
    if isinstance(node, Any_):
        return "(" + " OR ".join(fts(part, expand=expand) for part in node.parts) + ")"
    if isinstance(node, Near):
        return _near(node, expand=expand)
    if isinstance(node, Phrase):
        return _phrase(node, expand=expand)
    keys = forms(node.text) if expand and not node.prefix else (search_key(node.text),)
    star = " *" if node.prefix else ""
    return _in(node.column, " OR ".join(f'"{key}"{star}' for key in keys))


def _all(node: All, *, expand: bool) -> str:
    found = " AND ".join(fts(part, expand=expand) for part in node.parts)
    if not node.without or not expand:
        return f"({found})"
    return f"(({found}) NOT ({' OR '.join(fts(part) for part in node.without)}))"


def _phrase(node: Phrase, *, expand: bool) -> str:
    if not expand:
        return _in(node.column, f'"{search_key(node.text)}"')
    plain, stemmed = _columns(node)
    stems = " OR ".join(f'"{stem}"' for stem in phrase_forms(node.text))
    found = [f"{{{stemmed}}} : ({stems})"]
    found += [_behind_lam(plain, f'{{{stemmed}}} : "{" ".join(words)}"', keys)
              for words, keys in lam_choices(stem_key(node.text).split(" "))]  # fmt: skip
    return f"({' OR '.join(found)})"


def _columns(node: Phrase | Near) -> tuple[str, str]:
    """Return the columns that a phrase or NEAR looks in: as written, and without the article."""
    return (node.column, _STEMMED[node.column]) if node.column else ("title body", "title_stems body_stems")


def _behind_lam(plain: str, match: str, keys: tuple[str, ...]) -> str:
    """Ask for a match in texts that also hold each of some words, which و or ف may begin."""
    written = (" OR ".join(f'"{joiner}{key}"' for joiner in JOINERS) for key in keys)
    return f"(({match}) AND {' AND '.join(f'{{{plain}}} : ({words})' for words in written)})"


def _near(node: Near, *, expand: bool) -> str:
    """Say NEAR once for each choice of forms: FTS5 has no OR inside NEAR."""
    plain, stemmed = _columns(node)
    if not expand:
        return f"({{{plain}}} : ({_nears([tuple(map(search_key, node.words))], node.distance)}))"
    found = [f"{{{stemmed}}} : ({_nears(near_choices(node.words), node.distance)})"]
    found += [_behind_lam(plain, f"{{{stemmed}}} : {_nears([words], node.distance)}", keys)
              for words, keys in lam_choices([stem_key(word) for word in node.words])]  # fmt: skip
    return f"({' OR '.join(found)})"


def _nears(choices: list[tuple[str, ...]], distance: int) -> str:
    said = (" ".join(f'"{word}"' for word in words) for words in choices)
    return " OR ".join(f"NEAR({words}, {distance})" for words in said)


def _in(column: str | None, terms: str) -> str:
    return f"({{{column or 'title body tags section'}}} : ({terms}))"


# ── limits ───────────────────────────────────────────────────────────────────────────────────────


def source_word(slug: str) -> str:
    """Return the word that stands in the column `facts` for a source: no letter in it parts a word."""
    return "s" + slug.encode().hex()


def section_word(key: str) -> str:
    """Return the word for a whole section, by its search key."""
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:16]


def tag_word(key: str) -> str:
    """Return the word for a whole tag, by its search key."""
    return "t" + hashlib.sha256(key.encode()).hexdigest()[:16]


def day_words(first: str | None, last: str | None) -> list[str]:
    """Return the words for the days that a publication may have been: of a day its year, month and day.

    An article of which only the month is known has no word for a day, and is found when all of the month is asked for.
    """
    if first is None or last is None:
        return []
    words = [f"y{first[:4]}"]
    if first[:7] == last[:7]:
        words.append(f"m{first[:7].replace('-', '')}")
    if first == last:
        words.append(f"d{first.replace('-', '')}")
    return words


def within(first: date, last: date) -> list[str]:
    """Return the words that cover the days from `first` to `last`, both included: whole years, whole months, days."""
    words: list[str] = []
    at = first
    while at <= last:
        year_end, month_end = date(at.year, 12, 31), at.replace(day=calendar.monthrange(at.year, at.month)[1])
        if (at.month, at.day) == (1, 1) and year_end <= last:
            word, end = f"y{at:%Y}", year_end
        elif at.day == 1 and month_end <= last:
            word, end = f"m{at:%Y%m}", month_end
        else:
            word, end = f"d{at:%Y%m%d}", at
        words.append(word)
        if end == date.max:
            break
        at = end + timedelta(days=1)
    return words


def limited(match: str, limits: Iterable[Sequence[str]]) -> str:
    """Return what must match besides one word of each limit; a limit without a word is matched by nothing."""
    return match + "".join(f" AND ({{facts}} : ({' OR '.join(words or _NEVER)}))" for words in limits)
