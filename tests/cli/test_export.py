"""Exports as a person makes them: data sets that describe themselves, captures, and repetitions."""

import csv
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from warcio.archiveiterator import ArchiveIterator

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

from newsscraper.cli.export import command

STORY = "افتتحت البلدية صباح اليوم جسر النهر الكبير بعد ثلاث سنوات من الأعمال التي شارك فيها ألف عامل ومهندس وخبير من "
STORY += "محافظات الشمال والجنوب وقال الرئيس إن المشروع سيخدم عشرين قرية وسيخفف الزحام عن وسط المدينة في ساعات الصباح"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Twelve articles on twelve days; the first and the last tell the same story; the third has another version
    of a later day."""
    root, clock = tmp_path_factory.mktemp("made") / "archive", FakeClock()
    with writer(root, clock) as store:
        for n in range(1, 13):
            day = {"date_published": date(2026, 2, n), "published_edtf": f"2026-02-{n:02d}"}
            story = {"body": STORY} if n in (1, 12) else {"body": f"نص آخر رقم {n} لا يشبه غيره"}
            html = f"<html><body>صفحة {n}</body></html>"
            store.submit(visit(n, at=clock.pass_(minutes=1), html=html, fields=day | story)).result()
    with writer(root, clock) as store:
        store.submit(visit(3, at=clock.pass_(days=1), fields={"title": "=SUM(1)", "body": "نص جديد"})).result()
    return root


def run(root, *args, code=0, **environment):
    line = [sys.executable, "-m", "newsscraper", "export", *map(str, args), "--archive", str(root)]
    environ = os.environ | {"NEWSSCRAPER_ARCHIVE": ""} | environment
    done = subprocess.run(line, capture_output=True, encoding="utf-8", timeout=60, env=environ)
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr
    return done


def sums(folder):
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return dict(reversed(line.split("  ", 1)) for line in lines)


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "hf"])
def test_a_folder_describes_itself(root, tmp_path, form):
    out = tmp_path / "set"
    done = run(root, form, "--out", out)
    assert "exported 12 of 12 articles" in done.stderr
    told = sums(out)
    assert {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()} == {*told, "SHA256SUMS"}
    assert all(hashlib.sha256((out / name).read_bytes()).hexdigest() == digest for name, digest in told.items())
    query = json.loads((out / "query.json").read_text(encoding="utf-8"))
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    croissant = json.loads((out / "croissant.json").read_text(encoding="utf-8"))
    for described in (package["resources"], croissant["distribution"]):
        assert {one.get("path") or one["contentUrl"] for one in described} == {n for n in told if n.startswith("data/")}
    assert all(one["hash"] == f"sha256:{told[one['path']]}" for one in package["resources"])
    assert all(one["sha256"] == told[one["contentUrl"]] for one in croissant["distribution"])
    dictionary = (out / "DICTIONARY.md").read_text(encoding="utf-8")
    names = [field["name"] for field in croissant["recordSet"][0]["field"]]
    assert "body" not in names
    assert all(f"| `{name}` |" in dictionary for name in names)
    assert not [line for line in dictionary.splitlines() if line.endswith("|  |")]
    card = (out / "README.md").read_text(encoding="utf-8")
    assert query["sha256"] in card
    citation = yaml.safe_load((out / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["authors"][0]["name"]


@pytest.mark.parametrize("table", ["articles", "versions", "listings", "coverage"])
def test_a_described_table_says_what_its_cells_hold(root, tmp_path, table):
    run(root, "csv", "--out", tmp_path / "set", "--table", table, "--profile", "full")
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert all(field.get("description") for field in fields.values())
    with (tmp_path / "set" / package["resources"][0]["path"]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert [*row] == [*fields]
            for name, cell in row.items():
                if fields[name]["type"] in ("array", "object", "integer", "boolean") and cell:
                    kinds = {"array": list, "object": dict, "integer": int, "boolean": bool}
                    assert type(json.loads(cell)) is kinds[fields[name]["type"]], name


def test_the_hub_folder_keeps_copies_of_a_text_on_one_side(root, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    for split in ("time", "cluster"):
        out = tmp_path / split
        run(root, "hf", "--out", out, "--split", split)
        rows = duckdb.connect().execute(f"SELECT filename, url FROM read_parquet('{out}/data/*.parquet')").fetchall()
        assert len(rows) == 12
        of = {url.rpartition("/")[2]: Path(name).name.partition("-")[0] for name, url in rows}
        assert of["1"] == of["12"]
        if split == "time":
            assert [of[n] for n in ("2", "10", "11", "3")] == ["train", "train", "validation", "test"]
    head = yaml.safe_load((out / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    assert {one["split"] for one in head["configs"][0]["data_files"]} == {*of.values()}
    assert {"name": "tags", "list": "string"} in head["dataset_info"]["features"]


def test_the_hub_library_reads_what_the_card_says(root, tmp_path, monkeypatch):
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    run(root, "hf", "--out", tmp_path / "set", "--rights", "ours")
    read = datasets.load_dataset(str(tmp_path / "set"), cache_dir=str(tmp_path / "cache"))
    assert sum(read.num_rows.values()) == 12
    features = read["train"].features
    assert str(features["published_at"].dtype) == "timestamp[us, tz=UTC]"
    assert read["train"][0]["body"]


def test_parquet_in_partitions(root, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    out = tmp_path / "set"
    run(root, "parquet", "--out", out, "--partition", "source,month")
    assert (out / "data" / "articles" / "source=akhbar" / "month=2026-02").is_dir()
    found = f"SELECT count(*), min(source) FROM read_parquet('{out}/data/**/*.parquet')"
    assert duckdb.connect().execute(found).fetchone() == (12, "akhbar")
    assert "parts no folder" in run(root, "parquet", "--out", tmp_path / "x", "--partition", "title", code=2).stderr
    assert run(root, "csv", "--partition", "source", code=2)


@pytest.mark.parametrize("form", ["hf", "wacz"])
def test_texts_travel_far_only_on_a_basis(root, tmp_path, form):
    done = run(root, form, "--out", tmp_path / "set.wacz", "--profile", "full", code=2)
    assert "--rights" in done.stderr
    assert not [*tmp_path.iterdir()]


def members(path):
    with zipfile.ZipFile(path) as file:
        return {info.filename: (info.compress_type, file.read(info)) for info in file.infolist()}


def checked(path):
    """Hold a WACZ against what it says of itself, and return its entries."""
    found = members(path)
    package = json.loads(found["datapackage.json"][1])
    assert package["wacz_version"] == "1.1.1"
    assert {one["path"] for one in package["resources"]} == found.keys() - {
        "datapackage.json",
        "datapackage-digest.json",
    }
    for one in package["resources"]:
        assert one["hash"] == f"sha256:{hashlib.sha256(found[one['path']][1]).hexdigest()}"
        assert one["bytes"] == len(found[one["path"]][1])
    digest = json.loads(found["datapackage-digest.json"][1])
    assert digest["hash"] == f"sha256:{hashlib.sha256(found['datapackage.json'][1]).hexdigest()}"
    assert found["archive/data.warc.gz"][0] == found["indexes/index.cdx.gz"][0] == zipfile.ZIP_STORED
    return found


def test_a_wacz_with_rights_holds_the_pages(root, tmp_path):
    run(root, "wacz", "--out", tmp_path / "x.wacz", "--rights", "agreement of 2026-01-02", "--table", "versions")
    found = checked(tmp_path / "x.wacz")
    warc = found["archive/data.warc.gz"][1]
    lines = [line.split(" ", 2) for line in gzip.decompress(found["indexes/index.cdx.gz"][1]).decode().splitlines()]
    assert lines == sorted(lines)
    assert len(lines) == 13
    for _, stamp, told in lines:
        place = json.loads(told)
        member = warc[int(place["offset"]) :][: int(place["length"])]
        record = next(iter(ArchiveIterator(io.BytesIO(member), check_digests=True)))
        assert record.rec_type == "response"
        assert record.rec_headers["WARC-Target-URI"] == place["url"]
        assert record.rec_headers["WARC-Date"].translate(dict.fromkeys(map(ord, "-:TZ"))) == stamp
        assert record.content_stream().read().startswith(b"<html")
    assert found["indexes/index.idx"][1].splitlines()[0].startswith(b"!meta 0 ")
    pages = found["pages/pages.jsonl"][1].splitlines()
    assert len(pages) == 14
    assert json.loads(pages[1]).keys() == {"id", "url", "ts", "title"}


def test_a_wacz_without_rights_holds_no_page(root, tmp_path):
    run(root, "wacz", "--out", tmp_path / "x.wacz")
    warc = checked(tmp_path / "x.wacz")["archive/data.warc.gz"][1]
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(warc))]
    assert kinds == ["warcinfo"] + ["metadata"] * 12
    assert "صفحة".encode() not in gzip.decompress(warc)


def test_an_index_of_captures_is_that_of_the_indexer(root, tmp_path):
    done = run(root, "cdxj", "--table", "versions")
    mine = [line.split(" ", 2) for line in done.stdout.splitlines()]
    assert mine == sorted(mine)
    assert "13 of 13 versions" in done.stderr
    assert "still open" in done.stderr
    theirs = {}
    for path in root.glob("akhbar/warc/*/*.warc.gz*"):
        listed = subprocess.run(
            [Path(sys.executable).with_name("cdxj-indexer"), path], capture_output=True, encoding="utf-8", check=True
        )
        for key, stamp, told in (line.split(" ", 2) for line in listed.stdout.splitlines()):
            theirs[key, stamp] = json.loads(told)
    for key, stamp, told in mine:
        place = json.loads(told)
        assert (root / place["filename"]).exists() or (root / f"{place['filename']}.open").exists()
        same = {name: theirs[key, stamp][name] for name in place if name != "filename"}
        assert same == {name: value for name, value in place.items() if name != "filename"}


def test_what_was_withdrawn_is_in_no_export_and_named_by_the_repetition(root, tmp_path):
    copy = tmp_path / "archive"
    shutil.copytree(root, copy)
    run(copy, "jsonl", "--out", tmp_path / "then.jsonl", "--table", "versions")
    rows = [json.loads(line) for line in (tmp_path / "then.jsonl").read_text(encoding="utf-8").splitlines()]
    (gone,) = {row["id"] for row in rows if row["url"].endswith("/post/5")}
    withdraw = [sys.executable, "-m", "newsscraper", "archive", "withdraw", "--id", gone, "--reason", "person"]
    subprocess.run([*withdraw, "--archive", str(copy)], check=True, capture_output=True)
    done = run(copy, "--from", tmp_path / "then.jsonl.query.json", code=1)
    assert "withdrawn since" in done.stderr
    assert "13 rows then, 12 now" in done.stderr
    for form, table in (("jsonl", "articles"), ("csv", "versions"), ("cdxj", "versions")):
        assert "/post/5" not in run(copy, form, "--table", table, "--profile", "full").stdout
    run(copy, "wacz", "--out", tmp_path / "x.wacz", "--rights", "ours")
    assert "صفحة 5<".encode() not in gzip.decompress(members(tmp_path / "x.wacz")["archive/data.warc.gz"][1])


def test_a_query_of_the_past_is_repeated(root, tmp_path):
    copy, out = tmp_path / "archive", tmp_path / "then"
    shutil.copytree(root, copy)
    done = run(copy, "jsonl", "--out", out, "--query", "جديد OR لا", "--as-of", "2026-03-14", "--profile", "snippets")
    assert "exported 10 of 10" in done.stderr
    clock = FakeClock()
    with writer(copy, clock) as store:
        clock.pass_(days=9)
        store.submit(visit(4, at=clock.now, fields={"title": "بحر", "body": "ماء"})).result()
    assert "the same 10 rows as then" in run(copy, "--from", out).stderr
    assert run(copy, "jsonl", "--query", "جديد OR لا").stderr.count("exported 9 of 9") == 1


def test_a_repetition_says_what_else_is_different(root, tmp_path):
    run(root, "jsonl", "--out", tmp_path / "a.jsonl")
    path = tmp_path / "a.jsonl.query.json"
    path.write_text(path.read_text().replace('"tzdata": "2', '"tzdata": "1'))
    done = run(root, "--from", path)
    assert "tzdata 1" in done.stderr
    assert "the same 12 rows" in done.stderr
    path.write_text("{}")
    assert "is no query.json" in run(root, "--from", path, code=2).stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([], "say a format"),
        (["parquet"], "give --out"),
        (["hf"], "give --out"),
        (["wacz", "--table", "listings", "--out", "x.wacz"], "captures of articles"),
        (["jsonl", "--split", "time"], "--split of hf"),
        (["jsonl", "--table", "coverage", "--query", "ماء"], "no articles"),
        (["jsonl", "--query", "ماء OR"], "behind it"),
        (["jsonl", "--source", "nobody"], "holds no source"),
        (["jsonl", "--since", "2026-05-01", "--until", "2026-04-01"], "comes after"),
        (["xlsx"], "Invalid value"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(root, args, says):
    assert says in run(root, *args, code=2).stderr


def test_nothing_is_written_over_a_folder_that_holds_something(root, tmp_path):
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "mine.txt").write_text("mine")
    assert "not empty" in run(root, "jsonl", "--out", tmp_path / "set", code=2).stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["set", "mine.txt"]
    assert "cannot be written" in run(root, "jsonl", "--out", tmp_path / "set" / "mine.txt" / "x.jsonl", code=1).stderr


def test_an_empty_archive_gives_empty_exports(tmp_path):
    root = tmp_path / "archive"
    root.mkdir()
    (root / "archive.json").write_text('{"format": 1}')
    for form, out in (
        ("jsonl", "a"),
        ("csv", "b"),
        ("hf", "c"),
        ("wacz", "d.wacz"),
        ("cdxj", "e.cdxj"),
        ("parquet", "f"),
    ):
        assert "exported 0 of 0" in run(root, form, "--out", tmp_path / out).stderr


def test_help_names_every_format():
    assert set(command.params[0].type.choices) == {"jsonl", "csv", "parquet", "hf", "wacz", "cdxj", "graph"}
