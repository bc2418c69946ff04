"""The generic rules, one small page for each."""

from datetime import UTC, datetime

import pytest

from newsscraper.extract import article as read_article
from newsscraper.extract.labels import Label, label_of
from newsscraper.extract.page import Document
from newsscraper.extract.related import as_printed
from newsscraper.extract.title import without_site
from newsscraper.items import Article, Notice

URL = "https://outlet.example/news/412"
TITLE = "البلدية تفتح الحديقة الكبرى بعد ترميمها"
P = (
    "أعلنت بلدية المدينة، صباح اليوم، فتح الحديقة الكبرى أمام الزوار بعد عامين من أعمال الترميم التي شملت الممرات والأشجار.",  # noqa: E501
    "وقال رئيس البلدية إن الحديقة ستستقبل الأهالي من السابعة صباحًا حتى العاشرة ليلًا، وإن الدخول إليها سيبقى مجانيًا.",
    "وأضاف أن المرحلة الثانية من المشروع ستبدأ في الخريف المقبل، وتشمل بناء مكتبة للأطفال وملعبين صغيرين.",
)  # fmt: skip
LONG_TAIL = "أخبار المدن والقرى من الساحل إلى الجبل"
BODY = "".join(f"<p>{p}</p>" for p in P)


def read(body: str, head: str = "", url: str = URL) -> Article:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_article(html.encode(), url=url, fetched_at=datetime(2022, 1, 3, 9, tzinfo=UTC))


def page(middle: str = BODY, after: str = "", head: str = "") -> Article:
    return read(f"<h1>{TITLE}</h1><div>{middle}</div>{after}", head)


# ── title ──


@pytest.mark.parametrize(
    ("text", "names", "others", "bare"),
    [
        (f"{TITLE} | الواحة", {"الواحه"}, [], TITLE),
        (f"الواحة | {TITLE}", {"الواحه"}, [], TITLE),
        (f"{TITLE} | محليات", set(), [], TITLE),
        (f"{TITLE} | {LONG_TAIL}", set(), [TITLE], TITLE),
        (f"{TITLE} | {LONG_TAIL}", set(), ["خبر آخر"], f"{TITLE} | {LONG_TAIL}"),
        ("فتح الحديقة | محليات", set(), [], "فتح الحديقة | محليات"),
    ],
)
def test_the_name_of_the_site_is_cut_off_where_something_says_that_it_is_one(text, names, others, bare):
    assert without_site(text, names, others) == bare


def test_a_line_that_is_all_link_is_no_headline():
    teaser = "خبر آخر من أخبار المدينة يدعو القارئ إلى الصفحة التالية"
    found = read(f'<div class="title"><a href="/news/9">{teaser}</a></div><div>{BODY}</div>', f"<title>{TITLE}</title>")
    assert found.title == TITLE


def test_a_link_keeps_its_letters_and_loses_its_dots():
    doc = Document.parse(b"<html></html>", url="https://outlet.example/news/1")
    assert as_printed(doc, "/news/خبر-جديد") == "https://outlet.example/news/خبر-جديد"
    assert as_printed(doc, "/news/../sport/2") == "https://outlet.example/sport/2"
    assert as_printed(doc, "javascript:void(0)") is None


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE} - جريدة الواحة</title>",
        f"<title>جريدة الواحة | {TITLE}</title>",
        f'<meta property="og:title" content="جريدة الواحة : {TITLE}"><meta property="og:site_name" content="جريدة الواحة">',  # noqa: E501
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(head: str):
    assert page(head=head).title == TITLE


def test_an_h1_that_is_the_name_of_the_site_is_not_the_title():
    head = f'<title>{TITLE} | جريدة الواحة</title><meta property="og:site_name" content="جريدة الواحة">'
    assert read(f"<h1>جريدة الواحة</h1><h2>{TITLE}</h2>{BODY}", head).title == TITLE


