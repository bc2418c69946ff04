"""The whole crawl against a bare Scrapy spider that only fetches the same pages, delays off, in one run.

    python benchmarks/crawl.py [--sources 100] [--articles 100] [--workers 0|1|auto] [--keep FOLDER]

Prints pages a second of both, their ratio, the peak of resident memory, the time from start to the first request, and
whether the archive holds every article once. The newspapers (`city.py`) are served by a process of their own.
"""

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import city

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Figures:
    """What one crawl cost."""

    pages: int
    seconds: float
    """From the first request to the end."""
    start: float
    """Seconds from the start of the process to its first request."""
    cpu: float
    """Seconds of processor time."""
    memory: int
    """Peak of resident memory, bytes."""
    early: int
    """Resident memory when a third of the pages were fetched, bytes."""

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


@contextlib.contextmanager
def serving(sources: int, articles: int) -> Iterator[str]:
    """Serve the newspapers in a process of their own; gives the address of the proxy."""
    command = [sys.executable, str(HERE / "city.py"), str(sources), str(articles)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


def ask(proxy: str, path: str) -> Any:
    """Return what the city answers: `/count`, `/asked`, `/edition/2`."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy}))
    with opener.open(f"http://city.test{path}", timeout=10) as response:
        return json.loads(response.read())


def publishers(folder: Path, sources: int) -> list[str]:
    """Write the facts of the newspapers and return their slugs."""
    slugs = [city.slug(n) for n in range(1, sources + 1)]
    (folder / "publishers").mkdir(exist_ok=True)
    for slug in slugs:
        (folder / "publishers" / f"{slug}.toml").write_text(city.FACTS.format(slug=slug), encoding="utf-8")
    return slugs


def measured(command: list[str], folder: Path, proxy: str, expected: int) -> Figures:
    """Run a crawl and watch it from outside."""
    began, cpu = time.monotonic(), _cpu()
    first, early, peak, pages = 0.0, 0, 0, 0
    left_out = {"PYTHONDONTWRITEBYTECODE"}  # an installed program has its byte code
    environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and k not in left_out}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        time.sleep(0.02 if not first else 0.25)
        pages = ask(proxy, "/count")
        first = first or (time.monotonic() if pages else 0.0)
        memory = _memory(process.pid)
        peak = max(peak, memory)
        early = early or (memory if pages > expected / 3 else 0)
    ended = time.monotonic()
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    pages = ask(proxy, "/count")
    return Figures(pages, ended - (first or began), first - began, _cpu() - cpu, peak, early)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> int:
    """Return the resident memory of a process and its children."""
    found = subprocess.run(["ps", "-o", "rss=", "--pid", str(pid), "--ppid", str(pid)], capture_output=True, text=True)
    return 1024 * sum(map(int, found.stdout.split()))


def ours(folder: Path, proxy: str, slugs: list[str], expected: int, workers: int | str = 0) -> Figures:
    """Crawl as the product does. `workers`: as `newsscraper.toml` says it."""
    command = [sys.executable, "-m", "newsscraper", "crawl", *slugs, "--delay", "0", "--proxy", proxy]
    (folder / "newsscraper.toml").write_text(f"[crawl]\nworkers = {json.dumps(workers)}\n", encoding="utf-8")
    return measured([*command, "--contact", "https://city.test/"], folder, proxy, expected)


def bare(folder: Path, proxy: str, slugs: list[str], expected: int) -> Figures:
    """Fetch the same pages with a spider that does nothing else."""
    return measured([sys.executable, str(HERE / "bare_spider.py"), proxy, *slugs], folder, proxy, expected)


def archived(folder: Path) -> Counter[tuple[str, int]]:
    """Return how many lines the archive has of each address and version."""
    found: Counter[tuple[str, int]] = Counter()
    for path in (folder / "archive").glob("*/articles/*/*.jsonl"):
        for line in path.read_bytes().splitlines():
            record = json.loads(line)
            found[record["url"], record["version"]] += 1
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=100)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--workers", default="0", choices=("0", "1", "auto"), help="processes that read pages")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, serving(options.sources, options.articles) as proxy:
        folder = options.keep or Path(place)
        folder.mkdir(exist_ok=True)
        slugs = publishers(folder, options.sources)
        pages = options.sources * (options.articles + options.articles // city.PER_PAGE + 1)
        rival = bare(folder, proxy, slugs, pages)
        ask(proxy, "/edition/1")
        workers = int(options.workers) if options.workers.isdigit() else options.workers
        first = ours(folder, proxy, slugs, pages, workers)
        ask(proxy, "/edition/2")
        second = ours(folder, proxy, slugs, options.sources)
        again = Counter(ask(proxy, "/asked"))
        lines = archived(folder)
    print(json.dumps({"bare": asdict(rival), "ours": asdict(first), "second run": asdict(second)}, indent=1))
    wanted = options.sources * options.articles
    print(f"archived {len(lines)} of {wanted}, {sum(lines.values()) - len(lines)} twice")
    print(f"second run asked {sum(again.values())} times, {sum('/article/' in url for url in again)} articles")
    print(f"{rival.rate:.0f} pages/s bare, {first.rate:.0f} ours: ratio {first.rate / rival.rate:.2f}")


if __name__ == "__main__":
    main()
