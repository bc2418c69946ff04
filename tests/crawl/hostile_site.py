"""Newspapers that do harm, each on a host of its own, and one that does none; all on loopback, asked as a proxy."""

import asyncio
import contextlib
import gzip
import itertools
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime

import news_site
from news_site import Asked, article_html, html, title

COUNT = 6
FACTS = """
name = "{slug}"
name_en = "{slug}"
country = "LB"
timezone = "Asia/Beirut"
domains = ["{slug}.test"]

[[sections]]
url = "http://{slug}.test/news"

[article_urls]
story = '/article/(?P<id>\\d+)'
"""
OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
BOMB = gzip.compress(b"\x00" * 60_000_000)

Send = Callable[[bytes], Awaitable[None]]
Talk = Callable[[Asked, Send], Awaitable[None]]


class Press:
    """All the hosts; `log` has every request as it came."""

    def __init__(self) -> None:
        self.log: list[Asked] = []
        self.port = 0
        self.serial = itertools.count(1)
        self.told: Counter[str] = Counter()
        self.asked_to_wait: list[tuple[str, float, float]] = []
        """Host, and the monotonic instants between which nothing may be asked of it."""

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self, slug: str) -> list[str]:
        asked = [one.path for one in self.log if one.host == f"{slug}.test"]
        return [path for path in asked if path != "/.well-known/tdmrep.json"]

    def once(self, what: str) -> bool:
        """Say True the first time."""
        self.told[what] += 1
        return self.told[what] == 1

    async def answer(self, asked: Asked, send: Send) -> None:
        slug = asked.host.removesuffix(".test").replace("-", "_")
        special: Talk | None = getattr(self, slug, None)
        if special is not None:
            await special(asked, send)
        else:
            await ordinary(asked, send)

    # ── bodies ───────────────────────────────────────────────────────────────────────────────────

    async def drip(self, asked: Asked, send: Send) -> None:
        """One byte of the body each quarter of a second, for ever."""
        if not asked.path.startswith("/article/"):
            await ordinary(asked, send)
            return
        await send(OK.encode() + b"Content-Length: 100000\r\n\r\n")
        while True:
            await send(b"<")
            await asyncio.sleep(0.25)

    async def silent(self, asked: Asked, send: Send) -> None:
        """The connection stands, nothing comes."""
        if asked.path == "/article/3":
            await asyncio.sleep(3600)
        await ordinary(asked, send)

    async def bomb(self, asked: Asked, send: Send) -> None:
        """Sixty megabytes in sixty kilobytes."""
        if asked.path != "/article/3":
            await ordinary(asked, send)
            return
        await whole(send, BOMB, "Content-Encoding: gzip\r\n")

    async def huge(self, asked: Asked, send: Send) -> None:
        """Fifty megabytes, with their length and without."""
        if asked.path not in ("/article/3", "/article/4"):
            await ordinary(asked, send)
            return
        length = "Content-Length: 50000000\r\n" if asked.path == "/article/3" else "Connection: close\r\n"
        await send(OK.encode() + length.encode() + b"\r\n")
        for _ in range(500):
            await send(b"y" * 100_000)

    async def length(self, asked: Asked, send: Send) -> None:
        """A length that is too long, too short, negative, no number, and said twice."""
        wrong = {"3": "9999999", "4": "20", "5": "-5", "6": "many"}.get(asked.path.rpartition("/")[2])
        if not asked.path.startswith("/article/") or wrong is None:
            await ordinary(asked, send)
            return
        body = page(int(asked.path.rpartition("/")[2]))
        await send(f"{OK}Content-Length: {wrong}\r\n\r\n".encode() + body)
        raise ConnectionError

    async def reset(self, asked: Asked, send: Send) -> None:
        """The connection breaks in the middle of the body."""
        if asked.path != "/article/3":
            await ordinary(asked, send)
            return
        await send(f"{OK}Content-Length: 50000\r\n\r\n<html>".encode())
        raise ConnectionResetError

    async def headers(self, asked: Asked, send: Send) -> None:
        """One header of 20 MB, a million headers, headers without end, no status line."""
        if asked.path == "/article/3":
            await send(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 20_000_000 + b"\r\n\r\n")
        elif asked.path == "/article/4":
            await send(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(1_000_000)) + b"\r\n")
        elif asked.path == "/article/5":
            await send(b"\x00\xff garbage in place of a status line\r\n\r\n" * 1000)
            raise ConnectionError
        else:
            await ordinary(asked, send)

    async def chunks(self, asked: Asked, send: Send) -> None:
        """Chunks whose length is no number, enormous, or never comes."""
        size = {"3": b"zz", "4": b"7fffffffffffffff", "5": b"0" * 5000}.get(asked.path.rpartition("/")[2])
        if not asked.path.startswith("/article/") or size is None:
            await ordinary(asked, send)
            return
        await send(OK.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + size + b"\r\n<html>\r\n")
        raise ConnectionError

    # ── answers ──────────────────────────────────────────────────────────────────────────────────

    async def redirects(self, asked: Asked, send: Send) -> None:
        """Without end, in a circle, to this machine, to a file, to nothing."""
        target = {
            "/article/1": f"/article/1?hop={next(self.serial)}",
            "/article/2": "/article/2",
            "/article/3": "http://127.0.0.1:22/",
            "/article/4": "file:///etc/passwd",
            "/article/5": "http://[::1/",
        }.get(asked.path.partition("?")[0])
        if target is None:
            await ordinary(asked, send)
            return
        await send(f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())

    async def cookies(self, asked: Asked, send: Send) -> None:
        """Whoever brings no cookie is sent to fetch one."""
        if not asked.path.startswith("/article/") or "cookie" in asked.headers:
            await ordinary(asked, send)
            return
        head = f"HTTP/1.1 302 Found\r\nSet-Cookie: a=1\r\nLocation: {asked.path}\r\nContent-Length: 0\r\n\r\n"
        await send(head.encode())

    async def busy(self, asked: Asked, send: Send) -> None:
        """429 once with seconds, once with a date."""
        if asked.path == "/article/3" and self.once("busy 3"):
            now = time.monotonic()
            self.asked_to_wait.append((asked.host, now, now + 1))
            await status(send, "429 Slow", "Retry-After: 1\r\n")
            return
        if asked.path == "/article/4" and self.once("busy 4"):
            at = int(time.time()) + 3
            now = time.monotonic()
            self.asked_to_wait.append((asked.host, now, now + at - time.time()))
            until = format_datetime(datetime.fromtimestamp(at, UTC), usegmt=True)
            await status(send, "429 Slow", f"Retry-After: {until}\r\n")
            return
        await ordinary(asked, send)

    async def always_busy(self, asked: Asked, send: Send) -> None:
        """429 for every article, each time with a short pause: obeyed, and not for ever."""
        if not asked.path.startswith("/article/"):
            await ordinary(asked, send)
            return
        await status(send, "429 Slow", "Retry-After: 1\r\n")

    async def storm(self, asked: Asked, send: Send) -> None:
        """503 for everything but the list."""
        if asked.path.startswith("/article/"):
            await status(send, "503 Unavailable")
            return
        await ordinary(asked, send)

    # ── robots.txt ───────────────────────────────────────────────────────────────────────────────

    async def robots_huge(self, asked: Asked, send: Send) -> None:
        """Five megabytes whose first lines are rules."""
        if asked.path != "/robots.txt":
            await ordinary(asked, send)
            return
        await whole(send, b"User-agent: *\nDisallow: /article/3\n" + b"Disallow: /x*y*z*$\n" * 260_000)

    async def robots_html(self, asked: Asked, send: Send) -> None:
        await ordinary(asked, send) if asked.path != "/robots.txt" else await whole(send, page(1))

    async def robots_500(self, asked: Asked, send: Send) -> None:
        await ordinary(asked, send) if asked.path != "/robots.txt" else await status(send, "500 Oops")

    async def robots_404(self, asked: Asked, send: Send) -> None:
        await ordinary(asked, send) if asked.path != "/robots.txt" else await status(send, "404 None")

    async def robots_moved(self, asked: Asked, send: Send) -> None:
        """Redirects to where the rules are: five times is followed, that is RFC 9309."""
        hop = {"/robots.txt": "/r/1", **{f"/r/{n}": f"/r/{n + 1}" for n in range(1, 5)}}.get(asked.path)
        if hop:
            await send(f"HTTP/1.1 302 Found\r\nLocation: {hop}\r\nContent-Length: 0\r\n\r\n".encode())
        elif asked.path == "/r/5":
            await whole(send, b"User-agent: *\rDisallow: /article/3\r")
        else:
            await ordinary(asked, send)

    async def robots_circle(self, asked: Asked, send: Send) -> None:
        """Redirects for ever: nobody knows the rules, and nothing is asked."""
        if asked.path.startswith("/robots.txt"):
            place = f"/robots.txt?{next(self.serial)}"
            await send(f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode())
            return
        await ordinary(asked, send)

    # ── traps ────────────────────────────────────────────────────────────────────────────────────

    async def calendar(self, asked: Asked, send: Send) -> None:
        """Each month shows the same articles and leads to the month before, without end."""
        if asked.path.startswith("/news"):
            month = int(asked.path.partition("m=")[2] or 0)
            await whole(send, section([f"/article/{n}" for n in (1, 2, 3)], f"/news?m={month + 1}"))
            return
        await ordinary(asked, send)

    async def traps(self, asked: Asked, send: Send) -> None:
        """Relative links that grow with every page, as a server shows that answers to any path below itself."""
        if asked.path.startswith("/article/1"):
            await whole(send, page(1))
            return
        links = ["/article/1", *(f"{asked.path.rstrip('/')}/news/article/{n}" for n in range(2, 9))]
        await whole(send, section(links, asked.path.rstrip("/") + "/news/"))

    async def sessions(self, asked: Asked, send: Send) -> None:
        """Another session in every link of every answer."""
        if asked.path.startswith("/news"):
            at = int(asked.path.partition("page=")[2].partition("&")[0] or 1)
            links = [f"/article/{n};zsid={next(self.serial):x}f" for n in range(1, COUNT + 1)]
            await whole(send, section(links, f"/news?page={at + 1}&zsid={next(self.serial):x}f"))
            return
        await ordinary(asked, send)

    async def dead(self, asked: Asked, send: Send) -> None:
        """A list of links that all lead to nothing, others every time."""
        if asked.path.startswith("/news"):
            at = int(asked.path.partition("page=")[2] or 1)
            links = [f"/article/{next(self.serial) + 1000}" for _ in range(20)]
            await whole(send, section(links, f"/news?page={at + 1}"))
            return
        await status(send, "404 None")


