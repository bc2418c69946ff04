import time

import pytest
from arabic_samples import SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper.text.language import language_of, may_be_arabic

DIALECTS = (
    "شو عم بيصير بالبلد؟ ما حدا عم يحكي الحقيقة", "انا مش عايز اروح هناك النهارده علشان تعبان", "هسه شنو نسوي وين نروح",
    "واش كاين شي حد هنا باغي يمشي معانا للسوق ديال لمدينة", "وش رايكم في المباراة يا شباب والله فازوا زين",
    "بدي احكيلكم قصة صارت معي مبارح بالسوق",
)  # fmt: skip
ARABIC = (
    *SENTENCES, *DIALECTS, "مصر تفوز على تونس", "حريق ضخم يلتهم مصنعاً", "إرتفاع سعر الذهب 2%", "غرق مركب صيد",
    "بوتين يهدد",
    "شریط الاخبار العاجلة فی لبنان", "الرئيس الإيراني يزور گرگان و پاكستان في كانون الثاني", "بايدن: لن نتراجع",
    "تسجيل هدف ڤان دايك في مرمى إيڤرتون", "The Wall Street Journal: واشنطن تدرس فرض عقوبات جديدة على موسكو",
)  # fmt: skip
PERSIAN = (
    "رئیس جمهور گفت که این کشور در سال گذشته با مشکلات زیادی روبرو شده است",
    "قیمت دلار امروز در بازار تهران به بالاترین حد خود رسید",
    "تیم ملی فوتبال ایران در دیدار دوستانه مقابل قطر به پیروزی رسید",
    "وزیر امور خارجه روسیه امروز وارد تهران شد",
    "هر کس حق دارد که آزادانه در زندگی فرهنگی اجتماع شرکت کند",
    "سازمان هواشناسی از بارش باران در شمال کشور خبر داد",
    "نمایشگاه کتاب از فردا برای عموم مردم باز خواهد بود",
    "این فیلم را کارگردان جوانی ساخته که پیش از این عکاس بود",
    "مدیر شرکت می‌گوید تولید خودرو تا پایان سال دو برابر می‌شود",
)
URDU = (
    "وزیراعظم نے کہا ہے کہ حکومت عوام کو ریلیف دینے کے لیے اقدامات کر رہی ہے",
    "پاکستان میں بارش سے کئی علاقوں میں نظام زندگی متاثر ہو گیا",
    "عدالت نے مقدمے کی سماعت اگلے ہفتے تک ملتوی کر دی",
    "کراچی میں بجلی کا بحران",
)
SORANI = (
    "سەرۆکی هەرێمی کوردستان لەگەڵ وەزیری دەرەوە کۆبووەوە",
    "هەموو مرۆڤێک بە ئازادی لەدایک دەبێت",
    "پارێزگاری هەولێر ڕایگەیاند کە ڕێگاکە سبەی دەکرێتەوە",
)
PASHTO = ("د افغانستان ولسمشر وویل چې دوی به د سولې لپاره هڅې وکړي", "په کابل کې چاودنه شوې ده او څو کسان ټپیان دي")
UYGHUR = (
    "ھەممە ئادەم تۇغۇلۇشىدىنلا ئەركىن، ئىززەت ۋە ھوقۇقتا باپباراۋەر بولۇپ تۇغۇلغان",
    "شەھەر باشلىقى يېڭى كۆۋرۈكنى ئاچتى",
)
OTHERS = {
    "en": "The minister said the government would not change its plan for the city",
    "fr": "Le président a déclaré que la réforme sera votée dans les prochains jours",
    "es": "El presidente dijo que la reforma se votará en los próximos días",
    "de": "Der Minister sagte, dass die Regierung nicht auf den Plan verzichten wird",
    "tr": "Bakan yaptığı açıklamada yeni bir karar olarak bunu söyledi ve ekledi",
    "it": "Il presidente ha detto che la riforma sarà votata nei prossimi giorni",
    "ru": "Президент заявил об этом вчера в Москве",
    "he": "ראש הממשלה אמר היום",
    "zh": "总理今天表示",
    "ja": "首相は今日述べた",
    "ko": "총리는 오늘 말했다",
    "el": "Ο πρωθυπουργός δήλωσε σήμερα",
}
CASES = [
    *(("ar", text) for text in ARABIC),
    *(("fa", text) for text in PERSIAN),
    *(("fa", text.replace("ی", "ي").replace("ک", "ك")) for text in PERSIAN),
    *(("ur", text) for text in URDU),
    *(("ckb", text) for text in SORANI),
    *(("ps", text) for text in PASHTO),
    *(("ug", text) for text in UYGHUR),
    *OTHERS.items(),
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_one_sentence_tells_its_language(language, text):
    assert language_of(text) == language


@pytest.mark.parametrize("language", ["fa", "ur"])
def test_an_arabic_name_does_not_make_a_text_arabic(language):
    text = {"fa": PERSIAN, "ur": URDU}[language][0]
    assert language_of("الجزيرة " + text) == language


@pytest.mark.parametrize("text", ["", " \n", "12/3 !", "٢٠٢٦"])
def test_text_without_letters_has_no_language(text):
    assert language_of(text) is None


def test_letters_that_say_nothing_are_undetermined():
    assert language_of("Xqz vbrt") == "und"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises(text):
    assert language_of(text) is None or language_of(text)


def test_a_megabyte_costs_no_more_than_a_page():
    start = time.process_time()
    language_of("ا" * 1_000_000)
    language_of("كلمة " * 200_000)
    assert time.process_time() - start < 0.5


ARABIC_PAGES = {
    "UTF-8": "<p>أعلنت البلدية افتتاح السوق</p>".encode(),
    "windows-1256": "<p>أعلنت البلدية افتتاح السوق</p>".encode("windows-1256"),
    "UTF-16": "<p>أعلنت البلدية افتتاح السوق</p>".encode("utf-16-le"),
    "decimal entities": b"<p>" + b"".join(b"&#%d;" % ord(char) for char in "السوق") + b"</p>",
    "hexadecimal entities": b"<p>" + b"".join(b"&#x%x;" % ord(char) for char in "السوق") + b"</p>",
    "escapes of a script": b'<script>{"body": "\\u0627\\u0644\\u0633\\u0648\\u0642"}</script>',
    "presentation forms": "<p>ﺍﻟﺴﻮﻕ ﺍﻟﺠﺪﻳﺪﺓ ﻓﻲ ﺍﻟﻤﺪﻳﻨﺔ</p>".encode(),
}


@pytest.mark.parametrize("page", ARABIC_PAGES.values(), ids=ARABIC_PAGES.keys())
def test_a_page_whose_letters_may_be_arabic_is_not_ruled_out(page):
    assert may_be_arabic(b"<html><body>" + page + b"</body></html>")


@pytest.mark.parametrize(
    "text", ["The market opened today.", "Le marché a ouvert à l’été.", "العربية | English | Français", ""]
)
def test_a_page_without_arabic_letters_is_ruled_out_by_its_bytes(text):
    assert not may_be_arabic(f"<html><body><p>{text}</p></body></html>".encode())
