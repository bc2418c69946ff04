"""WARC, WACZ and JSONL files as other programs write, join, cut and damage them: each gives articles or a sentence."""

import gzip
import io
import json
import subprocess
import sys
import zipfile
import zlib

import fastwarc.stream_io
import fastwarc.warc
import pytest
import zstandard
from test_import import ARABIC, PAGE, run
from test_import_others import record, response

from newsscraper.cli import main
from newsscraper.read import open_archive
from newsscraper.store.imports import Importer
from newsscraper.store.verify import verify


def page(n):
    return PAGE.format(f"سوق جديدة رقم {n}", ARABIC).encode()


def url(n):
    return f"https://suq.example/news/{n}"


RECORDS = [record(url(n), response(page(n))) for n in range(4)]


def members(records):
    return b"".join(map(gzip.compress, records))


def frames(records, **options):
    return b"".join(map(zstandard.ZstdCompressor(**options).compress, records))


def skippable(data, magic=b"\x5d\x2a\x4d\x18"):
    return magic + len(data).to_bytes(4, "little") + data


def zipped(files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return target.getvalue()


@pytest.fixture
def take_in(tmp_path, monkeypatch, capsys):
    """Import bytes as a file of a name; return what is told and the titles that are there then."""

    def taken(kind, name, data, *options, code=0):
        (tmp_path / name).write_bytes(data)
        root = tmp_path / "archive"
        words = ["newsscraper", "import", kind, str(tmp_path / name), "--archive", str(root), "--json", *options]
        monkeypatch.setattr("sys.argv", words)
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == code
        printed = capsys.readouterr()
        told = json.loads(printed.out) if printed.out else {"damage": [printed.err]}
        archive = open_archive(root) if (root / "archive.json").exists() else None
        return told, [r.title.rpartition(" ")[2] for r in archive.articles()] if archive else []

    return taken


def trained():
    samples = [bytes(RECORDS[n % 4][: 200 + n]) for n in range(60)] + RECORDS * 10
    return zstandard.train_dictionary(4096, samples)


def test_zstd_with_a_dictionary_at_its_head(take_in):
    """IIPC's proposal for .warc.zst: a skippable frame holds the dictionary, itself packed or not."""
    known = trained()
    packed = frames(RECORDS, dict_data=known)
    again = frames([record(url(n), response(page(n))) for n in (7, 8)], dict_data=known)
    plain, squeezed = skippable(known.as_bytes()), skippable(zstandard.compress(known.as_bytes()))
    assert take_in("warc", "x.warc.zst", plain + packed)[1] == ["0", "1", "2", "3"]
    told, found = take_in("warc", "y.warc.zst", squeezed + again[:-40], code=1)
    assert found == ["0", "1", "2", "3", "7"]
    assert "its zstd frame is cut" in told["damage"][0]


def test_zstd_frames_between_frames_and_without_their_size(take_in):
    data = skippable(b"a remark", b"\x50\x2a\x4d\x18") + frames(RECORDS[:2]) + skippable(b"")
    data += frames(RECORDS[2:], write_content_size=False)
    told, found = take_in("warc", "x.warc.zst", data)
    assert (told["damage"], found) == ([], ["0", "1", "2", "3"])


@pytest.mark.parametrize("writer", ["GzipWriter", "ZstdWriter", "Lz4Writer"])
@pytest.mark.parametrize("each", [True, False], ids=["a member a record", "one member"])
def test_what_fastwarc_writes(take_in, writer, each):
    target = io.BytesIO()
    packed = getattr(fastwarc.stream_io, writer)(target)
    for n in range(3):
        made = fastwarc.warc.WarcRecord()
        made.init_headers(record_type=fastwarc.warc.WarcRecordType.response)
        made.headers["WARC-Target-URI"] = url(n)
        made.headers["WARC-Date"] = "2024-02-04T08:30:00Z"
        made.headers["Content-Type"] = "application/http; msgtype=response"
        made.set_bytes_content(response(page(n)))
        made.write(packed)
        if each:
            packed.finish()
    packed.close()
    assert take_in("warc", "x.warc", target.getvalue())[1] == ["0", "1", "2"]


DAMAGED = {
    "cut, then joined": members(RECORDS[:2])[:-150] + members(RECORDS[2:]),
    "plain, cut, then joined": b"".join(RECORDS[:2])[:-500] + b"".join(RECORDS[2:]),
    "zstd, cut, then joined": frames(RECORDS[:2])[:-150] + frames(RECORDS[2:]),
    "a bit flipped": (lambda data, at: data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])(
        members(RECORDS), len(gzip.compress(RECORDS[0])) + 200
    ),
    "a length too small": members(
        [RECORDS[0], RECORDS[1].replace(b"Content-Length: 1", b"Content-Length: "), *RECORDS[2:]]
    ),
    "a length too large": b"".join(
        [RECORDS[0], RECORDS[1].replace(b"Content-Length: 1", b"Content-Length: 2"), *RECORDS[2:]]
    ),
    "no length": members([RECORDS[0], RECORDS[1].replace(b"Content-Length: 1", b"Content-Length: x"), *RECORDS[2:]]),
    "no date, one piece": gzip.compress(
        b"".join([RECORDS[0], RECORDS[1].replace(b"WARC-Date: 2024", b"WARC-Date: year"), *RECORDS[2:]])
    ),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_reading_goes_on_behind_a_damage(take_in, data):
    told, found = take_in("warc", "x.warc", data, code=1)
    assert found == ["0", "2", "3"]
    (sentence,) = told["damage"]
    assert "x.warc: " in sentence
    assert " byte " in sentence


def test_what_lies_between_records_loses_none(take_in):
    data = members(RECORDS[:2]) + bytes(900) + members(RECORDS[2:]) + b"rest"
    told, found = take_in("warc", "x.warc.gz", data, code=1)
    assert found == ["0", "1", "2", "3"]
    assert ["bytes are passed over" in sentence for sentence in told["damage"]] == [True, True]


def test_names_in_lower_case_lines_of_lf_and_later_versions(take_in):
    low = RECORDS[0].partition(b"\r\n\r\n")
    small = low[0].replace(b"WARC-", b"warc-").replace(b"Content", b"content") + low[1] + low[2]
    unix = RECORDS[1].partition(b"\r\n\r\n")
    lf = unix[0].replace(b"\r\n", b"\n") + b"\n\n" + unix[2]
    later = RECORDS[2].replace(b"WARC/1.0", b"WARC/2.0")
    folded = RECORDS[3].replace(b"WARC-Date", b"X-Note: caf\xe9\r\n  goes on\r\nWARC-Date")
    told, found = take_in("warc", "x.warc", b"".join([small, lf, later, folded]))
    assert (told["damage"], found) == ([], ["0", "1", "2", "3"])


def test_every_record_that_gives_no_article_has_its_line(take_in):
    half = response(page(0))
    made = [
        record(url(9), b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(url(8), b"via: x\r\n", kind="metadata"),
        record(url(7), page(7), kind="resource"),
        record(url(6), page(6), kind="conversion"),
        record(url(5), b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit"),
        record(url(0), half[:500], fields=("WARC-Segment-Number: 1",)),
        record(url(0), half[500:], kind="continuation", fields=("WARC-Segment-Number: 2",)),
        record(url(4), half[:900], fields=("WARC-Truncated: length",)),
        record(url(3), response(page(3)), date="9999-12-31T23:59:59Z"),
        record(url(2), page(2)),
        record("https://[::1/x", response(page(1))),
        record("urn:pageinfo:x", response(page(1))),
        RECORDS[1],
    ]
    told, found = take_in("warc", "x.warc.gz", members(made))
    assert found == ["1"]
    assert told["passed"] == {
        "no response: request": 1,
        "no response: metadata": 1,
        "no response: resource": 1,
        "no response: conversion": 1,
        "no response: revisit": 1,
        "no response: continuation": 1,
        "in segments": 1,
        "cut off": 1,
        "impossible date": 1,
        "other status": 1,
        "no source": 2,
    }


def test_status_lines_bodies_and_dates_as_they_come(take_in, tmp_path):
    made = [
        record(url(0), response(page(0), status=b"HTTP/2 200")),
        record(url(1), response(page(1), b"Content-Length: 5"), date="2024-02-04T08:30:00.123456789Z"),
        record(url(2), response(page(2), b"Content-Length: 99999"), date="20240204083000"),
        record(url(3), response(zlib.compress(page(3)), b"Content-Encoding: deflate")),
        record(url(4), response(zlib.compress(page(4))[2:-4], b"Content-Encoding: deflate")),
        record(url(5), response(zstandard.compress(page(5)), b"Content-Encoding: zstd")),
        record(f"<{url(6)}>", response(page(6))).replace(b"<urn:uuid:", b"<urn:x-other:"),
        record("HTTPS://Suq.example:443/news/7", response(page(7))),
        record("https://suq.example/أخبار/خبر جديد", response(page(8))),
    ]
    made = [each.replace(b"WARC-Record-ID", b"X-None") if n > 6 else each for n, each in enumerate(made)]
    told, found = take_in("warc", "x.warc.gz", members(made))
    assert (told["damage"], sorted(found)) == ([], [str(n) for n in range(9)])
    assert verify(tmp_path / "archive", level="deep").ok


def test_what_a_file_is_that_holds_no_record_is_said(take_in):
    for name, data, word in [
        ("a.warc.gz", b"", "empty"),
        ("b.warc.gz", gzip.compress(members(RECORDS)), "packed twice"),
        ("c.warc.bz2", b"BZh91AY", "bzip2"),
        ("d.warc", zipped({"archive/x.warc": RECORDS[0]}), "import wacz"),
        ("e.warc", b"<html>", "no WARC record"),
    ]:
        assert word in " ".join(take_in("warc", name, data, code=1)[0]["damage"])


def test_a_killed_import_of_a_file_in_one_piece_goes_on(take_in, tmp_path, monkeypatch):
    """All records of one gzip member have one place: how far an import came is counted in records."""
    passed = []

    def killed(self, record, origin, read, _do=Importer._record):
        passed.append(record)
        if len(passed) == 3:
            raise KeyboardInterrupt
        _do(self, record, origin, read)

    data = gzip.compress(b"".join(RECORDS))
    with monkeypatch.context() as patch:
        patch.setattr(Importer, "_record", killed)
        assert take_in("warc", "x.warc.gz", data, code=130)[1] == ["0", "1"]
    told, found = take_in("warc", "x.warc.gz", data)
    assert (told["verdicts"], told["passed"], found) == ({"new": 2}, {"imported before": 2}, ["0", "1", "2", "3"])


def test_wacz_files_of_others(take_in):
    packed = zipped(
        {
            "datapackage.json": "{}",
            "archive/data.warc.gz": members(RECORDS[:1]),
            "archive/more.warc.zst": frames(RECORDS[1:2]),
            "archive/cut.warc.gz": members(RECORDS[2:3])[:-90],
            "indexes/index.cdx.gz": gzip.compress(b"x"),
            "pages/pages.jsonl": "{}",
            "pages/extraPages.jsonl.gz": gzip.compress(b"{}"),
            "crawls/inner.wacz": zipped({"crawl-1/archive/data.warc": RECORDS[3]}),
        }
    )
    told, found = take_in("wacz", "x.wacz", packed, code=1)
    assert found == ["0", "1", "3"]
    assert {sentence.partition(": ")[0] for sentence in told["damage"]} == {"x.wacz/archive/cut.warc.gz"}


def test_a_locked_wacz_is_a_sentence(take_in):
    data = bytearray(zipped({"archive/data.warc.gz": members(RECORDS)}))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + flag] |= 1
    assert "encrypted" in take_in("wacz", "x.wacz", bytes(data), code=1)[0]["damage"][0]


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────

MAPS = ("--map", "link=url", "--map", "headline=title", "--map", "text=body")


def row(n, **more):
    return {"link": url(n), "headline": f"خبر رقم {n}", "text": ARABIC} | more


def lines(*rows, end="\n"):
    return "".join(json.dumps(each, ensure_ascii=False) + end for each in rows).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + lines(row(1), row(2), end="\r\n"),
        lines(row(1), row(2))[:-1],
        gzip.compress(lines(row(1))) + gzip.compress(lines(row(2))),
        zstandard.compress(lines(row(1))) + zstandard.compress(lines(row(2))),
        b"\n \n" + lines(row(1, number=float("nan")), row(2)),
    ],
    ids=["mark and CRLF", "no end of line", "gzip", "zstd", "blank lines and NaN"],
)
def test_rows_however_they_are_packed(take_in, data):
    told, found = take_in("jsonl", "x", data, *MAPS)
    assert (told["damage"], found) == ([], ["1", "2"])


