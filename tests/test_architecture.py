"""The import rules of docs/architecture.md, read off the source."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "newsscraper"
FILES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "vocabulary": set(),
    "record": {"vocabulary"},
    "publisher": set(),
    "items": {"publisher", "record", "vocabulary"},
    "errors": set(),
    "config": {"errors"},
    "text": {"items", "errors"},
    "extract": {"items", "errors", "text"},
    "platforms": {"items", "errors", "text", "extract"},
    "publishers": {"items", "errors", "text", "extract", "platforms"},
    "store": {"items", "errors", "text"},
    "read": {"items", "errors", "text", "store"},
}
MAY_IMPORT |= {"settings": {"config"}, "crawl": {*MAY_IMPORT, "settings"}}
MAY_IMPORT |= {place: {*MAY_IMPORT} for place in ("spiders", "pipelines")}
CRAWL = {"crawl", "spiders", "pipelines", "settings"}
MAY_IMPORT |= {place: {*MAY_IMPORT} for place in ("testing", "demo")}
MAY_IMPORT |= {"cli": {*MAY_IMPORT}}

SEES_THE_WORLD = {*CRAWL, "cli", "demo", "testing"}
CLOCKS = re.compile(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|time\.time|time\.monotonic)\(")
NETWORK = {"socket", "http", "urllib.request", "requests", "aiohttp", "twisted", "scrapy", "asyncio"}


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def ours(path: Path) -> set[str]:
    names = {name.split(".")[1] for name in imports(path) if name.startswith("newsscraper.")}
    return names & {*MAY_IMPORT}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path):
    here = place(path)
    if here in {"__init__", "__main__"}:
        return
    assert here in MAY_IMPORT, f"{here} has no place in the import rules"
    assert ours(path) - {here} <= MAY_IMPORT[here]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_crawl_imports_scrapy_and_the_network(path):
    if place(path) in SEES_THE_WORLD:
        return
    roots = imports(path) | {name.split(".")[0] for name in imports(path)}
    assert not roots & NETWORK


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_clock_is_an_argument(path):
    if place(path) not in SEES_THE_WORLD:
        assert not CLOCKS.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_scrapy_is_imported_lazily_by_the_command_line(path):
    if place(path) != "cli":
        return
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        heavy = {
            n
            for n in names
            if n.split(".")[0] == "scrapy" or n.startswith(("newsscraper.crawl", "newsscraper.spiders"))
        }
        assert not heavy, f"{path}: {heavy} at import"


def constants(path: Path) -> set[str]:
    """The string constants of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return {
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in said
    }


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_store_builds_paths_under_the_archive(path):
    if place(path) == "store":
        return
    names = re.compile(r"^(?:state\.sqlite|hosts\.sqlite|source\.json|archive\.json|manifests(?:/.*)?)$")
    assert not {text for text in constants(path) if names.search(text)}
