# ruff: noqa: E501
"""Articles of home-made systems, of news agencies, and of kinds of text that are not plain news."""

import json

from arabic_web.stories import (
    AGENCY,
    BRIDGE,
    COURT,
    ECONOMY,
    FEATURE,
    FLASH,
    HEALTH,
    INTERVIEW,
    MATCH,
    OPINION,
    OTHERS,
    POEM,
    POLITICS,
    RAIN,
    SECTIONS,
    TECH,
    Case,
    items,
    urls,
    whole,
)  # fmt: skip


def php_font_tags() -> Case:
    host = "www.alnour.example"
    html = f"""<HTML dir=rtl><HEAD><TITLE>شبكة النور الإخبارية : {BRIDGE.title}</TITLE><META content="text/html; charset=utf-8" http-equiv=Content-Type></HEAD><BODY bgColor=#ffffff><CENTER><TABLE border=0 width=900><TBODY><TR><TD colSpan=2><A href="index.php"><IMG border=0 src="logo.gif"></A></TD></TR><TR><TD vAlign=top width=150 bgColor=#eeeeee>{items(SECTIONS, '<A href="cat.php?id={1}"><FONT size=2>{0}</FONT></A><BR>')}</TD><TD vAlign=top><P align=center><FONT color=#ff0000 size=5><STRONG>{BRIDGE.title}</STRONG></FONT></P><P align=left><FONT size=2>تاريخ النشر: 20-04-2026 11:02 صباحا</FONT></P>{BRIDGE.p('<P align=justify><FONT face="Traditional Arabic" size=4>{}</FONT></P>')}<P align=center><FONT color=blue>عدد الزوار: 512</FONT></P><HR><FONT size=3><B>أخبار متعلقة :</B></FONT><BR>{items(BRIDGE.related, '<FONT size=2>- <A href="{1}">{0}</A></FONT><BR>')}</TD></TR></TBODY></TABLE></CENTER></BODY></HTML>"""
    return Case(
        html.encode(),
        f"http://{host}/news.php?id=48200",
        whole(
            BRIDGE,
            day="2026-04-20",
            instant=None,
            related=[f"http://{host}{p}" for _, p in BRIDGE.related],
            tags=[],
            noise=["عدد الزوار"],
        ),
    )


def one_div_bare_text() -> Case:
    """The text is bare in a `<div>`, paragraphs by double `<br>`, and sharing words stand in the same `<div>`."""
    host = "khabar24.example"
    html = f"""<html dir="rtl"><head><title>{RAIN.title} - خبر 24</title></head><body><div id="top">{items(SECTIONS, '<a href="{1}">{0}</a> ')}</div><div id="news"><div class="ttl">{RAIN.title}</div><div class="dt">الإثنين، ٢٠ أبريل ٢٠٢٦ ٠٨:٤٥ ص</div><div class="tx">{"<br><br>".join(RAIN.body)}<br><br>لمتابعة أحدث أخبارنا عبر واتساب <a href="https://chat.whatsapp.com/x">اضغط هنا</a></div><div class="vw">1234 مشاهدة</div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/n/88102",
        whole(RAIN, day="2026-04-20", instant=None, related=[], tags=[], noise=["واتساب", "1234"]),
    )


def spans_and_cells() -> Case:
    """Every paragraph is a table row; headline in `<h3>`; h1 is the paper's name."""
    host = "www.addalil.example"
    rows = "".join(
        f'<tr><td dir="rtl" style="text-align:justify"><span lang="AR-SA" style="font-size:14pt">{t}</span></td></tr>'
        for t in POLITICS.body
    )
    html = f"""<html><head><title>الدليل | {POLITICS.title}</title></head><body><h1><a href="/">الدليل</a></h1><ul class="m">{items(SECTIONS)}</ul><div><h3>{POLITICS.title}</h3><small>بقلم: أنور الشيخ</small><small>16/4/2026</small><table>{rows}</table></div><div><h4>للتواصل مع إدارة الموقع</h4><p>هاتف: 01234567 - بريد: info@addalil.example</p></div></body></html>"""
    return Case(
        html.encode(),
        f"http://{host}/show.php?n=12",
        whole(POLITICS, day="2026-04-16", authors=["أنور الشيخ"], related=[], noise=["01234567"]),
    )


