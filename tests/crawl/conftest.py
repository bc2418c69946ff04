import os
import subprocess
import sys
from pathlib import Path

import news_site
import pytest

ROOT = Path(__file__).parents[2]
FACTS = """
name = "المحفل"
name_en = "Al-Mahfal"
country = "LB"
timezone = "Asia/Beirut"
domains = ["almahfal.test"]

[[sections]]
url = "http://almahfal.test/news"

[article_urls]
story = '/article/(?P<id>\\d+)'
"""


@pytest.fixture
def site():
    with news_site.serving(news_site.Site(articles=dict.fromkeys(range(1, 13), ""))) as found:
        yield found


class Desk:
    """A folder to work in: the operator's publishers, an archive, and the commands run in it."""

    def __init__(self, folder: Path, site: news_site.Site) -> None:
        self.folder, self.site = folder, site
        (folder / "publishers").mkdir()
        self.publisher("almahfal", FACTS)
        self.archive = folder / "archive"

    def publisher(self, slug: str, facts: str) -> None:
        (self.folder / "publishers" / f"{slug}.toml").write_text(facts, encoding="utf-8")

    def crawl(self, *arguments: str, check: int | None = 0, **more) -> subprocess.CompletedProcess:
        command = ["-m", "newsscraper", "crawl", *(arguments or ("almahfal",)), "--proxy", self.site.proxy]
        if "--delay" not in arguments:
            command += ["--delay", "0"]
        return self.run(*command, check=check, **more)

    def scrapy(self, *arguments: str, check: int | None = 0) -> subprocess.CompletedProcess:
        (self.folder / "scrapy.cfg").write_text("[settings]\ndefault = newsscraper.settings\n")
        return self.run("-m", "scrapy", *arguments, check=check)

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and not k.startswith("NEWSSCRAPER_")}
        path = os.pathsep.join(filter(None, (str(ROOT), kept.get("PYTHONPATH"))))
        return {**kept, "PYTHONPATH": path, "NEWSSCRAPER_CONTACT": "https://desk.test/"}

    def run(self, *arguments: str, check: int | None = 0, timeout: float = 60) -> subprocess.CompletedProcess:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        assert check is None or done.returncode == check, (done.returncode, done.stdout[-2000:], done.stderr[-6000:])
        return done


@pytest.fixture
def desk(tmp_path, site):
    return Desk(tmp_path, site)
