"""Zones of time: in words ("بتوقيت بيروت"), as offsets, as IANA names."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

PLACES: dict[str, str] = {
    "UTC": "غرينتش غرينيتش جرينتش جرينيتش غرينتيش قرينتش العالمي العالمي_المنسق",
    "Asia/Riyadh": "مكه_المكرمه مكه السعوديه الرياض المملكه جده السعودي الدمام"
    " المدينه_المنوره العربيه العربيه_الرسمي العربي العربي_الرسمي",
    "Asia/Jerusalem": "القدس القدس_المحتله القدس_الشريف",
    "Asia/Gaza": "غزه فلسطين",
    "Asia/Hebron": "رام_الله",
    "Asia/Beirut": "بيروت لبنان اللبناني",
    "Asia/Damascus": "دمشق سوريا سوريه السوري حلب",
    "Asia/Amman": "عمان الاردن الاردني",
    "Asia/Baghdad": "بغداد العراق العراقي اربيل كردستان البصره الموصل",
    "Asia/Kuwait": "الكويت الكويتي",
    "Asia/Bahrain": "المنامه البحرين البحريني",
    "Asia/Qatar": "الدوحه قطر القطري",
    "Asia/Dubai": "ابو_ظبي ابوظبي دبي الامارات الاماراتي الشارقه الخليج الخليج_الرسمي",
    "Asia/Muscat": "مسقط سلطنه_عمان العماني",
    "Asia/Aden": "صنعاء عدن اليمن اليمني",
    "Africa/Cairo": "القاهره مصر المصري الاسكندريه",
    "Africa/Khartoum": "الخرطوم السودان السوداني بورتسودان ام_درمان",
    "Africa/Tripoli": "طرابلس ليبيا الليبي بنغازي",
    "Africa/Tunis": "تونس التونسي",
    "Africa/Algiers": "الجزاير الجزايري",
    "Africa/Casablanca": "الرباط المغرب المغربي الدار_البيضاء",
    "Africa/Nouakchott": "نواكشوط موريتانيا الموريتاني",
    "Africa/Mogadishu": "مقديشو الصومال",
    "Africa/Djibouti": "جيبوتي",
    "Africa/Nairobi": "نيروبي شرق_افريقيا",
    "Africa/Addis_Ababa": "اديس_ابابا",
    "Asia/Tehran": "طهران ايران",
    "Europe/Istanbul": "اسطنبول تركيا التركي انقره",
    "Europe/Moscow": "موسكو روسيا",
    "Europe/Kyiv": "كييف اوكرانيا",
    "Europe/London": "لندن بريطانيا",
    "Europe/Paris": "باريس فرنسا",
    "Europe/Berlin": "برلين المانيا",
    "Europe/Rome": "روما",
    "Europe/Madrid": "مدريد",
    "Europe/Brussels": "بروكسل",
    "America/New_York": "واشنطن نيويورك شرق_الولايات_المتحده الساحل_الشرقي الاميركي_الشرقي",
    "Asia/Shanghai": "بكين الصين",
    "Asia/Tokyo": "طوكيو اليابان",
    "Asia/Kolkata": "نيودلهي الهند",
    "Asia/Karachi": "اسلام_اباد باكستان",
    "Asia/Kabul": "كابول",
    "+03:00": "شرق_اوروبا_الصيفي",
    "+02:00": "شرق_اوروبا_الرسمي وسط_افريقيا وسط_اوروبا_الصيفي",
    "+01:00": "وسط_اوروبا_الرسمي غرب_اوروبا_الصيفي غرب_افريقيا غرب_افريقيا_الرسمي",
    "+00:00": "غرب_اوروبا_الرسمي",
    "EET": "شرق_اوروبا",
    "CET": "وسط_اوروبا",
}
"""Zone by the place names that newsrooms and CLDR put behind "توقيت", folded."""
NAMES: dict[str, str] = {name.replace("_", " "): zone for zone, names in PLACES.items() for name in names.split()}
_LIST = sorted({*NAMES.values()} - {"UTC"})
ZONES: tuple[str, ...] = ("UTC", *_LIST)
"""Zone by the number that stands in its sign `Z…;`."""
_NUMBER = {zone: number for number, zone in enumerate(ZONES)}
_REGIONS = {name.lower(): name for name in ZONES}
_PLACE = r"[^\W\d_]+(?:\s[^\W\d_]+){0,3}"
_GMT = r"(?:gmt|utc|(?:ال)?[غجق]رين[يت]{1,3}ش|ت\s?\.?\s?غ(?!\w)|تغ(?!\w))"
_OFFSET = r"([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)"
_PHRASE = re.compile(
    rf"(?<![^\W\d_])(?:ب?(?:ال)?توقيت\s)?{_GMT}(?:\s?{_OFFSET})?"
    rf"|(?<!\w)ب?(?:ال)?توقيت\s(?:المحلي\s(?:في\s|ل))?(?:مدينه\s|العاصمه\s)?({_PLACE})"
    rf"|\(\s?({_PLACE})\s?\)"
    r"|\[?((?:africa|america|asia|europe)/[a-z_]+)\]?"
    r"|(?<=\d)\s?([+-])(\d{1,2})\s(?:gmt|utc)(?!\s?[+-])"
)
_HINT = re.compile(r"توقيت|[(ت][\sء-ي]|غ|gmt|utc|جرين|[ae]/")


def mark(folded: str) -> str:
    """Put a sign `Z…;` in place of every zone that a folded text names: a number of ZONES, or an offset."""
    return _PHRASE.sub(_sign, folded) if _HINT.search(folded) else folded


def _sign(found: re.Match[str]) -> str:
    if found[7]:
        return f" Z{found[7]}{int(found[8]):02}:00; "
    if found[6]:
        return f" {sign(_REGIONS[found[6]])} " if found[6] in _REGIONS else found[0]
    if found[4]:
        return _place(found[0], found[4])
    if found[5]:
        place = NAMES.get(found[5])
        return f" Z{_NUMBER[place]}; " if place else f"({_PHRASE.sub(_sign, found[5])})"
    if found[1]:
        return f" Z{found[1]}{int(found[2]):02}:{found[3] or '00'}; "
    return " Z0; "


def sign(name: str) -> str:
    """Return the sign of a zone: an IANA name of ZONES or an offset `+hh:mm`."""
    return f"Z{_NUMBER[name]};" if name in _NUMBER else f"Z{name};"


def _place(phrase: str, words: str) -> str:
    """Return the sign of the longest place that a phrase begins with, and the words behind it."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length])
        if name in NAMES:
            return f" Z{_NUMBER[NAMES[name]]}; {' '.join(parts[length:])}"
    return phrase


