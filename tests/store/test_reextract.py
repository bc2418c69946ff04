"""Stored pages read again: counted per field, layered and never versioned."""

from dataclasses import replace
from datetime import date

import pytest
from made_visits import FakeClock, lines, visit, writer

from newsscraper.items import Verdict
from newsscraper.read import open_archive
from newsscraper.store.again import Told, read_again
from newsscraper.store.paths import SourcePaths
from newsscraper.store.records import decode
from newsscraper.store.verify import verify

NEWER = "newsscraper 9.0; layout generic; tzdata 2026.1"


def better(record, page):
    """An extractor that finds the subtitle, loses the tags, and mends the title of every second article."""
    number = int(record.url.rpartition("/")[2])
    title = f"{record.title}!" if number % 2 else record.title
    return replace(record, subtitle="عنوان فرعي", tags=(), title=title, extractor=NEWER)


@pytest.fixture
def root(tmp_path):
    clock = FakeClock()
    with writer(tmp_path, clock) as store:
        for n in range(8):
            store.submit(visit(n, at=clock.now)).result(10)
        store.submit(visit(3, at=clock.pass_(hours=1), fields={"title": "نسخة ثانية"})).result(10)
    return tmp_path


def dry(root, read, **options):
    told = Told()
    found = list(read_again(SourcePaths.of(root, "akhbar").folder, read, told, **options))
    return told, found


def test_a_dry_run_counts_per_field_and_writes_nothing(root):
    before = sorted(p.name for p in root.rglob("*"))
    told, _ = dry(root, better)
    assert (told.looked, told.same, told.differing) == (9, 0, 9)
    assert (told.fields["subtitle"].gain, told.fields["tags"].lose, told.fields["title"].change) == (9, 9, 5)
    assert len(told.diffs) == 5
    assert sorted(p.name for p in root.rglob("*")) == before


def test_the_same_extractor_changes_nothing(root):
    told, found = dry(root, lambda record, page: record)
    assert (told.same, found) == (9, [])


def test_what_differs_becomes_a_layer_once_and_no_version(root):
    clock = FakeClock()
    before = lines(root)
    clock.pass_(days=1)
    for _ in range(2):
        with writer(root, clock) as store:
            assert store.reextract(better).differing == 9
    assert [decode(line).version_id for line in lines(root, "layers/*")] == [decode(line).version_id for line in before]
    assert lines(root) == before
    assert {decode(line).extractor for line in lines(root, "layers/*")} == {NEWER}
    assert verify(root, level="deep").ok


def test_after_a_reextraction_the_new_extractor_sees_no_change(root):
    clock = FakeClock()
    clock.pass_(days=1)
    with writer(root, clock) as store:
        store.reextract(better)
        fields = {"subtitle": "عنوان فرعي", "tags": (), "extractor": NEWER}
        assert store.submit(visit(2, at=clock.now, fields=fields)).result(10).verdict is Verdict.UNCHANGED
    assert len(list(open_archive(root).articles(latest=False))) == 9


def test_days_and_samples_limit_what_is_read(root):
    assert dry(root, better, since=date(2026, 3, 15))[0].looked == 0
    assert dry(root, better, until=date(2026, 3, 14))[0].looked == 9
    assert dry(root, better, sample=4)[0].looked == 4
    assert dry(root, better, sample=4)[1] == dry(root, better, sample=4)[1]


def test_pages_that_are_no_article_any_more_are_counted(root):
    told, found = dry(root, lambda record, page: None)
    assert (told.unread, found) == (9, [])


def test_each_field_that_changed_is_among_those_shown(root):
    """A rare loss is not hidden behind a change that every record has."""

    def read(record, page):
        rare = {"authors": ()} if record.url.endswith("/7") else {}
        return replace(record, subtitle="عنوان فرعي", extractor=NEWER, **rare)

    told, _ = dry(root, read)
    assert sorted(diff.field for diff in told.diffs) == ["authors", *["subtitle"] * 4]
