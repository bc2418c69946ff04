# ruff: noqa: E501
"""Articles as content management systems other than WordPress print them."""

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


def _ld(**node) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **node}, ensure_ascii=False)}</script>'


def drupal7() -> Case:
    host = "alwasl.example"
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN"><html xml:lang="ar" dir="rtl"><head profile="http://www.w3.org/1999/xhtml/vocab"><meta name="Generator" content="Drupal 7 (http://drupal.org)" /><title>{BRIDGE.title} | صحيفة الوصل</title></head><body class="html not-front not-logged-in two-sidebars page-node page-node- page-node-4120 node-type-article"><div id="skip-link"><a href="#main-content" class="element-invisible">تجاوز إلى المحتوى الرئيسي</a></div><div id="page-wrapper"><div id="page"><div id="header"><div class="section"><div id="name-and-slogan"><div id="site-name"><strong><a href="/">صحيفة الوصل</a></strong></div></div><div class="region region-header"><div class="block"><div class="content">الاثنين 20 أبريل 2026</div></div></div></div></div><div id="navigation"><ul id="main-menu" class="links inline">{items(SECTIONS)}</ul></div>
<div id="main-wrapper"><div id="main"><div id="content" class="column"><div class="section"><a id="main-content"></a><h1 class="title" id="page-title">{BRIDGE.title}</h1><div class="tabs"></div><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content"><div id="node-4120" class="node node-article node-promoted clearfix" about="/node/4120" typeof="sioc:Item foaf:Document"><span property="dc:title" content="{BRIDGE.title}" class="rdf-meta element-hidden"></span><div class="meta submitted"><span property="dc:date dc:created" content="2026-04-20T08:10:00+02:00" datatype="xsd:dateTime" rel="sioc:has_creator">نشرت بواسطة <span class="username" typeof="sioc:UserAccount" property="foaf:name">admin</span> بتاريخ اثنين, 04/20/2026 - 08:10</span></div><div class="content clearfix"><div class="field field-name-field-image"><div class="field-items"><div class="field-item even"><img typeof="foaf:Image" src="/b.jpg"></div></div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{BRIDGE.p("<p class='rtejustify'>{}</p>")}</div></div></div><div class="field field-name-field-tags field-type-taxonomy-term-reference field-label-above clearfix"><h3 class="field-label">الكلمات المفتاحية: </h3><ul class="links"><li class="taxonomy-term-reference-0"><a href="/taxonomy/term/1" typeof="skos:Concept">بلدية السنديان</a></li><li><a href="/taxonomy/term/2">الجسور</a></li><li><a href="/taxonomy/term/3">النقل</a></li></ul></div></div><div class="link-wrapper"><ul class="links inline"><li class="comment_forbidden first last"><span><a href="/user/login">تسجيل الدخول</a> أو <a href="/user/register">إنشاء حساب</a> لنشر تعليقات</span></li></ul></div></div></div></div></div></div></div>
<div id="sidebar-first" class="column sidebar"><div class="block block-views"><h2>الأكثر قراءة</h2><div class="content"><div class="view-content"><div class="item-list"><ul>{items(OTHERS, '<li class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="{1}">{0}</a></span></div></li>')}</ul></div></div></div></div></div></div></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/node/4120",
        whole(BRIDGE, day="2026-04-20", tags=list(BRIDGE.tags), related=[], authors=[], noise=["لنشر تعليقات"]),
    )


