"""The words with which Arabic news pages label their parts: one vocabulary for every rule.

Labels are compared folded (`fold`), because the same site writes `اقرأ أيضا`, `إقرأ أيضاً` and `اقرا ايضا`.
"""

import re
from enum import Enum
from functools import lru_cache

_MARKS = dict.fromkeys([*range(0x064B, 0x0660), 0x0640, 0x0670, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF])
_LETTERS = str.maketrans("أإآٱىیېکةۀھہؤئ", "ااااييي" + "كهههه" + "ءء")
_FOLDS = {**_MARKS, **_LETTERS}
_PUNCTUATION = re.compile(r"[^\w]+|_+")


class Label(Enum):
    """What a label announces."""

    RELATED = "related"
    """Links that the publisher marks as related to this article."""
    OTHER = "other"
    """Links or boxes that belong to the site, not to the article: most read, latest, comments."""
    TAGS = "tags"
    TOPICS = "topics"
    """`مواضيع ذات صلة`: tags when short, related articles when headlines."""
    SECTION = "section"
    NOISE = "noise"
    """A line of the page's furniture: share, print, permanent link, copyright, counters."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Fold a short text so that spellings of the same label are equal: marks, hamza, yeh, teh marbuta, punctuation."""
    text = text[:600]
    text = text.lower() if text.isascii() else text.translate(_FOLDS).lower()
    return _PUNCTUATION.sub(" ", text).strip()


_THINGS = (
    r"(?:ال)?(?:مقالات|مواضيع|موضوعات|اخبار|روابط|قصص|تقارير|ملفات|مواد|محتوي|منشورات|مشاركات|فيديوهات|تغطيات"
    r"|قراءات|مقال|خبر|موضوع)"
)
_TIES = (
    r"(?:ال)?(?:مرتبطه|مرتبط|متعلقه|متعلق|متصله|مشابهه|مماثله|مقترحه|ذو صله|ذات (?:ال)?(?:صله|علاقه))"
    r"|قد (?:تهمك|تعجبك|يهمك|تهمكم|تثير اهتمامك)|اخري قد (?:تهمك|تعجبك)"
)
_READ = r"(?:(?:ا|ي)?قرا|اقراوا|اقرءوا|طالع|طالعوا|شاهد|شاهدوا|انظر|تابع|اقرئي|راجع)"

