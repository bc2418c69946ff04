"""Exchanges → WARC/1.1 records, each one gzip member: pure serialisation, bytes in and bytes out.

A record's block is what crossed the wire, chunk framing and content coding included. `WARC-Block-Digest` is over the
block, `WARC-Payload-Digest` over what follows the block's header section *as stored*, chunk framing included: warcio
and FastWARC check it so. Rules: ISO 28500:2017 (WARC/1.1), its revisit profiles, RFC 1952.
"""

import hashlib
import re
import uuid
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from types import ModuleType
from typing import Final

from newsscraper.items import Exchange, Members

_igzip: ModuleType | None
try:
    from isal import igzip_lib as _igzip
except ImportError:  # a platform without a wheel: slower, the same format
    _igzip = None

IDENTICAL_PAYLOAD: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
"""Profile of a revisit whose payload is that of the record it refers to."""
NOT_MODIFIED: Final = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
"""Profile of a revisit in which the server answered 304."""
TRUNCATIONS: Final = frozenset({"length", "time", "disconnect", "unspecified"})
"""The values of `WARC-Truncated`."""

_SPECIFICATION: Final = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_ISAL_LEVEL: Final = 2
_ZLIB_LEVEL: Final = 6
_GZIP_WBITS: Final = 31
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_UNSAFE_VALUE = re.compile(r"[\x00-\x1f\x7f]")
_STATUS_304 = re.compile(rb"HTTP/\d\.\d 304\b")

Fields = Iterable[tuple[str, str | None]]
"""Named fields of a record in order; a None value leaves the field out."""


def response_member(exchange: Exchange) -> bytes:
    """Return the `response` record of an exchange; raises ValueError when not one byte was received."""
    if not exchange.response:
        raise ValueError(f"no byte of a response to {exchange.url}: there is nothing to record")
    payload = split_http(exchange.response)[1]
    fields = (
        ("WARC-Truncated", _truncation(exchange.truncated)),
        ("WARC-Payload-Digest", sha256_label(payload)),
    )
    return _http_member("response", exchange.warc_record_id, exchange, exchange.response, fields)


def request_member(exchange: Exchange, concurrent_to: str | None = None) -> bytes:
    """Return the `request` record of an exchange, concurrent to its response record unless told another id.

    Its own record id follows from the exchange's, so that the same exchange always gives the same bytes.
    """
    payload = split_http(exchange.request)[1]
    fields = (
        ("WARC-Concurrent-To", concurrent_to or exchange.warc_record_id),
        ("WARC-Payload-Digest", sha256_label(payload) if payload else None),
    )
    return _http_member("request", derived_id(exchange.warc_record_id, "request"), exchange, exchange.request, fields)


def members_of(exchange: Exchange) -> Members:
    """Return the response and the request record of an exchange; raises ValueError when nothing was received."""
    request = request_member(exchange) if exchange.request else None
    return Members(response=response_member(exchange), request=request)


def revisit_member(
    exchange: Exchange,
    *,
    refers_to_id: str,
    refers_to_uri: str,
    refers_to_date: datetime,
    payload_digest: str | None,
) -> bytes:
    """Return a `revisit` record: the response's header section, and where the payload is kept.

    `payload_digest`: the `WARC-Payload-Digest` of the record referred to (`sha256:…`); None only for a 304.
    """
    head = split_http(exchange.response)[0]
    not_modified = _STATUS_304.match(head) is not None
    if payload_digest is None and not not_modified:
        raise ValueError(f"a revisit of {exchange.url} needs the payload digest of the record it refers to")
    fields = (
        ("WARC-Profile", NOT_MODIFIED if not_modified else IDENTICAL_PAYLOAD),
        ("WARC-Refers-To", refers_to_id),
        ("WARC-Refers-To-Target-URI", uri_value(refers_to_uri)),
        ("WARC-Refers-To-Date", warc_date(refers_to_date)),
        ("WARC-Truncated", _truncation(exchange.truncated)),
        ("WARC-Payload-Digest", payload_digest),
    )
    return _http_member("revisit", exchange.warc_record_id, exchange, head, fields)


