"""Words as they are written, and the keys they are counted under: each distinct form is folded once."""

import re

from newsscraper.text.forms import search_key, stem_key
from newsscraper.text.marks import HARAKAT_CLASS, TATWEEL

SURFACE = re.compile(rf"[^\W_](?:[\w{HARAKAT_CLASS}{TATWEEL}]|['’](?=\w))*")
"""A word as it is written, vowel signs and tatweel with it."""


class Keys(dict[str, tuple[str, ...]]):
    """Surface form → its search keys, mostly one; made when first asked for."""

    def __init__(self, *, stems: bool = False) -> None:
        super().__init__()
        self._key = stem_key if stems else search_key

    def __missing__(self, surface: str) -> tuple[str, ...]:
        found = self[surface] = tuple(self._key(surface).split())
        return found
