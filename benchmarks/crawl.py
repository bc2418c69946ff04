"""The whole crawl against a bare Scrapy spider that only fetches the same pages, delays off, in one run.

    python benchmarks/crawl.py [--sources 100] [--articles 100] [--workers 0|1|auto] [--keep FOLDER]

Prints pages a second of both and their ratio, twice: by the clock, and by the processor time of the busiest process
(crawl, or its worker), which is what the clock would show if every process had a core, the server's included. On two
cores that others use as well the clock shows mostly them. Then the resident memory at each third, the time from start
to the first request, and whether the archive holds every article once. The newspapers (`city.py`) are written ahead and
served by a process of their own.
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
    """Seconds of processor time of the crawl itself, start included."""
    worker: float
    """Seconds of processor time of its worker."""
    memory: int
    """Peak of resident memory, bytes."""
    thirds: tuple[int, ...]
    """Resident memory when one and two thirds of the pages were fetched, and at the end, bytes."""

    @property
    def rate(self) -> float:
        """Pages a second by the clock."""
        return self.pages / self.seconds

    @property
    def busy_rate(self) -> float:
        """Pages a second of processor time of the busiest process."""
        return self.pages / max(self.cpu, self.worker)


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
    first, worker, pages = 0.0, 0.0, 0
    memory: list[tuple[int, int]] = []
    left_out = {"PYTHONDONTWRITEBYTECODE"}  # an installed program has its byte code
    environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and k not in left_out}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        time.sleep(0.02 if not first else 0.25)
        pages = ask(proxy, "/count")
        first = first or (time.monotonic() if pages else 0.0)
        seen = children_of(process.pid)
        worker = max(worker, sum(map(cpu_of, seen)))
        memory.append((pages, sum(map(memory_of, (process.pid, *seen)))))
    ended = time.monotonic()
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    used = _cpu() - cpu - worker
    pages = ask(proxy, "/count")
    thirds = tuple(max([held for n, held in memory if n <= expected * k / 3], default=0) for k in (1, 2, 4))
    return Figures(pages, ended - (first or began), first - began, used, worker, max(m for _, m in memory), thirds)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def children_of(pid: int) -> list[int]:
    """Return the processes that a process started."""
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [int(child) for found in lists for child in found.split()]


def cpu_of(pid: int) -> float:
    """Return the seconds of processor time that a process used so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(pid: int) -> int:
    """Return the resident memory of a process in bytes."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


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
    print(f"by the clock {rival.rate:.0f} pages/s bare, {first.rate:.0f} ours: {first.rate / rival.rate:.2f}")
    busy = first.busy_rate / rival.busy_rate
    print(f"by processor time {rival.busy_rate:.0f} pages/s bare, {first.busy_rate:.0f} ours: {busy:.2f}")
    print(f"memory at each third, MB: {', '.join(f'{held / 1e6:.0f}' for held in first.thirds)}")


if __name__ == "__main__":
    main()
