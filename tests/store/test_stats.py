"""`archive stats` foresees: how much a day a source takes, and the day on which the disk is full."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest

from newsscraper.cli._archive_looking import when_full
from newsscraper.store.commit import LOW_WATER
from newsscraper.store.files import Files
from newsscraper.store.stats import stats

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TODAY = NOW.date()


class Disk(Files):
    """A disk with so many bytes free."""

    def __init__(self, free):
        super().__init__()
        self._left = free

    def free(self, folder):
        return self._left


@pytest.fixture
def source(tmp_path):
    """Make a source with so many bytes on each of some days, given as days before today."""

    def made(slug, sizes, kind="warc"):
        for ago, size in sizes.items():
            folder = tmp_path / slug / kind / (TODAY - timedelta(days=ago)).isoformat()
            folder.mkdir(parents=True, exist_ok=True)
            os.truncate(os.open(folder / "x.warc.gz", os.O_CREAT | os.O_RDWR), size)
        (tmp_path / slug / "source.json").touch()
        return tmp_path

    return made


def rate(root, **options):
    return stats(root, now=NOW, **options).bytes_a_day


def test_four_weeks_tell_the_rate_and_today_is_not_over(source):
    root = source("a", dict.fromkeys(range(1, 400), 1000000) | {0: 900, 40: 10**9})
    assert rate(root) == 1_000_000


def test_days_without_anything_count(source):
    root = source("a", dict.fromkeys((1, 8, 15, 22, 29, 36), 4000000))
    assert rate(root) == 4 * 4_000_000 // 28


def test_a_young_source_is_measured_by_its_own_days(source):
    assert rate(source("a", {3: 3_000, 2: 0, 1: 6_000, 0: 1})) == 3_000


def test_one_that_began_today_is_measured_by_today(source):
    assert rate(source("a", {0: 5_000})) == 5_000


def test_old_captures_that_were_imported_tell_nothing(source):
    assert rate(source("a", {900: 10**9})) == 0
    assert stats(source("a", {}), now=NOW).full_on is None


def test_a_disk_is_full_also_before_anybody_knows_how_fast_it_fills(source):
    assert stats(source("a", {900: 10}), now=NOW, files=Disk(LOW_WATER - 1)).full_on == TODAY


def test_a_full_disk_is_said_as_the_crawl_says_it():
    assert "nothing is written until more than 64.0 MB" in when_full(LOW_WATER - 1, TODAY)
    assert when_full(LOW_WATER + 1, date(2027, 1, 1)) == "the disk is full on 2027-01-01"


def test_kinds_and_sources_add_up(source):
    for kind, size in (("articles", 100), ("warc", 2_000), ("seen", 30), ("listings", 4)):
        source("a", dict.fromkeys(range(1, 29), size), kind)
    root = source("b", dict.fromkeys(range(1, 29), 1_000))
    told = stats(root, now=NOW)
    assert {one.source: one.bytes_a_day for one in told.sources} == {"a": 2_134, "b": 1_000}
    assert (told.bytes_a_day, told.bytes) == (3_134, 28 * 3_134)
    assert rate(root, source="b") == 1_000


def test_the_search_index_grows_as_its_archive_does(source):
    root = source("a", dict.fromkeys(range(1, 29), 1_000))
    (root / "search.sqlite").write_bytes(bytes(14_000))
    told = stats(root, now=NOW)
    assert (told.bytes, told.beside, told.bytes_a_day) == (42_000, 14_000, 1_500)


@pytest.mark.parametrize(
    ("free", "day"),
    [
        (LOW_WATER + 10_500, date(2026, 12, 10)),
        (LOW_WATER + 999, TODAY),
        (0, TODAY),
        (LOW_WATER + 1_000 * 36_525, TODAY + timedelta(days=36_525)),
        (LOW_WATER + 1_000 * 36_526, None),
    ],
)
def test_the_day_on_which_writing_stops(source, free, day):
    root = source("a", dict.fromkeys(range(1, 29), 1_000))
    assert stats(root, now=NOW, files=Disk(free)).full_on == day
