"""A stratified sample: how many of each stratum, the same ones again, and what annotation tools read."""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from newsscraper.errors import UsageError
from newsscraper.read import open_archive
from newsscraper.read.sample import doccano, label_studio

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

WORDS = "الماء والنهر والسد والقرية والجبل والوادي والحقل والقمح والزيتون والمدرسة والطريق والسوق والميناء"


def build(root, order):
    """Thirty articles: 20 in March, 6 in April, 3 of a known year only, 1 undated; 0 to 4 have one text."""
    clock = FakeClock()
    for n in order:
        known = f"2026-0{3 + (n >= 20)}-{1 + n % 20:02d}" if n < 26 else "2026" if n < 29 else None
        day = date.fromisoformat(known) if n < 26 else None
        story = 0 if n < 5 else n
        body = " ".join(f"{word}{story * (at + 1)}" for at, word in enumerate(WORDS.split() * 2))
        fields = {"date_published": day, "published_edtf": known, "body": body, "title": "=عنوان"}
        with writer(root, clock) as store:
            store.submit(visit(n, at=clock.pass_(minutes=1), fields=fields)).result()
    return open_archive(root)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return build(tmp_path_factory.mktemp("archive"), range(30))


def drawn(told):
    return [one.record.id for one in told.drawn]


def gave(told):
    return {"/".join(one.stratum): (one.had, one.gave) for one in told.strata}


def test_equal_parts_and_what_small_strata_cannot_give_goes_to_the_others(archive):
    told = archive.sample(20, by=["month"])
    assert gave(told) == {"2026-03": (20, 10), "2026-04": (6, 6), "unknown": (4, 4)}
    assert Counter(one.stratum for one in told.drawn) == {("2026-03",): 10, ("2026-04",): 6, ("unknown",): 4}
    assert gave(archive.sample(7, by=["month"])) == {"2026-03": (20, 3), "2026-04": (6, 2), "unknown": (4, 2)}


def test_in_proportion(archive):
    told = archive.sample(10, by=["month"], allocate="proportional")
    assert gave(told) == {"2026-03": (20, 7), "2026-04": (6, 2), "unknown": (4, 1)}
    assert len(archive.sample(10, by=["section", "month"], allocate="proportional").drawn) == 10


def test_a_known_year_is_a_year(archive):
    assert gave(archive.sample(30, by=["year"])) == {"2026": (29, 29), "unknown": (1, 1)}


def test_all_is_all(archive):
    assert sorted(drawn(archive.sample(500))) == sorted(record.id for record in archive.articles())


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_files(archive, tmp_path):
    first = drawn(archive.sample(8, by=["month"], seed=7))
    assert drawn(archive.sample(8, by=["month"], seed=7)) == first
    assert drawn(archive.sample(8, by=["month"], seed=8)) != first
    other = build(tmp_path, reversed(range(30)))
    assert drawn(other.sample(8, by=["month"], seed=7)) == first
    assert drawn(other.sample(8, by=["month"], seed=7, one_per_cluster=True)) == drawn(
        archive.sample(8, by=["month"], seed=7, one_per_cluster=True)
    )


def test_of_copies_one_takes_part(archive):
    told = archive.sample(500, one_per_cluster=True)
    assert (len(told.drawn), told.copies) == (26, 4)
    assert len({one.record.body for one in told.drawn}) == 26


def test_limits_and_a_query_choose_what_is_drawn_from(archive):
    assert gave(archive.sample(3, since="2026-04-01", by=["month"])) == {"2026-04": (6, 3)}
    assert len(archive.sample(50, "السد140").drawn) == 0
    assert len(archive.sample(50, "source:akhbar since:2026-04-05").drawn) == 2
    with pytest.raises(UsageError, match="no allocation"):
        archive.sample(3, allocate="by weight")
    with pytest.raises(UsageError, match="there are source"):
        archive.sample(3, by=["planet"])


def test_label_studio_gets_tasks_with_data(archive):
    tasks = json.loads(label_studio(archive.sample(3)))
    assert isinstance(tasks, list)
    assert {*tasks[0]} == {"data"}
    assert {"text", "article", "source", "url"} <= {*tasks[0]["data"]}
    assert all(isinstance(value, str) or value is None for task in tasks for value in task["data"].values())


def test_doccano_gets_lines_with_text_and_label(archive):
    lines = [json.loads(line) for line in doccano(archive.sample(3))]
    assert len(lines) == 3
    assert all(line["label"] == [] and line["text"].startswith("=عنوان\n\nالماء") for line in lines)
    assert not {"uuid", "filename", "upload_name", "line_num"} & {*lines[0]}
