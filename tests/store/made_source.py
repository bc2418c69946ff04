"""A sealed source made by hand, and the ways in which its bytes can come to harm."""

import hashlib
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsscraper.items import Exchange, Record
from newsscraper.store import home, manifest, warc
from newsscraper.store.contents import SCHEME, contents
from newsscraper.store.files import Files
from newsscraper.store.frames import pack
from newsscraper.store.identity import article_id, version_id
from newsscraper.store.paths import SourcePaths
from newsscraper.store.records import encode

WHEN = datetime(2026, 11, 23, 10, 0, 0, tzinfo=UTC)
SLUG = "annahr"
DAY = "2026-11-23"
WORDS = ("الوزير", "افتتح", "جسر", "النهر", "مدينة", "خبر", "صباح", "مطر", "طريق", "مدرسة", "كتاب", "شجرة", "سوق")
EXTRACTOR = "newsscraper 1; layout generic; tzdata 1"


class Builder:
    """Makes a sealed source by hand: WARC, articles (plain and compacted), seen, listings, two manifests."""

    def __init__(self, root: Path) -> None:
        self.paths = SourcePaths.of(root, SLUG)
        self.files = Files()
        self.random = random.Random(7)
        home.prepare(self.paths, self.files)
        self.warc_name = self.paths.part_name("warc", DAY, 1)
        self.warc = [warc.warcinfo_member(Path(self.warc_name).name, date=WHEN)]
        self.records: list[Record] = []

    def article(self, number: int, version: int = 1, previous: str | None = None) -> Record:
        """Add a version with its capture."""
        body = "\n\n".join(" ".join(self.random.choices(WORDS, k=60)) for _ in range(4))
        html = f"<html><h1>خبر {number}</h1><p>{body}</p></html>".encode()
        record_id = f"<urn:uuid:{number:08x}-0000-4000-8000-{version:012x}>"
        exchange = Exchange(
            url=f"http://annahr.example/news/{number}",
            request=b"GET / HTTP/1.1\r\nHost: annahr.example\r\n\r\n",
            response=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(html), html),
            started_at=WHEN,
            warc_record_id=record_id,
        )
        offset = sum(map(len, self.warc))
        self.warc += [warc.response_member(exchange), warc.request_member(exchange)]
        record = Record(
            id=article_id(SLUG, "news", str(number)),
            version=version,
            previous_version_id=previous,
            comparison=SCHEME,
            source=SLUG,
            url=exchange.url,
            title=f"خبر {number}",
            body=body,
            first_seen_at=WHEN,
            fetched_at=WHEN,
            html_sha256=hashlib.sha256(html).hexdigest(),
            warc_file=self.warc_name,
            warc_offset=offset,
            warc_length=len(self.warc[-2]),
            warc_record_id=record_id,
            extractor=EXTRACTOR,
        )
        content = contents(record).content.hex()
        record = replace(record, content_sha256=content, version_id=version_id(record.id or "", version, content))
        self.records.append(record)
        return record

    def part(self, kind: str, pieces: list[bytes], number: int = 1) -> manifest.SealedFile:
        return self.file(self.paths.part_name(kind, DAY, number), kind, pieces)

    def file(self, name: str, kind: str, pieces: list[bytes], records: int | None = None) -> manifest.SealedFile:
        path = self.paths.sealed(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(pieces))
        return manifest.describe(path, name, kind, len(pieces) if records is None else records)

    def seal(self, *files: manifest.SealedFile, **options) -> None:
        manifest.append(self.paths, self.files, list(files), now=WHEN, run_id="run-1", **options)


def make(root: Path) -> Builder:
    builder = Builder(root)
    first = builder.article(1)
    builder.article(1, version=2, previous=first.version_id)
    for number in range(2, 12):
        builder.article(number)
    half = [encode(record) for record in builder.records[:6]]
    rest = [encode(record) for record in builder.records[6:]]
    compacted = builder.file(f"articles/{DAY}/{DAY}.1.jsonl.zst", "articles", list(pack(rest)), len(rest))
    builder.seal(builder.part("warc", builder.warc), builder.part("articles", half))
    builder.seal(builder.part("seen", [b'{"ref":"a"}\n']), builder.part("listings", [b'{"listing":"b"}\n']), compacted)
    return builder


def sealed(root: Path) -> list[Path]:
    return sorted(p for p in (root / SLUG).rglob("*") if p.is_file() and p.name not in ("source.json", "state.sqlite"))


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def cut_tail(data: bytes, chance: random.Random) -> bytes:
    return data[: -chance.randint(1, min(40, len(data)))]


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def zero(data: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.choice((1, 16, 512, 4096))
    size = min(size, len(data) - at)
    return data[:at] + bytes(size) + data[at + size :]


def lengthen(data: bytes, chance: random.Random) -> bytes:
    return data + chance.choice((bytes(4096), b"\n", data[:100], b"\x1f\x8b\x08"))


def double(data: bytes, chance: random.Random) -> bytes:
    return data + data
