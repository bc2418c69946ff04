# ruff: noqa: E501
"""Pages as the portals of Egypt and Sudan build them."""

from arabic_web.newsroom_stories import CABINET, COLUMN, DERBY, GOLD, MENU, MORE, QUAKE, SCHOOL, STRIKE, TALK, TIPS
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)


def page(
    head: str, body: str, url: str, /, encoding: str = "utf-8", attrs: str = 'lang="ar" dir="rtl"', **expect
) -> Case:
    html = f"<!DOCTYPE html><html {attrs}><head>{head}</head><body>{body}</body></html>"
    return Case(html.encode(encoding), url, expect)


def aspnet_story_with_br() -> Case:
    """Everything in one form; the story one run of text with breaks; the keywords after it as links with `#`."""
    s = SCHOOL
    body = "<br /><br />".join(s.body)
    return page(
        f'<meta charset="utf-8" /><title>{s.title} - بوابة النيل</title><meta property="og:title" content="{s.title} - بوابة النيل" /><meta property="og:type" content="article" /><meta property="article:published_time" content="2026-04-19T19:40:00Z" /><meta name="keywords" content="وزارة التعليم,الثانوية العامة,جدول الامتحانات" />',
        f'<form method="post" action="./story" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTI2=" /></div><header id="mainHeader"><div class="topBar"><span class="date-header">الإثنين، 20 أبريل 2026 05:28 م</span></div><div class="menu"><ul>{NAV}</ul></div><div class="breaking"><b>عاجل</b><marquee><a href="/story/2026/4/20/x/7712">{MORE[0][0]}</a></marquee></div></header><div class="container"><div class="row"><div class="col-xs-8"><div class="breadcrumb"><a href="/">الرئيسية</a><a href="/Section/أخبار-مصر/65/1">أخبار مصر</a></div><div class="articleHeader"><h1>{s.title}</h1><div class="newsStoryInfo"><span class="writeBy">كتبت {s.author}</span><span class="newsStoryDate">الأحد، 19 أبريل 2026 07:40 م</span></div></div><div class="img-cont"><img src="https://img.nile.example/large/2026.jpg" alt="وزير التعليم"><span class="img-cap">وزير التعليم</span></div><div class="shareBtns"><span>مشاركة</span><a class="fb">فيسبوك</a></div><div class="articleCont"><div id="articleBody">{body}</div><div class="ads">إعلان</div><div class="relatedTopics"><h3>الموضوعات المتعلقة</h3>{items(s.related, "<div class=relItem><a href={1}><img src=r.jpg></a><h4><a href={1}>{0}</a></h4><span>السبت، 18 أبريل 2026 11:10 ص</span></div>")}</div><div class="tags"><ul>{items(tuple((t, f"/Tags/Index?id={n}") for n, t in enumerate(s.tags)), "<li><a href={1}>#{0}</a></li>")}</ul></div></div><div class="comments"><h3>اضف تعليق</h3><p>تم أضافة تعليقك سوف يظهر بعد المراجعة</p><h4>التعليقات 0</h4><p>لا توجد تعليقات على الخبر</p></div></div><div class="col-xs-4"><div class="mostRead"><h3>الأكثر قراءة</h3>{items(MORE)}</div></div></div></div><footer>جميع حقوق النشر محفوظة لبوابة النيل 2026</footer></form>',
        "https://www.nile.example/story/2026/4/19/%D8%A7%D9%84%D8%AA%D8%B9%D9%84%D9%8A%D9%85/7711203",
        **whole(
            s,
            day="2026-04-19",
            tags=list(s.tags),
            related=urls("www.nile.example", s),
            authors=[s.author],
            section="أخبار مصر",
        ),
    )


