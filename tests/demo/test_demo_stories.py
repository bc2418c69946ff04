"""The texts of the outlets agree with themselves, and their pages show them."""

import re
from datetime import UTC, datetime, time

import pytest

from newsscraper.demo.clock import EDITIONS, instant
from newsscraper.demo.server import OUTLETS, pages
from newsscraper.demo.site import wall_time
from newsscraper.demo.stories import ARTICLES, stories
from newsscraper.demo.writing import STYLES, write

NAMES = [outlet.__name__.rpartition(".")[2] for outlet in OUTLETS]
NOON = datetime(2026, 3, 14, 11, 0, tzinfo=UTC).replace(tzinfo=None)


def everything(edition=2):
    return [story for name in NAMES for story in stories(name, edition).values()]


def test_there_are_at_least_sixty_articles():
    assert len(everything()) >= 60


def test_ids_are_unique_over_all_outlets():
    ids = [story.id for story in everything()]
    assert len(ids) == len(set(ids))


def test_titles_are_unique():
    titles = [story.title for story in everything()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("story", everything(), ids=lambda s: s.id)
def test_a_story_has_the_length_of_news(story):
    assert 4 <= len(story.paragraphs) <= 9
    assert 110 <= sum(len(text.split()) for text in story.paragraphs) <= 350
    assert len(set(story.paragraphs)) == len(story.paragraphs)


@pytest.mark.parametrize("edition", EDITIONS)
def test_links_between_stories_lead_to_stories_of_the_same_outlet(edition):
    for name in NAMES:
        found = stories(name, edition)
        for story in found.values():
            promoted = {story.insert[0]} if story.insert else set()
            assert story.id not in {*story.related, *promoted}
            assert {*story.related, *promoted} <= found.keys(), story.id


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_story_is_from_the_future(edition):
    for outlet, name in zip(OUTLETS, NAMES, strict=True):
        now = wall_time(edition, outlet.ZONE)
        for story in stories(name, edition).values():
            assert datetime.combine(story.day, story.at or time(0)) <= now, story.id


@pytest.mark.parametrize("edition", EDITIONS)
def test_stories_stand_newest_first(edition):
    for name in NAMES:
        days = [story.day for story in stories(name, edition).values()]
        assert days == sorted(days, reverse=True)


def test_each_outlet_changes_adds_and_removes_in_the_second_edition():
    for name in NAMES:
        first, second = stories(name, 1), stories(name, 2)
        kept = [story for key, story in second.items() if key in first and not story.gone]
        assert len([s for s in kept if s != first[s.id]]) >= 1
        assert [s for s in kept if s == first[s.id]]
        assert second.keys() - first.keys()
        assert [s for s in second.values() if s.gone]


def test_the_kinds_of_edit_are_there():
    pairs = [(stories(s.outlet, 1)[s.id], s) for s in everything() if s.id in stories(s.outlet, 1)]
    assert any(a.title != b.title for a, b in pairs)
    assert any(a.tags != b.tags for a, b in pairs)
    changed = [(x, y) for a, b in pairs for x, y in zip(a.paragraphs, b.paragraphs, strict=True) if x != y]
    letters = [("".join(c for c in x if c.isalnum()), "".join(c for c in y if c.isalnum())) for x, y in changed]
    assert any(x == y for x, y in letters), "a cosmetic edit"
    assert any(x != y for x, y in letters), "an edit of words"


def test_every_way_of_writing_a_date_is_used():
    assert {story.dates for story in everything()} == set(STYLES)


def test_unknown_files_are_not_among_the_texts():
    assert {path.suffix for path in ARTICLES.rglob("*") if path.is_file()} == {".txt"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_decodes_and_leaves_no_name_unfilled(edition):
    for outlet in OUTLETS:
        for path, answer in pages(outlet.HOST, edition).items():
            body = text(outlet, answer)
            assert "$" not in body, path
            assert "�" not in body, path


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_shows_the_words_of_its_story(edition):
    shown = {
        name: "\n".join(text(o, a) for a in pages(o.HOST, edition).values())
        for o, name in zip(OUTLETS, NAMES, strict=True)
    }
    for story in everything(edition):
        visible = not story.gone and not (story.id == "7014" and edition == 1)
        assert (story.paragraphs[-1] in shown[story.outlet]) is visible, story.id


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_story_is_listed_with_picture_and_headline_or_announced(edition):
    for outlet, name in zip(OUTLETS, NAMES, strict=True):
        bodies = {path: text(outlet, answer) for path, answer in pages(outlet.HOST, edition).items()}
        lists = "".join(body for path, body in bodies.items() if path.startswith("/section"))
        announced = bodies.get("/feed", "") + bodies.get("/sitemap-news.xml", "")
        for story in stories(name, edition).values():
            links = re.findall(rf'href="[^"]*\b{story.id}\b[^"]*"', lists)
            assert story.gone or len(links) >= 2 or story.id in announced, story.id


def text(outlet, answer):
    return answer.body.decode(getattr(outlet, "CHARSET", "utf-8"))


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("levantine", "الثلاثاء 3 شباط 2026، 14:05"),
        ("combined", "3 شباط/فبراير 2026 - 14:05"),
        ("egyptian", "الثلاثاء، ٣ فبراير ٢٠٢٦ ٠٢:٠٥ م"),
        ("relative", "منذ ٣٨ يوم"),
        ("maghrebi", "الثلاثاء 3 فبراير 2026 على الساعة 14:05"),
        ("numeric", "03/02/2026 14:05"),
        ("hijri", "15 شعبان 1447 هـ"),
    ],
)
def test_dates_as_each_newsroom_writes_them(style, written):
    assert write(style, datetime(2026, 2, 3).date(), time(14, 5), now=NOON) == written


@pytest.mark.parametrize(
    ("hour", "written"),
    [((10, 59), "منذ دقيقة"), ((10, 50), "منذ ١٠ دقائق"), ((9, 0), "منذ ساعتين"), ((8, 0), "منذ ٣ ساعات")],
)
def test_relative_dates_count_as_grammar_does(hour, written):
    assert write("relative", NOON.date(), time(*hour), now=NOON) == written


def test_the_editions_are_a_day_apart():
    assert (instant(2) - instant(1)).days == 1
    assert instant(1).tzinfo is not None