def word_paste() -> Case:
    host = "www.minbar.example"
    body = "".join(
        f'<p class="MsoNormal" dir="RTL" style="margin:0in;text-align:justify;direction:rtl;unicode-bidi:embed"><b><span lang="AR-JO" style="font-size:16.0pt;font-family:&quot;Simplified Arabic&quot;">{t}<o:p></o:p></span></b></p><p class="MsoNormal" dir="RTL"><span dir="LTR"><o:p>&nbsp;</o:p></span></p>'
        for t in OPINION.body
    )
    html = f"""<html dir="rtl"><head><title>{OPINION.title}</title></head><body><div class="wrap"><div class="nav">{items(SECTIONS)}</div><div class="main"><h2 class="title">{OPINION.title}</h2><div class="writer"><a href="/writers/7">نادر الخياط</a></div><div class="date">الأحد 12-4-2026</div><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><div class="content">{body}</div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/articles/7/120",
        whole(OPINION, day="2026-04-12", authors=["نادر الخياط"], related=[]),
    )


def agency_petra_like() -> Case:
    host = "wna.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>وكالة الأنباء - {AGENCY.title}</title></head><body><div class="container"><div class="navbar">{items(SECTIONS, '<a href="{1}">{0}</a>')}</div><div class="inner"><h3 class="h3 text-primary">{AGENCY.title}</h3><p class="text-muted">2026/04/19 | 14:55:07</p><p>{"<br/>".join(AGENCY.body)}<br/>--(ونا)<br/>ف ص/ ر م<br/>19/04/2026 14:55:07</p></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/Include/InnerPage.jsp?ID=310022&lang=ar&name=news",
        {**whole(AGENCY, day="2026-04-19", instant=None), "keep": ["--(ونا)", *AGENCY.body], "body": None},
    )


def agency_intaha() -> Case:
    """An Iraqi agency: `انتهى` with initials, a Telegram line, keywords by `#`."""
    host = "furat-news.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{AGENCY.title}</title><meta property="og:title" content="{AGENCY.title}"></head><body><nav>{items(SECTIONS)}</nav><section class="single"><h1>{AGENCY.title}</h1><div class="info"><span>سياسة</span><span>2026-04-19 16:10</span></div><div class="cont"><p>{AGENCY.body[0]}</p><p>{AGENCY.body[1]}</p><p>{AGENCY.body[2]}</p><p>انتهى 25</p><p>تابعونا على قناة الفرات نيوز في تلغرام لمتابعة آخر الأخبار <a href="https://t.me/f">اضغط هنا</a></p></div><div class="hash"><a href="/s?q=1">#النقل</a> <a href="/s?q=2">#المعبر_الشمالي</a></div></section><section><h2>اخبار ذات الصلة</h2><div class="cards">{items((("سائقو الشاحنات يعتصمون عند المعبر الشمالي", "/post/91"), ("افتتاح مكتب جمركي جديد على الطريق الدولي", "/post/92")), '<div class="card"><a href="{1}"><img><p>{0}</p></a><small>2026-04-11</small></div>')}</div></section></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/post/310",
        {
            **whole(
                AGENCY,
                day="2026-04-19",
                tags=["النقل", "المعبر_الشمالي"],
                related=[f"https://{host}/post/91", f"https://{host}/post/92"],
                noise=["تابعونا", "تلغرام"],
            ),
            "body": [*AGENCY.body, "انتهى 25"],
        },
    )


def egyptian_aspnet() -> Case:
    host = "www.alkhabar7.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{HEALTH.title} - الخبر السابع</title><meta property="og:title" content="{HEALTH.title} - الخبر السابع"/><meta property="article:published_time" content="4/15/2026 2:30:00 PM"/>{_ld({"@type": "NewsArticle", "headline": HEALTH.title, "datePublished": "4/15/2026 2:30:00 PM", "keywords": "النوم,ضغط الدم", "author": {"@type": "Person", "name": "كتبت سارة فهمي"}})}</head><body><header><div class="nav">{items(SECTIONS)}</div><div class="date">الإثنين، 20 أبريل 2026 03:30 م</div></header><div id="body"><div class="articleHeader"><div class="articleCont"><div class="breadcumb"><h2><a href="/Section/12">صحة وطب</a></h2></div><h1>{HEALTH.title}</h1><span class="newsStoryDate">الأربعاء، 15 أبريل 2026 02:30 م</span><div class="imgcont"><img><span>صورة أرشيفية</span></div><span class="writeBy">كتبت سارة فهمي</span><div id="social_share"><button>Share</button></div><div id="articleBody"><p>{HEALTH.body[0]}</p><p><strong>{HEALTH.body[1]}</strong></p><p>{HEALTH.body[2]}</p><p><strong>{HEALTH.body[3]}</strong></p><p>{HEALTH.body[4]}</p><p><strong>{HEALTH.body[5]}</strong></p><p>{HEALTH.body[6]}</p></div><div class="tags"><h3>الموضوعات المتعلقة</h3><span><a href="/Tags/1">النوم</a></span><span><a href="/Tags/2">ضغط الدم</a></span></div></div></div><div class="relatedTopics"><h3>موضوعات متعلقة</h3><ul>{items((("لماذا نستيقظ قبل المنبه بدقيقة؟ العلم يجيب", "/story/2026/4/1/a/71"), ("كوب من هذا المشروب قبل النوم يريح القلب", "/story/2026/4/2/b/72")))}</ul></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/story/2026/4/15/nawm/7700",
        whole(
            HEALTH,
            day="2026-04-15",
            instant=None,
            tags=["النوم", "ضغط الدم"],
            authors=["سارة فهمي"],
            related=[f"https://{host}/story/2026/4/1/a/71", f"https://{host}/story/2026/4/2/b/72"],
            noise=["أرشيفية"],
        ),
    )


def _ld(node: dict) -> str:
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def utf8_no_lang_quotes_in_attribute() -> Case:
    host = "www.hadath.example"
    cut = POLITICS.title.split('"')[0]
    html = f"""<html><head><title>{POLITICS.title} :: الحدث</title><meta property="og:title" content="{POLITICS.title}" /><meta name="description" content="قال رئيس المجلس" /></head><body><div class="hd"><a href="/">الحدث</a>{items(SECTIONS, '<a href="{1}">{0}</a>')}</div><div class="art"><div class="kick">أزمة المياه</div><div class="headline">{POLITICS.title}</div><div class="meta"><span>الخميس 16 نيسان 2026 - 28 شوال 1447</span></div><div class="body">{POLITICS.p('<div dir="rtl">{}</div>')}</div><div class="src">المصدر: الحدث - وكالات</div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/a/6621",
        {**whole(POLITICS, day="2026-04-16"), "body": None, "keep": list(POLITICS.body), "noise": [cut + " ::"]},
    )


