# ruff: noqa: E501
"""What stands between the headline and the text: the subtitle and the dateline, and what only looks like one."""

import json
from collections.abc import Iterator

from arabic_web.stories import AGENCY, BRIDGE, FEATURE, HEALTH, OTHERS, SECTIONS, Case, Story, items, whole

HOST = "ras.example"
DECK = "الكلفة ثلاثة ملايين والطريق إلى السوق صار عشر دقائق"
SENTENCE = "يختصر الجسر الجديد الطريق إلى السوق من أربعين دقيقة إلى عشر، وسينشر المجلس البلدي حساباته كاملة على لوحة عند مدخله."
LD = '<script type="application/ld+json">{}</script>'.format


def ld(**more: object) -> str:
    return LD(json.dumps({"@type": "NewsArticle", "headline": BRIDGE.title, **more}, ensure_ascii=False))


def page(story: Story, inside: str, *, head: str = "", **expect) -> Case:
    html = f"<html dir='rtl' lang='ar'><head><title>{story.title} - رأس</title>{head}</head><body><header><a href='/'>رأس</a><ul>{items(SECTIONS)}</ul></header>{inside}<aside><h3>الأكثر قراءة</h3><ul>{items(OTHERS)}</ul></aside></body></html>"
    return Case(html.encode(), f"https://{HOST}/news/7001", whole(story, **expect))


H1 = f"<h1>{BRIDGE.title}</h1>"
TEXT = f"<div class='text'>{BRIDGE.p()}</div>"
DATE = "<div class='date'>السبت 18 نيسان 2026</div>"

SUBTITLES = {
    "h2": f"<article>{H1}<h2>{DECK}</h2>{TEXT}</article>",
    "h2-in-the-header": f"<article><header>{H1}<h2>{DECK}</h2>{DATE}</header>{TEXT}</article>",
    "h3": f"<div>{H1}<h3>{DECK}</h3>{DATE}{TEXT}</div>",
    "h2-behind-the-day": f"<div>{H1}{DATE}<h2>{DECK}</h2>{TEXT}</div>",
    "h2-behind-the-author": f"<div>{H1}<p>كتبت: هدى الصفدي</p><h2>{DECK}</h2>{TEXT}</div>",
    "h2-among-paragraphs": f"<article>{H1}<h2>{DECK}</h2>{BRIDGE.p()}</article>",
    "hgroup": f"<article><hgroup>{H1}<p>{DECK}</p></hgroup>{TEXT}</article>",
    "class-subtitle": f"<div>{H1}<p class='subtitle'>{DECK}</p>{TEXT}</div>",
    "class-sub-title": f"<div>{H1}<div class='sub-title'>{DECK}</div>{TEXT}</div>",
    "class-articleSubTitle": f"<div>{H1}<div class='articleSubTitle'>{DECK}</div>{TEXT}</div>",
    "class-deck": f"<div>{H1}<div class='deck'>{DECK}</div>{TEXT}</div>",
    "class-standfirst": f"<div>{H1}<div class='article__standfirst'><p>{DECK}</p></div>{TEXT}</div>",
    "class-subheadline": f"<div>{H1}<div class='sub-headline'>{DECK}</div>{TEXT}</div>",
    "id": f"<div>{H1}<div id='subtitle'>{DECK}</div>{TEXT}</div>",
    "itemprop": f"<div itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop='headline'>{BRIDGE.title}</h1><div itemprop='alternativeHeadline'>{DECK}</div>{TEXT}</div>",
    "class-with-a-picture-between": f"<div>{H1}<figure><img src='/b.jpg'><figcaption>الجسر عند الافتتاح (رأس)</figcaption></figure><p class='subtitle'>{DECK}</p>{TEXT}</div>",
}
"""Places of the same line, which is no sentence."""

