# ruff: noqa: E501
"""Pages as the papers and agencies of the Gulf and of Yemen build them."""

import json

from arabic_web.newsroom_stories import (
    CAPTAGON,
    COLUMN,
    CONDOLENCE,
    DERBY,
    MENU,
    MERGER,
    MOON,
    MORE,
    PORT,
    SCHOOL,
    TIPS,
)
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)
U8 = '<meta charset="utf-8">'


def saudi_daily_hijri_first() -> Case:
    """Both calendars in one line, the Hijri one first; writer and town under the headline with `-`."""
    s = CAPTAGON
    return page(
        f'{U8}<title>{s.title} - أخبار السعودية | صحيفة عكاظ الجديدة</title><meta property="og:title" content="{s.title}"><meta property="article:section" content="محليات">',
        f'<header><div class="top"><span>الإثنين 03 ذو القعدة 1447هـ / 20 أبريل 2026</span></div><nav>{NAV}</nav></header><div class="article"><div class="cat"><a href="/news/local">محليات</a></div><h1>{s.title}</h1><h2 class="subtitle"></h2><div class="article-date">الأحد، 02 ذو القعدة 1447هـ الموافق 19 أبريل 2026م</div><div class="author"><span>فارس القحطاني (جدة)</span> <a href="https://twitter.com/x">@OkazN</a></div><div class="img"><img><p class="cap">جانب من المضبوطات.</p></div><div class="bodyText"><p>{s.body[0]}</p><p>{s.body[1]}</p><div class="inRead"><h6>أخبار ذات صلة</h6>{items(s.related, "<div class=mini><a href={1}><img></a><a class=ttl href={1}>{0}</a></div>")}</div><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="ttags">{"".join(f"<a href=/hashtag/{n}>#{t}</a>" for n, t in enumerate(s.tags))}</div></div><div class="most"><h3>الأكثر قراءة</h3>{items(MORE)}</div>',
        "https://www.okaz-new.example/news/local/2188044",
        **whole(
            s,
            day="2026-04-19",
            instant=None,
            related=urls("www.okaz-new.example", s),
            section="محليات",
            noise=["جانب من المضبوطات", "OkazN"],
        ),
    )


def saudi_daily_drupal_seven() -> Case:
    """Drupal 7: the day as a heading, the place and the writer in bold first, the text justified in one field."""
    s = SCHOOL
    return page(
        f'{U8}<meta name="Generator" content="Drupal 7 (http://drupal.org)"><title>جريدة اليمامة | {s.title}</title>',
        f'<div id="page"><div id="header"><ul class="links">{NAV}</ul></div><div id="main"><div id="content" class="column"><div class="article-day"><a href="/archive">الأحد 2 ذي القعدة 1447هـ 19 أبريل 2026م</a></div><div id="node-1901" class="node node-article clearfix"><h2 class="article-title">{s.title}</h2><div class="content"><div class="field field-name-field-author field-label-inline clearfix"><div class="field-label">الرياض:&nbsp;</div><div class="field-items"><div class="field-item even">محمد الشمري</div></div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{s.p("<p class=rtejustify>{}</p>")}</div></div></div></div><ul class="links inline"><li class="statistics_counter first"><span>117 قراءة</span></li><li class="print_html last"><a href="/print/1901">نسخة للطباعة</a></li></ul></div></div></div></div>',
        "https://www.alyamama.example/1901",
        **whole(
            s,
            day="2026-04-19",
            instant=None,
            tags=[],
            related=[],
            noise=["117", "للطباعة", "الشمري"],
            authors=["محمد الشمري"],
        ),
    )


