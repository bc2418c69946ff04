"""The state is deleted and made again from the files: it equals the one that was lost."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from made_visits import SITE, FakeClock, entry, failure, listing_visit, page, record, visit, writer

from newsscraper.errors import ArchiveDamage
from newsscraper.items import FrontierEntry, Kind, Outcome, Verdict
from newsscraper.read import open_archive
from newsscraper.store.rebuild import rebuild
from newsscraper.store.verify import verify

TABLES = {
    "articles": "SELECT id, address, latest, first_seen, published, missing_since, gone_at, volatile FROM articles",
    "versions": "SELECT a.id, v.version, v.id, content, text, metadata, title, extractor, fetched_at, part, offset, "
    "length, warc_file, warc_offset, warc_length FROM versions v JOIN articles a ON a.n = v.article",
    "aliases": "SELECT x.address, a.id, x.own FROM aliases x JOIN articles a ON a.n = x.article",
    "urls": "SELECT u.url, kind, due_at, attempts, etag, last_modified, outcome, status, fetched_at, listing, a.id "
    "FROM urls u LEFT JOIN articles a ON a.n = u.article WHERE fetched_at IS NOT NULL",
    "checks": "SELECT url, priority, payload, kept_on FROM urls WHERE fetched_at > 0 AND outcome != 'redirected'",
    "pending": "SELECT url, kind, fetch_url FROM urls WHERE fetched_at IS NULL",
    "found": "SELECT url, found_on, found_via FROM urls WHERE article IS NOT NULL AND outcome = 'article'",
    "payloads": "SELECT * FROM payloads",
    "parts": "SELECT * FROM parts",
    "seen": "SELECT day, coalesce(a.id, s.ref), s.url, checks, first_at, last_at, outcome, status, events FROM seen s "
    "LEFT JOIN articles a ON a.n = s.article",
    "manifests": "SELECT * FROM meta WHERE name LIKE 'manifest %'",
}


def state_of(root):
    with closing(sqlite3.connect(root / "akhbar" / "state.sqlite")) as db:
        return {name: sorted(map(repr, db.execute(query))) for name, query in TABLES.items()}


def lose_state(root):
    for path in (root / "akhbar").glob("state.sqlite*"):
        path.unlink()


def submit(store, clock, n, **options):
    return store.submit(visit(n, at=clock.now, **options)).result(10)


@pytest.fixture
def lived(tmp_path):
    """A source with a past: versions, a revert, redirects, errors, gone and back, lists, two closed days and today."""
    clock = FakeClock()
    soon = clock.now + timedelta(days=30)
    with writer(tmp_path, clock) as store:
        store.submit(listing_visit(range(14), at=clock.now)).result(10)
        for n in range(8):
            submit(store, clock, n, next_check_at=soon, next_priority=100)
        store.submit(failure(9, Outcome.TIMEOUT, at=clock.now, next_check_at=soon)).result(10)
        submit(store, clock, 10, hops=[f"{SITE}/post/10"], url=f"{SITE}/post/10-slug")
        headers = [(b"ETag", b'"a1"'), (b"Last-Modified", b"Sat, 14 Mar 2026 10:00:00 GMT")]
        got = page(f"{SITE}/post/11", b"<html>11</html>", at=clock.now, headers=headers)
        submit(store, clock, 11, page=got, record=record(11, got, etag='"a1"'))
    clock.pass_(days=1)
    with writer(tmp_path, clock) as store:
        submit(store, clock, 1, fields={"title": "عنوان معدل"}, next_check_at=soon)
        submit(store, clock, 2, fields={"tags": ("جديد",)})
        submit(store, clock, 3)
        store.submit(failure(4, Outcome.GONE, status=410, at=clock.now)).result(10)
        store.submit(failure(5, Outcome.GONE, status=404, at=clock.now)).result(10)
        store.submit(failure(6, Outcome.GONE, status=410, at=clock.now)).result(10)
        store.submit(failure(0, Outcome.GONE, status=404, at=clock.now)).result(10)
        store.submit(failure(7, Outcome.GONE, status=410, at=clock.now)).result(10)
        clock.pass_(hours=1)
        submit(store, clock, 0)
        assert submit(store, clock, 7).verdict is Verdict.BACK
    clock.pass_(days=3)
    with writer(tmp_path, clock) as store:
        assert submit(store, clock, 1).record.reverts_to
        assert submit(store, clock, 6).verdict is Verdict.BACK
        store.submit(listing_visit([13, 12, 1], at=clock.now)).result(10)
    return tmp_path, clock


@pytest.mark.parametrize("table", TABLES)
def test_what_was_lost_is_there_again(lived, table):
    root, clock = lived
    before = state_of(root)[table]
    lose_state(root)
    told = rebuild(root, "akhbar", now=clock.now)
    assert told.damage == []
    assert state_of(root)[table] == before


def test_an_article_that_was_missing_and_is_unchanged_is_not_missing(tmp_path):
    clock = FakeClock()
    with writer(tmp_path, clock) as store:
        submit(store, clock, 1)
    for outcome, status in ((Outcome.GONE, 404), (Outcome.NOT_MODIFIED, 304)):
        clock.pass_(days=1)
        with writer(tmp_path, clock) as store:
            store.submit(failure(1, outcome, status=status, at=clock.now)).result(10)
    before = state_of(tmp_path)["articles"]
    lose_state(tmp_path)
    rebuild(tmp_path, "akhbar", now=clock.now)
    assert state_of(tmp_path)["articles"] == before
    clock.pass_(days=1)
    with writer(tmp_path, clock) as store:
        again = store.submit(failure(1, Outcome.GONE, status=404, at=clock.now)).result(10)
    assert again.verdict is Verdict.NONE, "one 404 alone makes no article gone"


def test_a_rebuilt_source_goes_on_as_if_nothing_had_happened(lived):
    root, clock = lived
    lose_state(root)
    with pytest.raises(ArchiveDamage, match="rebuild"):
        writer(root, clock)
    told = rebuild(root, "akhbar", now=clock.now)
    assert told.articles == 10
    clock.pass_(hours=1)
    with writer(root, clock) as store:
        assert store.damage == []
        assert submit(store, clock, 3).verdict is Verdict.UNCHANGED
        assert submit(store, clock, 3, fields={"title": "آخر"}).record.version == 2
        assert submit(store, clock, 77).verdict is Verdict.NEW
    clock.pass_(days=5)
    writer(root, clock).close()
    assert verify(root, level="deep").ok


def test_a_state_that_is_no_database_is_replaced(lived):
    root, clock = lived
    records = list(open_archive(root).articles(latest=False))
    for path in (root / "akhbar").glob("state.sqlite*"):
        path.unlink()
    (root / "akhbar" / "state.sqlite").write_bytes(b"no database at all " * 300)
    (root / "akhbar" / "state.sqlite-wal").write_bytes(b"nor a log " * 300)
    rebuild(root, "akhbar", now=clock.now)
    writer(root, clock).close()
    assert list(open_archive(root).articles(latest=False)) == records


def test_after_a_kill_the_whole_records_of_open_parts_are_kept(tmp_path):
    clock = FakeClock()
    store = writer(tmp_path, clock)
    for n in range(5):
        submit(store, clock, n)
    store.flush()
    folder = tmp_path / "akhbar"
    (opened,) = folder.glob("articles/*/*.open")
    with opened.open("ab") as stream:
        stream.write(b'{"schema":"newsscraper/article@1","id":"art_')
    store._worker.close()
    store._reader.close()
    store._db.close()
    store._lock.free()
    lose_state(tmp_path)
    assert rebuild(tmp_path, "akhbar", now=clock.now).versions == 5
    with writer(tmp_path, clock) as again:
        assert submit(again, clock, 3).verdict is Verdict.UNCHANGED
        assert submit(again, clock, 9).verdict is Verdict.NEW
    assert len(list(open_archive(tmp_path).articles())) == 6
    assert verify(tmp_path, level="deep").ok


def test_a_line_whose_proof_was_lost_is_fetched_again(tmp_path):
    clock = FakeClock()
    with writer(tmp_path, clock) as store:
        submit(store, clock, 1)
    (warc,) = (tmp_path / "akhbar").glob("warc/*/*.open")
    (part,) = (tmp_path / "akhbar").glob("articles/*/*.jsonl")
    part.rename(part.with_name(part.name + ".open"))
    for path in (tmp_path / "akhbar").glob("manifests/*"):
        path.unlink()
    warc.write_bytes(warc.read_bytes()[:400])
    lose_state(tmp_path)
    assert rebuild(tmp_path, "akhbar", now=clock.now).versions == 0
    with writer(tmp_path, clock) as store:
        assert submit(store, clock, 1).verdict is Verdict.NEW
    assert verify(tmp_path, level="deep").ok


def test_a_missing_part_is_said(lived):
    root, clock = lived
    victim = next((root / "akhbar").glob("articles/*/*.zst"))
    victim.unlink()
    lose_state(root)
    told = rebuild(root, "akhbar", now=clock.now)
    assert any(victim.name in sentence for sentence in told.damage)


def test_lists_are_due_again_when_they_are_added(lived):
    root, clock = lived
    lose_state(root)
    rebuild(root, "akhbar", now=clock.pass_(minutes=20))
    with writer(root, clock) as store:
        store.add([FrontierEntry(url=f"{SITE}/", kind=Kind.SECTION, priority=1000), entry(1)])
        assert f"{SITE}/" in {found.url for found in store.lease(50)}
        assert store.knows(f"{SITE}/post/10-slug")