NONE = {
    "nothing": f"<article>{H1}{DATE}{TEXT}</article>",
    "the-headline-again": f"<article>{H1}<h2>{BRIDGE.title}</h2>{TEXT}</article>",
    "kicker": f"<article>{H1}<h2>تقرير خاص</h2>{TEXT}</article>",
    "section": f"<article>{H1}<h3>محليات</h3>{TEXT}</article>",
    "kicker-above-and-below": f"<article><p>جسور المدينة بعد عامين من الانتظار</p>{H1}<h2>جسور المدينة بعد عامين من الانتظار</h2>{TEXT}</article>",
    "label": f"<article>{H1}<h2>اقرأ أيضا</h2><ul>{items(OTHERS[:1])}</ul>{TEXT}</article>",
    "author": f"<article>{H1}<h3>كتبت: هدى الصفدي من السنديان</h3>{TEXT}</article>",
    "day": f"<article>{H1}<h3>السبت 18 نيسان 2026</h3>{TEXT}</article>",
    "other-headline": f"<article>{H1}<h3><a href='/news/48222'>{OTHERS[0][0]}</a></h3>{TEXT}</article>",
    "caption": f"<article>{H1}<figure><img src='/b.jpg'><figcaption>{DECK}</figcaption></figure>{TEXT}</article>",
    "share": f"<article>{H1}<div class='share'>شارك هذا الخبر مع أصدقائك الآن</div>{TEXT}</article>",
}
"""What else stands there."""


def subtitles() -> Iterator[tuple[str, Case]]:
    for name, inside in SUBTITLES.items():
        yield f"subtitle-{name}", page(BRIDGE, inside, subtitle=DECK)
    for name, inside in NONE.items():
        yield f"no-subtitle-{name}", page(BRIDGE, inside, subtitle=None)
    plain = f"<article>{H1}{TEXT}</article>"
    yield (
        "subtitle-stated",
        page(BRIDGE, plain, head=ld(alternativeHeadline=DECK), subtitle=DECK, warnings=["date-missing"]),
    )
    yield (
        "subtitle-stated-in-a-meta",
        page(BRIDGE, plain, head=f"<meta itemprop='alternativeHeadline' content='{DECK}'>", subtitle=DECK),
    )
    yield (
        "subtitle-a-sentence",
        page(BRIDGE, f"<article>{H1}<p class='standfirst'>{SENTENCE}</p>{TEXT}</article>", subtitle=SENTENCE),
    )
    yield (
        "subtitle-a-sentence-in-the-text",
        page(
            BRIDGE,
            f"<article>{H1}<div class='text'><p class='subtitle'>{SENTENCE}</p>{BRIDGE.p()}</div></article>",
            subtitle=SENTENCE,
        ),
    )
    yield (
        "subtitle-stated-otherwise",
        page(
            BRIDGE,
            SUBTITLES["class-deck"],
            head=ld(alternativeHeadline="جسر السنديان يفتح أبوابه أخيرا"),
            subtitle=DECK,
            warnings=["subtitle-conflict", "date-missing"],
        ),
    )
    yield "no-subtitle-stated-headline", page(BRIDGE, plain, head=ld(alternativeHeadline=BRIDGE.title), subtitle=None)
    yield (
        "no-subtitle-stated-summary",
        page(BRIDGE, plain, head=ld(alternativeHeadline=DECK, description=DECK), subtitle=None),
    )
    yield (
        "no-subtitle-stated-paragraph",
        page(BRIDGE, plain, head=ld(alternativeHeadline=BRIDGE.body[0]), subtitle=None),
    )
    yield (
        "subtitle-that-is-the-summary-too",
        page(BRIDGE, SUBTITLES["h2"], head=f"<meta name='description' content='{DECK}'>", subtitle=DECK),
    )
    health = "".join(f"<h2>{text}</h2>" if len(text) < 40 else f"<p>{text}</p>" for text in HEALTH.body[1:])
    yield (
        "no-subtitle-first-subhead",
        page(HEALTH, f"<article><h1>{HEALTH.title}</h1><p>{HEALTH.body[0]}</p>{health}</article>", subtitle=None),
    )
    listed = (
        FEATURE.p()
        .replace("<p>حكاية الخشب</p>", "<h2>حكاية الخشب</h2>")
        .replace("<p>من يرث المطرقة؟</p>", "<h2>من يرث المطرقة؟</h2>")
    )
    yield (
        "no-subtitle-subheads-only",
        page(FEATURE, f"<article><h1>{FEATURE.title}</h1>{listed}</article>", subtitle=None),
    )
    yield (
        "no-subtitle-lead-is-a-paragraph",
        page(
            BRIDGE,
            f"<article>{H1}<div class='lead'>{BRIDGE.p().splitlines()[0]}</div><div class='text'>{''.join(BRIDGE.p().splitlines()[1:])}</div></article>",
            subtitle=None,
        ),
    )


