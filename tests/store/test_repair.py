"""A damaged source is usable again, and not one damaged byte is thrown away."""

import json

import pytest
from made_visits import FakeClock, visit, writer

from newsscraper.items import Verdict
from newsscraper.read import open_archive
from newsscraper.store.repair import repair
from newsscraper.store.verify import verify


def submit(store, clock, n, **options):
    return store.submit(visit(n, at=clock.now, **options)).result(10)


def mend(root, clock):
    return repair(root, "akhbar", run_id="run-9", clock=clock)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def root(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for n in range(6):
            submit(store, clock, n)
        store.seal()
    return tmp_path


def part(root, ending):
    (found,) = (path for path in (root / "akhbar" / "articles").glob("*/*") if path.name.endswith(ending))
    return found


def spoil(path, at, new):
    data = path.read_bytes()
    path.write_bytes(data[:at] + new + data[at + len(new) :])


def test_a_whole_source_is_left_alone(root, clock):
    before = {path: path.read_bytes() for path in root.rglob("*.jsonl")}
    told = mend(root, clock)
    assert (told.rebuilt, told.quarantined, told.requeued, told.left) == (False, [], 0, [])
    assert {path: path.read_bytes() for path in root.rglob("*.jsonl")} == before


def test_a_broken_line_is_put_aside_and_its_article_fetched_again(root, clock):
    path = part(root, ".jsonl")
    at = path.read_bytes().index(b"\n") + 300
    spoil(path, at, b"\x00" * 40)
    damaged = path.read_bytes()
    told = mend(root, clock)
    assert told.left == []
    assert told.requeued == 1
    (kept,) = (root / "akhbar" / "quarantine").rglob("*.jsonl")
    assert kept.read_bytes() == damaged
    records = list(open_archive(root).articles())
    assert len(records) == 5
    assert all(list(open_archive(root).history(record.id)) == [record] for record in records)
    with writer(root, clock) as store:
        assert {found.url[-1] for found in store.lease(50)} == {"1"}
        assert submit(store, clock, 1).verdict is Verdict.NEW, "what is lost is not unchanged"
    assert len(list(open_archive(root).articles())) == 6
    assert verify(root, level="deep").ok


def test_a_changed_word_in_a_whole_line_is_put_aside_too(root, clock):
    path = part(root, ".jsonl")
    path.write_bytes(path.read_bytes().replace("المكتبة العامة رقم 3".encode(), "المكتبة الخاصة رقم 3".encode(), 1))
    told = mend(root, clock)
    assert (told.requeued, told.left) == (1, [])
    assert "الخاصة".encode() not in part(root, ".jsonl").read_bytes()


def test_a_missing_part_is_written_again(root, clock):
    part(root, ".jsonl").unlink()
    assert mend(root, clock).requeued == 6
    with writer(root, clock) as store:
        assert {submit(store, clock, n).verdict for n in range(6)} == {Verdict.NEW}
    assert len(list(open_archive(root).articles())) == 6


def test_a_lost_line_is_no_damage_of_the_file_that_holds_the_next_version(root, clock):
    with writer(root, clock) as store:
        submit(store, clock, 2, fields={"title": "عنوان آخر للخبر الثاني"})
    first, second = sorted((root / "akhbar" / "articles").glob("*/*.jsonl"))
    spoil(first, first.read_bytes().index(b"post/2"), b"\x00" * 9)
    told = mend(root, clock)
    assert told.quarantined == [first.relative_to(root / "akhbar").as_posix()]
    assert len(told.left) == 1
    assert "one is missing" in told.left[0]
    assert second.is_file()


def test_a_damaged_frame_costs_only_its_own_lines(root, clock):
    clock.pass_(days=4)
    writer(root, clock).close()
    path = part(root, ".zst")
    spoil(path, 60, b"\xff\xff\xff")
    told = mend(root, clock)
    assert told.quarantined == [path.relative_to(root / "akhbar").as_posix()]
    assert told.requeued == 6
    assert verify(root, level="deep").ok


def test_a_lost_proof_is_fetched_again_and_kept(root, clock):
    (path,) = (root / "akhbar").glob("warc/*/*.gz")
    record = next(r for r in open_archive(root).articles() if r.url.endswith("/3"))
    spoil(path, record.warc_offset + 30, b"\x00\x00\x00\x00")
    told = mend(root, clock)
    assert told.requeued == 1
    assert told.left
    clock.pass_(hours=1)
    with writer(root, clock) as store:
        assert {found.url[-1] for found in store.lease(50)} == {"3"}
        assert submit(store, clock, 3).verdict is Verdict.UNCHANGED
        assert submit(store, clock, 4).verdict is Verdict.UNCHANGED
    assert len(list((root / "akhbar").glob("warc/*/*"))) == 2


def test_a_lost_state_is_made_again(root, clock):
    for path in (root / "akhbar").glob("state.sqlite*"):
        path.write_bytes(b"broken " * 1000)
    told = mend(root, clock)
    assert (told.rebuilt, told.left) == (True, [])
    assert len(list(open_archive(root).articles())) == 6


def test_a_torn_open_file_is_cut_and_said(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        submit(store, clock, 1)
    (path,) = (tmp_path / "akhbar").glob("warc/*/*.open")
    path.write_bytes(path.read_bytes()[:-5])
    told = mend(tmp_path, clock)
    assert len(told.cut) == 1
    assert json.dumps(told.cut)


def test_every_repair_keeps_its_own_damage(root, clock):
    path = part(root, ".jsonl")
    for _ in range(2):
        spoil(path, 200, b"\x00" * 9)
        mend(root, clock)
    assert len(list((root / "akhbar" / "quarantine").rglob("*.jsonl*"))) == 2
