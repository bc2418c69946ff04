import time
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper.text import marks
from newsscraper.text.urls import absolute, belongs, canonical, host, identity, unescape_link

SLUG = quote("قمة-عربية-طارئة")
FACTS = Path(__file__).parents[3] / "shared" / "publishers.yaml"

ONE_ARTICLE = {
    "Al-Ahed 2021": (
        "https://www.alahednews.com.lb/article.php?id=31847&cid=125",
        "http://alahednews.com.lb/article.php?cid=125&id=31847",
        "https://www.alahednews.com.lb/article.php?id=31847&amp;cid=125#comments",
        "https://www.alahednews.com.lb/article.php?id=31847&cid=125&fbclid=IwAR0_x&utm_source=wa",
        "HTTPS://WWW.AlahedNews.com.lb:443/article.php?id=31847&cid=125",
    ),
    "Al-Ahed": (
        "https://alahednews.news/post/80142/%22قمة%22-طارئة",
        f"https://alahednews.news/post/80142/%C2%A0%26quot%3B{quote('قمة')}%26quot%3B-{quote('طارئة')}",
        f"https://www.alahednews.news/post/80142/%26amp%3Bquot%3B{quote('قمة').lower()}%26QUOT%3B-{quote('طارئة')}/".replace(
            "QUOT", "quot"
        ),
    ),
    "Shorouk": (
        "https://www.shorouknews.com/news/view.aspx?cdate=05062021&id=1b6c7c40-8e0e-4d6b-9a56-5c1b2f1c2d3e",
        "http://m.shorouknews.com/news/view.aspx?id=1b6c7c40-8e0e-4d6b-9a56-5c1b2f1c2d3e&cdate=05062021&gclid=1",
    ),
    "Al-Akhbar": (
        "https://www.al-akhbar.com/Newspaper%20Articles/arab/903195",
        "https://al-akhbar.com/Newspaper Articles/arab/903195/",
    ),
    "Al Jazeera": (
        f"https://www.aljazeera.net/news/2026/1/5/{SLUG}",
        "https://www.aljazeera.net/news/2026/1/5/قمة-عربية-طارئة?traffic_source=rss",
        f"https://aljazeera.net/news/2026/1/5/{SLUG.lower()}/?ref=twitter",
        f"https://www.aljazeera.net/amp/../news/2026/1/5/{SLUG}/amp/",
    ),
    "Deutsche Welle": ("https://www.dw.com/ar/a-71234567", "https://www.dw.com/ar/a-71234567?maca=ara-rss-ar-all-1127-rdf"),
    "BBC": (
        "https://www.bbc.com/arabic/articles/c1er5mjnznzo",
        "https://www.bbc.com/arabic/articles/c1er5mjnznzo?at_medium=RSS&at_campaign=rss&xtor=AL-72#share-tools",
    ),
    "Lebanon24": (
        f"https://www.lebanon24.com/news/lebanon/1431420/{SLUG}",
        f"https://www.lebanon24.com/news/lebanon/1431420/{SLUG}?utm_source=x&utm_medium=y&src=share",
    ),
}  # fmt: skip

DIFFERENT = [
    ("https://alahednews.news/post/7/x", "https://alahednews.news/news/7/x"),
    ("https://x.com/article.php?id=1&cid=2", "https://x.com/article.php?id=2&cid=1"),
    ("https://x.com/view.aspx?cdate=01012020&id=a", "https://x.com/view.aspx?cdate=02012020&id=a"),
    ("https://sana.sy/?p=1", "https://sana.sy/?p=2"),
    ("https://alwatan.ae/?cat=3", "https://alwatan.ae/?cat=4"),
    ("https://marebpress.net/news.php?sid=1", "https://marebpress.net/news.php?sid=2"),
    ("https://x.com/Section-1/a", "https://x.com/Section-1/A"),
    ("https://arabic.rt.com/a/1", "https://www.rt.com/a/1"),
    ("https://x.com/a%2Fb", "https://x.com/a/b"),
    ("https://x.com/news?source=12", "https://x.com/news?source=13"),
    ("https://x.com/?q=a%26b", "https://x.com/?q=a&b"),
    ("https://x.com:8080/a", "https://x.com/a"),
]

