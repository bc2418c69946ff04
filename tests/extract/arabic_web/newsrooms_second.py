# ruff: noqa: E501
"""Further pages of newsrooms, written after the rules had been mended on the others: magazines, markets, sport, agencies."""

import json

from arabic_web.newsroom_stories import (
    CABINET,
    CAPTAGON,
    COLUMN,
    CONDOLENCE,
    DERBY,
    GOLD,
    MARTYRS,
    MENU,
    MERGER,
    MOON,
    MORE,
    PORT,
    QUAKE,
    SCHOOL,
    STRIKE,
    TALK,
    TIPS,
    WATER,
)
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)
U8 = '<meta charset="utf-8">'


def sub(s, pattern: str = "<h2>{}</h2>", p: str = "<p>{}</p>") -> list[str]:
    """Return the blocks of a story; its short lines are subheads."""
    return [pattern.format(t) if len(t) < 26 else p.format(t) for t in s.body]


def ld(**node) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **node}, ensure_ascii=False)}</script>'


def tags(s, pattern: str = "<a href=/tags/{n}>{t}</a>", joint: str = "") -> str:
    return joint.join(pattern.format(n=n, t=t) for n, t in enumerate(s.tags))


def independent_magazine() -> Case:
    """A dek, a credit line of three roles, drop of images with long captions, footnotes with numbers in brackets at the end."""
    s = WATER
    b = sub(s)
    b.insert(
        3,
        '<figure class="wp-block-image alignwide"><img><figcaption>بئر القرية كما بدت في نيسان، وقد جف ماؤها ولم يبق فيها إلا الحصى.</figcaption></figure>',
    )
    return page(
        f'{U8}<title>{s.title} - مدى الناس</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="2026-04-11T08:00:00+03:00">',
        f'<header class="site-header"><nav>{NAV}</nav></header><article class="post"><header class="entry-header"><div class="cats"><a href="/category/investigations" rel="category tag">تحقيقات</a></div><h1>{s.title}</h1><div class="credits"><span>تحقيق: <a href="/by/sana">{s.author}</a></span> <span>تصوير: نبيل اسماعيل</span> <span>رسوم: هند الزين</span></div><time datetime="2026-04-11">11.04.2026</time></header><div class="entry-content">{"".join(b)}</div><div class="license"><p>هذا المصنف مرخص بموجب رخصة المشاع الإبداعي نسب المصنف 4.0</p></div><div class="support"><h3>ادعموا الصحافة المستقلة</h3><p>تبرعكم يساعدنا على الاستمرار في إنتاج تحقيقات معمقة.</p><a href="/donate">تبرع الآن</a></div></article>',
        "https://www.madanas.example/2026/04/11/water",
        **whole(
            s,
            day="2026-04-11",
            instant="2026-04-11T05:00:00+00:00",
            section="تحقيقات",
            noise=["الحصى", "المشاع", "تبرع", "هند الزين"],
        ),
    )


def long_read_with_chapters() -> Case:
    """A long read on a page builder: each chapter in a section with its own text column, side notes and a progress bar."""
    s = WATER
    chap = "".join(
        f'<section class="chapter"><div class="inner">{x}</div></section>'
        for x in ("".join(sub(s)[:2]), "".join(sub(s)[2:5]), "".join(sub(s)[5:]))
    )
    return page(
        f"{U8}<title>{s.title}</title>{ld(headline=s.title, datePublished='2026-04-11T08:00:00+03:00', author={'@type': 'Person', 'name': s.author})}",
        f'<div class="progress"><div style="width:30%"></div></div><nav class="chapters"><a href="#c1">البداية</a><a href="#c2">وثائق</a><a href="#c3">حكايات</a></nav><div class="hero"><video autoplay muted></video><h1>{s.title}</h1><p class="by">{s.author}</p></div>{chap}<section class="credits"><p>برمجة وتصميم: فريق الوسائط</p></section>',
        "https://interactive.nahar.example/water",
        **whole(s, day="2026-04-11", authors=[s.author], noise=["برمجة"]),
    )


def markets_portal() -> Case:
    """A market page: quotes bar, a company box inside the text, a table of results, disclaimers, comments of investors."""
    s = MERGER
    rows = (("صافي الربح", "412", "338"), ("الإيرادات", "1205", "1110"))
    table = (
        '<table class="fin"><thead><tr><th>البند (مليون ريال)</th><th>2026</th><th>2025</th></tr></thead><tbody>'
        + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in rows)
        + "</tbody></table>"
    )
    return page(
        f"{U8}<title>{s.title} - أرقام السوق</title>",
        f'<div class="quotes"><span>TASI 12,010.44 +0.84%</span><span>DFM 4,880.10 -0.12%</span></div><header><nav>{NAV}</nav></header><div class="article-wrap"><h1>{s.title}</h1><div class="article-meta"><span>19/04/2026</span> <span>أرقام السوق - خاص</span></div><div class="company-box"><a href="/company/112">مصرف الواحة (1120)</a><span>27.40</span><span>+4.2%</span></div><div class="article-content"><p>{s.body[0]}</p><p>{s.body[1]}</p>{table}<p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="comments-area"><h4>تعليقات القراء <span>(2)</span></h4><div class="c"><b>مستثمر قديم</b><p>السهم وصل إلى قمة تاريخية ومن المنطقي جدا أن نرى جني أرباح قريبا.</p></div></div><div class="disclaimer">إن المعلومات الواردة لا تعد توصية بالشراء أو البيع.</div></div>',
        "https://www.arqam-souq.example/ar/article/articledetail/id/1788121",
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=[*s.body, "صافي الربح"],
        noise=["TASI", "قمة تاريخية", "توصية", "27.40"],
        outcome="article",
    )


def business_channel() -> Case:
    """Arc: a summary list under the headline, hours with the zone in letters, chart frames, `اقرأ أيضا` as bold lines with a colon."""
    s = GOLD
    return page(
        f'{U8}<title>{s.title} | الشرق مال</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="2026-04-20T08:14:00.000Z"><meta property="article:section" content="اقتصاد">',
        f'<header><nav>{NAV}</nav></header><main><article><div class="eyebrow"><a href="/economy">اقتصاد</a></div><h1>{s.title}</h1><div class="meta"><span>المصدر: الشرق مال</span><time datetime="2026-04-20T08:14:00.000Z">20 أبريل 2026 11:14 GMT+3</time></div><div class="article-text"><p>{s.body[0]}</p><p><b>اقرأ أيضاً: <a href="{s.related[0][1]}">{s.related[0][0]}</a></b></p><p>{s.body[1]}</p><iframe src="https://flo.example/1"></iframe><p>{s.body[2]}</p><p><b>طالع المزيد: <a href="{s.related[1][1]}">{s.related[1][0]}</a></b></p><p>{s.body[3]}</p></div><div class="topics"><span>تصنيفات</span>{tags(s)}</div></article></main><div class="reading-list"><h3>قصص قد تهمك</h3>{items(MORE[:3])}</div>',
        "https://asharq-mal.example/economy/110122/gold",
        title=s.title,
        day="2026-04-20",
        instant="2026-04-20T08:14:00+00:00",
        body=list(s.body),
        outcome="article",
        section="اقتصاد",
        noise=["طالع"],
    )


