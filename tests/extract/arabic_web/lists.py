# ruff: noqa: E501
"""Section, home, tag and search pages, and how each goes on; feeds and sitemaps as papers serve them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from arabic_web.stories import OTHERS, SECTIONS, items

HOST = "www.saha.example"
SITE = f"https://{HOST}"

HEADLINES = (
    "المجلس البلدي يقر خطة جديدة لتنظيم السير في وسط المدينة",
    "مزارعو الوادي يطالبون بتعويضات بعد موجة الصقيع",
    "افتتاح مكتبة عامة في الحي القديم بتمويل من الأهالي",
    "وزارة التربية تعلن موعد الامتحانات الرسمية لهذا العام",
    "انقطاع المياه عن ثلاثة أحياء بسبب أعمال الصيانة",
    "باحثون يرصدون عودة طيور نادرة إلى المحمية",
    "فريق الميناء يحرز بطولة الكرة الطائرة",
    "ارتفاع أسعار الخضار مع بداية الصيف",
    "مقتل سائق في حادث على الطريق الساحلي",
    "«البحر لا ينام»: معرض صور عن حياة الصيادين",
)
TEASER = "قالت مصادر مطلعة إن العمل سيبدأ خلال الأسابيع المقبلة، بعد أن أنجزت اللجنة دراستها، وإن النتائج ستعلن قريبا."


@dataclass(frozen=True)
class ListCase:
    """A list page with what it must give: (path, headline, day) of each article, and the next page."""

    html: bytes
    url: str
    links: tuple[tuple[str, str, str | None], ...]
    next_url: str | Any | None = ...
    """Address of the next page, None for no further one; unset where it is not judged."""
    next_body: str | None = None


MENU = f'<header class="hd"><a class="logo" href="/">ساحة</a><nav><ul class="menu">{items(SECTIONS)}<li><a href="/writers">كتاب الرأي والمقالات</a></li></ul></nav></header>'
FOOT = '<footer><ul><li><a href="/about">من نحن</a></li><li><a href="/terms">شروط الاستخدام وسياسة الخصوصية في موقع ساحة</a></li><li><a href="/ads">أعلن معنا في صفحات الموقع الإلكتروني</a></li></ul><p>© ساحة 2026</p></footer>'
MOST = f'<aside class="sb"><h3>الأكثر قراءة</h3><ol>{items(OTHERS)}</ol></aside>'


def page(
    item: Callable[[int, str], str],
    path: str,
    *,
    wrap: str = "<div>{}</div>",
    paging: str = "",
    url: str = "/politics",
    day: bool = False,
    menu: str = MENU,
    foot: str = FOOT,
    side: str = MOST,
    next_url: Any = ...,
    h1: str = "سياسة",
    count: int = 10,
) -> ListCase:
    body = wrap.format("".join(item(n, t) for n, t in enumerate(HEADLINES[:count], 1)))
    html = f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{h1} | ساحة</title></head><body>{menu}<main><h1>{h1}</h1>{body}{paging}</main>{side}{foot}</body></html>'
    links = tuple((path.format(n=n), t, f"2026-04-{n:02}" if day else None) for n, t in enumerate(HEADLINES[:count], 1))
    return ListCase(
        html.encode(),
        SITE + url,
        links,
        SITE + next_url if isinstance(next_url, str) and next_url.startswith("/") else next_url,
    )


def jannah_archive() -> ListCase:
    return page(
        lambda n, t: (
            f'<li class="post-item post-{n} post type-post tie-standard"><a aria-label="{t}" href="{SITE}/archives/52{n:02}" class="post-thumb"><span class="post-cat-wrap"><span class="post-cat tie-cat-3">سياسة</span></span><img src="x.jpg"></a><div class="post-details"><div class="post-meta clearfix"><span class="date meta-item tie-icon">{n} أبريل، 2026</span><div class="tie-alignright"><span class="meta-views meta-item">{n}12</span></div></div><h2 class="post-title"><a href="{SITE}/archives/52{n:02}">{t}</a></h2><p class="post-excerpt">{TEASER}</p><a class="more-link button" href="{SITE}/archives/52{n:02}">أكمل القراءة »</a></div></li>'
        ),
        "/archives/52{n:02}",
        wrap='<ul id="posts-container" class="posts-items">{}</ul>',
        paging='<div class="pages-nav"><div class="pages-numbers pages-standard"><span class="first-page first-last-pages"><span>الأولى</span></span><ul class="pages-numbers"><li class="current"><span class="pages-nav-item">1</span></li><li><a href="/politics/page/2/">2</a></li><li><a href="/politics/page/3/">3</a></li></ul><span class="last-page first-last-pages"><a href="/politics/page/90/">الأخيرة</a></span></div></div>',
        day=True,
        next_url="/politics/page/2/",
    )


def tagdiv_archive() -> ListCase:
    return page(
        lambda n, t: (
            f'<div class="td_module_1 td_module_wrap td-animation-stack"><div class="td-module-image"><div class="td-module-thumb"><a href="/2026/04/{n:02}/khabar-{n}/" rel="bookmark" class="td-image-wrap" title="{t}"><img></a></div><a href="/category/politics/" class="td-post-category">سياسة</a></div><h3 class="entry-title td-module-title"><a href="/2026/04/{n:02}/khabar-{n}/" rel="bookmark" title="{t}">{t}</a></h3><div class="td-module-meta-info"><span class="td-post-author-name"><a href="/author/x/">المحرر</a> <span>-</span></span><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2026-04-{n:02}T10:00:00+00:00">{n} أبريل, 2026</time></span><div class="td-module-comments"><a href="/2026/04/{n:02}/khabar-{n}/#respond">0</a></div></div></div>'
        ),
        "/2026/04/{n:02}/khabar-{n}/",
        paging='<div class="page-nav td-pb-padding-side"><span class="current">1</span><a href="/politics/page/2/" class="page" title="2">2</a><span class="extend">...</span><a href="/politics/page/40/" class="last">40</a><a href="/politics/page/2/" aria-label="next-page"><i class="td-icon-menu-right"></i></a><span class="pages">الصفحة 1 من 40</span></div>',
        day=True,
        next_url="/politics/page/2/",
    )


def drupal_view() -> ListCase:
    return page(
        lambda n, t: (
            f'<div class="views-row"><div class="views-field views-field-field-image"><div class="field-content"><a href="/node/33{n:02}"><img alt=""></a></div></div><div class="views-field views-field-title"><h2 class="field-content"><a href="/node/33{n:02}">{t}</a></h2></div><div class="views-field views-field-created"><span class="field-content">2026/04/{n:02}</span></div></div>'
        ),
        "/node/33{n:02}",
        wrap='<div class="view view-section"><div class="view-content">{}</div></div>',
        paging='<div class="item-list"><ul class="pager"><li class="pager-current first">1</li><li class="pager-item"><a title="إلى الصفحة 2" href="/politics?page=1">2</a></li><li class="pager-next"><a title="إلى الصفحة التالية" href="/politics?page=1">التالي ›</a></li><li class="pager-last last"><a href="/politics?page=77">الأخير »</a></li></ul></div>',
        day=True,
        next_url="/politics?page=1",
    )


def joomla_start() -> ListCase:
    return page(
        lambda n, t: (
            f'<div class="itemContainer"><div class="catItemView"><div class="catItemHeader"><span class="catItemDateCreated">{n:02} نيسان/أبريل 2026</span><h3 class="catItemTitle"><a href="/politics/item/77{n:02}-x">{t}</a></h3></div><div class="catItemIntroText"><p>{TEASER}</p></div><div class="catItemReadMore"><a class="k2ReadMore" href="/politics/item/77{n:02}-x">إقرأ المزيد...</a></div></div></div>'
        ),
        "/politics/item/77{n:02}-x",
        paging='<div class="k2Pagination"><ul><li class="pagination-start"><span>البداية</span></li><li><span>1</span></li><li><a href="/politics?start=10">2</a></li><li class="pagination-next"><a title="التالي" href="/politics?start=10">التالي</a></li><li><a href="/politics?start=90">النهاية</a></li></ul></div>',
        day=True,
        next_url="/politics?start=10",
    )


def aspnet_postback() -> ListCase:
    return page(
        lambda n, t: (
            f'<tr><td><a id="rpt_ctl{n:02}_lnk" href="NewsDetails.aspx?id=91{n:02}"><img></a></td><td><a href="NewsDetails.aspx?id=91{n:02}"><span class="t">{t}</span></a><br><span class="d">{n:02}/04/2026</span><br>{TEASER} <a href="NewsDetails.aspx?id=91{n:02}">التفاصيل</a></td></tr>'
        ),
        "/NewsDetails.aspx?id=91{n:02}",
        wrap='<form method="post" action="Section.aspx?s=3"><input type="hidden" name="__VIEWSTATE" value="dDw"><table>{}</table><table class="pg"><tr><td><span>1</span></td><td><a href="javascript:__doPostBack(&#39;dl$p&#39;,&#39;Page$2&#39;)">2</a></td><td><a href="javascript:__doPostBack(&#39;dl$p&#39;,&#39;Page$3&#39;)">3</a></td></tr></table></form>',
        url="/Section.aspx?s=3",
        day=True,
        next_url="/Section.aspx?s=3",
    )


def php_table() -> ListCase:
    return page(
        lambda n, t: (
            f'<TR><TD bgColor="#f5f5f5"><IMG src="b.gif"> <A href="show.php?sid=14{n:02}"><FONT color=navy>{t}</FONT></A> <FONT size=1>( {n}-4-2026 )</FONT></TD></TR>'
        ),
        "/show.php?sid=14{n:02}",
        wrap="<TABLE>{}</TABLE>",
        paging='<CENTER>الصفحات : <B>[1]</B> <A href="list.php?cat=3&page=2">[2]</A> <A href="list.php?cat=3&page=3">[3]</A></CENTER>',
        url="/list.php?cat=3",
        day=True,
        next_url="/list.php?cat=3&page=2",
    )


def cards_anchor_all() -> ListCase:
    return page(
        lambda n, t: (
            f'<a class="card" href="/ar/article/60{n:02}/slug"><div class="im"><img alt="{t}"></div><div class="tx"><span class="cat">سياسة</span><h3>{t}</h3><p>{TEASER}</p><time datetime="2026-04-{n:02}">{n} نيسان</time></div></a>'
        ),
        "/ar/article/60{n:02}/slug",
        wrap='<div class="grid">{}</div>',
        paging='<button class="btn load-more" data-url="/ajax/section/3" data-page="2" data-max="20">المزيد</button>',
        day=True,
        next_url="/ajax/section/3?page=2",
    )


def react_styled() -> ListCase:
    return page(
        lambda n, t: (
            f'<li class="css-1x{n}"><div class="css-2"><div class="css-3"><img></div><div class="css-4"><h2 class="css-5"><a class="css-6" href="/arabic/articles/c{n:02}gk9x0y1zo">{t}</a></h2><time class="css-7" datetime="2026-04-{n:02}">{n} أبريل/ نيسان 2026</time></div></div></li>'
        ),
        "/arabic/articles/c{n:02}gk9x0y1zo",
        wrap="<ul>{}</ul>",
        paging='<nav aria-label="صفحة"><span>صفحة <b>1</b> من 40</span><a href="?page=2" aria-labelledby="pagination-next-page"><span id="pagination-next-page">التالي</span></a></nav>',
        url="/arabic/topics/c1",
        day=True,
        next_url="/arabic/topics/c1?page=2",
    )


def bare_list_no_classes() -> ListCase:
    return page(
        lambda n, t: f'<li><a href="/n{n}7712.html">{t}</a></li>', "/n{n}7712.html", wrap="<ul>{}</ul>", side=""
    )


def arabic_slugs() -> ListCase:
    return page(
        lambda n, t: (
            f'<div class="it"><h4><a href="/سياسة/{t.replace(" ", "-").replace("«", "").replace("»", "").replace(":", "")}">{t}</a></h4></div>'
        ),
        "",
        side="",
        wrap="<div>{}</div>",
    )


def offset_paging() -> ListCase:
    return page(
        lambda n, t: f'<div class="n"><a href="/news/article/12{n:02}01">{t}</a></div>',
        "/news/article/12{n:02}01",
        paging='<div class="pagination"><strong>1</strong><a href="/BUSI/25">2</a><a href="/BUSI/50">3</a><a href="/BUSI/25">&gt;</a></div>',
        url="/BUSI",
        next_url="/BUSI/25",
    )


def rel_next() -> ListCase:
    case = page(
        lambda n, t: f'<h3><a href="/p/{n}9001">{t}</a></h3><p>{TEASER}</p>',
        "/p/{n}9001",
        side="",
        next_url="/politics?p=2",
    )
    return ListCase(
        case.html.replace(b"</head>", b'<link rel="next" href="/politics?p=2"></head>'),
        case.url,
        case.links,
        case.next_url,
    )


def infinite_scroll() -> ListCase:
    return page(
        lambda n, t: f'<div class="item" data-id="{n}"><a href="/story/88{n:02}"><b>{t}</b></a></div>',
        "/story/88{n:02}",
        wrap='<div class="infinite-scroll" data-next-page="2" data-url="/api/stories?section=3">{}</div>',
        next_url="/api/stories?section=3&page=2",
    )


def second_page() -> ListCase:
    return page(
        lambda n, t: f'<h3><a href="/p/{n}9001">{t}</a></h3>',
        "/p/{n}9001",
        paging='<div class="nav-links"><a class="prev page-numbers" href="/politics/">السابق</a><a class="page-numbers" href="/politics/">1</a><span class="page-numbers current">2</span><a class="page-numbers" href="/politics/page/3/">3</a><a class="next page-numbers" href="/politics/page/3/">التالي</a></div>',
        url="/politics/page/2/",
        next_url="/politics/page/3/",
    )


def last_page() -> ListCase:
    return page(
        lambda n, t: f'<h3><a href="/p/{n}9001">{t}</a></h3>',
        "/p/{n}9001",
        paging='<div class="nav-links"><a class="prev page-numbers" href="/politics/page/8/">السابق</a><a class="page-numbers" href="/politics/page/8/">8</a><span class="page-numbers current">9</span></div>',
        url="/politics/page/9/",
        next_url=None,
    )


def older_posts() -> ListCase:
    return page(
        lambda n, t: (
            f'<article class="post"><h2 class="entry-title"><a href="/2026/04/{n:02}/s{n}/">{t}</a></h2><div class="entry-summary"><p>{TEASER}</p></div></article>'
        ),
        "/2026/04/{n:02}/s{n}/",
        paging='<nav class="navigation posts-navigation"><div class="nav-previous"><a href="/page/2/">مقالات أقدم</a></div></nav>',
        url="/category/x/",
        next_url="/page/2/",
    )


def blogger_home() -> ListCase:
    return page(
        lambda n, t: (
            f"<div class='post hentry'><h3 class='post-title entry-title'><a href='{SITE}/2026/04/p{n}.html'>{t}</a></h3><div class='post-body entry-content'>{TEASER}<div class='jump-link'><a href='{SITE}/2026/04/p{n}.html#more'>قراءة المزيد »</a></div></div><div class='post-footer'><span class='post-timestamp'>في <a class='timestamp-link' href='{SITE}/2026/04/p{n}.html'><abbr class='published' title='2026-04-{n:02}T07:00:00+03:00'>7:00 ص</abbr></a></span><span class='post-comment-link'><a class='comment-link' href='{SITE}/2026/04/p{n}.html#comment-form'>ليست هناك تعليقات</a></span></div></div>"
        ),
        "/2026/04/p{n}.html",
        paging=f"<div class='blog-pager'><span id='blog-pager-older-link'><a class='blog-pager-older-link' href='{SITE}/search?updated-max=2026-04-01T07:00:00%2B03:00&max-results=10' title='رسائل أقدم'>رسائل أقدم</a></span></div>",
        url="/",
        next_url="/search?updated-max=2026-04-01T07:00:00%2B03:00&max-results=10",
    )


def search_results() -> ListCase:
    return page(
        lambda n, t: (
            f'<div class="result"><a class="r-title" href="/news/{n}/4{n:02}1">{t}</a><div class="r-url">{HOST} › news › {n}</div><p>... {TEASER} ...</p></div>'
        ),
        "/news/{n}/4{n:02}1",
        url="/search?q=%D9%85%D8%A7%D8%A1",
        h1="نتائج البحث عن: ماء",
        paging='<div class="pager"><a class="on" href="#">1</a><a href="/search?q=%D9%85%D8%A7%D8%A1&page=2">2</a></div>',
        next_url="/search?q=%D9%85%D8%A7%D8%A1&page=2",
    )


def home_boxes() -> ListCase:
    """A front page of boxes: each section has a heading that is a link, and the box of the most read is none of them."""
    boxes = "".join(
        f'<section class="box"><div class="box-h"><h2><a href="{path}">{name}</a></h2><a class="all" href="{path}">المزيد</a></div>{"".join(f"<div class=it><a href=/s/{2 * k + n}40><img></a><h3><a href=/s/{2 * k + n}40>{HEADLINES[2 * k + n - 1]}</a></h3></div>" for n in (1, 2))}</section>'
        for k, (name, path) in enumerate(SECTIONS)
    )
    html = f'<html lang="ar" dir="rtl"><head><title>ساحة - الصفحة الرئيسية</title></head><body>{MENU}<div class="home">{boxes}</div>{MOST}{FOOT}</body></html>'
    return ListCase(html.encode(), f"{SITE}/", tuple((f"/s/{n}40", t, None) for n, t in enumerate(HEADLINES, 1)))


def lead_story_and_rows() -> ListCase:
    def item(n: int, t: str) -> str:
        if n == 1:
            return f'<div class="lead"><a href="/ar/1/70{n:02}"><img></a><div class="lead-t"><h1><a href="/ar/1/70{n:02}">{t}</a></h1><p>{TEASER}</p></div></div>'
        return f'<div class="row"><span class="hour">1{n % 10}:05</span><a href="/ar/1/70{n:02}">{t}</a></div>'

    return page(item, "/ar/1/70{n:02}", url="/ar/1")


def ticker_above() -> ListCase:
    return page(
        lambda n, t: f'<div class="p"><h2><a href="/a/{n}551">{t}</a></h2></div>',
        "/a/{n}551",
        menu=f'{MENU}<div class="ticker"><b>عاجل</b><marquee>{items(OTHERS, "<a href={1}>{0}</a>")}</marquee></div>',
    )


def weather_prayer_side() -> ListCase:
    side = '<div class="side"><div class="w"><h3>حالة الطقس</h3><a href="/weather">السنديان اليوم مشمس مع غيوم متفرقة</a></div><div class="w"><h3>استطلاع</h3><a href="/poll/12">هل تؤيد تنظيم السير في وسط المدينة؟</a></div><div class="w"><h3>كتاب الرأي</h3><ul><li><a href="/author/nader">نادر الخياط</a></li></ul></div></div>'
    return page(lambda n, t: f'<div class="p"><h2><a href="/a/{n}551">{t}</a></h2></div>', "/a/{n}551", side=side)


def author_page() -> ListCase:
    return page(
        lambda n, t: f'<div class="col"><a href="/opinion/{n}331/x"><h3>{t}</h3></a><span>{n} أبريل 2026</span></div>',
        "/opinion/{n}331/x",
        url="/author/nader-khayat",
        h1="نادر الخياط",
        day=True,
    )


def video_section() -> ListCase:
    return page(
        lambda n, t: (
            f'<div class="v"><a href="/video/{n}8812"><img><span class="dur">02:1{n % 10}</span></a><a class="vt" href="/video/{n}8812">{t}</a></div>'
        ),
        "/video/{n}8812",
        url="/videos",
    )


def title_in_attribute() -> ListCase:
    return page(lambda n, t: f'<div class="b"><a href="/c/{n}7120" title="{t}">{t[:22]}...</a></div>', "/c/{n}7120")


def relative_dates() -> ListCase:
    case = page(
        lambda n, t: (
            f'<div class="b"><a href="/c/{n}7120"><h3>{t}</h3></a><span class="ago">منذ {n + 2} أيام</span></div>'
        ),
        "/c/{n}7120",
    )
    return ListCase(
        case.html, case.url, tuple((p, t, f"2026-04-{18 - n:02}") for n, (p, t, _) in enumerate(case.links, 1))
    )


def data_href_tiles() -> ListCase:
    return page(
        lambda n, t: f'<div class="tile" data-href="/tile/{n}7001"><div class="tile__t">{t}</div></div>',
        "/tile/{n}7001",
        url="/photos",
    )


def dl_list() -> ListCase:
    return page(
        lambda n, t: f'<dt><a href="/dl/{n}5501">{t}</a></dt><dd>{n}/4/2026 - {TEASER}</dd>',
        "/dl/{n}5501",
        wrap="<dl>{}</dl>",
        day=True,
    )


def short_headlines() -> ListCase:
    """Headlines of three words, with an address of an article."""
    short = (
        "حريق في السوق",
        "وفاة الشاعر البحري",
        "النسور إلى النهائي",
        "سيول تجتاح الوادي",
        "الدينار يرتفع مجددا",
        "إضراب في المرفأ",
    )
    rows = "".join(f'<li><a href="/news/2026/4/{n}/45{n:02}">{t}</a></li>' for n, t in enumerate(short, 1))
    html = f'<html lang="ar" dir="rtl"><head><title>أخبار سريعة</title></head><body>{MENU}<main><h1>أخبار سريعة</h1><ul>{rows}</ul></main>{FOOT}</body></html>'
    return ListCase(
        html.encode(), f"{SITE}/brief", tuple((f"/news/2026/4/{n}/45{n:02}", t, None) for n, t in enumerate(short, 1))
    )


def htmx_more() -> ListCase:
    return page(
        lambda n, t: f'<div class="r"><a href="/r/{n}4410">{t}</a></div>',
        "/r/{n}4410",
        paging='<div hx-get="/politics/rows?page=2" hx-trigger="revealed" class="load-more">جاري التحميل</div>',
        next_url="/politics/rows?page=2",
    )


def wp_ajax() -> ListCase:
    case = page(
        lambda n, t: f'<div class="r"><a href="/r/{n}4410">{t}</a></div>',
        "/r/{n}4410",
        paging='<a class="load-more-btn" href="#" data-ajaxurl="/wp-admin/admin-ajax.php" data-action="load_posts" data-cat="3" data-page="1">تحميل المزيد</a>',
        next_url="/wp-admin/admin-ajax.php",
    )
    return ListCase(case.html, case.url, case.links, case.next_url, "page=2")


def arabic_digit_paging() -> ListCase:
    return page(
        lambda n, t: f'<div class="r"><a href="/r/{n}4410">{t}</a></div>',
        "/r/{n}4410",
        paging='<ul class="pagination"><li class="active"><a href="#">١</a></li><li><a href="/politics/2">٢</a></li><li><a href="/politics/3">٣</a></li></ul>',
        next_url="/politics/2",
    )


def mega_menu_with_headlines() -> ListCase:
    menu = f'<header><ul class="main-nav">{"".join(f"<li><a href={path}>{name}</a><div class=mega><div class=m><a href=/x/{k}771><img>{OTHERS[k][0]}</a></div></div></li>" for k, (name, path) in enumerate(SECTIONS))}</ul></header>'
    return page(lambda n, t: f'<div class="p"><a href="/x/{n}5510"><h2>{t}</h2></a></div>', "/x/{n}5510", menu=menu)


def suggestions_beside() -> ListCase:
    side = f'<div class="left-col"><div class="bx"><div class="bx-t">اخترنا لكم</div>{items(OTHERS, "<div><a href={1}>{0}</a></div>")}</div></div>'
    return page(lambda n, t: f'<div class="p"><a href="/x/{n}5510"><h2>{t}</h2></a></div>', "/x/{n}5510", side=side)


def old_table_most_read() -> ListCase:
    side = f"<table width=180><tr><td bgcolor=red><font color=white><b>الأكثر قراءة</b></font></td></tr>{items(OTHERS, '<tr><td><a href={1}>{0}</a></td></tr>')}</table>"
    return page(
        lambda n, t: (
            f'<table><tr><td><a href="art.asp?artid=66{n:02}"><img></a></td><td><a href="art.asp?artid=66{n:02}"><b>{t}</b></a><br>{TEASER}</td></tr></table>'
        ),
        "/art.asp?artid=66{n:02}",
        side=side,
        url="/sec.asp?id=2",
    )


def windows_1256_list() -> ListCase:
    case = page(lambda n, t: f'<p><a href="news{n}0021.htm">{t}</a></p>', "/news{n}0021.htm", foot="<p>ساحة</p>")
    text = case.html.decode().replace('charset="utf-8"', 'charset="iso-8859-1"')
    return ListCase(text.encode("cp1256"), case.url, case.links)


def tag_cloud_and_writers() -> ListCase:
    side = '<div class="tagcloud"><a href="/tag/1">قانون المياه الجديد في المجلس</a><a href="/tag/2">أسعار الخضار في الأسواق</a></div><div class="writers"><a href="/writer/12/a">نادر الخياط يكتب كل أحد</a></div>'
    return page(
        lambda n, t: (
            f'<div class="p"><h3><a href="/x/{n}5510">{t}</a></h3><span class="by"><a href="/writer/{n}/z">هدى الصفدي من السنديان</a></span><div class="tg"><a href="/tag/{n}">أخبار السنديان اليوم وغدا</a></div></div>'
        ),
        "/x/{n}5510",
        side=side,
    )


def three_links_each() -> ListCase:
    return page(
        lambda n, t: (
            f'<div class="p"><a href="/x/{n}5510?utm_source=home"><img alt="صورة"></a><h3><a href="/x/{n}5510">{t}</a></h3><p>{TEASER}</p><a href="/x/{n}5510#comments">{n} تعليقات</a> <a href="/x/{n}5510">تفاصيل الخبر</a> <a href="https://wa.me/?text=/x/{n}5510">واتساب</a></div>'
        ),
        "/x/{n}5510",
    )


def opaque_addresses() -> ListCase:
    """Addresses of an article are tokens without a number."""
    return page(
        lambda n, t: f'<div class="p"><h3><a href="/news/{"abcdefghij"[n - 1] * 6}">{t}</a></h3></div>',
        "",
        side="",
        wrap='<div class="list">{}</div>',
    )


def kicker_and_headline() -> ListCase:
    return page(
        lambda n, t: (
            f'<article><a href="/x/{n}5510"><span class="kicker">خاص ساحة</span><span class="headline">{t}</span></a><footer><span>هدى الصفدي</span> <time>{n:02}.04.2026</time></footer></article>'
        ),
        "/x/{n}5510",
        day=True,
    )


def only_pictures_with_alt() -> ListCase:
    return page(
        lambda n, t: f'<div class="g"><a href="/gallery/{n}3391"><img src="g{n}.jpg" alt="{t}"></a></div>',
        "/gallery/{n}3391",
        url="/galleries",
    )


def form_wrapped() -> ListCase:
    case = page(lambda n, t: f'<div class="p"><h3><a href="/x/{n}5510">{t}</a></h3></div>', "/x/{n}5510")
    html = (
        case.html.decode()
        .replace("<body>", '<body><form method="post" id="form1">')
        .replace("</body>", "</form></body>")
    )
    return ListCase(html.encode(), case.url, case.links)


def live_ticker_list() -> ListCase:
    """A news feed of the day: a time and a headline in each line."""
    return page(
        lambda n, t: (
            f'<div class="line"><time datetime="2026-04-{n:02}T1{n % 10}:05:00+03:00">1{n % 10}:05</time> <a href="/x/{n}5510">{t}</a></div>'
        ),
        "/x/{n}5510",
        url="/newsfeed",
        day=True,
    )


PAGES = (
    jannah_archive, tagdiv_archive, drupal_view, joomla_start, aspnet_postback, php_table, cards_anchor_all, react_styled, bare_list_no_classes, offset_paging, rel_next, infinite_scroll, second_page, last_page, older_posts, blogger_home, search_results, home_boxes, lead_story_and_rows, ticker_above, weather_prayer_side, author_page, video_section, title_in_attribute, relative_dates, data_href_tiles, dl_list, short_headlines, htmx_more, wp_ajax, arabic_digit_paging, arabic_slugs, mega_menu_with_headlines, suggestions_beside, old_table_most_read, windows_1256_list, tag_cloud_and_writers, three_links_each, opaque_addresses, kicker_and_headline, only_pictures_with_alt, form_wrapped, live_ticker_list,
)  # fmt: skip


def cases() -> Iterator[tuple[str, ListCase]]:
    for build in PAGES:
        yield f"lists-{build.__name__}", build()
