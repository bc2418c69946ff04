"""A page without what it shows of something withdrawn: its headline and links to it give way to spaces, byte for byte.

Found are, in markup, scripts and JSON alike: the texts themselves however they are escaped, links (the whole `href`
attribute goes, so that no link is left), other attributes and absolute addresses that lead there, and, where one of
these stands, strings and texts whose digest is that of a headline. Every length stays, so that chunk framing and
Content-Length still hold.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html.entities import codepoint2name
from urllib.parse import quote, unquote, urlsplit

from newsscraper.store.withdrawals import LEAST_TEXT, Withdrawn
from newsscraper.text.encoding import decode
from newsscraper.text.marks import BIDI, TATWEEL, ZERO_WIDTH
from newsscraper.text.urls import absolute

Span = tuple[int, int]

_GAP = rf"(?:\s|[+_{TATWEEL}{BIDI}{ZERO_WIDTH}-]|&nbsp;|&#160;|&#xa0;|\\[nrt]|\\u00a0|%20|<[^<>]{{1,200}}>)+"
"""What may stand between two words: space, tags, the signs of slugs."""
_HIDDEN = rf"[{BIDI}{ZERO_WIDTH}{TATWEEL}]*"
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]{1,4000})"|'([^']{1,4000})'|([^\s"'<>]{1,4000}))""", re.IGNORECASE)
_VALUE = re.compile(r"""=\s*(?:"([/hH.?][^"\s]{1,4000})"|'([/hH.?][^'\s]{1,4000})')""")
_ADDRESS = re.compile(r"""https?:(?:\\?/){2}(?:\\/|\\u[0-9a-f]{4}|[^\s"'<>\\]){1,4000}""", re.IGNORECASE)
_STRINGS = (
    re.compile(r">([^<>]{8,2000})<"),
    re.compile(r'"((?:\\.|[^"\\<>]){8,2000})"'),
    re.compile(r"'((?:\\.|[^'\\<>]){8,2000})'"),
)
_TAG = re.compile(r"<[^<>]{1,200}>")
_WORD = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")


@dataclass(frozen=True)
class Sought:
    """What to look for in pages."""

    known: Withdrawn
    texts: frozenset[str] = frozenset()
    """Headlines, subtitles and descriptions themselves, while the article can still be read."""
    addresses: frozenset[str] = frozenset()
    """Its addresses, likewise."""

    @cached_property
    def needles(self) -> tuple[bytes, ...]:
        """Bytes of which a page holds at least one if it shows anything; none when only digests are known."""
        words = (max(_WORD.findall(text) or [text], key=len) for text in self.texts)
        return tuple({needle for word in (*words, *map(_path, self.addresses)) for needle in _spellings(word)})

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The texts as pages may write them."""
        return tuple(_pattern(text) for text in sorted(self.texts, key=len, reverse=True))

    def may_be_in(self, body: bytes) -> bool:
        """Say whether it is worth looking closely."""
        return not self.needles or any(needle in body for needle in self.needles)

    def is_said_in(self, *texts: str | None) -> bool:
        """Say whether one of these texts, which are another article's own, holds one that is sought."""
        return any(self.known.says(text) for text in texts) or any(
            pattern.search(text) for text in texts if text for pattern in self.patterns
        )


def masked(body: bytes, *, url: str, content_type: str | None, sought: Sought) -> bytes | None:
    """Return the body with spaces for what is sought: the same bytes when there is nothing; None when it cannot be.

    It cannot be where the encoding loses bytes, or has more than one byte for a space.
    """
    if not sought.may_be_in(body):
        return body
    codec = decode(body, content_type).charset
    text = body.decode(codec, "surrogateescape")
    spans = _merged([*_found(text, url, sought)])
    if not spans:
        return body
    if codec.startswith(("utf-16", "utf-32")) or text.encode(codec, "surrogateescape") != body:
        return None
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start].encode(codec, "surrogateescape"), b" " * _size(text[start:end], codec)]
        at = end
    return b"".join([*pieces, text[at:].encode(codec, "surrogateescape")])


def _size(text: str, codec: str) -> int:
    return len(text.encode(codec, "surrogateescape"))


