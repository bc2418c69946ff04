# ruff: noqa: E501
"""Pages as the Arabic services of stations and agencies abroad, and the systems sold to newsrooms, build them."""

import json

from arabic_web.newsroom_stories import (
    CABINET,
    CAPTAGON,
    COLUMN,
    DERBY,
    MENU,
    MERGER,
    MOON,
    MORE,
    PORT,
    QUAKE,
    SCHOOL,
    STRIKE,
    TIPS,
    WATER,
)
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)
U8 = '<meta charset="utf-8">'


def simorgh() -> Case:
    """BBC's React: everything in divs of a grid, captions and skip links hidden, related topics, top stories, most read."""
    s = WATER
    row = '<div dir="rtl" class="bbc-19j92fr">{}</div>'
    parts = [row.format(f"<h2 dir=rtl>{t}</h2>" if len(t) < 20 else f"<p dir=rtl>{t}</p>") for t in s.body]
    parts[0] = row.format(f"<p dir=rtl><b>{s.body[0]}</b></p>")
    promo = f'<section role="region" aria-labelledby="rel-recs" class="bbc-rec"><strong id="rel-recs">قصص مقترحة</strong><a href="#end-of-recommendations" class="skip">تخطى قصص مقترحة وواصل القراءة</a><ul>{items(s.related, "<li><div class=promo><a href={1}>{0}</a></div></li>")}</ul><p id="end-of-recommendations" tabindex="-1">قصص مقترحة نهاية</p></section>'
    parts.insert(3, promo)
    parts.insert(
        5,
        '<figure class="bbc-fig"><div><img></div><p class="credit"><span class="hid">صدر الصورة، </span>Getty Images</p><figcaption><span class="hid">التعليق على الصورة، </span><p>طفل يحمل دلوا في القرية</p></figcaption></figure>',
    )
    return page(
        f'{U8}<title>{s.title} - NEWS عربي</title><meta property="og:title" content="{s.title} - NEWS عربي"><meta name="article:published_time" content="2026-04-18T06:10:00.000Z"><script type="application/ld+json">{json.dumps({"@context": "http://schema.org", "@graph": [{"@type": "NewsArticle", "headline": s.title, "datePublished": "2026-04-18T06:10:00.000Z", "dateModified": "2026-04-18T06:10:00.000Z", "author": {"@type": "Person", "name": s.author}}]}, ensure_ascii=False)}</script>',
        f'<div id="root"><header><a href="#content">اذهب إلى المحتوى</a><nav>{NAV}</nav></header><main role="main"><h1 id="content" tabindex="-1">{s.title}</h1>{parts[0].replace("<p ", "<p data-x=1 ")}<section role="region" aria-label="Article information"><ul><li><span class="hid">Author, </span>{s.author}</li><li><span class="hid">Role, </span>بي نيوز عربي</li></ul><time datetime="2026-04-18">18 أبريل/ نيسان 2026</time></section>{"".join(parts[1:])}<section role="region" aria-labelledby="related-topics"><h2 id="related-topics">مواضيع ذات صلة</h2><ul>{items(tuple((t, f"/arabic/topics/c{n}") for n, t in enumerate(s.tags)))}</ul></section></main><section><h2>الأخبار الرئيسية</h2>{items(MORE[:3])}</section><section><h2>الأكثر قراءة</h2><ol>{items(MORE)}</ol></section></div>',
        "https://www.bnews.example/arabic/articles/c720d0001",
        **whole(
            s,
            day="2026-04-18",
            instant="2026-04-18T06:10:00+00:00",
            authors=[s.author],
            tags=list(s.tags),
            related=urls("www.bnews.example", s),
            noise=["Getty", "دلوا في القرية", "تخطى", "Role"],
        ),
    )


def cnn_like() -> Case:
    """Byline, two stamps with a zone's name, a dateline of the town and channel, highlights in a box beside the text."""
    s = MERGER
    first = f"دبي، الإمارات العربية المتحدة (CMM) -- {s.body[0]}"
    return page(
        f'{U8}<title>{s.title} - CMM Arabic</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="Sun, 04/19/2026 - 16:10"><meta property="article:section" content="اقتصاد">',
        f'<header><nav>{NAV}</nav></header><article><header><div class="category"><a href="/business">اقتصاد</a></div><h1 class="flipboard-title">{s.title}</h1><div class="byline-timestamps"><span class="timestamps"><span class="publish-t">نشر الأحد، 19 ابريل / نيسان 2026</span></span><div class="readingtime">2 دقائق للقراءة</div></div></header><div class="col"><div class="media"><img><div class="caption"><div class="credit">Credit: AFP via Getty Images</div></div></div><div id="body-text">{"".join(f"<p>{t}</p>" for t in (first, *s.body[1:]))}</div><div class="tags"><span>مواضيع ذات صلة</span><ul>{items(tuple((t, f"/tag/{n}") for n, t in enumerate(s.tags)))}</ul></div></div></article><div class="promo"><h2>نشر الأحد، 19 ابريل / نيسان 2026</h2></div>',
        "https://arabic.cmm.example/business/article/2026/04/19/bourse",
        title=s.title,
        day="2026-04-19",
        body=[first, *s.body[1:]],
        tags=list(s.tags),
        noise=["Getty", "للقراءة"],
        section="اقتصاد",
        outcome="article",
    )


