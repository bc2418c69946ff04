# ruff: noqa: E501
"""Section pages in the markups that Arabic papers have used since 2005, each with what its own list holds."""

from datetime import UTC, date, datetime

import pytest

from newsscraper.extract.listing import links, listing
from newsscraper.items import Publisher

HEADLINES = [
    "المجلس البلدي يقرّ خطة جديدة لتنظيم حركة السير في وسط المدينة",
    "مزارعو الوادي يطالبون بتعويضات بعد موجة الصقيع الأخيرة",
    "افتتاح مكتبة عامة في الحي القديم بتمويل من الأهالي",
    "وزارة التربية تعلن موعد الامتحانات الرسمية لهذا العام",
    "انقطاع المياه عن ثلاثة أحياء بسبب أعمال الصيانة",
    "باحثون يرصدون عودة طيور نادرة إلى المحمية الساحلية",
    "فريق الميناء يحرز بطولة الكرة الطائرة للمرة الرابعة",
    "ارتفاع أسعار الخضار في الأسواق مع بداية الصيف",
]
MENU = "".join(
    f'<li><a href="/{path}">{name}</a></li>'
    for path, name in [
        ("", "الرئيسية"),
        ("politics", "سياسة"),
        ("economy", "اقتصاد ومال"),
        ("sport", "رياضة"),
        ("about", "من نحن"),
    ]
)
FOOTER = (
    '<footer><a href="/contact">اتصل بنا</a><a href="/privacy">سياسة الخصوصية وشروط الاستخدام في موقعنا الإخباري</a>'
    '<a href="https://facebook.com/paper">تابعونا على فيسبوك لمتابعة آخر الأخبار</a></footer>'
)
SITE = "https://www.annahda.example"


def page(body: str, *, url: str = f"{SITE}/economy", publisher: Publisher | None = None) -> list[tuple[str, str]]:
    """Return (path, title) of what a page lists."""
    found = links(f'<html lang="ar" dir="rtl"><body>{body}</body></html>'.encode(), url=url, publisher=publisher)
    return [(link.url.replace("http:", "https:").removeprefix(SITE), link.title) for link in found]


def wordpress(i: int, title: str) -> str:
    return f"""<article class="post-{i} post type-post"><header class="entry-header">
      <a class="post-thumb" href="/2026/03/0{i}/khabar-mahalli-{i}/"><img src="/t{i}.jpg" alt=""></a>
      <span class="cat-links"><a href="/category/economy/" rel="category tag">اقتصاد</a></span>
      <h2 class="entry-title"><a href="/2026/03/0{i}/khabar-mahalli-{i}/" rel="bookmark">{title}</a></h2></header>
      <div class="entry-meta">بواسطة <a class="url fn" href="/author/samer/">سامر الخطيب</a>
      <time class="entry-date" datetime="2026-03-0{i}T09:30:00+03:00">{i} مارس 2026</time></div>
      <div class="entry-summary"><p>مقدمة قصيرة للخبر تشرح ما جرى. <a class="more-link"
      href="/2026/03/0{i}/khabar-mahalli-{i}/">أكمل القراءة »</a></p></div>
      <a href="/2026/03/0{i}/khabar-mahalli-{i}/#comments">3 تعليقات</a></article>"""


def drupal(i: int, title: str) -> str:
    return f"""<div class="views-row views-row-{i}"><div class="views-field views-field-field-image"><a href="/node/40{i}17">
      <img src="/i.jpg" alt="{title[:12]}"></a></div><div class="views-field views-field-title"><span class="field-content">
      <a href="/node/40{i}17">{title}</a></span></div><div class="views-field views-field-created">
      <span class="field-content">0{i}/03/2026 - 14:05</span></div></div>"""


def table(i: int, title: str) -> str:
    return f"""<tr><td width="80"><a href="article.php?id=5{i}20&cid=7"><img src="pic.php?n={i}" border="0"></a></td>
      <td><font face="Tahoma" size="2"><a href="article.php?id=5{i}20&amp;cid=7"><b>{title}</b></a><br>
      <font color="gray">0{i}/03/2006</font></font></td></tr>"""


def grid(i: int, title: str) -> str:
    return f"""<a class="card" href="/story/77{i}01"><div class="card__image"><img src="x.jpg"></div>
      <span class="card__category">اقتصاد</span><h3 class="card__title">{title}</h3>
      <p class="card__text">نص تمهيدي قصير يظهر تحت العنوان في البطاقة ولا ينتمي إليه.</p>
      <span class="card__date">منذ {i + 2} ساعات</span></a>"""


