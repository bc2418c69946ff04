"""The tables in every library: right types and values whatever the first rows are."""

import importlib.util
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from newsscraper.errors import UsageError
from newsscraper.items import Image, Record, Related
from newsscraper.read import open_archive, selection, typed
from newsscraper.read.columns import TABLES, columns
from newsscraper.store.records import encode

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import SITE, FakeClock, listing_visit, visit, writer

EMPTY = 21_000
AT = datetime(2026, 3, 14, 8, 30, tzinfo=UTC)
BARE = Record(source="akhbar", url="https://akhbar.example/1", id="art_0", version=1, version_id="ver_0")
FULL = replace(
    BARE,
    id="art_1",
    tags=("مياه", "زراعة"),
    related=(Related(title="خبر", url="https://akhbar.example/2"),),
    images=(Image(url="https://akhbar.example/1.jpg", caption=None),),
    http_status=200,
    tdm_reservation=1,
    date_published=date(2026, 3, 14),
    published_at=AT,
    published_local=datetime(2026, 3, 14, 10, 30),
    etag="00123",
)


def missing(name):
    return importlib.util.find_spec(name) is None


def adversarial():
    """Empty lists and nulls for 21,000 rows, then values."""
    line = encode(BARE)
    yield from (line for _ in range(EMPTY))
    yield encode(FULL)
    yield encode(LATER)


LATER = replace(BARE, id="art_2", fetched_at=AT, date_published=date(2026, 3, 15), published_at=None, etag="2026-03-15")


def check(row):
    assert row["tags"] == ["مياه", "زراعة"]
    assert row["related"] == [{"title": "خبر", "url": "https://akhbar.example/2"}]
    assert row["images"] == [{"url": "https://akhbar.example/1.jpg", "caption": None}]
    assert (row["http_status"], row["tdm_reservation"], row["etag"]) == (200, 1, "00123")
    assert row["date_published"] == date(2026, 3, 14)
    assert row["published_at"] == AT
    assert row["published_local"] == datetime(2026, 3, 14, 10, 30)
    assert row["withdrawn_at"] is None
    assert row["methods"]["title"] is None


def day_only(row):
    """A day behind instants stays a day, and text that looks like one stays text."""
    assert (row["date_published"], row["published_at"], row["etag"]) == (date(2026, 3, 15), None, "2026-03-15")
    assert (row["fetched_at"], row["http_status"]) == (AT, None)


@pytest.mark.skipif(missing("pyarrow"), reason="pyarrow is not installed")
def test_arrow_has_the_right_types_after_empty_rows():
    table = typed.as_arrow("versions", adversarial())
    assert table.num_rows == EMPTY + 2
    assert str(table.schema.field("http_status").type) == "int64"
    assert str(table.schema.field("published_at").type) == "timestamp[us, tz=UTC]"
    check(table.slice(EMPTY).to_pylist()[0])
    day_only(table.slice(EMPTY + 1).to_pylist()[0])


@pytest.mark.skipif(missing("polars"), reason="polars is not installed")
def test_polars_has_the_right_types_after_empty_rows():
    table = typed.as_polars("versions", adversarial())
    assert table.height == EMPTY + 2
    assert str(table.schema["http_status"]) == "Int64"
    check(table.row(EMPTY, named=True))
    day_only(table.row(EMPTY + 1, named=True))


@pytest.mark.skipif(missing("pandas") or missing("pyarrow"), reason="pandas or pyarrow is not installed")
def test_pandas_keeps_numbers_with_gaps_whole():
    table = typed.as_pandas("versions", adversarial())
    assert str(table["http_status"].dtype) == "int64[pyarrow]"
    last = table.iloc[EMPTY]
    assert (last["http_status"], last["etag"]) == (200, "00123")
    assert list(last["tags"]) == ["مياه", "زراعة"]
    assert last["published_at"] == AT
    assert table["http_status"].isna().sum() == EMPTY + 1
    day_only(table.iloc[EMPTY + 1].where(table.iloc[EMPTY + 1].notna(), None).to_dict())


@pytest.mark.skipif(missing("datasets"), reason="datasets is not installed")
def test_hugging_face_has_the_right_types_after_empty_rows():
    table = typed.as_hf("versions", adversarial())
    assert table.num_rows == EMPTY + 2
    row = table[EMPTY]
    assert row["tags"] == ["مياه", "زراعة"]
    assert row["http_status"] == 200
    assert row["published_at"] == AT
    day_only(table[EMPTY + 1])