def drupal8() -> Case:
    host = "alwasl.example"
    html = f"""<!DOCTYPE html><html lang="ar" dir="rtl" prefix="content: http://purl.org/rss/1.0/modules/content/"><head><meta charset="utf-8" /><title>{POLITICS.title} | الوصل</title><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" /><meta property="og:title" content="رئيس المجلس: " /><meta property="article:published_time" content="2026-04-16T19:22:41+0300" /></head><body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header">{items(SECTIONS)}</div></header><main role="main"><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div><div id="block-content" class="block block-system block-system-main-block"><article data-history-node-id="77" role="article" about="/ar/x" class="node node--type-article node--view-mode-full"><div class="node__header"><div class="field field--name-field-kicker field__item">البرلمان</div><h1><span class="field field--name-title field--type-string field--label-hidden">{POLITICS.title}</span></h1><div class="field field--name-field-subtitle field__item">البند السابع يشعل خلافا بين الأغلبية والمزارعين</div><footer class="node__meta"><div class="node__submitted"><span class="field field--name-created">خميس, 2026/04/16 - 19:22</span></div></footer></div><div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{POLITICS.p("<p>{}</p>")}</div>
<div class="field field--name-field-related field--type-entity-reference field--label-above"><div class="field__label">موضوعات متعلقة</div><div class="field__items">{items(POLITICS.related, '<div class="field__item"><a href="{1}" hreflang="ar">{0}</a></div>')}</div></div>
<div class="field field--name-field-tags field--label-inline"><div class="field__label">تاغات</div><div class="field__items">{items(tuple((t, f"/ar/taxonomy/term/{n}") for n, t in enumerate(POLITICS.tags)), '<div class="field__item"><a href="{1}" hreflang="ar">{0}</a></div>')}</div></div></div></article></div></div></div></main></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/ar/qanun",
        whole(
            POLITICS,
            day="2026-04-16",
            instant="2026-04-16T16:22:41+00:00",
            tags=list(POLITICS.tags),
            related=urls(host, POLITICS),
            noise=["لا تراجع عن هذا"],
        ),
    )


def drupal10_layout() -> Case:
    host = "nahr.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{OPINION.title} | النهر</title></head><body><div class="layout layout--onecol"><div class="layout__region layout__region--content"><div class="block block-layout-builder block-field-blocknodearticletitle"><h1>{OPINION.title}</h1></div><div class="block block-field-blocknodearticlefield-author"><div class="writer-card"><img src="/n.jpg"><h3>نادر الخياط</h3><p>كاتب من السنديان</p></div></div><div class="block block-field-blocknodearticlecreated"><div class="content">05 نيسان 2026</div></div>{"".join(f'<div class="paragraph paragraph--type--text paragraph--view-mode--default"><div class="clearfix text-formatted field field--name-field-text"><p>{t}</p></div></div>' for t in OPINION.body)}</div></div><div class="region region-bottom"><h2 class="block-title">مقالات أخرى للكاتب</h2><ul><li><a href="/o/1">عن المدن التي لا تنام والعيون التي تنام فيها</a></li><li><a href="/o/2">رسالة قصيرة إلى شجرة الليمون في الحديقة</a></li></ul></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/opinion/nawafidh",
        whole(OPINION, day="2026-04-05", authors=["نادر الخياط"], noise=["شجرة الليمون", "كاتب من السنديان"]),
    )


def joomla_k2() -> Case:
    host = "wakala.example"
    html = f"""<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar-aa" lang="ar-aa" dir="rtl"><head><meta name="keywords" content="{"، ".join(AGENCY.title.split())}" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>{AGENCY.title}</title></head><body><div id="t3-mainnav"><ul class="nav navbar-nav">{items(SECTIONS)}</ul></div><div id="t3-content"><span id="startOfPageId310"></span><div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">الأحد, 19 نيسان/أبريل 2026 13:45</span><h2 class="itemTitle">{AGENCY.title}</h2><span class="itemAuthor">كتبه&nbsp; <a rel="author" href="/itemlist/user/62">Super User</a></span></div><div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">حجم الخط</span> <a href="#" id="fontDecrease"><span>تصغير حجم الخط</span></a> <a href="#" id="fontIncrease"><span>تكبير حجم الخط</span></a></li><li><a class="itemPrintLink"><span>طباعة</span></a></li><li><a class="itemEmailLink"><span>البريد الإلكتروني</span></a></li></ul></div><div class="itemRatingBlock"><span>قيم الموضوع</span><ul class="itemRatingList"><li>1</li><li>2</li></ul><div class="itemRatingLog">(0 أصوات)</div></div><div class="itemBody"><div class="itemImageBlock"><span class="itemImage"><img></span><span class="itemImageCaption">الصباغ والشامي خلال اللقاء</span></div><div class="itemIntroText"><p>{AGENCY.body[0]}</p></div><div class="itemFullText"><p>{AGENCY.body[1]}</p><p>{AGENCY.body[2]}</p></div><div class="itemContentFooter"><span class="itemHits">قراءة <b>142</b> مرات</span><span class="itemDateModified">آخر تعديل على الأحد, 19 نيسان/أبريل 2026 14:02</span></div></div><div class="itemLinks"><div class="itemCategory"><span>نشر في</span> <a href="/politics">سياسة</a></div><div class="itemTagsBlock"><span>موسومة تحت</span><ul class="itemTags"><li><a href="/tag/naql">النقل</a></li><li><a href="/tag/maabir">المعابر</a></li></ul></div></div><div class="itemRelated"><h3>مواد ذات صلة (بواسطة الوسم)</h3><ul><li class="even"><a class="itemRelTitle" href="/a/91">سائقو الشاحنات يعتصمون عند المعبر الشمالي</a></li><li class="odd"><a class="itemRelTitle" href="/a/92">افتتاح مكتب جمركي جديد على الطريق الدولي</a></li></ul></div><div class="itemNavigation"><span class="itemNavigationTitle">المزيد في هذه الفئة:</span><a class="itemPrevious" href="/a/80">« {OTHERS[0][0]}</a></div><div class="itemBackToTop"><a class="k2Anchor" href="#">إلى الأعلى</a></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/politics/item/310-naql",
        whole(
            AGENCY,
            day="2026-04-19",
            instant=None,
            tags=["النقل", "المعابر"],
            related=[f"https://{host}/a/91", f"https://{host}/a/92"],
            section="سياسة",
            authors=[],
            noise=["خلال اللقاء\n", "قراءة", "إلى الأعلى"],
        ),
    )


