# ruff: noqa: E501
"""Articles as themes of WordPress print them."""

import json

from arabic_web.stories import (
    BRIDGE,
    COURT,
    ECONOMY,
    FEATURE,
    FLASH,
    HEALTH,
    MATCH,
    OPINION,
    OTHERS,
    POLITICS,
    RAIN,
    SECTIONS,
    TECH,
    Case,
    items,
    urls,
    whole,
)  # fmt: skip


def jannah() -> Case:
    host = "alwadi-press.example"
    related = items(
        MATCH.related,
        '<div class="related-item"><a aria-label="{0}" href="{1}" class="post-thumb"><img src="/r.jpg"></a><h3 class="post-title"><a href="{1}">{0}</a></h3><div class="post-meta clearfix"><span class="date meta-item tie-icon">منذ أسبوعين</span></div></div>',
    )
    html = f"""<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="UTF-8"/><title>{MATCH.title} - وادي برس</title>
<meta property="og:type" content="article"/><meta property="og:title" content="{MATCH.title} - وادي برس"/><meta property="og:site_name" content="وادي برس"/>
<meta property="article:published_time" content="2026-04-18T21:14:02+00:00"/><meta property="article:section" content="رياضة"/>
</head><body id="tie-body" class="rtl single single-post wp-theme-jannah tie-no-js wrapper-has-shadow block-head-1 has-sidebar sidebar-left">
<div class="background-overlay"><div id="tie-container" class="site tie-container"><div id="tie-wrapper"><header id="theme-header" class="theme-header"><nav id="top-nav"><div class="breaking"><span class="breaking-title"><span class="breaking-title-text">أخبار عاجلة</span></span><ul id="breaking-news-in-header" class="breaking-news">{items(OTHERS, '<li class="news-item"><a href="{1}">{0}</a></li>')}</ul></div></nav>
<div class="logo"><a href="/"><img alt="وادي برس"></a></div><div class="main-menu"><ul>{items(SECTIONS)}</ul></div></header>
<div id="content" class="site-content container"><div id="main-content-row" class="tie-row main-content-row"><div class="main-content tie-col-md-8 tie-col-xs-12" role="main">
<article id="the-post" class="container-wrapper post-content tie-standard"><header class="entry-header-outer"><nav id="breadcrumb"><a href="/"><span class="tie-icon-home"></span> الرئيسية</a><em class="delimiter">/</em><a href="/category/sport/">رياضة</a><em class="delimiter">/</em><span class="current">{MATCH.title}</span></nav>
<div class="entry-header"><span class="post-cat-wrap"><a class="post-cat tie-cat-7" href="/category/sport/">رياضة</a></span><h1 class="post-title entry-title">{MATCH.title}</h1>
<div class="single-post-meta post-meta clearfix"><span class="author-meta single-author with-avatars"><span class="meta-item meta-author-wrapper"><span class="meta-author"><a href="/author/basel/" class="author-name tie-icon">باسل العمري</a></span></span></span><span class="date meta-item tie-icon">منذ يومين</span><div class="tie-alignright"><span class="meta-comment tie-icon meta-item fa-before">0</span><span class="meta-views meta-item"><span class="tie-icon-fire"></span> 1٬204</span><span class="meta-reading-time meta-item"><span class="tie-icon-bookmark"></span> دقيقة واحدة</span></div></div></div></header>
<div id="share-buttons-top" class="share-buttons"><a href="https://fb.com"><span class="social-text">فيسبوك</span></a><a href="https://x.com"><span class="social-text">‫X</span></a></div>
<div class="featured-area"><figure class="single-featured-image"><img src="/uploads/match.jpg"><figcaption class="single-caption-text">فرحة لاعبي النسور بعد الهدف الثالث (وادي برس)</figcaption></figure></div>
<div class="entry-content entry clearfix"><div class="stream-item stream-item-above-post-content"></div>{MATCH.p()}
<div id="inline-related-post" class="mag-box mini-posts-box content-only"><div class="container-wrapper"><div class="widget-title the-global-title"><div class="the-subtitle">مقالات ذات صلة</div></div><div class="mag-box-container clearfix"><ul class="posts-items posts-list-container"><li class="widget-single-post-item widget-post-list"><div class="post-widget-body"><a class="post-title the-subtitle" href="{MATCH.related[0][1]}">{MATCH.related[0][0]}</a><div class="post-meta"><span class="date meta-item">4 أبريل، 2026</span></div></div></li></ul></div></div></div>
<div class="post-bottom-meta post-bottom-tags post-tags-modern"><div class="post-bottom-meta-title"><span class="tie-icon-tags"></span> الوسوم</div><span class="tagcloud">{items(tuple((t, f"/tag/{n}/") for n, t in enumerate(MATCH.tags)), '<a href="{1}" rel="tag">{0}</a> ')}</span></div></div>
<div id="share-buttons-bottom" class="share-buttons"><div class="share-title"><span>شاركها</span></div><a href="#">طباعة</a></div></article>
<div class="post-components"><div class="about-author container-wrapper about-author-1"><div class="author-info"><h3 class="author-name"><a href="/author/basel/">باسل العمري</a></h3><div class="author-bio">صحافي رياضي يكتب في وادي برس منذ عام 2015، ويتابع الدوري المحلي، وله كتاب عن تاريخ الملاعب.</div></div></div>
<div class="prev-next-post-nav container-wrapper"><div class="tie-col-xs-6 prev-post"><a class="post-thumb" href="/news/1"></a><a href="/news/1" rel="prev"><h3 class="post-title">{OTHERS[0][0]}</h3></a></div></div>
<div id="related-posts" class="container-wrapper has-extra-post"><div class="mag-box-title the-global-title"><h3>مقالات ذات صلة</h3></div><div class="related-posts-list">{related}</div></div>
<div id="comments"><div id="respond" class="comment-respond"><h3>اترك تعليقاً <small><a href="#">إلغاء الرد</a></small></h3><p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p></div></div></div></div>
<aside class="sidebar tie-col-md-4"><div class="widget"><div class="widget-title"><div class="the-subtitle">الأكثر مشاهدة</div></div><ul>{items(OTHERS)}</ul></div></aside></div></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/sport/7720/",
        whole(
            MATCH,
            day="2026-04-18",
            instant="2026-04-18T21:14:02+00:00",
            tags=list(MATCH.tags),
            related=urls(host, MATCH),
            authors=["باسل العمري"],
            section="رياضة",
            noise=["منذ يومين", "صحافي رياضي", "وادي برس)", "لن يتم نشر"],
        ),
    )


def tagdiv_newspaper() -> Case:
    host = "sada.example"
    tags = items(tuple((t, f"/tag/{n}") for n, t in enumerate(TECH.tags)), '<li><a href="{1}">{0}</a></li>')
    related = items(
        TECH.related,
        '<div class="td_module_related_posts td-animation-stack td_mod_related_posts"><div class="td-module-image"><div class="td-module-thumb"><a href="{1}" rel="bookmark" class="td-image-wrap" title="{0}"><img src="x"></a></div></div><div class="item-details"><h3 class="entry-title td-module-title"><a href="{1}" rel="bookmark" title="{0}">{0}</a></h3></div></div>',
    )
    html = f"""<!doctype html><html lang="ar" dir="rtl"><head><title>{TECH.title} | صدى</title><meta name="author" content="admin"></head><body class="rtl single td-standard-pack">
