"""XML as newspapers' feeds and sitemaps hold it: mended before it is parsed, within bounds, nothing fetched.

A feed that is not well-formed is the rule and not the exception: a newline before the declaration (Al-Masry Al-Youm,
2011), `&nbsp;` without a DTD, bare `&` in addresses, an encoding that is not the declared one, a cut end.
"""

import re
import zlib
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from newsscraper.text.encoding import decode
from newsscraper.text.forms import display_text

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 50_000_000
"""Bytes of one file that are read, unpacked: the limit of the sitemap protocol."""

_GZIP = b"\x1f\x8b"
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}>", re.IGNORECASE)
_DOCTYPE_START = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DOCTYPE_END = re.compile(r"\]\s*>")
_REFERENCE = re.compile(r"&(?:#(?P<number>\d{1,7}|[xX][0-9a-fA-F]{1,6});|(?P<name>[A-Za-z][A-Za-z0-9]{0,31});)?")
_TAG = re.compile(r"<(?:[A-Za-z/!][^<>]{0,5000})>")
_SEPARATORS = re.compile(r"\s*[,،;؛|]\s*")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse(body: bytes, content_type: str | None = None) -> "_Element | None":
    """Return the root of an XML file that may be packed and broken; None when there is no element in it."""
    text = mended(decode(unpacked(body), content_type).text)
    if not text:
        return None
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def unpacked(body: bytes) -> bytes:
    """Undo gzip, up to `MAX_BYTES`; a cut or damaged member gives what could be read of it."""
    if not body.startswith(_GZIP):
        return body[:MAX_BYTES]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES)
    except zlib.error:
        return b""


def mended(text: str) -> str:
    """Return markup that a parser can read: from the first `<`, without DTD, references all resolvable."""
    text = _UNREADABLE.sub("", text)
    start = text.find("<")
    if start < 0:
        return ""
    text = _without_doctype(_DECLARATION.sub("", text[start:], count=1))
    return "".join(_mended_parts(text))


def _without_doctype(text: str) -> str:
    """Cut the document type with its entity definitions: no feed needs them, and they are the way to explode."""
    found = _DOCTYPE_START.search(text, 0, 10_000)
    if not found:
        return text
    end, subset = text.find(">", found.end()), text.find("[", found.end())
    if 0 <= subset < end:
        closing = _DOCTYPE_END.search(text, subset)
        end = closing.end() - 1 if closing else len(text)
    return text[: found.start()] + text[end + 1 :] if end >= 0 else ""


def _mended_parts(text: str) -> Iterator[str]:
    """Yield the text with references mended outside CDATA sections and untouched inside them."""
    at = 0
    while at < len(text):
        start = text.find("<![CDATA[", at)
        if start < 0:
            yield _REFERENCE.sub(_reference, text[at:])
            return
        end = text.find("]]>", start)
        end = len(text) if end < 0 else end + 3
        yield _REFERENCE.sub(_reference, text[at:start])
        yield text[start:end]
        at = end


def _reference(found: re.Match[str]) -> str:
    """Return a reference that XML knows: names of HTML as characters, bare and unknown ones as text."""
    if found["number"]:
        return found[0] if _is_readable(found["number"]) else ""
    name = found["name"]
    if name in _XML_NAMES:
        return found[0]
    known = html5.get(f"{name};") if name else None
    return known if known and known not in "<>&" else "&amp;" + found[0][1:]


def _is_readable(number: str) -> bool:
    """Say whether XML allows the character of a numeric reference."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def name_of(element: "_Element") -> str:
    """Return the local name in small letters, whether its namespace was declared (`{…}date`) or not (`dc:date`)."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def prefix_of(element: "_Element") -> str:
    """Return the prefix of an element's name as written (`dc`, `media`), else an empty string."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return (element.prefix or tag.rpartition("}")[2].rpartition(":")[0]).lower()


def text_of(element: "_Element") -> str:
    """Return all text below an element, markup aside."""
    return "".join(map(str, element.itertext(etree.Element))) if len(element) else element.text or ""


def keywords(text: str) -> list[str]:
    """Return the keywords in a value, split at commas and the like of either script."""
    return [word for word in _SEPARATORS.split(plain(text)) if word]


def plain(text: str, limit: int = 2_000) -> str:
    """Return readable text of a value that may hold escaped HTML, cut at a word before `limit` characters."""
    text = text[:200_000]
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub(" ", unescape(text) if "<" not in text else text))
        text = _TAG.sub(" ", text)
    text = " ".join(display_text(text).split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"
