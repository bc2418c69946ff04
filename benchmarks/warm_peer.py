"""One peer over one folder in one process, warmed as ours is; run by the peer's own python, so standard library only.

    PEER/bin/python benchmarks/warm_peer.py ADAPTER.py FOLDER OUT.jsonl [--variant V] [--passes N] [--limit N]

The adapter offers `extract(raw, url, variant) -> dict`. All pages are read `N` times; the first pass warms up and is
not counted, of the others the quickest in CPU time is. OUT gets a line a page, the last line on stderr is a summary.
"""

import argparse
import gzip
import importlib.metadata
import importlib.util
import json
import os
import re
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any


def load(path: Path) -> ModuleType:
    """Import an adapter from its file."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def release(adapter: Path) -> str:
    """Return the version of the distribution that an adapter names."""
    named = re.search(r'version\("([\w.-]+)"\)', adapter.read_text(encoding="utf-8"))
    return importlib.metadata.version(named[1]) if named else ""


def pages(folder: Path, limit: int | None) -> dict[str, tuple[bytes, str]]:
    """Map the name of each page to its bytes and address."""
    urls = json.loads((folder / "urls.json").read_text(encoding="utf-8")) if (folder / "urls.json").exists() else {}
    files = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".html.gz")))[:limit]
    found = {}
    for path in files:
        name, raw = str(path.relative_to(folder)), path.read_bytes()
        html = gzip.decompress(raw) if name.endswith(".gz") else raw
        found[name] = (html, urls.get(name) or "https://news.example/a/1")
    return found


def once(module: ModuleType, loaded: dict[str, tuple[bytes, str]], variant: str) -> tuple[float, list[dict[str, Any]]]:
    """Read all pages once; return the CPU seconds and the rows. What a peer raises is a row without fields."""
    rows = []
    started = time.process_time()
    for name, (html, url) in loaded.items():
        try:
            got = module.extract(html, url, variant) or {}
        except Exception as error:  # noqa: BLE001  a peer's failure is a result
            got = {"error": f"{type(error).__name__}: {error}"[:300]}
        rows.append({"file": name, **got})
    return time.process_time() - started, rows


def main() -> int:
    """Measure one peer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("adapter", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--variant", default="")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    loaded = pages(args.folder, args.limit)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)  # some peers print
    module = load(args.adapter)
    runs = [once(module, loaded, args.variant) for _ in range(args.passes)]
    cpu = min(seconds for seconds, _ in runs[1:] or runs)
    lines = (json.dumps(row, ensure_ascii=False, default=str) for row in runs[-1][1])
    args.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    summary = {"cpu_seconds": cpu, "pages": len(loaded), "version": release(args.adapter)}
    print(json.dumps(summary), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
