"""Closed days become one compressed file: every version once at any instant, killed at any step."""

import contextlib
import errno
import json
import subprocess
from collections import Counter
from dataclasses import replace

import pytest
import zstandard
from made_visits import FakeClock, visit, writer

from newsscraper.errors import ArchiveNotWritable
from newsscraper.read import open_archive
from newsscraper.store import frames
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths
from newsscraper.store.rebuild import rebuild
from newsscraper.store.state import connect
from newsscraper.store.verify import verify

DAY = "2026-03-14"


class Killed(BaseException):
    """Stands for kill -9: nothing handles it, nothing is tidied up."""


class Killing(Files):
    """A file layer that ends the process before or after its nth change."""

    def __init__(self, nth, *, after):
        self.left, self.after, self.is_dead = nth, after, False

    def step(self, name, *args):
        if self.is_dead:
            raise Killed
        self.left -= 1
        self.is_dead = self.left < 0
        if not self.is_dead or self.after:
            getattr(super(), name)(*args)
        if self.is_dead:
            raise Killed

    def write(self, *args):
        self.step("write", *args)

    def sync(self, *args):
        self.step("sync", *args)

    def link(self, *args):
        self.step("link", *args)

    def exchange(self, *args):
        self.step("exchange", *args)

    def rename(self, *args):
        self.step("rename", *args)

    def replace(self, *args):
        self.step("replace", *args)

    def cut(self, *args):
        self.step("cut", *args)

    def put(self, *args):
        self.step("put", *args)

    def unlink(self, *args):
        self.step("unlink", *args)

    def sync_folder(self, *args):
        self.step("sync_folder", *args)

    def commit(self, *args):
        self.step("commit", *args)


def fill(root, clock, runs=3):
    """Some runs of a day: new articles, changed ones, one plain part each."""
    for run in range(runs):
        with writer(root, clock) as store:
            for n in range(run, run + 4):
                store.submit(visit(n, at=clock.now, fields={"title": f"عنوان {n} في الطبعة {run}"})).result(10)
        clock.pass_(hours=1)


def globbed(root):
    """What a reader finds who knows only the glob: (id, version) with its count."""
    found = Counter()
    for path in (root / "akhbar").glob("articles/*/*.jsonl*"):
        if path.suffix == ".open":
            continue
        with contextlib.suppress(FileNotFoundError):
            texts = frames.lines(path) if path.suffix == ".zst" else path.read_bytes().splitlines()
            found.update((line["id"], line["version"]) for line in map(json.loads, texts))
    return found


def plain_parts(root):
    return sorted((root / "akhbar" / "articles" / DAY).glob("*.jsonl"))


def kill_while_compacting(root, clock, nth, *, after):
    """Compact under a file layer that dies; return whether it died."""
    files = Killing(10**9, after=after)
    store = writer(root, clock, files=files)
    files.left = nth
    compactor, db = store._compactor, store._db
    try:
        compactor.all_due(clock())
    except Killed:
        return True
    finally:
        store._reader.close()
        db.close()
        store._lock.free()
    return False


