# ruff: noqa: E501
"""Our scores never fall below their floors: own pages always, real ones where they are beside the checkout."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import extraction, scoring
from newsscraper.extract.listing import links

PINNED = json.loads(extraction.FLOORS.read_text(encoding="utf-8"))
LISTINGS = extraction.BESIDE / "corpus" / "ar-listing"


@pytest.mark.parametrize("name", ["own", "ar", "en-wcxb"])
def test_scores_hold_their_floors(name):
    folder = extraction.gold_sets().get(name)
    if folder is None:
        pytest.skip(f"the pages of {name} are not beside the checkout")
    assert name in PINNED["floors"], "run: python benchmarks/extraction.py --pin"
    assert extraction.losses(PINNED["floors"][name], extraction.ours(folder)[0].scores) == []


@pytest.mark.skipif(not LISTINGS.is_dir(), reason="the folder of real pages is not beside the checkout")
@pytest.mark.parametrize("path", sorted(LISTINGS.rglob("*.links.json")), ids=lambda p: p.name)
def test_real_front_pages_give_at_least_95_percent_and_95_percent_right(path: Path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    html = gzip.decompress(path.with_name(path.name.replace(".links.json", ".html.gz")).read_bytes())
    wanted = {article["url"]: article["title"] for article in gold["articles"]}
    found = {link.url: link.title for link in links(html, url=gold["url"])}
    both = wanted.keys() & found.keys()
    assert len(both) >= 0.95 * len(wanted)
    assert len(both) >= 0.95 * len(found)
    assert sum(scoring.flat(wanted[url]) == scoring.flat(found[url]) for url in both) >= 0.95 * len(both)


def test_a_worse_figure_is_a_loss_and_a_better_one_is_none():
    floors = {"body_f1": 0.99, "noise": 0.01}
    assert extraction.losses(floors, {"body_f1": 0.995, "noise": 0.0}) == []
    assert len(extraction.losses(floors, {"body_f1": 0.98, "noise": 0.02})) == 2
    assert len(extraction.losses(floors, {"noise": 0.0})) == 1


def test_pinning_refuses_a_loss_without_a_reason(tmp_path, monkeypatch, capsys):
    floors = tmp_path / "scores.json"
    high = {"body_f1": 2.0}
    floors.write_text(json.dumps({"floors": {"own": high}, "losses": []}))
    monkeypatch.setattr(extraction, "FLOORS", floors)
    monkeypatch.setattr(extraction, "ROOT", tmp_path)
    monkeypatch.setattr(extraction, "gold_sets", lambda: {"own": extraction.OWN_PAGES})
    assert extraction.pin(None) == 1
    assert "body_f1" in capsys.readouterr().err
    assert json.loads(floors.read_text())["floors"]["own"] == high
    assert extraction.pin("the gold was wrong") == 0
    assert json.loads(floors.read_text())["losses"][0]["reason"] == "the gold was wrong"


def test_a_page_without_an_answer_counts_as_empty():
    gold = {
        "title": "ع",
        "date_published": "2026-03-01",
        "published_at": None,
        "tags": ["أ"],
        "related": [],
        "body": ["نص"],
    }
    assert scoring.means({"x": gold}, {}) == {
        "body_f1": 0.0, "title": 0.0, "date": 0.0, "date_wrong": 0.0, "instant_invented": 0.0, "tags": 0.0, "related": 1.0,
    }  # fmt: skip


def test_memory_in_use_stays_flat_over_many_pages():
    sizes = extraction.memory(extraction.OWN_PAGES, 300)
    assert sizes[-1] <= sizes[2] + 3