def football_site() -> Case:
    """A football site: match centre above, `كتب بواسطة` with a flag, links of players in the text, tags with pictures, `أخبار متعلقة` with times."""
    s = DERBY
    body = (
        s.p()
        .replace("ميلان بتروف", '<a href="/people/9">ميلان بتروف</a>')
        .replace("أشرف الزروالي", '<a href="/players/7">أشرف الزروالي</a>')
    )
    return page(
        f'{U8}<title>{s.title} - كورة بلس</title><meta property="og:title" content="{s.title}">{ld(headline=s.title, datePublished="2026-04-18T23:05:00+01:00")}',
        f'<header><nav>{NAV}</nav></header><div class="match-center"><a href="/matches/1">الاتحاد 0-0 النهضة</a><div>الدوري - الجولة 24</div></div><div class="news-page"><h1>{s.title}</h1><div class="news-meta"><img src="u.png"><a href="/editor/3">{s.author}</a><span>18 أبريل 2026</span><span>23:05</span></div><div class="news-body">{body}</div><div class="news-tags"><a href="/team/1"><img>الاتحاد</a><a href="/team/2"><img>النهضة</a></div><div class="related"><h3>أخبار متعلقة</h3>{items(s.related, "<div><a href={1}>{0}</a><span>22:10</span></div>")}</div></div>',
        "https://www.koora-plus.example/news/771201/derby",
        title=s.title,
        day="2026-04-18",
        instant="2026-04-18T23:05:00+01:00",
        body=list(s.body),
        tags=["الاتحاد", "النهضة"],
        related=urls("www.koora-plus.example", s),
        outcome="article",
    )


def women_magazine_slideshow() -> Case:
    """A magazine: text of pages in slides with numbers `1/3`, product prices, shop buttons, an author in a card at the foot."""
    s = TIPS
    parts = s.body
    slides = f'<div class="slide"><span class="n">1/3</span><h3>{parts[1]}</h3><p>{parts[2]}</p></div><div class="slide"><span class="n">2/3</span><h3>{parts[3]}</h3><p>{parts[4]}</p></div><div class="slide"><span class="n">3/3</span><h3>{parts[5]}</h3><p>{parts[6]}</p></div>'
    return page(
        f'{U8}<title>{s.title} | مجلة سيدتنا</title><meta property="og:type" content="article"><meta property="article:published_time" content="2026-04-16T10:00:00+03:00">',
        f'<header><nav>{NAV}</nav></header><article><div class="label"><a href="/health">صحة</a></div><h1>{s.title}</h1><div class="info"><span>16 أبريل 2026</span></div><div class="txt"><p>{parts[0]}</p>{slides}<p>{parts[7]}</p></div><div class="tags">{tags(s)}</div><div class="author-card"><img><b>رولا شمس</b><p>اختصاصية في التغذية والجمال</p></div></article>',
        "https://www.sayidatuna.example/health/liver",
        **whole(
            s,
            day="2026-04-16",
            instant="2026-04-16T10:00:00+03:00",
            tags=list(s.tags),
            noise=["1/3", "والجمال"],
            section="صحة",
        ),
    )


def encyclopedic_site() -> Case:
    """A how-to site: a table of contents, reference numbers, a list of references, `ذات صلة` inside, a vote."""
    s = TIPS
    p = s.body
    toc = '<div id="toc"><div class="toctitle">محتويات</div><ul><li><a href="#1">1 الخرشوف</a></li><li><a href="#2">2 الليمون</a></li><li><a href="#3">3 الثوم والبصل</a></li></ul></div>'
    rel = f'<div class="inline-related"><span>ذات صلة</span><ul>{items(s.related)}</ul></div>'
    return page(
        f"{U8}<title>{s.title} - معرفة</title>{ld(**{'@type': 'Article'}, headline=s.title, datePublished='2026-04-16T10:00:00+03:00', dateModified='2026-04-17T09:00:00+03:00')}",
        f'<header><nav>{NAV}</nav></header><article><h1>{s.title}</h1><div class="meta">تمت الكتابة بواسطة: <a href="/writers/88">آلاء جابر</a> آخر تحديث: ٠٩:٠٠ ، ١٧ أبريل ٢٠٢٦</div>{toc}<div class="article-text"><p>{p[0]}</p><h2>{p[1]}</h2><p>{p[2]}</p>{rel}<h2>{p[3]}</h2><p>{p[4]}</p><h2>{p[5]}</h2><p>{p[6]}</p><p>{p[7]}</p></div><div class="refs"><h3>المراجع</h3><ol><li>"Liver foods", www.health.example, Retrieved 15-4-2026. Edited.</li></ol></div><div class="vote">هل لديك سؤال؟ <button>اطرح سؤالك</button></div></article>',
        "https://www.maarifa.example/liver",
        title=s.title,
        day="2026-04-16",
        keep=list(p),
        related=urls("www.maarifa.example", s),
        noise=["محتويات", "اطرح سؤالك"],
        outcome="article",
        modified="2026-04-17",
        authors=["آلاء جابر"],
    )


