# ruff: noqa: E501
"""Quick looks that spare a slower one: each must let through all that the slower one would find.

They stand in front of a list or a pattern, and nothing else notices when the two no longer agree.
"""

import re
import unicodedata
from datetime import UTC, datetime
from itertools import product

import pytest
from arabic_web import dates, sourced, today

from newsscraper.extract import hints, jsonld, labels, outcome_words, url_day, when, when_shown
from newsscraper.extract.phrases import folded
from newsscraper.text import date_words
from newsscraper.text.dates import parse_date
from newsscraper.text.forms import display_text

NOW = datetime(2026, 4, 20, 15, 30, tzinfo=UTC)
ALTERNATIVES = [
    *product(("لمتابعة", "لمواصلة", "لإكمال", "لاستكمال"), ("المقال", "قراءة المقال"), ("الاشتراك", "سجل", "تسجيل الدخول")),
    *product(("وصلت إلى", "بلغت", "استنفدت", "تجاوزت"), ("الحد من المقالات المجانية", "عدد مقالاتك المجاني")),
    *product(("الخبر", "المقال", "المحتوى"), ("متاح", "مخصص فقط", "حصري"), ("للمشتركين", "بالمشتركين")),
]  # fmt: skip
"""Sentences of walls that are no phrases of the list but patterns beside it."""


@pytest.mark.parametrize("phrase", outcome_words._LOCKED.split("|"))
def test_every_phrase_of_a_wall_has_a_stem_that_is_looked_for(phrase: str):
    assert outcome_words.MAY_LOCK.search(phrase)


@pytest.mark.parametrize("words", ALTERNATIVES, ids=" ".join)
def test_every_pattern_of_a_wall_has_one_as_well(words: tuple[str, ...]):
    sentence = " ".join(words)
    assert outcome_words.LOCKED.search(folded(sentence))
    assert outcome_words.MAY_LOCK.search(sentence)


def test_a_wall_is_seen_through_marks_and_stretched_letters():
    for text in ("اِشْتَرِك لمتابعة القِراءة", "اشتـــرك لمتابعة القـراءة", "سجّل دخولك لمتابعة"):
        assert outcome_words.LOCKED.search(folded(text))
        assert outcome_words.MAY_LOCK.search(text)


def holders() -> list[tuple[tuple[bytes, ...], str]]:
    """Return the signs of each query for elements that hold a date, with a tag for each element that it names."""
    found = []
    for signs, query in when._HOLDERS.items():
        tags = [f'<span itemprop="{name}">' for name in re.findall(r"@itemprop='(\w+)'", query)]
        tags += [f"<span {name}=''>" for name in re.findall(r"@(data-[\w-]+)", query)]
        tags += ["<abbr title=''>"] if "//abbr" in query else []
        assert tags, query
        found += [(signs, tag) for tag in tags]
    return found


@pytest.mark.parametrize(("signs", "tag"), holders())
def test_every_element_that_holds_a_date_has_a_sign_that_is_looked_for(signs: tuple[bytes, ...], tag: str):
    assert any(sign in tag.encode() for sign in signs)


def shown() -> list[str]:
    """Return lines that say a day: those of the fixtures, and every month, unit and weekday that the parser knows."""
    lines = [re.sub(r"<[^>]+>", " ", line) for line, _ in dates.SHOWN] + list(today.CLOCKS)
    months = [word for words in (*date_words.GREGORIAN, *date_words.HIJRI) for word in words.split()]
    lines += [
        f"{day} {month} {year}"
        for month in months
        for day, year in (("5", "2026"), ("5", "1447"), ("الخامس من", "2026"))
    ]
    lines += [f"{month} 5, 2026" for month in months]
    lines += [
        f"{lead} 3 {unit}" for words in date_words.UNITS.values() for unit in words.split() for lead in ("منذ", "قبل")
    ]
    lines += [
        f"{lead} {unit}" for words in date_words.UNITS.values() for unit in words.split() for lead in ("منذ", "قبل")
    ]
    lines += [
        "أمس 19:30",
        "اليوم 14:05",
        "yesterday",
        "2 hours ago",
        "5 days ago",
        "٢٠/٤/٢٠٢٦",
        "۲۰۲۶/۴/۲۰",
        "20.4.26",
        "20-4-2026",
    ]
    return list(dict.fromkeys(lines))


def test_every_line_that_the_parser_reads_is_looked_at():
    read = [line for line in shown() if parse_date(line, now=NOW) is not None]
    assert len(read) > 250
    assert [line for line in read if not when_shown._DATE.search(line)] == []


def test_every_credit_has_the_letters_that_are_looked_for():
    for line, _ in sourced.FORMS:
        assert labels.CREDIT_LINE.fullmatch(line)
        assert labels.is_credit(line)
    for word in ("مصدر", "المصدر", "مصادر", "المصادر"):
        assert re.fullmatch(labels.CREDIT, word)
        assert labels.MAY_CREDIT in word


@pytest.mark.parametrize("phrase", hints._NOT)
def test_a_sidebar_that_is_not_there_has_the_word_that_is_looked_for(phrase: str):
    assert "side" in phrase
    assert not hints.of_name(phrase.replace(" ", "-")) & hints.LISTS


@pytest.mark.parametrize("phrase", sorted(hints._TABLE))
def test_every_phrase_of_a_class_begins_with_a_word_that_is_looked_for(phrase: str):
    words = phrase.split()
    assert words[0] in hints._REACH
    assert len(words) <= hints._REACH[words[0]]
    assert hints.of_name("-".join(words)) & hints._TABLE[phrase] or hints._TABLE[phrase] & (hints.HEAD | hints.NAV)


def test_usual_letters_are_folded_as_all_others_are():
    letters = "".join(chr(code) for code in range(0x600, 0x700)) + "ڤپچگ"
    for letter in letters:
        for around in ("كتاب", "أحمد إلى آخر مدرسة رؤى ذئب على"):
            text = f"{around}{letter}{around}"
            slow = (
                labels._PUNCTUATION.sub(" ", text.translate(labels._FOLDS).lower())
                if hasattr(labels, "_PUNCTUATION")
                else None
            )
            assert labels._folded_letters(text) == text.translate(labels._FOLDS)
            assert slow is None or labels.fold(text) == " ".join(slow.split())


def test_plain_text_is_cleaned_as_any_other():
    """A control character that is taken out sends the same text the long way."""
    for text in ("سلام  عليكم", "أهلا", " a  b ", "e" + "\N{COMBINING ACUTE ACCENT}", "ﻻ", "«نعم»"):
        assert (
            display_text(text)
            == display_text(text + "\N{ZERO WIDTH SPACE}")
            == unicodedata.normalize("NFC", display_text(text))
        )


@pytest.mark.parametrize(
    "path", ["/2024/06/05/x", "/2024-6-5-x", "/20240605/x", "/2013/section/8/3/x", "/%32%30%32%34/06/05/x"]
)
def test_every_day_in_an_address_is_looked_at(path: str):
    assert url_day.url_date(f"https://day.example{path}")


@pytest.mark.parametrize("before", ["", "<!--", "<![CDATA[", "/*<![CDATA[*/", "//<![CDATA[\n", "\ufeff", ";", "\n\n"])
def test_wrapped_json_is_unwrapped(before: str):
    after = {"<!--": "-->", "<![CDATA[": "]]>", "/*<![CDATA[*/": "/*]]>*/", "//<![CDATA[\n": "\n//]]>"}.get(before, "")
    assert [node["headline"] for node in jsonld.blocks(f'{before}{{"headline": "خبر"}}{after}')] == ["خبر"]
