"""Propose a publisher's facts from its own pages: what `sources add` and `new` write. Pure: pages in, facts out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree

from newsscraper.extract.page import Document
from newsscraper.extract.paging_number import number_of_text
from newsscraper.extract.paging_words import MORE, NEXT
from newsscraper.extract.phrases import folded
from newsscraper.items import Publisher, Section
from newsscraper.text.forms import display_text
from newsscraper.text.urls import absolute, belongs

ZONES = {
    "ae": "Asia/Dubai",
    "bh": "Asia/Bahrain",
    "dj": "Africa/Djibouti",
    "dz": "Africa/Algiers",
    "eg": "Africa/Cairo",
    "iq": "Asia/Baghdad",
    "jo": "Asia/Amman",
    "km": "Indian/Comoro",
    "kw": "Asia/Kuwait",
    "lb": "Asia/Beirut",
    "ly": "Africa/Tripoli",
    "ma": "Africa/Casablanca",
    "mr": "Africa/Nouakchott",
    "om": "Asia/Muscat",
    "ps": "Asia/Gaza",
    "qa": "Asia/Qatar",
    "sa": "Asia/Riyadh",
    "sd": "Africa/Khartoum",
    "so": "Africa/Mogadishu",
    "sy": "Asia/Damascus",
    "tn": "Africa/Tunis",
    "ye": "Asia/Aden",
}
"""The zone of each Arab country by its ISO 3166 code in small letters, which is also its top-level domain."""

_ANY_HOME = re.compile(
    r"(?:الصفحة )?(?:ال)?رئيسية|أخبار|الأخبار|آخر الأخبار|home ?(?:page)?|main|news|welcome", re.IGNORECASE
)
FEW_SECTIONS = 2
"""Sections below which all of a page's links are looked at: its menu has no name that says so."""
MOST_SECTIONS = 12
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "text/xml")


@dataclass(frozen=True)
class Pattern:
    """A proposed pattern of article addresses, and how many of the addresses seen it matches."""

    name: str
    regex: str
    matched: int
    seen: int


def publisher(home: Document, article_urls: Sequence[str], sitemaps: Sequence[str] = ()) -> Publisher:
    """Propose the facts of the publisher whose home page this is; what cannot be seen stays empty."""
    host = _host(home.url)
    country = host.rpartition(".")[2]
    found = pattern(article_urls)
    return Publisher(
        slug=slug(host),
        name=name(home) or host,
        name_en=slug(host).replace("-", " ").title(),
        country=country.upper() if country in ZONES else "XX",
        timezone=ZONES.get(country, ""),
        domains=(host,),
        sections=(Section(url=home.url), *sections(home, found)),
        feeds=feeds(home),
        sitemaps=tuple(sitemaps),
        article_urls={found.name: found.regex} if found else {},
        evidence="its own home page, read by sources add",
        confidence="low",
    )


def slug(host: str) -> str:
    """Return a slug for a host: its telling label."""
    labels = [label for label in host.split(".") if label not in {"www", "m", "ar", "arabic", "news"}]
    return re.sub(r"[^a-z0-9_-]", "", (labels or [host])[0]).lstrip("_-")[:40] or "source"


def name(home: Document) -> str | None:
    """Return the site's own name: og:site_name, else the shorter end of its title that is no word such as "home"."""
    for value in home.meta.get("og:site_name", ()):
        if value.strip():
            return display_text(value)
    title = display_text(home.tree.findtext(".//title") or "")
    parts = [part.strip() for part in re.split(r"\s[-|–—:»]\s", title) if part.strip()]
    own = [part for part in parts if not _ANY_HOME.fullmatch(part)] or parts
    return min(own, key=len) if own else None


def feeds(home: Document) -> tuple[str, ...]:
    """Return the feeds that the page announces by `<link rel="alternate">`."""
    found = []
    for link in home.tree.iter("link"):
        if "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").lower() in FEED_TYPES:
            url = absolute(home.url, link.get("href") or "")
            if url and "comment" not in url:
                found.append(url)
    return tuple(dict.fromkeys(found))


