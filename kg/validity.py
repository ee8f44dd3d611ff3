"""From when until when states hold: in office, under sanctions, detained.

What is a state, and what begins and ends it, the ontology says (docs/time.md). A begin or an end is known where a
claim dates it; else it is bounded by the dates for which articles report the state. The two are kept apart. All comes
from the claims together, in whatever order their articles came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.assertions import Assertion
from kg.bounds import Effect
from kg.dates import last_day
from kg.ontology import Relation

Key = tuple[str, str, str]  # subject, relation, object of a state


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A date in the history of a state, with the statement that tells of it. Marks are in order of their last days."""

    day: str
    date: str
    statement: str


@dataclass(frozen=True, slots=True)
class State:
    """A period in which a lasting relation held between two entities; dates are days, months or years, or unknown."""

    subject: str
    predicate: str
    object: str
    number: int = 0  # periods of one state are counted
    holds_from: str = ""
    holds_until: str = ""
    reported_from: str = ""
    reported_until: str = ""
    reported_over: str = ""
    begun_by: frozenset[str] = frozenset()
    ended_by: frozenset[str] = frozenset()
    reported_by: frozenset[str] = frozenset()

    @property
    def first(self) -> str:
        """The day by which it had begun."""
        return last_day(self.holds_from or self.reported_from)

    @property
    def last(self) -> str:
        """The last day on which it is known to have held, an end aside."""
        return max(self.first, last_day(self.reported_until))

    @property
    def open(self) -> bool:
        """Whether no end is known."""
        return not (self.holds_until or self.reported_over)


@dataclass
class History:
    """What articles tell of one state: when it began, held, ended; `ceased` ends it unless it is reported later."""

    begun: set[Mark] = field(default_factory=set)
    held: set[Mark] = field(default_factory=set)
    ended: set[Mark] = field(default_factory=set)
    ceased: set[Mark] = field(default_factory=set)  # dated
    over: set[Mark] = field(default_factory=set)  # not dated: the articles that speak of it as over


def derive_states(facts: Iterable[Assertion], relations: Mapping[str, Relation]) -> tuple[State, ...]:
    """The states that these facts tell of, sorted: assertions that are actual, and nobody's mere word."""
    told = list(facts)
    histories = read_histories(told, relations)
    bound_histories(histories, told, relations)
    states = [s for key, h in histories.items() for s in periods(key, h, bool(relations[key[1]].event_class))]
    return tuple(sorted(succeed(states, relations), key=lambda s: (s.subject, s.predicate, s.object, s.number)))


def read_histories(facts: Iterable[Assertion], relations: Mapping[str, Relation]) -> dict[Key, History]:
    """What the claims of lasting relations themselves tell.

    A dated claim of a happening ("detained in May") tells when the state began, one of a relation without happenings
    ("head of state in 2009") a time at which it held. An undated one tells that it held when its article appeared.
    """
    found: dict[Key, History] = defaultdict(History)
    for fact in facts:
        relation = relations[fact.predicate]
        if not relation.lasting:
            continue
        history = found[fact.fact]
        if fact.ended:
            history.over |= marks(fact, fact.reported)
        elif fact.dated and relation.event_class:
            history.begun |= marks(fact, fact.dated)
        elif fact.dated:
            history.held |= marks(fact, fact.begin) | marks(fact, fact.end)
        else:
            history.begun |= marks(fact, fact.begin)
            history.ended |= marks(fact, fact.end)
            history.held |= marks(fact, fact.reported)
    return found


def bound_histories(
    histories: dict[Key, History], facts: Iterable[Assertion], relations: Mapping[str, Relation]
) -> None:
    """Add what claims of other relations tell: a release of being detained, an appointment of holding office."""
    keys: dict[Key, list[Key]] = defaultdict(list)
    for key in histories:
        subject, state, obj = key
        for ends in ((subject, state, obj), (subject, state, ""), ("", state, obj)):
            keys[ends].append(key)
    for fact in facts:
        for bound in relations[fact.predicate].bounds:
            subject, obj = bound.ends(fact.subject, fact.object)
            for key in keys[subject, bound.state, obj]:
                history = histories[key]
                dated = {Effect.BEGINS: history.begun, Effect.ENDS: history.ended, Effect.MAY_END: history.ceased}
                dated[bound.effect] |= marks(fact, fact.dated)
                if bound.effect is not Effect.BEGINS and not fact.dated:
                    history.over |= marks(fact, fact.reported)