<div class="td-header-wrap"><div class="td-header-menu-wrap"><ul class="sf-menu">{items(SECTIONS)}</ul></div></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container"><div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">Home</a></span> <i class="td-icon-right td-bread-sep"></i> <span><a class="entry-crumb" href="/category/tech/">تكنولوجيا</a></span> <i></i> <span class="td-bred-no-url-last">{TECH.title}</span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div class="td-ss-main-content"><article class="post td-post-template-default"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/category/tech/">تكنولوجيا</a></li></ul>
<header class="td-post-title"><h1 class="entry-title">{TECH.title}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">بواسطة</div> <a href="/author/walid">وليد سعد</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2026-04-15T08:30:00+02:00">15 أبريل, 2026</time></span><div class="td-post-views"><i></i><span class="td-nr-views-55">903</span></div><div class="td-post-comments"><a href="#comments">0</a></div></div></header></div>
<div class="td-post-sharing-top"><div class="td-post-sharing"><a class="td-social-network"><div class="td-social-but-text">مشاركة</div></a></div></div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><a><img class="entry-thumb"></a><figcaption class="wp-caption-text">صورة تعبيرية</figcaption></figure></div>{TECH.p()}</div>
<footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>الوسوم</span></li>{tags}</ul></div>
<div class="td-block-row td-post-next-prev"><div class="td-block-span6 td-post-prev-post"><div class="td-post-next-prev-content"><span>المقال السابق</span><a href="/a/1">{OTHERS[1][0]}</a></div></div><div class="td-block-span6 td-post-next-post"><div class="td-post-next-prev-content"><span>المقال التالي</span><a href="/a/2">{OTHERS[2][0]}</a></div></div></div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/walid">وليد سعد</a></span></div><div class="td-author-url"><a href="http://sada.example">http://sada.example</a></div></div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title td-block-title"><a id="t1" class="td-related-left td-cur-simple-item" href="#">مقالات ذات صلة</a><a id="t2" class="td-related-right" href="#">المزيد من نفس الكاتب</a></h4><div id="td_uid_1" class="td_block_inner">{related}</div></div>
<div class="comments" id="comments"><div id="respond"><h3>ترك الرد <small><a>إلغاء الرد</a></small></h3></div></div></div></div>
<div class="td-pb-span4 td-main-sidebar"><div class="td-block"><h4 class="block-title"><span>أحدث المقالات</span></h4><ul>{items(OTHERS)}</ul></div></div></div></div></div>
<div class="td-footer-wrapper"><p>حولنا: صدى صحيفة إلكترونية مستقلة تأسست عام 2012، وتعنى بشؤون التقنية والاقتصاد. اتصل بنا: info@sada.example</p></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/hal-tasriq-altatbiqat/",
        whole(
            TECH,
            day="2026-04-15",
            instant="2026-04-15T06:30:00+00:00",
            tags=list(TECH.tags),
            related=urls(host, TECH),
            authors=["وليد سعد"],
            section="تكنولوجيا",
            noise=["صورة تعبيرية", "تأسست عام"],
        ),
    )