def sections(home: Document, articles: Pattern | None = None) -> tuple[Section, ...]:
    """Return the section pages that the page's menus link: short names, shallow paths of the same host."""
    found = _linked(home, _menus(home), articles)
    if len(found) < FEW_SECTIONS:
        found |= _linked(home, [home.tree], articles)
    return tuple(found.values())[:MOST_SECTIONS]


def _linked(home: Document, menus: Iterable[etree._Element], articles: Pattern | None) -> dict[str, Section]:
    host = _host(home.url)
    found: dict[str, Section] = {}
    for menu in menus:
        for link in menu.iter("a"):
            url = absolute(home.url, link.get("href") or "")
            text = display_text(" ".join(str(t) for t in link.itertext()))
            if url and _is_section(url, text, host, articles) and not _is_paging(link, text):
                found.setdefault(url, Section(url=url, name=text))
    return found


_MENU = re.compile(r"(?:\b|main|top|_)(?:menu|nav)", re.IGNORECASE)


def _menus(home: Document) -> list[etree._Element]:
    """Return the elements that hold menus: `<nav>`, else lists and tables whose class says so, else the header."""
    navs = list(home.tree.iter("nav"))
    if navs:
        return navs
    named = [e for e in home.tree.iter("ul", "div", "table") if _MENU.search(f"{e.get('class')} {e.get('id')}")]
    return named or list(home.tree.iter("header"))


ODD = re.compile(r"contact|about|privacy|login|register|search|rss|terms|advert|اتصل|من نحن|الرئيسية", re.I)


def _is_section(url: str, text: str, host: str, articles: Pattern | None) -> bool:
    path = urlsplit(url).path.strip("/")
    return (
        belongs(url, (host,))
        and 2 <= len(text) <= 30
        and bool(path)
        and path.count("/") <= 2
        and not ODD.search(f"{path} {text}")
        and not (articles and re.match(articles.regex, url))
    )


def _is_paging(link: etree._Element, text: str) -> bool:
    """Say whether a link leads to more of the same list, as a `<nav>` below a list holds: "التالي", "المزيد", "3"."""
    words = folded(text)
    is_next = "next" in (link.get("rel") or "").lower() or NEXT.fullmatch(words) or MORE.fullmatch(words)
    return bool(is_next) or number_of_text(text) is not None


