"""Requests that a button makes by script, read from its attributes: load-more, hx-get, postbacks."""

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsscraper.extract import paging_words as words
from newsscraper.extract.page import Document
from newsscraper.extract.paging_number import count_of, leads_on
from newsscraper.extract.phrases import folded
from newsscraper.extract.xmltree import text_of
from newsscraper.items import NextPage
from newsscraper.text.urls import absolute, belongs

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
AJAX = ("X-Requested-With", "XMLHttpRequest")
MAX_BODY = 500_000
"""Characters of a form that are sent back; a view state can be large, and a larger one is a fault."""

_ADDRESS_KEYS = (
    "data-next-url", "data-next-page-url", "data-url", "data-href", "data-ajax-url", "data-ajaxurl", "data-load-url",
    "data-endpoint",
    "data-next", "data-load", "data-source", "data-src", "data-link", "data-api", "hx-get", "hx-post", "formaction",
)  # fmt: skip
_NEXT_KEYS = ("data-next-page", "data-nextpage", "data-next", "data-next-offset")
_COUNT_KEYS = ("data-page", "data-paged", "data-page-number", "data-pageno", "data-offset", "data-start", "data-skip")
_CURRENT_KEYS = ("data-current-page", "data-currentpage", "data-current", "data-loaded-page")
_LAST_KEYS = (
    "data-max-page",
    "data-max-pages",
    "data-max",
    "data-total-pages",
    "data-last-page",
    "data-pages",
    "data-maxpages",
)
_PLACE = re.compile(
    r"\{\{?\s*(?:page|offset|p|start|paged)\s*\}?\}|%page%|__page__|:page\b|\[page\]|\{0\}", re.IGNORECASE
)
_NOT_SENT = frozenset(
    {
        "data-method",
        "data-type",
        "data-toggle",
        "data-target",
        "data-loading",
        "data-text",
        "data-params",
        "data-container",
    }
)
_POSTBACK = re.compile(r"__doPostBack\(\s*'([^']{1,300})'\s*,\s*'([^']{0,300})'\s*\)")


def more_request(document: Document, element: "_Element") -> NextPage | None:
    """Return the request of an element that adds more links to the list, None when it is no such element."""
    if not _is_more(element):
        return None
    raw = next((v for k in _ADDRESS_KEYS if "/" in (v := (element.get(k) or "").strip()) or v.startswith("?")), "")
    if not raw and element.tag == "a":
        href = (element.get("href") or "").strip()
        return _plain(document, href)
    if not raw and not _has_count(element):
        return None
    address = absolute(document.base, raw) if raw else document.url
    if not address or not belongs(address, (_host(document.url),)):
        return None
    return _request(document, element, address)


def _is_more(element: "_Element") -> bool:
    """Say whether an element is a load-more button, by its words or its name; its attributes then decide."""
    if not any(str(key).startswith(("data-", "hx-")) for key in element.attrib) and element.tag != "a":
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if words.MORE_CLASS.search(names):
        return True
    if element.tag not in ("a", "button", "span", "div", "input"):
        return False
    text = " ".join((element.get("value") or text_of(element)).split()) if len(element) < 5 else ""
    return 0 < len(text) < 40 and bool(words.MORE.fullmatch(folded(text)))


def _plain(document: Document, href: str) -> NextPage | None:
    """Follow a plain link named المزيد only where its address counts on from this page's."""
    address = absolute(document.base, href) if href and not href.startswith(("#", "javascript")) else None
    if not address or not belongs(address, (_host(document.url),)):
        return None
    return NextPage(url=address) if count_of(address) is not None and leads_on(document.url, address) else None


def _request(document: Document, element: "_Element", address: str) -> NextPage | None:
    """Build the request: number into the address or the form, method and body as the attributes say."""
    count = _next_count(document, element)
    last = _number(element, _LAST_KEYS)
    if last is not None and count is not None and count[1] > last:
        return None
    posts = _posts(element, address)
    if count is not None and _PLACE.search(address.replace("%7B", "{").replace("%7D", "}")):
        address = _PLACE.sub(str(count[1]), address.replace("%7B", "{").replace("%7D", "}"))
    elif count is not None and not posts:
        address = _with_count(address, *count)
    if posts:
        return NextPage(url=address, method="POST", body=_form(element, count), headers=(FORM, AJAX))
    return NextPage(url=address, headers=(AJAX,)) if leads_on(document.url, address) else None


