"""Re-extractions and collections, by choice."""

import shutil
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsscraper.errors import UsageError
from newsscraper.read import open_archive, selection
from newsscraper.read.query import parse
from newsscraper.read.search import Search

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, visit, writer


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two articles; two days later a better extractor reads the second one otherwise, and a day later again."""
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    with writer(root, clock) as store:
        for n in (1, 2):
            html = f"<html>صفحة {n}</html>"
            store.submit(visit(n, at=clock.pass_(minutes=1), html=html, fields={"tags": ("قديم",)})).result()

    def better(extractor, tags):
        return lambda record, _: replace(
            record, extractor=extractor, tags=tags if record.url.endswith("/2") else record.tags
        )

    for extractor, tags in (("newsscraper 8", ("أوسط",)), ("newsscraper 9", ("جديد",))):
        clock.pass_(days=2)
        with writer(root, clock) as store:
            store.reextract(better(extractor, tags))
    return root, clock


def tags(root, **limits):
    return [record.tags for record in open_archive(root).articles(**limits)]


def test_a_layer_is_read_when_it_is_chosen(made):
    root, clock = made
    assert tags(root) == [("قديم",), ("قديم",)]
    assert tags(root, layer="latest") == [("قديم",), ("جديد",)]
    assert tags(root, layer="latest", latest=False) == [("قديم",), ("جديد",)]
    assert tags(root, layer="latest", as_of=clock.now - timedelta(days=1)) == [("قديم",), ("أوسط",)]
    assert tags(root, layer="latest", as_of=clock.now - timedelta(days=3)) == [("قديم",), ("قديم",)]


def test_a_selection_chooses_by_what_the_layer_says(made):
    root, _ = made
    assert tags(root, layer="latest", tag="جديد") == [("جديد",)]
    assert tags(root, tag="جديد") == []
    rows = [*open_archive(root).rows(selection(layer="latest", tag="جديد"))]
    assert len(rows) == 1
    assert b'"n_versions":1' in rows[0]


def test_a_layer_that_is_none_is_a_sentence(made):
    root, _ = made
    with pytest.raises(UsageError, match="there are original and latest"):
        open_archive(root).articles(layer="newest")
    with Search(root) as search, pytest.raises(UsageError, match="leave the layer out"):
        search.page(parse("صفحة"), wanted=selection(layer="latest"))


def test_a_collection_is_several_sources(made, tmp_path):
    root, _ = made
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    archive = open_archive(copy, collections={"mine": ["akhbar", "elsewhere"], "theirs": ["elsewhere"]})
    assert len([*archive.articles(collection="mine")]) == 2
    assert archive.as_duckdb(collection="mine").execute("SELECT count(*) FROM articles").fetchone() == (2,)
    with pytest.raises(UsageError, match="is no collection; there are mine"):
        archive.articles(collection="mien")
    with pytest.raises(UsageError, match="holds no source of theirs; it holds: akhbar"):
        archive.articles(collection="theirs")


def test_publishers_are_collected_by_country(tmp_path, monkeypatch):
    from newsscraper.publishers import collections

    known = [SimpleNamespace(slug=s, country=c) for s, c in (("a", "LB"), ("b", "EG"), ("c", "LB"))]
    monkeypatch.setattr("newsscraper.publishers.readable", lambda own: (known, {}))
    found = collections.collections(tmp_path, {"mine": ("b", "c")})
    assert found == {"country:LB": ("a", "c"), "country:EG": ("b",), "mine": ("b", "c")}
