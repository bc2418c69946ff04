"""Every write, sync, rename and COMMIT fails once: nothing committed is lost, and the next run goes on."""

import contextlib
import errno
import sqlite3

import pytest
from made_visits import FakeClock, entry, lines, listing_visit, visit, writer

from newsscraper.errors import ArchiveNotWritable
from newsscraper.read import open_archive
from newsscraper.store.files import Files
from newsscraper.store.records import decode
from newsscraper.store.verify import verify


class Breaking(Files):
    """A file layer of which one operation, the nth, fails: before it does anything, or half-way."""

    def __init__(self, operation, nth, *, half=False):
        self.operation, self.nth, self.half = operation, nth, half
        self.failed = False

    def _is_it(self, operation):
        if operation != self.operation:
            return False
        self.nth -= 1
        self.failed = self.failed or self.nth == 0
        return self.nth == 0

    def write(self, fd, data, at):
        if self._is_it("write"):
            if self.half:
                super().write(fd, data[: len(data) // 2], at)
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(fd, data, at)

    def open(self, path):
        if self._is_it("open"):
            raise OSError(errno.EMFILE, "Too many open files")
        return super().open(path)

    def sync(self, fd):
        if self._is_it("sync"):
            raise OSError(errno.EIO, "Input/output error")
        super().sync(fd)

    def rename(self, old, new):
        if self._is_it("rename"):
            if self.half:
                super().rename(old, new)
            raise OSError(errno.EIO, "Input/output error")
        super().rename(old, new)

    def sync_folder(self, path):
        if self._is_it("sync_folder"):
            raise OSError(errno.EIO, "Input/output error")
        super().sync_folder(path)

    def commit(self, connection):
        if self._is_it("commit"):
            if self.half:
                super().commit(connection)
            raise sqlite3.OperationalError("disk I/O error")
        super().commit(connection)


def run(root, clock, files=None):
    """One run of a small crawl: a list, six articles in three batches; return how many answers were given."""
    answered = 0
    with writer(root, clock, **({"files": files} if files else {})) as store:
        store.submit(listing_visit(range(6), at=clock.now)).result(timeout=10)
        for _ in range(3):
            futures = []
            for found in store.lease(2):
                futures.append(store.submit(visit(int(found.url.rpartition("/")[2]), at=clock.now)))
            for future in futures:
                future.result(timeout=10)
                answered += 1
    return answered


def _faults():
    for operation, most in (("write", 9), ("sync", 9), ("commit", 9), ("rename", 3), ("sync_folder", 9), ("open", 5)):
        for nth in range(1, most + 1):
            yield pytest.param(operation, nth, False, id=f"{operation}-{nth}")
            if operation in ("write", "commit", "rename"):
                yield pytest.param(operation, nth, True, id=f"{operation}-{nth}-half-done")


@pytest.mark.parametrize(("operation", "nth", "half"), list(_faults()))
def test_one_failure_of_the_disk(tmp_path, operation, nth, half):
    clock, files = FakeClock(), Breaking(operation, nth, half=half)
    with contextlib.suppress(ArchiveNotWritable):
        run(tmp_path, clock, files)
        assert not files.failed or (operation, half) == ("commit", True), "the failure was swallowed"
    run(tmp_path, clock)
    clock.pass_(days=1)
    run(tmp_path, clock)
    clock.pass_(days=1)
    with writer(tmp_path, clock) as store:
        assert store.damage == []
    check_whole(tmp_path)


def check_whole(root):
    records = [decode(line) for line in lines(root)]
    assert len({record.id for record in records}) == len(records) == 6
    archive = open_archive(root)
    for record in records:
        assert archive.raw(record)
    assert not list(root.rglob("*.open"))
    manifests = b"".join(path.read_bytes() for path in sorted((root / "akhbar" / "manifests").glob("*")))
    for path in root.glob("akhbar/*/*/*"):
        name = path.relative_to(root / "akhbar").as_posix()
        assert manifests.count(f'"path":"{name}"'.encode()) == 1


def test_after_a_failure_the_writer_refuses_everything(tmp_path):
    store = writer(tmp_path, files=Breaking("sync", 9))
    errors = [store.submit(visit(n)).exception(timeout=10) for n in range(9)]
    assert errors[0] is None
    assert isinstance(errors[-1], ArchiveNotWritable)
    assert "nothing that was committed is lost" in str(errors[-1])
    with pytest.raises(ArchiveNotWritable):
        store.submit(visit(100)).result(timeout=10)
    with pytest.raises(ArchiveNotWritable):
        store.add([entry(101)])
    with pytest.raises(ArchiveNotWritable):
        store.close()
    with writer(tmp_path) as again:
        assert again.damage == []
        assert not again.knows(entry(101).url)


def test_a_commit_that_was_done_although_it_failed_is_kept(tmp_path):
    files = Breaking("nothing", 0)
    store = writer(tmp_path, files=files)
    store.submit(visit(1)).result(timeout=10)
    files.operation, files.nth, files.half = "commit", 1, True
    assert store.submit(visit(2)).result(timeout=10).record.version == 1
    with pytest.raises(ArchiveNotWritable):
        store.submit(visit(3)).result(timeout=10)
    with pytest.raises(ArchiveNotWritable):
        store.close()
    with writer(tmp_path):
        pass
    assert len(lines(tmp_path)) == 2


def test_an_invalid_record_fails_alone(tmp_path):
    with writer(tmp_path) as store:
        futures = [store.submit(visit(n, fields={"tags": (" ",)} if n == 2 else {})) for n in range(5)]
        errors = [future.exception(timeout=10) for future in futures]
    assert [n for n, error in enumerate(errors) if error] == [2]
    assert "tags: an empty item" in str(errors[2])
    assert len(lines(tmp_path)) == 4


def test_a_disk_that_is_almost_full_stops_the_run_cleanly(tmp_path):
    class AlmostFull(Files):
        room = 10**12

        def free(self, folder):
            return self.room

    files = AlmostFull()
    with writer(tmp_path, files=files) as store:
        store.submit(visit(1)).result(timeout=10)
        files.room = 1_000_000
        with pytest.raises(ArchiveNotWritable, match="64 MB of disk are free"):
            store.submit(visit(2)).result(timeout=10)
    assert len(lines(tmp_path)) == 1
    with writer(tmp_path) as store:
        assert store.submit(visit(2)).result(timeout=10).record.version == 1


def test_a_file_removed_during_a_run_is_never_written_with_a_hole(tmp_path):
    store = writer(tmp_path)
    store.submit(visit(1)).result(timeout=10)
    (path,) = (tmp_path / "akhbar" / "articles").glob("*/*.open")
    path.unlink()
    with pytest.raises(ArchiveNotWritable, match="cut or removed"):
        store.submit(visit(2)).result(timeout=10)
    with pytest.raises(ArchiveNotWritable):
        store.close()
    with writer(tmp_path) as again:
        assert again.damage
        assert [found.url for found in again.lease(5)] == [entry(1).url]
        again.submit(visit(1)).result(timeout=10)
    assert b"\x00" not in b"".join(lines(tmp_path))


def test_a_read_only_folder_is_a_sentence(tmp_path, monkeypatch):
    class ReadOnly(Files):
        def replace(self, path, data):
            raise PermissionError(errno.EACCES, "Permission denied")

    with pytest.raises(ArchiveNotWritable, match="Permission denied"):
        writer(tmp_path, files=ReadOnly())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_defect_of_ours_leaves_nobody_waiting_and_frees_the_lock(tmp_path, monkeypatch):
    store = writer(tmp_path)
    store.submit(visit(1)).result(timeout=10)
    monkeypatch.setattr("newsscraper.store.commit.Committer.batch", lambda *_: 1 / 0)
    with pytest.raises(ArchiveNotWritable, match="defect"):
        store.submit(visit(2)).result(timeout=10)
    with pytest.raises(ArchiveNotWritable):
        store.submit(visit(3))
    with pytest.raises(ArchiveNotWritable, match="defect"):
        store.close()
    monkeypatch.undo()
    with writer(tmp_path) as again:
        assert again.submit(visit(2)).result(timeout=10).record.version == 1


def test_an_archive_that_vanishes_is_a_sentence_and_nothing_is_made_in_its_place(tmp_path):
    """An unmounted disk: its mount point is there and empty, or not there at all."""
    root = tmp_path / "disk" / "archive"
    store = writer(root)
    store.submit(visit(1)).result(timeout=10)
    (tmp_path / "disk").rename(tmp_path / "elsewhere")
    with pytest.raises(ArchiveNotWritable):
        store.submit(visit(2)).result(timeout=10)
    with pytest.raises(ArchiveNotWritable):
        store.close()
    assert not (tmp_path / "disk").exists()
    (tmp_path / "elsewhere").rename(tmp_path / "disk")
    with writer(root) as again:
        assert again.damage == []
        assert again.submit(visit(2)).result(timeout=10).record.version == 1
    assert len(lines(root)) == 2


def test_a_clock_that_goes_back_loses_nothing(tmp_path):
    """Days and months back: days that are sealed get further parts, and the log of manifests no older month."""
    clock = FakeClock()
    for n, days in enumerate((0, 40, -75, 1, 34, -3, 9)):
        clock.pass_(days=days)
        with writer(tmp_path, clock) as store:
            assert store.damage == []
            assert store.submit(visit(n, at=clock.now)).result(timeout=10).record.version == 1
            again = visit(0, at=clock.now, fields={"title": f"عنوان معدل {n}"})
            assert store.submit(again).result(timeout=10).record.version == n + 2
    clock.pass_(days=9)
    writer(tmp_path, clock).close()
    assert verify(tmp_path, level="deep").damages == ()
    assert len(list(open_archive(tmp_path).articles())) == 7
    (first,) = [record.id for record in open_archive(tmp_path).articles() if record.url.endswith("/0")]
    assert [record.version for record in open_archive(tmp_path).history(first)] == list(range(1, 9))
