# ruff: noqa: E501
"""One article, and its date in the forms and places that pages have: the day, and the instant where one is proved."""

from collections.abc import Iterator

from arabic_web.stories import COURT, OTHERS, Case, items, whole

HOST = "waqt.example"
TODAY = "الإثنين 20 نيسان 2026"


def page(
    shown: str = "",
    *,
    head: str = "",
    above: str = "",
    below: str = "",
    behind: str = "",
    url: str = "/news/7001",
    **expect,
) -> Case:
    html = f"""<html dir="rtl" lang="ar"><head><title>{COURT.title} - وقت</title>{head}</head><body><div class="top">{above}<ul>{items(OTHERS[:3])}</ul></div><div class="a"><h1>{COURT.title}</h1>{shown}<div class="x">{COURT.p()}</div>{below}</div>{behind}</body></html>"""
    return Case(html.encode(), f"https://{HOST}{url}", whole(COURT, **expect))


SHOWN = (
    ("<div>السبت 18 نيسان 2026</div>", "2026-04-18"),
    ("<div>18 أبريل/نيسان 2026</div>", "2026-04-18"),
    ("<div>نيسان / أبريل 18, 2026</div>", "2026-04-18"),
    ("<p>السبت، 18 إبريل، 2026 - 07:30 مساءً</p>", "2026-04-18"),
    ("<span>١٨/٠٤/٢٠٢٦</span>", "2026-04-18"),
    ("<span>2026-04-18 19:30</span>", "2026-04-18"),
    ("<span>18.04.2026 | 19:30</span>", "2026-04-18"),
    ("<div>تم النشر في: 18 نيسان 2026</div>", "2026-04-18"),
    ("<div>نشر في السبت 18 أبريل 2026 / 19:30</div>", "2026-04-18"),
    ("<div>تاريخ النشر : 18/04/2026 آخر تحديث : 19/04/2026</div>", "2026-04-18"),
    ("<div>آخر تحديث: 19/04/2026 - نشر: 18/04/2026</div>", "2026-04-18"),
    ("<div>السبت 30 شوال 1447 هـ - 18 أبريل 2026 م</div>", "2026-04-18"),
    ("<div>18 أبريل 2026 الموافق 30 شوال 1447</div>", "2026-04-18"),
    ("<div>السبت - 30 شوال 1447 هـ - 18 أبريل 2026 مـ - رقم العدد [17201]</div>", "2026-04-18"),
    ("<div>منذ يومين</div>", "2026-04-18"),
    ("<div>قبل 3 ساعات</div>", "2026-04-20"),
    ("<div>منذ 3 ساعات</div>", "2026-04-20"),
    ("<div>أمس 19:30</div>", "2026-04-19"),
    ("<div>18 أفريل 2026</div>", "2026-04-18"),
    ("<div>18 أبريل 2026 بتوقيت غرينتش 16:30</div>", "2026-04-18"),
    ("<div>Apr 18, 2026</div>", "2026-04-18"),
    ("<div>18-4-2026 7:30 م</div>", "2026-04-18"),
    ("<ul><li>السنديان - وقت</li><li>السبت 18/4/2026</li><li>19:30</li></ul>", "2026-04-18"),
    ("<table><tr><td>التاريخ:</td><td>18/04/2026</td><td>القسم:</td><td>قضاء</td></tr></table>", "2026-04-18"),
    ("<time datetime='2026-04-18T19:30:00'>قبل يومين</time>", "2026-04-18"),
    ("<time>18 أبريل 2026</time>", "2026-04-18"),
)


