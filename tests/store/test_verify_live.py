"""Archives that the writer itself made are whole at every stage of their life, also while it writes."""

from datetime import timedelta

import pytest
from made_visits import NOON, FakeClock, failure, listing_visit, visit, writer

from newsscraper.items import Outcome
from newsscraper.store.compact import Compactor
from newsscraper.store.files import Files
from newsscraper.store.manifest import head
from newsscraper.store.paths import SourcePaths
from newsscraper.store.state import connect
from newsscraper.store.verify import Level, verify


def changed(n: int, at, word: str):
    """A visit that finds another text than the first one did."""
    fields = {"body": f"نص جديد عن {word}.\n\nوفقرة ثانية طويلة بما يكفي."}
    return visit(n, at=at, html=f"<html>{n} {word}</html>", fields=fields)


@pytest.fixture
def lived(tmp_path):
    """An archive of three days: new, changed, unchanged and gone articles, redirects, lists."""
    clock = FakeClock()
    for day in range(3):
        at = NOON + timedelta(days=day)
        clock.now = at
        with writer(tmp_path, clock) as open_source:
            open_source.submit(listing_visit(range(day, day + 5), at=at)).result(20)
            for n in range(20):
                open_source.submit(visit(n + 10 * day, at=at, hops=["https://akhbar.example/old"] * (n % 2))).result(20)
            open_source.submit(changed(1, at, f"كلمة{day}")).result(20)
            open_source.submit(failure(3, Outcome.GONE, status=410, at=at)).result(20)
    return tmp_path, clock


def whole(root, **options):
    report = verify(root, level=Level.DEEP, **options)
    assert report.ok, report.damages
    return report.counts


def test_closed_runs_and_days_are_whole(lived):
    root, _ = lived
    counts = whole(root)
    assert counts.pointers > 40
    assert counts.members > 2 * counts.pointers


def test_a_re_extraction_finds_the_same(lived):
    root, _ = lived
    seen = []
    counts = whole(root, reextract=lambda record, page: seen.append(page.body) or record)
    assert counts.reextracted == counts.pointers == len(seen)
    assert all(body.startswith(b"<html>") for body in seen)


def test_compacted_days_are_whole_and_the_old_head_still_holds(lived):
    root, clock = lived
    paths = SourcePaths.of(root, "akhbar")
    before, lines = head(paths), whole(root).lines
    now = clock.pass_(days=10)
    db = connect(paths.state)
    compactor = Compactor(paths, db, Files(), "run-2")
    assert [compactor.day(day, now) for day in compactor.due(now)]
    db.close()
    assert whole(root, heads=[before]).lines == lines


def test_an_archive_is_whole_while_it_is_written(tmp_path):
    clock = FakeClock()
    with writer(tmp_path, clock) as open_source:
        for n in range(60):
            future = open_source.submit(visit(n, at=clock.now))
            if n % 15 == 0:
                assert verify(tmp_path, level="deep").ok
        future.result(20)
        assert verify(tmp_path, level="deep").counts.pointers == 60
    assert whole(tmp_path).pointers == 60


def test_damage_is_found_in_what_the_writer_made(lived):
    root, _ = lived
    files = [path for path in sorted((root / "akhbar").rglob("akhbar-2026*")) if not has_no_digest_yet(path.name)]
    assert len(files) > 5
    for path in files:
        data = path.read_bytes()
        path.write_bytes(data[:-1])
        assert not verify(root, level="quick").ok, path
        path.write_bytes(data[:200] + bytes([data[200] ^ 1]) + data[201:] if len(data) > 200 else data[:-1])
        assert not verify(root, level="deep").ok, path
        path.write_bytes(data)
    whole(root)


def has_no_digest_yet(name: str) -> bool:
    """Say whether a file is an open JSONL part: its digest is made when it is sealed."""
    return name.endswith(".jsonl.open")
