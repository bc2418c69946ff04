"""المنارة, Levantine: semantic paragraphs, JSON-LD with offsets, Levantine and combined months, RSS, ETags."""

import json
from datetime import datetime, time
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from newsscraper.demo.site import (
    TEXT,
    XML,
    Answer,
    Entry,
    Pages,
    etag,
    excerpt,
    fill,
    image,
    join,
    leaves,
    quoted,
    views,
    wall_time,
)
from newsscraper.demo.stories import Story, stories
from newsscraper.demo.writing import write

HOST = "almanara.example"
ROOT = f"http://{HOST}"
ZONE = "Asia/Beirut"
SECTIONS = {"local": "محليات", "economy": "اقتصاد", "culture": "ثقافة وناس", "briefs": "موجز"}
LISTED = ("local", "economy", "culture")
"""Sections with a page of their own; the rest is found through the feed."""
PAGE_SIZE = 4
ROBOTS = "User-agent: *\nDisallow: /print/\nDisallow: /search\nDisallow: /members/\n"
VIDEO = Entry("/culture/1090-جولة-مصورة-في-سوق-النحاسين", "جولة مصورة في سوق النحاسين", "12 آذار/مارس 2026")

"""A page without text of its own."""
MEMBERS = Entry("/members/1091-عدد-الأسبوع-للمشتركين", "عدد الأسبوع للمشتركين", "11 آذار/مارس 2026")
"""Listed, and disallowed by robots.txt: its answer shows who asks nevertheless."""

EXTRAS = {"culture": VIDEO, "economy": MEMBERS}


def pages(edition: int) -> Pages:
    """Return everything that the outlet answers in an edition, by path."""
    found = stories("almanara", edition)
    shown = [story for story in found.values() if not story.gone]
    result: Pages = {
        "/robots.txt": Answer(body=ROBOTS.encode(), content_type=TEXT),
        "/feed": Answer(body=_feed(shown, edition).encode(), content_type=XML),
        "/about": _page("من نحن", "/about", fill("almanara_about"), edition),
        MEMBERS.path: _page(MEMBERS.title, MEMBERS.path, "<h1>للمشتركين</h1>", edition),
        VIDEO.path: _page(
            VIDEO.title, VIDEO.path, fill("almanara_video", title=VIDEO.title, image=image(VIDEO.path)), edition
        ),
        "/": _page("الصفحة الرئيسية", "/", join("almanara_card", [_entry(s, edition) for s in shown[:6]]), edition),
    }
    for story in found.values():
        result |= _story_pages(story, edition)
    for section in LISTED:
        result |= _lists(section, shown, edition)
    return result


def path(story: Story, *, slug: str | None = None) -> str:
    """Return the path of a story; the number counts, the words after it are decoration."""
    return f"/{story.section}/{story.id}-{slug or story.slug}"


def _story_pages(story: Story, edition: int) -> Pages:
    """Return a story under its path, and the redirects that lead there from its other names."""
    here = path(story)
    if story.gone:
        return {here: Answer(status=410, body=_frame("مادة محذوفة", here, fill("almanara_gone"), edition))}
    answer = Answer(body=_frame(story.title, here, _article(story, edition), edition, _head(story)), etag=etag(story))
    first = stories("almanara", 1).get(story.id, story)
    names = {path(first), f"/{story.section}/{story.id}"} | ({path(story, slug=story.moved)} if story.moved else set())
    moved = Answer(status=301, location=ROOT + here)
    return dict.fromkeys(names, moved) | {here: answer, f"/print/{story.id}": answer}


def _entry(story: Story, edition: int) -> Entry:
    here = quoted(path(story, slug=story.moved))
    return Entry(here, story.title, _date(story, edition), excerpt(story))


def _date(story: Story, edition: int) -> str:
    return write(story.dates, story.day, story.at, now=wall_time(edition, ZONE))


def _lists(section: str, shown: list[Story], edition: int) -> Pages:
    """Return the pages of a section."""
    entries = [_entry(story, edition) for story in shown if story.section == section]
    if section in EXTRAS:
        entries.insert(2, EXTRAS[section])
    parts = leaves(entries, PAGE_SIZE)
    result: Pages = {}
    for number, part in enumerate(parts, 1):
        here = f"/section/{section}" + (f"?page={number}" if number > 1 else "")
        main = fill(
            "almanara_section",
            name=SECTIONS[section],
            cards=join("almanara_card", part),
            paging=_paging(section, number, len(parts)),
        )
        result[here] = _page(SECTIONS[section], here, main, edition)
    return result