def bare(i: int, title: str) -> str:
    return f'<li><a href="/news/details/98{i}">{title}</a></li>'


def scripted(i: int, title: str) -> str:
    return f"""<div class="tile" data-href="/article/66{i}0-x" onclick="location.href='/article/66{i}0-x'">
      <img src="x.jpg"><div class="tile-title">{title}</div></div>"""


def picture_only(i: int, title: str) -> str:
    return f"""<div class="box"><a href="/ar/news/55{i}12/slug-{i}"><img src="x.jpg" alt=""></a><h4>{title}</h4>
      <a href="/ar/news/55{i}12/slug-{i}">اقرأ المزيد</a></div>"""


def slug(i: int, title: str) -> str:
    name = title.replace(" ", "-")
    return f'<div class="item"><h3><a href="/economy/{name}">{title}</a></h3><p>مقدمة قصيرة.</p></div>'


def upper(i: int, title: str) -> str:
    return f"""<TABLE><TR><TD><A HREF="http://www.annahda.example/News.aspx?NewsID=41{i}9"><FONT COLOR=NAVY>{title}</FONT></A>
      <BR><A HREF="http://www.annahda.example/News.aspx?NewsID=41{i}9">التفاصيل ...</A></TD></TR></TABLE>"""


def guid(i: int, title: str) -> str:
    return f"""<div class="news"><a href="/news/view.aspx?cdate=0{i}032026&id=0a1b2c3d-0000-4000-8000-00000000000{i}">{title}</a></div>"""


@pytest.mark.parametrize(
    ("item", "address", "wrap"),
    [
        (wordpress, "/2026/03/0{i}/khabar-mahalli-{i}/", "<main>{}</main>"),
        (drupal, "/node/40{i}17", '<div class="view-content">{}</div>'),
        (table, "/article.php?id=5{i}20&cid=7", '<table width="100%"><tr><td><table>{}</table></td></tr></table>'),
        (grid, "/story/77{i}01", '<section class="grid">{}</section>'),
        (bare, "/news/details/98{i}", "<ul>{}</ul>"),
        (scripted, "/article/66{i}0-x", "<div>{}</div>"),
        (picture_only, "/ar/news/55{i}12/slug-{i}", '<div class="row">{}</div>'),
        (upper, "/News.aspx?NewsID=41{i}9", "<CENTER>{}</CENTER>"),
        (guid, "/news/view.aspx?cdate=0{i}032026&id=0a1b2c3d-0000-4000-8000-00000000000{i}", "<div>{}</div>"),
    ],
)
def test_each_markup_gives_every_article_once_with_its_headline(item, address, wrap):
    items = "".join(item(i, title) for i, title in enumerate(HEADLINES, 1))
    body = f'<nav><ul class="menu">{MENU}</ul></nav><h1>اقتصاد</h1>{wrap.format(items)}{FOOTER}'
    url = SITE + ("/sections.php?cid=7" if item is table else "/economy")
    assert page(body, url=url) == [(address.format(i=i), title) for i, title in enumerate(HEADLINES, 1)]


def test_slugs_without_an_id_are_articles_when_they_are_sentences():
    body = f"<ul>{MENU}</ul>" + "".join(slug(i, title) for i, title in enumerate(HEADLINES, 1)) + FOOTER
    assert [title for _, title in page(body)] == HEADLINES


def test_menus_without_any_class_are_not_articles():
    body = f"<ul>{MENU}</ul><ul>{''.join(bare(i, t) for i, t in enumerate(HEADLINES, 1))}</ul>" + (
        '<p><a href="/cat/12">أخبار محلية</a> <a href="/cat/13">عربي ودولي</a> <a href="/cat/14">ثقافة وفن</a></p>'
    )
    assert [title for _, title in page(body)] == HEADLINES


