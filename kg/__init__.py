"""kg: news in, knowledge graph out, and every edge carries the sentence that says it.

import kg

graph = kg.build("article.txt")
for claim in graph.claims:
    print(claim, "::", claim.quote)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, KgError
from kg.model import Article, Claim, Entity, Mention, Reading, Span, Status

if TYPE_CHECKING:
    from kg.graph import Edge, Graph
    from kg.pipeline import build
    from kg.source import open_graph

__all__ = [
    "Article",
    "Claim",
    "Edge",
    "Entity",
    "Graph",
    "InputError",
    "KgError",
    "Mention",
    "Reading",
    "Span",
    "Status",
    "build",
    "open_graph",
]

_HEAVY = {  # they bring spaCy and networkx along
    "build": "kg.pipeline",
    "Edge": "kg.graph",
    "Graph": "kg.graph",
    "open_graph": "kg.source",
}


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for, so that `import kg` and `kg --help` are quick."""
    if name in _HEAVY:
        return getattr(import_module(_HEAVY[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
