"""Five papers for `sources add`, each as another kind of CMS makes them: what it shows, how it is addressed."""
# ruff: noqa: E501  (a line of markup stays a line)

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import newsdesk  # noqa: F401
from news_site import PARAGRAPHS, TOPICS, Answer, Asked

COUNT = 14
SECTIONS = {"local": "محليات", "economy": "اقتصاد", "sports": "رياضة"}


def headline(n: int) -> str:
    return f"بلدية الساحل تعلن خطة جديدة من أجل {TOPICS[n % len(TOPICS)]} في الحي {n}"


def paragraphs(n: int) -> list[str]:
    return [text.format(topic=TOPICS[n % len(TOPICS)]) for text in PARAGRAPHS] + [f"وهذا نهاية الخبر رقم {n} اليوم."]


def page(head: str, body: str, *, charset: str = "utf-8", lang: str = "ar") -> Answer:
    html = (
        f'<!doctype html><html lang="{lang}" dir="rtl"><head><meta charset="{charset}">{head}</head>'
        f"<body>{body}</body></html>"
    )
    return Answer(body=html.encode(charset), headers={"Content-Type": f"text/html; charset={charset}"})


def slug_of(n: int) -> str:
    return quote(headline(n).rpartition(" في ")[0].replace(" ", "-"))


