"""The egg for Scrapyd: built by setup.py, zipped, and run as Scrapyd's runner does it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("setuptools", minversion="77", reason="setuptools 77 and later read the project's licence")

ROOT = Path(__file__).parents[2]
RUNNER = """
import importlib.metadata, os, sys
egg, root, *arguments = sys.argv[1:]
sys.path = [egg, *(path for path in sys.path if path not in ("", root))]
(found,) = importlib.metadata.distributions(path=[egg])
(point,) = found.entry_points.select(group="scrapy", name="settings")
os.environ["SCRAPY_SETTINGS_MODULE"] = point.value
import newsscraper
assert newsscraper.__file__.startswith(egg), newsscraper.__file__
from scrapy.cmdline import execute
execute(["scrapy", *arguments])
"""


@pytest.fixture(scope="module")
def egg(tmp_path_factory):
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "scrapy.cfg"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "newsscraper", source / "newsscraper", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "setup.py", "-q", "bdist_egg"], cwd=source, capture_output=True, text=True, check=True
    )
    (found,) = (source / "dist").glob("*.egg")
    return found


def scrapy(egg, desk, *arguments):
    (desk.folder / "runner.py").write_text(RUNNER)
    environment = {k: v for k, v in desk.environment().items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "runner.py", str(egg), str(ROOT), *arguments],
        cwd=desk.folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def test_the_egg_lists_the_publishers_as_scrapyd_asks(egg, desk):
    spiders = scrapy(egg, desk, "list", "-s", "LOG_STDOUT=0").stdout.split()
    bundled = {path.stem for path in (ROOT / "newsscraper" / "publishers").glob("*.toml")}
    assert set(spiders) == bundled | {"almahfal"}


def test_the_egg_crawls_into_an_archive(egg, desk, site):
    told = ("-s", f"NEWS_PROXY={site.proxy}", "-s", "NEWS_DELAY=0", "-s", "LOG_LEVEL=ERROR")
    scrapy(egg, desk, "crawl", "almahfal", "-a", "_job=6487ec79947edab326d6db28a2d86511e8247444", *told)
    found = [
        json.loads(line)
        for path in (desk.archive / "almahfal" / "articles").rglob("*.jsonl")
        for line in path.read_bytes().splitlines()
    ]
    assert len(found) == 12


def test_scrapy_cfg_names_where_to_deploy_to():
    text = (ROOT / "scrapy.cfg").read_text()
    assert "[deploy]" in text
    assert "project = newsscraper" in text