def london_daily_pdf_era() -> Case:
    """A London paper on WordPress: the day and hour above the headline, the text in `<p style>` with a bold place line first, a comments plugin."""
    s = STRIKE
    first = "بيروت – «القدس الجديدة»: " + s.body[0]
    return page(
        f'{U8}<title>{s.title} | القدس الجديدة</title><link rel="canonical" href="https://www.alquds-jadida.example/strike/"><meta property="article:published_time" content="2026-04-19T19:10:21+01:00">',
        f'<body class="rtl post-template-default single"><header><nav>{NAV}</nav></header><main><article id="post-3312" class="post"><div class="single-post-date">19 - أبريل - 2026</div><h1 class="single-post-title">{s.title}</h1><div class="addtoany_share_save_container"><a class="a2a_button_facebook"></a></div><div class="entry-content"><p style="text-align: right;"><strong>بيروت – «القدس الجديدة»:</strong> {s.body[0]}</p><p style="text-align: right;">{s.body[1]}</p><p style="text-align: right;">{s.body[2]}</p><p style="text-align: right;">{s.body[3]}</p></div><div class="keywords"><span>كلمات مفتاحية</span>{tags(s)}</div></article><div id="comments"><h3>اترك تعليقاً</h3><p class="comment-notes">لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p><ol class="commentlist"><li><p>يقول <b>عبد الكريم</b>: التغيير يبدأ من الشارع ولا أحد يسمع صوت الفقراء في هذا البلد المنكوب!</p></li></ol></div></main></body>',
        "https://www.alquds-jadida.example/strike/",
        title=s.title,
        day="2026-04-19",
        instant="2026-04-19T19:10:21+01:00",
        body=[first, *s.body[1:]],
        tags=list(s.tags),
        noise=["الإلزامية", "صوت الفقراء"],
        outcome="article",
    )


def opinion_site_of_the_region() -> Case:
    """An opinion site: writer's picture as link, `2026-04-16T…` in a hidden span, reading aloud, a line of stars, copyright of the writer."""
    s = COLUMN
    return page(
        f'{U8}<title>{s.title} | {s.author}</title><meta property="og:title" content="{s.title}">',
        f'<header><nav>{NAV}</nav></header><section class="opinion"><div class="head"><a href="/author/d"><img alt="{s.author}"></a><div><h1>{s.title}</h1><a class="name" href="/author/d">{s.author}</a><div class="when">الخميس، 16 أبريل 2026 06:38 م <span class="gmt">بتوقيت غرينتش</span></div></div></div><div class="listen"><button>استمع للمقال</button><span>03:41</span></div><div class="blog-body">{s.p()}<p style="text-align:center">* * *</p></div><div class="share-line">شارك <a>فيسبوك</a></div><div class="disc"><p>المقالات المنشورة تعبر عن وجهة نظر أصحابها فقط</p></div></section><section><h2>مقالات ذات صلة</h2>{items((("المدينة التي تنام باكرا", "/story/1712201/a"), ("الوقت الذي لا يملكه أحد", "/story/1712202/b")))}</section>',
        "https://www.arabi-ray.example/story/1712244/x",
        title=s.title,
        day="2026-04-16",
        keep=list(s.body),
        authors=[s.author],
        related=["https://www.arabi-ray.example/story/1712201/a", "https://www.arabi-ray.example/story/1712202/b"],
        noise=["أصحابها", "استمع", "03:41"],
        outcome="article",
    )


def party_channel() -> Case:
    """A channel of Beirut: two stamps, day in words of the Levant with the hour first, a lead in a coloured box kept in the text, cards without a label."""
    s = CABINET
    return page(
        f'{U8}<title>{s.title} | الميادين الجديدة</title><meta property="og:title" content="{s.title}"><meta property="og:description" content="المشروع ينقل صلاحيات الترخيص إلى المحافظات.">',
        f'<header><nav>{NAV}</nav></header><div class="article"><div class="top"><a class="sec" href="/politics">سياسة</a><h1>{s.title}</h1><div class="ul"><ul><li>الكاتب: <b>الميادين الجديدة</b></li><li>المصدر: وكالات</li><li>15 نيسان 20:08</li><li>آخر تحديث: 15 نيسان 2026 21:30</li></ul></div></div><div class="main-text">{s.p()}</div><div class="below">{items(MORE[:3], "<a class=mini href={1}><img><span>{0}</span></a>")}</div></div>',
        "https://www.mayadeen-j.example/politics/law-88",
        title=s.title,
        day="2026-04-15",
        body=list(s.body),
        outcome="article",
        noise=["وكالات"],
        related=[],
    )


def rumour_site() -> Case:
    """Beirut's quick sites: a capital-letter class soup, the source in a line `المصدر : خاص`, a read-also of three with pictures inside the text."""
    s = STRIKE
    cards = f'<div class="ReadAlso"><div class="RA-title">إقرأ أيضًا</div><div class="RA-list">{items(s.related, "<a class=RA-item href={1}><img><p>{0}</p></a>")}</div></div>'
    return page(
        f'{U8}<title>{s.title} | لبنان 42</title><meta property="og:title" content="{s.title}"><meta itemprop="datePublished" content="2026-04-19T15:20:00">',
        f'<div class="Header"><ul>{NAV}</ul></div><div class="ArticlePg"><div class="Art-Cat">لبنان</div><h1 class="Art-Title">{s.title}</h1><div class="Art-Date">19-04-2026 | 15:20 <span>A-</span><span>A+</span></div><div class="Art-Img"><img><div class="Art-Cap">من تحرك سابق للسائقين</div></div><div class="Art-Text"><p>{s.body[0]}</p><p>{s.body[1]}</p>{cards}<p>{s.body[2]}</p><p>{s.body[3]}</p><p>المصدر: خاص لبنان 42</p></div><div class="Art-App"><p>تابع آخر الأخبار عبر تطبيقنا</p><a>Google Play</a></div></div><div class="Live"><h3>الأكثر قراءة</h3>{items(MORE)}</div>',
        "https://www.lebanon42.example/news/lebanon/1351201/x",
        **whole(
            s,
            day="2026-04-19",
            instant=None,
            related=urls("www.lebanon42.example", s),
            noise=["من تحرك سابق", "Google Play", "خاص لبنان", "A+"],
        ),
    )


def kurdish_agency_arabic() -> Case:
    """An agency of the north: place and agency in the first line as a paragraph of its own, the writers' initials in brackets last."""
    s = MARTYRS
    text = (s.body[0].split("ونا- ")[1], *s.body[1:])
    return page(
        f'{U8}<title>{s.title} – نورث</title><meta property="article:published_time" content="2026-04-19T12:10:00+00:00">',
        f'<header><nav>{NAV}</nav></header><article><h1 class="tdb-title-text">{s.title}</h1><time class="entry-date" datetime="2026-04-19T12:10:00+00:00">19/04/2026</time><div class="td-post-content"><p><strong>القامشلي – نورث</strong></p>{"".join(f"<p>{t}</p>" for t in text)}<p><strong>تحرير: خلف معو</strong></p></div></article>',
        "https://npa-north.example/221201/",
        title=s.title,
        day="2026-04-19",
        instant="2026-04-19T12:10:00+00:00",
        keep=list(text),
        outcome="article",
        noise=["خلف معو"],
    )


