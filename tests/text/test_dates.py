"""Date strings as newsrooms print them, and strings that are no dates."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsscraper.text.dates import DateValue, parse_date

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DEV = Path(__file__).resolve().parents[2].parent / "shared" / "dates" / "dev.jsonl"


def read(raw: str, **more: object) -> DateValue | None:
    return parse_date(raw, **{"now": NOW, **more})  # type: ignore[arg-type]


DAYS = {
    "الأربعاء 5 آذار 2025": "2025-03-05",
    "5 كانون 2 2025": "2025-01-05",
    "5 كانون الثاني/ يناير 2025 م": "2025-01-05",
    "أبريل/نيسان 7, 2025": "2025-04-07",
    "في الخامس: 07.04.2025": "2025-04-07",
    "٧ ‏/ ٤ ‏/ ٢٠٢٥": "2025-04-07",
    "2025 أبريل 7": "2025-04-07",
    "7 جوان 2025": "2025-06-07",
    "7 يوليوز 2025": "2025-07-07",
    "07/04/25": "2025-04-07",
    "1446/10/09": "2025-04-07",
    "9 شوال 1446هـ الموافق 7 أبريل 2025م": "2025-04-07",
    "غرّة شوّال 1446 هـ": "2025-03-30",
    "منذ خمسة عشر يوما": "2026-11-09",
    "أمس الأول": "2026-11-22",
    "29 ك 1 2025": "2025-12-29",
    "الإثنين 29 ك ١، ٢٠٢٥": "2025-12-29",
    "29 ك1 2025": "2025-12-29",
    "3 ت 2 2025": "2025-11-03",
    "3 ت.1 2025": "2025-10-03",
    "2026، 5 يونيو": "2026-06-05",
    "نشر في: الجمعة، 2026 ،5 يونيو": "2026-06-05",
    "منذ ٢ ي": "2026-11-22",
    "الجمعة الماضية": "2026-11-20",
    "نشر في: 1 آذار 2025 - آخر تحديث: 3 آذار 2025": "2025-03-01",
    "آخر تحديث: 3 آذار 2025 | تاريخ النشر: 1 آذار 2025": "2025-03-01",
}


@pytest.mark.parametrize(("raw", "day"), DAYS.items())
def test_a_day_is_read_without_inventing_a_time(raw: str, day: str) -> None:
    value = read(raw)
    assert value is not None
    assert (value.date.isoformat(), value.local, value.at, value.precision) == (day, None, None, "day")
    assert value.edtf == day
    assert value.raw == raw


TIMES = {
    "7 أبريل 2025 الساعة 3 عصرا": ("2025-04-07T15:00", "hour"),
    "7 أبريل 2025 14س05": ("2025-04-07T14:05", "minute"),
    "7/4/2025 12:05 ص": ("2025-04-07T00:05", "minute"),
    "7/4/2025 12:05 م": ("2025-04-07T12:05", "minute"),
    "7/4/2025 23:05 مساء": ("2025-04-07T23:05", "minute"),
    "7/4/2025 2:05 بعد الظهر": ("2025-04-07T14:05", "minute"),
    "10:07-12 أبريل 2025": ("2025-04-12T10:07", "minute"),
    "2025-04-07T09:08:07": ("2025-04-07T09:08:07", "second"),
    "اليوم، 10:15 ص": ("2026-11-24T10:15", "minute"),
    "منذ ساعة ونصف": ("2026-11-24T10:30", "minute"),
    "منذ 3 س": ("2026-11-24T09:00", "hour"),
    "سياسة | منذ ٣س": ("2026-11-24T09:00", "hour"),
    "منذ 5 د": ("2026-11-24T11:55", "minute"),
    "2026، 5 يونيو - 14:30": ("2026-06-05T14:30", "minute"),
}


@pytest.mark.parametrize(("raw", "expected"), TIMES.items())
def test_a_time_without_a_zone_is_wall_time_and_no_instant(raw: str, expected: tuple[str, str]) -> None:
    value = read(raw)
    assert value is not None
    assert (value.local, value.precision) == (datetime.fromisoformat(expected[0]), expected[1])
    assert (value.at, value.tz, value.tz_source) == (None, None, "none")


INSTANTS = {
    "7 تموز 2025 14:30 بتوقيت بيروت": "2025-07-07T11:30",
    "7 كانون الثاني 2025 14:30 (توقيت بيروت)": "2025-01-07T12:30",
    "7/7/2025 17:30 (مكة المكرمة)، 14:30 (غرينتش)": "2025-07-07T14:30",
    "2025-07-07T14:30:00+3:00": "2025-07-07T11:30",
    "2025-07-07T14:30:00+03:00Z": "2025-07-07T11:30",
    "2025-07-07 14:30:00 GMT+3": "2025-07-07T11:30",
    "Mon, 07 Jul 2025 14:30:00 -0500": "2025-07-07T19:30",
    "/Date(1751898600000)/": "2025-07-07T14:30",
    "1751898600": "2025-07-07T14:30",
}


@pytest.mark.parametrize(("raw", "at"), INSTANTS.items())
def test_a_zone_on_the_page_gives_the_instant(raw: str, at: str) -> None:
    value = read(raw)
    assert value is not None
    assert value.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert value.tz_source == "page"


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "م", "14:30", "الساعة 14:30", "مدة القراءة: 4 دقائق", "3 أيام", "أيار سعيد", "محمد رمضان", "مايو كلينك 2025",
        "اليوم السابع",
        "المصري اليوم", "قبل 3 أيام من الانتخابات", "منذ 2019",
        "30/02/2025", "2025-13-01", "29 شباط 2025",
        "0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "1989-05-05",
        "2027-05-05", "2567-06-13", "13 - 15 حزيران 2025",
        "13/06/2025 - 14/06/2025", "13 شباط/يونيو 2025", "13 حزيران", "192.168.1.1", "أمس الاثنين 2",
        "2025", "منذ ساعات",
        "منذ 3 سعد", "منذ 5 د. محمد", "3 س", "أقوال د. 5", "منذ 2019 س",
        "لتر 20 ك 1", "12 ك 12 2025", "كأس العالم 2026، 5 يونيو", "عام 2026، 5 يونيو", "2026، 5 يونيو موعد الحسم",
    ],
)  # fmt: skip
def test_what_says_no_day_is_none(raw: str) -> None:
    assert read(raw) is None


@pytest.mark.parametrize(
    ("raw", "edtf", "precision"),
    [("حزيران 2025", "2025-06", "month"), ("2025-06", "2025-06", "month"), ("منذ شهرين", "2026-09~", "month"),
     ("منذ سنة", "2025~", "year"), ("منذ أسبوع", "2026-11-17~", "day")],
)  # fmt: skip
def test_what_is_coarse_says_so(raw: str, edtf: str, precision: str) -> None:
    value = read(raw)
    assert value is not None
    assert (value.edtf, value.precision, value.local) == (edtf, precision, None)


def test_the_publishers_zone_follows_summer_time() -> None:
    summer, winter = read("7/7/2025 14:30", tz="Asia/Beirut"), read("7/1/2025 14:30", tz="Asia/Beirut")
    assert summer is not None
    assert winter is not None
    assert summer.at is not None
    assert winter.at is not None
    assert (summer.at.hour, winter.at.hour, summer.tz_source) == (11, 12, "publisher")


def test_a_wall_time_that_was_twice_or_never_has_no_instant() -> None:
    for raw in ("26/10/2024 23:30", "31/03/2024 00:30"):
        value = read(raw, tz="Asia/Beirut")
        assert value is not None
        assert value.local is not None
        assert value.at is None


def test_a_machine_time_in_utc_has_the_publishers_day() -> None:
    value = read("2025-07-07T21:30:00Z", tz="Asia/Beirut")
    assert value is not None
    assert value.date == date(2025, 7, 8)
    assert value.local == datetime(2025, 7, 7, 21, 30)


def test_us_order_needs_to_be_said_unless_it_is_plain() -> None:
    swapped, plain, said = read("4/7/2025"), read("4/17/2025"), read("4/7/2025", day_first=False)
    assert [v and v.date.isoformat() for v in (swapped, plain, said)] == ["2025-07-04", "2025-04-17", "2025-04-07"]


@pytest.mark.parametrize(
    ("raw", "day_first", "day"),
    [
        ("ثلاثاء, 05/12/2026", True, "2026-05-12"),
        ("Tue, 05/12/2026 - 17:20", True, "2026-05-12"),
        ("السبت 05/12/2020", True, "2020-12-05"),
        ("السبت 05/12/2020", False, "2020-12-05"),
        ("الأحد 05/12/2020", True, "2020-12-05"),  # the weekday of neither order: a slip of the pen
        ("الاثنين والأحد 05/12/2020", True, "2020-12-05"),
        ("الثلاثاء 05/13/2026", True, "2026-05-13"),  # only one order is possible, whatever the weekday
    ],
)
def test_a_weekday_decides_the_order_of_numbers(raw: str, day_first: bool, day: str) -> None:
    value = parse_date(raw, now=datetime(2026, 5, 20, 12, tzinfo=UTC), day_first=day_first)
    assert value is not None
    assert value.date.isoformat() == day


def test_a_weekday_beside_a_year_of_zeros_is_no_error() -> None:
    assert read("الثلاثاء 05/12/0000") is None


def test_relative_days_are_those_of_the_publisher() -> None:
    late = datetime(2025, 7, 7, 22, 30, tzinfo=UTC)
    value = parse_date("اليوم", now=late, tz="Asia/Riyadh")
    assert value is not None
    assert value.date == date(2025, 7, 8)


@pytest.mark.skipif(not DEV.exists(), reason="the collection of date strings lies beside the checkout")
def test_every_string_of_the_collection_means_what_it_should() -> None:
    wrong = [row for row in map(json.loads, DEV.read_text("utf-8").splitlines()) if not _right(row)]
    assert wrong == []


def _right(row: dict[str, str]) -> bool:
    now = datetime.fromisoformat(row["reference_now"]).replace(tzinfo=UTC) if row["reference_now"] else NOW
    value, expected = parse_date(row["string"], now=now), row["expected"]
    if value is None or not expected:
        return value is None and not expected
    if len(expected) <= 10:
        return value.local is None and value.edtf.rstrip("~") == expected
    told = datetime.fromisoformat(expected)
    return value.at == told if told.tzinfo else value.local == told and value.at is None