def emirati_daily_brightspot() -> Case:
    """Brightspot: custom elements, a source line, tags with a heading, a paid box, `اقرأ أيضاً` as a list module."""
    s = MERGER
    more = f'<div class="Enhancement" data-align-center><div class="Enhancement-item"><div class="ListE"><div class="ListE-header"><div class="ListE-title">اقرأ أيضاً</div></div><ul class="ListE-items">{items(s.related, "<li class=ListE-items-item><ps-promo class=PromoE><div class=PromoE-title><a class=Link href={1}>{0}</a></div></ps-promo></li>")}</ul></div></div></div>'
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:type" content="article"><meta property="article:published_time" content="2026-04-19T11:40:00.000Z"><meta property="article:modified_time" content="2026-04-19T11:44:51.120Z"><meta property="article:section" content="أسواق"><meta property="article:tag" content="بورصة الخليج"><meta property="article:tag" content="أسهم المصارف"><meta property="article:tag" content="نتائج الربع الأول">',
        f'<ps-header class="Page-header"><nav>{NAV}</nav></ps-header><main class="Page-main"><article class="ArticlePage-mainContent"><div class="ArticlePage-breadcrumbs"><a class="Link" href="/markets">أسواق</a></div><h1 class="ArticlePage-headline">{s.title}</h1><div class="ArticlePage-byline"><span class="ArticlePage-byline-author"><a class="Link" href="/author/f">{s.author}</a></span></div><div class="ArticlePage-datePublished">الأحد، 19 أبريل 2026 - 15:40</div><div class="ArticlePage-lead"><ps-figure><figure class="Figure"><img><div class="Figure-content"><figcaption class="Figure-caption">متعاملون في قاعة التداول.</figcaption><div class="Figure-credit">أ ف ب</div></div></figure></ps-figure></div><div class="ArticlePage-actions"><ps-actionbar class="ActionBar"><ul><li>واتساب</li></ul></ps-actionbar></div><div class="ArticlePage-articleBody"><div class="RichTextBody"><p>{s.body[0]}</p><p>{s.body[1]}</p>{more}<p>{s.body[2]}</p><div class="Enhancement"><div class="Enhancement-item"><div class="HtmlModule"><iframe src="https://chart.example"></iframe></div></div></div><p>{s.body[3]}</p></div></div><div class="ArticlePage-tags"><div class="ArticlePage-tags-title">مواضيع</div>{"".join(f"<a class=Link href=/tag/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></article><aside class="Page-aside"><ps-list-loadmore class="ListC"><div class="ListC-title">الأكثر تداولا</div>{items(MORE)}</ps-list-loadmore></aside></main>',
        "https://www.alroya-eco.example/markets/1190412/gulf-bourse",
        **whole(
            s,
            day="2026-04-19",
            modified="2026-04-19",
            instant="2026-04-19T11:40:00+00:00",
            authors=[s.author],
            tags=list(s.tags),
            related=urls("www.alroya-eco.example", s),
            section="أسواق",
            noise=["قاعة التداول", "أ ف ب"],
        ),
    )


def uae_daily_with_hours_ago() -> Case:
    """An old design: day with a month of the Gulf, the paper's name as source, text wrapped in spans with `&nbsp;`."""
    s = CONDOLENCE
    return page(
        f"{U8}<title>{s.title} | صحيفة الخليجية</title>",
        f'<div class="hdr">{NAV}</div><div class="node"><div class="sec">محليات</div><h1>{s.title}</h1><span class="field-date">19 ابريل 2026 21:36 مساء</span> | <span class="read">قراءة دقيقة واحدة</span><div class="share-buttons"><span>شارك</span></div><div class="body"><p dir="rtl"><span><span><span>{s.body[0]}</span></span></span></p><p dir="rtl"><span>&nbsp;</span></p><p dir="rtl"><span><span>{s.body[1].replace(" ", "&nbsp; ", 1)}</span></span></p><p>(وام)</p></div></div><div class="block"><h3>الأكثر شيوعا</h3>{items(MORE)}</div>',
        "https://www.alkhaleejia.example/2026-04-19/x/محليات",
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=[s.body[0]],
        noise=["دقيقة"],
        outcome="article",
        tags=[],
        related=[],
    )


