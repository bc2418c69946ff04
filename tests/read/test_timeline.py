"""Volume over time, and the days on which nobody looked."""

import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsscraper.read import open_archive
from newsscraper.read.timeline import first_day, svg, text_plot, timeline

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    days = {1: "2026-03-14", 2: "2026-03-14", 3: "2026-03-16", 4: "2026-03-17", 5: None}
    for n, day in days.items():
        dated = {"date_published": day and date.fromisoformat(day), "published_edtf": day, "tags": ("نهر <&>",)}
        if day:
            clock.now = clock.now.replace(day=int(day[-2:]) if n != 3 else 17)
        with writer(root, clock) as store:
            store.submit(visit(n, at=clock.now, fields=dated)).result()
    return open_archive(root)


def test_counts_by_day_with_gaps_and_an_undated_bucket(archive):
    found = [(b.start and b.start.day, b.count, b.covered) for b in timeline(archive)]
    assert found == [(14, 2, 1), (15, 0, 0), (16, 1, 0), (17, 1, 1), (None, 1, 0)]


def test_the_share_is_of_all_and_unknown_where_nobody_looked(archive):
    ids = {record.id for record in archive.articles() if record.url.endswith(("/1", "/3"))}
    found = {b.start and b.start.day: (b.count, b.of, b.share) for b in timeline(archive, ids=ids)}
    assert found[14] == (1, 2, 0.5)
    assert found[16] == (1, 1, None)


def test_months_and_weeks_begin_where_they_should(archive):
    assert first_day(date(2026, 3, 18), "week") == date(2026, 3, 16)
    (march, undated) = timeline(archive, period="month", by="total")
    assert (march.start, march.count, march.days, march.covered) == (date(2026, 3, 1), 4, 31, 2)
    assert undated.start is None


def test_the_plots_show_every_series(archive):
    found = timeline(archive, by="tag")
    lines = list(text_plot(found))
    assert lines[0] == "نهر <&>"
    assert lines[2].endswith("░")
    picture = ElementTree.fromstring(svg(found))
    assert "نهر <&>" in [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert ElementTree.fromstring(svg([])) is not None
