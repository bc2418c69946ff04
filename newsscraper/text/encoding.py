"""Bytes of a page to text, whatever its server, its head and its author say about the encoding.

Declarations lie: Apache's default `iso-8859-1` over UTF-8 pages, `utf-8` over windows-1256, a meta of the old site in
the pages of the new one. So what the bytes can be comes first, and what makes the better Arabic second::

    byte order mark → UTF-16 by its zero bytes → strict UTF-8 → UTF-8 with a few broken bytes
    → header, meta, windows-1256 and ISO-8859-6 compete by Arabic plausibility
    → no Arabic: what is declared, else Turkish, else charset-normalizer's guess, else windows-1252

Names follow the WHATWG encoding standard (`iso-8859-1` means windows-1252).
"""

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from charset_normalizer import from_bytes

from newsscraper.text.charsets import canonical_name, declarations
from newsscraper.text.marks import BOM, NULL, REPLACEMENT
from newsscraper.text.mojibake import repair
from newsscraper.text.plausibility import arabic_plausibility


class Reason(StrEnum):
    """Why an encoding was used: the closed vocabulary of `Decoded.reason`."""

    EMPTY = "empty"
    """There is nothing to decode."""
    BOM = "bom"
    """A byte order mark says it."""
    ZERO_BYTES = "zero-bytes"
    """Every other byte is zero or an Arabic page number: UTF-16."""
    ASCII = "ascii"
    """Only ASCII: every usual encoding gives this text."""
    VALID_UTF8 = "valid-utf-8"
    """Bytes that are valid UTF-8 with characters of several bytes are UTF-8."""
    DAMAGED_UTF8 = "damaged-utf-8"
    """UTF-8 with a few broken bytes, which became U+FFFD."""
    ENCODED_TWICE = "encoded-twice"
    """Valid UTF-8 whose text had been read in a wrong encoding before it was saved; repaired."""
    DECLARED = "declared"
    """Header or markup say it, and the text agrees."""
    PLAUSIBLE = "plausible"
    """Nothing is declared, or something that gives no text: this gives the better one."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page and how it was read."""

    text: str
    """Without byte order mark and zero bytes."""
    charset: str
    """The encoding used, in lower case: `utf-8`, `windows-1256`, `iso-8859-6`, `windows-1252`, …"""
    declared: str | None
    """The encoding that the header, else the markup, states; in lower case; None when neither does."""
    reason: str
    """A `Reason`."""

    @property
    def lied(self) -> bool:
        """True when an encoding was declared and another was used."""
        return self.declared is not None and canonical_name(self.declared) != self.charset


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS = tuple(mark for mark, _ in _BOMS)
_SAMPLE = 8_000
"""Bytes that decide between encodings of one byte."""
_ENOUGH = 400
"""Bytes of letters that are enough to decide."""
_ASCII = bytes(range(0x80))
_HIGH = re.compile(rb"[\x80-\xff]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LETTERS = bytes(byte if byte >= 0x80 else ord("a") if chr(byte).isalpha() else ord(" ") for byte in range(256))
"""Translation of bytes: ASCII letters become `a`, other ASCII a space."""
_HIGH_SIGNS = bytes(range(0x80, 0xC0))
_STILL_ARABIC = -0.75
"""Plausibility of rare names and single words, where no other script is declared; those, read as Arabic, are below."""
_HEAD_START = 1.0
"""Nats in all, not for each character, for what is declared, else for windows-1256: decides between single words."""
_SAMPLED = 20_000
_TWICE = 12
"""Of the bytes beyond one a character, misread Arabic has at least every sixth in that range."""
_WORDS = 250
"""Words that decide whether a text is Arabic."""
_TURKISH = re.compile(rb"(?i)\b(?:ve|bir|bu|ile|da|de|olarak|daha|olan|kadar|sonra|gibi|ama|dedi)\b")
_TURKISH_LETTER = re.compile(rb"[\xf0\xfd\xfe]")
_LATIN_CHARSETS = ("windows-1252", "windows-1250", "windows-1254", "iso-8859-15", "iso-8859-2")
_ARABIC_CHARSETS = ("windows-1256", "iso-8859-6")


def decode(body: bytes, content_type: str | None) -> Decoded:
    """Read the bytes of a page (after transfer- and content-decoding); `content_type` is its header's value.

    Never raises; bytes that no rule explains become U+FFFD. About 1 ms for 30 kB.
    """
    stated = declarations(body, content_type)
    declared = stated[0] if stated else None
    if not body:
        return Decoded("", canonical_name(declared) or "utf-8", declared, Reason.EMPTY)
    if (text := _valid_utf8(body)) is not None:
        charset, reason = "utf-8", Reason.ASCII if text.isascii() else Reason.VALID_UTF8
    else:
        charset, reason = _unicode(body) or _by_meaning(body, stated)
        text = body.decode(charset, "replace").removeprefix(BOM)
    if b"\0" in body:
        text = text.replace(NULL, "")
    if reason == Reason.VALID_UTF8 and _may_be_encoded_twice(body, text) and (repaired := repair(text)) != text:
        text, reason = repaired, Reason.ENCODED_TWICE
    if reason == Reason.ASCII and declared and _same_in_ascii(declared):
        charset, reason = canonical_name(declared) or charset, Reason.DECLARED
    return Decoded(text, charset, declared, reason)


def _valid_utf8(body: bytes) -> str | None:
    """Return the text of most pages: valid UTF-8 without a mark and without the zero bytes of UTF-16."""
    if body.startswith(_MARKS) or _utf16_by_zeros(body):
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unicode(body: bytes) -> tuple[str, Reason] | None:
    """Recognise the encodings that prove themselves, other than valid UTF-8."""
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return charset, Reason.BOM
    if utf16 := _utf16_by_zeros(body):
        return utf16, Reason.ZERO_BYTES
    return ("utf-8", Reason.DAMAGED_UTF8) if _is_damaged_utf8(body) else None


def _may_be_encoded_twice(body: bytes, text: str) -> bool:
    """Say whether enough of a text's characters beyond ASCII lie in U+0080 to U+00FF, as those of misread Arabic do.

    Counts bytes of a sample from the whole page, which is much quicker than to look for the signs in the text: nearly
    every page ends here.
    """
    step = 1 + len(body) // _SAMPLED
    sample = body[::step]
    return (sample.count(b"\xc2") + sample.count(b"\xc3")) * step * _TWICE > len(body) - len(text)


def _utf16_by_zeros(body: bytes) -> str | None:
    """Recognise UTF-16 without a mark: nearly all high bytes are 0, or 6 (the Arabic block), and no low ones are."""
    head = body[:4096]
    if NULL.encode() not in head or len(head) < 4:
        return None
    even, odd = head[0::2], head[1::2]
    high = {parity: part.count(0) + part.count(6) for parity, part in (("be", even), ("le", odd))}
    for order, other in (("le", "be"), ("be", "le")):
        if high[order] > 0.7 * len(even) and high[other] < 0.1 * len(even):
            return f"utf-16-{order}"
    return None


def _is_damaged_utf8(body: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from text of another encoding, where valid sequences are rare accidents."""
    sequences, broken = _utf8_balance(_sample(body)[:2000])
    if sequences < broken:
        return False
    sequences, broken = _utf8_balance(body)
    return sequences > 3 * broken


def _utf8_balance(body: bytes) -> tuple[int, int]:
    """Count the valid sequences of several bytes and the broken ones."""
    broken = body.decode("utf-8", "replace").count(REPLACEMENT) - body.count(REPLACEMENT.encode())
    return len(_SEQUENCE.findall(body)), broken


def _by_meaning(body: bytes, stated: list[str]) -> tuple[str, Reason]:
    """Choose an encoding of one byte, or of an East Asian language, by the text that it gives."""
    named = [name for label in stated if (name := canonical_name(label)) and not name.startswith("utf-")]
    sample = _sample(body)
    accented, words = _words(sample)
    if arabic := _arabic(words, accented, named):
        return arabic, Reason.DECLARED if arabic in named else Reason.PLAUSIBLE
    is_latin = sum(len(word.translate(None, _HIGH_SIGNS)) > 1 for word in words) <= accented
    if is_latin and _is_turkish(sample):
        return "windows-1254", Reason.DECLARED if "windows-1254" in named else Reason.PLAUSIBLE
    for name in named:
        if name not in _ARABIC_CHARSETS and (is_latin or name not in _LATIN_CHARSETS) and _decodes(body, name):
            return name, Reason.DECLARED
    return "windows-1252" if is_latin else _guess(sample), Reason.PLAUSIBLE


def _words(sample: bytes) -> tuple[int, list[bytes]]:
    """Return how many words mix ASCII letters with high bytes, as Latin scripts do, and those of high bytes."""
    high = [word for word in sample.translate(_LETTERS).split() if not word.isascii()]
    pure = [word for word in high if b"a" not in word]
    return len(high) - len(pure), pure


def _sample(body: bytes) -> bytes:
    """Return what decides: the bytes from the first one that is not ASCII, more of them when they are mostly markup."""
    first = _HIGH.search(body)
    start = max(0, first.start() - 20) if first else 0
    sample = body[start : start + _SAMPLE]
    return sample if len(sample.translate(None, _ASCII)) >= _ENOUGH else body[start : start + 15 * _SAMPLE]


def _arabic(words: list[bytes], accented: int, named: list[str]) -> str | None:
    """Return the encoding in which the words of the page are Arabic, a declared one at a draw; None when none is."""
    if len(words) <= accented:
        return None
    text = b" ".join(words[:: 1 + len(words) // _WORDS])
    order = sorted(_ARABIC_CHARSETS, key=lambda name: name not in named)
    scores = {name: arabic_plausibility(text.decode(name, "replace")) for name in order}
    scores[order[0]] += _HEAD_START / (len(text) + 1)
    best = max(order, key=lambda name: scores[name])
    foreign = any(name not in (*_ARABIC_CHARSETS, *_LATIN_CHARSETS) for name in named)
    return best if scores[best] > (0 if foreign else _STILL_ARABIC) else None


def _is_turkish(sample: bytes) -> bool:
    """Tell Turkish: the places of ğ ş ı, which are Icelandic letters in windows-1252, beside Turkish function words."""
    return _TURKISH_LETTER.search(sample) is not None and len(_TURKISH.findall(sample)) >= 3


def _guess(sample: bytes) -> str:
    found = from_bytes(sample).best()
    name = canonical_name(found.encoding) if found else None
    return name if name and name not in _ARABIC_CHARSETS else "windows-1252"


def _decodes(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except (UnicodeDecodeError, ValueError):
        return name == "windows-1252"
    return True


def _same_in_ascii(label: str) -> bool:
    name = canonical_name(label)
    return name is not None and not name.startswith(("utf-16", "utf-32", "iso-2022", "hz"))
