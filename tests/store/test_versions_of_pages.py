"""Whole pages, extracted as in a crawl: which of their changes are versions, and which article they belong to."""

from dataclasses import replace

import msgspec
import pytest
import read_pages
from made_visits import FakeClock
from read_pages import FIRST, SECOND, html, submit

from newsscraper.items import Change, Verdict
from newsscraper.read import open_archive
from newsscraper.store.rebuild import rebuild
from newsscraper.text.marks import TATWEEL

SLUG = "annahar"
SITE = f"https://{SLUG}.dar.example"
URL = f"{SITE}/news/7"
TITLE = "افتتاح مكتبة عامة في الحي القديم"
THIRD = "وحضر الافتتاح عدد من الكتاب والشعراء، وألقت تلميذات المدرسة المجاورة قصائد من وحي المناسبة السعيدة."
RLM, LRM, ZWSP, NBSP = (chr(code) for code in (0x200F, 0x200E, 0x200B, 0xA0))


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def paper(tmp_path, clock):
    with read_pages.store(tmp_path, SLUG, clock) as writer:
        yield writer


def story(title=TITLE, last=THIRD, **options):
    return html(title, FIRST, SECOND, last, **options)


def check(writer, clock, text, url=URL, **options):
    return submit(writer, read_pages.visit(SLUG, url, text, at=clock.pass_(hours=3), **options))


def events(root, clock):
    """What the day's lines of `seen` tell, once the day is over."""
    clock.pass_(days=1)
    read_pages.store(root, SLUG, clock).close()
    found = sorted((root / SLUG).glob("seen/*/*.jsonl*"))
    lines = [
        msgspec.json.decode(line)
        for path in found
        if path.suffix == ".jsonl"
        for line in path.read_bytes().splitlines()
    ]
    return [event for line in lines for event in line["events"]]


@pytest.mark.parametrize(
    "again",
    [
        story().replace(" ", "  ").replace("<p>", "\n\n <p>\t"),
        story().replace("</p><p>", "</p>\n<p>&nbsp;</p>\r\n<p>"),
        story(last=THIRD.replace(" ", NBSP)),
        story(last=RLM + THIRD.replace("،", "،" + LRM) + RLM, title=RLM + TITLE),
        story(last=THIRD.replace("المناسبة", "المنا" + ZWSP + "سبة")),
        story(
            title=TITLE.replace("عامة", "عا" + TATWEEL * 3 + "مة"), last=THIRD.replace("قصائد", "قصا" + TATWEEL + "ئد")
        ),
    ],
    ids=["spaces", "empty paragraphs", "no-break spaces", "bidi marks", "zero-width space", "tatweel"],
)
def test_what_no_reader_sees_is_no_version(paper, clock, again):
    assert check(paper, clock, story()).verdict is Verdict.NEW
    assert check(paper, clock, again).verdict is Verdict.UNCHANGED


def test_there_and_back_are_two_changes(tmp_path, paper, clock):
    other = story(title="إغلاق المكتبة العامة قبل افتتاحها")
    first, second, third = (check(paper, clock, text).record for text in (story(), other, story()))
    assert [one.change for one in (first, second, third)] == [None, Change.TEXT, Change.TEXT]
    assert (second.reverts_to, third.reverts_to) == (None, first.version_id)
    paper.seal()
    assert [one.version for one in open_archive(tmp_path).articles(latest=False)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("again", "options"),
    [
        (f"{URL}?utm_source=feed&utm_medium=rss&fbclid=abc", {}),
        (f"{URL}/افتتاح-المكتبة-بعد-تعديل-العنوان", {}),
        (f"{URL}/%D8%A7%D9%81%D8%AA%D8%AA%D8%A7%D8%AD", {}),
        (f"{SITE}/archive/2026/library", {"hops": (URL,)}),
        (f"{SITE}/archive/2026/library", {"hops": (URL, f"{SITE}/short/x")}),
        (f"http://www.{SLUG}.dar.example/news/7", {}),
    ],
    ids=["tracking", "slug", "encoded slug", "redirect", "two redirects", "www and http"],
)
@pytest.mark.parametrize("claims", [False, True], ids=["no canonical", "canonical"])
def test_another_address_is_the_same_article(paper, clock, again, options, claims):
    def page(url, title):
        return story(title=title, canonical=url if claims else None)

    first = check(paper, clock, page(URL, TITLE)).record
    asked = URL if options else again
    second = check(paper, clock, page(again, TITLE + " اليوم"), url=again, asked=asked, **options)
    assert (second.verdict, second.record.id, second.record.version) == (Verdict.CHANGED, first.id, 2)
    assert check(paper, clock, page(URL, TITLE + " اليوم")).verdict is Verdict.UNCHANGED