def letters(n: int) -> str:
    """Return the slug of a site that has no numbers: headlines that come again get a letter."""
    return slug_of(n) + "-" + quote("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"[n // len(TOPICS) % 28] * (1 + n // 196))


def spread(name: str) -> range:
    """Return the articles of a section."""
    start = list(SECTIONS).index(name)
    return range(100 + start, 100 + COUNT * 3, 3)


@dataclass(frozen=True)
class Paper:
    """One site and what `sources add` must find of it."""

    host: str
    name: str
    answer: Callable[[str], Answer | None]
    sections: int
    """How many sections it has at least, the home page among them."""
    feed: str = ""
    sitemap: str = ""
    has_ids: bool = True

    @property
    def url(self) -> str:
        return f"http://{self.host}/"


# ── WordPress: dated slugs in Arabic, a menu, a feed ─────────────────────────────────────────────


def wordpress(path: str) -> Answer | None:
    menu = "".join(f'<li><a href="/category/{key}/">{name}</a></li>' for key, name in SECTIONS.items())
    top = f'<header><nav><ul><li><a href="/">الرئيسية</a></li>{menu}<li><a href="/contact/">اتصل بنا</a></li></ul></nav></header>'

    def cards(numbers: range) -> str:
        return "".join(
            f'<article class="post"><h2 class="entry-title"><a href="/2026/03/{1 + n % 28:02d}/{letters(n)}/">{headline(n)}</a></h2>'
            f'<time datetime="2026-03-{1 + n % 28:02d}T08:00:00+02:00">منذ أيام</time></article>'
            for n in numbers
        )

    head = '<title>صحيفة الميناء - أخبار الساحل</title><meta property="og:site_name" content="صحيفة الميناء"><meta name="generator" content="WordPress 6.5">'
    if path == "/":
        feed = '<link rel="alternate" type="application/rss+xml" title="الخلاصة" href="/feed/">'
        return page(head + feed, top + f"<main>{cards(range(100, 100 + COUNT))}</main>")
    if path == "/feed/":
        items = "".join(
            f"<item><title>{headline(n)}</title><link>http://almina.test/2026/03/{1 + n % 28:02d}/{letters(n)}/</link></item>"
            for n in range(100, 110)
        )
        return Answer(
            body=f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode(),
            headers={"Content-Type": "application/rss+xml"},
        )
    for key in SECTIONS:
        if path == f"/category/{key}/":
            return page(head, top + f"<main>{cards(spread(key))}</main>")
    for n in range(100, 100 + 3 * COUNT):
        if path == f"/2026/03/{1 + n % 28:02d}/{letters(n)}/":
            text = "".join(f"<p>{text}</p>" for text in paragraphs(n))
            stated = f'<meta property="article:published_time" content="2026-03-{1 + n % 28:02d}T08:00:00+02:00"><meta property="og:title" content="{headline(n)}">'
            return page(
                head + stated,
                f'{top}<article><h1 class="entry-title">{headline(n)}</h1><div class="entry-content">{text}</div>'
                '<div class="tags"><a rel="tag" href="/tag/a/">الساحل</a><a rel="tag" href="/tag/b/">بلديات</a></div></article>',
            )
    return None


# ── ASP.NET: ids in the query, windows-1256, tables, no structured data ──────────────────────────


def aspnet(path: str) -> Answer | None:
    menu = "".join(f'<td><a href="Section.aspx?sid={n}">{name}</a></td>' for n, name in enumerate(SECTIONS.values(), 1))
    top = f'<table class="MainMenu"><tr><td><a href="Default.aspx">الصفحة الرئيسية</a></td>{menu}</tr></table>'

    def rows(numbers: range) -> str:
        return "".join(
            f'<tr><td class="date">{1 + n % 28}/3/2026</td><td><a class="NewsTitle" href="NewsDetails.aspx?id={31000 + n}">{headline(n)}</a></td></tr>'
            for n in numbers
        )

    head = "<title>جريدة السوق</title>"
    if path in ("/", "/Default.aspx"):
        return page(head, f"{top}<table>{rows(range(100, 100 + COUNT))}</table>", charset="windows-1256")
    for n, key in enumerate(SECTIONS, 1):
        if path == f"/Section.aspx?sid={n}":
            return page(head, f"{top}<table>{rows(spread(key))}</table>", charset="windows-1256")
    if path.startswith("/NewsDetails.aspx?id="):
        n = int(path.rpartition("=")[2]) - 31000
        text = "<br><br>".join(paragraphs(n))
        return page(
            f"<title>جريدة السوق - {headline(n)}</title>",
            f'{top}<span id="lblTitle" class="title">{headline(n)}</span><br><span id="lblDate">السبت {1 + n % 28} آذار 2026 - 10:30</span>'
            f'<div id="divBody">{text}</div>',
            charset="windows-1256",
        )
    return None


# ── Joomla: ids before slugs, a menu of divs ─────────────────────────────────────────────────────


def joomla(path: str) -> Answer | None:
    menu = "".join(f'<li class="item"><a href="/index.php/{key}">{name}</a></li>' for key, name in SECTIONS.items())
    top = f'<div id="sp-menu"><ul class="menu">{menu}<li><a href="/index.php/about">من نحن</a></li></ul></div>'

    def items(key: str, numbers: range) -> str:
        return "".join(
            f'<div class="catItemView"><h3 class="catItemTitle"><a href="/index.php/{key}/item/{n}-{slug_of(n)}">{headline(n)}</a></h3></div>'
            for n in numbers
        )

    head = '<title>وكالة الشرفة</title><meta name="generator" content="Joomla!">'
    if path == "/":
        return page(head, top + f'<div class="blog">{items("local", spread("local"))}</div>')
    for key in SECTIONS:
        if path == f"/index.php/{key}":
            return page(head, top + f'<div class="blog">{items(key, spread(key))}</div>')
        for n in spread(key):
            if path == f"/index.php/{key}/item/{n}-{slug_of(n)}":
                text = "".join(f"<p>{text}</p>" for text in paragraphs(n))
                return page(
                    f"<title>{headline(n)}</title>",
                    f'{top}<div class="itemView"><span class="itemDateCreated">السبت، {1 + n % 28} آذار/مارس 2026 12:45</span>'
                    f'<h2 class="itemTitle">{headline(n)}</h2><div class="itemFullText">{text}</div></div>',
                )
    return None


# ── Drupal: nodes, a sitemap named in robots.txt ─────────────────────────────────────────────────


def drupal(path: str) -> Answer | None:
    menu = "".join(f'<a href="/{key}-news">{name}</a>' for key, name in SECTIONS.items())
    top = f'<header><nav role="navigation">{menu}</nav></header>'

    def views(numbers: range) -> str:
        return "".join(f'<div class="views-row"><a href="/node/{54000 + n}">{headline(n)}</a></div>' for n in numbers)

    head = '<title>الرئيسية | راديو التلة</title><meta name="Generator" content="Drupal 10">'
    if path == "/robots.txt":
        return Answer(body=b"User-agent: *\nDisallow: /admin/\nSitemap: http://www.altalla.test/sitemap.xml\n")
    if path == "/sitemap.xml":
        urls = "".join(f"<url><loc>http://www.altalla.test/node/{54000 + n}</loc></url>" for n in range(100, 140))
        return Answer(
            body=f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode(),
            headers={"Content-Type": "application/xml"},
        )
    if path == "/":
        return page(head, top + f'<main><div class="view-content">{views(range(100, 100 + COUNT))}</div></main>')
    for key in SECTIONS:
        if path == f"/{key}-news":
            return page(head, top + f'<main><div class="view-content">{views(spread(key))}</div></main>')
    if path.startswith("/node/"):
        n = int(path.rpartition("/")[2]) - 54000
        text = "".join(f"<p>{text}</p>" for text in paragraphs(n))
        return page(
            f"<title>{headline(n)} | راديو التلة</title>",
            f'{top}<main><h1 class="page-title"><span class="field--name-title">{headline(n)}</span></h1>'
            f'<span class="field--name-created">{1 + n % 28} مارس 2026</span><div class="field--name-body">{text}</div></main>',
        )
    return None


# ── a modern front end: JSON-LD, ids at the end of slugs, below /ar/ ─────────────────────────────


def modern(path: str) -> Answer | None:
    menu = "".join(f'<a class="sc-x1" href="/ar/{key}">{name}</a>' for key, name in SECTIONS.items())
    top = f'<header><nav class="sc-nav">{menu}<a href="/en">English</a></nav></header>'

    def grid(key: str, numbers: range) -> str:
        return "".join(
            f'<div class="card"><a href="/ar/{key}/{slug_of(n)}-{7700000 + n}"><img src="/i/{n}.jpg" alt=""><h3>{headline(n)}</h3></a></div>'
            for n in numbers
        )

    head = '<title>منصة الأفق</title><meta property="og:site_name" content="منصة الأفق"><meta property="og:locale" content="ar_JO">'
    if path in ("/", "/ar"):
        return page(
            head, top + f'<main>{grid("local", spread("local"))}</main><script src="/app.js"></script>', lang="ar-JO"
        )
    for key in SECTIONS:
        if path == f"/ar/{key}":
            return page(head, top + f"<main>{grid(key, spread(key))}</main>")
        for n in spread(key):
            if path == f"/ar/{key}/{slug_of(n)}-{7700000 + n}":
                stated = (
                    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"'
                    + headline(n)
                    + f'","datePublished":"2026-03-{1 + n % 28:02d}T06:15:00Z","articleSection":"{SECTIONS[key]}","keywords":["الأفق","بلديات"]}}</script>'
                )
                text = "".join(f"<p>{text}</p>" for text in paragraphs(n))
                return page(
                    f'<title>{headline(n)}</title><meta property="og:title" content="{headline(n)}">{stated}',
                    f"{top}<main><h1>{headline(n)}</h1><section>{text}</section></main>",
                )
    return None


PAPERS = (
    Paper("almina.test", "صحيفة الميناء", wordpress, 4, feed="http://almina.test/feed/", has_ids=False),
    Paper("www.assouq.test", "جريدة السوق", aspnet, 4),
    Paper("ashorfa.test", "وكالة الشرفة", joomla, 4),
    Paper("www.altalla.test", "راديو التلة", drupal, 4, sitemap="http://www.altalla.test/sitemap.xml"),
    Paper("alofoq.test", "منصة الأفق", modern, 4),
)


def answer(asked: Asked) -> Answer:
    """Answer for all five."""
    paper = next((paper for paper in PAPERS if paper.host == asked.host), None)
    found = paper.answer(asked.path) if paper else None
    return found or Answer(404, b"<html><body><h1>404</h1></body></html>")