def joomla_com_content() -> Case:
    host = "wakala.example"
    html = f"""<html dir="rtl"><head><title>{COURT.title} - موقع الحق</title></head><body><table class="blog" cellpadding="0"><tr><td>{items(SECTIONS, '<a class="mainlevel" href="{1}">{0}</a>')}</td></tr></table><table class="contentpaneopen"><tr><td class="contentheading" width="100%">{COURT.title}</td><td align="right" class="buttonheading"><a href="#"><img src="/pdf.png" alt="PDF"></a></td><td class="buttonheading"><a href="#"><img alt="طباعة"></a></td></tr></table><table class="contentpaneopen"><tr><td width="70%" align="left" valign="top" colspan="2"><span class="small">الكاتب محرر الموقع</span>&nbsp;&nbsp;</td></tr><tr><td valign="top" colspan="2" class="createdate">18/04/2026</td></tr><tr><td valign="top" colspan="2"><p>{COURT.body[0]}</p><p>{COURT.body[1]}</p></td></tr><tr><td colspan="2" align="left" class="modifydate">آخر تحديث ( 19/04/2026 )</td></tr></table><table class="pagenav" align="center"><tr><th class="pagenav_prev"><a href="/x">&lt; السابق</a></th><th class="pagenav_next"><a href="/y">التالى &gt;</a></th></tr></table></body></html>"""
    return Case(
        html.encode(),
        f"http://{host}/index.php?option=com_content&task=view&id=77",
        whole(COURT, day="2026-04-18", modified="2026-04-19", related=[], tags=[]),
    )


def aspnet_form_table() -> Case:
    host = "www.aljisr.example"
    html = f"""<html dir="rtl"><head><title>جريدة الجسر :: {ECONOMY.title}</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body topmargin="0"><form name="aspnetForm" method="post" action="Details.aspx?id=9921" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTIzNDU2Nzg5{"A" * 3000}" /><table width="1000" align="center" cellspacing="0" cellpadding="0" border="0"><tr><td colspan="3"><img src="banner.jpg"></td></tr><tr><td colspan="3" bgcolor="#990000"><table><tr>{items(SECTIONS, '<td class="menuitem"><a href="{1}">{0}</a></td>')}</tr></table></td></tr><tr><td width="180" valign="top"><table class="box"><tr><td class="boxTitle">الأكثر قراءة</td></tr>{items(OTHERS, '<tr><td class="boxItem"><a href="Details.aspx?id={1}">{0}</a></td></tr>')}</table></td><td valign="top" width="640"><table width="100%"><tr><td><span id="ctl00_ContentPlaceHolder1_lblCategory" class="cat">اقتصاد</span></td></tr><tr><td><span id="ctl00_ContentPlaceHolder1_lblTitle" class="NewsTitle">{ECONOMY.title}</span></td></tr><tr><td><span id="ctl00_ContentPlaceHolder1_lblDate" class="NewsDate">10/04/2026 08:15:00 ص</span></td></tr><tr><td><img id="ctl00_ContentPlaceHolder1_imgMain" src="Images/9921.jpg" align="left"></td></tr><tr><td><span id="ctl00_ContentPlaceHolder1_lblDetails" class="NewsBody"><div dir="rtl" align="justify"><font face="Simplified Arabic" size="4">{"<br><br>".join(ECONOMY.body)}</font></div></span></td></tr><tr><td><span id="ctl00_lblReads">عدد القراءات: 1204</span></td></tr><tr><td><a id="lnkPrint" href="javascript:window.print()">طباعة الخبر</a> | <a href="javascript:sendFriend()">أرسل لصديق</a></td></tr></table></td><td width="180" valign="top"><div id="currency"><b>أسعار العملات</b><br>الدولار: 48.2 - اليورو: 52.7 - الجنيه: 61.0</div></td></tr><tr><td colspan="3" align="center">جميع الحقوق محفوظة لجريدة الجسر 2026 © تصميم وتطوير: سوفت</td></tr></table></form></body></html>"""
    return Case(
        html.encode(),
        f"http://{host}/Details.aspx?id=9921",
        whole(
            ECONOMY,
            day="2026-04-10",
            instant=None,
            related=[],
            tags=[],
            noise=["عدد القراءات", "الدولار", "تصميم وتطوير"],
        ),
    )


