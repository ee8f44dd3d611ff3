"""RDF → Turtle to be read by people: entities first, one block a node, the same bytes for the same triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import NamedNode, Quad

from kg.publish.view import View
from kg.rdf.known import RDF
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import Line, Short

GRAPH, REST = "The graph, and what made it", "Terms used above"
SECTIONS = {  # what stands below each prefix
    **dict.fromkeys(("run", "program", "extension"), GRAPH),
    "id": "Entities",
    **dict.fromkeys(("office", "membership"), "Offices: who holds them, and when"),
    "statement": "Statements",
    "state": "States: from when until when they held",
    "event": "Events",
    "time": "Times",
    "claim": "Claims: where each statement is made",
    "ev": "Evidence: the sentences",
    "report": "Reports: texts that copies share",
    "article": "Articles",
    "outlet": "Outlets: who printed them",
    "link": "Links: the same thing elsewhere",
}
NAMES = ("skos:prefLabel", "rdfs:label", "skos:altLabel")
FIRST = ("a", *NAMES, "rdf:reifies", "rdf:subject", "rdf:predicate", "rdf:object")  # what a reader looks for in a block

Facts = Mapping[str, list[str]]  # node -> "rank predicate object", in any order, perhaps twice


def write(view: View) -> Iterator[bytes]:
    """The union of all graphs: only prefixes that are used, then the sections, each sorted by node."""
    short = Short(view.base)
    facts = gather(view.lines, short)
    yield declare(short)
    yield from sections(facts, short)


def gather(lines: Iterable[Line | Quad], short: Short) -> Facts:
    """What is said of each node, as text. A predicate comes after its rank: one digit, by which facts are sorted."""

    @cache
    def ranked(predicate: NamedNode) -> str:
        name = "a" if predicate == RDF.type else short[predicate]
        return f"{FIRST.index(name) if name in FIRST else len(FIRST)}{name}"

    facts, last, about = defaultdict[str, list[str]](list), None, list[str]()
    for subject, predicate, obj, _ in lines:
        if subject is not last:  # lines of one node mostly follow one another
            last, about = subject, facts[short[subject]]
        about.append(f"{ranked(predicate)} {short[obj]}")
    return facts


def declare(short: Short) -> bytes:
    """The prefixes that were used, and an empty line."""
    known = prefixes(short.base)
    return ("".join(f"@prefix {name}: <{known[name]}> .\n" for name in sorted(short.used)) + "\n").encode()


def sections(facts: Facts, short: Short) -> Iterator[bytes]:
    """The nodes by what they are, under headings."""
    members = defaultdict[str, list[str]](list)
    for node in sorted(facts):
        title = GRAPH if node == f"<{short.base}>" else SECTIONS.get(short.prefix(node), REST)
        members[title].append(node)
    between = ""
    for title in (title for title in dict.fromkeys((GRAPH, *SECTIONS.values(), REST)) if members[title]):
        yield f"{between}# {title}\n".encode()
        for node in members[title]:
            yield f"\n{block(node, facts[node])}".encode()
        between = "\n"


def block(node: str, facts: Iterable[str]) -> str:
    """One node with all that is said of it, each thing once: type, names and triple first, the rest by predicate."""
    text, lead, last, verb = list[str](), f"{node} ", "", ""
    for fact in sorted(facts):
        predicate, _, obj = fact.partition(" ")
        if predicate != verb:
            text.append(f"{lead}{predicate[1:]} {obj}")
            verb, lead = predicate, " ;\n    "
        elif fact != last:
            text.append(f", {obj}")
        last = fact
    return "".join(text) + " .\n"
