"""Questions stay quick in an archive of years: no manifest is read, and no day is opened that nobody asks about."""

import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsscraper.read import open_archive, selection
from newsscraper.read.latest import captured_last
from newsscraper.read.newest import lines_of
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.store import stored

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

DAYS = 120


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """An article every fourth day, the old days compacted."""
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock(datetime(2026, 1, 1, 12, tzinfo=UTC))
    for n in range(DAYS // 4):
        with writer(root, clock) as store:
            store.submit(visit(n, at=clock.now, fields={"title": f"خبر اليوم {n}"})).result()
        clock.pass_(days=4)
    return root


@pytest.fixture
def opened(monkeypatch):
    """The names of the files of lines that are opened, and whether manifests were read."""
    names = []

    def noted(path, *args, _open=Path.open, **options):
        if ".jsonl" in path.name:
            names.append(path.name)
        return _open(path, *args, **options)

    monkeypatch.setattr(Path, "open", noted)
    monkeypatch.setattr(stored, "replaced", lambda folder: names.append("manifests") or frozenset())
    return names


def test_the_last_ones_are_found_in_the_last_days(root, opened):
    found = captured_last(open_archive(root), selection(), 3)
    assert [r.title for r in found] == [f"خبر اليوم {DAYS // 4 - n}" for n in (1, 2, 3)]
    assert len(opened) < 10


@pytest.mark.parametrize("limit", [1, 5, 29, 30, 1000])
@pytest.mark.parametrize(
    "limits",
    [{}, {"seen_until": "2026-02-01"}, {"as_of": "2026-01-20"}, {"seen_since": "2026-04-01"}, {"source": "akhbar"}],
)
def test_the_last_ones_are_those_of_the_whole(root, limit, limits):
    archive, wanted = open_archive(root), selection(**limits)
    whole = sorted(archive.records(wanted), key=lambda record: record.fetched_at, reverse=True)[:limit]
    assert captured_last(archive, wanted, limit) == whole


def test_a_span_of_captures_opens_no_day_before_it(root, opened):
    last = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=DAYS - 4)
    assert len(list(open_archive(root).articles(seen_since=last))) == 1
    assert len(opened) == 1


def test_a_search_looks_at_no_file_twice(root, opened, monkeypatch):
    Search(root).close()
    Search(root).close()
    listed = []

    def noted(folder, kind, day, gone, _do=stored.sealed_on):
        listed.append(day)
        return _do(folder, kind, day, gone)

    monkeypatch.setattr(stored, "sealed_on", noted)
    opened.clear()
    with Search(root) as search:
        assert search.page(parse('"اليوم 7"')).count == 1
    assert listed == []
    assert "manifests" not in opened


def test_a_file_that_others_put_there_is_found_by_the_next_search(root, tmp_path):
    copy = shutil.copytree(root, tmp_path / "copy")
    Search(copy).close()
    part, folder = last_part(copy), next(copy.glob("akhbar/articles/2026-01-*/"))
    text = next(lines_of(part)).decode().replace("art_", "art_q").replace("اليوم", "زنبقة")
    (folder / "akhbar-2026-01-01-0999.jsonl").write_text(text, encoding="utf-8")
    with Search(copy) as search:
        assert search.page(parse("زنبقة")).count == 1


def test_a_copy_that_holds_what_was_replaced_beside_what_took_its_place_counts_each_once(root, tmp_path):
    copy = shutil.copytree(root, tmp_path / "copy")
    part = next(copy.glob("akhbar/articles/*/*.zst"))
    (part.parent / f"akhbar-{part.parent.name}-0001.jsonl").write_bytes(b"".join(lines_of(part)))
    (copy / "akhbar" / "state.sqlite").unlink()
    assert len(list(open_archive(copy).articles(latest=False))) == DAYS // 4


def last_part(root):
    return max(root.glob("akhbar/articles/*/*.jsonl*"), key=lambda path: path.parent.name)