def _merged(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


# ── what is found ────────────────────────────────────────────────────────────────────────────────


def _found(text: str, url: str, sought: Sought) -> Iterator[Span]:
    shown = [*_links(text, url, sought.known), *_texts(text, sought)]
    yield from shown
    if shown:
        yield from _strings(text, sought.known)


def _links(text: str, url: str, known: Withdrawn) -> Iterator[Span]:
    for found in _HREF.finditer(text):
        if _leads_there(found[1] or found[2] or found[3], url, known):
            yield found.span()
    for found in _VALUE.finditer(text):
        if _leads_there(found[1] or found[2], url, known):
            yield found.span(found.lastindex or 0)
    for found in _ADDRESS.finditer(text):
        if _leads_there(found[0], url, known):
            yield found.span()


def _leads_there(value: str, url: str, known: Withdrawn) -> bool:
    rooted = value[:1] == "/" and value[:2] != "//"
    return known.has(_target(_origin(url) if rooted else url, value))


@lru_cache(maxsize=16)
def _origin(url: str) -> str:
    return absolute(url, "/") or url


@lru_cache(maxsize=65_536)
def _target(base: str, value: str) -> str | None:
    """Return where a link leads; the menus of a site say the same on every page."""
    return absolute(base, html.unescape(_unescaped(value)).strip())


def _texts(text: str, sought: Sought) -> Iterator[Span]:
    for pattern in sought.patterns:
        for found in pattern.finditer(text):
            yield from _between_tags(text, *found.span())


def _between_tags(text: str, start: int, end: int) -> Iterator[Span]:
    for tag in _TAG.finditer(text, start, end):
        if start < tag.start():
            yield start, tag.start()
        start = tag.end()
    if start < end:
        yield start, end


def _strings(text: str, known: Withdrawn) -> Iterator[Span]:
    """Yield texts between tags and quoted strings that are, once unescaped, a headline by its digest."""
    for pattern in _STRINGS:
        at = 0
        while found := pattern.search(text, at):
            at = found.end() - 1  # the sign that ends one may begin the next
            said = html.unescape(_unescaped(found[1]))
            if len(said) >= LEAST_TEXT and known.says(said):
                yield found.span(1)


def _unescaped(text: str) -> str:
    """Return a text without the escapes of JSON."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text).replace("\\/", "/").replace('\\"', '"')


# ── spellings ────────────────────────────────────────────────────────────────────────────────────


def _pattern(text: str) -> re.Pattern[str]:
    words = (_HIDDEN.join(_character(sign) for sign in word) for word in text.split())
    return re.compile(_GAP.join(words), re.IGNORECASE)


def _character(sign: str) -> str:
    code = ord(sign)
    forms = [re.escape(sign), rf"&#0*{code}(?:;|(?!\d))", rf"&#x0*{code:x}(?:;|(?![0-9a-f]))", _json(sign)]
    if code in codepoint2name:
        forms.append(f"&{codepoint2name[code]};?")
    if not sign.isascii():
        forms.append(re.escape(quote(sign)))
    if sign in "\"'/":
        forms.append(r"\\" + sign)
    return f"(?:{'|'.join(forms)})"


def _json(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    pairs = (units[n : n + 2].hex() for n in range(0, len(units), 2))
    return "".join(rf"\\u{pair}" for pair in pairs)


def _spellings(word: str) -> Iterator[bytes]:
    """Yield the bytes of a word in the usual encodings and escapes."""
    for codec in ("utf-8", "windows-1256", "iso-8859-6"):
        try:
            yield word.encode(codec)
        except UnicodeEncodeError:
            continue
    yield from (form.encode() for form in (quote(word, safe="/"), quote(word, safe="/").lower()))
    yield word.replace("/", "\\/").encode(errors="surrogatepass")
    escaped = "".join(sign if sign.isascii() else _json(sign).replace("\\\\", "\\") for sign in word)
    decimal = "".join(sign if sign.isascii() else f"&#{ord(sign)};" for sign in word)
    hexadecimal = "".join(sign if sign.isascii() else f"&#x{ord(sign):x};" for sign in word)
    yield from (form.encode(errors="surrogatepass") for form in (escaped, escaped.replace("/", "\\/"), decimal))
    yield from (form.encode(errors="surrogatepass") for form in (hexadecimal, hexadecimal.upper().replace("X", "x")))
    yield "".join(sign if sign.isascii() else _json(sign).upper().replace("\\\\U", "\\u") for sign in word).encode(
        errors="surrogatepass"
    )


def _path(url: str) -> str:
    """Return what tells an address from others: its path and query, decoded; its host when there is no more."""
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    return path or parts.query or parts.netloc
