"""A withdrawn article is in no file any more, whatever file, and nothing brings it back."""

import gzip
from dataclasses import replace

import pytest
import zstandard
from made_visits import SITE, FakeClock, entry, failure, listing_visit, page, record, visit, writer
from test_compact import Killed, Killing

from newsscraper.items import Link, Outcome, Related, Verdict
from newsscraper.read import open_archive
from newsscraper.store import manifest
from newsscraper.store.identity import article_id
from newsscraper.store.mask import Sought, masked
from newsscraper.store.paths import SourcePaths
from newsscraper.store.rebuild import rebuild
from newsscraper.store.verify import verify
from newsscraper.store.withdrawals import Withdrawn, address_digest, text_digest
from newsscraper.text.urls import identity

SECRET = "زنبقة الصحراء الزرقاء"
HTML = f"<html><h1>{SECRET}</h1><p>وصل {SECRET} إلى المدينة.</p></html>"
ID = article_id("akhbar", "post", "7")
URL = f"{SITE}/post/7"


def submit(store, clock, n, **options):
    return store.submit(visit(n, at=clock.now, **options)).result(10)


def secret(clock, extra="", **options):
    fields = {"title": SECRET, "body": f"وصل {SECRET} إلى المدينة. {extra}"}
    return visit(7, at=clock.now, html=HTML + extra, fields=fields, **options)


def shown_in_a_list(clock):
    links = (
        Link(url=f"{SITE}/post/1", title="خبر"),
        Link(url=URL, title=SECRET),
        Link(url=f"{SITE}/post/2", title="آخر"),
    )
    made = listing_visit([1], at=clock.now)
    got = page(f"{SITE}/", f"<html><a href='/post/7'>{SECRET}</a></html>".encode(), at=clock.now)
    return visit_with(made, page=got, links=links)


def visit_with(made, *, page, links):
    return replace(
        made, page=page, listing=replace(made.listing, links=links), discovered=(entry(1), entry(7), entry(2))
    )


def fill(root, clock):
    """Let the secret spread: versions, an alias, a list, another article's related links, seen, a compacted day."""
    for n in range(3):
        with writer(root, clock) as store:
            store.submit(shown_in_a_list(clock)).result(10)
            store.submit(secret(clock, extra="ثم عاد. " * n, hops=[f"{SITE}/go/7"])).result(10)
            fields = {"related": (Related(title=SECRET, url=URL), Related(title="خبر", url=f"{SITE}/post/1"))}
            submit(store, clock, n, fields=fields)
            store.submit(failure(30, Outcome.TIMEOUT, at=clock.now)).result(10)
        clock.pass_(days=2)


def everything(root):
    """Every byte below a folder, packed files unpacked, as (name, bytes)."""
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        data = path.read_bytes()
        yield path, data
        if ".gz" in path.name:
            yield path, gzip.decompress(data)
        if path.suffix == ".zst":
            yield path, zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()


def holders(root, text=SECRET):
    return sorted({path.relative_to(root).as_posix() for path, data in everything(root) if text.encode() in data})


@pytest.fixture
def clock():
    return FakeClock()


def test_the_secret_had_spread(tmp_path, clock):
    fill(tmp_path, clock)
    kinds = {name.split("/")[1] for name in holders(tmp_path)}
    assert {"articles", "listings", "warc"} <= kinds
    assert any(name.endswith(".zst") for name in holders(tmp_path))


def test_nothing_of_it_is_left_and_all_else_is_whole(tmp_path, clock):
    fill(tmp_path, clock)
    others = [r for r in open_archive(tmp_path).articles(latest=False) if r.id != ID]
    with writer(tmp_path, clock) as store:
        places = store.withdraw([ID], reason="person")
    assert {place.what for place in places} == {"capture", "list page", "line"}
    assert holders(tmp_path) == []
    assert holders(tmp_path, "post/7") == []
    archive = open_archive(tmp_path)
    left = [r for r in archive.articles(latest=False) if r.id != ID]
    assert [r.version_id for r in left] == [r.version_id for r in others]
    assert all(archive.raw(r) for r in left)
    assert all(list(archive.history(r.id)) for r in left)
    assert all(item.title != SECRET for r in left for item in r.related)
    assert [item.title for item in left[0].related] == ["خبر"]
    assert verify(tmp_path, level="deep").ok


