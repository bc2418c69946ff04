"""The analyses as a person meets them, over small archives."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

WORDS = """
الماء والنهر والسد والقرية والجبل والوادي والحقل والقمح والزيتون والمدرسة والطريق والسوق والميناء والبحر
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Articles 1 to 5 each with a text of its own; 6 has the text of 1."""
    root, clock = tmp_path_factory.mktemp("made") / "archive", FakeClock()
    with writer(root, clock) as store:
        for n in range(1, 7):
            story = 1 if n == 6 else n
            body = " ".join(f"{word}{story * (at + 1)}" for at, word in enumerate(WORDS.split() * 2))
            fields = {"body": body, "tags": ("نهر", f"وسم {story}")}
            store.submit(visit(n, at=clock.pass_(minutes=1), fields=fields)).result()
    return root


def run(root, *args):
    command = [sys.executable, "-m", "newsscraper", *args, "--archive", str(root)]
    environ = os.environ | {"NEWSSCRAPER_ARCHIVE": ""}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, env=environ)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def empty(tmp_path):
    with writer(tmp_path / "empty"):
        pass
    return tmp_path / "empty"


def test_clusters_show_copies_and_lags(root):
    rows = json.loads(run(root, "clusters", "--json").stdout)
    assert [row["kind"] for row in rows] == ["first", "exact"]
    assert {row["cluster"] for row in rows} == {rows[0]["id"]}
    done = run(root, "clusters")
    assert done.stdout.splitlines()[1].split()[:3] == ["2026-03-14", "+0d", "100%"]
    assert "1 clusters of 2 articles" in done.stderr
    assert run(root, "clusters", "--across", "--jsonl").stdout == ""
    assert len(run(root, "clusters", "--csv").stdout.splitlines()) == 3


def test_a_network_is_written_in_each_format(root, tmp_path):
    done = run(root, "export", "graph", "--kind", "tags")
    assert done.stdout.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<graphml')
    assert "6 nodes, 5 edges" in done.stderr
    assert run(root, "export", "graph", "--to", "csv").returncode == 2
    assert run(root, "export", "graph", "--to", "csv", "--out", str(tmp_path / "net.csv")).returncode == 0
    assert (tmp_path / "net.nodes.csv").read_text(encoding="utf-8").startswith("id,label,kind,source,date,url,articles")
    assert (tmp_path / "net.edges.csv").exists()
    assert run(root, "export", "graph", "--to", "gexf", "--out", str(tmp_path / "no" / "net")).returncode == 1
    assert run(root, "export", "jsonl", "--kind", "tags").returncode == 2


@pytest.mark.parametrize("form", ["graphml", "csv"])
def test_a_network_is_repeated_and_its_differences_are_told(root, tmp_path, form):
    out, again = tmp_path / f"net.{form}", tmp_path / f"again.{form}"
    asked = ["--kind", "tags", "--least", "2", "--to", form, "--query", "سد OR title:1"]
    done = run(root, "export", "graph", *asked, "--out", str(out))
    beside = tmp_path / f"net.{form}.query.json"
    assert f"{beside} repeats it" in done.stderr
    told = json.loads(beside.read_text(encoding="utf-8"))
    assert told["network"] == {"kind": "tags", "least": 2, "form": form}
    assert told["rows"]
    repeated = run(root, "export", "--from", str(beside), "--out", str(again))
    assert repeated.returncode == 0, repeated.stderr
    assert "the same" in repeated.stderr
    made = sorted(path.name for path in tmp_path.iterdir() if "query" not in path.name)
    for first in (name for name in made if name.startswith("net.")):
        second = tmp_path / first.replace("net.", "again.")
        assert second.read_bytes() == (tmp_path / first).read_bytes()
    assert "would export" in run(root, "export", "graph", "--dry-run").stderr
    beside.write_text(json.dumps(told | {"sha256": "0" * 64, "rows": [*told["rows"], "ver_gone"]}), encoding="utf-8")
    other = run(root, "export", "--from", str(beside))
    assert other.returncode == 1
    assert "ver_gone: no longer in the archive" in other.stderr
    assert run(root, "export", "jsonl", "--from", str(beside)).returncode == 2
    assert run(root, "export", "graph", "--profile", "full").returncode == 2


@pytest.mark.parametrize("command", [["clusters"], ["export", "graph"], ["export", "graph", "--kind", "tags"]])
def test_an_empty_archive_and_wrong_words_are_no_trouble(empty, root, command):
    assert run(empty, *command).returncode == 0
    done = run(root, *command, "--query", "نهر OR")
    assert done.returncode == 2
    assert "character" in done.stderr
    assert run(root, *command, "--source", "nobody").returncode == 2


def test_a_digest_is_a_page_or_rows(root, tmp_path):
    done = run(root, "digest", "--since", "2026-03-14")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert "6 came in, 0 edited, 0 removed" in done.stderr
    told = json.loads(run(root, "digest", "--since", "2026-03-14", "--json").stdout)
    assert len(told["entries"]) == 6
    rows = run(root, "digest", "--since", "2026-03-14T12:03:00Z", "--until", "2026-03-14T12:04:00Z", "--jsonl").stdout
    assert [json.loads(row)["event"] for row in rows.splitlines()] == ["came_in", "came_in"]
    assert run(root, "digest", "--since", "24h", "--jsonl").stdout == ""
    assert run(root, "digest", "--out", str(tmp_path / "no" / "page.html")).returncode == 1
    table = run(root, "digest", "--since", "2026-03-14", "--query", "title:1", "--csv").stdout.splitlines()
    assert table[0].startswith("event,at,source,")
    assert len(table) == 2
    assert run(root, "digest", "--since", "2026-03-14", "--query", "نهر OR").returncode == 2
    both = run(root, "digest", "--csv", "--out", str(tmp_path / "page.html"))
    assert (both.returncode, (tmp_path / "page.html").exists()) == (2, False)


@pytest.mark.parametrize("since", ["yesterday", "24", "٢٤h ago", "999999w", "2999-01-01"])
def test_a_time_that_is_none_is_a_sentence(root, since):
    done = run(root, "digest", "--since", since)
    assert done.returncode == 2
    assert done.stderr.startswith("newsscraper: ")


def test_a_comparison_prints_keywords_or_stories(root):
    told = json.loads(run(root, "compare", "title:1", "source:akhbar", "--json").stdout)
    assert (told["a"]["articles"], told["b"]["articles"], told["both"]) == (1, 6, 1)
    done = run(root, "compare", "title:1", "title:6")
    assert done.stdout.startswith("A  1 articles (16.7%)")
    assert "1 stories on both sides" in done.stderr
    assert len(run(root, "compare", "title:1", "title:6", "--stories", "--jsonl").stdout.splitlines()) == 2
    assert run(root, "compare", "title:1", "title:6", "--csv").stdout.startswith("word,key,side,log_likelihood")
    assert run(root, "compare", "title:1").returncode == 2
    assert run(root, "compare", "title:1", "سد OR").returncode == 2


def test_a_sample_is_written_and_its_strata_told(root, tmp_path):
    done = run(root, "sample", "--n", "3", "--by", "source, month", "--one-per-cluster")
    assert done.stdout.splitlines()[0] == "text,article,version_id,source,published,section,stratum,url"
    assert "5        3  akhbar / 2026-03" in done.stderr
    assert "1 copies took no part" in done.stderr
    assert run(root, "sample", "--n", "3", "--by", "source,month", "--one-per-cluster").stdout == done.stdout
    out = tmp_path / "tasks.json"
    assert run(root, "sample", "--to", "label-studio", "--out", str(out)).stdout == ""
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 6
    assert len(run(root, "sample", "--jsonl", "--n", "2").stdout.splitlines()) == 2
    assert run(root, "sample", "--excel", "--n", "2").stdout.startswith("\ufeff")
    assert run(root, "sample", "--by", "planet").returncode == 2
    assert run(root, "sample", "--excel", "--to", "doccano").returncode == 2


def test_empty_archives_are_compared_and_drawn_from(empty):
    assert run(empty, "sample").returncode == 0
    assert run(empty, "compare", "سد", "نهر").returncode == 0
    assert run(empty, "digest").returncode == 0
    assert run(empty, "timeline").returncode == 0