def aspnet_1256() -> Case:
    """windows-1256 bytes under a UTF-8 declaration, `<font>` and `<br>`."""
    host = "www.alfajr.example"
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>الفجر - {AGENCY.title}</title></head><body dir="rtl"><table width="760" align="center"><tr><td>{items(SECTIONS, '<a href="{1}"><font color="white">{0}</font></a> | ')}</td></tr><tr><td><font face="Tahoma" size="5" color="#003366"><b>{AGENCY.title}</b></font><br><font size="2" color="gray">الأحد 19 نيسان 2026</font><hr><font face="Arabic Transparent" size="4">{"<br>".join(AGENCY.body)}<br>انتهى/ س م</font></td></tr><tr><td><a href="javascript:history.back()"><b>رجوع</b></a></td></tr></table></body></html>"""
    return Case(
        html.encode("cp1256"),
        f"http://{host}/news.asp?nid=4410",
        {**whole(AGENCY, day="2026-04-19"), "body": [*AGENCY.body, "انتهى/ س م"]},
    )


def blogger() -> Case:
    host = "khayyat.example"
    html = f"""<!DOCTYPE html><html b:version='2' class='v2' dir='rtl' xmlns='http://www.w3.org/1999/xhtml'><head><title>أوراق الخياط: {OPINION.title}</title><meta content='blogger' name='generator'/></head><body class='item-view'><div class='main-outer'><div class='column-center-inner'><div class='main section' id='main'><div class='widget Blog' data-version='1' id='Blog1'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>الجمعة، 3 أبريل 2026</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><meta content='77' itemprop='postId'/><a name='77'></a><h3 class='post-title entry-title' itemprop='name'>{OPINION.title}</h3><div class='post-header'><div class='post-header-line-1'></div></div><div class='post-body entry-content' id='post-body-77' itemprop='description articleBody'><div dir="rtl" style="text-align: right;" trbidi="on">{"".join(f'<div style="text-align: justify;"><span style="font-size: large;">{t}</span></div><div><span style="font-size: large;"><br /></span></div>' for t in OPINION.body)}</div><div style='clear: both;'></div></div><div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>مرسلة بواسطة <span class='fn' itemprop='author'><a class='g-profile' href='#'><span itemprop='name'>نادر الخياط</span></a></span></span><span class='post-timestamp'>في <a class='timestamp-link' href='/2026/04/x.html' rel='bookmark'><abbr class='published' itemprop='datePublished' title='2026-04-03T07:15:00+03:00'>7:15 ص</abbr></a></span><div class='post-share-buttons goog-inline-block'><a class='goog-inline-block share-button'><span class='share-button-link-text'>إرسال بالبريد الإلكتروني</span></a></div></div><div class='post-footer-line post-footer-line-2'><span class='post-labels'>التسميات: <a href='/search/label/a' rel='tag'>مدن</a>, <a href='/search/label/b' rel='tag'>ذاكرة</a></span></div></div></div><div class='comments' id='comments'><h4>ليست هناك تعليقات:</h4><div id='Blog1_comments-block-wrapper'></div><p class='comment-footer'><a href='#'>إرسال تعليق</a></p></div></div></div></div></div><div class='blog-pager' id='blog-pager'><a class='blog-pager-newer-link' href='/n.html'>رسالة أحدث</a><a class='blog-pager-older-link' href='/o.html'>رسالة أقدم</a><a class='home-link' href='/'>الصفحة الرئيسية</a></div><div class='post-feeds'><div class='feed-links'>الاشتراك في: <a class='feed-link' href='/atom'>تعليقات الرسالة (Atom)</a></div></div></div></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/2026/04/blog-post.html",
        whole(
            OPINION,
            day="2026-04-03",
            instant="2026-04-03T04:15:00+00:00",
            tags=["مدن", "ذاكرة"],
            authors=["نادر الخياط"],
            related=[],
        ),
    )


