"""What titles and place names state, on sentences of our own whose mentions are marked by hand."""

from __future__ import annotations

import re
from functools import cache

import pytest
from rdflib import Graph

from kg.annotate import annotate, load_model
from kg.extract.scene import Scene
from kg.extract.title_lexicon import find_titles
from kg.extract.titles import read_titles
from kg.model import Article, Chain, Form, Mention, Span
from kg.ontology import Ontology, read_ontology

pytestmark = pytest.mark.model

TURTLE = """
@prefix kg: <https://w3id.org/kg-press/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
kg:headOf a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Country ;
    kg:title "Y's president" ; kg:countryTitle "president" ; kg:soleHolder true .
kg:office a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Country, kg:Organization ;
    kg:title "Y's minister|vice_president|secretary_of_state|spokesman" ; kg:countryTitle "secretary_of_state" .
kg:leads a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Organization ;
    kg:title "Y's president|head|founder" ; kg:blockedBy "deputy head" ; kg:construction "possession" .
kg:memberOf a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Organization ;
    kg:title "Y's lawmaker" ; kg:construction "adherence" .
kg:worksFor a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Organization, kg:Person ;
    kg:construction "belonging" .
kg:citizenOf a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Country ;
    kg:construction "belonging" .
kg:sentBy a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Country, kg:Person ;
    kg:title "Y's ambassador|envoy" .
kg:sentTo a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Country ;
    kg:title "ambassador to Y", "envoy to Y" .
kg:partOf a kg:Relation ; schema:domainIncludes kg:Organization ; schema:rangeIncludes kg:Country ;
    kg:title "Y's coast_guard" .
kg:locatedIn a kg:Relation ; schema:domainIncludes kg:Place, kg:Organization ;
    schema:rangeIncludes kg:Place, kg:Country ;
    kg:title "Y's city" ; kg:construction "containment" .
kg:Former kg:lemma "former" .
kg:Honorific kg:lemma "dr" .
wd:Q419 kg:institution "Pizarro Palace", "secretary of state" .
"""
KINDS = {"A": "Organization", "P": "Person", "C": "Country", "D": "Country", "O": "Organization", "L": "Place"}
MARK = re.compile(r"([APCDOL])\[([^\]|]*)\|?([^\]]*)\]")
WIKIDATA = {"Peru": "Q419", "Chile": "Q298"}


@cache
def ontology() -> Ontology:
    return read_ontology(Graph().parse(data=TURTLE, format="turtle"))


def see(marked: str) -> Scene:
    """A scene from a text with marks: the letters of KINDS before `[words]` or `[words|name]`."""
    text, mentions, last = "", list[Mention](), 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        span, name = Span(len(text), len(text) + len(mark[2])), mark[3] or mark[2]
        form = Form.DEMONYM if mark[1] in "AD" else Form.NAME
        wikidata = WIKIDATA.get(name)
        mentions.append(Mention(f"m{span.start}", span, KINDS[mark[1]], name, form, wikidata=wikidata))
        text += mark[2]
        last = mark.end()
    text += marked[last:]
    names = sorted({(m.kind, m.name) for m in mentions})
    chains = [Chain(n, k, n, tuple(m.id for m in mentions if (m.kind, m.name) == (k, n))) for k, n in names]
    article = Article("a", text)
    return Scene(article, annotate(article, load_model()), ontology(), mentions, chains)


def said(marked: str) -> set[tuple[str, str, str]]:
    """The findings of a marked text by names."""
    scene = see(marked)
    return {(f.subject.name, f.predicate, f.object.name) for f in read_titles(scene.doc, scene)}


