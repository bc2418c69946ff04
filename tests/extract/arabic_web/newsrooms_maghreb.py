# ruff: noqa: E501
"""Pages as the papers and stations of the Maghreb build them."""

from arabic_web.newsroom_stories import CABINET, CAPTAGON, COLUMN, DERBY, MENU, MOON, MORE, PORT, STRIKE, TALK
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)
U8 = '<meta charset="utf-8">'


def moroccan_electronic_paper() -> Case:
    """Comments as `ol` with names and hours; tags as a box; the day with a month of Morocco; a fold with the newsletter."""
    s = DERBY
    comments = '<ol class="comment-list"><li class="comment"><div class="comment-head"><span class="fn">ودادي غيور</span><span class="comment-date">الأحد 19 أبريل 2026 - 00:12</span></div><div class="comment-text"><p>مباراة مملة جدا واللاعبون بلا روح، يجب تغيير المدرب فورا قبل فوات الأوان.</p></div></li><li class="comment"><div class="comment-head"><span class="fn">متتبع</span></div><div class="comment-text"><p>التحكيم كان جيدا على غير العادة.</p></div></li></ol>'
    return page(
        f'{U8}<title>{s.title} - جريدة إلكترونية مغربية</title><meta property="article:published_time" content="2026-04-18T23:20:00+01:00"><meta property="article:section" content="رياضة"><meta property="og:title" content="{s.title}">',
        f'<header><div class="bar"><span>الإثنين 20 أبريل 2026</span></div><nav>{NAV}</nav></header><div class="page"><section class="article"><div class="breadcrumb"><a href="/">الرئيسية</a><a href="/sport">رياضة</a></div><h1 class="post-title">{s.title}</h1><div class="row"><div class="author"><img><span>جريدة - <a href="/author/y">{s.author}</a></span></div><span class="date-post">السبت 18 أبريل 2026 - 23:20</span></div><div class="post-thumbnail"><img><span class="caption">صورة: منير امحيمدات</span></div><div class="article-content">{s.p()}<p><iframe src="https://www.youtube.com/embed/x"></iframe></p></div><section class="box-tags"><div class="tags">{"".join(f"<a class=tag_post_tag href=/tag/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></section><div class="newsletter-box"><h3>النشرة الإخبارية</h3><p>اشترك الآن في النشرة البريدية لجريدتنا، لتصلك آخر الأخبار يوميا</p><form><button>اشتراك</button></form><p>يرجى التحقق من البريد الإلكتروني لإتمام عملية الاشتراك</p></div><section class="comments"><h2>تعليقات الزوار</h2><ul><li>التعليقات المنشورة لا تعبر بأي حال عن رأي الموقع وإنما تعبر عن رأي أصحابها</li></ul>{comments}</section></section><aside><h3>صوت وصورة</h3>{items(MORE)}</aside></div>',
        "https://www.hisspress.example/derby-1187302.html",
        **whole(
            s,
            day="2026-04-18",
            instant="2026-04-18T23:20:00+01:00",
            authors=[s.author],
            tags=list(s.tags),
            section="رياضة",
            noise=["مملة", "البريدية", "امحيمدات", "متتبع"],
        ),
    )


