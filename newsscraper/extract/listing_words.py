"""The words by which list pages name their parts, in all their Arabic spellings; matched on folded text."""

import re

from newsscraper.extract.phrases import any_of
from newsscraper.text.forms import search_key


def _exactly(phrases: str) -> re.Pattern[str]:
    """Compile a pattern for texts that are one of these phrases, with a colon, an arrow or an ellipsis after it."""
    return re.compile(rf"\W*(?:{any_of(phrases)})\W*", re.IGNORECASE)


POPULAR = _exactly(
    """
    الأخبار الشائعة | المواضيع الشائعة | الرائج | الرائج الآن | رائج | رائج الآن | يقرأ الآن | يقرؤون الآن |
    ما يقرأه الآخرون | most read | most popular | most viewed | most shared | most commented | trending |
    trending now | popular | popular posts | popular news | top stories this week
    """
)
"""Headings of lists that rank by readers: the paper's articles, and not this page's list."""

_THINGS = any_of("المقالات | الأخبار | المواضيع | مواضيع | أخبار | مقالات")
MOST = re.compile(rf"\W*(?:(?:{_THINGS}) )?(?:{any_of('الأكثر | أكثر')})(?: \w+){{0,4}}\W*")
"""Every heading that ranks: الأكثر قراءة، الأكثر مشاهدة هذا الأسبوع، المقالات الأكثر تعليقا."""

NO_NEWS = _exactly(
    """
    روابط | روابط مفيدة | روابط سريعة | روابط هامة | روابط مهمة | روابط ذات صلة | مواقع صديقة | تابعنا | تابعونا |
    تابعنا على | تابعونا على | وسوم | الوسوم | الكلمات الدلالية | كلمات مفتاحية | كلمات دالة | تاغ | سحابة الوسوم |
    إعلان | إعلانات | محتوى مدعوم | محتوى ممول | برعاية | كتاب الرأي | كتابنا | أحدث التعليقات | آخر التعليقات |
    الأرشيف | أرشيف | تصنيفات | التصنيفات | الأقسام | أقسام الموقع | خريطة الموقع | استطلاع | استطلاع رأي | النشرة
    البريدية | من نحن | مواقعنا | مواقعنا على وسائل التواصل الاجتماعي | تطبيقاتنا | حول الموقع | useful links |
    quick links | links | tags | tag cloud | recent comments | archives | categories | follow us | sponsored |
    advertisement
    """
)
"""Headings of blocks whose links are no articles of the day."""

LINKS_OF_THE_HOUSE = re.compile(rf"{search_key('روابط')} (?:ل\w*|{search_key('على')}|{search_key('من')})\b.*")
"""`روابط لبي بي سي`: links about the house itself (BBC Arabic)."""

LATEST = _exactly(
    """
    آخر الأخبار | أحدث الأخبار | أخر الأخبار | الأحدث | آخر المستجدات | جديد الأخبار | آخر المقالات | أحدث المقالات
    | المضاف حديثا | أضيف حديثا | عاجل | خبر عاجل | أخبار عاجلة | شريط الأخبار | الآن | على مدار الساعة | اخترنا لك
    | اخترنا لكم | مختارات | قد يهمك | قد يهمك أيضا | قد يعجبك | قد يعجبك أيضا | اقرأ أيضا | إقرأ أيضا | شاهد أيضا |
    مقالات مقترحة | موضوعات مقترحة | مقالات ذات صلة | مواضيع ذات صلة | أخبار ذات صلة | مقالات مرتبطة | أخبار متعلقة
    | فيديو | فيديوهات | صور | كاريكاتير | latest | latest news | recent posts | recent news | breaking news | you
    may like | recommended | related posts | editor's picks
    """
)
"""Headings that are the page's own list when it has no other, and a side box when it has."""

READ_MORE = _exactly(
    """
    اقرأ المزيد | إقرأ المزيد | قراءة المزيد | اقرأ أكثر | المزيد | للمزيد | مزيد | التفاصيل | تفاصيل | تفاصيل الخبر
    | اقرأ التفاصيل | إقرأ التفاصيل | أكمل القراءة | اكمل القراءة | متابعة القراءة | تابع القراءة | تتمة | التتمة |
    شاهد | شاهد الفيديو | مشاهدة | استمع | اقرأ | إقرأ | عرض | عرض الخبر | عرض المزيد | عرض التفاصيل | رابط | اضغط
    هنا | هنا | الخبر كاملا | اقرأ الخبر | اقرأ المقال | المقال كاملا | لقراءة المزيد | بقية الخبر | البقية | صورة |
    فيديو | صور | رابط دائم | الرابط | تعليق | تعليقات | لا تعليقات | لا توجد تعليقات | شارك | مشاركة | أضف تعليق |
    اترك تعليقا | read more | more | continue reading | details | permalink | comments | no comments | leave a
    comment | share | image | photo | thumbnail
    """
)
"""Texts of links that lead to an article and do not name it."""

COUNTS = re.compile(r"[\W\d_]*(?:تعليق\w*|مشاهد\w*|قراء\w*|زيار\w*|مشارك\w*|comments?|views?|shares?)?[\W\d_]*")
"""A number of comments or views, or nothing but digits and signs."""

SPOKEN_PREFIX = re.compile(r"^(?:فيديو|استمع|شاهد|بودكاست|صوت|معرض صور|مباشر)\s*[,،]\s+")
"""Words for screen readers before a headline: `فيديو, من هو…` (BBC in Arabic)."""
SPOKEN_SUFFIX = re.compile(r"\s*[,،]\s*المدة\s+[\d٠-٩][\d٠-٩.,،:]*$")
"""A duration for screen readers behind a headline: `…, المدة 2,55` (BBC in Arabic)."""

MORE_BEHIND = re.compile(rf"\s+(?:{search_key('المزيد')}|{search_key('مزيد')}|more)\W*$", re.IGNORECASE)
"""The word behind a section's name when both are one link: `صحة المزيد`."""

BADGE = _exactly(
    """
    مباشر | عاجل | فيديو | صور | بالفيديو | بالصور | خاص | حصري | جديد | تحديث | بث مباشر | live | video
    """
)
"""Marks that are set before a headline in an element of their own."""

HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|screen-reader-only|assistive|a11y-hidden)(?:\s|$)",
    re.IGNORECASE,
)
"""Classes of words that only a screen reader speaks."""
