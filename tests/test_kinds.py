"""What the built-in ontology promises about kinds, statuses, the RDF model and the PLOVER scheme."""

from collections import Counter

import pytest
from rdflib import RDFS, SKOS, Graph, URIRef
from rdflib.namespace import RDF

from kg.model import Status
from kg.ontology import builtin_folder, load_ontology
from kg.rdf.vocab import KG, PLOVER

EIGHT = {"Person", "Group", "Organization", "Country", "Place", "Agreement", "Award", "Good"}


def test_the_eight_kinds_have_colours_of_their_own() -> None:
    coloured = {k.name: k.colour for k in load_ontology().kinds.values() if k.colour}
    assert set(coloured) == EIGHT
    assert len(set(coloured.values())) == 8


def test_every_kind_is_one_of_the_eight_or_below_one() -> None:
    ontology = load_ontology()
    for kind in ontology.kinds:
        assert len(ontology.ancestors(kind) & EIGHT) == 1, kind


def test_a_cue_gives_one_kind() -> None:
    cues = Counter(cue for kind in load_ontology().kinds.values() for cue in kind.cues)
    assert [cue for cue, times in cues.items() if times > 1] == []
    assert all(cue == cue.lower().strip() for cue in cues)


def test_statuses_are_those_of_the_model() -> None:
    listed = load_ontology().graph.subjects(SKOS.inScheme, KG.StatusScheme)
    assert {str(s).removeprefix(str(KG)) for s in listed} == {str(status) for status in Status}


def test_terms_of_the_rdf_model_are_no_relations() -> None:
    assert not {"status", "agent", "recipient", "event", "states", "place", "time"} & set(load_ontology().relations)


def test_plover_types_that_relations_name_are_in_the_scheme() -> None:
    scheme = Graph().parse(builtin_folder() / "plover.ttl")
    types = {str(s).removeprefix(str(PLOVER)) for s in scheme.subjects(SKOS.notation)}
    assert len(types) == 16
    assert {r.plover for r in load_ontology().relations.values() if r.plover} <= types


def test_every_kg_term_that_record_writes_is_declared() -> None:
    declared = load_ontology().graph
    for name in (
        *("Statement", "Claim", "Event", "Moment", "status", "confidence", "articleCount", "validFrom", "validUntil"),
        *("Report", "report", "firstPrintedIn", "reportCount", "outletCount", "firstSeen", "lastSeen"),
        *("event", "states", "size", "extractor", "trigger", "agent", "recipient", "place", "time"),
        *("State", "holdsFrom", "holdsUntil", "reportedFrom", "reportedUntil", "reportedOver", "begunBy", "endedBy"),
        *("ended", "contradicts"),
        *(f"{part}{side}" for part in ("subject", "object", "trigger") for side in ("Begin", "End")),
    ):
        assert (URIRef(str(KG) + name), RDF.type, None) in declared, name
        assert declared.value(URIRef(str(KG) + name), RDFS.label), name


@pytest.mark.parametrize(
    ("relation", "status", "plover"),
    [
        ("aided", "actual", "AID"),
        ("aided", "planned", "AGREE"),
        ("met", "negated", "REJECT"),
        ("attacked", "possible", "THREATEN"),
    ],
)
def test_the_plover_type_of_an_event_depends_on_its_status(relation: str, status: str, plover: str) -> None:
    assert load_ontology().relations[relation].plover_type(Status(status)) == plover
