"""A small HTTP/1.1 server on loopback that acts as proxy for the three outlets, and for nothing else.

A client sends `GET http://almanara.example/… HTTP/1.1` to it. The answer depends on edition, path and the headers
of the request alone, but for pages that fail once. Any other host is refused with 403, `CONNECT` and other methods
with 405; no connection ever leaves the machine.
"""

import asyncio
import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from urllib.parse import unquote, urlsplit

from newsscraper.demo import alatlas, almanara, annil
from newsscraper.demo.clock import instant
from newsscraper.demo.site import TEXT, Answer, Pages, quoted

OUTLETS = (almanara, annil, alatlas)
HOSTS = frozenset(outlet.HOST for outlet in OUTLETS)
HEAD_LIMIT = 64 * 1024
REASONS = {
    200: "OK", 301: "Moved Permanently", 304: "Not Modified", 400: "Bad Request", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 410: "Gone", 500: "Internal Server Error",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """The head of one request."""

    method: str
    target: str
    headers: Mapping[str, str]
    """Names in small letters."""

    @property
    def last(self) -> bool:
        """Whether the client closes the connection after the answer."""
        return self.headers.get("connection", "").lower() == "close"


@dataclass(slots=True)
class DemoServer:
    """A running server: its address, the edition it shows, and what was asked of it."""

    edition: int
    port: int = 0
    log: list[tuple[int, str, int]] = field(default_factory=list)
    """(edition, address, status) of each answer, in order."""
    failed: set[tuple[int, str]] = field(default_factory=set)

    @property
    def proxy_url(self) -> str:
        """The address to use as HTTP proxy."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, request: Request) -> Answer:
        """Return what the outlets say to a request, and note it."""
        answer = self._found(request)
        key = (self.edition, request.target)
        if answer.fails_once and key not in self.failed:
            self.failed.add(key)
            answer = Answer(status=500, body=b"Internal Server Error\n", content_type=TEXT)
        answer = _unless_known(answer, request)
        self.log.append((self.edition, request.target, answer.status))
        return answer

    def _found(self, request: Request) -> Answer:
        if request.method not in {"GET", "HEAD"}:
            return Answer(status=405, body=b"only GET and HEAD\n", content_type=TEXT)
        address = urlsplit(request.target)
        if address.scheme != "http" or not address.hostname:
            return Answer(status=400, body=b"this is a proxy: ask for http://host/path\n", content_type=TEXT)
        if address.hostname not in HOSTS:
            return Answer(status=403, body=b"only the fictional outlets are served here\n", content_type=TEXT)
        path = unquote(address.path or "/") + (f"?{unquote(address.query)}" if address.query else "")
        missing = Answer(status=404, body=b"<html><body><h1>404</h1></body></html>")
        return pages(address.hostname, self.edition).get(path, missing)


@cache
def pages(host: str, edition: int) -> Pages:
    """Return everything that a host answers in an edition, by path."""
    return next(outlet.pages(edition) for outlet in OUTLETS if host == outlet.HOST)


@contextmanager
def serve(edition: int = 1) -> Iterator[DemoServer]:
    """Run the server in a thread of its own; set `edition` on it to show the next one."""
    server = DemoServer(edition)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="demo-server", daemon=True)
    thread.start()
    listener = asyncio.run_coroutine_threadsafe(_listen(server), loop).result(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_stop(listener), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _listen(server: DemoServer) -> asyncio.Server:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _talk(server, reader, writer)

    listener = await asyncio.start_server(talk, "127.0.0.1", 0, limit=HEAD_LIMIT)
    server.port = listener.sockets[0].getsockname()[1]
    return listener


async def _stop(listener: asyncio.Server) -> None:
    """Close the port and end the conversations that are still open."""
    listener.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _talk(server: DemoServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the requests of one connection until it ends."""
    try:
        while request := await _read(reader):
            answer = server.answer(request)
            writer.write(wire(answer, request, server.edition))
            await writer.drain()
            if request.last:
                break
    except (ConnectionError, asyncio.LimitOverrunError):
        pass  # the client went away or talks something else: only its connection ends
    finally:
        writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    """Read the head of a request; None when the client has closed."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.split("\r\n")
    method, target = [*first.split(" "), "", ""][:2]
    pairs = (line.partition(":") for line in lines if line)
    return Request(method, target, {name.strip().lower(): value.strip() for name, _, value in pairs})


def _unless_known(answer: Answer, request: Request) -> Answer:
    """Return 304 in place of a page that the client says it has."""
    asked, since = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
    same = answer.etag in [tag.strip() for tag in asked.split(",")] if asked and answer.etag else False
    same = same or bool(not asked and since and answer.modified and since == http_date(answer.modified))
    return Answer(status=304, etag=answer.etag, modified=answer.modified) if same else answer


def wire(answer: Answer, request: Request, edition: int) -> bytes:
    """Return an answer as bytes on the wire."""
    body = answer.body
    headers = [("Date", http_date(instant(edition))), ("Server", "demo")]
    if answer.gzip and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, mtime=0)
        headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
    headers += _about(answer, len(body))
    if answer.chunked:
        body = _chunks(body)
    lines = [f"HTTP/1.1 {answer.status} {REASONS[answer.status]}", *(f"{name}: {value}" for name, value in headers)]
    head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    return head if request.method == "HEAD" or answer.status == 304 else head + body


def _about(answer: Answer, length: int) -> list[tuple[str, str]]:
    """Return the headers that describe an answer."""
    headers = [("Content-Type", answer.content_type)] if answer.status != 304 else []
    if answer.location:
        headers.append(("Location", quoted(answer.location)))
    if answer.etag:
        headers.append(("ETag", answer.etag))
    if answer.modified:
        headers.append(("Last-Modified", http_date(answer.modified)))
    if answer.chunked:
        headers.append(("Transfer-Encoding", "chunked"))
    elif answer.status != 304:
        headers.append(("Content-Length", str(length)))
    return headers


def _chunks(body: bytes, size: int = 4096) -> bytes:
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def http_date(moment: datetime) -> str:
    """Return an instant as HTTP writes it."""
    return format_datetime(moment, usegmt=True)
