"""What an ontology's page speaks of: its terms by what they are for, each with an anchor of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import OWL, SKOS
from rdflib.term import Node

from kg.ontology import Ontology
from kg.ontology.classes import local_name
from kg.ontology.turtle import texts_of, typed
from kg.rdf.prefixes import PREFIXES
from kg.rdf.vocab import KG, PLOVER

DESCRIBING = tuple(KG[n] for n in "Kind Relation EventRelation CueClass SpeechCueClass WordClass".split())
WORDS = (KG.Former, KG.Honorific, KG.Prospective, KG.LightVerb)  # lists of words with a use of their own
MAPPINGS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
SCHEME = URIRef(str(PLOVER).rstrip("#"))


@dataclass(frozen=True, eq=False)
class Terms:
    """The terms of an ontology, each list in the order in which the page has it."""

    ontology: Ontology
    anchors: dict[URIRef, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give each term its local name as anchor; terms of kg go first, so that its namespace can be this page."""
        everything = [*self.kinds, *self.relations, *self.events, *self.model_classes, *self.model_properties]
        everything += [*self.schemes, *self.concepts, *self.describing, *self.cues, *self.words, *self.inverses]
        for term in sorted(set(everything), key=lambda t: (t not in KG, t)):
            free = local_name(term) not in self.anchors.values()
            self.anchors[term] = local_name(term) if free else str(term)

    def values(self, term: Node, *properties: URIRef) -> list[URIRef]:
        """The IRIs that properties lead to, sorted by their labels."""
        found = {o for p in properties for o in self.ontology.graph.objects(term, p) if isinstance(o, URIRef)}
        return self._ordered(found)

    def texts(self, term: URIRef, prop: URIRef) -> tuple[str, ...]:
        """What a property says, sorted."""
        return texts_of(self.ontology.graph, term, prop)

    def label(self, term: URIRef) -> str:
        """The English label, else any, else the short name."""
        graph = self.ontology.graph
        labels = [o for p in (SKOS.prefLabel, RDFS.label) for o in graph.objects(term, p) if isinstance(o, Literal)]
        found = sorted(labels, key=lambda o: (o.language != "en", str(o)))
        return str(found[0]) if found else short(term)

    @cached_property
    def kinds(self) -> list[URIRef]:
        """Classes of entities, and the actors above some of them."""
        return self._sorted(KG.Kind, also=[KG.Actor])

    @cached_property
    def relations(self) -> list[URIRef]:
        """The relations of the news by label."""
        return self._ordered(URIRef(r.iri) for r in self.ontology.relations.values())

    @cached_property
    def events(self) -> list[URIRef]:
        """The classes of events below kg:Event."""
        below = {s for s in self.ontology.graph.transitive_subjects(RDFS.subClassOf, KG.Event) if isinstance(s, URIRef)}
        return self._ordered(below - {KG.Event})

    @cached_property
    def model_classes(self) -> list[URIRef]:
        """What kg writes beside entities and classes of events."""
        others = {*self.kinds, *self.events, *DESCRIBING}
        return [t for t in self._sorted(OWL.Class) if t in KG and t not in others]

    @cached_property
    def model_properties(self) -> list[URIRef]:
        """The properties of what kg writes."""
        found = self._sorted(OWL.ObjectProperty, OWL.DatatypeProperty)
        return [t for t in found if t in KG and "model" in self.texts(t, KG.role)]

    @cached_property
    def inverses(self) -> list[URIRef]:
        """The relations read the other way round, where they are terms."""
        return [t for t in self._sorted(OWL.ObjectProperty) if "inverse" in self.texts(t, KG.role)]

    @cached_property
    def schemes(self) -> list[URIRef]:
        """The lists of concepts of the model."""
        return [t for t in self._sorted(SKOS.ConceptScheme) if t != SCHEME]

    @cached_property
    def concepts(self) -> list[URIRef]:
        """The members of all schemes."""
        return [t for t in self._sorted(SKOS.Concept) if t not in WORDS]

    @cached_property
    def describing(self) -> list[URIRef]:
        """The language in which relations are described: classes first."""
        return [*DESCRIBING, *(t for t in self._sorted(OWL.AnnotationProperty) if t in KG)]

    @cached_property
    def cues(self) -> list[URIRef]:
        """Classes of words that say how firmly something is presented."""
        return self._sorted(KG.CueClass)

    @cached_property
    def words(self) -> list[URIRef]:
        """Classes of words that patterns share, and those with a use of their own."""
        return self._sorted(KG.WordClass, also=[w for w in WORDS if (w, KG.lemma, None) in self.ontology.graph])

    def members(self, scheme: URIRef) -> list[URIRef]:
        """The concepts of a scheme."""
        return [c for c in self.concepts if (c, SKOS.inScheme, scheme) in self.ontology.graph]

    def mappings(self, term: URIRef) -> Iterator[tuple[str, URIRef]]:
        """How a term compares with others elsewhere: "closeMatch", the other."""
        for name in MAPPINGS:
            for other in self.values(term, SKOS[name]):
                yield name, other

    def _sorted(self, *classes: URIRef, also: list[URIRef] | None = None) -> list[URIRef]:
        found = {*typed(self.ontology.graph, *classes), *(also or ())}
        return self._ordered(t for t in found if (t, RDF.type, None) in self.ontology.graph)

    def _ordered(self, found: Iterable[URIRef]) -> list[URIRef]:
        return sorted(found, key=lambda term: (self.label(term).lower(), term))


def short(iri: URIRef) -> str:
    """An IRI with a prefix where kg has one.

    >>> short(URIRef("http://www.wikidata.org/entity/Q5")), short(URIRef("https://example.org/a"))
    ('wd:Q5', 'https://example.org/a')
    """
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if str(iri).startswith(namespace) and str(iri) != namespace:
            return f"{prefix}:{str(iri).removeprefix(namespace)}"
    return str(iri)
