"""One page: decoded once, parsed once, its structured data read once and only when asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsscraper.extract import jsonld, markup
from newsscraper.text.encoding import Decoded, Reason, decode
from newsscraper.text.urls import wellformed

if TYPE_CHECKING:
    from lxml.etree import _Element

_AS_SENT = (Reason.VALID_UTF8, Reason.ASCII)
_HEAD_TAGS = ("base", "link", "meta", "script", "title")
_META_NAMES = ("name", "property", "itemprop", "http-equiv")


@dataclass(frozen=True)
class Document:
    """A parsed page. Everything derived from the tree is computed at first use and kept."""

    url: str
    """The address the page was fetched from, empty when it is none; base of relative links unless `<base>` differs."""
    decoded: Decoded
    """How the bytes became text."""
    tree: "_Element"
    """The root element; comments and processing instructions are not in it."""
    rescued: bool = False
    """True when the markup was broken so that the first parse lost text."""
    utf8: bytes = b""
    """The page as it was parsed: as sent, or its text in UTF-8."""
    story: Any = None
    """The story itself where the body is JSON: what `json:` sources read."""

    @staticmethod
    def parse(html: bytes, *, url: str, content_type: str | None = None) -> "Document":
        """Decode and parse the body of a response. Any bytes give a document; empty ones an empty tree."""
        decoded = decode(html, content_type)
        utf8 = html if decoded.reason in _AS_SENT else markup.encoded(decoded.text)
        tree, rescued = markup.parse_html(utf8)
        return Document(url=wellformed(url), decoded=decoded, tree=tree, rescued=rescued, utf8=utf8)

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
