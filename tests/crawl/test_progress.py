"""What is seen of a run while it goes on."""

import asyncio
import io

from rich.console import Console

from newsscraper.crawl import progress
from newsscraper.crawl.counts import Counts
from newsscraper.crawl.options import Options, Progress
from newsscraper.items import Outcome, Verdict


def a_run(pages=30, waiting=60):
    counts = Counts(pages=pages)
    counts.verdicts[Verdict.NEW] = 12
    counts.outcomes[Outcome.TIMEOUT] = 2
    return Progress(total=5, running={"almahfal": counts}, waiting={"almahfal": lambda: waiting}, done={"other": None})


def picture(run, seconds, width=80):
    pace = progress.Pace(began=dict.fromkeys(run.running, 100.0))
    console = Console(file=io.StringIO(), width=width, force_terminal=True, no_color=True)
    console.print(progress.bars(run, pace, now=100.0 + seconds))
    return console.file.getvalue()


def test_a_bar_says_how_far_how_fast_and_how_long():
    text = picture(a_run(), seconds=20)
    assert all(word in text for word in ("almahfal", "30/90", "1.5", "0:40", " 12", " 2", "1 of 5 sources done"))
    assert "1:23:20" in picture(a_run(pages=3, waiting=3000), seconds=5)


def test_what_is_not_known_yet_is_not_made_up():
    assert "0:" not in picture(a_run(pages=1), seconds=20)
    assert "many" in picture(a_run(waiting=10_000), seconds=20)
    assert "0:" not in picture(a_run(waiting=10_000), seconds=20)


def test_many_sources_are_counted_where_they_are_not_shown():
    run = Progress(total=80, running={f"s{n}": Counts() for n in range(32)})
    text = picture(run, seconds=1)
    assert "20 more are running" in text
    assert text.count("\n") < 20


def lines_of(console, seconds, monkeypatch):
    monkeypatch.setattr(progress, "FIRST_BEAT", 0.1)
    monkeypatch.setattr(progress, "HEARTBEAT", 0.1)

    async def main():
        async with progress.watching(Options(), console) as options:
            options.watch(a_run())
            await asyncio.sleep(seconds)

    asyncio.run(main())
    return console.file.getvalue().splitlines()


def test_where_there_is_no_terminal_a_line_comes_now_and_then(monkeypatch):
    told = lines_of(Console(file=io.StringIO(), width=80), 0.45, monkeypatch)
    assert 2 <= len(told) <= 5
    assert told[0] == "newsscraper: 1/5 sources done; almahfal 30 pages, 2 failed, 60 waiting"


def test_a_run_that_ends_before_the_first_line_says_nothing(monkeypatch):
    assert progress.FIRST_BEAT >= 900
    assert lines_of(Console(file=io.StringIO()), 0.02, monkeypatch) == []