def moroccan_tagdiv() -> Case:
    """Newspaper theme: `tdb` blocks, author and date in their own blocks, an inline `td-post-related` box, a next/previous row."""
    s = STRIKE
    return page(
        f'{U8}<title>{s.title} - اليوم 42</title><meta property="article:published_time" content="2026-04-19T16:33:00+00:00"><meta property="article:modified_time" content="2026-04-19T18:00:00+00:00">',
        f'<body class="rtl post-template-default single td-animation-stack-type0 tdb-template"><div id="td-outer-wrap"><div class="td-header-template-wrap"><ul class="sf-menu">{NAV}</ul></div><div id="tdb-autoload-article" data-autoload="off"><div class="td-main-content-wrap"><article class="post type-post tdb_single"><div class="tdb_single_categories"><a class="tdb-entry-category" href="/category/lb/">لبنان</a></div><div class="td_block_wrap tdb_title"><div class="tdb-block-inner"><h1 class="tdb-title-text">{s.title}</h1></div></div><div class="td_block_wrap tdb_single_author"><div class="tdb-author-name-wrap"><span class="tdb-author-by">بواسطة</span> <a class="tdb-author-name" href="/author/r">رشيد أكشار</a></div></div><div class="td_block_wrap tdb_single_date"><time class="entry-date updated td-module-date" datetime="2026-04-19T16:33:00+00:00">19 أبريل، 2026</time></div><div class="td_block_wrap tdb_single_comments_count"><a href="#comments">0</a></div><div class="td_block_wrap tdb_single_post_views"><span class="td-nr-views-1">562</span></div><div class="td_block_wrap tdb_single_content td-post-content tagdiv-type"><div class="tdb-block-inner"><p>{s.body[0]}</p><p>{s.body[1]}</p><div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- إشهار -</span></div><p>{s.body[2]}</p><p>{s.body[3]}</p></div></div><div class="td_block_wrap tdb_single_tags"><ul class="tdb-tags"><li><span>الوسوم</span></li><li><a href="/tag/1">إضراب</a></li><li><a href="/tag/2">النقل البري</a></li><li><a href="/tag/3">أسعار المحروقات</a></li></ul></div><div class="td_block_wrap tdb_single_next_prev"><div class="tdb-next-post tdb-next-post-prev"><span>المقال السابق</span><a href="/p/1">الحكومة تمدد التسجيل في الدعم</a></div><div class="tdb-next-post tdb-next-post-next"><span>المقال التالي</span><a href="/p/2">أمطار مرتقبة بعدة مناطق</a></div></div><div class="td_block_wrap tdb_single_related"><div class="td-block-title-wrap"><h4 class="td-block-title"><span>مقالات ذات صلة</span></h4></div>{items(s.related, "<div class=tdb_module_related><div class=td-module-thumb><a href={1}><span class=entry-thumb></span></a></div><h3 class=entry-title><a href={1}>{0}</a></h3></div>")}</div></article></div></div></div></body>',
        "https://www.alyaoum42.example/1902231.html",
        **whole(
            s,
            day="2026-04-19",
            modified="2026-04-19",
            instant="2026-04-19T16:33:00+00:00",
            authors=["رشيد أكشار"],
            tags=list(s.tags),
            related=urls("www.alyaoum42.example", s),
            section="لبنان",
            noise=["إشهار", "السابق", "الدعم"],
        ),
    )


def algerian_daily() -> Case:
    """Algeria: `الشروق أونلاين` as author, hour and day with a slash, a kicker above, a block quote of related inside."""
    s = PORT
    ins = f'<div class="d-related"><h4 class="title">مقالات ذات صلة</h4><ul>{items(s.related[:2])}</ul></div>'
    return page(
        f'{U8}<title>{s.title} – الفجر أونلاين</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="2026-04-19T09:15:00+00:00">',
        f'<body class="rtl single"><header><nav>{NAV}</nav></header><main><article class="ech-artcl"><div class="ech-cat"><a href="/economie">اقتصاد</a></div><div class="kicker">بعد 14 شهرا من الأشغال</div><h1 class="ech-title">{s.title}</h1><div class="ech-meta"><span class="ech-author"><a href="/author/m">{s.author}</a></span><time datetime="2026-04-19T09:15:00+00:00">2026/04/19</time><span class="ech-views">3420</span><span class="ech-comments">7</span></div><figure class="ech-fig"><img><figcaption>ح.م <span>الرصيف الثالث بعد التهيئة</span></figcaption></figure><div class="ech-content"><p><strong>{s.body[0]}</strong></p>{ins}<p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p><p>{s.body[4]}</p></div><ul class="ech-tags"><li>{"</li><li>".join(f"<a href=/tag/{n}>#{t}</a>" for n, t in enumerate(s.tags))}</li></ul><div class="ech-share"><span>شارك المقال</span></div></article><section class="comments"><h3>التعليقات</h3><p>أضف تعليقك</p><p>جميع الحقول مطلوبة</p><p>لقد تم ارسال تعليقكم للمراجعة، سيتم نشره بعد الموافقة!</p></section></main></body>',
        "https://www.elfadjr-online.example/port-marsa",
        **whole(
            s,
            day="2026-04-19",
            instant="2026-04-19T09:15:00+00:00",
            authors=[s.author],
            tags=list(s.tags),
            related=urls("www.elfadjr-online.example", s)[:2],
            section="اقتصاد",
            noise=["ح.م", "للمراجعة", "الأشغال"],
        ),
    )


