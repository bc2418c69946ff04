# ruff: noqa: E501
"""Lists that exist only in the data of a script, in the forms of the frameworks that draw pages in the browser."""

import json
from datetime import UTC, date, datetime

import pytest
from arabic_web.stories import OTHERS, SECTIONS, items

from newsscraper.extract import article, js_literal, links, listing
from newsscraper.items import Outcome, Publisher

NOW = datetime(2026, 4, 20, 15, 30, tzinfo=UTC)
HOST = "https://shasha.example"
DAYS = (
    "2026-04-20T10:00:00+03:00",
    "2026-04-19T18:30:00+03:00",
    "2026-04-19T08:00:00+03:00",
    "2026-04-18T21:10:00+03:00",
    "2026-04-18T07:45:00+03:00",
)
WANTED = [(title, HOST + path) for title, path in OTHERS]
MENU = [{"title": name, "url": path} for name, path in SECTIONS]
PADDING = {"config": {"locale": "ar", "note": "x" * 300}}


def stories(title: str = "title", url: str = "url", day: str = "publishedAt") -> list[dict]:
    return [
        {"id": n, title: head, url: path, day: when, "image": {"url": f"/img/{n}.jpg"}}
        for n, ((head, path), when) in enumerate(zip(OTHERS, DAYS, strict=True))
    ]


def page(script: str, *, body: str = "<div id='app'></div>", kind: str = "") -> bytes:
    attribute = f" {kind}" if kind else ""
    return f"<html dir='rtl' lang='ar'><head><title>سياسة - شاشة</title></head><body>{body}<script{attribute}>{script}</script></body></html>".encode()


def dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def refs(value: object) -> list:
    """Return a value as Nuxt 3 writes it: a list whose objects and lists name places in it."""
    out: list = []

    def put(one: object) -> int:
        at = len(out)
        out.append(None)
        if isinstance(one, dict):
            out[at] = {key: put(inner) for key, inner in one.items()}
        elif isinstance(one, list):
            out[at] = [put(inner) for inner in one]
        else:
            out[at] = one
        return at

    put(value)
    return out


STATE = {**PADDING, "menu": MENU, "page": {"posts": stories(), "mostRead": stories()[:3]}}
NEXT = {"props": {"pageProps": STATE}, "page": "/[section]", "query": {}}
APOLLO = {
    f"Article:{n}": {"__typename": "Article", **one}
    for n, one in enumerate(stories("headline", "path", "publish_date"))
}
NUXT2 = (
    'window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{posts:['
    + ",".join(
        f"{{id:{n},title:{dumps(head)},url:{dumps(path)},publishedAt:{dumps(when)},hot:b,tag:a,img:c}}"
        for n, ((head, path), when) in enumerate(zip(OTHERS, DAYS, strict=True))
    )
    + ']}],error:c,serverRendered:b}}("سياسة",!0,null));'
)
LD_LIST = {
    "@context": "https://schema.org",
    "@type": "ItemList",
    "itemListElement": [
        {"@type": "ListItem", "position": n + 1, "url": HOST + path, "name": head}
        for n, (head, path) in enumerate(OTHERS)
    ],
}
LD_ITEMS = {
    "@type": "CollectionPage",
    "mainEntity": {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": n,
                "item": {"@type": "NewsArticle", "@id": path, "headline": head, "datePublished": when},
            }
            for n, ((head, path), when) in enumerate(zip(OTHERS, DAYS, strict=True))
        ],
    },
}

DATED = {
    "next": page(dumps(NEXT), kind="id='__NEXT_DATA__' type='application/json'"),
    "initial-state": page(f"window.__INITIAL_STATE__ = {dumps(STATE)};(function(){{var s;}}())"),
    "preloaded-parse": page(f"window.__PRELOADED_STATE__ = JSON.parse({dumps(dumps(STATE))})"),
    "nuxt2": page(NUXT2),
    "nuxt2-plain": page(
        f"window.__NUXT__={{data:[{{config:{dumps(PADDING)},posts:{dumps(stories())}}}],state:{{}},serverRendered:!0}}"
    ),
    "nuxt3": page(
        dumps(refs({"data": {"posts": stories()}, "pad": PADDING})), kind="type='application/json' id='__NUXT_DATA__'"
    ),
    "apollo": page(f"window.__APOLLO_STATE__ = {dumps({**APOLLO, 'ROOT_QUERY': PADDING})};"),
    "edges": page(
        f"window.__DATA__ = {dumps({**PADDING, 'allPosts': {'edges': [{'cursor': str(n), 'node': one} for n, one in enumerate(stories())]}})}"
    ),
    "strapi": page(
        dumps({**PADDING, "items": [{"id": n, "attributes": one} for n, one in enumerate(stories())]}),
        kind="type='application/json'",
    ),
    "absolute": page(
        dumps({**PADDING, "items": [{**one, "url": HOST + one["url"]} for one in stories()]}),
        kind="type='application/json'",
    ),
    "wordpress": page(
        dumps(
            {
                **PADDING,
                "posts": [
                    {"title": {"rendered": head}, "link": HOST + path, "date": when}
                    for (head, path), when in zip(OTHERS, DAYS, strict=True)
                ],
            }
        ),
        kind="type='application/json'",
    ),
    "json-ld-items": page(dumps(LD_ITEMS), kind="type='application/ld+json'"),
}
UNDATED = {"json-ld": page(dumps(LD_LIST), kind="type='application/ld+json'")}