def sky_like() -> Case:
    """An Angular page rendered by the server: three time strings, `أبوظبي - سكاي`, `الأكثر شيوعا`, topics, a copied link."""
    s = PORT
    return page(
        f'{U8}<title>{s.title} | هورايزن نيوز</title><meta property="og:title" content="{s.title}"><script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": "2026-04-19T05:41:20+04:00", "dateModified": "2026-04-19T05:41:20+04:00", "articleBody": " ".join(s.body)}, ensure_ascii=False)}</script>',
        f'<app-root><app-header><nav>{NAV}</nav></app-header><app-article-page><div class="article-section-name"><a href="/business">اقتصاد</a></div><h1 class="article-title">{s.title}</h1><div class="article-meta"><span class="article-time">19 أبريل 2026 - 05:41 بتوقيت أبوظبي</span><span class="article-author">هورايزن نيوز عربية - أبوظبي</span></div><div class="article-share"><span>تم نسخ الرابط</span><button>شارك</button></div><app-video><div class="dur">l 01:12</div></app-video><div class="caption">سفينة الحاويات عند الرصيف الثالث</div><div class="article-body"><p>{s.body[0]}</p><p>{s.body[1]}</p><app-related-inline><div class="related-inline"><h5>أخبار ذات صلة</h5>{items(s.related[:2], "<div class=ri><a href={1}><div class=sec>خاص</div><div class=tl>{0}</div></a></div>")}</div></app-related-inline><p>{s.body[2]}</p><p>{s.body[3]}</p><p>{s.body[4]}</p></div><div class="article-topics">{"".join(f"<a href=/topic/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></app-article-page><div class="most-popular"><h2>الأكثر شيوعا</h2>{items(MORE)}</div></app-root>',
        "https://www.horizon.example/business/1781220-x",
        **whole(
            s,
            day="2026-04-19",
            instant="2026-04-19T05:41:20+04:00",
            tags=list(s.tags),
            related=urls("www.horizon.example", s)[:2],
            noise=["تم نسخ", "01:12", "سفينة الحاويات عند"],
            section="اقتصاد",
        ),
    )


def rt_like() -> Case:
    """Russia's channel: GMT stamp with a bar, a short link to copy, an `المصدر` line, a quiz of subscriptions, related in the text by picture."""
    s = QUAKE
    text = (
        *s.body,
        "وأشار المركز في بيان إلى أن مركز الزلزال يقع على بعد 40 كيلومترا شرق الجزيرة وعلى عمق عشرة كيلومترات.",
        "ولم تصدر السلطات تحذيرا من موجات مد عاتية، فيما شعر بالهزة سكان ثلاث جزر مجاورة.",
    )
    rel = (
        ("فيديو.. لحظة اهتزاز المنازل في الجزيرة", "/world/1661201-x/"),
        ("كيف تحمي نفسك عند وقوع زلزال؟", "/health/1660002-x/"),
    )
    return page(
        f'{U8}<title>{s.title} - RX Arabic</title><meta property="og:title" content="{s.title}">',
        f'<header><nav>{NAV}</nav></header><div class="layout__content"><div class="article"><div class="breadcrumbs"><a href="/world/">أخبار العالم</a></div><h1 class="heading heading_1">{s.title}</h1><div class="article-info"><p class="date-content"><span>تاريخ النشر:</span>20.04.2026 | 03:11 GMT</p><p class="date-content"><span>آخر تحديث:</span>20.04.2026 | 03:25 GMT</p></div><div class="media"><img><p class="source">Gettyimages.ru</p><p class="title">صورة أرشيفية</p></div><div class="short-link"><a>انسخ الرابط</a><input value="https://rx.example/xyz"></div><p class="summary">{text[0]}</p><div class="text"><p>{text[1]}</p><p>{text[2]}</p><p>المصدر: نوفوستي</p><div class="readmore"><span class="readmore-h">إقرأ المزيد</span>{items(rel, "<div class=rm><a href={1}><img></a><div class=hd><a href={1}>{0}</a></div><p>تداول ناشطون مقاطع مصورة توثق ما جرى في المنازل والشوارع.</p></div>")}</div></div><div class="subscribe"><p>تابعوا RX على <a>Telegram</a></p></div></div></div><div class="latest"><h2>الأخبار</h2>{items(MORE)}</div>',
        "https://arabic.rx.example/world/1661209-quake/",
        title=s.title,
        day="2026-04-20",
        instant="2026-04-20T03:11:00+00:00",
        modified="2026-04-20",
        body=list(text),
        related=[f"https://arabic.rx.example{u}" for _, u in rel],
        noise=["Gettyimages", "تداول ناشطون", "تابعوا"],
        section="أخبار العالم",
        outcome="article",
    )


