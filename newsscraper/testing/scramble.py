"""A real page → a page that may be published: its words replaced, its structure, dates and labels kept.

What is replaced: texts, attributes that people read, slugs in addresses, strings of JSON-LD. What is dropped:
comments, scripts but JSON-LD, styles, handlers, hidden form values, long tokens, mails, telephone numbers. Ids in
addresses, class names and hosts stay: the rules of extraction live on them. All else is as the server sent it.
"""

import json
import re
from html import escape, unescape
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from newsscraper.errors import BadInput
from newsscraper.extract import json_path, jsonld
from newsscraper.testing.words import Words, of_page, without_tokens
from newsscraper.text.encoding import decode

_PIECE = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<cdata><!\[CDATA\[)(?P<data>.*?)(?P<uncdata>\]\]>)"
    r"|(?P<script><script\b[^>]*>)(?P<code>.*?)(?P<end></script\s*>)"
    r"|(?P<style><style\b[^>]*>).*?(?P<unstyle></style\s*>)"
    r"|(?P<tag><[a-zA-Z/!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*>|<[a-zA-Z/!?][^>]*>)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([\w:@.-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>=]+)""")
_ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"
_READ = frozenset({"title", "alt", "placeholder", "aria-label", "aria-description", "summary", "label", "abbr"})
_PLAIN = frozenset(
    {
        "class",
        "id",
        "lang",
        "dir",
        "type",
        "rel",
        "name",
        "property",
        "itemprop",
        "itemtype",
        "itemscope",
        "role",
        "for",
    }
    | {"datetime", "width", "height", "charset", "http-equiv", "method", "target", "media", "sizes", "xmlns", "version"}
    | {"loading", "async", "defer", "crossorigin", "colspan", "rowspan", "align", "standalone", "encoding"}
)
"""Attributes that say nothing to a reader: the rules of extraction live on some of them."""
_ADDRESSES = frozenset(
    {"href", "src", "action", "data-src", "data-href", "data-url", "srcset", "data-original", "poster"}
)
_ISO = re.compile(r"\s*[\d٠-٩]{4}-[\d٠-٩]{2}-[\d٠-٩]{2}")
_ADDRESS = re.compile(r"(?:https?:)?//|/\S*$")
_TECHNICAL = frozenset(
    {"viewport", "charset", "robots", "generator", "referrer", "theme-color", "og:type", "og:locale"}
)
_CODE = re.compile(r"[\w.:+/-]{1,40}", re.ASCII)
"""One word without a letter of Arabic: a code, a number, a type."""
_NAMES = frozenset({"name", "title", "author", "username", "user", "email"})
_STATED = frozenset({"@type", "@context", "inLanguage"})
_LANGUAGE = re.compile(r"\b(?:name|property|itemprop|http-equiv)\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)


def scramble(html: bytes, content_type: str | None = None) -> bytes:
    """Return a page with other words, in the encoding of the original; the same bytes always give the same page.

    Raises `BadInput` for a page whose encoding cannot be written back.
    """
    found = decode(html, content_type)
    words = of_page(html, found.text)
    value = json_path.load(html, content_type)
    text = _page(found.text, words) if value is None else _service(value, words)
    try:
        return text.encode(found.charset)
    except (LookupError, UnicodeEncodeError) as error:
        raise BadInput(f"the page cannot be written in its own encoding {found.charset}: {error}") from error


def scramble_url(url: str, html: bytes, content_type: str | None = None) -> str:
    """Return the address of a page with the slug that its scrambled page uses."""
    return _address(url, of_page(html, decode(html, content_type).text))


def _page(text: str, words: Words) -> str:
    made: list[str] = []
    end = 0
    for piece in _PIECE.finditer(text):
        made += [_readable(text[end : piece.start()], words), _piece(piece, words)]
        end = piece.end()
    return "".join([*made, _readable(text[end:], words)])


def _readable(text: str, words: Words) -> str:
    """Return what stands between tags: an address (feeds), markup that was escaped, or a text."""
    if "&lt;" in text:
        return escape(_page(unescape(text), words), quote=False)
    bare = text.strip()
    if _ADDRESS.match(bare) and not re.search(r"\s", bare):
        return text.replace(bare, escape(_address(unescape(bare), words), quote=False))
    return words.text(text)


def _piece(piece: re.Match[str], words: Words) -> str:
    if piece["comment"]:
        return ""
    if piece["cdata"]:
        data = piece["data"]
        return f"{piece['cdata']}{(_page if '<' in data else _readable)(data, words)}{piece['uncdata']}"
    if piece["script"]:
        code = _jsonld(piece["code"], words) if "ld+json" in piece["script"].lower() else ""
        return f"{_tag(piece['script'], words)}{code}{piece['end']}"
    if piece["style"]:
        return f"{piece['style']}{piece['unstyle']}"
    return _tag(piece["tag"], words)


def _service(value: Any, words: Words) -> str:
    """Return the answer of a JSON service with other words, markup in its strings read as such."""
    return json.dumps(_answer(value, words), ensure_ascii=False, indent=1) + "\n"


def _answer(value: Any, words: Words, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _answer(inner, words, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_answer(inner, words, key) for inner in value]
    if not isinstance(value, str):
        return value
    if "<" in value or "&lt;" in value:
        return _page(value, words)
    return without_tokens(value) if _CODE.fullmatch(value) and key not in _NAMES else _value(value, words)


def _jsonld(code: str, words: Words) -> str:
    """Return JSON-LD with its readable strings replaced; broken JSON comes back as far as it can be read."""
    try:
        value = json.loads(code, strict=False)
    except (ValueError, RecursionError):
        value = jsonld.blocks(code)
    return json.dumps(_json(value, words), ensure_ascii="\\u06" in code)


def _json(value: Any, words: Words, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _json(inner, words, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner, words, key) for inner in value]
    if not isinstance(value, str) or key in _STATED or (key == "@id" and not _ADDRESS.match(value)):
        return value
    return _value(value, words)


def _tag(tag: str, words: Words) -> str:
    """Return a tag with its attributes replaced or emptied."""
    name = re.match(r"</?([a-zA-Z0-9:-]*)", tag)
    element = name[1].lower() if name else ""
    said = _LANGUAGE.search(tag) if element == "meta" else None
    technical = said is not None and said[1].lower() in _TECHNICAL

    def attribute(found: re.Match[str]) -> str:
        quoted = found[3][0] if found[3][0] in "\"'" else ""
        stated = found[3][1:-1] if quoted else found[3]
        value = stated if technical else _attribute(element, found[1].lower(), stated, words)
        return f"{found[1]}{found[2]}{quoted}{value}{quoted}"

    made: list[str] = []
    end = 0
    for found in _ATTRIBUTE.finditer(tag):
        made += [_loose(tag[end : found.start()], words), attribute(found)]
        end = found.end()
    return "".join([*made, _loose(tag[end:], words)])


def _loose(text: str, words: Words) -> str:
    """Return what stands between attributes: words too, where a site does not escape its quotation marks."""
    return words.text(text) if re.search(f"{_ARABIC}|@", text) else text


def _attribute(element: str, name: str, value: str, words: Words) -> str:
    if name.startswith("on") or name in {"style", "integrity", "nonce", "ping"}:
        return ""
    if name in _ADDRESSES:
        return _address(value, words)
    if name in _READ:
        return words.text(value)
    if name == "content":
        return _value(value, words)
    if name == "value" and element == "input":
        return ""
    if name in _PLAIN or name.startswith("xmlns:"):
        return value
    if _ADDRESS.match(value):
        return _address(value, words)
    is_read = re.search(rf"{_ARABIC}|@|[A-Za-z]\s+[A-Za-z]", value) is not None and not _ISO.match(value)
    return words.text(value) if is_read else without_tokens(value)[:80]


def _value(value: str, words: Words) -> str:
    """Return a stated value: a date as it is, an address with another slug, else other words."""
    if _ISO.match(value):
        return value
    return _address(value, words) if _ADDRESS.match(value) else words.text(value)


def _address(value: str, words: Words) -> str:
    """Return an address whose Arabic words are replaced, encoded as it was; mails and telephone numbers are dropped."""
    if value.lower().startswith(("mailto:", "tel:", "sms:", "whatsapp:")):
        return f"{value.split(':')[0]}:"
    if value.lower().startswith(("javascript:", "data:")):
        return "#"
    path, mark, query = value.partition("?")
    value = f"{_without_names(path, words)}{mark}{without_tokens(query)}"
    encoded = _ENCODED.search(value) is not None
    plain = _ENCODED.sub(_decoded, value) if encoded else value
    if not re.search(r"[^\x00-\x7f]", plain):
        return plain
    other = re.sub(r"[^\x00-\x7f]+", lambda found: words.text(unescape(found[0])), plain)
    return quote(other, safe="/:?=&%#@!$'()*+,;~-._") if encoded else other


_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_PERSON = re.compile(r"(?<=/)(author|authors|writer|writers|profile|user|users|kateb|by)/([^/?#]+)", re.IGNORECASE)
_SOCIAL = re.compile(
    r"(//(?:[\w-]+\.)?(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|telegram|t|threads)\.(?:com|me|net))/(.+)",
    re.IGNORECASE,
)
_TITLE_SLUG = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+){3,}")
"""Four words and more with hyphens between them are a headline in Latin letters; two are a section."""


def _decoded(octets: re.Match[str]) -> str:
    """Return the characters of percent-encoded octets: UTF-8, else the Arabic code page of Windows."""
    raw = unquote_to_bytes(octets[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("windows-1256", "replace")


def _without_names(path: str, words: Words) -> str:
    """Return the path of an address without the names of people and the headlines in Latin letters."""
    path = _PERSON.sub(lambda found: f"{found[1]}/{words.text(found[2])}", path)
    path = _SOCIAL.sub(lambda found: f"{found[1]}/{words.text(found[2])}", path)
    return _TITLE_SLUG.sub(lambda found: words.text(found[0]), path)