def kuwaiti_daily() -> Case:
    """Capsules of tags without a word before them; the writer with a bullet; the issue's date in the header; paid-wall words elsewhere."""
    s = MERGER
    return page(
        f'{U8}<title>جريدة الراية | {s.title}</title><meta property="og:title" content="{s.title}">',
        f'<header><div class="dt">الإثنين 20 أبريل 2026 - العدد 16922</div><nav>{NAV}</nav><a href="/subscribe">اشترك الآن</a></header><main><div class="post"><a class="sect" href="/markets">أسواق</a><h1 class="post-title">{s.title}</h1><ul class="post-data"><li>• {s.author}</li><li>19-04-2026 | 15:02</li></ul><div class="post-img"><img></div><div class="post-body"><p>• أرباح الربع الأول أعادت الثقة إلى المتعاملين</p><p>{s.body[0]}</p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="chips">{"".join(f"<a href=/tags/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></div><div class="rel"><h2>أخبار ذات صلة</h2>{items(s.related, "<div class=c><a href={1}><img alt=x></a><h3><a href={1}>{0}</a></h3><span>18 أبريل 2026</span></div>")}</div></main>',
        "https://www.alraya-kw.example/article/1190415",
        title=s.title,
        day="2026-04-19",
        instant=None,
        tags=list(s.tags),
        related=urls("www.alraya-kw.example", s),
        section="أسواق",
        outcome="article",
        body=["• أرباح الربع الأول أعادت الثقة إلى المتعاملين", *s.body],
    )


def kuwaiti_agency() -> Case:
    """A one-page ASP agency: everything in tables and spans with ids; `(كونا)` dateline and sign-off `(النهاية)`."""
    s = CONDOLENCE
    text = (f"الكويت - 19 - 4 (وكا) -- {s.body[0]}", s.body[1], "(النهاية)", "م ع / ج خ")
    return page(
        f"{U8}<title>وكا : {s.title} - محليات - 19/04/2026</title>",
        f'<form name="form1" method="post" action="ArticleDetails.aspx?id=3211"><table><tr><td>{NAV}</td></tr></table><table class="art"><tr><td><span id="lblTitle" class="title">{s.title}</span></td></tr><tr><td><span id="lblCategory">محليات</span> <span id="lblDate">19/04/2026</span> | <span id="lblTime">06:12 م</span></td></tr><tr><td><span id="lblBody">{"<br/>".join(text)}</span></td></tr><tr><td><a href="#">English</a></td></tr></table><table><tr><td>آخر الأخبار</td></tr>{items(MORE, "<tr><td><a href={1}>{0}</a></td></tr>")}</table></form>',
        "https://www.wka.example/ArticleDetails.aspx?id=3211&language=ar",
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=[text[0], s.body[1]],
        outcome="article",
    )


def qatari_news_from_json_only() -> Case:
    """An Angular shell: the story is in transfer state only, HTML within JSON."""
    s = PORT
    state = json.dumps(
        {
            "articleData": {
                "id": 91,
                "headline": s.title,
                "publishDate": "2026-04-19T08:30:00+03:00",
                "body": s.p(),
                "keywords": [{"name": t} for t in s.tags],
            }
        },
        ensure_ascii=False,
    )
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:type" content="article"><meta property="og:description" content="{s.body[0][:90]}…"><base href="/">',
        f'<app-root ng-version="15.0.0"><app-header><nav>{NAV}</nav></app-header><app-article><div class="skeleton"></div></app-article></app-root><script id="serverApp-state" type="application/json">{state}</script><script src="main.js" type="module"></script>',
        "https://www.qalam.example/ar/article/91/port",
        title=s.title,
        day="2026-04-19",
        body=list(s.body),
        outcome="article",
    )


