"""Networks of related links and tags, and the files that other programs open."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import networkx
import pytest

from newsscraper.errors import UsageError
from newsscraper.items import Record, Related
from newsscraper.read import open_archive
from newsscraper.read.graph import Edge, Graph, Node, tags
from newsscraper.read.graph_files import edge_rows, node_rows, text

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import SITE, FakeClock, visit, writer

SLUG = "نهر-وسد"


def links(*urls):
    return {"related": tuple(Related(title="خبر آخر", url=url) for url in urls)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """1 → 2 in two spellings; 1 → 3 by the address that redirects to it; 2 → 1, and elsewhere twice; 3 → itself."""
    root, clock = tmp_path_factory.mktemp("archive"), FakeClock()
    far = "https://elsewhere.example/أخبار/سد"
    made = [
        (1, links(f"http://www.{SITE[8:]}/post/2/{quote(SLUG)}?fbclid=x", f"{SITE}/post/2/{SLUG}/", f"{SITE}/old/3")),
        (2, links(f"{SITE}/post/1#comments", far, "https://elsewhere.example/" + quote("أخبار/سد"))),
        (3, links(f"{SITE}/post/3")),
    ]  # fmt: skip
    with writer(root, clock) as store:
        for n, fields in made:
            address = f"{SITE}/post/2/{SLUG}" if n == 2 else f"{SITE}/post/{n}"
            hops = (f"{SITE}/old/3",) if n == 3 else ()
            fields |= {"canonical_url": address, "section": "بيئة" if n == 1 else "محليات"}
            one = visit(n, url=address, hops=hops, fields=fields)
            asked = replace(one.entry, url=hops[0]) if hops else one.entry
            store.submit(replace(one, entry=asked)).result()
    return open_archive(root)


def by_number(archive):
    return {record.canonical_url.split("/")[4]: record.id for record in archive.articles()}


def test_links_meet_in_every_spelling_and_through_redirects(archive):
    ids, graph = by_number(archive), archive.graph()
    edges = {(edge.source, edge.target): edge.weight for edge in graph.edges}
    (unknown,) = [node for node in graph.nodes if node.kind == "unknown"]
    assert edges == {
        (ids["1"], ids["2"]): 2,
        (ids["1"], ids["3"]): 1,
        (ids["2"], ids["1"]): 1,
        (ids["2"], unknown.id): 2,
    }
    assert graph.directed
    assert (unknown.label, unknown.articles) == ("خبر آخر", 0)


def test_a_target_outside_of_the_selection_is_named_and_marked(archive):
    ids = by_number(archive)
    nodes = {node.id: node for node in archive.graph(section="بيئة").nodes}
    assert {name: node.kind for name, node in nodes.items()} == {
        ids["1"]: "selected",
        ids["2"]: "archived",
        ids["3"]: "archived",
    }
    assert nodes[ids["2"]].label == "افتتاح المكتبة العامة رقم 2"
    assert nodes[ids["2"]].date == "2026-03-14"


def article(*tags):
    return Record(id="art_x", source="akhbar", url=f"{SITE}/x", tags=tags)


def test_tags_that_stand_together_meet_in_every_spelling():
    graph = tags([article("أزمة المياه", "السد", "نهر"), article("ازمه المياه", "السد"), article("أزمة المياه")])
    edges = {(edge.source, edge.target): edge.weight for edge in graph.edges}
    assert edges == {("ازمه المياه", "السد"): 2, ("ازمه المياه", "نهر"): 1, ("السد", "نهر"): 1}
    assert {node.label: node.articles for node in graph.nodes} == {"أزمة المياه": 3, "السد": 2, "نهر": 1}
    assert not graph.directed
    assert [edge.weight for edge in tags([article("ا", "ب"), article("ب", "ا", "ت")], least=2).edges] == [2]


def test_a_tag_given_twice_stands_with_nothing():
    assert tags([article("سد", "سَدّ", "…")]).edges == ()


HOSTILE = Graph(
    kind="related",
    directed=True,
    nodes=(
        Node(id='a"<&>\x00\x0b', label="سطر\nثان ]]> \ufffe\x1f&amp; '\"", kind="selected", date="2026-03"),
        Node(id="b", label="", kind="unknown", url="https://b.example/?a=1&b=2", articles=0),
    ),
    edges=(Edge(source='a"<&>\x00\x0b', target="b", weight=3),),
)  # fmt: skip


@pytest.mark.parametrize(("form", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_other_programs_open_it_whatever_the_texts_are(form, read):
    found = read(io.BytesIO("".join(text(HOSTILE, form)).encode()))
    assert found.is_directed()
    assert [*found.nodes] == ['a"<&>', "b"]
    assert found.nodes['a"<&>']["label"].split() == ["سطر", "ثان", "]]>", "&amp;", "'\""]
    assert found.nodes["b"]["label"] == "https://b.example/?a=1&b=2"
    assert found.nodes["b"]["articles"] == 0
    assert [*found.edges(data="weight")] == [('a"<&>', "b", 3)]


def test_the_archive_s_own_network_opens_as_json_and_tables(archive):
    graph = archive.graph()
    told = json.loads("".join(text(graph, "json")))
    found = networkx.node_link_graph(told, edges="edges")
    assert (len(found.nodes), len(found.edges)) == (len(graph.nodes), len(graph.edges))
    assert len(list(node_rows(graph))) == len(graph.nodes)
    assert {row[3] for row in edge_rows(graph)} == {"Directed"}
    with pytest.raises(UsageError, match="there are related, tags"):
        archive.graph("people")