def bootstrap_portal_with_inserts() -> Case:
    """Paragraphs in `<p>`, two of them only a bold `اقرأ أيضًا` link; time beside an icon; the body repeated for print."""
    s = SCHOOL
    (r1, u1), (r2, u2), (r3, u3) = s.related
    return page(
        f'<meta charset="utf-8"><title>{s.title} | مصر الآن</title><meta property="og:title" content="{s.title} | مصر الآن"><link rel="canonical" href="https://www.masralan.example/news/details/771240">',
        f'<div class="top-header"><div class="container"><span id="todayDate">الإثنين 20/أبريل/2026 - 06:30 م</span></div></div><nav class="navbar"><ul class="navbar-nav">{NAV}</ul></nav><section class="details"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">الرئيسية</a></li><li class="breadcrumb-item active"><a href="/section/2">أخبار مصر</a></li></ol><article class="cont"><h1 class="title">{s.title}</h1><div class="publish"><p><i class="fa fa-clock-o"></i> الأحد 19/أبريل/2026 - 07:40 م</p><p class="modified">4/19/2026 7:52:11 PM</p></div><figure><img src="a.jpg"><figcaption>طلاب الثانوية - أرشيفية</figcaption></figure><div class="writer"><a href="/editor/88"><b>{s.author}</b></a></div><div class="social-share"><a>شارك</a></div><div class="paragraph-list"><p>{s.body[0]}</p><p><strong>اقرأ أيضًا: <a href="{u1}" target="_blank">{r1}</a></strong></p><p>{s.body[1]}</p><div id="div-gpt-ad-1"></div><p>{s.body[2]}</p><p><span style="color:#c00"><strong>اقرأ أيضًا</strong></span></p><p><a href="{u2}"><strong>{r2}</strong></a></p><p><a href="{u3}"><strong>{r3}</strong></a></p><p>{s.body[3]}</p></div><div class="keywords"><a class="tag" href="/keyword/1">وزارة التعليم</a><a class="tag" href="/keyword/2">الثانوية العامة</a><a class="tag" href="/keyword/3">جدول الامتحانات</a></div><div class="google-news"><a href="https://news.google.com/publications/x"><img> تابع آخر الأخبار عبر Google News</a></div></article></section><section class="more-news"><h2>أخبار متعلقة بالقسم</h2></section><aside><div class="most"><h3 class="head">الأكثر قراءة</h3>{items(MORE)}</div></aside><div id="printArea" style="display:none"><h1>{s.title}</h1>{s.p()}</div><footer>جميع الحقوق محفوظة © 2026</footer>',
        "https://www.masralan.example/news/details/771240",
        **whole(
            s,
            day="2026-04-19",
            instant=None,
            tags=list(s.tags),
            related=urls("www.masralan.example", s),
            authors=[s.author],
            section="أخبار مصر",
        ),
    )


def portal_with_times_in_words() -> Case:
    """The day over the headline, the hour in its own element with ص/م, and a line that says when it was changed."""
    s = GOLD
    return page(
        f'<meta charset="utf-8"><title>{s.title}</title><meta name="twitter:title" content="{s.title}"><meta property="og:site_name" content="الوطن المصري">',
        f'<header><a href="/">الوطن المصري</a><nav>{NAV}</nav></header><main><div class="article-head"><div class="category"><a href="/economy">اقتصاد</a></div><h1>{s.title}</h1><div class="author-date"><span class="by">كتب:</span> <a class="name" href="/author/islam">{s.author}</a> <time>10:14 ص | الإثنين 20 أبريل 2026</time></div><div class="update">آخر تحديث: الإثنين 20 أبريل 2026 - 11:02 ص</div></div><img src="gold.jpg" class="main"><p class="img-desc">أسعار الذهب اليوم - تعبيرية</p><div class="article-body"><p>{s.body[0]}</p><h2>سعر الذهب عيار 21</h2><p>{s.body[1]}</p><ul class="related-inline"><li><a href="{s.related[0][1]}">{s.related[0][0]}</a></li></ul><h2>سعر الجنيه الذهب اليوم</h2><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="article-tags"><h4>الكلمات المفتاحية</h4><ul>{items(tuple((t, f"/tag/{n}") for n, t in enumerate(s.tags)))}</ul></div><div class="may-like"><h3>قد يعجبك أيضا</h3>{items(MORE[:3])}</div></main><footer>سياسة الخصوصية</footer>',
        "https://www.elwatan-masr.example/2026/4/20/gold-5591001",
        title=s.title,
        day="2026-04-20",
        modified="2026-04-20",
        instant=None,
        authors=[s.author],
        tags=list(s.tags),
        outcome="article",
        body=[s.body[0], "سعر الذهب عيار 21", s.body[1], "سعر الجنيه الذهب اليوم", s.body[2], s.body[3]],
        section="اقتصاد",
    )