def sputnik_new_design() -> Case:
    """The later design of a Russian agency: `20:11 GMT 19.04.2026`, stamps repeated in hidden spans, tags as a list, blocks of three kinds."""
    s = STRIKE
    blk = '<div class="article__block" data-type="text"><div class="article__text">{}</div></div>'
    art = f'<div class="article__block" data-type="article"><div class="article__article" data-article="main-photo"><div class="article__article-info"><a href="{s.related[0][1]}" class="article__article-link">{s.related[0][0]}</a><div class="article__article-date">18 أبريل, 20:11 GMT</div></div></div></div>'
    return page(
        f'{U8}<title>{s.title} - 19.04.2026, سبوت عربي</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="20260419T2011+0000">',
        f'<header><nav>{NAV}</nav></header><div class="article"><div class="article__meta" itemscope><div itemprop="mainEntityOfPage">https://sputarabic.example/20260419/x-1.html</div><div itemprop="headline name">{s.title}</div><div itemprop="datePublished">2026-04-19T20:11+0000</div><div itemprop="dateModified">2026-04-19T20:11+0000</div><div itemprop="articleBody">{" ".join(s.body)}</div></div><div class="article__header"><div class="article__info"><div class="article__info-date"><a href="/20260419/" class="article__info-date-link">20:11 GMT 19.04.2026</a></div></div><h1 class="article__title">{s.title}</h1><div class="article__announce"><div class="photoview__open"><img></div><div class="media__copyright"><div class="media__copyright-item">© AP Photo / Hussein</div></div></div></div><div class="article__subscribe"><span>تابعنا عبر</span></div><div class="article__author"></div><div class="article__body">{blk.format(s.body[0])}{blk.format(s.body[1])}{art}<div class="article__block" data-type="banner"></div>{blk.format(s.body[2])}{blk.format(s.body[3])}</div><div class="article__footer"><ul class="tags">{items(tuple((t, f"/tag_{n}/") for n, t in enumerate(s.tags)), "<li class=tag><a href={1} class=tag__text>{0}</a></li>")}</ul></div></div><div class="lenta"><h3>شريط الأخبار</h3>{items(MORE)}</div><div class="modal"><p>سيتم الدخول عبر حسابك، والتسجيل يعني موافقتك على شروط الاستخدام وقواعد التعليق في الموقع.</p></div>',
        "https://sputarabic.example/20260419/x-1.html",
        **whole(
            s,
            day="2026-04-19",
            instant="2026-04-19T20:11:00+00:00",
            tags=list(s.tags),
            related=["https://sputarabic.example/news/421190"],
            noise=["AP Photo", "تابعنا", "موافقتك"],
        ),
    )


def anadolu_like() -> Case:
    """Turkey's agency: the reporter's name and place with slashes, updated in words, `news share` lines, the agency's disclaimer at the end."""
    s = CABINET
    first = f"العاصمة / محمد ماجد / الأناضولية {s.body[0]}"
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:site_name" content="الأناضولية">',
        f'<header><nav>{NAV}</nav></header><div class="detay"><div class="kategori">الدول العربية</div><h1>{s.title}</h1><h4 class="detay-spot">وافق على تعيين مديرة عامة للهيئة الوطنية للبحوث</h4><span class="tarih">15.04.2026 <span class="guncelleme">- محدث : 16.04.2026</span></span><img class="detay-foto"><div class="detay-icerik"><p>{first}</p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p><div class="aatr-share">الأخبار المنشورة على الصفحة الرسمية لوكالة الأناضولية، هي اختصار لجزء من الأخبار التي تُعرض للمشتركين عبر نظام تدفق الأخبار (HAS). من أجل الاشتراك لدينا يُرجى الاتصال بالرابط <a href="/c">التالي</a>.</div></div><div class="etiketler"><span>الكلمات المفتاحية</span><a href="/t/1">مجلس الوزراء</a><a href="/t/2">قانون الإدارة المحلية</a></div><div class="ilgili"><div class="hd">أخبار ذات صلة</div>{items(s.related, "<div class=k><a href={1}><img><h4>{0}</h4></a></div>")}</div></div>',
        "https://www.anadolia.example/ar/3551209",
        title=s.title,
        day="2026-04-15",
        modified="2026-04-16",
        keep=[first, *s.body[1:]],
        tags=list(s.tags),
        related=urls("www.anadolia.example", s),
        noise=["تدفق الأخبار", "الاتصال بالرابط"],
        section="الدول العربية",
        outcome="article",
    )