def tagdiv_builder() -> Case:
    """The later tagDiv builder: everything is a block of generated classes, no article element."""
    host = "tariq.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{COURT.title}</title><meta property="og:site_name" content="طريق"><script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "Article", "headline": COURT.title, "datePublished": "2026-04-19T10:05:00+03:00", "dateModified": "2026-04-19T11:45:00+03:00", "keywords": list(COURT.tags), "articleSection": ["قضاء"], "author": {"name": "طريق", "@id": "#p"}}, {"@type": "WebSite", "name": "طريق"}]}, ensure_ascii=False)}</script></head>
<body class="td-tagdiv tdb_template_220"><div class="tdc-row"><div class="vc_row"><div class="tdb_single_title tdi_88"><h1 class="tdb-title-text">{COURT.title}</h1></div><div class="tdb_single_date tdi_91"><div class="tdb-block-inner td-fix-index"><time class="entry-date updated td-module-date">19/04/2026</time></div></div><div class="tdb_single_post_views"><i></i><span>88</span></div>
<div class="td_block_wrap tdb_single_content tdi_95 td-post-content tagdiv-type"><div class="tdb-block-inner td-fix-index">{COURT.p()}<p>&nbsp;</p></div></div>
<div class="tdb_single_tags"><ul class="tdb-tags"><li><span>كلمات دلالية</span></li><li><a href="/tag/a">{COURT.tags[0]}</a></li><li><a href="/tag/b">{COURT.tags[1]}</a></li></ul></div>
<div class="td_flex_block_1 tdi_99"><div class="td-block-title-wrap"><h4 class="td-block-title"><span>آخر الأخبار</span></h4></div>{items(OTHERS, '<div class="td_module_flex"><h3 class="entry-title td-module-title"><a href="{1}">{0}</a></h3><div class="td-excerpt">تفاصيل إضافية عن هذا الخبر تجدونها في الصفحة الكاملة، مع الصور والآراء.</div></div>')}</div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/2026/04/19/court/",
        whole(
            COURT,
            day="2026-04-19",
            instant="2026-04-19T07:05:00+00:00",
            modified="2026-04-19",
            tags=list(COURT.tags),
            related=[],
            authors=[],
            section="قضاء",
            noise=["تفاصيل إضافية"],
        ),
    )


