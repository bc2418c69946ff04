"""What holds for every date and every text."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper.text import marks
from newsscraper.text.dates import parse_date

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
GULF = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MAGHREB = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MOROCCO = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
DAYS = st.dates(date(1990, 1, 1), date(2026, 11, 24))
WORDS = [
    "منذ",
    "قبل",
    "ساعة",
    "أيار",
    "2024",
    "13",
    "/",
    ":",
    "-",
    "م",
    "هـ",
    "1445",
    "رمضان",
    "14:30",
    "بتوقيت",
    "بيروت",
    "+03",
    "Z",
]


def forms(day: date) -> list[str]:
    d, m, y = day.day, day.month - 1, day.year
    return [
        f"{d} {LEVANT[m]} {y}",
        f"{WEEKDAYS[day.weekday()]}، {d} {GULF[m]} {y}",
        f"{d:02} {MAGHREB[m]} {y}",
        f"{d} {MOROCCO[m]}، {y} م",
        f"{d} {LEVANT[m]}/{GULF[m]} {y}",
        f"{GULF[m]} {d}, {y}",
        f"{d}/{m + 1}/{y}",
        f"{d:02}-{m + 1:02}-{y}",
        f"{d}.{m + 1}.{y}",
        day.isoformat(),
        f"نشر في {d} {GULF[m]} {y}",
        day.strftime("%Y%m%d"),
    ]


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    value = parse_date(text, now=NOW, tz="Africa/Cairo")
    if value is not None:
        assert 1990 <= value.date.year <= 2026
        assert (value.at is None) or (value.local is not None)
        assert value.raw == text


@given(DAYS)
@settings(max_examples=80, deadline=None)
def test_a_day_written_in_any_form_is_that_day(day: date) -> None:
    assert {form: parse_date(form, now=NOW).date for form in forms(day)} == dict.fromkeys(forms(day), day)  # type: ignore[union-attr]


@given(DAYS, st.times(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_marks_digits_and_odd_spaces_change_nothing(day: date, clock: object, random: object) -> None:
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {LEVANT[day.month - 1]} {day.year} {clock:%H:%M}"  # type: ignore[str-format]
    plain = parse_date(text, now=NOW)
    noisy = text.translate(str.maketrans("0123456789", random.choice(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789"])))  # type: ignore[attr-defined]
    noisy = noisy.replace(" ", random.choice([marks.NBSP, marks.NARROW_NBSP, "  ", " \n\t", f"{marks.RLM} "]))  # type: ignore[attr-defined]
    noisy = noisy.replace("ا", "ا" + random.choice([marks.FATHATAN, marks.ZWSP, marks.TATWEEL, marks.LRM]))  # type: ignore[attr-defined]
    noisy = f"{marks.RLE}{noisy}{marks.PDF}"
    found = parse_date(noisy, now=NOW)
    assert plain is not None
    assert found is not None
    assert (plain.date, plain.local) == (found.date, found.local)


@pytest.mark.parametrize("text", ["1" * 10**6, "- " * 500_000, "13 أيار " * 100_000, "(ت " * 300_000, "12:" * 300_000])
def test_a_megabyte_costs_no_more_than_a_line(text: str) -> None:
    start = time.perf_counter()
    assert parse_date(text, now=NOW) is None
    assert time.perf_counter() - start < 0.5
