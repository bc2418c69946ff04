"""Addresses: one article has one address, whatever way it was written down.

`canonical` gives an address that can be fetched and kept; `identity` a key that ignores what never tells two articles
apart (http or https, www., order of the query). Nothing here raises for any string. Standards: RFC 3986 and 3987, the
WHATWG URL standard where browsers differ from them. Site rules are those of `newsscraper.text.tracking`.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlsplit

from newsscraper.text.marks import BIDI, NBSP, ZERO_WIDTH
from newsscraper.text.tracking import is_tracking

MAX_ADDRESS = 16_384
"""Characters; what is longer is no address of an article and is not touched (browsers and servers stop far below)."""

_DIRT = re.compile(rf"[\x00-\x1f\x7f-\x9f\ufff9-\uffff\ud800-\udfff{BIDI}{ZERO_WIDTH}]+")
_EDGE = f" {NBSP}"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"[a-z0-9_][a-z0-9_-]{0,62}(?:\.[a-z0-9_][a-z0-9_-]{0,62})*|\[[0-9a-f:.]{2,45}\]")
_ESCAPE = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ENTITY = re.compile(
    r"&(?:amp;)*(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}"
    r"|amp|quot|apos|nbsp|lt|gt|laquo|raquo|[lr][sd]quo|ndash|mdash|zwnj|zwj|[lr]rm|shy);"
)
_LEADING_LABELS = re.compile(r"^(?:(?:www\d?|m|mobile|amp|wap)\.)+(?=[^.]+\.[^.])")
_AMP_SEGMENT = re.compile(r"/amp/?$")
_ESCAPED_AND = re.compile(r"^(?:amp;)+")
_SLASHES = re.compile(r"/{2,}")
_HREF = re.compile(r"""href\s{0,9}=\s{0,9}["']?\s{0,99}([^"'<>\s]{1,16384})""", re.IGNORECASE)
_USUAL = re.compile(
    r"((?:https?://[a-z0-9_][a-z0-9_-]{0,49}(?:\.[a-z0-9_][a-z0-9_-]{0,49}){1,4})?/(?!/)[\w%!$&'()*+,=:@~./-]*"
    r"(?:\?[\w/!$'()*,:@~?=&+;%.-]+)?)(?:#[\x21-\x7e]*)?",
    re.ASCII,
)
"""An address, or a link from the root of its site, in which nothing need be changed but its fragment dropped."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SEGMENT_SAFE = "!$&'()*+,;=:@~"
_QUERY_SAFE = "/!$'()*,:@~?"


@dataclass(frozen=True, slots=True)
class _Parts:
    """An http(s) address taken apart: lower-case host, port only when it is not the scheme's own."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str

    def __str__(self) -> str:
        port = f":{self.port}" if self.port else ""
        query = f"?{self.query}" if self.query else ""
        return f"{self.scheme}://{self.host}{port}{self.path}{query}"


def canonical(url: str) -> str:
    """Return the one address that can be fetched for all ways to write it.

    What is no http(s) address comes back cleaned.

    Host in lower case, no default port, user name or fragment; percent-encoding in one way (UTF-8, upper case, nothing
    encoded that need not be), whether the address came as an IRI or encoded; entities that were encoded into a slug
    become their character (Al-Ahed: `%26quot%3B`) and white space at its ends goes (`%C2%A0`); tracking parameters go,
    all others stay in their order (Shorouk's `cdate` and `id`, Al-Ahed's `id` and `cid` are the article).
    """
    parts = _split(url)
    if parts is None:
        return _cleaned(url)
    return str(replace(parts, path=_path(parts.path), query="&".join(_parameters(parts.query))))


def identity(url: str) -> str:
    """Return the key under which all addresses of one article fall together: no address to fetch.

    As `canonical`, without scheme, `www.`, `m.`, `amp.`, trailing slash and `/amp`; the query sorted.
    """
    parts = _split(url)
    if parts is None:
        return _cleaned(url)
    host = _LEADING_LABELS.sub("", parts.host)
    port = f":{parts.port}" if parts.port else ""
    path = _AMP_SEGMENT.sub("", _SLASHES.sub("/", _path(parts.path))).rstrip("/") or "/"
    query = "&".join(sorted(set(_parameters(parts.query))))
    return f"{host}{port}{path}" + (f"?{query}" if query else "")


def absolute(base: str, href: str) -> str | None:
    """Return the address that a link on a page leads to, fit for a request; None when it leads to no other page.

    None for `javascript:`, `mailto:`, `data:`, `tel:` and the like, for a bare fragment, for nothing, and for what no
    server can be asked for. White space, line ends and direction marks around or inside the link are dropped, as
    browsers do; the fragment is dropped; all else stays as the page wrote it, percent-encoded where it must be.
    """
    if len(href) < 2_000 and (usual := _USUAL.fullmatch(href)) and "/." not in href:
        if href[0] != "/":
            return usual[1]
        if origin := _origin(base):
            return origin + usual[1]
    link = _cleaned(href)
    if not link or link.startswith("#") or len(link) > MAX_ADDRESS or len(base) > MAX_ADDRESS:
        return None
    if (scheme := _SCHEME.match(link)) and scheme[0].lower() not in ("http:", "https:"):
        return None
    try:
        joined = urljoin(_cleaned(base), link.replace("\\", "/"))
    except ValueError:
        return None
    parts = _split(joined)
    if parts is None:
        return None
    path, query = _requoted(parts.path, _SEGMENT_SAFE + "/%"), _requoted(parts.query, _QUERY_SAFE + "=&+;[]%")
    return str(replace(parts, path=path, query=query))


@lru_cache(maxsize=256)
def _origin(base: str) -> str | None:
    """Return what a link from the root of a site is put behind."""
    parts = _split(base)
    return str(replace(parts, path="", query="")) if parts else None


def host(url: str) -> str:
    """Return the host of an address in lower case, without port; empty when there is none."""
    parts = _split(url)
    return parts.host if parts else ""


def wellformed(url: str) -> str:
    """Return the address, or an empty one where it cannot be taken apart: `https://[::1/x` (RFC 3986, 3.2.2)."""
    try:
        urlsplit(url)
    except ValueError:
        return ""
    return url


def belongs(url: str, domains: Iterable[str]) -> bool:
    """Tell whether an address is on one of the domains or below one: `www.` in a domain does not count."""
    here = host(url)
    for domain in domains:
        wanted = _ascii_host(domain.strip().lower().removeprefix("www."))
        if here and wanted and (here == wanted or here.endswith(f".{wanted}")):
            return True
    return False


def matched(pattern: re.Pattern[str], url: str) -> re.Match[str] | None:
    """Return where a pattern matches an address: as it is requested, or with its letters in place of their codes.

    So that `/خبر/(?P<id>\\d+)` can stand in a publisher's file.
    """
    found = pattern.search(url)
    return found if found or "%" not in url else pattern.search(unquote(url))


def unescape_link(text: str) -> str:
    """Return the address in the text of a feed's `<link>`.

    It may be escaped, more than once, or hold an escaped `<a href="…">` (aawsat).
    """
    plain = text[: 2 * MAX_ADDRESS]
    for _ in range(3):
        plain = html.unescape(plain)
    if "<" in plain:
        found = _HREF.search(plain)
        plain = found[1] if found else re.sub(r"<[^<>]*>", " ", plain)
    return _cleaned(plain)


def _cleaned(url: str) -> str:
    """Drop what browsers drop: controls and direction marks anywhere, white space around."""
    return _DIRT.sub("", url).strip(_EDGE).strip()


def _split(url: str) -> _Parts | None:
    """Take an http(s) address apart; None for anything else."""
    url = _cleaned(url)
    if len(url) > MAX_ADDRESS or url[:4].lower() != "http":
        return None
    try:
        parts = urlsplit(url.replace("\\", "/"))
        port = parts.port
    except ValueError:
        return None
    scheme, name = parts.scheme.lower(), _ascii_host(parts.hostname or "")
    if scheme not in _DEFAULT_PORTS or not name:
        return None
    port = None if port == _DEFAULT_PORTS[scheme] else port
    return _Parts(scheme, name, port or None, parts.path or "/", parts.query)


def _ascii_host(name: str) -> str:
    """Return a host in the letters that DNS knows, empty when it cannot be one."""
    name = name.strip().lower().rstrip(".")
    if len(name) > 253:
        return ""
    if ":" in name:
        name = f"[{name.strip('[]')}]"
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    return name if _HOST.fullmatch(name) else ""


def _path(path: str) -> str:
    """Return a path in the one way to write it: decoded, dot segments resolved, encoded again."""
    segments: list[str] = []
    plain = [_segment(segment) for segment in path.split("/")]
    for segment in plain[1:]:
        if segment == "..":
            segments = segments[:-1]
        elif segment != ".":
            segments.append(quote(segment, safe=_SEGMENT_SAFE, errors="surrogateescape"))
    if plain[-1] in (".", ".."):
        segments.append("")
    return "/" + "/".join(segments)


def _segment(segment: str) -> str:
    """Decode one segment: percent-encoding, then entities; white space at its ends goes."""
    plain = unquote_to_bytes(segment).decode("utf-8", "surrogateescape")
    for _ in range(4):
        decoded = _ENTITY.sub(lambda match: html.unescape(f"&{match[1]};"), plain) if "&" in plain else plain
        if decoded == plain:
            break
        plain = decoded
    return plain.strip()


def _parameters(query: str) -> list[str]:
    """Return what is left of a query, each parameter in the one way to write it."""
    kept = []
    for parameter in query.split("&"):
        name, equals, value = _parameter(_ESCAPED_AND.sub("", parameter)).partition("=")
        if (name or value) and not is_tracking(name, value):
            kept.append(f"{name}{equals}{value}")
    return kept


def _parameter(text: str) -> str:
    """Decode what need not be encoded in a query; what separates parameters keeps its encoding."""
    decoded = _ESCAPE.sub(lambda match: quote(unquote_to_bytes(match[0]), safe=_QUERY_SAFE), text)
    return _requoted(decoded, _QUERY_SAFE + "=+;%")


def _requoted(text: str, safe: str) -> str:
    return quote(text, safe=safe, errors="surrogateescape")
