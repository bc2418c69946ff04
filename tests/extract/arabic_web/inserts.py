# ruff: noqa: E501
"""One article, and boxes in and behind its text: labels in their spellings, each in another markup."""

from collections.abc import Iterator

from arabic_web.stories import BRIDGE, SECTIONS, Case, items, whole

HOST = "anbaa.example"
LINKS = (
    ("لماذا تأخر بناء الجسر الشرقي كل هذا الوقت؟", "/news/48101"),
    ("سكان الضفة يطالبون بحافلات إضافية في الصباح", "/news/47990"),
)

RELATED = (
    "اقرأ أيضاً", "إقرأ أيضا:", "اقرا ايضا", "اقرأ أيضًا :", "إقرأ المزيد", "اقرأ المزيد عن هذا الموضوع", "للمزيد اقرأ", "طالع أيضا", "طالع أيضاً:", "مواضيع ذات صلة", "مواضيع ذات صله",
    "المواضيع ذات الصلة", "أخبار متعلقة", "اخبار متعلقه", "الأخبار المتعلقة", "قد يعجبك أيضاً", "قد يعجبك", "ربما يعجبك أيضا", "ربما يهمك", "قد يهمك أيضا", "شاهد أيضاً", "شاهد ايضا", "مقالات ذات صلة", "مقالات مشابهة",
    "أخبار ذات صلة", "ذات صلة", "موضوعات متعلقة", "مواضيع مرتبطة", "أخبار مرتبطة", "متعلق بالخبر", "متعلقات", "تقارير ذات صلة", "روابط ذات صلة", "محتوى ذو صلة", "قصص ذات صلة", "اقرأ في هذا الملف", "اقرأ كذلك", "وكذلك اقرأ", "اقرؤوا أيضاً", "أيضاً في هذا الموضوع", "في السياق نفسه", "في السياق ذاته", "مواد ذات صلة", "مواضيع قد تهمك", "مقالات قد تهمك", "أخبار قد تهمك", "خبر ذو صلة", "لا يفوتك", "لا تفوت قراءة", "تابع أيضا", "▪ اقرأ أيضاً", "[اقرأ أيضا]", "» إقرأ ايضاً", "Related", "قـد يهمـك", "المزيد حول الخبر", "مزيد من التفاصيل حول هذا الموضوع",
)  # fmt: skip

OTHER = (
    "الأكثر قراءة", "الأكثر قراءةً", "الاكثر مشاهدة", "الأكثر قراءة اليوم", "آخر الأخبار", "اخر الاخبار", "أحدث الأخبار", "الأحدث", "عاجل", "أخبار القسم", "من نفس القسم", "المزيد من محليات", "الأكثر تعليقاً", "الأكثر تداولاً", "آخر المستجدات", "أهم الأخبار", "أبرز الأخبار", "الأكثر رواجا", "شريط الأخبار", "على مدار الساعة", "مختارات", "اخترنا لكم", "اخترنا لك", "أخبار أخرى", "الأكثر بحثا", "ترشيحاتنا", "Most Read", "الأخيرة", "الأكثر شهرة",
)  # fmt: skip


def _list(label: str) -> str:
    return f"<div><h3>{label}</h3><ul>{items(LINKS)}</ul></div>"


def _cards(label: str) -> str:
    return f'<section class="s2"><div class="hd"><span>{label}</span></div><div class="row">{items(LINKS, "<div class=c><a href={1}><img src=i.jpg></a><div class=b><a href={1}><h4>{0}</h4></a><span>12 نيسان 2026</span></div></div>")}</div></section>'


def _table(label: str) -> str:
    return f'<table width="300" align="left"><tr><td bgcolor="#ccc"><b>{label}</b></td></tr>{items(LINKS, "<tr><td><a href={1}>{0}</a></td></tr>")}</table>'


def _lines(label: str) -> str:
    return f"<p><b>{label}</b></p>{items(LINKS, '<p><a href={1}>{0}</a></p>')}"


def _one_paragraph(label: str) -> str:
    return f"<p>{label}<br>{items(LINKS, '<a href={1}>{0}</a><br>')}</p>"


def _bullets(label: str) -> str:
    return f'<div dir="rtl">{label}</div>{items(LINKS, "<div dir=rtl>- <a href={1}>{0}</a></div>")}'


def _inline(label: str) -> str:
    label = label.strip(" :")
    return items(LINKS, f"<p>{label}: <a href={{1}}>{{0}}</a></p>")


def _in_quote(label: str) -> str:
    return f"<blockquote><p><strong>{label}</strong></p><p>{items(LINKS, '<a href={1}><strong>{0}</strong></a><br>')}</p></blockquote>"