def interview_strong() -> Case:
    host = "adab.example"
    parts = "".join(f"<p><strong>{t}</strong></p>" if t.startswith("س:") else f"<p>{t}</p>" for t in INTERVIEW.body)
    html = f"""<html lang="ar" dir="rtl"><head><title>{INTERVIEW.title} | أدب</title></head><body><header><a href="/">أدب</a></header><main><article><h1>{INTERVIEW.title}</h1><p class="byline">حاورتها: لينا مراد</p><p class="date">٨ نيسان ٢٠٢٦</p><div class="text">{parts}</div></article></main><footer>أدب © ٢٠٢٦</footer></body></html>"""
    return Case(
        html.encode(), f"https://{host}/interviews/12", whole(INTERVIEW, day="2026-04-08", authors=["لينا مراد"])
    )


def poem() -> Case:
    host = "adab.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{POEM.title} | أدب</title><meta property="og:type" content="article"></head><body><header><a href="/">أدب</a><nav>{items(SECTIONS)}</nav></header><main><article><h1>{POEM.title}</h1><div class="poem">{"<br>".join(POEM.body[:2])}<br><br>{"<br>".join(POEM.body[2:4])}<br><br>{"<br>".join(POEM.body[4:])}</div></article></main><footer>أدب © 2026 جميع الحقوق محفوظة</footer></body></html>"""
    return Case(html.encode(), f"https://{host}/poems/3", whole(POEM, noise=["جميع الحقوق"]))