def omani_agency() -> Case:
    """SharePoint-like: web parts, the text in a `ms-rtestate-field` with zero-width spaces and a bold dateline."""
    s = PORT
    z = "\u200b"
    return page(
        f'{U8}<meta name="GENERATOR" content="Microsoft SharePoint"><title>\n\t{s.title}\n</title>',
        f'<form id="aspnetForm" method="post" action="/News/Details"><div id="s4-workspace"><div id="s4-bodyContainer"><div class="topnav"><ul>{NAV}</ul></div><div class="breadcrumb"><span><a href="/">الرئيسية</a></span><span> &gt; </span><span><a href="/News">الأخبار</a></span></div><div id="ctl00_PlaceHolderMain"><h1 class="page-title">{s.title}</h1><div class="date">19 أبريل 2026</div><div class="ms-rtestate-field" style="display:inline">{"".join(f"<p>{z}{t}{z}</p>" for t in (f"المرسى في 19 أبريل /العمانية/ {s.body[0]}", *s.body[1:]))}<p>{z}/العمانية/</p><p>سالم/ ع ك</p></div><div class="rating"><span>قيّم هذا المحتوى</span></div></div></div></div></form>',
        "https://www.oma.example/News/Details?ItemId=661",
        title=s.title,
        day="2026-04-19",
        keep=[s.body[0], *s.body[1:]],
        noise=["قيّم", "\u200b"],
        outcome="article",
    )


def bahraini_daily_codeigniter() -> Case:
    """A home-grown daily: columns of two teasers inside the text, `العدد` with the day, an ad word between paragraphs."""
    s = DERBY
    return page(
        f'{U8}<title>الأيام الجديدة - {s.title}</title><meta property="og:title" content="الأيام الجديدة - {s.title}">',
        f'<header><nav>{NAV}</nav></header><section><div class="hd"><span class="c">رياضة</span><h1>{s.title}</h1><div class="sub"><span>العدد 12780</span> <span>الأحد 19 أبريل 2026 الموافق 2 ذو القعدة 1447</span></div><div class="au"><b>كتب:</b> {s.author}</div></div><div class="tx"><p>{s.body[0]}</p><p class="ad-lbl">إعلان</p><p>{s.body[1]}</p><p>{s.body[2]}</p><p class="ad-lbl">- إعلان -</p><p>{s.body[3]}</p><p>{s.body[4]}</p></div><div class="k"><i>كلمات دالة:</i> {"".join(f"<a href=/k/{n}>{t}</a> " for n, t in enumerate(s.tags))}</div><h4>أبرز النقاط</h4></section><div><h4>شاهد أيضا</h4>{items(s.related)}</div>',
        "https://www.alayam-new.example/sport/661201/x.html",
        **whole(s, day="2026-04-19", authors=[s.author], tags=list(s.tags), related=urls("www.alayam-new.example", s)),
    )


def yemeni_site() -> Case:
    """Yemen: `م` after the year, a bracketed dateline with the site's name and town, hashtags as the last paragraph."""
    s = PORT
    first = f"المشهد اليمني – عدن – خاص: {s.body[0]}"
    return page(
        f"{U8}<title>{s.title} - المشهد</title>",
        f'<div class="head">{NAV}</div><div id="content"><div class="news_title"><h1>{s.title}</h1></div><div class="news_info"><span>الأحد 19 أبريل 2026 08:14 صباحاً</span><span>قراءات: 913</span></div><div class="news_body"><img><p>{first}</p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]}</p><p>{s.body[4]}</p><p><a href="/tag/1">#ميناء_المرسى</a> <a href="/tag/2">#الملاحة_البحرية</a> <a href="/tag/3">#الحاويات</a></p></div><div class="sh">شارك الخبر عبر: <a>واتس</a> <a>فيس</a></div><div class="rl"><h3>اخبار ذات صلة</h3>{items(s.related)}</div><div class="adbox"><h3>أهم الأخبار</h3>{items(MORE)}</div></div>',
        "https://www.mashhad.example/news/312001",
        title=s.title,
        day="2026-04-19",
        instant=None,
        body=[first, *s.body[1:]],
        related=urls("www.mashhad.example", s),
        noise=["قراءات", "واتس"],
        outcome="article",
    )