def _aside(label: str) -> str:
    return f'<aside aria-label="x"><p class="t">{label}</p>{items(LINKS, "<a class=k href={1}><p>{0}</p></a>")}</aside>'


def _dl(label: str) -> str:
    return f"<dl><dt>{label}</dt>{items(LINKS, '<dd><a href={1}>{0}</a></dd>')}</dl>"


SHAPES = (_list, _cards, _table, _lines, _one_paragraph, _bullets, _inline, _in_quote, _aside, _dl)
HEADING_SHAPES = (_list, _cards, _table, _bullets, _aside, _dl)


def page(middle: str = "", behind: str = "", head: str = "", **expect) -> Case:
    text = [f"<p>{t}</p>" for t in BRIDGE.body]
    html = f"""<html dir="rtl" lang="ar"><head><title>{BRIDGE.title} - أنباء</title>{head}</head><body><div class="m">{items(SECTIONS, '<a href="{1}">{0}</a>')}</div><div class="a"><h1>{BRIDGE.title}</h1><div>20 نيسان 2026</div><div class="x">{"".join(text[:3])}{middle}{"".join(text[3:])}</div>{behind}</div><div class="f"><a href="/about">من نحن</a> <a href="/contact">اتصل بنا</a></div></body></html>"""
    return Case(html.encode(), f"https://{HOST}/news/48200", whole(BRIDGE, **expect))


def cases() -> Iterator[tuple[str, Case]]:
    wanted = [f"https://{HOST}{path}" for _, path in LINKS]
    for at, label in enumerate(RELATED):
        inside, behind = SHAPES[at % len(SHAPES)], SHAPES[(at * 7 + 3) % len(SHAPES)]
        yield f"related-inside-{inside.__name__}-{label}", page(middle=inside(label), related=wanted)
        yield f"related-behind-{behind.__name__}-{label}", page(behind=behind(label), related=wanted)
    others = {"related": [], "noise": [title for title, _ in LINKS]}
    for at, label in enumerate(OTHER):
        shape = HEADING_SHAPES[at % len(HEADING_SHAPES)]
        yield f"other-behind-{shape.__name__}-{label}", page(behind=shape(label), **others)
    for at, label in enumerate(OTHER):
        if at % 2:
            shape = HEADING_SHAPES[(at * 5 + 1) % len(HEADING_SHAPES)]
            behind = f"{_list('مقالات ذات صلة')}{shape(label).replace('/news/4', '/news/3')}"
            yield f"other-after-related-{shape.__name__}-{label}", page(behind=behind, related=wanted)
    for at, (label, row) in enumerate(tag_rows()):
        yield f"tags-{at}-{label}", page(behind=row, tags=["بلدية السنديان", "الجسور", "النقل العام"])
    for name, head, tags in HEADS:
        yield f"head-tags-{name}", page(head=head, tags=tags)
    for at, line in enumerate(NOISE):
        case = page(middle=line if at % 2 else "", behind="" if at % 2 else line, noise=[NOISE[line]], related=[])
        yield f"noise-{at}-{NOISE[line]}", case
        case = page(middle="" if at % 2 else line, noise=[NOISE[line]])
        yield f"noise-inside-{at}-{NOISE[line]}", case
    for at, line in enumerate(KEPT):
        text = [*BRIDGE.body[:3], line, *BRIDGE.body[3:]]
        case = page(middle=f"<p>{line}</p>")
        yield f"kept-{at}", Case(case.html, case.url, {**case.expect, "body": text})


TAGS = (("بلدية السنديان", "/k/1"), ("الجسور", "/k/2"), ("النقل العام", "/k/3"))


