# ruff: noqa: E501
"""Whose text it is: the credit under a story or beside its day, and lines that only speak of a source."""

from collections.abc import Iterator

from arabic_web.stories import BRIDGE, OTHERS, Case, items, whole

HOST = "manahil.example"


def page(*, above: str = "", inside: str = "", below: str = "", body: str = "", **expect) -> Case:
    html = f"<html dir='rtl' lang='ar'><head><title>{BRIDGE.title} - مناهل</title><meta property='og:site_name' content='مناهل'></head><body><div class='c'><h1>{BRIDGE.title}</h1>{above}<div class='text'>{body or BRIDGE.p()}{inside}</div>{below}</div><ul>{items(OTHERS)}</ul></body></html>"
    return Case(html.encode(), f"https://{HOST}/news/7001", whole(BRIDGE, **expect))


FORMS = (
    ("المصدر: رويترز", ["رويترز"]),
    ("المصدر : وكالات", ["وكالات"]),
    ("المصدر:رويترز", ["رويترز"]),
    ("المصدر / أ ف ب", ["أ ف ب"]),
    ("المصدر - وكالات", ["وكالات"]),
    ("المصدر | سبوتنيك", ["سبوتنيك"]),
    ("(المصدر: رويترز)", ["رويترز"]),
    ("* المصدر: الأناضول", ["الأناضول"]),
    ("المصدر: رويترز، أ ف ب", ["رويترز", "أ ف ب"]),
    ("المصدر: رويترز + وكالات", ["رويترز", "وكالات"]),
    ("المصدر: مناهل + وكالات", ["وكالات"]),
    ("مصدر: بترا", ["بترا"]),
    ("المصادر: رويترز، بترا", ["رويترز", "بترا"]),
)


def cases() -> Iterator[tuple[str, Case]]:
    for at, (line, names) in enumerate(FORMS):
        yield f"inside-{at}", page(inside=f"<p>{line}</p>", authors=names, byline=line)
        yield f"below-{at}", page(below=f"<div>{line}</div>", authors=names, byline=line)
        yield f"above-{at}", page(above=f"<div>{line}</div>", authors=names, byline=line)
    link = "<a href='https://agency.example/'>رويترز</a>"
    yield "linked", page(inside=f"<p>المصدر: {link}</p>", authors=["رويترز"], byline="المصدر: رويترز")
    yield "linked-below", page(below=f"<p>المصدر: {link}</p>", authors=["رويترز"], byline="المصدر: رويترز")
    yield (
        "bold-label",
        page(inside="<p><strong>المصدر:</strong> رويترز</p>", authors=["رويترز"], byline="المصدر: رويترز"),
    )
    yield (
        "apart",
        page(below="<span class='l'>المصدر:</span><div>رويترز</div>", authors=["رويترز"], byline="المصدر: رويترز"),
    )
    yield "apart-inside", page(inside="<div>المصدر</div><div>رويترز</div>", authors=["رويترز"], byline="المصدر رويترز")
    yield (
        "behind-the-day",
        page(
            above="<div>السبت 18 نيسان 2026 - المصدر: رويترز</div>",
            authors=["رويترز"],
            byline="المصدر: رويترز",
            day="2026-04-18",
        ),
    )
    yield (
        "with-an-author",
        page(
            above="<div>كتبت: هدى الصفدي</div>",
            below="<p>المصدر: رويترز</p>",
            authors=["هدى الصفدي", "رويترز"],
            byline="كتبت: هدى الصفدي، المصدر: رويترز",
        ),
    )
    yield (
        "the-same-twice",
        page(above="<div>بقلم: رويترز</div>", below="<p>المصدر: رويترز</p>", authors=["رويترز"], byline="بقلم: رويترز"),
    )
    yield "own-name", page(inside="<p>المصدر: مناهل</p>", authors=[], byline=None)
    yield "an-address", page(below="<p>المصدر: https://agency.example/1</p>", authors=[], byline=None)
    yield (
        "of-a-picture",
        page(
            above="<figure><img src='/1.jpg'><figcaption>المصدر: رويترز</figcaption></figure>", authors=[], byline=None
        ),
    )
    yield "picture-source", page(above="<div>مصدر الصورة: رويترز</div>", authors=[], byline=None)
    paragraphs = BRIDGE.p().splitlines()
    chart = "\n".join([*paragraphs[:2], "<p>المصدر: دائرة الإحصاء</p>", *paragraphs[2:]])
    yield "of-a-table", page(body=chart, authors=[], byline=None)
    yield "rights", page(below="<p>يسمح بالنشر شرط ذكر المصدر ( مناهل ) كاملا</p>", authors=[], byline=None)
