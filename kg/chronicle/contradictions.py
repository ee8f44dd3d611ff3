"""Which statements cannot both be right: told by different voices, of one fact or one office, at one time.

A voice is a speaker, or an outlet that says it itself. Rather too few than too many: what is told of different times,
or by one voice, does not contradict, and neither does a plan that came to nothing (docs/time.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations, product

from kg.chronicle.assertions import Assertion
from kg.chronicle.validity import State
from kg.dates import first_day, last_day
from kg.model import Status
from kg.ontology import Relation
from kg.ontology.bounds import Effect

DAYS = 30  # an article without dates of its own speaks of the days before it, and is of one time with others so near
LEAST = 0.2  # of two holders of one office, the one reported less is taken for one from this share of reports on

Fact = tuple[str, str, str]
Pair = tuple[str, str]  # two statements, in order


def find_contradictions(
    assertions: Collection[Assertion], states: Iterable[State], relations: Mapping[str, Relation]
) -> tuple[Pair, ...]:
    """The pairs of statements that contradict each other, sorted."""
    states = tuple(states)
    found = {
        *denials(assertions, states, relations),
        *rivals(assertions, states, relations),
        *outlived(assertions, relations),
    }
    return tuple(sorted({(min(pair), max(pair)) for pair in found}))


def denials(
    assertions: Iterable[Assertion], states: Iterable[State], relations: Mapping[str, Relation]
) -> Iterator[Pair]:
    """What one voice says happened and another denies; of an accusation, its content is what is denied.

    What lasts is denied as long as it lasts: "nobody was detained", says the minister two months after the arrest.
    """
    lasting: dict[Fact, list[State]] = defaultdict(list)
    for state in states:
        lasting[state.subject, state.predicate, state.object].append(state)
    facts: dict[Fact, list[Assertion]] = defaultdict(list)
    for said in (a for a in assertions if not relations[a.predicate].attitude):
        facts[said.fact].append(said)
    for fact, told in facts.items():
        yes = [said for said in told if said.status is Status.ACTUAL and not said.ended]
        no = [said for said in told if said.denies and not (said.reported and first_day(said.begin) > said.reported)]
        for a, b in product(yes, no):
            if apart(a, b) and (at_once(a, b) or any(holds_at(state, b) for state in lasting[fact])):
                yield a.statement, b.statement


def apart(one: Assertion, other: Assertion) -> bool:
    """Whether two voices say it: two speakers, or a speaker and an outlet, or two outlets in reports of their own."""
    return voice(one) != voice(other) and bool(one.speaker or other.speaker or one.report != other.report)


def voice(said: Assertion) -> str:
    """Who says it: the speaker, else the outlet, else the article."""
    return said.speaker or said.article.publisher or said.article.id


def holds_at(state: State, denial: Assertion) -> bool:
    """Whether a state lasted when it was denied: it had begun, and no end of it was told yet."""
    day = last_day(denial.dated or denial.reported)
    until = last_day(state.holds_until or state.reported_over) or state.last
    return bool(day and state.first) and state.first <= day <= until


def at_once(one: Assertion, other: Assertion) -> bool:
    """Whether both may speak of the same time; never where that is not known, but within one article."""
    if not (one.dated or other.dated) and one.article.id == other.article.id:
        return True
    (begin, end), (start, stop) = time_of(one), time_of(other)
    return bool(begin and start) and begin <= stop and start <= end


def time_of(said: Assertion) -> Pair:
    """The first and last day that a claim may speak of: its own dates, else the days before its article."""
    if said.dated:
        return first_day(said.begin), last_day(said.end)
    if not said.reported:
        return "", ""
    day = date.fromisoformat(first_day(said.reported))
    return (day - timedelta(DAYS)).isoformat(), last_day(said.reported)


def rivals(
    assertions: Iterable[Assertion], states: Iterable[State], relations: Mapping[str, Relation]
) -> Iterator[Pair]:
    """Two holders of what one alone can hold, each reported more than once, neither elsewhere as a former one.

    Nobody counts for a place who is reported more often for another: a mistaken reading, most likely.
    """
    told: dict[Fact, list[Assertion]] = defaultdict(list)
    former: set[Fact] = set()
    for said in (a for a in assertions if relations[a.predicate].sole_holder and a.status is Status.ACTUAL):
        if said.ended:
            former.add(said.fact)
        else:
            told[said.fact].append(said)
    days = {fact: len({said.reported for said in all_said}) for fact, all_said in told.items()}
    holders: dict[tuple[str, str], list[State]] = defaultdict(list)
    for state in states:
        fact = state.subject, state.predicate, state.object
        others = (n for (who, what, _), n in days.items() if (who, what) == fact[:2])
        if state.first and days.get(fact, 0) > 1 and fact not in former and days[fact] == max(others):
            holders[state.predicate, state.object].append(state)
    for one, other in (pair for group in holders.values() for pair in combinations(group, 2)):
        sides = [(state.subject, state.predicate, state.object) for state in (one, other)]
        counts = sorted(days[side] for side in sides)
        if one.subject == other.subject or counts[0] < LEAST * counts[1]:
            continue
        begin, end = max(one.first, other.first), min(one.last, other.last)
        for a, b in product(*([a for a in told[side] if begin <= last_day(a.reported) <= end] for side in sides)):
            if apart(a, b) and at_once(a, b):
                yield a.statement, b.statement


def outlived(assertions: Collection[Assertion], relations: Mapping[str, Relation]) -> Iterator[Pair]:
    """What one voice says has ended and another, in the days after, that it goes on.

    An article that speaks of a detention after the release mostly retells it; that it goes on is somebody's word, or
    told as "since" a day.
    """
    told: dict[Fact, list[Assertion]] = defaultdict(list)
    for said in assertions:
        goes_on = (said.speaker and not said.when) or (said.begin and not said.end)
        if goes_on and said.status is Status.ACTUAL and not said.ended and relations[said.predicate].event_class:
            for ends in (said.fact, (said.subject, said.predicate, ""), ("", said.predicate, said.object)):
                told[ends].append(said)
    for said in (a for a in assertions if a.status is Status.ACTUAL):
        for bound in (b for b in relations[said.predicate].bounds if b.effect is Effect.ENDS):
            subject, obj = bound.ends(said.subject, said.object)
            day = last_day(said.dated or said.reported)
            for still in told[subject, bound.state, obj]:
                if apart(said, still) and day and still.reported >= day and at_once(said, still):
                    yield said.statement, still.statement
