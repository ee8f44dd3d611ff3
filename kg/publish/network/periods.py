"""From when until when each statement of the network held or happened, for tools that draw time.

A date of publication never passes for a date of the world: each period says whether texts state both of its dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.dates import bounds, first_day, last_day
from kg.ontology.classes import local_name
from kg.project import KG, PROV, RDF, many, one, typed
from kg.publish.view import View
from kg.rdf.terms import id_of


@dataclass(frozen=True, slots=True)
class Period:
    """Its first and last day as YYYY-MM-DD, empty where open; stated, or in part only told by dates of articles."""

    start: str
    end: str
    stated: bool


def find_periods(view: View) -> Mapping[str, tuple[Period, ...]]:
    """The periods of each statement, by its id; none of those that nothing dates.

    Of what lasts, the periods of the states that rest on the statement; else its own date; else the days from the first
    to the last article that makes it.
    """
    found = defaultdict[str, list[Period]](list)
    for statement, period in states(view):
        found[statement].append(period)
    for *_, statement, about in view.network.edges(keys=True, data=True):
        if statement not in found and (own := own_period(about)):
            found[statement].append(own)
    return {statement: tuple(sorted(periods, key=lambda p: (p.start, p.end))) for statement, periods in found.items()}


def states(view: View) -> Iterator[tuple[str, Period]]:
    """The statements that states of the same relation and ends rest on, each with the period of such a state."""
    ids, edges = view.ids, list(view.network.edges(keys=True, data=True))
    ends = {statement: (subject, about["relation"], obj) for subject, obj, statement, about in edges}
    own = {statement: {*bounds(about["when"])} for *_, statement, about in edges}
    for node in typed(view.facts, KG.State):
        state = view.facts[node]
        subject, obj = (id_of(one(state, RDF[end]), ids.id) for end in ("subject", "object"))
        fact = subject, local_name(one(state, RDF.predicate)), obj
        basis = [id_of(statement, ids.statement) for statement in many(state, PROV.wasDerivedFrom)]
        told = {day for statement in basis for day in own.get(statement, ())}  # by texts, of days on which it held
        first = one(state, KG.reportedFrom)
        last = one(state, KG.reportedUntil) or one(state, KG.reportedOver)
        period = make_period(
            (one(state, KG.holdsFrom) or (first if first in told else ""), first),
            (one(state, KG.holdsUntil) or (last if last in told else ""), last),
        )
        for statement in basis:
            if period and ends.get(statement) == fact:
                yield statement, period


def own_period(about: Mapping[str, Any]) -> Period | None:
    """The period of a statement by itself."""
    begin, end = bounds(about["when"])
    if begin or end:
        return make_period((begin, ""), (end, ""))
    return make_period(("", about["first_seen"] or ""), ("", about["last_seen"] or ""))


def make_period(begin: tuple[str, str], end: tuple[str, str]) -> Period | None:
    """A period from its two dates, each as stated and as reported; months and years become their first and last days.

    >>> make_period(("2011", ""), ("", "2015-02-10"))
    Period(start='2011-01-01', end='2015-02-10', stated=False)
    >>> make_period(("2011", ""), ("", ""))
    Period(start='2011-01-01', end='', stated=True)
    """
    start, stop = first_day(begin[0]) or first_day(begin[1]), last_day(end[0]) or last_day(end[1])
    if not start and not stop:
        return None
    reported = (start and not first_day(begin[0])) or (stop and not last_day(end[0]))
    return Period(start, max(start, stop) if stop else "", not reported)


def cover(periods: list[tuple[Period, ...]]) -> Period | None:
    """From the first to the last of all periods; none if one of the things that they are of is not dated."""
    if not periods or not all(periods):
        return None
    every = [period for of_one in periods for period in of_one]
    starts, ends = {period.start for period in every}, {period.end for period in every}
    return Period(min(starts), "" if "" in ends else max(ends), all(period.stated for period in every))