def cases() -> Iterator[tuple[str, Case]]:
    for at, (shown, day) in enumerate(SHOWN):
        instant = {} if "غرينتش" in shown or "منذ 3" in shown or "قبل 3" in shown else {"instant": None}
        yield f"shown-{at}", page(shown, day=day, **instant)
        yield f"shown-{at}-with-today-above", page(shown, above=f"<div class='now'>{TODAY}</div>", day=day)
    yield "only-today-above", page(above=f"<div class='today'>{TODAY}</div>", url="/news/7001")
    yield "behind-the-text", page(below="<p>18/04/2026</p>", day="2026-04-18")
    yield "in-url", page(url="/2026/04/18/court/", day="2026-04-18", instant=None)
    yield "in-url-compact", page(url="/20260418/court-7001.html", day="2026-04-18", instant=None)
    meta = '<meta property="article:published_time" content="{}">'.format
    yield "meta-no-zone", page(head=meta("2026-04-18T19:30:00"), day="2026-04-18", instant=None)
    yield (
        "meta-zone",
        page(head=meta("2026-04-18T19:30:00+03:00"), day="2026-04-18", instant="2026-04-18T16:30:00+00:00"),
    )
    yield (
        "meta-arabic-digits",
        page(head=meta("٢٠٢٦-٠٤-١٨T١٩:٣٠:٠٠+٠٣:٠٠"), day="2026-04-18", instant="2026-04-18T16:30:00+00:00"),
    )
    yield "meta-words", page(head=meta("السبت، 18 أبريل 2026 - 07:30 م"), day="2026-04-18", instant=None)
    yield (
        "false-z",
        page("<div>18/04/2026 19:30</div>", head=meta("2026-04-18T19:30:00Z"), day="2026-04-18", instant=None),
    )
    yield (
        "true-z-next-day",
        page(
            "<div>18/04/2026 01:30</div>",
            head=meta("2026-04-17T22:30:00Z"),
            day="2026-04-18",
            instant="2026-04-17T22:30:00+00:00",
        ),
    )
    yield "padded", page(head=meta("2026-04-18T00:00:00+00:00"), day="2026-04-18", instant=None)
    ld = '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"x","datePublished":"{}","dateModified":"{}"}}</script>'.format
    yield (
        "jsonld",
        page(
            head=ld("2026-04-18T19:30:00+0300", "2026-04-19T08:00:00+0300"),
            day="2026-04-18",
            instant="2026-04-18T16:30:00+00:00",
            modified="2026-04-19",
        ),
    )
    yield "jsonld-us", page(head=ld("4/18/2026 7:30:00 PM", "4/18/2026 7:30:00 PM"), day="2026-04-18", instant=None)
    yield (
        "jsonld-us-ambiguous",
        page(
            "<div>5 نيسان 2026 19:30</div>",
            head=ld("4/5/2026 7:30:00 PM", "4/5/2026 7:30:00 PM"),
            day="2026-04-05",
            instant=None,
        ),
    )
    yield (
        "jsonld-epoch",
        page(head=ld("1776529800", "1776529800"), day="2026-04-18", instant="2026-04-18T16:30:00+00:00"),
    )
    yield (
        "jsonld-words",
        page(head=ld("Sat, 18 Apr 2026 19:30:00 +0300", ""), day="2026-04-18", instant="2026-04-18T16:30:00+00:00"),
    )
    yield "republished", page("<div>5 شباط 2019</div>", head=meta("2026-04-18T19:30:00+03:00"), day="2019-02-05")
    yield (
        "dates-in-cards",
        page(
            "<div>18 نيسان 2026</div>",
            behind="<div><h3>أخبار ذات صلة</h3><ul><li><a href='/a/1'>تجار السوق القديم ينتظرون التعويضات منذ أشهر</a><time datetime='2026-01-02T10:00:00+03:00'>2 كانون الثاني</time></li></ul></div>",
            day="2026-04-18",
        ),
    )
    yield (
        "dates-in-comments",
        page(
            "<div>18 نيسان 2026</div>",
            behind="<div class='comments'><div>أبو علي 19/04/2026 10:11</div><p>متى تنتهي هذه القضية يا ناس؟ تعبنا من الانتظار.</p></div>",
            day="2026-04-18",
        ),
    )
    yield (
        "dates-only-in-cards",
        page(
            behind="<div><h3>الأكثر قراءة</h3><ul><li><a href='/a/1'>تجار السوق القديم ينتظرون التعويضات منذ أشهر</a><span>02/01/2026</span></li><li><a href='/a/2'>وزارة التربية تعلن نتائج الامتحانات الرسمية غدا</a><span>03/01/2026</span></li></ul></div>",
            day=None,
        ),
    )
    yield "copyright-year", page(behind="<footer>جميع الحقوق محفوظة 2012 - 2026</footer>", day=None)
    yield "updated-only", page("<div>آخر تحديث: 19 نيسان 2026 10:00</div>", day=None, modified="2026-04-19")
    yield (
        "itemprop",
        page(
            "<span itemprop='datePublished' content='2026-04-18T19:30:00+03:00'>قبل يومين</span>",
            day="2026-04-18",
            instant="2026-04-18T16:30:00+00:00",
        ),
    )
    yield "abbr", page("<abbr title='2026-04-18T19:30:00+03:00'>قبل يومين</abbr>", day="2026-04-18")
    yield (
        "data-attribute",
        page(
            "<span class='timeago' data-date='2026-04-18T19:30:00+03:00'></span>",
            day="2026-04-18",
            instant="2026-04-18T16:30:00+00:00",
        ),
    )
    yield (
        "split-spans",
        page("<div class='date'><span>18</span> <span>نيسان</span> <span>2026</span></div>", day="2026-04-18"),
    )
    yield "event-in-lead", page("<div>18 نيسان 2026</div>", day="2026-04-18")
