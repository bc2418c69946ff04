"""Evidence on what kind of page a page is, each piece computed once and only when asked for."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsscraper.extract import outcome_words as words
from newsscraper.extract import script_listing
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.listing import article_cards, is_home
from newsscraper.extract.page import Document
from newsscraper.extract.phrases import folded

if TYPE_CHECKING:
    from lxml.etree import _Element

ARTICLE_TYPES = frozenset(
    {
        *("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
        *("BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report"),
        *("AdvertiserContentArticle", "SocialMediaPosting"),
    }
)
LIST_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})
MEDIA_TYPES = frozenset(
    {
        "VideoObject",
        "AudioObject",
        "ImageGallery",
        "PodcastEpisode",
        "MediaGallery",
        "RadioEpisode",
        "TVEpisode",
        "Clip",
    }
)
FEW_FOR_MEDIA = 40
"""Words below which a film's or gallery's page has no text of its own: a caption has thirty."""
MANY_ENTRIES = 4
"""Timed entries of a live blog."""
EMPTY = 120
"""Words of a page that is drawn by a script: its menu and its footer."""
MAX_TEXT = 20_000
"""Characters of a page's text that are looked at."""
MAX_TITLE = 80
"""Characters of a title, or the part of one, that can be a notice or the name of a page of the house."""

_PLAYER = re.compile(
    r"youtube(?:-nocookie)?\.com/embed|dailymotion\.com/embed|player\.vimeo|jwplayer|brightcove|players?\.|soundcloud\.com/player|/embed/",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"paywall|pay-wall|subscribe-?wall|subscriber?s?-only|premium-?(?:content|wall)|reg-?wall|locked|subscription|piano-|tp-modal|meter",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?:live-?blog|live-?(?:post|update|entry|item)|liveblog|timeline-item|live-feed|event-item)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\W*[0-9٠-٩]{1,2}:[0-9٠-٩]{2}(?::[0-9٠-٩]{2})?\s*(?:ص|م|am|pm|صباحا|مساء|صباحًا|مساءً|GMT)?\W*", re.IGNORECASE
)
_TITLE_SEPARATOR = re.compile(r"\s+[|\-–—:•»«]+\s+|\s*[|»]\s*")
_QUOTED = re.compile(r"[«“\"][^«»“”\"]{1,80}[»”\"]")


@dataclass(frozen=True)
class Evidence:
    """What a page says and shows."""

    document: Document
    flow: Flow

    @cached_property
    def types(self) -> frozenset[str]:
        """The schema.org types of its JSON-LD and of the outermost microdata."""
        found: set[str] = set()
        for node in self.document.jsonld:
            stated = node.get("@type")
            values = stated if isinstance(stated, list) else [stated]
            found.update(v.rpartition("/")[2] for v in values if isinstance(v, str))
        return frozenset(found)

    @cached_property
    def is_article(self) -> bool:
        """True when the page describes itself as an article."""
        stated = [v.lower() for v in self.document.meta.get("og:type", [])]
        return bool(self.types & ARTICLE_TYPES) or "article" in stated or "article:published_time" in self.document.meta

    @cached_property
    def raw_title_parts(self) -> list[str]:
        """The `<title>` and the main headings, whole and in the parts between separators, where they are short."""
        parts = {
            part.strip(" .…!،"): None
            for text in map(_unquoted, [self.document.title, *self.raw_headings])
            for part in [text, *_TITLE_SEPARATOR.split(text[: 4 * MAX_TITLE])[:2]]
        }
        return [part for part in parts if 0 < len(part) <= MAX_TITLE]

    @cached_property
    def title_parts(self) -> list[str]:
        """The same, folded."""
        return [folded(part) for part in self.raw_title_parts]

    @cached_property
    def raw_headings(self) -> list[str]:
        """The first headings of the two highest ranks as written."""
        found: dict[int, list[str]] = {1: [], 2: []}
        for block in self.flow.blocks:
            if block.heading in found:
                found[block.heading].append(block.text[:1_000])
        return found[1][:2] + found[2][:2]

    @cached_property
    def headings(self) -> list[str]:
        """The `<title>` and the main headings, folded, without what they quote: `«الصفحة غير موجودة».. موقع يتعطل`."""
        return [folded(_unquoted(text)) for text in (self.document.title, *self.raw_headings) if text]

    @cached_property
    def text(self) -> str:
        """The beginning of the page's text, menus included."""
        return beginning(self.flow, MAX_TEXT)

    @cached_property
    def word_total(self) -> int:
        """Words of that text."""
        return len(self.text.split())

    @cached_property
    def opening(self) -> str:
        """The page's text, folded, when it is so short that it can be all about one thing."""
        return folded(self.text) if self.word_total < 120 else ""

    @cached_property
    def notices(self) -> str:
        """The short texts of the page, and all that stand in elements called walls, where they may ask for money."""
        found = (
            block.text[:400]
            for block in self.flow.blocks
            if words.MAY_LOCK.search(block.text) and (_is_notice(block) or _is_walled(block, self.flow))
        )
        return folded(" | ".join(found)[:40_000])

    @cached_property
    def is_locked(self) -> bool:
        """True when the page says that it is not free to read."""
        tiers = [v.lower() for v in self.document.meta.get("article:content_tier", [])]
        return "locked" in tiers or any(_is_paid(node) for node in self.document.jsonld)

    @cached_property
    def word_count(self) -> int | None:
        """The number of words that the page says its article has."""
        for node in self.document.jsonld:
            stated = str(node.get("wordCount") or "")
            if stated.isdecimal() and len(stated) < 7:
                return int(stated)
        return None

    @cached_property
    def listed(self) -> int:
        """How many articles the page lists: in its markup, else in its data where it shows next to nothing."""
        shown = len(article_cards(self.document))
        if shown or self.word_total > EMPTY:
            return shown
        return len(script_listing.links(self.document, None, None, home=is_home(self.document.url)))


