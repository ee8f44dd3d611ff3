"""From when until when states hold: in office, under sanctions, detained.

What is a state, and what begins and ends it, the ontology says (docs/time.md). A begin or an end is known where a
claim dates it; else it is bounded by the dates for which articles report the state. The two are kept apart. All comes
from the claims together, in whatever order their articles came.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import permutations

from kg.chronicle.assertions import Assertion
from kg.dates import last_day
from kg.ontology import Relation
from kg.ontology.bounds import Effect

MIXED = 0.25  # from this share of reports on the wrong side on, nobody knows which of two holders succeeds the other
Key = tuple[str, str, str]  # subject, relation, object of a state


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A date in the history of a state, with the statement that tells of it. Marks are in order of their last days."""

    day: str
    date: str
    statement: str
    article: str = ""
    dated: bool = True  # or else the date of the article that tells of it


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


@dataclass
class History:
    """What articles tell of one state: when it began, held and ended, and by when they speak of it as over."""

    begun: set[Mark] = field(default_factory=set)
    held: set[Mark] = field(default_factory=set)
    ended: set[Mark] = field(default_factory=set)
    over: set[Mark] = field(default_factory=set)

    def forget_retold(self) -> None:
        """Let go of reports that it held by articles that tell of its end: they say what ended, not that it goes on.

        Where nothing else tells that it ever held, they stay.
        """
        ending = {mark.article for mark in self.ended | self.over}
        rest = {mark for mark in self.held if mark.dated or mark.article not in ending}
        if rest or self.begun:
            self.held = rest


def derive_states(facts: Iterable[Assertion], relations: Mapping[str, Relation]) -> tuple[State, ...]:
    """The states that these facts tell of, sorted: assertions that are actual, and nobody's mere word."""
    told = list(facts)
    histories = read_histories(told, relations)
    bound_histories(histories, told, relations)
    succeed(histories, relations)
    states = (state for key, history in histories.items() for state in periods(key, history))
    return tuple(sorted(states, key=lambda s: (s.subject, s.predicate, s.object, s.number)))


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
            history.over |= marks(fact)
        elif fact.dated and relation.event_class:
            history.begun |= marks(fact, fact.dated)
        elif fact.dated:
            history.held |= marks(fact, fact.begin) | marks(fact, fact.end)
        else:
            history.begun |= marks(fact, fact.begin)
            history.ended |= marks(fact, fact.end)
            history.held |= marks(fact)
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
                history, dated = histories[key], marks(fact, fact.dated)
                if bound.effect is Effect.BEGINS:
                    history.begun |= dated
                elif bound.effect is Effect.ENDS and dated:
                    history.ended |= dated
                else:
                    history.over |= dated or marks(fact)
    for history in histories.values():
        history.forget_retold()


def marks(fact: Assertion, date: str | None = None) -> set[Mark]:
    """A date that a claim gives, or that of its article; none where it is no date."""
    text = fact.reported if date is None else date
    return {Mark(last_day(text), text, fact.statement, fact.article.id, date is not None)} if last_day(text) else set()


def succeed(histories: Mapping[Key, History], relations: Mapping[str, Relation]) -> None:
    """Where one alone can hold a thing at a time, let the next holder's begin be the end of the last one.

    Titles are given too freely for the last report to tell: who succeeds whom is told by the turn from the reports of
    the one to those of the other, where few of either lie on the wrong side. One report makes no successor, nor do
    reports of who is reported more often for another place: these are mistaken, most likely.
    """
    sole = {key: history.begun | history.held for key, history in histories.items() if relations[key[1]].sole_holder}
    most: dict[tuple[str, str], int] = defaultdict(int)
    for key, told in sole.items():
        most[key[:2]] = max(most[key[:2]], len(told))
    holders: dict[tuple[str, str], list[tuple[History, set[Mark]]]] = defaultdict(list)
    for key, told in sole.items():
        if len(told) == most[key[:2]]:
            holders[key[1:]].append((histories[key], told))
    for rivals in holders.values():
        for (last, told), (following, told_later) in permutations(rivals, 2):
            if day := handover({m.day for m in told}, {m.day for m in told_later}):
                later = {m for m in told_later if m.day >= day}
                last.over |= {replace(m, dated=m in following.begun) for m in later}
                following.held &= later


