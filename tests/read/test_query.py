"""The language of queries."""

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper.read.fts import fts, within
from newsscraper.read.query import All, Any_, Near, Phrase, QueryError, Word, parse
from newsscraper.read.spellings import forms
from newsscraper.text.forms import search_key
from newsscraper.text.marks import RLM


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("ماء", Word("ماء")),
        ("ماء نهر", All((Word("ماء"), Word("نهر")))),
        ("ماء AND نهر", All((Word("ماء"), Word("نهر")))),
        ("ماء OR نهر سد", Any_((Word("ماء"), All((Word("نهر"), Word("سد")))))),
        ("(ماء OR نهر) سد", All((Any_((Word("ماء"), Word("نهر"))), Word("سد")))),
        ("ماء NOT بحر", All((Word("ماء"),), (Word("بحر"),))),
        ("ماء -بحر", All((Word("ماء"),), (Word("بحر"),))),
        ('"وزارة المياه"', Phrase("وزارة المياه")),
        ("«وزارة المياه»", Phrase("وزارة المياه")),
        ("مزارع*", Word("مزارع", None, True)),
        ("title:ماء", Word("ماء", "title")),
        ('tag:"مياه جوفية"', Phrase("مياه جوفية", "tags")),
        ("NEAR(ماء سد, 5)", Near(("ماء", "سد"), 5)),
        ("NEAR(ماء سد)", Near(("ماء", "سد"), 10)),
        ("covid-19", Phrase("covid-19")),
        ("title: ماء", Word("ماء", "title")),
        ("title:(ماء OR نهر)", Any_((Word("ماء", "title"), Word("نهر", "title")))),
        ("title:NEAR(ماء سد, 2) نهر", All((Near(("ماء", "سد"), 2, "title"), Word("نهر")))),
    ],
)
def test_a_query_is_understood(text, node):
    assert parse(text).node == node


def test_limits_are_of_the_whole_query():
    found = parse("ماء source:alahed,almanar since:2026-01-01 until:2026-03-31")
    assert found.node == Word("ماء")
    assert (found.sources, found.since, found.until) == (("alahed", "almanar"), "2026-01-01", "2026-03-31")
    assert parse("source:alahed").node is None


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("", 0, "empty"),
        ("ماء (نهر", 4, "never closed"),
        ("ماء نهر)", 7, "closes nothing"),
        ('ماء "نهر', 4, "never closed"),
        ("ماء OR", 4, "behind it"),
        ("OR ماء", 0, "before it"),
        ("AND ماء", 0, "both sides"),
        ("NOT ماء", 0, "takes away"),
        ("ماء NOT", 4, "behind it"),
        ("colour:ماء", 0, "no field"),
        ("ماء since:14/3/2026", 10, "no day"),
        ("(ماء source:alahed)", 5, "whole query"),
        ("NEAR(ماء)", 0, "two words"),
        ("ماء ***", 4, "no letter"),
        ("ماء ()", 4, "nothing stands"),
        ("ماء title:", 10, "too early"),
        ("since:(ماء)", 6, "needs a word"),
        ("(" * 40 + "ماء" + ")" * 40, 30, "deeper"),
    ],
)
def test_an_error_points_at_its_place(text, at, says):
    with pytest.raises(QueryError, match=says) as caught:
        parse(text)
    assert caught.value.at == at


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='اب"()*:-, NEARORTit«»0٣', max_size=30))
def test_any_text_is_a_query_or_a_sentence_and_sqlite_understands_it(text):
    try:
        node = parse(text).node
    except QueryError:
        return
    if node is None:
        return
    db = sqlite3.connect(":memory:")
    names = "title, body, tags, section, title_stems, body_stems, tag_stems, section_stems"
    db.execute(f"CREATE VIRTUAL TABLE words USING fts5({names})")
    db.execute("SELECT * FROM words WHERE words MATCH ?", (fts(node),)).fetchall()
    db.execute("SELECT * FROM words WHERE words MATCH ?", (fts(node, expand=False),)).fetchall()


def test_a_word_has_its_proclitic_forms_and_no_others():
    assert {"كتاب", "والكتاب", "بكتاب", "للكتاب", "فبالكتاب"} <= {*forms("كِتَابٌ")}
    assert len(forms("كتاب")) == 24
    assert set(forms("والكتاب")) >= set(forms("كتاب"))
    assert forms("٢٠٢٦") == ("2026",)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("العاب", "والألعاب"),
        ("ألعاب", "بالألعاب"),
        ("كالسيوم", "الكالسيوم"),
        ("الدم", "بدم"),
        ("يكتب", "وسيكتب"),
        ("مسؤول", "للمسئول"),
        ("مدرسة", "بالمدرسه"),
        ("مستشفى", "المستشفي"),
        ("کتابی", "كتابي"),
        ("عــــراق", "والعِراق"),
        ("هذا", "هٰذا"),
        ("الله", "ولله"),
        ("اللجنة", "للجنة"),
    ],
)
def test_a_typed_word_finds_the_written_one(typed, written):
    assert search_key(written) in forms(typed)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ألعاب", "عاب"),
        ("بالون", "لون"),
        ("باليه", "ليه"),
        ("و", "لو"),
        ("يد", "سيد"),
        ("تارة", "ستارة"),
        ("كتاب", "كتب"),
    ],
)
def test_a_typed_word_does_not_find_another_one(typed, written):
    assert search_key(written) not in forms(typed)


def test_the_caret_stands_below_its_place_in_both_directions():
    with pytest.raises(QueryError) as caught:
        parse("كِتَابٌ AND OR نهر")
    _, query, caret, told = str(caught.value).split("\n")
    assert query == f"  {RLM}كِتَابٌ AND OR نهر"
    assert caret == f"  {RLM}     ^"
    assert told == "  character 9: AND"
    with pytest.raises(QueryError) as caught:
        parse("water (")
    _, query, caret, told = str(caught.value).split("\n")
    assert (query, caret, told) == ("  water (", "        ^", "  character 7: (")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-14", "2026-03-14", ["d20260314"]),
        ("2026-01-01", "2026-12-31", ["y2026"]),
        ("2025-11-29", "2026-02-02", ["d20251129", "d20251130", "m202512", "m202601", "d20260201", "d20260202"]),
        ("2024-02-01", "2024-02-29", ["m202402"]),
        ("2023-06-30", "2025-01-01", ["d20230630", "m202307", "m202308", "m202309", "m202310", "m202311", "m202312",
                                      "y2024", "d20250101"]),
        ("2026-03-15", "2026-03-14", []),
    ],
)  # fmt: skip
def test_days_are_said_in_as_few_words_as_possible(first, last, words):
    assert within(date.fromisoformat(first), date.fromisoformat(last)) == words