def test_what_is_left_of_it_says_when_and_why(tmp_path, clock):
    fill(tmp_path, clock)
    with writer(tmp_path, clock) as store:
        store.withdraw([ID], reason="court")
    archive = open_archive(tmp_path)
    assert ID not in {r.id for r in archive.articles()}
    assert len(list(archive.rows())) == len(list(archive.articles())) == 3
    stubs = [r for r in open_archive(tmp_path).articles(latest=False) if r.id == ID]
    assert [r.version for r in stubs] == [1, 2, 3]
    assert {(r.status, r.withdrawn_reason, r.title, r.body) for r in stubs} == {("withdrawn", "court", None, "")}
    assert stubs[0].withdrawn_at == clock.now


def test_a_dry_run_lists_the_places_and_changes_nothing(tmp_path, clock):
    fill(tmp_path, clock)
    writer(tmp_path, clock).close()
    before = holders(tmp_path)
    with writer(tmp_path, clock) as store:
        seen = store.withdraw([ID], reason="person", dry_run=True)
    assert holders(tmp_path) == before
    assert {place.file.removesuffix(".open") for place in seen} >= {
        name.removeprefix("akhbar/").removesuffix(".open") for name in before if "-now." not in name
    }
    with writer(tmp_path, clock) as store:
        done = store.withdraw([ID], reason="person")
    assert len(done) >= len(seen) > 10


def test_no_check_brings_it_back(tmp_path, clock):
    fill(tmp_path, clock)
    with writer(tmp_path, clock) as store:
        store.withdraw([ID], reason="person")
        assert store.submit(secret(clock)).result(10).verdict is Verdict.NONE
        assert store.add([entry(7)]) == 0
        assert store.knows(URL)
        store.submit(shown_in_a_list(clock)).result(10)
    clock.pass_(days=1)
    with writer(tmp_path, clock) as store:
        assert store.submit(secret(clock, extra="جديد")).result(10).verdict is Verdict.NONE
        got = page(f"{SITE}/story-of-7", HTML.encode(), at=clock.now)
        again = visit(7, at=clock.now, page=got, record=record(7, got, title=SECRET, canonical_url=got.url))
        assert store.submit(again).result(10).verdict is Verdict.NONE
        moved = visit(7, at=clock.now, html=HTML, url=f"{SITE}/x/9", hops=[URL], fields={"id": None})
        assert store.submit(moved).result(10).verdict is Verdict.NONE
        fields = {"related": (Related(title=SECRET, url=f"{URL}?utm_source=x"),)}
        assert submit(store, clock, 40, fields=fields).record.related == ()
        assert not [found for found in store.lease(100) if "/7" in found.url]
    assert holders(tmp_path) == []


def test_a_rebuilt_state_obeys(tmp_path, clock):
    fill(tmp_path, clock)
    with writer(tmp_path, clock) as store:
        store.withdraw([ID], reason="person")
    for path in (tmp_path / "akhbar").glob("state.sqlite*"):
        path.unlink()
    assert rebuild(tmp_path, "akhbar", now=clock.now).damage == []
    with writer(tmp_path, clock) as store:
        assert store.submit(secret(clock)).result(10).verdict is Verdict.NONE
        assert not [found for found in store.lease(100) if "/7" in found.url]
        assert submit(store, clock, 1).verdict is Verdict.UNCHANGED
    assert holders(tmp_path) == []
    assert verify(tmp_path, level="deep").ok


def test_the_published_past_still_holds(tmp_path, clock):
    fill(tmp_path, clock)
    head = manifest.head(SourcePaths.of(tmp_path, "akhbar"))
    with writer(tmp_path, clock) as store:
        store.withdraw([ID], reason="person")
    assert verify(tmp_path, level="full", heads=[head]).ok


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_any_step_it_is_completed(tmp_path, after):
    died = 0
    for nth in (*range(0, 30, 3), *range(30, 90, 10)):
        clock = FakeClock()
        root = tmp_path / str(nth)
        fill(root, clock)
        files = Killing(10**9, after=after)
        store = writer(root, clock, files=files)
        store._seal_all()
        ours = store._withdrawer
        one = ours.of_article(ID, now=clock.now, reason="person")
        files.left = nth
        try:
            ours.withdraw([one], ours.sought([one]), clock.now)
        except Killed:
            died += 1
        store._reader.close()
        store._db.close()
        store._lock.free()
        begun = bool(list((root / "akhbar").glob("withdrawals/*.json")))
        writer(root, clock).close()
        assert (holders(root) == []) == begun, f"killed at step {nth}"
        assert verify(root, level="deep").ok, f"killed at step {nth}"
    assert died > 7