def algerian_daily_with_francophone_months() -> Case:
    """`19 أفريل 2026`; the lead as a heading between headline and text; a right-column of pictures."""
    s = CAPTAGON
    lead = "الشحنة وردت عبر أحد المنافذ البرية، والقبض على ثلاثة من مستقبليها"
    return page(
        f"{U8}<title>{s.title} | الخبر اليومي</title>",
        f'<header><nav>{NAV}</nav></header><div class="container"><div class="cat-title">الوطن</div><h1 id="article_title">{s.title}</h1><div id="article_img"><img></div><h2 class="chapo">{lead}</h2><div class="info"><span class="time-blog"><b>19 أفريل 2026</b> - 14:20</span> <span class="author">ع. بن ناصر</span></div><div id="article_body_content">{s.p()}</div><div class="soc">شارك</div><div class="bloc"><h3>مقالات ذات صلة</h3>{items(s.related, "<div><a href={1}><img></a><h5><a href={1}>{0}</a></h5></div>")}</div></div>',
        "https://www.elkhabar-j.example/nation/221301-x",
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=list(s.body),
        related=urls("www.elkhabar-j.example", s),
        noise=["شارك", "14:20"],
        outcome="article",
        authors=["ع. بن ناصر"],
    )


def tunisian_radio() -> Case:
    """A radio: React markup, `2026 19 أفريل 13:05`, a lead in bold, audio player's words, related as `اقرأ أيضا` lines in bold."""
    s = STRIKE
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:type" content="article">',
        f'<div id="root"><header><nav>{NAV}</nav><div class="player"><span>البث الحي</span><span>00:00</span></div></header><section class="articleDetails"><div class="cat"><a href="/ar/actualite">أخبار وطنية</a></div><h1>{s.title}</h1><div class="infoArticle"><span>2026 19 أفريل 13:05</span><span>نُشر في</span></div><div class="image"><img></div><div class="desc"><p><strong>{s.body[0]}</strong></p><p>{s.body[1]}</p><p><strong>اقرأ أيضا: <a href="{s.related[0][1]}">{s.related[0][0]}</a></strong></p><p>{s.body[2]}</p><p>{s.body[3]}</p><p><strong>*مراد الحيدري</strong></p></div></section><section class="other"><h2>المزيد من المقالات</h2>{items(MORE)}</section></div>',
        "https://www.mosaic-r.example/ar/actualite/1221140/x",
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=list(s.body),
        related=["https://www.mosaic-r.example/news/421190"],
        noise=["البث", "اقرأ أيضا"],
        outcome="article",
    )


def tunisian_portal_tables() -> Case:
    """A long-lived portal: nested tables, the text between an image and a counter of Facebook, comments by number."""
    s = CABINET
    return page(
        f'{U8}<title>{s.title} - باب</title><meta property="og:title" content="{s.title}">',
        f'<table class="main"><tr><td>{" ".join(f"<a href={u}>{t}</a>" for t, u in MENU)}</td></tr></table><table><tr><td><article><h1 class="titre">{s.title}</h1><br><span class="dt">نشر في 15 أفريل 2026 الساعة 14 و 08 دقيقة</span><br><img src="x.jpg" style="float:left"><br><div id="artbody">{"<br><br>".join(s.body)}</div></article><br><div class="fb-like"></div><b>Comments</b><hr>2 de 2 commentaires sur article 331201<hr><table><tr><td><b>Mandhouj</b> (Tunisia) | 15-04-2026 15:10</td></tr><tr><td>قانون على المقاس والناس تنتظر الخبز والدواء منذ أشهر طويلة ولا أحد يسمع.</td></tr></table></td><td><b>الأكثر قراءة</b>{items(MORE, "<div><a href={1}>{0}</a></div>")}</td></tr></table>',
        "https://www.babportal.example/cadredetail.asp?id=331201",
        title=s.title,
        day="2026-04-15",
        instant=None,
        body=list(s.body),
        noise=["المقاس"],
        outcome="article",
        tags=[],
        related=[],
    )