def france24_like() -> Case:
    """France: `نشرت في:` and `آخر تحديث:` with clocks, a lead in a paragraph of its own kept, a newsletter box and app box inside."""
    s = MOON
    body = [f"<h2>{t}</h2>" if len(t) < 25 else f"<p>{t}</p>" for t in s.body[1:]]
    body.insert(
        2,
        '<div class="m-em-quote-newsletter"><p class="a-newsletter__title">النشرة الإخبارية</p><p>تابع أهم العناوين في بريدك الإلكتروني</p><button>أشترك</button></div>',
    )
    body.append('<p class="src">فرانس/ أ ف ب</p>')
    return page(
        f'{U8}<title>{s.title} - فرانس عربي</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="2026-04-19T10:20:00+00:00"><meta property="article:modified_time" content="2026-04-19T10:20:12+00:00">',
        f'<header><nav>{NAV}</nav></header><main><article class="t-content"><div class="t-content__article-wrapper"><a class="m-breadcrumb" href="/ar/science">علوم</a><h1 class="t-content__title">{s.title}</h1><div class="t-content__dates"><p class="m-pub-dates"><span class="m-pub-dates__date">نشرت في: <time datetime="2026-04-19T10:20:00+00:00">19/04/2026 - 12:20</time></span></p></div><figure><img><figcaption>القمر كما صورته مركبة آلية. © أ ف ب</figcaption></figure><div class="m-reading-time">دقيقتان</div><p class="t-content__chapo">{s.body[0]}</p><div class="t-content__body">{"".join(body)}</div><ul class="m-tags-list"><li><a href="/tag/1">القمر</a></li><li><a href="/tag/2">البراكين</a></li><li><a href="/tag/3">الفضاء</a></li><li><a href="/tag/4">جيولوجيا</a></li></ul><div class="m-em-app"><p>حمّل تطبيق فرانس</p></div></div></article><section><h2>اقرأ المزيد</h2>{items(s.related, "<article class=m-item-list-article><a href={1}><p class=article__title>{0}</p></a></article>")}</section></main>',
        "https://www.france42.example/ar/science/20260419-moon",
        title=s.title,
        day="2026-04-19",
        instant="2026-04-19T10:20:00+00:00",
        keep=list(s.body),
        tags=list(s.tags),
        noise=["بريدك", "© أ ف ب", "تطبيق", "دقيقتان"],
        section="علوم",
        outcome="article",
    )


def dw_like() -> Case:
    """Germany: React with hashed names, a teaser as lead, kicker and day in one line, a picture's words with `صورة من:`, initials of the writer."""
    s = TIPS
    body = "".join(f"<h2>{t}</h2>" if t[0] in "123" else f"<p>{t}</p>" for t in s.body[1:])
    return page(
        f'{U8}<title>{s.title} – DX – 2026/4/16</title><meta property="og:title" content="{s.title} – DX – 2026/4/16"><script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": "2026-04-16T08:00:00.000Z", "author": {"@type": "Organization", "name": "DX"}}, ensure_ascii=False)}</script>',
        f'<div id="root"><header><nav>{NAV}</nav></header><main><article><header class="sc-1"><div class="kicker"><span>صحة</span></div><h1>{s.title}</h1><div class="sc-2"><time datetime="2026-04-16T08:00:00Z">16 أبريل 2026</time></div><p class="teaser-text">{s.body[0]}</p></header><div class="sharing-bar"><span>https://p.dx.example/p/4x</span></div><figure><img><figcaption>خرشوف في سوق شعبي<small class="copyright">صورة من: picture-alliance/dpa</small></figcaption></figure><div class="rich-text">{body}<p>ع.ج (DX، وكالات)</p></div><section class="sc-7"><h2>تخطي إعلان</h2></section></article><section class="sc-9"><h2>مواضيع ذات صلة</h2>{items(s.related, "<div class=teaser-wrap><a href={1}><img><h3>{0}</h3></a></div>")}</section></main></div>',
        "https://www.dx.example/ar/x/a-71201122",
        title=s.title,
        day="2026-04-16",
        instant="2026-04-16T08:00:00+00:00",
        keep=list(s.body),
        related=urls("www.dx.example", s),
        noise=["picture-alliance", "p.dx", "تخطي"],
        outcome="article",
    )


