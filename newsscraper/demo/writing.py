"""A day or an hour as each newsroom writes it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from hijridate import Gregorian

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
EGYPTIAN = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
MAGHREBI = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
    "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)  # fmt: skip
HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def levantine(day: date, at: time | None, now: datetime) -> str:
    """`السبت 14 آذار 2026، 10:30`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {LEVANTINE[day.month - 1]} {day.year}{_hour(at, '، ')}"


def combined(day: date, at: time | None, now: datetime) -> str:
    """`14 آذار/مارس 2026 - 10:30`."""
    return f"{day.day} {LEVANTINE[day.month - 1]}/{EGYPTIAN[day.month - 1]} {day.year}{_hour(at, ' - ')}"


def egyptian(day: date, at: time | None, now: datetime) -> str:
    """`السبت، ١٤ مارس ٢٠٢٦ ٠١:٣٠ م`: Arabic-Indic digits, twelve hours."""
    text = f"{WEEKDAYS[day.weekday()]}، {day.day} {EGYPTIAN[day.month - 1]} {day.year}"
    if at:
        text += f" {at.hour % 12 or 12:02}:{at.minute:02} {'ص' if at.hour < 12 else 'م'}"
    return text.translate(TO_ARABIC)


def relative(day: date, at: time | None, now: datetime) -> str:
    """`منذ ساعتين`, counted from `now`, the outlet's wall time."""
    passed = now - datetime.combine(day, at or time(12))
    if passed < timedelta(hours=1):
        return f"منذ {_count(passed // timedelta(minutes=1), 'دقيقة', 'دقيقتين', 'دقائق')}"
    if passed < timedelta(days=1):
        return f"منذ {_count(passed // timedelta(hours=1), 'ساعة', 'ساعتين', 'ساعات')}"
    return f"منذ {_count(passed // timedelta(days=1), 'يوم', 'يومين', 'أيام')}"


def _count(number: int, one: str, two: str, few: str) -> str:
    """Count as Arabic grammar does: one, two, three to ten, then the singular again."""
    if number <= 1:
        return one
    if number == 2:
        return two
    return f"{number} {few if number <= 10 else one}".translate(TO_ARABIC)


def maghrebi(day: date, at: time | None, now: datetime) -> str:
    """`السبت 14 مارس 2026`, with the hour as `على الساعة 10:30` where one is known."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MAGHREBI[day.month - 1]} {day.year}{_hour(at, ' على الساعة ')}"


def numeric(day: date, at: time | None, now: datetime) -> str:
    """`14/03/2026`, day first."""
    return f"{day:%d/%m/%Y}{_hour(at, ' ')}"


def hijri(day: date, at: time | None, now: datetime) -> str:
    """`25 رمضان 1447 هـ`, Umm al-Qura."""
    there = Gregorian.fromdate(day).to_hijri()
    return f"{there.day} {HIJRI[there.month - 1]} {there.year} هـ"


def _hour(at: time | None, before: str) -> str:
    return f"{before}{at:%H:%M}" if at else ""


STYLES: dict[str, Callable[[date, time | None, datetime], str]] = {
    "levantine": levantine,
    "combined": combined,
    "egyptian": egyptian,
    "relative": relative,
    "maghrebi": maghrebi,
    "numeric": numeric,
    "hijri": hijri,
}
"""How a story's header says its page writes the date."""


def write(style: str, day: date, at: time | None, *, now: datetime) -> str:
    """Write a day (and hour) in a style; `now` is the wall time of the outlet when the page is shown."""
    return STYLES[style](day, at, now)
