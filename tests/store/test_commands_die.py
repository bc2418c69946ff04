"""Each command that changes an archive is killed, and refused by the disk, at each of its changes.

After each: whoever reads sees no error and loses nothing that was there, the same command goes on and ends as if
nothing had been, and `verify --deep` finds nothing.
"""

import errno
import itertools
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import pytest
import read_pages
from dying import Counting, Killing, Refusing, command
from made_visits import FakeClock
from read_pages import FIRST, SECOND, html, submit

from newsscraper.errors import ArchiveLocked
from newsscraper.read import open_archive
from newsscraper.store.verify import verify

PAPERS = ("annahar", "aldiyar")
HIDDEN = "خبر سيسحب من كل مكان"
REPAIRED = "خبر نشر مرة واحدة"


def url(slug, n):
    return f"https://{slug}.dar.example/news/{n}"


def page(slug, n, word=""):
    """An article; number 0 of one newspaper is shown by all the others."""
    if (slug, n) == ("annahar", 0):
        return html(HIDDEN, FIRST, SECOND, word or FIRST)
    related = ((url("annahar", 0), HIDDEN), (url(slug, 8), "خبر آخر يبقى في مكانه"))
    return html(f"خبر المدينة رقم {n} {word}", FIRST, SECOND, word or FIRST, related=related)


def write(root, clock, slug, numbers, word=""):
    with read_pages.store(root, slug, clock) as writer:
        for n in numbers:
            made = read_pages.visit(slug, url(slug, n), page(slug, n, word), at=clock.now)
            if n == 1:  # read by an older release, which found less
                made = replace(made, record=replace(made.record, extractor="newsscraper 0.0.1", authors=()))
            submit(writer, made)


def live(root):
    """Three days of two newspapers, in several runs a day; a third one holds back what a mass change brought."""
    clock = FakeClock()
    for day in range(3):
        for slug in PAPERS:
            write(root, clock, slug, range(3), f"في اليوم {day}" if day else "")
            clock.pass_(hours=1)
            write(root, clock, slug, [3 + day])
        clock.pass_(hours=22)
    write(root, clock, "mulhaq", range(14))
    clock.pass_(hours=1)
    write(root, clock, "mulhaq", range(14), "كلها تغيرت في يوم واحد")


@dataclass(frozen=True)
class Case:
    """A command and what it finds; its words in capitals are paths beside the archive."""

    argv: tuple
    spoil: Callable | None = None
    """What was done to the archive before."""
    target: str = "archive"
    """The archive that must be right afterwards."""


def no_state(root):
    for path in root.glob("*/state.sqlite*"):
        path.unlink()


def torn(root):
    """A killed run: open files with a tail that was never committed."""
    for path in root.glob("*/*/*/*.open"):
        with path.open("ab") as stream:
            stream.write(b"\x1f\x8b half a record")


def broken_line(root):
    """Damage in a part whose article has one version only, so that repairing leaves no gap."""
    path = sorted(root.glob("annahar/articles/*/*.jsonl"))[1]
    data = path.read_bytes()
    path.write_bytes(data[:400] + b"\0" * 40 + data[440:])


