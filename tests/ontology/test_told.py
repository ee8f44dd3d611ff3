"""Each term is told in words and shown by an example."""

from __future__ import annotations

from rdflib import OWL, RDFS, SKOS, Graph, Literal, URIRef

from kg.rdf.prefixes import PREFIXES
from tests.ontology.sources import KG, OURS, declared, ontology, ours, read

EXAMPLE, EVENT_CLASS = URIRef(KG + "example"), URIRef(KG + "eventClass")
TERMS = sorted(
    term
    for term in declared(ontology(), OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    | declared(read("plover"), SKOS.Concept)
    if ours(term)
)
SHOWN = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def shows(term: URIRef) -> bool:
    """By an example of its own, or by those of the relation that it is the inverse or the class of events of."""
    told = [term, *ontology().objects(term, OWL.inverseOf), *ontology().subjects(EVENT_CLASS, term)]
    return any((t, p, None) in ontology() for t in told for p in (SKOS.example, EXAMPLE))


def test_there_are_terms() -> None:
    assert len(TERMS) > 230


def test_a_term_has_a_label_a_definition_and_an_example() -> None:
    for term in TERMS:
        (label,) = [*ontology().objects(term, RDFS.label), *ontology().objects(term, SKOS.prefLabel)]
        assert isinstance(label, Literal)
        assert label.language == "en"
        assert (term, SKOS.definition, None) in ontology() or (term, OWL.inverseOf, None) in ontology(), term
        assert shows(term), term


def test_an_example_in_turtle_uses_the_term_and_says_nothing_untrue_of_the_ontology() -> None:
    whole, checked = ontology() + read("territories"), 0
    for term in TERMS:
        for example in ontology().objects(term, SKOS.example):
            if isinstance(example, Literal) and not example.language:
                shown = Graph().parse(data=SHOWN + example, format="turtle")
                assert any(term in triple for triple in shown), example
                checked += 1
                for subject, predicate, value in shown:
                    if str(subject).startswith((*OURS, PREFIXES["wd"])):
                        assert str(value) in map(str, whole.objects(subject, predicate)), example
    assert checked > 90
