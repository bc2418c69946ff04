"""Reading an archive: iterate, filter, history, raw bytes, with and without its state."""

import shutil
import stat
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsscraper.errors import ArchiveDamage, ArchiveError, ArchiveFormat, UnknownSource, UsageError
from newsscraper.read import open_archive
from newsscraper.store import open_writer
from newsscraper.store.identity import article_id

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import SITE, FakeClock, visit, writer


def dated(n):
    day = date(2026, 3, 1 + n)
    return {"date_published": day, "published_edtf": str(day), "published_raw": str(day)}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Two sources; articles 0 to 9 over ten days, of which 3 and 5 have two and three versions."""
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    for n in range(10):
        with writer(root, clock) as store:
            store.submit(visit(n, at=clock.pass_(hours=3), html=f"<html>صفحة {n}</html>", fields=dated(n))).result()
    for n, times in ((3, 1), (5, 2)):
        for edition in range(times):
            title = dated(n) | {"title": f"عنوان {n} في طبعة {edition + 2}"}
            with writer(root, clock) as store:
                store.submit(visit(n, at=clock.pass_(hours=30), fields=title)).result()
    with open_writer(root, "another", run_id="run", clock=clock) as store:
        made = visit(1, at=clock.now)
        record = replace(made.record, source="another", id=article_id("another", "post", "1"))
        store.submit(replace(made, record=record)).result()
    return root


def test_the_latest_version_of_each_article(root):
    found = list(open_archive(root).articles("akhbar"))
    assert len(found) == 10
    assert sorted(record.version for record in found)[-2:] == [2, 3]
    assert len({record.id for record in found}) == 10


def test_all_versions_of_all_sources(root):
    found = list(open_archive(root).articles(latest=False))
    assert len(found) == 14
    assert [record.source for record in found] == ["akhbar"] * 13 + ["another"]
    assert len({record.version_id for record in found}) == 14


def test_without_its_state_a_copied_source_reads_the_same(root, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    for path in copy.rglob("state.sqlite*"):
        path.unlink()
    expected, archive = list(open_archive(root).articles()), open_archive(copy)
    assert list(archive.articles()) == expected
    assert [record.version for record in archive.history(expected[4].id)] == [1]


def test_publication_days_limit_what_is_given(root):
    archive = open_archive(root)
    days = [
        record.date_published.day for record in archive.articles("akhbar", since="2026-03-03", until=date(2026, 3, 6))
    ]
    assert sorted(days) == [3, 4, 5, 6]
    assert list(archive.articles("akhbar", since="2027-01-01")) == []


@pytest.mark.parametrize(
    ("edtf", "since", "until", "inside"),
    [
        ("2026-02", "2026-02-01", "2026-02-28", True),
        ("2026-02", "2026-02-02", None, False),
        ("2026~", "2026-01-01", "2026-12-31", True),
        ("2026", None, "2026-12-30", False),
        (None, "2020-01-01", None, False),
        (None, None, None, True),
    ],
)
def test_a_month_counts_when_all_of_it_is_inside(tmp_path, edtf, since, until, inside):
    coarse = {"date_published": None, "published_edtf": edtf, "published_precision": "month" if edtf else None}
    with writer(tmp_path) as store:
        store.submit(visit(1, fields=coarse)).result()
    assert bool(list(open_archive(tmp_path).articles(since=since, until=until))) is inside


def test_history_is_in_order(root):
    archive = open_archive(root)
    name = article_id("akhbar", "post", "5")
    assert [record.version for record in archive.history(name)] == [1, 2, 3]
    assert list(archive.history("art_" + "a" * 26)) == []


def test_an_article_is_found_by_any_of_its_addresses(root):
    archive = open_archive(root)
    assert archive.find(f"{SITE}/post/5") == article_id("akhbar", "post", "5")
    assert archive.find("http://www.akhbar.example/post/5/?utm_source=x") == article_id("akhbar", "post", "5")
    assert archive.find(f"{SITE}/post/77") is None


def test_raw_is_the_page_byte_by_byte(root):
    archive = open_archive(root)
    (record,) = [record for record in archive.articles("akhbar") if record.canonical_url.endswith("/7")]
    assert archive.raw(record) == "<html>صفحة 7</html>".encode()


def test_raw_notices_a_wrong_pointer_and_changed_bytes(root, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    archive = open_archive(copy)
    first, second = list(archive.articles("akhbar"))[:2]
    with pytest.raises(ArchiveDamage):
        archive.raw(replace(first, warc_offset=second.warc_offset, warc_length=second.warc_length))
    path = copy / "akhbar" / first.warc_file
    path = path if path.exists() else path.with_name(path.name + ".open")
    data = bytearray(path.read_bytes())
    data[first.warc_offset + first.warc_length // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ArchiveDamage):
        archive.raw(first)
    path.unlink()
    with pytest.raises(ArchiveDamage, match="missing"):
        archive.raw(first)
    with pytest.raises(ArchiveError, match="no bytes"):
        archive.raw(replace(first, warc_file=None))


def test_a_running_crawl_does_not_disturb_and_is_not_seen(tmp_path):
    clock = FakeClock()
    with writer(tmp_path, clock) as store:
        store.submit(visit(1)).result()
    with writer(tmp_path, clock) as store:
        store.submit(visit(1, at=clock.pass_(hours=3), fields={"title": "جديد"})).result()
        store.submit(visit(2, at=clock.now)).result()
        (seen,) = open_archive(tmp_path).articles()
        assert seen.version == 1
    assert [record.version for record in open_archive(tmp_path).articles()] == [2, 1]


def test_a_folder_that_is_no_archive_is_a_sentence(tmp_path):
    with pytest.raises(ArchiveFormat, match="is no archive"):
        open_archive(tmp_path)
    with pytest.raises(ArchiveFormat, match="is no archive"):
        open_archive(tmp_path / "missing")


def test_a_source_that_is_not_there_is_a_sentence(root):
    with pytest.raises(UnknownSource, match="it holds: akhbar, another"):
        list(open_archive(root).articles("alahed"))


def test_a_source_name_cannot_leave_the_archive(root):
    with pytest.raises(UsageError):
        list(open_archive(root).articles("../akhbar"))


def test_reading_writes_nothing(root, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    folders = [copy, *(path for path in copy.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert len(list(open_archive(copy).articles())) == 11
    finally:
        for path in folders:
            path.chmod(stat.S_IRWXU)
    before = {path.relative_to(root) for path in root.rglob("*")}
    assert {path.relative_to(copy) for path in copy.rglob("*")} == before


def test_an_instant_is_read_as_an_instant(root):
    record = next(open_archive(root).articles("akhbar"))
    assert record.fetched_at.tzinfo == UTC
    assert isinstance(record.fetched_at, datetime)
    assert record.fetched_at - record.first_seen_at < timedelta(days=9)