MOST_READ = [
    '<div class="box"><h3>الأكثر قراءة</h3><ul>{}</ul></div>',
    '<div class="box"><div class="head"><span>الأكثر مشاهدة</span></div><div class="body"><ul>{}</ul></div></div>',
    '<h3>الأكثر قراءةً</h3><ul>{}</ul>',
    '<table><tr><td bgcolor="red"><b>المواضيع الأكثر تعليقا</b></td></tr><tr><td><ul>{}</ul></td></tr></table>',
    '<aside><h4>آخر الأخبار</h4><ul>{}</ul></aside>',
    '<div class="sidebar"><ul>{}</ul></div>',
    '<div class="widget popular-posts"><ul>{}</ul></div>',
    '<div><ul class="tabs"><li><a href="#a">الأكثر قراءة</a></li><li><a href="#b">الأحدث</a></li></ul><div id="a"><ul>{}</ul></div></div>',
    '<section><header><h2>أحدث الأخبار</h2></header><ul>{}</ul></section>',
    '<div id="ticker"><ul>{}</ul></div>',
    '<section><h2>روابط مفيدة</h2><ul>{}</ul></section>',
    '<div class="col"><p><strong>الأكثر رواجاً:</strong></p><ul>{}</ul></div>',
]  # fmt: skip


@pytest.mark.parametrize("box", MOST_READ)
@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("first", [False, True])
def test_boxes_of_other_lists_are_not_part_of_a_section(box, known, first):
    publisher = Publisher(
        slug="annahda", name="النهضة", name_en="An-Nahda", country="XX", domains=("annahda.example",),
        article_urls={"news": r"^https?://(?:www\.)?annahda\.example/news/details/(?P<id>\d+)"},
    )  # fmt: skip
    other = box.format("".join(bare(i, f"عنوان آخر من قائمة أخرى رقم {i}") for i in range(91, 94)))
    own = (
        '<h1>اقتصاد</h1><div class="list"><ul>'
        + "".join(bare(i, t) for i, t in enumerate(HEADLINES, 1))
        + "</ul></div>"
    )
    body = f"<nav>{MENU}</nav>" + (other + own if first else own + other) + FOOTER
    assert [title for _, title in page(body, publisher=publisher if known else None)] == HEADLINES


def test_a_list_that_is_headed_latest_is_the_list_when_there_is_no_other():
    body = "<h2>آخر الأخبار</h2><ul>" + "".join(bare(i, t) for i, t in enumerate(HEADLINES, 1)) + "</ul>"
    assert [title for _, title in page(body)] == HEADLINES


def test_a_front_page_keeps_all_its_boxes_but_the_most_read():
    boxes = "".join(
        f"<section><h2>{name}</h2><ul>{bare(10 + i, HEADLINES[i])}{bare(20 + i, HEADLINES[-i])}</ul></section>"
        for i, name in enumerate(["سياسة", "آخر الأخبار", "رياضة"], 1)
    )
    most_read = f"<section><h2>الأكثر قراءة</h2><ul>{bare(77, HEADLINES[0])}</ul></section>"
    assert [path for path, _ in page(boxes + most_read, url=f"{SITE}/")] == [
        f"/news/details/98{n}" for n in (11, 21, 12, 22, 13, 23)
    ]


def test_tags_authors_shares_files_and_archives_are_not_articles():
    noise = """<a href="/tag/الاقتصاد-الرقمي-في-المنطقة">الاقتصاد الرقمي في المنطقة العربية</a>
      <a href="/author/4521">بقلم الكاتبة الصحفية سلمى عبد الرحمن</a>
      <a href="https://www.facebook.com/sharer.php?u=x">شارك هذا الخبر على فيسبوك الآن</a>
      <a href="/uploads/annual-report-2025.pdf">تحميل التقرير السنوي الكامل لعام 2025</a>
      <a href="/2026/03/">أرشيف أخبار شهر آذار من عام 2026</a>
      <a href="/media-kit/2026">ملف الإعلان في الصحيفة لعام كامل</a>
      <a href="mailto:news@annahda.example">أرسل لنا خبرا أو صورة من منطقتك</a>"""
    body = "<ul>" + "".join(bare(i, t) for i, t in enumerate(HEADLINES, 1)) + f"</ul><div>{noise}</div>"
    assert [title for _, title in page(body)] == HEADLINES


def test_patterns_decide_and_two_sequences_with_one_number_are_two_articles():
    publisher = Publisher(
        slug="p", name="ص", name_en="P", country="XX", domains=("annahda.example",),
        article_urls={"post": r"annahda\.example/post/(?P<id>\d+)", "news": r"annahda\.example/news/(?P<id>\d+)"},
    )  # fmt: skip
    body = """<div><a href="/post/7/a"><img src=x></a><a href="/post/7/other-slug">عاجل</a></div>
      <div><a href="/news/7/a">خبران</a></div><div><a href="/video/9/فيديو-من-المدينة-القديمة">فيديو من المدينة القديمة اليوم</a></div>
      <div><a href="https://elsewhere.example/post/8/a">خبر من موقع آخر لا علاقة له</a></div>"""
    assert page(body, publisher=publisher) == [("/post/7/a", "عاجل"), ("/news/7/a", "خبران")]


