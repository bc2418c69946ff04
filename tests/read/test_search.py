"""Search over an archive: what is found, what is not, and an index that is never stale."""

import contextlib
import os
import shutil
import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsscraper.errors import TemporaryError, UnknownSource, UsageError
from newsscraper.read import index
from newsscraper.read.hits import find
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.read.selection import selection
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


def test_an_index_of_another_version_is_made_again_with_a_word(root):
    assert found(root, "كتاب") == [1, 2]
    with sqlite3.connect(paths.search_index(root)) as db:
        db.execute("UPDATE meta SET value = 'old'")
    db.close()
    said = []
    Search(root, said.append).close()
    assert "made again" in said[0]
    assert found(root, "كتاب") == [1, 2]


@pytest.mark.parametrize("damage", [b"not a database at all, but text" * 100, b"", b"SQLite format 3\0" + bytes(5000)])
def test_an_index_that_is_no_database_is_made_again(root, damage):
    paths.search_index(root).write_bytes(damage)
    assert found(root, "كتاب") == [1, 2]


def test_an_index_of_another_program_is_made_again(root):
    with sqlite3.connect(paths.search_index(root)) as db:
        db.execute("CREATE TABLE theirs (x)")
    db.close()
    assert found(root, "كتاب") == [1, 2]


def test_an_index_that_turns_out_to_be_damaged_is_made_again(root):
    Search(root).close()
    whole = paths.search_index(root).read_bytes()
    for page in range(1, len(whole) // 4096):
        paths.search_index(root).write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
        assert found(root, "كتاب") == [1, 2], page


def test_an_index_that_is_being_written_is_a_sentence(root, monkeypatch):
    Search(root).close()
    connect = sqlite3.connect
    monkeypatch.setattr("newsscraper.read.index.sqlite3.connect", lambda path, **k: connect(path, **k | {"timeout": 0}))
    with contextlib.closing(connect(paths.search_index(root), isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(TemporaryError, match="another process"):
            Search(root)


def test_the_past_is_searched_as_it_was(root):
    clock = FakeClock()
    clock.pass_(days=2)
    with writer(root, clock) as store:
        store.submit(visit(3, at=clock.now, fields={"title": "شاعر من المدينة", "body": "الشاعر هنا."})).result()
    then = selection(as_of=clock.now - timedelta(days=1))
    with Search(root) as search:
        assert search.page(parse("كاتب"), wanted=then).count == 1
        assert search.page(parse("شاعر"), wanted=then).count == 0
        assert search.count(parse("source:akhbar"), wanted=then) == 5
        assert len(search.ids(parse("كاتب"), wanted=then)) == 1
        assert search.ids(parse("كاتب")) == set()


def test_an_unknown_source_is_a_sentence(root):
    with pytest.raises(UnknownSource, match="it holds: akhbar"):
        found(root, "كتاب source:alahed")


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


def test_the_close_of_a_crawl_leaves_many_new_texts_to_the_next_search(root, monkeypatch):
    monkeypatch.setattr(index, "AT_CLOSE", 100)
    assert index.update_index(root) is None
    with contextlib.closing(sqlite3.connect(root / "search.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM docs").fetchone() == (0,)
    monkeypatch.undo()
    assert index.update_index(root) is None
    with contextlib.closing(sqlite3.connect(root / "search.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM docs").fetchone()[0] > 0


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
    assert [hit.record.url[-1] for hit in limited.hits] == ["5"]


BEHIND_LAM = {
    1: "اجتمعت اللجنة العليا أمس.",
    2: "قدم تقريره للجنة العليا، وهي منحة للاجئين السوريين.",
    3: "تقرير عن الجنة العليا في الأدب، ومنحة للأهالي.",
    4: "رفعت ذلك وللجنة عليا أن تقرر.",
}


@pytest.fixture(scope="module")
def behind_lam(tmp_path_factory):
    root, clock = tmp_path_factory.mktemp("lam") / "archive", FakeClock()
    with writer(root, clock) as store:
        for n, body in BEHIND_LAM.items():
            fields = {"title": "خبر", "body": body, "tags": (), "section": None}
            store.submit(visit(n, at=clock.pass_(minutes=1), fields=fields)).result()
    return root


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ('"اللجنة العليا"', [1, 2, 4]),
        ('"لجنة عليا"', [1, 2, 4]),
        ('"منحة اللاجئين السوريين"', [2]),
        ("NEAR(تقرير اللجنة, 3)", []),
        ("NEAR(تقريره اللجنة, 3)", [2]),
        ("NEAR(منحة اللاجئين, 3)", [2]),
    ],
)
def test_a_phrase_finds_words_that_begin_with_lam_behind_lam(behind_lam, query, numbers):
    """Two lams are written for three: للجنة is "for the committee", and reads as "for paradise" too."""
    assert found(behind_lam, query) == numbers
    node = parse(query).node
    assert [n for n, body in BEHIND_LAM.items() if find(body, node)] == numbers


def test_a_phrase_stands_within_one_paragraph_and_one_tag(tmp_path):
    fields = {"body": "قال الوزير.\n\nالجديد أمس: النهر، والسد.", "tags": ("نهر", "سد"), "section": None}
    with writer(tmp_path / "archive") as store:
        store.submit(visit(1, fields=fields)).result()
    root = tmp_path / "archive"
    assert found(root, '"الوزير الجديد"') == []
    assert found(root, 'tag:"نهر سد"') == []
    assert found(root, '"أمس النهر والسد"') == [1]


def test_a_hit_is_shown_where_it_stands(tmp_path):
    fields = {"title": "عنوان", "body": "نص.", "tags": ("زراعة",), "subtitle": "عن الماء", "description": "خلاصة"}
    with writer(tmp_path / "archive") as store:
        store.submit(visit(1, fields=fields)).result()
    for query, shown in (("زراعه", "زراعة"), ("ماء", "الماء"), ("خلاصه", "خلاصة")):
        with Search(tmp_path / "archive") as search:
            (hit,) = search.page(parse(query)).hits
        assert [hit.snippet.text[a:b] for a, b in hit.snippet.hits] == [shown]


@pytest.mark.parametrize(
    ("limit", "edtfs"),
    [
        ("since:2026-02", {"2026-02", "2026-03-14"}),
        ("since:2026-02-02", {"2026-03-14"}),
        ("until:2026-03-14", {"2025", "2026-02", "2026-03-14"}),
        ("until:2026-03-13", {"2025", "2026-02"}),
        ("since:2025 until:2025", {"2025"}),
        ("since:٢٠٢٦", {"2026-02", "2026-03-14"}),
        ("since:2030", set()),
        ("until:1999", set()),
    ],
)
@pytest.mark.parametrize("word", ["نص", ""])
def test_days_limit_what_is_found(tmp_path, limit, edtfs, word):
    with writer(tmp_path / "archive") as store:
        for n, edtf in enumerate(("2025", "2026-02", "2026-03-14", None)):
            day = date.fromisoformat(edtf) if edtf and len(edtf) == 10 else None
            fields = {"body": "نص", "date_published": day, "published_edtf": edtf}
            store.submit(visit(n, fields=fields)).result()
    with Search(tmp_path / "archive") as search:
        assert {hit.record.published_edtf for hit in search.page(parse(f"{word} {limit}")).hits} == edtfs


@pytest.mark.parametrize(
    ("limits", "numbers"),
    [
        ({"tag": "قراءه"}, [2]),
        ({"tag": "قراء"}, []),
        ({"section": "ثقافة"}, []),
        ({"source": "akhbar"}, [1, 2]),
        ({"seen_since": "2026-03-15"}, []),
        ({"seen_until": "2026-03-15", "since": "2026"}, [1, 2]),
        ({"as_of": "2026-03-13"}, []),
    ],
)
def test_the_limits_of_a_selection_and_of_a_query_compose(root, limits, numbers):
    assert found(root, "كتاب", wanted=selection(**limits)) == numbers
    assert found(root, "كتاب since:2026-01", wanted=selection(**limits)) == numbers


def test_a_query_and_options_that_contradict_are_a_sentence(root):
    with pytest.raises(UsageError, match="none of the sources chosen"):
        found(root, "كتاب source:alahed", wanted=selection("akhbar"))
    with pytest.raises(UsageError, match="comes after"):
        found(root, "كتاب since:2026-05", wanted=selection(until="2026-04"))
