"""Related links: those that stand under a label which says so, and inserts between the paragraphs."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from newsscraper.extract import hints
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Anchor, Block, Flow
from newsscraper.extract.labels import Label, fold, label_of, opens_insert
from newsscraper.extract.page import Document
from newsscraper.extract.parts import Part
from newsscraper.items import Related
from newsscraper.text.urls import absolute

MAX_RELATED = 40

_WORD = re.compile(r"\w+")
_CUT = re.compile(r"(?:\.\.+|…)\s*$")
_NOT_HEADLINE = re.compile(r"^[\W\d]*$")
_USUAL = re.compile(r"(?:https?://[a-z0-9-]{1,50}(?:\.[a-z0-9-]{1,50}){1,4})?/(?!/)[\w%!$&'()*+,=:@~./-]{0,1000}")
"""A link in letters of any script that need only be put behind the site's name, without query and fragment."""
_LISTED = re.compile(
    r"/(?:tags?|topics?|author|authors|category|categories|search|keyword|section)s?/[^/]*/?$", re.IGNORECASE
)
"""A list's address ends with its name; what goes on behind it is an article: `/topics/ar/7/show/11` (Oman News)."""

_ELSEWHERE = (
    hints.NAV | hints.LISTS | hints.COMMENTS | hints.TAGS | hints.SHARE | hints.ADS | hints.AUTHOR | hints.CAPTION
    | hints.HIDDEN | hints.PLAYER
)  # fmt: skip
_CALL = re.compile(
    r"(?:لل?|ب?ال)(?:مشاهد|اطلاع|قراء|متابع|اشتراك|انضمام|تحميل|ضغط|نقر|مزيد|تواصل)|(?:اضغط|انقر|حمل|تابع|اشترك)"
)
"""How a call begins: `للاطلاع على الجدول كاملا اضغط هنا`."""


def read(doc: Document, flow: Flow, body: Body, parts: list[Part]) -> tuple[Related, ...]:
    """Return the links that the publisher marks as related to the article, each once, in page order."""
    anchors: list[Anchor] = []
    for part in parts:
        if part.label is Label.RELATED or (part.label is Label.TOPICS and headlines(part.anchors)):
            anchors.extend(part.anchors)
    anchors.extend(_inserts(flow, body, parts))
    if not anchors:
        anchors.extend(_hinted(flow, body, parts))
    anchors.sort(key=lambda anchor: anchor.block)
    return _links(doc, anchors)


def headlines(anchors: Iterable[Anchor]) -> bool:
    """Say whether links are headlines rather than topics: three words or more on the whole."""
    counts = [len(_WORD.findall(anchor.text)) for anchor in anchors]
    return bool(counts) and sum(counts) / len(counts) >= 3.5


def _inserts(flow: Flow, body: Body, parts: list[Part]) -> list[Anchor]:
    """Return the links of inserts inside the text: `اقرأ أيضا: …`, cards of a class that says related, and headlines
    that stand alone between two paragraphs, as BBC and Sputnik set them.
    """
    found: list[Anchor] = []
    kept = {block.index for block in body.blocks}
    other = {i for part in parts if part.label is not Label.RELATED for i in range(part.block, part.last)}
    for block in flow.blocks[body.start : body.end]:
        if block.index in kept or not block.anchors:
            continue
        if opens_insert(block.text) or block.zone & hints.RELATED or (block.index not in other and _is_headline(block)):
            found.extend(block.anchors)
    return found


def _is_headline(block: Block) -> bool:
    """Say whether a block is one link with the length of a headline, and no call to look at something."""
    text = block.anchors[0].text
    if block.density < 0.85 or len(block.anchors) > 1 or block.zone & _ELSEWHERE or len(_WORD.findall(text)) < 4:
        return False
    return label_of(text) is None and not _CALL.match(fold(text))


def _hinted(flow: Flow, body: Body, parts: list[Part]) -> list[Anchor]:
    """Return links in nodes whose class says related, when no label does, near the text and under no other label."""
    other = {i for part in parts if part.label is Label.OTHER for i in range(part.block, part.last)}
    found: list[Anchor] = []
    for block in flow.blocks[body.start :]:
        wrong = hints.NAV | hints.LISTS | hints.COMMENTS | hints.TAGS | hints.SHARE | hints.ADS
        if block.zone & hints.RELATED and not block.zone & wrong and block.index not in other:
            found.extend(anchor for anchor in block.anchors if len(_WORD.findall(anchor.text)) >= 4)
    return found


