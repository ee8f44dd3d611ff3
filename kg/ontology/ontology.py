"""ontology/*.ttl → kinds, relations, cues: the one reader of the ontology.

Stands before everything else: extraction matches its patterns, the RDF and the page take labels, classes and
colours from it. Its format is described in docs/ontology.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, SKOS
from rdflib.term import Node

from kg.errors import InputError
from kg.model import Status
from kg.ontology.bounds import Bound, read_bounds
from kg.ontology.classes import adopt_classes, kinds_at, local_name
from kg.ontology.lexicon import read_patterns, read_word_classes
from kg.ontology.occasions import Role, event_roles, widest
from kg.ontology.patterns import Pattern, PatternError
from kg.ontology.turtle import parse_turtle, read_text, text_of, texts_of, typed
from kg.rdf.vocab import KG, SCHEMA


class OntologyError(ValueError):
    """Something that an ontology says and kg cannot use; the message names it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of entities; `name` is the local name ("Person"), parents are local names as well."""

    name: str
    label: str
    parents: tuple[str, ...]
    cues: tuple[str, ...] = ()  # head nouns that give a name this kind: "ministry", "embassy"
    colour: str | None = None
    vague: frozenset[str] = frozenset()  # head nouns too vague to be an end: "officials"
    telling: frozenset[str] = frozenset()  # head nouns that are enough alone: "rebels"


@dataclass(frozen=True, slots=True)
class Relation:
    """One predicate: what it means, which kinds it joins, and the words that evoke it."""

    name: str
    iri: str
    label: str
    definition: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool = False
    inverse_name: str | None = None
    inverse_label: str | None = None
    plover: str | None = None  # the type of its events when they are actual
    plover_unless_actual: tuple[tuple[Status, str], ...] = ()
    event_class: str | None = None
    occasion: str | None = None  # the widest class of its events: a brokered release is a release
    owner_of_object: bool = False  # "condemned Russia's bombing" is a relation to Russia
    owner_of_subject: bool = False  # "a Kenyan airstrike killed" is a deed of Kenya
    constructions: frozenset[str] = frozenset()  # ways of speaking that state it without a word of its own
    country_titles: tuple[str, ...] = ()  # titles that are held in a country even where none is named beside them
    attitude: bool = False  # to will or to say it is to do it: who tries to undermine somebody opposes him
    sole_holder: bool = False  # one person at a time stands in it to a country
    roles: tuple[Role, ...] = ()  # the further parts in its events
    own_country: bool = False  # a country that it leads to is the subject's own
    lasting: bool = False  # it is or begins a state, which holds from one day to another
    bounds: tuple[Bound, ...] = ()  # the states that it begins or ends
    patterns: tuple[Pattern, ...] = ()
    blocked_by: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def plover_type(self, status: Status) -> str | None:
        """The PLOVER type of an event of this status: aid is AID, promised aid AGREE."""
        return dict(self.plover_unless_actual).get(status, self.plover)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that changes how firmly its complement is presented (a signature in the sense of Karttunen 1971).

    `affirmed` is the status of the complement under the word itself, `denied` under its negation; `says` marks
    a word that reports speech, so that its subject becomes the speaker; `wills` one whose subject wants to do what
    it governs.
    """

    lemma: str
    affirmed: str
    denied: str
    says: bool = False
    wills: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # two loads are two values: usable as a cache key
class Ontology:
    """The relations, kinds and cues of one or several Turtle files."""

    iri: str
    version: str
    kinds: Mapping[str, Kind]
    relations: Mapping[str, Relation]
    cues: Mapping[str, Cue]
    light_verbs: frozenset[str]
    graph: Graph = field(repr=False)
    institutions: Mapping[str, frozenset[str]] = field(default_factory=dict)  # words for a country by its Wikidata id
    former: frozenset[str] = frozenset()  # words that end a title: "ousted"
    honorifics: frozenset[str] = frozenset()  # words that only announce a name: "sheikh"
    prospective: frozenset[str] = frozenset()  # words of a title that is not yet held: "likely"

    def ancestors(self, kind: str) -> frozenset[str]:
        """The kind itself and every kind above it."""
        return _ancestors(self, kind)

    def main_kind(self, kind: str) -> str:
        """The kind that people see: a ministry is an Organization, an embassy a Place.

        Main kinds are those with a colour: the ones that the guidelines and the legend know.
        """
        level = {kind}
        while level:
            if coloured := sorted(k for k in level if k in self.kinds and self.kinds[k].colour):
                return coloured[0]
            level = {parent for k in level if k in self.kinds for parent in self.kinds[k].parents}
        return kind

    def admits(self, relation: Relation, subject: str, obj: str) -> bool:
        """Whether the relation may join these two kinds."""
        return self.fits(subject, relation.domain) and self.fits(obj, relation.range)

    def fits(self, kind: str, wanted: frozenset[str]) -> bool:
        """Whether a kind is one of the wanted ones or below one of them; no wish fits all."""
        return not wanted or bool(self.ancestors(kind) & wanted)


