"""The headline: candidates of the head and of the page check each other.

What goes wrong on real pages: the attribute is cut at the first `"` that the site did not escape (Al-Ahed); the site's
name is glued on, before (Al Madenah News) or behind (Youm7); the `h1` is the site's name; the head holds a search
engine's headline and the page another (BBC); the headline stands in a plain `<div>` (Al-Ahed 2021).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsscraper.extract import hints
from newsscraper.extract import listing_shape as shape
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold, label_of
from newsscraper.extract.outcome_words import LIST_TITLE
from newsscraper.extract.page import Document
from newsscraper.extract.parts import is_home
from newsscraper.extract.phrases import folded as folded_words

_SEPARATOR = re.compile(r"\s+[-–—|•·:»«/~]+\s+|\s*[|»«]\s*|\s*::\s*|\s+-|-\s+(?=\S)")
_QUOTES = "\"'“”„«»″‘’`"
_WORD = re.compile(r"\w+")
_DATE_LIKE = re.compile(r"\d{1,4}\s?[/.\-|:]\s?\d{1,2}(?:\s?[/.\-]\s?\d{2,4})?|(?:19|20|١٩|٢٠)[\d٠-٩]{2}")
_ENDED = re.compile(r"[.،,؛;:]$")

_SENTENCE = 4
"""Words that a headline has and the name of a section has not."""
_HOUSE = re.compile(r"\W*(?:صحيفة|جريدة|موقع|وكالة|شبكة|بوابة|قناة|مجلة|إذاعة|تلفزيون)\s")
_HOUSE_WORDS = 4
"""Words of a page's title that is nothing but its newspaper's name: old systems give every page the same."""
REACH = 14
"""A headline without heading markup is looked for in so many blocks before the first paragraph."""


@dataclass(frozen=True, slots=True)
class Title:
    """The headline, where it came from, and the block that shows it."""

    text: str | None
    method: str | None
    block: int | None = None
    cut: bool = False
    """A candidate was a cut prefix of another and was not used."""


def read(doc: Document, flow: Flow, body: Body) -> Title:
    """Return the headline of the page."""
    stated = list(_stated(doc))
    names = site_names(doc)
    shown = _shown(flow, body, [text for _, text in stated], names, doc.url)
    if shown is not None:
        text, block = shown
        text = _without_kicker(text, names, [other for _, other in stated])
        method = f"generic:h{block.heading}" if block.heading else "generic:near-body"
        whole = _uncut(text, flow, body, stated)
        if whole is not None:
            return Title(whole[0], "generic:uncut", whole[1] if whole[1] is not None else block.index, cut=True)
        cut = any(is_cut(other, text) for _, other in stated)
        return Title(text, method, block.index, cut=cut)
    for method, text in stated:
        bare = without_site(text, names, [other for _, other in stated])
        if bare and fold(bare) not in names:
            whole = _uncut(bare, flow, body, stated)
            return Title(whole[0], method, whole[1], cut=True) if whole else Title(bare, method)
    first = _under_menu(flow, body, names) if stated else None
    return Title(first.text, "generic:near-body", first.index) if first else Title(None, None)


def folded(doc: Document) -> set[str]:
    """Return the headlines that the head of the page states, folded, with and without the site's name."""
    stated = [text for _, text in _stated(doc)]
    names = site_names(doc)
    return {fold(text) for text in stated} | {fold(without_site(text, names, stated)) for text in stated}


def _without_kicker(text: str, names: set[str], stated: list[str]) -> str:
    """Return a shown headline without the mark before it (`<h1><span>خاص</span> …`), where the head states it bare."""
    for other in stated:
        bare = without_site(other, names, stated)
        marks = len(_WORD.findall(text)) - len(_WORD.findall(bare))
        if 0 < marks <= 2 and len(_WORD.findall(bare)) >= 4 and fold(text).endswith(f" {fold(bare)}"):
            return bare
    return text