def handover(one: Set[str], other: Set[str]) -> str:
    """The day of the turn from one holder's reports to another's; nothing where they lie too mixed to tell."""
    day = turn(one, other)
    late, early = sum(d > day for d in one), sum(d < day for d in other)
    return day if len(other) > 1 and late < MIXED * len(one) and early < MIXED * len(other) else ""


def periods(key: Key, history: History) -> Iterator[State]:
    """The periods of one state: each end closes one, and only a dated begin opens the next.

    What is told after an end without a date most likely retells: "who was arrested in that raid", "President Moss"
    of one who is dead.
    """
    cuts = sorted({mark.day: mark for mark in sorted(history.ended, reverse=True)}.values())
    number = 0
    for before, cut in zip(["", *(c.day for c in cuts)], [*cuts, None], strict=True):
        begun, held = (
            sorted(m for m in told if before < m.day and (not cut or m.day <= cut.day))
            for told in (history.begun, history.held)
        )
        if not begun and (before or not held):
            continue
        state = State(*key, number)
        if cut:
            yield replace(span(state, begun, held), holds_until=cut.date, ended_by=at(cut.day, history.ended))
        else:
            yield cease(state, begun, held, sorted(m for m in history.over if m.day > before))
        number += 1
    if not number and cuts and history.held:  # it began some time before the end
        by = frozenset(m.statement for m in history.held)
        yield State(*key, holds_until=cuts[0].date, ended_by=at(cuts[0].day, history.ended), reported_by=by)


def span(state: State, begun: Sequence[Mark], held: Sequence[Mark]) -> State:
    """A period with its begin: a dated one, unless the state is reported for a day before."""
    first = begun[0] if begun and not (held and held[0].day < begun[0].day) else None
    reports = sorted([*held, *(mark for mark in begun if not first or mark.day > first.day)])
    return replace(
        state,
        holds_from=first.date if first else "",
        begun_by=at(first.day, begun) if first else frozenset(),
        reported_from=reports[0].date if reports else "",
        reported_until=reports[-1].date if reports else "",
        reported_by=frozenset(m.statement for m in reports),
    )


def cease(state: State, begun: Sequence[Mark], held: Sequence[Mark], over: Sequence[Mark]) -> State:
    """The last period, ended where most of the later reports say that it is over."""
    day = turn([m.day for m in (*begun, *held)], [m.day for m in over])
    whole = span(state, *([m for m in told if not day or m.day <= day] for told in (begun, held)))
    if not day or not whole.first:
        return span(state, begun, held)
    last = [m for m in over if m.day == day]
    known = [m for m in last if m.dated]
    date = (known or last)[0].date
    return replace(
        whole,
        holds_until=date if known else "",
        reported_over="" if known else date,
        ended_by=at(day, known or last),
    )


def turn(before: Iterable[str], after: Iterable[str]) -> str:
    """The day on which one thing gives way to another: the last that leaves the fewest of their days on the wrong side.

    Days are counted once; nothing where it never gives way.

    >>> turn(["2013", "2014", "2015", "2018"], ["2014", "2016", "2017", "2019"])
    '2016'
    >>> turn(["2013", "2014", "2015"], ["2013"])
    ''
    """
    early, late = sorted(set(before)), sorted(set(after))
    wrong = {day: len(early) - bisect_right(early, day) + bisect_left(late, day) for day in late}
    best = min(reversed(late), key=lambda day: wrong[day], default="")
    return best if best and wrong[best] < len(late) else ""


def at(day: str, told: Iterable[Mark]) -> frozenset[str]:
    """The statements that tell of a day."""
    return frozenset(mark.statement for mark in told if mark.day == day)