def warcinfo_member(filename: str, *, date: datetime, info: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return the `warcinfo` record that opens a file.

    `filename`: the final name without folders. `info`: further fields such as software, operator, robots.
    """
    lines = (("format", "WARC File Format 1.1"), ("conformsTo", _SPECIFICATION), *info)
    block = "".join(f"{name}: {_checked(value)}\r\n" for name, value in lines).encode()
    fields = (("WARC-Filename", filename), ("Content-Type", "application/warc-fields"))
    return gzip_member(record_bytes("warcinfo", derived_id(filename, warc_date(date)), date, fields, block))


def metadata_member(
    block: bytes,
    *,
    record_id: str,
    date: datetime,
    content_type: str = "application/warc-fields",
    target_uri: str | None = None,
    refers_to: str | None = None,
    concurrent_to: str | None = None,
) -> bytes:
    """Return a `metadata` record about another record, such as where an imported one came from."""
    fields = (
        ("WARC-Target-URI", uri_value(target_uri) if target_uri else None),
        ("WARC-Refers-To", refers_to),
        ("WARC-Concurrent-To", concurrent_to),
        ("Content-Type", content_type),
    )
    return gzip_member(record_bytes("metadata", record_id, date, fields, block))


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


def record_bytes(kind: str, record_id: str, date: datetime, fields: Fields, block: bytes) -> bytes:
    """Return one record, uncompressed, with its block digest and length."""
    named: list[tuple[str, str | None]] = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id),
        ("WARC-Date", warc_date(date)),
        *fields,
        ("WARC-Block-Digest", sha256_label(block)),
        ("Content-Length", str(len(block))),
    ]
    head = "".join(f"{name}: {_checked(value)}\r\n" for name, value in named if value is not None)
    return b"".join((b"WARC/1.1\r\n", head.encode(), b"\r\n", block, b"\r\n\r\n"))


def gzip_member(data: bytes) -> bytes:
    """Return bytes as one gzip member without a name or a time of its own."""
    if _igzip is None:
        return zlib.compress(data, _ZLIB_LEVEL, wbits=_GZIP_WBITS)
    packed: bytes = _igzip.compress(data, level=_ISAL_LEVEL, flag=_igzip.COMP_GZIP)
    return packed


def split_http(block: bytes) -> tuple[bytes, bytes]:
    """Return the header section with its blank line, and what follows; all is header when the blank line is missing.

    Lines may end in LF alone, as RFC 9112 §2.2 allows a recipient to accept.
    """
    crlf = block.find(b"\n\r\n")
    bare = block.find(b"\n\n", 0, crlf + 1 if crlf >= 0 else len(block))
    if crlf < 0 and bare < 0:
        return block, b""
    end = bare + 2 if bare >= 0 else crlf + 3
    return block[:end], block[end:]


def sha256_label(data: bytes) -> str:
    """Return a digest as WARC fields write it: `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def warc_date(instant: datetime) -> str:
    """Return an aware instant as `YYYY-MM-DDTHH:MM:SSZ`; parts of a second are dropped. ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant} has no zone: a WARC-Date is UTC")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def uri_value(uri: str) -> str:
    """Return an address that cannot break a header line: white space and controls percent-encoded."""
    return _CONTROL.sub(lambda found: f"%{ord(found[0]):02X}", uri)


def derived_id(of: str, name: str) -> str:
    """Return the record id that always follows from another id and a name."""
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{of} {name}')}>"


def _http_member(kind: str, record_id: str, exchange: Exchange, block: bytes, fields: Fields) -> bytes:
    message = "request" if kind == "request" else "response"
    common = (
        ("WARC-Target-URI", uri_value(exchange.url)),
        ("WARC-IP-Address", exchange.ip),
        ("Content-Type", f"application/http; msgtype={message}"),
        *fields,
    )
    return gzip_member(record_bytes(kind, record_id, exchange.started_at, common, block))


def _truncation(reason: str | None) -> str | None:
    if reason is not None and reason not in TRUNCATIONS:
        raise ValueError(f"{reason!r} is no WARC-Truncated reason: use one of {', '.join(sorted(TRUNCATIONS))}")
    return reason


def _checked(value: str) -> str:
    if _UNSAFE_VALUE.search(value):
        raise ValueError(f"{value!r} cannot be a WARC field: it holds a control character")
    return value
