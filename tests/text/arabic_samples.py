"""Invented Arabic news text and the pages made of it."""

import random

SENTENCES = (
    "افتتح رئيس بلدية وادي الزيتون صباح اليوم معرض الكتاب السنوي بحضور عدد من الأدباء والناشرين.",
    "وقالت المتحدثة باسم الشركة إن الأرباح ارتفعت بنسبة 12% خلال الربع الثالث من العام الجاري.",
    "سجلت درجات الحرارة في المناطق الداخلية انخفاضاً ملحوظاً، فيما توقعت الأرصاد هطول أمطار غزيرة غداً.",
    "تأهل فريق النسور إلى نصف نهائي الكأس بعد فوزه على ضيفه بهدفين لهدف في مباراة مثيرة!",
    "أعلنت وزارة التربية تأجيل امتحانات الشهادة الثانوية أسبوعاً واحداً بسبب إضراب المعلمين؛ والطلاب غاضبون.",
    "وأوضح الطبيب أن اللقاح الجديد «آمن وفعال»، مشيراً إلى أن التجارب شملت أكثر من ألفي متطوع.",
    "هل تنجح المفاوضات هذه المرة؟ سؤال يطرحه سكان القرى الحدودية كل مساء.",
    "انقطعت الكهرباء عن أحياء واسعة من العاصمة ليل أمس، وعزت المؤسسة ذلك إلى عطل في محطة التحويل.",
    'صدر عن دار المرفأ ديوان جديد للشاعرة ليلى حمدان بعنوان "ظلال الياسمين".',
    "تراجع سعر صرف الدرهم أمام الدولار في السوق الموازية، وسط ترقب لقرار المصرف المركزي.",
    "ضبطت الشرطة شبكة لتهريب الآثار، وأوقفت سبعة أشخاص بينهم موظف سابق في المتحف.",
    "يا جماعة شو هالحكي؟ ليش ما حدا خبرنا إنو الطريق مسكّر من مبارح؟",
    "قَالَ الخَطِيبُ إِنَّ العِلْمَ نُورٌ وَإِنَّ الجَهْلَ ظُلْمَةٌ.",
    "خبر عاجل",
    "وفاة الفنان القدير بعد صراع مع المرض",
    "ثوران بركان في جزيرة نائية وإجلاء مئات السكان",
    "حزب الغد يختار أمينا عاما جديدا",
    "شحنة قمح تصل مرفأ طرطوس قادمة من أوكرانيا",
    "غضب شعبي إثر رفع أسعار الخبز والمحروقات",
    "زيارة مفاجئة لوفد برلماني",
)
TITLES = SENTENCES[13:]


def page(chance: random.Random, length: int, meta: str | None = None, encoding: str = "utf-8") -> str:
    """A page with about this many characters of article, free of letters that the encoding has not got."""
    paragraphs, size = [], 0
    while size < length:
        paragraphs.append(chance.choice(SENTENCES))
        size += len(paragraphs[-1])
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">\n' if meta else ""
    text = (
        f"<!DOCTYPE html>\n<html>\n<head>\n{declared}<title>{chance.choice(TITLES)}</title>\n"
        '<script>var a = "b";</script></head>\n<body class="news"><div id="main">\n'
        + "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        + "\n</div></body></html>\n"
    )
    return text.encode(encoding, "ignore").decode(encoding)