def _is_walled(block: Block, flow: Flow) -> bool:
    """Say whether one of the innermost nodes around a block is called a wall."""
    return any(_WALL.search(flow.nodes[node].name) for node in flow.up(block.node, 3))


def _is_notice(block: Block) -> bool:
    """Say whether a block is a line: no paragraph, no headline, and where it is a link, no headline of another page."""
    return block.heading != 1 and 10 < len(block.text) < (40 if block.density > 0.9 else 100)


def _is_paid(node: dict[str, Any]) -> bool:
    """Read `isAccessibleForFree` of an article in any of its spellings, not the one of its parts."""
    stated = node.get("isAccessibleForFree")
    return stated is False or (isinstance(stated, str) and stated.strip().rpartition("/")[2].lower() in ("false", "no"))


def beginning(flow: Flow, limit: int) -> str:
    """Return the first characters of a page's text."""
    parts: list[str] = []
    length = 0
    for block in flow.blocks:
        parts.append(block.text)
        length += len(block.text)
        if length > limit:
            break
    return " ".join(parts)[:limit]


def is_live_blog(page: Evidence) -> bool:
    """Say whether a page grows by timed entries: by its own word, or by its title and its entries."""
    if "LiveBlogPosting" in page.types:
        return True
    titled = any(words.LIVE.search(heading) for heading in page.headings)
    live_address = "/live/" in page.document.url or "/liveblog" in page.document.url.lower()
    return (titled or live_address) and _entries(page.document.tree) >= MANY_ENTRIES


def _entries(root: "_Element") -> int:
    """Count the elements that are called entries of a live blog, or that hold a time of day and nothing else."""
    named = timed = 0
    for element in root.iter("div", "li", "article", "section", "time", "span", "strong", "b", "h3", "h4", "p"):
        named += bool(element.tag in ("div", "li", "article", "section") and _ENTRY.search(element.get("class") or ""))
        timed += bool(element.text and len(element.text) < 24 and _CLOCK.fullmatch(element.text))
    return max(named, timed)


def shows_list(page: Evidence, *, at_least: int) -> bool:
    """Say whether a page lists so many articles."""
    return page.listed >= at_least


def is_mostly_links(page: Evidence, count: int) -> bool:
    """Say whether the text found is no longer than the headlines and teasers of the list."""
    return count < 12 * page.listed


def is_media(page: Evidence, title: str) -> bool:
    """Say whether a page shows a film, pictures or a recording."""
    if page.types & MEDIA_TYPES and not page.types & ARTICLE_TYPES:
        return True
    if any(v.lower().startswith(("video", "music")) for v in page.document.meta.get("og:type", [])):
        return True
    return bool(words.MEDIA.search(folded(title))) or _has_player(page.document.tree)


def _has_player(root: "_Element") -> bool:
    """Say whether a page holds a player or a gallery of its own."""
    if next(root.iter("video", "audio", "amp-video", "amp-youtube"), None) is not None:
        return True
    if any(_PLAYER.search(frame.get("src") or frame.get("data-src") or "") for frame in root.iter("iframe")):
        return True
    return sum(1 for _ in root.iter("figure")) >= 8


def _unquoted(text: str) -> str:
    """Return a headline without the words that it quotes, unless it is nothing else."""
    if not _QUOTED.search(text):
        return text
    rest = _QUOTED.sub(" ", text).strip()
    return rest if len(rest.split()) > 1 else text
