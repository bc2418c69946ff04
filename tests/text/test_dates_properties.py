"""What holds for every date and every text."""

import time as clock
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hijridate import Gregorian
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


HIJRI = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذو الحجة",
]  # fmt: skip


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_a_hijri_day_is_that_of_the_tables_alone_and_beside_a_gregorian_one(day: date) -> None:
    lunar = Gregorian(day.year, day.month, day.day).to_hijri()
    name = HIJRI[lunar.month - 1]
    alone = [
        f"{lunar.day} {name} {lunar.year} هـ",
        f"{WEEKDAYS[day.weekday()]} {lunar.day} {name} {lunar.year}هـ",
        f"{lunar.year}/{lunar.month:02}/{lunar.day:02}",
        f"{lunar.day}-{lunar.month}-{lunar.year} هـ",
        f"{name} {lunar.day}، {lunar.year}",
    ]
    solar = f"{day.day} {GULF[day.month - 1]} {day.year}"
    both = [f"{alone[0]}{join}{solar} م" for join in (" الموافق ", " - ", "، ", " | ", " / ")]
    both += [f"{solar}م الموافق {alone[0]}", f"{solar} ({alone[0]})"]
    for raw in alone:
        value = parse_date(raw, now=NOW)
        assert value is not None
        assert (raw, value.date, value.calendar) == (raw, day, "hijri")
    for raw in both:
        value = parse_date(raw, now=NOW)
        assert value is not None
        assert (raw, value.date, value.calendar) == (raw, day, "gregorian")


def clocks(at: time) -> list[str]:
    """Return a time of day, without its seconds, as newsrooms write it."""
    hour, minute = at.hour % 12 or 12, f"{at.minute:02}"
    half, word = ("ص", "صباحاً") if at.hour < 12 else ("م", "مساءً")
    return [
        f"{at:%H:%M}",
        f"الساعة {at:%H:%M}",
        f"- {at:%H:%M}",
        f"{at.hour}س{minute}",
        f"{hour}:{minute} {half}",
        f"{hour:02}:{minute}{half}",
        f"الساعة {hour}:{minute} {word}",
        f"| {hour}:{minute} {'AM' if at.hour < 12 else 'PM'}",
    ]


@given(DAYS.filter(lambda day: day < date(2026, 11, 24)), st.times(), st.sampled_from(["", "Z", "+03:00", "-0500"]))
@settings(max_examples=60, deadline=None)
def test_a_time_written_in_any_form_is_that_time(day: date, at: time, offset: str) -> None:
    at = at.replace(microsecond=0)
    wall = datetime.combine(day, at)
    for form in clocks(at):
        for raw in (f"{day.day} {LEVANT[day.month - 1]} {day.year} {form}", f"{day.day}/{day.month}/{day.year} {form}"):
            value = parse_date(raw, now=NOW)
            assert value is not None
            assert (raw, value.local, value.at, value.precision) == (raw, wall.replace(second=0), None, "minute")
    raw = f"{wall.isoformat()}{offset}"
    value = parse_date(raw, now=NOW)
    assert value is not None
    shift = {"": None, "Z": 0, "+03:00": 3, "-0500": -5}[offset]
    instant = None if shift is None else wall.replace(tzinfo=UTC) - timedelta(hours=shift)
    assert (value.local, value.at, value.precision) == (wall, instant, "second")
    seconds = int(instant.timestamp()) if instant else 0
    for epoch in (f"/Date({seconds * 1000})/", f"{seconds}", f"{seconds}000") if seconds >= 10**9 else ():
        value = parse_date(epoch, now=NOW)
        assert (epoch, value and value.at) == (epoch, instant)


@given(st.integers(3, 59), st.sampled_from(["منذ", "قبل", "مضت"]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_is_told_from_now_counts_back(number: int, word: str, arabic: bool) -> None:
    digits = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if arabic else str(number)
    steps = {"دقيقة": timedelta(minutes=1), "دقائق": timedelta(minutes=1), "ساعة": timedelta(hours=1),
             "ساعات": timedelta(hours=1), "يوماً": timedelta(days=1), "أيام": timedelta(days=1)}  # fmt: skip
    for unit, step in steps.items():
        value = parse_date(f"{word} {digits} {unit}", now=NOW)
        told = NOW.replace(tzinfo=None) - step * number
        assert value is not None
        assert value.date == told.date()
        assert value.local == (None if step.days else told)


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
    start = clock.process_time()
    assert parse_date(text, now=NOW) is None
    assert clock.process_time() - start < 0.5