def price_table() -> Case:
    """Prices in a table inside the story; a follow-us line and a channel line at its end."""
    s = GOLD
    rows = (("عيار 24", "4777 جنيها"), ("عيار 21", "4180 جنيها"), ("عيار 18", "3582 جنيها"))
    table = "<table><tbody>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows) + "</tbody></table>"
    return page(
        f'<meta charset="utf-8"><title>{s.title} - كايرو بوست</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{s.title}","datePublished":"2026-04-20T10:14:00+02:00","dateModified":"2026-04-20T10:14:00+02:00","author":{{"@type":"Person","name":"{s.author}"}}}}</script>',
        f'<header><nav>{NAV}</nav></header><div class="news-post"><h1>{s.title}</h1><div class="info"><span>بقلم: {s.author}</span><span>20 أبريل 2026 10:14 ص</span></div><div class="post-text"><p>{s.body[0]}</p><p>{s.body[1]}</p>{table}<p>{s.body[2]}</p><p>{s.body[3]}</p><p style="text-align:center"><strong>لمتابعة آخر الأخبار عبر قناتنا على <a href="https://t.me/x">تليجرام اضغط هنا</a></strong></p></div><div class="post-tags">الكلمات الدالة: {" ".join(f"<a href=/t/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></div><div class="side"><h3>آخر الأخبار</h3>{items(MORE)}</div>',
        "https://www.cairopost.example/129931",
        title=s.title,
        day="2026-04-20",
        instant="2026-04-20T10:14:00+02:00",
        authors=[s.author],
        tags=list(s.tags),
        related=[],
        keep=[*s.body, "عيار 24", "4777 جنيها"],
        noise=["تليجرام", "الكلمات الدالة"],
        outcome="article",
    )


def match_with_lineups() -> Case:
    """A sports portal: both line-ups as paragraphs, a video player's words, scores in a bar above."""
    s = DERBY
    lines = (
        "تشكيل الاتحاد: طارق المغربي، حمزة البقالي، سفيان عدلي، نبيل الكرطي، زهير بنونة، أيوب الحافظي.",
        "تشكيل النهضة: بدر السهلي، أشرف الزروالي، عمر الناصيري، يوسف بلمودن، رضا الطيبي، مروان الإدريسي.",
    )
    return page(
        f'<meta charset="utf-8"><title>{s.title} | يلا ملاعب</title><meta property="og:title" content="{s.title} | يلا ملاعب">',
        f'<header><nav>{NAV}</nav><div class="matches-bar"><div class="match">الاتحاد 0 - 0 النهضة <span>انتهت</span></div><div class="match">الوحدة 2 - 1 الشباب <span>انتهت</span></div></div></header><section><h1 class="news-title">{s.title}</h1><div class="news-info"><span>كتب : {s.author}</span> <span>السبت، 18 أبريل 2026 - 23:05</span></div><div class="video-player"><video></video><div>جاري التحميل...</div></div><div class="content"><p>{s.body[0]}</p><p>{s.body[1]}</p><p><strong>{lines[0]}</strong></p><p><strong>{lines[1]}</strong></p><p>{s.body[2]}</p><p>{s.body[3]}</p><p>{s.body[4]}</p></div><div class="news-tags">{items(tuple((t, f"/tag/{n}") for n, t in enumerate(s.tags)), "<a href={1}>{0}</a>")}</div><div class="related-news"><h2>أخبار ذات صلة</h2>{items(s.related, "<a href={1}><div class=img></div><div class=t>{0}</div></a>")}</div><div class="poll"><h3>استفتاء</h3><p>من يفوز بلقب الدوري هذا الموسم؟</p><label><input type="radio">الاتحاد</label><label><input type="radio">النهضة</label><button>صوت</button><a href="/polls">النتائج</a></div></section>',
        "https://www.malaeb.example/news/411201",
        title=s.title,
        day="2026-04-18",
        instant=None,
        authors=[s.author],
        tags=list(s.tags),
        related=urls("www.malaeb.example", s),
        outcome="article",
        body=[s.body[0], s.body[1], *lines, *s.body[2:]],
    )


def interview_in_colours() -> Case:
    """Questions in red bold with no mark of who speaks; an author box under the story; a picture's words in the middle."""
    s = TALK
    text = f"<p>{s.body[0]}</p>" + "".join(
        f'<p><span style="color:red"><strong>{t}</strong></span></p>' if t.endswith("؟") else f"<p>{t}</p>"
        for t in s.body[1:]
    ).replace(
        "<p>لأن الناس",
        '<div class="wp-caption"><img><p class="wp-caption-text">ليلى منصور في كواليس التصوير</p></div><p>لأن الناس',
        1,
    )
    return page(
        f'<meta charset="utf-8"><title>{s.title} - صدى الوادي</title><meta property="article:published_time" content="2026-04-17T13:00:00+02:00"><meta property="article:section" content="سينما">',
        f'<header><nav>{NAV}</nav></header><article><header><span class="cat"><a href="/cinema">سينما</a></span><h1>{s.title}</h1><div class="meta"><span>حوار: {s.author}</span><time datetime="2026-04-17T13:00:00+02:00">الجمعة 17/4/2026 1:00 م</time></div></header><div class="entry">{text}</div><footer class="tagcloud"><span>وسوم</span> {"، ".join(f"<a rel=tag href=/t/{n}>{t}</a>" for n, t in enumerate(s.tags))}</footer><div class="about-author"><img><h4>{s.author}</h4><p>صحفي وناقد سينمائي، شارك في لجان تحكيم عدد من المهرجانات العربية.</p></div></article>',
        "https://www.sadaelwadi.example/cinema/88121",
        **whole(
            s,
            day="2026-04-17",
            instant="2026-04-17T13:00:00+02:00",
            authors=[s.author],
            tags=list(s.tags),
            section="سينما",
            noise=["كواليس التصوير", "ناقد سينمائي"],
        ),
    )