def prayer_lines() -> Case:
    """A sermon in centred lines; a box with prayer times and the weather beside it."""
    host = "masjid.example"
    body = (
        "اللهم أنت ربي لا إله إلا أنت، خلقتني وأنا عبدك، وأنا على عهدك ووعدك ما استطعت.",
        "اللهم إني أسألك خير هذا اليوم، فتحه ونصره ونوره وبركته وهداه.",
        "اللهم اجعل هذا البلد آمنا مطمئنا وسائر بلاد المسلمين.",
        "وصلى الله على نبينا محمد وعلى آله وصحبه أجمعين.",
    )
    html = f"""<html lang="ar" dir="rtl"><head><title>دعاء الصباح مكتوب كاملا - موقع المنارة</title></head><body><div class="head"><ul>{items(SECTIONS)}</ul></div><div class="prayer"><h4>مواقيت الصلاة</h4><ul><li>الفجر 4:12</li><li>الشروق 5:40</li><li>الظهر 12:01</li><li>العصر 3:31</li></ul></div><div class="post"><h1>دعاء الصباح مكتوب كاملا</h1><span class="d">19 أبريل 2026</span><div class="c">{"".join(f'<p style="text-align:center">{t}</p>' for t in body)}</div></div><div class="weather"><h4>حالة الطقس</h4><div>السنديان 21° / 14°</div><div>المرج 18° / 9°</div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/dua/morning",
        {
            "title": "دعاء الصباح مكتوب كاملا",
            "body": list(body),
            "outcome": "article",
            "day": "2026-04-19",
            "noise": ["الشروق", "21°"],
        },
    )


def long_feature_many_images() -> Case:
    host = "sard.example"
    figures = "".join(
        f'<figure class="pic"><img src="/p{n}.jpg" alt="صورة {n}"><figcaption>لقطة رقم {n} من داخل الورشة، تظهر أدوات العمل على الجدار. (سرد)</figcaption></figure>{"".join(f"<p>{t}</p>" if len(t) > 40 else f"<h2>{t}</h2>" for t in FEATURE.body[n * 2 : n * 2 + 2])}'
        for n in range(6)
    )
    html = f"""<html lang="ar" dir="rtl"><head><title>{FEATURE.title}</title><meta property="og:site_name" content="سرد"></head><body><div class="progress"></div><header class="hero" style="background:url(x)"><p class="kicker">حكاية مصورة</p><h1>{FEATURE.title}</h1><p class="credits">نص: رنا العاصي - صور: كريم نجم</p><p class="when">14.02.2026</p></header><div class="story">{figures}</div></body></html>"""
    return Case(html.encode(), f"https://{host}/marakib", whole(FEATURE, day="2026-02-14", noise=["لقطة رقم"]))


def audio_widget_and_font_size() -> Case:
    host = "rased.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{ECONOMY.title} | راصد</title></head><body><div class="ticker"><span>عاجل</span><marquee>{items(OTHERS, '<a href="{1}">{0}</a> *** ')}</marquee></div><div class="main"><h1>{ECONOMY.title}</h1><div class="tools"><span>استمع إلى الخبر</span><span>00:00</span><span>02:41</span><span>حجم الخط</span><a>-</a><a>+</a></div><div>اقتصاد | 11-04-2026 10:20</div><div class="t">{ECONOMY.p()}</div><div class="copy">انسخ الرابط: <input value="https://rased.example/e/5530"></div><p>حمّل تطبيق راصد الآن ليصلك كل جديد</p><p>تابعوا «راصد» على أخبار جوجل</p><div class="poll"><h4>استطلاع الرأي</h4><p>هل تتوقع أن تنخفض أسعار الخضار قبل الصيف؟</p><label>نعم</label><label>لا</label><a href="/poll">النتائج السابقة</a></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/e/5530",
        whole(
            ECONOMY,
            day="2026-04-11",
            instant=None,
            related=[],
            tags=[],
            noise=["استمع", "حجم الخط", "حمّل تطبيق", "أخبار جوجل", "هل تتوقع أن تنخفض", "انسخ"],
        ),
    )


def comments_longer_than_story() -> Case:
    host = "mulhaq.example"
    comments = "".join(
        f'<div class="item"><b>قارئ {n}</b> <i>19/04/2026 1{n}:05</i><div>أظن أن المحكمة تأخرت كثيرا في هذه القضية، والناس ينتظرون العدالة منذ أشهر طويلة، ولا أحد يجيبهم عن أسئلتهم. المعلق رقم {n}.</div><a href="#r">رد</a></div>'
        for n in range(1, 9)
    )
    html = f"""<html dir="rtl" lang="ar"><head><title>{COURT.title}</title></head><body><div class="m">{items(SECTIONS)}</div><div class="col"><h1>{COURT.title}</h1><div class="by">الملحق - السبت 18 نيسان 2026</div><div class="story-txt">{COURT.p()}</div><div class="cmt"><h3>تعليقات القراء (8)</h3>{comments}<h3>أضف تعليقك</h3><p>الاسم</p><p>التعليق</p></div></div></body></html>"""
    return Case(
        html.encode(), f"https://{host}/c/9131", whole(COURT, day="2026-04-18", related=[], noise=["المعلق رقم 3"])
    )


def correction_note() -> Case:
    host = "thiqa.example"
    note = "تصحيح: ذكرت نسخة سابقة من هذا الخبر أن طول الجسر 120 مترا، والصحيح 180 مترا."
    html = f"""<html dir="rtl" lang="ar"><head><title>{BRIDGE.title} | ثقة</title><meta property="article:published_time" content="2026-04-20T06:00:00+03:00"><meta property="article:modified_time" content="2026-04-20T12:10:00+03:00"></head><body><header>{items(SECTIONS)}</header><article><h1>{BRIDGE.title}</h1><div class="text">{BRIDGE.p()}<p><em>{note}</em></p></div></article></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/news/48200",
        {**whole(BRIDGE, day="2026-04-20", modified="2026-04-20"), "body": [*BRIDGE.body, note]},
    )