@pytest.mark.parametrize("name", DATED | UNDATED)
def test_the_links_of_a_script_are_the_list(name: str):
    found = listing((DATED | UNDATED)[name], url=f"{HOST}/politics", fetched_at=NOW)
    assert [(link.title, link.url) for link in found.links] == WANTED
    days = [link.date_published for link in found.links]
    assert days == ([date.fromisoformat(day[:10]) for day in DAYS] if name in DATED else [None] * 5)


@pytest.mark.parametrize("name", DATED)
def test_such_a_page_is_a_listing(name: str):
    assert article(DATED[name], url=f"{HOST}/politics", fetched_at=NOW).outcome is Outcome.LISTING


def test_a_shown_list_is_the_only_one():
    shown = items(
        tuple((f"{title} من جديد", f"/news/{n + 500}") for n, (title, _) in enumerate(OTHERS)),
        '<article><h3><a href="{1}">{0}</a></h3></article>',
    )
    found = links(page(dumps(NEXT), body=f"<main>{shown}</main>"), url=f"{HOST}/politics")
    assert [link.url for link in found] == [f"{HOST}/news/{n + 500}" for n in range(5)]


def test_a_front_page_has_several_groups_and_each_link_once():
    state = {**PADDING, "hero": stories()[:3], "politics": {"posts": stories()[1:]}, "mostRead": stories()}
    found = links(page(f"window.__INITIAL_STATE__ = {dumps(state)}"), url=f"{HOST}/")
    assert [link.url for link in found] == [url for _, url in WANTED]


@pytest.mark.parametrize(
    "state",
    [
        {"menu": MENU, "sections": MENU},
        {"people": [{"name": "هدى منير الصفدي", "url": f"/author/{n}"} for n in range(5)]},
        {"posts": [{"title": head, "url": f"https://other.example{path}"} for head, path in OTHERS]},
        {"posts": [{"title": head, "slug": path.removeprefix("/")} for head, path in OTHERS]},
        {"posts": stories()[:2]},
        {"posts": [{"title": 7, "url": ["x"]}, {"title": None}, {"url": "/news/1"}, {}]},
    ],
    ids=["menu", "people", "other-site", "no-address", "two", "broken"],
)
def test_other_data_are_no_list(state: dict):
    assert links(page(f"window.__INITIAL_STATE__ = {dumps({**PADDING, **state})}"), url=f"{HOST}/politics") == []


def test_a_publisher_s_patterns_decide():
    publisher = Publisher(
        slug="shasha",
        name="شاشة",
        name_en="Shasha",
        country="XX",
        domains=("shasha.example",),
        article_urls={"news": r"/news/(?P<id>4821\d)"},
    )
    found = links(DATED["next"], url=f"{HOST}/politics", publisher=publisher)
    assert [link.url.rpartition("/")[2] for link in found] == ["48219", "48215", "48210"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{a:1,'b':\"x\",c:[1,2,],}", {"a": 1, "b": "x", "c": [1, 2]}),
        ("{a:!0,b:!1,c:void 0,d:null,e:-1.5,f:.5}", {"a": True, "b": False, "c": None, "d": None, "e": -1.5, "f": 0.5}),
        (r"{a:'\u0633\x41\n\'',b:new Date(5),c:undefined}", {"a": "سA\n'", "b": 5, "c": None}),
        ("(function(a,b){return {x:a,y:[b,a]}}('خ',2))", {"x": "خ", "y": [2, "خ"]}),
        ("{a:/* why */1}", {"a": 1}),
    ],
)
def test_literals_of_javascript(text: str, wanted: object):
    assert js_literal.value(text, 0) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1",
        "{a}",
        "{a:}",
        "'open",
        "function(){}",
        "{a:function(){return 1}}",
        "[" * 50_000,
        "!" * 50_000,
        "(function(a){return {x:a}",
        "{a:1 b:2",
    ],
)
def test_what_is_no_literal_is_refused(text: str):
    with pytest.raises((ValueError, RecursionError)):
        js_literal.value(text, 0)
