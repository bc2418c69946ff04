# ruff: noqa: E501
"""Pages that are no article, or only half of one, and pages of other languages in Arabic letters."""

from arabic_web.newsroom_stories import CABINET, MENU, MERGER, MORE, PORT, WATER
from arabic_web.newsrooms_nile import page
from arabic_web.stories import Case, items

NAV = items(MENU)
U8 = '<meta charset="utf-8">'
HEAD = f"<header><nav>{NAV}</nav></header>"


def soft_404_with_search() -> Case:
    return page(
        f"{U8}<title>الصفحة غير موجودة - المساء</title>",
        f'{HEAD}<div class="err"><h1>404</h1><h2>عذرا! الصفحة التي تبحث عنها غير متوفرة</h2><p>ربما حذفت الصفحة أو تغير رابطها، يمكنك استخدام البحث أو العودة إلى الصفحة الرئيسية.</p><form><input><button>بحث</button></form></div><h3>الأكثر قراءة</h3>{items(MORE)}',
        "https://www.masaa.example/opinion/2026/4/16/100",
        outcome="soft_404",
    )


def story_deleted() -> Case:
    return page(
        f"{U8}<title>بوابة النيل</title>",
        f'{HEAD}<main><div class="alert alert-warning">هذا الخبر غير موجود أو تم حذفه من قبل الإدارة</div></main><section><h2>آخر الأخبار</h2>{items(MORE, "<article><a href={1}><h3>{0}</h3></a></article>")}</section>',
        "https://www.nile.example/story/2026/4/19/x/7711999",
        outcome="soft_404",
    )


def paywalled_daily() -> Case:
    s = MERGER
    return page(
        f'{U8}<title>{s.title}</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{s.title}","datePublished":"2026-04-19T09:00:00+03:00","isAccessibleForFree":"False","hasPart":{{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".paywall"}}}}</script>',
        f'{HEAD}<article><h1>{s.title}</h1><div class="t">{s.p("<p>{}</p>").split("</p>")[0]}…</p></div><div class="paywall"><h3>هذا المحتوى للمشتركين فقط</h3><p>اشترك الآن لمواصلة القراءة والوصول إلى جميع المقالات</p><a href="/plans">عرض الباقات</a></div></article>',
        "https://www.alraya-kw.example/article/1190500",
        outcome="paywalled",
        title=s.title,
        day="2026-04-19",
    )


def login_wall_in_words() -> Case:
    s = WATER
    return page(
        f"{U8}<title>{s.title} | الصباح</title>",
        f'{HEAD}<article><h1>{s.title}</h1><span>18 نيسان 2026</span><div class="body"><p>{s.body[0]}</p></div><div class="lock"><p>لقراءة المقال كاملا يرجى تسجيل الدخول أو الاشتراك في النسخة الرقمية</p><button>تسجيل الدخول</button><button>اشترك</button></div></article>',
        "https://www.alsabah-lb.example/investigations/221999",
        outcome="paywalled",
    )


def live_blog_of_a_station() -> Case:
    posts = "".join(
        f'<div class="live-item" id="p{n}"><div class="tm"><span>{h}</span><span>20 أبريل 2026</span></div><h3>{t}</h3><p>{b}</p></div>'
        for n, (h, t, b) in enumerate((
            ("15:20", "الدفاع المدني: إجلاء 400 أسرة", "قال الدفاع المدني إن فرقه أجلت أربعمئة أسرة من ضفتي النهر منذ الصباح."),
            ("14:55", "إغلاق مطار المرسى", "أعلنت سلطة الطيران إغلاق المطار حتى إشعار آخر بسبب تجمع المياه على المدرج."),
            ("14:10", "ارتفاع عدد المفقودين", "أفاد مراسلنا بأن عدد المفقودين ارتفع إلى سبعة بعد انهيار جسر صغير."),
            ("13:30", "تعليق الدراسة", "قررت وزارة التعليم تعليق الدراسة في ثلاث محافظات غدا الثلاثاء."),
            ("12:05", "بداية الفيضان", "فاض النهر عند بلدة الوادي بعد ليلة من الأمطار الغزيرة."),
        ))
    )  # fmt: skip
    return page(
        f'{U8}<title>مباشر.. فيضان النهر يشرد مئات الأسر | هورايزن</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"مباشر.. فيضان النهر يشرد مئات الأسر","coverageStartTime":"2026-04-20T09:00:00Z","datePublished":"2026-04-20T09:00:00Z"}}</script>',
        f'{HEAD}<main><span class="live">مباشر</span><h1>مباشر.. فيضان النهر يشرد مئات الأسر</h1><div class="upd">آخر تحديث 15:20</div><div class="live-feed">{posts}</div><button>عرض المزيد</button></main>',
        "https://www.horizon.example/live/1781900-x",
        outcome="live_blog",
    )