def missing(writer, clock, status, hours):
    return submit(writer, read_pages.missing(SLUG, URL, status, at=clock.pass_(hours=hours))).verdict


@pytest.mark.parametrize(
    "answers",
    [[("410 Gone", 1, Verdict.GONE)], [("404 Not Found", 1, Verdict.NONE), ("404 Not Found", 6, Verdict.GONE)]],
    ids=["410", "404 twice"],
)
def test_gone_and_back(tmp_path, clock, answers):
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        clock.pass_(hours=-9)  # all of it is of one day
        check(paper, clock, story())
        for status, hours, verdict in answers:
            assert missing(paper, clock, status, hours) is verdict
        assert check(paper, clock, story()).verdict is Verdict.BACK
    told = events(tmp_path, clock)
    assert [one["event"] for one in told if one["event"] != "missing"] == ["gone", "back"]
    assert [one.version for one in open_archive(tmp_path).articles(latest=False)] == [1]


@pytest.mark.parametrize(
    "again",
    [story(author="سامي خوري"), story(day="2026-03-13T09:00:00+02:00")],
    ids=["author", "date"],
)
def test_a_corrected_author_or_date_is_a_version_of_metadata(paper, clock, again):
    first = check(paper, clock, story()).record
    second = check(paper, clock, again)
    assert (second.verdict, second.record.change) == (Verdict.CHANGED, Change.METADATA)
    assert (second.record.authors, second.record.date_published) != (first.authors, first.date_published)
    assert check(paper, clock, again).verdict is Verdict.UNCHANGED


def test_a_pattern_that_is_learned_later_makes_no_second_article(tmp_path, clock, monkeypatch):
    known = read_pages.paper
    monkeypatch.setattr(read_pages, "paper", lambda slug: replace(known(slug), article_urls={}))
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        first = check(paper, clock, story()).record
    monkeypatch.setattr(read_pages, "paper", known)
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        assert check(paper, clock, story()).verdict is Verdict.UNCHANGED
        moved = check(paper, clock, story(title=TITLE + " اليوم"), url=f"{URL}/slug").record
        assert check(paper, clock, story(title=TITLE + " غدا")).record.version == 3
    assert (moved.id, moved.version) == (first.id, 2)
    clock.pass_(days=1)
    read_pages.store(tmp_path, SLUG, clock).close()
    for path in (tmp_path / SLUG).glob("state.sqlite*"):
        path.unlink()
    assert rebuild(tmp_path, SLUG, now=clock.now).damage == []
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        assert check(paper, clock, story(title=TITLE + " أمس"), url=f"{URL}/other").record.id == first.id


@pytest.mark.parametrize("reason", ["length", "disconnect", "time"])
def test_a_page_that_was_cut_on_its_way_is_no_version_and_stays_known(tmp_path, clock, reason):
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        check(paper, clock, story())
        half = story()[: story().index(THIRD) + 20]
        assert check(paper, clock, half, truncated=reason).verdict is Verdict.NONE
        assert check(paper, clock, story()).verdict is Verdict.UNCHANGED
    assert [one.version for one in open_archive(tmp_path).articles(latest=False)] == [1]


def test_a_widget_beside_the_text_is_no_version_and_one_within_it_is_named(tmp_path, clock):
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        clock.pass_(hours=-12)
        for n in range(4):
            beside = story(extra=f"<aside class='weather'>الطقس اليوم {n} درجة</aside><div>{n} زائر الآن</div>")
            assert check(paper, clock, beside).verdict is (Verdict.UNCHANGED if n else Verdict.NEW)
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        for n in range(5):
            at = clock.pass_(minutes=20)
            submit(paper, read_pages.visit(SLUG, URL, story(last=f"{THIRD} سعر الذهب الآن {n}00 ليرة للغرام."), at=at))
    told = [one["text"] for one in events(tmp_path, clock) if one["event"] == "volatile"]
    assert told[-1] == "4"
