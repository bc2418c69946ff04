# ruff: noqa: E501
"""Home, section, tag, search and writer pages as newsrooms' systems build them, and how each goes on."""

from collections.abc import Iterator
from typing import Any

from arabic_web.lists import ListCase
from arabic_web.newsroom_stories import MENU, MORE
from arabic_web.stories import items

H = "https://www.nahar-jadid.example"
NEWS = (
    "الحكومة تؤجل البت في ملف الكهرباء إلى الأسبوع المقبل",
    "انهيار سقف مدرسة في الجنوب ونجاة التلاميذ",
    "صادرات الزيتون ترتفع بنسبة 18 في المئة",
    "«سطوح» يفتتح مهرجان الساحل السينمائي",
    "سائقو الأجرة يقطعون الطريق الدولية احتجاجا",
    "مستشفى الأطفال يفتتح قسما جديدا للأورام",
    "نتائج القرعة: الاتحاد في مواجهة بطل العام الماضي",
    "خبراء يحذرون من موجة حر مبكرة هذا الربيع",
    "الجامعة الوطنية تعدل شروط القبول في كلية الطب",
    "حريق يلتهم عشرة هكتارات من غابات الشمال",
    "توقيف شبكة لتزوير جوازات السفر",
    "المصرف المركزي يبقي سعر الفائدة من دون تغيير",
)
WHY = "أفادت مصادر مطلعة بأن القرار النهائي سيصدر خلال أيام، وسط تباين في المواقف بين الأطراف المعنية."
NAV = f'<header><a class="logo" href="/"><img alt="نهار جديد"></a><ul>{items(MENU)}</ul><form action="/search"><input name="q"></form></header>'
FOOT = '<footer><a href="/about">من نحن</a><a href="/contact">اتصل بنا</a><a href="/privacy">سياسة الخصوصية وشروط الاستخدام</a><p>جميع الحقوق محفوظة © 2026</p></footer>'
SIDE = f"<aside><h3>الأكثر قراءة</h3><ol>{items(MORE)}</ol></aside>"


def lst(
    rows: list[str],
    url: str,
    path: str,
    /,
    *,
    head: str = "<h1>سياسة</h1>",
    after: str = "",
    day: str | None = None,
    next_url: Any = ...,
    side: str = SIDE,
    count: int | None = None,
    body: str | None = None,
    next_body: str | None = None,
) -> ListCase:
    count = count or len(rows)
    html = f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>سياسة | نهار جديد</title></head><body>{NAV}<main>{head}{body if body is not None else "".join(rows)}{after}</main>{side}{FOOT}</body></html>'
    links = tuple((path.format(n=n, d=20 - n), NEWS[n], day.format(d=20 - n) if day else None) for n in range(count))
    return ListCase(
        html.encode(),
        H + url,
        links,
        H + next_url if isinstance(next_url, str) and next_url.startswith("/") else next_url,
        next_body,
    )


def rows(pattern: str, count: int = 12) -> list[str]:
    return [pattern.format(n=n, t=NEWS[n], d=20 - n, why=WHY) for n in range(count)]


