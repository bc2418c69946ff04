"""A second paper for `sources add`: a home page with a menu and a feed, over the articles of the first."""

import newsdesk  # noqa: F401
from news_site import Answer, html, title

_ITEMS = "".join(f'<li class="card"><h3><a href="/article/{n}">{title(n)}</a></h3></li>' for n in range(1012, 1000, -1))
_MENU = (
    '<nav><a href="/">الرئيسية</a><a href="/news">محليات</a><a href="/empty">فارغ</a><a href="/about">من نحن</a></nav>'
)
_FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>اليوم</title>
<item><title>البلدية تعيد فتح الميناء</title><link>http://www.alyawm.test/article/1012</link></item>
<item><title>البلدية تعيد فتح السوق</title><link>http://www.alyawm.test/article/1011</link></item></channel></rss>"""


def _home(asked):
    answer = html(
        f"<header>{_MENU}</header><main><h2>آخر الأخبار</h2><ul>{_ITEMS}</ul></main>", "اليوم - أخبار لبنان والعالم"
    )
    head = b'<head><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    return Answer(body=answer.body.replace(b"<head>", head, 1), headers=answer.headers)


HOME = {
    "/": _home,
    "/feed.xml": lambda asked: Answer(body=_FEED.encode(), headers={"Content-Type": "application/rss+xml"}),
    "/empty": lambda asked: html("<main><h1>فارغ</h1><p>لا أخبار هنا.</p></main>", "فارغ"),
}