def numbered_list() -> Case:
    """A list article: numbered subheads, a gallery link, an in-body related card with a picture."""
    s = TIPS
    parts = "".join(f"<h3>{t}</h3>" if t[0] in "123" else f"<p>{t}</p>" for t in s.body)
    card = f'<div class="inside-related"><a href="{s.related[0][1]}"><img src="s.jpg"><div class="txt"><span>موضوعات ذات صلة</span><h4>{s.related[0][0]}</h4></div></a></div>'
    parts = parts.replace("<h3>2-", card + "<h3>2-")
    return page(
        f'<meta charset="utf-8"><title>{s.title} | صحتك</title><meta property="og:description" content="{s.body[0]}">',
        f'<header><nav>{NAV}</nav></header><div class="page"><div class="bc"><a href="/">الرئيسية</a> » <a href="/health">صحة</a> » <span>{s.title}</span></div><h1>{s.title}</h1><span class="time">نُشر في: 16 أبريل 2026</span><span class="views">12٬344 مشاهدة</span><div class="photo"><img><a href="/gallery/1">شاهد المعرض (7 صور)</a></div><div class="body">{parts}</div><div class="tags-box"><b>هاشتاج</b> <a href=/t/1>#الكبد</a> <a href=/t/2>#تغذية_صحية</a></div><div class="rate"><span>هل أعجبك المقال؟</span><button>نعم</button><button>لا</button></div></div>',
        "https://www.sehetak.example/health/66140",
        **whole(
            s,
            day="2026-04-16",
            instant=None,
            related=["https://www.sehetak.example/health/66120"],
            section="صحة",
            noise=["شاهد المعرض", "مشاهدة", "أعجبك"],
        ),
    )


def columnist() -> Case:
    """A writer's page: his picture and name before the headline, his other columns in a box of their own."""
    s = COLUMN
    others = (("عن المقاهي التي ماتت", "/opinion/2026/4/13/1"), ("رسالة إلى ساعي بريد", "/opinion/2026/4/6/2"))
    return page(
        f'<meta charset="utf-8"><title>{s.title} - {s.author} - جريدة المساء</title>',
        f'<header><nav>{NAV}</nav></header><div class="opinion-page"><div class="writer-box"><img src="w.jpg"><a href="/writers/dosari" class="writer-name">{s.author}</a><a class="all" href="/writers/dosari">جميع مقالات الكاتب</a></div><h1>{s.title}</h1><p class="date">الخميس 16 أبريل 2026</p><div class="font-size"><a>A+</a><a>A-</a></div><div class="opinion-text">{"".join(f"<div>{t}</div>" for t in s.body)}</div><div class="others"><h3>مقالات أخرى للكاتب</h3>{items(others)}</div><p class="disclaimer">المقالات المنشورة تعبر عن رأي أصحابها ولا تعبر بالضرورة عن رأي الجريدة</p></div>',
        "https://www.masaa.example/opinion/2026/4/16/99",
        **whole(s, day="2026-04-16", authors=[s.author], related=[], noise=["أصحابها", "A+"]),
    )


