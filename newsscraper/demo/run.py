"""Crawl the fictional outlets through the ordinary crawl: the first edition, and a day later the second."""

from pathlib import Path

from newsscraper import publishers
from newsscraper.crawl.options import Options
from newsscraper.crawl.report import RunReport
from newsscraper.demo.clock import EDITIONS, clock
from newsscraper.demo.folder import ARCHIVE
from newsscraper.demo.server import DemoServer, serve
from newsscraper.spiders.run import crawl, in_reactor

PUBLISHERS = Path(__file__).parent / "publishers"
SOURCES = ("almanara", "annil", "alatlas")


def run(folder: Path) -> list[RunReport]:
    """Crawl both editions into `archive` in a prepared folder and return the report of each.

    Twisted's reactor starts only once in a process, and so does this.
    """
    with serve() as server:
        return in_reactor(lambda: _editions(server, folder / ARCHIVE))


async def _editions(server: DemoServer, archive: Path) -> list[RunReport]:
    found = [publishers.get(slug, own=PUBLISHERS) for slug in SOURCES]
    told = []
    for edition in EDITIONS:
        server.edition = edition
        options = Options(archive=archive, delay=0.0, proxy=server.proxy_url, clock=clock(edition))
        told.append(await crawl(found, options))
    return told
