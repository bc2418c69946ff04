"""Authors: names of people and agencies; not the site, not the uploader's account, not a file name."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsscraper.extract import credits, hints
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document
from newsscraper.extract.parts import AUTHOR_PAGE, is_home
from newsscraper.text.dates import is_date_line

_VERB = re.compile(
    r"^\s*(?:كتبت?|كتب(?:ته|ها|ه)?|بقلم|تحرير|إعداد|اعداد|تقرير|حوار|أعد(?:ه|ها)?|تأليف|الكاتبة?|المحررة?|ترجمة|"
    r"متابعة|من إعداد|من قبل|(?:مرسلة |نشرت? |منشور )?بواسطة|حاور(?:ته|ها|ه|تها)|by|written by|posted by"
    r"|author)\s*[:/,،\-–—]*\s+"
    r"|^\s*(?:by|كتبت?|بقلم|تحرير|إعداد|الكاتب|حاور(?:ته|ها|ه|تها))\s*[:：]\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|،|;|؛|/|\||\+|&|\band\b| و(?=\s)| - )\s*")
_BAD = re.compile(
    r"[@\d<>{}=]|https?|www\.|\.(?:png|jpe?g|com|net)\b"
    r"|^(?:admin|administrator|super user|editor|staff|محرر|webmaster|user|(?:ال)?(?:تحرير|محرر|موقع|مشرف|كاتب|مصدر"
    r"|إدارة)"
    r"|(?:جميع|كل|المزيد من|مزيد من|[آأا]خر|[أا]حدث|صفحة|عرض) (?:ال)?(?:مقالات|مواضيع|كاتب|ملف).*|جريدة|صحيفة|مجلة"
    r"|(?:محرر|مدير|مشرف|إدارة) الموقع|(?:نبذة )?(?:عن|حول) (?:ال)?(?:كاتب|مؤلف)ة?|بقلم|بواسطة|مرسلة بواسطة|كتبت?|by"
    r"|author|role)$",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"[\s:/\-–—|.،]*(?:بقلم|كتبت?|(?:مرسلة |نشرت? )?بواسطة|الكاتبة?|المحررة?|(?:posted |written )?by"
    r"|author)?[\s:/\-–—|.،]*",
    re.IGNORECASE,
)
"""What an author's line holds besides the link with the name: `بواسطةمنى الكيال`, the space being a style's."""
_DATED = re.compile(
    r"\s(?:بتاريخ|يوم|الساعة|منذ|on)\s"
    r"|\W*(?:ال)?(?:[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت)[\s،,]{0,3}[\d٠-٩]|(?<=[^\W\d]{3})\W{0,3}[\d٠-٩]{1,4}\s?[/.-]\s?[\d٠-٩]"
    r"|(?<=[^\W\d]{3})\W{1,3}[\d٠-٩]{1,2}\s[^\W\d]{3,8}\W{1,3}[\d٠-٩]{4}"
)
"""Where a line goes on with its day: `نشرت بواسطة samer بتاريخ اثنين` (Drupal), `أنور الشيخ16/4/2026`."""
_SEGMENTS = re.compile(r"\s[|•·–—]\s")
"""Between the parts of a line such as `آخر تحديث: 9 أبريل 2026 | كتبت: سارة فهمي`."""
_WORD = re.compile(r"\w+")
_TITLE_PARTS = re.compile(r"\s+[-|–—»«•]+\s+|\s*\|\s*")
_SITE_NAMES = ("og:site_name", "application-name", "twitter:site", "twitter:creator")
_JOINED = re.compile(r"(\S+ \S+(?: \S+)?) (و\S+ \S+(?: \S+)?)")
_WAW_NAMES = tuple(
    fold(name)
    for name in ("وليد", "وائل", "وسيم", "وفاء", "وجدي", "وداد", "وسام", "وحيد", "ورد", "وضاح", "وهيب", "وصفي")
)


def read(
    doc: Document, flow: Flow, body: Body, head: int, sections: tuple[str, ...]
) -> tuple[tuple[str, ...], str | None, str | None]:
    """Return the names, the author line as printed, and the source that gave them."""
    owners = _owners(doc, _linked_authors(flow, body)) | _home_links(flow, doc.url, head)
    owners |= {fold(name) for name in sections}
    found, raw, method = _people(doc, flow, body, head, owners)
    for line, credited in credits.lines(flow, body, head):
        known = {fold(name) for name in found}
        agencies = tuple(name for name in names(credited, owners) if not _is_of(fold(name), known, owners))
        if agencies:
            return (*found, *agencies), f"{raw}، {line}" if raw else line, method or "generic:credit"
    return found, raw, method


def _is_of(key: str, known: set[str], owners: set[str]) -> bool:
    """Say whether a credited name is known already, or the site's without its ending: `الجزيرة` on `الجزيرة نت`."""
    return key in known or any(owner.startswith(f"{key} ") for owner in owners)


def _people(
    doc: Document, flow: Flow, body: Body, head: int, owners: set[str]
) -> tuple[tuple[str, ...], str | None, str | None]:
    """Return the names of the first source that yields, its line and the source."""
    for method, raw, linked in _sources(doc, flow, body, head):
        found = tuple(name for name in names(linked or raw, owners) if not _is_site(fold(name), doc.url))
        if found:
            return found, raw, method
    return (), None, None