def _posts(element: "_Element", address: str) -> bool:
    method = (element.get("data-method") or element.get("data-type") or "").lower()
    return (
        method == "post" or element.get("hx-post") is not None or (not method and address.endswith("/admin-ajax.php"))
    )


def _has_count(element: "_Element") -> bool:
    return any(element.get(key) for key in (*_NEXT_KEYS, *_COUNT_KEYS, *_CURRENT_KEYS))


def _next_count(document: Document, element: "_Element") -> tuple[str, int] | None:
    """Return the name and value of the next page's number.

    `data-page` is the page to load on some sites and the page shown on others: it is the next one when it is beyond
    the page that the address states.
    """
    for keys, step in ((_NEXT_KEYS, 0), (_CURRENT_KEYS, 1)):
        number = _number(element, keys)
        if number is not None:
            return "page", number + step
    for key in _COUNT_KEYS:
        number = _number(element, (key,))
        if number is None:
            continue
        name = key.removeprefix("data-").replace("-number", "").replace("pageno", "page")
        shown = count_of(document.url) or (0 if name in ("offset", "start", "skip") else 1)
        return name, number if number > shown else number + 1
    return None


def _number(element: "_Element", keys: tuple[str, ...]) -> int | None:
    for key in keys:
        value = (element.get(key) or "").strip()
        if value.isdecimal() and len(value) < 9:
            return int(value)
    return None


def _with_count(address: str, name: str, number: int) -> str:
    """Put the page number into a query, in place of the one that is there."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if count_of(address) is not None and not any(k == name for k, _ in pairs):
        return address
    pairs = [(k, v) for k, v in pairs if k != name] + [(name, str(number))]
    return urlunsplit(parts._replace(query=urlencode(pairs)))


def _form(element: "_Element", count: tuple[str, int] | None) -> str:
    """Return the body of a load-more request: the named parameters, else the button's own data."""
    given = element.get("data-params") or element.get("data-post") or ""
    pairs = dict(parse_qsl(given)) if "=" in given else _json_pairs(given)
    if not pairs:
        skipped = {*_ADDRESS_KEYS, *_NEXT_KEYS, *_CURRENT_KEYS, *_LAST_KEYS, *_NOT_SENT}
        pairs = {str(k)[5:]: str(v) for k, v in element.items() if str(k).startswith("data-") and str(k) not in skipped}
    if count is not None:
        name = next((k for k in pairs if k in ("page", "paged", "offset", "start", "skip")), count[0])
        pairs[name] = str(count[1])
    return urlencode(pairs)[:MAX_BODY]


def _json_pairs(text: str) -> dict[str, str]:
    """Read `{"cat": 3}` in an attribute."""
    try:
        value = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return {k: str(v) for k, v in value.items() if isinstance(v, (str, int))} if isinstance(value, dict) else {}


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")


def postback(document: Document, element: "_Element") -> NextPage | None:
    """Return the POST that `javascript:__doPostBack('target','argument')` makes: the form with its hidden fields."""
    found = _POSTBACK.search((element.get("href") or element.get("onclick") or "")[:1_000])
    form = next(element.iterancestors("form"), None)
    if not found or form is None:
        return None
    pairs = [
        (name, field.get("value") or "")
        for field in form.iter("input")
        if (name := field.get("name")) and (field.get("type") or "").lower() == "hidden"
        and name not in ("__EVENTTARGET", "__EVENTARGUMENT")
    ]  # fmt: skip
    body = urlencode([("__EVENTTARGET", found[1]), ("__EVENTARGUMENT", found[2]), *pairs])
    address = absolute(document.base, form.get("action") or "") or document.url
    return NextPage(url=address, method="POST", body=body, headers=(FORM,)) if len(body) <= MAX_BODY else None
