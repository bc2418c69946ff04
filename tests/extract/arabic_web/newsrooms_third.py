# ruff: noqa: E501
"""A third set of newsrooms' pages: kinds of page that are easily taken for another, tags and related links in rarer forms."""

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
    QUAKE,
    SCHOOL,
    STRIKE,
    TALK,
    WATER,
)
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items, urls, whole

NAV = items(MENU)
U8 = '<meta charset="utf-8">'
HEAD = f"<header><nav>{NAV}</nav></header>"


def maintenance() -> Case:
    return page(
        f"{U8}<title>الموقع تحت الصيانة</title>",
        '<div class="box"><h1>الموقع تحت الصيانة</h1><p>نعتذر عن الإزعاج، نعمل حاليا على تحديث الموقع وسنعود قريبا.</p></div>',
        "https://www.x.example/news/881201",
        outcome="not_article",
    )


def login_page() -> Case:
    return page(
        f"{U8}<title>تسجيل الدخول - الراية</title>",
        f'{HEAD}<main><h1>تسجيل الدخول</h1><form><label>البريد الإلكتروني</label><input><label>كلمة المرور</label><input type="password"><button>دخول</button></form><p>ليس لديك حساب؟ <a href="/register">أنشئ حسابا جديدا</a></p></main>',
        "https://www.x.example/login",
        outcome="not_article",
    )


def contact_page() -> Case:
    return page(
        f"{U8}<title>اتصل بنا | الراية</title>",
        f"{HEAD}<main><h1>اتصل بنا</h1><p>يسعدنا تواصلكم معنا عبر الهاتف أو البريد الإلكتروني أو من خلال زيارة مقر الصحيفة في شارع الاستقلال، الطابق الثالث.</p><p>هاتف: 0096522220000، فاكس: 0096522220001</p></main>",
        "https://www.x.example/contact-us",
        outcome="not_article",
    )


def privacy_page() -> Case:
    return page(
        f"{U8}<title>سياسة الخصوصية - الراية</title>",
        f"{HEAD}<main><h1>سياسة الخصوصية</h1><p>تحترم صحيفة الراية خصوصية زوار موقعها، وتلتزم بحماية بياناتهم الشخصية وفق القوانين المعمول بها.</p><p>قد نجمع معلومات عن جهازك وعنوان بروتوكول الإنترنت الخاص بك لأغراض إحصائية فقط.</p><p>باستخدامك هذا الموقع فإنك توافق على شروط هذه السياسة وعلى أي تعديل يطرأ عليها.</p></main>",
        "https://www.x.example/page/privacy-policy",
        outcome="not_article",
    )


def waf_in_arabic() -> Case:
    return page(
        f"{U8}<title>تم حظر الطلب</title>",
        "<h1>تم حظر طلبك</h1><p>تم حظر الوصول إلى هذه الصفحة لأسباب أمنية. يرجى التواصل مع مدير الموقع وتزويده برقم الحادثة.</p><p>Incident ID: 18212233445566</p>",
        "https://www.x.example/news/991",
        outcome="blocked",
    )


def empty_shell() -> Case:
    return page(
        f'{U8}<title>الخليج اليوم</title><meta name="description" content="أخبار الخليج والعالم">',
        '<noscript>يجب تمكين جافا سكريبت لتشغيل هذا التطبيق.</noscript><div id="root"></div><script src="/static/js/main.js"></script>',
        "https://www.x.example/article/112",
        outcome="not_article",
    )


def page_of_a_deleted_story_with_home_below() -> Case:
    cards = items(
        MORE,
        "<article><a href={1}><img></a><h2><a href={1}>{0}</a></h2><p>أعلنت الجهات المختصة تفاصيل جديدة حول الموضوع في بيان صدر اليوم الاثنين عن مكتبها الإعلامي.</p></article>",
    )
    return page(
        f"{U8}<title>عفواً، لم يتم العثور على الصفحة - الراية</title>",
        f'{HEAD}<div class="not-found"><h2>عفوا، لم يتم العثور على الصفحة المطلوبة</h2></div><section><h3>قد يهمك</h3>{cards}</section>',
        "https://www.x.example/news/politics/2020/1/1/x",
        outcome="soft_404",
    )


