"""Advice on a publisher's file, from pages alone."""

from datetime import UTC, date, datetime

from newsscraper.items import Layout, Outcome, Page, Publisher
from newsscraper.publishers import checkup

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
TEXT = "قال رئيس البلدية إن العمل في السوق بدأ قبل شهرين وإن الكلفة لم تتجاوز ما رصد لها في موازنة العام الماضي. "


def paper(*layouts):
    return Publisher(
        slug="almahfal", name="المحفل", name_en="Al-Mahfal", country="LB", timezone="Asia/Beirut",
        domains=("almahfal.test",), layouts=layouts,
    )  # fmt: skip


def page(n, head="", title="البلدية تعيد فتح السوق بعد أعمال ترميم طويلة"):
    body = "".join(f"<p>{TEXT}{k}</p>" for k in range(6))
    html = (
        f'<html lang="ar"><head><meta charset="utf-8"><title>x</title>{head}</head><body><article>'
        f'<h1 class="head">{title} {n}</h1><time datetime="2026-03-14T09:30:00+02:00"></time>'
        f'<div class="text">{body}</div></article></body></html>'
    )
    return Page(
        url=f"http://almahfal.test/article/{n}", status=200, headers=(), body=html.encode(), fetched_at=NOW
    )  # fmt: skip


def advice(publisher, pages):
    return {a.field: a for a in checkup.advice([checkup.check(p, publisher, date(2026, 3, 14)) for p in pages])}


def test_each_layer_says_what_it_sees():
    head = '<meta property="og:title" content="عنوان للشبكات">'
    found = checkup.check(page(1, head), paper(Layout(fields={"title": ("css:h1.head",)})), NOW.date())
    title = found.fields[0]
    assert found.outcome is Outcome.ARTICLE
    assert title.layout.source == "css:h1.head"
    assert title.stated == checkup.Seen("meta:og:title", "عنوان للشبكات")
    assert title.generic.text.startswith("البلدية")
    assert title.platform is None


def test_a_source_that_fails_on_some_pages_only_is_left_alone():
    layout = Layout(fields={"title": ("css:h1.head",), "authors": ("css:.author",)})
    assert "title" not in advice(paper(layout), [page(1), page(2)])


def test_a_dead_source_is_replaced_by_one_that_works():
    found = advice(paper(Layout(fields={"title": ("css:h1.old",), "body": ("paragraphs:.old",)})), [page(1), page(2)])
    assert found["title"].line == 'title = ["css:h1.head", "css:h1.old"]'
    assert found["body"].line == 'body = ["paragraphs:div.text", "paragraphs:.old"]'


def test_a_dead_source_of_what_the_page_states_is_replaced_by_that():
    head = '<meta property="article:tag" content="السوق">'
    found = advice(paper(Layout(fields={"tags": ("css:.tags a",)})), [page(1, head), page(2, head)])
    assert found["tags"].line == 'tags = ["meta:article:tag", "css:.tags a"]'


def test_a_field_that_nothing_sees_is_told_when_it_is_required_or_named():
    bare = Page(url="http://almahfal.test/a", status=200, headers=(), body=b"<html></html>", fetched_at=NOW)
    found = advice(paper(Layout(fields={"authors": ("css:.a",)})), [bare])
    assert {"title", "published", "body", "authors"} <= found.keys()
    assert "related" not in found


def test_no_pages_no_advice_and_hostile_bytes_do_no_harm():
    assert checkup.advice([]) == []
    for body in (b"", b"\x00" * 1000, b"<" * 5000, b"<h1 class='\xff\xfe 1a'>x</h1>" * 50):
        bad = Page(url="http://almahfal.test/a", status=200, headers=(), body=body, fetched_at=NOW)
        checkup.check(bad, paper(Layout(fields={"title": ("css:h1",)})), NOW.date())
