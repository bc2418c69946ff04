"""Reading while a crawl writes, seals and compacts beside it: one moment of the archive, whole, each article once."""

import shutil
import sys
from pathlib import Path

import pytest

from newsscraper.read import open_archive, selection
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.store import paths
from newsscraper.store.identity import article_id

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def root(tmp_path, clock):
    """Two days of three runs each, two articles a run."""
    root = tmp_path / "archive"
    for _ in range(2):
        for run in range(3):
            with writer(root, clock) as store:
                for n in (run * 2, run * 2 + 1):
                    text = {"title": f"عنوان {n} من يوم {clock.now:%d}"}
                    store.submit(visit(n, at=clock.pass_(minutes=1), fields=text)).result()
        clock.pass_(days=1)
    return root


def seal_another(root, clock):
    with writer(root, clock) as store:
        for n in (0, 5, 77):
            store.submit(visit(n, at=clock.pass_(minutes=1), fields={"title": f"جديد {n}"})).result()


def compact_all(root, clock):
    with writer(root, clock) as store:
        clock.pass_(days=4)
        assert store.compact()


def withdraw_nothing(root, clock):
    """Nothing happens."""


@pytest.mark.parametrize("meanwhile", [seal_another, compact_all, withdraw_nothing])
@pytest.mark.parametrize("read_before", [0, 1, 3])
@pytest.mark.parametrize("table", ["articles", "rows", "versions", "lines"])
def test_what_happens_meanwhile_is_not_seen(root, clock, meanwhile, read_before, table):
    archive = open_archive(root)
    streams = {
        "articles": archive.articles,
        "versions": lambda: archive.articles(latest=False),
        "rows": archive.rows,
        "lines": archive.lines,
    }
    expected = [*streams[table]()]
    found = []
    stream = streams[table]()
    for one in stream:
        found.append(one)
        if len(found) == read_before + 1:
            meanwhile(root, clock)
    if table == "versions" and meanwhile is seal_another:
        assert found[: len(expected)] == expected
    else:
        assert found == expected


def test_a_history_is_found_while_its_parts_move(root, clock, monkeypatch):
    archive = open_archive(root)
    name = article_id("akhbar", "post", "1")
    expected = [*archive.history(name)]
    assert len(expected) == 2
    read = archive._history.__globals__["stored"].read_line
    moved = []

    def late(*place):
        if not moved:
            moved.append(True)
            compact_all(root, clock)
        return read(*place)

    monkeypatch.setattr("newsscraper.read.archive.stored.read_line", late)
    assert [*archive.history(name)] == expected


def test_a_hit_is_read_where_a_compaction_has_put_it(root, clock):
    with Search(root) as search:
        compact_all(root, clock)
        page = search.page(parse("عنوان"))
    assert page.count == len(page.hits) == 6


def test_a_log_that_cannot_be_read_is_not_passed_over(root, clock, tmp_path):
    """A copy of a running archive in a folder that cannot be written: its state is behind its files."""
    with writer(root, clock) as store:
        store.submit(visit(1, at=clock.pass_(minutes=1), fields={"title": "جديد"})).result()
        state = paths.SourcePaths.of(root, "akhbar").state
        copy = tmp_path / "copy"
        shutil.copytree(root, copy)
        assert state.with_name(f"{state.name}-wal").stat().st_size
    there = paths.SourcePaths.of(copy, "akhbar").state
    there.with_name(f"{there.name}-shm").unlink(missing_ok=True)
    there.parent.chmod(0o500)
    try:
        assert len({record.id for record in open_archive(copy).articles()}) == 6
    finally:
        there.parent.chmod(0o700)


def test_a_state_that_is_no_database_is_read_without(root):
    expected = [*open_archive(root).articles()]
    state = paths.SourcePaths.of(root, "akhbar").state
    for path in state.parent.glob("state.sqlite*"):
        path.write_bytes(b"no database, for a disk went bad" * 200)
    archive = open_archive(root)
    assert [*archive.articles()] == expected
    assert archive.find(expected[0].url) == expected[0].id
    assert [*archive.history(expected[0].id)][-1] == expected[0]
    assert len([*archive.rows(selection())]) == len(expected)