def live_coverage_by_words_alone() -> Case:
    posts = "".join(f'<li class="ev"><time>{h}</time><div class="c"><p>{b}</p></div></li>' for h, b in (
        ("18:02", "الشوط الثاني ينطلق بتبديل في صفوف الاتحاد."), ("17:47", "الحكم يعلن نهاية الشوط الأول."), ("17:31", "بطاقة صفراء للزروالي بعد تدخل عنيف."),
        ("17:20", "فرصة خطيرة للنهضة والحارس ينقذ الموقف."), ("17:03", "انطلاق المباراة بركلة بداية للاتحاد."), ("16:40", "التشكيلتان الرسميتان للفريقين."),
    ))  # fmt: skip
    return page(
        f"{U8}<title>تغطية مباشرة لحظة بلحظة: الاتحاد والنهضة</title>",
        f'{HEAD}<main><h1>تغطية مباشرة لحظة بلحظة: الاتحاد والنهضة</h1><div class="auto">يتم تحديث هذه الصفحة تلقائيا كل دقيقة</div><ul class="timeline">{posts}</ul></main>',
        "https://www.malaeb.example/live/411300",
        outcome="live_blog",
    )


def gallery_only() -> Case:
    pics = "".join(
        f'<div class="slide"><img src="/p/{n}.jpg" alt="صورة {n}"><span>{n}/8</span></div>' for n in range(1, 9)
    )
    return page(
        f'{U8}<title>بالصور.. أول ثلوج الربيع على قمم الجبال</title><meta property="og:type" content="article">',
        f'{HEAD}<main><h1>بالصور.. أول ثلوج الربيع على قمم الجبال</h1><span class="d">19 أبريل 2026</span><div class="slider">{pics}</div></main>',
        "https://www.horizon.example/gallery/1781",
        outcome="media_only",
    )


def video_only() -> Case:
    return page(
        f'{U8}<title>شاهد.. لحظة رسو السفينة العملاقة في الميناء - مرسى تي في</title><meta property="og:type" content="video.other"><meta property="og:title" content="شاهد.. لحظة رسو السفينة العملاقة في الميناء"><meta property="og:video" content="https://v.example/1.mp4"><script type="application/ld+json">{{"@context":"https://schema.org","@type":"VideoObject","name":"شاهد.. لحظة رسو السفينة العملاقة في الميناء","uploadDate":"2026-04-19T07:00:00+03:00","duration":"PT1M12S","contentUrl":"https://v.example/1.mp4"}}</script>',
        f'{HEAD}<main><div class="player"><video src="1.mp4"></video></div><h1>شاهد.. لحظة رسو السفينة العملاقة في الميناء</h1><span>19 أبريل 2026</span><div class="sh">شارك</div></main><section><h2>فيديوهات أخرى</h2>{items(MORE, "<div><a href={1}><img><span>02:11</span><h4>{0}</h4></a></div>")}</section>',
        "https://www.marsa-tv.example/videos/77120",
        outcome="media_only",
    )


def about_us() -> Case:
    return page(
        f"{U8}<title>من نحن - صحيفة الراية</title>",
        f"{HEAD}<main><h1>من نحن</h1><p>صحيفة الراية صحيفة يومية سياسية شاملة تأسست عام 1987، وتصدر عن شركة الراية للنشر والتوزيع، ويعمل فيها أكثر من ستين صحافيا.</p><p>رؤيتنا أن نكون المصدر الأول للخبر الموثوق، ورسالتنا أن ننقل الحقيقة كما هي من دون تهويل ولا تهوين.</p><p>للتواصل معنا: هاتف 22220000، بريد إلكتروني info@alraya-kw.example، ص.ب 1120 الصفاة.</p></main>",
        "https://www.alraya-kw.example/about-us",
        outcome="not_article",
    )


