"""What changed between two states: people are followed by their chains, statements by their claims."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.history import State, compare
from tests.history.states import state

PEOPLE, RELATIONS = ["ada", "bo", "cy"], ["met", "accused"]
TOLD = st.lists(
    st.builds(
        lambda article, subject, relation, obj, more: f"{article}: {subject} {relation} {obj}{more}",
        *(st.sampled_from(words) for words in ("abc", PEOPLE, RELATIONS, ["dee", "eve"], ["", " planned", " by cy"])),
    ),
    max_size=6,
    unique=True,
)


def changes(before: State, after: State) -> dict[str, object]:
    """What changed, without what did not."""
    found = compare(before, after)
    return {name: getattr(found, name) for name in found.counts()}


def test_what_comes_and_goes():
    before, after = state("a: ada met bo", "b: cy met dee"), state("a: ada met bo", "c: eve accused bo")
    assert changes(before, after) == {
        "articles_added": ("c",),
        "articles_withdrawn": ("b",),
        "gained": ("eve accused bo actual",),
        "unsupported": ("cy met dee actual",),
        "entities_gained": ("eve",),
        "entities_lost": ("cy", "dee"),
    }


def test_an_article_that_says_otherwise_now():
    before, after = state("a: ada met bo", "a: bo met cy"), state("a: ada met bo", "a: bo accused cy")
    assert changes(before, after) == {
        "articles_replaced": ("a",),
        "gained": ("bo accused cy actual",),
        "lost": ("bo met cy actual",),
    }


def test_the_same_fact_presented_otherwise():
    before, after = state("a: ada met bo planned by cy"), state("a: ada met bo by cy")
    assert changes(before, after) == {
        "articles_replaced": ("a",),
        "restated": (("ada met bo planned cy", "ada met bo actual cy"),),
    }


def test_another_speaker_is_another_statement():
    found = compare(state("a: ada met bo by cy"), state("a: ada met bo"))
    assert (found.lost, found.gained) == (("ada met bo actual cy",), ("ada met bo actual",))


def test_support_that_grows_and_shrinks():
    before, after = state("a: ada met bo", "b: ada met bo"), state("a: ada met bo", "c: ada met bo")
    assert changes(before, after)["resupported"] == (("ada met bo actual", "ada met bo actual"),)


def test_a_new_text_of_one_address_is_a_replacement_under_any_id():
    before = state("a: ada met bo", url={"a": "example.org"})
    after = state("a2: ada accused bo", url={"a2": "example.org"})
    assert changes(before, after) == {
        "articles_replaced": ("a2",),
        "gained": ("ada accused bo actual",),
        "lost": ("ada met bo actual",),
    }


def test_who_is_renamed_loses_and_gains_nothing():
    told = "a: ada met bo", "a: ada accused cy by ada"
    found = changes(state(*told), state(*told, called={"a ada": "ada-moss"}))
    assert found == {"renamed": (("ada", "ada-moss"),)}


def test_ids_that_change_places_are_followed():
    told = "a: x met bo", "b: y met bo"
    before, after = state(*told), state(*told, called={"a x": "y", "b y": "x"})
    assert changes(before, after) == {"renamed": (("x", "y"), ("y", "x"))}


def test_who_keeps_the_name_under_another_id_is_not_renamed():
    before, after = state("a: ada met bo"), state("a: ada met bo", called={"a ada": "ada-2"})
    after = replace(after, entities={**after.entities, "ada-2": before.entities["ada"]})
    assert changes(before, after) == {"moved": (("ada", "ada-2"),)}


def test_a_corrected_text_is_followed_by_what_it_says_of_the_renamed():
    before = state("a: ada met bo", "b: ada accused bo")
    after = state("b: ada accused bo", "c: ada met bo", called={"b ada": "ada-moss", "c ada": "ada-moss"})
    assert "lost" not in changes(before, after)
    assert changes(before, after)["resupported"] == (("ada met bo actual", "ada-moss met bo actual"),)


def test_two_become_one_and_come_apart_again():
    told = "a: ada met bo", "b: addie met bo", "b: addie accused cy"
    apart, merged = state(*told), state(*told, called={"b addie": "ada"})
    assert changes(apart, merged) == {
        "merged": ((("ada", "addie"), "ada"),),
        "resupported": (("ada met bo actual", "ada met bo actual"), ("addie met bo actual", "ada met bo actual")),
    }
    assert changes(merged, apart) == {
        "taken_apart": (("ada", ("ada", "addie")),),
        "resupported": (("ada met bo actual", "ada met bo actual"), ("ada met bo actual", "addie met bo actual")),
    }


@given(TOLD)
def test_nothing_changes_between_a_state_and_itself(told):
    assert changes(state(*told), state(*told)) == {}


@given(TOLD, TOLD)
def test_forth_and_back_are_mirror_images(told, others):
    there, back = (compare(*pair) for pair in ((state(*told), state(*others)), (state(*others), state(*told))))
    assert {*there.gained} | {new for _, new in there.restated} == {*back.lost, *back.unsupported} | {
        old for old, _ in back.restated
    }
    assert there.entities_gained == back.entities_lost
    assert sorted((new, old) for old, new in there.resupported) == sorted(back.resupported)
    assert there.articles_added == back.articles_withdrawn


@given(TOLD, st.permutations(PEOPLE))
def test_new_names_for_everybody_change_no_statement(told, names):
    renaming = {f"{article} {old}": new for article in "abc" for old, new in zip(PEOPLE, names, strict=True)}
    found = compare(state(*told), state(*told, called=renaming))
    assert (found.gained, found.lost, found.unsupported, found.restated, found.resupported) == ((), (), (), (), ())
