# ruff: noqa: E501
"""Pages as the papers, agencies and stations of Lebanon, Syria, Jordan, Palestine and Iraq build them."""

from arabic_web.newsroom_stories import (
    CABINET,
    CAPTAGON,
    COLUMN,
    MARTYRS,
    MENU,
    MOON,
    MORE,
    PORT,
    QUAKE,
    SCHOOL,
    STRIKE,
    WATER,
)
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)
U8 = '<meta charset="utf-8">'


def lebanese_daily_with_premium_badge() -> Case:
    """A grid page: kicker, headline, author with a picture, day with a Levantine month, a bold opening, a newsletter box."""
    s = WATER
    body = "".join(f"<h3>{t}</h3>" if len(t) < 20 else f"<p>{t}</p>" for t in s.body)
    body = body.replace(
        "<h3>وثائق",
        '<div class="newsletter-inline"><h5>نشرتنا اليومية</h5><p>اشترك لتصلك أبرز العناوين كل صباح</p><form><input placeholder="بريدك الإلكتروني"><button>اشترك</button></form></div><h3>وثائق',
        1,
    )
    return page(
        f'{U8}<title>{s.title} | الصباح</title><meta property="og:title" content="{s.title}"><meta property="og:site_name" content="الصباح"><meta name="author" content="الصباح">',
        f'<div id="__layout"><header><a class="logo" href="/"><img alt="الصباح"></a><ul>{NAV}</ul><div class="today">الإثنين 20 نيسان 2026</div></header><main><div class="article__head"><a class="article__cat" href="/investigations">تحقيقات</a><h1 class="article__title">{s.title}</h1><div class="article__info"><a class="article__author" href="/author/sana"><img src="s.jpg" alt="{s.author}"><span>{s.author}</span></a><span class="dot">•</span><span class="article__date">18 نيسان 2026</span><span class="dot">•</span><span>6 دقائق للقراءة</span></div></div><picture><img src="w.jpg"></picture><span class="caption">أطفال عند بئر القرية (تصوير: نبيل اسماعيل)</span><div class="article__body">{body}</div><div class="article__tags"><a href="/tag/1">أزمة المياه</a><a href="/tag/2">الآبار الجوفية</a><a href="/tag/3">فساد</a></div><section class="article__more"><h4>مواضيع ذات صلة</h4>{items(s.related, "<article><a href={1}><figure></figure><h5>{0}</h5></a><time>16 نيسان 2026</time></article>")}</section><section class="most"><h4>الأكثر قراءة</h4>{items(MORE)}</section></main></div>',
        "https://www.alsabah-lb.example/investigations/221345",
        **whole(
            s,
            day="2026-04-18",
            instant=None,
            authors=[s.author],
            tags=list(s.tags),
            related=urls("www.alsabah-lb.example", s),
            section="تحقيقات",
            noise=["نشرتنا", "اسماعيل", "دقائق للقراءة"],
        ),
    )


def left_daily_drupal() -> Case:
    """Drupal 8: field wrappers everywhere, the date in a block before the headline, an issue number, a quotation box."""
    s = COLUMN
    body = (
        "".join(f"<p class='text-align-justify'>{t}</p>" for t in s.body[:4])
        + f"<p class='text-align-justify'>{s.body[4]}</p>"
    )
    return page(
        f'{U8}<meta name="Generator" content="Drupal 8 (https://www.drupal.org)"><title>{s.title} | الميدان</title><meta property="og:title" content="{s.title}"><link rel="shortlink" href="https://www.almidan.example/node/31212">',
        f'<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header"><nav role="navigation"><ul class="menu">{NAV}</ul></nav></div></header><main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div><div id="block-content" class="block block-system block-system-main-block"><article role="article" about="/opinion/31212" class="node node--type-article node--view-mode-full"><div class="node__meta"><div class="field field--name-field-issue">العدد 5127</div><div class="field field--name-field-date field__item"><time datetime="2026-04-16T12:00:00Z" class="datetime">الخميس 16 نيسان 2026</time></div></div><h1 class="page-header"><span property="schema:name">{s.title}</span></h1><div class="field field--name-field-author field--type-entity-reference field__items"><div class="field__item"><a href="/authors/12" hreflang="ar">{s.author}</a></div></div><div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{body}</div></div></article></div></div></div></main><aside class="layout-sidebar-second"><div class="views-element-container block"><h2>من ملف رأي</h2><div class="view-content"><div class="views-row"><span class="field-content"><a href="/opinion/31201">الطريق إلى الجرد لا يمر من هنا</a></span></div><div class="views-row"><span class="field-content"><a href="/opinion/31190">أحاديث الشرفة المقابلة</a></span></div></div></div></aside></div></div>',
        "https://www.almidan.example/opinion/31212",
        **whole(s, day="2026-04-16", authors=[s.author], tags=[], noise=["العدد 5127", "الشرفة"]),
    )