def amp_page() -> Case:
    """AMP with a sidebar, a lightbox, an ad and consent words; the date only as words."""
    s = CABINET
    return page(
        f'<meta charset="utf-8"><title>{s.title}</title><link rel="canonical" href="https://www.akhbarelneel.example/3391201"><style amp-boilerplate>body{{visibility:hidden}}</style><script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":"https://www.akhbarelneel.example/3391201","headline":"{s.title}","image":{{"@type":"ImageObject","url":"x.jpg"}},"publisher":{{"@type":"Organization","name":"أخبار النيل"}}}}</script>',
        f'<amp-sidebar id="s" layout="nodisplay" side="right"><ul>{NAV}</ul></amp-sidebar><header class="hdr"><button on="tap:s.toggle">☰</button><amp-img src="logo.png"></amp-img></header><amp-consent id="c" layout="nodisplay"><div>نستخدم ملفات تعريف الارتباط لتحسين تجربتك <button>موافق</button></div></amp-consent><main><h1>{s.title}</h1><div class="meta"><p>الأربعاء 15 أبريل 2026 | 03:22 مساءً</p></div><amp-img src="x.jpg"><noscript><img src="x.jpg"></noscript></amp-img><amp-ad><div placeholder>إعلان</div></amp-ad><div class="amp-content">{s.p()}</div><amp-social-share type="twitter"></amp-social-share><div class="rel"><h3>موضوعات متعلقة</h3>{items(s.related, "<div><amp-img></amp-img><a href={1}>{0}</a></div>")}</div></main><footer>© أخبار النيل</footer>',
        "https://www.akhbarelneel.example/3391201.amp",
        attrs='amp lang="ar" dir="rtl"',
        **whole(s, day="2026-04-15", instant=None, related=urls("www.akhbarelneel.example", s), noise=["ملفات تعريف"]),
    )


def sudanese_forum_era() -> Case:
    """A wide table in windows-1256, headline in a font element, the paper's dateline in bold, signature at the end."""
    s = STRIKE
    return page(
        f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>صحيفة الصدى :: {s.title}</title>',
        f'<table width="980" align="center" border="0"><tr><td colspan="3"><img src="banner.gif"></td></tr><tr><td colspan="3" class="menu">{" | ".join(f"<a href={u}>{t}</a>" for t, u in MENU)}</td></tr><tr><td width="180" valign="top"><table><tr><td class="hd">آخر الأخبار</td></tr>{items(MORE, "<tr><td><a href={1}>{0}</a></td></tr>")}</table></td><td valign="top"><table width="100%"><tr><td class="path"><a href="index.php">الرئيسية</a> &raquo; <a href="news.php?cat=3">أخبار محلية</a></td></tr><tr><td align="center"><font size="5" color="#990000"><b>{s.title}</b></font></td></tr><tr><td align="left"><font size="2">04-19-2026 09:47 PM</font></td></tr><tr><td align="right"><font size="4" face="Simplified Arabic"><b>الخرطوم: الصدى</b><br>{"<br>".join(s.body)}</font></td></tr><tr><td align="center">عدد المشاهدات : 1873 | <a href="print.php?id=9">طباعة</a> | <a href="send.php?id=9">ارسل لصديق</a></td></tr><tr><td><b>التعليقات</b></td></tr><tr><td><table border="1"><tr><td>#1 [ود البلد]</td></tr><tr><td>الله يعين الناس على هذا الغلاء، والحل في رحيل الجميع وترك البلد لأهله.</td></tr></table></td></tr></table></td><td width="180"><a href="http://ads.example"><img src="ad.gif"></a></td></tr><tr><td colspan="3" align="center">جميع الحقوق محفوظة لصحيفة الصدى 2026</td></tr></table>',
        "http://www.alsada.example/news.php?action=show&id=9120",
        encoding="windows-1256",
        attrs='dir="rtl"',
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=list(s.body),
        noise=["رحيل الجميع", "المشاهدات", "محفوظة"],
        outcome="article",
        tags=[],
        related=[],
    )


def flash_with_wide_page() -> Case:
    """One sentence of news in a page full of others; minutes ago in words."""
    s = QUAKE
    return page(
        f'<meta charset="utf-8"><title>{s.title} | القاهرة نيوز</title><meta property="og:type" content="article"><meta property="og:title" content="{s.title}">',
        f'<header><nav>{NAV}</nav></header><div class="ticker"><span>عاجل</span><ul>{items(MORE)}</ul></div><main><article class="breaking"><span class="label">عاجل</span><h1>{s.title}</h1><div><span class="ago">منذ 40 دقيقة</span></div><div class="text"><p>{s.body[0]}</p></div><div class="share">شارك</div></article><section><h2>المزيد من الأخبار</h2><div class="grid">{items(MORE, "<div class=c><a href={1}><img><h3>{0}</h3></a><p>قال مصدر مسؤول إن التحقيقات مستمرة لمعرفة ملابسات الواقعة وإعلان النتائج.</p></div>")}</div></section></main>',
        "https://www.cairo-news.example/breaking/990121",
        **whole(s, day="2026-04-20", related=[], tags=[]),
    )


PAGES = (
    aspnet_story_with_br,
    bootstrap_portal_with_inserts,
    portal_with_times_in_words,
    price_table,
    match_with_lineups,
    interview_in_colours,
    numbered_list,
    columnist,
    amp_page,
    sudanese_forum_era,
    flash_with_wide_page,
)
