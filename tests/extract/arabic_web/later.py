# ruff: noqa: E501
"""Articles written after the rules had been mended on the others: their first figures are those of pages never seen."""

import json

from arabic_web.stories import (
    AGENCY,
    BRIDGE,
    COURT,
    ECONOMY,
    FEATURE,
    HEALTH,
    INTERVIEW,
    MATCH,
    OPINION,
    POLITICS,
    RAIN,
    SECTIONS,
    TECH,
    Case,
    items,
    urls,
    whole,
)  # fmt: skip

HOST = "www.jadid.example"


def page(body: str, head: str = "", url: str = "/a/52011", title: str = "", /, **expect) -> Case:
    html = f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    return Case(html.encode(), f"https://{HOST}{url}", expect)


def moroccan_portal() -> Case:
    return page(
        f'<header><div class="top"><span class="day">الإثنين 20 أبريل 2026</span></div><nav>{items(SECTIONS)}</nav></header><main><section class="article"><h1 class="post-title">{MATCH.title}</h1><div class="author"><span>جديد - </span><a href="/author/b">باسل العمري</a></div><span class="date-post">السبت 18 أبريل 2026 - 23:30</span><figure><img><figcaption>صورة: أرشيف</figcaption></figure><div class="article-content">{MATCH.p()}</div><section class="box-tags">{items(tuple((t, f"/tag/{n}") for n, t in enumerate(MATCH.tags)), "<a class=tag_post_tag href={1}>{0}</a>")}</section><div class="share-with"><span>شارك هذا المقال</span></div><div class="related"><h2>إقرأ أيضا</h2>{items(MATCH.related, "<div class=card><a class=stretched-link href={1}></a><h3>{0}</h3></div>")}</div></section></main><section class="comments"><h3>تعليقات الزوار</h3><p class="note">لا تنشر التعليقات التي تسيء إلى الأشخاص.</p><ul><li>مغترب: مبروك للنسور، فوز مستحق بعد موسم صعب ومتعب.</li></ul></section>',
        "",
        "/sport-52011.html",
        f"{MATCH.title} - جديد",
        **whole(
            MATCH,
            day="2026-04-18",
            instant=None,
            tags=list(MATCH.tags),
            authors=["باسل العمري"],
            noise=["مبروك للنسور", "تسيء"],
        ),
    )


def wysiwyg_more_on() -> Case:
    more = f'<div class="more-on"><h2 class="more-on__heading">اقرأ أيضا</h2><p class="screen-reader-text">list of 2 items</p><ul class="more-on__list">{"".join(f"<li><span class=screen-reader-text>list {n} of 2</span><article class=article-card><a href={u}><h3><span>{t}</span></h3></a></article></li>" for n, (t, u) in enumerate(TECH.related, 1))}</ul><span class="screen-reader-text">end of list</span></div>'
    return page(
        f'<header><nav>{items(SECTIONS)}</nav></header><main id="main-content-area"><div class="topics"><a href="/tech">تكنولوجيا</a><span>|</span><a href="/security">أمن</a></div><header class="article-header"><h1>{TECH.title}</h1></header><div class="article-info-block"><div class="article-dates"><div class="date-simple"><span class="screen-reader-text">Published On 15 Apr 2026</span><span aria-hidden="true">15/4/2026</span></div></div><div class="social"><button>انقر هنا للمشاركة على وسائل التواصل الاجتماعي</button><span>share2</span></div></div><div class="wysiwyg wysiwyg--all-content"><p>{TECH.body[0]}</p><div class="container--ads"><span>إعلان</span></div><p>{TECH.body[1]}</p>{more}<p>{TECH.body[2]}</p><p>{TECH.body[3]}</p><div class="article-source"><span>المصدر: جديد</span></div></div></main>',
        '<meta name="publishedDate" content="2026-04-15T07:12:10"><meta property="og:title" content="هل تسرق التطبيقات المجانية صورنا؟ خبير يجيب">',
        "/tech/2026/4/15/apps",
        f"{TECH.title} | تكنولوجيا | جديد نت",
        **whole(TECH, day="2026-04-15", instant=None, related=urls(HOST, TECH), noise=["list", "للمشاركة"]),
    )