def iraqi_agency_with_codes() -> Case:
    """Baghdad: hour before day, `المصدر` first, `م.ع` last, Telegram line, link to copy, views behind an eye."""
    s = STRIKE
    return page(
        f"{U8}<title>{s.title} | موازين الخبر</title>",
        f'<nav>{NAV}</nav><div class="post-detail"><h2 class="pd-title">{s.title}</h2><div class="pd-info"><i class="fa-clock"></i> 06:42 - 2026-04-19 <i class="fa-eye"></i> 3811</div><div class="pd-text"><p>بغداد – موازين الخبر</p><p>{s.body[0]}</p><p>{s.body[1]}</p><p>{s.body[2]}</p><p>{s.body[3]} انتهى 29/ م43</p><p>لمتابعة أهم الأخبار عبر قناة موازين الخبر على التلغرام اضغط هنا</p></div><div class="pd-copy">https://mawazin-k.example/s/1</div></div><div class="pd-rel"><h3>اخبار ذات صلة</h3>{items(s.related, "<div><h5><a href={1}>{0}</a></h5></div>")}</div>',
        "https://www.mawazin-k.example/Details.aspx?jimare=331201",
        title=s.title,
        day="2026-04-19",
        instant=None,
        keep=list(s.body),
        related=urls("www.mawazin-k.example", s),
        noise=["اضغط هنا", "3811", "mawazin-k.example"],
        outcome="article",
    )


def gulf_union_agency() -> Case:
    """Bahrain's kind: text in a `pre`-like block with line ends only, upper-case date, `م.ص` and numbers of the bulletin at the end."""
    s = CONDOLENCE
    return page(
        f'{U8}<title>{s.title}</title><meta name="date" content="2026-04-19">',
        f'<nav>{NAV}</nav><div id="news"><h3 class="title">{s.title}</h3><p class="date">2026/04/19 - 06 : 55 PM</p><div class="text" style="white-space:pre-line"><p>المنامة في 19 أبريل / بوا / {s.body[0]}</p><p>{s.body[1]}</p><p>ع.ذ , م.ص</p></div><p class="ref">BOA 1555 GMT 2026/04/19</p></div>',
        "https://www.boa.example/news?cms=q8FmFJgiscL2fwIzON1",
        title=s.title,
        day="2026-04-19",
        keep=list(s.body),
        noise=["1555 GMT"],
        outcome="article",
    )


def emirates_agency() -> Case:
    """An Angular agency rendered by server: dateline `أبوظبي في 19 أبريل /وام/`, sharing verbs, `اقرأ أيضا` list empty, topics as buttons."""
    s = PORT
    first = f"المرسى في 19 أبريل /وكا/ {s.body[0]}"
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:type" content="article">',
        f'<app-root><app-header><ul>{NAV}</ul></app-header><app-article><div class="art-date">الأحد ١٩ أبريل ٢٠٢٦ - ٩:٤٥ ص</div><h1>{s.title}</h1><div class="icons"><button>Facebook</button><button>X</button><button>طباعة</button></div><div class="art-content"><p>{first}</p>{"".join(f"<p>{t}</p>" for t in s.body[1:])}</div><div class="cats"><button>اقتصاد</button></div></app-article><app-latest><h3>أحدث الأخبار</h3>{items(MORE)}</app-latest></app-root>',
        "https://www.wka-e.example/ar/article/b1x2c3-port",
        title=s.title,
        day="2026-04-19",
        instant=None,
        body=[first, *s.body[1:]],
        related=[],
        tags=[],
        outcome="article",
    )


def french_radio_arabic() -> Case:
    """A French radio: `نُشرت في:`/`آخر تحديث:` each on a line, text with `اقرأ أيضا<a>` in the sentence's own paragraph, agency last."""
    s = CAPTAGON
    return page(
        f'{U8}<title>{s.title} - راديو عالمي</title><meta property="og:title" content="{s.title}"><script type="application/ld+json">[{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": "2026-04-18T09:00:00+02:00", "dateModified": "2026-04-18T09:30:00+02:00"}, ensure_ascii=False)}]</script>',
        f'<header><nav>{NAV}</nav></header><main><article><h1>{s.title}</h1><div class="dates"><p>نُشرت في: 18/04/2026 - 09:00</p><p>آخر تحديث: 18/04/2026 - 09:30</p></div><figure><img><figcaption>ميناء بري (أرشيف) © رويترز</figcaption></figure><div class="t-content__body"><p>{s.body[0]}</p><p>{s.body[1]}</p><p><strong>للمزيد- <a href="{s.related[0][1]}">{s.related[0][0]}</a></strong></p><p>{s.body[2]}</p><p>{s.body[3]}</p></div><div class="kw"><a href="/tag/1">الجمارك</a><a href="/tag/2">مكافحة المخدرات</a></div></article></main>',
        "https://www.radio-monde.example/ar/gulf/20260418-x",
        title=s.title,
        day="2026-04-18",
        modified="2026-04-18",
        instant="2026-04-18T09:00:00+02:00",
        body=list(s.body),
        tags=list(s.tags),
        related=["https://www.radio-monde.example/article/2188011"],
        noise=["رويترز"],
        outcome="article",
    )


def american_channel_arabic() -> Case:
    """An American channel: city and name in a line, media player text in English, embed code instructions, `اقرأ أيضًا` card with teaser, wing of programmes."""
    s = MOON
    b = sub(s)
    b.insert(
        2,
        f'<div class="wsw__embed"><div class="media-block"><a href="{s.related[0][1]}"><div class="thumb"></div></a><div class="media-block__content"><span class="label">اقرأ أيضا</span><a href="{s.related[0][1]}"><h4 class="media-block__title">{s.related[0][0]}</h4></a></div></div></div>',
    )
    b.insert(
        4,
        '<div class="c-mmp"><div class="c-mmp__poster">No media source currently available</div><div class="c-mmp__duration">0:00 0:02:41</div><button>Embed</button><p>The code has been copied to your clipboard.</p></div>',
    )
    return page(
        f'{U8}<title>{s.title} | صوت آخر</title><meta property="og:title" content="{s.title}">{ld(headline=s.title, datePublished="2026-04-19 10:20:00Z", dateModified="2026-04-19 10:20:11Z", author={"@type": "Person", "name": s.author})}',
        f'<header><nav>{NAV}</nav></header><main><div class="category"><a href="/z/1">علوم</a></div><h1 class="title pg-title">{s.title}</h1><div class="links"><ul><li class="links__item"><a class="links__item-link" href="/author/x">{s.author} - واشنطن</a></li></ul></div><div class="published"><span class="date"><time pubdate="pubdate" datetime="2026-04-19T10:20:00+00:00">19 أبريل 2026</time></span></div><div id="article-content"><div class="wsw">{"".join(b)}</div></div><div class="region"><h3>أحدث الأخبار</h3>{items(MORE)}</div></main>',
        "https://www.voice.example/a/moon/771201.html",
        **whole(
            s,
            day="2026-04-19",
            instant="2026-04-19T10:20:00+00:00",
            related=["https://www.voice.example/science/2026/4/2/rover"],
            noise=["Embed", "clipboard", "media source"],
            section="علوم",
        ),
    )


