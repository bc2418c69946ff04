"""What pages say of themselves when they are no articles, in all their Arabic spellings; matched on folded text."""

import re

from newsscraper.text.forms import search_key


def folded(text: str) -> str:
    """Return a text in the form that the patterns of this module match."""
    return " ".join(search_key(text).split())


def _any_of(phrases: str) -> str:
    """Return a pattern for one of the phrases between the bars, the longest first."""
    return "|".join(sorted({re.escape(folded(p)) for p in phrases.split("|")}, key=len, reverse=True))


_THING = _any_of(
    """
    الصفحة | صفحة | هذه الصفحة | الصفحة المطلوبة | الصفحة التي تبحث عنها | الصفحة التي طلبتها | المقال | المقالة |
    هذا المقال | الخبر | هذا الخبر | الخبر المطلوب | المحتوى | هذا المحتوى | المحتوى المطلوب | الموضوع | هذا الموضوع |
    الرابط | هذا الرابط | الرابط المطلوب | الرابط الذي تحاول الوصول إليه | الصفحة التي تحاول الوصول إليها | المادة |
    المادة المطلوبة | العنوان المطلوب | الصفحة التي تحاول زيارتها | الملف | البرنامج | الفيديو
    """
)
_GONE = _any_of(
    """
    غير موجودة | غير موجود | غير متوفرة | غير متوفر | غير متاحة | غير متاح | لم تعد موجودة | لم يعد موجودا |
    لم تعد متاحة | لم يعد متاحا | لم تعد متوفرة | لم يعد متوفرا | غير صحيح | غير صحيحة | غير صالح | غير صالحة | محذوف |
    محذوفة | معطل |
    معطلة | معطلا | أزيل | أزيلت | قد أزيلت | تم نقلها | تم نقله | نقلت أو حذفت | تم حذفها | تم حذفه |
    تمت إزالتها | تمت إزالته | قد تم حذفه | قد تم حذفها | لا وجود لها | منتهي الصلاحية
    """
)
_NOT_FOUND = _any_of(
    """
    لم يتم العثور على الصفحة | لم نعثر على الصفحة | لم نتمكن من العثور على الصفحة | تعذر العثور على الصفحة |
    لا يمكن العثور على الصفحة | لم يتم العثور على المقال | لم يتم العثور على الخبر | لم يتم العثور على المحتوى |
    لم نجد الصفحة | لم نجد ما تبحث عنه | تم حذف الخبر | تم حذف هذا الخبر | تم حذف المقال | تم حذف هذا المقال |
    تم حذف الصفحة | تم حذف هذه الصفحة | هذا المقال محذوف | خطأ 404 | خطا 404 | صفحة الخطأ | page not found |
    404 not found | error 404 | 404 error | not found | nothing found | oops! that page can't be found |
    this page could not be found | the page you requested | page you are looking for | لا توجد صفحة |
    لا توجد هذه الصفحة |
    عذرا لا يوجد محتوى | لا يوجد خبر | الخبر غير موجود
    """
)
_SORRY = _any_of("عذرا | عفوا | نأسف | للأسف | آسف | آسفون | أوبس | اوبس | oops | sorry | خطأ | نعتذر")
MISSING_TITLE = re.compile(
    rf"\W*(?:(?:{_SORRY})\W+)*"
    rf"(?:404\W*|(?:404\W+)?(?:(?:{_THING}) (?:{_GONE})|{_NOT_FOUND})(?: 404| على هذا الموقع)?\W*)"
)
"""A title, or the part of one before the site's name, that is nothing but the notice."""
MISSING = re.compile(
    rf"(?:^|\W)(?:(?:{_THING}) (?:{_GONE})|{_NOT_FOUND})(?:$|\W)|(?:{_THING})(?: \w+){{1,6}} (?:{_GONE})(?:$|\W)"
)
"""The notice within a heading or a short text."""