def is_headed(doc: Document, flow: Flow, title: Title, *, dated: bool, lined: bool) -> bool:
    """Say whether a page shows its headline as an article does: a sentence that is no link, with a day or an address of
    an article. The name of a section (`أخبار اقتصادية`) has fewer words, and so has that of a poem (`lined`); the first
    headline of a list is a link.
    """
    least = 1 if lined else _SENTENCE
    if title.text is None or title.block is None or len(_WORD.findall(title.text)) < least:
        return False
    if flow.blocks[title.block].density > 0.5 and doc.url.rstrip("/").rpartition("/")[2] not in _targets(flow, title):
        return False
    return not LIST_TITLE.match(folded_words(title.text)) and (dated or shape.score(doc.url) >= shape.GOOD)


def _targets(flow: Flow, title: Title) -> str:
    return " ".join(anchor.href for anchor in flow.blocks[title.block or 0].anchors)


def _stated(doc: Document) -> Iterator[tuple[str, str]]:
    """Yield the headlines that the head of the page states, best first."""
    for node in doc.jsonld:
        headline = node.get("headline")
        if isinstance(headline, str) and headline.strip():
            yield "jsonld:headline", headline
    for name in ("og:title", "twitter:title", "dc.title", "headline", "title"):
        for value in doc.meta.get(name, ())[:1]:
            yield f"meta:{name}", value
    if doc.title:
        yield "tag:title", doc.title


def site_names(doc: Document) -> set[str]:
    """Return the site's names, folded."""
    names = set(doc.meta.get("og:site_name", ())) | set(doc.meta.get("application-name", ()))
    for node in doc.jsonld:
        publisher = node.get("publisher")
        for owner in (
            publisher,
            node if node.get("@type") in ("WebSite", "NewsMediaOrganization", "Organization") else None,
        ):
            if isinstance(owner, dict) and isinstance(owner.get("name"), str):
                names.add(owner["name"])
    host = doc.url.split("/")[2] if doc.url.count("/") > 1 else ""
    names.add(host.removeprefix("www."))
    if len(doc.title.split()) <= _HOUSE_WORDS and _HOUSE.match(doc.title):
        names.add(doc.title)
    return {folded for name in names if (folded := fold(name))}


def behind_headline(doc: Document) -> set[str]:
    """Return the last part of `<title>` between separators, folded: mostly the site's name."""
    return {fold(part) for part in _SEPARATOR.split(doc.title)[1:][-1:]}


def without_site(text: str, names: set[str], others: list[str]) -> str:
    """Return a headline without the site's name before or behind it.

    A part is the site's name when the page says so, when another candidate is the headline without it, or when it is of
    four words at most behind four or more.
    """
    cuts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(text)]
    for start, end in cuts:
        if fold(text[end:]) in names or any(fold(other) == fold(text[:start]) for other in others):
            return text[:start].strip()
    for start, end in reversed(cuts):
        if fold(text[:start]) in names or any(fold(other) == fold(text[end:]) for other in others):
            return text[end:].strip()
    if cuts and len(_WORD.findall(text[: cuts[-1][0]])) >= 4 and len(_WORD.findall(text[cuts[-1][1] :])) <= 4:
        start, end = cuts[-1]
        if text[start:end].strip(" ") not in ("-", ":", "/") or text[start:end].startswith(" "):
            return text[:start].strip()
    return text.strip()


def _shown(flow: Flow, body: Body, stated: list[str], names: set[str], url: str) -> tuple[str, Block] | None:
    """Return the headline as the page shows it."""
    wanted = [fold(text) for text in stated if fold(text) not in names]
    best: tuple[float, str, Block] | None = None
    until = body.start + 3 if body.blocks else len(flow.blocks)
    for block in flow.blocks[:until] if body.blocks else flow.blocks:
        if not block.heading and block.density > 0.8:
            continue
        points = _points(block, body, wanted, names, url)
        if points > 0 and (best is None or points > best[0]):
            best = (points, block.text, block)
    return (best[1], best[2]) if best else None


