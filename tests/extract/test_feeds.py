# ruff: noqa: E501
"""Feeds of every version, whole and broken."""

import gzip
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsscraper.extract.feeds import feed
from newsscraper.items import NextPage, Publisher

URL = "https://www.annahda.example/rss.xml"
BEIRUT = Publisher(
    slug="annahda", name="النهضة", name_en="An-Nahda", country="LB", timezone="Asia/Beirut", domains=("annahda.example",)
)  # fmt: skip
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "ar-feed" / "almasryalyoum-2011.xml.gz"

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>النهضة</title><link>https://www.annahda.example/</link>
<item><title>المجلس يقرّ &quot;الخطة&quot;</title><link>https://www.annahda.example/post/1</link><media:title>صورة</media:title>
<pubDate>Fri, 06 Mar 2026 22:30:00 GMT</pubDate><category>سياسة</category><category><![CDATA[البلديات]]></category><category>سياسة</category>
<description>&lt;img src="x.jpg"&gt;&lt;p&gt;مقدمة &amp;laquo;الخبر&amp;raquo;.&lt;/p&gt;</description><content:encoded><![CDATA[<p>النص كله</p>]]></content:encoded></item>
<item><title>خبر ثان</title><link>https://www.annahda.example/post/2</link><dc:date>2026-03-05</dc:date></item></channel></rss>"""


def read(text: str | bytes, **more):
    body = text if isinstance(text, bytes) else text.encode()
    return feed(body, url=URL, **more)


def test_an_empty_category_is_no_tag():
    categories = "<category/><category> </category><category term='' label='مياه'/>"
    item = f"<item><link>https://www.annahda.example/post/3</link><title>خبر</title>{categories}</item>"
    (link,) = read(f"<rss><channel>{item}</channel></rss>").links
    assert link.tags == ("مياه",)


def test_rss_2_gives_every_field():
    first, second = read(RSS, publisher=BEIRUT).links
    assert (first.url, first.title) == ("https://www.annahda.example/post/1", 'المجلس يقرّ "الخطة"')
    assert first.published_raw == "Fri, 06 Mar 2026 22:30:00 GMT"
    assert first.published_at == datetime(2026, 3, 6, 22, 30, tzinfo=UTC)
    assert first.tags == ("سياسة", "البلديات")
    assert first.description == "مقدمة «الخبر»."
    assert (second.date_published, second.published_at) == (date(2026, 3, 5), None)


def test_the_day_is_the_publishers():
    assert read(RSS, publisher=BEIRUT).links[0].date_published == date(2026, 3, 7)


@pytest.mark.parametrize(
    "text",
    [
        '<rss version="0.91"><channel><item><title>خبر</title><link>/post/1</link></item></channel></rss>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"/><item rdf:about="https://www.annahda.example/post/1"><title>خبر</title></item></rdf:RDF>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">خبر</title><link rel="self" href="/x"/><link rel="alternate" href="/post/1"/><link rel="edit" href="/y"/></entry></feed>',
        "<rss><channel><item><title>خبر</title><guid>https://www.annahda.example/post/1</guid></item></channel></rss>",
        '<rss><channel><item><title>خبر</title><link>&lt;a href="https://www.annahda.example/post/1" hreflang="ar"&gt;خبر&lt;/a&gt;</link></item></channel></rss>',
        '<rss><channel><item><title>خبر</title><link><a href="/post/1">خبر</a></link></item></channel></rss>',
        "<rss><channel><item><title><![CDATA[خبر]]></title><link><![CDATA[ https://www.annahda.example/post/1 ]]></link></item></channel></rss>",
        "\n\n  <?xml version='1.0'?><rss><channel><item><title>خبر</title><link>/post/1</link></item></channel></rss>",
        "\ufeff<?xml version='1.0'?><rss><channel><item><title>خبر</title><link>/post/1</link></item></channel></rss>",
        "<?php warning ?>\n<rss><channel><item><title>خبر</title><link>/post/1</link></item></channel></rss>",
        "<rss><channel><item><title>&nbsp;خبر&nbsp;</title><link>/post/1</link><description>&laquo;نص&raquo; & غيره &unknown; نص</description></item></channel></rss>",
        "<rss><channel><item><title>خبر</title><link>/post/1</link><dc:creator>بلا فضاء أسماء</dc:creator></item></channel></rss>",
        "<rss><channel><item><title>خ\x0bبر</title><link>/post/1</link></item></channel></rss>",
        "<rss><channel><item><title>خبر</title><link>/post/1</link><description>مقطوع في منتصف ال",
        '<rss><channel><item><title>خبر</title><link>/post/1</link><guid isPermaLink="false">77</guid></item></channel>',
    ],
)  # fmt: skip
def test_an_item_is_found_in_every_version_and_damage(text):
    (link,) = read(text).links
    assert (link.url, link.title) == ("https://www.annahda.example/post/1", "خبر")


