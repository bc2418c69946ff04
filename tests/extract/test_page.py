"""A page is decoded once, parsed once, and mended where the parser loses text."""

import pytest

from newsscraper.extract import jsonld
from newsscraper.extract.page import Document

URL = "https://outlet.example/news/7"


def parse(html: str) -> Document:
    return Document.parse(html.encode(), url=URL)


def text(document: Document) -> str:
    return " ".join("".join(document.tree.itertext()).split())


def test_text_after_the_end_of_the_document_is_kept():
    document = parse("<html><body><p>أولا</p></body></html><p>ثانيا</p>")
    assert text(document) == "أولاثانيا"
    assert document.rescued


def test_two_documents_in_one_response_are_both_read():
    document = parse(
        "<html><body><p>أولا</p></body></html><html><head><title>ع</title></head><body><p>ثانيا</p></body></html>"
    )
    assert "أولا" in text(document)
    assert "ثانيا" in text(document)


def test_a_comment_that_is_never_closed_does_not_hide_the_page():
    document = parse("<body><p>قبل</p><!-- إعلان <div>" + "<p>فقرة بعد التعليق.</p>" * 40)
    assert "فقرة بعد التعليق" in text(document)


@pytest.mark.parametrize("tag", ["font", "div"])
def test_thousands_of_unclosed_tags_do_not_hide_what_follows(tag: str):
    assert "النهاية" in text(parse(f"<{tag}>" * 3000 + "<p>النهاية</p>"))


@pytest.mark.parametrize("body", [b"", b"\0\0", b"   ", b"{}", b"%PDF-1.4 \x01", b"\xff\xfe", b"<", b"<!--"])
def test_any_bytes_have_a_tree(body: bytes):
    assert Document.parse(body, url=URL).tree.tag == "html"


def test_a_whole_page_is_not_rescued():
    assert not parse("<html><head><title>ع</title></head><body>" + "<p>فقرة.</p>" * 60 + "</body></html>").rescued


def test_meta_is_found_by_name_property_and_itemprop():
    document = parse(
        '<meta property="og:title" content="أ"><meta name=KEYWORDS content="ب"><meta itemprop=datePublished content="2021">'  # noqa: E501
    )
    assert document.meta == {"og:title": ["أ"], "keywords": ["ب"], "datepublished": ["2021"]}


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ('{"a": "سطر\nآخر"}', [{"a": "سطر\nآخر"}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('[{"a": 1,}, {"b": [2,],}]', [{"a": 1}, {"b": [2]}]),
        ('{"a": 1}{"b": 2};', [{"a": 1}, {"b": 2}]),
        ("{&quot;a&quot;: &quot;x&quot;}", [{"a": "x"}]),
        ('{"position": ٣}', [{"position": 3}]),
        ('{"a": "http://x.example//y", /* z */ "b": 1}', [{"a": "http://x.example//y", "b": 1}]),
        ('{"headline": "قال "لا" ثم سكت", "b": 1}', [{"headline": 'قال "لا" ثم سكت', "b": 1}]),
        ("لا شيء", []),
        ("[" * 50_000, []),
    ],
)
def test_jsonld_is_read_as_newspapers_write_it(block: str, wanted: list[dict[str, object]]):
    assert jsonld.blocks(block) == wanted


def test_the_nodes_of_a_graph_are_found():
    document = parse(
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle"}, {"@type": "WebSite"}]}</script>'
    )
    assert [node.get("@type") for node in document.jsonld] == [None, "NewsArticle", "WebSite"]
