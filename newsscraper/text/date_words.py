"""The words of dates, folded as `date_lexer.fold` folds: each stands for one sign of the date grammar.

Signs: `G06` Gregorian month, `H09` Hijri month, `Wa` weekday from Monday on, `A P N L` morning, evening, noon, night,
`M` the letter م (evening behind a clock, era behind a year), `E` Hijri era, `D` the other, `C` "at the hour", `HH` the
French hour sign, `U` "updated", `B` "published", `R` "ago", `Q…` units, `I…` units in the plural, `TD` today, `YD`
yesterday, `LW` "last", `F1` first to `F4`, `F5` last, `Oa` first to `Oj` tenth, `ONE`, `TO`, `NR` a number
that is no date.
"""

from newsscraper.text import zones

GREGORIAN: tuple[str, ...] = (
    "يناير جانفي جانفيي ينائر january jan janvier janv",
    "فبراير فيفري فيبراير شباط فبرير february feb février fevrier févr fevr",
    "مارس مارث اذار ادار march mar mars",
    "ابريل افريل نيسان ابرايل نيسن april apr avril",
    "مايو ماي ايار may mai",
    "يونيو يونيه جوان حزيران يونية يونييو june jun juin",
    "يوليو يوليه يوليوز جويليه جوييه تموز july jul juillet juil",
    "اغسطس اوت غشت اغشت اب اغسطوس august aug août aout",
    "سبتمبر شتنبر شتمبر ايلول سبتمر سيبتمبر september sep sept septembre",
    "اكتوبر اوكتوبر اكتوبير october oct octobre",
    "نوفمبر نونبر نوفمر نوڤمبر november nov novembre",
    "ديسمبر دجنبر دجمبر دسمبر ديسمير december dec décembre decembre déc",
)
"""Month names of all Arab countries, English and French, with the spellings that newsrooms use."""
HIJRI: tuple[str, ...] = (
    "محرم المحرم", "صفر", "", "", "", "", "رجب", "شعبان", "رمضان", "شوال", "ذوالقعده ذيالقعده", "ذوالحجه ذيالحجه",
)  # fmt: skip
"""Hijri months of one word; those of two are in COMPOUND."""
HEADS = {
    "كانون": "KN", "تشرين": "TN", "ربيع": "RB", "جمادي": "JM", "جماد": "JM", "جمادا": "JM", "ذو": "DH",
    "ذي": "DH", "ذوو": "DH", "ك": "KB", "ت": "TB",
}  # fmt: skip
ORDINALS = {
    "الاول": "F1", "اول": "F1", "الاولي": "F1", "اولي": "F1", "الثاني": "F2", "ثاني": "F2", "ثان": "F2",
    "الثانيه": "F2", "التاني": "F2", "تاني": "F2",
    "الاخر": "F5", "اخر": "F5", "الاخره": "F5", "اخره": "F5", "القعده": "F3", "قعده": "F3", "الحجه": "F4", "حجه": "F4",
}  # fmt: skip
COMPOUND = {
    "TN1": "G10", "TN2": "G11", "KN1": "G12", "KN2": "G01", "RB1": "H03", "RB2": "H04", "JM1": "H05", "JM2": "H06",
    "DH3": "H11", "DH4": "H12", "RB5": "H04", "JM5": "H06", "KB1": "G12", "KB2": "G01", "TB1": "G10", "TB2": "G11",
}  # fmt: skip
"""Head and ordinal of a month name of two words → month."""
WEEKDAYS: tuple[str, ...] = (
    "الاثنين اثنين الاتنين اتنين الاثنيين الاثينين monday mon lundi",
    "الثلاثاء ثلاثاء الثلثاء الثلاثا التلاتاء الثلوثاء tuesday tue tues mardi",
    "الاربعاء اربعاء الاربعا اربعا الاربعآء wednesday wed mercredi",
    "الخميس خميس thursday thu thur thurs jeudi",
    "الجمعه جمعه الجمع friday fri vendredi",
    "السبت سبت saturday sat samedi",
    "الاحد احد sunday sun dimanche",
)
CLOCK = {
    "ص": "A", "صباحا": "A", "صباح": "A", "فجرا": "A", "فجر": "A", "ضحي": "A", "am": "A",
    "الصباح": "A", "الفجر": "A", "الضحي": "A", "ضحا": "A", "مسا": "P", "مساءا": "P", "مساء": "P", "المساء": "P",
    "زوالا": "P", "عصرا": "P", "عصر": "P", "العصر": "P", "مغربا": "P", "عشاء": "P",
    "pm": "P",
    "العشاء": "P", "ظهرا": "N", "ظهر": "N", "ليلا": "L", "ليل": "L", "ليله": "L", "م": "M",
    "الساعه": "C", "ساعه": "QO", "س": "HH", "سا": "HH", "h": "HH", "at": "C", "علي": "C",
}  # fmt: skip
ERA = {
    "ه": "E", "هجري": "E", "هجريه": "E", "للهجره": "E", "الهجري": "E", "هجريا": "E", "ميلادي": "D",
    "ميلاديه": "D", "ميلاديا": "D", "الميلادي": "D", "للميلاد": "D", "ad": "D", "ah": "E",
}  # fmt: skip
LABELS = {
    "B": "نشر نشرت النشر نشره published posted publié الاضافه اضيف اضيفت كتب التاريخ تاريخ بتاريخ date حرر تحرير صدر",
    "U": "تحديث التحديث محدث updated modified update تعديل التعديل عدل",
}
"""Words that announce a date: published, updated. They say nothing of their own."""
UNITS = {
    "QS": "ثانيه second seconds sec", "IS": "ثوان ثواني الثواني", "QI": "دقيقه minute minutes min mins",
    "II": "دقايق دقاءق",
    "QO": "ساعه hour hours hr hrs", "IO": "ساعات", "QD": "يوم يوما day days", "ID": "ايام",
    "QK": "اسبوع اسبوعا الاسبوع week weeks",
    "IK": "اسابيع", "QT": "شهر شهرا الشهر month months", "IT": "اشهر شهور", "QY": "سنه عام عاما السنه العام year years",
    "IY": "سنوات سنين اعوام", "2 QS": "ثانيتين ثانيتان", "2 QI": "دقيقتين دقيقتان", "2 QO": "ساعتين ساعتان",
    "2 QD": "يومين يومان", "2 QK": "اسبوعين اسبوعان", "2 QT": "شهرين شهران", "2 QY": "سنتين عامين سنتان عامان",
}  # fmt: skip
"""Units of time: one, several (`I…`), and the dual, which holds its own number."""
NUMBERS: tuple[str, ...] = (
    "", "غره احدي فاتح الفاتح", "اثنا اثني اثنتا اثنتي", "ثلاث ثلاثه تلات", "اربع اربعه", "خمس خمسه", "ست سته",
    "سبع سبعه", "ثماني ثمانيه ثمان", "تسع تسعه",
    "عشر عشره",
)  # fmt: skip
"""Number words by value; one and two are said by the form of the unit."""
TENS = {
    "عشرين": 20, "عشرون": 20, "العشرين": 20, "العشرون": 20, "ثلاثين": 30, "ثلاثون": 30, "الثلاثين": 30,
    "الثلاثون": 30, "اربعين": 40, "اربعون": 40, "خمسين": 50, "خمسون": 50,
    "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90,
}  # fmt: skip
NTH: tuple[str, ...] = (
    "", "الحادي الحاديه", "", "الثالث الثالثه", "الرابع الرابعه", "الخامس الخامسه", "السادس السادسه",
    "السابع السابعه", "الثامن الثامنه", "التاسع التاسعه", "العاشر العاشره",
)  # fmt: skip
"""Ordinals by value, of days and hours; the first and second are in ORDINALS."""
JOINED = {
    "كانونالثاني": "G01", "كانونالاول": "G12", "تشرينالاول": "G10", "تشرينالثاني": "G11", "ربيعالاول": "H03",
    "ربيعالثاني": "H04", "ربيعالاخر": "H04", "جماديالاولي": "H05", "جماديالاخره": "H06", "جماديالثانيه": "H06",
}  # fmt: skip
"""Month names of two words without the space, as a zero-width joiner leaves them."""
ABBREVIATIONS = {
    "ksa": "Asia/Riyadh", "uae": "Asia/Dubai", "gst": "+04:00", "eet": "+02:00", "eest": "+03:00", "cet": "+01:00",
    "cest": "+02:00", "msk": "+03:00", "edt": "-04:00",
}  # fmt: skip
"""Zones in Latin letters that mean one thing on Arabic pages; AST, IST and CST mean several."""
OTHER = {
    "منذ": "R", "قبل": "R", "مضت": "R", "مضي": "R", "مضتا": "R", "مضوا": "R", "مر": "R", "مرت": "R", "ago": "R",
    "اليوم": "TD", "today": "TD",
    "امس": "YD", "الامس": "YD", "بالامس": "YD", "البارحه": "YD", "مبارح": "YD", "yesterday": "YD",
    "الماضي": "LW", "الماضيه": "LW", "الفايت": "LW", "الفايته": "LW", "المنصرمه": "LW", "المنصرم": "LW",
    "قليل": "FEW", "لحظات": "FEW", "لحظه": "FEW", "وجيز": "FEW", "الان": "NOW", "للتو": "NOW", "حالا": "NOW",
    "now": "NOW",
    "moments": "FEW",
    "قصير": "FEW", "قصيره": "FEW", "وجيزه": "FEW", "بضع": "FEW", "بضعه": "FEW", "عده": "FEW", "اقل": "LESS", "نصف": "½",
    "ربع": "¼", "ربعا": "¼", "ثلث": "⅓", "ثلثا": "⅓", "النصف": "½", "الربع": "¼", "الثلث": "⅓",
    "ونصف": "+½", "وربع": "+¼", "والنصف": "+½", "والربع": "+¼", "وثلث": "+⅓", "والثلث": "+⅓", "الا": "EX",
    "واحد": "ONE", "واحده": "ONE", "الواحده": "ONE", "من": "", "الموافق": "", "موافق": "", "في": "", "of": "",
    "the": "", "ل": "", "لل": "",
    "st": "", "nd": "", "rd": "", "th": "", "on": "", "le": "", "à": "C", "t": " ", "z": "Z0;", "و": "+",
    "حوالي": "", "نحو": "", "تقريبا": "", "وقت": "", "فتره": "", "تم": "", "تمام": "", "عند": "", "a": "", "an": "",
    "هذا": "",
    "er": "", "just": "", "about": "", "الي": "TO", "حتي": "TO", "to": "TO",
    "العدد": "NR", "عدد": "NR", "رقم": "NR", "صفحه": "NR", "الصفحه": "NR",
    "الحرام": "", "الخير": "", "المبارك": "", "المعظم": "", "المكرم": "", "المرجب": "", "الاصب": "", "الفضيل": "",
    "بعد": "AFTER", "منتصف": "MID", "الليل": "LAYL", "الظهر": "ZUHR", "الزوال": "ZUHR",
}  # fmt: skip


def signs() -> dict[str, str]:
    """Return every known word with its sign."""
    table: dict[str, str] = {}
    for prefix, months in (("G", GREGORIAN), ("H", HIJRI)):
        for number, names in enumerate(months, 1):
            table |= dict.fromkeys(names.split(), f"{prefix}{number:02}")
    for number, names in enumerate(WEEKDAYS, 1):
        table |= dict.fromkeys(names.split(), f"W{chr(96 + number)}")
    for number, names in enumerate(NUMBERS):
        table |= dict.fromkeys(names.split(), str(number))
    for number, names in enumerate(NTH):
        table |= dict.fromkeys(names.split(), f"O{chr(96 + number)}")
    table |= {word: str(number) for word, number in TENS.items()}
    table |= {word: zones.sign(name) for word, name in ABBREVIATIONS.items()}
    for group in (LABELS, UNITS):
        for sign, names in group.items():
            table |= dict.fromkeys(names.split(), sign)
    return HEADS | ORDINALS | JOINED | table | CLOCK | ERA | OTHER
