"""The words and class names of paging, in their Arabic spellings; matched on folded text."""

import re

from newsscraper.extract.phrases import any_of

_NEXT = any_of(
    """
    التالي | التالى | التالية | الصفحة التالية | الصفحه التاليه | صفحة تالية | تالي | التالي للصفحة | إلى الصفحة
    التالية | مقالات أقدم | تدوينات أقدم | أخبار أقدم | المقالات الأقدم | المقالات السابقة الأقدم | مواضيع أقدم |
    الأقدم | رسائل أقدم | المشاركات الأقدم | لاحق | اللاحق | اللاحقة | الموالي |
    الموالية | next | next page | older posts | older entries | older
    | older news | suivant
    """
)
NEXT = re.compile(rf"\W*(?:{_NEXT})\W*", re.IGNORECASE)
"""What the link to the next page says."""

_MORE = any_of(
    """
    المزيد | عرض المزيد | اعرض المزيد | تحميل المزيد | حمل المزيد | حمّل المزيد | شاهد المزيد | مشاهدة المزيد | مزيد
    | المزيد من الأخبار | مزيد من الأخبار | تحميل مزيد من الأخبار | عرض مزيد من الأخبار | المزيد من المقالات | أخبار
    أكثر | عرض أكثر | إظهار المزيد | أظهر المزيد | قراءة المزيد من الأخبار | تحميل مزيد من المقالات | المزيد من
    المواضيع | load more | show more | more | more news | view more | see more | load more posts
    """
)
MORE = re.compile(rf"\W*(?:{_MORE})\W*", re.IGNORECASE)
"""What a button that adds more links says."""

ARROW = re.compile(r"[›»>→‹«<←❯❮]{1,2}")
"""Arrows, which point either way in pages set from right to left."""

NEXT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:next|nextpage|next-?page|page-next|nextpostslink|older|nav-previous)(?:$|[\s_-])", re.IGNORECASE
)
"""`nav-previous` is WordPress' name for the link to older posts."""
NOT_NEXT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:prev|slick|swiper|owl|carousel|slider|disabled)(?:$|[\s_-])", re.IGNORECASE
)
PAGER_CLASS = re.compile(
    r"pagination|paging|pager|pagenav|page-?num|wp-page|(?:^|[\s_-])pages?(?:$|[\s_-])", re.IGNORECASE
)
MORE_CLASS = re.compile(
    r"(?:load|show|view|see)[\s_-]?more|more[\s_-]?(?:btn|button|posts|news|articles)|infinite|btn-?more|loadmore",
    re.IGNORECASE,
)