JUNK = [
    "", " ", "#", "//", "http:", "http://", "http:///x", "http://[", "http://[::1", "http://[zz]/",
    "http://x.com:99999/",
    "http://x.com:port/", "http://a b/", "http://.../", "http://-", "http://xn--/", "http://\ud800/",
    "http://é" + "é" * 300,
    "%", "http://x/%zz%", "http://x/%ff%fe", "javascript:void(0)", "http://x/?%", "http://x?&&=&", "\x00http://x/",
    "http://u:p@x/",
    "http:\\\\x\\y", "http://x/" + "../" * 50, "http://١٢٣.com:٨٠/", "http://x/\n<script>", "http://ⅷ.com", "https://[::1]:1/",
    "http://%/", "http://x%2Fy/", "data:text/html,x", "http://0x7f.1/", "ftp://x/y",
    "http://x/" + "&amp;" * 30 + "quot;",
]  # fmt: skip


PIECES = ["%26", "%3B", "quot", "amp;", "&", "%", "2", "5", "/", "..", ".", "?", "=", "utm_a", "%C2%A0", "%E2", "%20"]


@pytest.mark.parametrize("addresses", ONE_ARTICLE.values(), ids=ONE_ARTICLE)
def test_all_ways_to_write_an_article_address_have_one_identity(addresses):
    assert len({identity(address) for address in addresses}) == 1
    assert {identity(canonical(address)) for address in addresses} == {identity(addresses[0])}


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_tells_articles_apart_stays(one, other):
    assert identity(one) != identity(other)
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://aawsat.com/العالم/5321484-خبر", f"https://aawsat.com/{quote('العالم')}/5321484-{quote('خبر')}"),
        (f"https://aawsat.com/{quote('العالم').lower()}", f"https://aawsat.com/{quote('العالم')}"),
        ("HTTP://WWW.X.com:80", "http://www.x.com/"),
        ("https://x.com/a/./b/../c/", "https://x.com/a/c/"),
        ("https://x.com/%7Euser/%41", "https://x.com/~user/A"),
        ("https://x.com/%C7%E1%CE%C8%D1", "https://x.com/%C7%E1%CE%C8%D1"),
        ("https://x.com/a?b=%d8%a7&c=1+2%2B3&d=http%3a%2f%2fy", f"https://x.com/a?b={quote('ا')}&c=1+2%2B3&d=http://y"),
        ("https://x.com/?utm_source=a&id=7&UTM_Medium=b&amp;cid=3", "https://x.com/?id=7&cid=3"),
        ("https://x.com/?fbclid=1", "https://x.com/"),
        (f"{marks.RLM}https://x.com/a{marks.NBSP}\n", "https://x.com/a"),
        ("http://موقع.مصر/خبر", f"http://xn--4gbrim.xn--wgbh1c/{quote('خبر')}"),
        ("https://user:secret@x.com/a", "https://x.com/a"),
        ("https://www.dw.com/ar/a-1?maca=ara-rss", "https://www.dw.com/ar/a-1"),
        ("javascript:void(0)", "javascript:void(0)"),
    ],
)
def test_canonical_address(written, address):
    assert canonical(written) == address


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/news/1", "https://www.site.com/news/1"),
        ("2.html", "https://www.site.com/section/2.html"),
        ("?id=3&p[]=4", "https://www.site.com/section/list.php?id=3&p[]=4"),
        ("//cdn.site.com/خبر", f"https://cdn.site.com/{quote('خبر')}"),
        ("../up", "https://www.site.com/up"),
        ("https://other.com/a b#c", "https://other.com/a%20b"),
        (f" {marks.RLM}\n/news/1{marks.LRM}\t ", "https://www.site.com/news/1"),
        ("/ne\nws/1", "https://www.site.com/news/1"),
        ("\\news\\1", "https://www.site.com/news/1"),
        ("/a%D8%A7?utm_source=x", "https://www.site.com/a%D8%A7?utm_source=x"),
        ("HTTPS://OTHER.com:443", "https://other.com/"),
        ("", None),
        (" ", None),
        ("#top", None),
        ("javascript:void(0)", None),
        (" JavaScript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("mailto:a@b.c", None),
        ("tel:+961", None),
        ("data:text/html,x", None),
        ("whatsapp://send?text=x", None),
        ("about:blank", None),
        ("http://", None),
        ("http://[", None),
        ("http://x.com:99999/", None),
        ("x" * 1_000_000, None),
    ],
)
def test_absolute_address_of_a_link(href, address):
    assert absolute("https://www.site.com/section/list.php?page=2#x", href) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://x.com/1", "https://x.com/1"),
        (" https://x.com/?a=1&amp;b=2\n", "https://x.com/?a=1&b=2"),
        ('<a href="https://aawsat.com/x/1-y" hreflang="ar">https://…</a>', "https://aawsat.com/x/1-y"),
        ("&lt;a href=&quot;https://aawsat.com/x/1-y&quot;&gt;عنوان&lt;/a&gt;", "https://aawsat.com/x/1-y"),
        ("&amp;lt;a href='/x/1'&amp;gt;", "/x/1"),
        ("<b>https://x.com/1</b>", "https://x.com/1"),
        ("", ""),
    ],
)
def test_link_of_a_feed(text, address):
    assert unescape_link(text) == address