def nna_style() -> Case:
    text = (f"وطنية - {AGENCY.body[0].partition('/ونا/ ')[2]}", *AGENCY.body[1:], "=============== م.ع.")
    return page(
        f'<div class="nav">{items(SECTIONS)}</div><div class="single"><div class="cat">سياسة</div><h2 class="ttl">{AGENCY.title}</h2><div class="dt">الأحد 19 نيسان 2026 الساعة 14:22</div><div class="txt"><p dir="RTL">{"</p><p dir=RTL>".join(text)}</p></div><div class="print">طباعة | <a>تكبير</a> <a>تصغير</a></div></div>',
        "",
        "/ar/news/52011/x",
        f"الوكالة - {AGENCY.title}",
        title=AGENCY.title,
        day="2026-04-19",
        instant=None,
        keep=list(text[:-1]),
        noise=["تكبير"],
        outcome="article",
    )


def wafa_style() -> Case:
    text = (f"السنديان 19-4-2026 ونا- {AGENCY.body[0].partition('/ونا/ ')[2]}", *AGENCY.body[1:], "ـــــ", "ر.ح/ ف.ع")
    return page(
        f'<div id="hd">{items(SECTIONS)}</div><div class="news-details"><h1>{AGENCY.title}</h1><p class="news-date">تاريخ النشر: 19/04/2026 02:22 م</p><div class="news-body">{"".join(f"<p>{t}</p>" for t in text)}</div><div class="related-news"><h4>أخبار ذات صلة</h4>{items(COURT.related, "<div><a href={1}>{0}</a></div>")}</div></div>',
        "",
        "/Pages/Details/52011",
        f"وكالة ونا - {AGENCY.title}",
        title=AGENCY.title,
        day="2026-04-19",
        instant=None,
        keep=[text[0], *AGENCY.body[1:]],
        related=[f"https://{HOST}{COURT.related[0][1]}"],
        outcome="article",
    )


def spa_style() -> Case:
    text = (
        f"السنديان 02 ذو القعدة 1447 هـ الموافق 19 أبريل 2026 م واس {AGENCY.body[0].partition('/ونا/ ')[2]}",
        *AGENCY.body[1:],
        "// انتهى //",
        "14:22 ت م",
        "0112",
    )
    return page(
        f'<header>{items(SECTIONS)}</header><div class="story"><span class="t">سياسي / {AGENCY.title}</span><span class="d">الأحد 1447/11/2 هـ الموافق 2026/04/19 م</span><div class="b">{"<br>".join(text)}</div></div>',
        "",
        "/w52011",
        f"سياسي / {AGENCY.title}",
        day="2026-04-19",
        keep=list(AGENCY.body[1:]),
        outcome="article",
    )


def next_article_below() -> Case:
    """The site shows another whole story behind the first."""
    return page(
        f'<nav>{items(SECTIONS)}</nav><div class="infinite"><article class="full"><h1>{COURT.title}</h1><time datetime="2026-04-18T09:00:00+03:00">18 أبريل 2026</time><div class="content">{COURT.p()}</div></article><article class="full"><h1>{RAIN.title}</h1><time datetime="2026-04-20T08:00:00+03:00">20 أبريل 2026</time><div class="content">{RAIN.p()}</div></article></div>',
        "",
        "/justice/9131",
        f"{COURT.title} | جديد",
        **whole(COURT, day="2026-04-18", noise=[RAIN.body[0]]),
    )


def kicker_in_h1() -> Case:
    return page(
        f'<nav>{items(SECTIONS)}</nav><div class="p"><h1><span class="kicker">خاص</span> <br>{BRIDGE.title}</h1><div class="dd">نُشر: ٢٠/٠٤/٢٠٢٦</div>{"".join(f"<section><p>{t}</p></section>" for t in BRIDGE.body)}</div>',
        f'<meta property="og:title" content="{BRIDGE.title}">',
        "/a/48200",
        f"{BRIDGE.title} | جديد",
        **whole(BRIDGE, day="2026-04-20", instant=None),
    )