def test_a_bad_row_is_told_with_its_line_and_the_others_come_in(take_in):
    bad = b'[1]\n{"link": "https://suq.example/8", "headline": "\\ud800"}\n{"x": 1}\n'
    told, found = take_in("jsonl", "x.jsonl", lines(row(1)) + bad + lines(row(5)), *MAPS, code=1)
    assert found == ["1", "5"]
    assert [sentence.partition("x.jsonl, line ")[2][:2] for sentence in told["damage"]] == ["2:", "3:", "4:"]
    assert "its keys are: x" in told["damage"][2]


@pytest.mark.parametrize(
    ("data", "word", "code"),
    [
        (json.dumps([row(1)]).encode(), "jq -c", 2),
        (lines(row(1)).decode().encode("utf-16"), "iconv", 2),
        (b"", "no row", 1),
        (zstandard.compress(lines(row(1)))[:-9], "cut", 1),
        (gzip.compress(lines(row(1)))[:-9], "cannot be unpacked", 1),
    ],
    ids=["list", "UTF-16", "empty", "zstd cut", "gzip cut"],
)
def test_a_file_that_holds_no_rows_is_a_sentence(take_in, data, word, code):
    assert word in " ".join(take_in("jsonl", "x.jsonl", data, *MAPS, code=code)[0]["damage"])


