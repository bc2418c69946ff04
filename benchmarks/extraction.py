"""How well and how fast pages become articles: ours and other extractors over the same folders, in one run.

    python benchmarks/extraction.py FOLDER… [--peer NAME[:VARIANT]=PYTHON]… [--passes N] [--limit N]
    python benchmarks/extraction.py FOLDER --memory 10000
    python benchmarks/extraction.py --pin [--allow-loss "reason"]

A folder holds pages (`x.html` or `x.html.gz`), their gold (`x.gold.json`) and `urls.json`. A peer is run by the
python of its own environment (`warm_peer.py`), through the script `NAME_extract.py` of `--adapters`; all are warmed
alike. Speed is pages per CPU second of extraction alone; beside it stands how many times the CPU time of a bare lxml
parse of the same bytes it took. `--memory 10000` extracts so many pages and prints the memory in use.
`--pin` writes our own figures as the floors that the tests hold, and refuses lower ones without a reason.
"""

import argparse
import gc
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import lxml.html

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import scoring
from newsscraper import extract
from newsscraper.items import Article

ROOT = Path(__file__).parents[1]
BESIDE = ROOT.parent / "shared"
OWN_PAGES = ROOT / "tests" / "extract" / "pages"
WARM = Path(__file__).with_name("warm_peer.py")
FLOORS = ROOT / "tests" / "extract" / "scores.json"
FETCHED = datetime(2026, 6, 1, 12, tzinfo=UTC)
"""The day to which relative dates in the pages refer; no gold has one."""
COLUMNS = {
    "body_f1": "body F1", "noise": "noise", "title": "title", "date": "day right", "date_wrong": "day wrong",
    "instant": "instant", "instant_invented": "invented", "tags": "tags", "related": "related",
}  # fmt: skip


@dataclass
class Result:
    """One extractor over one folder."""

    name: str
    release: str
    scores: dict[str, float]
    pages: int
    cpu: float
    """CPU seconds of extraction."""
    slowest: list[tuple[float, str]] = field(default_factory=list)


def pages(folder: Path, limit: int | None = None) -> dict[str, tuple[bytes, str]]:
    """Map the name of each page to its bytes and address."""
    urls = json.loads((folder / "urls.json").read_text(encoding="utf-8")) if (folder / "urls.json").exists() else {}
    files = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".html.gz")))[:limit]
    found = {}
    for path in files:
        name = str(path.relative_to(folder))
        raw = path.read_bytes()
        html = gzip.decompress(raw) if name.endswith(".gz") else raw
        found[name.removesuffix(".gz").removesuffix(".html")] = (html, urls.get(name) or "https://news.example/a/1")
    return found


def row(article: Article) -> dict[str, Any]:
    """Return an article as the scorer reads it."""
    return {
        "title": article.title,
        "body": article.body,
        "date_published": article.date_published.isoformat() if article.date_published else None,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "tags": list(article.tags),
        "related": [{"title": r.title, "url": r.url} for r in article.related],
    }


def ours(folder: Path, limit: int | None = None, passes: int = 1) -> tuple[Result, dict[str, dict[str, Any]]]:
    """Run our own generic rules over a folder; of several passes the first warms up and the quickest other counts."""
    loaded = pages(folder, limit)
    gc.collect()
    runs = [_once(loaded) for _ in range(passes)]
    times, rows = min(runs[1:] or runs, key=lambda run: sum(seconds for seconds, _ in run[0]))
    gold = {name: g for name, g in scoring.golds(folder).items() if name in loaded}
    result = Result("newsscraper", version("newsscraper-archive"), scoring.means(gold, rows), len(loaded),
                    sum(t for t, _ in times), sorted(times, reverse=True)[:5])  # fmt: skip
    return result, rows


def _once(loaded: dict[str, tuple[bytes, str]]) -> tuple[list[tuple[float, str]], dict[str, dict[str, Any]]]:
    """Read all pages once; return the CPU seconds and the row of each."""
    times: list[tuple[float, str]] = []
    rows: dict[str, dict[str, Any]] = {}
    for name, (html, url) in loaded.items():
        started = time.process_time()
        article = extract.article(html, url=url, fetched_at=FETCHED)
        times.append((time.process_time() - started, name))
        rows[name] = row(article)
    return times, rows


def parse_time(folder: Path, limit: int | None = None) -> float:
    """Return the CPU seconds of `lxml.html.document_fromstring` over a folder's pages."""
    loaded = [html for html, _ in pages(folder, limit).values()]
    started = time.process_time()
    for html in loaded:
        lxml.html.document_fromstring(html)
    return time.process_time() - started


