"""Where sites print what day it is today: beside the logo, over the menu, with the weather.

Told by what stands between a line and the headline, not by its day: papers print the day of a story above its headline,
too, and then nothing of the site stands between the two. What follows from it is said in `published`.
"""

import re

from newsscraper.extract import hints
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import fold
from newsscraper.extract.parts import is_home, leads_somewhere

MENU = 5
"""Short links above a headline that are a menu; a path of sections has fewer."""
_MENU_WORDS = 3
_HOME = frozenset(("الرءيسيه", "home", "الصفحه الرءيسيه"))
"""The first step of a path of sections, folded: it leads home and is not the site's name."""
_BESIDE = hints.CRUMB | hints.SHARE | hints.TAGS | hints.AUTHOR
"""Places of links in an article's own head."""
_PUBLISHED = re.compile(r"\bت?م? ?(?:ال)?نُ?شر|\b(?:published|posted)\b", re.IGNORECASE)
_TODAY = re.compile(r"\W*(?:تاريخ )?اليوم\s*[:،,]?\s*(?=[^\d:]{0,12}\d{1,2}(?!\d?:))|\W*today(?: is)?\b", re.IGNORECASE)
"""`اليوم: الاثنين 20 نيسان`; but `اليوم 14:30` is when a story came."""

_WEATHER = re.compile(r"\bالطقس\b|\bالحرارة\b|\d\s?°|\b(?:مواقيت|أوقات) الصلاة\b|\bweather\b", re.IGNORECASE)
_LINE = 60


def is_masthead(flow: Flow, at: int, head: int, last: int, *, url: str, names: set[str]) -> bool:
    """Say whether what stands at a block belongs to the site and not to the article.

    `head` is the block of the headline, or of the first paragraph where none is shown; `last` that of the last
    paragraph; `names` are the site's names, folded.
    """
    if at >= len(flow.blocks) or _PUBLISHED.search(flow.blocks[at].text):
        return False
    path = flow.up(flow.blocks[at].node)
    depth = next((n for n, node in enumerate(path) if _holds(flow, node, head)), len(path))
    own = path[depth] if depth < len(path) else -1
    between = [flow.nodes[node] for node in path[:depth]]
    outer = path[depth - 1] if depth else -1
    if any(node.hints & hints.CLOCK for node in between) or _TODAY.match(flow.blocks[at].text):
        return True
    if _in_article(flow, own):
        return False
    if at > head:
        return at > last and _is_beside_weather(flow, at)
    if any(node.hints & hints.HEAD or node.tag == "header" for node in between):
        return True
    return _is_before_article(flow, own, head) or _is_head_of_site(_above(flow, at, own, outer, head), url, names)


def _is_beside_weather(flow: Flow, at: int) -> bool:
    """Say whether a short line right beside a block tells the weather or the times of prayer."""
    beside = flow.blocks[max(0, at - 2) : at + 3]
    return any(len(block.text) < _LINE and _WEATHER.search(block.text) for block in beside)


def _holds(flow: Flow, node: int, block: int) -> bool:
    return flow.nodes[node].first <= block < flow.nodes[node].last


def _in_article(flow: Flow, node: int) -> bool:
    """Say whether a node is an `<article>` or inside one."""
    return node >= 0 and any(flow.nodes[up].tag == "article" for up in flow.up(node))


def _is_before_article(flow: Flow, own: int, head: int) -> bool:
    """Say whether the headline is in an `<article>` that begins inside the node which holds the line as well."""
    for node in flow.up(flow.blocks[head].node) if head < len(flow.blocks) else ():
        if node == own:
            return False
        if flow.nodes[node].tag == "article":
            return True
    return False


def _above(flow: Flow, at: int, own: int, outer: int, head: int) -> list[Block]:
    """Return the blocks above the headline that tell whether a line among them is the site's.

    They begin with `outer`, the box of the line inside `own`, the node around both; where the line is alone in it, with
    the line or the row of links before it. Section, mark, day, headline in one row are an article's (Al-Ahed 2021).
    """
    first = flow.nodes[outer].first if outer >= 0 else at
    if first == at:
        least = flow.nodes[own].first if own >= 0 else 0
        first = max(least, at - 1)
        while first > least and flow.blocks[first].density > 0.9 and flow.blocks[first - 1].density > 0.9:
            first -= 1
    return flow.blocks[first:head]


def _is_head_of_site(above: list[Block], url: str, names: set[str]) -> bool:
    """Say whether there is among blocks what only the head of a site has: its name, its menu, other headlines."""
    links = 0
    for block in above:
        if block.zone & _BESIDE:
            continue
        if block.zone & hints.NAV or fold(block.text) in names:
            return True
        if any(is_home(a.href, url) and fold(a.text) not in _HOME for a in block.anchors) or _is_of_other(block):
            return True
        links += sum(1 for a in block.anchors if len(a.text.split()) <= _MENU_WORDS)
    return links >= MENU


def _is_of_other(block: Block) -> bool:
    """Say whether a block is the headline of another story: a ticker, a box of news."""
    return any(len(a.text.split()) > _MENU_WORDS and leads_somewhere(a) for a in block.anchors)
