"""Prints µs a call of `parse_date` beside dateparser, and the cost of the import.

Run: python benchmarks/dates.py
Shared machines vary twofold: compare the columns of one run.
"""

import subprocess
import sys
import timeit
import warnings
from datetime import UTC, datetime

from newsscraper.text.dates import parse_date

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LINES = [
    "الخميس 13 يونيو 2024 02:30 م",
    "13 حزيران 2024",
    "13/06/2024",
    "2024-06-13T14:30:00+03:00",
    "منذ 5 دقائق",
    "12 ربيع الأول 1445 هـ",
    "13 حزيران 2024 14:30 بتوقيت بيروت",
    "أخبار محلية",
    "نشر في: الخميس 7 ذو الحجة 1445هـ الموافق 13 يونيو 2024م الساعة 2:30 مساءً",
    "آخر تحديث: الجمعة 15 محرم 1435 هـ - 20 نوفمبر 2013 KSA 14:51 - GMT 11:51",
]


def main() -> None:
    """Print a table: ours, dateparser, ratio."""
    from dateparser.date import DateDataParser

    warnings.simplefilter("ignore")
    theirs = DateDataParser(languages=["ar", "en"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day"]})
    print(f"{'ours':>8} {'theirs':>8}  µs a call, warm")
    for line in LINES:
        theirs.get_date_data(line)
        ours = min(timeit.repeat(lambda s=line: parse_date(s, now=NOW, tz="Asia/Beirut"), number=500, repeat=5)) / 500
        other = min(timeit.repeat(lambda s=line: theirs.get_date_data(s), number=20, repeat=3)) / 20
        print(f"{ours * 1e6:8.1f} {other * 1e6:8.0f}  {line}")
    code = "import time; t = time.perf_counter(); import newsscraper.text.dates; print(time.perf_counter() - t)"
    cold = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in "12345"
    ]
    print(f"import: {min(cold) * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
