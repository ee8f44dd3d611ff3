"""The network → GraphML, for yEd, Cytoscape, igraph and networkx itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import networkx as nx

from kg.files import write_whole
from kg.publish.flat import flatten


def write(network: nx.MultiDiGraph[str], path: Path) -> None:
    """Write nodes and edges with all attributes; lists as JSON."""
    buffer = BytesIO()
    nx.write_graphml_xml(flatten(network), buffer, prettyprint=True, named_key_ids=True, edge_id_from_attribute=None)
    write_whole(path, buffer.getvalue())
