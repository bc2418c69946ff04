"""A small newspaper on loopback, asked through itself as HTTP proxy: sections with paging, articles, and accidents."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

HOST = "almahfal.test"
PER_PAGE = 5
TOPICS = ("الميناء", "المدرسة القديمة", "سوق الخضار", "خط القطار", "مهرجان الزيتون", "بئر القرية", "مكتبة البلدية")
PARAGRAPHS = (
    "قال رئيس البلدية إن العمل في {topic} بدأ قبل شهرين وإن الكلفة لم تتجاوز ما رصد لها في موازنة العام الماضي.",
    "وأضاف أن المهندسين فحصوا الأساسات مرتين بعد الأمطار الأخيرة، وأن النتائج ستعلن على لوحة الإعلانات في الساحة.",
    "ورحب سكان الحي بالخطوة، غير أن بعضهم سأل عن مواقف السيارات وعن مصير الأشجار التي تحيط بالمكان منذ عقود.",
)


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    """Seconds before the answer."""
    cut: bool = False
    """Close the connection in the middle of the body."""


@dataclass
class Asked:
    """One request as the server saw it; times are monotonic seconds."""

    host: str
    path: str
    headers: dict[str, str]
    began: float
    ended: float = 0.0
    status: int = 0


Rule = Callable[[Asked], Answer | None]


@dataclass
class Site:
    """The paper's state; tests change it between runs."""

    articles: dict[int, str] = field(default_factory=dict)
    """Number → extra sentence of the body."""
    gone: set[int] = field(default_factory=set)
    rules: dict[str, Rule] = field(default_factory=dict)
    """Path → what it answers in place of the usual; None for the usual."""
    log: list[Asked] = field(default_factory=list)
    robots: Answer = field(default_factory=lambda: Answer(body=b"User-agent: *\nDisallow: /secret/\n"))
    port: int = 0

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        """What was asked, without the site's tdmrep.json, which is asked for once a day."""
        return [asked.path for asked in self.log if asked.path != "/.well-known/tdmrep.json"]

    def pages(self) -> list[str]:
        return [path for path in self.paths() if path != "/robots.txt"]

    def answer(self, asked: Asked) -> Answer:
        rule = self.rules.get(asked.path)
        found = rule(asked) if rule else None
        if found is not None:
            return found
        address = urlsplit(asked.path)
        if address.path == "/robots.txt":
            return self.robots
        if address.path == "/news":
            return self.section(int(address.query.removeprefix("page=") or 1))
        if address.path.startswith("/article/"):
            return self.article(int(address.path.rpartition("/")[2]), asked)
        return Answer(404, b"<html><body><h1>404</h1></body></html>")

    def section(self, page: int) -> Answer:
        numbers = sorted(self.articles, reverse=True)
        shown = numbers[(page - 1) * PER_PAGE : page * PER_PAGE]
        items = "".join(
            f'<li class="card"><h3><a href="/article/{n}">{title(n)}</a></h3><p>خلاصة الخبر رقم {n}</p></li>'
            for n in shown
        )
        more = f'<a rel="next" href="/news?page={page + 1}">التالي</a>' if page * PER_PAGE < len(numbers) else ""
        return html(f"<main><h1>محليات</h1><ul>{items}</ul><nav>{more}</nav></main>", "محليات")

    def article(self, n: int, asked: Asked) -> Answer:
        if n in self.gone:
            return Answer(410, b"gone")
        if n not in self.articles:
            return Answer(404, b"<html><body><h1>404</h1></body></html>")
        extra = self.articles[n]
        etag = f'"{n}-{len(extra)}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(304, headers={"ETag": etag})
        answer = html(article_html(n, extra), title(n))
        answer.headers["ETag"] = etag
        return answer


def title(n: int) -> str:
    return f"البلدية تعيد فتح {TOPICS[n % len(TOPICS)]} بعد أعمال ترميم طويلة للمرة {n}"


def article_html(n: int, extra: str) -> str:
    texts = [text.format(topic=TOPICS[n % len(TOPICS)]) for text in PARAGRAPHS] * 2 + [f"وهذا هو التقرير {n}. {extra}"]
    body = "".join(f"<p>{text}</p>" for text in texts)
    return (
        f'<article><h1>{title(n)}</h1><time datetime="2026-03-{1 + n % 28:02d}T09:30:00+02:00"></time>'
        f'<div class="body">{body}</div></article>'
    )


def html(inner: str, name: str) -> Answer:
    page = f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{name}</title></head>'
    return Answer(body=f"{page}<body>{inner}</body></html>".encode(), headers={"Content-Type": "text/html"})


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen():
        server = await asyncio.start_server(lambda r, w: _talk(site, r, w), "127.0.0.1", site.port)
        site.port = server.sockets[0].getsockname()[1]
        return server

    async def stop():
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
    try:
        yield site
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _talk(site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while asked := await _read(reader):
            site.log.append(asked)
            answer = site.answer(asked)
            await asyncio.sleep(answer.wait)
            asked.ended, asked.status = time.monotonic(), answer.status
            writer.write(_wire(answer))
            await writer.drain()
            if answer.cut:
                writer.transport.abort()
                return
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.split("\r\n")
    target = first.split(" ")[1]
    pairs = (line.partition(":") for line in lines if line)
    address = urlsplit(target)
    path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    if length := int(headers.get("content-length", 0)):
        await reader.readexactly(length)
    return Asked(address.netloc or headers.get("host", ""), path, headers, time.monotonic())


def _wire(answer: Answer) -> bytes:
    headers = {"Content-Length": str(len(answer.body)), **answer.headers}
    if answer.status == 304:
        headers.pop("Content-Length")
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{k}: {v}" for k, v in headers.items())]
    body = answer.body[: len(answer.body) // 2] if answer.cut else answer.body
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
