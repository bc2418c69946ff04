"""The reading commands as a person meets them, over a small archive."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

FSI = "\u2068"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root, clock = tmp_path_factory.mktemp("made") / "archive", FakeClock()
    with writer(root, clock) as store:
        for n in range(1, 6):
            store.submit(visit(n, at=clock.pass_(minutes=1))).result()
        odd = {"title": "=1+1", "tags": ("نهر", "سد"), "section": "بيئة"}
        store.submit(visit(6, at=clock.pass_(minutes=1), fields=odd)).result()
    with writer(root, clock) as store:
        changed = {"title": "إغلاق المكتبة العامة رقم 1", "body": "أغلقت البلدية صباح اليوم المكتبة العامة رقم 1."}
        store.submit(visit(1, at=clock.pass_(days=1), fields=changed)).result()
    return root


def run(root, *args, cwd=None):
    command = [sys.executable, "-m", "newsscraper", *args, "--archive", str(root)]
    environ = os.environ | {"NEWSSCRAPER_ARCHIVE": ""}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, cwd=cwd, env=environ)
    assert "Traceback" not in done.stderr
    return done


def test_search_prints_arabic_last_on_its_line(root):
    done = run(root, "search", "اغلاق")
    assert done.returncode == 0, done.stderr
    head, title, *_ = done.stdout.splitlines()
    assert head.startswith("2026-03-14  akhbar  art_")
    assert title == "إغلاق المكتبة العامة رقم 1"
    assert FSI not in done.stdout
    assert "1 to 1 of 1" in done.stderr


def test_search_says_as_json_where_the_hits_are(root):
    told = json.loads(run(root, "search", "المكتبة", "--json", "--limit", "2").stdout)
    assert (told["count"], told["capped"], len(told["hits"])) == (6, False, 2)
    title = told["hits"][0]["title"]
    assert [title["text"][a:b] for a, b in title["hits"]] == ["المكتبة"]
    assert len(run(root, "search", "المكتبة", "--jsonl").stdout.splitlines()) == 6
    assert run(root, "search", "المكتبة", "--count").stdout == "6\n"
    rows = list(csv.DictReader(io.StringIO(run(root, "search", "المكتبة", "--csv").stdout)))
    assert len(rows) == 6
    assert "المكتبة" in rows[0]["title"]
    assert rows[0]["id"].startswith("art_")


def test_a_wrong_query_points_at_the_place(root):
    done = run(root, "search", "مكتبة OR")
    assert done.returncode == 2
    assert "character 7" in done.stderr


def test_latest_lists_the_newest_first(root):
    rows = run(root, "latest", "--limit", "2").stdout.splitlines()
    assert rows[0].endswith("إغلاق المكتبة العامة رقم 1")
    assert rows[1].endswith("=1+1")
    found = [json.loads(line)["title"] for line in run(root, "latest", "--tag", "نهر", "--jsonl").stdout.splitlines()]
    assert found == ["=1+1"]


def test_latest_is_a_table_too(root):
    rows = list(csv.DictReader(io.StringIO(run(root, "latest", "--excel").stdout.removeprefix("\ufeff"))))
    assert [*rows[0]][:3] == ["fetched_at", "source", "id"]
    assert rows[0]["fetched_at"] > rows[-1]["fetched_at"]
    assert rows[1]["title"] == "'=1+1"


def test_show_leaves_out_what_is_empty(root):
    name = run(root, "latest", "--limit", "1").stdout.split()[3]
    shown = json.loads(run(root, "show", name).stdout)
    stored = json.loads(run(root, "show", name, "--json").stdout)
    assert shown == {key: value for key, value in stored.items() if value not in (None, "", [], {})}
    assert "links" in stored
    assert "links" not in shown


def test_a_limit_that_is_none_is_a_sentence(root):
    done = run(root, "latest", "--since", "yesterday")
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr
    assert run(root, "latest", "--source", "nobody").returncode == 2
    assert run(root, "latest", "--collection", "country:LB").returncode == 2


def test_a_reader_that_goes_away_is_no_error(root):
    command = [sys.executable, "-m", "newsscraper", "latest", "--jsonl", "--archive", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def first_id(root):
    return json.loads(run(root, "latest", "--limit", "1", "--jsonl").stdout)["id"]


def test_diff_marks_words_and_names_versions(root):
    name = first_id(root)
    done = run(root, "diff", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "--- version 1  2026-03-14T12:01:00Z"
    assert "[-افتتاح-]{+إغلاق+} المكتبة" in done.stdout
    told = json.loads(run(root, "diff", name, "1..2", "--json").stdout)
    assert (told["before"], told["after"], told["is_cosmetic"]) == (1, 2, False)
    page = run(root, "diff", name, "--html").stdout
    assert "<del>افتتاح</del> <ins>إغلاق</ins>" in page
    assert 'dir="rtl"' in page


@pytest.mark.parametrize("versions", ["1..9", "x", "3"])
def test_diff_of_versions_that_are_not_there_is_a_sentence(root, versions):
    assert run(root, "diff", first_id(root), versions).returncode == 2


def test_diff_of_an_unknown_article_is_a_sentence(root):
    done = run(root, "diff", "art_" + "a" * 26)
    assert done.returncode == 2
    assert "holds no article" in done.stderr


def test_edits_show_both_headlines(root):
    lines = run(root, "edits").stdout.splitlines()
    assert lines[0].startswith("2026-03-15 12:06  headline  akhbar  art_")
    assert lines[1].endswith("افتتاح المكتبة العامة رقم 1")
    assert lines[2].endswith("إغلاق المكتبة العامة رقم 1")
    (edit,) = json.loads(run(root, "edits", "--json").stdout)
    assert (edit["headline"], edit["change"], edit["version"]) == (True, "text", 2)


def test_kwic_stands_in_columns(root):
    rows = run(root, "kwic", "اليوم").stdout.splitlines()
    assert len({row.index(" اليوم ") for row in rows}) == 1
    assert all("  akhbar  art_" in row for row in rows)


def test_kwic_has_before_and_after(root):
    rows = [json.loads(line) for line in run(root, "kwic", "اليوم", "--width", "2", "--jsonl").stdout.splitlines()]
    assert len(rows) == 6
    assert {(row["before"], row["node"], row["after"]) for row in rows} == {
        ("البلدية صباح", "اليوم", "المكتبة العامة"),
    }
    table = run(root, "kwic", "اليوم", "--csv").stdout.splitlines()
    assert table[0] == "source,id,version,date,field,before,node,after"


def test_kwic_sorts_by_the_words_next_to_the_node(root):
    rows = json.loads(run(root, "kwic", "البلدية", "--sort", "before:1", "--json").stdout)
    assert [row["before"].split()[-1] for row in rows] == ["أغلقت"] + ["رئيس"] * 5


def test_collocates_are_words_that_stand_near(root):
    rows = json.loads(run(root, "kwic", "ألف", "--collocates", "--width", "3", "--json").stdout)
    assert {"عشرين", "كتاب", "تضم"} <= {row["word"] for row in rows}
    assert all(row["log_likelihood"] > 0 and row["overall"] >= row["near"] for row in rows)


def test_a_concordance_without_a_word_is_a_sentence(root):
    assert run(root, "kwic", "source:akhbar").returncode == 2


def test_history_is_isolated_only_on_a_terminal(root):
    assert FSI not in run(root, "history", first_id(root)).stdout
    assert len(json.loads(run(root, "history", first_id(root), "--json").stdout)) == 2


def test_export_writes_all_rows_and_how_to_repeat_it(root, tmp_path):
    out = tmp_path / "out.jsonl"
    done = run(root, "export", "jsonl", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert "exported 6 of 6 articles" in done.stderr
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 6
    assert "body" not in rows[0]
    assert rows[0]["n_versions"]
    again = run(root, "export", "--from", f"{out}.query.json", "--out", str(tmp_path / "again.jsonl"))
    assert again.returncode == 0, again.stderr
    assert "the same 6 rows" in again.stderr


def test_a_repeated_export_names_what_is_no_longer_there(root, tmp_path):
    out = tmp_path / "out.jsonl"
    run(root, "export", "jsonl", "--out", str(out), "--table", "versions")
    told = json.loads(Path(f"{out}.query.json").read_text(encoding="utf-8"))
    told |= {"rows": [*told["rows"], "ver_" + "a" * 26], "sha256": "0" * 64}
    changed = tmp_path / "query.json"
    changed.write_text(json.dumps(told), encoding="utf-8")
    done = run(root, "export", "--from", str(changed), "--dry-run")
    assert done.returncode == 1
    assert f"ver_{'a' * 26}: no longer in the archive" in done.stderr


def test_csv_neutralises_formulas_and_keeps_lists(root):
    done = run(root, "export", "csv", "--tag", "نهر", "--profile", "full")
    assert "'=1+1" in done.stdout
    assert '"[""نهر"",""سد""]"' in done.stdout
    assert not done.stdout.startswith("\ufeff")
    assert run(root, "export", "csv", "--excel").stdout.startswith("\ufeff")


def test_profiles_give_away_no_more_than_they_say(root):
    one = json.loads(run(root, "export", "jsonl", "--tag", "نهر", "--profile", "snippets").stdout)
    assert len(one["body"]) <= 202
    assert "links" not in one
    assert "body" in json.loads(run(root, "export", "jsonl", "--tag", "نهر", "--profile", "full").stdout)


def test_parquet_has_types(root, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    out = tmp_path / "it's.parquet"
    done = run(root, "export", "parquet", "--out", str(out), "--profile", "full")
    assert done.returncode == 0, done.stderr
    found = duckdb.connect().execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(out)]).fetchall()
    types = {row[0]: row[1] for row in found}
    assert types["date_published"] == "DATE"
    assert types["fetched_at"] == "TIMESTAMP WITH TIME ZONE"
    assert types["tags"] == "VARCHAR[]"
    assert types["related"] == "STRUCT(title VARCHAR, url VARCHAR)[]"


def test_an_export_of_a_query_holds_what_the_search_finds(root):
    done = run(root, "export", "jsonl", "--query", "اغلاق")
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["إغلاق المكتبة العامة رقم 1"]
    assert run(root, "export", "jsonl", "--query", "اغلاق", "--as-of", "2026-03-14").stdout == ""


def test_a_citation_names_version_and_digest(root):
    name = first_id(root)
    text = run(root, "cite", name).stdout
    assert "«إغلاق المكتبة العامة رقم 1»" in text
    assert "sha256:" in text
    assert run(root, "cite", name, "--bibtex").stdout.startswith("@misc{akhbar-")
    assert "6 articles" in run(root, "cite", "--query", "مكتبة").stdout
    assert run(root, "cite").returncode == 2


def test_timeline_counts_and_draws(root, tmp_path):
    assert "2026-03-14       6" in run(root, "timeline").stdout
    table = run(root, "timeline", "اغلاق", "--csv").stdout.splitlines()
    assert table == ["series,period,start,count,of,share,days,covered", "akhbar,2026-03-14,2026-03-14,1,6,0.1667,1,1"]
    assert run(root, "timeline", "--svg", str(tmp_path / "plot.svg")).returncode == 0
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("command", ["show", "history", "diff", "raw", "cite"])
def test_an_id_with_a_slip_is_answered_with_the_right_one(root, command):
    name = first_id(root)
    slips = (name[:-1] + ("a" if name[-1] != "a" else "b"), name[:20], name[:10] + "zz" + name[12:])
    for slip in slips:
        done = run(root, command, slip)
        assert done.returncode == 2
        assert f"did you mean {name}" in done.stderr
    assert "list some with" in run(root, command, "art_" + "7" * 26).stderr


@pytest.mark.parametrize(
    "words", [["search", "ماء"], ["kwic", "ماء"], ["cite", "--query", "ماء"], ["latest"], ["timeline"]]
)
def test_a_folder_that_is_no_archive_is_a_sentence_and_stays_as_it_is(tmp_path, words):
    done = run(tmp_path, *words)
    assert done.returncode == 1
    assert "is no archive" in done.stderr
    assert not [*tmp_path.iterdir()]


def test_every_limit_of_latest_is_one_of_search(root):
    assert run(root, "search", "المكتبة", "--count", "--tag", "نهر").stdout == "1\n"
    assert run(root, "search", "المكتبة", "--count", "--section", "بيئه", "--seen-until", "2026-03-14").stdout == "1\n"
    assert run(root, "search", "افتتاح", "--count", "--as-of", "2026-03-14").stdout == "5\n"
    assert run(root, "search", "source:akhbar", "--count", "--seen-since", "2026-03-15").stdout == "1\n"
    assert run(root, "search", "ماء", "--source", "nobody").returncode == 2


def test_a_collection_of_ones_own_is_named_in_the_configuration(root, tmp_path):
    (tmp_path / "newsscraper.toml").write_text('[collections]\nmine = ["akhbar"]\ntheirs = ["alahed"]\n')
    assert len(run(root, "latest", "--collection", "mine", "--jsonl", cwd=tmp_path).stdout.splitlines()) == 6
    assert run(root, "search", "المكتبة", "--collection", "mine", "--count", cwd=tmp_path).stdout == "6\n"
    assert "holds no source of theirs" in run(root, "latest", "--collection", "theirs", cwd=tmp_path).stderr
    assert "is no collection" in run(root, "latest", "--collection", "mien", cwd=tmp_path).stderr


def test_words_need_no_quotes_and_a_wrong_option_is_no_word(root):
    assert run(root, "search", "المكتبة", "-اغلاق", "--count").stdout == "5\n"
    done = run(root, "search", "المكتبة", "--limt", "5")
    assert done.returncode == 2
    assert "--limit" in done.stderr
    assert run(root, "search", "-المكتبة").returncode == 2
