"""Withdrawal over a whole archive: a string that spread into every kind of file is in none any more."""

import gzip
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
import read_pages
import zstandard
from made_visits import FakeClock
from read_pages import FIRST, SECOND, html, submit
from test_compact import Killed, Killing

from newsscraper.items import FrontierEntry, Kind, Link, Listing, Outcome, Visit
from newsscraper.read import open_archive
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.store import recall, runs, warcread
from newsscraper.store.rebuild import rebuild
from newsscraper.store.verify import verify

SECRET = "زنبقة الصحراء الزرقاء"
TITLE = f"عودة {SECRET} إلى بيتها بعد غياب"
LEAD = f"عادت {SECRET} إلى بيتها مساء أمس بعد غياب دام سنتين، واستقبلها الجيران بالورود في ساحة الحي القديم."
URL = "https://annahar.dar.example/news/7/عودة-زنبقة-الصحراء-الزرقاء"
OTHER, BESIDE = "https://annahar.dar.example/news/1", "https://almasa.dar.example/news/{}"
RELATED = ((URL, TITLE), ("https://annahar.dar.example/news/2", "أسعار الخضار ترتفع في الأسواق قبل العيد"))


@pytest.fixture
def clock():
    return FakeClock()


def mention(clock, **options):
    """A page of another newspaper that shows the secret: related links, a script, an attribute."""
    data = json.dumps([{"t": TITLE, "u": URL}])
    extra = f"<script>var more = {data};</script><div data-title='{TITLE}' data-url='{URL}'></div>"
    return html("خبر من صحيفة أخرى عن المكتبة", FIRST, SECOND, related=RELATED, extra=extra, **options)


def listed(clock):
    url = "https://almasa.dar.example/"
    page = read_pages.got(url, f"<html><a href='{URL}'><h2>{TITLE}</h2><p>{LEAD}</p></a></html>", at=clock.now)
    links = (Link(url=URL, title=TITLE), Link(url=BESIDE.format(1), title="خبر"))
    return Visit(
        entry=FrontierEntry(url=url, kind=Kind.SECTION),
        outcome=Outcome.LISTING,
        fetched_at=clock.now,
        page=page,
        listing=Listing(url=url, kind="section", links=links),
    )


def secret(clock, extra=""):
    page = html(TITLE, LEAD, FIRST, SECOND + extra)
    return read_pages.visit("annahar", URL, page, at=clock.now)