def hidden_duplicates() -> Case:
    """The text twice (mobile and desktop), the headline three times, a hidden print copy."""
    host = "muraqib.example"
    html = f"""<html dir="rtl" lang="ar"><head><title>{COURT.title} - المراقب</title></head><body><div class="d-md-none"><h1>{COURT.title}</h1></div><nav>{items(SECTIONS)}</nav><div class="row"><div class="col-md-8"><h1 class="d-none d-md-block">{COURT.title}</h1><ul class="list-inline"><li>الجمعة 17 أبريل 2026</li><li>05:30 م</li></ul><div class="article-body">{COURT.p()}</div></div><div class="col-md-4"><h5>{COURT.title}</h5></div></div><div id="print" style="display:none"><h2>{COURT.title}</h2>{COURT.p()}<p>طبع من موقع المراقب الإلكتروني بتاريخ 20/04/2026، جميع الحقوق محفوظة.</p></div></body></html>"""
    return Case(
        html.encode(), f"https://{host}/article/9132", whole(COURT, day="2026-04-17", instant=None, noise=["طبع من"])
    )


def broken_markup() -> Case:
    """`</html>` in the middle, an unclosed comment, `<p>` never closed, attributes without quotes."""
    host = "www.shabaka.example"
    html = f"""<html dir=rtl><head><title>{RAIN.title}<meta charset=utf-8></title></head><body><div id=menu>{items(SECTIONS, "<a href={1}>{0}</a>")}</div></body></html><div id=news><h1>{RAIN.title}</h1><span class=date>20.04.2026<p>{"<p>".join(RAIN.body)}</div><!-- footer <div>انتهت الصفحة</div>"""
    return Case(html.encode(), f"http://{host}/w.php?id=3105", whole(RAIN, day="2026-04-20"))


