"""One page: decoded once, parsed once, its structured data read once and only when asked for."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from newsscraper.extract import jsonld
from newsscraper.text.encoding import Decoded, Reason, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_RESCUE = 4_000_000
"""Characters that the second, slower parser is given at most: about four seconds of work."""

_AS_SENT = (Reason.VALID_UTF8, Reason.ASCII)
_EMPTY = "<html><body></body></html>"
_HEAD_TAGS = ("base", "link", "meta", "script", "title")
_META_NAMES = ("name", "property", "itemprop", "http-equiv")
_COUNT = etree.XPath("count(descendant-or-self::*)")
_DOCUMENT_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_OPEN_COMMENT = re.compile(r"<!--[^<>]{0,200}>?")
_STRETCH = 5_000
"""Characters: half the shortest long tag, so that one fills at least one stretch from end to end."""
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{10000,}>?")
_INLINE_TAGS = re.compile(r"</?(?:font|span|b|i|u|em|strong|center|small|big|o:p)\b[^<>]{0,2000}>", re.IGNORECASE)
_NESTING_TAGS = re.compile(
    r"</?(?:div|section|article|table|tbody|tr|td|blockquote|ul|ol|li|form|dl|dd)\b[^<>]{0,2000}>", re.IGNORECASE
)


@dataclass(frozen=True)
class Document:
    """A parsed page. Everything derived from the tree is computed at first use and kept."""

    url: str
    """The address the page was fetched from; base of its relative links unless `<base>` says otherwise."""
    decoded: Decoded
    """How the bytes became text."""
    tree: "_Element"
    """The root element; comments and processing instructions are not in it."""
    rescued: bool = False
    """True when the markup was broken so that the first parse lost text."""
    story: Any = None
    """The story itself where the body is JSON: what `json:` sources read."""

    @staticmethod
    def parse(html: bytes, *, url: str, content_type: str | None = None) -> "Document":
        """Decode and parse the body of a response. Any bytes give a document; empty ones an empty tree."""
        decoded = decode(html, content_type)
        as_sent = decoded.reason in _AS_SENT and b"\0" not in html
        tree, rescued = parse_html(decoded.text, html if as_sent else None)
        return Document(url=url, decoded=decoded, tree=tree, rescued=rescued)

    @property
    def text(self) -> str:
        """The whole page as text, markup included."""
        return self.decoded.text

    @cached_property
    def head(self) -> dict[str, list["_Element"]]:
        """The elements that speak to programs, wherever they stand, by their tag: one look through the tree."""
        found: dict[str, list[_Element]] = {tag: [] for tag in _HEAD_TAGS}
        for element in self.tree.iter(*_HEAD_TAGS):
            found[str(element.tag)].append(element)
        return found

    @cached_property
    def base(self) -> str:
        """The address that relative links are joined to."""
        for element in self.head["base"]:
            if href := (element.get("href") or "").strip():
                return href if href.startswith(("http://", "https://")) else self.url
        return self.url

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Lower-case name, property, itemprop or http-equiv of each `<meta>` → its values, in page order."""
        found: dict[str, list[str]] = {}
        for element in self.head["meta"]:
            stated = dict(element.items())
            content = str(stated.get("content", "")).strip()
            for name in {stated[key] for key in _META_NAMES if key in stated} if content else ():
                if name:
                    found.setdefault(str(name).strip().lower(), []).append(content)
        return found

    @cached_property
    def title(self) -> str:
        """The text of `<title>` with single spaces, empty where there is none."""
        found = next((e.text for e in self.head["title"] if e.text and not e.text.isspace()), "")
        return " ".join(found.split())

    @cached_property
    def jsonld(self) -> list[jsonld.Node]:
        """The nodes of all JSON-LD blocks, flattened over arrays and `@graph`, in page order."""
        found: list[jsonld.Node] = []
        for script in self.head["script"]:
            if "ld+json" in (script.get("type") or "").lower() and script.text:
                found.extend(jsonld.blocks(script.text))
        for stated in self.meta.get("script:ld+json", ())[:20]:  # what a framework makes of a misplaced setting
            found.extend(jsonld.blocks(stated))
        return found[: jsonld.MAX_NODES]


