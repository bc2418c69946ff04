"""What a stretch of time brought, and the page that shows it."""

import re
import sys
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newsscraper.items import Outcome
from newsscraper.read import open_archive
from newsscraper.read.diff import Kind, Piece, words
from newsscraper.read.diff_page import marked
from newsscraper.read.digest import Digest, Entry
from newsscraper.read.digest_page import near, page

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import NOON, FakeClock, failure, visit, writer

EVENING = NOON + timedelta(hours=8)
HOSTILE = "<script>alert(1)</script> \"'&<img src=x onerror=y>"


def submit(store, *args, **options):
    store.submit(visit(*args, **options)).result()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """At noon 1 to 6 came in. In the evening: 1 headline twice, 2 text, 3 marks only, 4 tags, 5 gone, 7 came in."""
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    with writer(root, clock) as store:
        for n in range(1, 7):
            submit(store, n, at=clock.now)
    clock.now = EVENING
    with writer(root, clock) as store:
        submit(store, 1, at=clock.pass_(minutes=1), fields={"title": "عنوان أول"})
        submit(store, 7, at=clock.now, fields={"title": HOSTILE, "section": "<b>"})
        body = "افتتح رئيس البلدية مساء أمس المكتبة العامة رقم 2.\n\nوقال إنها تضم عشرين ألف كتاب."
        submit(store, 2, at=clock.pass_(minutes=1), fields={"body": body})
        dotted = "افتتح رئيس البلدية صباح اليوم المكتبة العامة رقم 3!\n\nوقال: إنها تضم عشرين ألف كتاب."
        submit(store, 3, at=clock.now, fields={"body": dotted})
        submit(store, 4, at=clock.now, fields={"tags": ("مكتبات",)})
        store.submit(failure(5, Outcome.GONE, status=410, at=clock.now)).result()
    clock.pass_(hours=3)
    with writer(root, clock) as store:
        submit(store, 1, at=clock.now, fields={"title": "إغلاق المكتبة العامة رقم 1"})
    return open_archive(root)


def number(entry):
    return int(entry.url.rsplit("/", 1)[1])


def told(found):
    return [(entry.event, entry.kind, number(entry)) for entry in found.entries]


def test_edits_come_first_and_of_them_headlines(archive):
    found = archive.digest(EVENING)
    assert told(found) == [
        ("edited", "headline", 1),
        ("edited", "text", 2),
        ("edited", "metadata", 4),
        ("edited", "cosmetic", 3),
        ("came_in", None, 7),
        ("removed", None, 5),
    ]
    assert found.counts() == {"akhbar": {"edited": 4, "came_in": 1, "removed": 1}}


def test_several_edits_are_one_from_what_stood_before(archive):
    entry = archive.digest(EVENING).entries[0]
    assert (entry.version_before, entry.version) == (1, 3)
    (headline,) = entry.passages
    assert [(piece.kind, piece.text) for piece in headline.pieces][:2] == [
        (Kind.REMOVED, "افتتاح"),
        (Kind.ADDED, "إغلاق"),
    ]


def test_what_came_in_and_was_edited_since_came_in(archive):
    whole = archive.digest(NOON)
    assert archive.digest(NOON.date()).entries == archive.digest(f"{NOON:%Y-%m-%d}").entries
    assert [kind for kind, _, _ in told(whole)] == ["came_in"] * 7 + ["removed"]
    one = next(entry for entry in whole.entries if number(entry) == 1)
    assert (one.version, one.title) == (3, "إغلاق المكتبة العامة رقم 1")


def test_the_stretch_has_two_ends_and_limits(archive):
    assert told(archive.digest("2026-03-14T00:00:00Z", "2026-03-14T12:30:00Z"))[0][0] == "came_in"
    assert archive.digest(EVENING + timedelta(days=9)).entries == ()
    assert {number(entry) for entry in archive.digest(EVENING, tag="ثقافة").entries} == {1, 2, 3, 5, 7}


def test_a_content_that_came_back_is_no_change(tmp_path):
    clock = FakeClock()
    for title in ("أول", "ثان", "أول"):
        with writer(tmp_path, clock) as store:
            submit(store, 1, at=clock.pass_(hours=3), fields={"title": title})
    (entry,) = open_archive(tmp_path).digest(NOON + timedelta(hours=4)).entries
    assert (entry.event, entry.kind, entry.passages) == ("edited", "none", ())


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]


def test_the_page_shows_the_change_and_escapes_every_text(archive):
    text = "".join(page(archive.digest(EVENING)))
    found = Page(text)
    assert "<del>افتتاح</del> <ins>إغلاق</ins> المكتبة العامة رقم 1" in text
    assert not {"script", "img", "link", "iframe"} & {*found.tags}
    assert all(link.startswith("https://akhbar.example/") for link in found.links)
    assert '<html lang="ar" dir="rtl">' in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def entry(n, **changes):
    fields = {"event": "came_in", "at": NOON, "source": "akhbar", "source_name": None, "id": f"art_{n}", "version": 1}
    fields |= {"url": f"https://akhbar.example/{n}", "title": f"خبر {n}", "section": None, "published": None}
    return Entry(**(fields | changes))


def test_a_page_of_nothing_and_a_page_of_too_much():
    nothing = "".join(page(Digest(since=NOON, until=EVENING, entries=())))
    assert "لا جديد" in nothing
    assert "<ul>" not in nothing
    many = "".join(page(Digest(since=NOON, until=EVENING, entries=tuple(entry(n) for n in range(2_300)))))
    assert many.count("<li>") == 2_000
    assert "و300 غيرها" in many


def test_only_web_addresses_become_links():
    text = "".join(page(Digest(since=NOON, until=EVENING, entries=(entry(1, url="javascript:alert(1)", title=None),))))
    assert Page(text).links == []


def test_long_unchanged_stretches_are_cut_to_what_is_near():
    old = [str(n) for n in range(100)]
    new = [*old[:50], "جديد", *old[51:]]
    shown = " ".join(piece.text for piece in near(words(" ".join(old), " ".join(new))))
    assert shown.split() == ["…", *old[43:50], "50", "جديد", *old[51:58], "…"]


def test_letters_do_not_join_across_a_change():
    pieces = [
        Piece(kind=Kind.REMOVED, text="ثلاثين"),
        Piece(kind=Kind.ADDED, text="ثمانية"),
        Piece(kind=Kind.SAME, text=" هكتارا"),
    ]
    assert marked(pieces) == "<del>ثلاثين</del> <ins>ثمانية</ins> هكتارا"
    assert re.sub("<[^>]+>", "", marked(words("أ ب ت", "أ ج ت"))).split() == ["أ", "ب", "ج", "ت"]


def test_a_day_ends_with_its_last_second(archive):
    assert archive.digest(datetime(2026, 3, 15, tzinfo=UTC), date(2026, 3, 15)).entries == ()
    assert len(archive.digest("2026-03-14", date(2026, 3, 14)).entries) == 8
