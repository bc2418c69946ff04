# ruff: noqa: E501
"""What day it is today in the head of a site, and days of articles that stand above their headline or are today's.

All pages are fetched on Monday, the 20th of April 2026, at 15:30 UTC.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from arabic_web.stories import COURT, OTHERS, SECTIONS, Case, items, whole

HOST = "masaa.example"
TODAY = "الاثنين 20 نيسان 2026"
MENU = f"<ul>{items(SECTIONS)}</ul>"
ARTICLE = f"<h1>{COURT.title}</h1><div class='text'>{COURT.p()}</div>"


def page(body: str, *, head: str = "", site: str = "مساء", fetched_at: datetime | None = None, **expect) -> Case:
    html = (
        f"<html dir='rtl' lang='ar'><head><title>{COURT.title} - {site}</title>{head}</head><body>{body}</body></html>"
    )
    expect = whole(COURT, **expect)
    url = f"https://{HOST}/news/7001"
    return Case(html.encode(), url, expect, fetched_at) if fetched_at else Case(html.encode(), url, expect)


CLOCKS = (
    TODAY,
    "الإثنين، 20 أبريل 2026",
    "الاثنين 20 أبريل/نيسان 2026",
    "الاثنين ٢٠ أبريل ٢٠٢٦",
    "20/04/2026",
    "2026-04-20",
    "الاثنين 20 نيسان 2026 | 18:31",
    "الاثنين 20 نيسان 2026 - 06:31 م",
    "بيروت 24° الاثنين 20 نيسان 2026",
    "الاثنين 2 ذو القعدة 1447 هـ الموافق 20 أبريل 2026 م",
    "الاثنين 3 ذو القعدة 1447 هـ",
    "اليوم: الاثنين 20 نيسان 2026",
    "تاريخ اليوم 20/04/2026",
    "Monday, April 20, 2026",
    "آخر تحديث للموقع: الاثنين 20 نيسان 2026 18:20",
)
"""Forms of the line; each stands alone in the head of a page that has no other date."""

HEADS = {
    "header": f"<header><a href='/'><img src='/l.png' alt='مساء'></a><span>{TODAY}</span>{MENU}</header><main><article>{ARTICLE}</article></main>",
    "header-without-menu": f"<header><div>مساء</div><div>{TODAY}</div></header><div class='wrap'>{ARTICLE}</div>",
    "header-last-before-headline": f"<header>{MENU}<span>{TODAY}</span></header><div>{ARTICLE}</div>",
    "nav": f"<nav>{MENU}<span>{TODAY}</span></nav><div>{ARTICLE}</div>",
    "top-bar": f"<div class='top-bar'><div class='container'>{TODAY}</div></div><div>{ARTICLE}</div>",
    "topbar-id": f"<div id='topbar'><p>{TODAY}</p></div><div>{ARTICLE}</div>",
    "top": f"<div class='top'><p>{TODAY}</p></div><div>{ARTICLE}</div>",
    "masthead": f"<div class='masthead'><p>{TODAY}</p></div><div>{ARTICLE}</div>",
    "beside-the-logo": f"<table><tr><td><a href='/'>مساء</a></td><td>{TODAY}</td></tr></table><table><tr><td>{ARTICLE}</td></tr></table>",
    "beside-a-name": f"<div><div>مساء</div><div>{TODAY}</div></div><div>{ARTICLE}</div>",
    "beside-a-name-in-one-box": f"<div id='all'><div>مساء</div><div>{TODAY}</div>{ARTICLE}</div>",
    "under-the-menu": f"<div>{MENU}</div><div>{TODAY}</div><div>{ARTICLE}</div>",
    "under-a-ticker": f"<div>عاجل</div><ul>{items(OTHERS[:2])}</ul><div>{TODAY}</div><div>{ARTICLE}</div>",
    "class-today": f"<div class='today'>{TODAY}</div><div>{ARTICLE}</div>",
    "class-date-now": f"<div class='date-now'>{TODAY}</div><div>{ARTICLE}</div>",
    "id-clock": f"<div id='clock'>{TODAY}</div><div>{ARTICLE}</div>",
    "camel-case": f"<div class='currentDate'>{TODAY}</div><div>{ARTICLE}</div>",
    "weather": f"<div class='weather-box'><b>بيروت</b> <span>24°</span> <span>{TODAY}</span></div><div>{ARTICLE}</div>",
    "weather-in-the-article": f"<article><div class='weather'>{TODAY}</div>{ARTICLE}</article>",
    "outside-the-article": f"<div><span>{TODAY}</span></div><article>{ARTICLE}</article>",
    "two-calendars": f"<header><span>3 ذو القعدة 1447</span><span>20 أبريل 2026</span></header><div>{ARTICLE}</div>",
    "time-element": f"<header><time datetime='2026-04-20'>{TODAY}</time></header><div>{ARTICLE}</div>",
    "time-element-with-clock": f"<header><time datetime='2026-04-20T18:30:00+03:00'>{TODAY}</time></header><article>{ARTICLE}</article>",
    "data-attribute": f"<div class='clock'><span data-date='2026-04-20T18:30:00+03:00'></span></div><div>{ARTICLE}</div>",
    "label-and-day-apart": f"<header><span>اليوم:</span> <b>{TODAY}</b></header><div>{ARTICLE}</div>",
    "footer": f"<div>{ARTICLE}</div><footer><p>{TODAY}</p></footer>",
    "side-column": f"<div class='c'><div class='main-col'>{ARTICLE}</div><div class='w'><p>الطقس</p><p>{TODAY}</p></div></div>",
    "no-headline-shown": f"<header><span>{TODAY}</span></header><div>{COURT.p()}</div>",
    "aspnet-form": f"<form><table><tr><td>{TODAY}</td><td>{items(SECTIONS, '<a href={1}>{0}</a> ')}</td></tr></table><div>{ARTICLE}</div></form>",
}
"""Places of the line; the page has no other date."""

ABOVE = {
    "article-header": f"<header>{MENU}</header><article><header><time>{TODAY}</time><h1>{COURT.title}</h1></header>{COURT.p()}</article>",
    "in-the-article": f"<header>{MENU}</header><article><div class='meta'>{TODAY}</div>{ARTICLE}</article>",
    "post-header": f"<div>{MENU}</div><div class='post'><div class='post-header'><span>{TODAY}</span></div>{ARTICLE}</div>",
    "with-section": f"<div>{MENU}</div><div class='story'><a href='/justice'>قضاء</a> <span class='date'>{TODAY}</span>{ARTICLE}</div>",
    "with-path": f"<div>{MENU}</div><div><div class='breadcrumb'><a href='/'>الرئيسية</a> / <a href='/justice'>قضاء</a></div><div>{TODAY}</div>{ARTICLE}</div>",
    "with-plain-path": f"<div>{MENU}</div><div><div><a href='/'>الرئيسية</a> » <a href='/justice'>قضاء</a></div><div>{TODAY}</div>{ARTICLE}</div>",
    "with-author": f"<div>{MENU}</div><div><p>كتبت: هدى الصفدي</p><p>{TODAY}</p>{ARTICLE}</div>",
    "bare": f"<p>{TODAY}</p>{ARTICLE}",
    "labelled-outside": f"<div>{MENU}<p>نشر في {TODAY}</p></div><article>{ARTICLE}</article>",
    "table-of-the-article": f"<table><tr><td>{MENU}</td></tr></table><table><tr><td>{TODAY}</td></tr><tr><td>{ARTICLE}</td></tr></table>",
    "main": f"<header>{MENU}</header><main><span>{TODAY}</span>{ARTICLE}</main>",
}
"""Days of publication above the headline, on the day of the fetch."""

BELOW = {
    "under-the-headline": f"<header>{MENU}</header><div><h1>{COURT.title}</h1><p>{TODAY}</p>{COURT.p()}</div>",
    "with-clock": f"<header>{MENU}</header><div><h1>{COURT.title}</h1><p>{TODAY} - 14:05</p>{COURT.p()}</div>",
    "named-date": f"<header>{MENU}</header><div><h1>{COURT.title}</h1><span class='date'>{TODAY}</span><div>{COURT.p()}</div></div>",
    "time": f"<header>{MENU}</header><article><h1>{COURT.title}</h1><time datetime='2026-04-20T14:05:00+03:00'>{TODAY}</time><div>{COURT.p()}</div></article>",
    "today-with-clock": f"<header>{MENU}</header><div><h1>{COURT.title}</h1><p>اليوم 14:05</p><div>{COURT.p()}</div></div>",
    "hours-ago": f"<header>{MENU}</header><div><h1>{COURT.title}</h1><p>منذ 3 ساعات</p><div>{COURT.p()}</div></div>",
    "behind-the-text": f"<header>{MENU}</header><div>{ARTICLE}<p>{TODAY}</p></div>",
    "with-the-same-day-in-the-head": f"<header>{MENU}<span>{TODAY} 18:31</span></header><div><h1>{COURT.title}</h1><p>{TODAY}</p>{COURT.p()}</div>",
    "site-called-today": f"<header>{MENU}</header><div class='today-news-article'><h1>{COURT.title}</h1><p>{TODAY}</p>{COURT.p()}</div>",
}
"""Days of publication in their usual places, on the day of the fetch."""


def cases() -> Iterator[tuple[str, Case]]:
    for at, clock in enumerate(CLOCKS):
        yield (
            f"clock-{at}",
            page(f"<header><b>مساء</b><span>{clock}</span></header><div>{ARTICLE}</div>", day=None, modified=None),
        )
    for name, body in HEADS.items():
        yield f"head-{name}", page(body, day=None, instant=None, modified=None)
    for name, body in (ABOVE | BELOW).items():
        yield f"own-{name}", page(body, day="2026-04-20")
    yield (
        "own-older-day-in-a-header",
        page(
            f"<header><span>السبت 18 نيسان 2026</span><span>العدد 7120</span></header><div>{ARTICLE}</div>",
            day="2026-04-18",
        ),
    )
    yield (
        "head-clock-lends-no-time",
        page(
            f"<header><span>{TODAY} 18:31</span></header><div>{ARTICLE}</div>",
            head='<meta property="article:published_time" content="2026-04-20">',
            day="2026-04-20",
            instant=None,
        ),
    )
    night = datetime(2026, 4, 20, 21, 30, tzinfo=UTC)
    yield (
        "head-after-midnight-there",
        page(f"<header><span>الثلاثاء 21 نيسان 2026</span></header><div>{ARTICLE}</div>", fetched_at=night, day=None),
    )
    yield (
        "head-before-midnight-there",
        page(f"<header><span>{TODAY}</span></header><div>{ARTICLE}</div>", fetched_at=night, day=None),
    )
    yield (
        "own-beside-a-clock",
        page(
            f"<header><span>{TODAY}</span></header><div><h1>{COURT.title}</h1><p>السبت 18 نيسان 2026</p>{COURT.p()}</div>",
            day="2026-04-18",
        ),
    )