def cloudflare_in_arabic() -> Case:
    return page(
        f'{U8}<title>لحظة من فضلك...</title><meta name="robots" content="noindex,nofollow">',
        '<div class="main-wrapper"><h1>www.alraya-kw.example</h1><h2>التحقق من أنك إنسان. قد يستغرق هذا بضع ثوانٍ.</h2><div id="challenge-error-text">قم بتمكين JavaScript وملفات تعريف الارتباط للمتابعة</div><div>يحتاج www.alraya-kw.example إلى مراجعة أمان اتصالك قبل المتابعة.</div></div><script>(function(){window._cf_chl_opt={cvId:"3",cType:"managed"};})();</script><div class="footer">Ray ID: <code>8c1f</code> الأداء والأمان بواسطة Cloudflare</div>',
        "https://www.alraya-kw.example/article/1190415",
        outcome="blocked",
    )


def epaper_issue_list() -> Case:
    days = "".join(
        f'<div class="issue"><a href="/pdf/{n}"><img></a><span>العدد {n}</span></div>' for n in range(16901, 16913)
    )
    return page(
        f"{U8}<title>أرشيف PDF - الراية</title>",
        f"{HEAD}<h1>أرشيف الأعداد</h1>{days}",
        "https://www.alraya-kw.example/pdf",
        outcome="not_article",
    )


def persian() -> Case:
    t = (
        "رئیس‌جمهور در نشست هیئت دولت گفت که قیمت کالاهای اساسی باید هرچه زودتر کنترل شود و وزیران موظف‌اند گزارش هفتگی بدهند.",
        "وی افزود: گرانی‌ها مردم را خسته کرده است و دولت نمی‌تواند نسبت به آن بی‌تفاوت باشد.",
        "به گزارش خبرنگار ما، این نشست پشت درهای بسته برگزار شد و جزئیات بیشتری از آن منتشر نشده است.",
    )
    return page(
        f"{U8}<title>رئیس‌جمهور: قیمت‌ها باید کنترل شود</title>",
        f'<h1>رئیس‌جمهور: قیمت‌ها باید کنترل شود</h1><span>۳۱ فروردین ۱۴۰۵</span><div class="b">{"".join(f"<p>{x}</p>" for x in t)}</div>',
        "https://www.khabar.example/news/1",
        title="رئیس‌جمهور: قیمت‌ها باید کنترل شود",
        body=list(t),
        language="fa",
    )


def urdu() -> Case:
    t = (
        "وزیر اعظم نے کہا ہے کہ مہنگائی پر قابو پانے کے لیے حکومت تمام وسائل بروئے کار لا رہی ہے اور عوام کو جلد ریلیف ملے گا۔",
        "انہوں نے یہ بات ایک تقریب سے خطاب کرتے ہوئے کہی جس میں تاجروں کی بڑی تعداد شریک تھی۔",
        "اس موقع پر وزیر خزانہ بھی موجود تھے جنہوں نے بجٹ کی تیاریوں پر روشنی ڈالی۔",
    )
    return page(
        f"{U8}<title>مہنگائی پر جلد قابو پا لیں گے، وزیر اعظم</title>",
        f'<h1>مہنگائی پر جلد قابو پا لیں گے، وزیر اعظم</h1><time datetime="2026-04-19">اتوار 19 اپریل 2026</time><div class="b">{"".join(f"<p>{x}</p>" for x in t)}</div>',
        "https://www.akhbar-ur.example/story/2",
        body=list(t),
        language="ur",
        day="2026-04-19",
    )


def sorani() -> Case:
    t = (
        "سەرۆکی حکومەت لە کۆبوونەوەیەکدا ڕایگەیاند کە مووچەی فەرمانبەران لە کاتی خۆیدا دەدرێت و هیچ دواکەوتنێک نابێت.",
        "هەروەها گوتی: پڕۆژەی ئاو و کارەبا لە سەرووی هەموو کارەکانمانەوەیە و تا کۆتایی ساڵ تەواو دەبێت.",
        "کۆبوونەوەکە بە ئامادەبوونی وەزیری دارایی و پارێزگاری شارەکە بەڕێوەچوو.",
    )
    return page(
        f"{U8}<title>مووچە لە کاتی خۆیدا دەدرێت</title>",
        f'<h1>مووچە لە کاتی خۆیدا دەدرێت</h1><span>19-04-2026</span><div class="b">{"".join(f"<p>{x}</p>" for x in t)}</div>',
        "https://www.rojname.example/sorani/3",
        body=list(t),
        language="ckb",
        day="2026-04-19",
    )


