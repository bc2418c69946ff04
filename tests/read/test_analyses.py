"""The analyses of an archive from Python: the words of the command line, and what none of them may do."""

import inspect
import shutil
import sys
from pathlib import Path

import msgspec
import pytest

from newsscraper.cli import cli
from newsscraper.errors import UnknownSource, UsageError
from newsscraper.read import OpenArchive, open_archive
from newsscraper.read.digest_page import page
from newsscraper.read.graph_files import text

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer

SECRET = "زعفران"
WORDS = f"الماء والنهر والسد {SECRET} والقرية والجبل والوادي والحقل والقمح والزيتون والمدرسة والطريق والسوق"
EARLY = "2026-01-01"

ANALYSES = {
    "clusters": lambda archive: [*archive.clusters()],
    "compare": lambda archive: archive.compare("title:1", "source:akhbar"),
    "digest": lambda archive: archive.digest(EARLY),
    "edits": lambda archive: archive.edits(),
    "graph": lambda archive: archive.graph(),
    "graph of tags": lambda archive: archive.graph("tags"),
    "kwic": lambda archive: archive.kwic(SECRET),
    "collocates": lambda archive: archive.collocates(SECRET),
    "latest": lambda archive: archive.latest(),
    "sample": lambda archive: archive.sample(5, one_per_cluster=True),
    "timeline": lambda archive: archive.timeline(),
}


def submit(store, clock, *numbers):
    for n in numbers:
        fields = {"body": f"{WORDS} {WORDS[::-1]}", "title": f"{SECRET} {n}", "tags": (SECRET, f"وسم {n}")}
        store.submit(visit(n, at=clock.pass_(minutes=1), fields=fields)).result()


def fill(root):
    clock = FakeClock()
    with writer(root, clock) as store:
        submit(store, clock, 1, 2, 3)
    with writer(root, clock) as store:
        edited = {"title": f"{SECRET} جديد", "body": f"{WORDS} {WORDS[::-1]}", "tags": (SECRET,)}
        store.submit(visit(1, at=clock.pass_(hours=3), fields=edited)).result()
    return clock


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    fill(folder)
    return folder


@pytest.fixture(params=ANALYSES)
def analysis(request):
    return ANALYSES[request.param]


def test_the_words_are_those_of_the_command_line():
    commands = {
        "clusters",
        "compare",
        "diff",
        "digest",
        "edits",
        "history",
        "kwic",
        "latest",
        "raw",
        "sample",
        "timeline",
    }
    assert commands <= {*cli.list_commands(None)}
    assert all(callable(getattr(OpenArchive, name)) for name in commands)
    for name in commands:
        options = {option.name for option in cli.get_command(None, name).params}
        words = {*inspect.signature(getattr(OpenArchive, name)).parameters} & {
            "by",
            "per",
            "most",
            "least",
            "within",
            "seed",
        }
        assert words <= options


def test_a_crawl_that_is_writing_changes_nothing(tmp_path, analysis):
    clock = fill(tmp_path)
    archive = open_archive(tmp_path)
    before = msgspec.json.encode(analysis(archive))
    with writer(tmp_path, clock) as store:
        submit(store, clock, 7, 8)
        assert msgspec.json.encode(analysis(archive)) == before
    assert msgspec.json.encode(analysis(archive)) != before or analysis is ANALYSES["edits"]


def test_a_source_copied_without_its_state_gives_the_same(root, tmp_path, analysis):
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    for path in copy.rglob("*.sqlite*"):
        path.unlink()
    assert msgspec.json.encode(analysis(open_archive(copy))) == msgspec.json.encode(analysis(open_archive(root)))


def test_an_empty_archive_is_no_trouble(tmp_path, analysis):
    with writer(tmp_path):
        pass
    assert SECRET.encode() not in msgspec.json.encode(analysis(open_archive(tmp_path)))


def test_nothing_shows_what_was_withdrawn(tmp_path, analysis):
    clock = fill(tmp_path)
    ids = [record.id for record in open_archive(tmp_path).articles()]
    with writer(tmp_path, clock) as store:
        store.withdraw(ids, reason="person")
    archive = open_archive(tmp_path)
    assert SECRET.encode() not in msgspec.json.encode(analysis(archive))
    assert SECRET not in "".join(page(archive.digest(EARLY))) + "".join(text(archive.graph("tags"), "gexf"))


LIMITED = ["clusters", "compare", "digest", "edits", "graph", "kwic", "latest", "sample", "timeline"]
ASKED = {"compare": ("سد", "نهر"), "digest": (EARLY,), "kwic": ("سد",), "sample": (5,)}


@pytest.mark.parametrize("name", LIMITED)
def test_limits_that_are_none_are_sentences(root, name):
    ask = getattr(open_archive(root), name)
    with pytest.raises(UnknownSource):
        list(ask(*ASKED.get(name, ()), source="nobody"))
    if name != "digest":
        with pytest.raises(UsageError):
            list(ask(*ASKED.get(name, ()), since="yesterday"))


def test_the_last_edit_is_what_a_difference_shows_by_itself(root):
    archive = open_archive(root)
    (edit,) = archive.edits()
    assert (archive.diff(edit.id).before, archive.diff(edit.id).after) == (1, 2)
    assert archive.diff(edit.id, 2).words_added == 0
    with pytest.raises(UsageError, match="one version only"):
        archive.diff(archive.latest()[-1].id)
    with pytest.raises(UsageError, match="versions 1 to 2, not 7"):
        archive.diff(edit.id, 1, 7)