def xinhua_like() -> Case:
    """China: the stamp `2026-04-19 08:12:33|arabic`, editor in the last line, a column's foot of links."""
    s = PORT
    first = f"المرسى 19 أبريل 2026 (شيخوا) {s.body[0]}"
    return page(
        f'{U8}<title>{s.title}-Arabic.news.example</title><meta name="publishdate" content="2026-04-19"><meta name="source" content="Arabic.news.example">',
        f'<div class="logo"><a href="/">الرئيسية</a></div><div class="domPC"><div class="top">{NAV}</div><div class="conTop"><h1 class="conTitle">{s.title}</h1><div class="infoBox"><span class="source">شيخوا</span> <span class="time">2026-04-19 08:12:33</span></div></div><div class="conCon"><div id="detail"><p>{first}</p><p style="text-align:center"><img></p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p><p>{s.body[4]}</p></div><div class="editor">تحرير: تشن ووي</div></div><div class="xgwd"><div class="xgbt">الأخبار المتعلقة</div><ul>{items(s.related)}</ul></div><div class="foot">جميع حقوق النشر محفوظة</div></div>',
        "https://arabic.news.example/20260419/0fa/c.html",
        title=s.title,
        day="2026-04-19",
        body=[first, *s.body[1:]],
        related=urls("arabic.news.example", s),
        noise=["تحرير:"],
        outcome="article",
    )


def iranian_arabic_channel() -> Case:
    """Iran's channel: a stamp with the hour of Mecca, the lead in an `h2`, a print id, keywords as a comma list."""
    s = CAPTAGON
    return page(
        f'{U8}<title>{s.title} – قناة الأفق الاخبارية</title><meta name="keywords" content="الجمارك, مكافحة المخدرات, أخبار, قناة الأفق">',
        f'<div class="nav">{NAV}</div><article class="news"><span class="cat"><a href="/category/2">السعودية</a></span><h1>{s.title}</h1><div class="d"><time>السبت ١٨ أبريل ٢٠٢٦ - ٠٩:٣٠ بتوقيت مكة</time></div><img><div class="content"><p>{s.body[0]}</p><p><strong>الأفق - السعودية</strong></p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="keys">كلمات دليلية <a href="/tag/1">الجمارك</a>، <a href="/tag/2">مكافحة المخدرات</a></div><div class="sh"><span>نسخ الرابط المختصر</span><span>https://ufuq.example/n/2191</span></div></article>',
        "https://www.ufuq-tv.example/news/2191001/x",
        title=s.title,
        day="2026-04-18",
        tags=list(s.tags),
        keep=list(s.body),
        noise=["المختصر", "ufuq.example"],
        outcome="article",
    )


def arc_saudi_daily() -> Case:
    """A London daily on Drupal/Arc: an intro list of points, reporter and town in a line, tags with a heading, `اقرأ أيضاً` and a paywall's script."""
    s = SCHOOL
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="2026-04-19T20:15:00+00:00">',
        f'<header><nav>{NAV}</nav></header><main><article><div class="article-main-category"><a href="/العالم-العربي">العالم العربي</a></div><h1 class="article-title">{s.title}</h1><div class="article-deck"><h2 class="article-subtitle">حذرت من الانسياق وراء صفحات مزيفة</h2></div><div class="article-author-bar"><ul><li>القاهرة: <a href="/a/1">{s.author}</a></li></ul><div class="times"><ul><li>نُشر: 23:15-19 أبريل 2026 م ـ 02 ذو القِعدة 1447 هـ</li></ul></div></div><figure><img><figcaption>طالبات أمام مدرسة (أ.ف.ب)</figcaption></figure><div class="article-body"><p>{s.body[0]}</p><p>{s.body[1]}</p><div class="article-readmore"><h3 class="title">اقرأ أيضاً</h3>{items(s.related, "<div class=item><a href={1}><img></a><a href={1}><h4>{0}</h4></a></div>")}</div><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="article-tags"><span>مواضيع</span>{"".join(f"<a href=/tags/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></article></main>',
        "https://www.sharq-alam.example/x/5132001-y",
        title=s.title,
        day="2026-04-19",
        instant="2026-04-19T20:15:00+00:00",
        keep=list(s.body),
        authors=[s.author],
        tags=list(s.tags),
        related=urls("www.sharq-alam.example", s),
        noise=["أ.ف.ب"],
        section="العالم العربي",
        outcome="article",
    )