@pytest.mark.skipif(missing("duckdb") or missing("pytz"), reason="duckdb or pytz is not installed")
def test_duckdb_has_the_right_types_after_empty_rows():
    rows = {"articles": b"", "versions": b"", "listings": b"", "coverage": b""}
    found = typed.as_duckdb(lambda name: adversarial() if name == "versions" else iter(rows[name].splitlines()))
    row = found.execute("SELECT * FROM versions WHERE id = 'art_1'")
    names = [column[0] for column in row.description]
    check(dict(zip(names, row.fetchone(), strict=True)))
    day_only(dict(zip(names, found.execute("SELECT * FROM versions WHERE id = 'art_2'").fetchone(), strict=True)))
    assert found.execute("SELECT count(*), count(http_status) FROM versions").fetchone() == (EMPTY + 2, 1)


def test_a_missing_library_is_a_sentence():
    with pytest.raises(UsageError, match=r"needs nosuchlibrary.*newsscraper-archive\[readers\]"):
        typed.library("nosuchlibrary", "readers")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    with writer(root, clock) as store:
        store.submit(visit(1, at=clock.now)).result()
        store.submit(visit(2, at=clock.now, fields={"section": "اقتصاد", "tags": ("أسعار",)})).result()
        store.submit(listing_visit([2, 1], at=clock.now)).result()
    with writer(root, clock) as store:
        changed = {"title": "عنوان آخر تماما"}
        store.submit(visit(1, at=clock.pass_(days=3), fields=changed)).result()
    with writer(root, clock) as store:
        clock.pass_(days=1)
        store.submit(visit(3, at=clock.now)).result()
    return root


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_a_table_has_every_column(root, table):
    rows = [msgspec.json.decode(line) for line in open_archive(root).table(table)]
    assert rows
    assert all([*row] == [column.name for column in columns(table)] for row in rows)


def test_articles_know_their_versions(root):
    rows = {row["url"][-1]: row for row in map(msgspec.json.decode, open_archive(root).table("articles"))}
    assert (rows["1"]["n_versions"], rows["1"]["title_changed"]) == (2, True)
    assert (rows["2"]["n_versions"], rows["2"]["title_changed"], rows["2"]["gone_at"]) == (1, False, None)
    assert rows["2"]["last_seen_at"] == "2026-03-14T12:00:00Z"
    assert rows["1"]["last_seen_at"] == "2026-03-17T12:00:00Z"


def test_listings_keep_their_order(root):
    rows = [msgspec.json.decode(line) for line in open_archive(root).table("listings")]
    assert [(row["rank"], row["url"][-1]) for row in rows] == [(1, "2"), (2, "1")]
    assert rows[0]["listing"] == f"{SITE}/"
    assert (rows[0]["day"], rows[0]["at"]) == ("2026-03-14", None)


def test_a_day_without_a_fetch_is_a_gap_and_no_silence(root):
    rows = [msgspec.json.decode(line) for line in open_archive(root).table("coverage")]
    assert [(row["day"][-2:], row["covered"], row["articles"]) for row in rows] == [
        ("14", True, 2),
        ("15", False, 0),
        ("16", False, 0),
        ("17", True, 1),
        ("18", True, 1),
    ]


def test_the_archive_is_read_as_it_was(root):
    archive = open_archive(root)
    then = list(archive.articles(as_of="2026-03-16"))
    assert sorted((r.url[-1], r.version) for r in then) == [("1", 1), ("2", 1)]
    rows = [msgspec.json.decode(line) for line in archive.rows(selection(as_of="2026-03-16"))]
    assert {row["n_versions"] for row in rows} == {1}
    assert list(archive.articles(as_of="2026-03-14T11:59:59Z")) == []


def test_records_are_chosen_by_section_tag_and_capture(root):
    archive = open_archive(root)
    assert [r.url[-1] for r in archive.articles(section="إقتصاد")] == ["2"]
    assert [r.url[-1] for r in archive.articles(tag="اسعار")] == ["2"]
    assert [r.url[-1] for r in archive.articles(seen_since="2026-03-18")] == ["3"]
    assert [r.url[-1] for r in archive.articles(seen_until="2026-03-14", latest=False)] == ["1", "2"]
    with pytest.raises(UsageError, match="no day"):
        archive.articles(since="14/3/2026")


def test_an_unknown_table_is_a_sentence(root):
    with pytest.raises(UsageError, match="articles, versions, listings, coverage"):
        open_archive(root).table("rows")


def test_an_empty_archive_gives_empty_tables(tmp_path):
    with writer(tmp_path):
        pass
    archive = open_archive(tmp_path)
    assert [list(archive.table(name)) for name in TABLES] == [[], [], [], []]