def polopoly() -> Case:
    host = "www.albaraha.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{MATCH.title} - رياضة - الأخيرة - البراحة</title><meta property="og:title" content="{MATCH.title}"><meta name="date" content="2026-04-18T23:01+0400"></head><body><div id="page"><div id="topmenu"><ul>{items(SECTIONS)}</ul></div><div id="maincontent"><div id="articledetails"><div class="breadcrumb"><a href="/">الرئيسية</a> <a href="/sports">رياضة</a> <a href="/sports/local">محلية</a></div><h1>{MATCH.title}</h1><div class="articleinfo"><ul><li class="source">المصدر: <span>السنديان - باسل العمري</span></li><li class="date">التاريخ: <span>18 أبريل 2026</span></li></ul></div><div id="fontSize">ع <a>ع</a> <a>ع</a></div><div class="articlecontent"><div class="articlemedia"><img src="/polopoly_fs/1.44.jpg" alt=""><p class="media-caption">الطحان محتفلا بهدفه | من المصدر</p></div>{MATCH.p()}</div><div class="articlekeywords">كلمات دالة: <ul><li><a href="/k/1">نسور الميناء</a>،</li><li><a href="/k/2">أسود الجبل</a>،</li><li><a href="/k/3">الدوري الممتاز</a></li></ul></div><div class="tools"><a>طباعة</a> <a>Email</a> <a>فيسبوك</a> <a>تويتر</a></div></div><div id="relatedarticles"><h3>اقرأ أيضا</h3><ul>{items(MATCH.related)}</ul></div><div class="mostpopular"><h3>الأكثر شعبية</h3><ol>{items(OTHERS)}</ol></div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/sports/local/2026-04-18-1.44120",
        whole(
            MATCH,
            day="2026-04-18",
            instant="2026-04-18T19:01:00+00:00",
            tags=list(MATCH.tags),
            related=urls(host, MATCH),
            noise=["من المصدر", "التاريخ"],
        ),
    )


def arc_fusion() -> Case:
    host = "www.le90.example"
    html = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{FEATURE.title}</title>{_ld(**{"@type": "NewsArticle", "headline": FEATURE.title, "datePublished": "2026-03-28T11:30:00Z", "dateModified": "2026-03-28T12:00:00Z", "author": [{"@type": "Person", "name": "رنا العاصي"}], "publisher": {"name": "90 دقيقة"}, "keywords": ",".join(FEATURE.tags)})}<script id="fusion-metadata">window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps({"headlines": {"basic": FEATURE.title}, "x": "ا" * 2000})};</script></head><body><div id="fusion-app" class="fusion-app"><div class="b-article-tag"><header class="page-header"><nav class="b-header-nav-chain">{items(SECTIONS, '<a class="c-link" href="{1}">{0}</a>')}</nav></header><section role="main" class="main"><article><span class="c-overline b-overline"><a href="/tahqiqat">تحقيقات</a></span><h1 class="b-headline"><span>{FEATURE.title}</span></h1><h2 class="b-subheadline">رجل واحد لا يزال يخيط الخشب بحبال الليف</h2><div class="c-attribution b-byline"><span class="b-byline__by">بقلم</span> <span class="b-byline__names"><a href="/author/r">رنا العاصي</a></span></div><time class="c-date b-date" datetime="2026-03-28T11:30:00Z">28 مارس 2026 على الساعة 13:30</time><figure class="c-media-item"><img><figcaption class="c-media-item__fig-caption"><span class="c-media-item__caption">ورشة أبي طارق</span><span class="c-media-item__credit">(كريم نجم)</span></figcaption></figure><div class="article-body-wrapper b-article-body">{"".join(f'<p class="c-paragraph">{t}</p>' if len(t) > 40 else f'<h3 class="c-heading">{t}</h3>' for t in FEATURE.body[:5])}<div class="interstitial-link block-margin-bottom">[ <a href="{FEATURE.related[0][1]}">{FEATURE.related[0][0]}</a> ]</div>{"".join(f'<p class="c-paragraph">{t}</p>' if len(t) > 40 else f'<h3 class="c-heading">{t}</h3>' for t in FEATURE.body[5:])}</div><div class="b-full-author-bio"><h4>رنا العاصي</h4><p>صحافية تحقيقات، حائزة جائزة البحر للصحافة عام 2022، وتكتب عن الحرف المنسية.</p></div><div class="b-tags"><a href="/t/1">المراكب</a><a href="/t/2">التراث البحري</a><a href="/t/3">المرفأ القديم</a><a href="/t/4">حرف يدوية</a></div></article></section></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/tahqiqat/marakib_ABC123XYZ7/",
        whole(
            FEATURE,
            day="2026-03-28",
            instant="2026-03-28T11:30:00+00:00",
            tags=list(FEATURE.tags),
            authors=["رنا العاصي"],
            section="تحقيقات",
            noise=["جائزة البحر", "كريم نجم", "متحف البحر"],
        ),
    )


