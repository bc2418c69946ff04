# ruff: noqa: E501
"""A fourth set of newsrooms' pages, in which the text itself is unusual or stands in an unusual place."""

from arabic_web.newsroom_stories import (
    CABINET,
    CAPTAGON,
    COLUMN,
    DERBY,
    GOLD,
    MENU,
    MERGER,
    MOON,
    MORE,
    PORT,
    SCHOOL,
    STRIKE,
    TIPS,
    WATER,
)
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)
U8 = '<meta charset="utf-8">'
HEAD = f'<header class="site"><a href="/">المنبر</a><nav>{NAV}</nav></header>'
FOOT = '<footer class="site-foot"><ul><li><a href="/about">من نحن</a></li><li><a href="/ads">أعلن معنا</a></li></ul><p>جميع الحقوق محفوظة للمنبر 2026</p></footer>'


def doc(s, body: str, n: int, /, head: str = "", **expect) -> Case:
    return page(
        f"{U8}<title>{s.title} - المنبر</title>{head}",
        f"{HEAD}{body}{FOOT}",
        f"https://www.minbar-n.example/news/{n}",
        **expect,
    )


def paragraphs_as_spans() -> Case:
    s = PORT
    return doc(
        s,
        f'<main><h1>{s.title}</h1><div class="dt">19/04/2026</div><div class="art">{"".join(f"<span style=display:block>{t}</span><br/>" for t in s.body)}</div></main>',
        1,
        **whole(s, day="2026-04-19"),
    )


def one_paragraph_of_all() -> Case:
    s = STRIKE
    text = " ".join(s.body)
    return doc(
        s,
        f'<main><h1>{s.title}</h1><time>الأحد 19 نيسان 2026</time><p class="all">{text}</p></main>',
        2,
        title=s.title,
        body=[text],
        day="2026-04-19",
        outcome="article",
    )


def text_in_table_of_word() -> Case:
    s = CABINET
    word = "".join(
        f'<p class="MsoNormal" dir="RTL" style="text-align:justify"><span lang="AR-SA" style="font-size:14.0pt;font-family:&quot;Simplified Arabic&quot;">{t}<o:p></o:p></span></p>'
        for t in s.body
    )
    return doc(
        s,
        f'<h2 class="h">{s.title}</h2><div>2026-04-15 14:00:00</div><table class="MsoTableGrid"><tr><td>{word}</td></tr></table>',
        3,
        **whole(s, day="2026-04-15"),
    )


def links_in_every_sentence() -> Case:
    s = MOON
    body = "".join(
        f"<h2>{t}</h2>"
        if len(t) < 26
        else f"<p>{t.replace('القمر', '<a href=/tag/moon>القمر</a>').replace('الفارس', '<a href=/tag/fares>الفارس</a>').replace('فريق', '<a href=/tag/team>فريق</a>')}</p>"
        for t in s.body
    )
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">19 أبريل 2026</p><div class="entry">{body}</div></article>',
        4,
        **whole(s, day="2026-04-19"),
    )


def quote_boxes_that_are_text() -> Case:
    """Quotations in `blockquote` are part of the story; the pulled one that repeats is not twice."""
    s = CAPTAGON
    quote = "«الشحنة وصلت عبر وثائق سليمة، ولم يكشفها إلا فحص الأشعة»، قال مدير المنفذ."
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">18 أبريل 2026</p><div class="entry"><p>{s.body[0]}</p><p>{s.body[1]}</p><blockquote><p>{quote}</p></blockquote><p>{s.body[2]}</p><p>{s.body[3]}</p></div></article>',
        5,
        title=s.title,
        body=[*s.body[:2], quote, *s.body[2:]],
        day="2026-04-18",
        outcome="article",
    )


def advertisement_words_between() -> Case:
    s = GOLD
    ad = ("إعلان", "- Advertisement -", "الإعلانات", "محتوى ممول", "ADVERTISEMENT")
    body = "".join(f"<p>{t}</p><div class=x{n}>{ad[n % 5]}</div>" for n, t in enumerate(s.body))
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">20 أبريل 2026</p><div class="entry">{body}</div></article>',
        6,
        **whole(s, day="2026-04-20"),
    )


def gallery_with_captions_inside() -> Case:
    s = DERBY
    gal = "".join(
        f'<div class="gallery-item"><img src="{n}.jpg"><p class="gallery-caption">لقطة من المباراة رقم {n}</p></div>'
        for n in (1, 2, 3)
    )
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">18 أبريل 2026</p><div class="entry"><p>{s.body[0]}</p><p>{s.body[1]}</p><div class="gallery">{gal}</div>{"".join(f"<p>{t}</p>" for t in s.body[2:])}</div></article>',
        7,
        **whole(s, day="2026-04-18", noise=["لقطة"]),
    )


def caption_as_first_paragraph() -> Case:
    s = SCHOOL
    return doc(
        s,
        f'<article><h1>{s.title}</h1><div class="m">الأحد 19 أبريل 2026</div><div class="entry"><p><img src="a.jpg"><br>لجنة امتحانات في العام الماضي - صورة أرشيفية</p>{s.p()}</div></article>',
        8,
        **whole(s, day="2026-04-19", noise=["أرشيفية"]),
    )


