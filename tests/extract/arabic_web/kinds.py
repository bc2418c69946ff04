# ruff: noqa: E501
"""Pages that are articles of a kind, or none: live blogs, films, galleries, walls, missing pages, refusals, languages."""

import json

from arabic_web.stories import BRIDGE, COURT, FLASH, MATCH, OTHERS, RAIN, SECTIONS, TECH, Case, items, whole

HOST = "anwa.example"
MENU = f'<header><div class="logo"><a href="/">أنواء</a></div><ul class="mn">{items(SECTIONS)}</ul></header>'
FOOT = '<footer><a href="/about">من نحن</a><a href="/privacy">سياسة الخصوصية</a><p>جميع الحقوق محفوظة لموقع أنواء</p></footer>'


def page(title: str, main: str, head: str = "", /, *, url: str = "/n/1", **expect) -> Case:
    html = f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | أنواء</title>{head}</head><body>{MENU}<main>{main}</main>{FOOT}</body></html>'
    return Case(html.encode(), f"https://{HOST}{url}", expect)


def _ld(**node) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **node}, ensure_ascii=False)}</script>'


def live_blog() -> Case:
    entries = "".join(
        f'<div class="post"><div class="hour">{14 - n}:{30 + n}</div><h3>تطور رقم {n} في الجلسة</h3><p>{text}</p></div>'
        for n, text in enumerate((*MATCH.body, *RAIN.body))
    )
    return page(
        "مباشر | تغطية حية: جلسة المجلس لحظة بلحظة",
        f"<h1>مباشر | تغطية حية: جلسة المجلس لحظة بلحظة</h1><div class='updates'>{entries}</div>",
        outcome="live_blog",
    )


def live_blog_schema() -> Case:
    return page(
        "جلسة المجلس: آخر التطورات",
        f"<h1>جلسة المجلس: آخر التطورات</h1>{RAIN.p()}",
        _ld(**{"@type": "LiveBlogPosting", "headline": "جلسة المجلس: آخر التطورات"}),
        outcome="live_blog",
    )


def not_a_live_blog() -> Case:
    """A preview of a match: times of day, and «مباشر» in the headline."""
    title = "موعد مباراة النسور والأسود والقنوات الناقلة مباشر"
    return page(
        title,
        f"<h1>{title}</h1>{MATCH.p()}<p>المواعيد:</p><ul><li>19:30</li><li>20:30</li></ul>",
        outcome="article",
        title=title,
    )


def video_page() -> Case:
    title = "لحظة انهيار الجدار القديم أمام المارة"
    return page(
        title,
        f"<h1>{title}</h1><div class='player'><iframe src='https://www.youtube.com/embed/x1'></iframe></div><p>لقطات صورها أحد المارة أمس.</p><div class='more'><h3>فيديوهات أخرى</h3>{items(OTHERS)}</div>",
        url="/video/88121",
        outcome="media_only",
    )


def gallery() -> Case:
    title = "بالصور.. مهرجان الزهور يلون ساحات السنديان"
    return page(
        title,
        f"<h1>{title}</h1>{''.join(f'<figure><img src=/g{n}.jpg><figcaption>زهور في الساحة {n}</figcaption></figure>' for n in range(12))}",
        outcome="media_only",
    )


def podcast() -> Case:
    title = "الحلقة 12: كيف نصغي إلى المدينة؟"
    return page(
        title,
        f"<h1>{title}</h1><audio controls src='/e12.mp3'></audio><p>حوار مع مهندسة الصوت دانا الحلو.</p>",
        _ld(**{"@type": "PodcastEpisode", "name": title}),
        outcome="media_only",
    )


def caricature() -> Case:
    return page(
        "كاريكاتير: أسعار البندورة", "<h1>كاريكاتير: أسعار البندورة</h1><img src='/c.jpg'>", outcome="media_only"
    )


def story_with_video() -> Case:
    title = "بالفيديو.. " + BRIDGE.title
    return page(
        title, f"<h1>{title}</h1><video src='/v.mp4'></video>{BRIDGE.p()}", outcome="article", body=list(BRIDGE.body)
    )


