"""Lists and stories that a site's own service gives as JSON."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper import extract
from newsscraper.errors import FactsError
from newsscraper.extract import json_path
from newsscraper.items import Api, Layout, NextPage, Outcome, Publisher

NOW = datetime(2026, 3, 14, 18, tzinfo=UTC)
KIND = {"Content-Type": "application/json; charset=utf-8"}
FIRST = "قالت البلدية إن جسر المشاة سيفتح صباح الأحد بعد ثلاثة أشهر من أعمال الصيانة التي طالت الأعمدة والدرج."
SECOND = "وأضافت أن الإنارة الجديدة تعمل بالطاقة الشمسية، وأن المصاعد ستنتظر موازنة العام المقبل كي تركب."
STORY = {
    "code": "k7",
    "slug": "جسر-المشاة",
    "headline": "فتح جسر المشاة &quot;القديم&quot; صباح الأحد",
    "at": "2026-03-14T16:20:00",
    "desk": {"name": "محليات"},
    "terms": [{"kind": "tag", "name": "جسور"}, {"kind": "place", "name": "المرفأ"}, {"kind": "tag", "name": "مشاة"}],
    "text": f'<p>{FIRST}</p>\n<p>اقرأ أيضا: <a href="/n/k3-x">إقفال الجسر ليلا</a></p><p>{SECOND}</p>',
}
FACTS = Publisher(
    slug="jisr", name="الجسر", name_en="Al-Jisr", country="LB", timezone="Asia/Beirut", domains=("jisr.example",),
    api=Api(
        items=("data.items[]", "items[]"), story="data", page="https://jisr.example/n/{code}-{slug|name}",
        fetch="https://api.jisr.example/story/{code}", next={"page": 1},
    ),
    layouts=(Layout(fields={
        "title": ("json:headline",), "published": ("json:at",), "section": ("json:desk.name",),
        "tags": ("json:terms[kind=tag].name",), "body": ("json:text",),
    }),),
)  # fmt: skip
LIST = "https://api.jisr.example/latest?desk=2&page=3"


def read(value, who=FACTS, url="https://api.jisr.example/story/k7", **more):
    body = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    return extract.article(body, url=url, fetched_at=NOW, headers=KIND, publisher=who, **more)


def listed(value, who=FACTS, url=LIST):
    return extract.listing(json.dumps(value).encode(), url=url, publisher=who, headers=KIND, fetched_at=NOW)


def test_a_story_gives_an_article_known_by_its_page():
    found = read({"data": STORY})
    assert found.outcome is Outcome.ARTICLE
    assert found.title == 'فتح جسر المشاة "القديم" صباح الأحد'
    assert found.paragraphs == [FIRST, SECOND]
    assert (found.section, found.tags) == ("محليات", ("جسور", "مشاة"))
    assert found.published_at == datetime(2026, 3, 14, 14, 20, tzinfo=UTC)
    assert found.url == "https://api.jisr.example/story/k7"
    assert found.canonical_url.startswith("https://jisr.example/n/k7-%D8%AC")
    assert found.methods.body == "layout json:text"
    assert [one.url for one in found.related] == ["https://jisr.example/n/k3-x"]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\r\n\r\n{SECOND}",
        f"{FIRST}<br><br>{SECOND}",
        f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;",
        f"<div><div>{FIRST}</div><div>{SECOND}</div></div>",
    ],
)
def test_a_text_may_be_lines_breaks_or_markup_escaped_twice(text):
    assert read({"data": STORY | {"text": text}}).paragraphs == [FIRST, SECOND]


def test_a_story_without_headline_or_text_is_no_article():
    assert read({"data": STORY | {"text": None}}).outcome is Outcome.NOT_ARTICLE
    assert read({"data": {"code": "k7"}}).outcome is Outcome.NOT_ARTICLE
    assert read({"error": "not found"}).outcome is Outcome.NOT_ARTICLE


def test_a_list_read_as_a_story_is_a_listing():
    assert read({"data": {"items": [STORY, STORY]}}, url=LIST).outcome is Outcome.LISTING


def test_a_list_gives_pages_the_addresses_of_their_json_and_the_next_page():
    other = STORY | {"code": "k6", "slug": None, "name": "a b", "at": 1773500000}
    nameless = {"headline": "بلا عنوان إلكتروني"}
    found = listed({"data": {"items": [STORY, other, nameless, STORY]}})
    assert [link.url.partition("-")[0] for link in found.links] == [
        "https://jisr.example/n/k7",
        "https://jisr.example/n/k6",
    ]
    assert found.links[1].url.endswith("-a%20b")
    assert [link.fetch_url for link in found.links] == [f"https://api.jisr.example/story/{k}" for k in ("k7", "k6")]
    assert found.links[0].title == 'فتح جسر المشاة "القديم" صباح الأحد'
    assert found.links[0].tags == ("جسور", "مشاة")
    assert [link.date_published for link in found.links] == [date(2026, 3, 14)] * 2
    assert found.next_page == NextPage(url="https://api.jisr.example/latest?desk=2&page=4")


def test_an_empty_list_ends():
    assert listed({"data": {"items": []}}).next_page is None
    assert listed({"data": {"items": []}}).links == ()


@pytest.mark.parametrize(
    ("rule", "url", "wanted"),
    [
        ({"page": 1}, "https://a.example/l", "https://a.example/l?page=2"),
        ({"start": 20, "end": 20}, "https://a.example/l?start=0&end=20", "https://a.example/l?start=20&end=40"),
        ({"token": "more"}, "https://a.example/l?x=1", "https://a.example/l?x=1&token=178"),
        ({"page": "at.page + 1"}, "https://a.example/l", "https://a.example/l?page=8"),
        (
            {"v.offset": 20},
            "https://a.example/g?v=%7B%22offset%22%3A0%2C%22q%22%3A%22x%22%7D",
            "https://a.example/g?v=%7B%22offset%22%3A20%2C%22q%22%3A%22x%22%7D",
        ),
        ({"token": "none"}, "https://a.example/l", None),
        ({"page": 1}, "https://a.example/l?page=last", None),
    ],
)
def test_a_next_page_is_counted_or_told(rule, url, wanted):
    who = replace(FACTS, api=replace(FACTS.api, next=rule))
    found = listed({"items": [STORY], "more": 178, "none": None, "at": {"page": 7}}, who, url)
    assert (found.next_page.url if found.next_page else None) == wanted


def test_a_next_page_may_be_asked_for_by_post_with_the_headers_of_the_service():
    rule = {"info": "at.info", "number": "at.page + 1", "size": 20}
    api = replace(FACTS.api, next=rule, post="https://a.example/more", headers={"X-Site": "a"})
    page = listed({"items": [STORY], "at": {"info": "ab", "page": 1}}, replace(FACTS, api=api)).next_page
    assert (page.url, page.method) == ("https://a.example/more", "POST")
    assert json.loads(page.body) == {"info": "ab", "number": 2, "size": 20}
    assert dict(page.headers) == {"Content-Type": "application/json", "X-Site": "a"}


POST = {
    "id": 88, "date": "2026-03-14T16:20:00", "link": "https://jisr.example/2026/03/jisr/",
    "title": {"rendered": "فتح جسر المشاة &#8211; صباح الأحد"},
    "content": {"rendered": f"<p>{FIRST}</p><p>{SECOND}</p>"},
    "_embedded": {
        "author": [{"name": "رنا الحاج"}],
        "wp:term": [[{"taxonomy": "category", "name": "محليات"}], [{"taxonomy": "post_tag", "name": "جسور"}]],
    },
}  # fmt: skip


def test_a_post_of_wordpress_needs_no_facts():
    found = read(POST, who=None, url="https://jisr.example/wp-json/wp/v2/posts/88?_embed=1")
    assert found.outcome is Outcome.ARTICLE
    assert found.title == "فتح جسر المشاة – صباح الأحد"
    assert found.canonical_url == "https://jisr.example/2026/03/jisr/"
    assert (found.authors, found.section, found.tags) == (("رنا الحاج",), "محليات", ("جسور",))
    assert found.date_published == date(2026, 3, 14)
    assert found.published_at is None
    assert found.paragraphs == [FIRST, SECOND]


def test_posts_of_wordpress_are_a_list_without_facts():
    (link,) = extract.links(json.dumps([POST]).encode(), url="https://jisr.example/wp-json/wp/v2/posts")
    assert (link.url, link.title) == ("https://jisr.example/2026/03/jisr/", "فتح جسر المشاة – صباح الأحد")


def test_the_same_bytes_in_another_encoding_are_the_same_story():
    text = json.dumps({"data": STORY}, ensure_ascii=False)
    utf16 = text.encode("utf-16")
    assert read({"data": STORY}).paragraphs == read(text.encode("utf-8-sig")).paragraphs
    assert json_path.load(utf16, "application/json; charset=utf-16") in (None, {"data": STORY})


# ── paths ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("", []),
        ("a.b", ["1"]),
        ("list[].n", ["2", "3"]),
        ("list[1].n", ["3"]),
        ("list[9].n", []),
        ("list[k=x].n", ["2"]),
        ("list[].none", []),
        ("words", ["w", "v"]),
        ("flag", []),
        ("whole", ["4"]),
        ("wp:term[][].n", ["5"]),
        ("a-b", ["6"]),
    ],
)
def test_a_path_leads_to_texts(path, wanted):
    root = {
        "a": {"b": 1}, "list": [{"n": 2, "k": "x"}, {"n": 3, "k": "y"}], "words": ["w", "", "v"], "flag": True,
        "whole": 4.0, "wp:term": [[{"n": 5}]], "a-b": "6",
    }  # fmt: skip
    assert json_path.texts(root, path) == wanted


@pytest.mark.parametrize("path", ["a..b", "a[", "a[x", ".a", "a{b}", "a.", "a[]]"])
def test_what_is_no_path_is_refused(path):
    with pytest.raises(FactsError, match="no path"):
        json_path.steps(path)


def test_a_template_keeps_addresses_and_encodes_words():
    assert json_path.fill("{u}?x={w}", {"u": "https://a.example/b?c=1", "w": "كلمة ما"}) == (
        "https://a.example/b?c=1?x=%D9%83%D9%84%D9%85%D8%A9%20%D9%85%D8%A7"
    )
    assert json_path.fill("{u}/{none}", {"u": "x"}) is None


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
                    lambda x: st.lists(x, max_size=4) | st.dictionaries(
                        st.sampled_from(["data", "items", "code", "headline", "text", "at", "slug", "terms", "desk"]),
                        x, max_size=5), max_leaves=25))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_json_gives_an_article_and_a_listing(value):
    body = json.dumps(value).encode()
    assert extract.article(body, url=LIST, fetched_at=NOW, headers=KIND, publisher=FACTS).outcome in Outcome
    assert isinstance(extract.links(body, url=LIST, publisher=FACTS), list)


def test_deep_json_is_no_article():
    assert read(b'{"data":' + b"[" * 100_000).outcome is Outcome.NOT_ARTICLE
    assert read(b"[" * 100_000 + b"]" * 100_000).outcome is Outcome.NOT_ARTICLE
