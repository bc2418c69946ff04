"""Files cut at any byte: whole committed records stay, the rest is fetched again and reported, nothing is padded."""

import shutil
import sqlite3

import pytest
from made_visits import FakeClock, entry, visit, writer

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Verdict
from newsscraper.store.files import size
from newsscraper.store.records import decode


class Stopped(BaseException):
    """Stands for a killed process: the files stay as they are."""


@pytest.fixture
def killed(tmp_path):
    """A source with five committed articles whose writer was never closed."""
    root = tmp_path / "killed"
    store = writer(root)
    store.add(entry(n) for n in range(5))
    for n in range(5):
        store.submit(visit(n)).result(timeout=10)
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    store.close()
    return copy


def opened(root, kind):
    (path,) = (root / "akhbar" / kind).glob("*/*.open")
    return path


def edges(path):
    """Return every length that cuts into the last two records."""
    data = path.read_bytes()
    if path.name.endswith(".jsonl.open"):
        start = len(b"".join(data.splitlines(keepends=True)[:-2]))
    else:
        start = len(data) - 1200
    return range(start, len(data))


STRIDES = [pytest.param(131, id="sampled"), pytest.param(1, id="every-byte", marks=pytest.mark.slow)]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("stride", STRIDES)
def test_lines_cut_anywhere(killed, tmp_path, stride):
    cuts = list(edges(opened(killed, "articles")))
    for cut in {*cuts[::stride], *cuts[:2], *cuts[-2:]}:
        root = tmp_path / f"cut-{cut}"
        shutil.copytree(killed, root)
        path = opened(root, "articles")
        whole = path.read_bytes()[:cut].rfind(b"\n") + 1
        kept = path.read_bytes()[:whole].count(b"\n")
        with path.open("r+b") as stream:
            stream.truncate(cut)
        with writer(root) as store:
            assert len(store.damage) == 1
            assert str(path) in store.damage[0]
            assert size(path) == whole
            again = store.lease(10)
            assert len(again) == 5 - kept
            for found in again:
                n = int(found.url.rpartition("/")[2])
                assert store.submit(visit(n)).result(timeout=10).verdict is Verdict.NEW
        (sealed,) = (root / "akhbar" / "articles").glob("*/*.jsonl")
        records = [decode(line) for line in sealed.read_bytes().splitlines()]
        assert len({record.id for record in records}) == len(records) == 5
        assert {record.version for record in records} == {1}
        shutil.rmtree(root)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("stride", STRIDES)
def test_warc_cut_anywhere(killed, tmp_path, stride):
    cuts = list(edges(opened(killed, "warc")))
    for cut in {*cuts[::stride], *cuts[-2:]}:
        root = tmp_path / f"cut-{cut}"
        shutil.copytree(killed, root)
        with opened(root, "warc").open("r+b") as stream:
            stream.truncate(cut)
        with writer(root) as store:
            assert store.damage
            for found in store.lease(10):
                n = int(found.url.rpartition("/")[2])
                store.submit(visit(n)).result(timeout=10)
            lines = opened(root, "articles").read_bytes().splitlines()
            warc = opened(root, "warc").read_bytes()
        records = [decode(line) for line in lines]
        assert len({record.id for record in records}) == len(records) == 5
        for record in records:
            assert warc[record.warc_offset : record.warc_offset + 2] == b"\x1f\x8b"
            assert record.warc_offset + record.warc_length <= len(warc)
        shutil.rmtree(root)


@pytest.mark.parametrize("tail", [b"x", b"\x00" * 4096, b'{"schema":"newsscraper/article@1"}\n'])
@pytest.mark.parametrize("kind", ["articles", "warc"])
def test_bytes_behind_the_committed_length_are_cut_off(killed, kind, tail):
    path = opened(killed, kind)
    before = path.read_bytes()
    with path.open("ab") as stream:
        stream.write(tail)
    with writer(killed) as store:
        assert store.damage == []
        assert path.read_bytes() == before


def test_a_missing_file_is_damage_and_is_fetched_again(killed):
    opened(killed, "articles").unlink()
    with writer(killed) as store:
        assert "0 are there" in store.damage[0]
        assert len(store.lease(10)) == 5


def test_a_lost_state_is_refused_not_overwritten(killed):
    for path in (killed / "akhbar").glob("state.sqlite*"):
        path.unlink()
    with pytest.raises(ArchiveDamage, match="rebuild"):
        writer(killed)
    assert opened(killed, "articles").stat().st_size


def test_a_broken_state_is_refused(killed):
    for path in (killed / "akhbar").glob("state.sqlite*"):
        path.unlink()
    (killed / "akhbar" / "state.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(ArchiveDamage, match="rebuild"):
        writer(killed)


def test_a_torn_manifest_line_is_cut_and_written_again(tmp_path):
    clock = FakeClock()
    with writer(tmp_path, clock) as store:
        store.submit(visit(1)).result(timeout=10)
    (manifest,) = (tmp_path / "akhbar" / "manifests").glob("*")
    line = manifest.read_bytes()
    db = sqlite3.connect(tmp_path / "akhbar" / "state.sqlite")
    db.execute("UPDATE parts SET sealed = 0 WHERE kind = 'articles'")
    db.execute("DELETE FROM meta WHERE name LIKE 'manifest %'")
    db.commit()
    db.close()
    manifest.write_bytes(line[:-20])
    with writer(tmp_path, clock) as store:
        assert store.damage == []
    assert manifest.read_bytes() == line