def test_the_headline_that_readers_see_wins_over_that_of_the_search_engine():
    assert page(head='<meta property="og:title" content="الحديقة الكبرى: كل ما تريد معرفته">').title == TITLE


# ── body ──


def test_paragraphs_split_by_br_are_paragraphs():
    assert page("<br><br>".join(P)).paragraphs == list(P)


def test_subheads_and_lists_stay():
    found = page(f"<p>{P[0]}</p><h3>مواعيد الزيارة</h3><ul><li>صباحًا للعائلات</li></ul><p>{P[1]}</p>")
    assert found.paragraphs == [P[0], "مواعيد الزيارة", "صباحًا للعائلات", P[1]]


def test_an_agency_sign_off_stays():
    assert page("<br>".join([*P, "--(بترا)"])).paragraphs[-1] == "--(بترا)"


@pytest.mark.parametrize(
    "noise",
    [
        "<p>شارك هذا الخبر :</p>",
        "<p>رابط دائم: https://outlet.example/?p=412</p>",
        "<div class=caption>الحديقة بعد الترميم</div>",
        "<figure><img src=a.jpg><figcaption>الحديقة بعد الترميم.</figcaption></figure>",
        "<p><strong>اقرأ أيضًا: <a href=/news/400>حديقة أخرى تنتظر الترميم منذ سنوات</a></strong></p>",
        "<p>تابعوا آخر الأخبار عبر قناتنا على تلغرام</p>",
        "<p>عدد المشاهدات: 1520</p>",
        "<p>جميع الحقوق محفوظة لجريدة الواحة 2022</p>",
        "<section><h2>يستحق الانتباه</h2><p>بودكاست أسبوعي يحكي قصص المدينة، ويستضيف أهلها كل خميس.</p></section>",
        "<p>الآراء الواردة أدناه لا تعبر عن رأي الموقع، بل عن أصحابها فقط.</p>",
    ],
)
def test_furniture_between_paragraphs_is_no_text(noise: str):
    assert page(f"<p>{P[0]}</p><p>{P[1]}</p>{noise}<p>{P[2]}</p>").paragraphs == list(P)


def test_a_lead_beside_the_text_is_text():
    found = read(f"<h1>{TITLE}</h1><div class=lead><p>{P[0]}</p></div><div class=x><p>{P[1]}</p><p>{P[2]}</p></div>")
    assert found.paragraphs == list(P)


def test_the_rules_for_comments_may_be_longer_than_the_article():
    rules = "".join(
        f"<p>{n}. يحذف التعليق إذا كان مسيئا، أو خارجا عن الموضوع، أو مكررا أكثر من مرة في الصفحة نفسها.</p>"
        for n in range(20)
    )
    assert page(after=f"<div class='modal comments-rules'>{rules}</div>").paragraphs == list(P)


def test_a_page_wrapped_in_one_form_has_its_text():
    assert read(f"<form><h1>{TITLE}</h1>{BODY}</form>").paragraphs == list(P)


# ── tags, related, section ──


@pytest.mark.parametrize(
    "row",
    [
        "<div>الكلمات الدلالية: <a href=/t/1>حدائق</a>، <a href=/t/2>البلدية</a></div>",
        "<div><span>وسوم</span><a rel=tag href=/t/1>حدائق</a><a rel=tag href=/t/2>البلدية</a></div>",
        "<div><a href=/tag/1>#حدائق</a> <a href=/tag/2>#البلدية</a></div>",
        "<p>كلمات مفتاحية: حدائق، البلدية</p>",
        "<div><a href=/x?t=1>حدائق</a><a href=/x?t=2>البلدية</a></div>",
    ],
)
def test_tags_are_found_under_their_labels_and_cut_from_the_text(row: str):
    found = page(after=row)
    assert (found.tags, found.paragraphs) == (("حدائق", "البلدية"), list(P))


def test_keywords_that_are_the_title_split_into_words_are_refused():
    assert page(head=f'<meta name=keywords content="{"، ".join(TITLE.split())}">').tags == ()


