"""An archive as years of runs leave it, made in seconds: rows and files as they would be, their texts left out."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from newsscraper.crawl import history, report
from newsscraper.crawl.alarms import Open
from newsscraper.crawl.history import Figures, Past
from newsscraper.crawl.report import RunReport, SourceReport
from newsscraper.crawl.watch import Watch
from newsscraper.store import paths, runs
from newsscraper.store.paths import SourcePaths

WRITTEN = 400
"""Reports that are written one by one, the oldest; all others are further names of the last of them."""
KINDS = {"articles": ".1.jsonl.zst", "warc": ".warc.gz", "seen": ".1.jsonl.zst", "listings": ".1.jsonl.zst"}


@dataclass(frozen=True)
class Age:
    """How old an archive shall look."""

    runs: int
    """Reports of runs, one every quarter of an hour until now."""
    days: int
    """Days of which each source has files."""
    articles: int
    """Articles of each source, with as many addresses, versions and aliases."""
    hosts: int
    """Hosts that were ever asked."""


def grow(root: Path, slugs: list[str], age: Age, now: datetime) -> None:
    """Let an archive of fresh sources look as old as that."""
    for slug in slugs:
        of = SourcePaths.of(root, slug)
        _files(of, age, now.date())
        _rows(of.state, slug, age, now)
    _hosts(paths.hosts(root), age.hosts, now)
    _reports(root, slugs, age.runs, now)
    _alarms(root, slugs, now)


def _files(of: SourcePaths, age: Age, today: date) -> None:
    for n in range(3, age.days + 3):
        day = (today - timedelta(days=n)).isoformat()
        for kind, ending in KINDS.items():
            folder = of.folder / kind / day
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{day}{ending}").touch()


def _rows(state: Path, slug: str, age: Age, now: datetime) -> None:
    at = int(now.timestamp())
    with closing(sqlite3.connect(state)) as db, db:
        parts = [
            (f"{kind}/{day}/{day}{ending}", kind, day, 1, 1, 1000, 10)
            for n in range(3, age.days + 3)
            for day in [(now.date() - timedelta(days=n)).isoformat()]
            for kind, ending in KINDS.items()
        ]
        db.executemany("INSERT OR IGNORE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)", parts)
        first = db.execute("SELECT coalesce(max(n), 0) + 1 FROM articles").fetchone()[0]
        numbers = range(first, first + age.articles)
        urls = [(n, f"http://{slug}.test/article/{1_000_000 + n}") for n in numbers]
        db.executemany(
            "INSERT INTO articles (n, id, address, latest, first_seen, published) VALUES (?, ?, ?, 1, ?, '{}')",
            ((n, f"art_{n:026}", url, at - n) for n, url in urls),
        )
        db.executemany(
            "INSERT INTO versions VALUES (?, 1, ?, ?, ?, ?, ?, 'x', ?, ?, ?, 1000, ?, ?, 1000)",
            (
                (n, f"ver_{n:026}", *[n.to_bytes(32, "big")] * 4, at - n, parts[0][0], n * 1000, parts[1][0], n * 9000)
                for n, _ in urls
            ),
        )
        db.executemany("INSERT INTO aliases VALUES (?, ?, 1)", ((url, n) for n, url in urls))
        db.executemany(
            "INSERT INTO urls (url, kind, priority, due_at, depth, attempts, outcome, status, fetched_at, article)"
            " VALUES (?, 'article', 84, ?, 1, 0, 'article', 200, ?, ?)",
            ((url, at + 10_000 * (1 + n) if n % 3 else None, at - n, n) for n, url in urls),
        )


def _hosts(path: Path, hosts: int, now: datetime) -> None:
    """Note many hosts, in a log that nobody brought home: whoever wrote it was killed."""
    at = now.timestamp()
    names = [f"host-{n}.test" for n in range(hosts)]
    text = b"User-agent: *\n" + b"Disallow: /a/very/long/path\n" * 100
    log = path.with_name(path.name + "-wal")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("BEGIN")
        db.executemany(
            "INSERT INTO hosts (host, set_at, next_at, holder, claimed, pause) VALUES (?, ?, ?, '999999-gone', 1, 1)",
            ((name, at - 9e6, at - 9e6) for name in names),
        )
        db.executemany(
            "INSERT INTO robots VALUES (?, ?, 200, ?)", ((f"http://{name}", at - 9e6, text) for name in names)
        )
        db.execute("COMMIT")
        left = [(kept, kept.read_bytes()) for kept in (path, log)]
    for kept, data in left:
        kept.write_bytes(data)


def _alarms(root: Path, slugs: list[str], now: datetime) -> None:
    """Write the longest past that is kept, and an open alarm of each source and of another."""
    fields = dict.fromkeys(("title", "authors", "tags", "section", "images"), 3)
    examples = {name: f"http://paper.test/article/{n}" for n, name in enumerate(fields)}
    laid = {name: {"css:h1.title": 40, "meta:og:title": 2} for name in fields}

    def figures(at: datetime) -> Figures:
        return Figures(
            at=at, runs=96, pages=300, articles=45, lists=200, links=6000, new=20,
            missing=fields, lacking=examples, laid=laid, newest=at,
        )  # fmt: skip

    days = [now - timedelta(days=n) for n in range(history.DAYS, 0, -1)]
    past = Past(days={at.date(): figures(at) for at in days}, recent=tuple(figures(at) for at in days[-40:]))
    alarm = {
        slug: Open(
            source=slug, figure="age", since=now, opened_at=now, reminded_at=now, what="its newest article is old"
        )
        for slug in (*slugs, "elsewhere")
    }  # fmt: skip
    known = history.forgotten([kept.name for kept in runs.oldest_first(root, f"{now - timedelta(days=4):%Y%m%d}")])
    old = Watch(known=tuple(known), past=dict.fromkeys(slugs, past), open=tuple(alarm.values()))
    paths.alarms(root).write_bytes(msgspec.json.encode(old))


def _reports(root: Path, slugs: list[str], number: int, now: datetime) -> None:
    """Write the reports of the oldest days, which are packed first, and links to one of them for all the others."""
    quiet = tuple(SourceReport(source=slug, name=slug, pages=1, links=30, outcomes={"listing": 1}) for slug in slugs)
    folder = paths.runs(root)
    for n in range(number, 0, -1):
        at = now - timedelta(minutes=15 * n)
        name = runs.new_run_id(at)
        if n > number - WRITTEN:
            last = report.write(root, RunReport(run=name, started_at=at, ended_at=at, sources=quiet))
        else:
            os.link(last, folder / f"{name}.json")