def cases() -> Iterator[tuple[str, ListCase]]:
    """Yield the pages by name."""
    yield (
        "aspnet repeater, day in words",
        lst(
            rows(
                '<div class="bigOneSec"><a href="/story/2026/4/{d}/x/77{n}"><img></a><div><h3><a href="/story/2026/4/{d}/x/77{n}">{t}</a></h3><span class="newsDate2">{d} أبريل 2026 08:00 ص</span><p>{why}</p></div></div>'
            ),
            "/Section/65/1",
            "/story/2026/4/{d}/x/77{n}",
            after='<div id="paging"><ul class="pagination"><li class="active"><a href="/Section/65/1">1</a></li><li><a href="/Section/65/2">2</a></li><li><a href="/Section/65/3">3</a></li><li><a href="/Section/65/2">»</a></li></ul></div>',
            next_url="/Section/65/2",
        ),
    )
    yield (
        "whole card is a link",
        lst(
            rows(
                '<a class="card" href="/news/77{n}/slug"><figure><img alt="{t}"></figure><div class="in"><span class="cat">سياسة</span><h4>{t}</h4><time datetime="2026-04-{d:02}T09:00:00+03:00">{d} نيسان</time></div></a>'
            ),
            "/politics",
            "/news/77{n}/slug",
            day="2026-04-{d:02}",
            after='<div class="pager"><a class="next page-numbers" href="/politics?page=2">الصفحة التالية</a></div>',
            next_url="/politics?page=2",
        ),
    )
    yield (
        "table of an old portal",
        lst(
            [],
            "/news.php?cat=3",
            "/news.php?action=show&id=77{n}",
            head="",
            body='<table width="100%">'
            + "".join(
                rows(
                    '<tr><td><img src="dot.gif"></td><td><a href="news.php?action=show&id=77{n}"><font size="3">{t}</font></a></td><td>2026-04-{d:02}</td></tr>'
                )
            )
            + "</table>",
            day="2026-04-{d:02}",
            after='<center><b>[1]</b> <a href="news.php?cat=3&start=12">[2]</a> <a href="news.php?cat=3&start=24">[3]</a></center>',
            next_url="/news.php?cat=3&start=12",
        ),
    )
    yield (
        "slider, then list, one story in both",
        lst(
            [],
            "/",
            "/a/77{n}",
            head="",
            body='<div class="slider">'
            + "".join(rows('<div class="slide"><a href="/a/77{n}"><img><h2>{t}</h2></a></div>', 4))
            + "</div><section><h3>آخر الأخبار</h3><ul>"
            + "".join(rows('<li><span>{d}:10</span> <a href="/a/77{n}">{t}</a></li>'))
            + "</ul></section>",
            count=12,
            side="",
        ),
    )
    yield (
        "load more by AJAX",
        lst(
            rows(
                '<article class="post" data-id="77{n}"><a href="/77{n}/"><img></a><h2 class="entry-title"><a href="/77{n}/">{t}</a></h2><span class="posted">منذ {n} ساعات</span></article>'
            ),
            "/category/politics/",
            "/77{n}/",
            after='<a href="#" class="load-more" data-page="1" data-max="40" data-url="/wp-admin/admin-ajax.php?action=more&cat=5">تحميل المزيد</a>',
        ),
    )
    yield (
        "search results with marked words",
        lst(
            rows(
                '<div class="res"><h3><a href="/details/77{n}?q=x">{t}</a></h3><p>... {why} ...</p><small>{d}/4/2026</small></div>'
            ),
            "/search?q=%D8%AE%D8%A8%D8%B1",
            "/details/77{n}?q=x",
            head="<h1>نتائج البحث عن: خبر</h1><p>عدد النتائج 1204</p>",
            day="2026-04-{d:02}",
            after='<div class="pg"><span>1</span><a href="/search?q=%D8%AE%D8%A8%D8%B1&p=2">2</a><a href="/search?q=%D8%AE%D8%A8%D8%B1&p=2">التالي</a></div>',
            next_url="/search?q=%D8%AE%D8%A8%D8%B1&p=2",
        ),
    )
    yield (
        "writer's page",
        lst(
            rows(
                '<div class="art"><a class="t" href="/opinion/77{n}">{t}</a><div class="dt">{d} أبريل 2026</div><div class="ex">{why} <a href="/opinion/77{n}">المزيد</a></div></div>'
            ),
            "/authors/12",
            "/opinion/77{n}",
            head='<div class="writer"><img><h1>سناء الكردي</h1><p>صحافية استقصائية، حائزة جائزة الصحافة العربية.</p><a href="https://x.com/s">@sana</a></div>',
            day="2026-04-{d:02}",
            next_url=None,
        ),
    )
    yield (
        "tag page of Drupal views",
        lst(
            rows(
                '<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/node/77{n}">{t}</a></span></div><div class="views-field views-field-created"><span class="field-content">04/{d:02}/2026 - 10:0{n}</span></div></div>',
                10,
            ),
            "/tags/9",
            "/node/77{n}",
            head="<h1>إضراب</h1>",
            day="2026-04-{d:02}",
            after='<nav class="pager"><ul><li class="pager__item is-active"><a href="?page=0">1</a></li><li><a href="?page=1">2</a></li><li class="pager__item pager__item--next"><a href="?page=1" rel="next"><span>››</span></a></li></ul></nav>',
            next_url="/tags/9?page=1",
        ),
    )
    sections = "".join(
        f'<section class="blk"><div class="hd"><a href="/{s}">{t}</a><a class="all" href="/{s}">عرض الكل</a></div>{"".join(rows(p, 12)[i * 4 : i * 4 + 4])}</section>'
        for i, (s, t, p) in enumerate(
            (
                ("politics", "سياسة", '<div class="it"><a href="/p/77{n}"><img><span>{t}</span></a></div>'),
                ("economy", "اقتصاد", '<div class="it"><h5><a href="/p/77{n}">{t}</a></h5></div>'),
                ("sport", "رياضة", '<li><a href="/p/77{n}" title="{t}">{t}</a></li>'),
            )
        )
    )
    yield (
        "home of section blocks",
        lst(
            [],
            "/",
            "/p/77{n}",
            head="",
            body=sections,
            count=12,
            side='<aside class="poll"><h3>استطلاع الرأي</h3><p>هل تؤيد تأجيل الانتخابات إلى الخريف المقبل؟</p></aside>',
        ),
    )
    yield (
        "video section",
        lst(
            rows(
                '<div class="vid"><a href="/videos/77{n}" class="th"><img><i class="play"></i><span class="dur">0{n}:12</span></a><a href="/videos/77{n}" class="tl">{t}</a><span class="views">1{n}20 مشاهدة</span></div>',
                9,
            ),
            "/videos",
            "/videos/77{n}",
            head="<h1>فيديو</h1>",
            after='<a rel="next" href="/videos/page/2">«</a>',
            next_url="/videos/page/2",
        ),
    )
    yield (
        "headline cut, whole in title",
        lst(
            rows(
                '<div class="n"><a href="/n/77{n}" title="{t}"><img></a><a href="/n/77{n}" title="{t}">{t:.28}...</a></div>'
            ),
            "/latest",
            "/n/77{n}",
            head="<h2>آخر الأخبار</h2>",
            after='<div class="pages">صفحة 1 من 88 <a href="/latest/2">2</a> <a href="/latest/3">3</a> ... <a href="/latest/88">الأخيرة</a></div>',
            next_url="/latest/2",
        ),
    )
    days = "".join(
        f'<h3 class="day">{20 - n} أبريل 2026</h3><ul><li><span>09:1{n % 10}</span><a href="/f/77{n}">{NEWS[n]}</a></li></ul>'
        for n in range(12)
    )
    yield (
        "archive by day",
        lst([], "/archive", "/f/77{n}", head="<h1>الأرشيف</h1>", body=days, count=12, day="2026-04-{d:02}"),
    )
    yield (
        "flash list of hours",
        lst(
            rows('<div class="urgent"><span class="h">1{n}:30</span><a href="/urgent/77{n}">{t}</a></div>', 10),
            "/urgent",
            "/urgent/77{n}",
            head="<h1>عاجل</h1>",
            count=10,
        ),
    )
    yield (
        "elementor grid with read more",
        lst(
            rows(
                '<article class="elementor-post elementor-grid-item post-77{n}"><a class="elementor-post__thumbnail__link" href="/2026/04/77{n}"><img></a><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/2026/04/77{n}"> {t} </a></h3><div class="elementor-post__meta-data"><span class="elementor-post-date">{d} أبريل، 2026</span><span class="elementor-post-avatar">لا توجد تعليقات</span></div><div class="elementor-post__excerpt"><p>{why}</p></div><a class="elementor-post__read-more" href="/2026/04/77{n}">اقرأ المزيد »</a></div></article>',
                9,
            ),
            "/blog",
            "/2026/04/77{n}",
            day="2026-04-{d:02}",
            after='<nav class="elementor-pagination"><span class="page-numbers prev">« السابق</span><span aria-current="page" class="page-numbers current">1</span><a class="page-numbers" href="/blog/page/2/">2</a><a class="page-numbers next" href="/blog/page/2/">التالي »</a></nav>',
            next_url="/blog/page/2/",
        ),
    )
    yield (
        "ASP.NET pager by postback",
        lst(
            rows(
                '<tr><td><a id="dl_ctl{n:02}_lnk" href="Details.aspx?id=77{n}">{t}</a><br /><span>{d:02}/04/2026</span></td></tr>'
            ),
            "/List.aspx?cat=2",
            "/Details.aspx?id=77{n}",
            head="<span>أخبار محلية</span>",
            day="2026-04-{d:02}",
            after='<a id="lnkNext" href="javascript:__doPostBack(&#39;ctl00$lnkNext&#39;,&#39;&#39;)">التالي</a>',
        ),
    )
    yield (
        "headlines between advertisements and partners",
        lst(
            [],
            "/economy",
            "/economy/77{n}",
            head="<h1>اقتصاد</h1>",
            body="".join(
                r
                + (
                    '<div class="ad"><a href="https://ads.example/click?id=9"><img alt="إعلان"></a><a href="https://shop.example/offer">خصومات تصل إلى 70% على الأجهزة المنزلية لفترة محدودة</a></div>'
                    if i % 4 == 3
                    else ""
                )
                for i, r in enumerate(
                    rows(
                        '<div class="row"><div class="col"><a href="/economy/77{n}"><h2>{t}</h2></a><p>{why}</p></div></div>'
                    )
                )
            ),
            count=12,
        ),
    )
    yield from _more()