def euro_channel_arabic() -> Case:
    """A European channel in Arabic: `بقلم`, `نشرت في` and `آخر تحديث` with bars, a share dialogue, copy-paste code of videos, keywords at the end."""
    s = SCHOOL
    return page(
        f'{U8}<title>{s.title} | يورو عربي</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="2026-04-19 20:10:00 +02:00">',
        f'<header><nav>{NAV}</nav></header><article><h1 class="c-article-redesign-title">{s.title}</h1><div class="c-article-caption">طلاب أمام لوحة الإعلانات&nbsp;- <span>حقوق النشر&nbsp; AP Photo</span></div><div class="c-article-contributors"><b>بقلم:</b> {s.author}</div><div class="c-article-publication-date">نشرت في <time datetime="2026-04-19 20:10:00 +02:00">19/04/2026 - 20:10 غرينتش+2</time></div><div class="c-share"><span>شارك هذا المقال</span><span>شارك</span><span>انسخ / الصق رابط فيديو المقالة أدناه</span><span>تم نسخ الرابط</span></div><div class="c-article-content"><p>{s.body[0]}</p><p>{s.body[1]}</p><div class="widget widget--type-related"><div class="widget__tagline">مقالات ذات صلة</div><ul>{items(s.related[:2], "<li class=widget__related_list__item><a href={1}><h3>{0}</h3></a></li>")}</ul></div><p>{s.body[2]}</p><p>{s.body[3]}</p><div class="c-article-go-to-comments">اذهب إلى اختصارات الوصول</div></div><div class="c-tags">{tags(s)}</div><div class="might-also"><h3>المزيد حول هذا الموضوع</h3>{items((s.related[2],), "<article><a href={1}><h4>{0}</h4></a></article>")}</div></article>',
        "https://arabic.euro.example/2026/04/19/exams",
        **whole(
            s,
            day="2026-04-19",
            instant="2026-04-19T20:10:00+02:00",
            authors=[s.author],
            tags=list(s.tags),
            related=urls("arabic.euro.example", s),
            noise=["AP Photo", "الصق", "اختصارات"],
        ),
    )


def united_nations_like() -> Case:
    """Drupal 9 of an organisation: day with a Levantine twin, text in paragraphs types, soundcloud block, a pull quote between lines."""
    s = CABINET
    return page(
        f'{U8}<meta name="Generator" content="Drupal 9"><title>{s.title} | أخبار المنظمة</title><meta property="og:title" content="{s.title}">',
        f'<header role="banner"><nav>{NAV}</nav></header><main><article class="node node--type-story"><h1 class="page-title">{s.title}</h1><div class="field--name-field-media-image"><img><div class="field--name-field-image-credit">UN Photo/Loey Felipe</div><div class="field--name-field-media-description"><p>قاعة مجلس الوزراء قبل بدء الجلسة.</p></div></div><div class="views-field"><time datetime="2026-04-15T12:00:00Z">15 نيسان/أبريل 2026</time> <a href="/ar/news/topic/law">القانون ومنع الجريمة</a></div><div class="field--name-field-story"><div class="paragraph paragraph--type--one-column-text"><p class="fw-bolder">{s.body[0]}</p><p>{s.body[1]}</p></div><div class="paragraph paragraph--type--embed"><iframe src="https://w.soundcloud.example"></iframe></div><div class="paragraph paragraph--type--one-column-text"><p>{s.body[2]}</p><p>{s.body[3]}</p></div></div><div class="tag-list">{"".join(f"<a hreflang=ar href=/ar/tags/{n}>{t}</a> " for n, t in enumerate(s.tags))}</div></article></main>',
        "https://news.org.example/ar/story/2026/04/1140201",
        **whole(s, day="2026-04-15", tags=list(s.tags), noise=["Felipe", "قبل بدء الجلسة"]),
    )


def turkish_channel_arabic() -> Case:
    """Next.js: lead kept as first paragraph, day with comma and hour, `TRT`-like source last with `TRX عربي - وكالات`, quotes of posts as blockquotes."""
    s = WATER
    b = sub(s)
    b.insert(
        4,
        '<blockquote class="twitter-tweet"><p>القرى الأربع بلا ماء منذ أسبوع</p>&mdash; لجان القرى (@qura) <a href="https://twitter.com/qura/status/1">April 10, 2026</a></blockquote>',
    )
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}">{ld(headline=s.title, datePublished="2026-04-11T09:00:00+03:00", keywords="أزمة المياه, الآبار الجوفية, فساد")}',
        f'<div id="__next"><header><nav>{NAV}</nav></header><main><div class="breadcrumb"><a href="/">الرئيسية</a><a href="/investigations">تحقيقات</a></div><h1>{s.title}</h1><p class="caption-img">أطفال عند البئر / صورة: Reuters</p><span>11 أبريل 2026, 09:00</span><div class="content-area">{"".join(b)}<p class="src">TRX عربي - وكالات</p></div><div class="tags">{tags(s)}</div></main></div>',
        "https://www.trx.example/investigations/water-771",
        title=s.title,
        day="2026-04-11",
        keep=list(s.body),
        tags=list(s.tags),
        section="تحقيقات",
        noise=["Reuters", "@qura"],
        outcome="article",
        instant="2026-04-11T09:00:00+03:00",
    )