def fill(root, clock):
    for n in range(3):
        with read_pages.store(root, "annahar", clock) as writer:
            assert submit(writer, secret(clock, " تحديث." * n)).record.title == TITLE
            own = html("أخبار البلدية هذا الصباح", FIRST, SECOND + f" رقم {n}.", related=RELATED)
            submit(writer, read_pages.visit("annahar", OTHER, own, at=clock.now, packed=True, chunked=True))
        with read_pages.store(root, "almasa", clock) as writer:
            submit(writer, listed(clock))
            for at in range(4):
                shape = {"packed": at % 2 == 0, "chunked": at > 1}
                page = mention(clock, author=f"كاتب {n}")
                submit(writer, read_pages.visit("almasa", BESIDE.format(at), page, at=clock.now, **shape))
            failed = FrontierEntry(url=BESIDE.format(99), found_on=URL)
            submit(writer, Visit(entry=failed, outcome=Outcome.TIMEOUT, fetched_at=clock.now, error=f"from {URL}"))
        clock.pass_(days=2)
    for slug in ("annahar", "almasa"):
        with read_pages.store(root, slug, clock) as writer:
            writer.reextract(another_reader)
    report = {"failures": [{"url": URL, "error": f"{URL}: timed out"}], "lacking": {"authors": URL}, "pages": 7}
    (root / "runs").mkdir()
    (root / "runs" / "20260314T120000Z-ab12.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    older = {"run": "20260301T120000Z-ab12cd", **report}
    runs.put(root, older["run"], json.dumps(older, ensure_ascii=False).encode())
    runs.pack(root, clock.now + timedelta(days=2))
    with Search(root) as search:
        assert search.page(parse(SECRET)).hits


def another_reader(record, page):
    made = read_pages.reread(record, page)
    return None if made is None else replace(made, extractor="another 2", subtitle="قرئ مرة أخرى")


def everything(root):
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        data = path.read_bytes()
        yield path, data
        if ".gz" in path.name:
            yield path, gzip.decompress(data)
            for record in warcread.records(path):
                if record.kind == "response":
                    yield path, warcread.page(record).body
        if ".zst" in path.name:
            yield path, zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()


def holders(root):
    """Every file below a folder that holds the secret, however it is written; packed ones are unpacked."""
    forms = {SECRET, URL, "/news/7", SECRET.replace(" ", "-")}
    needles = {form.encode(codec) for form in forms for codec in ("utf-8", "windows-1256")}
    needles |= {json.dumps(SECRET).strip('"').encode(), SECRET.encode().hex().encode()}
    return sorted({path.relative_to(root).as_posix() for path, data in everything(root) for n in needles if n in data})


def withdraw(root, clock, **options):
    ids = [r.id for r in open_archive(root).articles() if r.title == TITLE]
    return recall.withdraw(root, {"annahar": ids}, reason="person", run_id="run-2", clock=clock, **options)


def test_the_secret_is_in_every_kind_of_file(tmp_path, clock):
    fill(tmp_path, clock)
    found = holders(tmp_path)
    kinds = {"/".join(name.split("/")[:2]) for name in found}
    both = {f"{slug}/{kind}" for slug in ("annahar", "almasa") for kind in ("articles", "warc", "layers")}
    assert kinds >= both | {"almasa/listings", "almasa/state.sqlite", "annahar/state.sqlite"}
    assert {name for name in found if name.startswith("runs/")} == {
        "runs/20260314T120000Z-ab12.json",
        "runs/2026-03-01.jsonl.zst",
    }
    assert verify(tmp_path, level="deep", reextract=read_pages.reread).ok


def test_it_is_in_no_file_any_more_and_all_else_is_whole(tmp_path, clock):
    fill(tmp_path, clock)
    others = {r.version_id: r for r in open_archive(tmp_path).articles(latest=False) if r.title != TITLE}
    told = withdraw(tmp_path, clock)
    assert {place.what for place in told.places["almasa"]} == {"list page", "shown on a page", "line"}
    assert told.waiting == []
    assert holders(tmp_path) == []
    left = {r.version_id: r for r in open_archive(tmp_path).articles(latest=False) if r.status == "usable"}
    assert left.keys() == others.keys()
    for name, record in left.items():
        old = others[name]
        assert (record.title, record.body, record.tags) == (old.title, old.body, old.tags)
        assert (record.warc_file, record.warc_offset, record.warc_length) == (
            old.warc_file,
            old.warc_offset,
            old.warc_length,
        )
        assert [item.title for item in record.related] == [RELATED[1][1]]
        assert FIRST.encode() in open_archive(tmp_path).raw(record)
    report = verify(tmp_path, level="deep", reextract=read_pages.reread)
    assert report.damages == ()
    assert report.counts.reextracted >= len(left)


def test_nothing_brings_it_back(tmp_path, clock):
    fill(tmp_path, clock)
    withdraw(tmp_path, clock)
    clock.pass_(days=1)
    crawl_again(tmp_path, clock)
    assert holders(tmp_path) == []
    for slug in ("annahar", "almasa"):
        for path in (tmp_path / slug).glob("state.sqlite*"):
            path.unlink()
        assert rebuild(tmp_path, slug, now=clock.now).damage == []
        with read_pages.store(tmp_path, slug, clock) as writer:
            writer.reextract(another_reader)
    crawl_again(tmp_path, clock, word="ثانية")
    with Search(tmp_path) as search:
        assert not search.page(parse(SECRET)).hits
    (tmp_path / "search.sqlite").unlink()
    assert holders(tmp_path) == []
    assert verify(tmp_path, level="deep", reextract=read_pages.reread).damages == ()


def crawl_again(root, clock, word="جديد"):
    """The same pages and new ones that show it, in three newspapers, one of which the archive did not know."""
    with read_pages.store(root, "annahar", clock) as writer:
        submit(writer, secret(clock, word))
        own = html("أخبار البلدية هذا الصباح", FIRST, SECOND, word * 3, related=RELATED)
        submit(writer, read_pages.visit("annahar", OTHER, own, at=clock.now, packed=True))
    for slug in ("almasa", "jadida"):
        with read_pages.store(root, slug, clock) as writer:
            if slug == "almasa":
                submit(writer, listed(clock))
            for n in (1, 50):
                url = f"https://{slug}.dar.example/news/{n}"
                made = read_pages.visit(slug, url, mention(clock, author=word), at=clock.now, chunked=True)
                assert [item.title for item in submit(writer, made).record.related] == [RELATED[1][1]]


def test_an_import_does_not_bring_it_back(tmp_path, clock):
    fill(tmp_path, clock)
    warc = tmp_path / "before.warc.gz"
    warc.write_bytes(b"".join(path.read_bytes() for path in sorted(tmp_path.glob("*/warc/*/*.warc.gz"))))
    root = tmp_path / "later"
    (tmp_path / "x").mkdir()
    for name in ("annahar", "almasa", "runs", "archive.json", "search.sqlite"):
        root.mkdir(exist_ok=True)
        (tmp_path / name).rename(root / name)
    withdraw(root, clock)
    command = [sys.executable, "-m", "newsscraper", "import", "warc", str(warc), "--archive", str(root), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path / "x")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["verdicts"]["new"] >= 4
    assert holders(root) == []
    assert verify(root, level="deep").damages == ()


def test_a_dry_run_names_the_places_and_changes_nothing(tmp_path, clock):
    fill(tmp_path, clock)
    before = holders(tmp_path)
    told = withdraw(tmp_path, clock, dry_run=True)
    assert holders(tmp_path) == before
    named = {f"{slug}/{place.file}" if slug else place.file for slug, each in told.places.items() for place in each}
    lost = {name for name in before if "/state.sqlite" not in name and not name.startswith("search.")}
    assert {name for name in lost if "-now." not in name} <= named


def test_two_that_say_one_headline_and_both_go_stay_nowhere(tmp_path, clock):
    fill(tmp_path, clock)
    url = "https://almasa.dar.example/copy"
    with read_pages.store(tmp_path, "almasa", clock) as writer:
        copy = read_pages.visit("almasa", url, html(TITLE, LEAD, FIRST, SECOND), at=clock.now)
        assert submit(writer, copy).record.title == TITLE
    wanted = {}
    for record in open_archive(tmp_path).articles():
        if record.title == TITLE:
            wanted.setdefault(record.source, []).append(record.id)
    assert len(wanted) == 2
    told = recall.withdraw(tmp_path, wanted, reason="person", run_id="run-2", clock=clock)
    assert not [place for each in told.places.values() for place in each if place.stays]
    assert not holders(tmp_path)


def test_a_source_that_is_being_written_is_named_and_done_later(tmp_path, clock):
    fill(tmp_path, clock)
    with read_pages.store(tmp_path, "almasa", clock):
        told = withdraw(tmp_path, clock)
    assert len(told.waiting) == 1
    assert "almasa" in told.waiting[0]
    assert "run the command again" in told.waiting[0]
    assert all("almasa" in name for name in holders(tmp_path))
    ids = [r.id for r in open_archive(tmp_path).articles(latest=False) if r.status == "withdrawn"]
    again = recall.withdraw(tmp_path, {"annahar": ids[:1]}, reason="person", run_id="run-3", clock=clock)
    assert again.waiting == []
    assert holders(tmp_path) == []
    assert verify(tmp_path, level="deep", reextract=read_pages.reread).damages == ()


def test_an_old_source_without_its_neighbours_still_obeys(tmp_path, clock):
    fill(tmp_path, clock)
    withdraw(tmp_path, clock)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "almasa").rename(elsewhere / "almasa")
    (elsewhere / "archive.json").write_bytes((tmp_path / "archive.json").read_bytes())
    with read_pages.store(elsewhere, "almasa", clock) as writer:
        made = read_pages.visit("almasa", BESIDE.format(55), mention(clock), at=clock.now)
        assert [item.title for item in submit(writer, made).record.related] == [RELATED[1][1]]
    assert holders(elsewhere) == []