def tag_rows() -> Iterator[tuple[str, str]]:
    """Yield a label and a row of tags in its markup."""
    joined = "، ".join(name for name, _ in TAGS)
    for label in (
        "الكلمات المفتاحية",
        "كلمات دلالية",
        "كلمات دالة",
        "وسوم",
        "الوسوم :",
        "تاغات",
        "تاجات",
        "Tags:",
        "الأوسمة",
        "مواضيع",
        "الكلمات الدالة",
        "وسوم:",
        "هاشتاج",
        "كلمات البحث",
        "سمات",
    ):
        number = len(label)
        if number % 4 == 0:
            yield label, f"<div><h4>{label}</h4><ul>{items(TAGS)}</ul></div>"
        elif number % 4 == 1:
            yield label, f"<p>{label.strip(' :')}: {joined}</p>"
        elif number % 4 == 2:
            yield label, f"<div><b>{label}</b> {items(TAGS, '<a href={1}>{0}</a>، ')}</div>"
        else:
            yield label, f"<div><span>{label}</span>{items(TAGS, '<span><a href={1}>{0}</a></span>')}</div>"
    yield "rel=tag", items(TAGS, '<a rel="tag" href="{1}">{0}</a> ')
    yield "#", f"<div>{items(TAGS, '<a href={1}># {0}</a> ')}</div>"
    yield (
        "tag address",
        f'<div class="q">{items(tuple((n, "/tags/" + u[3:]) for n, u in TAGS), "<span><a href={1}>{0}</a></span>")}</div>',
    )
    yield "class tags", f'<div class="article-tags">{items(TAGS, "<a href={1}>{0}</a>")}</div>'
    yield "class keywords", f'<ul class="keywords-list">{items(TAGS)}</ul>'
    yield (
        "search links",
        f'<p class="z">{items(tuple((n, "/search?q=" + u[3:]) for n, u in TAGS), "<a href={1}>{0}</a> | ")}</p>',
    )


