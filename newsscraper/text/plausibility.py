"""How much a text looks like Arabic: letter pairs and words, written down from general knowledge of the language.

Used to tell in which encoding bytes were meant. The figure is the mean gain over a text of equally likely letters, in
nats a character: about +0.8 for Arabic news, +0.3 for Persian, far below zero for Arabic read in the wrong encoding.
"""

import math
import re
from collections import Counter
from functools import cache
from operator import add

from newsscraper.text.marks import HARAKAT_CLASS, TATWEEL

_NOUNS = (
    "رئيس وزير حكومة مجلس برلمان نائب حزب انتخابات قانون محكمة قاضي دولة بلد مدينة قرية شارع بيت مدرسة جامعة طالب "
    "معلم كتاب جيش قوات حرب سلام اتفاق هدنة حدود شعب مواطن ناس رجل امرأة طفل أطفال شباب مستشفى طبيب صحة مرض لقاح "
    "اقتصاد سوق بنك مصرف مال دولار سعر أسعار نفط غاز طاقة كهرباء ماء مياه زراعة صناعة تجارة شركة عمل عمال موظف "
    "يوم أسبوع شهر سنة عام ساعة صباح مساء ليل تاريخ زمن مرة أمس غد خبر أخبار صحيفة جريدة وكالة قناة صحافة إعلام "
    "تقرير بيان تصريح كلمة لقاء اجتماع مؤتمر زيارة وفد سفير سفارة منظمة أمم متحدة اتحاد منطقة شمال جنوب شرق غرب "
    "وسط عالم عربي إسلامي أوروبي أمريكي أميركي فلسطين فلسطيني إسرائيل لبنان لبناني سوريا سوري مصر مصري العراق عراقي "
    "السعودية سعودي اليمن المغرب مغربي تونس تونسي الجزائر جزائري ليبيا السودان الأردن قطر الكويت الإمارات إيران تركيا "
    "روسيا الصين فرنسا بريطانيا ألمانيا واشنطن بيروت دمشق بغداد القاهرة القدس غزة الرياض حقوق إنسان حرية ديمقراطية "
    "ثورة نظام سياسة سياسي أمن أمني شرطة حادث هجوم قتل مقتل قتيل جرحى ضحايا شهيد شهداء سجن معتقل تحقيق تهمة مباراة "
    "فريق منتخب لاعب كأس بطولة فوز خسارة هدف مدرب رياضة ثقافة فن فنان فيلم مسلسل موسيقى شعر شاعر رواية معرض طقس مطر "
    "حرارة درجة بيئة مناخ طريق سيارة طائرة مطار قطار سفينة بحر جبل أرض سماء شمس مشروع خطة قرار وزارة إدارة مسؤول "
    "مدير أمين رأس يد عين قلب حياة موت أزمة مشكلة حل حوار قضية ملف دعم مساعدات لجنة هيئة مؤسسة جمعية مركز برنامج نقطة "
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز "
    "آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت غشت شتنبر نونبر دجنبر أحد اثنين ثلاثاء أربعاء خميس جمعة سبت "
    "محمد أحمد علي حسن حسين عبد الله خالد عمر يوسف إبراهيم مصطفى محمود سعيد فاطمة مريم عائشة سعاد ترامب بوتين بايدن "
    "تسجيل دخول خروج بحث صفحة قسم أقسام اشتراك إشترك نشرة بريد "
    "هاتف تطبيق فيديو صور صورة راديو بث مباشر مجلة مقال مقالات "
    "رأي كاتب كتاب تعليقات تعليق نشر ناشر طبعة عدد أرشيف "
    "خريطة موقع شروط خصوصية إعلان إعلانات محافظة محافظات ولاية إقليم "
    "تعاون تنمية استثمار ضريبة موازنة ميزانية تمويل قرض ديون نمو تضخم إنتاج استهلاك تصدير استيراد منتج سلعة خدمة مجتمع "
    "تحديث تطوير بناء إعادة تنفيذ إطلاق افتتاح توقيع إعلان إصدار انعقاد انطلاق انسحاب استقالة تعيين تشكيل تأجيل إلغاء "
    "غارة قصف صاروخ صواريخ طيران دفاع عسكري جندي جنود ضابط "
    "معركة انفجار حريق زلزال فيضان إعصار كارثة إغاثة لاجئ نازح مخيم "
    "ذكاء اصطناعي تقنية تكنولوجيا إنترنت هاتف شبكة رقمي علم علوم "
    "بحث باحث دراسة اكتشاف فضاء قمر نجم دين إسلام مسجد كنيسة "
    "صلاة رمضان عيد حج زواج طلاق أسرة أم أب ابن بنت أخ "
    "أخت مشاهدة متابعة قراءة كتابة لغة تعليم نتيجة نتائج ظهور ظاهرة ضغط "
    "عدد نسبة مئة ألف مليون مليار أول ثاني ثالث أخير جديد قديم كبير صغير طويل عام خاص عدة كثير قليل"
)
_OTHERS = (
    "في من على إلى عن مع أن إن لا ما هذا هذه ذلك تلك التي الذي الذين كان كانت يكون تكون قد لم لن ثم أو بين بعد قبل حتى "
    "كل غير عند منذ خلال حول دون أي إذا هو هي هم كما لكن أما بل حيث أكثر وقال قال قالت وأضاف أضاف وأكد أكد أعلن أعلنت "
    "وأشار أشار إلى أوضح وأوضح شدد دعا طالب ذكر ذكرت نقلت أفاد أفادت كشف بدأ بدأت وصل وصلت جاء جاءت قام يقوم تم يتم "
    "يجري يمكن يجب ليس ليست سوف سيكون لدى به بها له لها فيه فيها منه منها عليه عليها إليه إليها أنه أنها إنه وهو وهي "
    "وفي ومن وعلى ولا وما وقد وكان وكانت أيضا نحو عبر ضد تحت فوق أمام هناك هنا لأن بأن وأن وإن فإن كذلك بينما رغم "
    "بسبب بعض جميع مختلف نفس معظم اليوم الآن عاجل الرئيسية اقرأ المزيد مشاركة تعليق بحث اتصل بنا نحن حقوق النشر محفوظة "
    "نعم كلا ربما جدا فقط معا وقت حين حينما عندما بعدما قبلما حالة حول إثر عقب وسط ضمن نظرا وفقا بحسب تزامنا استعداد "
    "يقول تقول يعني يريد يعرف يشهد شهد شهدت يواجه تواجه يعمل تعمل عمل أصبح أصبحت صار ظل بات باتت كتب كتبت نشر نشرت "
    "و أ ب ل ك"
)
_PERSIAN = "و در به از که این را با است برای آن یک خود تا کرد شد بر هم نیز گفت ایران شده کرده می های کشور سال روز رئیس"