def test_free_pages_of_the_state_hold_nothing(tmp_path, clock):
    fill(tmp_path, clock)
    withdraw(tmp_path, clock)
    for slug in ("annahar", "almasa"):
        with closing(sqlite3.connect(tmp_path / slug / "state.sqlite")) as db:
            assert db.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_a_brotli_page_that_cannot_be_changed_loses_its_proof_and_says_so(tmp_path, clock):
    import brotli

    fill(tmp_path, clock)
    body = brotli.compress(mention(clock).encode())
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: br\r\n\r\n"
    made = read_pages.visit("almasa", BESIDE.format(60), mention(clock), at=clock.now)
    exchange = replace(made.page.exchanges[-1], response=head + body)
    with read_pages.store(tmp_path, "almasa", clock) as writer:
        submit(writer, replace(made, page=replace(made.page, exchanges=(exchange,))))
    told = withdraw(tmp_path, clock)
    assert "page without proof" in {place.what for place in told.places["almasa"]}
    assert holders(tmp_path) == []
    (record,) = (r for r in open_archive(tmp_path).articles() if r.url == BESIDE.format(60))
    assert (record.warc_file, record.warnings[-1]) == (None, "no-proof")
    assert verify(tmp_path, level="deep", reextract=read_pages.reread).damages == ()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_any_step_beside_it_is_completed(tmp_path, after):
    fill(tmp_path / "whole", FakeClock())
    died = 0
    for nth in (*range(0, 24, 3), *range(24, 90, 8)):
        root, clock = tmp_path / str(nth), FakeClock()
        shutil.copytree(tmp_path / "whole", root)
        clock.pass_(days=6)
        with read_pages.store(root, "annahar", clock) as own:
            ids = [r.id for r in open_archive(root).articles() if r.title == TITLE]
            wanted = own.withdrawals(ids, reason="person")
            sought = own.sought(wanted)
        files = Killing(10**9, after=after)
        beside = read_pages.store(root, "almasa", clock, files=files)
        beside.seal()
        files.left = nth
        try:
            beside._withdrawer.withdraw(wanted, sought, clock.now)
        except Killed:
            died += 1
        beside._reader.close()
        beside._db.close()
        beside._lock.free()
        begun = bool(list((root / "almasa").glob("withdrawals/*.json")))
        read_pages.store(root, "almasa", clock).close()
        left = [name for name in holders(root) if name.startswith("almasa/")]
        assert (left == []) == begun, f"killed at step {nth}"
        assert verify(root, source="almasa", level="deep", reextract=read_pages.reread).ok, f"killed at step {nth}"
    assert died > 7


def test_files_of_others_in_the_folder_are_named_and_stay(tmp_path, clock):
    fill(tmp_path, clock)
    export, remark = tmp_path / "exports" / "mine.jsonl", tmp_path / "remark.txt"
    export.parent.mkdir()
    export.write_text(f'{{"x": 1}}\n{{"title": "{TITLE}"}}\n', encoding="utf-8")
    remark.write_text("nothing of it", encoding="utf-8")
    told = withdraw(tmp_path, clock)
    strangers = [place for place in told.places[""] if place.what == recall.STRANGER]
    assert [(place.file, place.stays) for place in strangers] == [("exports/mine.jsonl", True)]
    assert TITLE in export.read_text(encoding="utf-8")
