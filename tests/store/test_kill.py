"""`kill -9` at any instant: what was committed is there once, what was not is fetched again."""

import collections
import itertools
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
import zlib
from pathlib import Path

import pytest
from made_visits import FakeClock, lines, writer

from newsscraper.read import open_archive
from newsscraper.store.records import decode

ARTICLES = 1200

CRAWL = textwrap.dedent(
    """
    import sys
    from datetime import timedelta
    from pathlib import Path
    sys.path.insert(0, sys.argv[2])
    from made_visits import NOON, FakeClock, entry, visit, writer

    clock = FakeClock()
    with writer(Path(sys.argv[1]), clock) as store:
        store.add(entry(n) for n in range(int(sys.argv[3])))
        while True:
            leased = store.lease(100)
            if not leased:
                break
            answers = []
            for found in leased:
                n = int(found.url.rpartition("/")[2])
                again = NOON if found.known_id is None else None
                fields = {} if found.known_id is None else {"title": f"عنوان معدل {n}"}
                html = f"<html>{n} " + "نص طويل " * 400 + "</html>"
                answers.append(store.submit(visit(n, html=html, fields=fields, next_check_at=again)))
            for answer in answers:
                answer.result()
        print("done")
    """
)


def crawl(root, count):
    here = str(Path(__file__).parent)
    command = [sys.executable, "-c", CRAWL, str(root), here, str(count)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    )


def crawl_through_kills(root, count, kills, dice):
    """Run the crawl to its end, killing it `kills` times; return how often it was really killed."""
    killed = 0
    while True:
        process = crawl(root, count)
        if killed < kills:
            time.sleep(dice.uniform(0.25, 0.6))
            process.send_signal(signal.SIGKILL)
        said, _ = process.communicate(timeout=120)
        if said.strip() == "done" and process.returncode == 0:
            return killed
        assert process.returncode == -signal.SIGKILL
        killed += 1


def check(root, count):
    """Every version once, no gaps, every pointer resolves to the page it was made from, nothing loose in WARC."""
    clock = FakeClock()
    clock.pass_(days=1)
    with writer(root, clock) as store:
        assert store.damage == []
        assert store.lease(10) == []
    versions = collections.defaultdict(list)
    archive = open_archive(root)
    for line in lines(root):
        record = decode(line)
        versions[record.id].append(record)
        assert archive.raw(record).startswith(b"<html>")
    assert len(versions) == count
    for chain in versions.values():
        chain.sort(key=lambda record: record.version)
        assert [record.version for record in chain] == list(range(1, len(chain) + 1))
        assert all(b.previous_version_id == a.version_id for a, b in itertools.pairwise(chain))
    assert not list(root.rglob("*.open"))
    for path in root.rglob("*.warc.gz"):
        assert unpacks_whole(path.read_bytes())


def unpacks_whole(data):
    while data:
        unpack = zlib.decompressobj(wbits=31)
        unpack.decompress(data)
        if not unpack.eof:
            return False
        data = unpack.unused_data
    return True


def test_eight_kills(tmp_path):
    killed = crawl_through_kills(tmp_path, ARTICLES, 8, random.Random(8))
    assert killed >= 4
    check(tmp_path, ARTICLES)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_hundred_kills(tmp_path):
    crawl_through_kills(tmp_path, 20_000, 200, random.Random(200))
    check(tmp_path, 20_000)