_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیٱڤ"
_NO_LETTERS = re.compile(r"(?:[\W\d_]|[A-Za-z])+")
_MARKS = re.compile(f"[{HARAKAT_CLASS}{TATWEEL}]+")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd×÷¤¬¦µ¹²³¼½¾ˆ‰†‡ƒ]")
_STRAY_MARK = re.compile(f"(?<![{_LETTERS}{HARAKAT_CLASS}{TATWEEL}])[{HARAKAT_CLASS}]")
_EDGE = " "
_SMOOTHING = 12
"""Pairs as good as seen of each letter, spread as single letters are: the word list is small."""
_ALIEN = -3.0
"""Nats for a pair with a letter that is not Arabic: each such letter stands in two."""
_ODD_COST = 6.0
_BONUS = 3.0
"""Nats that a whole known word is worth: as much as four good letter pairs."""


@cache
def _known() -> frozenset[str]:
    nouns = _NOUNS.split()
    with_article = [prefix + noun for prefix in ("ال", "وال", "بال") for noun in nouns if not noun.startswith("ال")]
    return frozenset([*nouns, *with_article, *_OTHERS.split(), *_PERSIAN.split()])


@cache
def _pairs() -> dict[str, float]:
    """Letter pair → log of (its probability after the first letter) over (that of any letter)."""
    words = _NOUNS.split()
    words += [f"ال{noun}" for noun in words] + _OTHERS.split() * 3 + _PERSIAN.split()
    seen = Counter(pair for word in words for pair in _pairs_of(word))
    firsts: Counter[str] = Counter()
    lasts: Counter[str] = Counter()
    for pair, count in seen.items():
        firsts[pair[0]] += count
        lasts[pair[1]] += count
    total, alphabet = sum(lasts.values()), len(_LETTERS) + 1
    chances = {}
    for first in _LETTERS + _EDGE:
        for last in _LETTERS + _EDGE:
            backing = 0.9 * lasts[last] / total + 0.1 / alphabet
            chance = (seen[first + last] + _SMOOTHING * backing) / (firsts[first] + _SMOOTHING)
            chances[first + last] = math.log(chance * alphabet)
    return chances


def _pairs_of(word: str) -> list[str]:
    bounded = f"{_EDGE}{word}{_EDGE}"
    return list(map(add, bounded, bounded[1:]))


def arabic_plausibility(text: str) -> float:
    """Return the mean gain in nats a character over the words that are not ASCII; 0 when there are none.

    A vowel sign without a letter, and a sign that no newspaper prints beside a word, cost 6 nats each.
    """
    odd = len(_ODD.findall(text)) + len(_STRAY_MARK.findall(text))
    plain = f" {_NO_LETTERS.sub(' ', _MARKS.sub('', text))} "
    words = plain.split()
    size = sum(map(len, words)) + len(words) + odd
    if not size:
        return 0.0
    chances = _pairs()
    pairs = Counter(map(add, plain, plain[1:]))
    gain = sum(chances.get(pair, _ALIEN) * count for pair, count in pairs.items())
    return (gain + _BONUS * sum(map(_known().__contains__, words)) - _ODD_COST * odd) / size
