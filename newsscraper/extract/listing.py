"""Section, home, tag and search pages → the article links of the page's own list, and where the list goes on.

A publisher's address patterns say what an article is; without them the form of the address, the headline and the
card around it decide together. Menus, most-read boxes, paging, tags and authors are furniture in both cases.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsscraper.extract import listing_shape as shape
from newsscraper.extract import script_listing
from newsscraper.extract.layout import choose
from newsscraper.extract.listing_cards import Card, cards, hrefs, is_label
from newsscraper.extract.listing_dates import dates_of
from newsscraper.extract.listing_regions import Regions, regions
from newsscraper.extract.listing_words import MORE_BEHIND
from newsscraper.extract.page import Document
from newsscraper.extract.paging import next_page
from newsscraper.extract.phrases import folded
from newsscraper.extract.stamps import Stamp
from newsscraper.items import Link, Listing, Publisher
from newsscraper.text.urls import belongs, canonical, identity, matched, wellformed

if TYPE_CHECKING:
    from lxml.etree import _Element

    Anchor = tuple[_Element, str, str]
    """An element, the key of the article it leads to, and the address."""

Headers = Mapping[str, str] | Mapping[bytes, bytes] | Iterable[tuple[bytes | str, bytes | str]] | None

ENOUGH = 3
"""Points at which a link without a publisher's pattern counts as an article."""
MAX_ANCHORS = 5_000
"""Links of one page that are looked at."""
_HOME = re.compile(r"/(?:index|default|home|main)?(?:\.\w{2,5})?|/(?:ar|arabic|ara|ar-\w\w)/?", re.IGNORECASE)


def links(html: bytes, *, url: str, publisher: Publisher | None = None) -> list[Link]:
    """Return the article links of a list page, in page order, one per article. Any bytes give a list."""
    return list(listing(html, url=url, publisher=publisher).links)


def listing(
    html: bytes,
    *,
    url: str,
    publisher: Publisher | None = None,
    headers: Headers = None,
    fetched_at: datetime | None = None,
) -> Listing:
    """Return what a list page shows: its article links and the request for its next page.

    `headers` are those of the response, a mapping or pairs of str or bytes; Content-Type is read. `fetched_at` is the
    day to which relative dates (منذ ساعتين) refer; without it they stay unread.
    """
    kind = _content_type(headers)
    if html[:64].lstrip()[:1] in (b"{", b"["):
        told = _json(html, wellformed(url), kind, publisher, fetched_at)
        if told is not None:
            return told
    document = Document.parse(html, url=url, content_type=kind)
    found = article_cards(document, publisher)
    dates = dates_of(found, publisher=publisher, now=fetched_at)
    shown = tuple(_link(card, raw, when) for card, (raw, when) in zip(found, dates, strict=True))
    return Listing(
        url=url,
        kind="home" if is_home(document.url) else "section",
        links=shown or script_listing.links(document, publisher, fetched_at, home=is_home(document.url)),
        next_page=next_page(document),
    )


def _json(
    body: bytes, url: str, kind: str | None, publisher: Publisher | None, fetched_at: datetime | None
) -> Listing | None:
    """Return the list of a body that is JSON, read by the publisher's present layout; None for any other body."""
    from newsscraper.extract import json_listing  # feeds and XML are needed by no page

    day = fetched_at.date() if fetched_at else date.max
    layout = choose(publisher, day) if publisher else None
    return json_listing.listing(
        body, url=url, content_type=kind, publisher=publisher, layout=layout, fetched_at=fetched_at
    )


def _content_type(headers: Headers) -> str | None:
    """Return the Content-Type of a response; Scrapy gives lists of bytes."""
    for name, value in headers.items() if isinstance(headers, Mapping) else headers or ():
        if _text(name).strip().lower() == "content-type":
            return _text(value).strip()
    return None


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(one) for one in value)
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def is_home(url: str) -> bool:
    """Say whether an address is a site's front page."""
    parts = urlsplit(url)
    return not parts.query and bool(_HOME.fullmatch(parts.path or "/"))


def _link(card: Card, raw: str | None, when: Stamp) -> Link:
    return Link(url=card.url, title=card.title, published_raw=raw, date_published=when.day, published_at=when.instant)


