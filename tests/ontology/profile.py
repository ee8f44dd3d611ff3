"""What keeps an ontology from the OWL 2 RL profile, or an editor from reading it without guesses.

Only what our files use is known here: named classes and properties, no restrictions. Anything else is a fault, so
that whoever needs more of OWL extends this list knowingly (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from kg.rdf.prefixes import PREFIXES

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.priorVersion, OWL.deprecated}
AXIOMS = {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf, OWL.versionIRI}
AXIOMS |= {OWL.disjointWith, OWL.equivalentClass, OWL.equivalentProperty, OWL.imports}
LISTS = {OWL.members, RDF.first, RDF.rest}
TYPES = {OWL.Ontology, OWL.Class, RDFS.Class, OWL.AllDisjointClasses, *PROPERTIES}
TRAITS = {OWL.SymmetricProperty, OWL.TransitiveProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty}
EITHER = {OWL.FunctionalProperty}
RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
DATATYPES = {XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.dateTime, XSD.anyURI, RDFS.Literal}
DATATYPES |= {XSD.nonNegativeInteger, XSD.positiveInteger, XSD.double, XSD.dateTimeStamp}
METACLASSES = {URIRef(PREFIXES["kg"] + name) for name in ("Kind", "Relation", "EventRelation")}


def faults(graph: Graph) -> Iterator[str]:
    """One sentence for each."""
    yield from undeclared(graph)
    yield from puns(graph)
    yield from beyond_rl(graph)


def undeclared(graph: Graph) -> Iterator[str]:
    """Terms of which the file does not say what they are."""
    classes, properties = set(graph.subjects(RDF.type, OWL.Class)), of_kind(graph, *PROPERTIES)
    for predicate in set(graph.predicates()) - AXIOMS - LISTS - BUILT_IN - properties:
        yield f"{predicate} is used as a property and not declared"
    for predicate in (RDFS.subPropertyOf, OWL.inverseOf):
        for end in {*graph.subjects(predicate), *graph.objects(None, predicate)} - properties:
            yield f"{end} stands at an end of {predicate} and is no declared property"
    for term in set(graph.objects(None, RDF.type)) - TYPES - TRAITS - EITHER - classes:
        yield f"{term} is used as a class and not declared"
    for term in {*graph.subjects(RDFS.subClassOf), *graph.objects(None, RDFS.subClassOf)} - classes:
        yield f"{term} stands at an end of rdfs:subClassOf and is no declared class"
    for term in set(graph.objects(None, RDFS.domain)) - classes:
        yield f"{term} is a domain and no declared class"
    for term in set(graph.objects(None, RDFS.range)) - classes - DATATYPES:
        yield f"{term} is a range and neither a declared class nor a datatype of OWL 2 RL"


def puns(graph: Graph) -> Iterator[str]:
    """Terms that are several things at once, but for kinds and relations, which are so on purpose."""
    kinds = {OWL.Class, *PROPERTIES}
    for term in of_kind(graph, *kinds):
        types = set(graph.objects(term, RDF.type))
        if len(types & kinds) > 1:
            yield f"{term} is declared as several kinds of term"
        if individual := types - TYPES - TRAITS - EITHER - METACLASSES:
            yield f"{term} is a term and an individual of {', '.join(sorted(map(str, individual)))}"


def beyond_rl(graph: Graph) -> Iterator[str]:
    """What the profile forbids, or this list does not know."""
    for subject, predicate, value in graph:
        if str(predicate).startswith(RESERVED) and predicate not in AXIOMS | LISTS | BUILT_IN:
            yield f"{predicate} is more of OWL than our files use"
        if predicate in AXIOMS - {RDF.type} and (isinstance(subject, BNode) or isinstance(value, BNode)):
            yield f"{subject} {predicate} {value}: an expression where a name is wanted"
    for term in of_kind(graph, OWL.Class, RDFS.Class, *PROPERTIES, *TRAITS):
        if str(term).startswith(RESERVED):
            yield f"{term} is reserved vocabulary"
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for value in graph.objects(None, predicate):
            if str(value).startswith(RESERVED):
                yield f"{value} is reserved vocabulary"
    for term in of_kind(graph, *TRAITS) - of_kind(graph, OWL.ObjectProperty):
        yield f"{term} has a trait of object properties and is none"
    for term in of_kind(graph, *EITHER) - of_kind(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        yield f"{term} is functional and neither an object nor a datatype property"
    for term in of_kind(graph, OWL.AnnotationProperty):
        if any((term, predicate, None) in graph for predicate in (RDFS.domain, RDFS.range, OWL.inverseOf)):
            yield f"{term} is an annotation property with an axiom"
    for members in graph.objects(None, OWL.members):
        if not all(isinstance(member, URIRef) for member in Collection(graph, members)):
            yield "a list of disjoint classes has an expression"
    objects = of_kind(graph, OWL.ObjectProperty)
    for subject, predicate, value in graph:
        if isinstance(value, Literal) and value.datatype and value.datatype not in DATATYPES:
            yield f"{subject} {predicate} {value}: {value.datatype} is no datatype of OWL 2 RL"
        if predicate in objects and isinstance(value, Literal):
            yield f"{subject} {predicate} {value}: a literal where an individual is wanted"


def of_kind(graph: Graph, *kinds: URIRef) -> set[object]:
    """What is of one of these types."""
    return {subject for kind in kinds for subject in graph.subjects(RDF.type, kind)}