CASES = {
    "seal": Case(("archive", "seal"), torn),
    "compact": Case(("archive", "compact")),
    "withdraw": Case(("archive", "withdraw", "--url", url("annahar", 0), "--reason", "error")),
    "release": Case(("archive", "release")),
    "rebuild": Case(("archive", "rebuild"), no_state),
    "rebuild a living one": Case(("archive", "rebuild")),
    "repair a line": Case(("archive", "repair"), broken_line),
    "repair without a state": Case(("archive", "repair"), no_state),
    "backup": Case(("archive", "backup", "COPY"), target="COPY"),
    "import warc": Case(("import", "warc", "WARC.warc.gz")),
    "import jsonl": Case(("import", "jsonl", "ROWS.jsonl", "--map", "body=text")),
    "reextract": Case(("reextract",)),
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The archive that every command finds, made once."""
    root = tmp_path_factory.mktemp("lived")
    live(root)
    return root


def prepare(case, lived, folder):
    shutil.copytree(lived, folder / "archive")
    if case.spoil:
        case.spoil(folder / "archive")
    (warc,) = (lived / "aldiyar").glob("warc/2026-03-14/*.warc.gz")
    shutil.copy(warc, folder / "WARC.warc.gz")
    rows = (
        f'{{"url": "https://rows.example/{n}", "title": "عنوان الخبر رقم {n}", "text": "{FIRST}"}}\n' for n in range(5)
    )
    (folder / "ROWS.jsonl").write_text("".join(rows), encoding="utf-8")


def run(case, folder, step=None, **options):
    argv = [folder / word if word[:4].isupper() else word for word in case.argv]
    return command([*argv, "--archive", folder / "archive"], folder, step, **options)


def facts(root, *busy):
    """What must be the same whatever happened on the way; `busy`: what a reader may be told in between."""
    archive = open_archive(root)
    records = list(archive.articles(latest=False))
    for record in records:
        if record.status == "usable" and record.warc_file:
            with suppress(*busy):
                assert archive.raw(record)
    return sorted((r.source, r.url, r.version, r.title, r.status, r.change) for r in records)


def check_end(case, folder, whole):
    """The same command again ends well, and everything is as if it had been done in one go."""
    again = run(case, folder)
    assert again.code == 0, again.said
    assert facts(folder / case.target) == whole
    report = verify(folder / case.target, level="deep", reextract=read_pages.reread)
    assert report.damages == ()
    left = [path for name in ("*.tmp", "compacting/*/*", "withdrawals/redacted/*") for path in folder.rglob(name)]
    assert [path for path in left if not path.name.startswith(("archive.json.", "source.json."))] == []


@pytest.fixture(scope="module")
def wholes(lived, tmp_path_factory):
    """For each case: how often it changes the disk, and the facts when nothing gets in its way."""
    found = {}

    def whole(name):
        if name not in found:
            case, folder = CASES[name], tmp_path_factory.mktemp("whole")
            prepare(case, lived, folder)
            ended = run(case, folder, Counting())
            assert ended.code == 0, ended.said
            assert ended.changes > 10
            found[name] = ended.changes, facts(folder / case.target)
        return found[name]

    return whole


def places(count, most, shift):
    """At most so many of a command's changes, evenly spread; `shift` (0 to 1) moves them, so that tests share none."""
    if count <= most:
        return range(1, count + 1)
    return sorted({1 + int((n + shift) * count / most) for n in range(most)})


MANY = [pytest.param(3, id="some"), pytest.param(10_000, id="all", marks=pytest.mark.slow)]


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("most", MANY)
@pytest.mark.parametrize("name", CASES)
def test_killed(lived, wholes, tmp_path, name, most):
    case, (count, whole) = CASES[name], wholes(name)
    ways = itertools.cycle(("before", "amid", "behind"))
    for nth, when in zip(places(count, most, 0.9), ways, strict=False):
        folder = tmp_path / f"{nth}-{when}"
        prepare(case, lived, folder)
        ended = run(case, folder, Killing(nth, when))
        assert ended.code is None, f"{name} was not killed at {nth}: {ended.said}"
        if case.spoil is None:
            facts(folder / "archive", ArchiveLocked)
        check_end(case, folder, whole)
        shutil.rmtree(folder)


TIMES = [pytest.param(1, id="once"), pytest.param(40, id="often", marks=pytest.mark.slow)]


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("name", CASES)
def test_killed_at_any_instant(lived, wholes, tmp_path, name, times):
    """Between two changes of ours, within one of SQLite's: wherever the time falls."""
    case, (_, whole) = CASES[name], wholes(name)
    dice = random.Random(f"{name} {times}")
    longest = 0.2
    for n in range(times):
        folder = tmp_path / str(n)
        prepare(case, lived, folder)
        for _ in range(3):
            ended = run(case, folder, kill_after=dice.uniform(0, longest))
            if ended.code is None:
                longest *= 1.2
            else:
                longest /= 1.5
                break
        check_end(case, folder, whole)
        shutil.rmtree(folder)


REFUSALS = [
    pytest.param(errno.ENOSPC, False, id="no space, once"),
    pytest.param(errno.EIO, True, id="broken from then on"),
]


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("error", "broken"), REFUSALS)
@pytest.mark.parametrize("most", MANY)
@pytest.mark.parametrize("name", CASES)
def test_refused(lived, wholes, tmp_path, name, most, error, broken):
    case, (count, whole) = CASES[name], wholes(name)
    for nth in places(count, most, 0.6 if broken else 0.2):
        folder = tmp_path / str(nth)
        prepare(case, lived, folder)
        ended = run(case, folder, Refusing(nth, error, broken=broken))
        assert "Traceback" not in ended.said, ended.said
        assert ended.code in (0, 1), ended.said
        if ended.code:
            assert "newsscraper: " in ended.said
            assert "nothing that was committed is lost" in ended.said
        if case.spoil is None:
            facts(folder / "archive", ArchiveLocked)
        check_end(case, folder, whole)
        shutil.rmtree(folder)
