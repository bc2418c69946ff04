"""Captures of other articles that show something withdrawn: the same record, with spaces where it stood.

Block and payload digests are those of the new bytes, and a field of ours says when it was done. The member keeps its
compressed length, so every other place in the file holds. What cannot be done so (a coding of the body other than
gzip, a member that would grow) is said by None, and gives way to a tombstone.
"""

from dataclasses import replace
from datetime import datetime

from newsscraper.items import Page
from newsscraper.store import mask, warc, wire
from newsscraper.store.mask import Sought
from newsscraper.store.padded import gzip_of_length
from newsscraper.store.warcread import StoredRecord

FIELD = "Newsscraper-Redacted"
"""Names the field of a WARC record that says when something was taken out of its block."""


def response(message: bytes, *, url: str, sought: Sought) -> bytes | None:
    """Return an HTTP response with spaces for what is sought, of the same length; None when it cannot be."""
    head, raw = warc.split_http(message)
    _, headers, _ = wire.parse_response(message)
    spans = wire.body_spans(headers, raw)
    coded = b"".join(raw[start:end] for start, end in spans)
    codings = wire.content_codings(headers)
    if codings not in ([], [b"gzip"], [b"x-gzip"]):
        return None
    is_packed = bool(codings) and coded.startswith(b"\x1f\x8b")
    body = wire.decoded_body(headers, raw)
    kind = next((value.decode("latin-1") for name, value in headers if name.lower() == b"content-type"), None)
    new = mask.masked(body, url=url, content_type=kind, sought=sought)
    if new is None or (is_packed and (new := gzip_of_length(new, len(coded))) is None):
        return None
    return head + _put_back(raw, spans, new)


def _put_back(raw: bytes, spans: list[tuple[int, int]], body: bytes) -> bytes:
    """Return the bytes of a message's body with others in its chunks."""
    pieces, at, taken = [], 0, 0
    for start, end in spans:
        pieces += [raw[at:start], body[taken : taken + end - start]]
        at, taken = end, taken + end - start
    return b"".join([*pieces, raw[at:]])


def member(stored: StoredRecord, message: bytes, *, when: datetime) -> bytes | None:
    """Return the gzip member of a response record with another message of the same length; None when it would grow."""
    changed = {
        "warc-block-digest": warc.sha256_label(message),
        "warc-payload-digest": warc.sha256_label(warc.split_http(message)[1]),
    }
    fields = [(name, changed.get(name.lower(), value)) for name, value in stored.fields if name != FIELD]
    lines = "".join(f"{name}: {value}\r\n" for name, value in [*fields, (FIELD, warc.warc_date(when))])
    record = b"WARC/1.1\r\n" + lines.encode("utf-8", "surrogateescape") + b"\r\n" + message + b"\r\n\r\n"
    return gzip_of_length(record, stored.length)


def page(shown: Page, sought: Sought) -> Page | None:
    """Return a fresh page without what is sought, its response likewise; None when that cannot be."""
    body = mask.masked(shown.body, url=shown.url, content_type=shown.header("content-type"), sought=sought)
    if body == shown.body:
        return shown
    if body is None or not shown.exchanges:
        return None if body is None else replace(shown, body=body)
    last = shown.exchanges[-1]
    message = response(last.response, url=shown.url, sought=sought)
    if message is None:
        return None
    return replace(shown, body=body, exchanges=(*shown.exchanges[:-1], replace(last, response=message)))
