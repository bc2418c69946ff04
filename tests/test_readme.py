"""The README says what happens: its record, its query and its commands are those of the demo."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("readme")
    done = subprocess.run(
        [sys.executable, "-m", "newsscraper", "demo"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout + done.stderr
    assert "newsscraper sources add URL" in said
    assert "fictional" in said
    return folder


def block(language):
    return re.search(rf"```{language}\n(.*?)```", README, re.S)[1]


def test_the_record_of_the_readme_is_in_the_demo(folder):
    shown = json.loads(block("json"))
    files = folder.glob("newsscraper-demo/archive/*/articles/*/*.jsonl")
    records = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    (stored,) = [r for r in records if (r["id"], r["version"]) == (shown["id"], shown["version"])]
    assert {key: stored[key] for key in shown} == shown


def test_the_query_of_the_readme_gives_its_table(folder, monkeypatch):
    duckdb = pytest.importorskip("duckdb", reason="the query is shown in DuckDB")
    monkeypatch.chdir(folder)
    rows = duckdb.connect().execute(block("sql")).fetchall()
    table = re.findall(r"^\| (\w+) \| (\d) \| (\w+) \| (.+) \|$", README, re.M)
    assert [(source, str(version), change, title) for source, version, change, title in rows] == table


def test_both_readmes_say_the_same():
    """The same code but for comments, the same query's table, the same pages linked, the same points made."""
    arabic = (ROOT / "README.ar.md").read_text(encoding="utf-8")

    def said(text):
        code = [
            line.partition("  #")[0].rstrip()
            for part in re.findall(r"```\w*\n(.*?)```", text, re.S)
            for line in part.splitlines()
        ]
        links = {link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("README")}
        rows = re.findall(r"^\| (\w+) \| (\d) \| (\w+) \| (.+) \|$", text, re.M)
        return code, links, rows, text.count("\n## "), text.count("\n- **")

    assert said(arabic) == said(README)


def test_every_page_that_is_linked_exists():
    for page in [ROOT / "README.md", ROOT / "README.ar.md", ROOT / "archive/README.md", *ROOT.glob("docs/*.md")]:
        links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        assert not [link for link in links if not (page.parent / link).exists()], page


def test_the_project_speaks_of_itself_alone():
    skip = {".git", ".venv", ".pywb", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    hosts = re.compile(r"files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs|deb\.debian\.org")
    for path in ROOT.rglob("*"):
        if (
            path.is_file()
            and not skip & set(path.parts)
            and path.suffix in {".py", ".md", ".toml", ".lock", ".yml", ".yaml"}
        ) and path.name != "test_readme.py":
            assert not hosts.search(path.read_text(encoding="utf-8", errors="replace")), path