def saudi_online_daily_jnews() -> Case:
    """WordPress with JNews: view and comment counters, an inline related list, a share bar of both ends, `تعليق واحد`."""
    s = TIPS
    body = "".join(f"<h3>{t}</h3>" if t[0] in "123" else f"<p>{t}</p>" for t in s.body)
    inline = f'<div class="jnews_inline_related_post_wrapper left"><div class="jnews_inline_related_post"><div class="jeg_postblock_28 jeg_postblock jeg_module_hook"><div class="jeg_block_heading jeg_block_heading_6"><h3 class="jeg_block_title"><span>اقرأ أيضاً</span></h3></div><div class="jeg_block_container"><div class="jeg_posts">{items(s.related, "<article class=jeg_post><div class=jeg_postblock_content><h3 class=jeg_post_title><a href={1}>{0}</a></h3></div></article>")}</div></div></div></div></div>'
    body = body.replace("<h3>2-", inline + "<h3>2-")
    return page(
        f'{U8}<title>{s.title} | صحيفة سبر</title><meta property="article:published_time" content="2026-04-16T05:10:00+00:00"><meta name="generator" content="WordPress 6.4">',
        f'<body class="rtl post-template-default single jeg_single_tpl_1 jnews"><div class="jeg_header"><ul class="jeg_menu">{NAV}</ul><div class="jeg_nav_item jeg_topbar_date">الإثنين, أبريل 20, 2026</div></div><div class="jeg_main"><div class="jeg_container"><div class="jeg_content jeg_singlepage"><div class="jeg_breadcrumbs"><span><a href="/">الرئيسية</a></span><i></i><span class="breadcrumb_last_link"><a href="/category/health">صحة</a></span></div><div class="entry-header"><h1 class="jeg_post_title">{s.title}</h1><div class="jeg_meta_container"><div class="jeg_post_meta"><div class="jeg_meta_author"><span class="meta_text">بواسطة</span> <a href="/author/d">دعاء الغامدي</a></div><div class="jeg_meta_date"><a href="/x">16 أبريل، 2026</a></div><div class="jeg_meta_category"><span><span class="meta_text">في</span> <a href="/category/health" rel="category tag">صحة</a></span></div><div class="meta_right"><div class="jeg_meta_comment"><a>0</a></div></div></div></div></div><div class="jeg_share_top_container"><div class="jeg_sharecount"><div class="counts">84</div><span class="sharetext">مشاركات</span></div><div class="jeg_views_count"><div class="counts">1.4k</div><span>مشاهدات</span></div><a class="jeg_btn-facebook"><span>Share on Facebook</span></a></div><div class="entry-content"><div class="content-inner">{body}<div class="jeg_post_tags"><span>Tags:</span> <a href="/tag/1" rel="tag">الكبد</a><a href="/tag/2" rel="tag">تغذية صحية</a></div></div></div><div class="jnews_prev_next_container"><a class="post prev-post" href="/p/1"><span class="caption">الخبر السابق</span><h3 class="post-title">مرض نادر يصيب الأطفال في الشتاء</h3></a></div><div class="jnews_author_box_container"><h3><a href="/author/d">دعاء الغامدي</a></h3><p>محررة الصحة في صحيفة سبر.</p></div><div class="jnews_related_post_container"><div class="jeg_block_heading"><h3 class="jeg_block_title"><span>ذات صلة <strong>منشور</strong></span></h3></div>{items((("فوائد المشي بعد الأكل", "/health/61001"), ("متى نأكل الفاكهة؟", "/health/61002")), "<article class=jeg_post><h3 class=jeg_post_title><a href={1}>{0}</a></h3><div class=jeg_post_meta>8 أبريل، 2026</div></article>")}</div></div></div></div></body>',
        "https://www.sabr.example/2026/04/16/liver/",
        **whole(
            s,
            day="2026-04-16",
            instant="2026-04-16T05:10:00+00:00",
            authors=["دعاء الغامدي"],
            tags=list(s.tags),
            section="صحة",
            related=[
                *urls("www.sabr.example", s),
                "https://www.sabr.example/health/61001",
                "https://www.sabr.example/health/61002",
            ],
            noise=["محررة", "مشاركات", "السابق"],
        ),
    )