def next_data() -> Case:
    """An empty body: the article stands in `__NEXT_DATA__` and in no markup."""
    host = "manassa.example"
    body = "".join(f"<p>{t}</p>" for t in TECH.body)
    data = {
        "props": {
            "pageProps": {
                "article": {
                    "id": 77,
                    "title": TECH.title,
                    "body": body,
                    "publishedAt": "2026-04-12T10:00:00+03:00",
                    "tags": [{"name": t} for t in TECH.tags],
                },
                "latest": [{"title": t, "url": u} for t, u in OTHERS],
            }
        },
        "page": "/article/[id]",
    }
    html = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charSet="utf-8"/><title>{TECH.title} | منصة</title><meta property="og:type" content="article"/><meta property="og:title" content="{TECH.title}"/><meta property="article:published_time" content="2026-04-12T10:00:00+03:00"/><noscript data-n-css=""></noscript></head><body><div id="__next"><div class="loading"><span>جاري التحميل...</span></div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(data, ensure_ascii=False)}</script></body></html>"""
    return Case(
        html.encode(), f"https://{host}/article/77", whole(TECH, day="2026-04-12", instant="2026-04-12T07:00:00+00:00")
    )


def jsonld_only() -> Case:
    """Rendered by script; the head holds `articleBody`."""
    host = "sawt.example"
    html = f"""<!DOCTYPE html><html lang="ar"><head><title>{RAIN.title}</title>{_ld(**{"@type": "NewsArticle", "headline": RAIN.title, "articleBody": chr(10).join(RAIN.body), "datePublished": "2026-04-20T05:30:00+03:00", "articleSection": "طقس", "keywords": ["الطقس", "الأمطار"]})}</head><body><app-root></app-root><script src="/main.js"></script><noscript>يرجى تفعيل جافا سكريبت لتشغيل هذا التطبيق.</noscript></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/weather/12001",
        whole(RAIN, day="2026-04-20", instant="2026-04-20T02:30:00+00:00", tags=list(RAIN.tags), section="طقس"),
    )