def lebanese_news_ticker_site() -> Case:
    """A flash of a fast news site: one heading, a single line, a copy button, a follow box, related in cards with times."""
    s = STRIKE
    return page(
        f'{U8}<title>النشرة - {s.title}</title><meta property="og:title" content="النشرة - {s.title}"><meta property="article:published_time" content="2026-04-19T18:20:11+03:00">',
        f'<div class="header"><ul>{NAV}</ul></div><div class="newsTicker"><ul>{items(MORE)}</ul></div><div class="articlePage"><div class="topInfo"><span class="cat">لبنان</span> <span class="date">الأحد ١٩ نيسان ٢٠٢٦</span> <span class="time">١٨:٢٠</span> <span>النشرة</span></div><h1 class="nonTextDiv">{s.title}</h1><div class="articleImage"><img src="i.jpg"></div><div class="articleBodyText"><p>{s.body[0]}</p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="copy"><button>نسخ الرابط</button></div><div class="followUs">تابعوا أخبارنا على <a>واتساب</a> <a>تلغرام</a></div><div class="related"><div class="ttl">مواضيع مرتبطة</div>{items(s.related, "<div class=box><a href={1}><img></a><span class=time>17:40</span><a href={1}>{0}</a></div>")}</div><div class="latest"><div class="ttl">آخر الأخبار</div>{items(MORE, "<div class=box><span class=time>18:01</span><a href={1}>{0}</a></div>")}</div></div>',
        "https://www.alnashra.example/news/421204/x",
        **whole(
            s,
            day="2026-04-19",
            instant="2026-04-19T18:20:11+03:00",
            related=urls("www.alnashra.example", s),
            noise=["تابعوا"],
        ),
    )


def tv_station_with_player() -> Case:
    """A station: a player's words, an empty lead, `A- A+`, the day with a bar, cards of three boxes of the same make."""
    s = PORT
    card = "<div class=Card><a href={1}><img><h3 class=CardTitle>{0}</h3></a><span>2026-04-18</span></div>"
    return page(
        f'{U8}<title>{s.title} - Lebanon News</title><meta property="og:title" content="{s.title}"><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{s.title}","datePublished":"2026-04-19T06:02:00+03:00","dateModified":"2026-04-19T06:02:00+03:00","articleSection":"اقتصاد"}}</script>',
        f'<header><nav>{NAV}</nav><div class="live"><a href="/live">البث المباشر</a></div></header><div class="details"><div class="d-cat"><a href="/economy">اقتصاد</a></div><h1>{s.title}</h1><div class="d-date">2026-04-19 | 06:02</div><div class="d-views">مشاهدات عالية</div><div class="player"><div class="vjs">Video Player is loading. This is a modal window.</div></div><div class="share"><span>A-</span><span>A+</span></div><h2 class="lead"></h2><div class="LongDesc"><div>{"<br><br>".join(s.body)}</div></div><div class="tags">{"".join(f"<a href=/search/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div><div class="comments"><span>إضافة تعليق</span></div><div class="blk"><h2>مقالات ذات صلة</h2>{items(s.related, card)}</div><div class="blk"><h2>اخترنا لكم</h2>{items(MORE[:3], card)}</div><div class="blk"><h2>زوارنا يقرأون الآن</h2>{items(MORE[3:], card)}</div></div>',
        "https://www.marsa-tv.example/news/economy/901201/%D9%85%D9%8A%D9%86%D8%A7%D8%A1/ar",
        **whole(
            s,
            day="2026-04-19",
            instant="2026-04-19T06:02:00+03:00",
            tags=list(s.tags),
            related=urls("www.marsa-tv.example", s),
            section="اقتصاد",
        ),
    )