def peer(spec: str, folder: Path, adapters: Path, limit: int | None, passes: int) -> Result:
    """Run a peer in its own environment over a folder, warmed as ours is."""
    label, _, python = spec.partition("=")
    name, _, variant = label.partition(":")
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.jsonl"
        command = [python, str(WARM), str(adapters / f"{name}_extract.py"), str(folder), str(out)]
        command += ["--passes", str(passes), "--variant", variant, *(["--limit", str(limit)] if limit else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        summary = json.loads(done.stderr.strip().splitlines()[-1])
        rows = {_bare(r["file"]): r for r in map(json.loads, out.open(encoding="utf-8"))}
    gold = {n: g for n, g in scoring.golds(folder).items() if n in rows}
    return Result(label, summary["version"], scoring.means(gold, rows), summary["pages"], summary["cpu_seconds"])


def _bare(name: str) -> str:
    return name.removesuffix(".gz").removesuffix(".html")


def table(folder: Path, results: list[Result], parse: float) -> str:
    """Return the results as a Markdown table."""
    heads = ["extractor", *COLUMNS.values(), "pages / CPU s", "x lxml parse"]
    lines = [
        f"### {folder.name}: {results[0].pages} pages",
        "",
        "| " + " | ".join(heads) + " |",
        "|---" * len(heads) + "|",
    ]
    for r in results:
        cells = [f"{r.scores[k]:.3f}" if k in r.scores else "–" for k in COLUMNS]
        speed = [f"{r.pages / r.cpu:.0f}", f"{r.cpu / parse:.1f}"]
        lines.append("| " + " | ".join([f"{r.name} {r.release}", *cells, *speed]) + " |")
    return "\n".join(lines)


def measure(folder: Path, args: argparse.Namespace) -> str:
    """Measure one folder with all extractors."""
    parse = min(parse_time(folder, args.limit) for _ in range(args.passes))
    results = [ours(folder, args.limit, args.passes)[0]]
    parse = min(parse, *(parse_time(folder, args.limit) for _ in range(args.passes)))
    results += [peer(spec, folder, args.adapters, args.limit, args.passes) for spec in args.peer]
    slow = ", ".join(f"{name} {seconds * 1000:.0f} ms" for seconds, name in results[0].slowest)
    return f"{table(folder, results, parse)}\n\nSlowest of ours: {slow}"


def memory(folder: Path, count: int) -> list[int]:
    """Extract pages over and over; return the memory in use (RSS, MB) after each tenth of `count` pages."""
    loaded = list(pages(folder).values())
    sizes = []
    for n in range(count):
        html, url = loaded[n % len(loaded)]
        extract.article(html, url=url, fetched_at=FETCHED)
        if (n + 1) % max(1, count // 10) == 0:
            sizes.append(resident())
    return sizes


def resident() -> int:
    """Return the memory in use by this process in MB; where the system does not tell, the most it ever used."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() // 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


# ── floors ───────────────────────────────────────────────────────────────────────────────────────


def gold_sets() -> dict[str, Path]:
    """Return the sets that the gate knows and that are on this machine."""
    sets = {"own": OWN_PAGES, "ar": BESIDE / "corpus" / "ar", "en-wcxb": BESIDE / "corpus" / "en-wcxb"}
    return {name: folder for name, folder in sets.items() if folder.is_dir()}


def losses(floors: dict[str, float], scores: dict[str, float]) -> list[str]:
    """Say which figures are worse than their floors by more than rounding."""
    found = []
    for key, floor in floors.items():
        value = scores.get(key, float("nan"))
        worse = value > floor + 0.0005 if key in scoring.LOWER_IS_BETTER else not value >= floor - 0.0005
        if worse:
            found.append(f"{key} {value} (pinned {floor})")
    return found


def pin(reason: str | None) -> int:
    """Write our figures as floors; refuse to lower one without a reason."""
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}, "losses": []}
    for name, folder in gold_sets().items():
        scores = ours(folder)[0].scores
        lost = losses(pinned["floors"].get(name, {}), scores)
        if lost and not reason:
            print(f'{name}: {"; ".join(lost)}\nnothing pinned; mend it, or say --allow-loss "reason"', file=sys.stderr)
            return 1
        if lost:
            pinned["losses"].append({"day": date.today().isoformat(), "set": name, "lost": lost, "reason": reason})
        pinned["floors"][name] = scores
    FLOORS.write_text(json.dumps(pinned, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"pinned {', '.join(gold_sets())} in {FLOORS.relative_to(ROOT)}")
    return 0


def main() -> int:
    """Run the benchmark or pin the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME[:VARIANT]=PYTHON")
    parser.add_argument("--adapters", type=Path, default=BESIDE / "peers")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--passes", type=int, default=3, help="the first warms up, the quickest other counts")
    parser.add_argument("--memory", type=int, metavar="PAGES")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--allow-loss", metavar="REASON")
    args = parser.parse_args()
    if args.pin:
        return pin(args.allow_loss)
    for folder in args.folders or gold_sets().values():
        if not pages(folder, 1):
            parser.error(f"{folder} holds no page (x.html or x.html.gz)")
        if args.memory:
            sizes = ", ".join(map(str, memory(folder, args.memory)))
            print(f"{folder.name}: MB in use after each tenth of {args.memory} pages: {sizes}", flush=True)
        else:
            print(measure(folder, args), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
