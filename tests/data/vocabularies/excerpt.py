"""Makes one of these files from a vocabulary's own definitions: `python excerpt.py NAMESPACE FILE > name.ttl`.

What tests ask is kept: which terms there are, whether they are classes or properties, their labels, ends and parents,
what is disjoint and what is out of date. Comments, examples and members of code lists are left out.
"""

from __future__ import annotations

import sys

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Dataset, Graph, Literal, Namespace, URIRef

SCHEMA = Namespace("https://schema.org/")
KEPT = {
    RDF.type,
    RDFS.label,
    RDFS.domain,
    RDFS.range,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.deprecated,
    OWL.disjointWith,
    OWL.equivalentClass,
    OWL.inverseOf,
    SCHEMA.supersededBy,
}
TERMS = {RDFS.Class, RDFS.Datatype, RDF.Property, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
TERMS |= {OWL.AnnotationProperty, OWL.SymmetricProperty, OWL.TransitiveProperty, OWL.FunctionalProperty}


def excerpt(namespace: str, file: str) -> Graph:
    """The kept triples on the terms of a namespace."""
    whole, found = Dataset(default_union=True), Graph()
    whole.parse(file)
    found.bind("", namespace)
    for prefix, uri in (("owl", OWL), ("schema", SCHEMA), ("skos", SKOS)):
        found.bind(prefix, uri)
    terms = {s for t in TERMS for s in whole.subjects(RDF.type, t) if isinstance(s, URIRef) and s.startswith(namespace)}
    for s, p, o in whole.triples((None, None, None)):
        told = p in KEPT and s in terms and not isinstance(o, BNode) and (p != RDF.type or o in TERMS)
        name = isinstance(o, Literal) and (o.language not in (None, "en") or s.endswith(("#" + o, "/" + o)))
        if told and not name:
            found.add((s, p, o))
    return found


if __name__ == "__main__":
    print(excerpt(*sys.argv[1:3]).serialize(format="turtle").strip())