def subscriber_story_with_two_paragraphs() -> Case:
    s = WATER
    return page(
        f'{U8}<title>{s.title} | الشرق الجديد</title><meta property="og:type" content="article"><meta property="article:content_tier" content="locked">',
        f'{HEAD}<article><h1>{s.title}</h1><time>18 أبريل 2026</time><div class="txt"><p>{s.body[0]}</p><p>{s.body[1]}</p></div><div class="gate"><h4>تبقى لك 0 مقالات مجانية هذا الشهر</h4><p>اشترك للحصول على وصول غير محدود إلى جميع المقالات ابتداء من دينار واحد شهريا</p><button>اشترك الآن</button><a>لديك حساب؟ سجل الدخول</a></div></article>',
        "https://www.x.example/investigations/7712",
        outcome="paywalled",
        title=s.title,
    )


def free_story_with_offer() -> Case:
    """An offer to subscribe under a whole story is no wall."""
    s = PORT
    return page(
        f"{U8}<title>{s.title} | الشرق الجديد</title>",
        f'{HEAD}<article><h1>{s.title}</h1><time>19 أبريل 2026</time><div class="txt">{s.p()}</div><div class="offer"><h4>ادعم صحافتنا</h4><p>اشترك في النسخة الرقمية واحصل على خصم خمسين في المئة لمدة عام كامل</p></div></article>',
        "https://www.x.example/economy/7713",
        **whole(s, day="2026-04-19", noise=["خصم خمسين"]),
    )


def podcast_episode() -> Case:
    return page(
        f'{U8}<title>بودكاست مدينتان: الحلقة 12 | صوت</title><meta property="og:type" content="music.song"><script type="application/ld+json">{{"@context":"https://schema.org","@type":"PodcastEpisode","name":"بودكاست مدينتان: الحلقة 12","datePublished":"2026-04-18","associatedMedia":{{"@type":"MediaObject","contentUrl":"https://x.example/12.mp3"}}}}</script>',
        f'{HEAD}<main><h1>بودكاست مدينتان: الحلقة 12</h1><audio src="12.mp3" controls></audio><p>مدة الحلقة 42 دقيقة</p></main>',
        "https://www.x.example/podcasts/12",
        outcome="media_only",
    )


def cartoon() -> Case:
    return page(
        f'{U8}<title>كاريكاتير: طوابير الخبز | الراية</title><meta property="og:type" content="article">',
        f'{HEAD}<article><h1>كاريكاتير: طوابير الخبز</h1><span>20 أبريل 2026</span><img src="/caric/771.jpg" alt="كاريكاتير"></article>',
        "https://www.x.example/cartoon/771",
        outcome="media_only",
    )


def live_with_key_points() -> Case:
    posts = "".join(f'<article class="update"><time datetime="2026-04-20T{h}:00+03:00">{h}</time><h2>{t}</h2><p>{b}</p></article>' for h, t, b in (
        ("16:40", "بيان للخارجية", "قالت وزارة الخارجية إنها تتابع أوضاع المواطنين العالقين في المطار."), ("16:05", "استئناف جزئي للرحلات", "أعلن المطار استئنافا جزئيا للرحلات الداخلية بعد تحسن الرؤية."),
        ("15:20", "العاصفة تتجه شمالا", "أفادت الأرصاد بأن العاصفة تتحرك شمالا بسرعة أربعين كيلومترا في الساعة."), ("14:50", "إغلاق الطريق الدولي", "أغلقت الشرطة الطريق الدولي في الاتجاهين حتى إشعار آخر."),
    ))  # fmt: skip
    return page(
        f"{U8}<title>العاصفة لحظة بلحظة: آخر التطورات</title>",
        f'{HEAD}<main><h1>العاصفة لحظة بلحظة: آخر التطورات</h1><div class="live-badge">تغطية حية</div><div class="key-points"><h3>أبرز النقاط</h3><ul><li>استئناف جزئي للرحلات</li></ul></div>{posts}</main>',
        "https://www.x.example/liveblog/2026/4/20/storm",
        outcome="live_blog",
    )


def story_about_live_coverage() -> Case:
    """A story that speaks of live pictures is a story."""
    s = DERBY
    title = "بث مباشر لمباراة القمة يجذب أربعة ملايين مشاهد"
    return page(
        f"{U8}<title>{title} | الرياضية</title>",
        f'{HEAD}<article><h1>{title}</h1><span>19 أبريل 2026</span><div class="t">{s.p()}</div></article>',
        "https://www.x.example/sport/7714",
        title=title,
        body=list(s.body),
        outcome="article",
        day="2026-04-19",
    )