def test_bare_ampersands_in_addresses_stay():
    (link,) = read(
        "<rss><channel><item><title>خبر</title><link>https://a.example/v.php?id=7&cid=3&copy=1</link></item></channel></rss>"
    ).links
    assert link.url == "https://a.example/v.php?id=7&cid=3&copy=1"


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", ""])
def test_windows_1256_is_read_whatever_is_declared(declared):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    title = "مجلس البلدية يناقش مشروع الحديقة العامة في جلسته المقبلة"
    text = f"{head}<rss><channel><item><title>{title}</title><link>/post/1</link></item></channel></rss>"
    assert [link.title for link in read(text.encode("windows-1256")).links] == [title]


def test_one_link_per_address():
    item = "<item><title>خبر</title><link>/post/1</link></item>"
    assert len(read(f"<rss><channel>{item}{item}</channel></rss>").links) == 1


def test_updated_is_no_publication_date():
    (link,) = read(
        '<feed><entry><title>خ</title><link href="/post/1"/><updated>2026-03-06T10:00:00Z</updated></entry></feed>'
    ).links
    assert (link.published_raw, link.date_published, link.published_at) == (None, None, None)


def test_a_long_description_is_cut_at_a_word():
    (link,) = read(
        f"<rss><channel><item><link>/post/1</link><description>{'كلمة ' * 2000}</description></item></channel></rss>"
    ).links
    assert len(link.description) <= 2000
    assert link.description.endswith("كلمة…")


def test_a_paged_feed_names_its_next_page():
    text = (
        '<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="next" href="?paged=2"/></channel></rss>'
    )
    assert read(text).next_page == NextPage(url="https://www.annahda.example/rss.xml?paged=2")
    assert read(text.replace("atom:link", "atom:image")).next_page is None
    assert read(text.replace("next", "self")).next_page is None


def test_json_feeds_and_wordpress_posts_are_read():
    (one,) = read(
        '{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"/post/1","title":"خبر","date_published":"2026-03-06T10:00:00Z","tags":["أ"]}]}'
    ).links
    (two,) = read(
        '[{"link":"https://www.annahda.example/post/1","title":{"rendered":"خبر &#8220;أ&#8221;"},"date_gmt":"2026-03-06T10:00:00"}]'
    ).links
    assert (one.title, one.tags, one.published_at) == ("خبر", ("أ",), datetime(2026, 3, 6, 10, tzinfo=UTC))
    assert (two.title, two.published_at) == ("خبر “أ”", datetime(2026, 3, 6, 10, tzinfo=UTC))


def test_entities_are_neither_expanded_nor_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{lol}<!ENTITY x SYSTEM "file://{secret}">
      <!ENTITY y SYSTEM "http://127.0.0.1:9/">]><rss><channel><item><title>&l11; &x; &y;</title><link>/post/1</link></item></channel></rss>"""
    started = time.process_time()
    (link,) = read(text).links
    assert time.process_time() - started < 1
    assert "lol" not in link.title
    assert "geheim" not in link.title


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[1]",
        b"<html><body><p>x</p></body></html>",
        b"\x1f\x8b\x08broken",
        b"%PDF",
        b"<" * 9999,
        b"\0" * 99,
    ],
)
def test_what_is_no_feed_gives_no_links(body):
    found = feed(body, url=URL)
    assert (found.kind, found.links) == ("feed", ())


@pytest.mark.skipif(not CORPUS.exists(), reason="the folder of real pages is not beside the checkout")
def test_a_real_feed_with_a_newline_before_its_declaration_is_read_whole():
    found = feed(gzip.decompress(CORPUS.read_bytes()), url="http://www.almasryalyoum.com/news_homepage_feed")
    assert len(found.links) == 228
    assert all(link.title and link.date_published and link.description for link in found.links)
