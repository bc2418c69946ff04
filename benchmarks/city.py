"""A city of fictional newspapers on loopback, asked as an HTTP proxy: paging, edits, errors, all from the number alone.

    python benchmarks/city.py SOURCES ARTICLES      serves until its standard input ends; prints its port first

Articles are written before the port is told: what is measured is who asks, not who answers.

A request to `http://city.test/count` answers with how much was asked so far, as JSON, `/asked` with how often each
address was; `/edition/2` forgets that and turns to the second edition, in which every twentieth article is another.
"""

import asyncio
import json
import random
import sys
from collections import Counter

PER_PAGE = 20
EDITED = 20
"""Every so many articles one is another in the second edition."""
FACTS = """
name = "صحيفة {slug}"
name_en = "Paper {slug}"
country = "LB"
timezone = "Asia/Beirut"
domains = ["{slug}.test"]

[[sections]]
url = "http://{slug}.test/news"

[article_urls]
story = '/article/(?P<id>\\d+)'
"""
PLACES = ("الميناء", "السوق القديم", "محطة القطار", "المكتبة العامة", "الحديقة", "جسر النهر", "المستشفى", "الجامعة")
SENTENCES = (
    "قال رئيس البلدية إن العمل في {} بدأ قبل شهرين وإن كلفته لم تتجاوز ما رصد له في موازنة العام الماضي",
    "وأضاف المهندس المشرف على {} أن الأساسات فحصت مرتين بعد الأمطار الأخيرة وأن النتائج ستعلن قريبا",
    "ورحب سكان الحي بالخطوة غير أن بعضهم سأل عن مواقف السيارات وعن مصير الأشجار التي تحيط ب{} منذ عقود",
    "وكانت لجنة من المجلس قد زارت {} في الأسبوع الماضي واستمعت إلى شكاوى التجار والعاملين فيه",
    "ويتوقع أن يفتح {} أبوابه أمام الزوار قبل نهاية الصيف إذا وصلت المعدات التي طلبت من الخارج",
)


def slug(n: int) -> str:
    """Return the name of the nth paper."""
    return f"paper-{n:03d}"


class City:
    """All the papers; an article is the same whenever it is asked for."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self.edition = 1
        self.asked: Counter[str] = Counter()
        self._written: dict[tuple[str, int, int], bytes] = {}

    def write_ahead(self, sources: int) -> None:
        """Write every article of so many papers, in both editions."""
        for host in (f"{slug(n)}.test" for n in range(1, sources + 1)):
            for number in range(1, self.articles + 1):
                self._article(host, number, 1)
                self._article(host, number, 2)

    def _article(self, host: str, number: int, edition: int) -> bytes:
        key = host, number, edition if number % EDITED == 0 else 1
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = _article(*key)
        return found

    def answer(self, host: str, path: str) -> tuple[int, bytes]:
        """Return status and body."""
        if host == "city.test":
            return 200, self._told(path)
        self.asked[f"{host}{path}"] += 1
        if path == "/robots.txt":
            return 200, b"User-agent: *\nDisallow: /admin/\n"
        if path.startswith("/news"):
            return 200, self._section(host, int(path.partition("page=")[2] or 1))
        number = path.removeprefix("/article/")
        if not number.isdigit() or int(number) > self.articles:
            return 404, b"<html><body><h1>404</h1></body></html>"
        if self._stumbles(host, path, int(number)):
            return 500, b"<html><body><h1>500</h1></body></html>"
        return 200, self._article(host, int(number), self.edition)

    def _told(self, path: str) -> bytes:
        if path.startswith("/edition/"):
            self.edition = int(path.removeprefix("/edition/"))
            self.asked.clear()
        return json.dumps(dict(self.asked) if path == "/asked" else self.asked.total()).encode()

    def _stumbles(self, host: str, path: str, number: int) -> bool:
        """Say whether this answer is an error: one article in fifty fails the first time."""
        return number % 50 == 7 and self.asked[f"{host}{path}"] == 1

    def _section(self, host: str, page: int) -> bytes:
        first = self.articles - (page - 1) * PER_PAGE
        items = "".join(_card(host, n) for n in range(first, max(0, first - PER_PAGE), -1))
        more = f'<a rel="next" href="/news?page={page + 1}">التالي</a>' if first > PER_PAGE else ""
        return _page("محليات", f'<main><h1>محليات</h1><ul class="list">{items}</ul><nav>{more}</nav></main>')


def title(host: str, n: int) -> str:
    """Return the headline of an article."""
    place = PLACES[(n + len(host)) % len(PLACES)]
    return f"البلدية تعيد فتح {place} بعد أعمال ترميم طويلة: المرحلة {n} في {host.removesuffix('.test')}"


def _card(host: str, n: int) -> str:
    return (
        f'<li class="card"><a href="/article/{n}"><img src="/pictures/{n}.jpg" alt=""></a>'
        f'<h3><a href="/article/{n}">{title(host, n)}</a></h3><time>{1 + n % 28} مارس 2026</time></li>'
    )


def _article(host: str, n: int, edition: int) -> bytes:
    rng = random.Random(f"{host}{n}")
    paragraphs = "".join(
        f"<p>{'. '.join(rng.choice(SENTENCES).format(rng.choice(PLACES)) for _ in range(3))}.</p>" for _ in range(9)
    )
    edit = "<p>وصححت البلدية لاحقا رقم الكلفة الذي نشر في الخبر الأول.</p>" if edition == 2 else ""
    tags = "".join(f'<li><a rel="tag" href="/tags/{i}">{PLACES[(n + i) % len(PLACES)]}</a></li>' for i in range(3))
    related = "".join(f'<li><a href="/article/{n + i}">{title(host, n + i)}</a></li>' for i in range(1, 5))
    return _page(
        title(host, n),
        f'<article><h1>{title(host, n)}</h1><time datetime="2026-03-{1 + n % 28:02d}T09:30:00+02:00">'
        f'{1 + n % 28} مارس 2026</time><figure><img src="/pictures/{n}.jpg"><figcaption>من المكان</figcaption></figure>'
        f'<div class="body">{paragraphs}{edit}</div><ul class="tags">{tags}</ul></article>'
        f'<aside class="related"><h4>اقرأ أيضا</h4><ul>{related}</ul></aside>',
    )


def _page(name: str, inner: str) -> bytes:
    menu = "".join(f'<li><a href="/section/{i}">قسم {place}</a></li>' for i, place in enumerate(PLACES))
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{name}</title>'
        f'<meta property="og:title" content="{name}"><link rel="stylesheet" href="/style.css"></head><body>'
        f'<header><nav><ul class="menu">{menu}</ul></nav></header>{inner}'
        f"<footer><ul>{menu}</ul><p>جميع الحقوق محفوظة</p></footer></body></html>"
    ).encode()


# ── the server ───────────────────────────────────────────────────────────────────────────────────


class Talk(asyncio.Protocol):
    """One connection; requests without a body, one after the other."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._read = b""
        self._out: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self._out = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._read += data
        while b"\r\n\r\n" in self._read and self._out is not None:
            head, _, self._read = self._read.partition(b"\r\n\r\n")
            target = head.split(b" ", 2)[1].decode("latin-1").removeprefix("http://")
            host, _, path = target.partition("/")
            status, body = self._city.answer(host, f"/{path}")
            header = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
            self._out.write(header.encode() + b"\r\n" + body)


async def serve(city: City) -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Talk(city), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


def main(sources: int, articles: int) -> None:
    """Write the papers, then serve them."""
    city = City(articles)
    city.write_ahead(sources)
    asyncio.run(serve(city))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