def story_of_a_page_not_found() -> Case:
    """A story whose headline speaks of a missing page is a story."""
    s = SCHOOL
    title = "«الصفحة غير موجودة».. موقع النتائج يتعطل بعد دقائق من فتحه"
    return page(
        f"{U8}<title>{title} | مصر الآن</title>",
        f'{HEAD}<article><h1>{title}</h1><span>19 أبريل 2026</span><div class="t">{s.p()}</div></article>',
        "https://www.x.example/news/7715",
        title=title,
        body=list(s.body),
        outcome="article",
        day="2026-04-19",
    )


def tags_in_a_table_row() -> Case:
    s = STRIKE
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<table><tr><td><h1>{s.title}</h1></td></tr><tr><td>الأحد 19 نيسان 2026</td></tr><tr><td>{s.p()}</td></tr><tr><td><b>كلمات البحث:</b></td><td><a href="/s?q=1">إضراب</a></td><td><a href="/s?q=2">النقل البري</a></td><td><a href="/s?q=3">أسعار المحروقات</a></td></tr></table>',
        "https://www.x.example/n/7716",
        **whole(s, day="2026-04-19", tags=list(s.tags)),
    )


def tags_behind_icon_and_counts() -> Case:
    s = MOON
    b = "".join(f"<h2>{t}</h2>" if len(t) < 26 else f"<p>{t}</p>" for t in s.body)
    chips = "".join(
        f'<li><a href="/topics/{n}"><span>{t}</span> <small>({n * 7 + 3})</small></a></li>'
        for n, t in enumerate(s.tags)
    )
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><span class="date">19 أبريل 2026</span><div class="entry-content">{b}</div><ul class="topics-list">{chips}</ul></article>',
        "https://www.x.example/n/7717",
        title=s.title,
        day="2026-04-19",
        body=list(s.body),
        outcome="article",
    )


def related_in_carousel_with_dots() -> Case:
    s = CABINET
    slides = "".join(
        f'<div class="swiper-slide"><a href="{u}"><img alt="{t}"></a><div class="cat">سياسة</div><a class="t" href="{u}">{t}</a><time>14/4/2026</time></div>'
        for t, u in s.related
    )
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><time datetime="2026-04-15">15/4/2026</time><div class="entry-content">{s.p()}</div></article><section><header><h3><span>أخبار مشابهة</span></h3><a href="/politics">عرض المزيد</a></header><div class="swiper"><div class="swiper-wrapper">{slides}</div></div></section>',
        "https://www.x.example/n/7718",
        **whole(s, day="2026-04-15", related=urls("www.x.example", s)),
    )


def related_between_rules() -> Case:
    """`إقرأ أيضا` between two rules, bare links parted by breaks, before the last paragraph."""
    s = SCHOOL
    links = "<br>".join(f'<a href="{u}">- {t}</a>' for t, u in s.related)
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<h1>{s.title}</h1><div class="date">19/04/2026</div><div class="article">{"<br><br>".join(s.body[:3])}<hr><b>إقرأ أيضا :</b><br>{links}<hr>{s.body[3]}</div>',
        "https://www.x.example/n/7719",
        **whole(s, day="2026-04-19", related=urls("www.x.example", s)),
    )


def related_with_teasers() -> Case:
    s = PORT
    cards = "".join(
        f'<div class="rl"><a href="{u}"><h4>{t}</h4></a><p>تعرف على التفاصيل الكاملة والأسباب التي دفعت الجهات المعنية إلى اتخاذ هذا القرار.</p></div>'
        for t, u in s.related
    )
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<main><h1>{s.title}</h1><p class="d">الأحد 19 نيسان 2026</p><div class="b">{s.p()}</div><div class="more"><h3>مواضيع قد تهمك</h3>{cards}</div></main>',
        "https://www.x.example/n/7720",
        **whole(s, day="2026-04-19", related=urls("www.x.example", s), noise=["تعرف على"]),
    )