def print_version_beside() -> Case:
    s = WATER
    b = "".join(f"<h3>{t}</h3>" if len(t) < 20 else f"<p>{t}</p>" for t in s.body)
    return doc(
        s,
        f'<div class="no-print"><h1>{s.title}</h1><div>11 نيسان 2026</div><div class="text">{b}</div></div><div class="print-only"><h1>{s.title}</h1>{b}<p>طبع من موقع المنبر</p></div>',
        9,
        **whole(s, day="2026-04-11", noise=["طبع من"]),
    )


def mobile_and_desktop_copies() -> Case:
    s = PORT
    return doc(
        s,
        f'<div class="d-none d-md-block"><h1>{s.title}</h1><span>19 أبريل 2026</span><div class="c">{s.p()}</div></div><div class="d-md-none"><h1>{s.title}</h1><span>19 أبريل 2026</span><div class="c">{s.p()}</div></div>',
        10,
        **whole(s, day="2026-04-19"),
    )


def summary_points_before() -> Case:
    s = MERGER
    points = ("المؤشر يغلق عند 7358 نقطة", "سهم «مصرف الواحة» يقفز 4.2 في المئة", "محلل: السوق رهينة النفط")
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">19 أبريل 2026</p><div class="entry"><ul class="points">{"".join(f"<li>{t}</li>" for t in points)}</ul>{s.p()}</div></article>',
        11,
        title=s.title,
        keep=list(s.body),
        day="2026-04-19",
        outcome="article",
    )


def sub_story_box() -> Case:
    """A box of background inside a story, with a heading of its own, is text of it."""
    s = CABINET
    box = "تأسست المجالس المحلية عام 1996، ولم تجر انتخاباتها إلا مرتين، آخرهما قبل أحد عشر عاما."
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">15 أبريل 2026</p><div class="entry"><p>{s.body[0]}</p><p>{s.body[1]}</p><div class="info-box"><h4>خلفية</h4><p>{box}</p></div><p>{s.body[2]}</p><p>{s.body[3]}</p></div></article>',
        12,
        title=s.title,
        body=[*s.body[:2], "خلفية", box, *s.body[2:]],
        day="2026-04-15",
        outcome="article",
    )


def polls_and_reactions() -> Case:
    s = STRIKE
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">19 أبريل 2026</p><div class="entry">{s.p()}</div><div class="emo"><p>ما رأيك في هذا الخبر؟</p><span>أعجبني</span><span>أحزنني</span><span>أغضبني</span></div><div class="qz"><p>هل تؤيد إضراب السائقين؟</p><label>نعم</label><label>لا</label></div></article>',
        13,
        **whole(s, day="2026-04-19", noise=["أغضبني", "ما رأيك", "هل تؤيد"]),
    )


def comments_without_heading() -> Case:
    s = COLUMN
    c = "".join(
        f'<div class="comment-item"><b>{n}</b><span>منذ يومين</span><p>{t}</p></div>'
        for n, t in (
            ("سامر", "مقال جميل جدا، لكن البطء رفاهية لا يملكها العامل الذي يركض خلف رزقه."),
            ("لينا", "كلام في الصميم، شكرا للكاتب المبدع على هذه الالتفاتة."),
        )
    )
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">16 أبريل 2026</p><div class="entry">{s.p()}</div></article><div id="comments">{c}</div>',
        14,
        **whole(s, day="2026-04-16", noise=["رفاهية", "الالتفاتة"]),
    )


def next_and_previous_with_titles() -> Case:
    s = TIPS
    b = "".join(f"<h3>{t}</h3>" if t[0] in "123" else f"<p>{t}</p>" for t in s.body)
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">16 أبريل 2026</p><div class="entry">{b}</div><div class="pn"><a href="{MORE[0][1]}">→ {MORE[0][0]}</a><a href="{MORE[1][1]}">{MORE[1][0]} ←</a></div></article>',
        15,
        **whole(s, day="2026-04-16", related=[], noise=[MORE[0][0]]),
    )


def source_links_list() -> Case:
    s = MOON
    b = "".join(f"<h2>{t}</h2>" if len(t) < 26 else f"<p>{t}</p>" for t in s.body)
    return doc(
        s,
        f'<article><h1>{s.title}</h1><p class="date">19 أبريل 2026</p><div class="entry">{b}<p>المصادر:</p><ul><li><a href="https://journal.example/1">مجلة علوم الكواكب</a></li></ul></div><section class="rel"><h3>مقالات ذات صلة</h3>{items(s.related)}</section></article>',
        16,
        title=s.title,
        keep=list(s.body),
        day="2026-04-19",
        related=urls("www.minbar-n.example", s),
        outcome="article",
    )


PAGES = (
    paragraphs_as_spans, one_paragraph_of_all, text_in_table_of_word, links_in_every_sentence, quote_boxes_that_are_text, advertisement_words_between,
    gallery_with_captions_inside, caption_as_first_paragraph, print_version_beside, mobile_and_desktop_copies, summary_points_before, sub_story_box, polls_and_reactions,
    comments_without_heading, next_and_previous_with_titles, source_links_list,
)  # fmt: skip
