"""Forks a crawl for each line on standard input, from a process that has imported everything; argument: the proxy.

A line holds how many hours the clock is ahead. The child answers on standard output with its number, then with the
events of its run, and with `{"event": "phase", …}` when it begins to close the source and to tidy the archive; when it
has ended, its parent says `{"event": "exit", "code": …}`: negative for a signal.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsscraper import publishers
from newsscraper.crawl import events
from newsscraper.crawl.options import Options
from newsscraper.spiders.run import crawl, in_reactor
from newsscraper.store import house
from newsscraper.store.writer import SourceWriter


def say(**told) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")


def announced(method):
    def close(self):
        say(event="phase", phase="close")
        method(self)

    return close


def run(proxy: str, ahead: timedelta) -> int:
    def clock() -> datetime:
        return datetime.now(UTC) + ahead

    SourceWriter.close = announced(SourceWriter.close)
    options = Options(
        archive=Path("archive"), proxy=proxy, delay=0, clock=clock, log_level="ERROR",
        tell=lambda event: os.write(1, events.line(event)),
    )  # fmt: skip
    told = in_reactor(lambda: crawl([publishers.get("almahfal")], options))
    say(event="phase", phase="tidy")
    problems = house.tidy(options.archive, run_id=told.run, clock=clock)
    say(event="report", exit_code=told.exit_code, damage=told.sources[0].damage, problems=problems)
    return told.exit_code


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(event="started", pid=os.getpid())
            os._exit(run(sys.argv[1], timedelta(hours=float(line))))
        _, status = os.waitpid(child, 0)
        say(event="exit", code=os.waitstatus_to_exitcode(status))


main()