def nuxt() -> Case:
    """Server-rendered Vue with scoped data attributes, and the same text again in `window.__NUXT__`."""
    host = "nabd.example"
    html = f"""<!doctype html><html data-n-head-ssr lang="ar" dir="rtl"><head><title>{HEALTH.title} - نبض</title></head><body><div id="__nuxt"><div id="__layout"><div data-v-1a2b class="app rtl"><div data-v-77 class="hdr"><div data-v-77 class="hdr__links">{items(SECTIONS, '<a data-v-77 href="{1}" class="hdr__link">{0}</a>')}</div></div><div data-v-9 class="pg"><div data-v-9 class="pg__col"><div data-v-3c class="ttl"><h1 data-v-3c>{HEALTH.title}</h1></div><div data-v-3c class="inf"><span data-v-3c>١٤ أبريل ٢٠٢٦ - ٠٩:٣٠</span><span data-v-3c>٣ دقائق قراءة</span></div><div data-v-4d class="txt"><div>{HEALTH.body[0]}</div><div><b>{HEALTH.body[1]}</b></div><div>{HEALTH.body[2]}</div><div><b>{HEALTH.body[3]}</b></div><div>{HEALTH.body[4]}</div><div><b>{HEALTH.body[5]}</b></div><div>{HEALTH.body[6]}</div></div><div data-v-5 class="lbls"><a href="/topic/12">#النوم</a><a href="/topic/13">#ضغط_الدم</a></div></div><div data-v-6 class="pg__side"><div data-v-6 class="side__h">الأكثر تداولا</div>{items(OTHERS, '<div data-v-6 class="side__i"><a href="{1}">{0}</a></div>')}</div></div></div></div></div><script>window.__NUXT__=(function(a){{return {{data:[{{t:"{HEALTH.title}"}}]}}}}(null));</script></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/health/a-7781",
        whole(HEALTH, day="2026-04-14", instant=None, tags=["النوم", "ضغط_الدم"], related=[]),
    )


def softimpact() -> Case:
    host = "www.alsahel.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{COURT.title} - Alsahel</title>{_ld(**{"@type": "NewsArticle", "headline": COURT.title.replace("النظر", "&quot;النظر&quot;"), "datePublished": "2026-04-17T09:41:00+03:00"})}</head><body><div class="main-container"><div class="header"><div class="top-menu">{items(SECTIONS, '<a href="{1}">{0}</a>')}</div></div><div class="details-page"><div class="article-details"><div class="details-category"><a href="/news/justice/ar">قضاء</a></div><h1 class="details-title">{COURT.title}</h1><div class="details-date">2026-04-17 | 09:41</div><div class="views-count">2,310 مشاهدات</div><div class="article-img"><img src="/U/1.jpg"></div><div class="LongDesc"><div>{COURT.body[0]}<br /><br />{COURT.body[1]}</div></div><div class="article_details_tags_container"><a href="/tags/ar/1">حريق السوق القديم</a><a href="/tags/ar/2">محكمة الجنايات</a></div></div><div class="related-module"><h2><a class="title-module" href="/news/justice/ar">أخبار ذات صلة</a></h2>{items(COURT.related, '<div class="card-module"><a class="u-imgLink" href="{1}"><img></a><div class="card-date">2026-04-01</div><a class="card-title" href="{1}"><h3>{0}</h3></a></div>')}</div><div class="latest-module"><h2><a class="title-module">آخر الأخبار</a></h2>{items(OTHERS, '<div class="card-module"><div class="card-date">13:20</div><a href="{1}"><h3>{0}</h3></a></div>')}</div></div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/news/justice/88211/court/ar",
        {
            **whole(
                COURT,
                day="2026-04-17",
                instant="2026-04-17T06:41:00+00:00",
                tags=list(COURT.tags),
                related=urls(host, COURT),
                section="قضاء",
            )
        },
    )


def gulf_epaper() -> Case:
    host = "www.aldana.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{BRIDGE.title} - الدانة</title><meta property="article:published_time" content="2026-04-20T00:00:00+03:00"></head><body><header class="header-container"><ul class="menu">{items(SECTIONS)}</ul></header><div class="article-entry"><div class="article-head"><h3 class="media-sub-title">بعد خلاف طويل مع المقاول</h3><h1 class="media-title">{BRIDGE.title}</h1><span class="article-author"><a href="/author/9">هدى الصفدي (السنديان)</a></span><span class="media_article_publish_time"><i class="fa"></i> الاثنين 20 أبريل 2026</span></div><div class="bodyText container-details-text">{BRIDGE.p()}</div><div class="tags-box"><h4>الوسوم</h4><a href="/tag/a">بلدية السنديان</a> <a href="/tag/b">الجسور</a> <a href="/tag/c">النقل</a></div></div><div class="articles-more"><h3>مواضيع ذات علاقة</h3><ul>{items(BRIDGE.related, '<li class="media"><div class="media-body"><h4 class="media-heading"><a href="{1}">{0}</a></h4><span>19 أبريل 2026 - 23:10</span></div></li>')}</ul></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/article/2150001",
        whole(BRIDGE, day="2026-04-20", instant=None, tags=list(BRIDGE.tags), related=urls(host, BRIDGE)),
    )


def styled_components() -> Case:
    """Generated class names that say nothing; promotions and a podcast box between the paragraphs."""
    host = "www.world.example"
    html = f"""<html lang="ar" dir="rtl"><head><title data-react-helmet="true">{INTERVIEW.title} - العالم عربي</title><meta property="og:title" content="{INTERVIEW.title} - العالم عربي"><meta property="article:author" content="https://www.facebook.com/alam"><meta property="article:published_time" content="2026-04-08T13:02:19.000Z"></head><body><div class="e1x"><header><nav><ul>{items(SECTIONS)}</ul></nav></header><main role="main" class="bbc-fa0"><div class="bbc-1"><h1 id="content" tabindex="-1">{INTERVIEW.title}</h1></div><section class="bbc-by"><ul><li><span class="k">Author, </span><span>لينا مراد</span></li><li><span class="k">Role, </span><span>العالم عربي - المرفأ</span></li></ul></section><div class="bbc-t"><time class="bbc-x" datetime="2026-04-08">8 أبريل/ نيسان 2026</time></div>{"".join(f'<div dir="rtl" class="bbc-19j"><p dir="rtl" class="bbc-p">{t}</p></div>' for t in INTERVIEW.body[:3])}<section role="region" aria-labelledby="p1" data-e2e="recommendations-heading"><strong id="p1">قصص مقترحة</strong><p><a href="#end">تخطى قصص مقترحة وواصل القراءة</a></p><ul><li><a href="/articles/c1">مقهى على الرصيف يبيع الكتب بالوزن</a></li><li><a href="/articles/c2">شاعرة الجبل تعود إلى قريتها بعد ثلاثين عاما</a></li></ul><p id="end">نهاية قصص مقترحة</p></section>{"".join(f'<div dir="rtl" class="bbc-19j"><p dir="rtl" class="bbc-p">{t}</p></div>' for t in INTERVIEW.body[3:])}</main><section data-testid="top-stories"><h2>أبرز العناوين</h2>{items(OTHERS)}</section></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/arabic/articles/c0x9z8y7w6o",
        whole(
            INTERVIEW,
            day="2026-04-08",
            instant="2026-04-08T13:02:19+00:00",
            authors=["لينا مراد"],
            related=[f"https://{host}/articles/c1", f"https://{host}/articles/c2"],
            noise=["قصص مقترحة"],
        ),
    )