def state_agency_of_news_bulletins() -> Case:
    """A state agency: dateline `وطنية -`, a line of equal signs and initials at the end, nothing else."""
    s = CABINET
    text = (f"وطنية - {s.body[0]}", *s.body[1:])
    return page(
        f"{U8}<title>الوكالة الوطنية - {s.title}</title>",
        f'<div class="navbar">{NAV}</div><div class="row"><div class="col-9"><ol class="breadcrumb"><li><a href="/ar">الرئيسية</a></li><li class="active">سياسة</li></ol><div class="single-post"><h1>{s.title}</h1><div class="post-date"><i class="icon-calendar"></i> الأربعاء 15 نيسان 2026 <i class="icon-clock"></i> 14:08</div><div class="content-body">{"".join(f"<p dir=RTL>{t}</p>" for t in text)}<p dir=RTL>&nbsp;</p><p dir=RTL>&nbsp; &nbsp; &nbsp; &nbsp; &nbsp;========ن.م.</p></div><div class="footer-tools"><a>طباعة</a></div></div></div><div class="col-3"><h4>أخبار ذات صلة من القسم</h4></div></div>',
        "https://www.wakala.example/ar/politics/88125/x",
        title=s.title,
        day="2026-04-15",
        instant=None,
        keep=[*text],
        noise=["طباعة"],
        tags=[],
        related=[],
        outcome="article",
    )


def syrian_agency() -> Case:
    """A state agency on WordPress: `دمشق-سانا` and the reporter at the end; social lines in Latin letters; related by tag."""
    s = CAPTAGON
    item = '<div class="related-item tie-standard"><a aria-label="x" href="{1}" class="post-thumb"><img></a><h3 class="post-title"><a href="{1}">{0}</a></h3><div class="post-meta clearfix"><span class="date meta-item">2026-04-17</span></div></div>'
    sa = f"المرسى-وأن<br/>{s.body[0]}"
    return page(
        f'{U8}<title>{s.title} – الوكالة العامة للأنباء</title><meta property="article:published_time" content="2026-04-18T09:12:33+00:00"><meta property="og:locale" content="ar_AR"><link rel="alternate" type="application/json+oembed" href="/wp-json/oembed">',
        f'<body class="post-template-default single single-post"><header class="theme-header"><nav><ul id="menu-main">{NAV}</ul></nav></header><div id="content" class="site-content container"><div class="main-content tie-col-md-8"><article id="the-post" class="container-wrapper post-content tie-standard"><header class="entry-header-outer"><nav id="breadcrumb"><a href="/"><span class="tie-icon-home"></span> الرئيسية</a><em class="delimiter">/</em><a href="/?cat=5">محليات</a></nav><div class="entry-header"><h1 class="post-title entry-title">{s.title}</h1><div class="single-post-meta post-meta clearfix"><span class="date meta-item tie-icon">2026-04-18</span></div></div></header><div class="entry-content entry clearfix"><p>{sa}</p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p><p>وسيم العدوي</p><p>متابعة أخبار الوكالة على تلغرام <a href="https://t.me/wan">https://t.me/wan</a></p><div class="post-bottom-meta post-bottom-tags post-tags-modern"><div class="post-bottom-meta-title">الوسوم</div><span class="tagcloud"><a href="/tag/1" rel="tag">الجمارك</a> <a href="/tag/2" rel="tag">مكافحة المخدرات</a></span></div></div><div id="share-buttons-bottom" class="share-buttons"><a class="facebook-share-button"><span class="share-text">فيسبوك</span></a></div></article><div class="post-components"><div id="related-posts" class="container-wrapper"><div class="mag-box-title the-global-title"><h3>مقالات ذات صلة</h3></div><div class="related-posts-list">{items(s.related, item)}</div></div></div></div></div></body>',
        "https://www.wan-agency.example/?p=2201145",
        title=s.title,
        day="2026-04-18",
        keep=[s.body[0], *s.body[1:]],
        noise=["متابعة أخبار", "t.me", "الوسوم", "فيسبوك"],
        tags=list(s.tags),
        related=urls("www.wan-agency.example", s),
        outcome="article",
        section="محليات",
    )


