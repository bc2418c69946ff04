"""The markup of a page → its tree; what lxml would lose of it is looked for and brought back.

Works on bytes of UTF-8, which libxml2 takes as they are and which are searched twice as fast as text.
"""

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_RESCUE = 4_000_000
"""Bytes that the second, slower parser is given at most: about four seconds of work."""

_EMPTY = b"<html><body></body></html>"
_COUNT = etree.XPath("count(descendant-or-self::*)")
_DOCUMENT_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
_OPEN_COMMENT = re.compile(rb"<!--[^<>]{0,200}>?")
_STRETCH = 5_000
"""Bytes: half the shortest long tag, so that one fills at least one stretch from end to end."""
_LONG_TAG = re.compile(rb"<([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{10000,}>?")
_INLINE_TAGS = re.compile(rb"</?(?:font|span|b|i|u|em|strong|center|small|big|o:p)\b[^<>]{0,2000}>", re.IGNORECASE)
_NESTING_TAGS = re.compile(
    rb"</?(?:div|section|article|table|tbody|tr|td|blockquote|ul|ol|li|form|dl|dd)\b[^<>]{0,2000}>", re.IGNORECASE
)


def encoded(text: str) -> bytes:
    """Return a text as `parse_html` takes it; unpaired surrogates become question marks."""
    return text.encode("utf-8", "replace")


def parse_html(html: bytes) -> tuple["_Element", bool]:
    """Return the root of a page and whether the markup needed a second parse.

    The first parse is lxml's. Its losses are known and looked for: text after `</html>`, a comment that is never
    closed, nesting beyond 256 levels (where libxml2 stops), a `<title>` or `<textarea>` that is never closed.
    """
    html = _tamed(html.replace(b"\0", b""))
    root, stopped = _lxml(html)
    for mend in (_joined, _uncommented, _flattened, _souped):
        mended = mend(html, root, stopped)
        if mended is not None:
            return mended, True
    return root, False


def _tamed(html: bytes) -> bytes:
    """Empty the tags that have thousands of attributes: libxml2 needs a minute for 100,000 of them."""
    stretches = (at for at in range(0, len(html), _STRETCH) if html.find(b"<", at, at + _STRETCH) < 0)
    if sum(html.count(b"=", at, at + _STRETCH) for at in stretches) < 1_000:
        return html
    signs = html.count(b"=")
    if signs < 5_000 or signs < 5_000 + 20 * html.count(b">"):
        return html
    return _LONG_TAG.sub(lambda tag: tag[0] if tag[0].count(b"=") < 2_000 else b"<" + tag[1] + b">", html)


def _lxml(html: bytes) -> tuple["_Element", bool]:
    """Parse with lxml; also say whether libxml2 stopped before the end."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False, no_network=True
    )
    try:
        root = etree.fromstring(html if not html.isspace() else b"", parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        root = etree.fromstring(_EMPTY, etree.HTMLParser())
    last = parser.error_log.last_error
    return root, last is not None and "depth" in last.message


def _joined(html: bytes, root: "_Element", stopped: bool) -> "_Element | None":
    """Bring in what stands after `</html>`: libxml2 makes it a sibling of the root, where no query sees it.

    Scripts and counting pixels are moved; text is worth a second parse, which gives it its place.
    """
    if stopped or (behind := root.getnext()) is None:
        return None
    if behind.getnext() is None and len(root) and not _letters(behind):
        root[-1].append(behind)
        return None
    return _lxml(_DOCUMENT_END.sub(b"", html))[0]


def _uncommented(html: bytes, root: "_Element", stopped: bool) -> "_Element | None":
    """Cut out a `<!--` that is never closed and would hide the rest of the page."""
    start = html.rfind(b"<!--")
    if start < 0 or html.find(b"--", start + 4) >= 0 or len(html) - start < 500:
        return None
    return _lxml(html[:start] + _OPEN_COMMENT.sub(b"", html[start:], count=1))[0]


def _flattened(html: bytes, root: "_Element", stopped: bool) -> "_Element | None":
    """Parse without inline tags, then without nesting ones: thousands of unclosed `<font>` reach libxml2's limit."""
    if not stopped:
        return None
    html = _INLINE_TAGS.sub(b" ", html)
    flat, stopped = _lxml(html)
    return _lxml(_NESTING_TAGS.sub(b"<br>", html))[0] if stopped else flat


def _souped(html: bytes, root: "_Element", stopped: bool) -> "_Element | None":
    """Parse with BeautifulSoup when far fewer elements came out than end tags went in."""
    elements = _elements(root)
    if len(html) > MAX_RESCUE or elements >= 0.3 * html.count(b"<"):  # one byte is counted much faster than two
        return None
    ends = html.count(b"</")
    if ends < 40 or elements >= 0.3 * ends:
        return None
    from bs4 import BeautifulSoup  # slow to import and rarely needed

    soup = BeautifulSoup(html.decode("utf-8", "replace"), "html.parser")
    mended = _lxml(encoded(soup.decode()))[0]
    return mended if _letters(mended) > 2 * _letters(root) else None


def _elements(root: "_Element") -> float:
    """Count the elements of a tree; libxml2 does it without making Python objects of them."""
    count = _COUNT(root)
    return count if isinstance(count, float) else 0.0


def _letters(root: "_Element") -> int:
    """Count the characters outside scripts, styles and titles, without white space at the ends of texts."""
    total = 0
    for element in root.iter(etree.Element):
        if element.tag not in ("script", "style", "title", "textarea"):
            total += len((element.text or "").strip())
        total += len((element.tail or "").strip())
    return total
