"""How many articles a second the store commits, new with their WARC records and unchanged; memory with 5 M URLs.

Run: `python benchmarks/store.py [--articles N] [--urls N] [--records N]`. All on one core, in a temporary folder. In
the same run: a bare loop that packs, appends and syncs the same pages, and warcio's writer.
"""

import argparse
import hashlib
import io
import os
import random
import resource
import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscraper.items import Exchange, FoundVia, FrontierEntry, Kind, Outcome, Page, Record, Visit
from newsscraper.read import open_archive
from newsscraper.store import open_writer, warc
from newsscraper.store.identity import article_id
from newsscraper.store.warc import gzip_member

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
SITE = "https://akhbar.example"
SENTENCE = "قال الوزير في مؤتمر صحافي إن المدينة تستعد اليوم لافتتاح المكتبة العامة بعد سنوات من العمل على ترميم المبنى"
WORDS = SENTENCE.split()


def text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)) + f" {dice.random()}"


def html(dice: random.Random, size: int) -> bytes:
    filler = [
        f'<div class="c{dice.randrange(999)}"><a href="/{dice.random()}">{text(dice, 8)}</a></div>' for _ in range(99)
    ]
    pieces, length = [], 0
    while length < size:
        pieces.append(dice.choice(filler) + text(dice, 20) + dice.randbytes(40).hex())
        length += len(pieces[-1].encode())
    return f"<html>{dice.random()}{''.join(pieces)}</html>".encode()


def visits(count: int, at: datetime, bodies: list[bytes]) -> Iterator[Visit]:
    for n in range(count):
        dice = random.Random(n)
        url, body = f"{SITE}/post/{n}", bodies[n % len(bodies)] + b"<!-- %d -->" % n
        exchange = Exchange(
            url=url,
            request=b"GET / HTTP/1.1\r\nHost: akhbar.example\r\nUser-Agent: newsscraper\r\n\r\n",
            response=b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body,
            started_at=at,
            warc_record_id=f"<urn:uuid:{uuid.UUID(int=dice.getrandbits(128))}>",
        )
        page = Page(url=url, status=200, headers=(), body=body, fetched_at=at, exchanges=(exchange,))
        record = Record(
            id=article_id("akhbar", "post", str(n)),
            source="akhbar",
            url=url,
            canonical_url=url,
            title=text(dice, 9),
            body="\n\n".join(text(dice, 45) for _ in range(8)),
            authors=("ليلى حداد",),
            tags=("ثقافة", "مدن"),
            date_published=date(2026, 3, 14),
            published_edtf="2026-03-14",
            published_raw="14/3/2026",
            published_precision="day",
            fetched_at=at,
            http_status=200,
            html_sha256=hashlib.sha256(body).hexdigest(),
            extractor="newsscraper 0.1.0; layout generic; tzdata 2026.1",
        )
        entry = FrontierEntry(url=url, found_on=f"{SITE}/", found_via=FoundVia.SECTION)
        yield Visit(
            entry=entry, outcome=Outcome.ARTICLE, fetched_at=at, page=page, record=record,
            next_check_at=at + timedelta(hours=2),
        )  # fmt: skip


def commit(root: Path, made: list[Visit], at: datetime) -> float:
    """Return committed visits per second of processor time and of wall time."""
    with open_writer(root, "akhbar", run_id="benchmark", clock=lambda: at) as writer:
        begun, wall = time.process_time(), time.perf_counter()
        wait([writer.submit(visit) for visit in made])
        spent, waited = time.process_time() - begun, time.perf_counter() - wall
    print(f"    {len(made) / spent:8.0f} a second of processor, {len(made) / waited:8.0f} of wall time")
    return len(made) / spent


def rate(count: int, work: Callable[[], object]) -> float:
    """Return how many a second of processor time, the median of three rounds."""
    spent = []
    for _ in range(3):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return count / statistics.median(spent)


def bare(made: list[Visit], folder: Path) -> None:
    """Do the least that could be called an archive: a gzip member and a JSON line a page, fsync after every 64."""
    with (folder / "bare.warc.gz").open("wb") as warcs, (folder / "bare.jsonl").open("wb") as lines:
        for n, visit in enumerate(made, 1):
            assert visit.page is not None
            warcs.write(gzip_member(visit.page.exchanges[-1].response))
            lines.write(msgspec.json.encode(visit.record) + b"\n")
            if n % 64 == 0:
                for stream in (warcs, lines):
                    stream.flush()
                    os.fsync(stream.fileno())


def of_warcio(made: list[Visit]) -> None:
    writer = WARCWriter(io.BytesIO(), gzip=True, warc_version="1.1")
    headers = [("Content-Type", "text/html; charset=utf-8")]
    for visit in made:
        assert visit.page is not None
        http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        payload = io.BytesIO(visit.page.body)
        writer.write_record(writer.create_warc_record(visit.entry.url, "response", payload, http_headers=http))


def yardsticks(made: list[Visit], folder: Path) -> float:
    """Print what others would need for the same pages; return the rate of the bare loop."""
    loop = rate(len(made), lambda: bare(made, folder))
    print(f"bare loop (ISA-L gzip, append, fsync):  {loop:8.0f} pages a second")
    some = made[:300]
    ours = rate(len(some), lambda: [warc.response_member(v.page.exchanges[-1]) for v in some if v.page])
    theirs = rate(len(some), lambda: of_warcio(some))
    print(f"WARC records: ours {ours:.0f}, warcio {theirs:.0f} a second, ratio {ours / theirs:.1f} (at least 5)")
    return loop


