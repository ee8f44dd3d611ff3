"""RDF → JSON-LD with a @context made from the ontology, the same for all graphs.

A term of kg goes by its local name ("released"), one of another vocabulary by its prefixed name ("skos:prefLabel"). The
context says which values are IRIs, numbers or days; a value that is something else says so itself.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import KgError
from kg.ontology import builtin_folder
from kg.publish.view import View
from kg.rdf.known import KG, RDF, RDFS
from kg.rdf.prefixes import BASE, OUTSIDE, names
from kg.rdf.terms import Term

STRING, VOCAB = OUTSIDE["xsd"] + "string", OUTSIDE["kg"]
LINKS = {NamedNode(OUTSIDE["owl"] + "ObjectProperty"), KG.Relation, KG.EventRelation}
OTHERS = {  # what the values of other vocabularies' properties are here, and of those that have no range
    "@id": (
        *("dcterms:conformsTo", "dcterms:publisher", "dcterms:source", "nif:referenceContext", "org:member"),
        *("org:organization", "org:post", "org:postIn", "org:role", "owl:inverseOf", "prov:used"),
        *("prov:wasAssociatedWith", "prov:wasAttributedTo", "prov:wasDerivedFrom", "prov:wasGeneratedBy"),
        *("rdf:object", "rdf:predicate", "rdf:subject", "rdfs:isDefinedBy", "rdfs:subClassOf", "rdfs:subPropertyOf"),
        *("sem:eventType", "skos:closeMatch", "skos:exactMatch", "skos:inScheme", "void:vocabulary"),
    ),
    OUTSIDE["xsd"] + "date": (
        *("dcterms:issued", "kg:firstSeen", "kg:lastSeen", "sem:hasBeginTimeStamp", "sem:hasEndTimeStamp"),
    ),
    OUTSIDE["xsd"] + "integer": ("nif:beginIndex", "nif:endIndex"),
}

Json = dict[str, Any]


def write(view: View) -> Iterator[bytes]:
    """The union of all graphs as one flat document, a node a line."""
    kinds, spelt = read_ranges(), cache(spell)
    shared = cache(shorten)
    facts = defaultdict[str, list[str]](list)
    for subject, predicate, obj, _ in view.lines:
        if predicate == RDF.type and isinstance(obj, NamedNode):
            fact = f'"@type": "{shared(obj.value)}"'
        else:
            fact = f'"{shared(predicate.value)}": {spelt(obj, kinds.get(predicate.value, ""))}'
        facts[identify(subject)].append(fact)
    yield b'{"@context": ' + json.dumps(make_context(), indent=1).encode() + b',\n"@graph": ['
    between = "\n"
    for node in sorted(facts):
        yield f"{between}{describe(node, facts[node])}".encode()
        between = ",\n"
    yield b"\n]}\n"


def context(view: View) -> Iterator[bytes]:
    """The @context alone, which is that of every graph."""
    yield (json.dumps({"@context": make_context()}, indent=1) + "\n").encode()


def make_context() -> Json:
    """Prefixes, then every property of which all values are of one sort."""
    terms = {shorten(iri): {"@id": iri, "@type": kind} for iri, kind in read_ranges().items()}
    return {"@vocab": VOCAB} | OUTSIDE | dict(sorted(terms.items()))


@cache
def read_ranges() -> Mapping[str, str]:
    """What the values of a property are by the ontology: "@id", or the IRI of a datatype."""
    found = {OUTSIDE[name.partition(":")[0]] + name.partition(":")[2]: kind for kind in OTHERS for name in OTHERS[kind]}
    for quad in parse(path=str(builtin_folder() / "kg.ttl"), format=RdfFormat.TURTLE):
        term, value = quad.subject, quad.object
        if isinstance(term, NamedNode) and isinstance(value, NamedNode):
            if quad.predicate == RDF.type and value in LINKS:
                found[term.value] = "@id"
            elif quad.predicate == RDFS.range and value.value.startswith(OUTSIDE["xsd"]) and value.value != STRING:
                found[term.value] = value.value
    return found


def shorten(iri: str) -> str:
    """A term's key: a local name, a prefixed name, or the whole IRI."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    space, name = iri[:cut], iri[cut:]
    prefix = names(BASE).get(space)
    if prefix not in OUTSIDE or not re.fullmatch(r"[A-Za-z][\w-]*", name, re.ASCII):
        return iri
    return name if space == VOCAB and name not in OUTSIDE else f"{prefix}:{name}"


def spell(term: Term, kind: str) -> str:
    """A value as JSON, with what the context does not say of it."""
    return json.dumps(value(term, kind), ensure_ascii=False)


def value(term: Term, kind: str) -> Any:
    """A value, where those of its property are of a kind: "@id", a datatype, or "" where they are anything."""
    if not isinstance(term, Literal):
        return identify(term) if kind == "@id" else {"@id": identify(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == (kind or STRING):
        return term.value
    return {"@value": term.value} | ({} if term.datatype.value == STRING else {"@type": term.datatype.value})


def identify(node: NamedNode | BlankNode | Triple) -> str:
    """The whole IRI: longer than a prefixed name, and the same to every reader."""
    if isinstance(node, Triple):
        raise KgError("JSON-LD has no triple terms; write rdf12 or nquads instead")
    return node.value if isinstance(node, NamedNode) else str(node)


def describe(node: str, facts: Iterable[str]) -> str:
    """One node as an object; a property of several values has a list of them."""
    values, name = defaultdict[str, list[str]](list), json.dumps(node, ensure_ascii=False)
    for fact in sorted(set(facts)):
        key, _, text = fact.partition(": ")
        values[key].append(text)
    lists = {key: texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]" for key, texts in values.items()}
    return "".join(['{"@id": ', name, *(f", {key}: {text}" for key, text in lists.items()), "}"])
