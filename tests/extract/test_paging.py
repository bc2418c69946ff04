# ruff: noqa: E501
"""Every kind of paging, its first, middle and last page; a next page never leads back."""

from urllib.parse import parse_qs

import pytest

from newsscraper.extract.listing import listing
from newsscraper.extract.paging_number import count_of, leads_on, number_of_text
from newsscraper.items import NextPage

SITE = "https://www.annahda.example"


def following(body: str, url: str, head: str = "") -> NextPage | None:
    """Return the next page of a list with this paging."""
    html = f"<html><head>{head}</head><body><h3><a href='/news/98761'>خبر من أخبار القائمة لهذا اليوم</a></h3>{body}</body></html>"
    return listing(html.encode(), url=SITE + url).next_page


@pytest.mark.parametrize(
    ("url", "body", "head", "wanted"),
    [
        ("/eco", "", '<link rel="next" href="/eco?page=2">', "/eco?page=2"),
        ("/eco?page=2", "", '<link rel="prev" href="/eco"><link rel="next" href="/eco?page=3">', "/eco?page=3"),
        ("/eco", '<a rel="next" href="/eco/page/2/">2</a>', "", "/eco/page/2/"),
        ("/eco/page/3/", '<div class="nav-links"><a href="/eco/page/2/">السابق</a><a href="/eco/page/4/">التالي</a></div>', "", "/eco/page/4/"),
        ("/eco", '<a href="/eco?page=2">الصفحة التالية »</a>', "", "/eco?page=2"),
        ("/eco", '<ul class="pager"><li class="next"><a href="/eco?page=1">›</a></li></ul>', "", "/eco?page=1"),
        ("/", '<a href="/search?updated-max=2026-03-01T00:00">رسائل أقدم</a>', "", "/search?updated-max=2026-03-01T00:00"),
        ("/eco", '<div class="nav-previous"><a href="/eco/page/2">مقالات أقدم</a></div>', "", "/eco/page/2"),
        ("/eco", '<div class="pages"><span>1</span> <a href="/eco?page=2">2</a> <a href="/eco?page=3">3</a></div>', "", "/eco?page=2"),
        ("/eco?page=2", '<div class="pages"><a href="/eco?page=1">1</a><b>2</b><a href="/eco?page=3">3</a></div>', "", "/eco?page=3"),
        ("/list.php?cid=7&p=2", '<a href="list.php?cid=7&p=1">1</a> | 2 | <a href="list.php?cid=7&p=3">3</a>', "", "/list.php?cid=7&p=3"),
        ("/eco?page=٢", '<div class="pages"><a href="/eco?page=1">١</a><a class="active" href="#">٢</a><a href="/eco?page=3">٣</a></div>', "", "/eco?page=3"),
        ("/s?pg=2", '<div class="pages"><a href="/s?pg=1">1</a><a href="#">2</a><a href="/s?pg=3">3</a></div>', "", "/s?pg=3"),
        ("/BUSI", '<ul class="pagination"><li class="active"><span>1</span></li><li><a href="/BUSI/25">2</a></li><li><a href="/BUSI/50">3</a></li></ul>', "", "/BUSI/25"),
        ("/BUSI/25", '<ul class="pagination"><li><a href="/BUSI">1</a></li><li class="active"><span>2</span></li><li><a href="/BUSI/50">3</a></li></ul>', "", "/BUSI/50"),
        ("/k2?start=20", '<div class="pagination"><a href="/k2">1</a><a href="/k2?start=10">2</a><span>3</span><a href="/k2?start=30">4</a></div>', "", "/k2?start=30"),
        ("/tag/x?page=1", '<li class="pager-current">2</li><li><a href="/tag/x?page=2">3</a></li><li><a href="/tag/x?page=9">الأخيرة »</a></li>', "", "/tag/x?page=2"),
        ("/eco?page=2", '<a href="/eco?page=1">«</a><a href="/eco?page=3">»</a><a href="/eco?page=40">»»</a>', "", "/eco?page=3"),
        ("/eco", '<a class="btn" href="/eco?page=2">المزيد من الأخبار</a>', "", "/eco?page=2"),
        ("/eco", '<a href="/eco-page-2.html">2</a><a href="/eco-page-3.html">3</a>', "", "/eco-page-2.html"),
    ],
)  # fmt: skip
def test_next_page_is_a_plain_request(url, body, head, wanted):
    assert following(body, url, head) == NextPage(url=SITE + wanted)


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/eco?page=9", '<div class="pages"><a href="/eco?page=8">8</a><span>9</span></div>'),
        ("/eco?page=9", '<a rel="next" href="/eco?page=1">التالي</a>'),
        ("/eco?page=9", '<a href="/eco">التالي</a>'),
        ("/eco?page=9", '<a class="next" href="/eco?page=9">التالي</a>'),
        ("/eco?page=9", '<a class="next disabled" href="#">التالي</a>'),
        ("/BUSI/50", '<ul class="pagination"><li><a href="/BUSI/25">التالي</a></li></ul>'),
        ("/eco", '<a href="https://elsewhere.example/eco?page=2">التالي</a>'),
        ("/eco", '<p><a href="/news/123">2</a> تعليقات</p>'),
        ("/eco", '<a href="/economy">المزيد</a>'),
        ("/eco", '<div class="swiper-next"><a class="slick-next" href="/x">‹</a></div>'),
        ("/eco?page=3", '<a href="/eco?page=1">«</a><a href="/eco?page=2">‹</a>'),
        ("/eco", '<button class="load-more" data-page="2" data-max-page="1">المزيد</button>'),
        ("/eco", '<button class="load-more">المزيد</button>'),
    ],
)  # fmt: skip
def test_nothing_leads_on_from_the_last_page_and_nothing_leads_back(url, body):
    assert following(body, url) is None


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<button class="load-more" data-url="/ajax/eco?page=2">تحميل المزيد</button>', "/ajax/eco?page=2"),
        ('<button class="btn" data-url="/ajax/eco" data-page="2">عرض المزيد</button>', "/ajax/eco?page=2"),
        ('<a href="#" id="loadMore" data-ajax-url="/ajax/eco" data-page="1">المزيد</a>', "/ajax/eco?page=2"),
        ('<div class="load-more-btn" data-url="/api/list/{page}" data-next-page="2">المزيد</div>', "/api/list/2"),
        ('<button hx-get="/eco?page=2" hx-target="#list">المزيد</button>', "/eco?page=2"),
        ('<span class="show-more" data-href="/more.aspx?sec=4" data-offset="20">شاهد المزيد</span>', "/more.aspx?sec=4&offset=20"),
        ('<button class="loadmore" data-page="2">المزيد</button>', "/eco?page=2"),
    ],
)  # fmt: skip
def test_load_more_gives_its_get_request(body, wanted):
    found = following(body, "/eco")
    assert found is not None
    assert (found.url, found.method, found.body) == (SITE + wanted, "GET", "")