def _more() -> Iterator[tuple[str, ListCase]]:
    """Yield the pages that were written after the others had been mended."""
    yield (
        "home of a portal: lead story, three columns, a bar of video, writers",
        lst(
            [],
            "/",
            "/News/77{n}",
            head="",
            body='<div class="lead"><a href="/News/770"><img></a><h1><a href="/News/770">'
            + NEWS[0]
            + "</a></h1><p>"
            + WHY
            + '</p></div><div class="cols">'
            + "".join(rows('<div class="c"><h3><a href="/News/77{n}">{t}</a></h3></div>')[1:])
            + '</div><section><h2>كتاب وآراء</h2><a href="/Writer/1">مازن الشاطر</a><a href="/Writer/2">هبة الراوي</a></section>',
            count=12,
            side='<aside><h3>أسعار العملات</h3><table><tr><td><a href="/Currency/usd">الدولار الأمريكي</a></td><td>48.2</td></tr></table><h3>مواقيت الصلاة</h3><p>الفجر 4:12</p></aside>',
        ),
    )
    yield (
        "category icons, author and counters in each card",
        lst(
            rows(
                '<div class="post"><a href="/cat/politics" class="cat">سياسة</a><h2><a href="/{n}77-slug.html">{t}</a></h2><div class="m"><a href="/author/a">مراد الحيدري</a> <span>{d} أفريل 2026</span> <a href="/{n}77-slug.html#comments">3 تعليقات</a></div></div>'
            ),
            "/politique",
            "/{n}77-slug.html",
            day="2026-04-{d:02}",
            after='<ul class="pagination"><li><a href="/politique?p=2">الصفحة 2</a></li><li><a href="/politique?p=2">الموالي</a></li></ul>',
            next_url="/politique?p=2",
        ),
    )
    yield (
        "list of an agency: hour, headline, no pictures, day over all",
        lst(
            [],
            "/ar/news",
            "/ar/news/77{n}/x",
            head="<h1>الأخبار</h1>",
            body="<h3>الاثنين 20 نيسان 2026</h3><table>"
            + "".join(rows('<tr><td>1{n}:05</td><td><a href="/ar/news/77{n}/x">{t}</a></td><td>سياسة</td></tr>', 10))
            + "</table>",
            count=10,
        ),
    )
    yield (
        "two lists by tabs: latest and most read of the section",
        lst(
            rows(
                '<li class="media"><a href="/local/77{n}"><img></a><div class="media-body"><a href="/local/77{n}"><h5>{t}</h5></a></div></li>'
            ),
            "/local",
            "/local/77{n}",
            side='<div class="tabs"><ul><li><a href="#a">الأكثر قراءة</a></li><li><a href="#b">الأكثر تعليقا</a></li></ul><div id="a"><h4>الأكثر قراءة</h4>'
            + items(MORE)
            + "</div></div>",
            after='<button class="btn-more" data-next="/local?page=2&ajax=1">المزيد من الأخبار</button>',
        ),
    )
    yield (
        "opinion page: writer over headline",
        lst(
            rows(
                '<div class="op"><a class="w" href="/writers/{n}"><img>كاتب رقم {n}</a><a class="h" href="/opinions/2026/4/{d}/77{n}">{t}</a></div>',
                9,
            ),
            "/opinions",
            "/opinions/2026/4/{d}/77{n}",
            head="<h1>آراء</h1>",
        ),
    )
    yield (
        "relative paths and a base element",
        lst(
            [],
            "/ar/section/local.php?page=3",
            "/ar/story.php?id=77{n}",
            head='<base href="https://www.nahar-jadid.example/ar/"><h1>محليات</h1>',
            body="".join(rows('<div><a href="story.php?id=77{n}">{t}</a> <span>({d}/4/2026)</span></div>')),
            count=12,
            day="2026-04-{d:02}",
            after='<a href="section/local.php?page=2">&lt;&lt; السابق</a> <a href="section/local.php?page=4">التالي &gt;&gt;</a>',
            next_url="/ar/section/local.php?page=4",
        ),
    )
    yield (
        "cards with a share bar and a save button each",
        lst(
            rows(
                '<div class="card"><a class="img" href="/a/77{n}/"><img loading="lazy"></a><div class="share"><a href="https://www.facebook.com/sharer.php?u=/a/77{n}/">فيسبوك</a><a href="https://wa.me/?text=x">واتساب</a></div><h3 class="title"><a href="/a/77{n}/">{t}</a></h3><time datetime="2026-04-{d:02}">{d} أبريل</time><button>حفظ</button></div>'
            ),
            "/economy/",
            "/a/77{n}/",
            head="<h1>اقتصاد</h1>",
            day="2026-04-{d:02}",
            after='<nav aria-label="ترقيم"><a href="/economy/?page=1" aria-current="page">1</a><a href="/economy/?page=2">2</a><a href="/economy/?page=3">3</a></nav>',
            next_url="/economy/?page=2",
        ),
    )