def sputnik_like() -> Case:
    host = "arab.star.example"
    html = f"""<html lang="ar" dir="rtl"><head><title>{TECH.title} - 13.04.2026, نجم عربي</title><meta name="analytics:tags" content="x"></head><body id="body"><div class="page"><header><div class="header__menu">{items(SECTIONS, '<a class="header__menu-item" href="{1}">{0}</a>')}</div></header><div class="article" data-published="2026-04-13T09:12+0000"><div class="article__meta" itemscope itemtype="https://schema.org/Article"><div itemprop="datePublished">2026-04-13T09:12+0000</div><div itemprop="headline">{TECH.title}</div><div itemprop="articleBody">{" ".join(TECH.body)}</div></div><div class="article__header"><div class="article__info"><div class="article__info-date"><a href="/20260413/" title="تاريخ كتابة الخبر">09:12 GMT 13.04.2026</a> <span class="article__info-date-modified">(تم التحديث: 10:01 GMT 13.04.2026)</span></div><div class="article__view" data-id="1"></div></div><h1 class="article__title">{TECH.title}</h1><div class="article__announce"><div class="media"><div class="media__copyright"><div class="media__copyright-item m-copyright">© Photo / Fantasy</div></div></div></div></div><div class="article__body"><div class="article__block" data-type="text"><div class="article__text">{TECH.body[0]}</div></div><div class="article__block" data-type="text"><div class="article__text">{TECH.body[1]}</div></div><div class="article__block" data-type="article"><div class="article__article"><a class="article__article-link" href="{TECH.related[0][1]}"><div class="article__article-title">{TECH.related[0][0]}</div></a><div class="article__article-info">1 أبريل 2026, 08:10 GMT</div></div></div>{"".join(f'<div class="article__block" data-type="text"><div class="article__text">{t}</div></div>' for t in TECH.body[2:])}</div><div class="article__footer"><div class="article__tags"><ul class="tags"><li class="tag__text"><a href="/keyword_a/">أمن المعلومات</a></li><li class="tag__text"><a href="/keyword_b/">التطبيقات</a></li><li class="tag__text"><a href="/keyword_c/">الخصوصية</a></li></ul></div></div></div><div class="newsfeed"><h3>شريط الأخبار</h3>{items(OTHERS)}</div></div></body></html>"""
    return Case(
        html.encode(),
        f"https://{host}/20260413/tech-10771.html",
        whole(
            TECH,
            day="2026-04-13",
            instant="2026-04-13T09:12:00+00:00",
            tags=list(TECH.tags),
            modified="2026-04-13",
            noise=["كيف تعرف أن هاتفك", "Photo"],
        ),
    )


PAGES = (
    drupal7, drupal8, drupal10_layout, joomla_k2, joomla_com_content, aspnet_form_table, aspnet_1256, blogger, polopoly, arc_fusion, next_data, jsonld_only, nuxt, softimpact, gulf_epaper, styled_components, sputnik_like,
)  # fmt: skip