@pytest.mark.parametrize(
    "text",
    [
        "D[Peruvian|Peru] President P[Ana Diaz] spoke.",
        "C[Peru]'s former president, P[Ana Diaz], spoke.",
        "The president of C[Peru], P[Ana Diaz], spoke.",
        "P[Ana Diaz], the president of C[Peru], spoke.",
        "P[Ana Diaz], 61, C[Peru]'s president, spoke.",
        "P[Ana Diaz] is the president of C[Peru].",
        "C[Peru], under President P[Ana Diaz], left the club.",
        "The president of C[Peru], Dr. P[Ana Diaz], spoke.",
        "P[Ana Diaz] was elected president of C[Peru].",
        "P[Ana Diaz] spent nine years as president of C[Peru].",
    ],
)
def test_one_office_in_many_orders(text: str) -> None:
    assert said(text) == {("Ana Diaz", "headOf", "Peru")}


def test_an_ambassador_has_a_sender_and_a_post() -> None:
    both = {("Ana Diaz", "sentBy", "Peru"), ("Ana Diaz", "sentTo", "Chile")}
    assert said("P[Ana Diaz], C[Peru]'s ambassador to C[Chile], spoke.") == both
    assert said("The D[Peruvian|Peru] ambassador to C[Chile] P[Ana Diaz] spoke.") == both


def test_the_longest_title_wins() -> None:
    assert said("D[Peruvian|Peru] Vice President P[Ana Diaz] spoke.") == {("Ana Diaz", "office", "Peru")}
    scene = see("The vice president spoke.")
    assert [scene.doc[t.start : t.end].text for t in find_titles(scene.doc, ontology())] == ["vice president"]


def test_the_kind_of_the_other_end_chooses_the_relation() -> None:
    assert said("O[Red Cross] President P[Ana Diaz] spoke in C[Peru].") == {("Ana Diaz", "leads", "Red Cross")}


def test_blocked_phrases_state_nothing() -> None:
    assert said("P[Ana Diaz], deputy head of the O[Red Cross], spoke.") == set()


def test_joined_titles_share_bearer_and_complement() -> None:
    text = "P[Ana Diaz], founder and head of the O[Red Cross], spoke."
    scene = see(text)
    triggers = {scene.doc[f.trigger[0]].text for f in read_titles(scene.doc, scene)}
    assert triggers == {"founder", "head"}


def test_plural_titles_go_to_each_or_respectively() -> None:
    assert said("D[Peruvian|Peru] ministers P[Ana Diaz] and P[Luis Rey] spoke.") == {
        ("Ana Diaz", "office", "Peru"),
        ("Luis Rey", "office", "Peru"),
    }
    assert said("The presidents of C[Peru] and C[Chile], P[Ana Diaz] and P[Luis Rey], spoke.") == {
        ("Ana Diaz", "headOf", "Peru"),
        ("Luis Rey", "headOf", "Chile"),
    }


def test_a_name_in_the_next_clause_bears_no_title() -> None:
    assert said("After meeting P[Ana Diaz], C[Chile]'s president said little.") == set()
    assert said("P[Ana Diaz], D[Chilean|Chile] President P[Luis Rey] and others met.") == {
        ("Luis Rey", "headOf", "Chile")
    }


def test_an_unsaid_country_is_the_one_the_article_ties_to_the_person() -> None:
    text = "D[Peruvian|Peru] President P[Ana Diaz] flew to C[Chile]. C[Chile] is dry. President P[Ana Diaz] spoke."
    assert said(text) == {("Ana Diaz", "headOf", "Peru")}


def test_an_unsaid_country_is_told_by_its_institutions() -> None:
    text = "President P[Ana Diaz] spoke at Pizarro Palace. C[Chile] sent a note to C[Peru]."
    assert said(text) == {("Ana Diaz", "headOf", "Peru")}


def test_an_unsaid_country_stays_unsaid_among_equals() -> None:
    assert said("President P[Ana Diaz] spoke. C[Chile] plays C[Bolivia].") == set()


def test_a_sole_office_is_not_given_twice() -> None:
    assert said("D[Chilean|Chile] President P[Luis Rey] met President P[Ana Diaz].") == {
        ("Luis Rey", "headOf", "Chile")
    }