def with_dateline(printed: str, apart: str = "") -> tuple[Story, str]:
    """Return a story whose first paragraph begins with a dateline, and its markup; `apart` stands in its own element."""
    story = Story(BRIDGE.title, (f"{printed}{BRIDGE.body[0]}", *BRIDGE.body[1:]))
    return story, f"<article>{H1}{apart}<div class='text'>{story.p()}</div></article>"


def datelines() -> Iterator[tuple[str, Case]]:
    for name, printed, wanted in (
        ("place", "بيروت - ", "بيروت"),
        ("agency", "القاهرة (رويترز) - ", "القاهرة (رويترز)"),
        ("day", "عمّان 3 حزيران (بترا) - ", "عمّان 3 حزيران (بترا)"),
        ("own-agency", "السنديان - رأس: ", "السنديان - رأس"),
        ("none", "", None),
        ("speech", "وقال - ", None),
        ("person", "منير الحصادي - ", None),
    ):
        story, inside = with_dateline(printed)
        yield f"dateline-{name}", page(story, inside, dateline=wanted)
    for name, line in (
        ("quoted", "واشنطن: «الشرق الأوسط»"),
        ("press", "غزة – قدس برس"),
        ("slash", "إسطنبول/ الأناضول"),
    ):
        story = Story(BRIDGE.title, (line, *BRIDGE.body))
        yield (
            f"dateline-line-{name}",
            page(story, f"<article>{H1}<div class='text'>{story.p()}</div></article>", dateline=line),
        )
        yield (
            f"dateline-line-br-{name}",
            page(story, f"<article>{H1}<div class='text'>{'<br><br>'.join(story.body)}</div></article>", dateline=line),
        )
    span = BRIDGE.p().replace("<p>", "<p><span class='dateline'>بيروت</span> - ", 1)
    story, _ = with_dateline("بيروت - ")
    yield "dateline-in-a-span", page(story, f"<article>{H1}<div class='text'>{span}</div></article>", dateline="بيروت")
    bold = BRIDGE.p().replace("<p>", "<p><strong>بيروت (أ ف ب) -</strong> ", 1)
    story, _ = with_dateline("بيروت (أ ف ب) - ")
    yield (
        "dateline-in-bold",
        page(story, f"<article>{H1}<div class='text'>{bold}</div></article>", dateline="بيروت (أ ف ب)"),
    )
    lead = Story(BRIDGE.title, (SENTENCE, "دمشق-سانا: " + BRIDGE.body[0], *BRIDGE.body[1:]))
    yield (
        "dateline-behind-a-lead",
        page(lead, f"<article>{H1}<div class='text'>{lead.p()}</div></article>", dateline="دمشق-سانا"),
    )
    yield (
        "dateline-beside-the-text",
        page(
            BRIDGE,
            f"<article>{H1}<div class='place'>بيروت - رويترز</div>{DATE}{TEXT}</article>",
            dateline="بيروت - رويترز",
        ),
    )
    plain = f"<article>{H1}{TEXT}</article>"
    yield "dateline-stated", page(BRIDGE, plain, head=ld(dateline="بيروت"), dateline="بيروت")
    yield "dateline-stated-day", page(BRIDGE, plain, head=ld(dateline="السبت 18 نيسان 2026"), dateline=None)
    story, inside = with_dateline("دمشق - ")
    yield (
        "dateline-stated-otherwise",
        page(story, inside, head=ld(dateline="بيروت"), dateline="دمشق", warnings=["date-missing", "dateline-conflict"]),
    )
    yield (
        "dateline-agency-in-slashes",
        page(AGENCY, f"<article><h1>{AGENCY.title}</h1>{AGENCY.p()}</article>", dateline="السنديان في 19 نيسان /ونا/"),
    )


def cases() -> Iterator[tuple[str, Case]]:
    yield from subtitles()
    yield from datelines()