def rss() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def many_urls(root: Path, count: int) -> None:
    with open_writer(root, "akhbar", run_id="benchmark", clock=lambda: NOW):
        pass
    db = sqlite3.connect(root / "akhbar" / "state.sqlite")
    rows = ((f"{SITE}/{n * 2654435761 % 2**32:08x}/خبر-{n}", "article", n % 5, n % 997) for n in range(count))
    db.executemany(
        "INSERT INTO urls (url, kind, priority, due_at, found_via, depth, attempts) "
        "VALUES (?, ?, ?, ?, 'section', 0, 0)",
        rows,
    )
    db.commit()
    db.close()
    before = rss()
    with open_writer(root, "akhbar", run_id="benchmark", clock=lambda: NOW) as writer:
        begun = time.perf_counter()
        for _ in range(100):
            leased = writer.lease(64)
        spent = (time.perf_counter() - begun) / 100
        leased = leased or writer.lease(1)
        for entry in leased:
            writer.submit(Visit(entry=entry, outcome=Outcome.TIMEOUT, fetched_at=NOW))
        writer.add([FrontierEntry(url=f"{SITE}/{n}/new", kind=Kind.ARTICLE) for n in range(1000)])
    print(f"{count} URLs: lease(64) {spent * 1e3:.2f} ms, memory {before:.0f} → {rss():.0f} MB")


def read(root: Path) -> None:
    """Compare iterating an archive with a bare loop of msgspec over the same lines."""
    files = sorted(root.glob("*/articles/*/*.jsonl"))
    decoder = msgspec.json.Decoder(Record)
    for _ in range(2):
        begun = time.process_time()
        count = sum(1 for path in files for line in path.open("rb") if decoder.decode(line))
        bare = time.process_time() - begun
        begun = time.process_time()
        again = sum(1 for _ in open_archive(root).articles())
        ours = time.process_time() - begun
    assert count == again
    print(f"iterating {count} records: {ours / bare:.2f} times a bare msgspec loop ({count / ours:.0f} a second)")


_MILLION = """
WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {0})
INSERT INTO {1} SELECT {2} FROM c
"""
_ROWS = {
    "articles": "n, printf('art_%026d', n), printf('{site}/post/%d', n), 1, 1700000000 + n, '{{}}', NULL, NULL, 0",
    "versions": "n, 1, printf('ver_%026d', n), randomblob(32), randomblob(32), randomblob(32), randomblob(32), 'x', n, "
    "printf('articles/2026-01-01/%d.jsonl', n / 3000), n, 6000, printf('warc/%d.warc.gz', n / 3000), n, 20000",
    "aliases": "printf('akhbar.example/post/%d', n), n, 1",
    "urls": "printf('{site}/post/%d', n), 'article', 0, 4000000000, NULL, 'section', 0, 0, NULL, NULL, NULL, "
    "'article', 200, n, NULL, NULL, NULL, NULL, n",
}


def recover(root: Path, articles: int) -> None:
    """Start with the state of so many articles, a thousand sealed parts, and torn ends behind two open files."""
    with open_writer(root, "akhbar", run_id="benchmark", clock=lambda: NOW) as writer:
        wait([writer.submit(visit) for visit in visits(64, NOW, [b"<html></html>"])])
        seal = writer.seal()
    db = sqlite3.connect(root / "akhbar" / "state.sqlite")
    for table, columns in _ROWS.items():
        db.execute(f"DELETE FROM {table}")
        db.execute(_MILLION.format(articles, table, columns.format(site=SITE)))
    db.executemany(
        "INSERT INTO parts VALUES (?, 'articles', '2026-01-01', ?, 1, 9, 3000)",
        [(f"articles/2026-01-01/2026-01-01.{n}.jsonl.zst", n) for n in range(1000)],
    )
    db.commit()
    db.close()
    made = [replace(one, record=None, outcome=Outcome.NOT_ARTICLE) for one in visits(64, NOW, [b"<html>x</html>"])]
    with open_writer(root, "akhbar", run_id="benchmark", clock=lambda: NOW) as writer:
        wait([writer.submit(replace(one, entry=replace(one.entry, url=f"{one.entry.url}/x"))) for one in made])
    for path in root.rglob("*.open"):
        with path.open("ab") as stream:
            stream.write(b"torn" * 10_000)
    begun = time.perf_counter()
    with open_writer(root, "akhbar", run_id="benchmark", clock=lambda: NOW):
        opened = time.perf_counter() - begun
    assert seal
    print(f"start-up with recovery, {articles:,} articles: {opened * 1e3:.0f} ms (at most 2,000)")


def start(root: Path) -> None:
    """Measure how long taking the lock, recovery and closing take."""
    begun = time.perf_counter()
    with open_writer(root, "akhbar", run_id="benchmark", clock=lambda: NOW + timedelta(hours=4)):
        opened = time.perf_counter() - begun
    print(f"start-up with recovery: {opened * 1e3:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--urls", type=int, default=0)
    parser.add_argument("--records", type=int, default=0, help="articles of an archive whose start-up is measured")
    arguments = parser.parse_args()
    dice = random.Random(1)
    bodies = [html(dice, 80_000) for _ in range(50)]
    if arguments.urls:
        with tempfile.TemporaryDirectory() as folder:
            many_urls(Path(folder), arguments.urls)
    if arguments.records:
        with tempfile.TemporaryDirectory() as folder:
            recover(Path(folder), arguments.records)
    if not arguments.articles:
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = list(visits(arguments.articles, NOW, bodies))
        loop = yardsticks(made, root)
        print("new articles with their WARC records:")
        new = commit(root, made, NOW)
        print(f"    {new / loop:.2f} of the bare loop")
        later = NOW + timedelta(hours=3)
        print("unchanged articles:")
        commit(root, [replace(visit) for visit in visits(arguments.articles, later, bodies)], later)
        read(root)
        start(root)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main()
