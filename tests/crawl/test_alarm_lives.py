"""Each kind of alarm through its life: opened once, reminded each week while it lasts, closed once with a line."""

from collections import Counter
from datetime import timedelta

import pytest
from test_alarms import after, lived

from newsscraper.crawl import alarms, watch

EVERY = timedelta(hours=6)
WEEKS = 3
BAD = {
    "fields": {"missing": {"tags": 10}},
    "layout": {"laid": 0},
    "agreement": {"disagreeing": 9},
    "lists": {"links": 3},
    "volume": {"articles": 0, "laid": 0},
    "failures": {"failed": 9},
    "run": {"exit_code": 1, "articles": 0, "laid": 0},
    "age": {"articles": 0, "laid": 0},
}


def bad_run(figure, found, at, since):
    more = {"newest": since - timedelta(hours=1)} if figure == "age" else {}
    return after(found, at, **BAD[figure], **more)


@pytest.mark.parametrize("figure", BAD)
def test_it_opens_once_reminds_each_week_and_closes_once(figure):
    found, began = lived(days=30, per_day=(0, 6, 12, 18))
    told: list[tuple[str, object]] = []
    at = began
    while at < began + timedelta(weeks=WEEKS):
        found, events = bad_run(figure, found, at, began)
        told += [(event.kind, at) for event in events if event.figure == figure]
        at += EVERY
    kinds = [kind for kind, _ in told]
    assert kinds[0] == "opened"
    assert Counter(kinds) == {"opened": 1, "reminded": WEEKS - 1}, told
    opened = told[0][1]
    assert opened - began <= timedelta(days=4), "in days, not in weeks"
    for n, (_, when) in enumerate(told[1:], 1):
        assert alarms.REMIND * n <= when - opened <= alarms.REMIND * n + EVERY
    mended, closing = at, []
    while at < mended + timedelta(weeks=1):
        found, events = after(found, at)
        closing += [(event.kind, event.line) for event in events if event.figure == figure]
        at += EVERY
    assert [kind for kind, _ in closing] == ["closed"]
    assert closing[0][1].startswith("well again since")
    assert not [alarm for alarm in found.open if alarm.figure == figure]


@pytest.mark.parametrize("figure", BAD)
def test_its_line_says_source_what_and_since_when(figure):
    found, began = lived(days=30, per_day=(0, 6, 12, 18))
    lines = []
    for n in range(20):
        found, events = bad_run(figure, found, began + n * EVERY, began)
        lines += watch.lines(event for event in events if event.figure == figure)
    (line,) = lines
    assert line.startswith("alarm opened: almahfal: ")
    assert ", since 2026-0" in line
    assert "\n" not in line