def pattern(urls: Iterable[str]) -> Pattern | None:
    """Propose the pattern that most article addresses follow, with the site's own id, or None.

    An id is a path segment of digits, digits at an end of a segment, or a number in the query.
    """
    seen = list(dict.fromkeys(urls))
    shapes = Counter(shape for url in seen if (shape := _shape(url)))
    if not shapes:
        return None
    shape, count = shapes.most_common(1)[0]
    if count < max(3, len(seen) // 3):
        return None
    matching = [url for url in seen if _shape(url) == shape]
    return Pattern(_pattern_name(matching), _regex(matching, shape), count, len(seen))


Shape = tuple[str, int, str, str]
"""host, number of path segments, which segment (its index, or the query's key), form of the id there."""

FORMS = (
    ("whole", re.compile(r"(?P<id>\d{3,})")),
    ("head", re.compile(r"(?P<id>\d{3,})-.+")),
    ("tail", re.compile(r".+[-_](?P<id>\d{3,})(?:\.\w+)?")),
    ("file", re.compile(r"(?P<id>\d{3,})\.\w+")),
)
IN_REGEX = {
    "whole": r"(?P<id>\d+)",
    "head": r"(?P<id>\d+)-[^/?#]*",
    "tail": r"[^/?#]*[-_](?P<id>\d+)(?:\.\w+)?",
    "file": r"(?P<id>\d+)\.\w+",
}
YEAR = re.compile(r"(?:19|20)\d\d")


def _shape(url: str) -> Shape | None:
    """Return where an address carries its id; years do not count."""
    parts = urlsplit(url)
    segments = [unquote(s) for s in parts.path.strip("/").split("/")]
    for index in range(len(segments) - 1, -1, -1):
        for form, rule in FORMS:
            found = rule.fullmatch(segments[index])
            if found and not YEAR.fullmatch(found["id"]):
                return _host(url), index + 1, str(index), form
    for key, value in parse_qsl(parts.query):
        if value.isdigit() and key.lower() in {"id", "nid", "p", "aid", "newsid", "articleid", "eid"}:
            return _host(url), len(segments), f"?{key}", "whole"
    return None


def _regex(urls: Sequence[str], shape: Shape) -> str:
    host, _, where, form = shape
    port = r"(?::\d+)?" if any(urlsplit(url).port for url in urls) else ""
    base = rf"^https?://(?:www\.)?{re.escape(host)}{port}/"
    paths = [urlsplit(url).path.strip("/").split("/") for url in urls]
    if where.startswith("?"):
        path = _literal({unquote("/".join(p)) for p in paths})
        return rf"{base}{path}\?(?:[^#]*&)?{re.escape(where[1:])}=(?P<id>\d+)"
    index = int(where)
    before = [_literal({unquote(p[i]) for p in paths}) for i in range(index)]
    return base + "/".join([*before, IN_REGEX[form]]) + r"(?:[/?#]|$)"


def _literal(values: set[str]) -> str:
    """Return a value as it is when all addresses share it, else "anything"; numbers may be dates and stay open."""
    if len(values) > 1:
        return r"\d+" if all(value.isdigit() for value in values) else "[^/?#]+"
    return re.sub(r"\d+", lambda _: r"\d+", re.escape(values.pop()))


def _pattern_name(urls: Sequence[str]) -> str:
    """Return a name for the pattern: the first constant word of the path."""
    words = [re.findall(r"[a-z]{3,}", urlsplit(url).path.lower()) for url in urls]
    common = set(words[0]).intersection(*words[1:]) - {"html", "aspx", "php", "index"}
    return next((word for word in words[0] if word in common), "article")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def render(facts: Publisher, day: str) -> str:
    """Return the TOML file of these facts; `day` is when they were read."""
    lines = [
        f"# Proposed from its home page on {day}. What the generic rules do well needs no line here.",
        *(f"{key} = {_quoted(getattr(facts, key))}" for key in ("name", "name_en", "country")),
        *([f"timezone = {_quoted(facts.timezone)}"] if facts.timezone else []),
        f"domains = {_array(facts.domains)}",
        *([f"platform = {_quoted(facts.platform)}"] if facts.platform else []),
        *([f"feeds = {_array(facts.feeds)}"] if facts.feeds else []),
        *([f"sitemaps = {_array(facts.sitemaps)}"] if facts.sitemaps else []),
        *_sections(facts.sections),
        f"evidence = {_quoted(facts.evidence)}",
        f"evidence_date = {_quoted(day)}",
        f"confidence = {_quoted(facts.confidence)}",
    ]
    if facts.article_urls:
        lines += ["", "[article_urls]", *(f"{key} = '{regex}'" for key, regex in facts.article_urls.items())]
    return "\n".join(lines) + "\n"


def _sections(found: Sequence[Section]) -> list[str]:
    """Return the lines of the sections: one each, on a line of its own when there are several."""
    tables = [f"{{ url = {_quoted(s.url)}" + (f", name = {_quoted(s.name)} }}" if s.name else " }") for s in found]
    if len(tables) < 2:
        return [f"sections = [{table}]" for table in tables]
    return ["sections = [", *(f"  {table}," for table in tables), "]"]


def _quoted(value: str) -> str:
    clean = re.sub(r"[\x00-\x1f\x7f]", " ", value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{clean}"'


def _array(values: Iterable[str]) -> str:
    return "[" + ", ".join(_quoted(value) for value in values) + "]"
