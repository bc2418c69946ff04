"""WARC: our writer and reader against warcio's, as ratios in one run: `python benchmarks/warc.py [--pages N]`.

The pages are invented: Arabic words by Zipf's law in 80 kB of markup. Rounds alternate between the two sides and the
median of the process time is taken, so that another load on the machine falls on both.
"""

import argparse
import io
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscraper.items import Exchange
from newsscraper.store import verify_warc, warc, warcread

WHEN = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Server", "nginx"), ("Cache-Control", "max-age=60")]
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def pages(count: int, size: int = 80_000) -> list[bytes]:
    chance = random.Random(1)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    made = []
    for number in range(count):
        text = " ".join(chance.choices(words, weights, k=size // 11))
        blocks = [f'<div class="c{n % 7}"><p>{text[n : n + 400]}</p></div>' for n in range(0, len(text), 400)]
        made.append(f"<html><h1>{number}</h1>{''.join(blocks)}</html>".encode())
    return made


def exchange(number: int, body: bytes) -> Exchange:
    head = "HTTP/1.1 200 OK\r\n" + "".join(f"{name}: {value}\r\n" for name, value in HEADERS)
    return Exchange(
        url=f"http://annahr.example/news/{number}",
        request=b"GET /news HTTP/1.1\r\nHost: annahr.example\r\n\r\n",
        response=head.encode() + b"\r\n" + body,
        started_at=WHEN,
        warc_record_id=f"<urn:uuid:{number:08x}-0000-4000-8000-000000000000>",
    )


def write_ours(exchanges: list[Exchange]) -> bytes:
    return b"".join(warc.response_member(each) for each in exchanges)


def write_warcio(bodies: list[bytes]) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    for number, body in enumerate(bodies):
        http = StatusAndHeaders("200 OK", HEADERS, protocol="HTTP/1.1")
        url = f"http://annahr.example/news/{number}"
        writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=http))
    return out.getvalue()


def read_warcio(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(len(record.content_stream().read()) for record in ArchiveIterator(stream))


def read_ours(path: Path) -> int:
    return sum(len(warcread.page(record).body) for record in warcread.responses(path))


def read_warcio_at(path: Path, places: list[tuple[int, int]]) -> int:
    total = 0
    with path.open("rb") as stream:
        for offset, _ in places:
            stream.seek(offset)
            total += len(next(ArchiveIterator(stream)).content_stream().read())
    return total


def read_ours_at(path: Path, places: list[tuple[int, int]]) -> int:
    return sum(len(warcread.page(warcread.read_member(path, *place)).body) for place in places)


def check_warcio(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(len(record.content_stream().read()) for record in ArchiveIterator(stream, check_digests=True))


def check_ours(path: Path) -> int:
    total = 0
    for member in verify_warc.members(path, path.stat().st_size):
        record = warcread.parse_record(member.content or b"", offset=member.offset, length=member.length)
        assert not verify_warc.wrong_digests(record)
        total += record.size
    return total


def compare(name: str, count: int, rounds: int, ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for side, work in zip(spent, (ours, theirs), strict=True):
            start = time.process_time()
            work()
            side.append(time.process_time() - start)
    mine, other = (count / statistics.median(side) for side in spent)
    print(f"{name:32} ours {mine:8,.0f}/s   warcio {other:8,.0f}/s   ratio {mine / other:5.1f}")
    return mine / other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    bodies = pages(options.pages)
    exchanges = [exchange(number, body) for number, body in enumerate(bodies)]
    count, rounds = options.pages, options.rounds
    mean = sum(map(len, bodies)) / count / 1000
    print(f"{count} pages of {mean:.0f} kB, medians of {rounds} rounds")
    compare("write, with digests", count, rounds, lambda: write_ours(exchanges), lambda: write_warcio(bodies))
    ours, theirs = len(write_ours(exchanges)), len(write_warcio(bodies))
    print(f"{'size':32} ours {ours / 1e6:8.2f} MB  warcio {theirs / 1e6:8.2f} MB  ratio {ours / theirs:5.2f}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        path.write_bytes(write_ours(exchanges))
        places = [(record.offset, record.length) for record in warcread.records(path)]
        random.Random(2).shuffle(places)
        compare("read all, in order", count, rounds, lambda: read_ours(path), lambda: read_warcio(path))
        compare(
            "read all, by place",
            count,
            rounds,
            lambda: read_ours_at(path, places),
            lambda: read_warcio_at(path, places),
        )
        compare("check every digest", count, rounds, lambda: check_ours(path), lambda: check_warcio(path))


if __name__ == "__main__":
    main()
