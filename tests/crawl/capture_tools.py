"""A loopback server that sends the bytes it is told, and a crawl in a process of its own that asks it."""

import base64
import gzip
import json
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import brotli
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from newsscraper.items import Exchange

HERE = Path(__file__).parent
BODY = "<html><p>أعلنت البلدية فتح الطريق بعد أسبوع من الأمطار.</p></html>".encode()


class Hangup(Exception):
    """Close the connection in an orderly way."""


class Reset(Exception):
    """Close the connection with a TCP reset."""


class RawServer:
    """Answers each request on a connection with the next bytes of a script, and keeps what it was asked."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.asked: list[bytes] = []
        self.connections = 0
        self.replies: list[Any] = []
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, path: str = "/") -> str:
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            while request := read_request(connection):
                self.asked.append(request)
                self._reply(connection, self.replies.pop(0))
        except (Hangup, OSError):
            pass
        except Reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        finally:
            connection.close()

    def _reply(self, connection: socket.socket, reply: Any) -> None:
        for step in reply if isinstance(reply, list) else [reply]:
            if isinstance(step, bytes):
                connection.sendall(step)
            elif isinstance(step, float):
                threading.Event().wait(step)
            else:
                raise step


def read_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            while len(body) < int(line.split(b":")[1]):
                body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def unpacked(data: dict[str, Any]) -> Any:
    return base64.b64decode(data["b64"]) if set(data) == {"b64"} else data


class Crawl:
    """The driver process: fetches one address at a time."""

    def __init__(self, **settings: Any) -> None:
        environment = {**os.environ, "SETTINGS": json.dumps(settings), "RETRY": "1" if settings.get("_retry") else "0"}
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "capture_driver.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def fetch(self, url: str, **command: Any) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"url": url, **command}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline(), object_hook=unpacked)

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(20)


@contextmanager
def crawling(**settings: Any) -> Iterator[Crawl]:
    crawl = Crawl(**settings)
    yield crawl
    crawl.close()


def exchange_of(answer: dict[str, Any]) -> Exchange:
    values = dict(answer["exchange"])
    return Exchange(**{**values, "started_at": datetime.fromisoformat(values["started_at"])})


def chunked(body: bytes) -> bytes:
    return b"%x;weak=1\r\n%s\r\n" % (len(body), body) + b"0\r\nX-Trailer: end\r\n\r\n"


WHOLE = {
    "odd names, order, repeats, folds and Latin-1": (
        b'HTTP/1.1 200 D\xe9j\xe0 vu\r\netag: "x"\r\nx-ODD-name:  two  \r\nSet-Cookie: a=1\r\nX-Fold: one\r\n two\r\n'
        b"X-Latin: caf\xe9\r\nset-cookie: b=2\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)
    ),
    "chunked with extension and trailer": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(BODY),
    "chunked gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    + chunked(gzip.compress(BODY)),
    "brotli": b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: %d\r\n\r\n" % len(brotli.compress(BODY))
    + brotli.compress(BODY),
    "a line without a colon": b"HTTP/1.1 200 OK\r\nnot a header\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY),
    "not found": b"HTTP/1.1 404 Not Found\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY),
}


def self_signed(path: Path) -> ssl.SSLContext:
    """Return the context of a server for 127.0.0.1 whose certificate nobody signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def tunnel_to(port: int) -> int:
    """Serve one CONNECT and pass bytes both ways."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        client, _ = listener.accept()
        read_request(client)
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        behind = socket.create_connection(("127.0.0.1", port))
        threading.Thread(target=pump, args=(behind, client), daemon=True).start()
        pump(client, behind)

    threading.Thread(target=serve, daemon=True).start()
    return listener.getsockname()[1]


def pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            sink.sendall(piece)
    except OSError:
        pass
    finally:
        sink.close()