def jnews() -> Case:
    host = "mashhad.example"
    html = f"""<html dir="rtl" lang="ar-EG"><head><title>{ECONOMY.title} – المشهد الجديد</title><meta property="og:title" content="{ECONOMY.title}"><meta property="article:published_time" content="2026-04-11T09:00:12+00:00"></head><body class="jnews-v11 single">
<div class="jeg_viewport"><div class="jeg_header_wrapper"><div class="jeg_nav_item jeg_main_menu_wrapper"><ul class="jeg_menu">{items(SECTIONS)}</ul></div></div>
<div class="post-wrapper"><div class="jeg_main"><div class="jeg_container"><div class="jeg_content jeg_singlepage"><div class="container"><div class="row"><div class="jeg_main_content col-md-8"><div class="jeg_inner_content">
<div class="jeg_breadcrumbs jeg_breadcrumb_container"><div id="breadcrumbs"><span><a href="/">الصفحة الرئيسية</a></span><i class="fa fa-angle-left"></i><span><a href="/category/economy">اقتصاد</a></span></div></div>
<div class="entry-header"><h1 class="jeg_post_title">{ECONOMY.title}</h1><h2 class="jeg_post_subtitle">موجة الصقيع وكلفة النقل وراء الزيادة</h2><div class="jeg_meta_container"><div class="jeg_post_meta jeg_post_meta_1"><div class="meta_left"><div class="jeg_meta_author"><img class="avatar"><span class="meta_text">بواسطة</span><a href="/author/mona">منى الكيال</a></div><div class="jeg_meta_date"><a href="/p">11 أبريل، 2026 - آخر تحديث: 12 أبريل، 2026</a></div><div class="jeg_meta_category"><span><span class="meta_text">في</span><a href="/category/economy" rel="category tag">اقتصاد</a></span></div></div></div></div></div>
<div class="jeg_featured featured_image"><a><div class="thumbnail-container"><img></div></a></div>
<div class="jeg_share_top_container"><div class="jeg_share_button clearfix"><div class="jeg_share_stats"><div class="jeg_share_count"><div class="counts">0</div><span class="sharetext">المشاركات</span></div><div class="jeg_views_count"><div class="counts">37</div><span class="sharetext">المشاهدات</span></div></div><div class="jeg_sharelist"><a href="#"><span>شارك على فيسبوك</span></a><a href="#"><span>شارك على تويتر</span></a></div></div></div>
<div class="entry-content no-share"><div class="content-inner"><p>{ECONOMY.body[0]}</p><p>{ECONOMY.body[1]}</p><ul><li>{"</li><li>".join(ECONOMY.body[2:6])}</li></ul><div class="jnews_inline_related_post_wrapper left"><div class="jnews_inline_related_post"><div class="jeg_postblock"><div class="jeg_block_heading"><h3 class="jeg_block_title"><span>اقرأ أيضا</span></h3></div><div class="jeg_posts">{items(ECONOMY.related, '<article class="jeg_post"><div class="jeg_postblock_content"><h3 class="jeg_post_title"><a href="{1}">{0}</a></h3><div class="jeg_post_meta"><div class="jeg_meta_date">2 أبريل، 2026</div></div></div></article>')}</div></div></div></div><p>{ECONOMY.body[6]}</p><p>{ECONOMY.body[7]}</p>
<div class="jeg_post_tags"><span>الوسوم:</span> {items(tuple((t, f"/tag/x{n}") for n, t in enumerate(ECONOMY.tags)), '<a href="{1}" rel="tag">{0}</a>')}</div></div></div>
<div class="jnews_prev_next_container"><div class="jeg_prevnext_post"><a href="/x" class="post prev-post"><span class="caption">الخبر السابق</span><h3 class="post-title">{OTHERS[3][0]}</h3></a></div></div>
<div class="jnews_author_box_container"></div><div class="jnews_related_post_container"><div class="jeg_block_heading"><h3 class="jeg_block_title"><span>متعلق<strong> بالمقالات</strong></span></h3></div></div><div class="jnews_popup_post_container"><section class="jeg_popup_post"><span class="caption">المقالات القادمة</span><div class="jeg_popup_content"><h3 class="post-title"><a href="/n">{OTHERS[4][0]}</a></h3></div></section></div></div></div></div></div></div></div></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/economy/5530",
        whole(
            ECONOMY,
            day="2026-04-11",
            instant="2026-04-11T09:00:12+00:00",
            modified="2026-04-12",
            tags=list(ECONOMY.tags),
            related=urls(host, ECONOMY),
            authors=["منى الكيال"],
            section="اقتصاد",
            noise=["المشاركات"],
        ),
    )


def sahifa() -> Case:
    host = "nabaa.example"
    html = f"""<html dir="rtl"><head><title>نبأ نت | {POLITICS.title.replace('"', "&quot;")}</title></head><body class="rtl single"><div class="wrapper-outer"><div id="theme-header"><div class="top-nav"><span class="today-date">الإثنين , أبريل 20 2026</span><ul>{items(SECTIONS)}</ul></div><div class="logo"><h2><a href="/">نبأ نت</a></h2></div></div>