def test_stated_tags_are_split_at_arabic_commas():
    assert page(head='<meta property="article:tag" content="حدائق، البلدية">').tags == ("حدائق", "البلدية")


@pytest.mark.parametrize(
    "label",
    [
        "مقالات ذات صلة",
        "مواضيع متعلقة",
        "أخبار ذات صلة",
        "اقرأ أيضا",
        "إقرأ أيضاً:",
        "قد يهمك أيضا",
        "الموضوعات المتعلقة",
    ],
)
def test_links_under_a_related_label_are_related_and_others_are_not(label: str):
    row = "<li><a href=/news/{0}>خبر رقم {0} عن أحوال المدينة</a></li>".format
    after = f"<h3>{label}</h3><ul>{row(1)}{row(2)}</ul><h3>الأكثر قراءة</h3><ul>{row(3)}</ul>"
    assert [link.url[-1] for link in page(after=after).related] == ["1", "2"]


def test_picture_and_headline_of_a_related_link_are_one():
    after = "<h3>مقالات مرتبطة</h3><div><a href=/news/1><img src=1.jpg></a><a href=/news/1 title='عنوان طويل لم يقطع في الصفحة'>عنوان طويل لم...</a></div>"  # noqa: E501
    assert [(link.title, link.url) for link in page(after=after).related] == [
        ("عنوان طويل لم يقطع في الصفحة", "https://outlet.example/news/1")
    ]


def test_the_section_comes_from_the_breadcrumb_without_home():
    crumbs = "<ol class=breadcrumb><li><a href=/>الرئيسية</a></li><li><a href=/c/1>محليات</a></li></ol>"
    assert read(f"{crumbs}<h1>{TITLE}</h1>{BODY}").section_path == ("محليات",)


# ── authors and dates ──


@pytest.mark.parametrize("line", ["كتبت: سعاد المرعي", "بقلم سعاد المرعي", "<span class=author>سعاد المرعي</span>"])
def test_the_author_is_a_name_without_the_verb(line: str):
    found = read(f"<h1>{TITLE}</h1><div>{line}</div>{BODY}")
    assert found.authors == ("سعاد المرعي",)
    assert found.paragraphs == list(P)


def test_the_site_is_no_author():
    head = '<meta name=author content="جريدة الواحة"><meta property="og:site_name" content="جريدة الواحة">'
    assert page(head=head).authors == ()


def test_a_visible_date_below_the_headline_is_the_publication():
    found = read(
        f"<div>الإثنين 3 كانون الثاني 2022</div><h1>{TITLE}</h1><div>السبت 1 كانون الثاني 2022 - 10:15 صباحا</div>{BODY}"  # noqa: E501
    )
    assert (str(found.date_published), found.published_at, found.published_precision) == ("2022-01-01", None, "minute")


def test_a_line_that_says_last_update_is_no_publication():
    found = read(f"<h1>{TITLE}</h1><div>آخر تحديث: 2 كانون الثاني 2022</div>{BODY}")
    assert found.date_published is None
    assert str(found.date_modified) == "2022-01-02"


def test_a_page_without_a_date_says_so():
    assert Notice.DATE_MISSING in page().warnings


def test_headers_may_be_pairs_of_bytes():
    html = f"<h1>{TITLE}</h1>{BODY}".encode()
    headers = [(b"Content-Type", b"text/html; charset=utf-8"), (b"X-Robots-Tag", b"noarchive")]
    assert read_article(html, url=URL, fetched_at=datetime(2022, 1, 3, tzinfo=UTC), headers=headers).noarchive


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("إقرأ المزيد في:", Label.SECTION),
        ("التغطية الإخبارية", Label.OTHER),
        ("خبر عاجل", Label.OTHER),
        ("مقالات مرتبطة", Label.RELATED),
        ("الكلمات الدالة :", Label.TAGS),
        ("قال الوزير إن المشروع جاهز", None),
    ],
)
def test_labels_are_known_in_their_spellings(text: str, label: Label | None):
    assert label_of(text) is label