def blogger_paper() -> Case:
    """Blogger with an Arabic template: `post-body entry-content`, a separator image link, labels, `تعليقات`, older and newer posts."""
    s = COLUMN
    return page(
        f'{U8}<title>{s.title} ~ صحيفة الحي</title><meta content="blogger" name="generator"/>',
        f'<div id="header"><h1 class="title"><a href="/">صحيفة الحي</a></h1></div><div class="tabs">{NAV}</div><div id="Blog1" class="widget Blog"><div class="date-outer"><h2 class="date-header"><span>الخميس، 16 أبريل 2026</span></h2><div class="post hentry"><h3 class="post-title entry-title">{s.title}</h3><div class="post-body entry-content"><div class="separator" style="clear:both"><a href="https://blogger.example/1.jpg"><img></a></div><div dir="rtl" trbidi="on">{"<br><br>".join(s.body)}</div></div><div class="post-footer"><span class="post-author vcard">مرسلة بواسطة <span class="fn">{s.author}</span></span> <span class="post-timestamp">في <a class="timestamp-link" href="/2026/04/slow.html"><abbr class="published" title="2026-04-16T09:12:00+03:00">9:12 ص</abbr></a></span><span class="post-labels">التسميات: <a href="/search/label/1" rel="tag">تأملات</a>, <a href="/search/label/2" rel="tag">المدينة</a></span></div></div></div><div id="comments"><h4>ليست هناك تعليقات:</h4><p>إرسال تعليق</p></div><div class="blog-pager"><a href="/a">رسالة أحدث</a><a href="/b">رسالة أقدم</a></div></div>',
        "https://alhay.example/2026/04/slow.html",
        **whole(s, day="2026-04-16", authors=[s.author], tags=["تأملات", "المدينة"], noise=["رسالة", "إرسال"]),
    )


def newsletter_platform() -> Case:
    """A newsletter's web page: subscribe boxes in the text and at the end, likes and restacks, day in short."""
    s = MOON
    b = sub(s)
    b.insert(
        3,
        '<div class="subscription-widget-wrap"><p class="cta-caption">شكرا لقراءتك نشرة «مدار». اشترك مجانا لتصلك الأعداد الجديدة.</p><form><input><button>اشترك</button></form></div>',
    )
    return page(
        f'{U8}<title>{s.title} - مدار</title><meta property="og:title" content="{s.title}">{ld(headline=s.title, datePublished="2026-04-19T06:00:00+00:00", author=[{"@type": "Person", "name": s.author}])}',
        f'<header><a href="/">مدار</a><button>تسجيل الدخول</button></header><article class="newsletter-post"><h1 class="post-title">{s.title}</h1><div class="byline"><a href="/@h">{s.author}</a> <span>19 أبريل 2026</span> <span>♡ 41</span> <span>9</span></div><div class="available-content"><div class="body markup">{"".join(b)}</div></div><div class="post-footer"><a>مشاركة</a></div><div class="subscribe-footer"><p>اشترك في مدار</p></div></article>',
        "https://madar.example/p/moon",
        **whole(s, day="2026-04-19", authors=[s.author], noise=["شكرا", "مجانا"]),
    )


def plain_old_frames_of_text() -> Case:
    """Front-page era: `<font>` and `<p align>`, quotation marks as entities, the day in the file's name and at the end in words."""
    s = COLUMN
    return page(
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><meta name="GENERATOR" content="Microsoft FrontPage 5.0"><title>صحيفة الوطن القديمة</title>',
        f'<table border=0 width=750><tr><td bgcolor="#003366"><font color=white><b>صحيفة الوطن القديمة</b></font></td></tr><tr><td><font size=1><a href="index.htm">الصفحة الأولى</a> - <a href="local.htm">محليات</a> - <a href="opinion.htm">آراء</a></font></td></tr><tr><td><p align=center><font size=5 color="#800000">{s.title}</font></p><p align=right><font size=3><b>{s.author}</b></font></p>{"".join(f"<p align=justify dir=rtl><font face=Arabic size=3>{t}</font></p>" for t in s.body)}<p align=left><font size=2>تاريخ النشر: الخميس 16/4/2026</font></p></td></tr><tr><td align=center><font size=1>Copyright 2026</font></td></tr></table>',
        "http://www.watan-old.example/2026-04-16/op3.htm",
        encoding="windows-1256",
        attrs='dir="rtl"',
        title=s.title,
        day="2026-04-16",
        keep=list(s.body),
        noise=["تاريخ النشر", "Copyright"],
        outcome="article",
    )


def body_hidden_until_click() -> Case:
    """The story folded: a start shown, the whole in a node with `display:none` behind `اقرأ المزيد`, once more in `noscript`."""
    s = PORT
    return page(
        f'{U8}<title>{s.title} - الساعة</title><meta property="og:type" content="article"><meta property="article:published_time" content="2026-04-19T09:15:00+03:00">',
        f'<header><nav>{NAV}</nav></header><article><h1>{s.title}</h1><time datetime="2026-04-19T09:15:00+03:00">منذ يوم</time><div class="short"><p>{s.body[0]}</p><button onclick="more()">اقرأ المزيد</button></div><div class="full" style="display:none">{s.p()}</div><noscript><div>{s.p()}</div></noscript></article><div><h3>آخر الأخبار</h3>{items(MORE)}</div>',
        "https://www.alsaa.example/news/1201",
        **whole(s, day="2026-04-19", instant="2026-04-19T09:15:00+03:00"),
    )


def list_in_story() -> Case:
    """Results and conditions as lists inside the text, items without full stops, one nested."""
    s = SCHOOL
    rows = (
        "إحضار بطاقة الرقم القومي",
        "الحضور قبل بدء اللجنة بنصف ساعة",
        "عدم حمل الهاتف المحمول أو أي أجهزة إلكترونية",
    )
    body = [s.body[0], s.body[1], "وحددت الوزارة شروط دخول اللجان، وجاءت كالتالي:", *rows, s.body[2], s.body[3]]
    return page(
        f"{U8}<title>{s.title} | التعليم اليوم</title>",
        f'<header><nav>{NAV}</nav></header><main><h1>{s.title}</h1><div class="d">نشر: الأحد 19 أبريل 2026 7:40 م | تعديل: الأحد 19 أبريل 2026 8:05 م</div><div class="c"><p>{body[0]}</p><p>{body[1]}</p><p>{body[2]}</p><ul>{"".join(f"<li>{r}</li>" for r in rows)}</ul><p>{s.body[2]}</p><p>{s.body[3]}</p></div></main>',
        "https://www.taleem.example/n/551201",
        title=s.title,
        day="2026-04-19",
        modified="2026-04-19",
        body=body,
        outcome="article",
    )