def multipage_and_gallery_text() -> Case:
    host = "almajalla.example"
    html = f"""<html dir="rtl" lang="ar"><head><title>{FEATURE.title} - المجلة</title></head><body><div class="top">{items(SECTIONS)}</div><div class="content-area"><h1>{FEATURE.title}</h1><p class="author">رنا العاصي</p><div class="slider"><div class="slide"><img><span class="cap">أبو طارق</span></div><div class="slide"><img><span class="cap">الورشة من الخارج</span></div></div><div class="text-area">{"".join(f"<p>{t}</p>" if len(t) > 40 else f"<p><b>{t}</b></p>" for t in FEATURE.body)}</div><div class="pages">الصفحات: <b>1</b> <a href="?p=2">2</a> <a href="?p=3">3</a></div></div><aside class="box"><h2>من العدد نفسه</h2>{items(OTHERS)}</aside></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/story/70",
        whole(FEATURE, authors=["رنا العاصي"], noise=["الورشة من الخارج", "الصفحات"]),
    )


def english_words_in_arabic() -> Case:
    """Latin brand names in every line, and an English cookie banner longer than the lead."""
    host = "tiqana.example"
    body = (
        "أعلنت شركة Nimbus إطلاق هاتفها الجديد Nimbus X12 Pro في الأسواق العربية بسعر يبدأ من 799 دولارا.",
        "ويأتي الهاتف بشاشة OLED قياسها 6.7 بوصة، ومعالج Orion 9، وكاميرا خلفية بدقة 50 ميغابكسل.",
        "وقال مدير المنتجات في الشركة إن الهاتف سيحصل على تحديثات نظام Android لسبع سنوات.",
    )
    html = f"""<html lang="ar" dir="rtl"><head><title>هاتف Nimbus X12 Pro يصل إلى الأسواق العربية - تقانة</title></head><body><div id="cookie-notice"><p>We and our 832 partners store and access personal data, like browsing data or unique identifiers, on your device. Selecting I Accept enables tracking technologies to support the purposes shown.</p><button>I Accept</button></div><header>{items(SECTIONS)}</header><article><h1>هاتف Nimbus X12 Pro يصل إلى الأسواق العربية</h1><time datetime="2026-04-14">14 أبريل</time>{"".join(f"<p>{t}</p>" for t in body)}</article></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/phones/x12",
        {
            "title": "هاتف Nimbus X12 Pro يصل إلى الأسواق العربية",
            "body": list(body),
            "day": "2026-04-14",
            "outcome": "article",
            "language": "ar",
            "noise": ["partners"],
        },
    )


def byline_inside_text() -> Case:
    """Author, place and agency stand as the first line of the text; the source as its last."""
    host = "almashriq.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{POLITICS.title} | المشرق</title></head><body><nav>{items(SECTIONS)}</nav><div id="article"><h1>{POLITICS.title}</h1><p class="d">2026-04-16</p><div id="text"><p><strong>السنديان - عمر الحلبي</strong></p>{POLITICS.p()}<p>المصدر: وكالات</p></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/p/6622",
        {"title": POLITICS.title, "outcome": "article", "day": "2026-04-16", "keep": list(POLITICS.body)},
    )


def flash_hand() -> Case:
    host = "www.barid.example"
    html = f"""<html dir="rtl"><head><title>{FLASH.title} | بريد الأخبار</title><meta property="og:type" content="article"></head><body><table><tr><td>{items(SECTIONS, '<a href="{1}">{0}</a>')}</td></tr><tr><td><h2>{FLASH.title}</h2></td></tr><tr><td>20-4-2026 05:31</td></tr><tr><td>{FLASH.body[0]}</td></tr></table></body></html>"""
    return Case(
        html.encode(),
        f"http://{host}/item.php?id=7",
        {"title": FLASH.title, "body": list(FLASH.body), "outcome": "article", "day": "2026-04-20"},
    )