_LOCKED = _any_of(
    """
    للمشتركين فقط | هذا المحتوى للمشتركين | هذا المقال للمشتركين | هذه المادة للمشتركين | محتوى خاص بالمشتركين |
    محتوى حصري للمشتركين | متاح للمشتركين | متاحة للمشتركين | مخصص للمشتركين | مخصصة للمشتركين | خاص بالمشتركين |
    اشترك لمتابعة القراءة | اشترك الآن لمتابعة القراءة | اشترك لقراءة | اشترك الآن لقراءة | اشترك لإكمال القراءة |
    اشترك لتتمكن من قراءة | لمتابعة القراءة اشترك | لمتابعة القراءة يرجى الاشتراك | لمواصلة القراءة |
    لإكمال قراءة المقال | لقراءة المقال كاملا | لقراءة بقية المقال | لمتابعة قراءة المقال | لمتابعة قراءة هذا المقال |
    سجل الدخول لمتابعة القراءة | سجل الدخول لقراءة | سجل دخولك لمتابعة | سجل مجانا لمتابعة القراءة |
    يتطلب اشتراكا | للمشتركين بقية المقال | بقية المقال للمشتركين | بقية المقال متاحة للمشتركين |
    بقية الخبر للمشتركين | بقية النص للمشتركين | اشترك واقرأ | اشترك لتقرأ | اشترك الآن وتابع القراءة |
    حصري لمشتركي | حصرية لمشتركي | خاص لمشتركي |
    لقد استنفدت عدد المقالات المجانية | بلغت الحد الأقصى من المقالات المجانية |
    subscribe to continue reading | subscribe to read | to continue reading | subscribers only | for subscribers only |
    this article is for subscribers | log in to continue reading | sign in to continue reading
    """
)
LOCKED = re.compile(
    rf"(?:{_LOCKED})"
    r"|(?:لمتابعه|لمواصله|لاكمال|لاستكمال) (?:ال)?(?:قراءه|قراءه \w+ ?\w*|مقال).{0,40}(?:الاشتراك|اشترك|تسجيل|سجل|دخول)"
    r"|(?:وصلت|بلغت|استنفدت|تجاوزت|انتهت|استهلكت).{0,40}(?:المجاني|المجانيه)(?:\W|$)"
    r"|(?:الخبر|المقال|المحتوي|الماده|الموضوع|التقرير) (?:متاح|متاحه|مخصص|مخصصه|خاص|خاصه|حصري|حصريه) (?:فقط )?(?:لل"
    r"|بال)مشتركين"
)
"""What a wall across an article asks for."""
MAY_LOCK = re.compile(r"شتر|قراء|مجان|subscri|reading", re.IGNORECASE)
"""One of these stands in each of its phrases, folded or not: a quick first look."""

_LIVE = _any_of(
    """
    تغطية مباشرة | تغطية مستمرة | تغطية حية | تغطية متواصلة | متابعة مباشرة | متابعة حية | لحظة بلحظة |
    أولا بأول | على مدار الساعة | تحديث مباشر | تحديثات مباشرة | تحديثات مستمرة | بث حي للأحداث | التغطية مستمرة |
    التغطية المباشرة | live updates | live blog | as it happened
    """
)
LIVE = re.compile(rf"(?:^|\W)(?:{_LIVE})(?:$|\W)|^(?:{_any_of('مباشر | live')})\W")
"""What the title of a page says that grows by the hour."""

_MEDIA = _any_of(
    """
    فيديو | بالفيديو | شاهد | شاهدوا | شاهد بالفيديو | بالصور | صور | ألبوم صور | معرض صور | صورة اليوم | كاريكاتير |
    كاريكاتور | إنفوجرافيك | إنفوغراف | إنفوغرافيك | بودكاست | استمع | حلقة | صوت وصورة | بالصور والفيديو |
    video | watch | photos | in pictures | gallery | podcast | listen
    """
)
MEDIA = re.compile(rf"^\W*(?:{_MEDIA})(?:$|\W)")
"""How the title of a picture page, a film or a recording begins."""

_LIST_TITLE = _any_of(
    """
    نتائج البحث | نتائج بحث | البحث عن | وسم | الوسم | تصنيف | التصنيف | أرشيف | الأرشيف | مقالات الكاتب | كل الأخبار |
    جميع الأخبار | search results | tag | category | archive
    """
)
LIST_TITLE = re.compile(rf"\W*(?:{_LIST_TITLE})(?:\W|$)", re.IGNORECASE)
"""How the heading of a page of links begins, where it is a sentence: `نتائج البحث عن: المياه`."""

_HOUSE_TITLE = _any_of(
    """
    من نحن | عن الموقع | حول الموقع | عن الصحيفة | عن الجريدة | اتصل بنا | إتصل بنا | اتصلوا بنا | تواصل معنا |
    للتواصل |
    الاتصال بنا | راسلنا | أعلن معنا | للإعلان | للإعلان معنا | الإعلان معنا | سياسة الخصوصية | الخصوصية |
    شروط الاستخدام | شروط الإستخدام | الشروط والأحكام | الأحكام والشروط | اتفاقية الاستخدام | سياسة الاستخدام |
    هيئة التحرير | أسرة التحرير | فريق العمل | فريق التحرير | وظائف | خريطة الموقع | حقوق النشر | حقوق الملكية الفكرية |
    إخلاء مسؤولية | سياسة الكوكيز | سياسة ملفات تعريف الارتباط | تسجيل الدخول | إنشاء حساب | تسجيل | اشتراك |
    النشرة البريدية | الأسئلة الشائعة | سياسة التحرير | ميثاق الشرف | about us | about | contact us | contact |
    privacy policy | terms of use | terms and conditions | advertise with us | cookie policy | login | sitemap
    """
)
HOUSE_TITLE = re.compile(rf"\W*(?:{_HOUSE_TITLE})\W*")
"""Titles of pages about the house."""