<div class="container breaking-news"><span>عاجل</span><ul>{items(OTHERS)}</ul></div>
<div id="main-content"><div class="content-wrap"><div class="content"><div xmlns:v="http://rdf.data-vocabulary.org/#" id="crumbs"><span typeof="v:Breadcrumb"><a rel="v:url" href="/">الرئيسية</a></span> <span class="delimiter">/</span> <span typeof="v:Breadcrumb"><a href="/cat/politics">سياسة</a></span> <span class="delimiter">/</span> <span class="current">{POLITICS.title}</span></div>
<article class="post-listing post" id="the-post"><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">{POLITICS.title}</span></h1><p class="post-meta"><span class="post-meta-author"><i></i><a href="/author/x" title="">نبأ نت </a></span><span class="tie-date"><i></i>17 أبريل، 2026</span><span class="post-cats"><i></i><a href="/cat/politics" rel="category tag">سياسة</a></span><span class="post-comments"><a href="#">اضف تعليق</a></span><span class="post-views"><i></i>211 زيارة</span></p><div class="clear"></div>
<div class="entry"><div class="share-post"><span class="share-text">شارك !</span><ul class="flat-social"><li><a><span>Facebook</span></a></li><li><a><span>Twitter</span></a></li></ul></div><section class="related_posts_inside"></section>{POLITICS.p("<p style='text-align: justify;'>{}</p>")}
<p style="text-align:center"><a href="https://t.me/nabaa">للاشتراك في قناتنا على تلغرام اضغط هنا</a></p></div><div class="share-post"><span class="share-text">شارك !</span></div><div class="clear"></div></div></article><p class="post-tag">الوسوم <a href="/tag/1" rel="tag">قانون المياه</a> <a href="/tag/2" rel="tag">المجلس التشريعي</a> <a href="/tag/3" rel="tag">المعارضة</a></p>
<section id="related_posts"><div class="block-head"><h3>شاهد أيضاً</h3><div class="stripe-line"></div></div><div class="post-listing">{items(POLITICS.related, '<div class="related-item"><div class="post-thumbnail"><a href="{1}"><img></a></div><h3><a href="{1}" rel="bookmark">{0}</a></h3><p class="post-meta"><span class="tie-date">‏6 أيام مضت</span></p></div>')}</div></section></div>
<aside id="sidebar"><div class="widget" id="tabbed-widget"><ul class="tabs"><li class="tabs"><a href="#tab1">الأشهر</a></li><li><a href="#tab2">الأخيرة</a></li></ul><div id="tab1"><ul>{items(OTHERS)}</ul></div></div></aside></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/politics/6621/",
        whole(
            POLITICS,
            day="2026-04-17",
            instant=None,
            tags=list(POLITICS.tags),
            related=urls(host, POLITICS),
            authors=[],
            section="سياسة",
            noise=["تلغرام", "شارك"],
        ),
    )


def newsmag() -> Case:
    host = "manbar.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{OPINION.title} - بقلم نادر الخياط - المنبر</title><meta property="og:site_name" content="المنبر"><meta property="og:title" content="{OPINION.title}"><meta property="article:published_time" content="2026-03-02T05:00:00+02:00"></head><body>
<div class="td-header"><ul>{items(SECTIONS)}</ul></div><article class="post"><div class="td-post-header"><h1 class="entry-title">{OPINION.title}</h1><div class="meta-info"><div class="td-post-author-name">نادر الخياط</div><time datetime="2026-03-02T05:00:00+02:00">2 مارس، 2026</time></div></div>
<div class="td-post-content">{OPINION.p()}<p style="text-align:left"><strong>* كاتب وروائي</strong></p><blockquote class="td-box">المقالات المنشورة لا تعبر بالضرورة عن رأي المنبر، بل تعبر عن رأي أصحابها.</blockquote></div></article>
<div class="td-next-prev"><a href="/o/1">مقال سابق: رسالة إلى صديق بعيد لم يكتب منذ سنوات</a></div><div class="td-sidebar"><h4>مقالات الكاتب</h4><ul><li><a href="/o/2">الشارع الذي كان نهرا</a></li><li><a href="/o/3">عن الانتظار في المحطات المهجورة</a></li></ul></div></body></html>"""
    expect = whole(OPINION, day="2026-03-02", tags=[], authors=["نادر الخياط"], noise=["لا تعبر", "رسالة إلى صديق"])
    del expect["body"]
    return Case(
        html.encode(), f"https://{host}/2026/03/02/almadina/", {**expect, "keep": [OPINION.body[0], OPINION.body[-1]]}
    )


def elementor() -> Case:
    """Each part is a widget; the text is one `text-editor` widget among others of the same class."""
    host = "masar.example"
    wrap = '<div class="elementor-element elementor-widget elementor-widget-text-editor" data-element_type="widget"><div class="elementor-widget-container">{}</div></div>'
    html = f"""<html lang="ar" dir="rtl"><head><title>{HEALTH.title} - مسار</title><meta property="og:type" content="article"></head><body class="elementor-default elementor-page"><div data-elementor-type="header" class="elementor elementor-location-header">{wrap.format("<p>مسار: نافذتك اليومية على عالم الصحة والحياة، نكتب لك ما يفيد.</p>")}<nav class="elementor-nav-menu">{items(SECTIONS, '<a class="elementor-item" href="{1}">{0}</a>')}</nav></div>