# ── readers, interviews, lines of dates ──

COMMENT = "هذا رأيي في الموضوع ولا ألزم به أحدا، فالتجارب السابقة علمتنا ألا نصدق كل وعد، والله أعلم بما يكون. "


@pytest.mark.parametrize("heading", ["<h4>التعليقات (12)</h4>", "<b>تعليقات الزوار</b>", "<div>آراء القراء</div>"])
@pytest.mark.parametrize("box", ['<div class="cm">{}</div>', "{}"])
def test_words_of_readers_are_no_body_even_where_they_are_longer(heading: str, box: str) -> None:
    comments = "".join(f"<div><b>قارئ {n}</b><p>{n} {COMMENT * 3}</p></div>" for n in range(9))
    found = page(BODY + box.format(heading + comments))
    assert found.paragraphs == list(P)


def test_a_counter_of_comments_above_the_text_ends_nothing() -> None:
    found = page(f"<p>{P[0]}</p><span>تعليقات 3</span><p>{P[1]}</p><p>{P[2]}</p>")
    assert found.paragraphs == list(P)


def test_short_questions_and_answers_of_an_interview_stay() -> None:
    talk = ["- ومتى تفتح المكتبة؟", "- في الخريف.", "- كلمة أخيرة؟", "- شكرا لكم."]
    said = "".join(f"<p><b>{line}</b></p>" if line.endswith("؟") else f"<p>{line}</p>" for line in talk)
    assert page(BODY + said).paragraphs == [*P, *talk]


def test_a_line_of_dates_is_no_paragraph_however_long() -> None:
    line = "تاريخ النشر : 2022-01-02 الساعة: 14:22:05 - آخر تحديث: 2022-01-02 الساعة: 18:01:00"
    found = read(f"<h2>{TITLE}</h2><small>{line}</small><div>{'<br>'.join(P)}</div>")
    assert found.paragraphs == list(P)
    assert str(found.published_local) == "2022-01-02 14:22:05"
    assert str(found.date_modified) == "2022-01-02"


def test_a_short_article_about_captchas_and_missing_pages_is_an_article() -> None:
    text = (
        'يصادف كل زائر عبارة "تحقق من أنك لست روبوتا"، وهي آلية تحمي المواقع من البرامج، كما يقول سالم العتيبي.',
        "ويضيف العتيبي أن شركات مثل Cloudflare طورت بدائل لا تزعج الزائر، وأن صفحة الخطأ 404 ستبقى معنا زمنا طويلا.",
        "وكانت الحديقة الرقمية في المدينة قد أقامت ورشة عن حماية المواقع الصغيرة حضرها ثلاثون شابا وشابة من القرى.",
    )
    found = read("<h1>لماذا تسألك المواقع: هل أنت إنسان؟</h1>" + "".join(f"<p>{p}</p>" for p in text))
    assert found.outcome == "article"


def test_a_name_beside_its_day_is_an_author_and_a_heading_about_him_is_none() -> None:
    box = "<div class=writer><a href=/writers/5>سلمى الناصر</a><span>2 يناير 2022</span></div>"
    bio = "<div class=author-bio><h5>عن الكاتبة</h5><p>سلمى الناصر باحثة في شؤون المدن، صدر لها كتابان.</p></div>"
    assert read(f"<h1>{TITLE}</h1>{box}<div>{BODY}</div>{bio}").authors == ("سلمى الناصر",)


def test_the_line_of_the_source_is_no_tag() -> None:
    row = '<div>المصدر: القناة + وكالات</div><a href="/tag/1">الحدائق</a><a href="/tag/2">البلديات</a>'
    assert page(after=f'<div class="article-tags">{row}</div>').tags == ("الحدائق", "البلديات")
