"""ontology/checks: what SHACL cannot say, as SPARQL. Each query finds the nodes that break one rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from kg.ontology import builtin_folder
from kg.rdf.prefixes import OUTSIDE, URI_SPACE
from kg.validate.report import Severity

TERMS = NamedNode(OUTSIDE["kg"])  # the graph that the ontology lies in beside the one that is checked
Found = tuple[str, str]  # a node, and what is wrong with it


@dataclass(frozen=True, slots=True)
class Check:
    """A rule in words, how bad it is to break it, and a query for ?node and ?value of whatever does."""

    rule: str
    severity: Severity
    sparql: str

    def run(self, store: Store) -> Iterator[Found]:
        """Whatever breaks the rule in a store that was prepared for checks."""
        found = store.query(self.sparql)
        assert isinstance(found, QuerySolutions)
        for row in found:
            node, value = row["node"], row["value"]
            yield getattr(node, "value", str(node)), value.value if isinstance(value, Literal) else ""


def read_check(sparql: str) -> Check:
    """A check with its header of comments.

    >>> read_check("# title: all is well\\n# severity: info\\nSELECT …").severity
    <Severity.INFO: 'info'>
    """
    header = dict(re.findall(r"^# (title|severity): *(.+)$", sparql, re.MULTILINE))
    return Check(header["title"], Severity(header["severity"]), sparql)


@cache
def stored_checks() -> tuple[Check, ...]:
    """All checks, by the names of their files."""
    paths = sorted((builtin_folder() / "checks").glob("*.rq"))
    return tuple(read_check(path.read_text(encoding="utf-8")) for path in paths)


def prepare(store: Store, base: str) -> None:
    """Lay the ontology, and where the ids of the graph live, beside the graph, where checks look for them."""
    for name in ("kg.ttl", "plover.ttl"):
        store.bulk_load(path=builtin_folder() / name, format=RdfFormat.TURTLE, to_graph=TERMS)
    store.add(Quad(NamedNode(base), URI_SPACE, Literal(base), TERMS))