def test_belonging_knows_subdomains_and_no_lookalikes():
    assert belongs("https://arabic.rt.com/x", ["rt.com"])
    assert belongs("http://X.com:8080/", ["www.x.com"])
    assert belongs("http://موقع.مصر/", ["موقع.مصر"])
    assert not belongs("https://notrt.com/x", ["rt.com"])
    assert not belongs("https://rt.com.evil.example/", ["rt.com"])
    assert not belongs("https://rt.com@evil.example/", ["rt.com"])
    assert not belongs("junk", ["", "rt.com"])


def test_host():
    assert host("https://User@WWW.X.com.:81/a") == "www.x.com"
    assert host("/relative") == ""


@pytest.mark.parametrize("junk", JUNK)
def test_junk_never_raises(junk):
    assert canonical(canonical(junk)) == canonical(junk)
    assert identity(canonical(junk)) == identity(junk)
    assert isinstance(host(junk), str)
    got = absolute("https://x.com/", junk)
    assert got is None or got.startswith(("http://", "https://"))
    assert absolute(junk, "x") is None or canonical(junk).startswith("http")


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="ab/.:?&=#%25[]@\\ ;+١ا~\u200f\u00a0", max_size=40).map("http://x.com".__add__),
        st.lists(st.sampled_from(PIECES), max_size=20).map(lambda parts: "https://www.x.com/" + "".join(parts)),
    )
)  # fmt: skip
def test_any_text_is_stable_and_never_raises(text):
    once = canonical(text)
    assert canonical(once) == once
    assert identity(once) == identity(text)
    link = absolute("https://x.com/a/", text)
    assert link is None or absolute("https://y.com/", link) == link
    unescape_link(text)
    belongs(text, [text, "x.com"])


@pytest.mark.parametrize("unit", ["a", "/..", "%41", "&amp;", "href", "<a ", "a.", "[", "http://", "?&", marks.RLM])
def test_megabytes_take_bounded_time(unit):
    long = unit * (1_000_000 // len(unit))
    start = time.process_time()
    for text in (long, f"http://x.com/{long}", f"http://x.com/{long[:16_000]}", f"<a href{long}"):
        canonical(text), identity(text), host(text), unescape_link(text), absolute(text, text)
    assert time.process_time() - start < 3


@pytest.mark.skipif(not FACTS.exists(), reason="the collected facts on publishers lie beside the checkout only")
def test_collected_example_addresses_keep_matching_their_pattern():
    import re

    import yaml

    checked = 0
    for publisher in yaml.safe_load(FACTS.read_text(encoding="utf-8")):
        pattern, example = publisher.get("article_url_regex"), publisher.get("article_url_example")
        if not (isinstance(pattern, str) and isinstance(example, str)):
            continue
        address = example.split()[0].replace("{slug}", "خبر-اليوم").replace("{arabic-slug}", "خبر-اليوم")
        if "{" in address or not re.search(pattern, address):
            continue
        checked += 1
        assert re.search(pattern, canonical(address)), address
    assert checked >= 5


@pytest.mark.parametrize(
    "href", ["ftp://akhbar.example/a", "mailto:news@akhbar.example", "javascript:void(0)", "https://:80/"]
)
def test_what_is_no_web_address_leads_nowhere(href):
    assert absolute("https://akhbar.example/", href) is None
