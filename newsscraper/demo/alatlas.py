"""الأطلس, Maghrebi: tables and fonts in windows-1256, Maghrebi months, mostly days without an hour, chunked."""

from html import escape

from newsscraper.demo.site import TEXT, Answer, Entry, Pages, excerpt, fill, image, join, leaves, views, wall_time
from newsscraper.demo.stories import Story, stories
from newsscraper.demo.writing import write

HOST = "alatlas.example"
ROOT = f"http://{HOST}"
ZONE = "Africa/Casablanca"
CHARSET = "windows-1256"
SECTIONS = {"jihat": (1, "جهات"), "mojtamaa": (2, "مجتمع"), "ray": (3, "رأي وثقافة")}
PAGE_SIZE = 4
ROBOTS = "User-agent: *\nDisallow: /cgi-bin/\nDisallow: /imprimer.php\n"
FRENCH = Entry("/article.php?id=390&cid=2", "Le marché aux fleurs rouvre ses portes", "02/03/2026")
"""A page in another language among the Arabic ones."""


def pages(edition: int) -> Pages:
    """Return everything that the outlet answers in an edition, by path."""
    found = stories("alatlas", edition)
    shown = [story for story in found.values() if not story.gone]
    result: Pages = {
        "/robots.txt": Answer(body=ROBOTS.encode(), content_type=TEXT),
        "/": _page("الرئيسية", join("alatlas_row", [_entry(s, edition) for s in shown[:6]]), edition),
        FRENCH.path: _page(FRENCH.title, fill("alatlas_french", title=FRENCH.title), edition),
    }
    for story in found.values():
        if story.gone:
            result[path(story)] = _page("مقال محذوف", "<h3>تم حذف هذا المقال</h3>", edition, status=410)
        else:
            result[path(story)] = _page(story.title, _article(story, edition), edition)
    for section in SECTIONS:
        result |= _lists(section, shown, edition)
    return result


def path(story: Story) -> str:
    """Return the path of a story: everything is in the query."""
    return f"/article.php?id={story.id}&cid={SECTIONS[story.section][0]}"


def _entry(story: Story, edition: int) -> Entry:
    return Entry(path(story), story.title, _date(story, edition), excerpt(story))


def _date(story: Story, edition: int) -> str:
    return write(story.dates, story.day, story.at, now=wall_time(edition, ZONE))


def _lists(section: str, shown: list[Story], edition: int) -> Pages:
    """Return the pages of a section; they are counted by the articles before them."""
    number, name = SECTIONS[section]
    entries = [_entry(story, edition) for story in shown if story.section == section]
    if section == "mojtamaa":
        entries.insert(4, FRENCH)
    parts = leaves(entries, PAGE_SIZE)
    starts = range(0, len(entries), PAGE_SIZE)
    paging = " - ".join(f'<a href="section.php?cid={number}&start={s}">{n}</a>' for n, s in enumerate(starts, 1))
    result: Pages = {}
    for start, part in zip(starts, parts, strict=True):
        here = f"/section.php?cid={number}" + (f"&start={start}" if start else "")
        main = fill("alatlas_section", name=name, rows=join("alatlas_row", part), paging=paging)
        result[here] = _page(name, main, edition)
    return result


def _page(title: str, main: str, edition: int, *, status: int = 200) -> Answer:
    """Return a whole page in windows-1256: menu, main part, most read, footer."""
    shown = [s for s in stories("alatlas", edition).values() if not s.gone]
    popular = sorted(shown, key=lambda s: -views(s, edition))[:3]
    text = fill(
        "alatlas",
        title=escape(title),
        menu="<br>".join(f'<a href="section.php?cid={n}"><b>{name}</b></a>' for n, name in SECTIONS.values()),
        main=main,
        popular=join("alatlas_link", [_entry(story, edition) for story in popular]),
    )
    return Answer(body=text.encode(CHARSET), content_type="text/html", status=status, chunked=True)


def _article(story: Story, edition: int) -> str:
    """Return the main part of a story's page."""
    number, name = SECTIONS[story.section]
    found = stories("alatlas", edition)
    linked = [_entry(found[i], edition) for i in story.related if i in found and not found[i].gone]
    return fill(
        "alatlas_article",
        title=escape(story.title),
        section=name,
        section_path=f"section.php?cid={number}",
        author=f"<font size=2><b>{escape(story.author)}</b></font>" if story.author else "",
        date=_date(story, edition),
        views=views(story, edition),
        image=image(story.id),
        caption=escape(story.caption or ""),
        text=_text(story, edition),
        tags=" - ".join(f'<a href="tag.php?q={n}">{escape(t)}</a>' for n, t in enumerate(story.tags)),
        related=fill("alatlas_related", rows=join("alatlas_link", linked)) if linked else "",
        number=story.id,
    )


def _text(story: Story, edition: int) -> str:
    """Return the body: justified paragraphs or bare lines, in fonts either way."""
    parts = [_paragraph(story, escape(text, quote=False)) for text in story.paragraphs]
    if story.insert:
        other, after = story.insert
        link = join("alatlas_link", [_entry(stories("alatlas", edition)[other], edition)])
        parts.insert(after, f"<center><font color=#990000><b>إقرأ أيضا</b></font> {link}</center>")
    return "\n".join(parts)


def _paragraph(story: Story, text: str) -> str:
    if int(story.id) % 2:
        return f'<font size=4 face="Traditional Arabic">{text}</font><br>&nbsp;<br>'
    return f'<p align=justify><font size=4 face="Simplified Arabic">{text}</font></p>'
