"""Classes of any ontology → the kinds that kg tells apart in a text."""

from __future__ import annotations

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import OWL, PROV

from kg.rdf.vocab import KG, SCHEMA

WIDE = {
    OWL.Thing,
    RDFS.Resource,
    SCHEMA.Thing,
    SCHEMA.CreativeWork,
    PROV.Entity,
}  # kinds below them say nothing of them


def local_name(iri: object) -> str:
    """The last part of an IRI, after its # or /."""
    return str(iri).rstrip("#/").replace("#", "/").rsplit("/", 1)[-1]


def adopt_classes(graph: Graph, own: Graph) -> None:
    """Make kinds of the classes that a user's ontology puts below one, with their labels as cues.

    What his ontology gives as a cue is none of the built-in kinds any more.
    """
    kinds = {local_name(iri) for iri in graph.subjects(RDF.type, KG.Kind)}
    classes = {s for c in (OWL.Class, RDFS.Class) for s in own.subjects(RDF.type, c) if isinstance(s, URIRef)}
    for iri in sorted(classes):
        if local_name(iri) not in kinds:
            main = [k for k in sorted(admitted_kinds(graph, iri)) if graph.value(KG[k], KG.colour)]
            if len(main) == 1:
                graph += [(iri, RDF.type, KG.Kind), (iri, RDFS.subClassOf, KG[main[0]])]
                for label in own.objects(iri, RDFS.label):
                    graph.add((iri, KG.cue, Literal(str(label).lower())))
    mine = {iri for iri in own.subjects(RDF.type, None) if (iri, RDF.type, KG.Kind) in graph}
    taken = {str(cue) for iri in mine for cue in graph.objects(iri, KG.cue)}
    for kind, _, cue in list(graph.triples((None, KG.cue, None))):
        if kind not in mine and str(cue) in taken:
            graph.remove((kind, KG.cue, cue))


def admitted_kinds(graph: Graph, wanted: URIRef) -> frozenset[str]:
    """The kinds that a class at an end of a relation admits, by local name; none where kg cannot tell.

    A kind admits its main kind as well, for a text seldom tells more ("Halden Robotics" is some organization). A class
    from elsewhere is taken for the kind that is aligned with it or has its local name, else for what its superclass is.
    """
    kinds = {local_name(iri): iri for iri in graph.subjects(RDF.type, KG.Kind) if isinstance(iri, URIRef)}
    seen, level = set[object](), [wanted]
    while level:
        found = {name for iri in level for name in same_kinds(graph, kinds, iri)}
        if found:
            return frozenset(
                found | {main for name in found if name in kinds for main in main_kinds(graph, kinds[name])}
            )
        seen.update(level)
        above = {p for iri in level for p in graph.objects(iri, RDFS.subClassOf) if isinstance(p, URIRef)}
        level = sorted(above - seen)
    return frozenset()


def kinds_at(graph: Graph, iri: URIRef, *properties: URIRef) -> frozenset[str]:
    """The kinds that may stand at an end; no wish where one of its classes is nothing that kg tells apart."""
    classes = [o for p in properties for o in graph.objects(iri, p) if isinstance(o, URIRef)]
    kinds = [admitted_kinds(graph, wanted) for wanted in classes]
    return frozenset[str]().union(*kinds) if all(kinds) else frozenset()


def same_kinds(graph: Graph, kinds: dict[str, URIRef], iri: URIRef) -> set[str]:
    """The kinds that a class is, or that are declared to lie right below it."""
    if iri in WIDE:
        return set()
    if iri in KG or local_name(iri) in kinds:
        return {local_name(iri)}
    return {local_name(k) for k in graph.subjects(RDFS.subClassOf, iri) if str(k).startswith(str(KG))}


def main_kinds(graph: Graph, kind: URIRef) -> set[str]:
    """The kinds with a colour at or above a kind: those that people see."""
    return {local_name(k) for k in graph.transitive_objects(kind, RDFS.subClassOf) if graph.value(k, KG.colour)}
