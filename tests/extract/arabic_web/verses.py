# ruff: noqa: E501
"""Articles whose text has no marks of sentences: poems, songs, names, line-ups, times of prayer, prices."""

from collections.abc import Iterator

from arabic_web.stories import OTHERS, SECTIONS, Case, Story, items, whole

HOST = "diwan.example"

POEM = Story(
    "قصيدة «يا نهر» للشاعرة سلمى الوردي",
    (
        "يا نهر كم مر على ضفتيك من عابر",
        "وكم ألقى عليك الصيف من ظل الشجر",
        "حملت أسماء القرى في مائك الصافي",
        "وعدت تسأل عن غريب في السفر",
        "لا الجسر يعرف من مضوا فوق الحجر",
        "ولا الحصى يحكي لمن جاؤوا الخبر",
        "فاكتب على الماء الذي نسيته يوما",
        "أن الذين نحبهم مثل المطر",
    ),
)
SHORT = Story(
    "هايكو الشتاء",
    ("مطر خفيف", "على نافذة لا يفتحها أحد", "قطة الجيران", "تعد القطرات واحدة واحدة", "ثم تنام على الحافة"),
)
SONG = Story(
    "كلمات أغنية «دار جدي» كاملة",
    (
        "يا دار جدي يا دار",
        "فوق التلال العالية",
        "فيك النوافذ والجرار",
        "وفيك ضحكة غالية",
        "يا دار جدي يا دار",
        "مين اللي سكر بابك",
        "مين اللي هدم الجدار",
        "وخلى البرد يغتابك",
    ),
)
NAMES = Story(
    "أسماء الطلاب العشرة الأوائل في محافظة الوادي",
    (
        "رامي سعيد الطحان",
        "هدى منير الصفدي",
        "باسل عادل العمري",
        "منى كمال الكيال",
        "وليد حسن سعد",
        "رنا جورج العاصي",
        "سامي علي نوفل",
        "أيمن خالد الدباغ",
        "لينا فؤاد مراد",
        "نادر زكي الخياط",
    ),
)
TEAM = Story(
    "تشكيلة نسور الميناء لمواجهة أسود الجبل",
    (
        "حراسة المرمى: عصام الراعي",
        "خط الدفاع: رامي الطحان وسامي نوفل وأيمن الدباغ",
        "خط الوسط: باسل العمري ووليد سعد",
        "خط الهجوم: نادر الخياط وكمال الزارع",
        "الاحتياط: منير الحصادي وسالم الوردي",
    ),
)
PRAYER = Story(
    "مواقيت الصلاة في السنديان وضواحيها اليوم",
    ("الفجر", "04:32", "الشروق", "05:58", "الظهر", "12:41", "العصر", "16:17", "المغرب", "19:22", "العشاء", "20:45"),
)
PRICES = Story(
    "أسعار الخضار في سوق الوادي المركزي هذا الأسبوع",
    (
        "البندورة 31 ليرة",
        "الخيار 18 ليرة",
        "البطاطا 9 ليرات",
        "الليمون 40 ليرة",
        "الباذنجان 22 ليرة",
        "الكوسا 19 ليرة",
        "الفليفلة الخضراء 27 ليرة",
    ),
)
ABOUT = "<footer><p>حول الديوان: الديوان صحيفة إلكترونية مستقلة تأسست عام 2012، وتعنى بشؤون الأدب والمجتمع في الوادي وما حوله. للتواصل: info@diwan.example</p></footer>"


def page(
    story: Story, text: str, *, above: str = "", below: str = "", head: str = "", expect: dict | None = None
) -> Case:
    html = f"<html dir='rtl' lang='ar'><head><title>{story.title} - ديوان</title>{head}</head><body><header><a href='/'>ديوان</a><ul>{items(SECTIONS)}</ul></header><div class='c'><h1>{story.title}</h1>{above}{text}{below}</div><aside><h3>الأكثر قراءة</h3><ul>{items(OTHERS)}</ul></aside>{ABOUT}</body></html>"
    return Case(html.encode(), f"https://{HOST}/news/7001", whole(story, **(expect or {})))


def rows(story: Story, width: int = 2) -> str:
    """Return the lines as cells of a table."""
    cells = [f"<td>{line}</td>" for line in story.body]
    return (
        "<table>"
        + "".join(f"<tr>{''.join(cells[at : at + width])}</tr>" for at in range(0, len(cells), width))
        + "</table>"
    )