def section(links: list[str], following: str = "") -> bytes:
    items = "".join(
        f'<li class="card"><h3><a href="{link}">{title(n)}</a></h3><p>خلاصة الخبر رقم {n}</p></li>'
        for n, link in enumerate(links, 1)
    )
    more = f'<nav><a rel="next" href="{following}">التالي</a></nav>' if following else ""
    return html(f"<main><h1>محليات</h1><ul>{items}</ul>{more}</main>", "محليات").body


def page(n: int) -> bytes:
    return html(article_html(n, ""), title(n)).body


async def whole(send: Send, body: bytes, more: str = "") -> None:
    await send(f"{OK}{more}Content-Length: {len(body)}\r\n\r\n".encode() + body)


async def status(send: Send, line: str, more: str = "") -> None:
    await send(f"HTTP/1.1 {line}\r\n{more}Content-Length: 0\r\n\r\n".encode())


async def ordinary(asked: Asked, send: Send) -> None:
    """Answer as a good newspaper of six articles does."""
    path = asked.path.partition("?")[0].partition(";")[0]
    if path == "/robots.txt":
        await whole(send, b"User-agent: *\nDisallow: /secret/\n")
        return
    if path == "/news":
        await whole(send, section([f"/article/{n}" for n in range(1, COUNT + 1)]))
        return
    number = path.removeprefix("/article/")
    if number.isdigit() and int(number) <= COUNT:
        await whole(send, page(int(number)))
        return
    await status(send, "404 None")


@contextmanager
def serving(press: Press) -> Iterator[Press]:
    """Serve all hosts in a thread of its own."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def send(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            try:
                while asked := await news_site._read(reader):
                    press.log.append(asked)
                    await press.answer(asked, send)
                    asked.ended = time.monotonic()
            except ConnectionError:
                await asyncio.sleep(0.05)
                writer.transport.abort()
        writer.close()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    starting = asyncio.run_coroutine_threadsafe(asyncio.start_server(talk, "127.0.0.1", 0), loop)
    server = starting.result(10)
    press.port = server.sockets[0].getsockname()[1]

    async def stop() -> None:
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    try:
        yield press
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
