"""النيل, Egyptian: one `<div>` split by `<br>`, Arabic-Indic digits, relative dates, og: metas, gzip, a sitemap."""

from html import escape

from newsscraper.demo.site import (
    TEXT,
    XML,
    Answer,
    Entry,
    Pages,
    excerpt,
    fill,
    image,
    join,
    last_modified,
    leaves,
    quoted,
    views,
    wall_time,
)
from newsscraper.demo.stories import Story, stories
from newsscraper.demo.writing import write

HOST = "annil.example"
ROOT = f"http://{HOST}"
ZONE = "Africa/Cairo"
SECTIONS = {"akhbar": "أخبار", "riyada": "رياضة", "hayat": "حياة", "malaff": "ملف"}
LISTED = ("akhbar", "riyada", "hayat")
"""Sections with a page of their own; the rest is found through the sitemap."""
PAGE_SIZE = 4
ROBOTS = f"User-agent: *\nDisallow: /admin/\nDisallow: /print.aspx\n\nSitemap: {ROOT}/sitemap-news.xml\n"
LOST = Entry("/story/2026/3/9/معرض-الزهور-يمدد-أيامه/7099", "معرض الزهور يمدد أيامه", "منذ ٥ أيام")
"""A story that lists still show, while its address answers 200 and "not found"."""
FAILING = "7005"
"""Answers 500 once in the first edition."""
CHALLENGED = "7014"
"""Hidden behind a challenge in the first edition."""


def pages(edition: int) -> Pages:
    """Return everything that the outlet answers in an edition, by path."""
    found = stories("annil", edition)
    shown = [story for story in found.values() if not story.gone]
    result: Pages = {
        "/robots.txt": Answer(body=ROBOTS.encode(), content_type=TEXT),
        "/sitemap-news.xml": Answer(body=_sitemap(shown).encode(), content_type=XML, gzip=True),
        "/": _page("الرئيسية", "/", join("annil_row", [_entry(s, edition) for s in shown[:6]]), edition),
        LOST.path: _page("عفوا", LOST.path, fill("annil_lost"), edition),
        "/contact": _page("اتصل بنا", "/contact", fill("annil_contact"), edition),
    }
    for story in found.values():
        result[path(story)] = _answer(story, edition)
    for section in LISTED:
        result |= _lists(section, shown, edition)
    return result


def path(story: Story) -> str:
    """Return the path of a story: day, words of its first headline, number."""
    slug = stories("annil", 1).get(story.id, story).slug
    return f"/story/{story.day.year}/{story.day.month}/{story.day.day}/{slug}/{story.id}"


def _answer(story: Story, edition: int) -> Answer:
    here = path(story)
    if story.gone:
        return Answer(status=410, body=_frame("حذف الخبر", here, "<p>حذف هذا الخبر.</p>", edition), gzip=True)
    if story.id == CHALLENGED and edition == 1:
        return Answer(status=403, body=fill("annil_challenge", mark=f"{int(story.id) * 7919:016x}").encode())
    return Answer(
        body=_frame(story.title, here, _article(story, edition), edition, _head(story)),
        modified=last_modified(story, edition),
        gzip=True,
        fails_once=story.id == FAILING and edition == 1,
    )


def _entry(story: Story, edition: int) -> Entry:
    return Entry(path(story), story.title, _date(story, edition), excerpt(story))


def _date(story: Story, edition: int) -> str:
    return write(story.dates, story.day, story.at, now=wall_time(edition, ZONE))


def _lists(section: str, shown: list[Story], edition: int) -> Pages:
    """Return the pages of a section."""
    entries = [_entry(story, edition) for story in shown if story.section == section]
    if section == "hayat":
        entries.insert(3, LOST)
    parts = leaves(entries, PAGE_SIZE)
    result: Pages = {}
    for number, part in enumerate(parts, 1):
        here = f"/section/{section}" + (f"/page/{number}" if number > 1 else "")
        numbers = [f'<li><a href="/section/{section}/page/{n}">{n}</a></li>' for n in range(1, len(parts) + 1)]
        main = fill("annil_section", name=SECTIONS[section], rows=join("annil_row", part), paging="".join(numbers))
        result[here] = _page(SECTIONS[section], here, main, edition)
    return result


def _page(title: str, here: str, main: str, edition: int) -> Answer:
    return Answer(body=_frame(title, here, main, edition), gzip=True)


def _frame(title: str, here: str, main: str, edition: int, head: str = "") -> bytes:
    """Return a whole page: ticker, menu, main part, most read, footer."""
    shown = [s for s in stories("annil", edition).values() if not s.gone]
    popular = sorted(shown, key=lambda s: -views(s, edition))[:3]
    return fill(
        "annil",
        title=escape(title),
        head=head,
        ticker=" | ".join(escape(story.title) for story in shown[:3]),
        menu="".join(f'<a href="/section/{key}">{SECTIONS[key]}</a>' for key in LISTED),
        main=main,
        popular=join("annil_link", [_entry(story, edition) for story in popular], "<br>"),
    ).encode()


def _head(story: Story) -> str:
    here = quoted(path(story))
    return fill(
        "annil_head",
        url=ROOT + here,
        title=escape(story.title),
        description=escape(excerpt(story)),
        image=ROOT + image(story.id),
        section=SECTIONS[story.section],
    )


def _article(story: Story, edition: int) -> str:
    """Return the main part of a story's page."""
    return fill(
        "annil_article",
        title=escape(story.title),
        section=SECTIONS[story.section],
        section_path=f"/section/{story.section}",
        author=f"كتب: {escape(story.author)}" if story.author else "",
        date=_date(story, edition),
        views=views(story, edition),
        image=image(story.id),
        caption=escape(story.caption or ""),
        text=_text(story, edition),
        tags="".join(f'<a href="/tags/{quoted(t)}">{escape(t)}</a>' for t in story.tags),
        related=_related(story, edition),
        number=story.id,
    )


def _text(story: Story, edition: int) -> str:
    """Return the body: lines between `<br>`, a promoted story among them."""
    parts = [escape(text, quote=False) for text in story.paragraphs]
    if story.insert:
        other, after = story.insert
        link = join("annil_link", [_entry(stories("annil", edition)[other], edition)])
        parts.insert(after, f"<strong>اقرأ أيضا: {link}</strong>")
    between = "<br><br>\n" if int(story.id) % 2 else "<br />\n"
    return between.join(parts)


def _related(story: Story, edition: int) -> str:
    found = stories("annil", edition)
    entries = [_entry(found[i], edition) for i in story.related if i in found and not found[i].gone]
    return fill("annil_related", rows=join("annil_related_row", entries)) if entries else ""


def _sitemap(shown: list[Story]) -> str:
    """Return the news sitemap: the last days, and the long reads that no section lists."""
    chosen = [s for n, s in enumerate(shown) if n < 8 or s.section not in LISTED]
    rows = "\n".join(
        fill("annil_sitemap_row", url=ROOT + quoted(path(s)), title=escape(s.title), date=s.day.isoformat())
        for s in chosen
    )
    return fill("annil_sitemap", rows=rows)