def test_a_body_belongs_to_the_country_before_it() -> None:
    assert said("C[Peru]'s O[Coast Guard] found the boat.") == {("Coast Guard", "partOf", "Peru")}
    assert said("C[Chile] wrote. The O[Peruvian Coast Guard] found the boat.") == set()
    assert said("The D[Peruvian|Peru] navy wrote. The O[Peruvian Coast Guard] answered.") == {
        ("Peruvian Coast Guard", "partOf", "Peru")
    }


def test_former_marks_the_finding() -> None:
    scene = see("Former D[Peruvian|Peru] President P[Ana Diaz] met C[Chile]'s president, P[Luis Rey].")
    assert {f.subject.name: f.past for f in read_titles(scene.doc, scene)} == {"Ana Diaz": True, "Luis Rey": False}


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell on L[Cusco], C[Peru], for a week.",
        "The D[Peruvian|Peru] city of L[Cusco] slept.",
        "L[Cusco] in southern C[Peru] is high.",
    ],
)
def test_places_lie_in_places(text: str) -> None:
    assert said(text) == {("Cusco", "locatedIn", "Peru")}


def test_lists_of_places_are_no_addresses() -> None:
    assert said("They flew to L[Cusco], C[Chile] and C[Bolivia].") == set()


def test_bodies_lie_in_towns_and_territories_not_in_their_own_names() -> None:
    assert said("O[Rif Institute] in L[Cusco] is small.") == {("Rif Institute", "locatedIn", "Cusco")}
    assert said("The L[Cusco]-based O[Rif Institute] is small.") == {("Rif Institute", "locatedIn", "Cusco")}
    assert said("O[Rif Front] in C[Peru] is small.") == set()
    assert said("In L[Cusco], C[Peru]'s envoy spoke.") == set()


def test_a_second_title_before_a_name_is_skipped() -> None:
    assert said("The head of the O[Red Cross], President P[Ana Diaz], spoke.") == {("Ana Diaz", "leads", "Red Cross")}


@pytest.mark.parametrize(
    "text",
    [
        "A[Democratic|Democrats] lawmaker P[Ana Diaz] spoke.",
        "A[Democrat|Democrats] P[Ana Diaz] spoke.",
        "P[Ana Diaz], a moderate A[Democrat|Democrats], spoke.",
        "P[Ana Diaz], D-Ohio, spoke to other A[Democrats].",
    ],
)
def test_adherents_are_members(text: str) -> None:
    assert said(text) == {("Ana Diaz", "memberOf", "Democrats")}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("O[Rif Radio]'s P[Ana Diaz] reported.", "worksFor"),
        ("P[Ana Diaz] of the O[Rif Radio] reported.", "worksFor"),
        ("It rains.\nP[Ana Diaz], O[Rif Radio]\nIt snows.", "worksFor"),
        ("P[Ana Diaz]'s O[Rif Radio] reported.", "leads"),
    ],
)
def test_people_beside_bodies(text: str, relation: str) -> None:
    assert said(text) == {("Ana Diaz", relation, "Rif Radio")}


def test_whose_citizen_a_president_is_goes_without_saying() -> None:
    assert said("P[Ana Diaz] of C[Peru] won.") == {("Ana Diaz", "citizenOf", "Peru")}
    assert said("President P[Ana Diaz] won. C[Peru]'s P[Ana Diaz] smiled.") == {("Ana Diaz", "headOf", "Peru")}


def test_a_country_heard_of_far_more_leaves_an_office_without_one() -> None:
    quiet = "President P[Ana Diaz] spoke. Pizarro Palace agreed. Pizarro Palace slept. "
    assert said(quiet + "C[Chile] plays.") == set()


def test_owners_end_at_commas_and_articles() -> None:
    assert said("Beside C[Chile], D[Peruvian|Peru] President P[Ana Diaz] spoke.") == {("Ana Diaz", "headOf", "Peru")}
    assert said("C[Chile] and the D[Peruvian|Peru] president, P[Ana Diaz], spoke.") == {("Ana Diaz", "headOf", "Peru")}


def test_an_office_in_an_unknown_body_is_in_no_country() -> None:
    assert said("Open Harbour president P[Ana Diaz] spoke in C[Peru].") == set()