@lru_cache(maxsize=4096)
def _ancestors(ontology: Ontology, kind: str) -> frozenset[str]:
    found, todo = set[str](), [kind]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += ontology.kinds[name].parents if name in ontology.kinds else ()
    return frozenset(found)


def builtin_folder() -> Path:
    """Where the ontology files lie: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "_ontology"
    return inside if inside.is_dir() else package.parent / "ontology"


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """The ontology that comes with kg, with the PLOVER types that its relations point to."""
    graph = Graph()
    for name in ("kg.ttl", "plover.ttl"):
        graph += parse_turtle(read_text(builtin_folder() / name), name)
    return read_ontology(graph)


@lru_cache(maxsize=8)
def extend_ontology(turtle: str, source: str) -> Ontology:
    """The built-in ontology with what a user's Turtle adds; a relation that it describes is replaced whole.

    Where the Turtle says that it replaces the built-in one (`dcterms:replaces`), of that only kinds and cues remain.
    Raises InputError naming `source` when it is no Turtle or holds a pattern that cannot be read.
    """
    graph, own = Graph(), parse_turtle(turtle, source)
    graph += load_ontology().graph
    replaced = set(own.subjects(RDF.type, None)) & set(graph.subjects(RDF.type, None))
    if (None, DCTERMS.replaces, URIRef(load_ontology().iri)) in own:
        replaced |= {URIRef(r.iri) for r in load_ontology().relations.values()}
    for term in replaced:
        graph.remove((term, None, None))
    graph += own
    adopt_classes(graph, own)
    try:
        return read_ontology(graph)
    except (PatternError, OntologyError) as error:
        raise InputError(source, str(error)) from None


def read_ontology(graph: Graph) -> Ontology:
    """Kinds, relations and cues of an ontology graph, in a stable order."""
    header = next(iter(typed(graph, OWL.Ontology)), URIRef(str(KG)))
    kinds = {k.name: k for k in _kinds(graph)}
    relations = {r.name: r for r in _relations(graph)}
    check_limits(kinds, relations.values())
    check_bounds(relations)
    cues = {c.lemma: c for c in _cues(graph)}
    light, former, honorifics, prospective = (
        frozenset(str(v) for v in graph.objects(concept, KG.lemma))
        for concept in (KG.LightVerb, KG.Former, KG.Honorific, KG.Prospective)
    )
    version = str(graph.value(header, OWL.versionInfo) or "")
    institutions = _institutions(graph)
    words = light, graph, institutions, former, honorifics, prospective
    return Ontology(str(header), version, kinds, relations, cues, *words)


def check_limits(kinds: Mapping[str, Kind], relations: Iterable[Relation]) -> None:
    """Raise OntologyError where a pattern is limited to a kind that there is not, which would never match."""
    for pattern in (p for relation in relations for p in relation.patterns):
        if unknown := sorted((pattern.subject_kinds | pattern.object_kinds) - set(kinds)):
            raise OntologyError(f"pattern {pattern.text!r} is limited to {', '.join(unknown)}, which is no kind")


def check_bounds(relations: Mapping[str, Relation]) -> None:
    """Raise OntologyError where a relation begins or ends what is no state."""
    for relation, bound in ((r, bound) for r in relations.values() for bound in r.bounds):
        if bound.state not in relations or not relations[bound.state].lasting:
            raise OntologyError(f"{relation.name} begins or ends {bound.state!r}, which is no lasting relation")


def _kinds(graph: Graph) -> Iterator[Kind]:
    for iri in typed(graph, KG.Kind):
        parents = (local_name(p) for p in graph.objects(iri, RDFS.subClassOf) if str(p).startswith(str(KG)))
        name, colour = local_name(iri), text_of(graph, iri, KG.colour)
        if colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise OntologyError(f"the colour of {name} is {colour!r}; write it like #0072B2")
        yield Kind(
            name,
            text_of(graph, iri, RDFS.label) or name,
            tuple(sorted(parents)),
            texts_of(graph, iri, KG.cue),
            colour,
            frozenset(texts_of(graph, iri, KG.vague)),
            frozenset(texts_of(graph, iri, KG.telling)),
        )


def _unless_actual(graph: Graph, plover: Node | None) -> Iterator[tuple[Status, str]]:
    """What events of a PLOVER type are of while they are not actual, where they change their type."""
    whens = ((Status.PLANNED, KG.whenPlanned), (Status.POSSIBLE, KG.whenPossible), (Status.NEGATED, KG.whenNegated))
    for status, when in whens:
        if plover and (other := graph.value(plover, when)):
            yield status, local_name(other)


def _relations(graph: Graph) -> Iterator[Relation]:
    classes = read_word_classes(graph)
    for iri in typed(graph, KG.Relation, KG.EventRelation, OWL.ObjectProperty):
        name = local_name(iri)
        if graph.value(iri, KG.role):  # properties of the RDF model, not of the news
            continue
        plover, event = graph.value(iri, KG.plover), graph.value(iri, KG.eventClass)
        yield Relation(
            name=name,
            iri=str(iri),
            label=text_of(graph, iri, RDFS.label) or name,
            definition=text_of(graph, iri, SKOS.definition) or "",
            domain=kinds_at(graph, iri, SCHEMA.domainIncludes, RDFS.domain),
            range=kinds_at(graph, iri, SCHEMA.rangeIncludes, RDFS.range),
            symmetric=(iri, RDF.type, OWL.SymmetricProperty) in graph,
            inverse_name=text_of(graph, iri, KG.inverseName),
            inverse_label=text_of(graph, iri, KG.inverseLabel),
            plover=local_name(plover) if plover else None,
            plover_unless_actual=tuple(_unless_actual(graph, plover)),
            event_class=local_name(event) if event else None,
            occasion=widest(graph, URIRef(str(event))) if event else None,
            owner_of_object=bool(graph.value(iri, KG.ownerOfObject)),
            owner_of_subject=bool(graph.value(iri, KG.ownerOfSubject)),
            constructions=frozenset(texts_of(graph, iri, KG.construction)),
            country_titles=tuple(w for text in texts_of(graph, iri, KG.countryTitle) for w in text.split("|")),
            attitude=bool(graph.value(iri, KG.attitude)),
            sole_holder=bool(graph.value(iri, KG.soleHolder)),
            roles=tuple(event_roles(graph, URIRef(str(event)))) if event else (),
            own_country=bool(graph.value(iri, KG.ownCountry)),
            lasting=bool(graph.value(iri, KG.lasting)),
            bounds=tuple(read_bounds(graph, iri)),
            patterns=tuple(read_patterns(graph, iri, classes)),
            blocked_by=texts_of(graph, iri, KG.blockedBy),
            examples=texts_of(graph, iri, KG.example),
            counter_examples=texts_of(graph, iri, KG.counterExample),
        )


def _institutions(graph: Graph) -> dict[str, frozenset[str]]:
    found = dict[str, set[str]]()
    for country, word in graph.subject_objects(KG.institution):
        found.setdefault(local_name(country), set()).add(str(word))
    return {country: frozenset(words) for country, words in sorted(found.items())}


def _cues(graph: Graph) -> Iterator[Cue]:
    for iri in typed(graph, KG.CueClass):
        affirmed, denied = graph.value(iri, KG.affirmed), graph.value(iri, KG.denied)
        statuses = set(Status)
        if not affirmed or not denied or {local_name(affirmed), local_name(denied)} - statuses:
            raise OntologyError(f"cue class {local_name(iri)} needs kg:affirmed and kg:denied, each a status")
        for lemma in texts_of(graph, iri, KG.lemma):
            says, wills = (iri, RDF.type, KG.SpeechCueClass) in graph, bool(graph.value(iri, KG.will))
            yield Cue(lemma, local_name(affirmed), local_name(denied), says, wills)
