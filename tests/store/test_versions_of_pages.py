"""Whole pages, extracted as in a crawl: which of their changes are versions, and which article they belong to."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
import read_pages
from made_visits import FakeClock
from read_pages import FIRST, SECOND, html, submit

from newsscraper.items import Change, Verdict
from newsscraper.read import open_archive
from newsscraper.store import warcread
from newsscraper.store.rebuild import rebuild
from newsscraper.store.verify import verify
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


# ── cut, although the transfer was whole ─────────────────────────────────────────────────────────

TAGS = '<ul class="tags"><li><a rel="tag" href="/t/1">مكتبات</a></li><li><a rel="tag" href="/t/2">ثقافة</a></li></ul>'
LONG = tuple(f"{paragraph} وهذه هي الفقرة رقم {n} من الخبر." for n in range(3) for paragraph in (FIRST, SECOND, THIRD))


def long_story(title=TITLE, *paragraphs):
    return html(title, *(paragraphs or LONG), extra=TAGS)


def without_ends(text):
    """A page of a publisher who leaves out every end tag that HTML lets him leave out."""
    return text.replace("</body></html>", "").replace("</p>", "").replace("</li>", "")


def cuts_of(text, count):
    """Places to cut a page: between the first words of its text and its end, also within tags."""
    start, end = text.index(LONG[1][:20]), text.index("</body>")
    return [start + (end - start) * n // count for n in range(count)]


def test_a_page_cut_anywhere_is_no_version(tmp_path, clock):
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        first = check(paper, clock, long_story()).record
        for at in cuts_of(long_story(), 40):
            assert check(paper, clock, long_story()[:at]).verdict in (Verdict.TRUNCATED, Verdict.NONE), at
            assert check(paper, clock, long_story()).verdict is Verdict.UNCHANGED, at
    assert list(open_archive(tmp_path).articles(latest=False)) == [first]
    assert {one["event"] for one in events(tmp_path, clock)} == {"truncated"}


def test_a_cut_page_is_kept_as_a_failed_try_that_is_due_soon(tmp_path, clock):
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        check(paper, clock, long_story())
        cut = long_story().partition(LONG[5])[0]
        made = read_pages.visit(SLUG, URL, cut, at=clock.pass_(hours=3))
        made = replace(made, next_check_at=clock.now + timedelta(days=9))
        assert submit(paper, made).verdict is Verdict.TRUNCATED
        clock.pass_(minutes=31)
        (again,) = paper.lease(5)
        assert (again.url, again.attempts) == (URL, 1)
        paper.seal()
    (warc,) = (tmp_path / SLUG).glob("warc/*/*.warc.gz")
    assert [page.body for page in map(warcread.page, warcread.responses(warc))] == [long_story().encode(), cut.encode()]
    assert verify(tmp_path, level="deep", reextract=read_pages.reread).ok


def test_an_edit_that_comes_cut_waits_until_it_is_whole(paper, clock):
    check(paper, clock, long_story())
    edited = long_story("عنوان آخر للخبر نفسه")
    assert check(paper, clock, edited.partition(LONG[5])[0]).verdict is Verdict.TRUNCATED
    assert check(paper, clock, edited).verdict is Verdict.CHANGED


def test_what_stays_cut_for_days_is_believed(paper, clock):
    check(paper, clock, long_story())
    cut = long_story().partition(LONG[5])[0]
    told = []
    for _ in range(3):
        told += [check(paper, clock, cut).verdict for _ in range(2)]
        clock.pass_(hours=18)
    assert told[:4] == [Verdict.TRUNCATED] * 4
    assert told[4:] == [Verdict.CHANGED, Verdict.UNCHANGED]
    back = check(paper, clock, long_story())
    assert (back.verdict, back.record.version) == (Verdict.CHANGED, 3)
    assert back.record.reverts_to is not None


def test_another_cut_every_day_is_never_believed(paper, clock):
    check(paper, clock, long_story())
    for day in range(5):
        assert check(paper, clock, long_story().partition(LONG[3 + day % 2])[0]).verdict is Verdict.TRUNCATED
        clock.pass_(days=1)


@pytest.mark.parametrize("shape", [str, without_ends], ids=["all end tags", "none that may be left out"])
def test_a_paper_that_shortens_its_article_is_a_version_at_once(paper, clock, shape):
    check(paper, clock, shape(long_story()))
    shorter = check(paper, clock, shape(long_story(TITLE, *LONG[:4])))
    assert (shorter.verdict, shorter.record.change) == (Verdict.CHANGED, Change.TEXT)
    assert "truncated" not in shorter.record.warnings


def test_a_redesign_that_leaves_end_tags_out_is_no_cut_page(paper, clock):
    check(paper, clock, long_story())
    edited = check(paper, clock, without_ends(long_story(TITLE + " اليوم")))
    assert (edited.verdict, edited.record.version) == (Verdict.CHANGED, 2)


def test_a_page_cut_within_a_tag_is_known_where_nobody_writes_end_tags(paper, clock):
    check(paper, clock, without_ends(long_story()))
    cut = without_ends(long_story()).partition('<a rel="tag"')[0] + '<a rel="t'
    assert check(paper, clock, cut).verdict is Verdict.TRUNCATED


def test_a_first_capture_that_is_cut_says_so_and_its_validators_are_not_believed(tmp_path, clock):
    cut = long_story().partition(LONG[5])[0]
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        made = read_pages.visit(SLUG, URL, cut, at=clock.now)
        made = replace(made, page=replace(made.page, headers=(*made.page.headers, (b"ETag", b'"1"'))))
        first = submit(paper, made)
        assert first.verdict is Verdict.NEW
        assert "truncated" in first.record.warnings
        clock.pass_(hours=3)
        (again,) = paper.lease(5)
        assert again.etag is None
        whole = check(paper, clock, long_story())
        assert (whole.verdict, whole.record.change) == (Verdict.CHANGED, Change.TEXT)
        assert "truncated" not in whole.record.warnings
        assert check(paper, clock, cut).verdict is Verdict.TRUNCATED
    assert verify(tmp_path, level="deep", reextract=read_pages.reread).ok


def test_many_cut_pages_are_no_mass_change(tmp_path, clock):
    with read_pages.store(tmp_path, SLUG, clock) as paper:
        for n in range(20):
            check(paper, clock, long_story(f"{TITLE} رقم {n}"), url=f"{SITE}/news/{n}")
        for n in range(20):
            cut = long_story(f"{TITLE} رقم {n}").partition(LONG[6])[0]
            assert check(paper, clock, cut, url=f"{SITE}/news/{n}").verdict is Verdict.TRUNCATED
        edited = check(paper, clock, long_story("عنوان آخر"), url=f"{SITE}/news/3")
        assert edited.verdict is Verdict.CHANGED


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