def marks(fact: Assertion, date: str) -> set[Mark]:
    """A date of a history; none where it is no date."""
    return {Mark(last_day(date), date, fact.statement)} if last_day(date) else set()


def periods(key: Key, history: History, happens: bool) -> Iterator[State]:
    """The periods of one state: each end closes one, and what is told after it belongs to the next.

    Of what happens, only a dated begin opens a next one: an undated claim after a release may well retell the arrest.
    """
    cuts = sorted({mark.day: mark for mark in sorted(history.ended, reverse=True)}.values())
    number = 0
    for before, cut in zip(["", *(c.day for c in cuts)], [*cuts, None], strict=True):
        begun, held = (
            sorted(m for m in told if before < m.day and (not cut or m.day <= cut.day))
            for told in (history.begun, history.held)
        )
        retold = happens and before and not begun
        if not (begun or held) or retold:
            continue
        state = open_period(State(*key, number), begun, held)
        if cut:
            by = frozenset(m.statement for m in history.ended if m.day == cut.day)
            yield replace(state, holds_until=cut.date, ended_by=by)
        else:
            yield cease(state, history)
        number += 1
    if not number and cuts and history.held:  # detained some time before the release
        by = frozenset(m.statement for m in history.ended if m.day == cuts[0].day)
        yield State(
            *key, holds_until=cuts[0].date, ended_by=by, reported_by=frozenset(m.statement for m in history.held)
        )


def open_period(state: State, begun: Sequence[Mark], held: Sequence[Mark]) -> State:
    """A period with its begin: a dated one, unless the state is reported for a day before."""
    first = begun[0] if begun and not (held and held[0].day < begun[0].day) else None
    reports = sorted([*held, *(mark for mark in begun if not first or mark.day > first.day)])
    return replace(
        state,
        holds_from=first.date if first else "",
        begun_by=frozenset(m.statement for m in begun if first and m.day == first.day),
        reported_from=reports[0].date if reports else "",
        reported_until=reports[-1].date if reports else "",
        reported_by=frozenset(m.statement for m in reports),
    )


def cease(state: State, history: History) -> State:
    """The last period, ended by the first word that it is over which no later report gainsays."""
    ceased, over = (sorted(m for m in told if m.day >= state.last) for told in (history.ceased, history.over))
    if ceased and not (over and over[0].day < ceased[0].day):
        by = frozenset(m.statement for m in ceased if m.day == ceased[0].day)
        return replace(state, holds_until=ceased[0].date, ended_by=by)
    if over:
        by = frozenset(m.statement for m in over if m.day == over[0].day)
        return replace(state, reported_over=over[0].date, ended_by=by)
    return state


def succeed(states: Iterable[State], relations: Mapping[str, Relation]) -> Iterator[State]:
    """The states, where one alone can hold a thing at a time ended by the next one's begin.

    Nobody succeeds another before the last day on which that one is reported: these two contradict each other.
    """
    known = list(states)
    holders: dict[tuple[str, str], list[State]] = defaultdict(list)
    for state in known:
        if relations[state.predicate].sole_holder and state.first:
            holders[state.predicate, state.object].append(state)
    for state in known:
        rivals = holders[state.predicate, state.object] if state.first and state.open else ()
        later = [r for r in rivals if r.subject != state.subject and r.first > state.last]
        if later:
            following = min(later, key=lambda r: (r.first, r.subject, r.number))
            by, known_day = following.begun_by or following.reported_by, following.holds_from
            over = "" if known_day else following.reported_from
            yield replace(state, ended_by=by, holds_until=known_day, reported_over=over)
        else:
            yield state