def test_a_closed_day_becomes_one_file_that_every_reader_reads_alike(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    before = list(open_archive(tmp_path).articles(latest=False))
    latest = list(open_archive(tmp_path).articles())
    assert len(plain_parts(tmp_path)) == 3
    clock.pass_(days=4)
    writer(tmp_path, clock).close()
    assert plain_parts(tmp_path) == []
    (packed,) = (tmp_path / "akhbar" / "articles" / DAY).iterdir()
    assert packed.name == f"{DAY}.1.jsonl.zst"
    archive = open_archive(tmp_path)
    assert list(archive.articles(latest=False)) == before
    assert list(archive.articles()) == latest
    for record in before:
        assert record in list(archive.history(record.id))
    assert verify(tmp_path, level="deep").ok
    assert not (tmp_path / "akhbar" / "compacting" / DAY).exists()


def test_a_day_rests_for_48_hours(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    clock.now = clock.now.replace(day=16, hour=23)
    writer(tmp_path, clock).close()
    assert len(plain_parts(tmp_path)) == 3
    clock.pass_(hours=2)
    with writer(tmp_path, clock) as store:
        assert store.compact() == [f"articles/{DAY}/{DAY}.1.jsonl.zst"]
        assert store.compact() == []


def test_late_lines_become_a_further_generation(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    noon = clock.now
    clock.pass_(days=4)
    writer(tmp_path, clock).close()
    with writer(tmp_path, clock) as store:
        store.submit(visit(90, at=noon)).result(10)
    names = sorted(path.name for path in (tmp_path / "akhbar" / "articles" / DAY).iterdir())
    assert names == [f"{DAY}.1.jsonl.zst", f"{DAY}.2.jsonl.zst"]
    assert set(globbed(tmp_path).values()) == {1}
    assert len(list(open_archive(tmp_path).articles(latest=False))) == len(globbed(tmp_path))
    assert verify(tmp_path, level="deep").ok


def test_a_stranger_in_the_folder_of_a_day_is_kept(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    (tmp_path / "akhbar" / "articles" / DAY / "notes.txt").write_text("لا تحذف", encoding="utf-8")
    clock.pass_(days=4)
    writer(tmp_path, clock).close()
    assert (tmp_path / "akhbar" / "articles" / DAY / "notes.txt").read_text(encoding="utf-8") == "لا تحذف"


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_any_step_every_version_counts_once(tmp_path, after):
    clock = FakeClock()
    steps = 0
    for nth in range(60):
        root = tmp_path / str(nth)
        clock = FakeClock()
        fill(root, clock, runs=2)
        (root / "akhbar" / "articles" / DAY / "notes.txt").touch()
        before = globbed_without_notes(root)
        clock.pass_(days=4)
        if not kill_while_compacting(root, clock, nth, after=after):
            break
        steps += 1
        assert globbed_without_notes(root) == before, f"killed at step {nth}"
        assert len(list(open_archive(root).articles(latest=False))) == len(before)
        assert all(list(open_archive(root).history(article)) for article, _ in before)
        writer(root, clock).close()
        assert globbed_without_notes(root) == before, f"restarted after step {nth}"
        assert plain_parts(root) == []
        assert not list((root / "akhbar").glob("compacting/*"))
        assert [d for d in verify(root, level="deep").damages if "notes.txt" not in d.file] == []
    assert steps > 10


def globbed_without_notes(root):
    found = globbed(root)
    assert set(found.values()) == {1}
    return found


def test_a_damaged_part_is_never_compacted(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    victim = plain_parts(tmp_path)[1]
    victim.write_bytes(victim.read_bytes()[:-200])
    clock.pass_(days=4)
    store = writer(tmp_path, clock)
    store.close()
    assert any(victim.name in sentence for sentence in store.damage)
    assert len(plain_parts(tmp_path)) == 3


def test_a_day_with_a_missing_part_stays_as_it_is_and_is_said(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    first, victim, last = plain_parts(tmp_path)
    victim.unlink()
    clock.pass_(days=4)
    store = writer(tmp_path, clock)
    store.close()
    assert any(f"{victim.name} is missing" in sentence for sentence in store.damage)
    assert plain_parts(tmp_path) == [first, last]


def test_a_day_that_no_manifest_vouches_for_is_not_compacted(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    before = plain_parts(tmp_path)
    for path in (tmp_path / "akhbar" / "manifests").glob("*"):
        path.unlink()
    clock.pass_(days=4)
    store = writer(tmp_path, clock)
    store.close()
    assert any("is not what was sealed" in sentence for sentence in store.damage)
    assert plain_parts(tmp_path) == before


def test_a_disk_that_loses_what_was_written_keeps_plain_parts(tmp_path):
    class Losing(Files):
        def write(self, fd, data, at):
            super().write(fd, data if not data.startswith(zstandard.FRAME_HEADER) else data[:0], at)

    clock = FakeClock()
    fill(tmp_path, clock)
    before = plain_parts(tmp_path)
    clock.pass_(days=4)
    store = writer(tmp_path, clock, files=Losing())
    store.close()
    assert any("cannot be read back" in sentence for sentence in store.damage)
    assert plain_parts(tmp_path) == before


def test_a_file_system_that_cannot_exchange_keeps_plain_parts(tmp_path):
    class Old(Files):
        def exchange(self, first, second):
            raise OSError(errno.EINVAL, "Invalid argument")

    clock = FakeClock()
    fill(tmp_path, clock)
    clock.pass_(days=4)
    with writer(tmp_path, clock, files=Old()) as store, pytest.raises(ArchiveNotWritable, match="plain parts"):
        store.compact()
    assert len(plain_parts(tmp_path)) == 3
    assert verify(tmp_path, level="deep").ok


def test_zstdcat_reads_a_compacted_day(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    lines = b"".join(path.read_bytes() for path in plain_parts(tmp_path))
    clock.pass_(days=4)
    writer(tmp_path, clock).close()
    (packed,) = (tmp_path / "akhbar" / "articles" / DAY).iterdir()
    try:
        done = subprocess.run(["zstdcat", packed], capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("zstdcat is not installed")
    assert done.stdout == lines


def test_a_line_is_found_in_any_frame(tmp_path):
    texts = [b"%d %s\n" % (n, b"x" * (n % 97)) for n in range(1000)]
    path = tmp_path / "part.jsonl.zst"
    path.write_bytes(b"".join(frames.pack(texts)))
    at = 0
    for text in texts:
        assert frames.read(path, at, len(text)) == text
        at += len(text)
    assert list(frames.lines(path)) == texts


def test_new_names_are_never_those_of_replaced_parts(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock, runs=1)
    noon = clock.now
    clock.pass_(days=4)
    writer(tmp_path, clock).close()
    db = connect(SourcePaths.of(tmp_path, "akhbar").state)
    (n,) = db.execute("SELECT n FROM parts WHERE kind = 'articles'").fetchone()
    db.close()
    assert n == 2
    with writer(tmp_path, clock) as store:
        store.submit(visit(50, at=noon)).result(10)
        assert [part.n for part in store._parts.open() if part.kind == "articles"] == [3]


# ── layers ───────────────────────────────────────────────────────────────────────────────────────


def read_otherwise(record, page):
    return replace(record, subtitle="قرئ مرة أخرى", extractor="another 2")


def with_layers(root, clock, runs=3):
    """A day whose articles were read again after each run: one part of layers a run."""
    for run in range(runs):
        with writer(root, clock) as store:
            store.submit(visit(run, at=clock.now)).result(10)
        with writer(root, clock) as store:
            store.reextract(read_otherwise)
        clock.pass_(hours=1)


def layer_lines(root):
    files = [path for path in (root / "akhbar").glob("layers/*/*/*.jsonl*") if path.suffix != ".open"]
    texts = [frames.lines(path) if path.suffix == ".zst" else path.read_bytes().splitlines() for path in files]
    return Counter(json.loads(line)["version_id"] for each in texts for line in each)


def test_layers_of_a_closed_day_become_one_file_too(tmp_path):
    clock = FakeClock()
    with_layers(tmp_path, clock)
    before = layer_lines(tmp_path)
    assert len(before) == 3
    clock.pass_(days=4)
    writer(tmp_path, clock).close()
    (packed,) = (tmp_path / "akhbar").glob("layers/*/*/*")
    assert packed.name == f"{DAY}.1.jsonl.zst"
    assert layer_lines(tmp_path) == before
    assert verify(tmp_path, level="deep").ok
    with writer(tmp_path, clock) as store:
        assert store.reextract(read_otherwise).differing == 3
    assert layer_lines(tmp_path) == before, "what is in a layer is not written again"
    for path in (tmp_path / "akhbar").glob("state.sqlite*"):
        path.unlink()
    assert rebuild(tmp_path, "akhbar", now=clock.now).damage == []
    assert verify(tmp_path, level="deep").ok


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_while_layers_are_compacted(tmp_path, after):
    steps = 0
    for nth in range(0, 60, 3):
        root, clock = tmp_path / str(nth), FakeClock()
        with_layers(root, clock, runs=2)
        before = layer_lines(root)
        clock.pass_(days=4)
        if not kill_while_compacting(root, clock, nth, after=after):
            break
        steps += 1
        assert layer_lines(root) == before, f"killed at step {nth}"
        writer(root, clock).close()
        assert layer_lines(root) == before, f"restarted after step {nth}"
        assert verify(root, level="deep").ok
        assert not list((root / "akhbar").glob("compacting/*/*"))
    assert steps > 6


# ── strangers ────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_and_a_broken_link_in_a_day_stay_there_and_do_no_harm(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    day = tmp_path / "akhbar" / "articles" / DAY
    (day / "mine").mkdir()
    (day / "mine" / "notes.txt").write_text("لا تحذف", encoding="utf-8")
    (day / "broken").symlink_to("/nowhere/at/all")
    clock.pass_(days=4)
    for _ in range(2):
        store = writer(tmp_path, clock)
        store.close()
        assert store.damage == []
    assert sorted(path.name for path in day.iterdir()) == [f"{DAY}.1.jsonl.zst", "broken", "mine"]
    assert (day / "mine" / "notes.txt").read_text(encoding="utf-8") == "لا تحذف"
    assert not list((tmp_path / "akhbar" / "compacting").glob("*"))


def test_a_day_that_was_moved_to_another_disk_stays_plain_and_untouched(tmp_path):
    clock = FakeClock()
    fill(tmp_path / "archive", clock)
    day, elsewhere = tmp_path / "archive" / "akhbar" / "articles" / DAY, tmp_path / "disk"
    day.rename(elsewhere)
    day.symlink_to(elsewhere)
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    clock.pass_(days=4)
    for _ in range(2):
        store = writer(tmp_path / "archive", clock)
        store.close()
        assert store.damage == []
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before
    assert verify(tmp_path / "archive", level="deep").ok


def test_readers_pass_over_files_that_are_no_parts(tmp_path):
    clock = FakeClock()
    fill(tmp_path, clock)
    before = list(open_archive(tmp_path).articles(latest=False))
    (tmp_path / "akhbar" / "articles" / DAY / "junk.jsonl").write_bytes(b"junk\n")
    (tmp_path / "akhbar" / "articles" / DAY / "passwords.jsonl").symlink_to("/etc/passwd")
    assert list(open_archive(tmp_path).articles(latest=False)) == before
    assert len(verify(tmp_path).damages) == 2
