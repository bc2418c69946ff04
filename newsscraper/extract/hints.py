"""What the names of classes and ids usually say: a hint, never a proof.

A hint marks the element it stands on. Rules read hints only where order, labels and text density leave a choice, and
a hint on an element that holds most of the page's text is taken back (`<body class="single has-sidebar ads-on">`).
"""

import re
from functools import lru_cache

NAV = 1
"""Menus, headers, footers, logins, cookie boxes, newsletters: the furniture of the site."""
RELATED = 2
"""Links to other articles: related, recommended, read more."""
TAGS = 4
SHARE = 8
COMMENTS = 16
CAPTION = 32
META = 64
"""Byline, date, counters around the headline."""
LISTS = 128
"""Most read, latest, sidebars, tickers."""
ADS = 256
BODY = 512
"""Says it is the text of the article."""
LEAD = 1024
"""Standfirst, summary, subtitle."""
CRUMB = 2048
HIDDEN = 4096
AUTHOR = 8192
DATE = 16384
TITLE = 32768
PLAYER = 65536

NOISE = NAV | RELATED | TAGS | SHARE | COMMENTS | CAPTION | META | LISTS | ADS | CRUMB | AUTHOR | DATE | PLAYER
"""A block under one of these is no paragraph of the article."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPLIT = re.compile(r"[^0-9a-z]+")

_WORDS: tuple[tuple[int, str], ...] = (
    (
        NAV,
        r"nav|navbar|navigation|menu|submenu|megamenu|footer|masthead|topbar|toolbar|header ?(?:top|bar|menu|main|site)"
        r"|site header|cookies?|gdpr|consent|login|signin|signup|register|newsletter|subscribe|subscription|modal|popup"
        r"|overlay|pagination|pager|paging|skip (?:link|to|nav)|copyrights?|disclaimer|search ?(?:form|box|bar)|breadcrumb?s?"
        r"|lightbox|offcanvas|hamburger|print ?only|toc|table of contents|apps?(?: download| store)",
    ),
    (
        RELATED,
        r"related\w*|recommend\w*|recirc\w*|suggest\w*|similar|also ?(?:read|like|in)|read ?(?:more|also|next|too)"
        r"|see ?(?:also|more)|more ?(?:on|from|in|stories|news|articles|posts)|you ?may|outbrain|taboola|mgid|engageya"
        r"|next ?(?:article|post|story)|prev(?:ious)? ?(?:article|post|story)|post navigation|prev(?:ious)? next|next prev(?:ious)?|inject|jp relatedposts|up next",
    ),
    (TAGS, r"tags?|tag ?(?:list|cloud|links|s ?list|container)|keywords?|topics?|hashtags?|labels|kw|article ?section"),
    (
        SHARE,
        r"shar(?:e|es|ing|er|ed)?|sharethis|addthis|addtoany|a2a|social\w*|follow ?(?:us|buttons?)?|sharebar|sharedaddy|fb like"
        r"|facebook|twitter|whatsapp|telegram",
    ),
    (COMMENTS, r"comments?|disqus|commentlist|respond|replies|discussion|comment ?(?:form|area|section)"),
    (
        CAPTION,
        r"captions?|wp caption text|figcaption|fig ?caption|cutline|(?:photo|image|img|picture|media) ?(?:credit|caption|desc"
        r"|description|title|source|copyright|info|by)s?|credits?",
    ),
    (
        META,
        r"metadata|meta|post meta|entry meta|article meta|posted ?(?:on|by|in)|views?|view ?counts?|counter|hits|reading ?time"
        r"|read ?time|min read|dateline|info ?bar|article ?info|post ?info|print|font ?size|text ?size|tools?|rating|votes?",
    ),
    (
        LISTS,
        r"(?<!with )(?<!has )(?<!no )side ?bar(?! layout)|rail|right ?rail|most ?(?:read|viewed|popular|commented|shared)|popular|trending"
        r"|latest|recent ?(?:posts|news|articles)?|ticker|marquee|breaking ?news|newsticker|top ?(?:stories|news)|urgent"
        r"|carousel|slider|teasers?|promos?|promo ?box",
    ),
    (
        ADS,
        r"ads?|advert\w*|adsense|adsbygoogle|ad ?(?:slot|unit|box|container|wrapper|banner)|dfp|gpt|sponsor\w*|banner|banners"
        r"|commercial|affiliate|donat\w*|paywall",
    ),
    (
        BODY,
        r"articlebody|(?:article|story|post|entry|news|page|content|main|detail|details|blog) ?(?:body|text|content|txt|details?"
        r"|copy|inner)(?: ?(?:body|text|content|copy|inner))?|body ?(?:text|copy|content)|bodytext|longdesc|rich ?text|the ?content"
        r"|entry|td post content|html ?decode|paragraphs?(?: list)?",
    ),
    (
        LEAD,
        r"lead|lede|leads|excerpt|summary|standfirst|subtitle|sub ?title|sub ?head(?:line|ing)?|sub ?headline|dek|deck|sapo"
        r"|chapeau|intro|introduction|short ?desc|kicker|(?:article|story|post) ?(?:lead|summary|intro|excerpt|desc)",
    ),
    (CRUMB, r"breadcrumb?s?|bread ?crumbs?|crumbs?|you are here"),
    (
        AUTHOR,
        r"author ?(?:name|info|box|bio|s)?|authors|byline|by ?line|writers?|writer ?name|reporter|editor ?name|vcard|contributor",
    ),
    (
        DATE,
        r"date|dates|time|times|datetime|time ?stamp|timestamp|publish(?:ed)?(?: ?(?:date|time|on|at))?|pub ?date|post ?date"
        r"|entry ?date|date ?(?:time|published|line)|updated|modified|article ?date|news ?(?:story ?)?date|created",
    ),
    (TITLE, r"headline|(?:article|story|post|entry|news|page|main|detail) ?(?:title|headline|heading|head)|title|h1"),
    (
        PLAYER,
        r"player|video ?(?:player|container|wrapper|js)|vjs\w*|jwplayer|audio ?player|playlist|transcript ?button",
    ),
)
_HIDDEN_NAMES = frozenset(
    ("d-none", "hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "is-hidden", "hide")
)
_COMPILED = tuple((flag, re.compile(rf"(?:^| )(?:{words})(?= |$)")) for flag, words in _WORDS)


@lru_cache(maxsize=8192)
def of_name(value: str) -> int:
    """Return the hints of one class, id, role or itemprop attribute as bits.

    Each name of a class list is read by itself: `post-title`, `postTitle` and `post_title` are `post title`.
    """
    if len(value) > 400:
        return 0
    bits = 0
    for name in value.split():
        if name in _HIDDEN_NAMES:
            bits |= HIDDEN
        words = _SPLIT.sub(" ", _CAMEL.sub(" ", name).lower()).strip()
        for flag, pattern in _COMPILED:
            if not bits & flag and pattern.search(words):
                bits |= flag
    return bits


@lru_cache(maxsize=1024)
def of_style(value: str) -> int:
    """Return `HIDDEN` for an inline style that hides its element."""
    flat = value.replace(" ", "").lower()
    return HIDDEN if "display:none" in flat or "visibility:hidden" in flat else 0
