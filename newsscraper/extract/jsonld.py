"""JSON-LD as newspapers write it: read by hand, tolerantly, within bounds."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

Node = dict[str, Any]

MAX_BLOCK = 2_000_000
"""Characters of one script that are read; real ones stay below 100,000."""
MAX_NODES = 2_000
"""Nodes that are kept of one page; a long live blog has some hundreds."""

_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)+|(?:-->|/?/?\*?\s*\]\]>\s*(?:\*/)?|;)+\s*$"
)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|//[^\n]*|/\*.*?(?:\*/|\Z)|,(?=\s*[}\]])|[٠-٩۰-۹]+', re.DOTALL)
_BARE_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_INNER_QUOTE = re.compile(r'(?<![{\[,:\\])(?<![{\[,:\\]\s)"(?!\s*[:,}\]])')


def blocks(text: str) -> list[Node]:
    """Return the nodes of one `<script type="application/ld+json">`, flattened over arrays and `@graph`.

    Accepts what real pages hold: CDATA and comment wrappers, control characters inside strings, trailing commas,
    comments, HTML-escaped quotes, Arabic digits as numbers, several objects one after the other, unescaped
    quotation marks inside a headline. What stays unreadable gives an empty list.
    """
    found: list[Node] = []
    for value in _values(text[:MAX_BLOCK]):
        found.extend(_flatten(value))
        if len(found) > MAX_NODES:
            break
    return found[:MAX_NODES]


def _values(text: str) -> list[Any]:
    """Read the text as written, then with one repair more at each try."""
    text = text.strip()
    if text[:1] not in ("{", "[") or text[-1:] not in ("}", "]"):
        text = _WRAPPING.sub("", text).strip().lstrip("\ufeff")
    if not text.startswith(("{", "[", "&")):
        text = text[min((i for i in (text.find("{"), text.find("[")) if i >= 0), default=len(text)) :]
    for repair in (_as_is, _tidy, _unescaped, _quoted):
        try:
            if values := list(_decode_all(repair(text))):
                return values
        except (ValueError, RecursionError):
            continue
    return []


def _decode_all(text: str) -> Iterator[Any]:
    """Yield each of several JSON values written one after the other."""
    decoder = json.JSONDecoder(strict=False)
    at, end = 0, len(text)
    while at < end:
        value, at = decoder.raw_decode(text, at)
        yield value
        while at < end and text[at] in " \t\r\n,;\ufeff":
            at += 1


def _as_is(text: str) -> str:
    return text


def _tidy(text: str) -> str:
    """Drop comments and trailing commas, fold Arabic digits outside strings, double stray backslashes."""
    return _BARE_ESCAPE.sub(r"\\\\", _TOKEN.sub(_token, text))


def _token(found: re.Match[str]) -> str:
    token = found.group()
    if token.startswith('"'):
        return token
    return "".join(str(int(c)) for c in token) if token[0].isdigit() else ""


def _unescaped(text: str) -> str:
    """Undo HTML escaping of the whole block: `{&quot;@type&quot;: …`."""
    return _tidy(unescape(text)) if "&quot;" in text or "&#34;" in text else _tidy(text)


def _quoted(text: str) -> str:
    """Escape quotation marks that neither open nor close a string: `"headline": "قال "لا" ثم سكت"`."""
    return _tidy(_INNER_QUOTE.sub(r"\"", text))


def _flatten(value: Any) -> Iterator[Node]:
    """Yield the objects of a value, outermost first, without recursion."""
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:MAX_NODES]
        elif isinstance(item, dict):
            yield item
            if isinstance(item.get("@graph"), (list, dict)):
                waiting.insert(0, item["@graph"])
