"""Two selections beside each other: keywords, shares, the headlines of one story."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsscraper.errors import UsageError
from newsscraper.read import open_archive
from newsscraper.read.keyness import log_likelihood, log_ratio
from newsscraper.store import open_writer
from newsscraper.store.identity import article_id

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit

COMMON = "في المدينة اليوم قال الوزير إن المشروع يبدأ في الصيف"
WIRE = """أعلنت وزارة المياه صباح الثلاثاء أن السد الجديد على النهر الكبير سيبدأ تخزين المياه في مطلع الشهر المقبل بعد
ثلاث سنوات من الأعمال التي شارك فيها أكثر من ألف عامل ومهندس من محافظات الشمال والجنوب"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Two papers of ten articles: one says الاحتلال in three spellings, the other إسرائيل; both print a wire story."""
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    for slug, words in (("alif", ("الاحتلال", "الإحتلال", "الاحتلالُ", "الاحتلال")), ("baa", ("إسرائيل",))):
        with open_writer(root, slug, run_id="run", clock=clock) as store:
            for n in range(10):
                body = WIRE if n == 9 else f"{words[n % len(words)]} {words[n % len(words)]} {COMMON} {slug}{n}"
                made = visit(n, at=clock.now, fields={"body": body, "title": f"عنوان {slug}", "description": None})
                day = date(2026, 3, 1 + n)
                own = {"source": slug, "id": article_id(slug, "post", str(n)), "url": f"https://{slug}.example/{n}"}
                own |= {"canonical_url": own["url"], "date_published": day, "published_edtf": str(day)}
                store.submit(replace(made, record=replace(made.record, **own))).result()
    return open_archive(root)


def test_the_words_that_tell_two_papers_apart(archive):
    told = archive.compare("source:alif", "source:baa")
    (one,) = [word for word in told.keywords if word.key == "الاحتلال"]
    assert (one.side, one.word, one.a, one.b, one.a_articles, one.b_articles) == ("a", "الاحتلال", 18, 0, 9, 0)
    (other,) = [word for word in told.keywords if word.key == "اسراييل"]
    assert (other.side, other.word, other.a, other.b) == ("b", "إسرائيل", 0, 18)
    assert other.log_ratio < -4 < 4 < one.log_ratio
    assert not {"في", "الوزير", "alif1"} & {word.key for word in told.keywords}


def test_a_word_of_one_article_is_no_trait(archive):
    assert all(word.a_articles + word.b_articles >= 3 for word in archive.compare("source:alif", "source:baa").keywords)


def test_stems_count_a_word_with_and_without_its_article(archive):
    keys = {word.key for word in archive.compare("source:alif", "source:baa", stems=True).keywords}
    assert "احتلال" in keys


def test_shares_are_of_what_the_limits_leave(archive):
    told = archive.compare("source:alif", "source:baa until:2026-03-05", until="2026-03-08")
    assert (told.a.articles, told.b.articles) == (8, 5)
    assert (told.a.share, told.b.share) == (0.5, 0.3125)
    assert (told.a.sources, told.both) == ({"alif": 8}, 0)
    assert archive.compare("source:alif", "الاحتلال").both == 9


def test_one_story_of_both_is_shown_side_by_side(archive):
    (story,) = archive.compare("source:alif", "source:baa").stories
    assert [(copy.source, copy.title) for copy in (*story.a, *story.b)] == [
        ("alif", "عنوان alif"),
        ("baa", "عنوان baa"),
    ]


def test_nothing_beside_something(archive):
    told = archive.compare("بركان", "source:baa")
    assert (told.a.articles, told.a.words, told.stories) == (0, 0, ())
    assert told.keywords == ()
    with pytest.raises(UsageError):
        archive.compare("source:alif OR", "source:baa")


def test_log_likelihood_and_log_ratio_by_the_book():
    # 100 of 10,000 against 50 of 10,000: expected 75 each; 2 (100 ln 100/75 + 50 ln 50/75) = 16.99
    assert log_likelihood(100, 50, 10_000, 10_000) == pytest.approx(16.99, abs=0.01)
    assert log_likelihood(50, 100, 10_000, 10_000) == pytest.approx(-16.99, abs=0.01)
    assert log_likelihood(10, 20, 1_000, 2_000) == 0
    assert log_ratio(100, 50, 10_000, 10_000) == 1
    assert log_ratio(25, 100, 10_000, 10_000) == -2
    assert log_ratio(8, 0, 1_000, 1_000) == 4  # as if it stood there half a time
    assert log_likelihood(0, 0, 0, 0) == log_ratio(0, 0, 0, 0) == 0