def _points(block: Block, body: Body, wanted: list[str], names: set[str], url: str) -> float:
    """Return how much speaks for a block being the headline; 0 or less when it cannot be."""
    text = block.text
    away = hints.RELATED | hints.COMMENTS | hints.HIDDEN | (0 if block.heading == 1 else hints.CAPTION)
    if (
        not 4 <= len(text) <= 400 or block.zone & away
    ):  # `<h1 class="media-title">` is no caption (e-papers of the Gulf)
        return 0
    folded = fold(text)
    if folded in names or not folded or label_of(text) is not None:
        return 0
    if block.density > 0.8 and block.anchors and is_home(block.anchors[0].href, url):
        return 0
    near = body.start - block.index
    points = {1: 3.0, 2: 1.2, 3: 0.6}.get(block.heading, 0.0)
    if block.zone & hints.TITLE and block.heading:
        points += 0.7
    if any(folded == other for other in wanted):
        points += 3.0
    elif len(folded) > 12 and any(folded in other for other in wanted):
        points += 2.0 * len(folded) / min(len(other) for other in wanted if folded in other)
    elif len(folded) > 12 and any(other and len(other) > 12 and other in folded for other in wanted):
        points += 2.0 if block.heading else 1.0
    elif not block.heading and (not body.blocks or not -1 <= near <= REACH or not _like_headline(block)):
        return 0
    if block.zone & (hints.NAV | hints.LISTS | hints.CRUMB) and block.heading != 1:
        points -= 2.0
    if body.blocks and -1 <= near <= REACH:
        points += 0.6 - abs(near) * 0.03
    return points


def _under_menu(flow: Flow, body: Body, names: set[str]) -> Block | None:
    """Return the first line between the last links and the text: old systems mark no headline and title every page with
    the site's name (`<font size=5>في مديح البطء</font>`).
    """
    above = flow.blocks[max(0, body.start - REACH) : body.start] if body.blocks else []
    links = max((at for at, block in enumerate(above) if block.density > 0.3), default=-1)
    lines = [block for block in above[links + 1 :] if _like_headline(block, least=2) and fold(block.text) not in names]
    return next((block for block in lines if label_of(block.text) is None), None)


def _like_headline(block: Block, least: int = 4) -> bool:
    """Say whether a bare block reads like a headline: some words, no full stop, no date."""
    words = _WORD.findall(block.text)
    return (
        least <= len(words) <= 40
        and block.density < 0.3
        and not _ENDED.search(block.text)
        and not _DATE_LIKE.search(block.text)
    )


def is_cut(short: str, long: str) -> bool:
    """Say whether one headline is another, cut at its first quotation mark or with an ellipsis."""
    short = short.strip().rstrip("…").removesuffix("...").strip()
    if len(short) < 6 or len(long) <= len(short) + 1 or not long.startswith(short):
        return False
    return _begins_quote(long[len(short) :].lstrip())


def _begins_quote(rest: str) -> bool:
    """Say whether a text begins with a quotation mark; one with a space behind it separates: `… » Archive » …`."""
    return rest[:1] in _QUOTES and not (rest[:1] in "»«›‹" and rest[1:2].isspace())


def _uncut(text: str, flow: Flow, body: Body, stated: list[tuple[str, str]]) -> tuple[str, int | None] | None:
    """Return the whole headline and its block when this one is a cut prefix of one that the page shows or states."""
    ended = text.rstrip().endswith(("…", "..."))
    bare = text.rstrip().rstrip("…").removesuffix("...").rstrip()
    if len(bare) < 4:
        return None
    near: list[tuple[str, int | None]] = [(b.text, b.index) for b in flow.blocks[: body.start + 2] if len(b.text) < 400]
    for other, block in [*near, *((text, None) for _, text in stated)]:
        if len(other) > len(bare) + 1 and other.startswith(bare):
            rest = other[len(bare) :].lstrip()
            if _begins_quote(rest) or (ended and rest[:1].isalnum()):
                return other, block
    return None