<div data-elementor-type="single-post" class="elementor elementor-location-single post"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap"><div class="elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title elementor-size-default">{HEALTH.title}</h1></div></div>
<div class="elementor-widget elementor-widget-post-info"><ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date"><time>أبريل 9, 2026</time></span></li><li><span class="elementor-post-info__item--type-time"><time>6:47 ص</time></span></li><li><span class="elementor-icon-list-text">لا توجد تعليقات</span></li></ul></div>
<div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container"><p>{HEALTH.body[0]}</p><h2>{HEALTH.body[1]}</h2><p>{HEALTH.body[2]}</p><h2>{HEALTH.body[3]}</h2><p>{HEALTH.body[4]}</p><h2>{HEALTH.body[5]}</h2><p>{HEALTH.body[6]}</p></div></div>
<div class="elementor-widget elementor-widget-share-buttons"><div class="elementor-grid"><div class="elementor-share-btn"><span class="elementor-share-btn__title">Facebook</span></div></div></div>
<div class="elementor-widget elementor-widget-heading"><h2 class="elementor-heading-title">مقالات ذات صلة</h2></div><div class="elementor-widget elementor-widget-posts"><div class="elementor-posts-container">{items((("سبع عادات صباحية تمنحك طاقة طوال اليوم", "/health/11"), ("متى تصبح القهوة عدوة للنوم العميق؟", "/health/12")), '<article class="elementor-post elementor-grid-item"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="{1}">{0}</a></h3><div class="elementor-post__excerpt"><p>ملخص قصير للمقال يظهر تحت العنوان ويدعو القارئ إلى المتابعة، من دون أن يكشف كل شيء.</p></div><a class="elementor-post__read-more" href="{1}">اقرأ المزيد »</a></div></article>')}</div></div></div></div></div></section></div>
<footer data-elementor-type="footer">{wrap.format("<p>جميع الحقوق محفوظة © 2026 مسار. لا يغني المحتوى عن استشارة الطبيب، ولا نتحمل مسؤولية استخدامه.</p>")}</footer></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/early-sleep/",
        whole(
            HEALTH,
            day="2026-04-09",
            related=[f"https://{host}/health/11", f"https://{host}/health/12"],
            noise=["نافذتك اليومية", "ملخص قصير", "استشارة الطبيب"],
        ),
    )


