"""WARC files as others write, cut, join and pack them; an import that is killed again and again."""

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time

import brotli
import pytest
import zstandard
from test_import import ARABIC, PAGE, run, told
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscraper.read import open_archive
from newsscraper.store.verify import verify

HTML = b"text/html; charset=utf-8"


def response(body, *fields, status=b"HTTP/1.1 200 OK"):
    return b"\r\n".join((status, b"Content-Type: " + HTML, *fields, b"", body))


def record(url, block, *, kind="response", date="2024-02-04T08:30:00Z", number=[0], fields=()):  # noqa: B006
    number[0] += 1
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number[0]:08x}-0000-4000-8000-000000000000>",
        f"WARC-Date: {date}",
        f"WARC-Target-URI: {url}",
        "Content-Type: application/http; msgtype=response",
        *fields,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def article(n, host="suq.example"):
    return record(f"https://{host}/news/{n}", response(PAGE.format(f"سوق جديدة رقم {n}", ARABIC).encode()))


def packed(records):
    return b"".join(map(gzip.compress, records))


def titles(root):
    return sorted(r.title for r in open_archive(root).articles())


def wanted(count):
    return sorted(f"سوق جديدة رقم {n}" for n in range(count))


def test_bodies_in_every_coding_and_headers_in_latin_1(tmp_path):
    page = PAGE.format("سوق جديدة رقم {}", ARABIC)
    bodies = [page.replace("{}", str(n)).encode() for n in range(5)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(bodies[1]), bodies[1]) for _ in range(1)) + b"0\r\n\r\n"
    made = [
        response(bodies[0], b"X-Place: caf\xe9", b"Set-Cookie: a=1", b"Set-Cookie: b=2"),
        response(chunks, b"Transfer-Encoding: chunked"),
        response(brotli.compress(bodies[2]), b"Content-Encoding: br"),
        response(gzip.compress(bodies[3]), b"Content-Encoding: gzip"),
        response(bodies[4], b"Content-Encoding: gzip", b"Transfer-Encoding: chunked"),  # unpacked by who kept it
    ]
    path = tmp_path / "x.warc.gz"
    path.write_bytes(packed(record(f"https://suq.example/news/{n}", block) for n, block in enumerate(made)))
    assert told(tmp_path / "archive", "warc", str(path))["verdicts"] == {"new": 5}
    assert titles(tmp_path / "archive") == wanted(5)
    assert verify(tmp_path / "archive", level="deep").ok


@pytest.mark.parametrize("shape", ["joined", "one piece", "plain", "zstd frames", "zstd stream", "with empty members"])
def test_files_however_they_are_packed(tmp_path, shape):
    records = [article(n) for n in range(4)]
    zstd = zstandard.ZstdCompressor()
    data, ending = {
        "joined": (packed(records[:2]) + packed(records[2:]), ".warc.gz"),
        "one piece": (gzip.compress(b"".join(records)), ".warc.gz"),
        "plain": (b"".join(records), ".warc"),
        "zstd frames": (b"".join(map(zstd.compress, records)), ".warc.zst"),
        "zstd stream": (zstd.compress(b"".join(records)), ".warc.zst"),
        "with empty members": (packed([records[0], b"", *records[1:], b""]), ".warc.gz"),
    }[shape]
    path = tmp_path / f"x{ending}"
    path.write_bytes(data)
    assert told(tmp_path / "archive", "warc", str(path))["verdicts"] == {"new": 4}
    assert titles(tmp_path / "archive") == wanted(4)
    assert told(tmp_path / "archive", "warc", str(path))["verdicts"] == {}


def test_revisits_and_huge_records_are_passed_over_and_hide_nothing(tmp_path):
    huge = record("https://suq.example/huge", response(b"<p>" + b"a" * 50_000_000))
    again = record("https://suq.example/news/0", b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit")
    path = tmp_path / "x.warc.gz"
    path.write_bytes(packed([article(0), again, huge, article(1)]))
    found = told(tmp_path / "archive", "warc", str(path))
    assert found["verdicts"] == {"new": 2}
    assert found["passed"] == {"too large": 1, "no response: revisit": 1}


@pytest.mark.parametrize(
    "data",
    [
        b"filedesc://x.arc 0.0.0.0 20010101000000 text/plain 76\n1 0 InternetArchive\n\n",
        b"<html>no archive</html>",
        gzip.compress(b"no archive at all"),
        b"\x1f\x8b\x08\x00broken",
    ],
    ids=["arc", "html", "gzip of text", "broken gzip"],
)
def test_what_is_no_warc_is_a_sentence(tmp_path, data):
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    done = run(tmp_path / "archive", "warc", str(path), code=1)
    assert "x.warc.gz" in done.stderr


def test_more_hosts_than_may_be_open_at_once(tmp_path):
    path = tmp_path / "x.warc.gz"
    hosts = [f"h{n}.example" for n in range(70)] + ["صحيفة.example", "a" * 50 + ".example", "a" * 50 + "b.example"]
    path.write_bytes(packed(article(n, host) for n, host in enumerate([*hosts, *hosts[:3]])))
    found = told(tmp_path / "archive", "warc", str(path))
    assert found["verdicts"] == {"new": 76}
    assert len(found["sources"]) == len(hosts)


def test_killed_again_and_again_it_takes_everything_once(tmp_path):
    path, root, dice = tmp_path / "x.warc.gz", tmp_path / "archive", random.Random(5)
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for n in range(450):
            payload = io.BytesIO(PAGE.format(f"سوق جديدة رقم {n}", ARABIC).encode())
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            url = f"https://h{n % 3}.example/news/{n}"
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=head))
    command = [sys.executable, "-m", "newsscraper", "import", "warc", str(path), "--archive", str(root), "--json"]
    killed = 0
    for _ in range(60):
        with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
            if killed < 4:
                died = _kill_in_the_middle(process, root, dice)
                killed += died
                if died:
                    continue
            said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        assert json.loads(said)["verdicts"].keys() <= {"new"}
        break
    assert killed >= 2
    assert titles(root) == wanted(450)
    assert len(list(open_archive(root).articles(latest=False))) == 450
    assert verify(root, level="deep").ok
    assert told(root, "warc", str(path))["verdicts"] == {}


def _kill_in_the_middle(process, root, dice):
    """Kill a process a little after it wrote something; return whether it was still at work."""
    before = _written(root)
    while process.poll() is None and _written(root) == before:
        time.sleep(0.01)
    time.sleep(dice.uniform(0, 0.1))
    if process.poll() is not None:
        return False
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return True


def _written(root):
    return sum(path.stat().st_size for path in root.glob("*/warc/*/*") if path.exists())
