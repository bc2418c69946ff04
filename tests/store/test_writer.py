"""The writer: frontier and leases, one writer a source, what is kept in WARC, sealing."""

import gzip
import hashlib
import json
import os
import stat
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from made_visits import NOON, SITE, FakeClock, entry, failure, lines, listing_visit, page, visit, writer

from newsscraper.errors import ArchiveFormat, ArchiveLocked, UsageError
from newsscraper.items import FoundVia, FrontierEntry, Kind, Outcome, Verdict, Visit
from newsscraper.store import manifest, open_writer, parts
from newsscraper.store.paths import SourcePaths


@pytest.fixture
def clock():
    return FakeClock()


def urls(entries):
    return [int(found.url.rpartition("/")[2]) for found in entries]


def names(root, pattern="*/*/*/*"):
    return sorted(path.relative_to(root).as_posix() for path in root.glob(pattern))


# ── frontier ─────────────────────────────────────────────────────────────────────────────────────


def test_lease_gives_the_highest_priority_first_then_the_longest_due(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        due = [(1, 0, 5), (2, 0, 9), (3, 7, 1), (4, -3, 99), (5, 7, 2), (6, 7, -1)]
        store.add(entry(n, priority=p, due_at=NOON - timedelta(minutes=age)) for n, p, age in due)
        assert urls(store.lease(3)) == [5, 3, 2]
        assert urls(store.lease(9)) == [1, 4]
        assert store.lease(9) == []
        clock.pass_(minutes=1)
        assert urls(store.lease(9)) == [6]


def test_an_entry_comes_back_as_it_was_added(tmp_path, clock):
    added = FrontierEntry(
        url=f"{SITE}/list",
        kind=Kind.SECTION,
        priority=4,
        due_at=NOON,
        found_on=f"{SITE}/",
        found_via=FoundVia.SITEMAP,
        depth=3,
        attempts=2,
        etag='"a"',
        last_modified="Sat, 14 Mar 2026 10:00:00 GMT",
        fetch_url=f"{SITE}/LIST?x=1",
    )
    with writer(tmp_path, clock) as store:
        store.add([added])
        assert store.lease(1) == [added]


def test_a_lease_ends_by_release_or_after_ten_minutes(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.add([entry(1)])
        (leased,) = store.lease(1)
        assert store.lease(1) == []
        store.release(leased.url)
        assert urls(store.lease(1)) == [1]
        clock.pass_(minutes=11)
        assert urls(store.lease(1)) == [1]


def test_leases_of_a_dead_process_are_due_again(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.add([entry(1)])
        store.lease(1)
    with writer(tmp_path, clock) as store:
        assert urls(store.lease(1)) == [1]


def test_a_visited_address_rests_until_its_next_check(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.add([entry(1)])
        store.lease(1)
        again = clock.now + timedelta(hours=2)
        headers = [(b"ETag", b'"x1"'), (b"Last-Modified", b"Sat, 14 Mar 2026 10:00:00 GMT")]
        made = visit(1, next_check_at=again, next_priority=-5)
        made = replace(made, page=page(made.entry.url, b"<html>1</html>", headers=headers))
        identity = store.submit(made).result(timeout=10).record.id
        clock.pass_(hours=1)
        assert store.lease(1) == []
        clock.pass_(hours=1)
        (found,) = store.lease(1)
        assert (found.known_id, found.etag, found.priority) == (identity, '"x1"', -5)
        assert found.last_modified == "Sat, 14 Mar 2026 10:00:00 GMT"


def test_a_list_is_scheduled_though_an_article_is_known_under_its_address(tmp_path, clock):
    """Sites redirect removed articles to their section page, which is read on all the same."""
    section = f"{SITE}/local"
    with writer(tmp_path, clock) as store:
        store.submit(visit(1, fields={"canonical_url": section})).result(timeout=10)
        assert store.knows(section)
        assert store.add([FrontierEntry(url=section)]) == 0
        assert store.add([FrontierEntry(url=section, kind=Kind.SECTION)]) == 1
        assert [one.url for one in store.lease(9)] == [section]


def test_known_addresses_are_not_added_twice(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        assert store.add([entry(1), entry(2), entry(1)]) == 2
        store.submit(visit(1)).result(timeout=10)
        assert store.add([entry(1), entry(3)]) == 1
        assert urls(store.lease(9)) == [2, 3]
        assert store.add([entry(1)], again=True) == 0
        assert urls(store.lease(9)) == [1]


def test_a_list_that_is_not_scheduled_becomes_due_again(tmp_path, clock):
    home = FrontierEntry(url=f"{SITE}/", kind=Kind.SECTION)
    with writer(tmp_path, clock) as store:
        store.add([home])
        store.lease(1)
        store.submit(listing_visit([], next_check_at=None)).result(timeout=10)
        assert store.lease(1) == []
        store.add([home])
        assert [found.url for found in store.lease(1)] == [home.url]


def test_failures_count_and_success_forgets_them(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.add([entry(1)])
        for attempts in (0, 1, 2):
            (found,) = store.lease(1)
            assert found.attempts == attempts
            store.submit(
                Visit(entry=found, outcome=Outcome.TIMEOUT, fetched_at=clock.now, next_check_at=clock.now, error="t")
            ).result(timeout=10)
        (found,) = store.lease(1)
        store.submit(visit(1, entry=found, next_check_at=clock.now)).result(timeout=10)
        assert store.lease(1)[0].attempts == 0


def test_what_a_list_shows_is_fetched_next(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(listing_visit([3, 1, 2])).result(timeout=10)
        assert sorted(urls(store.lease(9))) == [1, 2, 3]
        assert store.knows(f"{SITE}/post/3")
        assert not store.knows(f"{SITE}/post/4")


def test_a_further_version_may_have_a_check_of_its_own(tmp_path, clock):
    asked = {"next_check_at": NOON + timedelta(days=9), "next_priority": 1}
    asked |= {"changed_check_at": NOON + timedelta(hours=9), "changed_priority": 2}
    with writer(tmp_path, clock) as store:
        store.submit(visit(1, **asked)).result(timeout=10)
        clock.pass_(hours=10)
        assert store.lease(1) == []
        store.submit(visit(1, at=clock.now, fields={"title": "عنوان جديد"}, **asked)).result(timeout=10)
        assert [(found.priority, found.due_at) for found in store.lease(1)] == [(2, NOON + timedelta(hours=9))]


def test_what_was_fetched_is_told_from_what_waits(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.add([entry(1), entry(2)])
        store.submit(visit(1)).result(timeout=10)
        assert [store.was_fetched(f"{SITE}/post/{n}") for n in (1, 2, 3)] == [True, False, False]
        assert store.was_fetched("http://www.akhbar.example/post/1/")


def test_a_cancelled_answer_stops_nobody(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        futures = [store.submit(visit(n)) for n in range(20)]
        for future in futures[::2]:
            future.cancel()
        assert store.submit(visit(20)).result(timeout=10).verdict is Verdict.NEW
    assert len(lines(tmp_path)) == 21


def test_a_visit_that_cannot_be_stored_keeps_its_lease(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.add([entry(1)])
        store.lease(1)
        assert store.submit(visit(1, fields={"status": "odd"})).exception(timeout=10)
        assert store.lease(1) == []


# ── one writer a source ──────────────────────────────────────────────────────────────────────────

HOLD = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[2])
    from made_visits import visit, writer
    store = writer(Path(sys.argv[1]))
    print("open", flush=True)
    sys.stdin.read()
    store.submit(visit(1)).result()
    store.close()
    """
)


def test_a_second_process_waits_or_is_refused(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path), str(Path(__file__).parent)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "open\n"
    with pytest.raises(ArchiveLocked, match="another process is writing") as caught:
        writer(tmp_path)
    assert caught.value.exit_code == 75
    with open_writer(tmp_path, "another", run_id="run-2", clock=FakeClock()):
        pass
    other.stdin.close()
    with writer(tmp_path, wait=20) as store:
        assert other.wait(timeout=20) == 0
        assert store.submit(visit(1)).result(timeout=10).verdict is Verdict.UNCHANGED
    assert len(lines(tmp_path)) == 1


def test_a_lock_dies_with_its_process(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path), str(Path(__file__).parent)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "open\n"
    other.kill()
    other.wait()
    with writer(tmp_path):
        pass


@pytest.mark.parametrize(
    "slug", ["..", "a/b", "a/../b", "", ".hidden", "Ahram", "أهرام", "a..b", "a" * 42, "runs", "sample", "archive.json"]
)
def test_a_name_that_leaves_the_archive_or_is_taken_is_refused(tmp_path, slug):
    with pytest.raises(UsageError, match="cannot name a source"):
        open_writer(tmp_path / "archive", slug, run_id="run-1", clock=FakeClock())
    assert not (tmp_path / "archive").exists()


def test_an_archive_of_a_newer_release_is_left_alone(tmp_path):
    (tmp_path / "archive.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(ArchiveFormat, match="install a newer newsscraper"):
        writer(tmp_path)
    assert names(tmp_path, "*") == ["archive.json"]


def test_sources_written_at_once_do_not_disturb_each_other(tmp_path):
    stores = [open_writer(tmp_path, f"source-{n}", run_id="run", clock=FakeClock()) for n in range(64)]
    futures = [store.submit(visit(n)) for store in stores for n in range(3)]
    assert {future.result(timeout=60).verdict for future in futures} == {Verdict.NEW}
    for store in stores:
        store.close()
    assert len(names(tmp_path, "source-*/articles/*/*.jsonl")) == 64


# ── WARC ─────────────────────────────────────────────────────────────────────────────────────────


def kinds(root):
    """Return the (type, address) of every record in the source's WARC files, without warcinfo and requests."""
    found = []
    for path in sorted((root / "akhbar" / "warc").glob("*/*")):
        for head in gzip.decompress(path.read_bytes()).split(b"WARC/1.1\r\n")[1:]:
            fields = dict(line.split(": ", 1) for line in head.split(b"\r\n\r\n")[0].decode().split("\r\n"))
            if fields["WARC-Type"] not in ("warcinfo", "request"):
                found.append((fields["WARC-Type"], fields["WARC-Target-URI"].removeprefix(SITE)))
    return found


def test_each_first_and_each_version_is_kept_and_nothing_else(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for html, body in (("a", "نص"), ("b", "نص"), ("c", "نص معدل")):
            store.submit(visit(1, at=clock.pass_(hours=1), html=html, fields={"body": body})).result(timeout=10)
    assert kinds(tmp_path) == [("response", "/post/1")] * 2


@pytest.mark.parametrize(("policy", "kept"), [("versions", 1), ("changed", 2), ("all", 3)])
def test_the_archive_says_how_much_is_kept(tmp_path, clock, policy, kept):
    (tmp_path / "archive.json").write_text(json.dumps({"format": 1, "warc": policy}), encoding="utf-8")
    with writer(tmp_path, clock) as store:
        for html in ("a", "b", "b"):
            store.submit(visit(1, at=clock.pass_(hours=1), html=html)).result(timeout=10)
    assert len(kinds(tmp_path)) == kept


def test_redirect_hops_are_kept_once(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for title in ("أ", "ب"):
            hops = [f"{SITE}/old", f"{SITE}/older"]
            store.submit(visit(1, at=clock.pass_(hours=1), hops=hops, fields={"title": title})).result(timeout=10)
    assert kinds(tmp_path) == [("response", where) for where in ("/old", "/older", "/post/1", "/post/1")]


def test_a_change_of_outcome_is_kept(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(visit(1)).result(timeout=10)
        for outcome, status in (
            (Outcome.GONE, 404),
            (Outcome.GONE, 404),
            (Outcome.TIMEOUT, None),
            (Outcome.GONE, 404),
            (Outcome.BLOCKED, 403),
        ):
            store.submit(failure(1, outcome, status=status, at=clock.pass_(hours=1))).result(timeout=10)
    assert len(kinds(tmp_path)) == 4


def test_lists_are_kept_once_a_day(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for _ in range(5):
            store.submit(listing_visit([1], at=clock.pass_(hours=7))).result(timeout=10)
    assert [kind for kind, _ in kinds(tmp_path)] == ["response", "revisit"]


def test_robots_txt_is_kept_when_it_changes(tmp_path, clock):
    robots = FrontierEntry(url=f"{SITE}/robots.txt")
    with writer(tmp_path, clock) as store:
        for body in (b"a", b"a", b"b", b"b", b"a"):
            got = page(robots.url, body, at=clock.pass_(hours=1))
            made = Visit(entry=robots, outcome=Outcome.NOT_ARTICLE, fetched_at=clock.now, page=got)
            store.submit(made).result(timeout=10)
    assert [kind for kind, _ in kinds(tmp_path)] == ["response", "response", "revisit"]


def test_the_same_bytes_at_another_address_become_a_revisit(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(visit(1, html="same")).result(timeout=10)
        again = visit(1, html="same", url=f"{SITE}/post/1/slug")
        store.submit(replace(again, entry=entry(1, url=f"{SITE}/post/1/slug"))).result(timeout=10)
    assert kinds(tmp_path) == [("response", "/post/1"), ("revisit", "/post/1/slug")]


# ── parts and sealing ────────────────────────────────────────────────────────────────────────────


def test_lines_are_sealed_at_the_end_of_a_run_and_warc_after_midnight(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(listing_visit([1])).result(timeout=10)
        store.submit(visit(1)).result(timeout=10)
    day = "2026-03-14/akhbar-2026-03-14-0001"
    at_noon = [f"akhbar/articles/{day}.jsonl", f"akhbar/listings/{day}.jsonl.open", f"akhbar/warc/{day}.warc.gz.open"]
    assert [name for name in names(tmp_path) if not name.endswith("-now.jsonl.open")] == at_noon
    clock.pass_(hours=1)
    with writer(tmp_path, clock):
        pass
    assert [name for name in names(tmp_path) if not name.endswith("-now.jsonl.open")] == at_noon
    clock.pass_(hours=12)
    with writer(tmp_path, clock):
        pass
    kinds_of_day = [f"akhbar/{kind}/{day}.jsonl" for kind in ("articles", "listings", "seen")]
    assert names(tmp_path) == [*kinds_of_day, f"akhbar/warc/{day}.warc.gz"]


def test_a_run_over_midnight_seals_the_day_before(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(visit(1)).result(timeout=10)
        store.submit(visit(2, at=clock.pass_(hours=13))).result(timeout=10)
        store.flush()
        assert not list(tmp_path.rglob("akhbar-2026-03-14*.open"))
    assert len(lines(tmp_path)) == 2


def test_a_run_that_brought_nothing_makes_no_file(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(visit(1)).result(timeout=10)
    before = names(tmp_path)
    for _ in range(3):
        with writer(tmp_path, clock) as store:
            assert store.submit(visit(1, at=clock.pass_(hours=2))).result(timeout=10).verdict is Verdict.UNCHANGED
    assert names(tmp_path) == before


def test_a_full_part_is_sealed_and_followed_by_another(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(parts, "LIMITS", {"warc": 2000})
    with writer(tmp_path, clock) as store:
        for n in range(8):
            store.submit(visit(n)).result(timeout=10)
    sealed = names(tmp_path, "akhbar/warc/*/*.gz")
    assert len(sealed) > 1
    assert sealed[0].endswith("-0001.warc.gz")


def test_manifest_lines_form_a_chain_over_months_and_name_every_file(tmp_path, clock):
    for _ in range(5):
        clock.pass_(days=10)
        with writer(tmp_path, clock) as store:
            store.submit(visit(int(clock.now.timestamp()), at=clock.now)).result(timeout=10)
    clock.pass_(days=1)
    with writer(tmp_path, clock):
        pass
    logs = sorted((tmp_path / "akhbar" / "manifests").glob("*.jsonl"))
    assert [path.stem for path in logs] == ["2026-03", "2026-04", "2026-05"]
    previous, named = None, {}
    for line in b"".join(path.read_bytes() for path in logs).splitlines(keepends=True):
        told = json.loads(line)
        assert told["previous"] == previous
        previous = hashlib.sha256(line).hexdigest()
        named |= {file["path"]: file for file in told["files"]}
        named = {path: file for path, file in named.items() if path not in told["replaces"]}
    paths = SourcePaths.of(tmp_path, "akhbar")
    assert manifest.head(paths) == previous
    assert sorted(named) == sorted(name.removeprefix("akhbar/") for name in names(tmp_path))
    for name, told in named.items():
        data = (paths.folder / name).read_bytes()
        assert told["bytes"] == len(data)
        assert told["sha256"] == hashlib.sha256(data).hexdigest()
        marks = {".gz": b"\x1f\x8b\x08", ".zst": b"\x28\xb5\x2f\xfd"}
        assert told["records"] == data.count(marks.get(Path(name).suffix, b"\n"))


def test_a_clock_set_back_loses_and_overwrites_nothing(tmp_path, clock):
    for hours in (0, -30, -1000, 2000):
        clock.pass_(hours=hours)
        with writer(tmp_path, clock) as store:
            store.submit(visit(hours, at=clock.now)).result(timeout=10)
            assert store.damage == []
    assert len(lines(tmp_path)) == 4


def test_foreign_files_are_not_overwritten(tmp_path, clock):
    folder = tmp_path / "akhbar" / "articles" / "2026-03-14"
    with writer(tmp_path, clock):
        pass
    folder.mkdir(parents=True)
    foreign = folder / "akhbar-2026-03-14-0001.jsonl"
    foreign.write_text("not ours\n", encoding="utf-8")
    with writer(tmp_path, clock) as store:
        store.submit(visit(1)).result(timeout=10)
    assert foreign.read_text(encoding="utf-8") == "not ours\n"
    assert (folder / "akhbar-2026-03-14-0002.jsonl").stat().st_size


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_archive_says_so(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(Exception, match="cannot be written"):
        writer(tmp_path)


def test_lists_are_written_when_they_change(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(visit(1, at=clock.now)).result(timeout=10)
        for shown in ([1, 2], [1, 2], [2, 1], [2, 1]):
            store.submit(listing_visit(shown, at=clock.pass_(minutes=15))).result(timeout=10)
    (path,) = (tmp_path / "akhbar" / "listings").glob("*/*.open")
    told = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert [[item["url"][-1] for item in line["items"]] for line in told] == [["1", "2"], ["2", "1"]]
    assert [item["rank"] for item in told[0]["items"]] == [1, 2]
    assert told[0]["items"][0]["id"].startswith("art_")
    assert told[0]["items"][1]["id"] is None


def test_a_sealed_warc_satisfies_other_peoples_readers(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        store.submit(listing_visit([1, 2], at=clock.now)).result(timeout=10)
        for n in range(4):
            store.submit(visit(n, at=clock.now, hops=[f"{SITE}/old/{n}"])).result(timeout=10)
        store.submit(failure(1, Outcome.GONE, status=404, at=clock.pass_(hours=1))).result(timeout=10)
        store.submit(listing_visit([1], at=clock.now + timedelta(days=1))).result(timeout=10)
    clock.pass_(days=3)
    with writer(tmp_path, clock):
        pass
    paths = [str(path) for path in sorted(tmp_path.glob("akhbar/warc/*/*.warc.gz"))]
    assert len(paths) == 2
    subprocess.run([sys.executable, "-m", "warcio.cli", "check", *paths], check=True)
    told = sum(file["records"] for file in _manifest_files(tmp_path) if file["kind"] == "warc")
    counted = 0
    for path in paths:
        with Path(path).open("rb") as stream:
            for found in ArchiveIterator(stream, parse_http=False):
                assert found.verify_block_digest()
                counted += 1
    assert counted == told


def _manifest_files(root):
    logs = sorted((root / "akhbar" / "manifests").glob("*.jsonl"))
    return [file for log in logs for line in log.read_bytes().splitlines() for file in json.loads(line)["files"]]


def commits(store):
    return store._committer._serial


def test_a_writer_that_lingers_commits_together_and_at_once_when_hurried(tmp_path, clock):
    with writer(tmp_path, clock, linger=1.0) as store:
        futures = [store.submit(visit(n)) for n in range(1, 21)]
        assert not any(future.done() for future in futures)
        store.hurry()
        assert [future.result(timeout=10).verdict for future in futures] == [Verdict.NEW] * 20
        assert commits(store) == 1
        store.hurry()  # nothing waits: the next visit lingers again
        late = store.submit(visit(21))
        assert not late.done()
        assert store.flush() is None  # a call never lingers
        assert late.done()
        assert commits(store) == 2
