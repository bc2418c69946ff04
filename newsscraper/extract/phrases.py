"""Phrases that pages print, as patterns: in all their Arabic spellings, matched on folded text."""

import re

from newsscraper.text.forms import search_key


def folded(text: str) -> str:
    """Return a text in the form that patterns of phrases match."""
    return " ".join(search_key(text).split())


def any_of(phrases: str) -> str:
    """Return a pattern for one of the phrases between the bars, the longest first."""
    return "|".join(sorted({re.escape(folded(p)): None for p in phrases.split("|")}, key=len, reverse=True))
