"""Tags: what the page shows under its own label first, then what its head states."""

import re
from collections.abc import Iterable, Iterator

from newsscraper.extract import hints
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Anchor, Block, Flow
from newsscraper.extract.labels import Label, fold, label_of
from newsscraper.extract.page import Document
from newsscraper.extract.parts import Part
from newsscraper.extract.related import headlines

MAX_TAGS = 40

_COMMA = re.compile(r"[,،;؛|]|\s[-–•·/]\s|#")
_WORD = re.compile(r"\w+")
_TAG_ADDRESS = re.compile(
    r"(?:^|[/?&=_-])(?:tags?|topics?|keywords?|hashtag|وسم|وسوم|تاج|taxonomy/term)(?:[/=_?-]|$|\.(?:php|aspx?))",
    re.IGNORECASE,
)


def read(
    doc: Document, flow: Flow, body: Body, parts: list[Part], title: str | None, section: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Return the publisher's tags as printed, each once, in order, and the source that gave them."""
    for method, found in _sources(doc, flow, body, parts, title):
        tags = clean(found, section)
        if tags:
            return tags, method
    return (), None


def _sources(
    doc: Document, flow: Flow, body: Body, parts: list[Part], title: str | None
) -> Iterator[tuple[str, list[str]]]:
    """Yield the tags of each source, best first; later ones are read only when asked for."""
    yield "generic:label", _labelled(parts)
    yield "generic:rel-tag", _linked(flow, body)
    yield (
        "generic:topics",
        [a.text for p in parts if p.label is Label.TOPICS and not headlines(p.anchors) for a in p.anchors],
    )
    yield "generic:after-body", _after_body(flow, body)
    yield "meta:article:tag", split(doc.meta.get("article:tag", ()))
    yield "jsonld:keywords", _stated_keywords(doc, title)
    for name in ("news_keywords", "keywords"):
        keywords = split(doc.meta.get(name, ()))
        if not of_title(keywords, title) and not _of_site(keywords, flow):
            yield f"meta:{name}", keywords


def _labelled(parts: list[Part]) -> list[str]:
    for part in parts:
        if part.label is Label.TAGS:
            if part.anchors:
                return [anchor.text for anchor in part.anchors]
            if part.text:
                return split([part.text])
    return []


def _linked(flow: Flow, body: Body) -> list[str]:
    """Return links that say they are tags, by `rel`, address or class, outside the menus."""
    return _run(flow, body, body.end) or _run(flow, body, max(0, body.start - 12))


def _run(flow: Flow, body: Body, first: int) -> list[str]:
    """Return the tag links from a block on, up to a wide gap.

    Those behind the text go first: block themes of WordPress mark the section above the headline with `rel=tag` too.
    """
    found: list[str] = []
    away = hints.NAV | hints.LISTS | hints.RELATED | hints.COMMENTS | hints.HIDDEN
    last = 0
    for block in flow.blocks[first:]:
        if found and block.index > last + 12:
            break
        here: list[str] = []
        if not block.zone & away:
            if block.anchors:
                here = _tagged(block)
            elif block.zone & hints.TAGS and len(block.text) < 60 and ":" not in block.text and block.index >= body.end:
                here = split([block.text])
        if here:
            found, last = [*found, *here], block.index
        if len(found) > 60:
            return []
    return found


def _tagged(block: Block) -> list[str]:
    """Return the links of a block that say they are tags."""
    in_zone = bool(block.zone & hints.TAGS)
    tagged = [a.text for a in block.anchors if _says_tag(a) or (in_zone and len(a.text) < 60)]
    if not tagged and block.density > 0.9:
        tagged = [a.text for a in block.anchors if _TAG_ADDRESS.search(a.href)]
    return tagged


def _says_tag(anchor: Anchor) -> bool:
    """Say whether a link calls itself a tag: by `rel`, but for WordPress' `category tag`, or by a `#` before it."""
    rel = anchor.element.get("rel") or ""
    return ("tag" in rel and "category" not in rel) or anchor.text.startswith("#")


def _after_body(flow: Flow, body: Body) -> list[str]:
    """Return the links of a block right behind the text that holds nothing but short links, as tags do.

    Al-Ahed prints them without label or space: `<a>غزة</a><a>لبنان</a>` reads as one word.
    """
    behind = flow.blocks[body.end : body.end + 6]
    for block in [block for block in behind if label_of(block.text) is not Label.NOISE][:3]:
        if label_of(block.text) is not None or block.heading:
            return []
        short = all(len(a.text) <= 40 and len(_WORD.findall(a.text)) <= 4 for a in block.anchors)
        if (
            block.anchors
            and short
            and _only_links(block)
            and not block.zone & (hints.NAV | hints.SHARE | hints.RELATED | hints.LISTS)
        ):
            return [a.text for a in block.anchors]
    return []


def _only_links(block: Block) -> bool:
    rest = block.text
    for anchor in block.anchors:
        rest = rest.replace(anchor.text, "", 1)
    return not _WORD.search(rest)


def _stated_keywords(doc: Document, title: str | None) -> list[str]:
    for node in doc.jsonld:
        value = node.get("keywords")
        if not value or ("headline" not in node and "articleBody" not in node and "datePublished" not in node):
            continue
        values = (
            [value]
            if isinstance(value, str)
            else [v if isinstance(v, str) else v.get("name", "") if isinstance(v, dict) else "" for v in value]
            if isinstance(value, list)
            else []
        )
        keywords = split(values)
        if keywords and not of_title(keywords, title):
            return keywords
    return []


def of_title(keywords: list[str], title: str | None) -> bool:
    """Say whether keywords are just the headline, whole or split into words (Al-Yaum and many others)."""
    words = set(fold(title or "").split())
    singles = [fold(k) for k in keywords]
    if not singles or not words:
        return False
    if len(singles) == 1:
        return len(singles[0].split()) > 3 and set(singles[0].split()) <= words
    inside = sum(1 for k in singles if " " not in k and k in words)
    return len(singles) >= 3 and inside >= 0.8 * len(singles)


_SITE_WORDS = frozenset(fold("أخبار الأخبار عاجل عاجلة أنباء صحيفة جريدة اليوم آخر موقع news arabic عربية").split())
"""Words with which keywords describe a newspaper instead of an article."""


def _of_site(keywords: list[str], flow: Flow) -> bool:
    """Say whether keywords describe the site: half of them are entries of its menu or words such as `عاجل`."""
    short = {fold(block.text) for block in flow.blocks if block.density > 0.9 and len(block.text) < 30}
    menu = {fold(a.text) for block in flow.blocks[:40] for a in block.anchors if len(a.text) < 30} | short
    keys = [key for keyword in keywords if (key := fold(keyword))]
    known = sum(1 for key in keys if key in menu or set(key.split()) <= _SITE_WORDS)
    return len(keys) >= 3 and known >= 0.5 * len(keys)


def split(values: Iterable[str]) -> list[str]:
    """Split lists written with Arabic or Latin commas, semicolons, bars or `#`."""
    return [part for value in values for part in _COMMA.split(value)]


def clean(found: Iterable[str], section: str | None) -> tuple[str, ...]:
    """Return tags without `#`, labels, repeats, sentences, and the section that some sites print as the first one."""
    seen: dict[str, str] = {}
    for tag in found:
        tag = " ".join(tag.split()).strip("#,،;؛|:* ").strip()
        key = fold(tag)
        if key and len(tag) <= 80 and len(_WORD.findall(tag)) <= 10 and label_of(tag) is None:
            seen.setdefault(key, tag)
    tags = list(seen.values())
    if section and len(tags) > 1 and fold(tags[0]) == fold(section):
        tags = tags[1:]
    return tuple(tags[:MAX_TAGS])