def kicker_and_two_headlines() -> Case:
    s = CAPTAGON
    return page(
        f'{U8}<title>{s.title} | الرسالة</title><meta property="og:title" content="{s.title}">',
        f'{HEAD}<article><h4 class="over">الجمارك تكشف التفاصيل</h4><h1>{s.title}</h1><h3 class="under">القبض على ثلاثة من مستقبلي الشحنة</h3><div class="info">الرسالة - جدة | السبت 18-04-2026</div><div class="b">{s.p()}</div></article>',
        "https://www.x.example/n/7721",
        title=s.title,
        day="2026-04-18",
        keep=list(s.body),
        noise=["تكشف التفاصيل", "الرسالة - جدة"],
        outcome="article",
    )


def date_as_time_first_words() -> Case:
    s = GOLD
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><div class="t">الساعة العاشرة و14 دقيقة صباحا، الاثنين العشرين من أبريل 2026</div><div class="b">{s.p()}</div></article>',
        "https://www.x.example/n/7722",
        title=s.title,
        body=list(s.body),
        outcome="article",
    )


def unix_time_in_data() -> Case:
    s = MERGER
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><span class="ago" data-timestamp="1776600000">منذ يوم</span><div class="b">{s.p()}</div></article>',
        "https://www.x.example/n/7723",
        **whole(s, day="2026-04-19"),
    )


def hijri_numbers_with_slash() -> Case:
    s = COLUMN
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><div class="date">28/10/1447 هـ</div><div class="b">{s.p()}</div></article>',
        "https://www.x.example/n/7724",
        **whole(s, day="2026-04-16"),
    )


def ampm_before_day_and_dots() -> Case:
    s = STRIKE
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><div class="pubdate">نُشر يوم الأحد ١٩ / ٠٤ / ٢٠٢٦ ، الساعة ٠٦:٤٢ مساءً بتوقيت القدس</div><div class="b">{s.p()}</div></article>',
        "https://www.x.example/n/7725",
        **whole(s, day="2026-04-19", instant="2026-04-19T18:42:00+03:00"),
    )


def event_days_in_text_only() -> Case:
    """No day of publication anywhere; days of events in the text prove none."""
    s = WATER
    body = [
        s.body[0],
        "وكانت البلدية قد أعلنت في 12 آذار 2026 أن البئر ستغلق، ثم عادت في 3 نيسان 2026 عن قرارها.",
        *[t for t in s.body[1:] if len(t) > 30],
    ]
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><div class="b">{"".join(f"<p>{t}</p>" for t in body)}</div></article>',
        "https://www.x.example/n/7726",
        title=s.title,
        body=body,
        day=None,
        outcome="article",
    )


def flash_with_only_headline_repeated() -> Case:
    s = QUAKE
    return page(
        f'{U8}<title>عاجل | {s.title}</title><meta property="og:type" content="article"><meta property="article:published_time" content="2026-04-20T06:11:00+03:00">',
        f'{HEAD}<article><span>عاجل</span><h1>{s.title}</h1><div class="b"><p>{s.title}.</p></div></article>',
        "https://www.x.example/breaking/7727",
        title=s.title,
        day="2026-04-20",
        outcome="article",
    )


def interview_in_definition_list() -> Case:
    s = TALK
    rows = "".join(f"<dt>{t}</dt>" if t.endswith("؟") else f"<dd>{t}</dd>" for t in s.body[1:])
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<article><h1>{s.title}</h1><div class="date">17 نيسان 2026</div><div class="b"><p>{s.body[0]}</p><dl>{rows}</dl></div></article>',
        "https://www.x.example/n/7728",
        **whole(s, day="2026-04-17"),
    )


PAGES = (
    maintenance, login_page, contact_page, privacy_page, waf_in_arabic, empty_shell, page_of_a_deleted_story_with_home_below, subscriber_story_with_two_paragraphs,
    free_story_with_offer, podcast_episode, cartoon, live_with_key_points, story_about_live_coverage, story_of_a_page_not_found, tags_in_a_table_row,
    tags_behind_icon_and_counts, related_in_carousel_with_dots, related_between_rules, related_with_teasers, kicker_and_two_headlines, date_as_time_first_words,
    unix_time_in_data, hijri_numbers_with_slash, ampm_before_day_and_dots, event_days_in_text_only, flash_with_only_headline_repeated, interview_in_definition_list,
)  # fmt: skip