def _wall(text: str) -> Case:
    return page(
        TECH.title,
        f"<h1>{TECH.title}</h1><p>{TECH.body[0]}</p><div class='box'><p>{text}</p><a href='/subscribe'>اشترك الآن</a> <a href='/login'>تسجيل الدخول</a></div>",
        outcome="paywalled",
    )


def wall_subscribers() -> Case:
    return _wall("هذا المقال متاح للمشتركين فقط")


def wall_continue() -> Case:
    return _wall("لمتابعة القراءة يرجى تسجيل الدخول أو الاشتراك")


def wall_rest() -> Case:
    return _wall("بقية المقال للمشتركين. اشترك واقرأ بلا حدود")


def wall_limit() -> Case:
    return _wall("لقد وصلت إلى الحد المجاني من المقالات هذا الشهر")


def wall_exclusive() -> Case:
    return _wall("محتوى حصري لمشتركي أنواء بلس")


def wall_schema() -> Case:
    return page(
        TECH.title,
        f"<h1>{TECH.title}</h1><p>{TECH.body[0]}</p>",
        _ld(
            **{
                "@type": "NewsArticle",
                "headline": TECH.title,
                "isAccessibleForFree": "False",
                "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".pay"},
            }
        ),
        outcome="paywalled",
    )


def wall_schema_list() -> Case:
    return page(
        TECH.title,
        f"<h1>{TECH.title}</h1><p>{TECH.body[0]}</p>",
        _ld(**{"@graph": [{"@type": ["NewsArticle"], "headline": TECH.title, "isAccessibleForFree": False}]}),
        outcome="paywalled",
    )


def not_a_wall() -> Case:
    """A short story about subscriptions, with a subscribe box for the newsletter."""
    title = "صحيفة المرج تجعل محتواها للمشتركين فقط"
    text = "أعلنت صحيفة المرج أن محتواها سيصبح متاحا للمشتركين فقط ابتداء من مطلع الشهر المقبل، بعد أن كان مجانيا عشرين عاما."
    return page(
        title,
        f"<h1>{title}</h1><p>{text}</p><p>{COURT.body[1]}</p><div class='newsletter'><p>اشترك في نشرتنا البريدية</p></div>",
        _ld(**{"@type": "NewsArticle", "headline": title, "isAccessibleForFree": True}),
        outcome="article",
    )


def soft_404_plain() -> Case:
    return page(
        "عذرا",
        f"<h1>عذرا، الصفحة التي طلبتها غير موجودة</h1><p>ربما نقلت أو حذفت.</p>{items(OTHERS)}",
        url="/n/99999",
        outcome="soft_404",
    )


def soft_404_removed() -> Case:
    return page(
        "أنواء",
        f"<div class='msg'>عفواً، هذا الخبر لم يعد متوفراً</div><h3>قد يهمك</h3>{items(OTHERS)}",
        url="/n/99998",
        outcome="soft_404",
    )


def soft_404_search() -> Case:
    return page(
        "404 - الصفحة غير موجودة",
        "<h1>404</h1><h2>أوبس! لم نجد هذه الصفحة</h2><p>حاول البحث</p><form><input></form>",
        url="/x",
        outcome="soft_404",
    )


def soft_404_bad_link() -> Case:
    return page(
        "أنواء",
        "<div>الرابط الذي اتبعته قد يكون معطلا أو أن الصفحة قد أزيلت</div><a href='/'>العودة إلى الرئيسية</a>",
        url="/y",
        outcome="soft_404",
    )


def soft_404_no_data() -> Case:
    return page(
        "خطأ",
        "<h1>خطأ</h1><p>لا توجد بيانات لعرضها، الخبر غير موجود أو تم حذفه من قبل الإدارة.</p>",
        url="/z",
        outcome="soft_404",
    )


def not_a_soft_404() -> Case:
    title = "ضبط 404 كيلوغرامات من الأسماك الفاسدة في السوق"
    text = "ضبطت فرق الرقابة 404 كيلوغرامات من الأسماك الفاسدة في سوق السنديان، وأكدت أن الوثائق المطلوبة غير موجودة لدى التاجر."
    return page(
        title,
        f"<h1>{title}</h1><div>19 نيسان 2026</div><p>{text}</p><p>وأحيل التاجر إلى القضاء، وأتلفت الكمية كلها.</p>",
        url="/n/404",
        outcome="article",
        title=title,
    )