def blocks() -> Case:
    """A block theme (Twenty Twenty-Four): `wp-block-*` everywhere."""
    host = "daftar.example"
    html = f"""<html dir="rtl" lang="ar"><head><title>{FEATURE.title} &#8211; دفتر</title></head><body class="wp-site-blocks-body"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">دفتر</a></p><nav class="wp-block-navigation"><ul>{items(SECTIONS)}</ul></nav></div></header>
<main class="wp-block-group"><div class="wp-block-group has-global-padding"><h1 class="wp-block-post-title">{FEATURE.title}</h1><div class="wp-block-template-part"><div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2026-02-14T18:20:00+02:00"><a href="/f">فبراير 14, 2026</a></time></div><p class="has-contrast-2-color">—</p><p>بواسطة</p><div class="wp-block-post-author-name"><a class="wp-block-post-author-name__link" href="/author/rana">رنا العاصي</a></div><div class="taxonomy-category wp-block-post-terms"><span class="wp-block-post-terms__prefix">في </span><a href="/category/tahqiqat/" rel="tag">تحقيقات</a></div></div></div></div>
<div class="entry-content wp-block-post-content"><p>{FEATURE.body[0]}</p><p>{FEATURE.body[1]}</p><figure class="wp-block-image"><img src="/a.jpg"><figcaption class="wp-element-caption">أبو طارق في ورشته عند آخر الرصيف. تصوير: كريم نجم</figcaption></figure><p>{FEATURE.body[2]}</p><h2 class="wp-block-heading">{FEATURE.body[3]}</h2>{"".join(f"<p>{t}</p>" for t in FEATURE.body[4:7])}<h2 class="wp-block-heading">{FEATURE.body[7]}</h2><div class="wp-block-columns"><div class="wp-block-column"><p>{FEATURE.body[8]}</p></div><div class="wp-block-column"><p>{FEATURE.body[9]}</p></div></div><blockquote class="wp-block-quote"><p>{FEATURE.body[10]}</p></blockquote></div>
<div class="wp-block-group"><div class="taxonomy-post_tag wp-block-post-terms">{items(tuple((t, f"/tag/t{n}") for n, t in enumerate(FEATURE.tags)), '<a href="{1}" rel="tag">{0}</a><span class="wp-block-post-terms__separator">  </span>')}</div></div><nav class="wp-block-group"><div class="post-navigation-link-previous wp-block-post-navigation-link">السابق: <a href="/p" rel="prev">{OTHERS[0][0]}</a></div></nav><div class="wp-block-comments"><h2>التعليقات</h2><p>تعليق واحد على المقال: ما أجمل هذا الوصف، شكرا لك يا رنا على هذه الحكاية.</p></div></main></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/marakib/",
        whole(
            FEATURE,
            day="2026-02-14",
            instant="2026-02-14T16:20:00+00:00",
            tags=list(FEATURE.tags),
            related=[],
            authors=["رنا العاصي"],
            noise=["تصوير", "ما أجمل هذا الوصف"],
        ),
    )


def divi() -> Case:
    host = "ufuq.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{RAIN.title} | أفق</title><meta property="og:locale" content="ar_AR"><meta property="article:published_time" content="2026-04-20T06:12:00+03:00"></head><body class="et_divi_theme et_right_sidebar"><header id="main-header"><div id="et-top-navigation"><ul id="top-menu">{items(SECTIONS)}</ul></div></header><div id="et-main-area"><div id="main-content"><div class="container"><div id="content-area"><div id="left-area"><article id="post-90" class="et_pb_post post"><div class="et_post_meta_wrapper"><h1 class="entry-title">{RAIN.title}</h1><p class="post-meta">بواسطة <span class="author vcard"><a href="/author/desk">التحرير</a></span> | <span class="published">أبريل 20, 2026</span> | <a href="/cat/w" rel="category tag">طقس</a> | <span class="comments-number"><a href="#respond">0 تعليقات</a></span></p></div>
<div class="entry-content"><div class="et_pb_section"><div class="et_pb_row"><div class="et_pb_column"><div class="et_pb_module et_pb_text"><div class="et_pb_text_inner">{RAIN.p("<p>{}</p>")}</div></div></div></div></div><p class="sharedaddy-title">شارك هذا الموضوع:</p><div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul><li>المشاركة على فيسبوك (فتح في نافذة جديدة)</li></ul></div></div><div class="sharedaddy sd-block sd-like"><h3 class="sd-title">معجب بهذه:</h3><div class="likes-widget-placeholder"><span class="button">إعجاب</span> <span class="loading">تحميل...</span></div></div><div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>مرتبط</em></h3><div class="jp-relatedposts-items"><div class="jp-relatedposts-post"><h4 class="jp-relatedposts-post-title"><a class="jp-relatedposts-post-a" href="{RAIN.related[0][1]}">{RAIN.related[0][0]}</a></h4><p class="jp-relatedposts-post-excerpt">نصائح عملية من الدفاع المدني لحماية البيوت من السيول المفاجئة…</p><p class="jp-relatedposts-post-context">في "طقس"</p></div></div></div></div></article></div><div id="sidebar"><div class="et_pb_widget"><h4 class="widgettitle">أحدث التعليقات</h4><ul><li>سالم على {OTHERS[1][0]}</li></ul></div></div></div></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/rain-2026/",
        whole(
            RAIN,
            day="2026-04-20",
            instant="2026-04-20T03:12:00+00:00",
            related=urls(host, RAIN),
            authors=[],
            section="طقس",
            noise=["معجب بهذه", "نصائح عملية", "شارك هذا"],
        ),
    )


def flash() -> Case:
    """One sentence, in a theme full of boxes."""
    host = "alaan.example"
    html = f"""<html dir="rtl" lang="ar"><head><title>{FLASH.title} - الآن</title><meta property="og:type" content="article"><meta property="og:title" content="عاجل | {FLASH.title}"><meta property="article:published_time" content="2026-04-20T02:05:00+00:00"></head><body><header><ul>{items(SECTIONS)}</ul></header><main><article class="post"><h1 class="entry-title">عاجل | {FLASH.title}</h1><span class="date">منذ 13 ساعة</span><div class="entry-content"><p>{FLASH.body[0]}</p></div></article><section class="more"><h2>آخر الأخبار</h2>{items(OTHERS, '<div><h3><a href="{1}">{0}</a></h3><p>نص قصير يلخص الخبر في سطرين، ويظهر تحت عنوانه في القائمة، ثم تليه ثلاث نقاط...</p></div>')}</section></main></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/2026/04/20/quake/",
        {
            "body": list(FLASH.body),
            "outcome": "article",
            "day": "2026-04-20",
            "instant": "2026-04-20T02:05:00+00:00",
            "related": [],
            "noise": ["نص قصير يلخص"],
        },
    )