def _links(doc: Document, anchors: list[Anchor]) -> tuple[Related, ...]:
    """Join picture link and headline link of one target; leave out links to lists, other sites and the page itself."""
    own, site = _bare(doc.url), site_of(doc.url)
    titles: dict[str, str] = {}
    known: dict[str, str | None] = {}
    for anchor in anchors:
        href = anchor.href
        if href not in known:
            known[href] = _target(doc, href, own, site)
        url = known[href]
        if url is None:
            continue
        title = _title_of(anchor)
        if len(title) > len(titles.get(url, "")):
            titles[url] = title
    longest = max((len(_WORD.findall(title)) for title in titles.values()), default=0)
    least = 3 if longest >= 4 else 1
    short = {url for url, title in titles.items() if len(_WORD.findall(title)) < least}
    if short:
        short -= _alike(
            [anchor for anchor in anchors if known[anchor.href]], {u for u in titles if u not in short}, known
        )
    return tuple([Related(title=title, url=url) for url, title in titles.items() if url not in short][:MAX_RELATED])


def _alike(anchors: list[Anchor], headlines: set[str], known: dict[str, str | None]) -> set[str]:
    """Return the targets of links that stand alone in an element of a headline's make: `<li><a>سيرة مقهى</a>`.

    The name of a section stands beside a headline, or has a class of its own.
    """
    makes: dict[str, set[tuple[str, ...]]] = {}
    for anchor in anchors:
        makes.setdefault(known[anchor.href] or "", set()).add(_make(anchor))
    usual = {make for url in headlines for make in makes.get(url, ())} - {()}
    return {url for url, found in makes.items() if found & usual}


def _make(anchor: Anchor) -> tuple[str, ...]:
    """Return tag and classes of a link and the element around it; empty where that holds other elements as well."""
    around = anchor.element.getparent()
    if around is None or len(around) != 1:
        return ()
    return (
        str(around.tag),
        around.get("class") or "",
        anchor.element.get("class") or "",
        anchor.element.get("rel") or "",
    )


def _target(doc: Document, href: str, own: str, site: str) -> str | None:
    """Return the address of a link that may be a related article, None for lists, other sites and the page itself."""
    url = as_printed(doc, href)
    if url is None or _bare(url) == own or site_of(url) != site or _LISTED.search(urlsplit(url).path):
        return None
    return url


def _bare(url: str) -> str:
    """Return an address for comparing: without fragment and last slash, decoded."""
    bare = url.partition("#")[0].rstrip("/")
    return unquote(bare) if "%" in bare else bare


def as_printed(doc: Document, href: str) -> str | None:
    """Return the absolute address of a link with its letters as the page writes them, or None when it leads nowhere."""
    if _USUAL.fullmatch(href) and "/." not in href and (home := absolute(doc.base, "/")):
        return href if href[0] != "/" else home[:-1] + href
    url = absolute(doc.base, href)
    return url and urljoin(doc.base, "".join(href.split("\n")).strip())


def _title_of(anchor: Anchor) -> str:
    """Return a link's headline: its text, or its title attribute where the text is cut with an ellipsis."""
    text = anchor.text
    stated = " ".join((anchor.element.get("title") or "").split())
    if (
        stated
        and (_NOT_HEADLINE.match(text) or _CUT.search(text))
        and fold(stated).startswith(fold(_CUT.sub("", text))[:15])
    ):
        return stated
    return "" if _NOT_HEADLINE.match(text) else text


def site_of(url: str) -> str:
    """Return the part of the host that names the site, roughly: `m.alahednews.com.lb` → `alahednews.com.lb`."""
    return _site_of(url.split("/", 3)[2]) if url.count("/") > 1 else ""


@lru_cache(maxsize=256)
def _site_of(place: str) -> str:
    labels = (urlsplit(f"//{place}").hostname or "").split(".")
    short = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3:] if short else labels[-2:])
