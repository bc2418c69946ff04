"""A word in its context: what stands before and after, in which order, in which columns, and what it keeps near."""

import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from newsscraper.cli._aligned import aligned
from newsscraper.errors import UsageError
from newsscraper.read import open_archive
from newsscraper.read.concordance import Line
from newsscraper.text.marks import LRI, NBSP, PDI, RLI

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

BODIES = (
    "قال الوزير إن أزمة المياه بدأت أمس.",
    "وتفاقمت الأزمة المالية في الصيف.",
    "لا أزمة المياه ولا غيرها تعني الوزير.",
    "نفى الوزير وجود أزمة مالية هنا.",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    with writer(root, clock) as store:
        for n, body in enumerate(BODIES):
            fields = {"title": f"خبر {n}", "body": body, "description": body[:20], "tags": ("أزمة",), "section": "أزمة"}
            fields |= {"subtitle": "حديث الأزمة" if n == 1 else None}
            store.submit(visit(n, at=clock.pass_(minutes=1), fields=fields)).result()
    return open_archive(root)


def test_each_hit_of_headline_and_body_is_a_line_and_a_summary_is_none(archive):
    found = archive.kwic("أزمة", width=2)
    assert {(line.before, line.node, line.after) for line in found} == {
        ("الوزير إن", "أزمة", "المياه بدأت"),
        ("وتفاقمت", "الأزمة", "المالية في"),
        ("حديث", "الأزمة", ""),
        ("لا", "أزمة", "المياه ولا"),
        ("الوزير وجود", "أزمة", "مالية هنا"),
    }
    assert [line.field for line in found if line.before == "حديث"] == ["title"]


@pytest.mark.parametrize(
    ("sort", "told"),
    [
        ("after:1", ["", "المالية", "المياه", "المياه", "مالية"]),
        ("before:1", ["ان", "حديث", "لا", "وتفاقمت", "وجود"]),
    ],
)
def test_lines_are_sorted_by_the_words_next_to_the_hit(archive, sort, told):
    side = sort.split(":")[0]
    words = [getattr(line, side).split() for line in archive.kwic("أزمة", sort=sort)]
    near = [(found[-1] if side == "before" else found[0]) if found else "" for found in words]
    assert [word.replace("إ", "ا") for word in near] == told


def test_two_words_after_decide_where_one_does_not(archive):
    found = [line.after for line in archive.kwic("أزمة", sort="after:2") if line.after.startswith("المياه")]
    assert [after.split()[1] for after in found] == ["بدأت", "ولا"]
    with pytest.raises(UsageError, match="before:1"):
        archive.kwic("أزمة", sort="left")


def test_limits_compose_and_a_query_needs_a_word(archive):
    assert len(archive.kwic("أزمة", limit=2)) == 2
    assert archive.kwic("أزمة", since="2027-01-01") == []
    assert len(archive.kwic("أزمة", exact=True)) == 3
    with pytest.raises(UsageError, match="needs a word"):
        archive.kwic("source:akhbar")


def test_collocates_count_both_sides_under_one_key(archive):
    found = {one.word: one for one in archive.collocates("أزمة", width=2)}
    assert (found["المياه"].near, found["المياه"].before, found["المياه"].after) == (2, 0, 2)
    assert (found["الوزير"].before, found["الوزير"].after, found["الوزير"].overall) == (2, 0, 5)  # summaries too
    assert all(one.near <= one.overall and one.log_likelihood > 0 for one in found.values())
    assert [one.word for one in archive.collocates("أزمة", width=2, least=3)] == []


def line(before, node, after, source="akhbar"):
    told = {"source": source, "id": "art_" + "a" * 26, "version": 1, "date": "2026-03-14", "field": "body"}
    return Line(**told, before=before, node=node, after=after)


SHOWN = [
    line("قَالَ الوَزِير إِنّ", "أزمة", "المياه"),
    line("", "الأزمة", "المالية في الصيف الطويل " * 9),
    line("كلام كثير قبل هذا " * 9, "أزمة", "", source="annil"),
]


def test_the_hit_begins_in_one_column_from_either_side(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    for columns in (80, 140):
        texts = [text[text.index(RLI) + 1 : text.index(PDI)] for text in aligned(SHOWN, columns)]
        assert len({cell_len(text) for text in texts}) == 1
        assert len({cell_len(text[: text.index(one.node)]) for text, one in zip(texts, SHOWN, strict=True)}) == 1
        assert all(text.strip(" ") == text for text in texts)
        assert all(
            cell_len(row.translate({ord(c): None for c in RLI + PDI})) <= columns for row in aligned(SHOWN, columns)
        )
        assert NBSP in texts[1][:3]
    latin = next(iter(aligned([line("said", "FIFA", "on Monday")], 100)))
    assert LRI in latin


def test_without_a_terminal_there_are_no_controls():
    rows = [*aligned(SHOWN, 140)]
    assert not {RLI, PDI, NBSP} & {*"".join(rows)}
    assert len({cell_len(row[: row.index(one.node)]) for row, one in zip(rows, SHOWN, strict=True)}) == 1