def article_cards(document: Document, publisher: Publisher | None = None) -> list[Card]:
    """Return the cards of the articles in the page's own list."""
    patterns = _patterns(publisher)
    anchors = list(_possible(document, publisher, patterns))
    if not anchors:
        return []
    where = regions(document.tree, {element for element, _, _ in anchors})
    for visible in _views(anchors, where, home=is_home(document.url)):
        found = cards(visible)
        kept = found if patterns else _articles(found)
        if kept:
            return kept
    return []


def _patterns(publisher: Publisher | None) -> dict[str, re.Pattern[str]]:
    """Return the publisher's address patterns, ready to match."""
    named = publisher.article_urls if publisher else {}
    return {name: re.compile(pattern) for name, pattern in named.items()}


def _possible(document: Document, publisher: Publisher | None, patterns: dict[str, re.Pattern[str]]) -> "list[Anchor]":
    """Return the links that stay on the site and whose address is not that of another thing."""
    found: list[Anchor] = []
    here = identity(document.url)
    for element, address in hrefs(document):
        if not belongs(address, _domains(document.url, publisher)):
            continue
        if patterns:
            name = _match(canonical(address), patterns) or _match(address, patterns)
            if name:
                found.append((element, name, address))
        elif (key := identity(address)) != here and shape.score(address) > shape.NEVER:
            found.append((element, key, address))
        if len(found) >= MAX_ANCHORS:
            break
    return found


def _match(address: str, patterns: dict[str, re.Pattern[str]]) -> str | None:
    """Return pattern name and the site's own id as one key: two addresses of one article share it."""
    for name, pattern in patterns.items():
        found = matched(pattern, address)
        if found:
            return f"{name} {found['id']}"
    return None


def _domains(url: str, publisher: Publisher | None) -> tuple[str, ...]:
    """Return the hosts that count as this site."""
    if publisher and publisher.domains:
        return publisher.domains
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    return (host,)


def _views(anchors: "list[Anchor]", where: Regions, *, home: bool) -> "list[list[Anchor]]":
    """Return the links to judge, the strictest choice first: without furniture and side boxes, then with more.

    A front page consists of boxes: there those beside count as well. A later choice is used only when the one before
    it gives no article at all.
    """
    plain = [a for a in anchors if a[0] not in where.chrome and a[0] not in where.ranked]
    own = [a for a in plain if a[0] not in where.beside]
    views = [plain] if home else [own, plain]
    return [view for view in (*views, [a for a in anchors if a[0] not in where.chrome]) if view]


# ── without a publisher's patterns ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Links whose addresses have one form."""

    size: int
    words: float
    """Median number of words of their headlines."""


def _articles(found: list[Card]) -> list[Card]:
    """Keep the cards that enough speaks for."""
    clusters = _clusters(found)
    return [card for card in found if card.title and _points(card, clusters[shape.template(card.url)]) >= ENOUGH]


def _clusters(found: list[Card]) -> dict[str, _Cluster]:
    """Group cards by the form of their addresses."""
    sizes = Counter(shape.template(card.url) for card in found)
    lengths: dict[str, list[int]] = {}
    for card in found:
        lengths.setdefault(shape.template(card.url), []).append(len(card.title.split()))
    return {form: _Cluster(sizes[form], median(lengths[form])) for form in sizes}


def _points(card: Card, cluster: _Cluster) -> int:
    """Add up what speaks for an article: address, headline, card, and the company it keeps."""
    points = shape.score(card.url) + _headline_points(card.title)
    points += card.in_heading + card.has_image
    if cluster.size >= 3:
        sure = (
            shape.score(card.url) >= shape.STRONG
        )  # headlines of three words under a day and a number: `حريق في السوق`
        points += 1 if cluster.words >= 4 or (cluster.words >= 3 and sure) else -2 if cluster.words <= 2 else 0
    return points


def _headline_points(title: str) -> int:
    """Judge the length of a headline: sections and authors have one or two words, headlines five and more."""
    count = len(MORE_BEHIND.sub("", folded(title)).split())
    if is_label(title) or count <= 1:
        return -4
    return {2: -3, 3: -1, 4: 1}.get(count, 2)