MARKUPS = {
    "p": lambda story: f"<div class='text'>{story.p()}</div>",
    "bare-p": lambda story: story.p(),
    "br": lambda story: f"<div class='text'>{'<br>'.join(story.body)}</div>",
    "one-p": lambda story: f"<div class='text'><p>{'<br>'.join(story.body)}</p></div>",
    "div": lambda story: f"<div><div>{story.p('<div>{}</div>')}</div></div>",
    "li": lambda story: f"<ul>{story.p('<li>{}</li>')}</ul>",
    "bold": lambda story: f"<div>{story.p('<p><strong>{}</strong></p>')}</div>",
    "center": lambda story: f"<center>{'<br>'.join(story.body)}</center>",
    "table": rows,
    "stanzas": lambda story: "".join(
        f"<div class='stanza'>{'<br>'.join(story.body[at : at + 4])}</div>" for at in range(0, len(story.body), 4)
    ),
    "article": lambda story: f"<article>{story.p()}</article>",
    "td-post-content": lambda story: f"<div class='td-post-content'>{story.p()}</div>",
}
STORIES = {"poem": POEM, "haiku": SHORT, "song": SONG, "names": NAMES, "team": TEAM, "prayer": PRAYER, "prices": PRICES}


def cases() -> Iterator[tuple[str, Case]]:
    for kind, story in STORIES.items():
        for name, markup in MARKUPS.items():
            yield f"{kind}-{name}", page(story, markup(story))
    meta = "<div class='m'><span>السبت 18 نيسان 2026</span><br><span>بقلم: سلمى الوردي</span></div>"
    for name in ("p", "br", "table"):
        yield (
            f"poem-{name}-under-day-and-author",
            page(POEM, MARKUPS[name](POEM), above=meta, expect={"day": "2026-04-18", "authors": ["سلمى الوردي"]}),
        )
    hemistichs = Story(POEM.title, tuple(f"{POEM.body[at]} {POEM.body[at + 1]}" for at in range(0, 8, 2)))
    spans = "".join(
        f"<div class='bayt'><span class='sadr'>{POEM.body[at]}</span> <span class='ajuz'>{POEM.body[at + 1]}</span></div>"
        for at in range(0, 8, 2)
    )
    yield "poem-in-hemistichs", page(hemistichs, f"<div class='poem'>{spans}</div>")
    lead = Story(
        POEM.title,
        ("كتبت الشاعرة هذه القصيدة بعد فيضان النهر في الشتاء الماضي، ونشرتها أولا في مجلة الوادي.", *POEM.body),
    )
    yield "poem-under-a-lead", page(lead, f"<div>{lead.p()}</div>")
    end = Story(POEM.title, (*POEM.body, "من ديوان «على الضفة الأخرى»، وقد صدر في السنديان عن دار الوادي."))
    yield "poem-over-a-sentence", page(end, f"<div>{end.p()}</div>")
    comments = "<div><h3>التعليقات (2)</h3><div><p>قصيدة جميلة جدا، أعادتني إلى ضفة النهر حيث كنا نلعب صغارا، شكرا للشاعرة وللديوان.</p><p>ما أجملها! هل تنشرون بقية الديوان قريبا؟ نحن في انتظاره منذ العام الماضي.</p></div></div>"
    yield "poem-over-comments", page(POEM, MARKUPS["p"](POEM), below=comments)
    shown = f"<div class='text'>{BRIEF.p()}</div>"
    quotes = "<div class='w'><p>الدولار 89500</p><p>اليورو 97200</p><p>الذهب 2410</p><p>النفط 83 دولارا للبرميل</p><p>الفضة 28 دولارا للأونصة</p></div>"
    yield "prices-beside-a-flash", page(BRIEF, shown, below=quotes, expect={"body": list(BRIEF.body)})
    few = "<div><span>السبت 18 نيسان 2026</span><br><span>هدى الصفدي</span><br><span>السنديان</span><br><span>قراءة دقيقة</span></div>"
    yield "few-lines-over-a-flash", page(BRIEF, shown, above=few, expect={"body": list(BRIEF.body)})


BRIEF = Story(
    "هزة أرضية بقوة 4.2 درجات تضرب شمال الوادي",
    ("ضربت هزة أرضية بقوة 4.2 درجات شمال الوادي فجر اليوم، ولم ترد أنباء عن وقوع أضرار.",),
)
