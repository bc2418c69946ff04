"""The analyses of an archive measured: CPU time as a multiple of reading all records once, and memory, each by itself.

    python benchmarks/analyses.py [ARTICLES]

The texts are those of `clusters.py`; each analysis runs in a process of its own, over the same sealed files, with the
index made before.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections import deque
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clusters import made, write

from newsscraper.read import open_archive
from newsscraper.read.digest_page import page
from newsscraper.read.graph_files import text
from newsscraper.read.plot import svg
from newsscraper.read.search import Search

WORD = "الموضوع"
EARLY = datetime(2026, 1, 1, tzinfo=UTC)


def drain(rows):
    deque(rows, maxlen=0)


ANALYSES = {
    "reading": lambda archive: drain(archive.records()),
    "clusters": lambda archive: drain(archive.clusters()),
    "graph related": lambda archive: drain(text(archive.graph("related"), "graphml")),
    "graph tags": lambda archive: drain(text(archive.graph("tags"), "gexf")),
    "timeline": lambda archive: svg(archive.timeline(per="day")),
    "timeline by tag": lambda archive: svg(archive.timeline(per="week", by="tag")),
    "digest": lambda archive: drain(page(archive.digest(EARLY, EARLY + timedelta(days=365)))),
    "edits": lambda archive: archive.edits(),
    "latest": lambda archive: archive.latest(100),
    "compare": lambda archive: archive.compare("source:made until:2026-03-20", "source:made since:2026-03-21"),
    "sample": lambda archive: archive.sample(500, by=["source", "month"]),
    "sample of clusters": lambda archive: archive.sample(500, by=["source", "month"], one_per_cluster=True),
    "kwic": lambda archive: archive.kwic(WORD),
}


def measured(root, name, told):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    ANALYSES[name](open_archive(root))
    told.put((time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, before / 1024))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), made(count, seed=11))
        Search(Path(folder)).close()
        reading = 0.0
        for name in ANALYSES:
            told = context.Queue()
            process = context.Process(target=measured, args=(Path(folder), name, told))
            process.start()
            seconds, peak, _ = told.get()
            process.join()
            reading = reading or seconds
            print(f"{name:20}  {seconds:6.1f} s CPU  {seconds / reading:5.1f} x reading  {peak:5.0f} MB")


if __name__ == "__main__":
    main()
