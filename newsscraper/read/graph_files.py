"""A network in the formats that programs for networks read: GraphML, GEXF 1.3, CSV, and JSON as node-link data.

Gephi, Cytoscape, yEd, igraph and NetworkX open them. Characters that XML 1.0 cannot hold are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from xml.sax.saxutils import escape, quoteattr

import msgspec

from newsscraper.read.graph import Edge, Graph, Node, titled

FORMATS = ("graphml", "gexf", "csv", "json")
"""The formats; `csv` is two tables, nodes and edges."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no `Char` of XML 1.0."""
_ATTRIBUTES = ("label", "kind", "source", "date", "url", "articles")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NODE_COLUMNS = tuple(field.name for field in fields(Node))
EDGE_COLUMNS = ("source", "target", "weight", "type")


def text(graph: Graph, form: str) -> Iterator[str]:
    """Yield a network as GraphML, GEXF or JSON, piece by piece."""
    return {"graphml": _graphml, "gexf": _gexf, "json": _json}[form](graph)


def node_rows(graph: Graph) -> Iterator[list[object]]:
    """Yield the table of nodes, in the order of `NODE_COLUMNS`."""
    for node in map(titled, graph.nodes):
        yield [_plain(getattr(node, name)) for name in NODE_COLUMNS]


def edge_rows(graph: Graph) -> Iterator[list[object]]:
    """Yield the table of edges, in the order of `EDGE_COLUMNS`."""
    kind = "Directed" if graph.directed else "Undirected"
    for edge in graph.edges:
        yield [edge.source, edge.target, edge.weight, kind]


def _plain(value: object) -> object:
    return "" if value is None else value


# ── GraphML ──────────────────────────────────────────────────────────────────────────────────────


def _graphml(graph: Graph) -> Iterator[str]:
    yield _XML + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name in _ATTRIBUTES:
        yield f'<key id="{name}" for="node" attr.name="{name}" attr.type="{_type(name, "int")}"/>\n'
    yield '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n'
    yield f'<graph id="{graph.kind}" edgedefault="{"directed" if graph.directed else "undirected"}">\n'
    for node in map(titled, graph.nodes):
        data = "".join(f'<data key="{name}">{escape(_valid(value))}</data>' for name, value in _values(node))
        yield f"<node id={_quoted(node.id)}>{data}</node>\n"
    for edge in graph.edges:
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        yield f'<edge {ends}><data key="weight">{edge.weight}</data></edge>\n'
    yield "</graph>\n</graphml>\n"


# ── GEXF ─────────────────────────────────────────────────────────────────────────────────────────


def _gexf(graph: Graph) -> Iterator[str]:
    yield _XML + '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f'<graph mode="static" defaultedgetype="{"directed" if graph.directed else "undirected"}">\n'
    named = "".join(
        f'<attribute id="{n}" title="{name}" type="{_type(name, "integer")}"/>'
        for n, name in enumerate(_ATTRIBUTES[1:])
    )
    yield f'<attributes class="node">{named}</attributes>\n<nodes>\n'
    for node in map(titled, graph.nodes):
        values = ((_ATTRIBUTES.index(name) - 1, value) for name, value in _values(node) if name != "label")
        data = "".join(f'<attvalue for="{n}" value={_quoted(value)}/>' for n, value in values)
        yield f"<node id={_quoted(node.id)} label={_quoted(node.label)}><attvalues>{data}</attvalues></node>\n"
    yield "</nodes>\n<edges>\n"
    for n, edge in enumerate(graph.edges):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        yield f'<edge id="{n}" {ends} weight="{edge.weight}"/>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _type(name: str, number: str) -> str:
    return number if name == "articles" else "string"


def _values(node: Node) -> Iterator[tuple[str, str]]:
    for name in _ATTRIBUTES:
        value = getattr(node, name)
        if value is not None:
            yield name, str(value)


def _valid(value: str) -> str:
    return _FORBIDDEN.sub("", value)


def _quoted(value: str) -> str:
    return quoteattr(_valid(value))


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────


def _json(graph: Graph) -> Iterator[str]:
    directed = "true" if graph.directed else "false"
    yield f'{{"directed": {directed}, "multigraph": false,\n"graph": {{"kind": "{graph.kind}"}},\n'
    yield '"nodes": [\n' + ",\n".join(map(_line, map(titled, graph.nodes))) + "],\n"
    yield '"edges": [\n' + ",\n".join(map(_line, graph.edges)) + "]}\n"


def _line(value: Node | Edge) -> str:
    return msgspec.json.encode(value).decode()