def about_page() -> Case:
    return page(
        "من نحن",
        f"<h1>من نحن</h1><p>أنواء صحيفة إلكترونية مستقلة تأسست عام 2011، وتصدر من السنديان، وتعنى بشؤون الناس والمدينة.</p><p>{TECH.body[0]}</p>",
        url="/about",
        outcome="not_article",
    )


def privacy_page() -> Case:
    return page(
        "سياسة الخصوصية",
        "<h1>سياسة الخصوصية</h1>"
        + "<p>نلتزم في أنواء بحماية بياناتك الشخصية، ولا نشاركها مع أي طرف ثالث إلا بموافقتك المسبقة.</p>" * 1
        + "<p>نستخدم ملفات تعريف الارتباط لتحسين تجربة التصفح، ويمكنك تعطيلها من إعدادات المتصفح في أي وقت تشاء.</p>",
        url="/privacy",
        outcome="not_article",
    )


def contact_page() -> Case:
    return page(
        "اتصل بنا",
        "<h1>اتصل بنا</h1><p>العنوان: السنديان، شارع المرفأ، مبنى أنواء، الطابق الثالث. هاتف: 01234567.</p><form><input name='n'><textarea></textarea></form>",
        url="/contact",
        outcome="not_article",
    )


def section_long_teasers() -> Case:
    """A section page with a long teaser under each headline: a list, although it is full of prose."""
    teasers = (*BRIDGE.body[:4], *RAIN.body, *MATCH.body[:3])
    cards = "".join(
        f'<div class="post"><h2><a href="/n/{7000 + n}">{OTHERS[n % 5][0]} للمرة {n}</a></h2><p>{text} {TECH.body[n % 4]}</p><a href="/n/{7000 + n}">اقرأ المزيد</a></div>'
        for n, text in enumerate(teasers)
    )
    return page(
        "محليات",
        f"<h1>محليات</h1>{cards}<div class='pagination'><a href='/local?page=2'>2</a></div>",
        url="/local",
        outcome="listing",
    )


def section_teasers_no_readmore() -> Case:
    teasers = (*BRIDGE.body[:4], *RAIN.body, *MATCH.body[:3])
    cards = "".join(
        f'<article><a href="/n/{7000 + n}"><img src="i{n}.jpg"></a><h3><a href="/n/{7000 + n}">{OTHERS[n % 5][0]} للمرة {n}</a></h3><time>1{n % 9} أبريل 2026</time><p>{text} {TECH.body[n % 4]} {COURT.body[0]}</p></article>'
        for n, text in enumerate(teasers)
    )
    return page("أخبار اقتصادية", f"<h1>أخبار اقتصادية</h1>{cards}", url="/section/12", outcome="listing")


def blog_home_full_posts() -> Case:
    """A front page that prints whole posts."""
    posts = "".join(
        f'<div class="post"><h2><a href="/2026/04/p{n}/">{s.title}</a></h2>{s.p()}<a href="/2026/04/p{n}/#c">3 تعليقات</a></div>'
        for n, s in enumerate((BRIDGE, RAIN, TECH, COURT))
    )
    return page("أوراق من المدينة", posts, url="/", outcome="listing")


def tag_page() -> Case:
    return page(
        "وسم: الجسور",
        f"<h1>الجسور</h1><ul>{items(tuple((f'{t} رقم {n}', f'/n/81{n}') for n, (t, _) in enumerate(OTHERS * 2)))}</ul>",
        url="/tag/jusur",
        outcome="listing",
    )


def search_page() -> Case:
    return page(
        "نتائج البحث عن: المياه",
        f"<h1>نتائج البحث عن: المياه</h1><p>عدد النتائج: 10</p>{items(tuple((f'{t} رقم {n}', f'/n/82{n}') for n, (t, _) in enumerate(OTHERS * 2)), '<div><h4><a href={1}>{0}</a></h4><p>مقتطف من النص يحتوي على كلمة المياه بين كلمات أخرى من السطر نفسه.</p></div>')}",
        url="/search?q=x",
        outcome="listing",
    )