def test_an_unknown_article_changes_nothing(tmp_path, clock):
    fill(tmp_path, clock)
    with writer(tmp_path, clock) as store:
        assert store.withdraw(["art_" + "a" * 26], reason="person") == []
    assert not (tmp_path / "akhbar" / "withdrawals").exists()


def test_the_words_of_others_stay_and_are_named(tmp_path, clock):
    fill(tmp_path, clock)
    with writer(tmp_path, clock) as store:
        html = f"<html><p>نشرت الصحيفة خبرا بعنوان {SECRET} أمس</p></html>"
        body = {"body": f"نشرت الصحيفة خبرا بعنوان {SECRET} أمس"}
        submit(store, clock, 50, html=html, fields=body)
        places = store.withdraw([ID], reason="person")
    assert [place.what for place in places if place.stays] == ["page of another article"]
    assert len(holders(tmp_path)) == 2
    assert verify(tmp_path, level="deep").ok


def test_what_a_repair_put_aside_goes_too(tmp_path, clock):
    fill(tmp_path, clock)
    aside = SourcePaths.of(tmp_path, "akhbar").quarantine("articles/2026-03-14/x.jsonl", 0)
    aside.parent.mkdir(parents=True)
    aside.write_text(f'{{"id":"{ID}","title":"{SECRET}', encoding="utf-8")
    other = aside.with_name("y.jsonl")
    other.write_text('{"id":"art_x', encoding="utf-8")
    with writer(tmp_path, clock) as store:
        store.withdraw([ID], reason="person")
    assert holders(tmp_path) == []
    assert other.exists()


def test_damage_of_before_is_not_made_right_by_a_withdrawal(tmp_path, clock):
    fill(tmp_path, clock)
    records = list(open_archive(tmp_path).articles(latest=False))
    mine, other = (next(r for r in records if (r.id == ID) is of_it) for of_it in (True, False))
    path = tmp_path / "akhbar" / other.warc_file
    data = bytearray(path.read_bytes())
    for damaged in (mine, other):
        assert damaged.warc_file == other.warc_file
        data[damaged.warc_offset + 60] ^= 4
    path.write_bytes(data)
    (seen,) = (tmp_path / "akhbar").glob("seen/2026-03-14/*.jsonl")
    seen.write_bytes(seen.read_bytes().replace(b'checks":1', b'checks":9'))
    before = {damage.file for damage in verify(tmp_path).damages}
    assert before == {other.warc_file, seen.relative_to(tmp_path / "akhbar").as_posix()}
    with writer(tmp_path, clock) as store:
        places = store.withdraw([ID], reason="person")
    assert [place.offset for place in places if place.what == "damaged bytes"] == [other.warc_offset]
    data = path.read_bytes()
    tomb = data[mine.warc_offset : mine.warc_offset + mine.warc_length]
    assert b"withdrawn: " in gzip.decompress(tomb)
    assert {damage.file for damage in verify(tmp_path).damages} == before


def test_who_read_a_record_before_still_finds_the_page_of_it(tmp_path, clock):
    fill(tmp_path, clock)
    fields = {"related": (Related(title=SECRET, url=URL),)}
    shows = f"<html><p>خبر المدينة</p><a href='{URL}'>{SECRET}</a></html>"
    with writer(tmp_path, clock) as store:
        submit(store, clock, 5, html=shows, fields=fields)
        store.seal()
    archive = open_archive(tmp_path)
    record_of_before = next(r for r in archive.articles() if r.url.endswith("/5"))
    with writer(tmp_path, clock) as store:
        store.withdraw([ID], reason="person")
    assert SECRET.encode() not in archive.raw(record_of_before)


def test_the_same_words_stay_where_nothing_leads_to_what_was_withdrawn():
    known = Withdrawn(addresses={address_digest(identity(URL))}, texts={text_digest(SECRET)})
    words = f"<h2>{SECRET}</h2>"
    options = {"url": f"{SITE}/", "content_type": "text/html; charset=utf-8", "sought": Sought(known)}
    assert masked(words.encode(), **options) == words.encode()
    assert SECRET.encode() not in masked(f'<a href="{URL}">خبر</a>{words}'.encode(), **options)