def quran_and_poetry_inside() -> Case:
    """A religious column: a verse in ornate brackets with its reference, two lines of verse centred, a prayer at the end."""
    s = COLUMN
    body = [
        *s.body[:2],
        "قال تعالى: ﴿وَلَا تَمْشِ فِي الْأَرْضِ مَرَحًا﴾ [لقمان: 18].",
        "تأنَّ ولا تعجل بلومك صاحبا",
        "لعل له عذرا وأنت تلوم",
        *s.body[2:],
    ]
    verse = "".join(f'<p style="text-align:center">{t}</p>' for t in body[3:5])
    return page(
        f'{U8}<title>{s.title}</title><meta property="article:published_time" content="2026-04-17T04:00:00+02:00">',
        f'<header><nav>{NAV}</nav></header><article><h1>{s.title}</h1><div class="m"><span class="author">{s.author}</span><span class="date">الجمعة 29 شوال 1447 هـ - 17 أبريل 2026</span></div><div class="article-content"><p>{body[0]}</p><p>{body[1]}</p><p>{body[2]}</p>{verse}{"".join(f"<p>{t}</p>" for t in body[5:])}</div></article>',
        "https://www.minbar.example/columns/9",
        title=s.title,
        day="2026-04-17",
        body=body,
        authors=[s.author],
        outcome="article",
        instant="2026-04-17T04:00:00+02:00",
    )


def horoscope_like_sections() -> Case:
    """Weather by town: twelve short headings each with a line under it; all of it is text."""
    towns = ("العاصمة", "المرسى", "الوادي", "الجبل", "السهل")
    lines = [
        f"طقس {a} مع رياح {b} السرعة، والحرارة بين {n} و{n + 9} درجة."
        for a, b, n in (
            ("غائم", "معتدلة", 12),
            ("ماطر", "نشطة", 14),
            ("صاف", "خفيفة", 11),
            ("بارد", "قوية", 5),
            ("معتدل", "خفيفة", 13),
        )
    ]
    body = [
        "أصدرت دائرة الأرصاد نشرتها المفصلة لحالة الطقس اليوم الاثنين في المدن الخمس، ودعت إلى توخي الحذر على الطرق الجبلية.",
        *[x for pair in zip(towns, lines, strict=True) for x in pair],
    ]
    return page(
        f"{U8}<title>حالة الطقس اليوم في خمس مدن.. أمطار ورياح نشطة على الساحل - الجو</title>",
        f'<header><nav>{NAV}</nav></header><main><h1>حالة الطقس اليوم في خمس مدن.. أمطار ورياح نشطة على الساحل</h1><span>2026/04/20 07:00</span><div class="story"><p>{body[0]}</p>{"".join(f"<h3>{t}</h3><p>{x}</p>" for t, x in zip(towns, lines, strict=True))}</div></main>',
        "https://www.aljaw.example/w/20260420",
        title="حالة الطقس اليوم في خمس مدن.. أمطار ورياح نشطة على الساحل",
        day="2026-04-20",
        body=body,
        outcome="article",
    )


def correction_below() -> Case:
    """A correction under the story is kept; what follows it, a line with rules of the paper and a box of donations, is not."""
    s = CAPTAGON
    fix = "تصحيح: ذكرت نسخة سابقة من هذا الخبر أن عدد الموقوفين أربعة، والصحيح أنهم ثلاثة."
    return page(
        f"{U8}<title>{s.title} - الراصد</title>{ld(headline=s.title, datePublished='2026-04-18T07:00:00+03:00')}",
        f'<header><nav>{NAV}</nav></header><main><article><h1>{s.title}</h1><p class="when">السبت ١ ذو القعدة ١٤٤٧هـ - ١٨ أبريل ٢٠٢٦م</p><div class="body">{s.p()}<p><em>{fix}</em></p></div><div class="rules"><p>جميع الحقوق محفوظة، ولا يسمح بإعادة نشر المادة من دون إذن خطي.</p></div></article></main>',
        "https://www.rased.example/a/881",
        title=s.title,
        day="2026-04-18",
        body=[*s.body, fix],
        outcome="article",
        noise=["إذن خطي"],
        instant="2026-04-18T07:00:00+03:00",
    )


def podcast_note() -> Case:
    """An interview with a podcast above: times and platform names are furniture; questions with the paper's name."""
    s = TALK
    b = [s.body[0]] + [f"المجلة: {t}" if t.endswith("؟") else f"منصور: {t}" for t in s.body[1:]]
    return page(
        f"{U8}<title>{s.title} | المجلة</title>",
        f'<header><nav>{NAV}</nav></header><article><h1>{s.title}</h1><div class="meta">حاورها: {s.author} — الجمعة ١٧ نيسان ٢٠٢٦</div><div class="podcast"><span>الحلقة 41</span><span>00:00 / 48:12</span><a href="https://spotify.example">Spotify</a><a href="https://apple.example">Apple Podcasts</a></div><div class="text">{"".join(f"<p>{t}</p>" for t in b)}</div></article>',
        "https://www.majalla-k.example/culture/771",
        title=s.title,
        day="2026-04-17",
        authors=[s.author],
        body=b,
        noise=["Spotify", "48:12", "الحلقة"],
        outcome="article",
    )


def relative_yesterday() -> Case:
    """The day as `أمس 22:15`, a reading time, the paper's section as plain words, pictures in a row with one caption."""
    s = DERBY
    return page(
        f'{U8}<title>{s.title} :: الرياضية</title><meta property="og:title" content="{s.title}">',
        f'<header><nav>{NAV}</nav></header><div class="wrapper"><h1>{s.title}</h1><div class="stamp">أمس 22:15</div><div class="imgs"><img><img><img></div><div class="text">{s.p("<div>{}</div>")}</div></div><div class="widget"><h3>مباريات اليوم</h3><ul><li>الوحدة - الشباب 18:00</li></ul></div>',
        "https://www.riyadiya.example/n/99120",
        **whole(s, day="2026-04-19", instant=None, noise=["الوحدة - الشباب"]),
    )


def two_days_of_an_old_story() -> Case:
    """An archive story: printed in 2009, moved to the new site in 2018, the head's stamp is that of the move."""
    s = COLUMN
    return page(
        f'{U8}<title>{s.title}</title><meta property="article:published_time" content="2018-06-03T11:00:00+00:00"><meta property="article:modified_time" content="2018-06-03T11:00:00+00:00">',
        f'<header><span>الإثنين 20 أبريل 2026</span><nav>{NAV}</nav></header><article><h1>{s.title}</h1><div class="w">{s.author}</div><div class="art-date">الأربعاء 21 كانون الثاني 2009</div><div class="art-text">{s.p()}</div></article>',
        "https://www.arshif.example/article/11201",
        **whole(s, day="2009-01-21"),
    )


