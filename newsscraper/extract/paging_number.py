"""The page number in an address, and whether one address leads on from another."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from newsscraper.text.urls import canonical

_KEYS = re.compile(
    r"(?:page|paged|pg|pgno|pageno|page_no|pagenum|pagenumber|page_num|page_number|currentpage|current_page|pageindex|pageid|p|pn|"
    r"start|limitstart|offset|skip|from|startrow|cpage|cp|ipage|stpage)",
    re.IGNORECASE,
)
_PATH = re.compile(
    r"/(?:page|pages|pg|p|صفحة|offset)[/_-]?(\d{1,7})(?:\.\w{2,5})?/?$|[-_/]page[-_]?(\d{1,7})(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"/(\d{1,6})/?$")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_TEXT = re.compile(r"(?:صفحة|page)?\s*[\[(«]?\s*(\d{1,4})\s*[\])»]?", re.IGNORECASE)


def number_of_text(text: str) -> int | None:
    """Return the page number that a link's text is, in digits of either script."""
    found = _TEXT.fullmatch(text.translate(_DIGITS).strip()) if text and len(text) < 15 else None
    return int(found[1]) if found else None


def count_of(url: str) -> int | None:
    """Return the page number or offset in an address; None when it states none."""
    parts = urlsplit(url)
    for key, value in parse_qsl(parts.query[:2_000]):
        if _KEYS.fullmatch(key.rpartition("[")[2].rstrip("]")) and value.isdecimal() and len(value) < 9:
            return int(value)
    found = _PATH.search(unquote(parts.path))
    return int(found[1] or found[2]) if found else None


def leads_on(here: str, there: str) -> bool:
    """Say whether an address can be the page after another: it is a different one, and where both count, more.

    A page without a number follows none that has one: that is the way back to the first page.
    """
    if canonical(here) == canonical(there) and count_of(here) == count_of(there):
        return False
    now, then = _counts(here, there)
    if then is None:
        return now is None or now == 0
    return now is None or then > now


def _counts(here: str, there: str) -> tuple[int | None, int | None]:
    """Return the counts of both addresses; a trailing number counts when the rest is the same (`/BUSI/25`)."""
    now, then = count_of(here), count_of(there)
    if now is None and then is None:
        (before, now), (after, then) = _trailing(here), _trailing(there)
        if before != after:
            return None, None
    return now, then


def _trailing(url: str) -> tuple[str, int | None]:
    """Split a trailing number off a path."""
    parts = urlsplit(url)
    found = _TRAILING.search(parts.path)
    if not found:
        return parts.path.rstrip("/"), None
    return parts.path[: found.start()], int(found[1])
