"""Reading measured over a generated archive: index, queries, iteration, Parquet, and the memory that each takes.

    python benchmarks/reading.py [ARTICLES] [--dir FOLDER]

CPU seconds, each measure in a process of its own, ratios within this one run. The archive has four sources and their
states; `--dir` keeps it for the next run. Text: headline and body in UTF-8. Bare: a loop of `msgspec` over the lines of
the same files. DuckDB: its own COPY of the same rows from the same files.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from search import made

from newsscraper.items import Record
from newsscraper.read import export, open_archive, parquet, selection, typed
from newsscraper.read.columns import columns
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.store import paths

SOURCES = ("one", "two", "three", "four")
QUERIES = (
    "كتاب",
    "نهر",
    "الماء",
    "كتاب وزير",
    "كتاب OR وزير OR بيان",
    "نهر -كتاب",
    "title:كتاب",
    "tag:نهر",
    '"نهر مدينة"',
    '"بيان وزير"',
    "NEAR(كتاب وزير, 5)",
    "NEAR(نهر مدينة طريق, 5)",
    "مكتب*",
    "م*",
    "نهر source:one",
    "نهر since:2026-03",
    "نهر since:2025-05-05 until:2026-02-02",
    "نهر since:2030",
    "source:two",
)


def parts(root):
    return sorted(root.glob("*/articles/*/*.jsonl"))


def bare(root):
    decoder = msgspec.json.Decoder(Record)
    for path in parts(root):
        with path.open("rb", buffering=1 << 20) as lines:
            for line in lines:
                decoder.decode(line)


def index(root):
    paths.search_index(root).unlink(missing_ok=True)
    Search(root).close()


def queries(root):
    found = {}
    with Search(root) as search:
        for query in QUERIES:
            for by in ("rank", "date"):
                took = []
                for _ in range(3):
                    start = time.process_time()
                    page = search.page(parse(query), by=by)
                    took.append(time.process_time() - start)
                found[f"{query}|{by}"] = (min(took) * 1000, page.counted)
    return found


def to_parquet(root):
    with tempfile.TemporaryDirectory() as folder:
        archive, shape = open_archive(root), columns("versions")
        tally = export.Tally()
        found = tally.through(export.rows(archive, "versions", selection(), profile="full"))
        with parquet.Spool(Path(folder) / "rows") as spool:
            spool.take(row.line for row in found)
            assert parquet.write(spool, shape, Path(folder) / "x.parquet") == tally.count
        tally.sha256()


def duckdb_copy(root):
    import duckdb

    types = ", ".join(f"'{one.name}': '{typed.sql_type(one)}'" for one in columns("versions"))
    with tempfile.TemporaryDirectory() as folder:
        duckdb.connect().execute(
            f"COPY (SELECT * FROM read_json('{root}/*/articles/*/*.jsonl', columns = {{{types}}})) "
            f"TO '{folder}/x.parquet' (FORMAT parquet, COMPRESSION zstd)"
        )


MEASURES = {
    "bare": bare,
    "versions": lambda root: sum(1 for _ in open_archive(root).articles(latest=False)),
    "articles": lambda root: sum(1 for _ in open_archive(root).articles()),
    "rows": lambda root: sum(1 for _ in open_archive(root).rows()),
    "index": index,
    "queries": queries,
    "duckdb": duckdb_copy,
    "parquet": to_parquet,
}


def measured(name, root):
    """Measure in this process and print what was found."""
    start = time.process_time()
    told = MEASURES[name](root)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": time.process_time() - start, "peak": peak, "told": told}))


def run(name, root):
    line = [sys.executable, __file__, "--measure", name, "--dir", str(root)]
    return json.loads(subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout)


def prepared(root, count):
    root.mkdir(parents=True, exist_ok=True)
    if not (root / "archive.json").exists():
        made(root, count, sources=SOURCES)
        for slug in SOURCES:
            command = [sys.executable, "-m", "newsscraper", "archive", "rebuild", slug, "--archive", str(root)]
            subprocess.run(command, check=True, capture_output=True)


def report(root):
    text = articles = 0
    for record in open_archive(root).articles(latest=False):
        text += len(f"{record.title}{record.body}".encode())
        articles += 1
    found = {name: run(name, root) for name in MEASURES}
    size = sum(path.stat().st_size for path in parts(root))
    print(f"archive    {articles:,} articles, {size / 1e6:.0f} MB of lines, {text / 1e6:.0f} MB of text")
    cpu = {name: one["cpu"] for name, one in found.items()}
    print(f"index      {text / 1e6 / cpu['index']:6.1f} MB of text a second, {articles / cpu['index']:,.0f} articles")
    for name in ("versions", "articles", "rows"):
        print(f"iterate    {cpu[name] / cpu['bare']:6.2f} x bare  {name}")
    print(f"parquet    {cpu['parquet'] / cpu['duckdb']:6.2f} x DuckDB's COPY ({cpu['duckdb']:.1f} s)")
    for name, (took, counted) in found["queries"]["told"].items():
        query, _, by = name.partition("|")
        print(f"query      {took:6.0f} ms  {counted:>8}  by {by}  {query}")
    for name, one in found.items():
        print(f"memory     {one['peak']:6.0f} MB  {name}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("articles", type=int, nargs="?", default=100_000)
    options.add_argument("--dir", type=Path)
    options.add_argument("--measure", choices=[*MEASURES])
    asked = options.parse_args()
    if asked.measure:
        measured(asked.measure, asked.dir)
        return
    with tempfile.TemporaryDirectory() as folder:
        root = asked.dir or Path(folder)
        prepared(root, asked.articles)
        report(root)


if __name__ == "__main__":
    main()