def gulf_portal_of_columns() -> Case:
    """Opinion: the columnist's biography above, a pull quote that repeats a sentence, day in Hijri only."""
    s = COLUMN
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:site_name" content="الجزيرة العربية">',
        f'<header><nav>{NAV}</nav></header><div class="wrap"><div class="writer"><img><h3><a href="/w/1">{s.author}</a></h3><p class="bio">كاتب وروائي، صدرت له خمس روايات ومجموعتان قصصيتان.</p></div><h1>{s.title}</h1><div class="d">28 شوال 1447هـ</div><div class="t"><p>{s.body[0]}</p><p>{s.body[1]}</p><aside class="pullquote">نأكل واقفين، ونقرأ العناوين ونترك ما تحتها</aside><p>{s.body[2]}</p><p>{s.body[3]}</p><p>{s.body[4]}</p></div><div class="vote">تقييم المقال <span>★★★★★</span></div></div>',
        "https://www.jazirah.example/2026/28/ar3.htm",
        **whole(s, day="2026-04-16", authors=[s.author], noise=["روايات", "تقييم"]),
    )


def emirati_portal_react_topics() -> Case:
    """Al Ain's kind: two leads under the headline, time and day with commas, hyperlinks in the text, topics as the last row."""
    s = MOON
    body = "".join(f"<h2>{t}</h2>" if len(t) < 25 else f"<p>{t}</p>" for t in s.body).replace(
        "القطب الجنوبي", '<a href="/topic/9">القطب الجنوبي</a>'
    )
    return page(
        f'{U8}<title>{s.title}</title><script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle","headline":"{s.title}","datePublished":"2026-04-19T17:05:00+04:00","dateModified":"2026-04-19T17:05:00+04:00","author":[{{"@type":"Person","name":"العين الثالثة - {s.author}"}}],"keywords":["القمر","البراكين","الفضاء","جيولوجيا"]}},{{"@type":"BreadcrumbList","itemListElement":[{{"@type":"ListItem","position":1,"item":{{"@id":"https://www.ain3.example/","name":"الرئيسية"}}}},{{"@type":"ListItem","position":2,"item":{{"@id":"https://www.ain3.example/science","name":"علوم"}}}}]}}]}}</script>',
        f'<header><nav>{NAV}</nav></header><article><h1>{s.title}</h1><div class="meta"><span class="writer">العين الثالثة - {s.author}</span><time>الأحد 2026/4/19 05:05 م بتوقيت أبوظبي</time></div><figure><img><figcaption>صورة تعبيرية للقمر</figcaption></figure><div class="content">{body}<div class="sig"><p>aXA6IDE3Mi4yNDAuMTg=</p><p>جزيرة ام اند امز</p></div></div><div class="topics">{"".join(f"<a href=/topic/{n}>{t}</a>" for n, t in enumerate(s.tags))}</div></article><section class="related"><h4>موضوعات قد تهمك</h4>{items(s.related)}</section>',
        "https://www.ain3.example/article/moon-far-side",
        title=s.title,
        day="2026-04-19",
        instant="2026-04-19T17:05:00+04:00",
        keep=list(s.body),
        tags=list(s.tags),
        section="علوم",
        noise=["تعبيرية", "aXA6"],
        outcome="article",
    )


PAGES = (
    saudi_daily_hijri_first, saudi_daily_drupal_seven, emirati_daily_brightspot, uae_daily_with_hours_ago, kuwaiti_daily, kuwaiti_agency, qatari_news_from_json_only,
    omani_agency, bahraini_daily_codeigniter, yemeni_site, saudi_online_daily_jnews, gulf_portal_of_columns, emirati_portal_react_topics,
)  # fmt: skip