def test_an_attribute_that_stops_at_a_quotation_mark_loses_to_the_text():
    body = (
        """<div><a href="/post/9001" title="دراسة: "><img alt="دراسة: " src=x></a>
      <a href="/post/9001" title="دراسة: ">دراسة: "نوم القيلولة" يحسّن الذاكرة لدى كبار السن</a></div>"""
        * 2
    )
    assert page(body) == [("/post/9001", 'دراسة: "نوم القيلولة" يحسّن الذاكرة لدى كبار السن')]


def test_words_for_screen_readers_are_not_part_of_a_headline():
    body = """<h3><a href="/a-12345678"><span class="visually-hidden">فيديو، </span>قافلة تصل إلى القرية الجبلية المعزولة
      <span class="sr-only">، المدة 3,20</span></a></h3><h3><a href="/a-12345679"><b>عاجل</b> هزة أرضية خفيفة تضرب الساحل الشمالي</a></h3>"""
    assert [t for _, t in page(body)] == [
        "قافلة تصل إلى القرية الجبلية المعزولة",
        "هزة أرضية خفيفة تضرب الساحل الشمالي",
    ]


def test_a_list_of_links_in_windows_1256_is_read():
    body = (
        "<html><meta charset=windows-1256><body><ul>"
        + "".join(bare(i, t) for i, t in enumerate(HEADLINES, 1))
        + "</ul>"
    )
    found = links(body.encode("windows-1256", "replace"), url=f"{SITE}/economy")
    assert [link.title for link in found] == HEADLINES


def test_dates_are_read_where_they_stand():
    now = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
    for item in (wordpress, drupal, table):
        items = "".join(item(i, title) for i, title in enumerate(HEADLINES, 1))
        wrap = f"<table>{items}</table>" if item is table else f"<div>{items}</div>"
        found = listing(f"<html><body>{wrap}</body></html>".encode(), url=f"{SITE}/economy", fetched_at=now)
        year = 2006 if item is table else 2026
        assert [link.date_published for link in found.links] == [date(year, 3, i) for i in range(1, 9)], item.__name__
        assert all(link.published_raw for link in found.links)


def test_a_date_between_two_headlines_belongs_to_the_first():
    body = "".join(
        f'<h3><a href="/news/details/98{i}">{t}</a></h3><p>مقدمة</p><span class="date">2026-03-0{i}</span>'
        for i, t in enumerate(HEADLINES, 1)
    )
    found = links(f"<html><body>{body}</body></html>".encode(), url=f"{SITE}/economy")
    assert [link.date_published for link in found] == [date(2026, 3, i) for i in range(1, 9)]


def test_a_duration_is_no_date():
    body = f'<div><time datetime="PT2M55S">2:55</time><h3><a href="/a-12345678">{HEADLINES[0]}</a></h3></div>'
    found = links(f"<html><body>{body}</body></html>".encode(), url=f"{SITE}/")
    assert [(link.published_raw, link.date_published) for link in found] == [(None, None)]


@pytest.mark.parametrize(
    ("url", "kind"),
    [(f"{SITE}/", "home"), (SITE, "home"), (f"{SITE}/index.php", "home"), (f"{SITE}/arabic", "home"), (f"{SITE}/economy", "section"), (f"{SITE}/?cat=3", "section")],
)  # fmt: skip
def test_kind_says_home_or_section(url, kind):
    assert listing(b"<p>x</p>", url=url).kind == kind


@pytest.mark.parametrize(
    "headers",
    [{"Content-Type": "text/html; charset=windows-1256"}, [(b"content-type", b"text/html; charset=windows-1256")]],
)
def test_headers_of_any_shape_say_the_encoding(headers):
    body = "<h3><a href='/news/98123'>خمسة قوارب تعود من رحلة الصيد</a></h3>".encode("windows-1256")
    found = listing(body, url=f"{SITE}/economy", headers=headers)
    assert [link.title for link in found.links] == ["خمسة قوارب تعود من رحلة الصيد"]


@pytest.mark.parametrize("body", [b"", b"\0" * 50, b"{}", b"%PDF-1.4", b"<", "لا روابط هنا".encode()])
def test_bytes_without_links_give_an_empty_listing(body):
    assert links(body, url=SITE) == []