def amp() -> Case:
    host = "alwadi-press.example"
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": BRIDGE.title,
        "datePublished": "2026-04-20T07:40:00.000Z",
        "dateModified": "2026-04-20T08:01:00.000Z",
        "author": [{"@type": "Person", "name": "هدى الصفدي"}],
        "publisher": {"@type": "Organization", "name": "وادي برس"},
    }
    html = f"""<!doctype html><html ⚡ lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{BRIDGE.title}</title><link rel="canonical" href="https://{host}/news/48200/"><script async custom-element="amp-sidebar" src="https://cdn.ampproject.org/v0/amp-sidebar-0.1.js"></script><script type="application/ld+json">{json.dumps(data)}</script><style amp-custom>.x{{}}</style></head><body><amp-sidebar id="sb" layout="nodisplay"><ul>{items(SECTIONS)}</ul></amp-sidebar><header class="amp-wp-header"><div><a href="/"><span class="amp-site-title">وادي برس</span></a></div></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{BRIDGE.title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">هدى الصفدي</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2026-04-20T07:40:00+00:00">منذ 8 ساعات</time></div></header><figure class="amp-wp-article-featured-image"><amp-img src="/b.jpg" width="800" height="450"></amp-img><p class="wp-caption-text">الجسر الجديد يوم افتتاحه</p></figure><div class="amp-wp-article-content">{BRIDGE.p()}<amp-ad type="doubleclick"></amp-ad></div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">التصنيفات: <a href="/category/local/" rel="category tag">محليات</a></div><div class="amp-wp-meta amp-wp-tax-tag">الوسوم: <a href="/tag/1" rel="tag">بلدية السنديان</a>, <a href="/tag/2" rel="tag">الجسور</a>, <a href="/tag/3" rel="tag">النقل</a></div><div class="amp-wp-meta amp-wp-comments-link"><a href="#c">أضف تعليق</a></div></footer></article><footer class="amp-wp-footer"><div><h2>وادي برس</h2><a href="#top" class="back-to-top">العودة إلى الأعلى</a></div></footer></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/news/48200/amp/",
        whole(
            BRIDGE,
            day="2026-04-20",
            instant="2026-04-20T07:40:00+00:00",
            tags=list(BRIDGE.tags),
            related=[],
            authors=["هدى الصفدي"],
            section="محليات",
            noise=["يوم افتتاحه", "العودة إلى"],
        ),
    )


def classic_theme() -> Case:
    """A hand-made theme of 2009: `#content .post .entry`, all in one column, paragraphs made of `<br />`."""
    host = "qalam.example"
    html = f"""<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head><title>القلم » Blog Archive » {BRIDGE.title}</title></head><body><div id="page"><div id="header"><div id="headerimg"><h1><a href="/">القلم</a></h1><div class="description">مدونة إخبارية من قلب المدينة</div></div></div><hr /><div id="content" class="widecolumn"><div class="navigation"><div class="alignright">&laquo; <a href="/?p=1">{OTHERS[0][0]}</a></div><div class="alignleft"><a href="/?p=3">{OTHERS[1][0]}</a> &raquo;</div></div><div class="post" id="post-2"><h2>{BRIDGE.title}</h2><div class="entry"><p>{"<br />".join(BRIDGE.body)}</p><p class="postmetadata alt"><small>نشرت هذه التدوينة في الإثنين, أبريل 20th, 2026 الساعة 9:15 ص تحت تصنيف <a href="/?cat=3" rel="category tag">محليات</a>. تستطيع متابعة الردود عبر خلاصات <a href="/feed">RSS 2.0</a>. يمكنك <a href="#respond">ترك رد</a>، أو وضع رابط من موقعك.</small></p></div></div><h3 id="comments">رد واحد على “{BRIDGE.title}”</h3><ol class="commentlist"><li class="alt"><cite>أبو وائل</cite> قال:<br /><small><a href="#c1">أبريل 20th, 2026 at 11:02 ص</a></small><p>الحمد لله على سلامة الجسر، لكن من يحاسب على عامين من التأخير؟ ننتظر الجواب.</p></li></ol></div><hr /><div id="footer"><p>القلم is proudly powered by WordPress</p></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/?p=2",
        whole(BRIDGE, day="2026-04-20", tags=[], related=[], noise=["من يحاسب", "خلاصات"]),
    )


PAGES = (
    jannah,
    tagdiv_newspaper,
    tagdiv_builder,
    jnews,
    sahifa,
    newsmag,
    elementor,
    blocks,
    divi,
    flash,
    amp,
    classic_theme,
)
