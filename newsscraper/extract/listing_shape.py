"""What the form of an address says: an article, something else, or nothing."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

STRONG, GOOD, NEUTRAL, NEVER = 3, 2, 0, -4

_EXTENSION = re.compile(r"\.(?:html?|shtml|aspx?|php\d?|jsp|cfm|do|html5|amp)$", re.IGNORECASE)
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|m4a|avi|mov|css|js|xml|rss|json|apk)$",
    re.IGNORECASE,
)
_DAY_IN_PATH = re.compile(
    r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]?(?:0?[1-9]|[12]\d|3[01]))?[/-][^/]*[^/\d][^/]*"
)
_DAY_IN_NAME = re.compile(r"(?:^|[-_])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[-_]|$)")
_ARCHIVE = re.compile(r"/(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2])){0,1}(?:/(?:0?[1-9]|[12]\d|3[01]))?/?$")
_NUMBER = re.compile(r"(?:^|\D)(\d{4,})(?:\D|$)")
_SHORT_NUMBER = re.compile(r"^\d{1,3}$")
_TOKEN_ID = re.compile(r"^(?:[a-z]-|1\.)\d{3,}$|^(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{10,13}$")
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_ID_KEYS = re.compile(
    r"(?:(?:art(?:icle)?|news|story|post|item|nid|eid|aid|sid|p|topic|details?|doc|content|khabar|node)?_?(?:id|no|num)?)",
    re.IGNORECASE,
)
_LIST_KEYS = re.compile(
    r"(?:page|paged|pg|start|offset|cat|catid|category|cat_id|section|sectionid|tag|q|s|query|search|lang|author|"
    r"writer|year|month|replytocom|share|print|action)",
    re.IGNORECASE,
)
_NEVER = frozenset(
    re.split(
        r"\s+",
        """tag tags topic topics category categories cat author authors writer writers user users profile search login
    logout register signup signin account subscribe subscription newsletter contact contact-us contactus about about-us
    aboutus privacy privacy-policy terms terms-of-use terms-and-conditions advertise advertising ads advertisement rss
    feed feeds sitemap page help faq careers jobs apps download downloads
    share sharer print email sendmail comment comments login.php wp-login.php wp-admin wp-content cdn-cgi media-kit
    mediakit podcast podcasts radio liveradio livetv schedule frequencies frequency polls poll keyword keywords label
    labels columnist columnists opinion-writers kuttab hashtag members member forum forums shop store copyright
    وسم وسوم تصنيف كاتب الكاتب كتاب قسم اقسام أقسام بحث من-نحن اتصل-بنا اتصل سياسة-الخصوصية ارشيف أرشيف""",
    )
)
"""Path segments that no article address has before its own name."""
_BROADCAST = re.compile(r"(?:^|[-_])(?:radio|podcasts?)$", re.IGNORECASE)
"""Programmes and their episodes, such as `/arabic/bbc_arabic_radio/w3ct3rp0`."""
_ARTICLE_SEGMENTS = frozenset(
    re.split(
        r"\s+",
        """article articles news story stories post posts node details detail newsdetails show read item essay report
    خبر اخبار أخبار مقال مقالات""",
    )
)


@lru_cache(maxsize=8_192)
def score(url: str) -> int:
    """Return how much an address looks like that of an article: `STRONG`, `GOOD`, `NEUTRAL` or `NEVER`."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    segments = [s for s in path.split("/") if s]
    if _is_never(path, segments, parts.query):
        return NEVER
    return max(_by_query(parts.query), _by_path(path, segments))


def _is_never(path: str, segments: list[str], query: str) -> bool:
    """Say whether the address is a file, an archive of a month, a tag, a form or a home page."""
    if _FILES.search(path) or (_ARCHIVE.search(path) and not _by_query(query)):
        return True
    if not segments and not query:
        return True
    if any(s.lower() in _NEVER or _BROADCAST.search(s) for s in segments[:-1]):
        return True
    return bool(segments and _EXTENSION.sub("", segments[-1]).lower() in _NEVER and not _by_query(query))


def _by_query(query: str) -> int:
    """Judge `article.php?id=7&cid=12`: an identifier speaks for an article, a page number against it."""
    best = NEUTRAL
    for key, value in parse_qsl(query[:2_000], keep_blank_values=False):
        if _LIST_KEYS.fullmatch(key):
            continue
        if _ID_KEYS.fullmatch(key) and (value.isdigit() or _GUID.fullmatch(value)):
            best = max(best, STRONG if len(value) >= 4 else GOOD)
    return best


def _by_path(path: str, segments: list[str]) -> int:
    """Judge the path: a day, an identifier or a sentence in its last segments."""
    if not segments:
        return NEUTRAL
    name = _EXTENSION.sub("", segments[-1])
    if _DAY_IN_PATH.search(path) or _DAY_IN_NAME.search(name) or _GUID.search(path):
        return STRONG
    if any(_has_id(s) for s in (name, *segments[:-1])):
        return STRONG
    words = [w for w in re.split(r"[-_\s+]+", name) if w]
    if len(words) >= 4 or (len(words) >= 3 and len(name) >= 20):
        return GOOD
    named = any(s.lower() in _ARTICLE_SEGMENTS for s in segments[:-1])
    return GOOD if named and any(_SHORT_NUMBER.match(s) for s in (name, *segments[1:])) else NEUTRAL


def _has_id(segment: str) -> bool:
    """Tell an identifier of four digits or more from a bare year."""
    found = _NUMBER.search(segment)
    if found and not re.fullmatch(r"(?:19|20)\d\d", segment):
        return not re.fullmatch(r"(?:19|20)\d\d", found[1])
    return bool(_TOKEN_ID.match(segment))


@lru_cache(maxsize=8_192)
def template(url: str) -> str:
    """Return the form that addresses of one kind share: numbers and sentences replaced, short words kept."""
    parts = urlsplit(url)
    segments = [_form(s) for s in unquote(parts.path).split("/")]
    keys = sorted(k for k, _ in parse_qsl(parts.query[:2_000]))
    return "/".join(segments) + ("?" + "&".join(keys) if keys else "")


def _form(segment: str) -> str:
    """Generalise one path segment."""
    base = _EXTENSION.sub("", segment)
    if not base:
        return ""
    extension = segment[len(base) :].lower()
    if base.isdigit():
        return "9" + extension
    words = [w for w in re.split(r"[-_\s+]+", base) if w]
    if len(words) >= 3 or len(base) > 24 or not base.isascii():
        return "S" + extension
    return (re.sub(r"\d+", "9", base) if re.search(r"\d", base) else base.lower()) + extension