def article_with_many_links_below() -> Case:
    """The look-alike: a short story above forty headlines."""
    more = "".join(
        f'<div><h3><a href="/n/83{n}">{OTHERS[n % 5][0]} رقم {n}</a></h3><p>سطر قصير تحت العنوان يلخص ما جرى.</p></div>'
        for n in range(40)
    )
    return page(
        COURT.title,
        f"<h1>{COURT.title}</h1><div>18 نيسان 2026</div><div class='t'>{COURT.p()}</div><section><h2>المزيد من الأخبار</h2>{more}</section>",
        url="/n/9131",
        **{**whole(COURT), "noise": ["سطر قصير"]},
    )


def flash_without_schema() -> Case:
    """One sentence under its headline and a time, on an article's address, with nothing that says article."""
    return page(
        FLASH.title,
        f"<h1>{FLASH.title}</h1><div class='date'>20 نيسان 2026 - 05:40</div><div class='c'><p>{FLASH.body[0]}</p></div>",
        url="/news/2026/04/20/90210",
        title=FLASH.title,
        body=list(FLASH.body),
        outcome="article",
    )


def digest() -> Case:
    """An article that is a row of linked headlines with a line of text under each."""
    rows = "".join(
        f'<h3><a href="/n/77{n}1">{title}</a></h3><p>{text}</p>'
        for n, ((title, _), text) in enumerate(zip(OTHERS, BRIDGE.body, strict=True))
    )
    title = "موجز الأحد: خمسة أخبار من المدينة"
    return page(
        title,
        f"<h1>{title}</h1><div class='t'>{rows}</div>",
        '<meta property="og:type" content="article">',
        keep=list(BRIDGE.body),
        title=title,
        outcome="article",
    )


def about_captcha() -> Case:
    title = "لماذا يسألك الموقع: هل أنت روبوت؟"
    text = "يظهر للمستخدم مربع كتب بجانبه «أنا لست روبوت»، ويطلب منه أن يختار الصور التي فيها إشارات مرور، ثم ينتظر. يسمى هذا الاختبار «كابتشا»، وتستعمله شركات مثل كلاود فلير لحماية المواقع من الزيارات الآلية."
    return page(
        title,
        f"<h1>{title}</h1><div>12 نيسان 2026</div><p>{text}</p><p>{TECH.body[1]}</p>",
        outcome="article",
        title=title,
    )


def _refusal(name: str, html: str) -> Case:
    return Case(html.encode(), f"https://{HOST}/n/{name}", {"outcome": "blocked"})


def cloudflare_arabic() -> Case:
    return _refusal(
        "cf",
        '<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>لحظة من فضلك...</title><meta name="robots" content="noindex,nofollow"></head><body><div class="main-wrapper" role="main"><div class="main-content"><h1 class="zone-name-title h1">anwa.example</h1><h2 class="h2">إجراء التحقق من الأمان</h2><p>يستخدم هذا الموقع خدمة أمان للحماية من الروبوتات الضارة. تُعرض هذه الصفحة أثناء تحقق الموقع من أنك لست روبوتًا.</p><noscript>قم بتمكين JavaScript وملفات تعريف الارتباط للمتابعة</noscript></div></div><script>(function(){window._cf_chl_opt = {cvId: "3"};}());</script><div class="footer">Ray ID: <code>9a0b1c2d3e4f5a6b</code></div></body></html>',
    )


def akamai_bot() -> Case:
    return _refusal(
        "ak",
        '<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don\'t have permission to access "http&#58;&#47;&#47;anwa&#46;example&#47;" on this server.<p>Reference&#32;&#35;18&#46;5d3e1602&#46;1745139&#46;1f2a3b</p><p>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18</p></body></html>',
    )


def datadome() -> Case:
    return _refusal(
        "dd",
        """<html lang="en"><head><title>anwa.example</title><style>#cmsg{animation: A 1.5s;}</style></head><body style="margin:0"><script data-cfasync="false">var dd={'rt':'i','cid':'AHrlqA','hsh':'2211F5','b':1,'s':1,'host':'geo.captcha-delivery.com'}</script><script src="https://ct.captcha-delivery.com/i.js"></script></body></html>""",
    )