def independent_syrian_site() -> Case:
    """Three inserts of three makes in the text: a bordered card, a bare bold link, an embedded post; corrections line below."""
    s = WATER
    r = s.related
    body = [f"<h4>{t}</h4>" if len(t) < 20 else f"<p>{t}</p>" for t in s.body]
    body.insert(
        2,
        f'<div class="eb-related-inline" style="border:1px solid"><a href="{r[0][1]}"><div class="thumb"></div><div class="t">{r[0][0]}</div></a></div>',
    )
    body.insert(6, f'<p><strong>للمزيد:</strong> <a href="{r[1][1]}">{r[1][0]}</a></p>')
    body.insert(
        9,
        '<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">لا ماء في القرية منذ أسبوع <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; بلدية (@town) <a href="https://twitter.com/town/status/1">April 12, 2026</a></blockquote>',
    )
    return page(
        f'{U8}<title>{s.title} - نقطة</title><meta property="article:published_time" content="2026-04-14T15:00:00+03:00"><meta property="article:modified_time" content="2026-04-15T08:30:00+03:00">',
        f'<header><nav>{NAV}</nav></header><main><article class="single"><h1 class="entry-title">{s.title}</h1><div class="meta"><ul><li>14/04/2026</li><li>3:00 م</li><li><a href="/category/investigations">تحقيقات</a></li></ul></div><div class="audio"><span>استمع إلى المادة</span><audio></audio></div><div class="main-content-body"><p class="wr"><strong>نقطة – {s.author}</strong></p>{"".join(body)}</div><div class="report-error"><p>إذا كنت تعتقد أن المقال يحوي معلومات خاطئة أو لديك تفاصيل إضافية <a href="/fix">أرسل لنا تصحيحا</a></p><p>إذا كنت تعتقد أن المقال ينتهك أيا من المبادئ الأخلاقية <a href="/fix">قدم شكوى</a></p></div><div class="next"><h3>المزيد من تحقيقات</h3>{items(MORE)}</div></article></main>',
        "https://www.nuqta.example/archives/741201",
        **whole(
            s,
            day="2026-04-14",
            modified="2026-04-15",
            instant="2026-04-14T15:00:00+03:00",
            related=urls("www.nuqta.example", s)[:2],
            noise=["تصحيحا", "المبادئ", "استمع", "pic.twitter"],
            section="تحقيقات",
        ),
    )


def jordanian_portal() -> Case:
    """Jordan: site's name and `-` open the first paragraph, the day with a time before it, readers' comments in full."""
    s = SCHOOL
    first = f"عمون نيوز - {s.body[0]}"
    return page(
        f'{U8}<title>{s.title} | محليات | عمون نيوز</title><meta property="og:title" content="{s.title}">',
        f'<div id="top"><span>الاثنين , 20 نيسان/أبريل 2026</span></div><div class="nav">{NAV}</div><div class="article-container"><div class="section-name"><a href="/section/1">محليات</a></div><h1 class="main-title">{s.title}</h1><div class="date-time">19-04-2026 07:45 PM</div><div class="img"><img></div><div class="article-text"><p>{first}<br />{s.body[1]}<br />{s.body[2]}<br />{s.body[3]}</p></div><div class="keywords">{"".join(f"<a href=/tags/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div><div class="comments-container"><div class="head">تعليقات القراء</div><div class="comment"><b>1) تعليق بواسطة : أبو محمد</b><span>19-04-2026 08:10 PM</span><p>والله الطلاب تعبوا من الإشاعات، ونتمنى من الوزارة أن تعلن كل شيء مبكرا حتى يرتاح الأهل.</p></div><div class="form"><p>جميع الحقول مطلوبة</p><p>شروط التعليق: لا يتم نشر الردود المسيئة</p></div></div></div><div class="more"><h3>اقرأ أيضا</h3>{items(s.related, "<div class=item><a href={1}><img><span>{0}</span></a></div>")}</div>',
        "https://www.ammon-news.example/article/990112",
        title=s.title,
        day="2026-04-19",
        instant=None,
        body=[first, *s.body[1:]],
        tags=list(s.tags),
        related=urls("www.ammon-news.example", s),
        section="محليات",
        noise=["أبو محمد", "المسيئة"],
        outcome="article",
    )