def test_a_line_without_end_is_passed_over(take_in, monkeypatch):
    monkeypatch.setattr("newsscraper.cli._json_rows.MOST", 5000)
    told, found = take_in("jsonl", "x.jsonl", lines(row(1), row(2, text="ا" * 9000), row(3)), *MAPS, code=1)
    assert found == ["1", "3"]
    assert "line 2: longer than" in told["damage"][0]


def test_keys_within_keys_and_maps_that_no_row_has(take_in, tmp_path):
    rows = [
        row(1, author={"name": "ليلى"}, subjects=[{"name": "سوق"}, {"name": "بلدية"}]),
        row(2, author=[{"name": "أمل"}, {"name": "بدر"}]),
        row(3) | {"author.name": "جمال"},
    ]
    maps = ("--map", "author.name=authors", "--map", "subjects.name=tags", "--map", "sectoin=section")
    told, _ = take_in("jsonl", "x.jsonl", lines(*rows), *MAPS, *maps, code=1)
    found = [(r.authors, r.tags) for r in open_archive(tmp_path / "archive").articles()]
    assert found == [(("ليلى",), ("سوق", "بلدية")), (("أمل", "بدر"), ()), (("جمال",), ())]
    assert told["damage"] == [
        "no row has the key of --map sectoin=section; its keys are: link, headline, text, author.name"
    ]