def name_of(sign: str) -> str | None:
    """Return the zone that a sign's inside means: an IANA name or `+hh:mm`; None for an impossible offset."""
    if sign[0] in "+-":
        hours, minutes = int(sign[1:3]), int(sign[4:6])
        possible = minutes < 60 and hours * 60 + minutes <= (840 if sign[0] == "+" else 720)
        return sign if possible else None
    return ZONES[int(sign)]


@cache
def zone(name: str) -> tzinfo:
    """Return the zone of an IANA name or an offset `+hh:mm`; an unknown name raises KeyError."""
    if name == "UTC":
        return UTC
    if name[0] in "+-":
        offset = timedelta(hours=int(name[1:3]), minutes=int(name[4:6]))
        return timezone(offset if name[0] == "+" else -offset)
    from zoneinfo import ZoneInfo  # zoneinfo costs 10 ms at import, and many callers need none

    return ZoneInfo(name)


def instant(local: datetime, name: str) -> datetime | None:
    """Return the UTC instant of a wall time; None where clocks were changed and it is two instants, or none."""
    aware = local.replace(tzinfo=zone(name))
    if aware.utcoffset() != aware.replace(fold=1).utcoffset():
        return None
    try:
        return aware.astimezone(UTC)
    except OverflowError:
        return None