HEADS = (
    ("article:tag", '<meta property="article:tag" content="الجسور"><meta property="article:tag" content="النقل العام">', ["الجسور", "النقل العام"]),
    ("news_keywords", '<meta name="news_keywords" content="الجسور, النقل العام, السنديان">', ["الجسور", "النقل العام", "السنديان"]),
    ("keywords", '<meta name="keywords" content="الجسور،النقل العام،السنديان">', ["الجسور", "النقل العام", "السنديان"]),
    ("jsonld", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","keywords":["الجسور","النقل العام"]}</script>', ["الجسور", "النقل العام"]),
    ("jsonld string", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","keywords":"الجسور, النقل العام"}</script>', ["الجسور", "النقل العام"]),
    ("title words", f'<meta name="keywords" content="{", ".join(BRIDGE.title.split())}">', []),
    ("title whole", f'<meta name="keywords" content="{BRIDGE.title}">', []),
    ("site keywords", '<meta name="keywords" content="أخبار, أنباء, أخبار اليوم, عاجل, سياسة, رياضة, اقتصاد, ثقافة وفن">', []),
)  # fmt: skip

NOISE = {
    "<p>تابعوا آخر الأخبار عبر تطبيق «أنباء» على هاتفك</p>": "هاتفك",
    "<p>لمتابعة آخر الأخبار المحلية والعالمية .. اضغط هنا</p>": "اضغط هنا",
    "<p>لمتابعة آخر الأخبار عبر Google News اضغط <a href='https://news.google.com/x'>هنا</a></p>": "Google News",
    "<p>للاشتراك في قناة واتساب الخاصة بنا <a href='https://whatsapp.com/c/x'>اضغط هنا</a></p>": "واتساب",
    "<p><strong>تابعوا قناة أنباء على تليغرام: <a href='https://t.me/a'>t.me/anbaa</a></strong></p>": "تليغرام",
    "<p>انضم إلى قناتنا على الواتساب لتصلك الأخبار أولا بأول</p>": "الواتساب",
    "<p>اشترك الآن في النشرة البريدية ليصلك كل جديد</p>": "النشرة البريدية",
    "<div>شارك المقال</div>": "شارك المقال",
    "<div>شارك على: <a href='https://fb.com'>فيسبوك</a> <a href='https://x.com'>تويتر</a></div>": "فيسبوك",
    "<div>انشر الخبر</div>": "انشر",
    "<p>2,415 مشاهدة</p>": "2,415",
    "<div>المشاهدات : 1204</div>": "1204",
    "<p>عدد القراءات ٣٢١</p>": "٣٢١",
    "<p>© جميع الحقوق محفوظة لموقع أنباء 2026</p>": "محفوظة",
    "<p>حقوق النشر محفوظة، ولا يجوز إعادة نشر المواد من دون إذن خطي مسبق من إدارة الموقع.</p>": "إذن خطي",
    "<p>تم النسخ!</p>": "تم النسخ",
    "<p>الرابط المختصر: https://anbaa.example/?p=48200</p>": "المختصر",
    "<p>رابط الخبر: https://anbaa.example/news/48200</p>": "رابط الخبر",
    "<div>استمع للمقال</div>": "استمع",
    "<div>الاستماع إلى المقال 03:12</div>": "03:12",
    "<div>حجم الخط: <a>-</a> <a>+</a></div>": "حجم الخط",
    "<p>[فيديو: شاهد لحظة الافتتاح]</p>": "",
    "<p>إعلان</p>": "إعلان",
    "<p>Advertisement</p>": "Advertisement",
    "<p>مساحة إعلانية</p>": "إعلانية",
    "<p>يتم التحميل...</p>": "التحميل",
    "<p>جاري تحميل الفيديو</p>": "جاري تحميل",
    "<div>أضف تعليقك</div>": "تعليقك",
    "<div>لا توجد تعليقات</div>": "تعليقات",
    "<p>طباعة الصفحة</p>": "طباعة",
    "<p>أرسل إلى صديق</p>": "صديق",
    "<p>العودة إلى الصفحة الرئيسية</p>": "العودة",
    "<p>حمل تطبيق أنباء من متجر التطبيقات</p>": "حمل تطبيق",
    "<p>تنويه: الآراء المنشورة لا تعبر بالضرورة عن رأي الموقع.</p>": "بالضرورة",
    "<p>تعليقاتكم تهمنا، اكتب تعليقك أسفل الخبر</p>": "اكتب تعليقك",
    "<p>لقراءة الخبر من المصدر اضغط هنا</p>": "اضغط هنا",
    "<p>للتواصل مع المحرر: editor@anbaa.example</p>": "editor@",
    "<p>تابعنا</p>": "تابعنا",
    "<p>كن أول من يعلق</p>": "أول من يعلق",
    "<p>وقت القراءة: 3 دقائق</p>": "وقت القراءة",
    "<p>نسخ الرابط</p>": "نسخ",
    "<p>أبلغ عن خطأ</p>": "أبلغ",
}
"""Lines of furniture → the words of theirs that must not be in a text."""
del NOISE["<p>[فيديو: شاهد لحظة الافتتاح]</p>"]

KEPT = (
    "تصحيح: ورد في نسخة سابقة أن طول الجسر 120 مترا، والصحيح 180 مترا.",
    "شارك الوزير في الاجتماع الذي عقد في مبنى البلدية مساء أمس.",
    "تابع رئيس البلدية قائلا: «لن نغلق الطريق القديم قبل الصيف».",
    "اقرأ هذا جيدا، قال الحصادي وهو يرفع ورقة الحسابات أمام الحضور.",
    "للمزيد من السلامة، ستوضع كاميرات على المدخلين.",
    "وفي السياق، أعلنت الشركة المنفذة أنها ستصون الجسر خمسة أعوام.",
    "حقوق السائقين محفوظة في العقد الجديد، وفق ما أكده الوردي.",
    "طبع المنظمون ألف نسخة من خريطة الطريق ووزعوها على السائقين.",
    "إعلان الافتتاح جاء متأخرا، لكنه أفرح الناس.",
    "وفي خبر عاجل، ذكرت الإذاعة أن الجسر أغلق ساعة بسبب الازدحام.",
    "استمع الحضور إلى شرح مفصل عن مراحل البناء.",
    "المصدر الذي رفض ذكر اسمه قال إن المقاول سيلجأ إلى القضاء.",
    "تابع ملايين المشاهدين الافتتاح على قناة المدينة، وفق ما ذكرته الإذاعة.",
    "للتواصل مع السكان قبل بدء الأعمال، أرسلت البلدية رسائل قصيرة إلى هواتفهم.",
    "حمل المقاول البلدية مسؤولية التأخير في تطبيق العقد.",
    "حقوق الملكية في الضفة الشرقية لا تزال موضع نزاع بين الورثة والبلدية.",
    "لا توجد تعليقات رسمية من الشركة على هذه الاتهامات حتى الآن.",
    "للمزيد من الأمان، سيغلق الجسر عند هبوب الرياح القوية.",
    "قد يهمك أن تعرف أن الجسر القديم بني بالحجارة وحدها، كما يقول المؤرخ.",
    "اشترك في الأعمال ثلاثمئة عامل من قرى المنطقة.",
    "احرص على تغيير كلمة مرور بريدك الإلكتروني كل ثلاثة أشهر، كما ينصح الخبراء.",
    "وأكد الوزير أن جميع حقوق العمال محفوظة في القانون الجديد.",
    "نشرت هذه المقالة أول مرة في مجلة الوادي عام 1950، وننشرها اليوم كما هي.",
    "للمزيد من المعلومات، يمكن السكان زيارة مبنى البلدية كل يوم ثلاثاء.",
    "تابعت البلدية الأعمال يوما بيوم عبر قناة خاصة مع المقاول.",
    "سجل البلد أدنى درجة حرارة منذ عشرين عاما.",
    "أرسل إلى صديقه رسالة من فوق الجسر، ثم مضى.",
    "شاهد السكان الألعاب النارية من فوق أسطح منازلهم.",
)
"""Paragraphs that begin like labels and are none."""