def test_a_map_is_read_in_the_one_way_that_makes_sense(take_in):
    maps = ("--map", "url=link", "--map", "title=headline", "--map", "body=text")
    assert take_in("jsonl", "x.jsonl", lines(row(1)), *maps)[1] == ["1"]
    for wrong in ("text", "text=bodi", "=body", "text="):
        assert "THEIRS=OURS" in take_in("jsonl", "x.jsonl", lines(row(1)), "--map", wrong, code=2)[0]["damage"][0]
    twice = take_in("jsonl", "x.jsonl", lines(row(1)), "--map", "a=body", "--map", "b=body", code=2)
    assert "body is given twice" in twice[0]["damage"][0]


def test_dates_in_any_form_and_none_that_the_row_does_not_tell(take_in, tmp_path):
    told = ["2024-02-03", 1706954400, 1706954400000, "Sat, 03 Feb 2024 10:00:00 GMT", "3 شباط 2024", "أمس", "x", True]
    rows = [row(n, day=day) for n, day in enumerate(told)] + [row(8, day="أمس", seen="2024-02-04T08:00:00Z")]
    take_in("jsonl", "x.jsonl", lines(*rows), *MAPS, "--map", "day=published", "--map", "seen=fetched_at")
    found = {r.title.rpartition(" ")[2]: r for r in open_archive(tmp_path / "archive").articles()}
    days = [str(found[str(n)].date_published) for n in range(9)]
    assert days == [*["2024-02-03"] * 5, "None", "None", "None", "2024-02-03"]
    assert [bool(found[str(n)].published_at) for n in range(5)] == [False, True, True, True, False]
    late = take_in("jsonl", "y.jsonl", lines(row(9, at="2999-01-01")), *MAPS, "--map", "at=fetched_at", code=1)[0]
    assert "line 1: fetched_at '2999-01-01' is no instant" in late["damage"][0]


def test_rows_and_records_through_a_pipe(tmp_path):
    for kind, data, options in (("jsonl", lines(row(1)), MAPS), ("warc", members(RECORDS), ())):
        command = [
            sys.executable,
            "-m",
            "newsscraper",
            "import",
            kind,
            "-",
            "--archive",
            str(tmp_path / kind),
            *options,
        ]
        done = subprocess.run(command, input=data, capture_output=True, timeout=120, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.split()[1] == b"new"


def test_one_wrong_file_among_several_stops_no_other(tmp_path):
    good, bad = tmp_path / "good.wacz", tmp_path / "bad.wacz"
    good.write_bytes(zipped({"archive/data.warc.gz": members(RECORDS)}))
    bad.write_bytes(b"PK no")
    done = run(tmp_path / "archive", "wacz", str(bad), str(good), code=1)
    assert "bad.wacz is no WACZ" in done.stderr
    assert len(list(open_archive(tmp_path / "archive").articles())) == 4