def gutenberg_react() -> Case:
    """A pan-Arab channel: Gutenberg blocks in React, a `more-on` list in the middle, hidden words for readers of screens, a source block."""
    s = MOON
    parts = [f"<h2 id='x{n}'><strong>{t}</strong></h2>" if len(t) < 25 else f"<p>{t}</p>" for n, t in enumerate(s.body)]
    parts.insert(
        3,
        f'<div class="more-on"><h2 class="more-on__heading">اقرأ أيضا</h2><ul class="more-on__list" aria-label="list">{items(s.related, "<li><a href={1}><span>{0}</span></a></li>")}</ul></div>',
    )
    parts.insert(
        5,
        '<figure class="wp-block-image"><img><figcaption class="wp-element-caption">صورة للجانب البعيد التقطت عام 2024 (رويترز)</figcaption></figure>',
    )
    return page(
        f'{U8}<title>{s.title} | علوم | المرصد نت</title><meta property="og:title" content="{s.title}"><meta name="postLabel" content="Article"><script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": "2026-04-19T09:02:11Z", "dateModified": "2026-04-19T09:40:00Z"}, ensure_ascii=False)}</script>',
        f'<div id="root"><header><nav>{NAV}</nav></header><main id="main-content-area"><div class="breadcrumbs"><a href="/science">علوم</a><span>|</span><a href="/tag/space">فضاء</a></div><header class="article-header"><h1>{s.title}</h1></header><figure class="article-featured-image"><img><figcaption>القمر (غيتي)</figcaption></figure><div class="article-info-block"><div class="article-b-l"><div class="author"><span><a class="author-link" href="/author/h">{s.author}</a></span></div></div><div class="article-dates"><span class="screen-reader-text">نُشر في 19/4/2026</span><span aria-hidden="true">19/4/2026</span><div class="date-updated">آخر تحديث: <span>12:40 (توقيت مكة)</span></div></div><div class="article-share"><button>حفظ</button><span class="screen-reader-text">انقر هنا للمشاركة على وسائل التواصل الاجتماعي</span></div></div><div class="wysiwyg wysiwyg--all-content">{"".join(parts)}<div class="article-source"><span class="article-source__label">المصدر:</span> المرصد + مواقع إلكترونية</div></div><div class="article-tags"><h3 class="screen-reader-text">مواضيع</h3><ul>{items(tuple((t, f"/tag/{n}") for n, t in enumerate(s.tags)))}</ul></div></main></div>',
        "https://www.marsad.example/science/2026/4/19/moon",
        **whole(
            s,
            day="2026-04-19",
            modified="2026-04-19",
            instant="2026-04-19T09:02:11+00:00",
            authors=[s.author, "مواقع إلكترونية"],
            tags=list(s.tags),
            related=urls("www.marsad.example", s),
            section="علوم",
            noise=["رويترز", "غيتي", "انقر", "list", "مواقع إلكترونية"],
        ),
    )


def joomla_k2() -> Case:
    """K2: print and e-mail icons, a rating form, extra fields, `آخر تعديل`, tags, related by tag, the author block's latest."""
    s = DERBY
    return page(
        f'<base href="https://www.k2paper.example/sport/item/551-derby">{U8}<meta name="generator" content="Joomla! - Open Source Content Management"><title>{s.title}</title>',
        f'<div id="sp-menu"><ul class="sp-megamenu-parent">{NAV}</ul></div><span id="startOfPageId551"></span><div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">السبت, 18 نيسان/أبريل 2026 23:05</span><h2 class="itemTitle">{s.title}</h2><span class="itemAuthor">كتبه <a rel="author" href="/u/1">{s.author}</a></span></div><div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">حجم الخط</span> <a>تصغير حجم الخط</a><a>تكبير حجم الخط</a></li><li><a class="itemPrintLink"><span>طباعة</span></a></li><li><a class="itemEmailLink"><span>البريد الإلكتروني</span></a></li></ul></div><div class="itemRatingBlock"><span>قيم الموضوع</span><ul><li><a>1</a></li><li><a>2</a></li></ul><div>(0 أصوات)</div></div><div class="itemBody"><div class="itemImageBlock"><img></div><div class="itemIntroText"><p>{s.body[0]}</p></div><div class="itemFullText">{"".join(f"<p>{t}</p>" for t in s.body[1:])}</div><div class="itemContentFooter"><span class="itemHits">قراءة <b>714</b> مرات</span><span class="itemDateModified">آخر تعديل على الأحد, 19 نيسان/أبريل 2026 00:10</span></div></div><div class="itemLinks"><div class="itemCategory"><span>نشر في</span> <a href="/sport">رياضة</a></div><div class="itemTagsBlock"><span>موسومة تحت</span><ul class="itemTags">{items(tuple((t, f"/tag/{n}") for n, t in enumerate(s.tags)))}</ul></div></div><div class="itemAuthorLatest"><h3>أحدث مقالات {s.author}</h3><ul>{items(MORE[:2])}</ul></div><div class="itemRelated"><h3>مواضيع متعلقة (بواسطة المفاتيح)</h3><ul>{items(s.related)}</ul></div><div class="itemBackToTop"><a href="#">للأعلى</a></div></div>',
        "https://www.k2paper.example/sport/item/551-derby",
        **whole(
            s,
            day="2026-04-18",
            modified="2026-04-19",
            instant=None,
            authors=[s.author],
            tags=list(s.tags),
            related=urls("www.k2paper.example", s),
            section="رياضة",
            noise=["مرات", "أصوات", "للأعلى", "حجم"],
        ),
    )


