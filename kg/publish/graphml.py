"""The network → GraphML, for yEd, Cytoscape, igraph and networkx itself."""

from __future__ import annotations

from io import BytesIO

import networkx as nx

from kg.publish.flat import flatten


def serialize(network: nx.MultiDiGraph[str]) -> bytes:
    """Nodes and edges with all attributes; lists as JSON."""
    buffer = BytesIO()
    nx.write_graphml_xml(flatten(network), buffer, prettyprint=True, named_key_ids=True)
    return buffer.getvalue()