def related_by_topic_words() -> Case:
    """Five headings over links: only `ملفات ذات صلة` and `اقرأ عن الموضوع نفسه` are of the story."""
    s = MOON
    one, two = s.related
    b = "".join(sub(s))
    return page(
        f'{U8}<title>{s.title} - أفق</title><meta name="date" content="2026-04-19">',
        f'<header><nav>{NAV}</nav></header><main><h1>{s.title}</h1><div>19/4/2026</div><div class="txt">{b}</div><section><h4>مقالات ذات علاقة</h4>{items((one,))}</section><section><h4>اقرأ في الموضوع نفسه</h4>{items((two,))}</section><section><h4>جديد الموقع</h4>{items(MORE[:2])}</section><section><h4>من القسم نفسه</h4>{items(MORE[2:4])}</section><section><h4>الأكثر تفاعلا</h4>{items(MORE[4:])}</section></main>',
        "https://www.ufuq.example/s/1",
        **whole(s, day="2026-04-19", related=urls("www.ufuq.example", s)),
    )


def keywords_line_with_bars() -> Case:
    """`مفاتيح:` with words parted by bars and dashes, no links; related as `لمزيد من التفاصيل:` lines."""
    s = CABINET
    return page(
        f"{U8}<title>{s.title}</title>",
        f'<header><nav>{NAV}</nav></header><div class="c"><h1>{s.title}</h1><p class="t">الأربعاء، ١٥ أبريل / نيسان ٢٠٢٦ | ٣:٢٢ م</p><div class="b">{s.p()}</div><p class="k">الكلمات المفتاحية: مجلس الوزراء | قانون الإدارة المحلية</p></div>',
        "https://www.bareed.example/p/8812",
        **whole(s, day="2026-04-15", tags=list(s.tags), noise=["المفتاحية"]),
    )


def popup_and_cookie_first() -> Case:
    """Consent in Arabic before all, a survey window, an app banner, a floating video; the story in bare paragraphs of `section`."""
    s = PORT
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}">',
        f'<div class="cc-window"><p>نحن نستخدم ملفات تعريف الارتباط لضمان أفضل تجربة على موقعنا، وباستمرارك في التصفح فإنك توافق على سياسة الخصوصية الخاصة بنا.</p><a>موافق</a></div><div class="app-banner"><p>حمل تطبيقنا لمتابعة الأخبار العاجلة لحظة بلحظة أينما كنت.</p></div><header><nav>{NAV}</nav></header><section class="s1"><h1>{s.title}</h1><small>19 نيسان 2026 07:12</small>{s.p()}</section><div class="survey"><p>ساعدنا على تحسين الموقع بالإجابة عن خمسة أسئلة قصيرة، ولن تستغرق الإجابة أكثر من دقيقة واحدة.</p></div>',
        "https://www.sahil.example/n/120",
        **whole(s, day="2026-04-19", instant=None, noise=["الارتباط", "تطبيقنا", "خمسة أسئلة"]),
    )


def magazine_of_two_columns() -> Case:
    """The text in two columns of one table row: first half left, second right, both in order of the source."""
    s = COLUMN
    return page(
        f"{U8}<title>{s.title}</title>",
        f'<header><nav>{NAV}</nav></header><h1>{s.title}</h1><div>العدد 88 - نيسان 2026</div><div class="date">16 نيسان 2026</div><table><tr><td>{"".join(f"<p>{t}</p>" for t in s.body[:3])}</td><td>{"".join(f"<p>{t}</p>" for t in s.body[3:])}</td></tr></table>',
        "https://www.majallat.example/88/3",
        **whole(s, day="2026-04-16"),
    )


def flash_in_a_stream() -> Case:
    """A flash with its own address in a page that streams others below, each with an hour and a line."""
    s = QUAKE
    other = items(MORE, "<div class=urgent><span>13:20</span><a href={1}>{0}</a></div>")
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:type" content="article"><meta property="article:published_time" content="2026-04-20T06:11:00+03:00">',
        f'<header><nav>{NAV}</nav></header><div class="urgent main"><span class="hour">06:11</span><h1>{s.title}</h1><p>{s.body[0]}</p></div><h2>عاجل</h2>{other}',
        "https://www.flash.example/urgent/1120",
        **whole(s, day="2026-04-20", instant="2026-04-20T06:11:00+03:00", related=[]),
    )


def printed_page_marks() -> Case:
    """A print edition's page: `صفحة 7`, jump lines `(التتمة صفحة 9)`, the credit of the picture in brackets in its own paragraph after the image."""
    s = STRIKE
    return page(
        f"{U8}<title>{s.title} | اللواء الجديد</title>",
        f'<header><nav>{NAV}</nav></header><div class="single"><div class="cat">محليات</div><h1>{s.title}</h1><div class="date">19 نيسان 2026 12:00ص</div><div class="content"><p><img></p><p style="text-align:center">(تصوير: جمال الشمعة)</p>{s.p()}</div></div>',
        "https://www.liwaa-j.example/p/331",
        **whole(s, day="2026-04-19", noise=["الشمعة"]),
    )


def hashtag_end_and_mentions() -> Case:
    """A page made from a social post: emoji, line breaks, hashtags at the end of the last line, follow lines with arrows."""
    s = CAPTAGON
    return page(
        f'{U8}<title>{s.title}</title><meta property="og:title" content="{s.title}"><meta property="og:type" content="article">',
        f'<header><nav>{NAV}</nav></header><main><h1>{s.title}</h1><span class="time">18 أبريل، 2026 - 9:12 صباحاً</span><div class="txt">{"<br><br>".join(s.body)}<br><br><a href="/hashtag/1">#الجمارك</a> <a href="/hashtag/2">#مكافحة_المخدرات</a><br>⬅️ تابعونا على تلغرام: <a href="https://t.me/x">https://t.me/x</a></div></main>',
        "https://www.posts.example/18",
        title=s.title,
        day="2026-04-18",
        body=list(s.body),
        outcome="article",
        noise=["t.me", "⬅️"],
    )


PAGES = (
    independent_magazine, long_read_with_chapters, markets_portal, business_channel, football_site, women_magazine_slideshow, encyclopedic_site, london_daily_pdf_era,
    opinion_site_of_the_region, party_channel, rumour_site, kurdish_agency_arabic, iraqi_agency_with_codes, gulf_union_agency, emirates_agency, french_radio_arabic,
    american_channel_arabic, euro_channel_arabic, united_nations_like, turkish_channel_arabic, blogger_paper, newsletter_platform, plain_old_frames_of_text,
    body_hidden_until_click, list_in_story, quran_and_poetry_inside, horoscope_like_sections, correction_below, podcast_note, relative_yesterday, two_days_of_an_old_story,
    related_by_topic_words, keywords_line_with_bars, popup_and_cookie_first, magazine_of_two_columns, flash_in_a_stream, printed_page_marks, hashtag_end_and_mentions,
)  # fmt: skip