def parse_html(text: str, utf8: bytes | None = None) -> tuple["_Element", bool]:
    """Return the root of a page and whether the markup needed a second parse.

    `utf8` are the bytes of the text where they are at hand, which saves encoding it.

    The first parse is lxml's. Its losses are known and looked for: text after `</html>`, a comment that is never
    closed, nesting beyond 256 levels (where libxml2 stops), a `<title>` or `<textarea>` that is never closed.
    """
    tame = _tamed(text)
    if tame is not text:
        text, utf8 = tame, None
    root, stopped = _lxml(text, utf8)
    for mend in (_joined, _uncommented, _flattened, _souped):
        mended = mend(text, root, stopped)
        if mended is not None:
            return mended, True
    return root, False


def _tamed(text: str) -> str:
    """Empty the tags that have thousands of attributes: libxml2 needs a minute for 100,000 of them."""
    stretches = (at for at in range(0, len(text), _STRETCH) if text.find("<", at, at + _STRETCH) < 0)
    if sum(text.count("=", at, at + _STRETCH) for at in stretches) < 1_000:
        return text
    signs = text.count("=")
    if signs < 5_000 or signs < 5_000 + 20 * text.count(">"):
        return text
    return _LONG_TAG.sub(lambda tag: tag[0] if tag[0].count("=") < 2_000 else f"<{tag[1]}>", text)


def _lxml(text: str, utf8: bytes | None = None) -> tuple["_Element", bool]:
    """Parse with lxml; also say whether libxml2 stopped before the end."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False, no_network=True
    )
    body = utf8 or text.replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(body if not body.isspace() else b"", parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        root = etree.fromstring(_EMPTY.encode(), etree.HTMLParser())
    last = parser.error_log.last_error
    return root, last is not None and "depth" in last.message


def _joined(text: str, root: "_Element", stopped: bool) -> "_Element | None":
    """Bring in what stands after `</html>`: libxml2 makes it a sibling of the root, where no query sees it.

    Scripts and counting pixels are moved; text is worth a second parse, which gives it its place.
    """
    if stopped or (behind := root.getnext()) is None:
        return None
    if behind.getnext() is None and len(root) and not _letters(behind):
        root[-1].append(behind)
        return None
    return _lxml(_DOCUMENT_END.sub("", text))[0]


def _uncommented(text: str, root: "_Element", stopped: bool) -> "_Element | None":
    """Cut out a `<!--` that is never closed and would hide the rest of the page."""
    start = text.rfind("<!--")
    if start < 0 or text.find("--", start + 4) >= 0 or len(text) - start < 500:
        return None
    return _lxml(text[:start] + _OPEN_COMMENT.sub("", text[start:], count=1))[0]


def _flattened(text: str, root: "_Element", stopped: bool) -> "_Element | None":
    """Parse without inline tags, then without nesting ones: thousands of unclosed `<font>` reach libxml2's limit."""
    if not stopped:
        return None
    text = _INLINE_TAGS.sub(" ", text)
    flat, stopped = _lxml(text)
    return _lxml(_NESTING_TAGS.sub("<br>", text))[0] if stopped else flat


def _souped(text: str, root: "_Element", stopped: bool) -> "_Element | None":
    """Parse with BeautifulSoup when far fewer elements came out than end tags went in."""
    elements = _elements(root)
    if len(text) > MAX_RESCUE or elements >= 0.3 * text.count("<"):  # one character is counted much faster than two
        return None
    ends = text.count("</")
    if ends < 40 or elements >= 0.3 * ends:
        return None
    from bs4 import BeautifulSoup  # slow to import and rarely needed

    soup = BeautifulSoup(text, "html.parser")
    mended = _lxml(soup.decode())[0]
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