def toc_and_sources() -> Case:
    """A guide with a table of contents, and references at its end."""
    toc = "".join(f'<li><a href="#s{n}">{HEALTH.body[n]}</a></li>' for n in (1, 3, 5))
    return page(
        f'<nav>{items(SECTIONS)}</nav><article><h1>{HEALTH.title}</h1><div class="meta">آخر تحديث: 9 أبريل 2026 | كتبت: سارة فهمي</div><p>{HEALTH.body[0]}</p><div class="contents"><div>محتويات المقال</div><ol>{toc}</ol></div>{"".join(f"<h2 id=s{n}>{HEALTH.body[n]}</h2><p>{HEALTH.body[n + 1]}</p>" for n in (1, 3, 5))}</article>',
        "",
        "/health/sleep",
        f"{HEALTH.title} - جديد",
        **whole(HEALTH, modified="2026-04-09", authors=["سارة فهمي"], noise=["محتويات"]),
    )


def newsletter_inside() -> Case:
    text = [f"<p>{t}</p>" for t in ECONOMY.body]
    box = '<div class="nl-box"><h4>نشرة الاقتصاد</h4><p>ملخص أسبوعي لأهم أخبار المال والأعمال يصلك كل أحد إلى بريدك، مجانا.</p><input type="email" placeholder="بريدك الإلكتروني"><button>اشترك</button></div>'
    return page(
        f'<nav>{items(SECTIONS)}</nav><main><h1>{ECONOMY.title}</h1><p class="date">11 أبريل 2026</p><div class="story-body">{"".join(text[:6])}{box}{"".join(text[6:])}</div></main>',
        "",
        "/e/5530",
        ECONOMY.title,
        **whole(ECONOMY, day="2026-04-11", noise=["ملخص أسبوعي"]),
    )


def class_only_related_card() -> Case:
    text = [f"<p>{t}</p>" for t in POLITICS.body]
    card = f'<div class="related-article-inside-body"><a href="{POLITICS.related[0][1]}"><img src="x.jpg"><span>{POLITICS.related[0][0]}</span></a></div>'
    return page(
        f'<div class="menu">{items(SECTIONS)}</div><div class="article"><h1>{POLITICS.title}</h1><div class="pubdate">كتب: أنور الشيخ<br>الخميس 16-04-2026 19:22</div><div id="NewsStory">{"".join(text[:2])}{card}{"".join(text[2:])}</div></div>',
        "",
        "/news/details/6621",
        f"{POLITICS.title} | جديد",
        **whole(
            POLITICS,
            day="2026-04-16",
            instant=None,
            authors=["أنور الشيخ"],
            related=[f"https://{HOST}{POLITICS.related[0][1]}"],
        ),
    )


def biography_below() -> Case:
    return page(
        f'<nav>{items(SECTIONS)}</nav><article class="op"><header><h1>{OPINION.title}</h1><a class="w" href="/writers/9">نادر الخياط</a><span>2026/04/05</span></header><div class="tx">{OPINION.p()}</div><div class="about"><h3>عن الكاتب</h3><p>نادر الخياط روائي وكاتب من السنديان، صدرت له أربع روايات، ويكتب مقالا أسبوعيا في جديد منذ عام 2010، وترجمت أعماله إلى خمس لغات.</p></div></article>',
        "",
        "/opinion/nawafidh-52011",
        f"{OPINION.title} | نادر الخياط | جديد",
        **whole(OPINION, day="2026-04-05", authors=["نادر الخياط"], noise=["خمس لغات"]),
    )


