"""Many runs of the real crawl by a clock of its own, in one reactor. Arguments: runs, papers, mishap of the machine.

The mishap `sleep` lets it sleep for a week in the middle, `back` sets its clock back by two hours.
"""

import sys
import time
from datetime import timedelta
from functools import partial
from pathlib import Path

from changing_papers import FACTS, START, Clock, Quarter, papers, serving, told

from newsscraper import publishers
from newsscraper.crawl.gate import Gate
from newsscraper.crawl.options import Options
from newsscraper.spiders.run import crawl, in_reactor

PERIOD = timedelta(minutes=15)


def main(runs: int, count: int, mishap: str) -> None:
    """Crawl, and print what came of it."""
    clock = Clock(START + timedelta(days=2))
    quarter = papers(clock)[:count]
    Path("publishers").mkdir()
    for paper in quarter:
        Path("publishers", f"{paper.slug}.toml").write_text(FACTS.format(slug=paper.slug), encoding="utf-8")
    wanted = [publishers.get(paper.slug) for paper in quarter]
    gate = partial(Gate, sleep=clock.sleep, tick=clock.tick)

    async def weeks(proxy: str) -> None:
        start = clock()
        for run in range(runs):
            clock.now = max(clock.now, start + run * PERIOD)
            if run == runs // 2 and mishap == "sleep":
                start += timedelta(days=7)
                clock.now += timedelta(days=7)
            if run == runs // 2 and mishap == "back":
                start -= timedelta(hours=2)
                clock.now -= timedelta(hours=2)
            report = await crawl(wanted, Options(proxy=proxy, clock=clock, gate=gate, log_level="ERROR"))
            for source in report.sources:
                assert source.exit_code != 1, (run, source)
                assert not source.error, (run, source)

    began = time.monotonic()
    with serving(Quarter(quarter)) as site:
        in_reactor(lambda: weeks(site.proxy))
    print(time.monotonic() - began, file=sys.stderr)
    print(told(Path("archive"), clock, quarter))


main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