def human_px() -> Case:
    return _refusal(
        "px",
        '<!DOCTYPE html><html lang="en"><head><meta name="description" content="px-captcha"><title>Access to this page has been denied</title></head><body><script>window._pxVid="";window._pxAppId="PXabc";</script><div class="px-captcha-container"><div class="px-captcha-header">Before we continue...</div><div class="px-captcha-message">Press &amp; Hold to confirm you are a human (and not a bot).</div><div id="px-captcha"></div><div class="px-captcha-refid">Reference ID 1234</div></div></body></html>',
    )


def imperva() -> Case:
    return _refusal(
        "im",
        '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=9&xinfo=1-2-0&incident_id=1-2" frameborder=0>Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>',
    )


def imperva_hcaptcha() -> Case:
    return _refusal(
        "im2",
        "<html><head><title>Pardon Our Interruption</title></head><body><h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you might be a bot. There are a few reasons this might happen:</p><ul><li>You've disabled JavaScript in your web browser.</li><li>You're a power user moving through this website with super-human speed.</li></ul><div class=\"h-captcha\"></div></body></html>",
    )


def sucuri() -> Case:
    return _refusal(
        "su",
        "<html><title>You are being redirected...</title><noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript><script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='cz0i';</script></html>",
    )


def aws_waf() -> Case:
    return _refusal(
        "aws",
        '<!DOCTYPE html><html lang="en"><head><title>Human Verification</title><script type="text/javascript">window.awsWafCookieDomainList = [];window.gokuProps = {"key":"x"};</script><script src="https://x.token.awswaf.com/x/challenge.js"></script></head><body><div id="captcha-container"></div><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you\'re not a robot. This requires JavaScript.</noscript></body></html>',
    )


def ddos_guard() -> Case:
    return _refusal(
        "dg",
        '<!doctype html><html lang="ar"><head><title>DDOS-GUARD</title></head><body><div id="ddg"><h1>Checking your browser before accessing anwa.example</h1><p>Please allow up to 5 seconds…</p></div><script src="/.well-known/ddos-guard/js-challenge/index.js"></script></body></html>',
    )


def recaptcha_wall() -> Case:
    return _refusal(
        "rc",
        '<html lang="ar" dir="rtl"><head><title>أنواء</title><script src="https://www.google.com/recaptcha/api.js"></script></head><body><h2>تحقق من أنك لست روبوت</h2><p>للمتابعة إلى الموقع، يرجى حل الاختبار أدناه.</p><form><div class="g-recaptcha" data-sitekey="k"></div><input type="submit" value="متابعة"></form></body></html>',
    )


def arabic_block() -> Case:
    return _refusal(
        "ab",
        '<html lang="ar" dir="rtl"><head><title>تم حظر الوصول</title></head><body><h1>عذرا، لقد تم حظر عنوان IP الخاص بك</h1><p>رصدنا نشاطا غير معتاد من شبكتك. إذا كنت تعتقد أن هذا خطأ، تواصل مع إدارة الموقع.</p></body></html>',
    )


def arabic_human() -> Case:
    return _refusal(
        "ah",
        '<html lang="ar"><head><title>التحقق الأمني</title></head><body><p>نحتاج إلى التأكد من أنك إنسان وليس برنامجا آليا. اضغط على الزر باستمرار.</p></body></html>',
    )


def lite_speed() -> Case:
    return _refusal(
        "ls",
        '<html><head><title>Verify yourself</title></head><body><h1>Please verify that you are not a robot</h1><p>Powered by LiteSpeed Web Server</p><div class="g-recaptcha" data-sitekey="x"></div></body></html>',
    )