def _paging(section: str, number: int, count: int) -> str:
    def link(page: int, label: str, extra: str = "") -> str:
        return f'<a href="/section/{section}?page={page}"{extra}>{label}</a>'

    numbers = [f"<b>{n}</b>" if n == number else link(n, str(n)) for n in range(1, count + 1)]
    onward = [link(number + 1, "التالي", ' rel="next"')] if number < count else []
    return " ".join(numbers + onward)


def _page(title: str, here: str, main: str, edition: int) -> Answer:
    return Answer(body=_frame(title, here, main, edition))


def _frame(title: str, here: str, main: str, edition: int, head: str = "") -> bytes:
    """Return a whole page: menu, main part, most read, footer."""
    shown = [s for s in stories("almanara", edition).values() if not s.gone]
    popular = sorted(shown, key=lambda s: -views(s, edition))[:3]
    return fill(
        "almanara",
        title=escape(title),
        url=ROOT + quoted(here),
        head=head,
        menu="".join(f'<li><a href="/section/{key}">{SECTIONS[key]}</a></li>' for key in LISTED),
        main=main,
        popular=join("almanara_popular", [_entry(story, edition) for story in popular]),
    ).encode()


def _head(story: Story) -> str:
    """Return the metadata of a story: JSON-LD whose instants carry the zone's offset; a day alone is only printed."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "articleSection": SECTIONS[story.section],
        "image": [ROOT + image(story.id)],
        "publisher": {"@type": "NewsMediaOrganization", "name": "المنارة"},
    }
    if story.at:
        data["datePublished"] = datetime.combine(story.day, story.at, ZoneInfo(ZONE)).isoformat()
    if story.updated:
        data["dateModified"] = story.updated.replace(tzinfo=ZoneInfo(ZONE)).isoformat()
    if story.author:
        data["author"] = {"@type": "Person", "name": story.author}
    told = json.dumps(data, ensure_ascii=False, indent=1)
    return fill("almanara_head", json=told, description=escape(excerpt(story)), title=escape(story.title))


def _article(story: Story, edition: int) -> str:
    """Return the main part of a story's page."""
    return fill(
        "almanara_article",
        title=escape(story.title),
        section=SECTIONS[story.section],
        section_path=f"/section/{story.section}",
        author=f'<span class="author">{escape(story.author)}</span>' if story.author else "",
        date=_date(story, edition),
        views=f"{views(story, edition):,}",
        image=image(story.id),
        caption=f"<figcaption>{escape(story.caption)}</figcaption>" if story.caption else "",
        paragraphs="\n".join(_paragraphs(story, edition)),
        tags=" ".join(f'<a href="/tag/{quoted(t)}" rel="tag">{escape(t)}</a>' for t in story.tags),
        related=_related(story, edition),
        number=story.id,
    )


def _paragraphs(story: Story, edition: int) -> list[str]:
    parts = [f"<p>{escape(text, quote=False)}</p>" for text in story.paragraphs]
    if story.insert:
        other, after = story.insert
        entry = _entry(stories("almanara", edition)[other], edition)
        parts.insert(after, join("almanara_insert", [entry]))
    return parts


def _related(story: Story, edition: int) -> str:
    found = stories("almanara", edition)
    entries = [_entry(found[i], edition) for i in story.related if i in found and not found[i].gone]
    return fill("almanara_related", items=join("almanara_popular", entries)) if entries else ""


def _feed(shown: list[Story], edition: int) -> str:
    """Return RSS 2.0 of the newest stories and of those that no section lists."""
    chosen = [s for n, s in enumerate(shown) if n < 8 or s.section not in LISTED]
    items = "\n".join(_item(story, edition) for story in chosen)
    return fill("almanara_feed", items=items)


def _item(story: Story, edition: int) -> str:
    moment = datetime.combine(story.day, story.at or time(12), ZoneInfo(ZONE))
    return fill(
        "almanara_item",
        title=escape(story.title),
        link=ROOT + _entry(story, edition).path,
        date=format_datetime(moment),
        description=escape(excerpt(story)),
    )