def pashto() -> Case:
    t = (
        "د افغانستان د اطلاعاتو چارواکي وايي چې په ختیځو ولایتونو کې سېلابونو ګڼ شمېر کورونه ړنګ کړي او خلک بې‌ځایه شوي دي.",
        "د ولایت ویاند خبریالانو ته وویل چې د مرستو ټیمونه سیمې ته رسېدلي او ژغورنې چارې روانې دي.",
        "سیمه‌ییز اوسېدونکي له حکومته غواړي چې ژر تر ژره ورسره مرسته وکړي.",
    )
    return page(
        f"{U8}<title>سېلابونو ګڼ شمېر کورونه ړنګ کړل</title>",
        f'<h1>سېلابونو ګڼ شمېر کورونه ړنګ کړل</h1><div class="b">{"".join(f"<p>{x}</p>" for x in t)}</div>',
        "https://www.khabarona.example/ps/4",
        body=list(t),
        language="ps",
    )


def uyghur() -> Case:
    t = (
        "ئاپتونوم رايونلۇق ھۆكۈمەت بۈگۈن يىغىن ئېچىپ، دېھقانلارنىڭ كىرىمىنى ئاشۇرۇش توغرىسىدىكى يېڭى پىلاننى مۇزاكىرە قىلدى.",
        "يىغىندا مۇنداق كۆرسىتىلدى: بۇ يىل سۇ ئىنشائات قۇرۇلۇشىغا ئاجرىتىلغان مەبلەغ بۇلتۇرقىدىن كۆپ بولىدۇ.",
        "يىغىنغا ھەرقايسى ۋىلايەتلەرنىڭ مەسئۇللىرى قاتناشتى.",
    )
    return page(
        f"{U8}<title>دېھقانلارنىڭ كىرىمى ئاشۇرۇلىدۇ</title>",
        f'<h1>دېھقانلارنىڭ كىرىمى ئاشۇرۇلىدۇ</h1><div class="b">{"".join(f"<p>{x}</p>" for x in t)}</div>',
        "https://uy.news.example/5",
        body=list(t),
        language="ug",
    )


def arabic_with_a_persian_quotation() -> Case:
    s = PORT
    more = "وكتب على هيكل السفينة بالفارسية: «به نام خدا، کشتی ستاره شمال»."
    return page(
        f"{U8}<title>{s.title}</title>",
        f'{HEAD}<h1>{s.title}</h1><span>19 أبريل 2026</span><div class="b">{s.p()}<p>{more}</p></div>',
        "https://www.x.example/a/771",
        title=s.title,
        body=[*s.body, more],
        language="ar",
        outcome="article",
        day="2026-04-19",
    )


def several_stories_on_one_page() -> Case:
    """A round-up: three short stories, each with a heading of its own, under one headline; all of it is the text."""
    s = CABINET
    parts = (("قطاع المياه", s.body[1]), ("قطاع الكهرباء", s.body[2]), ("تعيينات", s.body[3]))
    flat = [x for pair in parts for x in pair]
    return page(
        f'{U8}<title>حصاد اليوم: أبرز قرارات الحكومة</title><meta property="og:type" content="article">',
        f'{HEAD}<article><h1>حصاد اليوم: أبرز قرارات الحكومة</h1><time>الأربعاء 15 أبريل 2026</time><div class="c">{"".join(f"<h2>{h}</h2><p>{b}</p>" for h, b in parts)}</div></article>',
        "https://www.x.example/a/772",
        title="حصاد اليوم: أبرز قرارات الحكومة",
        body=flat,
        outcome="article",
        day="2026-04-15",
    )


PAGES = (
    soft_404_with_search, story_deleted, paywalled_daily, login_wall_in_words, live_blog_of_a_station, live_coverage_by_words_alone, gallery_only, video_only, about_us,
    cloudflare_in_arabic, epaper_issue_list, persian, urdu, sorani, pashto, uyghur, arabic_with_a_persian_quotation, several_stories_on_one_page,
)  # fmt: skip