_LANGUAGES = {
    "fa": (
        "دولت برنامه تازه خود را برای کاهش آلودگی هوا اعلام کرد",
        (
            "رئیس سازمان محیط زیست می‌گوید که این برنامه از ماه آینده در پنج شهر بزرگ کشور اجرا خواهد شد و مردم باید با آن همکاری کنند.",
            "به گفته او، کارخانه‌هایی که استانداردها را رعایت نکنند تعطیل می‌شوند و شهرداری نیز اتوبوس‌های برقی خریداری کرده است.",
        ),
    ),
    "ur": (
        "حکومت نے نئے تعلیمی منصوبے کا اعلان کر دیا",
        (
            "وزیر تعلیم نے کہا ہے کہ اس منصوبے کے تحت دیہات میں ایک ہزار نئے سکول بنائے جائیں گے اور اساتذہ کو تربیت دی جائے گی۔",
            "انھوں نے بتایا کہ منصوبے پر کام اگلے مہینے سے شروع ہو گا اور اس کے لیے فنڈز جاری کر دیے گئے ہیں۔",
        ),
    ),
    "ckb": (
        "حکومەت پلانێکی نوێ بۆ چاککردنی ڕێگاکان ڕادەگەیەنێت",
        (
            "وەزیری گواستنەوە ڕایگەیاند کە پلانەکە لە مانگی داهاتوودا دەست پێ دەکات و پێنج شار دەگرێتەوە.",
            "هەروەها وتی کە بودجەی پێویست بۆ ئەم پرۆژەیە دابین کراوە و کۆمپانیا ناوخۆییەکان بەشداری دەکەن.",
        ),
    ),
    "ps": (
        "حکومت د سړکونو د جوړولو نوې پروژه اعلان کړه",
        (
            "د ترانسپورت وزیر وویل چې دا پروژه به په راتلونکې میاشت کې پیل شي او پنځه ښارونه به سره ونښلوي.",
            "هغه زیاته کړه چې د پروژې لپاره اړینه بودیجه تصویب شوې ده او سیمه ییز شرکتونه به پکې برخه ولري.",
        ),
    ),
    "ug": (
        "ھۆكۈمەت يېڭى مائارىپ پىلانىنى ئېلان قىلدى",
        (
            "مائارىپ مىنىستىرى بۇ پىلاننىڭ كېلەر ئايدىن باشلاپ بەش شەھەردە يولغا قويۇلىدىغانلىقىنى ۋە مەكتەپلەرنىڭ كۆپەيتىلىدىغانلىقىنى بىلدۈردى.",
            "ئۇ يەنە بۇ ئىش ئۈچۈن مەبلەغ ئاجرىتىلغانلىقىنى ۋە ئوقۇتقۇچىلار تەربىيەلىنىدىغانلىقىنى ئېيتتى.",
        ),
    ),
}


def _tongue(code: str) -> Case:
    title, text = _LANGUAGES[code]
    return page(
        title,
        f"<h1>{title}</h1>{''.join(f'<p>{t}</p>' for t in text)}",
        title=title,
        body=list(text),
        language=code,
        outcome="article",
    )


def persian() -> Case:
    return _tongue("fa")


def urdu() -> Case:
    return _tongue("ur")


def sorani() -> Case:
    return _tongue("ckb")


def pashto() -> Case:
    return _tongue("ps")


def uyghur() -> Case:
    return _tongue("ug")


def egyptian_dialect() -> Case:
    title = "إيه اللي بيحصل في سوق الخضار النهارده؟"
    text = (
        "الست أم أحمد بتقول إن الأسعار زادت قوي، وإنها بقت بتشتري نص كيلو بس عشان الفلوس مش بتكفي.",
        "وبيقول عم حسن البياع إن المشكلة مش عنده، دي عند التجار الكبار اللي بيخزنوا البضاعة.",
    )
    return page(
        title,
        f"<h1>{title}</h1>{''.join(f'<p>{t}</p>' for t in text)}",
        title=title,
        body=list(text),
        language="ar",
        outcome="article",
    )


PAGES = (
    live_blog, live_blog_schema, not_a_live_blog, video_page, gallery, podcast, caricature, story_with_video, wall_subscribers, wall_continue, wall_rest, wall_limit, wall_exclusive, wall_schema, wall_schema_list, not_a_wall, soft_404_plain, soft_404_removed, soft_404_search, soft_404_bad_link, soft_404_no_data, not_a_soft_404, about_page, privacy_page, contact_page, section_long_teasers, section_teasers_no_readmore, blog_home_full_posts, tag_page, search_page, article_with_many_links_below, flash_without_schema, digest, about_captcha, cloudflare_arabic, akamai_bot, datadome, human_px, imperva, imperva_hcaptcha, sucuri, aws_waf, ddos_guard, recaptcha_wall, arabic_block, arabic_human, lite_speed, persian, urdu, sorani, pashto, uyghur, egyptian_dialect,
)  # fmt: skip