def libyan_station() -> Case:
    """Libya: `القاهرة - بوابة الوسط` byline with day and hour in one line, a bold lead of quotes, bulleted links inside the text."""
    s = MOON
    parts = [f"<h3>{t}</h3>" if len(t) < 25 else f"<p>{t}</p>" for t in s.body]
    parts.insert(2, "".join(f'<p><strong><a href="{u}">• {t}</a></strong></p>' for t, u in s.related))
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:site_name" content="بوابة الساحل">',
        f'<header><nav>{NAV}</nav></header><div class="one-news"><div class="type">علوم</div><h1>{s.title}</h1><div class="wr">القاهرة - بوابة الساحل</div><div class="tm">الأحد 19 أبريل 2026, 05:12 مساء</div><figure><img><figcaption>الجانب البعيد من القمر. (الإنترنت)</figcaption></figure><div class="article-body">{"".join(parts)}</div></div><div class="hp"><h3>كلمات مفتاحية</h3>{"".join(f"<a href=/tag/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div>',
        "https://www.sahel-gate.example/news/science/441201",
        **whole(
            s,
            day="2026-04-19",
            instant=None,
            tags=list(s.tags),
            related=urls("www.sahel-gate.example", s),
            noise=["الإنترنت", "• "],
        ),
    )


def mauritanian_wordpress_sahifa() -> Case:
    """Sahifa theme: breadcrumbs, post meta with icons, an `E3lan` class, share by title, a check-also box that floats."""
    s = CABINET
    return page(
        f"{U8}<title>{s.title} | الأخبار الموريتانية</title>",
        f'<body class="rtl single single-post lazy-enabled"><div class="wrapper-outer"><header id="theme-header"><div id="top-nav"><span class="today-date">الإثنين , 20 أبريل 2026</span></div><nav id="main-nav"><ul>{NAV}</ul></nav></header><div class="clear"></div><div id="breaking-news" class="breaking-news"><span class="breaking-news-title"><span>أخر الأخبار</span></span><ul>{items(MORE)}</ul></div><div id="main-content" class="container"><div class="content"><nav id="crumbs"><a href="/"><span class="fa fa-home"></span> الرئيسية</a><span class="delimiter">/</span><a href="/c/politics">سياسة</a><span class="delimiter">/</span><span class="current">{s.title}</span></nav><article class="post-listing post type-post" id="the-post"><div class="single-post-thumb"><img></div><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">{s.title}</span></h1><p class="post-meta"><span class="post-meta-author"><i class="fa fa-user"></i><a href="/a/1" title="">محمد الأمين</a></span><span class="tie-date"><i class="fa fa-clock-o"></i>15 أبريل، 2026</span><span class="post-cats"><i class="fa fa-folder"></i><a href="/c/politics" rel="category tag">سياسة</a></span><span class="post-comments"><a href="#respond">اضف تعليق</a></span><span class="post-views"><i class="fa fa-eye"></i>218 زيارة</span></p><div class="clear"></div><div class="entry"><div class="share-post"><span class="share-text">شاركها</span><ul><li><a>Facebook</a></li></ul></div>{s.p()}<div class="e3lan e3lan-post"></div><div class="share-post"><span class="share-text">شاركها</span></div></div></div></article><section id="author-box"><div class="block-head"><h3>عن محمد الأمين</h3></div></section><div class="post-navigation"><div class="post-previous"><a href="/p/1"><span>السابق</span> وزير الصيد يلتقي الشركاء</a></div></div><section id="related_posts"><div class="block-head"><h3>مقالات ذات صلة</h3></div>{items(s.related, "<div class=related-item><div class=post-thumbnail><a href={1}><img></a></div><h3><a href={1}>{0}</a></h3><p class=post-meta>منذ 3 أيام</p></div>")}</section><section id="check-also-box"><div class="block-head"><h3>شاهد أيضاً</h3></div><div class="check-also-post"><h2 class="post-title"><a href="/x/9">توقيع اتفاقية لتزويد القرى بالماء</a></h2><p>وقعت السلطات اليوم اتفاقية جديدة لتزويد القرى بالماء الصالح للشرب …</p></div></section></div></div></div></body>',
        "https://www.alakhbar-mr.example/politics/15-law/",
        **whole(
            s,
            day="2026-04-15",
            authors=["محمد الأمين"],
            tags=[],
            related=[*urls("www.alakhbar-mr.example", s), "https://www.alakhbar-mr.example/x/9"],
            section="سياسة",
            noise=["زيارة", "الصالح للشرب", "شاركها"],
        ),
    )


