"""Each place in the code that changes the disk fails once: nothing committed is lost, and the next run goes on.

The places are read off the source, so that a new one without a test is noticed.
"""

import contextlib
import errno
import re
import sqlite3
import sys
from pathlib import Path

import pytest
import read_pages
from made_visits import FakeClock
from read_pages import FIRST, SECOND, html, submit

import newsscraper.store
from newsscraper.errors import ArchiveNotWritable
from newsscraper.items import FrontierEntry
from newsscraper.read import open_archive
from newsscraper.store import recall
from newsscraper.store.files import Files
from newsscraper.store.verify import verify

STORE = Path(newsscraper.store.__file__).parent
CHANGES = tuple(name for name in vars(Files) if not name.startswith("_") and name not in ("free", "close"))
CALL = re.compile(rf"\b_?files\.(?:{'|'.join(CHANGES)})\(")
WRITING = ("parts", "commit", "seal", "manifest", "compact", "withdraw", "withdrawals", "tombstone", "seen", "home")
UNUSUAL = {
    ("compact", "remove_folder(draft)"),
    ("compact", "rename(path"),
    ("parts", "cut("),
    ("withdraw", "unlink("),
    ("seal", "unlink("),
}
"""Ways back from other failures, and what only follows on damage or strangers: tested in test_faults, test_torn,
test_withdraw, test_compact. Rebuilding, repairs, imports, backups and recovery: each change of theirs in
test_commands_die."""
URL = "https://annahar.dar.example/news/{}"


def _places():
    for module in WRITING:
        for number, line in enumerate((STORE / f"{module}.py").read_text(encoding="utf-8").splitlines(), 1):
            if CALL.search(line) and not any(module == where and what in line for where, what in UNUSUAL):
                yield pytest.param((f"{module}.py", number), id=f"{module}:{number}-{line.strip()[:50]}")


class Breaking(Files):
    """A file layer that refuses the first call from one place."""

    def __init__(self, place):
        self.place, self.was_met = place, False


def _refusing(name):
    def method(self, *args):
        frame = sys._getframe(1)
        if not self.was_met and (Path(frame.f_code.co_filename).name, frame.f_lineno) == self.place:
            self.was_met = True
            error = sqlite3.OperationalError("disk I/O error")
            raise error if name == "commit" else OSError(errno.ENOSPC, "No space left on device")
        return getattr(Files, name)(self, *args)

    return method


for _name in CHANGES:
    setattr(Breaking, _name, _refusing(_name))


def page(n, word=""):
    related = ((URL.format(0), "خبر سيسحب من كل مكان"), (URL.format(8), "خبر آخر يبقى في مكانه"))
    title = "خبر سيسحب من كل مكان" if n == 0 else f"خبر المدينة رقم {n} {word}"
    return html(title, FIRST, SECOND, word or FIRST, related=related if n else ())


def _write(root, clock, files):
    with read_pages.store(root, "annahar", clock, files=files) as writer:
        writer.add([FrontierEntry(url=URL.format(99))])
        for n in range(3):
            submit(writer, read_pages.visit("annahar", URL.format(n), page(n), at=clock.now))


def _write_more(root, clock, files):
    with read_pages.store(root, "annahar", clock, files=files) as writer:
        submit(writer, read_pages.visit("annahar", URL.format(1), page(1, "جديد"), at=clock.now))


def _write_late(root, clock, files):
    with read_pages.store(root, "annahar", clock, files=files) as writer:
        submit(writer, read_pages.visit("annahar", URL.format(1), page(1, "متأخر"), at=clock.now))


def _withdraw(root, clock, files):
    with read_pages.store(root, "annahar", clock, files=files) as writer:
        ids = [r.id for r in open_archive(root).articles() if r.url == URL.format(0)]
        writer.withdraw(ids, reason="error")


def _close_days(root, clock, files):
    read_pages.store(root, "annahar", clock, files=files).close()


LIFE = ((_write, 0), (_write_more, 0), (_close_days, 4), (_write_late, -4), (_withdraw, 0), (_close_days, 5))
"""What happens, after how many days: late lines of a compacted day among it."""


def live(root, files):
    """Let it all happen; return how often the disk refused. What failed is done again, as an operator would."""
    clock, refused = FakeClock(), 0
    for step, days in LIFE:
        clock.pass_(days=days)
        try:
            step(root, clock, files)
        except ArchiveNotWritable:  # nothing else: the operator gets a sentence, not a traceback
            refused += 1
            step(root, clock, files)
    with contextlib.closing(read_pages.store(root, "annahar", clock)) as writer:
        assert writer.damage == []
    return refused


def facts(root):
    """What must be the same whatever failed."""
    archive = open_archive(root)
    versions = sorted((r.url, r.version, r.title, r.status) for r in archive.articles(latest=False))
    assert all(archive.raw(r) for r in archive.articles(latest=False) if r.status == "usable")
    return versions


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    root = tmp_path_factory.mktemp("whole")
    assert live(root, Files()) == 0
    return facts(root)


@pytest.mark.parametrize("place", list(_places()))
def test_one_place_fails_once(tmp_path, whole, place):
    files = Breaking(place)
    refused = live(tmp_path, files)
    assert files.was_met, "no test reaches this place: let one of the steps of LIFE do it"
    assert refused <= 1
    assert facts(tmp_path) == whole
    report = verify(tmp_path, level="deep", reextract=read_pages.reread)
    assert report.damages == ()
    assert not list(tmp_path.rglob("*.tmp"))
    assert recall.withdraw(tmp_path, {}, reason="error", run_id="x", clock=FakeClock()).places == {"": []}
