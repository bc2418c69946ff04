"""The day that an address holds."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

_DAY_IN_URL = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)/[^/\d]+/(\d{1,2})/(\d{1,2})(?=/)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{10})?(?!\d)"),
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def url_date(url: str) -> str | None:
    """Return the day that an address holds, as YYYY-MM-DD: /2024/06/05/, 2024-6-5, 20240605, /2013/section/8/3/."""
    if not _YEAR.search(url) and "%3" not in url:  # digits need not be encoded, but may be
        return None
    path = unquote(urlsplit(url[:2000]).path)
    for pattern in _DAY_IN_URL:
        for found in pattern.finditer(path):
            try:
                day = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
            if day.year >= 1990:
                return day.isoformat()
    return None
