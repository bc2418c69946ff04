"""The reading commands as a person meets them, over a small archive."""

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