_PATTERNS: tuple[tuple[Label, str], ...] = (
    (
        Label.SECTION,
        r"^(?:ا?قرا (?:ال)?مزيد (?:في|من)(?: قسم)?|(?:ل)?(?:ال)?مزيد (?:في|من)(?: قسم)?|القسم|التصنيف|التصنيفات|"
        r"تصنيفات|الباب|posted in|filed (?:under|in)"
        r"|category|categories|section)$",
    ),
    (
        Label.TAGS,
        r"^(?:ال)?(?:كلمات|كلمه|عبارات) (?:ال)?(?:داله|دلاليه|دلالية|مفتاحيه|مفتاح|بحث|البحث)$|^(?:ال)?(?:وسوم|وسم|"
        r"تاجات|تاغات|اوسمه|علامات|سمات|هاشتاغ|هاشتاج)$"
        r"|^وسوم (?:الخبر|المقال|الموضوع)$|^علامات البحث$|^(?:article )?(?:tags?|keywords?|topics?|tagged(?: (?:in|"
        r"with|as))?|in this article)$|^مفاتيح البحث$",
    ),
    (
        Label.TOPICS,
        r"^(?:مواضيع|موضوعات|المواضيع|الموضوعات|الموضوع) (?:في هذا الخبر|ذات صله|ذات الصله)$|^(?:related topics|"
        r"more on this topic)$",
    ),
    (
        Label.RELATED,
        rf"^{_THINGS} (?:{_TIES})(?: \w+)?$|^{_READ} (?:ايضا|كذلك|اكثر|المزيد)(?: (?:حول|عن) .*)?$|"
        rf"^{_READ} ايضا \w+(?: \w+)?$|^(?:و)?قد (?:يهمك|يعجبك|يهمكم|تهمك)(?: ايضا)?(?: .{{0,20}})?$"
        r"|^(?:ال)?مزيد (?:حول|عن) (?:هذه|هذا) \w+$|^(?:في|من) (?:ال)?(?:نفس )?(?:السياق|سياق متصل|سياق)(?: نفسه|"
        r" ذاته)?$|^للمزيد$|^ذات صله$|^مواضيع متعلقه$"
        r"|^اخبار متعلقه$|^متعلقات$|^(?:ا)?قرا (?:ال)?مزيد$|^لقراءه المزيد$|^من ارشيف الموضوع$"
        r"|^related(?: (?:articles?|stories|story|news|posts?|content|coverage|reading|links|items))?$|^(?:read|"
        r"see|watch) (?:more|also|next|this next)$"
        r"|^(?:more|read more) (?:on this(?: story)?|about this|like this)$|^you (?:may|might) (?:also )?(?:like|"
        r"be interested in|enjoy)$|^similar (?:articles|stories|posts)$|^also read$|^recommended(?: for you|"
        r" reading)?$",
    ),
    (
        Label.OTHER,
        r"^(?:ال)?اكثر (?:قراءه|مشاهده|تصفحا|تداولا|رواجا|تعليقا|شيوعا|الموضوعات .*|الاخبار .*|المقالات .*|ارسالا|"
        r"بحثا|شعبيه|تفاعلا|زياره)(?: .{0,20})?$"
        r"|^(?:ال)?(?:اخر|احدث|جديد) (?:ال)?(?:اخبار|مقالات|مواضيع|تطورات|مستجدات|الاخبار|المقالات|الموضوعات)$|"
        r"^(?:خبر|اخبار|الاخبار) (?:عاجله?|العاجله)$|^عاجل$"
        r"|^التغطيه الاخباريه$|^(?:اخترنا|اخترت|نختار|مختارات)(?: .{0,20})?$|^ترشيحاتنا$|^مختارات$|^زوارنا .*$|"
        r"^الاخبار الرئيسيه$|^(?:التعليقات|تعليقات|تعليقات .{0,20}|اضف تعليقا?.{0,20}|اترك تعليقا?.{0,20}|"
        r"اكتب تعليقا?.{0,20}|شاركنا (?:رايك|برايك))$"
        r"|^مواضيع ساخنه.*$|^اختيارات \w+$|^يستحق الانتباه$|^بالفيديو$|^فيديو$|^فيديوهات$|^صور$|^من نحن$|^اتصل بنا$|"
        r"^الرئيسيه$|^يمكنك ايضا.*$|^انت الان .*$"
        r"|^most (?:read|popular|viewed|shared|commented|watched)(?: .{0,20})?$|^(?:latest|recent|breaking|top|"
        r"trending|popular|more|other)(?: (?:news|stories|posts|articles|now|videos))?$"
        r"|^(?:comments?|leave a (?:comment|reply)|\d+ comments?|join the (?:conversation|discussion))$|"
        r"^editors? ?s? picks?$|^(?:newsletter|advertisement|sponsored(?: content)?)$|^more (?:from|in|"
        r"stories) .{0,40}$|^about the authors?$|^share this.{0,20}$",
    ),
    (
        Label.NOISE,
        r"^(?:شارك|شاركها|شاركه|مشاركه|انشر|ارسل|طباعه|حفظ|نسخ|انسخ|تم النسخ|تم نسخ)(?: (?:ال)?(?:هذا |"
        r"هذه )?(?:ال)?(?:خبر|مقال|مقاله|موضوع|صفحه|رابط|قصه|عبر|علي|مع|ب|لصديق)(?: .{0,40})?)?$"
        r"|^مشاركه الخبر .{0,30}$|^(?:ال)?رابط (?:ال)?(?:دائم|مختصر|ثابت|قصير)(?: .*)?$|^(?:لنسخ|"
        r"نسخ) الرابط.*$|^(?:جميع |كل )?(?:ال)?حقوق (?:النشر |الطبع )?(?:محفوظه|ال\w+ محفوظه).*$|^حقوق النشر .*$"
        r"|^(?:تابعوا|تابعونا|تابعنا|لمتابعه|للمتابعه|انضم|انضموا|اشترك|اشتركوا|للاشتراك|حمل|حملوا|لتحميل)"
        r" (?:.{0,120} )?(?:تطبيق\w*|قنات\w*|واتساب|واتس|تلغرام|تليجرام|تيليجرام|تلجرام|فيسبوك|"
        r"تويتر|نشرت\w*|نيوز|news|google|whatsapp|youtube|يوتيوب)(?: .{0,60})?$"
        r"|^(?:تابعونا|تابعنا|لمتابعتنا|للمتابعه) (?:علي|عبر|في)(?: .{0,40})?$"
        r"|^(?:عدد )?(?:ال)?(?:مشاهدات|مشاهده|قراءات|زيارات|قراءه)(?: \d+)?$|^\d+ (?:مشاهده|مشاهدات|قراءه|قراءات|"
        r"زياره|تعليق|تعليقات|دقيقه|دقائق|views?|comments?|shares?)(?: .{0,10})?$"
        r"|^(?:حجم الخط|تكبير الخط|تصغير الخط|تغيير حجم الخط).{0,20}$|^خط$|^(?:مده|وقت|زمن) (?:ال)?قراءه.{0,25}$|"
        r"^(?:صدر|مصدر|تعليق علي|التعليق علي|شرح) (?:ال)?(?:صوره|الفيديو).{0,80}$|^(?:اعلان|اعلانات|دعايه)$"
        r"|^(?:تاريخ النشر|تم (?:ال)?نشره?|نشر(?:ت)? (?:في|ب|يوم|بتاريخ)|اخر تحديث|تم التحديث|حدث في|تاريخ التحديث|"
        r"كتب في) .{0,60}$|^منذ (?:\S+ )?(?:قليل|لحظات|ثانيه|ثوان|ثواني|دقيقه|دقيقتين|دقائق|دقايق|ساعه|ساعتين|ساعات|"
        r"يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|شهور|سنه|سنتين|سنوات|عام|عامين|اعوام)$|"
        r"^(?:ال)?(?:تالي|سابق)$|^(?:الموضوع|الخبر|المقال) (?:التالي|السابق).*$"
        r"|^تخطي (?:.{0,60}(?:القراءه|المحتوي|مشاركه|اعلان).{0,20})$|^نهايه (?:قصص|اكثر|الاعلان|اعلان|المحتوي|مشاركه|"
        r"يوتيوب|تويتر|فيسبوك|youtube|twitter|x|facebook|instagram|tiktok).{0,40}$"
        r"|^(?:ال)?(?:عوده|رجوع) (?:الي|ل) ?(?:ال)?(?:صفحه|رئيسيه|اعلي|قائمه|سابق|بدايه).{0,40}$|^اضغط هنا.{0,40}$|"
        r"^لمشاهده .{0,60}(?:اضغط|هنا).{0,20}$|^رئيس (?:مجلس الاداره|التحرير).{0,60}$|"
        r"^(?:اشترك|اشتراك) (?:الان|معنا|مجانا|في (?:ال)?(?:نشر|قنا|خدم|موقع|تنبيه)).{0,60}$|"
        r"^انقر هنا.{0,60}$"
        r"|^(?:share|print|email|save|copy(?: link)?|link copied|tweet|pin(?: it)?|facebook|twitter|whatsapp|"
        r"linkedin|reddit|follow(?: us)?|subscribe|sign (?:up|in)|log ?in|close|menu|search|advertisement|ad|skip|"
        r"loading|play|pause|mute|reply|next|previous|prev|continue reading|read full article|"
        r"story continues(?: below)?.{0,40}|article continues.{0,40}|scroll to continue.{0,40}|skip to.{0,60}|"
        r"click here.{0,40}|\d+ min(?:ute)?s? read)$"
        r"|^(?:ان )?(?:ال)?(?:اراء|تعليقات|مقالات|مواد|مشاركات) (?:ال)?(?:وارده|منشوره|مدرجه|\w+).{0,60}(?:لا تعبر|"
        r"تعبر|لا تمثل|تمثل|لا تعكس|لا يتحمل) .*$|^ترحب .{0,40}(?:بالنقاش|بتعليقات|بالتعليقات|باراء).*$|"
        r"^(?:لن يتم نشر|يرجي|نرجو|الرجاء) .{0,60}(?:تعليق|بريد).*$"
        r"|^join (?:our|the) .{0,40}newsletter$|^(?:get started|start|try|begin) .{0,40}(?:free|today|"
        r"now)(?: trial)?.{0,20}$|^(?:close window|contact us|buy now.{0,40}|shop now.{0,40}|view on amazon|"
        r"see packages|learn more|see more|show more|thank you.{0,60}inbox)$"
        r"|^(?:written|reviewed|edited|updated|fact checked|medically reviewed) by .{0,60}$|"
        r"^.{0,120}(?:supported by (?:commissions?|readers)|reader supported|"
        r"may earn (?:an? )?(?:affiliate )?commission).{0,250}$"
        r"|^(?:all rights reserved|copyright .{0,120}|.{0,80} all rights reserved.{0,80})$|^(?:follow|like|join|"
        r"find) us on .{0,80}$|^(?:image|photo|picture|getty images|file photo)(?: (?:credit|source|by|caption|"
        r"courtesy).{0,80})$|^(?:published|updated|posted|last (?:updated|modified)) .{0,50}$|^sign up (?:for|"
        r"to) .{0,120}$|^subscribe (?:to|now|for) .{0,100}$|^get the latest .{0,120}$|^download (?:our|"
        r"the) .{0,60}app.{0,60}$",
    ),
)
_COMPILED = tuple((label, re.compile(pattern.translate(_LETTERS))) for label, pattern in _PATTERNS)
_INSERT = re.compile(
    rf"^\s*[\[(«\"*•\-–—>]*\s*(?:{_READ} (?:ايضا|كذلك|المزيد)|للمزيد|قد يهمك(?: ايضا)?|مواضيع متعلقه"
    rf"|اخبار متعلقه|{_THINGS} (?:{_TIES})|read (?:more|also)|see also|also read|related|watch|more)\b".translate(
        _LETTERS
    )
)


@lru_cache(maxsize=8192)
def label_of(text: str) -> Label | None:
    """Return what a short line announces when it is nothing but a label, else None."""
    if len(text) > 400:
        return None
    folded = fold(text)
    for label, pattern in _COMPILED:
        if pattern.match(folded):  # each alternative is anchored at the start
            return label
    return None


def opens_insert(text: str) -> bool:
    """Say whether a line begins with `اقرأ أيضا` or its like, so that a link in it is an insert: `اقرأ أيضا: …`."""
    return bool(_INSERT.match(fold(text[:60])))
