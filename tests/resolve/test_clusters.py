"""Which chains of several articles become one entity, and which must not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load_gazetteer
from kg.model import Article, Chain, Form, Mention, Reading, Span
from kg.resolve import resolve

ANNA = ("Person", "Anna Berg", Form.NAME, None)
BERG = ("Person", "Berg", Form.NAME, None)
PRISONERS = ("Group", "prisoners", Form.DESCRIPTION, None)
NORWAY = ("Country", "Norway", Form.NAME, "Q20")
OSLO = ("Place", "Oslo", Form.NAME, None)


def read(article: str, *chains: tuple[str, str, Form, str | None]) -> Reading:
    """An article that names these, each once."""
    text, mentions, found = "", [], []
    for number, (kind, name, form, wikidata) in enumerate(chains):
        span = Span(len(text), len(text) + len(name))
        text += name + " "
        mentions.append(Mention(f"{article}-m{number}", span, kind, name, form, wikidata=wikidata))
        found.append(Chain(f"{article}-c{number}", kind, name, (f"{article}-m{number}",)))
    return Reading(Article(article, text), tuple(mentions), tuple(found))


def entities(*readings: Reading) -> list[str]:
    return [e.name for e in resolve(readings, load_gazetteer()).entities]


def test_full_names_of_one_kind_are_one_across_articles():
    assert entities(read("a", ANNA), read("b", ANNA)) == ["Anna Berg"]


def person(name: str) -> tuple[str, str, Form, None]:
    return ("Person", name, Form.NAME, None)


def test_a_middle_initial_may_be_left_out_where_only_one_has_the_name():
    assert len(entities(read("a", person("Anna M. Berg")), read("b", ANNA), read("c", person("Anna Maria Berg")))) == 1


def test_people_with_other_middle_initials_are_others():
    found = entities(read("a", person("Anna M. Berg")), read("b", person("Anna K. Berg")), read("c", ANNA))
    assert sorted(found) == ["Anna Berg", "Anna K. Berg", "Anna M. Berg"]


def test_a_bare_surname_never_leaves_its_article():
    assert len(entities(read("a", BERG), read("b", BERG))) == 2


def test_descriptions_never_leave_their_article():
    assert len(entities(read("a", PRISONERS), read("b", PRISONERS))) == 2


def test_a_territory_is_one_under_all_its_names():
    people = ("Country", "Norwegians", Form.DEMONYM, "Q20")
    resolution = resolve([read("a", NORWAY), read("b", people)], load_gazetteer())
    [norway] = resolution.entities
    assert dict(norway.links) == {"wikidata": "Q20", "iso3166": "NO", "geonames": "3144096"}


def test_a_city_is_linked_by_its_name():
    [oslo] = resolve([read("a", OSLO)], load_gazetteer()).entities
    assert dict(oslo.links) == {"geonames": "3143244", "country": "NO"}


def test_namesakes_of_two_kinds_have_two_ids():
    paper = ("Organization", "Anna Berg", Form.NAME, None)
    found = resolve([read("a", ANNA, paper)], load_gazetteer()).entities
    assert len({e.id for e in found}) == 2


def test_a_join_of_two_names_is_a_judgement_with_its_reason():
    [judgement] = resolve([read("a", ANNA), read("b", person("Anna M. Berg"))], load_gazetteer()).judgements
    assert (judgement.left, judgement.verdict, judgement.right) == ("a-c0", "same", "b-c0")
    assert "name: middle name left out" in judgement.reasons


@given(st.permutations([read("a", ANNA, BERG), read("b", ANNA, NORWAY), read("c", NORWAY, PRISONERS), read("d", BERG)]))
def test_the_order_of_articles_does_not_matter(readings):
    usual = resolve(sorted(readings, key=lambda r: r.article.id), load_gazetteer())
    assert resolve(readings, load_gazetteer()) == usual
