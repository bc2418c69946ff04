"""`newsscraper archive …` as an operator meets it."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, lines, visit, writer

from newsscraper.store import open_writer
from newsscraper.store.lock import SourceLock
from newsscraper.store.paths import SourcePaths


def run(root, *args, code=0):
    done = subprocess.run(
        [sys.executable, "-m", "newsscraper", "archive", *args, "--archive", str(root)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def root(tmp_path):
    clock = FakeClock(datetime.now(UTC).replace(microsecond=0) - timedelta(days=5))
    archive = tmp_path / "archive"
    for day in range(2):
        with writer(archive, clock) as store:
            for n in range(day, day + 6):
                store.submit(visit(n, at=clock.now, fields={"title": f"عنوان {n} يوم {day}"})).result(10)
        clock.pass_(days=1)
    return archive


def test_stats_count_and_foresee(root):
    told = json.loads(run(root, "stats", "--json").stdout)
    (source,) = told["sources"]
    assert (source["articles"], source["versions"]) == (7, 12)
    assert source["bytes"]["warc"] > 1000
    assert told["bytes_a_day"] > 0
    assert "a day" in run(root, "stats").stdout
    assert "akhbar" in run(root, "stats").stdout


def test_stats_count_the_bytes_that_lie_there_also_without_a_state(root):
    run(root, "compact")
    (told,) = json.loads(run(root, "stats", "--json").stdout)["sources"]
    for kind in ("articles", "warc", "listings"):
        files = (path for path in (root / "akhbar" / kind).rglob("*") if path.is_file())
        assert told["bytes"][kind] == sum(path.stat().st_size for path in files)
    for path in (root / "akhbar").glob("state.sqlite*"):
        path.unlink()
    (without,) = json.loads(run(root, "stats", "--json").stdout)["sources"]
    assert without["articles"] is None
    assert {**without["bytes"], "state": 0, "seen": 0} == {**told["bytes"], "state": 0, "seen": 0}
    assert (without["first_day"], without["last_day"]) == (told["first_day"], told["last_day"])


def test_verify_is_silent_about_a_whole_archive_and_names_damage(root):
    assert run(root, "verify", "--deep").stdout == ""
    victim = next(root.glob("akhbar/articles/*/*.jsonl"))
    victim.write_bytes(victim.read_bytes()[:-10])
    assert victim.name in run(root, "verify", "--quick", code=1).stdout
    told = json.loads(run(root, "verify", "--json", code=1).stdout)
    assert told["damages"][0]["harm"] == "size"


def test_a_published_head_fixes_the_past(root):
    line = run(root, "head").stdout
    digest, source = line.split()
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    assert source == "akhbar"
    run(root, "verify", "--since-head", digest)
    log = next(root.glob("akhbar/manifests/*.jsonl"))
    log.write_bytes(b"")
    assert digest in run(root, "verify", "--quick", "--since-head", digest, code=1).stdout


def test_rebuild_after_the_state_is_lost(root):
    for path in root.glob("akhbar/state.sqlite*"):
        path.unlink()
    assert "rebuild" in run(root, "compact", code=1).stderr
    assert "7 articles, 12 versions" in run(root, "rebuild").stdout
    run(root, "verify", "--deep")


def test_compact_and_seal_name_the_files(root):
    assert ".1.jsonl.zst" in run(root, "compact").stdout
    assert run(root, "compact").stdout == ""
    assert run(root, "seal").stdout == ""
    assert not list(root.glob("akhbar/*/*/*.jsonl"))[2:]
    run(root, "verify", "--deep")


def another(root, slug):
    """Make another source with one article of today, its WARC file still open."""
    now = datetime.now(UTC).replace(microsecond=0)
    with open_writer(root, slug, run_id="run-1", clock=lambda: now) as store:
        store.submit(visit(1, at=now, fields={"source": slug})).result(10)


@pytest.mark.parametrize("name", ["seal", "compact", "release", "repair", "rebuild"])
def test_what_was_done_with_each_source_is_one_document(root, name):
    another(root, "barid")
    lock = SourceLock(SourcePaths.of(root, "barid").lock)
    try:
        told = json.loads(run(root, name, "--json", code=75).stdout)
    finally:
        lock.free()
    assert told.keys() == {"akhbar", "barid"}
    assert told["akhbar"]["damage"] == []
    assert "another process" in told["barid"]["error"]
    assert json.loads(run(root, name, "--json", "--source", "akhbar").stdout).keys() == {"akhbar"}


def test_other_commands_print_one_document_too(root):
    assert json.loads(run(root, "upgrade", "--json").stdout) == {"format": 1, "sources": ["akhbar"], "upgraded": []}
    assert re.fullmatch(r"[0-9a-f]{64}", json.loads(run(root, "head", "--json").stdout)["akhbar"])


def test_a_reader_that_goes_away_stops_no_work(root):
    """`| head -1` reads a line and leaves, while sources are still to be sealed."""
    slugs = [f"s{n}" for n in range(4)]
    for slug in slugs:
        another(root, slug)
    command = [sys.executable, "-m", "newsscraper", "archive", "seal", "--archive", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert not [path for slug in slugs for path in root.glob(f"{slug}/warc/*/*.open")]


def test_heads_and_words_that_are_none_are_usage_errors(root):
    assert "no SHA-256" in run(root, "verify", "--since-head", "abc", code=2).stderr
    assert "nothing was withdrawn" in run(root, "withdraw", "--query", "لاشيء", "--reason", "other", code=2).stderr
    assert "two sources" in run(root, "rebuild", "akhbar", "--source", "barid", code=2).stderr


def test_a_locked_source_is_temporary(root):
    lock = SourceLock(SourcePaths.of(root, "akhbar").lock)
    try:
        assert "another process" in run(root, "compact", code=75).stderr
        assert "another process" in run(root, "rebuild", code=75).stderr
    finally:
        lock.free()


def test_a_backup_is_an_archive_and_a_second_one_brings_what_is_new(root, tmp_path):
    copy = tmp_path / "copy"
    run(root, "backup", str(copy))
    run(copy, "verify", "--deep")
    run(root, "compact")
    told = json.loads(run(root, "backup", str(copy), "--json").stdout)
    assert told["unchanged"] > 0
    run(copy, "verify", "--deep")
    assert {p.name for p in copy.glob("akhbar/articles/*/*")} == {p.name for p in root.glob("akhbar/articles/*/*")}
    assert run(root, "head").stdout == run(copy, "head").stdout


def test_a_backup_into_itself_is_refused(root):
    assert "lie in one another" in run(root, "backup", str(root / "copy"), code=2).stderr


def test_what_is_no_archive_is_said(tmp_path):
    for name in ("stats", "verify", "head", "compact", "upgrade"):
        assert "is no archive" in run(tmp_path, name, code=1).stderr


def test_an_unknown_source_is_a_usage_error(root):
    assert "akhbar" in run(root, "stats", "--source", "nobody", code=2).stderr
    assert run(root, "stats", "--source", "../etc", code=2)


def test_upgrade_says_that_nothing_is_to_do(root):
    assert "nothing to do" in run(root, "upgrade").stdout


def test_release_says_how_many(root):
    assert "0 articles released" in run(root, "release").stdout


def test_withdraw_by_id_address_words_or_file(root, tmp_path):
    listed = run(root, "withdraw", "--url", "https://akhbar.example/post/3", "--reason", "person", "--dry-run")
    assert "line" in listed.stdout
    assert "عنوان 3 ".encode() in b"".join(lines(root))
    run(root, "withdraw", "--url", "https://akhbar.example/post/3", "--reason", "person")
    run(root, "withdraw", "--query", "المكتبة رقم 4", "--reason", "court")
    wanted = tmp_path / "wanted.txt"
    wanted.write_text("# what the court named\nhttps://akhbar.example/post/5\n", encoding="utf-8")
    run(root, "withdraw", "--from", str(wanted), "--reason", "rights")
    text = b"".join(lines(root))
    assert not any(f"عنوان {n} ".encode() in text for n in (3, 4, 5))
    assert "عنوان 2 ".encode() in text
    run(root, "verify", "--deep")


def test_withdraw_refuses_what_it_does_not_know(root):
    assert "holds no article" in run(root, "withdraw", "--id", "art_" + "a" * 26, "--reason", "court", code=2).stderr
    assert "nothing was named" in run(root, "withdraw", "--reason", "court", code=2).stderr
    run(root, "withdraw", "--url", "https://akhbar.example/post/3", "--reason", "because", code=2)