def petra_like() -> Case:
    """An agency page of layered divs: dateline `عمان 19 نيسان (بترا)--`, sign-off and stamp as the last line."""
    s = CABINET
    text = (f"العاصمة 15 نيسان (وأن)-- {s.body[0]}", *s.body[1:], "--(وأن) ف ح/م ب", "15/04/2026 14:31:07")
    return page(
        f"{U8}<title>{s.title}</title>",
        f'<form method="post" action="inner"><div class="hdr">{NAV}</div><div class="inner"><div class="news-title"><h2>{s.title}</h2></div><div class="news-date">15/04/2026 14:31:07</div><div class="news-img"><img></div><div class="news-body">{"<br/>".join(text)}</div><div class="tools"><a href="javascript:print()">طباعة</a><a href="mailto:x">ارسال</a></div></div><div class="latest-news"><h3>آخر الأخبار</h3>{items(MORE)}</div></form>',
        "https://www.wan.example/Include/InnerPage.jsp?ID=310112&lang=ar&name=news",
        title=s.title,
        day="2026-04-15",
        instant=None,
        keep=[text[0], *s.body[1:], "--(وأن)"],
        noise=["طباعة", "14:31:07"],
        outcome="article",
    )


def wafa_like() -> Case:
    """A Palestinian agency: place, day and agency open the text; initials end it; `أخبار ذات صلة` beside."""
    s = MARTYRS
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"/>',
        f'<header><div class="langs"><a href="/en">English</a><a href="/fr">Français</a></div><nav>{NAV}</nav></header><div class="container"><div class="row"><div class="col-lg-8"><div class="breadcrumb"><a href="/">الرئيسية</a><a href="/governorates">محافظات</a></div><div class="post-meta"><span>تاريخ النشر: 19/04/2026 11:52 ص</span></div><h1>{s.title}</h1><div class="thumb"><img></div><div class="content">{"".join(f"<div><p>{t}</p></div>" for t in s.body)}<p>ــــــ</p><p>ع.ف</p></div></div><div class="col-lg-4"><div class="widget"><h2>مواضيع ذات صلة</h2>{items(s.related, "<div class=post><div class=thumb></div><h4><a href={1}>{0}</a></h4></div>")}</div></div></div></div>',
        "https://www.wna.example/Pages/Details/90440",
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=list(s.body),
        related=urls("www.wna.example", s),
        section="محافظات",
        outcome="article",
    )


def palestinian_portal_rtl_grid() -> Case:
    """Published and updated in one line with a bar, both Levantine and Gregorian; section as a badge on the picture."""
    s = STRIKE
    return page(
        f"{U8}<title>{s.title} | شبكة معا الجديدة</title>",
        f'<header><nav>{NAV}</nav></header><div class="details"><div class="img-wrap"><img><a class="badge" href="/lb">لبنان</a></div><h1>{s.title}</h1><div class="dates"><span>نشر بتاريخ: 19/04/2026 ( آخر تحديث: 20/04/2026 الساعة: 09:15 )</span></div><div class="social-share"><a href="#">Share</a></div><div class="details-body"><p>{s.body[0]}</p><p>{s.body[1]}</p><div class="read-also"><span>اقرأ/ي أيضا: </span><a href="{s.related[1][1]}">{s.related[1][0]}</a></div><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="tg">الكلمات المفتاحية : <a href="/t/1">إضراب</a>, <a href="/t/2">النقل البري</a>, <a href="/t/3">أسعار المحروقات</a></div><div class="copyr">حقوق النشر © 2026 شبكة معا الجديدة</div></div>',
        "https://www.maan-net.example/news/2188112.html",
        **whole(
            s,
            day="2026-04-19",
            modified="2026-04-20",
            instant=None,
            tags=list(s.tags),
            related=["https://www.maan-net.example/news/421155"],
        ),
    )


