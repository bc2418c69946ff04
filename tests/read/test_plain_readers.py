"""Every sealed file read in full by what people have, without this program: rows that begin empty change no type."""

import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsscraper.cli import main
from newsscraper.items import Related
from newsscraper.read import open_archive

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

EMPTY = {
    "authors": (),
    "tags": (),
    "related": (),
    "section": None,
    "section_path": (),
    "published_raw": None,
    "date_published": None,
    "published_edtf": None,
    "published_precision": None,
    "published_tz_source": None,
    "published_calendar": None,
}
FULL = {
    "date_published": date(2026, 3, 14),
    "published_edtf": "2026-03-14T09:30:00Z",
    "published_local": datetime(2026, 3, 14, 11, 30),
    "published_at": datetime(2026, 3, 14, 9, 30, tzinfo=UTC),
    "published_precision": "minute",
    "published_tz": "+02:00",
    "published_tz_source": "page",
    "related": (Related(title="خبر آخر", url="https://akhbar.example/post/1"),),
    "tdm_reservation": 0,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A first day that is nothing but nulls, and compacted; days of which the first rows are; one with a day only."""
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock(datetime(2026, 3, 10, 8, tzinfo=UTC))
    for number, shapes in enumerate(([EMPTY] * 3, [EMPTY, EMPTY, FULL], [{}, FULL], [EMPTY], [EMPTY, FULL])):
        with writer(root, clock) as store:
            for n, fields in enumerate(shapes):
                at = clock.pass_(minutes=1)
                store.submit(visit(number * 10 + n, at=at, html=f"<html>{number} {n}</html>", fields=fields)).result()
        clock.pass_(days=1)
    with writer(root, clock) as store:
        store.seal()
    return root


@pytest.fixture(scope="module")
def files(root):
    found = sorted(root.glob("*/articles/*/*.jsonl*"))
    assert {path.suffix for path in found} == {".jsonl", ".zst"}
    return found


@pytest.fixture(scope="module")
def count(root):
    return len(list(open_archive(root).articles(latest=False)))


def query(root, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["newsscraper", "archive", "schema", "--duckdb"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    return capsys.readouterr().out.replace("ARCHIVE", str(root)).rstrip().rstrip(";")


def test_duckdb_with_the_types_that_are_printed(root, count, monkeypatch, capsys):
    duckdb = pytest.importorskip("duckdb")
    con = duckdb.connect()
    con.execute(f"CREATE TABLE v AS {query(root, monkeypatch, capsys)}")
    types = {row[0]: row[1] for row in con.execute("DESCRIBE v").fetchall()}
    assert types["tags"] == "VARCHAR[]"
    assert types["date_published"] == "DATE"
    assert types["related"].startswith("STRUCT")
    known = (
        "SELECT count(*), count(date_published), count(published_at), sum(len(related)), count(tdm_reservation) FROM v"
    )
    found = con.execute(known).fetchone()
    told = list(open_archive(root).articles(latest=False))
    assert found == (
        count,
        sum(r.date_published is not None for r in told),
        sum(r.published_at is not None for r in told),
        sum(len(r.related) for r in told),
        sum(r.tdm_reservation is not None for r in told),
    )


def test_polars(files, count):
    pl = pytest.importorskip("polars")
    frames = [pl.read_ndjson(path.read_bytes(), infer_schema_length=None) for path in files if path.suffix == ".jsonl"]
    frames += [pl.scan_ndjson(path, infer_schema_length=None).collect() for path in files if path.suffix == ".zst"]
    assert sum(len(frame) for frame in frames) == count


def test_pandas(files, count):
    pd = pytest.importorskip("pandas")
    frames = [pd.read_json(path, lines=True, compression="infer") for path in files]
    assert sum(len(frame) for frame in frames) == count


def test_pyarrow(files, count):
    pa = pytest.importorskip("pyarrow")
    json = pytest.importorskip("pyarrow.json")
    tables = [json.read_json(pa.input_stream(str(path), compression="detect")) for path in files]
    assert sum(len(table) for table in tables) == count


def test_hugging_face(root, files, count, tmp_path):
    """It takes the types of the first file for those of all, so that they have to be given."""
    datasets = pytest.importorskip("datasets")
    features = open_archive(root).as_hf("versions").features
    names = [str(path) for path in files]
    found = datasets.load_dataset("json", data_files=names, features=features, cache_dir=str(tmp_path), split="train")
    assert len(found) == count
    assert found.features["tags"] == features["tags"]
    assert sum(row["date_published"] is not None for row in found) == 4


def test_shell_tools(files, count):
    found = 0
    for path in files:
        tool = "zstdcat" if path.suffix == ".zst" else "cat"
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
        done = subprocess.run([tool, str(path)], capture_output=True, check=True, timeout=60)
        found += done.stdout.count(b"\n")
        if shutil.which("jq"):
            ids = subprocess.run(["jq", "-r", ".id"], input=done.stdout, capture_output=True, check=True, timeout=60)
            assert ids.stdout.count(b"art_") == done.stdout.count(b"\n")
    assert found == count