def typo3_and_dotcms() -> Case:
    """TYPO3's news: csc frames, teaser in `h3`, text in a wrapper with `itemprop`, related records with a date before each."""
    s = MERGER
    return page(
        f'{U8}<meta name="generator" content="TYPO3 CMS"><title>{s.title}: الغرفة التجارية</title>',
        f'<div class="navbar">{NAV}</div><div id="c12" class="frame frame-default"><div class="news news-single"><div class="article" itemscope itemtype="http://schema.org/Article"><div class="header"><h3 itemprop="headline">{s.title}</h3></div><div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="2026-04-19">19.04.2026</time></span> <span class="news-list-category">أسواق</span> <span class="news-list-author">من قبل {s.author}</span></p></div><div class="news-text-wrap" itemprop="articleBody">{s.p("<p class=bodytext>{}</p>")}</div><div class="news-related-wrap"><div class="news-related news-related-news"><h4>أخبار ذات علاقة</h4><ul>{items(s.related, "<li><span class=news-related-news-date>18.04.2026</span> <a href={1}>{0}</a></li>")}</ul></div></div><div class="news-backlink-wrap"><a href="/news">رجوع إلى القائمة</a></div></div></div></div>',
        "https://www.chamber.example/news/detail/bourse-1190",
        **whole(
            s,
            day="2026-04-19",
            instant=None,
            authors=[s.author],
            related=urls("www.chamber.example", s),
            noise=["رجوع", "من قبل"],
        ),
    )


def sitefinity_ministry_portal() -> Case:
    """Sitefinity: `sf_colsIn` columns, the day split in spans of a calendar leaf, text wrapped in an `sfContentBlock`."""
    s = CABINET
    return page(
        f'{U8}<meta name="Generator" content="Sitefinity 13.3" /><title>\n\t{s.title} - البوابة الحكومية\n</title>',
        f'<form method="post" id="aspnetForm"><div class="sfPublicWrapper"><div class="sf_colsIn"><ul class="sfNav">{NAV}</ul></div><div class="sf_colsIn main"><div class="sfnewsDetailsWrp"><div class="date-leaf"><span class="day">15</span><span class="month">أبريل</span><span class="year">2026</span></div><h1 class="sfnewsTitle">{s.title}</h1><div class="sfnewsContent sfcontent">{s.p("<p style=text-align:right;direction:rtl>{}</p>")}</div><div class="sf-tags"><span class="sf-tags-label">الوسوم:</span> <a href="/t/1">مجلس الوزراء</a> <a href="/t/2">قانون الإدارة المحلية</a></div></div></div><div class="sf_colsIn"><div class="feedback"><p>هل كانت هذه الصفحة مفيدة؟</p><label>نعم</label><label>لا</label><p>آخر تحديث للصفحة: 18 أبريل 2026</p></div></div></div></form>',
        "https://www.bawaba-gov.example/ar/media/news/2026/04/15/law",
        **whole(s, day="2026-04-15", tags=list(s.tags), noise=["مفيدة"]),
    )