def iraqi_portal() -> Case:
    """Baghdad: day, hour and views in icons; the text in divs from a word processor; a channel's invitation inside."""
    s = CABINET
    return page(
        f'{U8}<title>{s.title} - السومرية الجديدة</title><meta property="og:site_name" content="السومرية الجديدة">',
        f'<form id="aspnetForm" method="post"><header><nav>{NAV}</nav><div class="clock">بغداد 06:30 م</div></header><div class="ArticleTop"><a class="cat" href="/politics">سياسة</a><h1>{s.title}</h1><ul class="info"><li><i class="date"></i>2026-04-15 | 14:10</li><li><i class="eye"></i>2,150 مشاهدة</li><li>المصدر: السومرية الجديدة</li></ul></div><div class="ArticleBody"><div style="text-align:justify" dir="RTL"><span lang="AR-IQ" style="font-size:14pt;font-family:Arial"><strong>السومرية الجديدة – سياسة</strong><o:p></o:p></span></div>{"".join(f"<div style=text-align:justify dir=RTL><span lang=AR-IQ style=font-size:14pt>{t}<o:p></o:p></span></div><div>&nbsp;</div>" for t in s.body)}<div class="tg"><a href="https://t.me/x">اشترك في قناة السومرية الجديدة على تيليغرام لمتابعة آخر الأخبار</a></div></div><div class="related"><h2>مقالات ذات صلة</h2>{items(s.related, "<div class=bx><a href={1}><div class=tt>{0}</div></a><div class=dt>09:30 | 2026-04-14</div></div>")}</div><div class="block"><h2>الأكثر مشاهدة</h2>{items(MORE)}</div></form>',
        "https://www.sumaria-new.example/news/politics/551201/x",
        title=s.title,
        day="2026-04-15",
        instant=None,
        keep=list(s.body),
        related=urls("www.sumaria-new.example", s),
        noise=["اشترك في قناة", "مشاهدة", "الأكثر"],
        outcome="article",
        section="سياسة",
    )


def kurdish_station_in_arabic() -> Case:
    """Next.js: text in divs with hashed classes and repeated as data; dates in numbers with a dash."""
    s = QUAKE
    text = (
        *s.body,
        "وقال مدير الرصد في الإقليم كاروان أحمد لشبكتنا إن مركز الهزة يقع على عمق عشرة كيلومترات تحت قاع البحر، داعيا الأهالي إلى عدم الاقتراب من الشاطئ.",
    )
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:type" content="article">',
        f'<div id="__next"><div class="css-1a2b"><div class="css-nav">{NAV}</div></div><div class="css-9x"><p class="css-time">20-04-2026</p><h1 class="css-h">{s.title}</h1><div class="css-tagline"><a href="/arabic/tag/1">زلزال</a><a href="/arabic/tag/2">جزيرة النخيل</a></div><div class="css-b"><p><strong>شبكة روداو الإعلامية</strong></p><p>{text[0]}</p><p>{text[1]}</p></div><div class="css-c"><span>تعليقات</span><p>علق كضيف أو قم بتسجيل الدخول لمداخلات اكثر</p><button>أضف تعليقاً</button></div></div></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"article":{{"title":"{s.title}","publishDate":"2026-04-20"}}}}}}}}</script>',
        "https://www.shabaka.example/arabic/world/200420261",
        title=s.title,
        day="2026-04-20",
        keep=list(text),
        noise=["كضيف"],
        outcome="article",
        tags=["زلزال", "جزيرة النخيل"],
    )


def science_site_infinite_scroll() -> Case:
    """The next story follows on the same page with its own headline, day and text."""
    s, n = MOON, PORT
    body = "".join(f"<h2>{t}</h2>" if len(t) < 25 else f"<p>{t}</p>" for t in s.body)
    one = f'<article class="post" data-url="/science/2026/4/19/moon"><h1>{s.title}</h1><div class="by">{s.author} <time>19/4/2026</time></div><div class="post-body">{body}</div><div class="post-tags">{"".join(f"<a rel=tag href=/t/{i}>{t}</a>" for i, t in enumerate(s.tags))}</div></article>'
    two = f'<article class="post" data-url="/economy/2026/4/19/port"><h1>{n.title}</h1><div class="by">{n.author} <time>18/4/2026</time></div><div class="post-body">{n.p()}</div></article>'
    return page(
        f'{U8}<title>{s.title} | مدى</title><meta property="og:title" content="{s.title}">',
        f'<header><nav>{NAV}</nav></header><main>{one}<div class="sep">المقال التالي</div>{two}</main>',
        "https://www.mada-sci.example/science/2026/4/19/moon",
        **whole(s, day="2026-04-19", tags=list(s.tags), noise=["ميناء المرسى", "عدنان القاضي"]),
    )


PAGES = (
    lebanese_daily_with_premium_badge, left_daily_drupal, lebanese_news_ticker_site, tv_station_with_player, state_agency_of_news_bulletins, syrian_agency,
    independent_syrian_site, jordanian_portal, petra_like, wafa_like, palestinian_portal_rtl_grid, iraqi_portal, kurdish_station_in_arabic, science_site_infinite_scroll,
)  # fmt: skip
