"""Everything that docs/using-the-data.md shows is run, over the demo's archive."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "using-the-data.md"
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
PYTHON = [text for kind, text in BLOCKS if kind == "python"]
SQL = [text for kind, text in BLOCKS if kind == "sql"]
NEEDS = {
    "as_duckdb": ("duckdb", "pytz"),
    "as_polars": ("polars",),
    "import polars": ("polars",),
    "as_pandas": ("pandas", "pyarrow"),
    "as_arrow": ("pyarrow",),
    "as_hf": ("datasets",),
}


def missing(text):
    names = {name for word, libraries in NEEDS.items() if word in text for name in libraries}
    return sorted(name for name in names if importlib.util.find_spec(name) is None)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    run([sys.executable, "-m", "newsscraper", "demo", "--dir", str(folder / "demo")])
    return folder / "demo" / "archive"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("out")


def run(command):
    environ = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, env=environ)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_says_something(archive, out, line):
    words = split(line, archive, out)
    assert words[0] == "newsscraper"
    if "--from" in words and not Path(words[words.index("--from") + 1]).exists():
        (before,) = [one for one in COMMANDS if f"--out {made_of(line)} " in f"{one} "]
        run([sys.executable, "-m", *split(before, archive, out)])
    printed = run([sys.executable, "-m", *words])
    assert printed or {"--dry-run", "--out", "--from"} & {*words}
    assert "--out" not in words or Path(words[words.index("--out") + 1]).exists()


def split(line, archive, out):
    return shlex.split(line.replace("ARCHIVE", str(archive)).replace("OUT", str(out)))


def made_of(line):
    """Return what a repetition repeats, as the line before it named it."""
    return line.split("--from ")[1].split()[0].removesuffix(".query.json")


@pytest.mark.parametrize("block", PYTHON, ids=range(len(PYTHON)))
def test_a_block_of_python_prints_something(archive, block):
    if missing(block):
        pytest.skip(f"{', '.join(missing(block))} is not installed")
    assert run([sys.executable, "-c", block.replace("ARCHIVE", str(archive))]).strip()


@pytest.mark.parametrize("block", SQL, ids=range(len(SQL)))
def test_a_block_of_sql_counts_every_source(archive, block):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    rows = duckdb.connect().execute(block.replace("ARCHIVE", str(archive))).fetchall()
    assert {row[0] for row in rows} == {"alatlas", "almanara", "annil"}