def english_lang_attribute() -> Case:
    case = page(
        f'<div>{items(SECTIONS)}</div><div class="c"><h1>{RAIN.title}</h1><div>Posted on April 20, 2026 by admin</div><div class="e">{RAIN.p()}</div></div>',
        "",
        "/rain",
        f"{RAIN.title} – My Site",
        **whole(RAIN, day="2026-04-20", authors=[], language="ar"),
    )
    return Case(case.html.replace(b'lang="ar" dir="rtl"', b'lang="en-US"'), case.url, case.expect)


def ghost_like() -> Case:
    return page(
        f'<header class="gh-head"><a class="gh-head-logo" href="/">جديد</a><nav>{items(SECTIONS)}</nav></header><main class="gh-main"><article class="gh-article post"><header class="gh-article-header"><a class="gh-article-tag" href="/tag/features/">تحقيقات</a><h1 class="gh-article-title">{FEATURE.title}</h1><p class="gh-article-excerpt">رجل واحد لا يزال يخيط الخشب بحبال الليف في آخر ورش المرفأ.</p><h4 class="gh-article-author-name"><a href="/author/rana/">رنا العاصي</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="2026-02-14">14 فبراير 2026</time><span class="gh-article-meta-length">5 دقيقة قراءة</span></div></header><div class="gh-content gh-canvas">{"".join(f"<p>{t}</p>" if len(t) > 40 else f"<h2>{t}</h2>" for t in FEATURE.body)}<div class="kg-card kg-cta-card"><p>اشترك لتصلك قصصنا كل أسبوع</p><a href="#/portal">اشترك</a></div></div></article><section class="gh-read-next"><h2>اقرأ التالي</h2>{items(FEATURE.related, "<article class=gh-card><a class=gh-card-link href={1}><h3 class=gh-card-title>{0}</h3><p class=gh-card-excerpt>ملخص قصير يدعو القارئ إلى القصة التالية، في سطر واحد.</p></a></article>")}</section></main>',
        "",
        "/marakib/",
        FEATURE.title,
        title=FEATURE.title,
        day="2026-02-14",
        keep=list(FEATURE.body),
        authors=["رنا العاصي"],
        noise=["ملخص قصير", "دقيقة قراءة", "لتصلك"],
        outcome="article",
    )


def medium_like_divs() -> Case:
    """Every paragraph is a `<div>` of a random class with a span in it; no heading element at all."""
    return page(
        f'<div class="x1"><div class="x2">{items(SECTIONS, "<a class=x3 href={1}>{0}</a>")}</div><div class="x4"><div class="x5" role="heading" aria-level="1">{BRIDGE.title}</div><div class="x6"><span>هدى الصفدي</span> · <span>20 أبريل 2026</span> · <span>3 دقائق</span></div>{"".join(f"<div class=x7><span class=x8>{t}</span></div>" for t in BRIDGE.body)}</div></div>',
        f'<meta property="og:title" content="{BRIDGE.title}"><meta name="author" content="هدى الصفدي">',
        "/p/a8f3c1d2",
        BRIDGE.title,
        **whole(BRIDGE, day="2026-04-20", authors=["هدى الصفدي"]),
    )


def video_with_text() -> Case:
    return page(
        f'<nav>{items(SECTIONS)}</nav><main><div class="player"><video src="v.mp4"></video></div><h1>{BRIDGE.title}</h1><div>20 أبريل 2026</div><div class="desc">{BRIDGE.p()}</div><div class="list"><h3>فيديوهات ذات صلة</h3>{items(BRIDGE.related, "<div><a href={1}><img></a><a href={1}>{0}</a></div>")}</div></main>',
        "",
        "/video/48200",
        f"{BRIDGE.title} - فيديو",
        **whole(BRIDGE, day="2026-04-20", related=urls(HOST, BRIDGE)),
    )