def test_load_more_by_post_gives_method_body_and_type():
    found = following(
        '<button class="load-more" data-url="/ajax-more-articles" data-method="POST" data-section="12" data-page="2">المزيد</button>',
        "/eco",
    )
    assert found is not None
    assert (found.url, found.method) == (f"{SITE}/ajax-more-articles", "POST")
    assert parse_qs(found.body) == {"section": ["12"], "page": ["2"]}
    assert ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8") in found.headers


def test_wordpress_ajax_is_a_post_with_its_action():
    found = following(
        '<button class="load-more" data-ajaxurl="/wp-admin/admin-ajax.php" data-action="ajax_listing" data-paged="2" data-cat="3">المزيد</button>',
        "/eco",
    )
    assert found is not None
    assert found.method == "POST"
    assert parse_qs(found.body) == {"action": ["ajax_listing"], "paged": ["2"], "cat": ["3"]}


def test_a_postback_carries_the_hidden_fields_of_its_form():
    body = """<form method="post" action="News.aspx?s=4"><input type="hidden" name="__VIEWSTATE" value="abc+/=">
      <input type="hidden" name="__EVENTTARGET" value=""><table><tr><td><span>1</span></td>
      <td><a href="javascript:__doPostBack('ctl00$Grid','Page$2')">2</a></td></tr></table></form>"""
    found = following(body, "/News.aspx?s=4")
    assert found is not None
    assert (found.url, found.method) == (f"{SITE}/News.aspx?s=4", "POST")
    assert parse_qs(found.body) == {
        "__EVENTTARGET": ["ctl00$Grid"],
        "__EVENTARGUMENT": ["Page$2"],
        "__VIEWSTATE": ["abc+/="],
    }


def test_following_pages_ends_and_visits_none_twice():
    def show(number: int) -> str:
        pages = "".join(f'<a href="/eco?page={n}">{n}</a>' if n != number else f"<b>{n}</b>" for n in range(1, 6))
        after = f'<a href="/eco?page={number % 5 + 1}">التالي</a>'
        return f'<div class="pages">{pages}{after}</div>'

    seen = ["/eco"]
    while len(seen) < 20:
        number = count_of(SITE + seen[-1]) or 1
        found = following(show(number), seen[-1])
        if found is None:
            break
        seen.append(found.url.removeprefix(SITE))
    assert seen == ["/eco", *(f"/eco?page={n}" for n in range(2, 6))]


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("٣", 3), ("[4]", 4), ("صفحة 5", 5), ("2026/03", None), ("", None), ("السابق", None)]
)
def test_page_numbers_are_read_in_digits_of_either_script(text, number):
    assert number_of_text(text) == number


@pytest.mark.parametrize(
    ("url", "count"),
    [("https://x.example/a?page=3", 3), ("https://x.example/a/page/4/", 4), ("https://x.example/a?start=20", 20), ("https://x.example/news/12345", None), ("https://x.example/a?id=7", None)],
)  # fmt: skip
def test_counts_are_read_out_of_addresses(url, count):
    assert count_of(url) == count


def test_a_count_must_grow():
    assert leads_on("https://x.example/a?page=2", "https://x.example/a?page=3")
    assert not leads_on("https://x.example/a?page=3", "https://x.example/a?page=2")
    assert not leads_on("https://x.example/a?page=3", "https://x.example/a")