def _sources(doc: Document, flow: Flow, body: Body, head: int) -> Iterator[tuple[str, str, str | None]]:
    """Yield each source with the line as printed and, where they are links in it, its names alone."""
    text = {block.index for block in body.blocks}
    below = [block for block in flow.blocks[body.start + 1 : body.start + 6] if block.index not in text]  # under a lead
    near = [*flow.blocks[max(0, head - 4) : body.start + 1], *below, *flow.blocks[body.end : body.end + 4]]
    for block in near:
        if is_byline(block.text):
            yield "generic:byline", block.text, _linked_name(block)
    for block in near:
        parts = _SEGMENTS.split(block.text) if len(block.text) < 160 else ()
        yield from (("generic:byline", part, None) for part in parts[1:] if len(part) < 60 and _VERB.match(part))
    for block in near:
        if block.zone & hints.AUTHOR and len(block.text) < 90 and not block.text.endswith(":"):  # `الرياض:`
            yield "generic:author-class", block.text, _linked_name(block)
    for block in near:
        linked = [a.text for a in block.anchors if AUTHOR_PAGE.search(a.href) and 2 <= len(_WORD.findall(a.text)) <= 5]
        if linked and len(block.text) < 90:
            yield "generic:author-link", block.text, "، ".join(linked)
    for node in doc.jsonld:
        if "headline" in node or "articleBody" in node:
            for name in _named(node.get("author")):
                yield "jsonld:author", name, None
    for name in ("article:author", "author", "dc.creator", "parsely-author", "sailthru.author"):
        for value in doc.meta.get(name, ())[:1]:
            if not value.startswith("http"):  # a profile: `https://www.facebook.com/paper`
                yield f"meta:{name}", value, None


def is_byline(text: str) -> bool:
    """Say whether a line begins like that of an author: `كتبت: هدى الصفدي`."""
    return len(text) < 90 and bool(_VERB.match(text))


def _linked_name(block: Block) -> str | None:
    """Return the linked names of a line that holds nothing else but a label or the day."""
    rest = block.text
    for anchor in block.anchors:
        rest = rest.replace(anchor.text, "", 1)
    if not block.anchors or not (_LABELS.fullmatch(rest) or is_date_line(rest)):
        return None
    return "، ".join(anchor.text for anchor in block.anchors)


def _home_links(flow: Flow, url: str, head: int) -> set[str]:
    """Return the folded texts of links to the home page above the headline: the site's name."""
    anchors = (anchor for block in flow.blocks[:head] if len(block.text) < 60 for anchor in block.anchors)
    return {fold(anchor.text) for anchor in anchors if is_home(anchor.href, url)}


def _named(author: object) -> Iterator[str]:
    """Yield the names of a JSON-LD author joined to one line; organisations are named by `_owners` when they own."""
    people = author if isinstance(author, list) else [author]
    names = [p.get("name") if isinstance(p, dict) else p for p in people[:20]]
    line = "، ".join(name for name in names if isinstance(name, str))
    if line:
        yield line


def _linked_authors(flow: Flow, body: Body) -> set[str]:
    """Return the folded texts of links to authors' pages before the text: a page's title may end with its author."""
    anchors = (anchor for block in flow.blocks[max(0, body.start - 12) : body.start] for anchor in block.anchors)
    return {fold(anchor.text) for anchor in anchors if AUTHOR_PAGE.search(anchor.href)}


def _owners(doc: Document, people: set[str]) -> set[str]:
    """Return folded names of the site, which are no authors: its own, and organisations it names as authors."""
    names = {fold(name) for key in _SITE_NAMES for name in doc.meta.get(key, ())}
    names.update({fold(part) for part in _TITLE_PARTS.split(doc.title)[1:][-1:]} - people)
    for node in doc.jsonld:
        authors = node.get("author")
        for one in [node.get("publisher"), *(authors if isinstance(authors, list) else [authors])]:
            if not isinstance(one, dict) or not isinstance(one.get("name"), str):
                continue
            if one is node.get("publisher") or "Organization" in str(one.get("@type")):
                names.add(fold(one["name"]))
    return names


def _is_site(key: str, url: str) -> bool:
    """Say whether a Latin name is that of the host: `Sputnik` on `arabic.sputniknews.com`."""
    return key.isascii() and len(key) > 3 and key.replace(" ", "") in (urlsplit(url).hostname or "")


def _pairs(line: str) -> list[str]:
    """Split two names joined by `و`, which is written onto the second: `كايلا إبستين وأنجليكا كاساس` (BBC)."""
    joined = _JOINED.fullmatch(line)
    if joined is None or fold(joined[2]).startswith(_WAW_NAMES):
        return [line]
    return [joined[1], joined[2][1:]]


def names(raw: str, owners: frozenset[str] | set[str] = frozenset()) -> tuple[str, ...]:
    """Split an author line into names and refuse what is none."""
    line = _DATED.split(_VERB.sub("", " ".join(raw.split())), maxsplit=1)[0]
    place, _, person = line.partition(": ")
    line = person if person and len(_WORD.findall(place)) <= 2 else line  # `القاهرة: شيماء فاروق`
    found: dict[str, str] = {}
    for name in (one for part in _BETWEEN.split(line)[:10] for one in _pairs(part)):
        name = _VERB.sub("", name).strip(' :-–—.|*«»"')
        key = fold(name)
        if 1 <= len(_WORD.findall(name)) <= 6 and len(name) > 2 and not _BAD.search(name) and key not in owners:
            found.setdefault(key, name)
    return tuple(found.values())
