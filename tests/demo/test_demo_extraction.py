"""What extraction reads from the pages is what the texts say: the strongest check of both."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import newsscraper.demo
from newsscraper import extract
from newsscraper.demo import alatlas, almanara, annil
from newsscraper.demo.clock import EDITIONS, instant
from newsscraper.demo.server import OUTLETS, pages
from newsscraper.demo.site import quoted, wall_time
from newsscraper.demo.stories import stories
from newsscraper.demo.writing import write
from newsscraper.items import Outcome
from newsscraper.publishers import load

PUBLISHERS = Path(newsscraper.demo.__file__).parent / "publishers"
OUTLET = {outlet.__name__.rpartition(".")[2]: outlet for outlet in OUTLETS}

EXTRAS = {
    "almanara": {almanara.VIDEO.title, almanara.MEMBERS.title},
    "annil": {annil.LOST.title},
    "alatlas": {alatlas.FRENCH.title},
}


@cache
def publisher(name):
    return load(PUBLISHERS / f"{name}.toml")


def shown(edition):
    """Return the stories whose pages can be read in an edition."""
    return [
        story
        for name in OUTLET
        for story in stories(name, edition).values()
        if not story.gone and not (story.id == "7014" and edition == 1)
    ]


CASES = [(edition, story) for edition in EDITIONS for story in shown(edition)]
IDS = [f"{edition}-{story.id}" for edition, story in CASES]


def address(story):
    outlet = OUTLET[story.outlet]
    return outlet.ROOT + quoted(outlet.path(story))


@cache
def extracted(edition, number):
    """Return the story of this number and what extraction makes of its page."""
    story = next(s for s in shown(edition) if s.id == number)
    outlet = OUTLET[story.outlet]
    answer = pages(outlet.HOST, edition)[outlet.path(story)]
    article = extract.article(
        answer.body,
        url=address(story),
        fetched_at=instant(edition),
        headers={"Content-Type": answer.content_type},
        publisher=publisher(story.outlet),
    )
    return story, article


@pytest.fixture(params=CASES, ids=IDS)
def pair(request):
    edition, story = request.param
    return extracted(edition, story.id)


def test_the_title_is_that_of_the_text(pair):
    story, article = pair
    assert article.outcome is Outcome.ARTICLE
    assert article.title == story.title


def test_the_body_is_the_paragraphs_and_nothing_else(pair):
    story, article = pair
    assert article.paragraphs == list(story.paragraphs)


def test_the_tags_are_those_of_the_text(pair):
    story, article = pair
    assert article.tags == story.tags


@pytest.mark.parametrize(("edition", "story"), CASES, ids=IDS)
def test_the_related_links_are_those_of_the_text(edition, story):
    article = extracted(edition, story.id)[1]
    promoted = story.insert[:1] if story.insert else ()
    found = stories(story.outlet, edition)
    wanted = {found[number].title for number in (*story.related, *promoted) if not found[number].gone}
    assert {link.title for link in article.related} == wanted


def test_the_day_is_the_outlets_calendar_day(pair):
    story, article = pair
    assert article.date_published == story.day


@pytest.mark.parametrize(("edition", "story"), CASES, ids=IDS)
def test_the_raw_date_is_what_the_page_prints(edition, story):
    article = extracted(edition, story.id)[1]
    now = wall_time(edition, OUTLET[story.outlet].ZONE)
    if story.outlet == "almanara" and story.at:
        moment = datetime.combine(story.day, story.at, ZoneInfo(almanara.ZONE))
        assert article.published_raw == moment.isoformat()
    else:
        assert article.published_raw == write(story.dates, story.day, story.at, now=now)


def test_an_instant_is_given_only_where_the_page_prints_an_hour(pair):
    story, article = pair
    if story.at is None:
        assert (article.published_at, article.published_precision) == (None, "day")
    elif story.dates != "relative":
        zone = ZoneInfo(OUTLET[story.outlet].ZONE)
        assert article.published_at == datetime.combine(story.day, story.at, zone)


def test_the_author_and_the_section_are_those_of_the_text(pair):
    story, article = pair
    sections = OUTLET[story.outlet].SECTIONS[story.section]
    assert article.authors == ((story.author,) if story.author else ())
    assert article.section == (sections if isinstance(sections, str) else sections[1])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", list(OUTLET))
def test_section_pages_give_each_story_once_with_its_headline(name, edition):
    outlet = OUTLET[name]
    found = []
    for path, answer in pages(outlet.HOST, edition).items():
        if path.startswith("/section"):
            found += extract.links(answer.body, url=outlet.ROOT + quoted(path), publisher=publisher(name))
    listed = {s.title for s in stories(name, edition).values() if not s.gone and s.section in listed_sections(outlet)}
    titles = [link.title for link in found]
    assert set(titles) == listed | EXTRAS[name]
    assert len(titles) == len(set(titles))


def listed_sections(outlet):
    return getattr(outlet, "LISTED", tuple(outlet.SECTIONS))


@pytest.mark.parametrize(
    ("host", "path", "outcome"),
    [
        ("almanara.example", almanara.VIDEO.path, Outcome.MEDIA_ONLY),
        ("annil.example", annil.LOST.path, Outcome.SOFT_404),
        ("annil.example", annil.path(stories("annil", 1)["7014"]), Outcome.BLOCKED),
        ("alatlas.example", alatlas.FRENCH.path, Outcome.OTHER_LANGUAGE),
        ("almanara.example", "/about", Outcome.NOT_ARTICLE),
    ],
)
def test_pages_that_are_no_articles_are_named(host, path, outcome):
    answer = pages(host, 1)[path]
    found = extract.article(
        answer.body,
        url=f"http://{host}{quoted(path)}",
        fetched_at=instant(1),
        headers={"Content-Type": answer.content_type},
        publisher=publisher(host.partition(".")[0]),
    )
    assert found.outcome is outcome
