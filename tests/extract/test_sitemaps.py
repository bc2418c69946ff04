# ruff: noqa: E501
"""Sitemaps: lists, indexes, news fields, packed files, plain text."""

import gzip
from datetime import UTC, date, datetime

import pytest

from newsscraper.extract import xmltree
from newsscraper.extract.sitemaps import sitemap

URL = "https://www.annahda.example/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://www.annahda.example/post/1?a=1&amp;b=2</loc><lastmod>2026-03-08T01:00:00Z</lastmod>
<news:news><news:publication><news:name>النهضة</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2026-03-06T22:30:00+02:00</news:publication_date><news:title>المجلس يقرّ &quot;الخطة&quot;</news:title>
<news:keywords>بلديات، موازنة, سير</news:keywords></news:news><image:image><image:loc>https://x/i.jpg</image:loc><image:title>صورة</image:title></image:image></url>
<url><loc>https://www.annahda.example/post/2</loc><lastmod>2026-03-05</lastmod></url></urlset>"""


def test_news_fields_are_read_and_lastmod_is_no_publication():
    first, second = sitemap(NEWS.encode(), url=URL).links
    assert first.url == "https://www.annahda.example/post/1?a=1&b=2"
    assert first.title == 'المجلس يقرّ "الخطة"'
    assert first.published_raw == "2026-03-06T22:30:00+02:00"
    assert first.published_at == datetime(2026, 3, 6, 20, 30, tzinfo=UTC)
    assert first.date_published == date(2026, 3, 6)
    assert first.tags == ("بلديات", "موازنة", "سير")
    assert (second.url, second.title, second.date_published) == ("https://www.annahda.example/post/2", "", None)


def test_packed_sitemaps_are_read_also_when_cut():
    packed = gzip.compress(NEWS.encode())
    assert len(sitemap(packed, url=URL).links) == 2
    assert sitemap(packed[:-200], url=URL).kind == "sitemap"


def test_an_index_names_further_sitemaps():
    text = "<sitemapindex><sitemap><loc>/a.xml.gz</loc></sitemap><sitemap><loc> https://www.annahda.example/b.xml </loc></sitemap><sitemap><loc>/a.xml.gz</loc></sitemap></sitemapindex>"
    found = sitemap(text.encode(), url=URL)
    assert (found.kind, found.links) == ("sitemap_index", ())
    assert found.sitemaps == ("https://www.annahda.example/a.xml.gz", "https://www.annahda.example/b.xml")


def test_a_text_sitemap_is_one_address_a_line():
    found = sitemap(
        "\ufeffhttps://a.example/1\r\nhttps://a.example/2\n\nnot an address\nhttps://a.example/1\n".encode(), url=URL
    )
    assert [link.url for link in found.links] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    "text",
    [
        "\n<?xml version='1.0'?><urlset><url><loc>https://a.example/1?x=1&y=2</loc></url></urlset>",
        "<urlset><url><loc>https://a.example/1?x=1&amp;y=2</loc></url><url><loc>https://a.exa",
        "<urlset><url><loc><![CDATA[https://a.example/1?x=1&y=2]]></loc><news:news><news:title>بلا فضاء أسماء</news:title></news:news></url></urlset>",
    ],
)  # fmt: skip
def test_broken_sitemaps_are_read(text):
    assert sitemap(text.encode(), url=URL).links[0].url == "https://a.example/1?x=1&y=2"


def test_a_packed_bomb_is_read_up_to_the_limit(monkeypatch):
    monkeypatch.setattr(xmltree, "MAX_BYTES", 1_000_000)
    bomb = gzip.compress(b"<urlset><url><loc>https://a.example/1</loc></url>" + b" " * 50_000_000)
    assert len(xmltree.unpacked(bomb)) == 1_000_000
    assert len(sitemap(bomb, url=URL).links) == 1


@pytest.mark.parametrize("body", [b"", b"{}", b"%PDF-1.7", b"\x1f\x8b\x08\x00bad", b"<html><p>x</p></html>", b"\0\0"])
def test_what_is_no_sitemap_gives_no_links(body):
    found = sitemap(body, url=URL)
    assert (found.kind, found.links, found.sitemaps) == ("sitemap", (), ())
