"""How pages end: cut ones, whole ones, and those of publishers who leave end tags out."""

import pytest

from newsscraper.text.ending import ending, looks_cut

WHOLE = (
    "<!doctype html><html><head><title>خبر</title><style>div > p { margin: 0 }</style></head><body>"
    "<script>document.write('<div>');</script><div class=page><!-- <div> --><article><h1>خبر</h1>"
    "<p>الفقرة الأولى من الخبر.</p><p>الفقرة الثانية من الخبر.</p></article></div></body></html>"
)
BARE = WHOLE.replace("</body></html>", "").replace("</p>", "")
SLOPPY = BARE.replace("</div>", "") + "<footer>جميع الحقوق محفوظة</footer>\n"


@pytest.mark.parametrize("page", [WHOLE, WHOLE + "\n<!-- cached -->\n", BARE, BARE + "\n\n", SLOPPY, "نص بلا وسوم", ""])
def test_whole_pages_do_not_look_cut(page):
    assert not looks_cut(page.encode())


def test_a_page_cut_anywhere_in_its_body_looks_cut_beside_the_whole_one():
    data = WHOLE.encode()
    start = data.index(b"<article>")
    for at in range(start, data.index(b"</body>") - len("</div>")):
        assert ending(data[:at]).is_cut_beside(ending(data)), data[at - 20 : at]


def test_most_cuts_show_by_themselves():
    data = WHOLE.encode()
    cuts = range(data.index(b"<body>") + 6, data.index(b"</article>"))
    missed = [data[:at] for at in cuts if not looks_cut(data[:at])]
    assert len(missed) < len(cuts) / 5
    assert all(page.endswith(b">") for page in missed), "only behind a tag may a page end as far as anyone can tell"


@pytest.mark.parametrize(
    "end",
    [
        "<a href='/x",
        "<p",
        "<",
        "<!-- ads",
        "<script>var a = 1;",
        "<script>if (a > b) { x('</p>')",
        "</arti",
        "<p>نص ناقص",
    ],
)
def test_places_where_no_page_ends(end):
    assert looks_cut((WHOLE.partition("</article>")[0] + end).encode())


def test_a_cut_document_within_another_is_short_of_the_whole():
    nested = WHOLE.replace("<article>", WHOLE + "<article>")
    cut = nested[: nested.rindex("</article>")].encode()
    assert ending(cut).closings == 2
    assert ending(cut).is_cut_beside(ending(nested.encode()))
    assert not ending(nested.encode()).is_short_of(ending(nested.encode()))


def test_json_has_no_markup():
    assert not looks_cut('{"html": "<div><div><div><p>نص"}'.encode())
    assert looks_cut(b'{"html": "<div>')


@pytest.mark.parametrize("piece", [b"<!--", b"<script>", b"<", b"<div a='", b"</body", b"<a href="])
def test_a_million_of_anything_takes_no_time_to_speak_of(piece):
    ending(piece * (1_000_000 // len(piece)))
