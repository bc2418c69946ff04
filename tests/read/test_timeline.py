"""Volume over time, and the days on which nobody looked."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsscraper.errors import UsageError
from newsscraper.read import open_archive
from newsscraper.read.plot import svg, text_plot
from newsscraper.read.png import png
from newsscraper.read.selection import Selection
from newsscraper.read.timeline import PERIODS, Bucket, first_day, name_of, timeline
from newsscraper.store import open_writer
from newsscraper.text.marks import FSI, PDI, ZWNJ

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
    (march, undated) = timeline(archive, per="month", by="total")
    assert (march.start, march.count, march.days, march.covered) == (date(2026, 3, 1), 4, 31, 2)
    assert undated.start is None


def test_a_period_is_named_as_iso_8601_names_it(archive):
    found = {per: [b.period for b in timeline(archive, per=per, by="total")] for per in PERIODS}
    assert found == {
        "day": ["2026-03-14", "2026-03-15", "2026-03-16", "2026-03-17", None],
        "week": ["2026-W11", "2026-W12", None],
        "month": ["2026-03", None],
        "year": ["2026", None],
    }
    assert name_of(first_day(date(2027, 1, 3), "week"), "week") == "2026-W53"  # the last days of a long year


def test_a_year_holds_all_of_its_days(archive):
    (year, undated) = timeline(archive, per="year", by="total")
    assert (year.start, year.count, year.days, year.covered) == (date(2026, 1, 1), 4, 365, 2)
    assert undated.count == 1
    assert [b.period for b in archive.timeline(per="year", by="total", since="2024-02-01", until="2026-03-20")] == [
        *("2024", "2025", "2026")
    ]


@pytest.mark.parametrize("per", PERIODS)
def test_a_span_may_reach_the_last_day_of_the_calendar(archive, per):
    last = Selection(since="9999-12-31", until="9999-12-31")
    found = timeline(archive, last, per=per, by="query", queries={"سد": None})
    assert [(b.count, b.days) for b in found] == [(0, {"day": 1, "week": 7, "month": 31, "year": 365}[per])]


def test_the_plots_name_the_periods(archive):
    found = timeline(archive, per="month", by="total")
    assert [line.split()[0] for line in text_plot(found)] == ["total", "2026-03", "undated"]
    texts = [text.text for text in ElementTree.fromstring(svg(found)).iter("{http://www.w3.org/2000/svg}text")]
    assert "2026-03" in texts
    assert "2026-03-01" not in texts


def test_the_plots_show_every_series(archive):
    found = timeline(archive, by="tag")
    lines = list(text_plot(found))
    assert lines[0] == "نهر <&>"
    assert lines[2].endswith("░")
    picture = ElementTree.fromstring(svg(found))
    assert f"{FSI}نهر <&>{PDI}" in [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert ElementTree.fromstring(svg([])) is not None


def test_each_source_has_its_own_gaps(tmp_path):
    clock = FakeClock()
    other = {"source": "annil", "id": "art_" + "n" * 26, "url": "https://annil.example/1"}
    with writer(tmp_path, clock) as store:
        store.submit(visit(1)).result()
    clock.pass_(days=2)
    with open_writer(tmp_path, "annil", run_id="run", clock=clock) as store:
        made = visit(9, at=clock.now)
        day = {"date_published": date(2026, 3, 16), "published_edtf": "2026-03-16"}
        store.submit(replace(made, record=replace(made.record, **other, **day))).result()
    archive = open_archive(tmp_path)
    found = {(b.series, b.start.day): (b.count, b.covered, b.share) for b in archive.timeline()}
    assert found["akhbar", 14] == (1, 1, 1.0)
    assert found["akhbar", 16] == (0, 0, None)
    assert found["annil", 14] == (0, 0, None)
    assert found["annil", 16] == (1, 1, 1.0)
    assert [(b.count, b.covered) for b in archive.timeline(by="total")] == [(1, 1), (0, 0), (1, 1)]


def test_the_days_that_were_asked_for_are_all_there(archive):
    found = archive.timeline(by="total", since="2026-03-12", until="2026-03-15")
    assert [(b.start.day, b.count) for b in found] == [(12, 0), (13, 0), (14, 2), (15, 0)]
    with pytest.raises(UsageError, match="per year"):
        archive.timeline(since="1900-01-01")


def test_queries_are_series_and_one_that_finds_nothing_too(archive):
    found = archive.timeline("المكتبة", "بركان", by="query", since="2026-03-14", until="2026-03-14")
    assert [(b.series, b.count, b.of, b.share) for b in found] == [("المكتبة", 2, 2, 1.0), ("بركان", 0, 2, 0.0)]
    with pytest.raises(UsageError):
        archive.timeline(by="query")
    with pytest.raises(UsageError):
        archive.timeline("المكتبة", "بركان")


def test_spellings_of_a_tag_are_one_series(tmp_path):
    clock = FakeClock()
    with writer(tmp_path, clock) as store:
        for n, tags in enumerate((("أزمة المياه", "سد"), ("ازمه المياه", "أزمة المياه"), ("أزمة المياه",))):
            store.submit(visit(n, at=clock.pass_(minutes=1), fields={"tags": tags})).result()
    found = open_archive(tmp_path).timeline(by="tag")
    assert [(bucket.series, bucket.count) for bucket in found] == [("أزمة المياه", 3), ("سد", 1)]


def picture_of(name):
    bucket = Bucket(
        series=name, period="2026-03-14", start=date(2026, 3, 14), count=3, of=3, share=1.0, days=1, covered=1
    )
    return png(svg([bucket]), zoom=1.0)


def test_a_png_shows_arabic_letters_joined():
    assert picture_of("ببب").startswith(b"\x89PNG\r\n")
    assert picture_of("ببب") != picture_of(f"ب{ZWNJ}ب{ZWNJ}ب")
    assert picture_of("سد") != picture_of("نهر")


def test_hatching_marks_the_days_on_which_nobody_looked(archive):
    picture = svg(timeline(archive, by="total"))
    assert picture.count('fill="url(#h)"') == 1 + 2  # the legend, 15 and 16 March
    assert "undated 1" in picture
