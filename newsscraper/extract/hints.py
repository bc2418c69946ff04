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
CARD = 131072
"""A headline with a teaser of another article: found by `teasers`, not by a name."""
READERS = 262144
"""Words of readers: found by the heading over them (`readers`), not by a name."""
CLOCK = 524288
"""What the day is today, and the weather."""
HEAD = 1048576
"""The head of the site, with its name; an article's own head is called `post-header` or `article-top`."""
SUBTITLE = 2097152
"""The line under the headline; a lead is one as well, and a lead may be the first paragraph."""

NOISE = (
    NAV
    | RELATED
    | TAGS
    | SHARE
    | COMMENTS
    | CAPTION
    | META
    | LISTS
    | ADS
    | CRUMB
    | AUTHOR
    | DATE
    | PLAYER
    | CARD
    | READERS
)
"""A block under one of these is no paragraph of the article."""

_PHRASES = {
    NAV: (
        "nav, navbar, navigation, menu, menus, sub menu, mega menu, footer, masthead, top bar, tool bar, "
        "header top, header bar, header menu, header main, site header, cookie, cookies, gdpr, consent, "
        "login, log in, sign in, sign up, register, newsletter, newsletters, subscribe, subscription, "
        "modal, popup, pop up, overlay, pagination, pager, paging, skip link, skip to, skip nav, "
        "copyright, copyrights, disclaimer, search form, search box, search bar, breadcrumb, "
        "breadcrumbs, light box, off canvas, hamburger, print only, toc, table of contents, "
        "app download, app store, table of content, survey, surveys, poll, polls, cc window, app banner"
    ),
    RELATED: (
        "related, relateds, related posts, related post, related news, related articles, "
        "related article, related links, relatedlinks, recommend, recommended, recommendation, "
        "recommendations, recommends, recirc, recirculation, suggest, suggested, suggestion, "
        "suggestions, similar, also read, also like, also in, read more, read also, read next, read too, "
        "see also, see more, more on, more from, more in, more stories, more news, more articles, "
        "more posts, you may, outbrain, taboola, mgid, engageya, inject, jp relatedposts, up next"
    ),
    TAGS: (
        "tag, tags, tag list, tag cloud, tag links, tags list, tag container, keyword, keywords, topic, "
        "topics, hashtag, hashtags, labels, kw, article section"
    ),
    SHARE: (
        "share, shares, sharing, sharer, shared, share this, add this, add to any, a2a, social, socials, "
        "social media, social links, follow, follow us, follow button, follow buttons, share bar, "
        "sharedaddy, fb like, facebook, twitter, whatsapp, telegram, sharebuttons, social icons, "
        "social share"
    ),
    COMMENTS: (
        "comment, comments, disqus, comment list, respond, replies, discussion, comment form, "
        "comment area, comment section"
    ),
    CAPTION: (
        "caption, captions, wp caption text, fig caption, figcaption, cutline, photo credit, "
        "photo credits, photo caption, photo desc, photo description, photo title, photo source, "
        "photo copyright, photo info, photo by, image credit, image credits, image caption, image desc, "
        "image description, image title, image source, image copyright, image info, img caption, "
        "img credit, img desc, img title, picture caption, picture credit, picture desc, media caption, "
        "media credit, media desc, media description, media title, credit, credits"
    ),
    META: (
        "metadata, meta data, meta, post meta, entry meta, article meta, posted on, posted by, "
        "posted in, view, views, view count, view counts, counter, hits, reading time, read time, "
        "min read, dateline, info bar, article info, post info, print, font size, text size, tool, "
        "tools, rating, vote, votes"
    ),
    LISTS: (
        "sidebar, side bar, rail, right rail, most read, most viewed, most popular, most commented, "
        "most shared, popular, trending, latest, recent, recent posts, recent news, recent articles, "
        "ticker, marquee, breaking news, news ticker, top stories, top news, urgent, carousel, slider, "
        "teaser, teasers, promo, promos, promo box, next article, next post, next story, "
        "prev article, previous article, prev post, previous post, prev story, previous story, "
        "post navigation, prev next, previous next, next prev, next previous"
    ),
    ADS: (
        "ad, ads, advert, adverts, advertise, advertisement, advertisements, advertising, adsense, "
        "adsbygoogle, ad slot, ad unit, ad box, ad container, ad wrapper, ad banner, dfp, gpt, sponsor, "
        "sponsored, sponsors, sponsorship, banner, banners, commercial, affiliate, donate, donation, "
        "donations, paywall"
    ),
    BODY: (
        "article body, story body, post body, entry body, news body, page body, content body, main body, "
        "body text, body copy, body content, article text, story text, post text, entry text, news text, "
        "content text, main text, detail text, details text, article content, story content, "
        "post content, entry content, news content, page content, main content, detail content, "
        "details content, blog content, article details, news details, post details, story details, "
        "news detail, article detail, article copy, story copy, article inner, content inner, "
        "article txt, news txt, long desc, rich text, the content, entry, td post content, html decode, "
        "paragraphs, paragraph list"
    ),
    LEAD: (
        "lead, lede, leads, excerpt, summary, standfirst, subtitle, sub title, sub head, sub heading, "
        "sub headline, dek, deck, sapo, chapeau, intro, introduction, short desc, kicker, article lead, "
        "story lead, post lead, article summary, article intro, article desc"
    ),
    SUBTITLE: (
        "subtitle, sub title, sub head, sub header, sub heading, sub headline, standfirst, stand first, dek, deck, "
        "chapeau, sapo, alternative headline, second title, secondary title, second headline"
    ),
    CRUMB: ("breadcrumb, breadcrumbs, bread crumb, bread crumbs, crumb, crumbs, you are here"),
    AUTHOR: (
        "author, authors, author name, author info, author box, author bio, by line, byline, bylines, "
        "writer, writers, writer name, reporter, editor name, vcard, contributor, contributors"
    ),
    DATE: (
        "date, dates, time, times, datetime, date time, time stamp, publish, published, publish date, "
        "publish time, published date, published time, published on, published at, pub date, post date, "
        "entry date, date published, date line, updated, modified, article date, news date, "
        "news story date, created"
    ),
    TITLE: (
        "headline, article title, article headline, article heading, story title, story headline, "
        "post title, post headline, entry title, news title, news headline, page title, main title, "
        "main headline, detail title, title, h1"
    ),
    CLOCK: (
        "today, todays, date now, now date, time now, current date, current time, clock, weather, temperature, "
        "server time, prayer times, prayer time"
    ),
    HEAD: "header, head, hdr, top, upper, logo, brand, branding, banner, masthead",
    PLAYER: ("player, video player, video container, video wrapper, video js, vjs, jw player, audio player, playlist"),
}
_NOT = ("with side bar", "has side bar", "no side bar", "with sidebar", "has sidebar", "no sidebar", "sidebar layout")
_HIDDEN_NAMES = frozenset(
    ("d-none", "hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "is-hidden", "hide")
)
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")


def _table() -> dict[str, int]:
    """Return phrase → hints; a phrase is known written together as well: `side bar`, `sidebar`."""
    table: dict[str, int] = {}
    for bit, phrases in _PHRASES.items():
        for phrase in phrases.split(","):
            words = phrase.strip()
            for form in {words, words.replace(" ", "")}:
                table[form] = table.get(form, 0) | bit
    return table


def _reach(table: dict[str, int]) -> dict[str, int]:
    """Return the first word of each phrase → the words of the longest phrase that begins with it."""
    reach: dict[str, int] = {}
    for phrase in table:
        words = phrase.split()
        reach[words[0]] = max(len(words), reach.get(words[0], 0))
    return reach


_TABLE = _table()
_REACH = _reach(_TABLE)
_FIRST_WORDS = frozenset(_REACH)


@lru_cache(maxsize=16384)
def of_name(value: str) -> int:
    """Return the hints of one class, id, role or itemprop attribute as bits.

    Each name of a class list is read by itself: `post-title`, `postTitle` and `post_title` are `post title`.
    """
    bits = 0
    for name in value[:400].split():
        bits |= _of_word(name)
    return bits


_STORY = frozenset(("post", "entry", "article", "story", "node", "item"))
"""Before `footer`: the end of a story holds its tags and its author, not the site's menus."""
_STORY_HEAD = _STORY | {"news", "content", "single", "detail", "details", "section", "title", "block", "widget"}
"""Beside `header` or `top`: the head of a story or of a box."""


@lru_cache(maxsize=16384)
def _of_word(name: str) -> int:
    if name in _HIDDEN_NAMES:
        return HIDDEN
    words = _WORDS.findall(name) if name.islower() else [word.lower() for word in _WORDS.findall(name)]
    if _FIRST_WORDS.isdisjoint(words) or ("side" in name and any(phrase in " ".join(words) for phrase in _NOT)):
        return 0
    bits = 0
    for start in [at for at, word in enumerate(words) if word in _REACH]:
        phrase = words[start]
        bits |= _TABLE.get(phrase, 0)
        for word in words[start + 1 : start + _REACH[phrase]]:
            phrase = f"{phrase} {word}"
            bits |= _TABLE.get(phrase, 0)
    if bits & HEAD and _STORY_HEAD.intersection(words):
        bits &= ~HEAD
    return bits & ~NAV if "footer" in words and _STORY.intersection(words) else bits


@lru_cache(maxsize=1024)
def of_style(value: str) -> int:
    """Return `HIDDEN` for an inline style that hides its element."""
    flat = value.replace(" ", "").lower()
    return HIDDEN if "display:none" in flat or "visibility:hidden" in flat else 0