def state_in_window() -> Case:
    """`window.__INITIAL_STATE__` with blocks of an editor."""
    data = {
        "article": {"headline": RAIN.title, "blocks": [{"type": "paragraph", "data": {"text": t}} for t in RAIN.body]},
        "menu": [{"title": t, "url": u} for t, u in SECTIONS],
    }
    return page(
        f'<div id="root"></div><script>window.__INITIAL_STATE__ = {json.dumps(data, ensure_ascii=False)};</script>',
        f'<meta property="og:type" content="article"><meta property="og:title" content="{RAIN.title}"><meta property="article:published_time" content="2026-04-20T06:00:00+03:00">',
        "/w/3105",
        RAIN.title,
        **whole(RAIN, day="2026-04-20", instant="2026-04-20T03:00:00+00:00"),
    )


def interview_questions_bold() -> Case:
    return page(
        f'<div class="mn">{items(SECTIONS)}</div><h1>{INTERVIEW.title}</h1><div class="au">حاورتها: لينا مراد</div><div class="da">8/4/2026</div><div class="bo">{"<br><br>".join(f"<b>{t}</b>" if t.startswith("س") else t for t in INTERVIEW.body)}</div><div class="ke">كلمات مفتاحية: {"، ".join(INTERVIEW.tags)}</div>',
        "",
        "/i/77",
        f"جديد | {INTERVIEW.title}",
        **whole(INTERVIEW, day="2026-04-08", authors=["لينا مراد"], tags=list(INTERVIEW.tags)),
    )


def sidebar_longer_than_story() -> Case:
    """A short story beside a column of opinion teasers and an editor's column that is longer than it."""
    column = "".join(
        f"<div class=col><h4><a href=/o/{n}9>{OPINION.title} ({n})</a></h4><p>{t}</p></div>"
        for n, t in enumerate(OPINION.body)
    )
    return page(
        f'<table><tr><td class="main"><h2>{COURT.title}</h2><div>18-04-2026</div>{COURT.p()}</td><td class="left"><div class="hd">أقلام وآراء</div>{column}</td></tr></table>',
        "",
        "/c/9131.html",
        f"{COURT.title} | جديد",
        **whole(COURT, day="2026-04-18", noise=[OPINION.body[1]]),
    )


def photo_credit_lines() -> Case:
    return page(
        f'<nav>{items(SECTIONS)}</nav><article><h1>{MATCH.title}</h1><p class="dt">18 نيسان 2026</p><img src="a.jpg"><p class="img-caption">الطحان يحتفل بهدفه (تصوير: كريم نجم)</p>{MATCH.p()}<div class="wp-caption alignnone"><img><p class="wp-caption-text">جمهور النسور في المدرجات</p></div></article>',
        "",
        "/s/1",
        f"{MATCH.title} | جديد سبورت",
        **whole(MATCH, day="2026-04-18", noise=["كريم نجم", "في المدرجات"]),
    )


def whatsapp_follow_lines() -> Case:
    return page(
        f'<nav>{items(SECTIONS)}</nav><article><h1>{RAIN.title}</h1><p class="dt">20 نيسان 2026</p><div class="t"><p>{RAIN.body[0]}</p><p><strong>تابع آخر الأخبار عبر «جديد» على واتساب <a href="https://wa.me/x">من هنا</a></strong></p><p>{RAIN.body[1]}</p><p><a href="https://news.google.com/p">تابعونا على أخبار جوجل</a></p><p>{RAIN.body[2]}</p><p>{RAIN.body[3]}</p><p>لمزيد من الأخبار زوروا صفحتنا على فيسبوك</p><p>جديد</p></div></article>',
        "",
        "/w/1",
        f"{RAIN.title} | جديد",
        title=RAIN.title,
        keep=list(RAIN.body),
        noise=["واتساب", "جوجل", "زوروا"],
        outcome="article",
    )


PAGES = (
    moroccan_portal, wysiwyg_more_on, nna_style, wafa_style, spa_style, next_article_below, kicker_in_h1, toc_and_sources, newsletter_inside, class_only_related_card, biography_below, english_lang_attribute, ghost_like, medium_like_divs, video_with_text, state_in_window, interview_questions_bold, sidebar_longer_than_story, photo_credit_lines, whatsapp_follow_lines,
)  # fmt: skip