def match_report_table() -> Case:
    """A league table and a list of line-ups inside the text."""
    host = "koora.example"
    html = f"""<html dir="rtl" lang="ar"><head><title>{MATCH.title} » كورة</title></head><body><div class="menu">{items(SECTIONS)}</div><div class="match-report"><h1>{MATCH.title}</h1><p class="pub">نشر: 18/04/2026 23:50 | عدّل: 19/04/2026 00:15</p>{MATCH.p()}<p>التشكيلتان:</p><ul><li>النسور: الخطيب - نوفل، الأسمر، حداد - الدباغ، الطحان.</li><li>الأسود: عون - سعيد، بركات، زين - الحلو، نجار.</li></ul></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/r/1",
        {
            "title": MATCH.title,
            "outcome": "article",
            "day": "2026-04-18",
            "modified": "2026-04-19",
            "keep": [*MATCH.body, "النسور: الخطيب"],
        },
    )


def tech_dl_layout() -> Case:
    host = "bawaba.example"
    html = f"""<html dir="rtl" lang="ar"><head><title>البوابة | {TECH.title}</title><meta name="keywords" content="أمن المعلومات، التطبيقات، الخصوصية"></head><body><dl id="m">{items(SECTIONS, '<dd><a href="{1}">{0}</a></dd>')}</dl><dl id="a"><dt>{TECH.title}</dt><dd class="d">نشر بتاريخ: الأحد 12 نيسان 2026 الساعة 13:45</dd><dd class="w">كتب: وليد سعد</dd><dd class="t">{TECH.p()}</dd></dl><div class="foot"><p>إن موقع البوابة غير مسؤول عن محتوى المواقع الخارجية، وتعبر المقالات عن آراء كتابها فقط.</p></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/tech/1",
        whole(TECH, day="2026-04-12", instant=None, authors=["وليد سعد"], tags=list(TECH.tags), noise=["غير مسؤول"]),
    )


def related_inside_every_gap() -> Case:
    """A promotion stands after each paragraph, each time in another markup."""
    host = "alhayat7.example"
    gaps = (
        f'<p>اقرأ أيضاً: <a href="{ECONOMY.related[0][1]}">{ECONOMY.related[0][0]}</a></p>',
        f'<p><strong>إقرأ المزيد:<br/><a href="{ECONOMY.related[1][1]}">{ECONOMY.related[1][0]}</a></strong></p>',
        '<div style="background:#eee"><b>طالع أيضا</b><br><a href="/e/3">سوق الجملة: يوم في حياة بائع</a></div>',
        '<table><tr><td><a href="/e/4"><img src="x"></a></td><td>شاهد أيضًا<br><a href="/e/4">بالفيديو.. كيف تصل البندورة إلى طبقك؟</a></td></tr></table>',
    )
    long = [t for t in FEATURE.body if len(t) > 60][:5]
    text = "".join(f"<p>{t}</p>{gap}" for t, gap in zip(long, (*gaps, ""), strict=False))
    html = f"""<html dir="rtl" lang="ar"><head><title>{ECONOMY.title} - الحياة 7</title></head><body><header>{items(SECTIONS)}</header><div class="article"><h1>{ECONOMY.title}</h1><div class="date">10 أبريل 2026</div>{text}</div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/e/5531",
        {
            "title": ECONOMY.title,
            "outcome": "article",
            "body": long,
            "day": "2026-04-10",
            "related": [*urls(host, ECONOMY), f"https://{host}/e/3", f"https://{host}/e/4"],
        },
    )


PAGES = (
    php_font_tags, one_div_bare_text, spans_and_cells, word_paste, agency_petra_like, agency_intaha, egyptian_aspnet, utf8_no_lang_quotes_in_attribute, interview_strong, poem, prayer_lines, long_feature_many_images, audio_widget_and_font_size, comments_longer_than_story, correction_note, hidden_duplicates, broken_markup, multipage_and_gallery_text, english_words_in_arabic, byline_inside_text, flash_hand, match_report_table, tech_dl_layout, related_inside_every_gap,
)  # fmt: skip
