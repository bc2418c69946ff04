"""The tee on a connection: what one request put on the wire and what came back, byte for byte.

It sits above TLS and, for an HTTPS target behind a proxy, above the tunnel. One connection carries many exchanges;
the parser says where each response ends, and bytes after that end belong to no exchange.
"""

import uuid
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from ipaddress import ip_address
from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionDone
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure
from twisted.web._newclient import HTTP11ClientProtocol
from twisted.web._newclient import Request as WireRequest
from twisted.web.client import HTTPConnectionPool

from newsscraper.items import Exchange
from newsscraper.store.warc import split_http
from newsscraper.store.wire import final_response

_HEADROOM = 256 * 1024
"""Bytes for headers, chunk sizes and trailers beside the body."""


@dataclass(slots=True)
class Wire:
    """What one request put on one connection, and what came back."""

    started_at: datetime
    ip: str | None
    limit: int
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)
    complete: bool = False
    reset: bool = False
    """The connection ended, and not in an orderly way."""
    flooded: bool = False
    """More came than any answer within the limits needs."""


class Tap:
    """The wires of one request: a second one when a kept-alive connection turned out to be dead."""

    def __init__(self, *, clock: Callable[[], datetime], maxsize: int, proxied: bool) -> None:
        self._clock = clock
        self._limit = 2 * maxsize + _HEADROOM if maxsize else 0
        self._proxied = proxied
        self._wires: list[Wire] = []
        self._reason: str | None = None

    def open(self, peer: str | None) -> Wire:
        """Begin the exchange on a connection."""
        wire = Wire(self._clock().replace(microsecond=0), None if self._proxied else peer, self._limit)
        self._wires.append(wire)
        return wire

    def cut(self, reason: str) -> None:
        """Say why the answer was not read to its end; the first reason stays."""
        self._reason = self._reason or reason

    @property
    def reason(self) -> str | None:
        """Why the answer was cut by us, if it was: `length` or `time`."""
        if self._reason is None and self._wires and self._wires[-1].flooded:
            return "length"
        return self._reason

    def exchange(self, url: str) -> Exchange | None:
        """Return what was captured so far; None when no connection came about."""
        if not self._wires:
            return None
        wire = self._wires[-1]
        return Exchange(
            url=url,
            request=without_proxy_secret(bytes(wire.sent)) if self._proxied else bytes(wire.sent),
            response=final_response(bytes(wire.received)),
            started_at=wire.started_at,
            warc_record_id=f"<urn:uuid:{uuid.uuid4()}>",
            ip=wire.ip,
            truncated=self._truncation(wire),
        )

    def _truncation(self, wire: Wire) -> str | None:
        if wire.reset:
            return self.reason or "disconnect"
        return None if wire.complete else self.reason or "unspecified"


class TapPool:
    """A pool of connections as one request sees it: whatever is sent through it goes past the request's tap."""

    def __init__(self, pool: HTTPConnectionPool, tap: Tap) -> None:
        self._pool = pool
        self._tap = tap
        self.persistent = pool.persistent

    def getConnection(self, key: Hashable, endpoint: Any) -> "Deferred[_Tapped]":
        """Return a connection, new or kept alive, that belongs to the request."""
        connecting: Deferred[Any] = self._pool.getConnection(key, endpoint)
        return connecting.addCallback(_Tapped, self._tap)


class _Tapped:
    """A connection that marks the request sent over it with its tap."""

    def __init__(self, connection: Any, tap: Tap) -> None:
        self._connection = connection
        self._tap = tap

    def request(self, request: Any) -> Any:
        request.tap = self._tap
        return self._connection.request(request)


class TeeProtocol(_LenientHTTP11ClientProtocol):
    """Scrapy's client protocol, writing down what passes."""

    _wire: Wire | None = None

    def request(self, request: Any) -> "Deferred[Any]":
        """Send a request that carries its tap."""
        transport: Any = self.transport
        self._wire = wire = request.tap.open(_peer(transport))
        request.writeTo = partial(_write_teed, request, wire)
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: D102
        wire = self._wire
        if wire is not None:
            wire.received += data
            if wire.limit and len(wire.received) > wire.limit:
                wire.flooded = True
                self._wire = None
                transport: Any = self.transport
                transport.abortConnection()
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]

    def _finishResponse(self, rest: bytes) -> None:
        """End the exchange where its message ends.

        A server that says more than its message has lost count: nothing else is asked over this connection, lest the
        surplus be taken for the answer to the next request.
        """
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.complete = True
            if rest:
                del wire.received[-len(rest) :]
                current: Any = self._currentRequest
                current.persistent = False
        super()._finishResponse(rest)

    def connectionLost(self, reason: Failure = connectionDone) -> None:  # noqa: D102
        wire = self._wire
        if wire is not None:
            # A body that lasts until the connection closes counts as whole only after an orderly close.
            wire.reset = not isinstance(reason.value, ConnectionDone)
        super().connectionLost(reason)  # type: ignore[no-untyped-call]
        self._wire = None
        if wire is not None and not wire.complete:
            wire.reset = True


class TeeFactory(_LenientHTTP11ClientFactory):
    """Builds `TeeProtocol`s."""

    def buildProtocol(self, addr: Any) -> HTTP11ClientProtocol:
        """Return a protocol for a new connection."""
        return TeeProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


def _write_teed(request: Any, wire: Wire, transport: Any) -> Any:
    return WireRequest.writeTo(request, _TeeTransport(transport, wire))  # type: ignore[no-untyped-call]


class _TeeTransport:
    """A transport that writes down what is sent over it."""

    def __init__(self, transport: Any, wire: Wire) -> None:
        self._transport = transport
        self._wire = wire

    def write(self, data: bytes) -> None:
        self._wire.sent += data
        self._transport.write(data)

    def writeSequence(self, pieces: Any) -> None:
        self.write(b"".join(pieces))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


def without_proxy_secret(request: bytes) -> bytes:
    """Return a request without `Proxy-Authorization`: said to the proxy, not to the site, and nobody else's to read."""
    head, body = split_http(request)
    lines = head.split(b"\r\n")
    return b"\r\n".join(line for line in lines if not line.lower().startswith(b"proxy-authorization:")) + body


def _peer(transport: Any) -> str | None:
    host = getattr(transport.getPeer(), "host", None)
    return _plain_address(host) if isinstance(host, str) else None


@lru_cache(maxsize=1024)
def _plain_address(host: str) -> str:
    return str(ip_address(host.partition("%")[0]))
