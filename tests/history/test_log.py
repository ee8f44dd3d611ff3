"""The history gives back every state that was recorded, and what changed between any two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.history import Action, State, compare, read_difference, read_log, read_state, record
from kg.library import open_library
from tests.history.states import state
from tests.history.test_compare import TOLD


@given(st.lists(TOLD, min_size=1, max_size=5))
def test_any_two_states_are_compared_without_resolving_again(histories):
    states = [State(), *(state(*told) for told in histories)]
    with open_library(None) as library:
        for number, after in enumerate(states[1:], 1):
            assert record(library.connection, Action("build"), after).number == number
        for number, expected in enumerate(states):
            assert read_state(library.connection, number) == expected
        for until in range(len(states)):
            for since in range(until + 1):
                found = read_difference(library.connection, since, until)
                assert found.changes == compare(states[since], states[until])


@given(TOLD, TOLD, TOLD)
def test_changes_in_two_steps_add_up(first, second, third):
    """What two steps gain and lose of statements is, after what was both gained and lost, what one step does."""
    steps = [state(*told) for told in (first, second, third)]
    one, two, both = compare(*steps[:2]), compare(*steps[1:]), compare(steps[0], steps[2])
    gone = {*two.lost, *two.unsupported, *(old for old, _ in two.restated)}
    come = {*one.gained, *(new for _, new in one.restated)}
    later = {*two.gained, *(new for _, new in two.restated)}
    earlier = {*one.lost, *one.unsupported, *(old for old, _ in one.restated)}
    assert {*both.gained, *(new for _, new in both.restated)} == (come - gone) | (later - earlier)
    assert {*both.lost, *both.unsupported, *(old for old, _ in both.restated)} == (earlier - later) | (gone - come)


def test_actions_come_back_as_they_were_recorded():
    action = Action("withdraw", ("a", "ü; DROP TABLE action"), "2024-05-01T10:00:00+00:00", {"reason": "[bold]x"})
    with open_library(None) as library:
        record(library.connection, action, state("a: ada met bo"))
        [found] = read_log(library.connection)
    assert (found.command, found.arguments, found.time) == (action.command, action.arguments, action.time)
    assert found.details == {"reason": "[bold]x", "outcome": {"articles_added": 1, "gained": 1, "entities_gained": 2}}


@pytest.mark.parametrize("numbers", [(2, None), (None, 2), (-1, None), (0, 7)])
def test_a_number_that_is_not_in_the_log_is_said(numbers):
    with open_library(None) as library:
        record(library.connection, Action("build"), state("a: ada met bo"))
        with pytest.raises(KgError, match=r"no action -?\d in the log; the last is 1"):
            read_difference(library.connection, *numbers)
