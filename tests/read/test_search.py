"""Search over an archive: what is found, what is not, and an index that is never stale."""

import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.store import paths

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

TEXTS = {
    1: {"title": "كِتَابٌ جديد عن البحر", "body": "صدر في ٢٠٢٦ عن دار النورس.\n\nوقال أحمد إنه يقرأ والكتاب أمامه."},
    2: {"title": "زيارة إلى المكتبة", "body": "جاء احمد بكتاب قديم، فبالكتاب يبدأ كل شيء.", "tags": ("قراءة",)},
    3: {"title": "كاتب من المدينة", "body": "الكاتب غير الكتابة، والمكتب غير المكتبة.", "section": "ثقافة"},
    4: {"title": "وزارة المياه تعلن", "body": "قال وزير الداخلية إن للوزارة خطة لمياه النهر وسدوده."},
    5: {"title": "عن السدود", "body": "السد على النهر، ووزارة المياه الجديدة تراقبه."},
}


@pytest.fixture
def root(tmp_path):
    clock = FakeClock()
    with writer(tmp_path / "archive", clock) as store:
        for n, fields in TEXTS.items():
            store.submit(visit(n, at=clock.pass_(minutes=1), fields={"tags": (), "section": None} | fields)).result()
    return tmp_path / "archive"


def found(root, query, **options):
    with Search(root) as search:
        page = search.page(parse(query), **options)
    assert page.count == len(page.hits)
    return sorted(int(hit.record.url.rpartition("/")[2]) for hit in page.hits)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("كتاب", [1, 2]),
        ("الكتاب", [1, 2]),
        ("احمد", [1, 2]),
        ("2026", [1]),
        ("٢٠٢٦", [1]),
        ("مياه", [4, 5]),
        ('"وزارة المياه"', [4, 5]),
        ('"مياه وزارة"', []),
        ("مكت*", []),
        ("المكت*", [2, 3]),
        ("كتاب OR كاتب", [1, 2, 3]),
        ("كتاب NOT قديم", [1]),
        ("كتاب -قديم", [1]),
        ("title:كتاب", [1]),
        ("tag:قراءه", [2]),
        ("section:ثقافة", [3]),
        ("NEAR(مياه نهر, 2)", [4, 5]),
        ("NEAR(مياه نهر, 0)", [4]),
        ("NEAR(سد نهر, 2)", [5]),
        ("كتاب source:akhbar since:2026-03-14 until:2026-03-14", [1, 2]),
        ("كتاب since:2026-03-15", []),
        ("source:akhbar", [1, 2, 3, 4, 5]),
    ],
)
def test_a_query_finds_what_a_reader_means(root, query, numbers):
    assert found(root, query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("احمد", [2]), ("أحمد", [1]), ("كتاب", []), ("بكتاب", [2]), ("والكتاب", [1]), ("٢٠٢٦", [1]), ("2026", []),
     ("كِتَابٌ", [1]), ("غير NOT الكتاب", [3])],
)  # fmt: skip
def test_exact_finds_only_what_is_typed(root, query, numbers):
    assert found(root, query, exact=True) == numbers


def test_hits_are_marked_in_the_text_as_it_is_written(root):
    with Search(root) as search:
        (hit,) = search.page(parse("كتاب since:2026-03-14 title:جديد")).hits
    assert [hit.title.text[a:b] for a, b in hit.title.hits] == ["كِتَابٌ", "جديد"]
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.hits] == ["والكتاب"]


def test_a_new_version_takes_the_place_of_the_old_one(root):
    assert found(root, "كاتب") == [3]
    clock = FakeClock()
    clock.pass_(days=2)
    with writer(root, clock) as store:
        store.submit(visit(3, at=clock.now, fields={"title": "شاعر من المدينة", "body": "الشاعر هنا."})).result()
    assert found(root, "كاتب") == []
    assert found(root, "شاعر") == [3]


def test_an_index_of_another_version_is_made_again(root):
    assert found(root, "كتاب") == [1, 2]
    with sqlite3.connect(paths.search_index(root)) as db:
        db.execute("UPDATE meta SET value = 'old'")
    db.close()
    assert found(root, "كتاب") == [1, 2]


def test_an_index_that_is_no_database_is_made_again(root):
    paths.search_index(root).write_bytes(b"not a database at all, but text" * 100)
    assert found(root, "كتاب") == [1, 2]


def test_a_changed_file_leaves_no_word_in_the_index(root):
    assert found(root, "قديم") == [2]
    (part,) = root.glob("akhbar/articles/*/*.jsonl")
    part.write_bytes(part.read_bytes().replace("قديم".encode(), "عتيق".encode()))
    os.utime(part, (1, 1))
    said = []
    Search(root, said.append).close()
    assert "made again" in said[0]
    assert found(root, "قديم") == []
    assert "قديم".encode() not in paths.search_index(root).read_bytes()


def test_a_read_only_archive_is_indexed_in_the_cache(root, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("newsscraper.read.index.os.access", lambda *_: False)
    said = []
    with Search(root, said.append) as search:
        assert search.page(parse("كتاب")).count == 2
    assert "read-only" in said[0]
    assert not paths.search_index(root).exists()


def test_a_source_that_was_moved_away_is_found_no_more(root):
    assert found(root, "كتاب") == [1, 2]
    shutil.rmtree(root / "akhbar")
    assert found(root, "كتاب") == []


def test_newest_first_when_asked(root):
    with Search(root) as search:
        hits = search.page(parse("source:akhbar"), by="date").hits
    assert [hit.record.url[-1] for hit in hits] == ["5", "4", "3", "2", "1"]


def test_pages_follow_each_other(root):
    with Search(root) as search:
        first = search.page(parse("source:akhbar"), limit=2, by="date")
        second = search.page(parse("source:akhbar"), limit=2, offset=2, by="date")
    assert (first.count, second.count) == (5, 5)
    assert [h.record.url[-1] for h in (*first.hits, *second.hits)] == ["5", "4", "3", "2"]


def test_beyond_the_cap_hits_are_not_counted_and_the_newest_are_ranked(root, monkeypatch):
    monkeypatch.setattr("newsscraper.read.search.CAP", 1)
    with Search(root) as search:
        page = search.page(parse("عن OR كتاب"))
        limited = search.page(parse("عن OR كتاب source:akhbar"))
    assert (page.counted, limited.counted) == ("1+", "1+")
    assert [hit.record.url[-1] for hit in page.hits] == ["5"]
    assert sorted(hit.record.url[-1] for hit in limited.hits) == ["1", "2", "5"]