def ghost_wp_builder_mix() -> Case:
    """WPBakery and YARPP: columns, a separator, drop caps that split the first word, a toggle of sources, a yarpp list without thumbs."""
    s = COLUMN
    cap = f'<p><span class="dropcap">{s.body[0][0]}</span>{s.body[0][1:]}</p>'
    return page(
        f'{U8}<title>{s.title} | دفاتر</title><meta property="article:published_time" content="2026-04-16T09:00:00+00:00"><meta name="twitter:label1" content="كُتب بواسطة"><meta name="twitter:data1" content="{s.author}">',
        f'<body class="rtl wpb-js-composer single"><header><nav>{NAV}</nav></header><div class="vc_row wpb_row"><div class="wpb_column vc_column_container vc_col-sm-8"><div class="vc_column-inner"><div class="wpb_wrapper"><h1 class="vc_custom_heading">{s.title}</h1><div class="post-author">{s.author}</div><div class="vc_gitem-post-data">16 أبريل 2026</div><div class="wpb_text_column"><div class="wpb_wrapper">{cap}{"".join(f"<p>{t}</p>" for t in s.body[1:])}</div></div><div class="vc_separator"></div><div class="addtoany_share_save_container addtoany_content"><div class="addtoany_header">شارك هذا:</div><div class="a2a_kit"><a class="a2a_button_facebook" title="Facebook"></a></div></div><div class="yarpp yarpp-related yarpp-template-list"><h3>مقالات مشابهة:</h3><ol><li><a href="/2026/01/a" rel="bookmark">سيرة مقهى</a></li><li><a href="/2026/02/b" rel="bookmark">عن الذين لا يصلون</a></li></ol></div><div class="sharedaddy sd-block sd-like"><h3 class="sd-title">معجب بهذه:</h3><div class="likes-widget-placeholder"><span class="button"><span>إعجاب</span></span> <span class="loading">تحميل...</span></div></div></div></div></div></div></body>',
        "https://www.dafatir.example/2026/04/slow",
        **whole(
            s,
            day="2026-04-16",
            instant="2026-04-16T09:00:00+00:00",
            authors=[s.author],
            related=["https://www.dafatir.example/2026/01/a", "https://www.dafatir.example/2026/02/b"],
            noise=["معجب", "تحميل", "شارك"],
        ),
    )


def bimber_list_with_tatweel() -> Case:
    """Bimber: letter-spaced headline with tatweel, reactions, `اضغط على التالي`, upvotes, tags with a label, a `You may also like` block in Arabic."""
    s = TIPS
    title = "6 أطعمـــة تحمي كبدك في فصــل الصيف"
    body = "".join(f"<h2>{t}</h2>" if t[0] in "123" else f"<p>{t}</p>" for t in s.body)
    return page(
        f'{U8}<title>{title}</title><meta property="og:title" content="{title}"><meta property="article:published_time" content="2026-04-16T06:00:00+00:00">',
        f'<body class="rtl single g1-layout-stretched"><header><nav>{NAV}</nav></header><article class="entry-tpl-classic"><header class="entry-header"><p class="entry-meta"><span class="entry-views"><strong>8.2k</strong><span> مشاهدات</span></span><span class="entry-votes"><strong>12</strong> أصوات</span></p><h1 class="g1-mega entry-title">{title}</h1><p class="entry-byline"><span class="entry-author">بواسطة <a href="/a/1"><strong>لمى صالح</strong></a></span> <time class="entry-date" datetime="2026-04-16T06:00:00">16 أبريل 2026, 6:00 ص</time></p></header><div class="g1-content-narrow entry-content">{body}</div><p class="entry-tags"><span class="entry-tags-title">شاهد المزيد: </span><a href="/t/1">الكبد</a><a href="/t/2">تغذية صحية</a></p><aside class="snax-voting"><div>12 <span>نقاط</span></div><a>تصويت إيجابي</a><a>تصويت سلبي</a></aside><aside class="snax-reactions"><h2>ما هو رد فعلك؟</h2><ul><li>غاضب</li><li>مضحك</li><li>أحببته</li></ul></aside><aside class="g1-related-entries"><h2>قد يعجبك أيضاً</h2>{items(s.related, "<article><a href={1}><h3 class=entry-title>{0}</h3></a></article>")}</aside></article></body>',
        "https://www.tarfih.example/liver-6",
        title=title,
        day="2026-04-16",
        body=list(s.body),
        authors=["لمى صالح"],
        tags=list(s.tags),
        noise=["مشاهدات", "رد فعلك", "تصويت"],
        outcome="article",
    )


PAGES = (
    simorgh, cnn_like, sky_like, rt_like, sputnik_new_design, anadolu_like, france24_like, dw_like, xinhua_like, iranian_arabic_channel, arc_saudi_daily,
    gutenberg_react, joomla_k2, typo3_and_dotcms, sitefinity_ministry_portal, ghost_wp_builder_mix, bimber_list_with_tatweel,
)  # fmt: skip
