"""Crawl sources with short patience; argument: JSON with `archive`, `proxy`, `sources`, `runs`."""

import json
import sys
import time
from pathlib import Path

from newsscraper import publishers, settings
from newsscraper.crawl import report
from newsscraper.crawl.options import Options
from newsscraper.spiders.run import crawl, in_reactor

settings.DOWNLOAD_TIMEOUT = 3
settings.NEWS_BODY_TIMEOUT = 2


def main() -> None:
    asked = json.loads(sys.argv[1])
    wanted = [publishers.get(slug) for slug in asked["sources"]]
    options = Options(archive=Path(asked["archive"]), proxy=asked["proxy"], delay=0)

    async def runs():
        for _ in range(asked["runs"]):
            began = time.monotonic()
            told = json.loads(report.encode(await crawl(wanted, options)))
            print(json.dumps({**told, "took": time.monotonic() - began}), flush=True)

    in_reactor(runs)


main()
