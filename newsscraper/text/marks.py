"""Names of characters that cannot be seen in source code: marks, joiners, odd spaces, controls."""

NULL = "\x00"
NBSP = "\u00a0"
SOFT_HYPHEN = "\u00ad"
NARROW_NBSP = "\u202f"
ZWSP = "\u200b"
ZWNJ = "\u200c"
ZWJ = "\u200d"
WORD_JOINER = "\u2060"
BOM = "\ufeff"
REPLACEMENT = "\ufffd"

TATWEEL = "\u0640"
FATHATAN = "\u064b"
SUKUN = "\u0652"
HAMZA_ABOVE = "\u0654"
VOWEL_SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
"""The eight signs of school vocalisation, from fathatan to sukun."""
SUPERSCRIPT_ALEF = "\u0670"

LRM = "\u200e"
RLM = "\u200f"
ALM = "\u061c"
LRE = "\u202a"
RLE = "\u202b"
PDF = "\u202c"
LRO = "\u202d"
RLO = "\u202e"
LRI = "\u2066"
RLI = "\u2067"
FSI = "\u2068"
PDI = "\u2069"

DIRECTION_MARKS = LRM + RLM + ALM
"""Marks that act as one invisible letter of a direction."""
OPENERS = LRE + RLE + LRO + RLO + LRI + RLI + FSI
"""Controls that open an embedding, override or isolate (UAX #9)."""
CLOSERS = PDF + PDI
BIDI = DIRECTION_MARKS + OPENERS + CLOSERS
"""All controls of the bidirectional algorithm."""

ZERO_WIDTH = ZWSP + ZWNJ + ZWJ + WORD_JOINER + BOM + SOFT_HYPHEN
"""Characters without width or direction."""

HARAKAT_CLASS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
)
"""Vowel signs and Koranic marks, as the inside of a regular expression's character class."""
ODD_SPACE_CLASS = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space other than the plain space, line ends included, as the inside of a character class."""
SPACE_CLASS = ODD_SPACE_CLASS + " "
"""White space of any width, as the inside of a character class."""
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
INVISIBLE_CLASS = _CONTROLS + "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff"
"""Controls, joiners that stand for nothing, annotation marks and non-characters, as the inside of a character class."""