def le_siecle_in_arabic() -> Case:
    """A bilingual paper on Arc: Fusion's JSON before the text, `في 17/04/2026 على الساعة 13:00`, a video figure."""
    s = TALK
    blocks = "".join(f"<h2 class='sc-h'>{t}</h2>" if t.endswith("؟") else f"<p class='sc-p'>{t}</p>" for t in s.body)
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><script id="fusion-metadata">window.Fusion=window.Fusion||{{}};Fusion.globalContent={{"type":"story","headlines":{{"basic":"{s.title}"}},"first_publish_date":"2026-04-17T12:00:00Z"}};</script>',
        f'<div id="fusion-app"><header><nav>{NAV}</nav></header><article class="article-main"><div class="overline"><a href="/cinema">سينما</a></div><h1>{s.title}</h1><div class="subheadline"><p>تعود إلى الشاشة بعد خمس سنوات من الغياب</p></div><figure class="lead"><div class="video-player"></div><figcaption>ليلى منصور خلال العرض الأول | le Siècle</figcaption></figure><div class="by">بواسطة <a href="/author/r">{s.author}</a></div><div class="date">في 17/04/2026 على الساعة 13:00</div><div class="article-body-wrapper">{blocks}</div><div class="footer-date">تحرير من طرف <a href="/author/r">{s.author}</a><br>في 17/04/2026 على الساعة 13:00</div><div class="arc-tags">{"".join(f"<a href=/tags/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></article></div>',
        "https://ar.lesiecle.example/cinema/layla_12",
        title=s.title,
        day="2026-04-17",
        keep=list(s.body),
        authors=[s.author],
        tags=list(s.tags),
        noise=["تحرير من طرف", "على الساعة", "Siècle"],
        outcome="article",
    )


def moroccan_opinion() -> Case:
    """The writer's name as the first line of the text in bold; the text in one `div` with `<br>`; a Hijri day in the header."""
    s = COLUMN
    return page(
        f'{U8}<title>{s.title} - الأيام 25</title><meta property="article:published_time" content="2026-04-16T10:00:00+01:00">',
        f'<header><nav>{NAV}</nav><div>الاثنين 3 ذو القعدة 1447</div></header><div class="single"><h1>{s.title}</h1><div class="meta-posts">الأيام 25 | الخميس 16 أبريل 2026 - 10:00</div><div class="text-article"><strong>بقلم: {s.author}</strong><br/><br/>{"<br/><br/>".join(s.body)}</div><div class="partage">شارك المقال</div></div>',
        "https://www.ayyam25.example/article/12211.html",
        title=s.title,
        day="2026-04-16",
        instant="2026-04-16T10:00:00+01:00",
        body=list(s.body),
        authors=[s.author],
        outcome="article",
    )


PAGES = (
    moroccan_electronic_paper, moroccan_tagdiv, algerian_daily, algerian_daily_with_francophone_months, tunisian_radio, tunisian_portal_tables, libyan_station,
    mauritanian_wordpress_sahifa, le_siecle_in_arabic, moroccan_opinion,
)  # fmt: skip
